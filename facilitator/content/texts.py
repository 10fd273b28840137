"""Texts in both languages, and the content file of one component."""

from __future__ import annotations

import string
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

from facilitator import i18n
from facilitator.i18n import N_

NonEmpty = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class Piece(BaseModel):
    """Base of everything read from the course's files: frozen, and an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(Piece):
    """A text in Danish and English; `str()` gives the one of the language in use."""

    da: NonEmpty
    en: NonEmpty

    @field_validator("da", "en")
    @classmethod
    def _plain_placeholders(cls, text: str) -> str:
        """Only {names} may stand in braces, so that filling in can never fail."""
        for _, name, spec, conversion in string.Formatter().parse(text):
            if name is not None and (not name.isidentifier() or spec or conversion):
                raise ValueError(N_("only a plain name may stand in braces"))
        return text

    def __str__(self) -> str:
        return self.da if i18n.current() == "da" else self.en

    def format(self, **params: Any) -> str:
        """The text with its {placeholders} filled in; an unknown placeholder stays as it is written."""
        return str(self).format_map(_Kept(params))


class _Kept(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


class Choice(Piece):
    """One value of a list of choices."""

    label: Text
    hint: Text | None = None


class FieldText(Piece):
    """What a form says about one field."""

    label: Text
    help: Text | None = None
    example: Text | None = None


class StepContent(Piece):
    """One step within a component's screen: its name in the step bar, what to do, and the guide beside the work."""

    id: NonEmpty
    title: Text
    lead: Text
    guide: Text | None = None
    example: Text | None = None
    terms: tuple[str, ...] = ()


class ComponentContent(Piece):
    """All words of one component. `fields` is by record kind, then field; `words` are the sentences of its screen and report;
    `choices` are lists of its own, each named after the component.
    """

    id: NonEmpty = "?"
    number: str = ""
    title: Text
    short: Text
    lead: Text
    help: Text
    steps: tuple[StepContent, ...] = Field(min_length=1)
    fields: dict[str, dict[str, FieldText]] = {}
    words: dict[str, Text] = {}
    choices: dict[str, dict[str, Choice]] = {}

    def word(self, key: str, **params: Any) -> str:
        """The sentence `key` in the language in use, filled in. With `n=1` a sentence named `<key>_one` is preferred."""
        if params.get("n") == 1 and f"{key}_one" in self.words:
            key = f"{key}_one"
        return self.words[key].format(**params)

    def step(self, step_id: str) -> StepContent:
        """The step with this id.

        Raises:
            KeyError: there is none.
        """
        for step in self.steps:
            if step.id == step_id:
                return step
        raise KeyError(step_id)

    def field(self, kind: str, name: str) -> FieldText | None:
        """What the form says about a field, or None if the file is silent."""
        return self.fields.get(kind, {}).get(name)
