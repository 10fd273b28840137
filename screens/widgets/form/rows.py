"""A list of records that people add, order and remove, with the form of one of them under it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from facilitator.content import ComponentContent, Course
from facilitator.errors import EditRejected, StoreError
from facilitator.i18n import N_, format_number, tr, trn
from facilitator.record import Row, between
from facilitator.session import Change, Delete, Put, Session
from screens.widgets.form.editor import Fold
from screens.widgets.form.form import RecordForm
from screens.widgets.form.row_lines import RowAction, RowLines
from screens.widgets.form.words import failure_text, rejection_text
from screens.widgets.paint import MUTED, say, shorten

R = TypeVar("R", bound=Row)

QUOTE = 40
"""Cells of a removed row's summary that are shown."""


def always(_: Row) -> bool:
    """Every row belongs."""
    return True


class RowList(Fold, Widget):
    """The rows of a kind for which `belongs` holds. `make(id, position)` makes one, `summary` is its line.

    `counted` says how many rows there are. `actions` are keys and words to click of the list's own; they are told by `Acted`.
    """

    DEFAULT_CSS = """
    RowList {
        height: auto; width: 1fr; max-width: 78; layout: vertical; margin-bottom: 1;
        & > .rows--head { height: auto; width: 1fr; }
        & > .rows--note { display: none; height: auto; width: 1fr; padding-left: 2; }
        & > .rows--note.-told { display: block; }
        & > RecordForm { padding-left: 2; margin-top: 1; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape",
            "close",
            N_("Close"),
            id="rows.close",
            tooltip=N_("Back to the list; everything is saved"),
        ),
    ]

    class Acted(Message):
        """One of the list's own actions was asked for on a row."""

        def __init__(self, rows: RowList, action_id: str, row_id: int) -> None:
            super().__init__()
            self.rows, self.action_id, self.row_id = rows, action_id, row_id

        @property
        def control(self) -> RowList:
            """The list."""
            return self.rows

    def __init__(  # noqa: PLR0913 - what a list is made of
        self,
        session: Session,
        kind: type[R],
        content: ComponentContent,
        course: Course,
        *,
        make: Callable[[int, float], R],
        summary: Callable[[R], str],
        belongs: Callable[[R], bool] = always,
        fields: Sequence[str] | None = None,
        most: int | None = None,
        title: str = "",
        help: str = "",
        empty: str = "",
        counted: Callable[[int], str] | None = None,
        actions: Sequence[RowAction] = (),
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self.session, self.kind = session, kind
        self._content, self._course, self._fields = content, course, fields
        self._make: Callable[[int, float], Row] = make
        self._summary: Callable[[Any], str] = summary
        self._belongs: Callable[[Any], bool] = belongs
        self._most, self._title, self._help = most, title, help
        self._counted = counted or (lambda n: trn("{n} row", "{n} rows", n))
        self._head = Static("", classes="rows--head", markup=False)
        empty = empty or tr("Nothing here yet. Press n or click [+] to add the first.")
        self._lines = RowLines(empty, actions)
        self._own = frozenset(action.id for action in actions)
        self._note = Static("", classes="rows--note", markup=False)
        self._form: RecordForm | None = None
        self._opened: int | None = None
        self._told: Content | None = None

    def compose(self) -> ComposeResult:
        """Title and count, the rows, a line for remarks."""
        yield self._head
        yield self._lines
        yield self._note

    def on_mount(self) -> None:
        """Read the rows."""
        self.refresh_from_session()

    # for the screen

    @property
    def form(self) -> RecordForm | None:
        """The open form."""
        return self._form

    @property
    def cursor(self) -> int | None:
        """The id of the row under the cursor."""
        return self._lines.cursor

    @property
    def dirty(self) -> bool:
        """Whether something in the open form is not saved."""
        return self._form is not None and self._form.dirty

    def flush(self) -> bool:
        """Save what is pending in the open form; False if something could not be saved."""
        return self._form is None or self._form.flush()

    def retry(self) -> bool:
        """Try again to save what could not be saved."""
        return self.flush()

    def focus_list(self) -> None:
        """Put the cursor in the list."""
        self._lines.focus(scroll_visible=False)
        self.call_after_refresh(self._lines.show_cursor)

    def rows(self, now: Session | None = None) -> tuple[Row, ...]:
        """The rows of this list, in order."""
        return tuple(row for row in (now or self.session).all(self.kind) if self._belongs(row))

    def refresh_from_session(self) -> None:
        """Read the rows again; the cursor stays on its row, and a field being written in stays as it is."""
        rows = self.rows()
        full = self._most is not None and len(rows) >= self._most
        self._lines.set_rows([(row.id, self._summary(row)) for row in rows], self._opened, full=full)
        self._show_head(len(rows))
        if self._form is None or self._opened is None:
            return
        self._form.refresh_from_session()
        if self.session.get(self.kind, self._opened) is None and not self._form.dirty:
            self._drop_form(tr("The row has been removed. Undo brings it back."))

    async def open(self, row_id: int) -> bool:
        """Open the form of a row; False if the form that is open cannot be saved."""
        row = self.session.get(self.kind, row_id)
        if row is None or not await self.close():
            return False
        self._form = RecordForm(self.session, row, self._content, self._course, fields=self._fields)
        self._opened = row_id
        await self.mount(self._form)
        self._lines.go_to(row_id)
        self.refresh_from_session()
        self.refresh_bindings()
        self._form.focus_field()
        return True

    async def close(self) -> bool:
        """Close the open form; False, and it stays, if something in it cannot be saved."""
        if self._form is None:
            return True
        if not self._form.flush():
            self._say(tr("The row stays open: something in it is not saved yet."), "$warning")
            return False
        form, self._form, self._opened = self._form, None, None
        await form.remove()
        self._say("")
        self.refresh_from_session()
        self.refresh_bindings()
        return True

    # what people want

    async def on_row_lines_wanted(self, event: RowLines.Wanted) -> None:
        event.stop()
        if event.what == "add":
            await self._add()
        elif event.row is not None:
            if event.what == "open":
                await self.open(event.row)
            elif event.what == "remove":
                await self._remove(event.row)
            elif event.what in self._own:
                self.post_message(self.Acted(self, event.what, event.row))
            else:
                self._move(event.row, -1 if event.what == "up" else 1)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to close while no form is open."""
        return self._form is not None if action == "close" else super().check_action(action, parameters)

    def within(self, widget: Widget, target: Widget) -> Widget:
        """Past the open form's last field comes the list: Escape is to close the row, not to leave the screen."""
        if self._form is None or self._form not in widget.ancestors or self in target.ancestors:
            return target
        return self._lines

    async def action_close(self) -> None:
        """Close the form and go back to the list."""
        if await self.close():
            self.focus_list()

    def on_record_form_saved(self) -> None:
        """A row's line may read differently now."""
        self.refresh_from_session()

    async def _add(self) -> None:
        if self._most is not None and len(self.rows()) >= self._most:
            self._say(
                tr("There can be at most {most}. Remove one to add another.", most=format_number(self._most))
            )
            return
        if not await self.close():
            return
        row_id = self.session.new_id()

        def change(now: Session) -> Iterable[Change]:
            rows = self.rows(now)
            return [Put(self._make(row_id, between(rows[-1] if rows else None, None)))]

        if self._edit(tr("Add to {title}", title=self._title), change):
            self._say("")
            self.refresh_from_session()
            await self.open(row_id)

    async def _remove(self, row_id: int) -> None:
        row = self.session.get(self.kind, row_id)
        if row is None or (self._opened == row_id and not await self.close()):
            return
        row = self.session.get(self.kind, row_id) or row
        if self._edit(tr("Remove from {title}", title=self._title), lambda _: [Delete(self.kind, row_id)]):
            what = shorten(self._summary(row).strip() or tr("(nothing written yet)"), QUOTE).plain
            self._say(tr("Removed: {what}. Undo brings it back.", what=what))
            self.refresh_from_session()
            self.focus_list()

    def _move(self, row_id: int, step: int) -> None:
        def change(now: Session) -> Iterable[Change]:
            return moved(self.rows(now), row_id, step)

        if self._edit(tr("Move in {title}", title=self._title), change):
            self.refresh_from_session()
            self._lines.go_to(row_id)

    def _edit(self, label: str, change: Callable[[Session], Iterable[Change]]) -> bool:
        try:
            self.session.edit(label, change)
        except EditRejected as error:
            self._say(rejection_text(error, ""), "$error")
        except StoreError as error:
            self._say(failure_text(error), "$error")
            self.post_message(RecordForm.SaveFailed(error))
        else:
            return True
        return False

    def _drop_form(self, note: str) -> None:
        """Close the form of a row that is gone."""
        form, self._form, self._opened = self._form, None, None
        if form is None:
            return
        had_focus = form.has_focus_within
        form.remove()
        if had_focus:
            self.focus_list()
        self._say(note)
        self.refresh_from_session()
        self.refresh_bindings()

    # words

    def _show_head(self, count: int) -> None:
        if self._most is not None:
            counted = tr(
                "{count} of at most {most}", count=format_number(count), most=format_number(self._most)
            )
        else:
            counted = self._counted(count)
        head = say((self._title, "bold"), "   " if self._title else "", (counted, MUTED))
        if self._help:
            head = Content("\n").join([head, say((self._help, MUTED))])
        if self._told is None or not head.is_same(self._told):
            self._told = head
            self._head.update(head)

    def _say(self, text: str, style: str = MUTED) -> None:
        """Tell something under the list; nothing takes no room."""
        self._note.set_class(bool(text), "-told")
        self._note.update(say((text, style)))


def moved(rows: Sequence[Row], row_id: int, step: int) -> list[Change]:
    """What puts a row one place up or down; all rows are numbered anew when there is no room between two."""
    ids = [row.id for row in rows]
    if row_id not in ids or not 0 <= ids.index(row_id) + step < len(rows):
        return []
    at = ids.index(row_id)
    rest: list[Row] = [row for row in rows if row.id != row_id]
    place = at + step
    before, after = (rest[place - 1] if place else None), (rest[place] if place < len(rest) else None)
    position = between(before, after)
    if (before is None or before.position < position) and (after is None or position < after.position):
        return [Put(rows[at].revise(position=position))]
    order: list[Any] = [*rest[:place], rows[at], *rest[place:]]
    return [
        Put(row.revise(position=float(number)))
        for number, row in enumerate(order, 1)
        if row.position != number
    ]
