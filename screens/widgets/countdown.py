"""Time left, small on one line or big enough for the back row."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from typing import ClassVar

from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from screens.widgets.letters import clock_lines
from screens.widgets.paint import fit, say, to_strip


@dataclass(frozen=True)
class Words:
    """What stands beside the time; a sign stands there as well."""

    paused: str = ""
    near: str = ""
    over: str = ""


class Countdown(Widget):
    """Minutes and seconds until `ends_at`, or standing still; draws once a second only while it runs."""

    ALLOW_SELECT = False

    COMPONENT_CLASSES: ClassVar[set[str]] = {"countdown--near", "countdown--over", "countdown--paused"}

    DEFAULT_CSS = """
    Countdown {
        width: auto;
        height: 1;
        color: $foreground;
        text-style: bold;
        &.-big { width: 1fr; height: 1fr; min-height: 5; max-height: 20; color: $primary; }
        & > .countdown--near { color: $warning; text-style: bold; }
        & > .countdown--over { color: $error; text-style: bold; }
        & > .countdown--paused { color: $text-muted; text-style: bold; }
    }
    """

    class RunOut(Message):
        """The time is up; posted once for each end."""

        def __init__(self, control: Countdown) -> None:
            super().__init__()
            self._control = control

        @property
        def control(self) -> Countdown:
            return self._control

    def __init__(  # noqa: PLR0913 - a widget's options
        self,
        ends_at: int | None = None,
        paused: int | None = None,
        *,
        big: bool = False,
        near: int = 60,
        words: Words | None = None,
        now: Callable[[], float] = time.time,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.set_class(big, "-big")
        self._big = big
        self._near = near
        self._words = words or Words()
        self._now = now
        self._ends_at = ends_at
        self._paused = paused
        self._timer: Timer | None = None
        self._told = False

    @property
    def running(self) -> bool:
        return self._ends_at is not None and self.seconds_left > 0

    @property
    def seconds_left(self) -> int:
        """Whole seconds left, 0 when over or not set."""
        if self._ends_at is not None:
            return max(0, ceil(self._ends_at / 1000 - self._now()))
        return max(0, self._paused or 0)

    def show_time(self, ends_at: int | None = None, paused: int | None = None) -> None:
        """Run to this moment (epoch milliseconds), or stand at these seconds; neither shows nothing."""
        if (ends_at, paused) == (self._ends_at, self._paused):
            return
        self._ends_at, self._paused, self._told = ends_at, paused, False
        self.refresh(layout=not self._big)
        self._schedule()

    # --- time ---------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        self._schedule()

    def _schedule(self) -> None:
        """Wake when the shown second changes, if it will."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if not self.is_attached or self._ends_at is None:
            return
        left = self._ends_at / 1000 - self._now()
        if left > 0:
            self._timer = self.set_timer(left % 1 + 0.005, self._tick)
        elif not self._told:
            self._told = True
            self.post_message(self.RunOut(self))

    def _tick(self) -> None:
        self.refresh(layout=not self._big and self.seconds_left in {0, self._near})
        self._schedule()

    # --- drawing ------------------------------------------------------------------------------------

    def _state(self) -> tuple[str, str, str]:
        """The sign, the word and the component class for the time as it is."""
        if self._ends_at is None:
            return (
                ("‖", self._words.paused, "countdown--paused") if self._paused is not None else ("", "", "")
            )
        left = self.seconds_left
        if left == 0:
            return "■", self._words.over, "countdown--over"
        return ("!", self._words.near, "countdown--near") if left <= self._near else ("", "", "")

    def text(self) -> str:
        """The time as mm:ss; nothing when no time is set."""
        if self._ends_at is None and self._paused is None:
            return ""
        minutes, seconds = divmod(self.seconds_left, 60)
        return f"{minutes:02}:{seconds:02}"

    def _line(self) -> Content:
        sign, word, _ = self._state()
        return say(" ".join(part for part in (sign, self.text(), word) if part))

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002
        return self._line().cell_length

    def render_line(self, y: int) -> Strip:
        width, height = self.content_size
        kind = self._state()[2]
        style = self.get_visual_style(kind) if kind else self.visual_style
        return to_strip(self.app, self._row(y, width, height), style, width)

    def _row(self, y: int, width: int, height: int) -> Content:
        """Line `y` of the drawing."""
        sign, word, _ = self._state()
        words = " ".join(part for part in (sign, word) if part)
        big = clock_lines(self.text(), width, height - 1) if self._big else []
        if not big:
            return fit(self._line(), width, "center" if self._big else "left") if y == 0 else Content("")
        if y < len(big):
            return fit(big[y], width, "center")
        return fit(words, width, "center") if y == len(big) else Content("")
