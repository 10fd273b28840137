"""The gap list: what is missing or doubtful, each a sentence and the step where it is mended.

A HEAVY gap must be mended before the plan can carry the matter to a decision; the others are worth a look.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import TypeVar

from facilitator.component import Reader, Remark
from facilitator.components.strategy.cycle import cycle
from facilitator.components.strategy.deck import Statement, deck
from facilitator.components.strategy.goals import (
    aims,
    excerpt,
    filled_activities,
    filled_assumptions,
    filled_decisions,
    filled_links,
    loose_ends,
    targets,
)
from facilitator.components.strategy.grid import rows
from facilitator.components.strategy.parties import answered, collective, is_collective, low, readiness
from facilitator.components.strategy.records import (
    StrategyAnchoring,
    StrategyLogic,
    StrategyResources,
    StrategyRisk,
)
from facilitator.components.strategy.risks import risk_product, risks
from facilitator.content import ComponentContent, Course
from facilitator.decision import risk
from facilitator.decision.quadrant import Light
from facilitator.decision.raci import Breach
from facilitator.i18n import format_list
from facilitator.record import Record, asked_fields

T = TypeVar("T")

APPROVAL = "approval"
"""The kind of stop at which somebody decides."""
RESOURCE_FIELDS = ("hours", "money", "duration", "funding")
ANCHOR_FIELDS = ("owner_after", "budget_line", "stop_rule")
NAMED = 3
"""So many things are named in one sentence; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing to mend."""

    remark: Remark
    step: str
    heavy: bool = False


def gaps(reader: Reader, course: Course, today: date | None = None) -> tuple[Gap, ...]:
    """Everything missing or doubtful, in the order of the steps."""
    words = course.words("strategy")
    return (
        *_links(reader, words),
        *_logic(reader, words),
        *_assumptions(reader, course, words),
        *_activities(reader, words),
        *_raci(reader, course, words),
        *_path(reader, words, today or datetime.now().astimezone().date()),
        *_risks(reader, course, words),
        *_readiness(reader, course, words),
        *_plan(reader),
    )


def some(names: Iterable[str], words: ComponentContent) -> str:
    """Names as in a sentence: the first three, and how many more."""
    told = [excerpt(name, 50) for name in names]
    if len(told) > NAMED + 1:
        told = [*told[:NAMED], words.word("and_more", count=len(told) - NAMED)]
    return format_list(told)


def missing(record: Record, fields: Sequence[str]) -> tuple[str, ...]:
    """The fields in which nothing stands."""
    return tuple(name for name in fields if not str(getattr(record, name) or "").strip())


def labels(record: Record, fields: Sequence[str], words: ComponentContent) -> str:
    """The labels of some fields as in a sentence."""
    found = [words.field(record.KIND, name) for name in fields]
    return format_list([str(one.label) for one in found if one])


def _links(reader: Reader, words: ComponentContent) -> Iterator[Gap]:
    found = filled_links(reader)
    if not found:
        yield _heavy("gap_link_missing", "links")
    yield from _named(
        "gap_link_goal", "links", [row for row in found if not row.goal.strip()], _link_name, words
    )
    yield from _named(
        "gap_link_contribution",
        "links",
        [row for row in found if not row.contribution.strip()],
        _link_name,
        words,
    )
    yield from _named(
        "gap_link_evidence", "links", [row for row in found if not row.evidence.strip()], _link_name, words
    )


def _link_name(row: object) -> str:
    return str(getattr(row, "name", "")).strip() or str(getattr(row, "goal", ""))


def _logic(reader: Reader, words: ComponentContent) -> Iterator[Gap]:
    form = reader.form(StrategyLogic)
    cells = missing(form, asked_fields(StrategyLogic))
    if cells:
        yield _heavy("gap_logic", "logic", cells=labels(form, cells, words), n=len(cells))
    if not filled_activities(reader):
        yield _heavy("gap_activity_missing", "logic")


def _assumptions(reader: Reader, course: Course, words: ComponentContent) -> Iterator[Gap]:
    found = filled_assumptions(reader)
    unsure = deck(course).rules.unsure
    if not found:
        yield _light("gap_assumption_missing", "assumptions")
    untested = [row for row in found if not row.test.strip() and (row.certainty or 0) <= unsure]
    yield from _named("gap_assumption_test", "assumptions", untested, lambda row: row.text, words)


def _activities(reader: Reader, words: ComponentContent) -> Iterator[Gap]:
    found = filled_activities(reader)
    if found and not targets(reader, words):
        yield _heavy("gap_no_goals", "activities")
    elif loose := loose_ends(reader, words):
        yield _heavy("gap_loose", "activities", n=len(loose), names=some((row.name for row in loose), words))
    if found:
        tied = {(source, goal) for _, source, goal in aims(reader, words)}
        idle = [one for one in targets(reader, words) if (one.source, one.id) not in tied]
        yield from _named("gap_idle", "activities", idle, lambda one: f"{one.code} {one.name}", words)
    planned = {row.activity for row in cycle(reader)}
    yield from _named(
        "gap_cycle",
        "activities",
        [row for row in found if row.id not in planned],
        lambda row: row.name,
        words,
    )


def _raci(reader: Reader, course: Course, words: ComponentContent) -> Iterator[Gap]:
    grid = rows(reader, course)
    for breach in Breach:
        names = [row.activity.name for row in grid if breach in row.breaches]
        if names:
            most = deck(course).rules.consulted_most
            yield _heavy(f"gap_raci_{breach}", "raci", n=len(names), names=some(names, words), most=most)


def _path(reader: Reader, words: ComponentContent, today: date) -> Iterator[Gap]:
    stops = filled_decisions(reader)
    if not stops:
        yield _heavy("gap_path_missing", "path")
    elif not any(row.type == APPROVAL for row in stops):
        yield _heavy("gap_path_approval", "path")
    yield from _named(
        "gap_path_date", "path", [row for row in stops if row.when is None], lambda row: row.body, words
    )
    yield from _named(
        "gap_path_papers",
        "path",
        [row for row in stops if not row.papers.strip()],
        lambda row: row.body,
        words,
    )
    dated = [row for row in stops if row.when is not None]
    late = [
        row
        for before, row in pairwise(dated)
        if row.when is not None and before.when is not None and row.when < before.when
    ]
    yield from _named("gap_path_order", "path", late, lambda row: row.body, words)
    past = [row for row in dated if row.when is not None and row.when < today and row.type == APPROVAL]
    yield from _named("gap_path_past", "path", past, lambda row: row.body, words)
    form = reader.form(StrategyResources)
    if fields := missing(form, RESOURCE_FIELDS):
        yield _heavy("gap_resources", "path", cells=labels(form, fields, words), n=len(fields))


def risk_light(row: StrategyRisk, course: Course) -> Light | None:
    """The colour of a risk by the course's thresholds; None while it is not rated."""
    rules = deck(course).rules.risk
    return risk.light(risk_product(row), rules.red_from, rules.yellow_from)


