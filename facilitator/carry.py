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

from facilitator.component import Carry, Component, Draft, Reader
from facilitator.content import Course
from facilitator.i18n import LANGUAGES, current, speaking
from facilitator.record import Record, Row, key_id


class Carried(Record):
    """The library's answer to one offer: the version of it (`value`, as JSON) and whether it was taken.

    `dated` is the day of the earlier part's text, as the offer named it.
    """

    KIND: ClassVar[str] = "carried"

    carry: str = ""
    source: str = ""
    kind: str = ""
    target: int = 0
    value: str = ""
    taken: bool = False
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
    """The open offers to a component (None: to all its steps), in the order of its pre-fill map."""
    answers = {answer.id: answer for answer in reader.all(Carried)}
    found: list[Offer] = []
    for carry in component.carries:
        if step is not None and carry.step != step:
            continue
        drafts = tuple(carry.drafts(reader, course))
        found += [
            offer for draft in drafts if (offer := _offer(reader, course, carry, draft, answers)) is not None
        ]
        found += _gone(reader, component, carry, drafts, answers.values())
    return tuple(found)


def _in_other_languages(reader: Reader, course: Course, carry: Carry, draft: Draft) -> set[str]:
    """The same draft as it reads in the other languages: an answer counts in whatever language it was given."""
    found: set[str] = set()
    for language in LANGUAGES:
        if language == current():
            continue
        with speaking(language):
            for other in carry.drafts(reader, course):
                if (other.kind, other.id) == (draft.kind, draft.id):
                    found.add(version(filled(other, reader.get(other.kind, other.id)), other))
    return found


def _offer(
    reader: Reader, course: Course, carry: Carry, draft: Draft, answers: Mapping[int, Carried]
) -> Offer | None:
    present = reader.get(draft.kind, draft.id)
    wanted = filled(draft, present)
    answer = answers.get(key_id(Carried.KIND, carry.id, draft.kind.KIND, draft.id))
    if wanted == present or (answer is not None and answer.value == version(wanted, draft)):
        return None
    if answer is not None and answer.value in _in_other_languages(reader, course, carry, draft):
        return None
    return Offer(carry, draft, _dated(reader, draft.origin), answer is not None, present=present)


def _gone(
    reader: Reader,
    component: Component,
    carry: Carry,
    drafts: Sequence[Draft],
    answers: Iterable[Carried],
) -> list[Offer]:
    """Rows that were taken over, stand here as they came, and that the earlier part no longer has."""
    kinds = {kind.KIND: kind for kind in component.kinds}
    offered = {(draft.kind.KIND, draft.id) for draft in drafts}
    found = []
    for answer in answers:
        kind = kinds.get(answer.kind)
        if answer.carry != carry.id or not answer.taken or kind is None or kind.SINGLE:
            continue
        present = reader.get(kind, answer.target)
        if present is None or (answer.kind, answer.target) in offered:
            continue
        draft = Draft(kind, answer.target, _fields(answer.value))
        if version(present, draft) == answer.value:
            found.append(Offer(carry, draft, None, again=True, gone=True, present=present))
    return found


def filled(draft: Draft, present: Record | None) -> Record:
    """The record as it would be with the offered fields in it.

    Raises:
        EditRejected: the draft does not fit its kind.
    """
    return (present or draft.kind.model_validate({**draft.fields, "id": draft.id})).revise(**draft.fields)


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
                put.append(_answer(offer, present, taken=False))
            continue
        record = filled(offer.draft, present)
        if present is None and isinstance(record, Row) and "position" not in offer.draft.fields:
            kind = type(record)
            rows = reader.all(kind)
            end = last.get(kind.KIND, rows[-1].position if rows else 0.0)
            last[kind.KIND] = end + 1.0
            record = record.revise(position=end + 1.0)
        made[place] = record
        put += [record, _answer(offer, record, taken=True)]
    return tuple(put), tuple(remove)


def ignore(chosen: Iterable[Offer]) -> tuple[Record, ...]:
    """The answers to be saved when these offers are ignored: nothing else changes."""
    return tuple(_answer(offer, filled(offer.draft, offer.present), taken=False) for offer in chosen)


def origins(reader: Reader, kind: type[Record], record_id: int) -> dict[str, Origin]:
    """By field: where the text of a record was taken from."""
    present = reader.get(kind, record_id)
    found: dict[str, Origin] = {}
    if present is None:
        return found
    for answer in reader.all(Carried):
        if not answer.taken or answer.kind != kind.KIND or answer.target != record_id:
            continue
        now = present.model_dump(mode="json")
        for field, value in _fields(answer.value).items():
            if field in now:
                found[field] = Origin(answer.source, answer.dated, changed=now[field] != value)
    return found


def _answer(offer: Offer, record: Record, *, taken: bool) -> Carried:
    return Carried(
        id=offer.key,
        carry=offer.carry.id,
        source=offer.carry.source,
        kind=offer.draft.kind.KIND,
        target=offer.draft.id,
        value=version(record, offer.draft),
        taken=taken,
        dated=offer.dated,
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
