"""What is missing or doubtful in a project clarification: each a sentence and a step where it is mended.

A GATE must be in order before the project can go on, YELLOW holds it back until it is mended, a NOTE only
makes people think.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from facilitator.component import Reader, Remark
from facilitator.components.clarify.records import Cause, Clarify, Evidence, Goal, HowMightWe, TargetGroup
from facilitator.content import Course
from facilitator.i18n import format_date

PARTNERSHIP = "partnership"
"""The one answer to "why not alone?" that goes on to a partnership."""
ASSUMPTION = "assumption"
"""The kind of evidence that is none yet."""
MOST_CAUSES = 5
MOST_GOALS = 3


class Level(StrEnum):
    """How much a finding weighs."""

    GATE = "gate"
    YELLOW = "yellow"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at: the sentence, how much it weighs, and the step where it is mended."""

    remark: Remark
    level: Level
    step: str
    blocks: bool = False
    """A gate that was answered and closes the way, as opposed to one that still waits for an answer."""


@dataclass(frozen=True, slots=True)
class Smart:
    """The five SMART marks of one goal."""

    specific: bool
    measurable: bool
    achievable: bool
    relevant: bool
    time_bound: bool

    @property
    def marks(self) -> tuple[tuple[str, bool], ...]:
        """Each mark under its letter."""
        return tuple(
            zip(
                "SMART",
                (self.specific, self.measurable, self.achievable, self.relevant, self.time_bound),
                strict=True,
            )
        )

    @property
    def missing(self) -> str:
        """The letters that are not there yet: "S, T"."""
        return ", ".join(letter for letter, there in self.marks if not there)


def smart(goal: Goal) -> Smart:
    """Measurable needs an indicator and a target, time-bound a date; the other three are people's ticks."""
    measurable = bool(goal.indicator.strip() and goal.target.strip())
    return Smart(goal.specific, measurable, goal.achievable, goal.relevant, goal.due is not None)


def excerpt(text: str, width: int = 60) -> str:
    """A text on one line, cut with … where it is longer."""
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"


def filled_groups(reader: Reader) -> tuple[TargetGroup, ...]:
    """The target groups that have a name."""
    return tuple(row for row in reader.all(TargetGroup) if row.name.strip())


def filled_evidence(reader: Reader) -> tuple[Evidence, ...]:
    """The pieces of evidence that say something."""
    return tuple(row for row in reader.all(Evidence) if row.text.strip())


def filled_causes(reader: Reader) -> tuple[Cause, ...]:
    """The why chain, first why first."""
    return tuple(row for row in reader.all(Cause) if row.text.strip())


def filled_questions(reader: Reader) -> tuple[HowMightWe, ...]:
    """The how-might-we questions of which at least one part is written."""
    return tuple(row for row in reader.all(HowMightWe) if (row.verb + row.group + row.change).strip())


def filled_goals(reader: Reader) -> tuple[Goal, ...]:
    """The goals of which at least one part is written."""
    return tuple(
        row for row in reader.all(Goal) if (row.what + row.indicator + row.baseline + row.target).strip()
    )


def marked_cause(reader: Reader) -> Cause | None:
    """The cause that the library can influence."""
    chosen = reader.form(Clarify).cause
    return next((row for row in filled_causes(reader) if row.id == chosen), None)


def chosen_question(reader: Reader) -> HowMightWe | None:
    """The how-might-we question that goes on; the others are parked."""
    chosen = reader.form(Clarify).question
    return next((row for row in filled_questions(reader) if row.id == chosen), None)


def has_hours(form: Clarify) -> bool:
    """Whether the owner has any time; the text is people's own ("1,5", "ca. 6"), and a bare 0 is none."""
    return bool(form.owner_hours.strip().strip("0,."))


def findings(reader: Reader, course: Course, today: date | None = None) -> tuple[Finding, ...]:
    """Everything missing or doubtful, by step. The qualifying score is judged in `outcome`."""
    form = reader.form(Clarify)
    return (
        *_challenge(form, filled_groups(reader), course),
        *_evidence(filled_evidence(reader)),
        *_why(reader),
        *_goals(filled_goals(reader), course, today or datetime.now().astimezone().date()),
        *_frame(form, course),
    )


