"""Rating one thing 1-5 on each of several criteria, with the meaning of the numbers at hand."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content

from facilitator.i18n import N_
from screens.widgets.items import Item
from screens.widgets.keys import About, hidden
from screens.widgets.lines import LineList
from screens.widgets.paint import MUTED, Line, fit, fold, say, shorten, widest

VALUES = (1, 2, 3, 4, 5)
CHOSEN = "bold $primary on $primary-muted"

_GIVE = N_("Rate")
_TIP = N_("Give 1 to 5 and go to the next line")


@dataclass(frozen=True)
class Criterion:
    """What is rated: a name, the question to ask oneself, and what some of the numbers mean."""

    key: Hashable
    name: str
    question: str = ""
    anchors: Mapping[int, str] = field(default_factory=dict)


class RatingList(LineList):
    """Criteria with a scale each; a digit rates and goes on, None in `values` is "don't know"."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "rate(1)", _GIVE, key_display="1-5", id="rating.1", tooltip=_TIP),
        *(hidden(str(n), f"rate({n})", f"rating.{n}", _GIVE, _TIP) for n in VALUES[1:]),
        Binding(
            "question_mark,0,backspace",
            "rate(0)",
            N_("Don't know"),
            key_display="?",
            id="rating.unknown",
            tooltip=N_("Answer that you do not know; it does not count as zero"),
        ),
    ]

    class Rated(About):
        """This criterion was given this value, None for "don't know"."""

        def __init__(self, control: RatingList, key: Hashable, value: int | None) -> None:
            super().__init__(control, key)
            self.value = value

    def __init__(
        self,
        criteria: Sequence[Criterion] = (),
        values: Mapping[Hashable, int | None] | None = None,
        *,
        dont_know: str,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        self._criteria = list(criteria)
        self._values = dict(values or {})
        self._dont_know = dont_know
        self._airy = False
        super().__init__(self._as_items(), choosable=False, id=id, classes=classes)

    @property
    def values(self) -> Mapping[Hashable, int | None]:
        """What is rated so far; a key that is missing is not answered yet."""
        return dict(self._values)

    def set_criteria(
        self, criteria: Sequence[Criterion], values: Mapping[Hashable, int | None] | None = None
    ) -> None:
        """Rate these, with these values so far."""
        self._criteria = list(criteria)
        self._values = dict(values or {})
        self.set_items(self._as_items())

    def set_values(self, values: Mapping[Hashable, int | None]) -> None:
        """Show these values; equal values change nothing."""
        self.set_criteria(self._criteria, values)

    def _as_items(self) -> list[Item]:
        return [
            Item(
                one.key,
                [one.name, one.question, *(f"{n} {text}" for n, text in one.anchors.items())],
                version=self._values.get(one.key, ""),
            )
            for one in self._criteria
        ]

    # --- drawing ------------------------------------------------------------------------------------

    def _scale_place(self, width: int) -> tuple[int, int]:
        """The line and the cell where the scale begins."""
        names = widest([one.name for one in self._criteria])
        room = width - self._scale_width(width) - 2
        return (0, min(names, room) + 2) if room >= min(names, 16) else (1, 0)

    def _scale_width(self, width: int) -> int:
        return 5 * self._step(width) + cell_len(self._dont_know) + 6

    def _step(self, width: int) -> int:
        return 5 if width >= 72 else 4 if width >= 56 else 3

    def _scale(self, key: Hashable, width: int) -> Content:
        value = self._values.get(key, 0)
        gap = " " * (self._step(width) - 3)
        parts: list[str | tuple[str, str]] = []
        for n in VALUES:
            parts += [(f"[{n}]", CHOSEN) if n == value else (f" {n} ", MUTED), gap]
        unknown = f"? {self._dont_know}"
        parts.append((f" [{unknown}]", CHOSEN) if value is None else (f"  {unknown} ", MUTED))
        return say(*parts)

    def draw_item(self, index: int, width: int, selected: bool) -> Sequence[Line]:
        one = self._criteria[index]
        line, start = self._scale_place(width)
        scale = self._scale(one.key, width)
        name = say((one.name, "bold"))
        lines: list[Line]
        lines = [shorten(name, width), scale] if line else [say(fit(name, start - 1), " ", scale)]
        questions = fold(one.question, width, 2 if selected else 1)
        lines += [say((text, f"not bold {MUTED}")) for text in questions if text]
        if selected:
            lines += self._anchors(one, width)
        return [*lines, ""] if self._airy else lines

    def _anchors(self, one: Criterion, width: int) -> list[Line]:
        """What the numbers mean: on one line when they fit, else one line each."""
        pairs = [(f"{n} ", text) for n, text in sorted(one.anchors.items())]
        if sum(cell_len(n + text) + 3 for n, text in pairs) <= width - 1:
            row = [part for n, text in pairs for part in ((n, "bold"), (f"{text}   ", "not bold"))]
            return [say("  ", *row)] if row else []
        lines: list[Line] = []
        for n, text in pairs:
            folded = fold(text, max(1, width - 4), 2)
            lines += [say("  ", (n, "bold"), (folded[0], "not bold"))]
            lines += [say("    ", (more, "not bold")) for more in folded[1:]]
        return lines

    def _lay_out(self) -> None:
        room = self.scrollable_content_region.height
        airy = bool(self._criteria) and len(self._criteria) * 3 + 5 <= room
        if airy != self._airy:
            self._airy = airy
            self._drawn.clear()
            self.forget()
        super()._lay_out()

    # --- rating -------------------------------------------------------------------------------------

    def action_rate(self, value: int) -> None:
        """Rate the criterion under the cursor and go to the next; 0 is "don't know"."""
        if self._at >= 0:
            self._rate(value or None)
            self.action_step(1)

    def _rate(self, value: int | None) -> None:
        one = self._criteria[self._at]
        self._values[one.key] = value
        self._items = self._as_items()
        self._touch(self._at)
        self.post_message(self.Rated(self, one.key, value))

    def on_click(self, event: events.Click) -> None:
        spot = self.row_at(event)
        width = self.text_width
        line, start = self._scale_place(width)
        if spot is None or spot[1] != line or spot[2] < start:
            return
        place, step = spot[2] - start, self._step(width)
        self._go(spot[0])
        if place < 5 * step and place % step < 3:
            self._rate(place // step + 1)
        elif 5 * step <= place < self._scale_width(width):
            self._rate(None)
