"""Plain data: classes of named, typed values, compared by their values and never changed.

They are what `dataclasses.dataclass(frozen=True, slots=True)` makes, which takes a millisecond for each class and three
times as long for each instance. This program has some two hundred such classes and makes millions of instances; their
making was more than half of what a build of one paper cost. That nothing is changed, the type checker sees to.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform, overload

T = TypeVar("T")
_MISSING: Any = object()


class _Field:
    """How a value is made and what it counts for."""

    __slots__ = ("compare", "default", "factory", "init", "repr")

    def __init__(
        self,
        default: Any,
        factory: Callable[[], Any] | None = None,
        init: bool = True,
        compare: bool = True,
        repr: bool = True,  # noqa: A002 -- as `dataclasses` calls it
    ) -> None:
        self.default, self.factory = default, factory
        self.init, self.compare, self.repr = init, compare, repr


def field(
    *,
    default: Any = _MISSING,
    default_factory: Callable[[], Any] | None = None,
    init: bool = True,
    compare: bool = True,
    repr: bool = True,  # noqa: A002 -- as `dataclasses` calls it
) -> Any:
    """A value that is made anew for each instance, that the caller does not give, or that does not count when two are
    compared or shown."""
    return _Field(default, default_factory, init, compare, repr)


@overload
def record(cls: type[T], /) -> type[T]: ...
@overload
def record(*, eq: bool = True) -> Callable[[type[T]], type[T]]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[T] | None = None, /, *, eq: bool = True) -> Any:
    """A class of values. With `eq` False, an instance is equal to itself alone."""
    return _made(cls, eq, True) if cls else lambda other: _made(other, eq, True)


@overload
def changing(cls: type[T], /) -> type[T]: ...
@overload
def changing(*, eq: bool = True) -> Callable[[type[T]], type[T]]: ...
@dataclass_transform(frozen_default=False, field_specifiers=(field,))
def changing(cls: type[T] | None = None, /, *, eq: bool = True) -> Any:
    """The same for what is filled in bit by bit while it is made."""
    return _made(cls, eq, False) if cls else lambda other: _made(other, eq, False)


def replace(one: T, /, **changes: Any) -> T:
    """The same with other values. Raises TypeError for a name that it does not have."""
    for name in type(one).__match_args__:  # type: ignore[attr-defined]
        if name not in changes:
            changes[name] = getattr(one, name)
    return type(one)(**changes)


def names_of(cls: type) -> tuple[str, ...]:
    """The names of its values that a caller gives, in order."""
    names: tuple[str, ...] = cls.__match_args__  # type: ignore[attr-defined]
    return names


def as_dict(one: object) -> dict[str, Any]:
    return {name: getattr(one, name) for name in names_of(type(one))}


def _made(cls: type[T], eq: bool, hashable: bool) -> type[T]:
    fields: dict[str, _Field] = dict(getattr(cls, "_fields_of_record", {}))
    inherited = set(fields)
    for name, told in cls.__dict__.get("__annotations__", {}).items():  # noqa: RUF063 -- `inspect` is slow to load
        if not (isinstance(told, str) and told.startswith(("ClassVar", "typing.ClassVar"))):
            value = cls.__dict__.get(name, _MISSING)
            fields[name] = value if isinstance(value, _Field) else _Field(value)
            inherited.discard(name)
    body = {name: value for name, value in cls.__dict__.items() if name not in fields and name not in _NOT_KEPT}
    body["__qualname__"] = cls.__qualname__
    body["__slots__"] = tuple(name for name in fields if name not in inherited)
    body["__match_args__"] = tuple(name for name, one in fields.items() if one.init)
    body["_fields_of_record"] = fields
    body["__init__"] = _initializer(fields, "__post_init__" in cls.__dict__)
    body["_shown"] = tuple(name for name, one in fields.items() if one.repr)
    body.setdefault("__repr__", _represented)
    compared = [name for name, one in fields.items() if one.compare]
    if eq:
        body["_values"] = _values_of(compared)
        body.setdefault("__eq__", _equal)
        body.setdefault("__hash__", _hashed if hashable else None)
    made: type[T] = type(cls)(cls.__name__, cls.__bases__, body)  # type: ignore[misc]
    return made


_NOT_KEPT = frozenset(("__dict__", "__weakref__"))


def _initializer(fields: dict[str, _Field], post: bool) -> Any:
    known: dict[str, Any] = {"_MISSING": _MISSING}
    given, lines = [], []
    for name, one in fields.items():
        if one.factory is not None:
            known[f"_make_{name}"] = one.factory
        if one.init and one.factory is not None:
            given.append(f"{name}=_MISSING")
            lines.append(f" self.{name} = _make_{name}() if {name} is _MISSING else {name}")
        elif one.init:
            if one.default is not _MISSING:
                known[f"_default_{name}"] = one.default
                given.append(f"{name}=_default_{name}")
            else:
                given.append(name)
            lines.append(f" self.{name} = {name}")
        elif one.factory is not None:
            lines.append(f" self.{name} = _make_{name}()")
        elif one.default is not _MISSING:
            known[f"_default_{name}"] = one.default
            lines.append(f" self.{name} = _default_{name}")
    if post:
        lines.append(" self.__post_init__()")
    source = f"def __init__(self{''.join(f', {one}' for one in given)}):\n" + "\n".join(lines or [" pass"])
    exec(source, known)  # noqa: S102 -- names of a class of this program, which are identifiers
    return known["__init__"]


def _values_of(names: list[str]) -> Any:
    match names:
        case []:
            return staticmethod(lambda one: ())
        case [name]:
            get = attrgetter(name)
            return staticmethod(lambda one: (get(one),))
        case _:
            return staticmethod(attrgetter(*names))


def _equal(self: Any, other: object) -> Any:
    if type(other) is not type(self):
        return NotImplemented
    return self is other or self._values(self) == self._values(other)  # type: ignore[attr-defined]


def _hashed(self: Any) -> int:
    return hash(self._values(self))


def _represented(self: Any) -> str:
    values = ", ".join(f"{name}={getattr(self, name)!r}" for name in self._shown)
    return f"{type(self).__qualname__}({values})"
