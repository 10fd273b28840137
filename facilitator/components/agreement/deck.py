"""The course's clauses and its public-law cautions: `clauses.toml` and `legal.toml`."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from pydantic import Field

from facilitator.content import Course
from facilitator.content.texts import NonEmpty, Piece, Text

APPENDIX = "appendix"
PERSONAL_DATA = "personal_data"


class Point(Text):
    """Something to collect for a clause."""

    id: NonEmpty


class Clause(Piece):
    """A clause or an appendix: what to collect, and a model wording with {names} to be filled in.

    `must`: part of the must-have gate; `when`: only if personal data are dealt with; `soft`: the wording of a cooperation
    agreement; `forms`: the forms it applies to; `shows`: what the document draws from the parties under the text.
    """

    id: NonEmpty
    number: NonEmpty
    title: Text
    group: NonEmpty
    ask: Text
    points: tuple[Point, ...] = ()
    wording: Text
    soft: Text | None = None
    must: bool = False
    when: Literal["always", "personal_data"] = "always"
    forms: tuple[str, ...] = ("cooperation", "partnership")
    shows: tuple[Literal["parties", "purposes", "contributions", "signatures"], ...] = ()

    @property
    def heading(self) -> str:
        """Number and title: "5 Bidrag"."""
        return f"{self.number} {self.title}"

    @property
    def appendix(self) -> bool:
        """Whether it is an appendix."""
        return self.group == APPENDIX


class Clauses(Piece):
    """`clauses.toml`."""

    blank: Text
    groups: dict[str, Text]
    placeholders: dict[str, Text]
    clauses: tuple[Clause, ...] = Field(min_length=1)


class Caution(Piece):
    """A question of public law: why it is asked, where the rule is found, and when that was last looked up."""

    id: NonEmpty
    area: Text
    question: Text
    why: Text
    source: Text
    checked: date | None = None


class Legal(Piece):
    """`legal.toml`."""

    items: tuple[Caution, ...] = Field(min_length=1)


def deck(course: Course) -> Clauses:
    """The clauses of the course."""
    return course.deck("clauses", Clauses)


def cautions(course: Course) -> tuple[Caution, ...]:
    """The public-law cautions of the course."""
    return course.deck("legal", Legal).items


def clause_of(course: Course, clause_id: str) -> Clause | None:
    """The clause with this id; None if the course no longer has it."""
    return next((one for one in deck(course).clauses if one.id == clause_id), None)


def grouped(course: Course) -> tuple[tuple[str, tuple[Clause, ...]], ...]:
    """The clauses under the names of their groups (who, why, what, how, appendices)."""
    found = deck(course)
    return tuple(
        (str(name), tuple(one for one in found.clauses if one.group == group))
        for group, name in found.groups.items()
    )


def blank(course: Course, name: str) -> str:
    """What stands for a missing fact: "[udfyldes: startdato]"."""
    found = deck(course)
    label = found.placeholders.get(name)
    return f"[{found.blank}: {label if label is not None else name}]"


def blanks(course: Course, text: str) -> tuple[str, ...]:
    """What is still to be filled in in a text, in either language."""
    words = deck(course).blank
    found = re.findall(rf"\[(?:{re.escape(words.da)}|{re.escape(words.en)})\s*:\s*([^\]]*)\]", text)
    return tuple(one.strip() for one in found)
