"""The main path, from a lesson file to a proven set of papers. Read this first.

    read ─▶ lower ─▶ check ─▶ plan ─▶ compose ─▶ arrange ─▶ export ─▶ audit ─▶ commit

Papers of which every version or every student has one are printed by `press.py`, in stretches.

Readers, question kinds, versions, templates, exporters and the audit never import one another; they meet here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from hashlib import blake2b, sha256
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from generator import __version__, checks, messages, questions, trials, words
from generator.built import Built, BuiltSet, Checked
from generator.clock import Clock
from generator.document.blocks import Group as Unit
from generator.document.blocks import Item
from generator.document.transforms import plain
from generator.errors import AuditError, LessonError, UsageError
from generator.frozen import replace
from generator.lesson import Group, Lesson, Part, Question, Subpart, units_of
from generator.options import Options
from generator.plan import Plan
from generator.readers import read_lesson
from generator.roster import Roster
from generator.store import BuildSet, commit, open_set
from generator.theme import load_theme
from generator.versions import NoValues, PartItems, Pool, make_plan, plan_record, record_lines
from generator.versions.handouts import Group as HandedGroup
from generator.versions.handouts import groups_of_copies, groups_of_roster, versions_needed
from generator.words import Words, load_words

if TYPE_CHECKING:  # a check needs neither templates nor the audit, whose libraries are slow to load
    from generator.compose import Template
    from generator.press import Crew
    from generator.printing import Printing

__all__ = ["Built", "BuiltSet", "Checked", "Options", "build", "check", "run_code"]

DEFAULT_PAPER, DEFAULT_THEME, DEFAULT_VERSIONS = "A4", "nusantara", 2
MAX_SEED = 999_999_999
RECORD, HANDED_OUT = "plan.json", "versions.csv"
MOST_READ_FULLY = 60
"""Papers of a run that an independent library reads to the last page, if nobody says otherwise."""
# Letters and figures that nobody mistakes for others when a code is read aloud or copied by hand.
_RUN_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_RUN_LENGTH = 6


# ---- check


def check(path: Path) -> Checked:
    """Every problem of a lesson. Raises FileError when there is no such lesson."""
    from generator.fonts.coverage import covers

    lesson, diagnostics = read_lesson(path)
    if lesson is None:
        return Checked(path, None, {}, diagnostics, messages.FALLBACK)
    items, more = questions.lower(lesson, _labels(lesson), words_of(lesson).fixed["survey_note"])
    rules = checks.run(lesson, items, partial(covers, extras=lesson.school.fonts))
    tried = trials.problems(lesson, items)
    found = tuple(
        sorted(
            {*diagnostics, *more, *rules, *tried},
            key=lambda one: (one.at.path, one.at.line, one.at.column, one.code, one.values),
        )
    )
    return Checked(path, lesson, items, found, words.base(lesson.language))


def _labels(lesson: Lesson) -> tuple[str, str]:
    fixed = words_of(lesson).fixed
    return fixed["true"], fixed["false"]


def words_of(lesson: Lesson) -> Words:
    return load_words(lesson.language if words.knows(lesson.language) else messages.FALLBACK)


# ---- build


def build(paths: Sequence[Path], options: Options, progress: Callable[[str], None] = lambda _: None) -> Built:
    """Builds the lessons, all or none.

    Raises FileError when something cannot be read or written, AuditError when what was built is not right, UsageError
    for names that do not exist.
    """
    from generator.compose import load_templates
    from generator.press import hired

    clock = Clock(progress)
    templates = load_templates()
    _need_known(options.only, templates)
    _need_possible(options)
    with clock.phase("check"):
        checked = tuple(check(path) for path in paths)
        roster, listed = _roster(options, checked)
    everything = (*checked, *listed)
    if any(one.failed(options.strict) for one in everything):
        return Built(everything, (), clock.timings)
    _need_different_folders(checked)
    with ExitStack() as stack:
        crew = stack.enter_context(hired(options.jobs, options.cluster))
        staged = [_stage(stack, one, roster, templates, options, crew, clock) for one in checked]
        with clock.phase("save"):
            stayed = commit([target for _, target in staged])
    return Built(everything, tuple(built for built, _ in staged), clock.timings, stayed)


def _need_possible(options: Options) -> None:
    run = options.run
    if run.roster and run.copies != 1:
        raise UsageError("a class list says how many papers there are; --copies goes without one")
    if run.impose and run.print_run == "each":
        raise UsageError(f"--impose {run.impose} puts the papers into one file; leave out --print-run each")
    if run.separators != "none" and (not run.roster or run.print_run == "each"):
        raise UsageError("--separators stand between the classes of a class list, in one file")


def _roster(options: Options, checked: Sequence[Checked]) -> tuple[Roster | None, tuple[Checked, ...]]:
    """The class list and its problems, told in the language of the first lesson."""
    path = options.run.roster
    if path is None:
        return None, ()
    from generator.fonts.coverage import covers
    from generator.readers.roster import read_roster

    lesson = checked[0].lesson
    roster, diagnostics = read_roster(path, partial(covers, extras=lesson.school.fonts if lesson else ()))
    return roster, (Checked(path, None, {}, diagnostics, checked[0].language),)


def _need_known(only: Sequence[str], templates: Mapping[str, Template]) -> None:
    unknown = [name for name in only if name not in templates]
    if unknown:
        raise UsageError(f"there is no document “{unknown[0]}”; there are: {', '.join(templates)}")


def _need_different_folders(checked: Sequence[Checked]) -> None:
    names = [one.lesson.name.casefold() for one in checked if one.lesson]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise UsageError(f"two of these lessons are called “{twice}” and would be written into one folder")


def _stage(
    stack: ExitStack,
    checked: Checked,
    roster: Roster | None,
    templates: Mapping[str, Template],
    options: Options,
    crew: Crew,
    clock: Clock,
) -> tuple[BuiltSet, BuildSet]:
    """Makes and proves one lesson's set beside its folder, where nobody sees it before `commit`."""
    from generator.printing import Printing, file_record, paper_use, versions_csv

    lesson, items = checked.lesson, checked.items
    assert lesson is not None
    theme = load_theme(options.theme or lesson.theme or lesson.school.theme or DEFAULT_THEME)
    theme = replace(theme, extras=lesson.school.fonts)
    paper = options.paper or lesson.paper or lesson.school.paper or DEFAULT_PAPER
    seed = _drawn_seed() if options.seed is None else options.seed
    with clock.phase("plan", lesson.name):
        count, groups = _dealt(lesson, roster, options)
        run = run_code(lesson, templates, seed, count, paper, theme.name, _told(options, roster))
        plan = planned(lesson, items, seed, run, count)
    target = stack.enter_context(open_set(options.output / lesson.name, force=options.force))
    press = Printing(lesson, items, words_of(lesson), plan, theme, paper, groups, options, crew, target, clock)
    for template in needed(templates, options.only):
        press.print(template)
    record = plan_record(plan, items, _record_head(lesson, roster), _owners(groups, count, roster))
    wanted = tuple(
        sheet for sheet in press.sheets if sheet.kept and (not options.only or sheet.paper.document in options.only)
    )
    record["files"] = [sheet.record() for sheet in wanted]
    if options.audit == "off":
        record["audit"] = {"depth": "off"}
    else:
        with clock.phase("audit", lesson.name):
            record["audit"] = _prove(lesson, record, press, options.audit or _depth(press))
    for sheet in press.sheets:
        if sheet not in wanted:
            target.drop(sheet.paper.name)
    files = [sheet.paper.name for sheet in wanted]
    if options.run.wanted and press.handed_out:
        with target.create(HANDED_OUT) as sink:
            sink.write(versions_csv(press.handed_out, plan, words_of(lesson)))
        files.append(HANDED_OUT)
        record["files"].append(file_record(target.staged(HANDED_OUT), HANDED_OUT))
    with target.create(RECORD) as sink:
        for line in record_lines(record):
            sink.write(line.encode())
    use = paper_use(press.handed_out, options.run.double_sided) if options.run.wanted else ()
    return BuiltSet(target.folder, (*files, RECORD), seed, run, count, use), target


