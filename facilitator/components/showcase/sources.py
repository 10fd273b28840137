"""What the earlier parts of the course say for each section of the page: the text, the part and the records it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from facilitator.component import Carry, Draft, Reader
from facilitator.components.agreement.records import AgreementForm, AgreementParty
from facilitator.components.clarify import Clarify, Goal
from facilitator.components.clarify.findings import chosen_question, filled_goals, filled_groups
from facilitator.components.clarify.outcome import question_sentence
from facilitator.components.clarify.report import group_line
from facilitator.components.negotiation import Negotiation, NegotiationNext, settled
from facilitator.components.partners import Candidate, Contact, chosen_partners
from facilitator.components.relations.records import RelationsDecision
from facilitator.components.relations.story import value_story
from facilitator.components.services import chosen_services, chosen_titles
from facilitator.components.showcase.records import Showcase
from facilitator.content import Course
from facilitator.i18n import format_date
from facilitator.people import Library
from facilitator.record import FORM_ID, Record
from facilitator.wording import flat

MOST_PARTNERS = 2
"""Of the partners on a shortlist the first two are being contacted: more do not stand on the page."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a part of the course has to say: its lines, and the records they were made from."""

    source: str
    lines: tuple[str, ...]
    origin: tuple[Record, ...]


Derive = Callable[[Reader, Course], Found | None]


def _found(source: str, lines: Iterable[str], origin: Iterable[Record]) -> Found | None:
    said = tuple(line for line in lines if line)
    return Found(source, said, tuple(origin)) if said else None


def _word(course: Course, key: str, **params: object) -> str:
    return course.words("showcase").word(key, **params)


# the project clarification


def _title(reader: Reader, _course: Course) -> Found | None:
    form = reader.form(Clarify)
    return _found("clarify", [flat(form.idea)], [form])


def _elevator(reader: Reader, course: Course) -> Found | None:
    row = chosen_question(reader)
    if row is None:
        return None
    return _found("clarify", [question_sentence(row.verb, row.group, row.change, course)], [row])


def _challenge(reader: Reader, _course: Course) -> Found | None:
    form = reader.form(Clarify)
    return _found("clarify", form.challenge.strip().splitlines(), [form])


def _audience(reader: Reader, _course: Course) -> Found | None:
    rows = filled_groups(reader)
    return _found("clarify", map(group_line, rows), rows)


def _goal(reader: Reader, course: Course) -> Found | None:
    rows = filled_goals(reader)
    return _found("clarify", (_goal_line(row, course) for row in rows), rows)


def _goal_line(goal: Goal, course: Course) -> str:
    """A goal with its measure, as far as it is written."""
    what, indicator, baseline, target = map(flat, (goal.what, goal.indicator, goal.baseline, goal.target))
    measure = (
        _word(course, "goal_from_to", baseline=baseline, target=target) if baseline and target else target
    )
    measure = ": ".join(part for part in (indicator, measure) if part)
    day = _word(course, "goal_by", date=format_date(goal.due, "long")) if goal.due else ""
    rest = ", ".join(part for part in (measure, day) if part)
    return f"{what.rstrip('.')}. {rest[0].upper()}{rest[1:]}" if what and rest else what or rest


# services and partners


def _services(reader: Reader, course: Course) -> Found | None:
    return _found("services", chosen_titles(reader, course).values(), chosen_services(reader))


def _first_partners(reader: Reader) -> tuple[Candidate, ...]:
    return tuple(one for one in chosen_partners(reader) if one.name.strip())[:MOST_PARTNERS]


def _parties(reader: Reader) -> tuple[AgreementParty, ...]:
    return tuple(one for one in reader.all(AgreementParty) if one.name.strip())


def _partners(reader: Reader, _course: Course) -> Found | None:
    own = flat(reader.form(Library).name).casefold()
    others = [one for one in _parties(reader) if flat(one.name).casefold() != own]
    if found := _found("agreement", (flat(one.name) for one in others), others):
        return found
    form = reader.form(Negotiation)
    if found := _found("negotiation", [flat(form.counterpart)], [form]):
        return found
    rows = _first_partners(reader)
    return _found("partners", (flat(one.name) for one in rows), rows)


