"""A worksheet against plan and lesson: every question once, in its place, with the letters that the plan gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from generator.audit.facts import Facts
from generator.audit.flat import Flat, Standing
from generator.audit.guard import Guard
from generator.audit.leaks import PageNumbers, spoken_leaks
from generator.audit.letters import label, letters, quoted
from generator.audit.marks import as_marks
from generator.audit.options import indices
from generator.audit.pdf_paper import PdfPaper
from generator.audit.phrases import Phrases, behind, words_of
from generator.audit.places import place_faults
from generator.audit.plan_facts import as_answer, right_answer, spoken
from generator.audit.stimuli import Stimuli, Stimulus
from generator.audit.under_stem import Printed
from generator.audit.walk import Walk, walk
from generator.frozen import frozen, replace
from generator.words import Words


@frozen
class Sheet:
    """What a worksheet was found to print. `faults` are sentences without the paper's name."""

    printed: Mapping[str, Printed]
    faults: tuple[str, ...]

    def marks(self, words: Words) -> dict[str, str]:
        """How a key says what is right, by number."""
        return {
            number: as_marks(one.fact, one.options, indices(one.rows), words) for number, one in self.printed.items()
        }


@frozen
class Student:
    """Whose paper it is; `names` are those of all students of the run."""

    name: str
    class_name: str
    id: str
    names: Phrases

    def own(self) -> Phrases:
        return Phrases(map(words_of, (self.name, self.class_name, self.id)))


NOBODY = Student("", "", "", Phrases(()))


def audit_sheet(
    read: PdfPaper,
    version: Mapping[str, Any],
    facts: Facts,
    guard: Guard,
    words: Words,
    run: str,
    stimuli: Stimuli,
    student: Student = NOBODY,
) -> Sheet:
    items = {str(item["number"]): item for item in version["items"]}
    questions = [(number, fact) for number, item in items.items() if (fact := facts.of(item)) is not None]
    above = stimuli.of(items) if stimuli else {}
    done = walk(read.body, questions, words, above)
    # First which paper this is: one in another's place differs in all the rest too.
    faults = [*_page_marks(read, done, guard, str(version["code"]), run, words, student.own()), *done.faults]
    for number, printed in done.printed.items():
        faults.extend(f"question {number}: {fault}" for fault in plan_differs(printed, items[number]))
        faults.extend(f"question {number}: {fault}" for fault in unlike(read.body, printed))
    in_order = sorted(done.printed.values(), key=lambda printed: printed.start)
    faults.extend(place_faults(read.body, in_order, guard.rtl))
    if not done.faults:  # else words of questions that were not found would be told as strange ones
        faults.extend(_left_over(read, done, guard, student.own()))
        faults.extend(_strangers(read, done, guard, student))
    faults.extend(_nameless(read, student))
    faults.extend(_unannounced(read, done, above, words))
    return Sheet(done.printed, tuple(faults))


def plan_differs(printed: Printed, item: Mapping[str, Any]) -> Iterator[str]:
    """What the plan says of a question and its page does not."""
    fact = printed.fact
    if fact.pairs is not None:
        for place, (here, planned) in enumerate(zip(indices(printed.rows), item.get("rows", ()), strict=False), 1):
            if here != planned:
                one, other = _cell(fact.pairs.lefts, here), _cell(fact.pairs.lefts, planned)
                yield f"row {place} is {one}, but the plan has {other}"
    choices = fact.pairs.rights if fact.pairs else fact.choices
    for place, (here, planned) in enumerate(zip(printed.options, item.get("options", ()), strict=False)):
        if here != planned:
            name = f"row {place + 1}" if fact.kind == "statements" else label(place)
            yield f"at {name} stands {_cell(choices, here)}, but the plan has {_cell(choices, planned)} there"
    yield from key_differs(printed, as_answer(fact, item.get("answer")), "the key")


def key_differs(printed: Printed, said: object, who: str) -> Iterator[str]:
    """Whether an answer holds on the page, letter by letter of its text."""
    fact = printed.fact
    wanted = right_answer(fact, printed.options, indices(printed.rows))
    if said == wanted:
        return
    yield f"{who} says {spoken(said)}, but on the page {_on_page(printed, said)}; right is {_right(printed)}"  # type: ignore[arg-type]