def _drawn_seed() -> int:
    import secrets

    return secrets.randbelow(MAX_SEED + 1)


def _dealt(lesson: Lesson, roster: Roster | None, options: Options) -> tuple[int, tuple[HandedGroup, ...]]:
    """How many versions there are, and who gets which."""
    run = options.run
    if roster is None:
        count = options.versions or lesson.versions or DEFAULT_VERSIONS
        return count, groups_of_copies(count, run.copies, run.spares)
    groups = groups_of_roster(roster.students, options.versions, run.spares)
    return options.versions or versions_needed(roster.students, run.spares), groups


def _owners(groups: Sequence[HandedGroup], count: int, roster: Roster | None) -> dict[int, str]:
    """Whose each version is, where no two students share one."""
    if roster is None or sum(len(group.handouts) for group in groups) > count:
        return {}
    return {
        handout.version: handout.student.name for group in groups for handout in group.handouts if handout.student.name
    }


def needed(templates: Mapping[str, Template], only: Sequence[str]) -> list[Template]:
    """The documents to print: papers are proven against the worksheets, so all but a deck need them."""
    wanted = set(only or templates)
    if any(templates[name].audience != "class" for name in wanted):
        wanted.add("worksheet")
    return [template for name, template in templates.items() if name in wanted]


def _told(options: Options, roster: Roster | None) -> tuple[str, ...]:
    """What else decides the bytes of a set; nothing of it for a file each of every version."""
    facts = [] if options.tags else ["untagged"]
    if options.run.wanted:
        run = options.run
        facts += [
            str(run.copies),
            str(run.spares),
            str(run.together),
            str(run.double_sided),
            run.separators,
            run.impose,
        ]
    return (*facts, *([roster.sha256] if roster else []))


