"""The notice board: everybody's notices, the newest first, and one's own to write."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from facilitator.components.about import AboutNotice, Posted, board
from facilitator.i18n import current, relative_day
from facilitator.session import Changed
from screens.components.about.parts import AboutStep
from screens.step_parts import keys_of
from screens.widgets.form import RowList
from screens.widgets.form.row_lines import RowLines
from screens.widgets.items import Item
from screens.widgets.lines import LineList
from screens.widgets.paint import MUTED, Line, fold, say
from screens.widgets.reading import WholeList

key = keys_of("about")


class BoardStep(AboutStep):
    """The board, and under it one's own notices."""

    STEP = "board"

    SCOPED_CSS = False
    DEFAULT_CSS = """
    BoardStep > #keys { height: auto; margin-bottom: 1; }
    .-short BoardStep > #keys { margin-bottom: 0; }
    BoardStep > LineList { max-width: 84; margin-bottom: 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [key("n", "new", "new")]

    def compose(self) -> ComposeResult:
        """Board and own notices."""
        yield Static(self.w("title_board"), classes="field", markup=False)
        yield Static(self.w("keys_board"), id="keys", classes="muted", markup=False)
        yield WholeList(empty=self.w("none_board"), choosable=False, id="board")
        yield RowList(
            self.session,
            AboutNotice,
            self.content_words,
            self.course,
            make=lambda row_id, position: AboutNotice(id=row_id, position=position),
            summary=self._summary,
            title=self.w("title_notices_course" if self.for_workshop else "title_notices"),
            empty=self.w("empty_notices"),
            id="own",
        )

    def _summary(self, row: AboutNotice) -> str:
        text = " ".join((row.title or row.text).split())
        if not text:
            return ""
        return self.w("notice_posted" if row.posted else "notice_draft", text=text)

    def show(self, changed: Changed | None) -> None:
        """What hangs on the board now."""
        super().show(changed)
        workshop = None if self.for_workshop else self.workshop
        self.query_one("#board", LineList).set_items(
            [self._item(one) for one in board(self.session, workshop, self.others)]
        )

    def _item(self, one: Posted) -> Item:
        if one.course or (one.own and self.for_workshop):
            who = self.w("from_facilitator")
        elif one.own:
            who = self.name_of(self.session)
        else:
            who = " ".join(one.library.split()) or self.w("unnamed")
        when = relative_day(one.when.astimezone().date()) if one.when else ""
        head = " · ".join(part for part in (who, when) if part)

        def lines(width: int, _selected: bool) -> Sequence[Line]:
            title = fold(one.notice.title, width, 2) if one.notice.title.strip() else []
            body = [
                line
                for paragraph in one.notice.text.strip().splitlines()
                for line in (fold(paragraph, width - 2) or [""])
            ]
            return [
                say((head, MUTED)),
                *(say((line, "bold")) for line in title),
                *(f"  {line}" for line in body),
                "",
            ]

        return Item(one.key, lines, version=(one, head, current()))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A new notice is begun from the board; in the list below, the list's own key does it."""
        if action == "new":
            return bool(self.query("#board")) and self.query_one("#board").has_focus
        return super().check_action(action, parameters)

    def on_descendant_focus(self) -> None:
        """The keys follow the cursor."""
        self.refresh_bindings()

    def action_new(self) -> None:
        """Go down to one's own notices and begin a new one."""
        lines = self.query_one("#own", RowList).query_one(RowLines)
        lines.focus()
        lines.action_want("add")

    def focus_first(self) -> None:
        """The board if anything hangs on it, else one's own notices."""
        if self.query_one("#board", LineList).items:
            super().focus_first()
        else:
            self.query_one("#own", RowList).focus_list()
