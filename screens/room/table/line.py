"""The one line under the top bar while a meeting is on: the step, the time that is left, who sees what, and the way there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from facilitator.countdown import NEAR
from screens.widgets.paint import clean, fit, say, shorten, to_strip

if TYPE_CHECKING:
    from facilitator.room.state import Standing
    from screens.room.table.joining import Seated

BEAT = 0.25
"""How often the time is looked at, in seconds."""

APART = " · "
LEAST_TITLE = 30
"""Cells of the step's title that other words give way for."""

LEAST_HEAD = 14
"""Cells that the step has in the narrowest window."""


def clock_text(left: int | None) -> str:
    """The time as mm:ss; "" when no time is set."""
    return "" if left is None else f"{left // 60:02}:{left % 60:02}"


def clock_state(room: Seated, here: Standing) -> tuple[str, str, str]:
    """The time, the word that goes with it, and its colour: what is near its end says so by sign and word as well."""
    left = here.seconds_left
    time = clock_text(left)
    if left is None:
        minutes = here.step.minutes if here.step else None
        return (room.w("minutes", n=minutes) if minutes else ""), "", ""
    if here.clock.ends_at is None:
        return f"‖ {time}", room.w("clock_paused"), ""
    if left == 0:
        return f"■ {time}", room.w("clock_over"), "bold $text-error"
    return (f"! {time}", room.w("clock_near"), "bold $text-warning") if left <= NEAR else (time, "", "bold")


def finished_words(room: Seated, here: Standing) -> str:
    """Whether whoever writes here has said that they are finished; "" while nobody sits here."""
    session = room.session
    owner = session.person(session.seat.writes_as)
    if owner is None or here.step is None:
        return ""
    if not room.finished(here.step):
        return room.w("line_working")
    if session.seat.entered_by is not None:
        return room.w("line_finished_for", name=owner.name or room.w("unnamed"))
    return room.w("line_finished")


def line_of(room: Seated, here: Standing, width: int, *, elsewhere: bool) -> Content:
    """The line in so many cells: the title is cut last of all, what stands on the meeting's page as well leaves first."""
    from facilitator.room.tables import gathers, phase_word

    key = room.w("line_go" if elsewhere else "line_page")
    if here.step is None:
        return fit(say(("▸ ", "bold"), (room.w("line_begun"), "bold"), APART, key), width)
    time, word, colour = clock_state(room, here)
    gives = gathers(here.step, room.course)
    phases = [room.w(phase_word(here.activity) + end) for end in ("", "_short")] if gives else [""]
    done = finished_words(room, here) if gives else ""
    name = clean(here.step.title.strip())
    room_left, head, ends = 0, "", Content("")
    for phase, mark, short in _ways(phases, done):
        head = room.w("line_short" if short else "line_step", n=here.number, all=len(here.live), title=name)
        texts = [(f"{time} {word}".strip(), colour), (phase, ""), (mark, ""), (key, "")]
        ends = say(*(piece for text in texts if text[0] for piece in (APART, text)))
        room_left = width - ends.cell_length - 2
        if room_left >= min(cell_len(head), cell_len(head) - cell_len(name) + LEAST_TITLE):
            break
    title = shorten(head, max(LEAST_HEAD, room_left)).stylize("bold")
    return fit(say(("▸ ", "bold $primary"), title, ends), width)


def _ways(phases: list[str], done: str) -> Iterator[tuple[str, str, bool]]:
    """What may stand beside the title, ever less of it."""
    yield phases[0], done, False
    yield phases[-1], done, False
    yield phases[0], "", False
    yield phases[-1], "", False
    yield phases[-1], "", True
    yield "", "", False
    yield "", "", True


class RoomLine(Widget):
    """Shown only while a meeting is attended; a click does what its key does."""

    ALLOW_SELECT = False

    class Pressed(Message):
        """The line was clicked."""

    DEFAULT_CSS = """
    RoomLine { height: 1; width: 1fr; padding: 0 2; background: $primary-muted; color: $foreground; display: none; }
    """

    def __init__(self) -> None:
        super().__init__(id="room-line")
        self._room: Seated | None = None
        self._place = ""
        self._timer: Timer | None = None
        self._drawn: object = None

    def on_mount(self) -> None:
        """Look at the time while there is one."""
        self._timer = self.set_interval(BEAT, self._beat, pause=True)

    def show(self, room: Seated | None, place: str) -> None:
        """Draw the room again as it is seen from this place of the course; hidden while nobody runs a meeting."""
        self._room, self._place = room, place
        here = room.standing() if room is not None else None
        attended = here is not None and here.attended
        if self.display is not attended:
            self.display = attended
        if self._timer is not None:
            (self._timer.resume if attended else self._timer.pause)()
        if attended:
            self._beat()

    def _beat(self) -> None:
        """Draw again when the words have changed; go when nobody runs the meeting any more."""
        room = self._room
        here = room.standing() if room is not None else None
        if room is None or here is None or not here.attended:
            if self._room is not None:
                self.show(None, self._place)
                self.screen.refresh_bindings()
            return
        content = self.line(self.content_size.width or self.size.width)
        if self._drawn is None or not isinstance(self._drawn, Content) or not content.is_same(self._drawn):
            self._drawn = content
            self.refresh()

    def line(self, width: int) -> Content:
        """What the line says in so many cells."""
        here = self._room.standing() if self._room is not None else None
        if self._room is None or here is None or width < 1:
            return Content("")
        return line_of(self._room, here, width, elsewhere=self._room.elsewhere(self._place))

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - there is one line
        width = self.content_size.width
        return to_strip(self.app, self.line(width), self.visual_style, width)

    def on_click(self, event: events.Click) -> None:
        """The same as its key."""
        event.stop()
        self.post_message(self.Pressed())
