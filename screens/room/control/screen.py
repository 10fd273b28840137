"""The facilitator's control view of a meeting: where it stands, what comes next, who is finished, and the keys to run it."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import Static

from facilitator.i18n import format_time, tr
from facilitator.room.hall import Hall
from facilitator.room.tables import gathers
from screens.house import plain
from screens.room.control.afterwards import after_page
from screens.room.control.asking import AskLine
from screens.room.control.keys import KEYS, ON_ANSWERS, SHOWING, actions
from screens.room.control.looks import LOOKS
from screens.room.control.pacing import pace_words, step_times, time_of
from screens.room.control.panels import Panels, joined
from screens.room.control.starting import no_meeting, planned, start_page
from screens.room.control.which import WhichScreen
from screens.widgets.countdown import Countdown, Words
from screens.widgets.paint import say

PAGES = ("now", "people", "agenda")
"""On a small screen one of these is shown at a time."""


BESIDE = 104
"""From so many cells on, people and agenda stand beside the step."""


class Folded(VerticalScroll):
    """A panel whose text is folded to its width."""

    class Sized(Message):
        """It has another size now."""

    def on_resize(self) -> None:
        """Its text is to be folded again."""
        self.post_message(self.Sized())


class ControlScreen(WhichScreen):
    """Runs a meeting. Before it has begun it says what is to be ready; Enter begins."""

    BINDINGS: ClassVar[list[BindingType]] = KEYS

    DEFAULT_CSS = LOOKS

    def __init__(self, path: Path, meeting: int | None = None) -> None:
        super().__init__(path, meeting)
        self._page = 0
        self._said = ""
        self._second = -1

    def compose_work(self) -> ComposeResult:
        """The page before the meeting, or the step beside people and agenda; below them what was done and what is asked."""
        with VerticalScroll(id="start", can_focus=False):
            yield Static(id="start-text", markup=False)
        with Horizontal(id="room"):
            with Vertical(id="now"):
                yield Static(id="step-title", markup=False)
                yield Static(id="task", markup=False)
                yield Static(id="phase", markup=False)
                yield Vertical(id="big-place")
                with Horizontal(id="time"):
                    yield Vertical(id="small-place")
                    yield Static(id="prompt", markup=False)
                yield Static(id="short-done", markup=False)
                yield Static(id="wall", markup=False)
                with VerticalScroll(id="private", can_focus=False):
                    yield Static(id="private-text", markup=False)
                yield Static(id="following", markup=False)
            with Vertical(id="side"):
                with Folded(id="people", can_focus=False):
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
        for big in (False, True):
            place = self.query_one("#big-place" if big else "#small-place")
            await place.remove_children()
            await place.mount(Countdown(big=big, now=following.clock.seconds, words=words))
        self.listen()
        if self.leads:
            self.take_over()

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
        """How the meeting goes, and what time it is in the room."""
        if self.following is None:
            return []
        now = self.pace if self.on else None
        return [*([pace_words(now, self.w)] if now else []), format_time(self._now())]

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
        elif self.held:
            self._put("#start-text", after_page(hall, meeting, self.w))
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
        self._show_people(panels)
        self._put("#short-done", panels.short_done())
        self.set_class(here.seconds_left is not None, "-timed")
        for widget in self.query(Countdown):
            widget.show_time(here.clock.ends_at, here.clock.left)
        self._show_times()

    def _show_people(self, panels: Panels) -> None:
        errors = [one.error for one in panels.hall.missing]
        errors += [one.error for one in self.refused.values()]
        left_out = [say(("! " + error.parts(tr)[0], "$text-warning")) for error in errors]
        width = max(20, self.query_one("#people").content_size.width)
        self._put("#people-text", joined([panels.done(width), *left_out]))

    def beat(self) -> None:
        """What changes from second to second: the bar, the times, and what the space bar does now."""
        second = int(self.following.clock.seconds()) if self.following else 0
        if second != self._second:
            self._second = second
            self._show_times()

    def _show_times(self) -> None:
        self.update_bar()
        hall, now = self.hall, self.pace
        if hall is None or now is None or not self.on:
            return
        here = hall.standing
        panels = Panels(hall, here, self.w)
        following = next(
            (one for one in now.steps if here.following and one.step.id == here.following.id), None
        )
        self._put("#following", panels.following(time_of(following.planned) if following else ""))
        width = max(20, self.query_one("#agenda").content_size.width)
        self._put("#agenda-text", panels.agenda(step_times(now), width))
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
        """Which libraries wait, or cannot be written, has changed."""
        self.show()

    def _show_said(self) -> None:
        trouble = []
        if missing := self.following.missing if self.following else ():
            names = ", ".join(one.name for one in missing)
            trouble.append(self.w("missing", n=len(missing), names=names))
        if refused := tuple(self.refused.values()):
            trouble.append(self.w("refused", n=len(refused), names=", ".join(one.name for one in refused)))
        if self.waiting_for:
            trouble.append(self.w("waits", n=len(self.waiting_for), names=", ".join(self.waiting_for)))
        self._put("#said", plain("\n".join(line for line in (self._said, " · ".join(trouble)) if line)))

    def on_resize(self) -> None:
        """Where all fits beside each other there are no pages; the people are folded to the width."""
        beside = self.size.width >= BESIDE
        self.set_class(beside, "-beside")
        if beside and self._page:
            self._turn_to(0)
        self.refresh_bindings()
        self.call_after_refresh(self.show)

    def on_folded_sized(self) -> None:
        """Fold the people to the width that there is now."""
        hall = self.hall
        if hall is not None and self.on:
            self._show_people(Panels(hall, hall.standing, self.w))

    # keys

    @property
    def asking(self) -> bool:
        """Whether a second key is waited for."""
        return any(line.question is not None for line in self.query(AskLine))

    def binding_text(self, text: str) -> str:
        """Enter and Escape say what they do now."""
        key = text.removesuffix("_tip")
        if key == "word:key_begin" and (self.asking or self.held):
            text = text.replace("begin", "yes" if self.asking else "go_on")
        elif key == "word:key_leave" and (self.asking or not self.on):
            text = text.replace("leave", "stay" if self.asking else "back")
        return super().binding_text(text)

    def on_key(self, event: events.Key) -> None:
        """While something is asked, the next key is the answer and nothing else."""
        if self.query_one(AskLine).answer(event.key):
            event.stop()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Before the meeting there is only beginning and leaving; while something is asked only yes and no."""
        if self.asking and action in actions():
            return action in {"begin", "leave"}
        before, always = {"begin", "choose_meeting"}, {"leave", "roll", "card", "minutes"}
        if action not in actions() or action in always:
            return super().check_action(action, parameters)
        if self.following is None or (action in before) is self.on:
            return False
        if action == "begin":
            return self.meeting is not None
        if action == "choose_meeting":
            session = self.session
            return session is not None and len(planned(session)) > 1
        if action == "page":
            return not self.has_class("-beside")
        return self._fits_the_step(action)

    def _fits_the_step(self, action: str) -> bool:
        """Whether a key of the running meeting means anything in the present step."""
        here = self.standing
        step = here.step if here is not None else None
        if action in ON_ANSWERS | SHOWING:
            return step is not None and (
                gathers(step, self.course) or (action in SHOWING and bool(step.wall))
            )
        if action == "vote":
            return self.has_vote
        return True

    def action_begin(self) -> None:
        """Begin, or a click on yes."""
        if not self.query_one(AskLine).answer("enter"):
            super().action_begin()

    def action_leave(self) -> None:
        """Leave, or a click on no."""
        if not self.query_one(AskLine).answer("escape"):
            super().action_leave()

    def action_page(self) -> None:
        """On a small screen: the step, the people, the agenda."""
        self._turn_to((self._page + 1) % len(PAGES))

    def _turn_to(self, page: int) -> None:
        self._page = page
        for n, name in enumerate(PAGES):
            self.set_class(n == page, f"-on-{name}")
        self.set_class(page > 0, "-on-side")
        self.call_after_refresh(self.show)

    def action_roll(self, by: int) -> None:
        """Roll what is longer than its place."""
        page = PAGES[self._page] if self.on and not self.has_class("-beside") else "now"
        name = ("#private" if page == "now" else f"#{page}") if self.on else "#start"
        self.query_one(name, VerticalScroll).scroll_relative(y=2 * by, animate=False)
