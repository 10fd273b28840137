"""What is missing, what must be talked about and how far each step has come. A score is where a talk begins, not its result."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from facilitator.component import Reader, Remark, State
from facilitator.components.relations import account, board, health, plan, story
from facilitator.components.relations.deck import deck
from facilitator.components.relations.records import SIDES, RelationsDecision
from facilitator.content import Course
from facilitator.decision.quadrant import Light
from facilitator.decision.twosides import Level
from facilitator.i18n import format_date, format_list
from facilitator.visibility import Viewer

OUTSIDE = Viewer(outside=True)
END = "end"
"""The decision after which there is nothing to look at again."""


class Weight(StrEnum):
    """How much a finding weighs: red, to be talked about, or worth a thought."""

    ALERT = "alert"
    TALK = "talk"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to mend or to talk about, in the step where that is done."""

    step: str
    weight: Weight
    remark: Remark


def findings(
    reader: Reader, course: Course, viewer: Viewer = OUTSIDE, today: date | None = None
) -> tuple[Finding, ...]:
    """Everything there is to remark, step by step. A step in which nothing is written has no remarks."""
    day = today or date.today()  # noqa: DTZ011 - a due day is the reader's own
    return (
        *_value(reader, course),
        *_account(reader, course),
        *_health(reader, course, viewer),
        *_actions(reader, course, viewer, day),
        *_plan(reader),
        *_conflict(reader),
        *_story(reader),
        *_decision(reader, day),
    )


def _alert(step: str, key: str, **params: object) -> Finding:
    return Finding(step, Weight.ALERT, Remark(key, dict(params)))


def _talk(step: str, key: str, **params: object) -> Finding:
    return Finding(step, Weight.TALK, Remark(key, dict(params)))


def _note(step: str, key: str, **params: object) -> Finding:
    return Finding(step, Weight.NOTE, Remark(key, dict(params)))


def _value(reader: Reader, course: Course) -> Iterator[Finding]:
    found = board.cells(reader, course)
    if board.partner_empty(found):
        yield _alert("value", "value_partner_empty")
    if bare := board.unproven(found):
        names = format_list([board.cell_name(one, course) for one in bare])
        yield _note("value", "value_unproven", n=len(bare), names=names)


def _account(reader: Reader, course: Course) -> Iterator[Finding]:
    for one in account.standings(reader, course):
        name = account.period_name(one.period, course)
        if one.balance.agreed:
            most = [account.party_name(party, course) for party in one.getting_more]
            yield _talk("account", "balance_agreed", names=format_list(most), period=name)
        if one.balance.strained:
            yield _talk("account", "balance_strained", period=name)
        if one.balance.apart:
            yield _talk("account", "balance_apart", period=name)
        if one.balance.extreme:
            cuts = deck(course).cuts
            names = [
                account.party_name(party, course)
                for party, entry in one.accounts
                if abs(account.felt(entry) or 0) >= cuts.balance_extreme
            ]
            yield _talk("account", "balance_extreme", n=len(names), names=format_list(names), period=name)
        if one.written and one.unasked:
            names = [account.party_name(party, course) for party in one.unasked]
            yield _note("account", "balance_unasked", names=format_list(names), period=name)


def _health(reader: Reader, course: Course, viewer: Viewer) -> Iterator[Finding]:
    found = health.latest(reader, course, viewer)
    if found is None:
        return
    for one in found.talk_first:
        yield _talk("result", "health_gap", name=str(one.dimension.name))
    for wanted, key, make in (
        (Level.ACT, "health_act", _alert),
        (Level.ATTENTION, "health_attention", _talk),
    ):
        if some := found.at(wanted):
            yield make(
                "result", key, n=len(some), names=format_list([str(one.dimension.name) for one in some])
            )
    if found.light is Light.RED:
        yield _alert("result", "health_red")
    if silent := [side for side in SIDES if not found.people[side]]:
        yield _note("result", f"health_silent_{silent[0]}")


