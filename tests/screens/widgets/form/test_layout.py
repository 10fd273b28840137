from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from screens.widgets.form.layout import SIGN, height_of, lay_out

WORDS = st.text(alphabet="abcæøå 💥[]/", max_size=60)


def test_few_short_options_stand_on_one_line() -> None:
    cells = lay_out(["selv", "købe", "netværk"], 76)
    assert {cell.y for cell in cells} == {0}


def test_options_that_do_not_fit_stand_one_a_line_and_fold() -> None:
    cells = lay_out(["selv", "vi har brug for hinanden og for tid"], 20)
    assert [cell.y for cell in cells] == [0, 1]
    assert len(cells[1].lines) > 1


def test_many_options_stand_in_columns_read_downwards() -> None:
    cells = lay_out([f"mulighed {n}" for n in range(20)], 76)
    assert (cells[0].x, cells[1].x, cells[1].y) == (0, 0, 1)
    assert height_of(cells) < 20
    ten = lay_out([f"mulighed {n}" for n in range(10)], 76)
    assert height_of(ten) < 10
    assert height_of(lay_out([f"mulighed {n}" for n in range(9)], 76)) == 9


@given(st.lists(WORDS, max_size=30), st.integers(min_value=1, max_value=120))
def test_every_option_has_a_place_of_its_own_within_the_width(labels: list[str], width: int) -> None:
    cells = lay_out(labels, width)
    assert [cell.index for cell in cells] == list(range(len(labels)))
    taken: set[tuple[int, int]] = set()
    for cell in cells:
        here = {
            (x, y)
            for y in range(cell.y, cell.y + len(cell.lines))
            for x in range(cell.x, cell.x + cell.width)
        }
        assert not here & taken
        taken |= here
        assert cell.x + cell.width <= max(width, 1)
        if width > SIGN + 1:
            assert all(SIGN + cell_len(line) <= width for line in cell.lines)
