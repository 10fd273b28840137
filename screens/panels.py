"""The three parts around a component's work: the course map, the guide, and the bar of steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from facilitator.component import Progress, State
from facilitator.content import Course, StepContent
from facilitator.i18n import current, tr
from facilitator.session import Session
from facilitator.workshop import parts
from screens.house import plain
from screens.widgets.lines import Item, LineList

SIGNS = {State.EMPTY: "○", State.STARTED: "◐", State.DONE: "●", State.ATTENTION: "!"}


def state_word(state: State) -> str:
    """The word that goes with a state's sign."""
    return {
        State.EMPTY: tr("not begun"),
        State.STARTED: tr("under way"),
        State.DONE: tr("finished"),
        State.ATTENTION: tr("needs attention"),
    }[state]


def remark_text(course: Course, component_id: str, progress: Progress) -> str:
    """A component's remark on its progress, or the word for its state."""
    if progress.remark is None:
        return state_word(progress.state)
    return course.words(component_id).word(progress.remark.key, **progress.remark.params)


class CourseMap(Vertical):
    """Every component of the course and how far the library has come; Enter goes there."""

    @dataclass
    class Chosen(Message):
        """A component was chosen; None is the library's overview."""

        component: str | None

    DEFAULT_CSS = """
    CourseMap { width: 30; background: $surface; padding: 1 1; display: none; }
    CourseMap > .title { text-style: bold; color: $primary; padding: 0 1; margin-bottom: 1; }
    CourseMap > LineList { height: 1fr; background: $surface; }
    """

    def __init__(self, session: Session, course: Course, here: str | None = None) -> None:
        super().__init__(id="map")
        self._session = session
        self._course = course
        self._here = here

    def compose(self) -> ComposeResult:
        """A heading and the list."""
        yield Static(plain(tr("The course")), classes="title")
        yield LineList(id="map-list", choose_on_click=True)

    def on_mount(self) -> None:
        """Fill the list and begin at the present component."""
        self.show()
        if self._here is not None:
            self.query_one(LineList).move_to(self._here)

    def show(self) -> None:
        """Draw every component's state again."""
        items = [Item("", (tr("⌂ Overview"),))]
        for component in parts(self._session, self._course):
            words = self._course.words(component.id)
            progress = component.progress(self._session, self._course)
            name = f"{words.number} {words.short}".strip()
            head = Content(f"{SIGNS[progress.state]} {name}")
            lines: list[Content | str] = [head.stylize("bold") if component.id == self._here else head]
            lines.append(
                Content(f"  {remark_text(self._course, component.id, progress)}").stylize("$text-muted")
            )
            items.append(Item(component.id, tuple(lines)))
        self.query_one(LineList).set_items(items)

    def focus(self, scroll_visible: bool = True) -> CourseMap:
        """Focus the list itself."""
        self.query_one(LineList).focus(scroll_visible)
        return self

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Pass on which component was chosen."""
        event.stop()
        self.post_message(self.Chosen(str(event.key) or None))


class Guide(VerticalScroll, can_focus=True):
    """What to do in this step: guide, example, explained words, and who is finished."""

    DEFAULT_CSS = """
    Guide { width: 34; background: $surface; padding: 1 2; display: none; scrollbar-size-vertical: 1; }
    Guide:focus { background: $panel; }
    """

    def __init__(self) -> None:
        super().__init__(id="guide")
        self._shown: object = None

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static(id="guide-text")

    def show(self, course: Course, step: StepContent, finished: Sequence[tuple[str, bool]] = ()) -> None:
        """Draw the guide of a step; `finished` are the participants with their marks."""
        key = (step.id, current(), tuple(finished))
        if key == self._shown:
            return
        self._shown = key
        parts: list[Content] = [Content(tr("How to do it")).stylize("bold $primary")]
        parts.append(Content("\n" + str(step.guide or step.lead).strip()))
        if step.example:
            parts += [
                Content("\n\n" + tr("Example")).stylize("bold"),
                Content("\n" + str(step.example).strip()),
            ]
        if finished:
            parts.append(Content("\n\n" + tr("Who is finished")).stylize("bold"))
            parts += [Content(f"\n{'●' if done else '○'} {name or tr('no name')}") for name, done in finished]
        terms = [term for term_id in step.terms if (term := course.term(term_id)) is not None]
        if terms:
            parts.append(Content("\n\n" + tr("Words")).stylize("bold"))
        for term in terms:
            parts += [Content(f"\n{term.term}: ").stylize("underline"), Content(str(term.meaning))]
        self.query_one("#guide-text", Static).update(Content("").join(parts))
        self.scroll_home(animate=False)


class StepBar(Widget):
    """The steps of a component on one line; a click goes there. Distant steps shrink to their numbers when it is narrow."""

    @dataclass
    class Chosen(Message):
        """A step was clicked."""

        index: int

    DEFAULT_CSS = """
    StepBar { height: 1; width: 1fr; color: $text-muted; }
    """

    index: reactive[int] = reactive(0)

    def __init__(self, titles: Sequence[str], index: int = 0) -> None:
        super().__init__(id="steps")
        self._titles = list(titles)
        self._spans: list[tuple[int, int]] = []
        self.set_reactive(StepBar.index, index)

    def go(self, index: int) -> None:
        """Mark another step as the present one."""
        self.index = index

    def render(self) -> Content:
        """The steps, the present one marked."""
        texts = [f"{n} {title}" for n, title in enumerate(self._titles, 1)]
        order = sorted(range(len(texts)), key=lambda n: -abs(n - self.index))
        for n in order:
            if sum(map(cell_len, texts)) + 3 * len(texts) <= self.size.width or n == self.index:
                break
            texts[n] = str(n + 1)
        parts: list[Content] = []
        self._spans, at = [], 0
        for n, text in enumerate(texts):
            shown = f"▸{text} " if n == self.index else f" {text} "
            piece = Content(shown)
            parts.append(piece.stylize("bold $primary") if n == self.index else piece)
            if n < len(texts) - 1:
                parts.append(Content("·"))
            self._spans.append((at, at + cell_len(shown)))
            at += cell_len(shown) + 1
        return Content("").join(parts)

    def on_click(self, event: events.Click) -> None:
        """Go to the step under the pointer."""
        for n, (start, end) in enumerate(self._spans):
            if start <= event.x < end:
                self.post_message(self.Chosen(n))
                return
