"""What several steps share: the gaps of a step, lists at full height, tables that keep their head in view."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from textual.widgets import Static

from facilitator.components.strategy.gaps import Gap, gaps
from facilitator.components.strategy.progress import begun
from facilitator.content import ComponentContent
from screens.base import StepView
from screens.step_parts import keys_of, text
from screens.widgets.form.editor import reveal
from screens.widgets.items import ItemView
from screens.widgets.lines import LineList
from screens.widgets.paint import MUTED, Line, say
from screens.widgets.table import LineTable

key = keys_of("strategy")

LEAST = 4
"""Lines that a table has at least: its head, and room for the words of an empty one."""


def gap_text(gap: Gap, words: ComponentContent) -> str:
    """The sentence of a gap."""
    return words.word(gap.remark.key, **gap.remark.params)


class Remarks(Static):
    """What is missing in one step: all of it, or only what has one of the `keys`."""

    DEFAULT_CSS = """
    Remarks { width: 1fr; max-width: 78; height: auto; padding: 0 0 0 2; margin-bottom: 1; }
    Remarks.-silent { display: none; }
    """

    def __init__(self, keys: Collection[str] = (), id: str | None = None) -> None:
        super().__init__("", markup=False, classes="-silent", id=id)
        self._keys = tuple(keys)

    def tell(self, found: Sequence[Gap], words: ComponentContent) -> None:
        """Draw those of these gaps that belong here."""
        lines = [
            say(("! " if gap.heavy else "? ", "bold"), gap_text(gap, words)).stylize(
                "$text-warning" if gap.heavy else MUTED
            )
            for gap in found
            if not self._keys or gap.remark.key.startswith(self._keys)
        ]
        self.set_class(not lines, "-silent")
        self.update(text(*lines))


class Whole(ItemView):
    """A list at its full height: the page around it scrolls along with the cursor, and has the only scrollbar."""

    DEFAULT_CSS = """
    Whole { height: auto; overflow-y: hidden; scrollbar-gutter: auto; }
    """

    def keep_in_view(self, top: int, height: int, head: int = 0) -> None:
        """Scroll the page so that these lines are seen."""
        if self.has_focus:
            reveal(self, head + top, height)


class WholeList(Whole, LineList):
    """A list of lines at its full height."""


class StrategyStep(StepView):
    """A step of the anchoring, with its remarks kept up to date."""

    DEFAULT_CSS = """
    StrategyStep .told { height: auto; width: 1fr; max-width: 78; padding-left: 2; }
    StrategyStep .section { height: auto; width: 1fr; max-width: 78; text-style: bold; margin-top: 1; }
    StrategyStep LineTable { height: auto; max-width: 120; margin-bottom: 1; }
    StrategyStep WholeList { max-width: 80; }
    """

    def remark(self) -> None:
        """Draw the remarks again; an untouched step has none."""
        there = begun(self.session)[self.STEP]
        found = [one for one in gaps(self.session, self.course) if one.step == self.STEP] if there else []
        for remarks in self.query(Remarks):
            remarks.tell(found, self.content_words)

    def put(self, selector: str, *lines: Line) -> None:
        """Write lines into a text of the page; none hides it."""
        place = self.query_one(selector, Static)
        place.display = bool(lines)
        place.update(text(*lines))

    def fit(self, table: LineTable, beside: int) -> None:
        """Give a table its full height, but leave `beside` lines of the step: its head stays, its rows scroll."""
        most = max(LEAST, self.size.height - beside)
        table.styles.height = min(max(LEAST, len(table.items) + 1), most)
