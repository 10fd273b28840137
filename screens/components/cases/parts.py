"""What the steps of this component share: a page that gives way to details, words to click, and taking a case along."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, cast

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from facilitator.components.cases import Case, CasesTake, case_base
from facilitator.components.cases.taking import goes_to, new_take
from facilitator.record import Record
from facilitator.session import Change, Delete, Put, Session
from screens.base import StepView
from screens.house import WORD
from screens.step_parts import keys_of, text
from screens.widgets.paint import Line, say

if TYPE_CHECKING:
    from screens.components.cases import CasesScreen

key = keys_of("cases")

FIELD_OF = {"services": "to_services", "partners": "to_partners"}


class WordLine(Widget):
    """Words in brackets that do something when they are clicked; a marked one stands out. On at most `most` lines."""

    @dataclass
    class Clicked(Message):
        """The words of this action were clicked."""

        action: str

    DEFAULT_CSS = """
    WordLine { height: auto; width: 1fr; }
    """

    def __init__(self, *, most: int = 1, id: str | None = None) -> None:
        super().__init__(id=id)
        self._most = most
        self._words: tuple[tuple[str, str, bool], ...] = ()

    def set_words(self, words: Sequence[tuple[str, str, bool]]) -> None:
        """Show these (action, words, marked)."""
        if tuple(words) != self._words:
            self._words = tuple(words)
            self.refresh(layout=True)

    def _lines(self, width: int) -> list[list[tuple[int, int]]]:
        """Where each that fits begins on its line, and which it is."""
        lines: list[list[tuple[int, int]]] = [[]]
        left = 0
        for n, (_, words, _) in enumerate(self._words):
            wide = cell_len(words) + 2
            if lines[-1] and left + wide > width:
                if len(lines) == self._most:
                    break
                lines.append([])
                left = 0
            lines[-1].append((left, n))
            left += wide + 1
        return lines

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many lines as the words take."""
        return len(self._lines(width)) if self._words else 0

    def render(self) -> Content:
        """The words in brackets."""
        lines = []
        for line in self._lines(self.size.width):
            parts: list[str | tuple[str, str]] = []
            for _, n in line:
                _, words, marked = self._words[n]
                parts += [(f"[{words}]", "bold $accent" if marked else "$primary"), " "]
            lines.append(say(*parts))
        return Content("\n").join(lines)

    def on_click(self, event: events.Click) -> None:
        """Tell which words are under the pointer."""
        lines = self._lines(self.size.width)
        for left, n in lines[event.y] if event.y < len(lines) else ():
            action, words, _ = self._words[n]
            if left <= event.x < left + cell_len(words) + 2:
                self.post_message(self.Clicked(action))


