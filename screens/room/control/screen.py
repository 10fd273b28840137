"""The facilitator's control view of a meeting: where it stands, what comes next, who is finished, and the keys to run it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Static

from facilitator.components.homework import HomeworkMeeting
from facilitator.i18n import format_time
from facilitator.room import running
from facilitator.room.hall import Hall
from facilitator.room.state import Standing
from screens.dialogs import ChoiceDialog
from screens.house import plain
from screens.room.control.asking import AskLine
from screens.room.control.panels import Panels
from screens.room.control.starting import likely, meeting_line, no_meeting, planned, start_page
from screens.room.control.steering import SteeringScreen
from screens.widgets.countdown import Countdown, Words

PAGES = ("now", "people", "agenda")
"""On a small screen one of these is shown at a time."""


def _key(key: str, action: str, name: str, *, shown: str = "", footer: bool = True) -> Binding:
    return Binding(
        key,
        action,
        f"word:key_{name}",
        id=f"room.{name}",
        tooltip=f"word:key_{name}_tip",
        key_display=shown or None,
        show=footer,
    )


class ControlScreen(SteeringScreen):
    """Runs a meeting. Before it has begun it says what is to be ready; Enter begins."""

    BINDINGS: ClassVar[list[BindingType]] = [
        _key("enter", "begin", "begin"),
        _key("pagedown,right", "onward", "onward", shown="→"),
        _key("pageup,left", "backward", "backward", shown="←"),
        _key("j", "jump", "jump"),
        _key("space", "timer", "timer"),
        _key("plus", "more(1)", "one_more", shown="+"),
        _key("5", "more(5)", "five_more"),
        _key("minus", "more(-1)", "one_less", shown="−", footer=False),
        _key("t", "length", "length", footer=False),
        _key("r", "reveal", "reveal"),
        _key("f", "freeze", "freeze"),
        _key("o", "open", "open"),
        _key("l", "lock", "lock"),
        _key("b,full_stop", "blank", "blank", shown="B"),
        _key("w", "wall", "wall"),
        _key("p", "park", "park"),
        _key("d", "decide", "decide"),
        _key("a", "task", "task"),
        _key("n", "names", "names"),
        _key("x", "skip", "skip"),
        _key("v,tab", "page", "page", shown="V"),
        _key("up", "scroll(-1)", "scroll_up", footer=False),
        _key("down", "scroll(1)", "scroll_down", footer=False),
        _key("m", "choose_meeting", "choose_meeting"),
        Binding(
            "escape,q,f10",
            "leave",
            "word:key_leave",
            id="room.leave",
            tooltip="word:key_leave_tip",
            key_display="Esc",
        ),
    ]

    DEFAULT_CSS = """
    ControlScreen #start { height: 1fr; padding: 1 3; }
    ControlScreen #room { height: 1fr; display: none; }
    ControlScreen.-running #room { display: block; }
    ControlScreen.-running #start { display: none; }
    ControlScreen #now { width: 1fr; height: 1fr; padding: 1 2 0 3; }
    ControlScreen.-short #now { padding: 0 1 0 2; }
    ControlScreen #now Static { height: auto; }
    ControlScreen #task { max-height: 4; }
    ControlScreen #time { height: 1; margin: 1 0; }
    ControlScreen.-short #time { margin: 0; }
    ControlScreen #time Static { width: 1fr; }
    ControlScreen #clock { margin-right: 2; }
    ControlScreen #wall { margin-bottom: 1; }
    ControlScreen #private { height: 1fr; border-top: solid $border-blurred; }
    ControlScreen #private-text { max-width: 76; }
    ControlScreen #side { width: 48; height: 1fr; padding: 1 2 0 2; display: none; border-left: solid $border-blurred; }
    ControlScreen #side VerticalScroll { height: 1fr; }
    ControlScreen.-short #side { padding: 0 2; }
    ControlScreen.-map #room { layout: horizontal; }
    ControlScreen.-running.-map #side { display: block; }
    ControlScreen.-wide #side { width: 64; }
    ControlScreen.-on-side #now { display: none; }
    ControlScreen.-on-side #side { display: block; width: 1fr; border: none; }
    ControlScreen.-map.-on-side #now { display: block; }
    ControlScreen.-map.-on-side #side { width: 48; border-left: solid $border-blurred; }
    ControlScreen.-on-people #agenda { display: none; }
    ControlScreen.-on-agenda #people { display: none; }
    ControlScreen.-map #agenda, ControlScreen.-map #people { display: block; }
    ControlScreen.-map #short-done { display: none; }
    ControlScreen #said { height: 1; padding: 0 3; color: $text-muted; }
    """

    def __init__(self, path: Path, meeting: int | None = None) -> None:
        super().__init__(path)
        self._wish = meeting
        self._page = 0
        self._said = ""

    def compose_work(self) -> ComposeResult:
        """The page before the meeting, or the step beside people and agenda; below them what was done and what is asked."""
        with VerticalScroll(id="start", can_focus=False):
            yield Static(id="start-text", markup=False)
        with Horizontal(id="room"):
            with Vertical(id="now"):
                yield Static(id="step-title", markup=False)
                yield Static(id="task", markup=False)
                yield Static(id="phase", markup=False)
                with Horizontal(id="time"):
                    yield Vertical(id="clock-place")
                    yield Static(id="prompt", markup=False)
                yield Static(id="short-done", markup=False)
                yield Static(id="wall", markup=False)
                with VerticalScroll(id="private", can_focus=False):
                    yield Static(id="private-text", markup=False)
                yield Static(id="following", markup=False)
            with Vertical(id="side"):
                with VerticalScroll(id="people", can_focus=False):
                    yield Static(id="people-text", markup=False)
                with VerticalScroll(id="agenda", can_focus=False):
                    yield Static(id="agenda-text", markup=False)
        yield Static(id="said", markup=False)
        yield AskLine(id="ask")

    async def opened(self) -> None:
        """The clock of the room is there: mount the countdown, and go on with a meeting that runs."""
        following = self.following
        assert following is not None
        words = Words(self.w("paused"), self.w("near"), self.w("over"))
        place = self.query_one("#clock-place")
        await place.remove_children()
        await place.mount(Countdown(now=following.clock.seconds, words=words, id="clock"))
        self._pulse()
        if self._astray():
            self.spread()

    # which meeting

    @property
    def meeting(self) -> HomeworkMeeting | None:
        """The meeting that is run or will be."""
        here, session = self.standing, self.session
        if here is None or session is None:
            return None
        if self._wish is not None and (wished := session.get(HomeworkMeeting, self._wish)) is not None:
            return wished
        if here.running or (
            here.meeting is not None and here.room.ended_at is not None and self._ended_today(here)
        ):
            return here.meeting
        return likely(session, self._now().date())

    def _now(self) -> datetime:
        assert self.following is not None
        return datetime.fromtimestamp(self.following.clock.seconds()).astimezone()

    def _ended_today(self, here: Standing) -> bool:
        ended = here.room.ended_at
        return (
            ended is not None
            and datetime.fromtimestamp(ended / 1000).astimezone().date() == self._now().date()
        )

    @property
    def on(self) -> bool:
        """Whether this screen's meeting is running."""
        here, meeting = self.standing, self.meeting
        return here is not None and meeting is not None and here.running and here.room.meeting == meeting.id

    # the bar

    def where(self) -> list[str]:
        """The meeting and the step."""
        meeting, here = self.meeting, self.standing
        if meeting is None or here is None:
            return [self.w("control") or "Facilitator"]
        path = [meeting.title.strip() or self.w("untitled_meeting")]
        if self.on and here.number:
            path.append(self.w("step_of", n=here.number, all=len(here.live)))
        return path

    def status(self) -> list[str]:
        """What time it is in the room."""
        return [format_time(self._now())] if self.following is not None else []

    # drawing

    def show(self) -> None:
        """Draw everything that the files say."""
        hall, meeting = self.hall, self.meeting
        if hall is None or not self.is_mounted:
            return
        self.set_class(self.on, "-running")
        if self.on:
            self._show_room(hall)
        elif meeting is None:
            self._put("#start-text", no_meeting(hall.workshop, self.w))
        else:
            self._put("#start-text", start_page(hall, meeting, self.folder, self.w))
        self._show_said()

    def _show_room(self, hall: Hall) -> None:
        here = hall.standing
        panels = Panels(hall, here, self.w)
        self._put("#step-title", panels.title())
        self._put("#task", plain(panels.task()))
        self._put("#phase", panels.phase())
        self._put("#wall", panels.wall())
        self._put("#private-text", panels.private())
        self._put("#following", panels.following(""))
        self._put("#people-text", panels.done())
        self._put("#agenda-text", panels.agenda({}))
        self._put("#short-done", panels.short_done())
        for widget in self.query(Countdown):
            widget.show_time(here.clock.ends_at, here.clock.left)
        self.beat()

    def beat(self) -> None:
        """The clock in the bar, and what the space bar does now."""
        self.update_bar()
        here = self.standing
        if here is None or not self.on:
            return
        prompt = ""
        if here.step is not None and here.clock.ends_at is None:
            if here.clock.left:
                prompt = self.w("prompt_on")
            elif here.step.minutes:
                prompt = self.w("prompt_start", n=here.step.minutes)
        self._put("#prompt", plain(prompt))

    def _put(self, selector: str, content: object) -> None:
        for widget in self.query(selector).results(Static):
            if widget.content != content:
                widget.update(content)  # type: ignore[arg-type]

    def tell(self, text: str) -> None:
        """What the last act did."""
        self._said = text
        self._show_said()

    def news_of_waiting(self) -> None:
        """Which libraries wait has changed."""
        self._show_said()

    def _show_said(self) -> None:
        parts = [self._said] if self._said else []
        if self.waiting_for:
            parts.append(self.w("waits", n=len(self.waiting_for), names=", ".join(self.waiting_for)))
        self._put("#said", plain(" · ".join(parts)))

    # keys

    def on_key(self, event: events.Key) -> None:
        """While something is asked, the next key is the answer and nothing else."""
        if self.query_one(AskLine).answer(event.key):
            event.stop()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Before the meeting there is only beginning and leaving."""
        before, always = {"begin", "choose_meeting"}, {"leave", "scroll"}
        mine = {binding.action.partition("(")[0] for binding in self.BINDINGS if isinstance(binding, Binding)}
        if action not in mine or action in always:
            return super().check_action(action, parameters)
        if self.following is None or (action in before) is self.on:
            return False
        if action == "begin":
            return self.meeting is not None
        if action == "choose_meeting":
            session = self.session
            return session is not None and len(planned(session)) > 1
        return not (action == "page" and self.has_class("-map"))

    def action_begin(self) -> None:
        """Begin the meeting at its first step, or go on with it."""
        meeting = self.meeting
        if meeting is not None:
            self.run_act(running.begin, meeting.id, said=self.w("has_begun"))

    def action_choose_meeting(self) -> None:
        """Choose which meeting to run."""
        session = self.session
        if session is not None:
            choices = [(str(one.id), meeting_line(one, self.w), "") for one in planned(session)]
            self.app.push_screen(ChoiceDialog(self.w("choose_meeting_title"), "", choices), self._chosen)

    def _chosen(self, meeting: str | None) -> None:
        if meeting:
            self._wish = int(meeting)
            self._heard()

    def action_page(self) -> None:
        """On a small screen: the step, the people, the agenda."""
        self._page = (self._page + 1) % len(PAGES)
        for n, name in enumerate(PAGES):
            self.set_class(n == self._page, f"-on-{name}")
        self.set_class(self._page > 0, "-on-side")

    def action_scroll(self, by: int) -> None:
        """Roll what is longer than its place."""
        page = PAGES[self._page] if self.on and not self.has_class("-map") else "now"
        name = ("#private" if page == "now" else f"#{page}") if self.on else "#start"
        self.query_one(name, VerticalScroll).scroll_relative(y=2 * by, animate=False)

    # leaving

    def action_leave(self) -> None:
        """End the meeting, let it stand, or stay."""
        if not self.on:
            self._go_out()
            return
        answers = [
            ("stay", self.w("stay"), self.w("stay_hint")),
            ("pause", self.w("pause"), self.w("pause_hint")),
            ("end", self.w("end"), self.w("end_hint")),
            ("quit", self.w("quit"), self.w("quit_hint")),
        ]
        self.app.push_screen(ChoiceDialog(self.w("leave_title"), "", answers), self._leaving)

    async def _leaving(self, answer: str | None) -> None:
        if answer == "end":
            self.run_act(running.end, said=self.w("has_ended"))
        elif answer == "pause":
            self._go_out()
        elif answer == "quit":
            await self.app.action_quit()

    def _go_out(self) -> None:
        if len(self.app.screen_stack) > 2:
            self.app.pop_screen()
        else:
            self.app.open_workshop(self.folder)
