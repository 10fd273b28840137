"""The fifth step: one candidate at a time - give and get, how well it fits, what is still to be found out."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from facilitator.components.partners import Candidate, Check, Dot, Idea, MatchAnswer
from facilitator.components.partners.choosing import suggested_order
from facilitator.components.partners.dots import counted
from facilitator.components.partners.judging import Judgement, answers, checks, judge
from facilitator.components.partners.records import CELLS
from facilitator.components.partners.sentences import due_label, light_word, name
from facilitator.record import Record
from facilitator.session import Change, Changed, Put, Session
from facilitator.visibility import Activity
from screens.components.partners.parts import PartnersStep, key
from screens.dialogs import LineDialog
from screens.step_parts import muted, text, warning
from screens.widgets.form.editor import bring
from screens.widgets.items import Item
from screens.widgets.lines import LineList
from screens.widgets.paint import MUTED, Line, fold, say
from screens.widgets.rating import Criterion, RatingList
from screens.widgets.table import Column, LineTable, Row

FIELDS = (*CELLS, "shares", "partner_known", "form", "form_known")
ANSWERS = ("yes", "no", "unclear")
CHOSEN, OPEN = "●", "○"


class CheckList(LineList):
    """The items of the due diligence; a letter answers and goes on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("j,y", "answer('yes')", "yes", display="J/Y"),
        key("n", "answer('no')", "no"),
        key("u,question_mark", "answer('unclear')", "unclear", display="U"),
        key("backspace,delete", "answer('')", "clear_answer", show=False),
        key("o", "task", "task"),
    ]

    def action_answer(self, answer: str) -> None:
        """Answer the item under the cursor and go on to the next."""
        step = next(node for node in self.ancestors if isinstance(node, AssessStep))
        if isinstance(self.cursor_key, str) and step.check(self.cursor_key, answer=answer):
            self.action_step(1)

    def action_task(self) -> None:
        """Who finds out?"""
        step = next(node for node in self.ancestors if isinstance(node, AssessStep))
        if isinstance(self.cursor_key, str):
            step.ask_task(self.cursor_key)


