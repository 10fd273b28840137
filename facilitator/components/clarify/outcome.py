"""The suggested status of a project, how far each step has come, and the assumptions worth testing next.

The rule, in this order:
1. A gate that was answered and closes the way (something else than a partnership is the answer): park.
2. Qualifying at 80 % or more of the weight and a red score: park.
3. A gate still open, anything yellow, less than 80 % of the weight answered, or a score not green: elaborate.
   As long as less than 80 % is answered, the score has no colour: only what lacks a number is told.
4. Otherwise: go on.
Nothing written yet gives no suggestion. The team decides for itself; a decision that differs needs a reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest

from facilitator.component import Reader, Remark, State
from facilitator.components.clarify.findings import (
    ASSUMPTION,
    Finding,
    Level,
    chosen_question,
    excerpt,
    filled_causes,
    filled_evidence,
    filled_goals,
    filled_groups,
    filled_questions,
    findings,
    goal_name,
    weighing,
)
from facilitator.components.clarify.records import Assumption, Clarify, ClarifyRating
from facilitator.content import Course, QualifyItem
from facilitator.decision.quadrant import Light, traffic_light
from facilitator.decision.value import Value, value

ASSUMPTIONS_WANTED = 3
LOW = 2
"""An item with this score or less is worth a test."""


class Status(StrEnum):
    """What becomes of the project; the values of the list of choices `verdict`."""

    GO = "go_on"
    ELABORATE = "elaborate"
    PARK = "park"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The suggestion (None: nothing written yet), the findings that led to it, and the qualifying score."""

    status: Status | None
    reasons: tuple[Finding, ...]
    score: Value
    light: Light | None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An assumption that could be tested; `source` is what it came from, so that it is not offered twice."""

    source: str
    text: str


def ratings(reader: Reader) -> Mapping[str, int]:
    """The answered items: id to 1-5."""
    rows = reader.all(ClarifyRating)
    return {row.item: row.score for row in rows if row.score is not None and 1 <= row.score <= 5}


def score(reader: Reader, course: Course) -> Value:
    """The weighted qualifying score, 0-100; blanks are left out."""
    items = course.qualify.items
    answered = ratings(reader)
    cells = {item.id: float(answered[item.id]) for item in items if item.id in answered}
    return value(cells, {item.id: item.weight for item in items}, [item.id for item in items])


def outcome(reader: Reader, course: Course) -> Outcome:
    """The suggested status with its reasons; the rule stands at the top of this module."""
    points = score(reader, course)
    light = None if points.provisional else traffic_light(points.total)
    if not started(reader):
        return Outcome(None, (), points, light)
    held = weighing(findings(reader, course))
    judged = tuple(_judged(reader, course, points, light)) if course.qualify.items else ()
    blocked = tuple(finding for finding in held if finding.blocks)
    red = light is Light.RED
    if blocked or red:
        return Outcome(Status.PARK, (*blocked, *(judged if red else ())), points, light)
    if reasons := (*held, *judged):
        return Outcome(Status.ELABORATE, reasons, points, light)
    return Outcome(Status.GO, (), points, light)


def unanswered(reader: Reader, course: Course) -> tuple[QualifyItem, ...]:
    """The items without a number, whether nobody has come to them or nobody knows."""
    answered = ratings(reader)
    return tuple(item for item in course.qualify.items if item.id not in answered)


def percent_answered(points: Value) -> int:
    """How much of the weight is answered, rounded down: 79.9 % is not 80 %."""
    return int(points.answered_weight * 100 + 1e-9)


def _judged(reader: Reader, course: Course, points: Value, light: Light | None) -> Iterator[Finding]:
    """What the qualifying says against going on."""
    if points.total is None:
        yield Finding(Remark("score_missing"), Level.YELLOW, "qualify")
        return
    if points.provisional:
        names = ", ".join(str(item.name) for item in unanswered(reader, course))
        params = {"percent": percent_answered(points), "items": names}
        yield Finding(Remark("score_provisional", params), Level.YELLOW, "qualify")
    if light is Light.RED:
        yield Finding(Remark("score_red", {"score": round(points.total)}), Level.YELLOW, "qualify")
    elif light is Light.YELLOW:
        yield Finding(Remark("score_yellow", {"score": round(points.total)}), Level.YELLOW, "qualify")


def decided(reader: Reader) -> Status | None:
    """The team's own decision, if it has made one that this version knows."""
    found = reader.form(Clarify).status
    return Status(found) if found in set(Status) else None


