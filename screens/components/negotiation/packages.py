"""The sixth step: whole offers, which both can live with, which are efficient, and which one is balanced."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from facilitator.components.negotiation import NegotiationIssue
from facilitator.components.negotiation.issues import amount, short_amount
from facilitator.components.negotiation.packing import Deal, Package, deal
from facilitator.components.negotiation.sentences import (
    counts_sentence,
    package_cares,
    package_line,
    sure_sentence,
)
from facilitator.components.negotiation.sheet import compared
from facilitator.decision.packages import MOST_ISSUES
from facilitator.i18n import format_list
from facilitator.session import Changed
from screens.components.negotiation.parts import NegotiationStep, Remarks, WholeTable, key
from screens.step_parts import muted, warning
from screens.widgets.lines import LineList
from screens.widgets.paint import MUTED, Line, bar_cells, say
from screens.widgets.table import Column, Row

BALANCED, EFFICIENT, POSSIBLE, PAST = "⚖", "★", "✓", "!"
ALL_SHOWN = 100
"""Packages that are shown at most when all are asked for, the best for both first."""
BAR = 8
LONGEST = 22
"""Cells of an issue's name above its column at most."""


class PackagesStep(NegotiationStep):
    """The packages; v changes between the efficient ones and all."""

    STEP = "packages"

    BINDINGS: ClassVar[list[BindingType]] = [key("v", "all", "all")]

    DEFAULT_CSS = """
    PackagesStep > WholeTable { margin-bottom: 1; }
    """

    _all = False

    def compose(self) -> ComposeResult:
        """What came out, the packages, the one under the cursor, what the numbers rest on, keys."""
        yield Static("", id="outcome", classes="said", markup=False)
        yield WholeTable([Column("sign", "")], empty=self.w("empty_packages"), choosable=False, id="table")
        yield Static("", id="package", classes="said", markup=False)
        yield Static("", id="basis", classes="said", markup=False)
        yield Remarks(self.STEP)
        yield Static(self.w("keys_packages"), classes="keys", markup=False)

    @property
    def table(self) -> WholeTable:
        """The packages."""
        return self.query_one("#table", WholeTable)

    def show(self, changed: Changed | None) -> None:
        """Everything as the issues say."""
        super().show(changed)
        found = deal(self.session)
        self.put("#outcome", *self._outcome(found))
        listed = self._listed(found)
        begun = bool(self.table.items)
        columns = [
            Column("sign", self.w("head_sign"), 12, 16),
            Column("ours", self.w("head_points_ours"), 4, 12, priority=4),
            Column("theirs", self.w("head_points_theirs"), 4, 12, priority=4),
            *(
                Column(issue.id, issue.name.strip(), 6, min(LONGEST, len(issue.name.strip())), priority=3)
                for issue in found.issues
            ),
        ]
        self.table.set_columns(columns, [self._row(found, package) for package in listed])
        if not begun and found.balanced is not None:
            self.table.move_to(found.balanced.place)
        self._show_package(found)
        self.put("#basis", *self._basis(found))

    def _listed(self, found: Deal) -> tuple[Package, ...]:
        if not self._all or found.offers is None:
            return found.best()
        points = found.offers.points
        best = sorted(range(len(points)), key=lambda n: (-min(points[n]), -sum(points[n])))
        return tuple(found.package(place) for place in best[:ALL_SHOWN])

    def _outcome(self, found: Deal) -> list[Line]:
        if found.offers is None:
            return []
        lines: list[Line] = [counts_sentence(found, self.course)]
        balanced = found.balanced
        if balanced is None:
            return [*lines, warning(self.w("packages_none"))]
        points = self.w("package_points", ours=round(balanced.ours), theirs=round(balanced.theirs))
        lines.append(say((f"{BALANCED} {self.w('balanced_is', points=points)}", "bold")))
        lines.append(f"  {package_line(found, balanced)}")
        sentence = sure_sentence(found, self.course)
        unsure = found.sureness is not None and found.sureness.balanced < 0.6
        return [*lines, warning(sentence) if unsure else muted(sentence)]

    def _sign(self, found: Deal, package: Package) -> Line:
        assert found.offers is not None
        if package.balanced:
            return say((f"{BALANCED} {self.w('sign_balanced')}", "bold $text-success"))
        if package.place in found.offers.efficient:
            return say((f"{EFFICIENT} {self.w('sign_efficient')}", "$text-success"))
        if package.possible:
            return f"{POSSIBLE} {self.w('sign_possible')}"
        return say((f"{PAST} {self.w('sign_past')}", "$text-warning"))

    def _row(self, found: Deal, package: Package) -> Row:
        return Row(
            package.place,
            {
                "sign": self._sign(found, package),
                "ours": self._points(package.ours),
                "theirs": self._points(package.theirs),
                **{
                    issue.id: short_amount(issue, value) + (" ?" if issue in package.reserved else "")
                    for issue, value in zip(found.issues, package.values, strict=True)
                },
            },
        )

    def _points(self, points: float) -> Line:
        return say(f"{round(points):>4} ", (bar_cells(points / 100, BAR), MUTED))

    def _show_package(self, found: Deal) -> None:
        place = self.table.cursor_key
        if found.offers is None or not isinstance(place, int) or place >= len(found.offers.points):
            self.put("#package")
            return
        package = found.package(place)
        points = self.w("package_points", ours=round(package.ours), theirs=round(package.theirs))
        lines: list[Line] = [say((self.w("this_package", points=points), "bold"))]
        for issue, value in zip(found.issues, package.values, strict=True):
            reserved = f"  ({self.w('with_reservation')})" if issue in package.reserved else ""
            lines.append(f"  {issue.name.strip()}: {amount(issue, value)}{reserved}")
        lines += [warning(care) for care in package_cares(package, self.course)]
        self.put("#package", *lines)

    def _basis(self, found: Deal) -> list[Line]:
        lines: list[Line] = []
        if found.offers is not None:
            lines.append(muted(self.w("basis_theirs" if compared(self.session) else "basis_guess")))
        shown = len(found.best())
        if not self._all and found.offers is not None and shown < len(found.offers.efficient):
            lines.append(muted(self.w("basis_shown", n=shown)))
        if found.assumed:
            lines.append(muted(self.w("basis_assumed", names=self._names(found.assumed))))
        if found.left_out:
            key_ = "basis_many" if len(found.issues) == MOST_ISSUES else "basis_left_out"
            lines.append(warning(self.w(key_, names=self._names(found.left_out), most=MOST_ISSUES)))
        return lines

    def _names(self, found: tuple[NegotiationIssue, ...]) -> str:
        return format_list([issue.name.strip() for issue in found])

    def on_line_list_highlighted(self, event: LineList.Highlighted) -> None:
        """Another package."""
        event.stop()
        self._show_package(deal(self.session))

    def action_all(self) -> None:
        """All packages, or only the efficient ones."""
        self._all = not self._all
        self.show(None)
