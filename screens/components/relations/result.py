"""The fourth step: both sides' answers side by side, where to begin talking, and the three most important actions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from facilitator.components.relations import RelationsAction, health
from facilitator.components.relations.findings import Finding as Remark
from facilitator.components.relations.health import Check, Finding
from facilitator.components.relations.plan import MOST_ACTIONS
from facilitator.components.relations.records import PARTNER, SIDES, US
from facilitator.components.relations.sentences import (
    ARROWS,
    action_line,
    number,
    round_name,
    total_line,
    verdict,
)
from facilitator.decision.quadrant import Light
from facilitator.decision.twosides import Level
from facilitator.i18n import format_date
from facilitator.session import Changed
from screens.components.relations.parts import RelationsStep, RoundMixin, WholeList, key
from screens.step_parts import muted, warning
from screens.widgets.form import RowList
from screens.widgets.items import Item
from screens.widgets.paint import MUTED, Line, fit, fold, say, shorten

LIGHTS = {
    Light.RED: ("✕", "$text-error"),
    Light.YELLOW: ("!", "$text-warning"),
    Light.GREEN: ("●", "$text-success"),
}
LEVELS = {Level.ACT: ("✕", "$text-error"), Level.ATTENTION: ("!", "$text-warning")}
BLOCKS = {US: ("█", "$primary"), PARTNER: ("▒", "$secondary")}
LONGEST_BAR = 32


class Dimensions(WholeList):
    """The dimensions; the one under the cursor shows its statements. R changes the round here, too."""


class ResultStep(RoundMixin, RelationsStep):
    """The round, the total, the dimensions, and the actions."""

    STEP = "result"

    DEFAULT_CSS = """
    ResultStep #round { margin-bottom: 1; }
    ResultStep Dimensions { max-width: 110; margin-bottom: 1; }
    ResultStep RowList { margin-top: 1; margin-left: 2; }
    ResultStep #remarks { margin-top: 1; margin-bottom: 0; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [key("r", "round", "round")]

    def compose(self) -> ComposeResult:
        """Round and total, dimensions, keys, actions, remarks."""
        yield Static(id="round", classes="line", markup=False)
        yield Dimensions(choosable=False, id="dimensions")
        yield Static(self.w("result_keys"), id="keys", classes="line", markup=False)
        yield RowList(
            self.session,
            RelationsAction,
            self.content_words,
            self.course,
            make=lambda row_id, position: RelationsAction(id=row_id, position=position, round=self.round),
            summary=lambda row: action_line(row, self.content_words),
            belongs=lambda row: row.round == self.round,
            most=MOST_ACTIONS,
            title=self.w("title_actions"),
            empty=self.w("empty_actions"),
            id="actions",
        )
        yield Static(id="remarks", classes="line", markup=False)

    def show(self, changed: Changed | None) -> None:
        """Draw the round again."""
        self.follow_round()
        super().show(changed)
        found = health.check(self.session, self.course, self.round, self.viewer)
        listed = self.query_one("#dimensions", Dimensions)
        listed.display = found is not None
        self.query_one("#keys").display = found is not None
        self._tell_round(found)
        listed.set_items([] if found is None else [self._item(one, found) for one in found.findings])
        self.remark()
        if self.screen.focused is None or (self.screen.focused is listed and not listed.display):
            self.focus_first()

    def found(self) -> tuple[Remark, ...]:
        """What is to be done, and whether a side is silent; gaps and levels stand beside the bars."""
        shown = health.shown_rounds(self.session, self.viewer)
        here = bool(shown) and shown[-1] == self.round
        return tuple(
            one
            for one in super().found()
            if one.remark.key.startswith("action_")
            or (here and (one.remark.key == "actions_missing" or one.remark.key.startswith("health_silent")))
        )

    def focus_first(self) -> None:
        """The answers, or the actions while there are none."""
        listed = self.query_one("#dimensions", Dimensions)
        if listed.display:
            listed.focus(scroll_visible=False)
        else:
            self.query_one(RowList).focus_list()

    def action_round(self) -> None:
        """The next round."""
        self.next_round()
        self.focus_first()

    def _tell_round(self, found: Check | None) -> None:
        held = health.held_on(self.session, self.round)
        name = round_name(self.round, self.content_words)
        when = self.w("round_line", round=name, date=format_date(held, "long")) if held is not None else name
        lines: list[Line] = [say((when, "bold"))]
        if found is None:
            begun = health.turnout(self.session, self.round).begun
            hidden = begun and self.activity().hidden
            lines.append(warning(self.w("result_hidden")) if hidden else self.w("result_none"))
        else:
            total = total_line(found, self.content_words)
            if found.light is None:
                lines.append(total)
            else:
                sign, style = LIGHTS[found.light]
                lines.append(say((f"{sign} ", f"bold {style}"), (total, style)))
            lines.append(muted(self.w("starter")))
        self.put("#round", *lines)

    # drawing

    def _item(self, one: Finding, found: Check) -> Item:
        version = (
            self.round,
            tuple((mean.n, mean.mean) for mean in one.means.values()),
            tuple(one.trends.values()),
            one.apart,
            tuple(found.statements[side][s.id] for side in SIDES for s in one.dimension.statements),
            str(one.dimension.name),
        )
        return Item(one.dimension.id, partial(self._draw, one, found), version=version)

    def _draw(self, one: Finding, found: Check, width: int, selected: bool) -> Sequence[Line]:
        lines: list[Line] = [self._head(one, width)]
        lines += [self._bar(one, side, width) for side in SIDES]
        if selected:
            question = self.w("ask", question=str(one.dimension.question))
            lines += [say("  ", (part, "not bold")) for part in fold(question, max(10, width - 4), 3)]
            for asked in one.dimension.statements:
                said = self.w(
                    "statement_line",
                    us=number(found.statements[US][asked.id].mean),
                    partner=number(found.statements[PARTNER][asked.id].mean),
                    text=str(asked.text),
                )
                lines.append(say("  ", (shorten(said, max(0, width - 4)).plain, f"not bold {MUTED}")))
        return [*lines, ""]

    def _head(self, one: Finding, width: int) -> Line:
        said = verdict(one, self.content_words)
        sign, style = LEVELS.get(one.level, ("!", "$text-warning"))
        name = say((fit(str(one.dimension.name), 12).plain, "bold"))
        return shorten(say(name, "  ", (f"{sign} {said}" if said else "", style)), width)

    def _bar(self, one: Finding, side: str, width: int) -> Line:
        """A bar from 1 to 5 with mean, trend and the number of answers after it."""
        mean, trend = one.means[side], ARROWS[one.trends[side]]
        label = fit(self.w(f"side_{side}"), 11)
        answers = self.w("bar_answers", n=mean.n) if mean.n else self.w("bar_none")
        tail = f"{number(mean.mean):>3} {trend:<1}  {answers}"
        room = min(LONGEST_BAR, max(4, width - 2 - 11 - 2 - len(tail) - 2))
        full = 0 if mean.mean is None else round(room * mean.mean / 5)
        sign, colour = BLOCKS[side]
        return shorten(
            say(
                "  ",
                label,
                "  ",
                (sign * full, colour),
                ("░" * (room - full), MUTED),
                "  ",
                (tail, "not bold"),
            ),
            width,
        )