def _on_page(printed: Printed, said: object) -> str:
    fact = printed.fact
    said_letters = (said,) if isinstance(said, str) else said if isinstance(said, tuple) else ()
    if fact.kind not in ("single-choice", "multiple-choice"):
        return f"it would be {spoken(right_answer(fact, printed.options, indices(printed.rows)))}"
    names = {label(place): index for place, index in enumerate(printed.options)}
    told = [
        f"{name} is {quoted(fact.choices[names[name]].words)}" if name in names else f"there is no {name}"
        for name in said_letters
        if isinstance(name, str)
    ]
    return " and ".join(told) or "it has letters"


def _right(printed: Printed) -> str:
    fact = printed.fact
    if fact.kind not in ("single-choice", "multiple-choice"):
        return spoken(right_answer(fact, printed.options, indices(printed.rows)))
    return " and ".join(
        f"{quoted(fact.choices[index].words)} at {label(place)}"
        for place, index in enumerate(printed.options)
        if fact.choices[index].right
    )


def _cell(choices: Sequence[Any], index: object) -> str:
    return quoted(choices[index].words) if isinstance(index, int) and 0 <= index < len(choices) else "nothing"


def unlike(flat: Flat, printed: Printed) -> Iterator[str]:
    """Options must be drawn alike: a colour, a weight, or one more shape at a letter would point at one of them."""
    fact = printed.fact
    if fact.kind not in ("single-choice", "multiple-choice", "ordering", "sorting"):
        return
    marks = {(flat.standing(span.start).run.color, flat.standing(span.start).run.font) for span in printed.spans}
    shapes = {flat.standing(span.start).run.paints for span in printed.spans if not _begins_page(flat, span.start)}
    texts = [
        (standing.run, fact.choices[span.choice])
        for span in printed.spans
        for standing in flat.between(span.text, span.end)
        if fact.choices[span.choice].bare
    ]
    colors = {run.color for run, _ in texts}
    fonts = {run.font for run, choice in texts if choice.text.isascii()}
    if any(len(looks) > 1 for looks in (marks, shapes, colors, fonts)):
        yield "its options are not drawn alike, which points at one of them"


def _begins_page(flat: Flat, at: int) -> bool:
    """Frames of a page are drawn before its first text."""
    return at == 0 or flat.standing(at - 1).page != flat.standing(at).page


def _left_over(read: PdfPaper, done: Walk, guard: Guard, own: Phrases) -> Iterator[str]:
    """What stands on the pages beside the questions. Between two questions nothing may that is not known."""
    allowed, numbers = guard.furniture(read.paper.fixed), PageNumbers(read.pages)
    printed_spans = ((printed.start, printed.end, printed.number) for printed in done.printed.values())
    spans = sorted((*printed_spans, *done.stimuli))
    at, last = 0, ""
    for start, end, number in (*spans, (len(read.body.text), len(read.body.text), "")):
        said = words_of(read.body.words(at, start))
        if not last:  # what is known of the student stands before the first question
            said = _without_own(said, allowed, own)
        left = numbers.without(allowed.left_over(said))
        if last and number and any(left):
            yield f"after question {last} stands {quoted(read.body.words(at, start))}, which no question accounts for"
        else:
            yield from spoken_leaks(said, allowed, guard, numbers)
            yield from _stray_numbers(read.body.between(at, start), done, left)
            if guard.questions.left_over(left) != left:
                yield f"beside its questions stands {quoted(' '.join(filter(None, left)))}, which is a piece of one"
        at, last = end, number or last
    for page, flat in read.furniture.items():
        said = _without_own(words_of(flat.words(0, len(flat.text))), allowed, own)
        yield from spoken_leaks(said, allowed, guard, replace(numbers, page=page))


def _without_own(said: list[str], allowed: Phrases, own: Phrases) -> list[str]:
    """Words without those of the student's own names, unless all are accounted for: a name may be a word of any."""
    return list(own.left_over(said)) if any(allowed.left_over(said)) else said


