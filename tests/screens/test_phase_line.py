"""The phase line drawn to every width."""

from __future__ import annotations

import pytest

from facilitator import i18n
from facilitator.component import State
from facilitator.components.about import Phases
from facilitator.content import load_course
from facilitator.phases import PhaseState
from screens.phase_line import phase_lines

PHASES = load_course().deck("phases", Phases).phases


def line(here: int = 2, state: State = State.STARTED) -> tuple[PhaseState, ...]:
    def at(n: int) -> State:
        return State.DONE if n < here else state if n == here else State.EMPTY

    return tuple(PhaseState(phase, n + 1, at(n), here=n == here) for n, phase in enumerate(PHASES))


def drawn(width: int, here: int = 2, state: State = State.STARTED) -> list[str]:
    return [row.plain for row in phase_lines(line(here, state), width)]


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("here", [0, 2, 11])
@pytest.mark.parametrize("width", [1, 5, 12, 20, 40, 60, 76, 80, 100, 120, 160, 200, 300])
def test_it_never_takes_more_than_two_rows_or_the_width(
    width: int, here: int, language: i18n.Language
) -> None:
    i18n.use(language)
    rows = phase_lines(line(here), width)
    assert 1 <= len(rows) <= 2
    assert all(row.cell_length <= width for row in rows)


def test_a_narrow_line_says_the_present_phase_and_the_one_before_in_words() -> None:
    assert drawn(76) == [
        "●─●─▸◐ 3 Bygge ─○─○─○─○─○─○─○─○─○",
        "● 2 Finde: færdig   ▸ ◐ 3 Bygge: i gang   ○ 4 Planlægge: ikke begyndt",
    ]
    assert drawn(46)[1] == "● 2 Finde: færdig   ▸ ◐ 3 Bygge: i gang"
    assert drawn(30)[1] == "▸ ◐ 3 Bygge: i gang"


def test_a_wide_line_has_every_name() -> None:
    for width, rows in ((120, 2), (220, 1)):
        text = drawn(width)
        assert len(text) == rows
        assert all(str(phase.label) in "\n".join(text) for phase in PHASES)
        assert "▸ ◐ 3 Bygge, i gang" in "\n".join(text)


def test_the_first_and_the_last_have_no_neighbour_on_one_side() -> None:
    assert drawn(76, 0)[1] == "▸ ◐ 1 Afdække: i gang   ○ 2 Finde: ikke begyndt"
    assert drawn(76, 11, State.ATTENTION)[1] == (
        "● 11 Forankre: færdig   ▸ ! 12 Fortsætte/afslutte: kræver opmærksomhed"
    )


def test_nothing_is_drawn_of_nothing() -> None:
    assert phase_lines((), 80) == []
    assert phase_lines(line(), 0) == []
