"""Ideas that look alike."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from facilitator.decision.similarity import exact_duplicates, nearest, normalise_text

IDEAS = {
    1: "Lektiecafé for de store børn",
    2: "lektiehjælp til børn",
    3: "Forfatteraften med boghandleren",
    4: "Boghandler og forfatter på besøg",
    5: "Strikkeklub om mandagen",
    6: "LEKTIECAFE for de store børn!",
}


def test_normalise_text() -> None:
    assert normalise_text("  Lektiecafé, for_de  STORE  børn!? ") == "lektiecafe for de store børn"
    assert normalise_text("Åben dør på æblegården") == "åben dør på æblegården"
    assert normalise_text("A\u030aben") == "åben"  # a ring typed as its own sign


def test_exact_duplicates() -> None:
    assert exact_duplicates(IDEAS | {7: "!!", 8: "??"}) == ((1, 6),)


def test_nearest_meets_the_same_thought_in_other_words() -> None:
    found = nearest(IDEAS)
    assert found[2][0].idea in (1, 6)
    assert found[1][0].idea == 6
    assert found[1][0].likeness == pytest.approx(1)
    assert found[3][0].idea == 4
    assert found[5] == ()


def test_likeness_is_mutual() -> None:
    found = nearest(IDEAS, threshold=0.01, limit=9)
    pairs = {(one, match.idea): match.likeness for one, matches in found.items() for match in matches}
    assert all(pairs[other, one] == likeness for (one, other), likeness in pairs.items())


def test_hand_worked_cosine() -> None:
    """ "ab" has the trigrams " ab" and "ab "; "ac" has " ac" and "ac ": nothing shared; "ab ab" is "ab"
    again.
    """
    assert nearest({1: "ab", 2: "ac"}) == {1: (), 2: ()}
    assert nearest({1: "ab", 2: "ab ab"})[1][0].likeness == pytest.approx(1)
    # "ab" and "ab xy": shared " ab", "ab " with idf 1; the other two have idf ln(3/2)+1.
    rare = 1.4054651081
    expected = 2 / (2**0.5 * (2 + 2 * rare**2) ** 0.5)
    assert nearest({1: "ab", 2: "ab xy"})[1][0].likeness == pytest.approx(expected, abs=1e-6)


def test_stop_words_do_not_make_ideas_alike() -> None:
    assert nearest({1: "noget for alle", 2: "strik for alle"})[2] == ()
    assert nearest({1: "for alle", 2: "for alle"})[1][0].idea == 2  # nothing but stop words: they count


def test_limits() -> None:
    same = dict.fromkeys(range(9), "lektiecafé")
    assert [match.idea for match in nearest(same)[4]] == [0, 1, 2]
    assert nearest(same, limit=0)[4] == ()
    assert nearest({}) == {}
    assert nearest({1: "", 2: ""}) == {1: (), 2: ()}
    with pytest.raises(ValueError, match="threshold"):
        nearest(same, threshold=0)
    with pytest.raises(ValueError, match="limit"):
        nearest(same, limit=-1)


@given(st.dictionaries(st.integers(0, 99), st.text(max_size=30), max_size=8))
@example({0: "ℇ"})
@settings(max_examples=60, deadline=None)
def test_any_text_is_accepted_and_order_is_irrelevant(texts: dict[int, str]) -> None:
    found = nearest(texts)
    assert found == nearest(dict(reversed(texts.items())))
    for matches in found.values():
        assert len(matches) <= 3
        assert all(0.2 <= match.likeness <= 1 for match in matches)
    assert all(normalise_text(normalise_text(text)) == normalise_text(text) for text in texts.values())
