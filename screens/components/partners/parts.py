"""What the steps of this component share: a page that gives way to details, keys with our own words, words to click."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from facilitator.components.partners.ideas import Pool, pool
from facilitator.record import Record
from screens.base import StepView
from screens.house import WORD
from screens.step_parts import keys_of, text
from screens.widgets.form import RecordForm
from screens.widgets.paint import Line, say

key = keys_of("partners")


class ActionWords(Widget):
    """What the keys of the step do, for those who would rather click; on at most `most` lines, what fits there."""

    @dataclass
    class Clicked(Message):
        """The words of this action were clicked."""

        action: str

    DEFAULT_CSS = """
    ActionWords { height: auto; width: 1fr; }
    """

    def __init__(self, *, most: int = 1, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._most = most
        self._words: tuple[tuple[str, str], ...] = ()

    def set_words(self, words: Sequence[tuple[str, str]]) -> None:
        """Show these (action, words)."""
        if tuple(words) != self._words:
            self._words = tuple(words)
            self.refresh(layout=True)

    def _lines(self, width: int) -> list[list[tuple[int, str, str]]]:
        """Where each that fits begins on its line, its action and its words in brackets."""
        lines: list[list[tuple[int, str, str]]] = [[]]
        left = 0
        for action, words in self._words:
            shown = f"[{words}]"
            if lines[-1] and left + cell_len(shown) > width:
                if len(lines) == self._most:
                    break
                lines.append([])
                left = 0
            lines[-1].append((left, action, shown))
            left += cell_len(shown) + 1
        return lines

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many lines as the words take."""
        return len(self._lines(width)) if self._words else 0

    def render(self) -> Content:
        """The words in brackets."""
        lines = self._lines(self.size.width)
        return Content("\n").join(
            [say((" ".join(shown for _, _, shown in line), "$primary")) for line in lines]
        )

    def on_click(self, event: events.Click) -> None:
        """Tell which words are under the pointer."""
        lines = self._lines(self.size.width)
        for left, action, shown in lines[event.y] if event.y < len(lines) else ():
            if left <= event.x < left + cell_len(shown):
                self.post_message(self.Clicked(action))


class PartnersStep(StepView):
    """A step with a page. `open_details` lets something else take its place until Escape."""

    SCOPED_CSS = False
    DEFAULT_CSS = """
    PartnersStep > .page { height: 1fr; min-height: 6; }
    PartnersStep > #details { height: 1fr; display: none; }
    PartnersStep #details > .head { height: auto; }
    PartnersStep #details > VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; }
    PartnersStep.-details > .page { display: none; }
    PartnersStep.-details > #details { display: block; }
    PartnersStep .above { height: auto; width: 1fr; max-width: 110; margin-bottom: 1; }
    PartnersStep .below { height: auto; width: 1fr; max-width: 110; margin-top: 1; }
    PartnersStep #title { margin: 0; }
    .-short PartnersStep #hint { display: none; }
    .-short PartnersStep .above { margin-bottom: 0; }
    .-short PartnersStep .below { margin-top: 0; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [key("escape", "close_details", "close")]

    LETTERS: ClassVar[frozenset[str]] = frozenset()
    """Actions of this step that have nothing to do while details are open."""

    _idle: frozenset[str] = frozenset()

    @property
    def in_details(self) -> bool:
        """Whether something stands in place of the page."""
        return self.has_class("-details")

    def compose(self) -> ComposeResult:
        """The page, and the place of the details."""
        with Vertical(classes="page"):
            yield from self.compose_page()
        yield Vertical(id="details")

    def compose_page(self) -> ComposeResult:
        """The step's own widgets."""
        yield from ()

    def main(self) -> Widget | None:
        """The widget that takes the keys while no details are open."""
        return None

    def pool(self) -> Pool:
        """Candidates and ideas as the person at this screen sees them."""
        return pool(self.session, self.viewer)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Closing needs open details; the page's own keys need that none are open and that there is something to do."""
        if action == "close_details":
            return self.in_details
        if action in self.LETTERS and (self.in_details or action in self._idle):
            return False
        return super().check_action(action, parameters)

    def focus_first(self) -> None:
        """The details, if they are open, else what the page is about."""
        if self.in_details:
            for widget in self.query("#details *"):
                if widget.focusable:
                    widget.focus()
                    return
        main = self.main()
        if main is not None:
            main.focus(scroll_visible=False)

    def form(self, record: Record, fields: Sequence[str]) -> RecordForm:
        """A form for some fields of a record."""
        return RecordForm(self.session, record, self.content_words, self.course, fields=fields)

    async def open_details(self, title: str, *widgets: Widget) -> None:
        """Show these in place of the page, under a head that stays while they scroll."""
        place = self.query_one("#details", Vertical)
        await place.remove_children()
        head = Vertical(
            Static(title, id="title", classes="title", markup=False),
            Static(id="standing", markup=False),
            Static(self.w("form_hint"), id="hint", classes="muted", markup=False),
            classes="head above",
        )
        scroll = VerticalScroll(*widgets, can_focus=False)
        await place.mount(head, scroll)
        self.put("#standing")
        self.add_class("-details")
        self.show(None)
        self.focus_first()
        self.refresh_bindings()

    async def open_record(self, kind: type[Record], record_id: int, field: str | None = None) -> bool:
        """Open what the record stands in, and put the cursor in its field."""
        record = self.session.get(kind, record_id)
        shown = record is not None and self.flush() and await self.bring_up(record, field)
        return await super().open_record(kind, record_id, field) or shown

    async def bring_up(self, record: Record, field: str | None) -> bool:  # noqa: ARG002 - steps look at them
        """Open the page in which a record stands; whether its text is now in sight."""
        return False

    async def action_close_details(self) -> None:
        """Save and go back to the page; the details stay if something in them cannot be saved."""
        if not self.flush():
            return
        self.remove_class("-details")
        await self.query_one("#details", Vertical).remove_children()
        self.show(None)
        self.focus_first()
        self.refresh_bindings()

    def set_idle(self, actions: Iterable[str]) -> None:
        """These actions have nothing to work on now: their keys go from the footer and do nothing."""
        idle = frozenset(actions)
        if idle != self._idle:
            self._idle = idle
            self.refresh_bindings()

    def colleague(self) -> str:
        """The name of the colleague who is answered for here; "" when people write for themselves."""
        seat = self.session.seat
        found = self.session.person(seat.answers_for) if seat.entered_by is not None else None
        return (found.name.strip() or self.w("nameless")) if found is not None else ""

    def words_for(self, *names: str) -> list[tuple[str, str]]:
        """Key, word and action of these bindings of the step, without those that have nothing to do."""
        found = {binding.id: binding for binding in type(self).BINDINGS if isinstance(binding, Binding)}
        bindings = [found[f"partners.{name}"] for name in names]
        return [
            (
                one.action,
                f"{self.app.get_key_display(one)} {self.w(one.description.removeprefix(WORD)).lower()}",
            )
            for one in bindings
            if one.action.partition("(")[0] not in self._idle
        ]

    def tell(self, sentence: str) -> None:
        """One short sentence to the person, in place of the one before."""
        self.app.clear_notifications()
        self.desk.app.say(sentence)

    def put(self, selector: str, *lines: Line) -> None:
        """Write lines into a text of the page; none hides it."""
        place = self.query_one(selector, Static)
        place.display = bool(lines)
        place.update(text(*lines))

    async def on_action_words_clicked(self, event: ActionWords.Clicked) -> None:
        """A word was clicked: do what its key does."""
        event.stop()
        await self.run_action(event.action)
