"""What every saved thing is: a frozen pydantic model with a stable id, in a table named after its kind.

A field says how it is asked for by an `Ask` in its annotation; its label and help come from the component's content
file under `fields.<kind>.<field>`. Lengths are advice, never a limit: a person's words are not cut.
"""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from facilitator.errors import EditRejected, Problem

FORM_ID = 1
"""The id of a record of which a library has exactly one."""

_KEPT_CONTROLS = "\n\t"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """How a form asks for one field. `personal` marks what may name a person (left out of shared exports)."""

    personal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Ask):
    """One line of text; `limit` is the advised number of characters."""

    limit: int = 140


@dataclass(frozen=True, slots=True, kw_only=True)
class LongText(Ask):
    """Several lines of text; `limit` is the advised number of characters, `rows` the height of the field."""

    limit: int = 600
    rows: int = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Ask):
    """One value of the course's list `choices` ("" = not chosen)."""

    choices: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices(Ask):
    """Several values of the course's list `choices`; `most` is the largest advised number."""

    choices: str = ""
    most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking(Ask):
    """The `top` most important values of the list `choices`, most important first."""

    choices: str = ""
    top: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Ask):
    """A whole number between `low` and `high`; None = unknown. `unit` is a key of the component's words."""

    low: int = 0
    high: int = 1_000_000_000
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Date(Ask):
    """A day, typed as the language writes it and saved as ISO 8601; None = not set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale(Ask):
    """1 to 5 with the words of the list `choices` shown; None = don't know."""

    choices: str = "scale"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate(Ask):
    """yes / no / unclear; "" = not answered."""

    choices: str = "gate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick(Ask):
    """True or false."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden(Ask):
    """Kept, but never asked for in a form."""


def clean(value: Any) -> Any:
    """Text without control characters and lone surrogates (line breaks and tabs stay); other values as they are."""
    if isinstance(value, str):
        text = value.replace("\r\n", "\n").replace("\r", "\n")
        if text.isascii() and text.isprintable():
            return text
        return "".join(c for c in text if c in _KEPT_CONTROLS or unicodedata.category(c) not in {"Cc", "Cs"})
    if isinstance(value, (list, tuple)):
        return tuple(clean(item) for item in value)
    return value


@lru_cache(maxsize=65536)
def key_id(*parts: str | int) -> int:
    """The same 53-bit id on every laptop for a thing that is named by its parts, such as one person's score of one service."""
    digest = hashlib.blake2b("\0".join(map(str, parts)).encode(), digest_size=8).digest()
    return (int.from_bytes(digest, "big") >> 11) | (1 << 52)


class Record(BaseModel):
    """The smallest thing that is saved. `KIND` names its table; `SINGLE` means that a library has exactly one.

    Raises:
        pydantic.ValidationError: a value does not fit its field (`revise` turns it into `EditRejected`).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    KIND: ClassVar[str] = ""
    SINGLE: ClassVar[bool] = False

    id: int = FORM_ID

    @field_validator("*", mode="before")
    @classmethod
    def _clean(cls, value: Any) -> Any:
        return clean(value)

    def revise(self, **changes: Any) -> Self:
        """This record with some fields changed, validated as a whole.

        Raises:
            EditRejected: naming each field that does not fit; nothing has been saved.
        """
        try:
            return type(self).model_validate({**dict(self), **changes})
        except ValidationError as error:
            raise rejected(self.KIND, self.id, error) from error

    def to_doc(self) -> dict[str, Any]:
        """The JSON document that is saved (the id is the document's own)."""
        return self.model_dump(mode="json", exclude={"id"})


class Row(Record):
    """A record of a list that people order: `position` sorts, halves between neighbours make room."""

    position: float = 0.0


class Personal(Record):
    """One person's own input: `person` says whose it is, `entered_by` who typed it when that was somebody else.

    `ACTIVITY` names the shared activity that it belongs to, if any: once that is closed, the session refuses changes.
    """

    ACTIVITY: ClassVar[str | None] = None

    person: int
    entered_by: int | None = None

    def activity_name(self) -> str | None:
        """The shared activity that this input belongs to: its kind's, unless the kind has one for each question."""
        return self.ACTIVITY


def rejected(kind: str, record_id: int, error: ValidationError) -> EditRejected:
    """Pydantic's complaint as problems by field, with pydantic's own error type as code."""
    return EditRejected(
        tuple(
            Problem(
                kind,
                record_id,
                str(found["loc"][0]) if found["loc"] else "",
                found["type"],
                dict(found.get("ctx", {})),
            )
            for found in error.errors(include_url=False)
        )
    )


def ask_of(kind: type[Record], field: str) -> Ask:
    """How the form asks for this field; `Hidden` where the annotation does not say."""
    for mark in kind.model_fields[field].metadata:
        if isinstance(mark, Ask):
            return mark
    return Hidden()


def asked_fields(kind: type[Record]) -> tuple[str, ...]:
    """The names of the fields that a form shows, in the order in which the class declares them."""
    return tuple(name for name in kind.model_fields if not isinstance(ask_of(kind, name), Hidden))


def between(before: Row | None, after: Row | None) -> float:
    """A position between two neighbours (either may be missing)."""
    if before is None and after is None:
        return 1.0
    if before is None:
        assert after is not None
        return after.position - 1.0
    if after is None:
        return before.position + 1.0
    return (before.position + after.position) / 2