def _give_get(reader: Reader, course: Course) -> Found | None:
    parties = [one for one in _parties(reader) if (one.gives + one.gets).strip()]
    lines = [line for one in parties for line in _gives(course, flat(one.name), one.gives, one.gets)]
    if found := _found("agreement", lines, parties):
        return found
    rows = _first_partners(reader)
    library = _word(course, "the_library")
    for one in rows:
        lines += _gives(course, flat(one.name), one.they_give, one.they_get)
        lines += _gives(course, library, one.we_give, one.we_get)
    return _found("partners", lines, rows)


def _gives(course: Course, who: str, gives: str, gets: str) -> list[str]:
    said = {"line_gives": flat(gives), "line_gets": flat(gets)}
    return [_word(course, key, who=who, text=text) for key, text in said.items() if text]


# what was agreed and what came of it


def _agreed(reader: Reader, course: Course) -> Found | None:
    lines, origin = [], list[Record]()
    for one in settled(reader):
        line = f"{one.title}: {flat(one.text)}" if one.title and one.text else one.title or flat(one.text)
        lines.append(_word(course, "line_reserved", text=line) if one.reserved and line else line)
        origin.append(one.record)
    found = _found("negotiation", lines, origin)
    return found or _form_of_agreement(reader, course)


def _form_of_agreement(reader: Reader, course: Course) -> Found | None:
    form = reader.form(AgreementForm)
    if not form.kind:
        return None
    label = course.label("agreement_kind", form.kind)
    days = [format_date(day, "long") for day in (form.start, form.end) if day is not None]
    return _found("agreement", [f"{label}, {' – '.join(days)}" if days else label], [form])


def _value(reader: Reader, course: Course) -> Found | None:
    story = value_story(reader)
    if story is None:
        return None
    quote = flat(story.quote).strip("»«“”\"'")
    lines = [flat(story.number), _word(course, "line_quote", text=quote) if quote else ""]
    return _found("relations", lines, [story])


def _next_step(reader: Reader, course: Course) -> Found | None:
    form = reader.form(RelationsDecision)
    if form.decision:
        line = _word(course, "line_decision", decision=course.label("relations_decision", form.decision))
        again = _word(course, "line_review", date=format_date(form.review, "long")) if form.review else ""
        return _found("relations", [line, again], [form])
    rows = [one for one in reader.all(NegotiationNext) if one.text.strip()]
    if rows:
        return _found("negotiation", (_dated(course, one) for one in rows), rows)
    plans = (reader.get(Contact, Contact.key(one.id)) for one in _first_partners(reader))
    steps = [one for one in plans if one is not None and one.small_step.strip()][:1]
    return _found("partners", (flat(one.small_step) for one in steps), steps)


def _dated(course: Course, row: NegotiationNext) -> str:
    day = _word(course, "goal_by", date=format_date(row.due, "long")) if row.due else ""
    return f"{flat(row.text)} ({day})" if day else flat(row.text)


FIELDS: Mapping[str, tuple[Derive, tuple[str, ...]]] = {
    "title": (_title, ("clarify",)),
    "elevator": (_elevator, ("clarify",)),
    "challenge": (_challenge, ("clarify",)),
    "audience": (_audience, ("clarify",)),
    "goal": (_goal, ("clarify",)),
    "services": (_services, ("services",)),
    "partners": (_partners, ("partners", "negotiation", "agreement")),
    "give_get": (_give_get, ("partners", "agreement")),
    "agreed": (_agreed, ("negotiation", "agreement")),
    "value": (_value, ("relations",)),
    "next_step": (_next_step, ("partners", "negotiation", "relations")),
}
"""By field of `Showcase`, in reading order: what makes its text, and the parts that it may come from."""


def _drafts(field: str, source: str, reader: Reader, course: Course) -> Iterable[Draft]:
    found = FIELDS[field][0](reader, course)
    if found is not None and found.source == source:
        yield Draft(Showcase, FORM_ID, {field: "\n".join(found.lines)}, origin=found.origin)


CARRIES: tuple[Carry, ...] = tuple(
    Carry(
        id=f"showcase.{field}.{source}", source=source, step="pitch", drafts=partial(_drafts, field, source)
    )
    for field, (_, sources) in FIELDS.items()
    for source in sources
)
"""One line for each field and each part it may come from: the part that says most about it now is the one that offers."""