class CasesStep(StepView):
    """A step with a page. `open_details` lets something else take its place until Escape."""

    SCOPED_CSS = False
    DEFAULT_CSS = """
    CasesStep > .page { height: 1fr; min-height: 6; }
    CasesStep > #details { height: 1fr; display: none; }
    CasesStep #details > .head { height: auto; }
    CasesStep #details > VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; }
    CasesStep.-details > .page { display: none; }
    CasesStep.-details > #details { display: block; }
    CasesStep .above { height: auto; width: 1fr; max-width: 110; margin-bottom: 1; }
    CasesStep .below { height: auto; width: 1fr; max-width: 110; margin-top: 1; }
    CasesStep #details .head .title { margin: 0; }
    .-short CasesStep .above { margin-bottom: 0; }
    .-short CasesStep .below { margin-top: 0; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [key("escape", "close_details", "close")]

    PAGE: ClassVar[frozenset[str]] = frozenset()
    """Actions of the page, which have nothing to do while details are open or something is being typed."""
    BOTH: ClassVar[frozenset[str]] = frozenset()
    """Actions of the page that also work while a case is read."""

    _idle: frozenset[str] = frozenset()
    _reads = False

    @property
    def cases_screen(self) -> CasesScreen:
        """The component's screen, which remembers what was looked for."""
        return cast("CasesScreen", self.screen)

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

    def cases(self) -> tuple[Case, ...]:
        """Every case that can be read here; those of others come when their files have been read."""
        others = self.desk.neighbours
        return case_base(
            self.session,
            self.course,
            libraries=others.libraries,
            workshop=others.workshop,
            for_workshop=self.for_workshop,
        )

    # details

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Letters are for whoever is not typing; closing needs open details."""
        if action == "close_details":
            return self.in_details
        if action in self.PAGE | self.BOTH:
            typing = isinstance(self.screen.focused, Input)
            if typing or action in self._idle:
                return False
            if self.in_details:
                return action in self.BOTH and self._reads
        return super().check_action(action, parameters)

    def set_idle(self, actions: Iterable[str]) -> None:
        """These actions have nothing to work on now: their keys go from the footer and do nothing."""
        idle = frozenset(actions)
        if idle != self._idle:
            self._idle = idle
            self.refresh_bindings()

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

    async def open_details(self, *widgets: Widget, reads: bool = False) -> None:
        """Show these in place of the page; `reads`: it is a case, and its keys work."""
        place = self.query_one("#details", Vertical)
        await place.remove_children()
        await place.mount(*widgets)
        self._reads = reads
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
        """Save and go back; the details stay if something in them cannot be saved."""
        if not self.flush():
            return
        self.remove_class("-details")
        self._reads = False
        await self.query_one("#details", Vertical).remove_children()
        self.show(None)
        self.focus_first()
        self.refresh_bindings()

    # words

    def words_for(self, *names: str) -> list[tuple[str, str, bool]]:
        """Action, key and word of these bindings of the step, without those that have nothing to do."""
        found = {
            binding.id: binding
            for kind in type(self).__mro__
            for binding in kind.__dict__.get("BINDINGS", ())
            if isinstance(binding, Binding)
        }
        bindings = [found[f"cases.{name}"] for name in names]
        return [
            (
                one.action,
                f"{self.app.get_key_display(one)} {self.w(one.description.removeprefix(WORD)).lower()}",
                False,
            )
            for one in bindings
            if one.action.partition("(")[0] not in self._idle
        ]

    async def on_word_line_clicked(self, event: WordLine.Clicked) -> None:
        """A word was clicked: do what its key does."""
        event.stop()
        await self.run_action(event.action)

    def colleague(self) -> str:
        """The name of the colleague who is answered for here; "" when people write for themselves."""
        seat = self.session.seat
        found = self.session.person(seat.answers_for) if seat.entered_by is not None else None
        return (found.name.strip() or self.w("nameless")) if found is not None else ""

    def tell(self, sentence: str) -> None:
        """One short sentence to the person, in place of the one before."""
        self.app.clear_notifications()
        self.desk.app.say(sentence)

    def put(self, selector: str, *lines: Line) -> None:
        """Write lines into a text of the page; none hides it."""
        place = self.query_one(selector, Static)
        place.display = bool(lines)
        place.update(text(*lines))

    # taking a case along

    def take_or_leave(self, ref: str, case: Case | None) -> None:
        """Take the case along, or leave it; what is written about it comes back with undo."""
        held = self.session.get(CasesTake, CasesTake.key(ref))
        title = case.title if case is not None else held.title if held is not None else ""
        if held is not None:
            gone = held
            if self.edit(self.w("edit_leave", title=title), lambda _: [Delete(CasesTake, gone.id)]):
                self.tell(self.w("left", title=title))
        elif case is not None and self.edit(self.w("edit_take", title=title), self._taking(case)):
            self.tell(self.w("taken", title=title))

    def _taking(self, case: Case, **changes: bool) -> Callable[[Session], Iterable[Change]]:
        def make(now: Session) -> Iterable[Change]:
            take = now.get(CasesTake, CasesTake.key(case.ref)) or new_take(now, self.viewer, case)
            return [Put(take.revise(**changes))]

        return make

    def send(self, target: str, ref: str, case: Case | None) -> None:
        """Send a case on to another part, taking it along if it is not; again takes it back."""
        held = self.session.get(CasesTake, CasesTake.key(ref))
        on = held is None or not goes_to(held, target)
        title = case.title if case is not None else held.title if held is not None else ""
        label = self.w("edit_send", title=title)
        if case is not None:
            done = self.edit(label, self._taking(case, **{FIELD_OF[target]: on}))
        elif held is not None:
            here = held
            done = self.edit(label, lambda _: [Put(here.revise(**{FIELD_OF[target]: on}))])
        else:
            return
        if done:
            where = self.w(f"target_{target}")
            self.tell(self.w("sent" if on else "sent_back", title=title, where=where))
