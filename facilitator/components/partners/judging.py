"""Judging one candidate: give and get, how well it fits, and what is still to be found out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from facilitator.component import Reader
from facilitator.components.partners.records import CELLS, Candidate, Check, MatchAnswer
from facilitator.content import Course
from facilitator.decision.gates import Status, light_after_gates
from facilitator.decision.quadrant import Light, traffic_light
from facilitator.decision.value import Value, value


class Relation(StrEnum):
    """What the four cells say the relation is. Only where both contribute and both gain is it a partnership."""

    PARTNERSHIP = "partnership"
    SUPPLIER = "supplier"
    SPONSOR = "sponsor"
    USER = "user"
    UNCLEAR = "unclear"


def empty_cells(candidate: Candidate) -> tuple[str, ...]:
    """The cells of give and get in which nothing stands."""
    return tuple(cell for cell in CELLS if not getattr(candidate, cell).strip())


def relation(candidate: Candidate) -> Relation | None:
    """The relation as it is described so far; None while all four cells are empty."""
    empty = set(empty_cells(candidate))
    if len(empty) == len(CELLS):
        return None
    if not empty:
        return Relation.PARTNERSHIP
    if len(empty) > 1:
        return Relation.UNCLEAR
    return {
        "they_get": Relation.SUPPLIER,
        "we_give": Relation.SPONSOR,
        "they_give": Relation.USER,
        "we_get": Relation.USER,
    }[empty.pop()]


def answers(reader: Reader, course: Course, candidate: int) -> dict[str, int | None]:
    """The answered questions of the match; None is "don't know"."""
    found = {item.id: reader.get(MatchAnswer, MatchAnswer.key(candidate, item.id)) for item in course.match}
    return {item: one.value for item, one in found.items() if one is not None}


def match_value(reader: Reader, course: Course, candidate: int) -> Value:
    """How well the candidate fits, 0-100; "don't know" is left out, never counted as zero."""
    given = {item: score for item, score in answers(reader, course, candidate).items() if score is not None}
    return value(given, {item.id: item.weight for item in course.match}, [item.id for item in course.match])


def checks(reader: Reader, course: Course, candidate: int) -> dict[str, Check]:
    """The items of the due diligence about which something has been written, if only who finds out."""
    items = course.choices.get("due_diligence", {})
    found = {item: reader.get(Check, Check.key(candidate, item)) for item in items}
    return {item: one for item, one in found.items() if one is not None}


def to_find_out(reader: Reader, course: Course, candidate: int) -> tuple[str, ...]:
    """The items of the due diligence that are not answered with yes."""
    said = checks(reader, course, candidate)
    return tuple(
        item
        for item in course.choices.get("due_diligence", {})
        if item not in said or said[item].answer != "yes"
    )


@dataclass(frozen=True, slots=True)
class Judgement:
    """Where a candidate stands. `light` is None until a question of the match is answered."""

    match: Value
    light: Light | None
    open: tuple[str, ...]
    empty: tuple[str, ...]
    relation: Relation | None

    @property
    def blocked(self) -> bool:
        """Nobody is contacted before one knows what they get out of it."""
        return "they_get" in self.empty


def judge(reader: Reader, course: Course, candidate: Candidate) -> Judgement:
    """Everything that is known about how well the candidate fits. Something to find out keeps it from being green."""
    match = match_value(reader, course, candidate.id)
    open_ = to_find_out(reader, course, candidate.id)
    light = light_after_gates(traffic_light(match.total), Status.PENDING if open_ else Status.OPEN)
    return Judgement(match, light, open_, empty_cells(candidate), relation(candidate))
