"""The negotiation as a sheet for the team itself, from interests to the record. People are named by role only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facilitator.blocks import Block, Bullets, Heading, Note, Paragraph, Table
from facilitator.component import Reader
from facilitator.components.negotiation.deck import deck
from facilitator.components.negotiation.findings import findings, started
from facilitator.components.negotiation.issues import issues
from facilitator.components.negotiation.meeting import interests, observed
from facilitator.components.negotiation.outcome import counterpart, has_met, open_points, settled
from facilitator.components.negotiation.packing import deal
from facilitator.components.negotiation.records import (
    OURS,
    THEIRS,
    Negotiation,
    NegotiationAgenda,
    NegotiationIssue,
    NegotiationNext,
    NegotiationQuestion,
    NegotiationTrade,
)
from facilitator.components.negotiation.sentences import (
    MISSING,
    counts_sentence,
    finding_text,
    package_cares,
    package_line,
    said_amount,
    sure_sentence,
    trade_sentence,
    words_of,
    zone_sentence,
)
from facilitator.components.negotiation.sheet import compared, sheet, theirs
from facilitator.components.negotiation.trading import ladder_of, trade_lines
from facilitator.content import Course
from facilitator.i18n import format_date, format_number
from facilitator.visibility import Viewer


def report(reader: Reader, course: Course, viewer: Viewer) -> Sequence[Block]:
    """The section, or nothing while nothing has been written."""
    if not started(reader):
        return ()
    return (
        *_head(reader, course),
        *_interests(reader, course),
        *_alternatives(reader, course),
        *_issues(reader, course),
        *_trades(reader, course),
        *_ladders(reader, course),
        *_packages(reader, course),
        *_meeting(reader, course),
        *_observed(reader, course, viewer),
        *_sheet(reader, course),
        *_record(reader, course),
        *_missing(reader, course),
    )


def _head(reader: Reader, course: Course) -> Iterator[Block]:
    words = words_of(course)
    yield Paragraph(words.word("report_with", who=counterpart(reader, course)))
    yield Note(words.word("report_own"))


def _interests(reader: Reader, course: Course) -> Iterator[Block]:
    words = words_of(course)
    for side, key in ((OURS, "report_ours"), (THEIRS, "report_theirs")):
        lines = []
        for row in interests(reader, side):
            said = [row.text.strip(), course.label("negotiation_relation", row.relation).lower()]
            if row.assumed:
                said.append(words.word("assumed"))
            lines.append(" · ".join(part for part in said if part))
        if lines:
            yield Heading(words.word(key))
            yield Bullets(tuple(lines), ordered=True)


def _alternatives(reader: Reader, course: Course) -> Iterator[Block]:
    words, form = words_of(course), reader.form(Negotiation)
    lines = [
        words.word(key, text=text.strip()) + _strength(strength, course)
        for key, text, strength in (
            ("report_batna_ours", form.batna_ours, form.batna_ours_strength),
            ("report_batna_theirs", form.batna_theirs, form.batna_theirs_strength),
        )
        if text.strip()
    ]
    if form.mandate.strip():
        lines.append(words.word("report_mandate", text=form.mandate.strip()))
    if form.approver.strip():
        lines.append(words.word("report_approver", text=form.approver.strip()))
    if lines:
        yield Heading(str(words.step("batna").title))
        yield Bullets(tuple(lines))


def _strength(strength: int | None, course: Course) -> str:
    return "" if strength is None else f" ({course.label('negotiation_strength', str(strength)).lower()})"


def _issues(reader: Reader, course: Course) -> Iterator[Block]:
    words, found = words_of(course), issues(reader)
    if not found:
        return
    names = (
        "issue",
        "direction",
        "target",
        "limit",
        "promise",
        "their_limit",
        "weight",
        "their_weight",
        "criterion",
    )
    yield Heading(str(words.step("issues").title))
    yield Table(
        tuple(words.word(f"column_{name}") for name in names),
        tuple(_issue_row(reader, issue, course) for issue in found),
    ).without_empty_columns(MISSING)
    yield Bullets(tuple(f"{issue.name.strip()}: {zone_sentence(reader, issue, course)}" for issue in found))


def _issue_row(reader: Reader, issue: NegotiationIssue, course: Course) -> tuple[str, ...]:
    other = theirs(reader, issue)
    return (
        issue.name.strip(),
        course.label("negotiation_direction", issue.direction) or MISSING,
        said_amount(issue, issue.target),
        said_amount(issue, issue.limit),
        said_amount(issue, issue.promise),
        said_amount(issue, other.limit) + ("*" if other.guessed("limit") else ""),
        MISSING if issue.weight is None else str(issue.weight),
        MISSING if other.weight is None else str(other.weight) + ("*" if other.guessed("weight") else ""),
        issue.criterion.strip() or MISSING,
    )


def _trades(reader: Reader, course: Course) -> Iterator[Block]:
    lines = []
    for line in trade_lines(reader):
        if line.kind is None:
            continue
        said = f"{line.issue.name.strip()}: {trade_sentence(reader, line, course)}"
        found = reader.get(NegotiationTrade, NegotiationTrade.key(line.issue.id))
        spoken = found.words.strip() if found is not None else ""
        lines.append(f"{said} – {spoken}" if spoken else said)
    if lines:
        yield Heading(str(words_of(course).step("trades").title))
        yield Bullets(tuple(lines))


def _ladders(reader: Reader, course: Course) -> Iterator[Block]:
    words = words_of(course)
    shown = False
    for issue in issues(reader):
        found = ladder_of(reader, issue)
        if not found.steps:
            continue
        if not shown:
            yield Heading(str(words.step("ladder").title))
            shown = True
        yield Paragraph(f"{issue.name.strip()}:")
        lines = []
        for step, fault, reserved in zip(found.steps, found.faults, found.reserved, strict=True):
            said = said_amount(issue, step.value)
            if step.if_you.strip() or step.then_we.strip():
                said += ": " + words.word("if_then", if_you=step.if_you.strip(), then_we=step.then_we.strip())
            if fault is not None:
                said += f" ({words.word(f'fault_{fault.value}')})"
            elif reserved:
                said += f" ({words.word('with_reservation')})"
            lines.append(said)
        yield Bullets(tuple(lines), ordered=True)


def _packages(reader: Reader, course: Course) -> Iterator[Block]:
    words, found = words_of(course), deal(reader)
    if found.offers is None:
        return
    yield Heading(str(words.step("packages").title))
    yield Paragraph(counts_sentence(found, course))
    balanced = found.balanced
    if balanced is None:
        yield Note(words.word("packages_none"))
        return
    points = words.word("package_points", ours=round(balanced.ours), theirs=round(balanced.theirs))
    yield Paragraph(words.word("report_balanced", package=package_line(found, balanced), points=points))
    yield Paragraph(sure_sentence(found, course))
    for care in package_cares(balanced, course):
        yield Note(care)


def _meeting(reader: Reader, course: Course) -> Iterator[Block]:
    words, form = words_of(course), reader.form(Negotiation)
    questions = tuple(row.text.strip() for row in reader.all(NegotiationQuestion) if row.text.strip())
    agenda = tuple(
        f"{row.text.strip()} ({words.word('minutes', n=row.minutes)})" if row.minutes else row.text.strip()
        for row in reader.all(NegotiationAgenda)
        if row.text.strip()
    )
    facts = [] if form.meeting is None else [format_date(form.meeting, "full")]
    facts += [form.place.strip()] if form.place.strip() else []
    roles = [
        words.word(f"report_{name}", who=getattr(form, name).strip())
        for name in ("speaks", "listens", "notes")
        if getattr(form, name).strip()
    ]
    if facts or questions or agenda or roles or form.goal.strip():
        yield Heading(str(words.step("meeting").title))
    if facts:
        yield Paragraph(" · ".join(facts))
    if form.goal.strip():
        yield Paragraph(words.word("report_goal", goal=form.goal.strip()))
    if questions:
        yield Paragraph(words.word("report_questions"))
        yield Bullets(questions, ordered=True)
    if agenda:
        yield Paragraph(words.word("report_agenda"))
        yield Bullets(agenda, ordered=True)
    if roles:
        yield Bullets(tuple(roles))


def _observed(reader: Reader, course: Course, viewer: Viewer) -> Iterator[Block]:
    words, found = words_of(course), observed(reader, course, viewer)
    if not found:
        return
    names = {item.id: str(item.name) for item in deck(course).observer}
    yield Heading(str(words.step("play").title))
    yield Table(
        tuple(words.word(f"column_{name}") for name in ("item", "round", "mean", "answers")),
        tuple(
            (names[one.item], str(one.round), format_number(one.mean, 1), str(one.answers)) for one in found
        ),
    )


def _sheet(reader: Reader, course: Course) -> Iterator[Block]:
    if not compared(reader):
        return
    words, said = words_of(course), sheet(reader)
    yield Heading(str(words.step("sheet").title))
    yield Paragraph(words.word("report_sheet", role=said.role.strip() or MISSING))
    if said.interests.strip():
        yield Paragraph(said.interests.strip())
    if said.batna.strip():
        yield Paragraph(words.word("report_batna_theirs", text=said.batna.strip()))


def _record(reader: Reader, course: Course) -> Iterator[Block]:
    words, form = words_of(course), reader.form(Negotiation)
    agreed = settled(reader)
    steps = [row for row in reader.all(NegotiationNext) if row.text.strip()]
    learned = [text.strip() for text in (form.learned, form.lesson) if text.strip()]
    if not (has_met(reader) or open_points(reader) or steps or learned):
        return
    yield Heading(str(words.step("record").title))
    if form.held is not None:
        yield Paragraph(words.word("report_held", date=format_date(form.held, "long")))
    if agreed:
        yield Paragraph(words.word("report_agreed"))
        tail = f" ({words.word('with_reservation')})"
        yield Bullets(tuple(f"{one.title}: {one.text}{tail if one.reserved else ''}" for one in agreed))
    if points := open_points(reader):
        yield Paragraph(words.word("report_open"))
        yield Bullets(points)
    if steps:
        yield Paragraph(words.word("report_next"))
        yield Table(
            tuple(words.word(f"column_{name}") for name in ("what", "who", "due")),
            tuple(
                (
                    row.text.strip(),
                    row.who.strip() or MISSING,
                    MISSING if row.due is None else format_date(row.due),
                )
                for row in steps
            ),
        )
    if learned:
        yield Paragraph(words.word("report_learned"))
        yield Bullets(tuple(learned))


def _missing(reader: Reader, course: Course) -> Iterator[Block]:
    if found := [one for one in findings(reader, course) if one.serious]:
        yield Heading(words_of(course).word("report_missing"))
        yield Bullets(tuple(finding_text(one, course) for one in found))
