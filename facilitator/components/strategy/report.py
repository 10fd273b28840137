"""The anchoring in a library's report: plan, agenda and gaps first, then the whole tables. Roles only, never names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facilitator.blocks import Block, Bullets, Heading, Note, Paragraph, Table
from facilitator.component import Reader
from facilitator.components.strategy.cycle import QUARTERS, cycle, cycle_title
from facilitator.components.strategy.deck import Statement, deck
from facilitator.components.strategy.gaps import gaps, risk_light
from facilitator.components.strategy.goals import (
    codes,
    filled_activities,
    filled_assumptions,
    filled_decisions,
    filled_links,
    targets,
)
from facilitator.components.strategy.grid import columns, rows
from facilitator.components.strategy.output import agenda, link_name, page
from facilitator.components.strategy.parties import collective, is_collective, readiness
from facilitator.components.strategy.progress import begun, started
from facilitator.components.strategy.records import StrategyLogic
from facilitator.components.strategy.risks import risk_product, risks
from facilitator.content import ComponentContent, Course
from facilitator.i18n import format_date
from facilitator.record import asked_fields
from facilitator.visibility import Viewer
from facilitator.wording import flat

MISSING = "—"
WHOLE = 10_000
CHAIN = ("problem", "purpose", "inputs", "", "outputs", "short", "middle", "long", "outside")
"""The cells of the logic model in order; "" stands for the activities."""


def report(reader: Reader, course: Course, _viewer: Viewer) -> Sequence[Block]:
    """The section, or nothing while nothing has been written."""
    if not started(reader):
        return ()
    words = course.words("strategy")
    there = begun(reader)
    return (
        *page(reader, course),
        *_agenda(reader, course, words),
        *_gaps(reader, course, words),
        *(_links(reader, course, words) if there["links"] else ()),
        *(_logic(reader, words) if there["logic"] else ()),
        *(_assumptions(reader, course, words) if there["assumptions"] else ()),
        *(_activities(reader, words) if there["activities"] else ()),
        *(_raci(reader, course, words) if there["raci"] else ()),
        *_path(reader, course, words),
        *_cycle(reader, course, words),
        *(_risks(reader, course, words) if there["risks"] else ()),
        *_ratings(reader, course, words),
    )


def _agenda(reader: Reader, course: Course, words: ComponentContent) -> Iterator[Block]:
    yield Heading(words.word("report_agenda"))
    yield Paragraph("\n".join(agenda(reader, course)))


def _gaps(reader: Reader, course: Course, words: ComponentContent) -> Iterator[Block]:
    if found := gaps(reader, course):
        yield Heading(words.word("report_gaps"))
        yield Bullets(tuple(words.word(gap.remark.key, **gap.remark.params) for gap in found))


def _head(words: ComponentContent, *keys: str) -> tuple[str, ...]:
    return tuple(words.word(f"column_{key}") for key in keys)


def _or(text: str) -> str:
    return text.strip() or MISSING


def _links(reader: Reader, course: Course, words: ComponentContent) -> Iterator[Block]:
    yield Heading(str(words.step("links").title))
    yield Table(
        _head(words, "document", "goal", "contribution", "evidence"),
        tuple(
            (_or(link_name(row, course)), _or(row.goal), _or(row.contribution), _or(row.evidence))
            for row in filled_links(reader)
        ),
    ).without_empty_columns(MISSING)


def _logic(reader: Reader, words: ComponentContent) -> Iterator[Block]:
    form = reader.form(StrategyLogic)
    yield Heading(str(words.step("logic").title))
    lines = []
    for name in CHAIN:
        if not name:
            activities = "; ".join(flat(row.name) for row in filled_activities(reader))
            lines.append((words.word("chain_activities"), _or(activities)))
        elif name in asked_fields(StrategyLogic):
            text = words.field(form.KIND, name)
            lines.append((str(text.label) if text else name, _or(getattr(form, name))))
    yield Table(_head(words, "cell", "text"), tuple(lines))


def _assumptions(reader: Reader, course: Course, words: ComponentContent) -> Iterator[Block]:
    yield Heading(str(words.step("assumptions").title))
    yield Table(
        _head(words, "arrow", "assumption", "certainty", "test", "who", "due"),
        tuple(
            (
                _or(course.label("strategy_arrow", row.arrow)),
                row.text.strip(),
                MISSING if row.certainty is None else str(row.certainty),
                _or(row.test),
                _or(row.who),
                MISSING if row.due is None else format_date(row.due, "long"),
            )
            for row in filled_assumptions(reader)
        ),
    ).without_empty_columns(MISSING)


def _activities(reader: Reader, words: ComponentContent) -> Iterator[Block]:
    if not filled_activities(reader):
        return
    yield Heading(words.word("report_aims"))
    lines = []
    for row in filled_activities(reader):
        tied = ", ".join(codes(reader, words, row.id))
        lines.append((flat(row.name), tied or words.word("loose_end")))
    yield Table(_head(words, "activity", "aims"), tuple(lines))
    if found := targets(reader, words):
        yield Bullets(tuple(f"{one.code}: {one.name}" for one in found))


def _raci(reader: Reader, course: Course, words: ComponentContent) -> Iterator[Block]:
    roles = columns(reader, course)
    grid = rows(reader, course)
    if not grid:
        return
    yield Heading(str(words.step("raci").title))
    yield Table(
        (words.word("column_activity"), *(role.name for role in roles)),
        tuple((flat(row.activity.name), *(row.cells[role.id] or MISSING for role in roles)) for row in grid),
    ).without_empty_columns(MISSING)
    yield Paragraph(words.word("raci_legend"))


def _path(reader: Reader, course: Course, words: ComponentContent) -> Iterator[Block]:
    stops = filled_decisions(reader)
    if not stops:
        return
    yield Heading(words.word("report_path"))
    yield Table(
        _head(words, "body", "type", "when", "papers"),
        tuple(
            (
                _or(row.body),
                _or(course.label("strategy_decision_type", row.type)),
                MISSING if row.when is None else format_date(row.when, "long"),
                _or(row.papers),
            )
            for row in stops
        ),
    )


def _cycle(reader: Reader, course: Course, words: ComponentContent) -> Iterator[Block]:
    planned = cycle(reader)
    if not planned:
        return
    yield Heading(words.word("report_cycle"))
    lines = []
    for quarter in QUARTERS:
        names = [cycle_title(reader, row) for row in planned if row.quarter == quarter]
        lines.append((course.label("strategy_quarter", quarter), "; ".join(names) or MISSING))
    yield Table(_head(words, "quarter", "happens"), tuple(lines))


def _risks(reader: Reader, course: Course, words: ComponentContent) -> Iterator[Block]:
    yield Heading(str(words.step("risks").title))
    lines = []
    for row in risks(reader):
        light, points = risk_light(row, course), risk_product(row)
        told = words.word("risk_unrated") if light is None else f"{points} {words.word(f'risk_{light}')}"
        lines.append((told, row.text.strip(), _or(row.response), _or(row.owner)))
    yield Table(_head(words, "risk_points", "risk", "response", "owner"), tuple(lines))


def _ratings(reader: Reader, course: Course, words: ComponentContent) -> Iterator[Block]:
    found = deck(course)
    parts: list[tuple[str, tuple[Statement, ...], dict[str, int | None]]] = [
        ("report_readiness", found.readiness, dict(readiness(reader)))
    ]
    if is_collective(reader, course):
        parts.append(("report_conditions", found.conditions, dict(collective(reader))))
    for heading, statements, values in parts:
        if not values:
            continue
        yield Heading(words.word(heading))
        yield Table(
            _head(words, "statement", "answer"),
            tuple(
                (str(one.name), str(values[one.id]) if values.get(one.id) else words.word("unknown"))
                for one in statements
            ),
        )
    if parts[0][2] and any(value is None for value in parts[0][2].values()):
        yield Note(words.word("report_unknown"))
