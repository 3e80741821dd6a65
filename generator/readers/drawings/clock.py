"""A clock face with its hands, or without them for a pupil to draw."""

from __future__ import annotations

import re

from generator.document.drawings import Circle, Drawing, Label, Polyline, Shape, on_circle
from generator.readers.drawings.values import Values

NAME = "clock"
KEYS = ("time", "numbers", "minutes")
SPACE = False

_TIME = re.compile(r"([0-9]{1,2})\s*[.:]\s*([0-9]{2})")
_SIZE, _MIDDLE, _RADIUS = 40.0, 20.0, 19.0
_HOURS, _MINUTES = 12, 60
_NUMBER, _LETTERS = 14.2, 10.5
_HOUR_HAND, _MINUTE_HAND = 9.0, 13.6


def draw(values: Values) -> Drawing | None:
    time = _time(values)
    if values.failed:
        return None
    shown = values.choice("numbers", ("all", "quarters", "none"))
    shapes = [*_face(shown, values.choice("minutes", ("yes", "no")) == "yes")]
    hands = _hands(*time) if time else ()
    face = values.words("clock_face_alt")
    told = values.words("clock_alt", time=f"{time[0]}.{time[1]:02}") if time else face
    if values.answer or not time:
        return Drawing(_SIZE, _SIZE, tuple(shapes), face, hands, told, space=True)
    return Drawing(_SIZE, _SIZE, (*shapes, *hands), told)


def _time(values: Values) -> tuple[int, int] | None:
    if "time" not in values:
        return None
    found = _TIME.fullmatch(values.text("time"))
    if not found or int(found[1]) > 24 or int(found[2]) >= _MINUTES:
        values.wrong("time", "07.30, 7:05, 13.45")
        return None
    return int(found[1]), int(found[2])


def _face(numbers: str, minutes: bool) -> tuple[Shape, ...]:
    shapes: list[Shape] = [Circle(_MIDDLE, _MIDDLE, _RADIUS, 1.2)]
    for minute in range(_MINUTES):
        full = minute % 5 == 0
        if full or minutes:
            ends = (on_circle(_MIDDLE, _MIDDLE, radius, minute * 6) for radius in (17.0 if full else 18.0, _RADIUS))
            shapes.append(Polyline(tuple(ends), stroke=1.0 if full else 0.5))
    for hour in range(1, _HOURS + 1):
        if numbers == "all" or (numbers == "quarters" and hour % 3 == 0):
            x, y = on_circle(_MIDDLE, _MIDDLE, _NUMBER, hour * 30)
            shapes.append(Label(round(x, 2), round(y, 2), str(hour), _LETTERS, bold=True))
    return (*shapes, Circle(_MIDDLE, _MIDDLE, 0.9, 0, "solid"))


def _hands(hour: int, minute: int) -> tuple[Shape, ...]:
    """The short thick one moves on with the minutes."""
    middle = (_MIDDLE, _MIDDLE)
    short = on_circle(*middle, _HOUR_HAND, (hour % _HOURS) * 30 + minute / 2)
    return (
        Polyline((middle, short), stroke=2.6),
        Polyline((middle, on_circle(*middle, _MINUTE_HAND, minute * 6)), stroke=1.4),
    )
