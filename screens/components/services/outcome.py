"""The first pages of the result: what to talk about, and the order."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Static

from facilitator.components.services.depth import Depth
from facilitator.components.services.result import Result
from facilitator.components.services.sentences import (
    criterion_name,
    given_to,
    names_of,
    notes_on,
    part_names,
    points_of,
    share_of_weightings,
    steadiness,
    talk_question,
    tie_sentences,
    weight_sentences,
    weight_source,
)
from facilitator.decision.draws import Setting
from screens.components.services.page import Answers, Page
from screens.components.services.parts import key, muted, warning
from screens.widgets.bars import Ranked, RankingBars, legend
from screens.widgets.dots import Dots, DotStrip
from screens.widgets.lines import LineList
from screens.widgets.paint import Line


class TalkPage(Page):
    """What people disagree about, the most important first, as nameless dots."""

    NAME = "talk"

    def compose(self) -> ComposeResult:
        """A line of what it is, and the dots."""
        yield Static(id="talk-lead", classes="above", markup=False)
        yield Answers(id="talk", empty=self.w("talk_empty"))

    def main(self) -> Widget:
        """The dots."""
        return self.query_one("#talk")

    def cell(self) -> tuple[int, str] | None:
        """The cell of the line under the cursor."""
        found = self.query_one("#talk", DotStrip).cursor_key
        return found if isinstance(found, tuple) else None

    def draw(self, found: Result, depth: Depth | None) -> None:
        """Open disagreements first, then what has been agreed."""
        names = names_of(found, self.course)
        rows: list[Dots] = []
        for item in found.talk:
            cell = item.cell
            where = (cell.service, cell.criterion)
            remark = talk_question(item, found, self.course)
            if depth is not None and where in depth.movable:
                remark += " " + self.w("talk_moves", k=found.k, n=found.k)
            name = f"{names[cell.service]} · {criterion_name(found.criteria, cell.criterion)}"
            rows.append(Dots(where, name, given_to(found, *where), remark))
        for where, one in found.agreed.items():
            if where[0] in names:
                name = f"✓ {names[where[0]]} · {criterion_name(found.criteria, where[1])}"
                remark = self.w("talk_agreed", value=one.value, reason=" ".join(one.reason.split()))
                rows.append(Dots(where, name, given_to(found, *where), remark))
        lead = [muted(self.w("talk_lead", n=len(found.talk)))] if found.talk else []
        self.tell("#talk-lead", *lead, muted(self.w("talk_keys")))
        self.query_one("#talk", DotStrip).set_dots(rows)

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Enter: settle it."""
        event.stop()
        self.post_message(self.SettleWanted())


class Ranking(RankingBars):
    """Bars whose Enter shows the answers about a service."""

    BINDINGS: ClassVar[list[BindingType]] = [key("enter", "choose", "answers")]


class OrderPage(Page):
    """The services best first, each total made of its parts, and how steady the place is."""

    NAME = "order"

    def compose(self) -> ComposeResult:
        """The bars, what the marked one is made of, and sentences about the order."""
        yield Ranking(id="ranking")
        yield Static(id="order-notes", classes="below", markup=False)

    def main(self) -> Widget:
        """The bars."""
        return self.query_one("#ranking")

    def draw(self, found: Result, depth: Depth | None) -> None:
        """Bars and sentences."""
        self._found, self._depth = found, depth
        self.query_one("#ranking", RankingBars).set_ranking(self._ranked(found, depth))
        self._standing = self._standing_notes(found, depth)
        self._notes()

    def _ranked(self, found: Result, depth: Depth | None) -> list[Ranked]:
        names, reached = names_of(found, self.course), points_of(found)
        bars: list[Ranked] = []
        for one in found.placed:
            service = one.service.id
            remarks = [self.w(f"quadrant_{one.quadrant.value}")] if one.quadrant is not None else []
            if depth is None:
                remarks.append(self.w("working_it_out"))
            else:
                remarks.append(share_of_weightings(depth, service, found, self.course, Setting.NEAR))
            if found.hunchers:
                remarks.append(self.w("hunch_remark", n=found.hunches.get(service, 0), of=found.hunchers))
            bars.append(
                Ranked(
                    key=service,
                    name=names[service],
                    total=one.value.total or 0.0,
                    parts=tuple(one.value.parts.get(criterion.id, 0.0) for criterion in found.criteria),
                    remark=" · ".join(part for part in remarks if part),
                    warning="; ".join(notes_on(one, found, self.course)),
                    rank=one.rank,
                    value=reached[service],
                )
            )
        return bars

    def _standing_notes(self, found: Result, depth: Depth | None) -> list[Line]:
        """What is so whichever service the cursor stands on; on a low screen only the ties."""
        lines: list[Line] = [warning(sentence) for sentence in tie_sentences(found, self.course)]
        if self.app.size.height < 30:
            return lines
        if depth is not None:
            lines += weight_sentences(depth, found, self.course)
        lines.append(muted(weight_source(found, self.course)))
        names = names_of(found, self.course)
        if found.unscored:
            left = ", ".join(names[one.service.id] for one in found.unscored)
            lines.append(muted(self.w("report_unscored", names=left)))
        lines += [muted(f"✕ {names[one.service.id]}: {self.w('note_blocked')}") for one in found.blocked]
        return lines

    def _notes(self) -> None:
        found, depth = self._found, self._depth
        lines: list[Line] = []
        cursor = self.query_one("#ranking", RankingBars).cursor_key
        placed = found.of(cursor) if isinstance(cursor, int) else None
        if placed is not None:
            lines += legend(part_names(placed, found), min(98, max(30, self.step.size.width - 2)))
        roomy = self.app.size.height >= 30
        if roomy and depth is not None and isinstance(cursor, int) and cursor in depth.percent[Setting.NEAR]:
            lines.append(
                muted(
                    self.w("steadiness", three=steadiness(depth, cursor, self.course), k=found.k, n=found.k)
                )
            )
        self.tell("#order-notes", *lines, *self._standing, muted(self.w("order_keys")))

    def on_line_list_highlighted(self, event: LineList.Highlighted) -> None:
        """The three settings of the service under the cursor."""
        event.stop()
        if hasattr(self, "_found"):
            self._notes()

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Enter: everybody's answers about the service."""
        event.stop()
        if isinstance(event.key, int):
            self.post_message(self.ServiceWanted(event.key))
