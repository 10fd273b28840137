"""Rating: digits, don't know, clicks, anchors under the cursor, narrow screens."""

from __future__ import annotations

import pytest

from screens.widgets.rating import Criterion, RatingList
from tests.screens.widgets.drawing import HOSTILE, SIZES, Run, drawn, running

CRITERIA = [
    Criterion(
        "s", "Strategisk sammenhæng", "Kan I pege på et mål?", {1: "intet", 3: "et svagt", 5: "et klart"}
    ),
    Criterion("b", "Borgerbehov", "Er behovet dokumenteret?"),
    Criterion("p", "Partnerens gevinst", "Ville partneren selv sige det?", {1: "uklar", 5: "ja"}),
]


def rated(run: Run) -> list[tuple[object, int | None]]:
    return [(m.key, m.value) for m in run.of(RatingList.Rated) if isinstance(m, RatingList.Rated)]


def make() -> RatingList:
    return RatingList(CRITERIA, {"b": 2}, dont_know="ved ikke")


async def test_digits_rate_and_go_on() -> None:
    widget = make()
    async with running(widget) as run:
        assert "[2]" in "".join(drawn(widget))
        await run.pilot.press("4", "?", "5")
        assert rated(run) == [("s", 4), ("b", None), ("p", 5)]
        assert widget.values == {"s": 4, "b": None, "p": 5}
        assert widget.cursor_key == "p"
        text = drawn(widget)
        assert any("Strategisk" in line and "[4]" in line for line in text)
        assert any("Borgerbehov" in line and "[? ved ikke]" in line for line in text)


async def test_zero_and_backspace_are_dont_know() -> None:
    widget = make()
    async with running(widget) as run:
        await run.pilot.press("0", "backspace", "9", "x")
        assert rated(run) == [("s", None), ("b", None)]


async def test_anchors_show_under_the_cursor_only() -> None:
    widget = make()
    async with running(widget) as run:
        text = "\n".join(drawn(widget))
        assert "1 intet   3 et svagt   5 et klart" in text
        assert "5 ja" not in text
        await run.pilot.press("end")
        text = "\n".join(drawn(widget))
        assert "3 et svagt" not in text
        assert "1 uklar   5 ja" in text


async def test_digits_and_dont_know_can_be_clicked() -> None:
    widget = make()
    async with running(widget) as run:
        y = next(n for n, line in enumerate(drawn(widget)) if "Borgerbehov" in line)
        line = drawn(widget)[y]
        await run.pilot.click(RatingList, offset=(line.index(" 4 ") + 1, y))
        assert rated(run) == [("b", 4)]
        y = next(n for n, line in enumerate(drawn(widget)) if "Partnerens" in line)
        await run.pilot.click(RatingList, offset=(drawn(widget)[y].index("ved ikke") + 2, y))
        await run.pilot.click(RatingList, offset=(4, y))
        assert rated(run) == [("b", 4), ("p", None)]


async def test_equal_values_draw_nothing_and_new_ones_show() -> None:
    widget = make()
    async with running(widget) as run:
        await run.pilot.press("4")
        kept = dict(widget._drawn)
        widget.set_values({"s": 4, "b": 2})
        assert widget._drawn == kept
        widget.set_values({"s": 1})
        assert any("[1]" in line for line in drawn(widget))
        assert widget.cursor_key == "b"


@pytest.mark.parametrize("size", SIZES)
async def test_every_size_shows_the_whole_scale(size: tuple[int, int]) -> None:
    criteria = [*CRITERIA, Criterion("h", HOSTILE, HOSTILE, {1: HOSTILE, 5: HOSTILE * 2})]
    widget = RatingList(criteria, {}, dont_know="ved ikke")
    async with running(widget, size) as run:
        assert sum("? ved ikke" in line for line in drawn(widget)) >= 2
        await run.pilot.press("end", "3")
        text = drawn(widget)
        assert any("[3]" in line and "? ved ikke" in line for line in text)
        assert "[/x] [red]" in "".join(text)
