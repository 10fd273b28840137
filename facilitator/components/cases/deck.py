"""The course's own cases, `cases.toml`: facts in two languages, each with its source and the day it was read."""

from __future__ import annotations

from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator

from facilitator.content import Piece, Text
from facilitator.content.texts import NonEmpty
from facilitator.i18n import N_


class CaseCard(Piece):
    """One case. What no source says is left out. `basis` says whether anybody has looked into the value."""

    id: NonEmpty
    title: Text
    library: Text
    municipality: Text
    land: NonEmpty
    size: str = ""
    year: int | None = Field(default=None, ge=1800, le=2200)
    until: int | None = Field(default=None, ge=1800, le=2200)
    year_note: Text | None = None
    partners: tuple[Text, ...] = Field(min_length=1)
    sectors: tuple[NonEmpty, ...] = Field(min_length=1)
    service: NonEmpty
    what: Text
    library_gives: Text | None = None
    partner_gives: Text | None = None
    citizen_value: Text | None = None
    library_value: Text | None = None
    partner_value: Text | None = None
    level: Literal["1", "2", "3", "4", "5"]
    source: NonEmpty
    checked: date | None = None
    basis: Literal["claim", "evaluation"] = "claim"


class CasesModel(Piece):
    """`cases.toml`."""

    cases: tuple[CaseCard, ...] = ()

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        ids = [case.id for case in self.cases]
        if len(ids) != len(set(ids)):
            raise ValueError(N_("an id stands twice"))
        return self