def _actions(reader: Reader, course: Course, viewer: Viewer, today: date) -> Iterator[Finding]:
    found = health.latest(reader, course, viewer)
    if found is not None and not plan.actions(reader, found.round):
        yield _note("result", "actions_missing")
    for one in plan.actions(reader):
        if one.when is not None and plan.late(one, today):
            yield _talk(
                "result", "action_late", what=" ".join(one.what.split()), date=format_date(one.when, "long")
            )
        if not one.who.strip() or one.when is None:
            yield _note("result", "action_bare", what=" ".join(one.what.split()))


def _plan(reader: Reader) -> Iterator[Finding]:
    rows = plan.contacts(reader)
    if bare := [row for row in rows if not row.responsible.strip()]:
        yield _talk("plan", "plan_nobody", n=len(bare))
    if alone := [row for row in rows if not row.backup.strip()]:
        yield _talk("plan", "plan_no_backup", n=len(alone))
    if rows and not plan.calls(reader):
        yield _note("plan", "plan_no_calls")


def _conflict(reader: Reader) -> Iterator[Finding]:
    rungs = plan.ladder(reader)
    if broken := plan.broken_rungs(rungs):
        yield _talk("conflict", "ladder_broken", n=len(broken), numbers=format_list([str(n) for n in broken]))
    if len(rungs) == 1:
        yield _note("conflict", "ladder_short")


def _story(reader: Reader) -> Iterator[Finding]:
    rows = story.stories(reader)
    if undecided := [row for row in rows if not row.share]:
        yield _note("story", "story_share_missing", n=len(undecided))
    if rows and story.value_story(reader) is None:
        yield _note("story", "story_none_shared")


def _decision(reader: Reader, today: date) -> Iterator[Finding]:
    own = reader.form(RelationsDecision)
    if not own.decision:
        return
    if not own.reason.strip():
        yield _talk("decision", "decision_reason_missing")
    if own.review is None and own.decision != END:
        yield _talk("decision", "decision_review_missing")
    if own.review is not None and own.review < today and own.decision != END:
        yield _talk("decision", "decision_review_past", date=format_date(own.review, "long"))
    if own.decision == END and not own.farewell.strip():
        yield _note("decision", "decision_farewell_missing")


def decided(reader: Reader) -> bool:
    """Whether the decision stands with its reason and, unless it ends, with a day to look at it again."""
    own = reader.form(RelationsDecision)
    return bool(own.decision and own.reason.strip()) and (own.decision == END or own.review is not None)


def step_states(reader: Reader, course: Course, viewer: Viewer = OUTSIDE) -> dict[str, State]:
    """How far each step has come, in the order of the steps."""
    found = board.cells(reader, course)
    standings = account.standings(reader, course)
    asked = any(one.written and not one.unasked for one in standings)
    rounds = health.answered_rounds(reader)
    shown = health.shown_rounds(reader, viewer)
    own = reader.form(RelationsDecision)
    begun = {
        "value": bool(found),
        "account": any(one.written for one in standings),
        "health": bool(rounds),
        "result": bool(shown) or bool(plan.actions(reader)),
        "plan": bool(plan.contacts(reader) or plan.calls(reader)),
        "conflict": bool(plan.ladder(reader)),
        "story": bool(story.stories(reader)),
        "decision": own != RelationsDecision(),
    }
    done = {
        "value": bool(found) and not board.partner_empty(found),
        "account": asked,
        "health": bool(rounds) and rounds[-1] in shown,
        "result": bool(shown) and bool(plan.actions(reader, shown[-1])),
        "plan": bool(plan.contacts(reader)) and all(row.backup.strip() for row in plan.contacts(reader)),
        "conflict": len(plan.ladder(reader)) > 1 and not plan.broken_rungs(plan.ladder(reader)),
        "story": story.value_story(reader) is not None,
        "decision": decided(reader),
    }
    return {
        step: State.DONE if done[step] else State.STARTED if begun[step] else State.EMPTY for step in begun
    }


def started(reader: Reader, course: Course) -> bool:
    """Whether anything has been written in this part of the course."""
    return any(state is not State.EMPTY for state in step_states(reader, course).values())
