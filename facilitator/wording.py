"""A saved value in the words that people read, and what its field is called."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from facilitator.content import SHARED, Course
from facilitator.i18n import format_date, format_list, format_number, tr
from facilitator.record import (
    Choice,
    Choices,
    Gate,
    Line,
    LongText,
    Ranking,
    Record,
    Scale,
    ask_of,
    asked_fields,
)


def field_label(course: Course, component: str, kind: type[Record], field: str) -> str:
    """What a field is called in its form; its own name where the course says nothing."""
    content = course.shared if component == SHARED else course.components.get(component)
    text = content.field(kind.KIND, field) if content else None
    return str(text.label) if text else field


def value_words(course: Course, kind: type[Record], field: str, value: Any) -> str:
    """A field's value as text; "" where nothing is said."""
    ask = ask_of(kind, field)
    if value is None or value in ("", ()):
        return ""
    if isinstance(ask, (Choice, Gate, Scale)):
        return course.label(ask.choices, str(value))
    if isinstance(ask, (Choices, Ranking)):
        return format_list([course.label(ask.choices, str(one)) for one in value])
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, (int, float)):
        return format_number(value)
    return str(value)


def written_fields(kind: type[Record]) -> Iterable[str]:
    """The fields in which people write words of their own."""
    return (name for name in asked_fields(kind) if isinstance(ask_of(kind, name), (Line, LongText)))


def flat(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())
