"""Two processes in two terminals on one library's file: what one types the other's screen shows."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.terminal.house import LARGE, SMALL, Desk, make_library, table, until

pytestmark = [
    pytest.mark.skipif(os.name != "posix", reason="needs a Unix terminal"),
    pytest.mark.xdist_group("terminal-together"),
    pytest.mark.timeout(60),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_library(tmp_path, "Åse", "Bjørn")


def sit(t: Desk, *moves: str) -> Desk:
    t.see("Hvem er du?").do(*moves, "enter").gone("Ny deltager")
    return t


def at_the_challenge(t: Desk, *moves: str) -> Desk:
    return sit(t, *moves).do("down", "enter").see("Skriv det, I kan se", "af 280 tegn")


def test_what_one_writes_the_other_sees(path: Path) -> None:
    with Desk("open", path, size=LARGE) as one, Desk("open", path, size=SMALL) as other:
        at_the_challenge(one)
        at_the_challenge(other, "down")
        one.do("Færgen er sejlet").see("gemt")
        other.see("Færgen er sejlet")
        one.do("end", ", når vi åbner")
        other.see("Færgen er sejlet, når vi åbner")
        other.do("tab", "tab").see("af 140 tegn").do("Åbne ørers café")
        one.see("Åbne ørers café")
        assert (one.quit(), other.quit()) == (0, 0)
    (form,) = table(path, "clarify")
    assert form["challenge"] == "Færgen er sejlet, når vi åbner"
    assert form["idea"] == "Åbne ørers café"


def test_both_type_at_the_same_time_in_different_fields(path: Path) -> None:
    with Desk("open", path) as one, Desk("open", path) as other:
        at_the_challenge(one)
        at_the_challenge(other, "down").do("tab", "tab").see("af 140 tegn")
        for word in ("æble ", "østers ", "ål ", "tyttebær "):
            one.send(word)
            other.send(word.upper())
            one.settle()
            other.settle()
        one.see("æble østers ål tyttebær")
        other.see("ÆBLE ØSTERS ÅL TYTTEBÆR")
        assert (one.quit(), other.quit()) == (0, 0)
    (form,) = table(path, "clarify")
    assert form["challenge"].strip() == "æble østers ål tyttebær"
    assert form["idea"].strip() == "ÆBLE ØSTERS ÅL TYTTEBÆR"


def test_a_colleague_who_comes_is_seen_and_the_facilitators_overview_follows(tmp_path: Path) -> None:
    with Desk("new", tmp_path / "w", "--title", "Forår", "--library", "Ærø") as made:
        made.ended()
    path = tmp_path / "w" / "libraries" / "aeroe.json"
    with Desk("open", tmp_path / "w") as leader, Desk("open", path, size=SMALL) as t:
        leader.see("▸ Ærø", "ikke begyndt")
        t.see("Hvem er du?").do("Gudrun", "enter").do("down", "enter").see(
            "Skriv det, I kan se", "af 280 tegn"
        )
        t.do("Ingen kommer om onsdagen")
        until(lambda: table(path, "clarify"), t, "saved")
        leader.see("◐")
        leader.do("enter").see("Gudrun")
        assert (leader.quit(), t.quit()) == (0, 0)


def test_one_killed_while_the_other_writes(path: Path) -> None:
    with Desk("open", path) as one, Desk("open", path) as other:
        at_the_challenge(one)
        at_the_challenge(other, "down").do("tab", "tab").see("af 140 tegn")
        one.send("Dør midt i det")
        other.send("Lever videre")
        until(lambda: any(form["challenge"] for form in table(path, "clarify")), one, "saved")
        one.process.kill()
        one.ended()
        other.do(" og videre").see("Dør midt i det")
        assert other.quit() == 0
    (form,) = table(path, "clarify")
    assert form["idea"] == "Lever videre og videre"
