"""The value board: four types of value by four beneficiaries."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.component import Reader
from facilitator.components.relations.records import RelationsValue
from facilitator.content import Course

TYPES = "relations_value_type"
BENEFICIARIES = "relations_beneficiary"
PARTNER_COLUMN = "partner"
STRENGTHS = ("0", "1", "2", "3")
PROVEN_FROM = 2
"""A value said to be this strong is asked what shows it."""

Cell = tuple[str, str]
"""Value type and beneficiary, as in the course's lists."""


def types(course: Course) -> tuple[str, ...]:
    """The rows of the board."""
    return tuple(course.choices.get(TYPES, {}))


def beneficiaries(course: Course) -> tuple[str, ...]:
    """The columns of the board."""
    return tuple(course.choices.get(BENEFICIARIES, {}))


def blank(value_type: str, beneficiary: str) -> RelationsValue:
    """The empty cell."""
    return RelationsValue(
        id=RelationsValue.key(value_type, beneficiary), value_type=value_type, beneficiary=beneficiary
    )


def cells(reader: Reader, course: Course) -> Mapping[Cell, RelationsValue]:
    """Every cell in which something is written, row by row."""
    found: dict[Cell, RelationsValue] = {}
    for value_type in types(course):
        for beneficiary in beneficiaries(course):
            record = reader.get(RelationsValue, RelationsValue.key(value_type, beneficiary))
            if record is not None and written(record):
                found[value_type, beneficiary] = record
    return found


def written(record: RelationsValue) -> bool:
    """Whether the cell says that there is value: words, or a strength above nothing."""
    return bool(record.text.strip()) or record.strength in STRENGTHS[1:]


def cell_name(record: RelationsValue, course: Course) -> str:
    """A cell as people name it: type of value and beneficiary."""
    return course.words("relations").word(
        "cell_title",
        type=course.label(TYPES, record.value_type),
        who=course.label(BENEFICIARIES, record.beneficiary),
    )


def strength(record: RelationsValue) -> int | None:
    """0-3; None while nobody has said."""
    return int(record.strength) if record.strength in STRENGTHS else None


def proven(record: RelationsValue) -> bool:
    """Whether a number or a quote shows the value."""
    return record.evidence in {"number", "quote"} and bool(record.proof.strip())


def partner_empty(found: Mapping[Cell, RelationsValue]) -> bool:
    """Whether the board is begun and has nothing for the partner: then it is no partnership yet."""
    return bool(found) and not any(
        beneficiary == PARTNER_COLUMN and record.strength != "0" for (_, beneficiary), record in found.items()
    )


def unproven(found: Mapping[Cell, RelationsValue]) -> tuple[RelationsValue, ...]:
    """The cells that are said to be strong and that nothing shows."""
    return tuple(
        record for record in found.values() if (strength(record) or 0) >= PROVEN_FROM and not proven(record)
    )