def solution_opening(text: str, course: Course) -> str | None:
    """The opening, such as "we lack", that makes the challenge a missing solution; in either language."""
    start = " ".join(re.findall(r"\w+", text.casefold()))
    openings = (*course.qualify.openings.da, *course.qualify.openings.en)
    return next((o for o in openings if start == o.casefold() or start.startswith(o.casefold() + " ")), None)


def solution_word(text: str, course: Course) -> str | None:
    """The first word of the text that names a solution; a listed word with * matches longer ones too."""
    words = {word.casefold() for word in (*course.qualify.solutions.da, *course.qualify.solutions.en)}
    whole = {word for word in words if not word.endswith("*")}
    starts = tuple(word[:-1] for word in words if word.endswith("*"))
    for found in re.findall(r"\w+", text):
        if found.casefold() in whole or (starts and found.casefold().startswith(starts)):
            return str(found)
    return None


def _challenge(form: Clarify, groups: tuple[TargetGroup, ...], course: Course) -> Iterator[Finding]:
    if not form.challenge.strip():
        yield _yellow("challenge_missing", "challenge")
    elif opening := solution_opening(form.challenge, course):
        yield _note("challenge_lacks", "challenge", opening=opening)
    elif word := solution_word(form.challenge, course):
        yield _note("challenge_solution", "challenge", word=word)
    if not groups:
        yield _gate("group_missing", "challenge")


def _evidence(rows: tuple[Evidence, ...]) -> Iterator[Finding]:
    if not rows:
        yield _yellow("evidence_missing", "evidence")
    elif not any(row.kind not in {"", ASSUMPTION} for row in rows):
        yield _yellow("evidence_assumed", "evidence")


def _why(reader: Reader) -> Iterator[Finding]:
    causes = filled_causes(reader)
    if not causes:
        yield _yellow("cause_missing", "why")
    elif marked_cause(reader) is None:
        yield _yellow("cause_unmarked", "why")
    if len(causes) > MOST_CAUSES:
        yield _note("cause_many", "why", n=len(causes), most=MOST_CAUSES)
    if not filled_questions(reader):
        yield _yellow("question_missing", "why")
    elif chosen_question(reader) is None:
        yield _yellow("question_unchosen", "why")


def _goals(rows: tuple[Goal, ...], course: Course, today: date) -> Iterator[Finding]:
    if not rows:
        yield _yellow("goal_missing", "goals")
    for row in rows:
        name = goal_name(row, course)
        if not row.indicator.strip():
            yield _yellow("goal_indicator", "goals", goal=name)
        if not row.baseline.strip():
            yield _note("goal_baseline", "goals", goal=name)
        if letters := smart(row).missing:
            yield _note("goal_smart", "goals", goal=name, letters=letters)
        if row.due is not None and row.due < today:
            yield _note("goal_past", "goals", goal=name, date=format_date(row.due, "long"))
    if len(rows) > MOST_GOALS:
        yield _note("goal_many", "goals", n=len(rows), most=MOST_GOALS)


def goal_name(goal: Goal, course: Course) -> str:
    """What to call a goal in a sentence."""
    return excerpt(goal.what or goal.indicator or goal.target) or course.words("clarify").word("goal_unnamed")


def _frame(form: Clarify, course: Course) -> Iterator[Finding]:
    if not form.alone:
        yield _gate("alone_missing", "frame")
    elif form.alone != PARTNERSHIP:
        yield _gate("alone_other", "frame", blocks=True, answer=course.label("alone", form.alone))
    if form.alone and not form.alone_reason.strip():
        yield _yellow("alone_reason_missing", "frame")
    if not form.scope_in.strip() or not form.scope_out.strip():
        yield _yellow("scope_missing", "frame")
    if not form.owner_role.strip():
        yield _gate("owner_missing", "frame")
    elif not has_hours(form):
        yield _yellow("owner_hours_missing", "frame")


def weighing(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those that hold the project back: gates first, then yellow ones."""
    listed = tuple(found)
    return (*(f for f in listed if f.level is Level.GATE), *(f for f in listed if f.level is Level.YELLOW))


def _gate(key: str, step: str, *, blocks: bool = False, **params: object) -> Finding:
    return Finding(Remark(key, params), Level.GATE, step, blocks)


def _yellow(key: str, step: str, **params: object) -> Finding:
    return Finding(Remark(key, params), Level.YELLOW, step)


def _note(key: str, step: str, **params: object) -> Finding:
    return Finding(Remark(key, params), Level.NOTE, step)