def _strangers(read: PdfPaper, done: Walk, guard: Guard, student: Student) -> Iterator[str]:
    """Names of other students."""
    allowed, own = guard.furniture(read.paper.fixed), student.own()
    for page, said in _beside_questions(read, done).items():
        left = PageNumbers(read.pages, page).without(allowed.left_over(_without_own(said, allowed, own)))
        if student.names.left_over(left) != left:
            yield f"page {page} names another student: {quoted(' '.join(filter(None, left)))}"


def _nameless(read: PdfPaper, student: Student) -> Iterator[str]:
    """Whatever is known of the student must stand on the first page."""
    flats = [flat for page, flat in read.furniture.items() if page == 1]
    for what, text in (("name", student.name), ("class", student.class_name), ("number", student.id)):
        wanted = letters(text)
        if wanted and not any(flat.says(wanted) for flat in (read.body.of_page(1), *flats)):
            yield f"page 1 does not carry the {what} of its student, {quoted(text)}"


def _unannounced(read: PdfPaper, done: Walk, above: Mapping[str, Stimulus], words: Words) -> Iterator[str]:
    """A page that goes on with a group says so."""
    begun: dict[tuple[str, str], int] = {}
    for number, one in done.printed.items():
        if number not in above:
            continue
        group, page = above[number], read.body.standing(one.start).page
        if begun.setdefault((group.first, group.numbers), page) < page:
            begun[group.first, group.numbers] = page
            wanted = letters(words.fixed["group_continued"].format(range=group.numbers))
            flats = (read.body.of_page(page), *(flat for at, flat in read.furniture.items() if at == page))
            if not any(flat.says(wanted) for flat in flats):
                yield f"page {page} goes on with the questions {group.numbers}, but does not say so"


def _stray_numbers(standings: Sequence[Standing], done: Walk, left: Sequence[str]) -> Iterator[str]:
    """The number of a question that stands once more by itself, away from all questions and in no sentence."""
    for standing in standings:
        number = letters(standing.run.text)
        if number in done.printed and number in left:
            yield f"the number {number} stands on page {standing.page} once more"


def _page_marks(
    read: PdfPaper, done: Walk, guard: Guard, code: str, run: str, words: Words, own: Phrases
) -> Iterator[str]:
    """Version, run code and “x / y” on every page, outside its questions."""
    version = words_of(words.fixed["version"])
    for page, everything in _beside_questions(read, done).items():
        said = guard.titles.left_over(everything)
        if run.casefold() not in said:
            yield f"page {page} does not carry the run code {run}"
        if not page_of(said, page, read.pages):
            yield f"page {page} does not say that it is page {page} of {read.pages}"
        repeated = read.furniture.get(page)
        named = behind(said, version) & guard.codes
        if named - {code.casefold()}:  # a student may be called “Paket B”
            named = behind(own.left_over(said), version) & guard.codes
        if repeated is not None:  # away from questions no single letter belongs there but the version's own
            titles = guard.titles.left_over(words_of(repeated.words(0, len(repeated.text))))
            named |= {name for name in behind(titles, version) if len(name) == 1}
        if named - {code.casefold()} or code.casefold() not in everything:
            yield f"page {page} does not carry the version {code}"


def _beside_questions(read: PdfPaper, done: Walk) -> dict[int, list[str]]:
    """Words of each page that belong to no question, "" between its pieces: no phrase goes on from one to the next."""
    texts: dict[int, list[str]] = {page: [] for page in range(1, read.pages + 1)}
    for page, flat in read.furniture.items():
        texts[page] += [*words_of(flat.words(0, len(flat.text))), ""]
    at = 0
    spans = sorted((*((one.start, one.end) for one in done.printed.values()), *(one[:2] for one in done.stimuli)))
    for start, end in (*spans, (len(read.body.text),) * 2):
        for page, first, end_of_page in read.body.by_page(at, start):
            texts[page] += [*words_of(read.body.words(first, end_of_page)), ""]
        at = end
    return texts


def page_of(said: Sequence[str], page: int, pages: int) -> bool:
    """Whether words of a page say “x / y” or “x of y”."""
    numbers = [word for word in said if word.isdecimal()]
    return any(pair == (str(page), str(pages)) for pair in pairwise(numbers))
