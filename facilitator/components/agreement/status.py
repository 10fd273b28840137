"""How far the agreement is: the state of each clause, the must-have gate, completeness, the traffic light of the law."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from facilitator.component import Progress, Reader, Remark, State
from facilitator.components.agreement.deck import PERSONAL_DATA, Caution, Clause, blanks, cautions, deck
from facilitator.components.agreement.facts import facts, parties
from facilitator.components.agreement.records import (
    CONTRIBUTIONS,
    COOPERATION,
    PARTNERSHIP,
    AgreementClause,
    AgreementForm,
    AgreementLaw,
    AgreementParty,
    AgreementPoint,
    AgreementReading,
    AgreementVersion,
)
from facilitator.components.agreement.wording import body, outdated, record_of
from facilitator.content import Course

MISSING, PARTIAL, IN_PLACE, IRRELEVANT = "missing", "partial", "in_place", "irrelevant"
BINDING = "binding"
INTENTION = "intention"


class Light(StrEnum):
    """The colour of one caution."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    OPEN = "open"
    GREY = "grey"


LIGHTS = {
    "ok": Light.GREEN,
    "unsure": Light.YELLOW,
    "problem": Light.RED,
    "irrelevant": Light.GREY,
}


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that stands in the way of an agreement: the sentence, and the step (and clause) where it is mended."""

    remark: Remark
    step: str
    clause: str = ""


def status_of(reader: Reader, clause: Clause) -> str:
    """The status of a clause: as people set it; else not relevant to this form, partial if there is a text, or missing."""
    record = record_of(reader, clause.id)
    if record.status:
        return record.status
    kind = reader.form(AgreementForm).kind
    if kind and kind not in clause.forms:
        return IRRELEVANT
    if clause.when == PERSONAL_DATA and reader.form(AgreementForm).personal_data == "no":
        return IRRELEVANT
    return PARTIAL if record.text.strip() else MISSING


def next_status(status: str) -> str:
    """The status after this one: missing, partial, in place, not relevant, and round again."""
    order = (MISSING, PARTIAL, IN_PLACE, IRRELEVANT)
    return order[(order.index(status) + 1) % len(order)] if status in order else MISSING


def must_have(reader: Reader, course: Course) -> tuple[Clause, ...]:
    """The clauses of the must-have gate; the one about personal data unless there are none."""
    none = reader.form(AgreementForm).personal_data == "no"
    return tuple(one for one in deck(course).clauses if one.must and not (one.when == PERSONAL_DATA and none))


def lacking(reader: Reader, course: Course) -> tuple[Clause, ...]:
    """The must-haves that are not in place."""
    return tuple(one for one in must_have(reader, course) if status_of(reader, one) != IN_PLACE)


@dataclass(frozen=True, slots=True)
class Completeness:
    """How many of the relevant clauses are in place; `share` is 0-1, None where none is relevant."""

    in_place: int
    relevant: int

    @property
    def share(self) -> float | None:
        """The part of the relevant clauses that is in place."""
        return self.in_place / self.relevant if self.relevant else None


def completeness(reader: Reader, course: Course) -> Completeness:
    """Clauses in place out of those that are relevant, appendices included."""
    states = [status_of(reader, one) for one in deck(course).clauses]
    return Completeness(states.count(IN_PLACE), sum(state != IRRELEVANT for state in states))


def ticked(reader: Reader, clause: Clause) -> frozenset[str]:
    """The points of a clause that have been thought of."""
    return frozenset(
        point.id
        for point in clause.points
        if (found := reader.get(AgreementPoint, AgreementPoint.key(clause.id, point.id))) is not None
        and found.done
    )


def law_answer(reader: Reader, item: str) -> AgreementLaw:
    """The answer about a caution, an empty one where there is none."""
    key = AgreementLaw.key(item)
    return reader.get(AgreementLaw, key) or AgreementLaw(id=key, item=item)


def light(reader: Reader, caution: Caution) -> Light:
    """The colour of a caution; without an answer it is open."""
    return LIGHTS.get(law_answer(reader, caution.id).answer, Light.OPEN)


def next_answer(answer: str) -> str:
    """The answer after this one: ok, unsure, problem, not relevant, none, and round again."""
    order = ("", *LIGHTS)
    return order[(order.index(answer) + 1) % len(order)] if answer in order else ""


def lights(reader: Reader, course: Course) -> dict[Light, int]:
    """How many cautions have each colour."""
    found = [light(reader, caution) for caution in cautions(course)]
    return {colour: found.count(colour) for colour in Light}


def gaps(reader: Reader, course: Course) -> tuple[Gap, ...]:
    """What stands in the way, in the order in which it is mended."""
    return (
        *_form_gaps(reader),
        *_party_gaps(reader),
        *_clause_gaps(reader, course),
        *_law_gaps(reader, course),
    )


def _form_gaps(reader: Reader) -> Iterator[Gap]:
    form = reader.form(AgreementForm)
    if not form.kind:
        yield Gap(Remark("gap_kind"), "form")
    if not form.effect:
        yield Gap(Remark("gap_effect"), "form")
    elif form.kind == COOPERATION and form.effect == BINDING:
        yield Gap(Remark("gap_soft_binding"), "form")
    elif form.kind == PARTNERSHIP and form.effect == INTENTION:
        yield Gap(Remark("gap_hard_intention"), "form")
    if not form.known:
        yield Gap(Remark("gap_known"), "form")
    if form.personal_data not in {"yes", "no"}:
        yield Gap(Remark("gap_personal"), "form")
    if form.start is not None and form.end is not None and form.end < form.start:
        yield Gap(Remark("gap_dates"), "form")


def _party_gaps(reader: Reader) -> Iterator[Gap]:
    found = parties(reader)
    if len(found) < 2:
        yield Gap(Remark("gap_parties", {"n": len(found)}), "parties")
    for row in found:
        if not row.signer.strip():
            yield Gap(Remark("gap_signer", {"party": row.name.strip()}), "parties")
        if not gives_something(row):
            yield Gap(Remark("gap_gives", {"party": row.name.strip()}), "parties")


def gives_something(row: AgreementParty) -> bool:
    """Whether anything is written about what a party contributes: without that it is no partner."""
    return any(str(getattr(row, name)).strip() for name in ("gives", *CONTRIBUTIONS))


def _clause_gaps(reader: Reader, course: Course) -> Iterator[Gap]:
    for clause in lacking(reader, course):
        yield Gap(Remark("gap_clause", {"clause": clause.heading}), "clauses", clause.id)
    known = facts(reader, course)
    for clause in deck(course).clauses:
        status = status_of(reader, clause)
        if status == IN_PLACE and (open_ := blanks(course, body(reader, course, clause, known))):
            yield Gap(
                Remark("gap_blank", {"clause": clause.heading, "n": len(open_), "what": open_[0]}),
                "clauses",
                clause.id,
            )
        if status != IRRELEVANT and outdated(reader, course, clause):
            yield Gap(Remark("gap_outdated", {"clause": clause.heading}), "clauses", clause.id)


def _law_gaps(reader: Reader, course: Course) -> Iterator[Gap]:
    for caution in cautions(course):
        if light(reader, caution) is Light.RED:
            yield Gap(Remark("gap_law", {"area": str(caution.area)}), "law", caution.id)


def is_ready(reader: Reader, course: Course) -> bool:
    """Whether the draft may go to those who sign: nothing stands in the way, and no caution is left unanswered.

    A yellow caution does not stop it; it says "ask a lawyer" wherever the agreement is shown.
    """
    return not gaps(reader, course) and not lights(reader, course)[Light.OPEN]


def to_reread(reader: Reader, today: date | None = None) -> tuple[AgreementReading, ...]:
    """The status meetings that have been held, or are today, without the agreement having been read again."""
    day = today or datetime.now().astimezone().date()
    return tuple(
        row
        for row in reader.all(AgreementReading)
        if row.held is not None and row.held <= day and not row.read
    )


def next_reading(reader: Reader, today: date | None = None) -> date | None:
    """The next status meeting; None where none is planned."""
    day = today or datetime.now().astimezone().date()
    return min(
        (row.held for row in reader.all(AgreementReading) if row.held is not None and row.held > day),
        default=None,
    )


def end_date(reader: Reader) -> date | None:
    """The last day of the agreement."""
    return reader.form(AgreementForm).end


def started(reader: Reader) -> bool:
    """Whether anything has been written."""
    kinds = (
        AgreementParty,
        AgreementClause,
        AgreementPoint,
        AgreementLaw,
        AgreementVersion,
        AgreementReading,
    )
    return reader.form(AgreementForm) != AgreementForm() or any(reader.all(kind) for kind in kinds)


def progress(reader: Reader, course: Course) -> Progress:
    """Done once the draft is ready; attention where the law says no or a status meeting passed without reading it again."""
    if not started(reader):
        return Progress(State.EMPTY)
    if red := lights(reader, course)[Light.RED]:
        return Progress(State.ATTENTION, Remark("remark_law", {"n": red}))
    if to_reread(reader):
        return Progress(State.ATTENTION, Remark("remark_reread"))
    if is_ready(reader, course):
        return Progress(State.DONE, Remark("remark_ready"))
    found = completeness(reader, course)
    return Progress(State.STARTED, Remark("remark_done", {"done": found.in_place, "all": found.relevant}))


__all__ = [
    "Completeness",
    "Gap",
    "Light",
    "completeness",
    "end_date",
    "gaps",
    "is_ready",
    "lacking",
    "law_answer",
    "light",
    "lights",
    "must_have",
    "next_answer",
    "next_reading",
    "next_status",
    "progress",
    "started",
    "status_of",
    "ticked",
    "to_reread",
]
