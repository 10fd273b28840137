"""The project sheet as one page of a library's report. People are named by role only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from facilitator.blocks import Block, Bullets, Heading, Note, Paragraph, Table
from facilitator.component import Reader
from facilitator.components.clarify.findings import (
    chosen_question,
    filled_causes,
    filled_evidence,
    filled_goals,
    filled_groups,
    filled_questions,
    has_hours,
    marked_cause,
    smart,
)
from facilitator.components.clarify.outcome import (
    decided,
    differs,
    outcome,
    percent_answered,
    question_sentence,
    ratings,
    started,
)
from facilitator.components.clarify.records import Assumption, Clarify, Goal, TargetGroup
from facilitator.content import ComponentContent, Course
from facilitator.i18n import format_date, format_number
from facilitator.visibility import Viewer

MISSING = "—"


def report(reader: Reader, course: Course, _viewer: Viewer) -> Sequence[Block]:
    """The section, or nothing while nothing has been written."""
    if not started(reader):
        return ()
    words = course.words("clarify")
    form = reader.form(Clarify)
    return (
        *_decision(reader, course, words),
        *_challenge(reader, words, form),
        *_evidence(reader, course, words),
        *_why(reader, course, words),
        *_goals(filled_goals(reader), words),
        *_frame(course, words, form),
        *_qualifying(reader, course, words, form),
        *_next(reader, words, form),
        *_missing(reader, course, words),
    )


def group_line(row: TargetGroup) -> str:
    """A target group with its number, as it was typed, and place: "Families (ca. 420), Nordbyen"."""
    text, count, place = (" ".join(part.split()) for part in (row.name, row.count, row.place))
    text += f" ({count})" if count else ""
    return f"{text}, {place}" if place else text


def hours_line(text: str, words: ComponentContent) -> str:
    """The owner's time with its unit, unless people wrote one: "ca. 6 timer om måneden", "1 dag om ugen"."""
    typed = " ".join(text.split())
    if not re.search(r"[\d½]$", typed):
        return typed
    return words.word("report_hours", n=1 if typed == "1" else 2, hours=typed)


def smart_marks(goal: Goal) -> str:
    """The letters of SMART, with a hyphen for each that is not there yet: "SM-RT"."""
    return "".join(letter if there else "-" for letter, there in smart(goal).marks)


def _decision(reader: Reader, course: Course, words: ComponentContent) -> Iterator[Block]:
    own, suggested = decided(reader), outcome(reader, course).status
    if own is not None:
        text = words.word("report_decision", decision=course.label("verdict", own))
        yield Paragraph(f"{text} {reader.form(Clarify).status_reason.strip()}".strip())
        if differs(reader, course) and suggested is not None:
            yield Note(words.word("report_differs", decision=course.label("verdict", suggested)))
    elif suggested is not None:
        yield Note(words.word("report_undecided", decision=course.label("verdict", suggested)))


def _challenge(reader: Reader, words: ComponentContent, form: Clarify) -> Iterator[Block]:
    groups = filled_groups(reader)
    if form.challenge.strip() or form.idea.strip() or groups:
        yield Heading(str(words.step("challenge").title))
    if form.challenge.strip():
        yield Paragraph(form.challenge.strip())
    if form.idea.strip():
        yield Paragraph(words.word("report_idea", idea=form.idea.strip()))
    if groups:
        yield Heading(words.word("report_groups"))
        yield Bullets(tuple(group_line(row) for row in groups))


def _evidence(reader: Reader, course: Course, words: ComponentContent) -> Iterator[Block]:
    if rows := filled_evidence(reader):
        yield Heading(words.word("report_evidence"))
        yield Bullets(
            tuple(f"{course.label('evidence_kind', row.kind) or MISSING}: {row.text.strip()}" for row in rows)
        )