def _risks(reader: Reader, course: Course, words: ComponentContent) -> Iterator[Gap]:
    found = risks(reader)
    if not found:
        yield _heavy("gap_risk_missing", "risks")
    yield from _named(
        "gap_risk_unrated",
        "risks",
        [row for row in found if risk_product(row) is None],
        lambda row: row.text,
        words,
    )
    red = unhandled(reader, course)
    if red:
        yield _heavy("gap_risk_red", "risks", n=len(red), names=some((row.text for row in red), words))
    yellow = [
        row
        for row in found
        if risk_light(row, course) is Light.YELLOW and not (row.response.strip() and row.owner.strip())
    ]
    yield from _named("gap_risk_yellow", "risks", yellow, lambda row: row.text, words)


def unhandled(reader: Reader, course: Course) -> tuple[StrategyRisk, ...]:
    """Red risks without a countermeasure or without an owner."""
    return tuple(
        row
        for row in risks(reader)
        if risk_light(row, course) is Light.RED and not (row.response.strip() and row.owner.strip())
    )


def _readiness(reader: Reader, course: Course, words: ComponentContent) -> Iterator[Gap]:
    rules = deck(course)
    yield from _rated("gap_ready_blank", rules.readiness, readiness(reader), rules.rules.low, words)
    if is_collective(reader, course):
        yield from _rated("gap_shared_blank", rules.conditions, collective(reader), rules.rules.low, words)


def _rated(
    key: str,
    statements: tuple[Statement, ...],
    values: Mapping[str, int | None],
    most: int,
    words: ComponentContent,
) -> Iterator[Gap]:
    blank = [str(one.name) for one in statements if values.get(one.id) is None]
    if blank and answered(statements, values) == 0:
        yield _light(f"{key}_all", "readiness", n=len(blank))
    elif blank:
        yield _light(key, "readiness", n=len(blank), names=some(blank, words))
    for one in low(statements, values, most):
        yield _light("gap_low", "readiness", gap=str(one.gap), score=values[one.id])


def _plan(reader: Reader) -> Iterator[Gap]:
    form = reader.form(StrategyAnchoring)
    for name in missing(form, ANCHOR_FIELDS):
        yield _heavy(f"gap_{name}", "plan")


def _named(
    key: str, step: str, found: Sequence[T], name: Callable[[T], str], words: ComponentContent
) -> Iterator[Gap]:
    if found:
        told = some((name(row).strip() or words.word("unnamed") for row in found), words)
        yield Gap(Remark(key, {"n": len(found), "names": told}), step)


def _heavy(key: str, step: str, **params: object) -> Gap:
    return Gap(Remark(key, params), step, heavy=True)


def _light(key: str, step: str, **params: object) -> Gap:
    return Gap(Remark(key, params), step)
