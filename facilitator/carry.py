"""Carrying over: what earlier parts of the course offer a later one, and what the library has answered.

An offer is open until the library has taken or ignored exactly this version of it; when the earlier part changes, it is
open again. Taking writes the offered fields, ignoring writes nothing but the answer: no text is ever overwritten unasked.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

from pydantic import ValidationError

from facilitator.component import Carry, Component, Draft, Reader
from facilitator.content import Course
from facilitator.i18n import LANGUAGES, Language, current, speaking
from facilitator.record import Record, Row, key_id, rejected

KEPT = "kept"
"""The answer that a row stays although the earlier part no longer has it."""


class Carried(Record):
    """The library's last answer to one offer: the version of it that was answered (`value`, as JSON; `KEPT` when a row was
    kept that the earlier part had taken back; "" once it was removed) and the version last taken ("" = none).

    `dated` is the day of the earlier part's text, as the offer that was taken named it.
    """

    KIND: ClassVar[str] = "carried"

    carry: str = ""
    source: str = ""
    kind: str = ""
    target: int = 0
    value: str = ""
    taken: bool = False
    taken_value: str = ""
    dated: date | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """One open offer. `again` means that an earlier version was answered; `gone` that the earlier part took it back."""

    carry: Carry
    draft: Draft
    dated: date | None
    again: bool = False
    gone: bool = False
    present: Record | None = None
    answer: Carried | None = None

    @property
    def version(self) -> str:
        """What is offered, exactly: the window answers what it has shown."""
        return version(filled(self.draft, self.present), self.draft) if not self.gone else KEPT

    @property
    def key(self) -> int:
        """The id of the library's answer to it."""
        return key_id(Carried.KIND, self.carry.id, self.draft.kind.KIND, self.draft.id)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a field's text came from, on which day it had been written there, and whether it has been changed here since."""

    source: str
    dated: date | None
    changed: bool


def offers(
    reader: Reader, course: Course, component: Component, step: str | None = None
) -> tuple[Offer, ...]:
    """The open offers to a component (None: to all its steps), in the order of its pre-fill map.

    What comes from a part that the course does not use is left out.
    """
    answers = {answer.id: answer for answer in reader.all(Carried)}
    found: list[Offer] = []
    for carry in component.carries:
        if carry.source not in course.components or (step is not None and carry.step != step):
            continue
        drafts = tuple(carry.drafts(reader, course))
        elsewhere = _Elsewhere(reader, course, carry)
        found += [
            offer
            for draft in drafts
            if (offer := _offer(reader, carry, draft, answers, elsewhere)) is not None
        ]
        found += _gone(reader, component, carry, drafts, answers.values())
    return tuple(found)


class _Elsewhere:
    """A carry's drafts as they read in the other languages: an answer counts in whatever language it was given."""

    def __init__(self, reader: Reader, course: Course, carry: Carry) -> None:
        self._reader, self._course, self._carry = reader, course, carry
        self._read: dict[tuple[str, int], set[str]] | None = None

    def __call__(self, draft: Draft) -> set[str]:
        """The versions of this draft, worked out when they are first asked for."""
        if self._read is None:
            self._read = {}
            for language in LANGUAGES:
                if language != current():
                    self._read_in(language, self._read)
        return self._read.get((draft.kind.KIND, draft.id), set())

    def _read_in(self, language: Language, found: dict[tuple[str, int], set[str]]) -> None:
        with speaking(language):
            for other in self._carry.drafts(self._reader, self._course):
                record = filled(other, self._reader.get(other.kind, other.id))
                found.setdefault((other.kind.KIND, other.id), set()).add(version(record, other))


def _offer(
    reader: Reader, carry: Carry, draft: Draft, answers: Mapping[int, Carried], elsewhere: _Elsewhere
) -> Offer | None:
    present = reader.get(draft.kind, draft.id)
    wanted = filled(draft, present)
    answer = answers.get(key_id(Carried.KIND, carry.id, draft.kind.KIND, draft.id))
    if wanted == present or (answer is not None and answer.value == version(wanted, draft)):
        return None
    if answer is not None and answer.value in elsewhere(draft):
        return None
    again = answer is not None and answer.value != ""
    return Offer(carry, draft, _dated(reader, draft.origin), again, present=present, answer=answer)


