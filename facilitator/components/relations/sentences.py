"""Sentences that the screen and the report share."""

from __future__ import annotations

from facilitator.components.relations.health import Check, Finding
from facilitator.components.relations.records import (
    PARTNER,
    US,
    RelationsAction,
    RelationsCall,
    RelationsConflict,
    RelationsContact,
)
from facilitator.content import ComponentContent, Course
from facilitator.decision.twosides import Level, Trend
from facilitator.i18n import format_date, format_number
from facilitator.wording import flat

NOTHING = "–"
ARROWS = {Trend.UP: "↑", Trend.DOWN: "↓", Trend.SAME: "=", Trend.NONE: ""}


def number(mean: float | None) -> str:
    """A mean with one decimal, or a dash."""
    return NOTHING if mean is None else format_number(mean, 1)


def round_name(round_: str, words: ComponentContent) -> str:
    """What a round is called."""
    return words.word(f"round_{round_}") if f"round_{round_}" in words.words else round_


def verdict(one: Finding, words: ComponentContent) -> str:
    """What a dimension calls for, in words; "" where nothing does."""
    parts = []
    if one.first and one.apart is not None:
        parts.append(words.word("talk_first", gap=format_number(one.apart, 1)))
    if one.level in {Level.ACT, Level.ATTENTION}:
        parts.append(words.word(f"level_{one.level.value}"))
    return " · ".join(parts)


def total_line(found: Check, words: ComponentContent) -> str:
    """The total with its colour in words, and both sides' own totals."""
    if found.total is None or found.light is None:
        return words.word("total_none")
    own = {side: "–" if total is None else format_number(total) for side, total in _rounded(found).items()}
    text = words.word(
        "total_line", total=format_number(round(found.total)), light=words.word(f"light_{found.light.value}")
    )
    text += " " + words.word("total_sides", us=own[US], partner=own[PARTNER])
    return f"{text} {words.word('total_provisional')}" if found.provisional else text


def _rounded(found: Check) -> dict[str, int | None]:
    return {side: None if total is None else round(total) for side, total in found.totals.items()}


def contact_line(row: RelationsContact, course: Course) -> str:
    """A contact on one line: how often, on what occasion, who with whom, how, and who steps in."""
    words = course.words("relations")
    who = " ↔ ".join(flat(part) for part in (row.responsible, row.partner_role) if part.strip())
    parts = [
        course.label("relations_rhythm", row.rhythm),
        flat(row.occasion),
        who,
        course.label("channel", row.channel).lower(),
        words.word("backup_is", role=flat(row.backup)) if row.backup.strip() else "",
    ]
    return " · ".join(part for part in parts if part)


def call_line(row: RelationsCall, words: ComponentContent) -> str:
    """Who calls whom, if; "" while nothing is written."""
    if not (row.case.strip() or row.caller.strip() or row.called.strip()):
        return ""
    return words.word(
        "call_line",
        case=flat(row.case) or "…",
        caller=flat(row.caller) or "…",
        called=flat(row.called) or "…",
    )


def rung_line(row: RelationsConflict, words: ComponentContent) -> str:
    """A rung of the ladder on one line; "" while nothing is written."""
    if not any(part.strip() for part in (row.signal, row.who, row.deadline, row.next_level)):
        return ""
    text = words.word("rung_line", signal=flat(row.signal) or "…", who=flat(row.who) or "…")
    if row.deadline.strip():
        text += f", {flat(row.deadline)}"
    return f"{text} → {flat(row.next_level)}" if row.next_level.strip() else text


def action_line(row: RelationsAction, words: ComponentContent) -> str:
    """An action on one line; "" while nothing is written."""
    parts = [flat(row.what), flat(row.who), format_date(row.when) if row.when else ""]
    text = " · ".join(part for part in parts if part)
    return f"● {text} ({words.word('done')})" if row.done and text else text
