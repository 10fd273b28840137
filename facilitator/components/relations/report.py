"""The relation as a section of a library's report. People are named by role only; hidden answers stay hidden."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facilitator.blocks import Block, Bullets, Heading, Note, Paragraph, Table
from facilitator.component import Reader
from facilitator.components.relations import account, board, health, plan, story
from facilitator.components.relations.findings import findings, started
from facilitator.components.relations.health import Check
from facilitator.components.relations.records import PARTNER, ROUNDS, SIDES, US, RelationsDecision
from facilitator.components.relations.sentences import (
    ARROWS,
    NOTHING,
    action_line,
    call_line,
    contact_line,
    number,
    round_name,
    rung_line,
    total_line,
    verdict,
)
from facilitator.content import ComponentContent, Course
from facilitator.i18n import format_date, format_number
from facilitator.visibility import Viewer
from facilitator.wording import flat


def report(reader: Reader, course: Course, viewer: Viewer) -> Sequence[Block]:
    """The section, or nothing while nothing has been written."""
    if not started(reader, course):
        return ()
    words = course.words("relations")
    return (
        *_decision(reader, course, words),
        *_value(reader, course, words),
        *_account(reader, course, words),
        *_health(reader, course, viewer, words),
        *_actions(reader, words),
        *_plan(reader, course, words),
        *_ladder(reader, words),
        *_page(reader, course, words),
        *_findings(reader, course, viewer, words),
    )


def _decision(reader: Reader, course: Course, words: ComponentContent) -> Iterator[Block]:
    own = reader.form(RelationsDecision)
    if own.decision:
        label = course.label("relations_decision", own.decision)
        yield Paragraph(f"{words.word('report_decision', decision=label)} {own.reason.strip()}".strip())
    if own.review is not None:
        yield Paragraph(words.word("report_review", date=format_date(own.review, "long")))
    if own.farewell.strip():
        yield Paragraph(words.word("report_farewell", text=own.farewell.strip()))


def _value(reader: Reader, course: Course, words: ComponentContent) -> Iterator[Block]:
    found = board.cells(reader, course)
    if not found:
        return
    yield Heading(str(words.step("value").title))
    if board.partner_empty(found):
        yield Note(words.word("value_partner_empty"))
    yield Table(
        tuple(
            words.word(key) for key in ("head_type", "head_for", "head_value", "head_strength", "head_proof")
        ),
        tuple(
            (
                course.label(board.TYPES, value_type),
                course.label(board.BENEFICIARIES, beneficiary),
                flat(one.text) or NOTHING,
                course.label("relations_strength", one.strength) or NOTHING,
                flat(one.proof) or course.label("relations_evidence", one.evidence) or NOTHING,
            )
            for (value_type, beneficiary), one in found.items()
        ),
    )


def _account(reader: Reader, course: Course, words: ComponentContent) -> Iterator[Block]:
    written = [one for one in account.standings(reader, course) if one.written]
    if not written:
        return
    yield Heading(str(words.step("account").title))
    names = ("head_period", "head_party", "head_contribution", "head_benefit", "head_balance")
    yield Table(
        tuple(words.word(key) for key in names),
        tuple(
            (
                account.period_name(one.period, course),
                account.party_name(party, course),
                flat(entry.contribution) or NOTHING,
                flat(entry.benefit) or NOTHING,
                course.label("relations_balance", entry.balance) or NOTHING,
            )
            for one in written
            for party, entry in one.accounts
            if entry is not None
        ),
    )


def _health(reader: Reader, course: Course, viewer: Viewer, words: ComponentContent) -> Iterator[Block]:
    rounds = health.shown_rounds(reader, viewer)
    if not rounds:
        return
    yield Heading(words.word("report_health"))
    checks = [found for one in rounds if (found := health.check(reader, course, one, viewer)) is not None]
    last = checks[-1]
    held = health.held_on(reader, last.round)
    name = round_name(last.round, words)
    yield Paragraph(words.word("report_round", round=name, date=format_date(held, "long")) if held else name)
    yield Paragraph(total_line(last, words))
    yield Table(
        (
            words.word("head_dimension"),
            words.word("side_us"),
            words.word("side_partner"),
            words.word("head_gap"),
            words.word("head_answers"),
            words.word("head_verdict"),
        ),
        tuple(_dimension_row(one, words) for one in last.findings),
    )
    if len(checks) > 1:
        yield from _trend(checks, words)
    yield Paragraph(words.word("starter"))


def _dimension_row(one: health.Finding, words: ComponentContent) -> tuple[str, ...]:
    ours, theirs = one.means[US], one.means[PARTNER]
    return (
        str(one.dimension.name),
        f"{number(ours.mean)} {ARROWS[one.trends[US]]}".strip(),
        f"{number(theirs.mean)} {ARROWS[one.trends[PARTNER]]}".strip(),
        number(one.apart),
        f"{ours.n} + {theirs.n}",
        verdict(one, words) or NOTHING,
    )


def _trend(checks: Sequence[Check], words: ComponentContent) -> Iterator[Block]:
    yield Paragraph(words.word("report_trend"))
    rows = [
        (
            str(first.dimension.name),
            *(" / ".join(number(one.findings[n].means[side].mean) for side in SIDES) for one in checks),
        )
        for n, first in enumerate(checks[0].findings)
    ]
    totals = (NOTHING if one.total is None else format_number(round(one.total)) for one in checks)
    yield Table(
        (words.word("head_dimension"), *(round_name(one.round, words) for one in checks)),
        (*rows, (words.word("head_total"), *totals)),
    )


def _actions(reader: Reader, words: ComponentContent) -> Iterator[Block]:
    by_round = [(one, plan.actions(reader, one)) for one in ROUNDS]
    if any(rows for _, rows in by_round):
        yield Heading(words.word("title_actions"))
    for one, rows in by_round:
        if rows:
            yield Paragraph(round_name(one, words))
            yield Bullets(tuple(action_line(row, words) for row in rows), ordered=True)


def _plan(reader: Reader, course: Course, words: ComponentContent) -> Iterator[Block]:
    contacts, calls = plan.contacts(reader), plan.calls(reader)
    if contacts or calls:
        yield Heading(words.word("report_plan"))
    if contacts:
        yield Bullets(tuple(contact_line(row, course) for row in contacts))
    if calls:
        yield Paragraph(words.word("title_calls"))
        yield Bullets(tuple(call_line(row, words) for row in calls))


def _ladder(reader: Reader, words: ComponentContent) -> Iterator[Block]:
    if rungs := plan.ladder(reader):
        yield Heading(words.word("title_ladder"))
        yield Bullets(tuple(rung_line(row, words) for row in rungs), ordered=True)


def _page(reader: Reader, course: Course, words: ComponentContent) -> Iterator[Block]:
    if story.stories(reader) and (made := story.page(reader, course)):
        yield Heading(words.word("title_page"))
        first, *rest = made
        assert isinstance(first, Heading)
        yield Paragraph(first.text)
        yield from rest


def _findings(reader: Reader, course: Course, viewer: Viewer, words: ComponentContent) -> Iterator[Block]:
    if found := findings(reader, course, viewer):
        yield Heading(words.word("report_findings"))
        yield Bullets(tuple(words.word(one.remark.key, **one.remark.params) for one in found))
