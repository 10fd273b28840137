"""The notice board: everybody's notices, the newest first, and one's own to write."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.widgets import Static

from facilitator.components.about import AboutNotice, Posted, board
from facilitator.i18n import current, relative_day
from facilitator.session import Changed
from screens.components.about.parts import AboutStep
from screens.widgets.form import RowList
from screens.widgets.items import Item
from screens.widgets.lines import LineList
from screens.widgets.paint import MUTED, Line, fold, say
from screens.widgets.reading import WholeList


class BoardStep(AboutStep):
    """The board, and under it one's own notices."""

    STEP = "board"

    DEFAULT_CSS = """
    BoardStep > LineList { max-width: 84; margin-bottom: 1; }
    """

    def compose(self) -> ComposeResult:
        """Board and own notices."""
        yield Static(self.w("title_board"), classes="field", markup=False)
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
        if one.own:
            who = self.w("from_course") if self.for_workshop else self.name_of(self.session)
        else:
            who = " ".join(one.library.split()) or self.w("unnamed" if not one.course else "from_course")
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

    def focus_first(self) -> None:
        """The board if anything hangs on it, else one's own notices."""
        if self.query_one("#board", LineList).items:
            super().focus_first()
        else:
            self.query_one("#own", RowList).focus_list()