def differs(reader: Reader, course: Course) -> bool:
    """Whether the team has decided otherwise than the rule suggests."""
    own, suggested = decided(reader), outcome(reader, course).status
    return own is not None and suggested is not None and own is not suggested


def written(reader: Reader) -> dict[str, bool]:
    """Whether anything has been written in each step."""
    form = reader.form(Clarify)
    return {
        "challenge": bool((form.idea + form.challenge).strip() or filled_groups(reader)),
        "evidence": bool(filled_evidence(reader)),
        "why": bool(filled_causes(reader) or filled_questions(reader)),
        "goals": bool(filled_goals(reader)),
        "frame": bool(
            (form.alone + form.alone_reason + form.scope_in + form.scope_out + form.owner_role).strip()
        )
        or bool(form.owner_hours.strip()),
        "qualify": bool(ratings(reader) or form.rating_reason.strip()),
        "result": bool((form.status + form.status_reason + form.closing).strip() or reader.all(Assumption)),
    }


def started(reader: Reader) -> bool:
    """Whether anything at all has been written."""
    return any(written(reader).values())


def step_states(reader: Reader, course: Course) -> dict[str, State]:
    """How far each step has come."""
    has = written(reader)
    found = findings(reader, course)
    states: dict[str, State] = {}
    for step, something in has.items():
        here = [finding for finding in found if finding.step == step and finding.level is not Level.NOTE]
        if not something:
            states[step] = State.EMPTY
        elif any(finding.blocks for finding in here):
            states[step] = State.ATTENTION
        else:
            states[step] = State.STARTED if here or not _complete(step, reader, course) else State.DONE
    return states


def _complete(step: str, reader: Reader, course: Course) -> bool:
    if step == "qualify":
        return not score(reader, course).provisional
    if step == "result":
        explained = bool(reader.form(Clarify).status_reason.strip())
        return decided(reader) is not None and (explained or not differs(reader, course))
    return True


def suggestions(reader: Reader, course: Course) -> tuple[Suggestion, ...]:
    """What to test next: assumed evidence, weak items and goals without a baseline in turn.

    Those that have been taken are left out, and so many are offered that there can be three in all.
    """
    taken = reader.all(Assumption)
    sources = {row.source for row in taken if row.source}
    offered = [s for s in _in_turn(reader, course) if s.source not in sources]
    return tuple(offered[: max(0, ASSUMPTIONS_WANTED - len(taken))])


def _in_turn(reader: Reader, course: Course) -> Iterator[Suggestion]:
    words = course.words("clarify")
    evidence = [
        Suggestion(f"evidence:{row.id}", " ".join(row.text.split()))
        for row in filled_evidence(reader)
        if row.kind == ASSUMPTION
    ]
    items = [Suggestion(f"item:{item.id}", str(item.doubt)) for item in weak_items(reader, course)]
    goals = [
        Suggestion(f"goal:{row.id}", words.word("assume_baseline", goal=goal_name(row, course)))
        for row in filled_goals(reader)
        if not row.baseline.strip()
    ]
    for together in zip_longest(evidence, items, goals):
        yield from (found for found in together if found is not None)


def weak_items(reader: Reader, course: Course) -> tuple[QualifyItem, ...]:
    """Items rated 1 or 2, the costliest first; then, once the rating has begun, those not answered."""
    answered = ratings(reader)
    if not answered:
        return ()
    low = [item for item in course.qualify.items if item.id in answered and answered[item.id] <= LOW]
    low.sort(key=lambda item: -(5 - answered[item.id]) * item.weight)
    return (*low, *sorted(unanswered(reader, course), key=lambda item: -item.weight))


def sentence(reader: Reader, course: Course) -> str:
    """The chosen how-might-we question as one sentence, or nothing."""
    row = chosen_question(reader)
    return "" if row is None else question_sentence(row.verb, row.group, row.change, course)


def question_sentence(verb: str, group: str, change: str, course: Course) -> str:
    """A how-might-we question from its three parts, with … for a missing one."""
    parts = {
        name: excerpt(text, 140) or "…"
        for name, text in {"verb": verb, "group": group, "change": change}.items()
    }
    return course.words("clarify").word("question_form", **parts)
