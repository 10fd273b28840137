"""What the pages of the result share, and the dots of everybody's answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from facilitator.components.services.depth import Depth
from facilitator.components.services.result import Result
from facilitator.content import Course
from screens.base import StepView
from screens.components.services.parts import key, text
from screens.widgets.dots import DotStrip
from screens.widgets.paint import Line

if TYPE_CHECKING:
    from facilitator.session import Session


class Page(Vertical):
    """One page. `draw` shows a result; `depth` is None while it is being worked out."""

    NAME: ClassVar[str] = ""

    @dataclass
    class ServiceWanted(Message, namespace="page"):
        """Show everybody's answers about this service."""

        service: int

    class SettleWanted(Message, namespace="page"):
        """Write what the group agrees on for the cell under the cursor."""

    @property
    def step(self) -> StepView:
        """The step that the page belongs to."""
        return next(node for node in self.ancestors if isinstance(node, StepView))

    @property
    def course(self) -> Course:
        """The course's content."""
        return self.step.course

    @property
    def session(self) -> Session:
        """The open library."""
        return self.step.session

    def w(self, word: str, **params: object) -> str:
        """A sentence of the component."""
        return self.step.w(word, **params)

    def main(self) -> Widget:
        """The widget that takes the keys."""
        raise NotImplementedError

    def draw(self, found: Result, depth: Depth | None) -> None:
        """Show this result."""
        raise NotImplementedError

    def cell(self) -> tuple[int, str] | None:
        """The service and criterion under the cursor, where the group may settle something."""
        return None

    def tell(self, selector: str, *lines: Line) -> None:
        """Write lines into a text; none hides it."""
        place = self.query_one(selector, Static)
        place.display = bool(lines)
        place.update(text(*lines))


class Answers(DotStrip):
    """Dots whose Enter settles what is under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [key("enter", "choose", "settle")]
