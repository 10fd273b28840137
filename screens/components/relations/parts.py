"""What the steps of this component share: remarks, a page that gives way to details, and which round is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from facilitator.components.relations.findings import Finding, Weight, findings
from facilitator.components.relations.health import round_to_open
from facilitator.components.relations.records import ROUNDS, activity_of_round
from facilitator.content import ComponentContent
from screens.base import StepView
from screens.step_parts import keys_of, text
from screens.widgets.form.editor import reveal
from screens.widgets.lines import LineList
from screens.widgets.paint import MUTED, Line, say

if TYPE_CHECKING:
    from screens.components.relations import RelationsScreen

key = keys_of("relations")

SIGNS = {Weight.ALERT: "✕", Weight.TALK: "!", Weight.NOTE: "?"}
STYLES = {Weight.ALERT: "$text-error", Weight.TALK: "$text-warning", Weight.NOTE: MUTED}


def finding_line(finding: Finding, words: ComponentContent) -> Content:
    """A finding with its sign."""
    sentence = words.word(finding.remark.key, **finding.remark.params)
    style = STYLES[finding.weight]
    return say((f"{SIGNS[finding.weight]} ", f"bold {style}" if style != MUTED else style), (sentence, style))


class WholeList(LineList):
    """A list at its full height: the page around it scrolls along with the cursor, and has the only scrollbar."""

    DEFAULT_CSS = """
    WholeList { height: auto; overflow-y: hidden; scrollbar-gutter: auto; }
    """

    def keep_in_view(self, top: int, height: int, head: int = 0) -> None:
        """Scroll the page so that these lines are seen."""
        if self.has_focus:
            reveal(self, head + top, height)


class RelationsStep(StepView):
    """A step whose remarks are kept up to date in `#remarks`, if it has such a text."""

    SCOPED_CSS = False
    DEFAULT_CSS = """
    RelationsStep .line { height: auto; width: 1fr; max-width: 110; padding-left: 2; }
    RelationsStep #remarks { margin-bottom: 1; }
    RelationsStep #keys { color: $text-muted; margin-top: 1; }
    .-short RelationsStep #keys { margin-top: 0; }
    """

    @property
    def relations(self) -> RelationsScreen:
        """The component's screen."""
        return cast("RelationsScreen", self.desk)

    def found(self) -> tuple[Finding, ...]:
        """Everything there is to remark, as the person at this screen may see it."""
        return findings(self.session, self.course, self.viewer)

    def remark(self) -> None:
        """Draw the remarks of this step again."""
        lines = [finding_line(one, self.content_words) for one in self.found() if one.step == self.STEP]
        self.put("#remarks", *lines)

    def put(self, selector: str, *lines: Line) -> None:
        """Write lines into a text of the page; none hides it."""
        place = self.query_one(selector, Static)
        place.display = bool(lines)
        place.update(text(*lines))


class DetailsStep(RelationsStep):
    """A step with a page. `open_details` lets something else take its place until Escape."""

    DEFAULT_CSS = """
    DetailsStep > .page { height: auto; }
    DetailsStep > #details { height: 1fr; display: none; }
    DetailsStep #details > .head { height: auto; margin-bottom: 1; padding-left: 2; }
    DetailsStep #details > .head > Static { height: auto; max-width: 78; }
    DetailsStep #details > VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; }
    DetailsStep.-details > .page { display: none; }
    DetailsStep.-details > #details { display: block; }
    .-short DetailsStep #details #hint { display: none; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [key("escape", "close_details", "close")]

    LETTERS: ClassVar[frozenset[str]] = frozenset()
    """Actions of this step that have nothing to do while details are open."""

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

    def main(self) -> Widget:
        """The widget that takes the keys while no details are open."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Closing needs open details; the page's own keys need that none are open."""
        if action == "close_details":
            return self.in_details
        if action in self.LETTERS and self.in_details:
            return False
        return super().check_action(action, parameters)

    def focus_first(self) -> None:
        """The details, if they are open, else what the page is about."""
        if self.in_details:
            for widget in self.query("#details *"):
                if widget.focusable:
                    widget.focus()
                    return
        self.main().focus(scroll_visible=False)

    async def open_details(self, title: str, *widgets: Widget, note: str = "") -> None:
        """Show these in place of the page, under a head that stays while they scroll."""
        if self.in_details:
            return
        place = self.query_one("#details", Vertical)
        head = [Static(title, classes="title", markup=False)]
        if note:
            head.append(Static(note, markup=False))
        head.append(Static(self.w("form_hint"), id="hint", classes="muted", markup=False))
        await place.mount(Vertical(*head, classes="head"), VerticalScroll(*widgets, can_focus=False))
        self.add_class("-details")
        self.show(None)
        self.focus_first()
        self.relations.show_offers()
        self.refresh_bindings()

    async def action_close_details(self) -> None:
        """Save and go back to the page; the details stay if something in them cannot be saved."""
        if not self.flush():
            return
        self.remove_class("-details")
        await self.query_one("#details", Vertical).remove_children()
        self.show(None)
        self.focus_first()
        self.refresh_bindings()


class RoundMixin:
    """A step that looks at one round of the health check; R goes on to the next one."""

    ACTIVITY: ClassVar[str | None] = activity_of_round(ROUNDS[0])

    @property
    def _step(self) -> RelationsStep:
        return cast("RelationsStep", self)

    @property
    def round(self) -> str:
        """The round that is looked at."""
        screen = self._step.relations
        if screen.round not in ROUNDS:
            screen.round = round_to_open(self._step.session)
        return screen.round

    def follow_round(self) -> None:
        """Let F9 and the guide mean the round that is looked at."""
        self.ACTIVITY = activity_of_round(self.round)  # type: ignore[misc]  # one activity a round

    def next_round(self) -> None:
        """Look at the next round, or the first after the last."""
        step = self._step
        step.relations.round = ROUNDS[(ROUNDS.index(self.round) + 1) % len(ROUNDS)]
        self.follow_round()
        step.relations.show_news(None)
