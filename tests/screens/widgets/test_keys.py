"""Every key of every widget has an id, words and a tooltip."""

from __future__ import annotations

import pytest
from textual.binding import Binding
from textual.widget import Widget

from screens.widgets.board import Board
from screens.widgets.lines import LineList
from screens.widgets.paint import Align, clean, fit, fold, say, shorten
from screens.widgets.rating import RatingList
from screens.widgets.scatter import ScatterMap
from screens.widgets.table import LineTable
from tests.screens.widgets.drawing import HOSTILE


@pytest.mark.parametrize("widget", [LineList, LineTable, Board, RatingList, ScatterMap])
def test_bindings_are_complete(widget: type[Widget]) -> None:
    for binding in widget.BINDINGS:
        assert isinstance(binding, Binding)
        assert binding.id
        assert binding.description
        assert binding.tooltip


@pytest.mark.parametrize("width", range(12))
def test_cutting_and_folding_keep_to_the_width(width: int) -> None:
    aligns: list[Align] = ["left", "right", "center"]
    for text in ("æøå", "💥💥💥💥", "漢字漢字漢字", HOSTILE, "", " ", "a b c d e f g", "ubrydeligtlangtord"):
        assert shorten(text, width).cell_length <= width
        for align in aligns:
            assert fit(text, width, align).cell_length == width
        if width > 1:
            assert all(say(line).cell_length <= width for line in fold(text, width))
            assert len(fold(text, width, 2)) <= 2


def test_fold_keeps_every_word_in_order() -> None:
    text = "Der er ingen partnere endnu. Skriv\nden første."
    assert " ".join(fold(text, 12)).split() == text.split()
    assert fold("en to tre fire", 6, 2) == ["en to", "tre…"]


def test_clean_leaves_letters_alone() -> None:
    assert clean("æøå 💥 [b]") == "æøå 💥 [b]"
    assert "\x1b" not in clean(HOSTILE)
    assert clean("a\nb\tc") == "a b c"