def _gone(
    reader: Reader,
    component: Component,
    carry: Carry,
    drafts: Sequence[Draft],
    answers: Iterable[Carried],
) -> list[Offer]:
    """Rows that were taken over, stand here just as they came, and that the earlier part no longer has."""
    kinds = {kind.KIND: kind for kind in component.kinds}
    offered = {(draft.kind.KIND, draft.id) for draft in drafts}
    found = []
    for answer in answers:
        kind = kinds.get(answer.kind)
        if answer.carry != carry.id or not answer.taken_value or answer.value == KEPT:
            continue
        if kind is None or kind.SINGLE or (answer.kind, answer.target) in offered:
            continue
        present = reader.get(kind, answer.target)
        draft = Draft(kind, answer.target, _fields(answer.taken_value))
        if present is not None and _as_it_came(present, draft):
            found.append(Offer(carry, draft, None, again=True, gone=True, present=present, answer=answer))
    return found


def _as_it_came(present: Record, draft: Draft) -> bool:
    """Whether nobody has changed the row or written anything beside what was carried over."""
    fresh = filled(draft, None)
    return present == (fresh.revise(position=present.position) if isinstance(present, Row) else fresh)


def filled(draft: Draft, present: Record | None) -> Record:
    """The record as it would be with the offered fields in it.

    Raises:
        EditRejected: the draft does not fit its kind.
    """
    if present is not None:
        return present.revise(**draft.fields)
    try:
        return draft.kind.model_validate({**draft.fields, "id": draft.id})
    except ValidationError as error:
        raise rejected(draft.kind.KIND, draft.id, error) from error


def version(record: Record, draft: Draft) -> str:
    """The offered fields as they stand in a record, as JSON with sorted keys."""
    said = record.model_dump(mode="json", include=set(draft.fields))
    return json.dumps(said, sort_keys=True, ensure_ascii=False)


def take(reader: Reader, chosen: Iterable[Offer]) -> tuple[tuple[Record, ...], tuple[Record, ...]]:
    """What is to be saved and what is to be removed when these offers are taken. New rows come last in their list.

    Offers to different fields of one record add up.
    """
    put: list[Record] = []
    remove: list[Record] = []
    last: dict[str, float] = {}
    made: dict[tuple[str, int], Record] = {}
    for offer in chosen:
        place = (offer.draft.kind.KIND, offer.draft.id)
        present = made.get(place) or reader.get(offer.draft.kind, offer.draft.id)
        if offer.gone:
            if present is not None:
                remove.append(present)
                put.append(_answered(offer, "", taken=False, taken_value=""))
            continue
        record = filled(offer.draft, present)
        if present is None and isinstance(record, Row) and "position" not in offer.draft.fields:
            kind = type(record)
            rows = reader.all(kind)
            end = last.get(kind.KIND, rows[-1].position if rows else 0.0)
            last[kind.KIND] = end + 1.0
            record = record.revise(position=end + 1.0)
        made[place] = record
        value = version(record, offer.draft)
        put += [record, _answered(offer, value, taken=True, taken_value=value)]
    return tuple(put), tuple(remove)


def ignore(chosen: Iterable[Offer]) -> tuple[Record, ...]:
    """The answers to be saved when these offers are ignored: nothing else changes."""
    return tuple(
        _answered(
            offer,
            KEPT if offer.gone else version(filled(offer.draft, offer.present), offer.draft),
            taken=False,
            taken_value=offer.answer.taken_value if offer.answer else "",
        )
        for offer in chosen
    )


def origins(reader: Reader, kind: type[Record], record_id: int) -> dict[str, Origin]:
    """By field: where the text of a record was taken from."""
    present = reader.get(kind, record_id)
    found: dict[str, Origin] = {}
    if present is None:
        return found
    for answer in reader.all(Carried):
        if not answer.taken_value or answer.kind != kind.KIND or answer.target != record_id:
            continue
        now = present.model_dump(mode="json")
        for field, value in _fields(answer.taken_value).items():
            if field in now:
                found[field] = Origin(answer.source, answer.dated, changed=now[field] != value)
    return found


def _answered(offer: Offer, value: str, *, taken: bool, taken_value: str) -> Carried:
    dated = offer.dated if taken or offer.answer is None else offer.answer.dated
    return Carried(
        id=offer.key,
        carry=offer.carry.id,
        source=offer.carry.source,
        kind=offer.draft.kind.KIND,
        target=offer.draft.id,
        value=value,
        taken=taken,
        taken_value=taken_value,
        dated=dated,
    )


def _fields(value: str) -> dict[str, Any]:
    try:
        found = json.loads(value)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _dated(reader: Reader, origin: Sequence[Record]) -> date | None:
    times: list[datetime] = [
        moment for record in origin if (moment := reader.changed_at(type(record), record.id)) is not None
    ]
    return max(times).astimezone().date() if times else None
