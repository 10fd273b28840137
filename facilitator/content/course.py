"""Reading a course's folder into one validated value; each mistake names the file, the key and the nearest known name."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, Field, ValidationError

from facilitator.content.decks import (
    Criteria,
    Criterion,
    GateQuestion,
    Glossary,
    Match,
    MatchItem,
    Partners,
    PromptCard,
    Prompts,
    Qualify,
    Services,
    Term,
)
from facilitator.content.texts import Choice, ComponentContent, NonEmpty, Piece, StepContent, Text
from facilitator.errors import ContentError
from facilitator.i18n import N_
from facilitator.paths import data_dir, is_file

P = TypeVar("P", bound=Piece)

SHARED = "library"
"""The content file of the kinds that belong to the library as a whole."""


class CourseHead(Piece):
    """`course.toml`: what the course is called and which components it uses, in order."""

    id: NonEmpty
    title: Text
    lead: Text
    components: tuple[str, ...] = Field(min_length=1)


class ChoiceLists(Piece):
    """`choices.toml`."""

    choices: dict[str, dict[str, Choice]]


@dataclass(frozen=True, slots=True)
class Course:
    """A whole course, validated. Lists keep the order of their files."""

    path: Path
    head: CourseHead
    components: dict[str, ComponentContent]
    choices: dict[str, dict[str, Choice]]
    services: Services
    criteria: tuple[Criterion, ...]
    gates: tuple[GateQuestion, ...]
    partners: Partners
    cards: tuple[PromptCard, ...]
    terms: tuple[Term, ...]
    qualify: Qualify
    match: tuple[MatchItem, ...]
    shared: ComponentContent
    """The words of what belongs to the library as a whole: the library itself and its people."""
    _decks: dict[str, Piece] = field(default_factory=dict, repr=False, compare=False)

    def words(self, component_id: str) -> ComponentContent:
        """The texts of a component.

        Raises:
            KeyError: the course has no such component.
        """
        return self.components[component_id]

    def deck(self, name: str, model: type[P]) -> P:
        """A component's own course file `<name>.toml`, read when it is first asked for; the house's where the course has none.

        Raises:
            ContentError: naming the file, the key, what is wrong and the nearest known name.
        """
        known = self._decks.get(name)
        if not isinstance(known, model):
            known = _read(_find(self.path, house_course_dir(), f"{name}.toml"), model)
            self._decks[name] = known
        return known

    def label(self, choices: str, value: str) -> str:
        """The words for a chosen value; a value that the course no longer knows is shown as it is saved."""
        found = self.choices.get(choices, {}).get(value)
        return str(found.label) if found else value

    def term(self, term_id: str) -> Term | None:
        """A glossary entry by id."""
        return next((term for term in self.terms if term.id == term_id), None)


def house_course_dir() -> Path:
    """The folder of the course that comes with the program."""
    return data_dir() / "courses" / "partnerships"


def load_course(folder: Path | None = None) -> Course:
    """Read and validate a course folder (None: the house's own). Files that it leaves out come from the house's course.

    Raises:
        ContentError: naming the file, the key, what is wrong and the nearest known name.
    """
    house = house_course_dir()
    folder = folder or house
    if not is_file(folder / "course.toml"):
        raise ContentError(str(folder / "course.toml"), "", N_("the file is missing"), None)
    head = _read(_find(folder, house, "course.toml"), CourseHead)
    criteria = _read(_find(folder, house, "criteria.toml"), Criteria)
    components = {name: _component(folder, house, name) for name in head.components}
    services = _read(_find(folder, house, "services.toml"), Services)
    partners = _read(_find(folder, house, "partners.toml"), Partners)
    choices = _merged(_read(_find(folder, house, "choices.toml"), ChoiceLists).choices, house, folder)
    course = Course(
        path=folder,
        head=head,
        components=components,
        choices={
            **_from_decks(services, partners),
            **_places(components),
            **_own_lists(folder, components),
            **choices,
        },
        services=services,
        criteria=criteria.criteria,
        gates=criteria.gates,
        partners=partners,
        cards=_read(_find(folder, house, "prompts.toml"), Prompts).cards,
        terms=_read(_find(folder, house, "glossary.toml"), Glossary).terms,
        qualify=_read(_find(folder, house, "qualify.toml"), Qualify),
        match=_read(_find(folder, house, "match.toml"), Match).match,
        shared=_component(folder, house, SHARED),
    )
    _check_references(course)
    return course


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that looks most like `name`, if any looks like it."""
    return next(iter(difflib.get_close_matches(name, list(known), n=1, cutoff=0.5)), None)


def _find(folder: Path, house: Path, name: str) -> Path:
    own = folder / name
    return own if is_file(own) else house / name


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise ContentError(str(path), "", N_("the file is missing"), None) from error
    except UnicodeDecodeError as error:
        raise ContentError(str(path), "", N_("the file is not saved as UTF-8"), None) from error
    except RecursionError as error:
        raise ContentError(str(path), "", N_("something in it has too many layers"), None) from error
    except (tomllib.TOMLDecodeError, OSError) as error:
        raise ContentError(str(path), "", str(error), None) from error


def _read(path: Path, model: type[P]) -> P:
    return _validated(path, _toml(path), model)


def _validated(path: Path, raw: dict[str, Any], model: type[P]) -> P:
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        found = error.errors(include_url=False)
        first = next((one for one in found if one["type"] == "extra_forbidden"), found[0])
        key = ".".join(map(str, first["loc"]))
        wrong = str(first["loc"][-1]) if first["loc"] else ""
        known = _known_names(model, first["loc"]) if first["type"] == "extra_forbidden" else ()
        own = first.get("ctx", {}).get("error")
        problem = str(own) if own else _PROBLEMS.get(first["type"], N_("this value does not fit here"))
        raise ContentError(str(path), key, problem, nearest(wrong, known)) from error


_PROBLEMS = {
    "extra_forbidden": N_("there is nothing of this name"),
    "missing": N_("this is missing"),
    "string_type": N_("this must be a text"),
    "string_too_short": N_("this text is empty"),
    "int_type": N_("this must be a whole number"),
    "int_parsing": N_("this must be a whole number"),
    "int_from_float": N_("this must be a whole number"),
    "bool_type": N_("this must be true or false"),
    "bool_parsing": N_("this must be true or false"),
    "tuple_type": N_("this must be a list"),
    "dict_type": N_("this must be a table with names and values"),
    "model_type": N_("this must be a table with names and values"),
    "model_attributes_type": N_("this must be a table with names and values"),
    "date_from_datetime_parsing": N_("this must be a date, such as 2026-03-02"),
    "date_type": N_("this must be a date, such as 2026-03-02"),
    "greater_than_equal": N_("this number is too small"),
    "less_than_equal": N_("this number is too large"),
    "too_short": N_("this list is too short"),
    "too_long": N_("this list is too long"),
}
"""Pydantic's kinds of errors in words of the house (translated when they are shown)."""


def _known_names(model: type[BaseModel], loc: tuple[int | str, ...]) -> tuple[str, ...]:
    """The names that would have been right in the place of the last part of `loc`."""
    here: Any = model
    for part in loc[:-1]:
        if isinstance(here, type) and issubclass(here, BaseModel) and part in here.model_fields:
            here = _inner(here.model_fields[str(part)].annotation)
        else:
            here = _inner(here)
    here = _inner(here)
    return tuple(here.model_fields) if isinstance(here, type) and issubclass(here, BaseModel) else ()


def _inner(annotation: Any) -> Any:
    """The model inside a tuple, dict or optional annotation."""
    while inside := [a for a in get_args(annotation) if a is not type(None) and a is not Ellipsis]:
        annotation = inside[-1]
    return annotation


def _component(folder: Path, house: Path, name: str) -> ComponentContent:
    file = Path("components") / f"{name}.toml"
    path = _find(folder, house, str(file))
    if not is_file(path):
        known = sorted(p.stem for p in (house / "components").glob("*.toml"))
        raise ContentError(
            str(folder / "course.toml"), f"components.{name}", N_("no such component"), nearest(name, known)
        )
    content = _validated(path, {**_toml(path), "id": name}, ComponentContent)
    if path == house / file or not is_file(house / file):
        return content
    base = _validated(house / file, {**_toml(house / file), "id": name}, ComponentContent)
    for step in base.steps:
        if step.id not in {own.id for own in content.steps}:
            raise ContentError(path, f"steps.{step.id}", N_("this step is missing"), None)
    fields = {
        kind: {**base.fields.get(kind, {}), **content.fields.get(kind, {})}
        for kind in {**base.fields, **content.fields}
    }
    return content.model_copy(
        update={
            "fields": fields,
            "words": {**base.words, **content.words},
            "choices": {**base.choices, **content.choices},
        }
    )


def _from_decks(services: Services, partners: Partners) -> dict[str, dict[str, Choice]]:
    """The headings of the decks as lists of choices, so that a form can ask for one."""
    return {
        "service_group": {group.id: Choice(label=group.name) for group in services.groups},
        "partner_category": {found.id: Choice(label=found.name) for found in partners.categories},
    }


def _places(components: dict[str, ComponentContent]) -> dict[str, dict[str, Choice]]:
    """Every step of every component as a list of choices, so that an agenda can say where its work is done."""

    def label(content: ComponentContent, step: StepContent) -> Choice:
        number = f"{content.number} " if content.number else ""
        return Choice(
            label=Text(
                da=f"{number}{content.title.da} › {step.title.da}",
                en=f"{number}{content.title.en} › {step.title.en}",
            )
        )

    return {
        "room_place": {
            f"{name}.{step.id}": label(content, step)
            for name, content in components.items()
            for step in content.steps
        }
    }


def _own_lists(folder: Path, components: dict[str, ComponentContent]) -> dict[str, dict[str, Choice]]:
    """The lists of choices that components bring along; each is named after its component."""
    found: dict[str, dict[str, Choice]] = {}
    for name, content in components.items():
        for listed, values in content.choices.items():
            if not listed.startswith(f"{name}_"):
                raise ContentError(
                    str(folder / "components" / f"{name}.toml"),
                    f"choices.{listed}",
                    N_("a component's own list is named after the component"),
                    f"{name}_{listed}",
                )
            found[listed] = values
    return found


def _merged(choices: dict[str, dict[str, Choice]], house: Path, folder: Path) -> dict[str, dict[str, Choice]]:
    if folder == house:
        return choices
    return {**_read(house / "choices.toml", ChoiceLists).choices, **choices}


def _check_references(course: Course) -> None:
    """Every id that a file names must exist; no id stands twice."""
    at = course.path
    groups = [g.id for g in course.services.groups]
    _unique(at / "services.toml", "groups", groups)
    _unique(at / "services.toml", "services", [s.id for s in course.services.services])
    for n, service in enumerate(course.services.services):
        _known(at / "services.toml", f"services.{n}.group", service.group, groups)
    _unique(at / "criteria.toml", "criteria", [c.id for c in course.criteria])
    _unique(at / "criteria.toml", "gates", [g.id for g in course.gates])
    sectors = [s.id for s in course.partners.sectors]
    categories = [c.id for c in course.partners.categories]
    _unique(at / "partners.toml", "partners", [p.id for p in course.partners.partners])
    for n, partner in enumerate(course.partners.partners):
        _known(at / "partners.toml", f"partners.{n}.sector", partner.sector, sectors)
        _known(at / "partners.toml", f"partners.{n}.category", partner.category, categories)
    _unique(at / "prompts.toml", "cards", [c.id for c in course.cards])
    _unique(at / "glossary.toml", "terms", [t.id for t in course.terms])
    _unique(at / "match.toml", "match", [i.id for i in course.match])
    _unique(at / "qualify.toml", "items", [i.id for i in course.qualify.items])
    terms = [t.id for t in course.terms]
    for name, content in course.components.items():
        file = at / "components" / f"{name}.toml"
        _unique(file, "steps", [s.id for s in content.steps])
        for step in content.steps:
            for term in step.terms:
                _known(file, f"steps.{step.id}.terms", term, terms)


def _unique(path: Path, key: str, ids: list[str]) -> None:
    for twice in {i for i in ids if ids.count(i) > 1}:
        raise ContentError(str(path), f"{key}.{twice}", N_("this id stands twice"), None)


def _known(path: Path, key: str, name: str, known: Iterable[str]) -> None:
    if name not in known:
        raise ContentError(str(path), key, N_("there is nothing of this name"), nearest(name, known))