def _depth(press: Printing) -> Literal["full", "fast"]:
    return "full" if press.count_of_papers <= MOST_READ_FULLY else "fast"


def planned(lesson: Lesson, items: Mapping[str, Item], seed: int, run: str, versions: int) -> Plan:
    """Raises LessonError for a question whose parameters have no values."""
    subparts = [(part, subpart) for part in lesson.parts for subpart in part.subparts]
    paper = [_stretch(*one, items, "paper") for one in subparts]
    slides = [_stretch(*one, items, "slides") for one in subparts]
    try:
        return make_plan(paper, slides, seed, run, versions)
    except NoValues as none:
        at = trials.place_of(lesson, none.id)
        raise LessonError(f"{at.path}:{at.line}: no values were found for this question with the seed {seed}") from none


def _stretch(part: Part, subpart: Subpart, items: Mapping[str, Item], where: Literal["paper", "slides"]) -> PartItems:
    here = {one.id: items[one.id] for one in subpart.questions if part.shows(one, where)}
    questions = {one.id: one for one in subpart.questions}
    groups = {unit.id: unit for unit in subpart.units if isinstance(unit, Group)}
    units: list[Item | Unit] = []
    firsts: list[Question] = []
    for _, some in groupby(units_of(subpart.units, here), lambda unit: _whole(questions.get(unit.id), unit.id)):
        together = tuple(some)
        first = together[0]
        firsts.append(questions[first.id] if isinstance(first, Item) else groups[first.id].questions[0])
        units.append(_unit(together, firsts[-1]))
    pools = [
        Pool(tuple(at for at, first in enumerate(firsts) if stratum.holds(first)), stratum.count)
        for stratum in (part.draw if units else ())
    ]
    return PartItems(tuple(units), part.shuffle, tuple(pools))


def _whole(question: Question | None, id_: str) -> str:
    return question.whole.id if question and question.whole else id_


def _unit(units: Sequence[Item | Unit], first: Question) -> Item | Unit:
    """A question, a group, or sub-questions that stay together in their order."""
    items = tuple(unit for unit in units if isinstance(unit, Item))
    if not items or not first.whole:
        return units[0]
    return Unit(first.whole.id, (), items, items[0].pinned, shuffle=False)


def run_code(
    lesson: Lesson,
    templates: Mapping[str, Template],
    seed: int,
    versions: int,
    paper: str,
    theme: str,
    more: Sequence[str] = (),
) -> str:
    """Six characters that name the set: equal inputs, options and seed give equal codes, whatever `--only` says."""
    facts = [__version__, str(seed), str(versions), paper, theme]
    facts += [digest for _, digest in lesson.inputs]
    facts += more
    facts += [f"{template.name}\0{template.title}\0{template.body}" for template in templates.values()]
    number = int.from_bytes(blake2b("\0\0".join(facts).encode(), digest_size=8).digest(), "big")
    code = ""
    for _ in range(_RUN_LENGTH):
        number, rest = divmod(number, len(_RUN_ALPHABET))
        code += _RUN_ALPHABET[rest]
    return code


def _record_head(lesson: Lesson, roster: Roster | None) -> dict[str, Any]:
    return {
        "lesson": {
            "name": lesson.name,
            "title": plain(lesson.title),
            "language": lesson.language,
            "sha256": sha256(lesson.source.encode()).hexdigest(),
        },
        "generator": f"lembar {__version__}",
        "inputs": dict(lesson.inputs) | ({Path(roster.path).name: roster.sha256} if roster else {}),
        "files": [],
    }


def _prove(
    lesson: Lesson, record: Mapping[str, Any], press: Printing, depth: Literal["full", "fast"]
) -> dict[str, Any]:
    """What was read of the finished files. Raises AuditError when one of them does not agree with the lesson."""
    from generator.audit import audit

    audited = audit(lesson, record, [sheet.paper for sheet in press.sheets], words_of(lesson), depth, press.every_slide)
    if audited.findings:
        raise AuditError(audited.findings)
    return dict(audited.done)
