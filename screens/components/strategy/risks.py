"""The seventh step: what may go wrong, the worst first, as a list and as a map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from facilitator.components.strategy import StrategyRisk, risk_product, risks
from facilitator.components.strategy.deck import RiskRules, deck
from facilitator.components.strategy.gaps import risk_light
from facilitator.decision import risk
from facilitator.decision.quadrant import Light
from facilitator.record import Row
from facilitator.session import Changed, Session
from facilitator.wording import flat
from screens.components.strategy.parts import Remarks, StrategyStep, key
from screens.widgets.form import RowList
from screens.widgets.form.row_lines import RowLines
from screens.widgets.paint import MUTED, Line, say

SIGNS = {Light.RED: "■", Light.YELLOW: "▲", Light.GREEN: "●"}
STYLES = {Light.RED: "bold $text-error", Light.YELLOW: "$text-warning", Light.GREEN: "$text-success"}
ROOMY = 26
"""Lines of a step from which the map is shown unasked."""
SCALE = (1, 2, 3, 4, 5)


class RiskLines(RowLines):
    """Rows whose rating has its colour."""

    def __init__(self, empty: str) -> None:
        super().__init__(empty)
        self.colours: Mapping[int, tuple[int, str]] = {}

    def line(self, y: int) -> Content:
        """The row, its first cells in the colour of the rating."""
        line = super().line(y)
        if y < len(self.rows) and (found := self.colours.get(self.rows[y][0])):
            width, style = found
            return line.stylize(style, 2, 2 + width)
        return line


class RiskRows(RowList):
    """The risks with the worst first; those without words last."""

    def __init__(self, step: RisksStep) -> None:
        super().__init__(
            step.session,
            StrategyRisk,
            step.content_words,
            step.course,
            make=lambda row_id, position: StrategyRisk(id=row_id, position=position),
            summary=step.summary,
            title=step.w("title_risks"),
            empty=step.w("empty_risks"),
            id="risks",
        )
        self._step = step
        self._lines = RiskLines(step.w("empty_risks"))

    def rows(self, now: Session | None = None) -> tuple[Row, ...]:
        """The rows as they are shown."""
        sorted_ = risks(now or self.session)
        known = {row.id for row in sorted_}
        return (*sorted_, *(row for row in (now or self.session).all(StrategyRisk) if row.id not in known))

    def refresh_from_session(self) -> None:
        """Read the rows and their colours again."""
        if isinstance(self._lines, RiskLines):
            self._lines.colours = {
                row.id: (len(self._step.rating(row)), STYLES[light])
                for row in risks(self.session)
                if (light := risk_light(row, self._step.course)) is not None
            }
            self._lines.refresh()
        super().refresh_from_session()

    def _move(self, row_id: int, step: int) -> None:  # noqa: ARG002 - the rating decides
        self._say(self._step.w("risk_sorted"))


class RisksStep(StrategyStep):
    """The list, what is missing in it, and the map of five by five."""

    STEP = "risks"

    DEFAULT_CSS = """
    RisksStep > #map { margin-bottom: 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [key("m", "map", "map")]

    _map: bool | None = None

    def compose(self) -> ComposeResult:
        """Summary, map, list, remarks."""
        yield Static("", id="summary", classes="told", markup=False)
        yield Static("", id="map", classes="told", markup=False)
        yield RiskRows(self)
        yield Remarks()

    def rating(self, row: StrategyRisk) -> str:
        """The sign, points and word of a risk: "■ 20 rød"."""
        light, points = risk_light(row, self.course), risk_product(row)
        if light is None:
            return f"? {self.w('risk_unrated')}"
        widest = max(len(self.w(f"risk_{one}")) for one in Light)
        return f"{SIGNS[light]} {points:>2} {self.w(f'risk_{light}'):<{widest}}"

    def summary(self, row: StrategyRisk) -> str:
        """A risk on one line."""
        if not row.text.strip():
            return ""
        handled = "" if row.response.strip() else f" · {self.w('response_missing')}"
        return f"{self.rating(row)}  {flat(row.text)}{handled}"

    def on_resize(self) -> None:
        """The map comes and goes with the room."""
        self._show_map()

    def action_map(self) -> None:
        """Show the map, or put it away."""
        self._map = not self.query_one("#map").display
        self._show_map()

    def show(self, changed: Changed | None) -> None:
        """Rows, summary, map and remarks as the records say."""
        super().show(changed)
        self.remark()
        found = risks(self.session)
        lights = [risk_light(row, self.course) for row in found]
        parts: list[Any] = []
        for light in (Light.RED, Light.YELLOW, Light.GREEN):
            word = self.w(f"risk_{light}")
            parts.append((f"{SIGNS[light]} {lights.count(light)} {word}   ", STYLES[light]))
        if unrated := lights.count(None):
            parts.append((f"? {unrated} {self.w('risk_unrated')}   ", MUTED))
        parts.append((self.w("map_key"), MUTED))
        self.put("#summary", *([say(*parts)] if found else []))
        self._show_map()

    def _show_map(self) -> None:
        found = risks(self.session)
        wanted = self.size.height >= ROOMY if self._map is None else self._map
        lines = self._map_lines([(row.probability, row.consequence) for row in found])
        self.put("#map", *(lines if wanted and found else []))

    def _map_lines(self, pairs: Sequence[tuple[int | None, int | None]]) -> list[Line]:
        """Consequence upwards, probability to the right; in each cell its colour's sign and how many lie there."""
        rules: RiskRules = deck(self.course).rules.risk
        counted = risk.counts(pairs)
        lines: list[Line] = [say((self.w("map_consequence"), MUTED))]
        for consequence in reversed(SCALE):
            parts: list[Any] = [(f"  {consequence}  ", MUTED)]
            for probability in SCALE:
                light = risk.light(probability * consequence, rules.red_from, rules.yellow_from)
                assert light is not None
                n = counted.get((probability, consequence), 0)
                parts.append((f"{SIGNS[light]} {n or '·':<5}", STYLES[light] if n else MUTED))
            lines.append(say(*parts))
        ruler = "".join(f"{n:<7}" for n in SCALE)
        lines.append(say((f"     {ruler}{self.w('map_probability')}", MUTED)))
        legend = self.w("map_legend", red=rules.red_from, yellow=rules.yellow_from)
        return [*lines, say((legend, MUTED))]
