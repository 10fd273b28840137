"""What the team has already written that belongs in the agreement: facts by the name that the model wordings use.

Facts that the earlier parts of the course hold are read anew each time; a missing one is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from facilitator.component import Reader
from facilitator.components.agreement.deck import deck
from facilitator.components.agreement.language import in_its_language
from facilitator.components.agreement.records import AgreementForm, AgreementParty
from facilitator.components.clarify import Clarify, Goal
from facilitator.components.negotiation import open_points, settled
from facilitator.components.partners import chosen_partners
from facilitator.components.services import Chosen, chosen_services, title
from facilitator.components.strategy import (
    StrategyActivity,
    StrategyAnchoring,
    StrategyResources,
    cycle,
    cycle_title,
    risks,
)
from facilitator.content import Course
from facilitator.i18n import format_date, format_list
from facilitator.record import Record
from facilitator.wording import flat

DASH = "– "


def sentence(text: str) -> str:
    """A text on one line, with a full stop where it ends without a sign."""
    line = flat(text)
    return line if not line or line[-1] in ".!?…" else f"{line}."


def listed(lines: Iterable[str]) -> str:
    """Texts as a list with a dash before each; the empty ones are left out."""
    return "\n".join(f"{DASH}{line}" for line in map(flat, lines) if line)


def parties(reader: Reader) -> tuple[AgreementParty, ...]:
    """The parties that have a name, in order."""
    return tuple(row for row in reader.all(AgreementParty) if row.name.strip())


def party_names(reader: Reader) -> str:
    """The parties in a sentence: "a, b og c"."""
    return format_list([flat(row.name) for row in parties(reader)])


def goals(reader: Reader) -> tuple[Goal, ...]:
    """The goals of the clarification that say something."""
    return tuple(row for row in reader.all(Goal) if (row.what + row.indicator).strip())


def _goals(reader: Reader, _course: Course) -> str:
    return listed(row.what or row.indicator for row in goals(reader))


def _challenge(reader: Reader, _course: Course) -> str:
    return sentence(reader.form(Clarify).challenge)


def _indicators(reader: Reader, course: Course) -> str:
    words = course.words("agreement")
    lines = []
    for row in goals(reader):
        if not row.indicator.strip():
            continue
        steps = [words.word("fact_today", value=flat(row.baseline))] if row.baseline.strip() else []
        steps += [words.word("fact_target", value=flat(row.target))] if row.target.strip() else []
        steps += [] if row.due is None else [words.word("fact_by", date=format_date(row.due, "long"))]
        told = ", ".join(steps)
        lines.append(f"{flat(row.indicator)}: {told}" if told else row.indicator)
    return listed(lines)


def _services(reader: Reader, course: Course) -> str:
    return listed(title(service, course) for service in chosen_services(reader))


def planned(reader: Reader) -> tuple[StrategyActivity, ...]:
    """The activities of the anchoring that have a name."""
    return tuple(row for row in reader.all(StrategyActivity) if row.name.strip())


def _activities(reader: Reader, course: Course) -> str:
    """What the anchoring plans, without what is already named as a service; else what the partners were meant to do."""
    named = {title(service, course).casefold() for service in chosen_services(reader)}
    rows = [row for row in planned(reader) if flat(row.name).casefold() not in named]
    if rows:
        return listed(f"{row.name.rstrip('.')}. {row.note}" if row.note.strip() else row.name for row in rows)
    return listed(
        f"{one.name}: {one.activities}" for one in chosen_partners(reader)[:2] if one.activities.strip()
    )


def _agreed(reader: Reader, course: Course) -> str:
    words = course.words("agreement")
    lines = [
        words.word("fact_reserved" if one.reserved else "fact_settled", title=one.title, text=flat(one.text))
        for one in settled(reader)
    ]
    return listed([*lines, *(f"[{deck(course).blank}: {flat(point)}]" for point in open_points(reader))])


def _coordinator(reader: Reader, _course: Course) -> str:
    return flat(reader.form(Clarify).owner_role)


def _risks(reader: Reader, course: Course) -> str:
    words = course.words("agreement")
    return listed(
        words.word("fact_risk", risk=flat(row.text).rstrip("."), response=flat(row.response))
        if row.response.strip()
        else row.text
        for row in risks(reader)[:5]
    )


def _cycle(reader: Reader, course: Course) -> str:
    quarters: dict[str, list[str]] = {}
    for row in cycle(reader):
        quarters.setdefault(row.quarter, []).append(cycle_title(reader, row))
    return listed(
        f"{course.label('strategy_quarter', quarter)}: {'; '.join(what)}"
        for quarter, what in quarters.items()
    )


def _resources(reader: Reader, course: Course) -> str:
    words, form = course.words("agreement"), reader.form(StrategyResources)
    named = (
        ("fact_hours", form.hours),
        ("fact_money", form.money),
        ("fact_duration", form.duration),
        ("fact_funding", form.funding),
        ("fact_own_share", "" if form.own_share is None else str(form.own_share)),
    )
    return listed(words.word(key, value=flat(value)) for key, value in named if value.strip())


def _owner_after(reader: Reader, _course: Course) -> str:
    return flat(reader.form(StrategyAnchoring).owner_after).rstrip(".")


def _stop_rule(reader: Reader, _course: Course) -> str:
    return sentence(reader.form(StrategyAnchoring).stop_rule)


def _start(reader: Reader, _course: Course) -> str:
    day = reader.form(AgreementForm).start
    return "" if day is None else format_date(day, "long")


def _end(reader: Reader, _course: Course) -> str:
    day = reader.form(AgreementForm).end
    return "" if day is None else format_date(day, "long")


def _signers(reader: Reader, _course: Course) -> str:
    signing = [f"{flat(row.signer)} ({flat(row.name)})" for row in parties(reader) if row.signer.strip()]
    return format_list(signing)


FACTS: Mapping[str, Callable[[Reader, Course], str]] = {
    "title": lambda reader, _: flat(reader.form(AgreementForm).title),
    "parties": lambda reader, _: party_names(reader),
    "challenge": _challenge,
    "goals": _goals,
    "services": _services,
    "activities": _activities,
    "agreed": _agreed,
    "coordinator": _coordinator,
    "risks": _risks,
    "cycle": _cycle,
    "resources": _resources,
    "indicators": _indicators,
    "start": _start,
    "end": _end,
    "notice": lambda reader, _: flat(reader.form(AgreementForm).notice).rstrip("."),
    "owner_after": _owner_after,
    "stop_rule": _stop_rule,
    "signers": _signers,
}
"""By name: what is known. An empty text means that nothing is."""

OWN = ("title", "start", "end", "notice")
"""Facts that are written in the agreement's own first step."""


INTERNAL = ("risks",)
"""Facts that the team wrote for its own eyes: offered, but never shown to a partner unasked."""

ORIGINS: Mapping[str, Callable[[Reader], tuple[Record, ...]]] = {
    "challenge": lambda reader: (reader.form(Clarify),),
    "coordinator": lambda reader: (reader.form(Clarify),),
    "goals": goals,
    "indicators": goals,
    "services": lambda reader: (*chosen_services(reader), *reader.all(Chosen)),
    "activities": lambda reader: planned(reader) or chosen_partners(reader)[:2],
    "agreed": lambda reader: tuple(one.record for one in settled(reader)),
    "risks": lambda reader: risks(reader)[:5],
    "cycle": cycle,
    "resources": lambda reader: (reader.form(StrategyResources),),
    "owner_after": lambda reader: (reader.form(StrategyAnchoring),),
    "stop_rule": lambda reader: (reader.form(StrategyAnchoring),),
}
"""By name: the records that an earlier part's fact is made from."""


@in_its_language
def facts(reader: Reader, course: Course) -> dict[str, str]:
    """Everything that is known, by name."""
    return {name: text for name, fact in FACTS.items() if (text := fact(reader, course))}
