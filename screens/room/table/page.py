"""The meeting's page for the participants: what to do now, how long, who sees it, and how to say that one is finished."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from facilitator.content import Course
from facilitator.countdown import NEAR
from facilitator.people import Seat
from facilitator.room.state import Standing
from facilitator.session import Changed, Session
from screens.opened import OpenLibraryScreen
from screens.room.table.answering import Asked, answer_for, asked
from screens.room.table.drawn import drawn_lines
from screens.room.table.joining import Seated
from screens.room.table.line import BEAT, clock_state
from screens.room.table.minute import Minute
from screens.room.table.saying import choices, phase_lines, what_next
from screens.widgets.countdown import Countdown, Words
from screens.widgets.form import RecordForm
from screens.widgets.lines import LineList
from screens.widgets.paint import Line, say
from screens.widgets.reading import WholeList


class Choices(WholeList):
    """What one can do; a ballot or a form may stand on the same page, and only one of them has the cursor."""

    QUIET = True


class MeetingPage(OpenLibraryScreen):
    """Stands above the library's own screen, which keeps its place; Escape or Ctrl+O leads back to the work."""

    ABOVE = True
    AUTO_FOCUS: ClassVar[str | None] = ""

    DEFAULT_CSS = """
    MeetingPage #meeting { height: 1fr; padding: 1 3 0 3; scrollbar-size-vertical: 1; }
    MeetingPage.-short #meeting { padding: 0 2 0 2; }
    MeetingPage.-short #meeting-title, MeetingPage.-short #meeting-task { margin-bottom: 0; }
    MeetingPage #meeting > * { height: auto; width: 1fr; max-width: 110; }
    MeetingPage #meeting-title { text-style: bold; color: $primary; margin-bottom: 1; }
    MeetingPage #meeting-task { max-width: 76; text-style: bold; margin-bottom: 1; }
    MeetingPage #meeting-clock { height: 7; width: 44; display: none; }
    MeetingPage.-tall.-timed #meeting-clock { display: block; }
    MeetingPage.-tall.-timed #meeting-time { display: none; }
    MeetingPage #meeting-choices { margin: 1 0; max-width: 76; }
    MeetingPage #meeting-phase { max-width: 76; }
    MeetingPage #meeting-drawn { max-width: 76; }
    """

    def __init__(self, session: Session, course: Course) -> None:
        super().__init__(session, course)
        self._asked: Asked | None = None
        self._step = 0

    # composing

    def compose_work(self) -> ComposeResult:
        """One page that scrolls as a whole."""
        room = self.seated
        with VerticalScroll(id="meeting", can_focus=False):
            yield Static(id="meeting-where", classes="muted", markup=False)
            yield Static(id="meeting-title", markup=False)
            yield Static(id="meeting-task", markup=False)
            yield Countdown(
                big=True,
                near=NEAR,
                words=Words(room.w("clock_paused"), room.w("clock_near"), room.w("clock_over")),
                now=room.clock.seconds,
                id="meeting-clock",
            )
            yield Static(id="meeting-time", markup=False)
            yield Static(id="meeting-phase", markup=False)
            yield Container(id="meeting-answer")
            yield Choices(id="meeting-choices", choose_on_click=True)
            yield Static(id="meeting-drawn", markup=False)
            yield Static(id="meeting-next", classes="muted", markup=False)

    @property
    def seated(self) -> Seated:
        """The room; the page is only opened in one."""
        room = self.room
        assert room is not None
        return room

    def where(self) -> list[str]:
        """The library and the meeting."""
        here = self.seated.standing() if self.room else None
        title = here.meeting.title.strip() if here is not None and here.meeting is not None else ""
        return [self.library_name, title or str(self.seated.content_words.title) if self.room else title]

    def help_text(self) -> str:
        """What the page is for."""
        return str(self.seated.content_words.help) if self.room else ""

    def on_mount(self) -> None:
        """Draw the meeting, and its time as it goes."""
        self.set_interval(BEAT, self._beat)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        if self.focused is None:
            self.query_one("#meeting-choices").focus()
        self.show_room()
        self.app.release_keys()

    def begin_soon(self) -> None:
        """Keys are let through when the list has the focus."""

    async def retranslate(self) -> None:
        """Build the page again in the language in use."""
        self._asked = None
        await super().retranslate()
        self._begin()

    # drawing

    def show_news(self, changed: Changed | None) -> None:  # noqa: ARG002 - everything is drawn again
        """Draw again what the library says."""
        self.show_room()
        self.update_bar()

    def show_room(self) -> None:
        """Draw the page again; without a meeting there is nothing to see, so it goes."""
        room = self.room
        here = room.standing() if room is not None else None
        if room is None or here is None or not self.query("#meeting-choices") or not self.is_attached:
            return
        self._tell(room, here)
        self.query_one("#meeting-choices", Choices).set_items(choices(room, here))
        self._to_the_first(here)
        self.call_next(self._answer)
        self._beat()
        self.update_bar()
        self.refresh_bindings()

    def _to_the_first(self, here: Standing) -> None:
        """In a new step the cursor stands on what to do now."""
        step = here.step.id if here.step is not None else 0
        found = self.query_one("#meeting-choices", Choices)
        if step != self._step and found.items:
            self._step = step
            found.move_to(found.items[0].key)

    def _put(self, widget: str, *lines: Line) -> None:
        found = self.query_one(f"#meeting-{widget}", Static)
        found.display = bool(lines)
        if lines:
            found.update(Content("\n").join([say(line) for line in lines]))

    def _tell(self, room: Seated, here: Standing) -> None:
        step = here.step
        over = here.room.ended_at is not None
        if over or step is None or not here.attended:
            key = "page_over" if over else "page_none" if here.attended else "page_silent"
            self._put("where")
            self._put("title", room.w("evaluation") if over else room.w(key))
            self._put("task", *([room.w(key)] if over else []))
            self._put("phase")
            self._put("drawn")
            self._put("next")
            return
        meeting = here.meeting.title.strip() if here.meeting is not None else ""
        number = room.w("page_step", n=here.number, all=len(here.live))
        self._put("where", " · ".join(part for part in (number, meeting) if part))
        self._put("title", step.title.strip())
        self._put("task", *([" ".join(step.task.split())] if step.task.strip() else []))
        self._put(
            "phase", *phase_lines(room, here)[: 1 if self._asked and self.has_class("-short") else None]
        )
        self._put("drawn", *drawn_lines(room, here))
        self._put("next", what_next(room, here))

    def _beat(self) -> None:
        """What depends on the time."""
        room = self.room
        here = room.standing() if room is not None else None
        if room is None or here is None or not self.query("#meeting-clock"):
            return
        shown = here.attended and here.step is not None
        clock = here.clock
        timed = shown and here.seconds_left is not None
        self.set_class(timed, "-timed")
        big = self.query_one("#meeting-clock", Countdown)
        big.show_time(clock.ends_at if timed else None, clock.left if timed else None)
        time, word, colour = clock_state(room, here)
        text = f"{time} {word}".strip() if shown else ""
        line = self.query_one("#meeting-time", Static)
        line.display = bool(text) and not (timed and self.has_class("-tall"))
        if (text, colour) != getattr(line, "shown", None):
            line.shown = (text, colour)  # type: ignore[attr-defined]
            line.update(say((text, colour or "bold")))

    # answering on the page itself

    async def _answer(self) -> None:
        """The ballot or the meeting's minute, made anew when somebody else sits here or another step has begun."""
        room = self.room
        here = room.standing() if room is not None else None
        if room is None or here is None or not self.query("#meeting-answer"):
            return
        wanted = asked(room, here)
        if wanted == self._asked:
            for minute in self.query(Minute):
                minute.show()
        elif self.flush():
            self._asked = wanted
            holder = self.query_one("#meeting-answer", Container)
            await holder.remove_children()
            if wanted is not None:
                await holder.mount(answer_for(room, wanted))
                self._to_answer(holder)
            elif self.focused is None:
                self.query_one("#meeting-choices").focus()

    def _to_answer(self, holder: Container) -> None:
        """Typing goes to what is asked for, unless one is somewhere else already."""
        if self.focused is None or self.focused.id == "meeting-choices":
            first = next((widget for widget in holder.query("*") if widget.focusable), None)
            if first is not None:
                first.focus()

    def flush(self) -> bool:
        """Save what is typed."""
        return all(tuple(minute.flush() for minute in self.query(Minute) if minute.is_mounted))

    def on_record_form_save_failed(self, event: RecordForm.SaveFailed) -> None:
        """Say why, and offer to try again; the text stays in its field."""
        event.stop()
        self.app.show_error(event.error, retry=self.flush)

    def _seated(self, seat: Seat | None) -> None:
        """Somebody else sits here: the work below is theirs as well."""
        super()._seated(seat)
        below = self.app.screen_stack[-2] if len(self.app.screen_stack) > 1 else None
        if seat is not None and isinstance(below, OpenLibraryScreen):
            below.show_news(None)
            below.update_bar()

    # doing

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """One of the choices."""
        if event.control.id != "meeting-choices":
            return
        event.stop()
        act: dict[str, Callable[[], object]] = {
            "work": self._work,
            "finished": self._finished,
            "who": self.action_people,
            "so_far": self._so_far,
            "back": self.action_leave,
        }
        act[str(event.key)]()

    def _work(self) -> None:
        """To the place of the present step, unless something below cannot be saved and must keep its field."""
        if not self.may_leave():
            return
        room, below = self.seated, self.app.screen_stack[-2]
        self.app.pop_screen()
        if isinstance(below, OpenLibraryScreen) and room.elsewhere(below.place) and below.may_leave():
            room.go_to_step()

    def _finished(self) -> None:
        here = self.seated.standing()
        if here is not None and here.step is not None:
            step = here.step
            done = self.seated.finished(step)
            label = self.seated.w("finished") if not done else self.seated.w("line_working")
            self.edit(label, lambda _: self.seated.toggle_finished(step))

    def _so_far(self) -> None:
        from screens.room.table.late import LatePage

        self.app.push_screen(LatePage(self.seated))

    def action_room(self) -> None:
        """From the page to the work."""
        self._work()

    def action_leave(self) -> None:
        """Back to where one was."""
        if self.may_leave():
            self.app.pop_screen()
