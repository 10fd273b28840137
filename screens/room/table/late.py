"""The page for those who come late: what has happened, what came out of it, where the room is, and the rest of the day."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from facilitator.errors import FacilitatorError
from facilitator.i18n import format_time
from facilitator.room.catching_up import CatchUp, catch_up
from facilitator.room.hall import Hall, Table
from facilitator.room.moments import local
from screens.house import WORD, Dialog
from screens.room.following import Following
from screens.room.table.joining import ON, Seated
from screens.room.table.line import clock_text
from screens.widgets.items import Item
from screens.widgets.lines import LineList
from screens.widgets.paint import MUTED, Line, say
from screens.widgets.reading import Reading

HEAD = "bold $primary"


def moment(at: int) -> str:
    """A moment of the room's clock as the time of day here."""
    return format_time(local(at))


def late_lines(room: Seated, found: CatchUp) -> list[Line]:
    """Everything that the page says, from top to bottom: what is on now comes first."""
    w, here = room.w, found.standing
    lines: list[Line] = [say((w("late_now"), HEAD))]
    if here.step is not None:
        number = w("page_step", n=here.number, all=len(here.live))
        left = here.seconds_left
        time = w("late_left", time=clock_text(left)) if left else ""
        lines.append(
            say((" · ".join(part for part in (number, here.step.title.strip(), time) if part), "bold"))
        )
        if here.step.task.strip():
            lines.append(say(" ".join(here.step.task.split())))
    lines += ["", say((w("late_passed"), HEAD))]
    if not found.passed:
        lines.append(w("late_nothing"))
    for one in found.passed:
        lines.append(say((w("late_at", time=moment(one.at)), MUTED), "  ", (one.step.title.strip(), "bold")))
        if one.says:
            lines.append(say("   → ", one.says))
    for key, texts in (
        ("late_decisions", [one.text for one in found.decisions]),
        ("late_parked", [one.text for one in found.parked]),
    ):
        if texts:
            lines += ["", say((w(key), HEAD)), *(say("· ", text.strip()) for text in texts)]
    if found.coming:
        lines += ["", say((w("late_coming"), HEAD))]
        for step in found.coming:
            about = w("late_about", time=moment(step.at))
            lines.append(say((about, MUTED), "  ", step.step.title.strip()))
        lines.append(say((w("late_ends", time=moment(found.ends)), MUTED)))
    return lines


class LatePage(Dialog[None]):
    """A window above the library's screen; Enter goes on to what the others are doing."""

    DEFAULT_CSS = """
    LatePage > #dialog { width: 84; height: 100%; }
    LatePage #late-text { height: 1fr; margin-bottom: 1; }
    LatePage #late-lead { height: auto; margin-bottom: 1; }
    LatePage #late-on { height: 2; }
    LatePage #late-keys { height: 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "on", "word:late_on", id="late.on", tooltip="word:late_on_tip"),
    ]

    def __init__(self, room: Seated) -> None:
        super().__init__()
        self._room = room
        self._all: Following | None = None

    def compose(self) -> ComposeResult:
        """A welcome, what there is to read, and the way on."""
        w = self._room.w
        with Vertical(id="dialog"):
            yield Static(w("late_title"), classes="title", markup=False)
            yield Static(w("late_lead"), id="late-lead", classes="muted", markup=False)
            yield Reading(id="late-text")
            tip = say((f"  {w('late_on_tip')}", f"not bold {MUTED}"))
            yield LineList([Item("on", (w("late_on"), tip))], id="late-on", choose_on_click=True)
            yield Static(w("late_keys"), id="late-keys", classes="muted", markup=False)

    def binding_text(self, text: str) -> str:
        """Descriptions that begin with `word:` are the room's own words."""
        return self._room.w(text.removeprefix(WORD)) if text.startswith(WORD) else super().binding_text(text)

    def help_text(self) -> str:
        """What the page is for."""
        return str(self._room.content_words.help)

    def on_mount(self) -> None:
        """Say at once what the own files know; what came out at all tables follows when they have been read."""
        self.query_one("#late-text").focus()
        self._show()
        self._look()

    @work(exclusive=True, group="late")
    async def _look(self) -> None:
        """Read every library, for the results of the whole room."""
        room = self._room
        everything = Following(self.app, room.folder, room.course, self._show, runs=False, tables=True)
        self._all = everything
        try:
            await everything.open()
        except FacilitatorError:
            return
        if not self.is_attached:
            everything.close()

    def on_unmount(self) -> None:
        """Let go of the files."""
        if self._all is not None:
            self._all.close()

    def _hall(self) -> Hall | None:
        """The whole room, or, while it is being read, this table alone."""
        room = self._room
        if self._all is not None and self._all.tables and (hall := self._all.hall()) is not None:
            return hall
        if room.workshop is None:
            return None
        table = Table(room.session.store.library_id, room.session, room.session.store.path)
        return Hall(room.workshop, (table,), room.course, room.clock.now())

    def _show(self) -> None:
        hall = self._hall()
        if hall is not None and self.query("#late-text"):
            self.query_one("#late-text", Reading).show(late_lines(self._room, catch_up(hall)))

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """A click on the way on."""
        event.stop()
        self.action_on()

    def action_on(self) -> None:
        """On to what the others are doing."""
        self.dismiss(None)
        self.app.call_later(self._on)

    def _on(self) -> None:
        """Where the work is, else the meeting's page; a question that is asked meanwhile is answered first."""
        from screens.opened import OpenLibraryScreen
        from screens.room.table.page import MeetingPage

        screen = self.app.screen
        if not isinstance(screen, OpenLibraryScreen):
            self._room.offer = ON
        elif not isinstance(screen, MeetingPage):
            screen.action_room()
