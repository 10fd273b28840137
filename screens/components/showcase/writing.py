"""A step of several places of which one is shown at a time; the last is the form of one piece of feedback."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from facilitator.components.showcase import ShowcaseFeedback
from facilitator.components.showcase.page import written
from facilitator.session import Delete
from screens.components.showcase.parts import ShowcaseStep, key
from screens.step_parts import text
from screens.widgets.form import RecordForm


class WritingStep(ShowcaseStep):
    """`PLACES` are the ids of its parts, the first one shown at first; `compose_places` makes all but the form."""

    SCOPED_CSS = False
    DEFAULT_CSS = """
    WritingStep > .place { height: 1fr; display: none; }
    WritingStep > .place.-here { display: block; }
    WritingStep .foot { height: auto; max-width: 80; color: $text-muted; margin-top: 1; }
    WritingStep #form { height: 1fr; scrollbar-size-vertical: 1; }
    WritingStep #heading { margin: 0 0 1 0; height: auto; }
    .-short WritingStep .foot { margin-top: 0; }
    .-short WritingStep #heading { margin: 0; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [key("escape", "close", "close")]

    PLACES: ClassVar[tuple[str, ...]] = ()
    WRITING: ClassVar[str] = "writing"

    def __init__(self) -> None:
        super().__init__()
        self.place = self.PLACES[0]
        self._before = self.place

    def compose(self) -> ComposeResult:
        """The places."""
        yield from self.compose_places()
        with Vertical(id=self.WRITING, classes="place"):
            yield Static(id="heading", classes="title", markup=False)
            yield VerticalScroll(id="form", can_focus=False)
            yield Static(self.w("keys_writing"), classes="foot", markup=False)

    def compose_places(self) -> ComposeResult:
        """Everything but the form."""
        yield from ()

    def on_mount(self) -> None:
        """Show the first place."""
        self.query_one(f"#{self.place}").add_class("-here")

    def go(self, place: str) -> None:
        """Show another place."""
        self.place = place
        for one in self.query(".place"):
            one.set_class(one.id == place, "-here")
        self.show(None)
        self.focus_first()
        self.refresh_bindings()

    def focus_first(self) -> None:
        """The text of the form that is open; else what the step says."""
        if self.place == self.WRITING:
            for form in self.query(RecordForm):
                form.focus_field("text")
        else:
            self.focus_place()

    def focus_place(self) -> None:
        """Where the keys go outside the form."""

    async def write(self, row: ShowcaseFeedback, library: str) -> None:
        """Open the form of a piece of feedback; nothing is saved before something is written."""
        self._before = self.place
        label = self.course.label("showcase_feedback", row.kind)
        self.query_one("#heading", Static).update(text(self.w("writing_title", kind=label, library=library)))
        holder = self.query_one("#form", VerticalScroll)
        await holder.remove_children()
        await holder.mount(
            RecordForm(self.session, row, self.content_words, self.course, fields=("text", "sent"))
        )
        self.go(self.WRITING)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to close in the first place."""
        if action == "close":
            return self.place != self.PLACES[0]
        return super().check_action(action, parameters)

    async def action_close(self) -> None:
        """Save and go back; the form stays if something in it cannot be saved."""
        if self.place != self.WRITING:
            self.go(self.PLACES[0])
        elif self.flush():
            self._drop_empty()
            await self.query_one("#form", VerticalScroll).remove_children()
            self.go(self._before)

    def _drop_empty(self) -> None:
        """Feedback without a text is no feedback: nothing of it is kept, and nobody is shown anything."""
        for form in self.query(RecordForm):
            row = self.session.get(ShowcaseFeedback, form.record.id)
            if row is None or written(row):
                continue
            label = self.w("edit_remove", library=self.library_of(row))
            if self.edit(label, lambda _, row=row: [Delete(ShowcaseFeedback, row.id)]):  # type: ignore[misc]
                self.desk.app.say(self.w("no_text"))
