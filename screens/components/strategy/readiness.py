"""The eighth step: eight statements about being ready, and five conditions for three or more parties."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.app import ComposeResult
from textual.widgets import Static

from facilitator.components.strategy import StrategyCollective, StrategyReadiness
from facilitator.components.strategy.deck import Statement, deck
from facilitator.components.strategy.parties import (
    answered,
    collective,
    is_collective,
    parties,
    partner_names,
    readiness,
)
from facilitator.i18n import format_list
from facilitator.session import Change, Changed, Put, Session
from screens.components.strategy.parts import Remarks, StrategyStep, Whole
from screens.widgets.paint import MUTED, Line, say
from screens.widgets.rating import Criterion, RatingList


class Statements(Whole, RatingList):
    """Statements at their full height."""

    DEFAULT_CSS = """
    Statements { max-width: 100; margin-bottom: 1; }
    """


class ReadinessStep(StrategyStep):
    """The checklist, and the conditions when so many take part."""

    STEP = "readiness"

    _begun = False

    def compose(self) -> ComposeResult:
        """Keys, checklist, conditions, remarks."""
        yield Static(self.w("rate_keys"), classes="told muted", markup=False)
        yield Statements(dont_know=self.w("unknown"), id="readiness")
        yield Static("", id="about", classes="told", markup=False)
        yield Statements(dont_know=self.w("unknown"), id="conditions")
        yield Remarks()

    def show(self, changed: Changed | None) -> None:
        """Answers and remarks as the records say."""
        super().show(changed)
        found = deck(self.course)
        ready, shared = readiness(self.session), collective(self.session)
        first = self.query_one("#readiness", Statements)
        self._fill(first, found.readiness, ready)
        second = self.query_one("#conditions", Statements)
        many = is_collective(self.session, self.course)
        if not many and second.has_focus:
            first.focus()
        second.display, second.disabled = many, not many
        self._fill(second, found.conditions, shared)
        if not self._begun:
            self._begun = True
            first.move_to(next((one.id for one in found.readiness if one.id not in ready), ""))
        self.put("#about", *self._about(many, answered(found.readiness, ready), len(found.readiness)))
        self.remark()

    def _fill(
        self, board: Statements, statements: tuple[Statement, ...], values: Mapping[str, int | None]
    ) -> None:
        board.set_criteria(
            [Criterion(one.id, str(one.name), str(one.question)) for one in statements],
            dict(values.items()),
        )

    def _about(self, many: bool, done: int, all_: int) -> list[Line]:
        lines: list[Line] = [say((self.w("ready_count", done=done, all=all_), MUTED)), ""]
        if not many:
            least = deck(self.course).rules.parties_least
            return [*lines, say((self.w("conditions_later", least=least), MUTED))]
        names = format_list(partner_names(self.session))
        told = self.w("conditions_now", n=parties(self.session), names=names)
        return [*lines, say((self.w("title_conditions"), "bold")), say((told, MUTED))]

    def on_rating_list_rated(self, event: RatingList.Rated) -> None:
        """Save the team's answer."""
        event.stop()
        board, item, given = str(event.control.id), str(event.key), event.value

        def rate(now: Session) -> Iterable[Change]:
            if board == "readiness":
                found = now.get(StrategyReadiness, StrategyReadiness.key(item))
                blank = StrategyReadiness(id=StrategyReadiness.key(item), item=item)
                return [Put((found or blank).revise(score=given))]
            there = now.get(StrategyCollective, StrategyCollective.key(item))
            empty = StrategyCollective(id=StrategyCollective.key(item), condition=item)
            return [Put((there or empty).revise(score=given))]

        if not self.edit(self.w("edit_rate"), rate):
            values = readiness(self.session) if board == "readiness" else collective(self.session)
            self.query_one(f"#{board}", Statements).set_values(dict(values.items()))
