"""What a component is: one value that names its records, its progress, its report section and what it reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol, TypeVar

from facilitator.blocks import Block
from facilitator.content import Course, Piece
from facilitator.people import Finished
from facilitator.record import Record
from facilitator.visibility import Activity, Phase, Viewer

R = TypeVar("R", bound=Record)


class Reader(Protocol):
    """Read access to one library's records, as rules and reports need it."""

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Every record of a kind: rows by position, others in the order of their ids (which is that of creation)."""
        ...

    def get(self, kind: type[R], record_id: int) -> R | None:
        """The record with this id, or None."""
        ...

    def form(self, kind: type[R]) -> R:
        """The one record of a single kind; an empty one where nothing has been written yet."""
        ...

    def changed_at(self, kind: type[Record], record_id: int) -> datetime | None:
        """When a record was last written (UTC); None if it has never been."""
        ...


class State(StrEnum):
    """How far a library has come with a component."""

    EMPTY = "empty"
    STARTED = "started"
    DONE = "done"
    ATTENTION = "attention"


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence of the component's `words`, to be filled in with `params` when it is shown."""

    key: str
    params: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Progress:
    """State by sign and word, with one short remark such as "2 of 4 have answered"."""

    state: State
    remark: Remark | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What an earlier part of the course says for one record of this one: `fields` of the record `id` of `kind`.

    `origin` are the records it was made from; the newest of them gives the date that people read. `title` names the
    draft where the labels of its fields do not.
    """

    kind: type[Record]
    id: int
    fields: Mapping[str, Any]
    origin: tuple[Record, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Carry:
    """One line of a component's pre-fill map: what the component `source` offers, and the step in which it is offered.

    `drafts` is pure and yields nothing where `source` has nothing to say. Only what the whole group may see is drafted.
    """

    id: str
    source: str
    step: str
    drafts: Callable[[Reader, Course], Iterable[Draft]]


def _conceals_nothing(_reader: Reader, _viewer: Viewer, _record: Record) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Component:
    """One part of the course.

    `reads` names the components whose records its rules look at; `carries` is its pre-fill map; `places` says in which
    step a kind's words are shown (or "kind.field", where a form is spread over steps), for the search; `decks` are course
    files of its own, by name. A `shared` component also has something to hold for the whole workshop, in the workshop's
    own file. `conceals` tells which records of the group `viewer` must not see yet (a partner's own sheet); what one
    person hides from another is decided by `sight`. `activities` names the shared activity of the steps that have one,
    `starts` the phase of those that do not begin hidden.
    """

    id: str
    kinds: tuple[type[Record], ...]
    progress: Callable[[Reader, Course], Progress]
    report: Callable[[Reader, Course, Viewer], Sequence[Block]]
    reads: tuple[str, ...] = ()
    carries: tuple[Carry, ...] = ()
    places: Mapping[str, str] = field(default_factory=dict)
    decks: Mapping[str, type[Piece]] = field(default_factory=dict)
    shared: bool = False
    conceals: Callable[[Reader, Viewer, Record], bool] = _conceals_nothing
    activities: Mapping[str, str] = field(default_factory=dict)
    starts: Mapping[str, Phase] = field(default_factory=dict)


def finished_by(reader: Reader, activity: str) -> frozenset[int]:
    """The persons who have marked this activity as finished."""
    return frozenset(mark.person for mark in reader.all(Finished) if mark.activity == activity and mark.done)


def activity_of(reader: Reader, name: str, default: Phase = Phase.WRITING) -> Activity:
    """The state of a shared activity; `default` is its phase until somebody changes it."""
    found = reader.get(Activity, Activity.key(name))
    return found if found is not None else Activity(id=Activity.key(name), name=name, phase=default)
