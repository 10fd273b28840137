"""The libraries side by side: every picture of the plenary on the facilitator's own screen, and on the wall if she likes."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from facilitator.i18n import N_
from facilitator.room import running
from facilitator.room.views import picture
from screens.house import plain
from screens.panels import StepBar
from screens.room.base import RoomScreen
from screens.room.plenary.draw import DrawDialog
from screens.room.wall.board import Board
from screens.room.wall.scenes import Clock, Scene

PICTURES: Final = ("challenges", "services", "partners", "order", "groups")
"""The pictures in order, as the steps of the content file have them."""


class SideBySideScreen(RoomScreen):
    """One picture at a time, drawn as the wall draws it. Nobody is named here."""

    AREA: ClassVar[str] = "plenary"
    RUNS: ClassVar[bool] = True

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "left,pageup",
            "go(-1)",
            "word:key_previous",
            id="plenary.previous",
            key_display="←",
            tooltip="word:key_previous_tip",
        ),
        Binding(
            "right,pagedown,enter,space",
            "go(1)",
            "word:key_next",
            id="plenary.next",
            key_display="→",
            tooltip="word:key_next_tip",
        ),
        Binding("v", "wall", "word:key_wall", id="plenary.wall", tooltip="word:key_wall_tip"),
        Binding("t", "draw", "word:key_draw", id="plenary.draw", tooltip="word:key_draw_tip"),
        *(
            Binding(str(n), f"go_to({n - 1})", "word:key_next", id=f"plenary.picture-{n}", show=False)
            for n in range(1, len(PICTURES) + 1)
        ),
        Binding("escape", "leave", N_("Back"), id="library.back", tooltip=N_("Back")),
    ]

    DEFAULT_CSS = """
    SideBySideScreen #plenary { padding: 1 2 0 2; height: 1fr; }
    SideBySideScreen.-short #plenary { padding: 0 1; }
    SideBySideScreen #bar { height: auto; }
    SideBySideScreen #lit { height: 1; color: $text-success; padding: 0 1; }
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._at = 0

    def compose_work(self) -> ComposeResult:
        """The names of the pictures, the picture, and whether it is on the wall."""
        with Vertical(id="plenary"):
            yield Vertical(id="bar")
            yield Board(lambda n: self.w("more", n=n))
            yield Static(id="lit", markup=False)

    async def opened(self) -> None:
        """The names of the pictures are known."""
        bar = self.query_one("#bar")
        await bar.remove_children()
        await bar.mount(StepBar([str(step.title) for step in self.content_words.steps], self._at))

    def where(self) -> list[str]:
        """The plenary and this view."""
        return [str(self.content_words.title), self.w("side_title")] if self.following is not None else []

    # going

    def action_go(self, by: int) -> None:
        """The picture before or after."""
        self.action_go_to(min(max(0, self._at + by), len(PICTURES) - 1))

    def action_go_to(self, at: int) -> None:
        """This picture."""
        if self.following is not None and at != self._at:
            self._at = at
            self.query_one(StepBar).go(at)
            self.show()

    def on_step_bar_chosen(self, event: StepBar.Chosen) -> None:
        """A click on a picture's name."""
        event.stop()
        self.action_go_to(event.index)

    def action_leave(self) -> None:
        """Back to where one came from."""
        self.dismiss(None)

    # doing

    def action_wall(self) -> None:
        """Show this picture on the wall, or take it away again."""
        here, following, name = self.standing, self.following, PICTURES[self._at]
        if here is None or following is None:
            return
        off = here.room.wall == name
        if self.edit("", lambda now: running.show_on_wall(now, "" if off else name, following.clock.mark())):
            label = self.course.label("room_wall", name)
            self.app.say(self.w("off_wall") if off else self.w("on_wall", what=label))

    def action_draw(self) -> None:
        """Draw the order or the groups."""
        if self.following is not None:
            self.app.push_screen(DrawDialog(self.following))

    # drawing

    def show(self) -> None:
        """Draw the picture again from what the libraries say now."""
        hall = self.hall
        if hall is None:
            return
        name = PICTURES[self._at]
        lead = str(self.content_words.steps[self._at].lead)
        self.query_one(Board).set_scene(Scene(lead, picture=picture(name, hall)), Clock())
        lit = hall.standing.room.wall == name
        self.query_one("#lit", Static).update(plain(self.w("on_wall_sign") if lit else ""))