def _why(reader: Reader, course: Course, words: ComponentContent) -> Iterator[Block]:
    if causes := filled_causes(reader):
        marked = marked_cause(reader)
        yield Heading(words.word("report_why"))
        lines = (
            words.word("report_cause", cause=row.text.strip()) if row == marked else row.text.strip()
            for row in causes
        )
        yield Bullets(tuple(lines), ordered=True)
    if questions := filled_questions(reader):
        chosen = chosen_question(reader)
        yield Heading(words.word("report_question"))
        yield Paragraph(
            MISSING if chosen is None else question_sentence(chosen.verb, chosen.group, chosen.change, course)
        )
        parked = [question_sentence(q.verb, q.group, q.change, course) for q in questions if q != chosen]
        if parked:
            yield Bullets(tuple(words.word("report_parked", question=question) for question in parked))


def _goals(goals: tuple[Goal, ...], words: ComponentContent) -> Iterator[Block]:
    if not goals:
        return
    yield Heading(words.word("report_goals"))
    names = (
        "column_goal",
        "column_indicator",
        "column_baseline",
        "column_target",
        "column_due",
        "column_smart",
    )
    yield Table(
        tuple(words.word(name) for name in names),
        tuple(
            (
                *(
                    text.strip() or MISSING
                    for text in (goal.what, goal.indicator, goal.baseline, goal.target)
                ),
                MISSING if goal.due is None else format_date(goal.due, "long"),
                smart_marks(goal),
            )
            for goal in goals
        ),
    )


def _frame(course: Course, words: ComponentContent, form: Clarify) -> Iterator[Block]:
    lines: list[str] = []
    if form.alone:
        answer = words.word("report_alone", answer=course.label("alone", form.alone))
        lines.append(f"{answer} {form.alone_reason.strip()}".strip())
    if form.scope_in.strip():
        lines.append(words.word("report_in", text=form.scope_in.strip()))
    if form.scope_out.strip():
        lines.append(words.word("report_out", text=form.scope_out.strip()))
    if form.owner_role.strip():
        owner = words.word("report_owner", role=form.owner_role.strip())
        lines.append(f"{owner}, {hours_line(form.owner_hours, words)}" if has_hours(form) else owner)
    if lines:
        yield Heading(words.word("report_frame"))
        yield Bullets(tuple(lines))


def _qualifying(reader: Reader, course: Course, words: ComponentContent, form: Clarify) -> Iterator[Block]:
    answered = ratings(reader)
    if answered:
        yield Heading(str(words.step("qualify").title))
        yield Table(
            (words.word("column_item"), words.word("column_answer"), words.word("column_weight")),
            tuple(
                (
                    str(item.name),
                    str(answered[item.id]) if item.id in answered else words.word("unknown"),
                    format_number(item.weight),
                )
                for item in course.qualify.items
            ),
        )
        result = outcome(reader, course)
        points = result.score
        if points.total is not None and points.provisional:
            percent = percent_answered(points)
            yield Note(words.word("report_provisional", score=round(points.total), percent=percent))
        elif points.total is not None:
            yield Paragraph(words.word("report_score", score=round(points.total)))
    if form.rating_reason.strip():
        yield Paragraph(form.rating_reason.strip())


def _next(reader: Reader, words: ComponentContent, form: Clarify) -> Iterator[Block]:
    if rows := [row for row in reader.all(Assumption) if row.text.strip()]:
        yield Heading(words.word("report_assumptions"))
        names = ("column_assumption", "column_test", "column_who", "column_due")
        yield Table(
            tuple(words.word(name) for name in names),
            tuple(
                (
                    *(text.strip() or MISSING for text in (row.text, row.test, row.who)),
                    MISSING if row.due is None else format_date(row.due, "long"),
                )
                for row in rows
            ),
        )
    if form.closing.strip():
        yield Heading(words.word("report_closing"))
        yield Paragraph(form.closing.strip())


def _missing(reader: Reader, course: Course, words: ComponentContent) -> Iterator[Block]:
    if reasons := outcome(reader, course).reasons:
        yield Heading(words.word("report_missing"))
        yield Bullets(tuple(words.word(f"report_{one.remark.key}", **one.remark.params) for one in reasons))
