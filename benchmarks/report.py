"""What was measured, as tables to read and as JSON to keep."""

from __future__ import annotations

import os
import platform
import statistics
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

MILLISECONDS = "ms"


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which this share of the values lies (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]


def median(values: Sequence[float]) -> float:
    return statistics.median(values)


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of a table: a figure, the floor beside it, and the bar on the figure or on the ratio of the two."""

    what: str
    value: float
    unit: str = MILLISECONDS
    floor: float | None = None
    floor_is: str = ""
    most: float | None = None
    most_times: float | None = None

    @property
    def ratio(self) -> float | None:
        """How many times its floor the figure is."""
        return None if not self.floor else self.value / self.floor

    @property
    def over(self) -> bool | None:
        """Whether the bar is passed; None when there is no bar."""
        if self.most is not None:
            return self.value > self.most
        if self.most_times is not None and self.ratio is not None:
            return self.ratio > self.most_times
        return None

    def bar(self) -> str:
        """The bar in words."""
        if self.most is not None:
            return f"≤ {number(self.most)} {self.unit}"
        return f"≤ {self.most_times:g}×" if self.most_times is not None else ""

    def cells(self) -> tuple[str, ...]:
        """The line's cells."""
        floor = "" if self.floor is None else f"{number(self.floor)} {self.unit}  {self.floor_is}"
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}×"
        verdict = {None: "", False: "ok", True: "over"}[self.over]
        return self.what, f"{number(self.value)} {self.unit}", floor, ratio, self.bar(), verdict

    def as_json(self) -> dict[str, Any]:
        names = ("what", "value", "unit", "floor", "floor_is", "ratio", "most", "most_times", "over")
        return {name: getattr(self, name) for name in names}


@dataclass(slots=True)
class Table:
    """One topic's figures, and remarks that tell how they were taken."""

    name: str
    title: str
    figures: list[Figure] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def add(self, *figures: Figure) -> None:
        self.figures.extend(figures)

    def text(self) -> str:
        """The table in columns."""
        rows = [("", "measured", "floor", "ratio", "bar", ""), *(figure.cells() for figure in self.figures)]
        widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
        lines = [f"{self.name}: {self.title}  ({self.seconds:.0f} s)"]
        for row in rows:
            cells = [
                cell.rjust(width) if column in {1, 3} else cell.ljust(width)
                for column, (cell, width) in enumerate(zip(row, widths, strict=True))
            ]
            lines.append(("  " + "   ".join(cells)).rstrip())
        return "\n".join([*lines, *(f"  · {remark}" for remark in self.remarks)])

    def as_json(self) -> dict[str, Any]:
        figures = [figure.as_json() for figure in self.figures]
        return {"title": self.title, "seconds": self.seconds, "figures": figures, "remarks": self.remarks}


def number(value: float) -> str:
    """Three digits that count."""
    if value >= 100 or value == int(value):
        return f"{value:.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}" if value >= 0.1 else f"{value:.3f}"


def machine() -> dict[str, Any]:
    """Where it ran, and how busy the machine was with other things."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    return {
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "processors": os.cpu_count(),
        "load": load,
        "platform": sys.platform,
    }
