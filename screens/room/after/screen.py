"""The facilitator gathers up a meeting: decisions, parked matters and tasks to correct, the meeting's minute, the minutes."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from facilitator.components.homework import HomeworkMeeting
from facilitator.i18n import N_
from facilitator.report import write_blocks
from facilitator.room.minutes import minutes_blocks, minutes_path, which
from facilitator.room.views import picture
from facilitator.session import Session
from screens.house import plain
from screens.panels import StepBar
from screens.room.after import lists
from screens.room.after.paper import paper
from screens.room.saving import Saving
from screens.room.wall.board import Board
from screens.room.wall.scenes import Clock, Scene
from screens.widgets.form import RowList

STEPS: Final = ("decisions", "parked", "tasks", "evaluation", "minutes")
"""The steps in order, as the content file has them."""

WIDEST: Final = 100
"""The minutes are not drawn wider than this."""


def _key(key: str, action: str, name: str, shown: str, known_as: str) -> Binding:
    return Binding(
        key,
        action,
        f"word:key_{name}",
        id=known_as,
        tooltip=f"word:key_{name}_tip",
        key_display=shown,
    )


class MinutesScreen(Saving):
    """Five steps from what was written down on the way to a file that can be sent."""

    AREA: ClassVar[str] = "minutes"
    RUNS: ClassVar[bool] = True
    AUTO_FOCUS: ClassVar[str | None] = ""

    BINDINGS: ClassVar[list[BindingType]] = [
        _key("f6", "go(1)", "next", "F6", "step.next"),
        _key("f9", "write", "write", "F9", "after.write"),
        _key("f5", "go(-1)", "previous", "F5", "step.previous"),
        Binding("escape", "leave", N_("Back"), id="library.back", tooltip=N_("Back")),
    ]

    DEFAULT_CSS = """
    MinutesScreen #after { padding: 1 2 0 3; height: 1fr; }
    MinutesScreen.-short #after { padding: 0 1 0 2; }
    MinutesScreen #bar { height: 1; }
    MinutesScreen #lead { height: auto; color: $text-muted; margin: 1 0; }
    MinutesScreen #place { height: 1fr; }
    MinutesScreen #paper { height: auto; width: 1fr; }
    MinutesScreen #told { height: auto; max-height: 3; color: $text-success; }
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._at = 0
        self._going = False

    def compose_work(self) -> ComposeResult:
        """The steps, what to do, the work, and where the minutes were written."""
        with Vertical(id="after"):
            yield Vertical(id="bar")
            yield Static(id="lead", markup=False)
            yield VerticalScroll(id="place")
            yield Static(id="told", markup=False)

    async def opened(self) -> None:
        """The words are known: the names of the steps, and the first one."""
        bar = self.query_one("#bar")
        await bar.remove_children()
        await bar.mount(StepBar([str(step.title) for step in self.content_words.steps], self._at))
        await self._open()

    def where(self) -> list[str]:
        """The meeting that is gathered up."""
        meeting = self._meeting
        title = meeting.title.strip() if meeting is not None else ""
        return [self.w("after_title"), *([title] if title else [])] if self.following is not None else []

    @property
    def _meeting(self) -> HomeworkMeeting | None:
        hall = self.hall
        return which(hall) if hall is not None else None

    # the steps

    async def _open(self) -> None:
        """Mount the work of the present step."""
        session = self.session
        assert session is not None
        self._going = True
        place = self.query_one("#place")
        await place.remove_children()
        await place.mount(self._work(session, STEPS[self._at]))
        self.query_one("#lead", Static).update(plain(str(self.content_words.steps[self._at].lead)))
        self._going = False
        self.show()
        if rows := self._rows():
            rows.focus_list()
        else:
            place.focus()

    def _work(self, session: Session, step: str) -> Widget:
        if step == "evaluation":
            return Board(lambda n: self.w("more", n=n))
        if step == "minutes":
            return Static(id="paper", markup=False)
        make = {"decisions": lists.decisions, "parked": lists.parked, "tasks": lists.tasks}[step]
        return make(session, self.content_words, self.course, self._stamp)

    def _stamp(self) -> tuple[int, int]:
        """The meeting that is gathered up, and the moment on the room's clock."""
        meeting, following = self._meeting, self.following
        return (meeting.id if meeting is not None else 0), (following.clock.now() if following else 0)

    def _rows(self) -> RowList | None:
        found = self.query(RowList)
        return found.first() if found else None

    # drawing

    def show(self) -> None:
        """Draw the step again from what the files say now."""
        hall = self.hall
        if hall is None or self._going:
            return
        meeting = self._meeting
        if rows := self._rows():
            rows.refresh_from_session()
        for board in self.query(Board):
            board.set_scene(Scene(picture=picture("evaluation", hall)), Clock())
        for sheet in self.query("#paper").results(Static):
            width = min(WIDEST, self.query_one("#place").scrollable_content_region.width - 1)
            text = self.w("after_no_meeting")
            sheet.update(paper(minutes_blocks(hall, meeting), width) if meeting is not None else plain(text))

    def on_resize(self) -> None:
        """The minutes are drawn to the width."""
        self.call_after_refresh(self.show)

    # going

    async def action_go(self, by: int) -> None:
        """The step before or after."""
        await self._go_to(self._at + by)

    async def on_step_bar_chosen(self, event: StepBar.Chosen) -> None:
        """A click on a step's name."""
        event.stop()
        await self._go_to(event.index)

    async def _go_to(self, at: int) -> None:
        if self.following is None or self._going or at == self._at or at not in range(len(STEPS)):
            return
        if self.may_leave():
            self._at = at
            self.query_one(StepBar).go(at)
            await self._open()

    def action_leave(self) -> None:
        """Back to where one came from."""
        if self.may_leave():
            self.dismiss(None)

    def action_write(self) -> None:
        """Write the minutes as a file in the workshop's folder; earlier ones stay."""
        hall, meeting = self.hall, self._meeting
        if hall is None or not self.may_leave():
            return
        told = self.query_one("#told", Static)
        if meeting is None:
            told.update(plain(self.w("after_no_meeting")))
            return
        path = minutes_path(self.folder, hall, meeting)
        if self.guard(lambda: write_blocks(path, minutes_blocks(hall, meeting)), retry=self.action_write):
            told.update(plain(self.w("written", path=str(path))))