class AssessStep(PartnersStep):
    """The candidates with where they stand; Enter opens one."""

    STEP = "assess"
    LETTERS = frozenset({"open"})

    DEFAULT_CSS = """
    AssessStep #candidates { height: 1fr; min-height: 5; }
    AssessStep #details RatingList, AssessStep #details CheckList { height: auto; max-width: 100; margin-bottom: 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [key("e", "open", "judge")]

    def __init__(self) -> None:
        super().__init__()
        self._open: int | None = None

    def compose_page(self) -> ComposeResult:
        """A sentence, and the candidates."""
        yield Static(id="hint", classes="above", markup=False)
        yield LineTable([Column("name", "")], empty=self.w("assess_empty"), id="candidates")

    def main(self) -> Widget:
        """The candidates."""
        return self.table

    @property
    def table(self) -> LineTable:
        """The candidates."""
        return self.query_one("#candidates", LineTable)

    # showing

    def show(self, changed: Changed | None) -> None:
        """Draw the list, and the open candidate, again."""
        super().show(changed)
        kinds = (Idea, Candidate, MatchAnswer, Check, Dot, Activity)
        if changed is not None and not changed.touches(*kinds):
            return
        listed = suggested_order(self.session, self.course, self.pool())
        self.set_idle(() if listed else self.LETTERS)
        judged = {one.id: judge(self.session, self.course, one) for one in listed}
        self.table.set_columns(self._columns(), [self._row(one, judged[one.id]) for one in listed])
        begun = sum(found.light is not None for found in judged.values())
        self.put("#hint", *([muted(self.w("assess_count", n=len(listed), begun=begun))] if listed else []))
        if self.in_details:
            self._show_open()

    def _columns(self) -> list[Column]:
        columns = [Column("name", self.w("head_candidate"), 16, 34)]
        if counted(self.session, self.viewer) is not None:
            columns.append(Column("dots", self.w("head_dots"), 7, 7, align="right", priority=2))
        return [
            *columns,
            Column("cells", self.w("head_give_get"), 8, 12, priority=5),
            Column("checks", self.w("head_checks"), 6, 12, priority=4),
            Column("light", self.w("head_match"), 16, 18, priority=6),
        ]

    def _row(self, candidate: Candidate, found: Judgement) -> Row:
        votes = counted(self.session, self.viewer)
        items = len(self.course.choices.get("due_diligence", {}))
        filled = len(CELLS) - len(found.empty)
        sign = "! " if found.empty and filled else ""
        return Row(
            candidate.id,
            {
                "name": name(candidate, self.course),
                "dots": str(votes.dots.get(candidate.id, 0)) if votes else "",
                "cells": self.w("of", sign=sign, given=filled, n=len(CELLS)),
                "checks": self.w("of", sign="", given=items - len(found.open), n=items),
                "light": light_word(found, self.course, short=True),
            },
        )

    def _candidate(self) -> Candidate | None:
        return self.session.get(Candidate, self._open) if self._open is not None else None

    def _show_open(self) -> None:
        candidate = self._candidate()
        if candidate is None:
            return
        found = judge(self.session, self.course, candidate)
        self.put("#standing", *self._standing(found))
        criteria = [Criterion(item.id, str(item.name), str(item.question)) for item in self.course.match]
        given: dict[Hashable, int | None] = dict(answers(self.session, self.course, candidate.id).items())
        self.query_one("#match", RatingList).set_criteria(criteria, given)
        self.query_one("#checks", CheckList).set_items(self._checks(candidate.id))

    def _standing(self, found: Judgement) -> list[Line]:
        lines: list[Line] = [say((light_word(found, self.course), "bold"))]
        if found.open:
            count = self.w("open_short", n=len(found.open))
            lines = [Content.assemble(lines[0], "   ", muted(count))]
        if found.blocked:
            lines.append(warning(self.w("blocked_short")))
        elif found.relation is not None:
            lines.append(muted(self.w(f"relation_{found.relation}")))
        return lines

    def _checks(self, candidate: int) -> list[Item]:
        said = checks(self.session, self.course, candidate)
        return [
            self._check_item(item, said.get(item)) for item in self.course.choices.get("due_diligence", {})
        ]

    def _check_item(self, item: str, said: Check | None) -> Item:
        answer, task = (said.answer, said.task.strip()) if said else ("", "")
        question = due_label(self.course, item)
        words = [(one, self.course.label("gate", one)) for one in ANSWERS]

        def draw(width: int, selected: bool) -> Sequence[Line]:
            lines: list[Line] = [say((line, "bold" if selected else "")) for line in fold(question, width)]
            parts: list[str | tuple[str, str]] = ["  "]
            for one, word in words:
                here = one == answer
                sign = CHOSEN if here else OPEN
                parts += [(f"{sign} {word}", "bold $primary" if here else f"not bold {MUTED}"), "   "]
            if task:
                parts.append((f"→ {task}", f"not bold {MUTED}"))
            return [*lines, say(*parts)]

        return Item(item, draw, version=(answer, task, question))

    # one candidate

    async def action_open(self) -> None:
        """Open the candidate under the cursor."""
        here = self.table.cursor_key
        candidate = self.session.get(Candidate, here) if isinstance(here, int) else None
        if candidate is not None:
            await self._judge(candidate)

    async def _judge(self, candidate: Candidate) -> None:
        self._open = candidate.id
        await self.open_details(
            name(candidate, self.course),
            self.form(candidate, FIELDS),
            self._title("match_title", "match_hint"),
            RatingList(dont_know=self.w("dont_know"), id="match"),
            self._title("checks_title", "checks_hint"),
            CheckList(id="checks"),
        )

    async def bring_up(self, record: Record, field: str | None) -> bool:  # noqa: ARG002 - all stand on one page
        """The page of a candidate; what is said about an item of the check stands in its list."""
        about = record.candidate if isinstance(record, Check) else record.id
        candidate = self.session.get(Candidate, about) if isinstance(record, Candidate | Check) else None
        if candidate is None:
            return False
        self.table.move_to(candidate.id)
        await self._judge(candidate)
        if not isinstance(record, Check):
            return False
        items = self.query_one("#checks", CheckList)
        items.move_to(record.item)
        items.focus(scroll_visible=False)
        self.call_after_refresh(bring, items)
        return True

    def _title(self, title: str, hint: str) -> Static:
        return Static(text(say((self.w(title), "bold $primary")), muted(self.w(hint))), classes="above")

    async def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Enter on a candidate opens it; on an item of the check it gives the next answer."""
        event.stop()
        if event.control is self.table:
            await self.action_open()
        elif isinstance(event.key, str) and self._open is not None:
            said = checks(self.session, self.course, self._open).get(event.key)
            at = ANSWERS.index(said.answer) if said and said.answer in ANSWERS else -1
            self.check(event.key, answer=ANSWERS[(at + 1) % len(ANSWERS)])

    def on_rating_list_rated(self, event: RatingList.Rated) -> None:
        """The group's answer to one question of the match."""
        event.stop()
        if self._open is None:
            return
        answer = MatchAnswer(
            id=MatchAnswer.key(self._open, str(event.key)),
            candidate=self._open,
            item=str(event.key),
            value=event.value,
        )
        if not self.edit(self.w("edit_match"), lambda _: [Put(answer)]):
            self._show_open()

    def check(self, item: str, **changes: str) -> bool:
        """Save the answer to an item of the due diligence, or its task."""
        if self._open is None:
            return False
        candidate = self._open

        def make(now: Session) -> Iterable[Change]:
            record_id = Check.key(candidate, item)
            found = now.get(Check, record_id) or Check(id=record_id, candidate=candidate, item=item)
            return [Put(found.revise(**changes))]

        return self.edit(self.w("edit_check"), make)

    def ask_task(self, item: str) -> None:
        """Who finds out about this item?"""
        if self._open is None:
            return
        found = self.session.get(Check, Check.key(self._open, item))
        field = self.content_words.field(Check.KIND, "task")
        title, help_ = (str(field.label), str(field.help or "")) if field else ("", "")
        dialog = LineDialog(title, f"{due_label(self.course, item)}\n{help_}", found.task if found else "")

        def take(answer: str | None) -> None:
            if answer:
                self.check(item, task=answer)

        self.app.push_screen(dialog, take)

    async def action_close_details(self) -> None:
        """Back to the candidates."""
        await super().action_close_details()
        if not self.in_details:
            self._open = None
