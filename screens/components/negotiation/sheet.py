"""The ninth step: the other side's own sheet. Hidden from us until both sides have said yes to comparing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from facilitator.components.negotiation import NegotiationAnswer, NegotiationIssue, NegotiationSheet
from facilitator.components.negotiation.issues import issues, short_amount
from facilitator.components.negotiation.sentences import MISSING, said_amount
from facilitator.components.negotiation.sheet import (
    answer,
    answered,
    begun,
    compared,
    has_answered,
    say_yes,
    sheet,
)
from facilitator.record import Record
from facilitator.session import Change, Changed, Put, Session
from screens.components.negotiation.parts import NegotiationStep, WholeList, WholeTable, key
from screens.step_parts import muted
from screens.widgets.form import RecordForm
from screens.widgets.items import Item
from screens.widgets.lines import LineList
from screens.widgets.paint import Line, say
from screens.widgets.table import Column, Row

YES, NO = "●", "○"


class SheetStep(NegotiationStep):
    """Two pages: ours, which tells only how far it has come, and the partner's own while the computer is handed over."""

    STEP = "sheet"

    BINDINGS: ClassVar[list[BindingType]] = [
        key("h", "hand", "hand"),
        key("y", "yes", "yes"),
    ]

    DEFAULT_CSS = """
    SheetStep > Vertical { height: auto; width: 1fr; }
    SheetStep #issue { height: auto; width: 1fr; padding-left: 2; margin-bottom: 1; }
    SheetStep #answers, SheetStep #actions, SheetStep #compared { margin-bottom: 1; max-width: 90; }
    """

    @property
    def handed(self) -> bool:
        """Whether the partner sits at the computer."""
        return self.desk.handed_over

    def compose(self) -> ComposeResult:
        """The page of whoever sits here."""
        yield Vertical(*(self._partners_page() if self.handed else self._our_page()), id="page")

    def _our_page(self) -> list[Static | WholeList | WholeTable]:
        return [
            Static("", id="status", classes="said", markup=False),
            WholeList(choose_on_click=True, id="actions"),
            WholeTable([Column("issue", "")], choosable=False, id="compared"),
            Static("", id="theirs", classes="said", markup=False),
        ]

    def _partners_page(self) -> list[Static | RecordForm | WholeList | Vertical]:
        return [
            Static(self.w("welcome"), classes="said", markup=False),
            RecordForm(self.session, sheet(self.session), self.content_words, self.course),
            WholeList(empty=self.w("empty_sheet"), choose_on_click=True, id="answers"),
            Vertical(id="issue"),
            Static("", id="status", classes="said", markup=False),
            WholeList(choose_on_click=True, id="actions"),
        ]

    def show(self, changed: Changed | None) -> None:
        """What whoever sits here may see."""
        super().show(changed)
        if self.handed:
            self._show_partners()
        else:
            self._show_ours()
        self._show_actions()
        self.refresh_bindings()

    def _show_actions(self) -> None:
        """What can be done here, to choose or to click."""
        if not self.query("#actions"):
            return
        said = sheet(self.session)
        items = [Item("hand", [f"{self.w('act_back' if self.handed else 'act_hand')}"])]
        if begun(self.session):
            yes = said.yes_theirs if self.handed else said.yes_ours
            items.append(Item("yes", [f"{self.w('act_no' if yes else 'act_yes')}"]))
        self.query_one("#actions", LineList).set_items(items)

    # our page

    def _show_ours(self) -> None:
        if not self.query("#compared"):
            return
        said, both = sheet(self.session), compared(self.session)
        lines: list[Line]
        if not begun(self.session):
            lines = [say((self.w("sheet_empty"), "bold")), muted(self.w("sheet_how"))]
        else:
            count, all_ = answered(self.session), len(issues(self.session))
            lines = [self.w("sheet_state", n=count, all=all_)]
            lines += self._yeses(ours=said.yes_ours, theirs=said.yes_theirs)
            if not both:
                lines.append(muted(self.w("sheet_hidden")))
        self.put("#status", *lines)
        table = self.query_one("#compared", WholeTable)
        table.display, table.disabled = both, not both
        columns = [
            Column("issue", self.w("column_issue"), 12, 26),
            Column("ours", self.w("head_compare_ours"), 14, 24, priority=3),
            Column("theirs", self.w("head_compare_theirs"), 14, 24, priority=3),
            Column("weights", self.w("head_compare_weights"), 9, 12, priority=2),
        ]
        table.set_columns(columns, [self._compared(issue) for issue in issues(self.session)] if both else [])
        theirs: list[Line] = []
        if both:
            for words, text in (("theirs_interests", said.interests), ("theirs_batna", said.batna)):
                if text.strip():
                    theirs += [say((self.w(words), "bold")), *text.strip().splitlines()]
        self.put("#theirs", *theirs)

    def _compared(self, issue: NegotiationIssue) -> Row:
        own = answer(self.session, issue.id)
        weights = (issue.weight, own.weight)
        return Row(
            issue.id,
            {
                "issue": issue.name.strip(),
                "ours": self._path(issue, issue.target, issue.limit),
                "theirs": self._path(issue, own.target, own.limit),
                "weights": " · ".join(MISSING if one is None else str(one) for one in weights),
            },
        )

    def _path(self, issue: NegotiationIssue, target: int | None, limit: int | None) -> str:
        start = MISSING if target is None else short_amount(issue, target)
        return f"{start} → {said_amount(issue, limit)}"

    def _yeses(self, *, ours: bool, theirs: bool) -> list[Line]:
        lines: list[Line] = []
        for name, yes in (("we", ours), ("they", theirs)):
            said = self.w(f"{name}_yes" if yes else f"{name}_not_yet")
            lines.append(say((f"{YES if yes else NO} {said}", "$text-success" if yes else "")))
        return lines

    async def open_record(self, kind: type[Record], record_id: int, field: str | None = None) -> bool:
        """What both may see stands beside ours, to be read."""
        table = self.query("#compared").results(WholeTable)
        found = self.session.get(kind, record_id)
        for one in table:
            if isinstance(found, (NegotiationAnswer, NegotiationSheet)) and not one.disabled:
                one.focus(scroll_visible=False)
                if isinstance(found, NegotiationAnswer):
                    one.move_to(found.issue)
                return True
        return await super().open_record(kind, record_id, field)

    # the partner's page

    def _show_partners(self) -> None:
        if not self.query("#answers"):
            return
        said = sheet(self.session)
        self.put("#status", *self._yeses(ours=said.yes_ours, theirs=said.yes_theirs))
        board = self.query_one("#answers", LineList)
        board.set_head([say((self.w("answers_head"), "bold"))])
        board.set_items([self._answer(issue) for issue in issues(self.session)])

    def _answer(self, issue: NegotiationIssue) -> Item:
        own = answer(self.session, issue.id)
        if not has_answered(own):
            return Item(issue.id, [say(f"{NO} {issue.name.strip()}")])
        numbers = self._path(issue, own.target, own.limit)
        return Item(issue.id, [say((f"{YES} {issue.name.strip()}", ""), (f"  {numbers}", "$text-muted"))])

    async def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Do what was chosen, or let the partner answer about an issue."""
        event.stop()
        if event.control.id == "actions":
            if event.key == "hand":
                await self.action_hand()
            else:
                self.action_yes()
            return
        issue = next((one for one in issues(self.session) if one.id == event.key), None)
        if issue is None or not self.handed or not self.flush():
            return
        place = self.query_one("#issue", Vertical)
        await place.remove_children()
        unit = issue.unit.strip()
        title = f"{issue.name.strip()} ({unit})" if unit else issue.name.strip()
        form = RecordForm(self.session, answer(self.session, issue.id), self.content_words, self.course)
        await place.mount(Static(title, classes="heading", markup=False), form)
        form.focus_field()

    # keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Saying yes needs a sheet to compare."""
        if action == "yes":
            return begun(self.session)
        return super().check_action(action, parameters)

    def action_yes(self) -> None:
        """Whoever sits here says yes to comparing, or takes it back."""
        if not self.flush():
            return
        theirs = self.handed
        said = sheet(self.session)
        yes = not (said.yes_theirs if theirs else said.yes_ours)

        def agree(now: Session) -> Iterable[Change]:
            made = say_yes(now, theirs=yes) if theirs else say_yes(now, ours=yes)
            return [Put(record) for record in made]

        self.edit(self.w("edit_yes" if yes else "edit_no"), agree)

    async def action_hand(self) -> None:
        """Give the computer to the partner, or take it back."""
        if self.handed:
            if not self.flush() and not self.session.store.read_only:
                return
            self.desk.give_back()
        elif not self.desk.hand_over():
            return
        page = self.query_one("#page", Vertical)
        await page.remove_children()
        await page.mount(*(self._partners_page() if self.handed else self._our_page()))
        self.scroll_home(animate=False)
        self.show(None)
        self.focus_first()
        back = "given_back_seen" if compared(self.session) else "given_back"
        self.desk.app.say(self.w("handed_over" if self.handed else back))
