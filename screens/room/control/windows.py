"""The control view's small windows: choose a step, write down a record, and a length of time that is typed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Input, Static

from facilitator.content import ComponentContent, Course
from facilitator.i18n import N_, tr
from facilitator.record import Record
from facilitator.room.hall import Hall
from facilitator.session import Session
from screens.house import Dialog, plain
from screens.room.control.panels import Panels, W
from screens.widgets.form import RecordForm
from screens.widgets.lines import Item, LineList

LONGEST = 8 * 3600
"""The longest countdown, in seconds."""


def seconds_of(text: str) -> int | None:
    """Seconds of "12" (minutes) or "12:30", written with colon or full stop; None for what is no length of time."""
    found = re.fullmatch(r"\s*(\d{1,3})(?:[:.,](\d{2}))?\s*(?:min\.?)?\s*", text)
    if found is None:
        return None
    seconds = 60 * int(found[1]) + int(found[2] or 0)
    return seconds if 0 < seconds <= LONGEST and int(found[2] or 0) < 60 else None


class StepsDialog(Dialog[int]):
    """The meeting's steps with their marks. Gives the id of the one that is chosen, or None."""

    DEFAULT_CSS = """
    StepsDialog #steps { height: auto; max-height: 16; }
    """

    def __init__(self, title: str, text: str, hall: Hall, w: W) -> None:
        super().__init__()
        self._title, self._text = title, text
        self._panels = Panels(hall, hall.standing, w)

    def compose(self) -> ComposeResult:
        """Title, steps, keys."""
        with Vertical(id="dialog"):
            yield Static(plain(self._title), classes="title")
            yield Static(plain(self._text), classes="muted")
            yield Static("")
            yield LineList(id="steps", choose_on_click=True)
            yield Static(plain(tr("Enter chooses · Esc goes back")), classes="muted")

    def on_mount(self) -> None:
        """Begin at the present step."""
        here = self._panels.here
        steps = self.query_one("#steps", LineList)
        steps.styles.height = min(14, len(here.steps))
        steps.set_items([Item(step.id, (self._panels.agenda_line(step),)) for step in here.steps])
        if here.step is not None:
            steps.move_to(here.step.id)
        steps.focus()

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """This one."""
        event.stop()
        self.dismiss(int(str(event.key)))


class RecordDialog(Dialog[bool]):
    """The fields of one record, saved as one writes. Gives whether there is such a record now."""

    DEFAULT_CSS = """
    RecordDialog #fields { height: auto; max-height: 70vh; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "finish",
            N_("Back"),
            id="room.record-saved",
            tooltip=N_("Back"),
            show=False,
            priority=True,
        )
    ]

    def __init__(
        self,
        session: Session,
        blank: Record,
        content: ComponentContent,
        course: Course,
        fields: Sequence[str],
        texts: tuple[str, str, str],
    ) -> None:
        super().__init__()
        self._session, self._blank = session, blank
        self._content, self._course = content, course
        self._fields, self._texts = fields, texts

    def compose(self) -> ComposeResult:
        """Title, what it is for, the fields."""
        title, text, keys = self._texts
        with Vertical(id="dialog"):
            yield Static(plain(title), classes="title")
            yield Static(plain(text), classes="muted")
            with VerticalScroll(id="fields", can_focus=False):
                yield RecordForm(
                    self._session, self._blank, self._content, self._course, fields=self._fields, id="form"
                )
            yield Static(plain(keys), classes="muted")

    def on_mount(self) -> None:
        """Write at once."""
        self.query_one(RecordForm).focus_field(self._fields[0])
        self.call_after_refresh(self.query_one("#fields").scroll_home, animate=False)

    def flush(self) -> bool:
        """Save what is typed."""
        return self.query_one(RecordForm).flush()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter in a field of one line is the end of it; elsewhere it is the field's own."""
        if action == "finish":
            return isinstance(self.focused, Input)
        return super().check_action(action, parameters)

    def action_finish(self) -> None:
        """Save and close."""
        self.action_leave()

    def action_leave(self) -> None:
        """Save and close; what cannot be saved stays in its field."""
        if self.flush():
            self.dismiss(self._session.get(type(self._blank), self._blank.id) is not None)

    def on_record_form_save_failed(self, event: RecordForm.SaveFailed) -> None:
        """Say why."""
        event.stop()
        self.app.show_error(event.error, retry=self.flush)
