"""A new user: makes a workshop, says who she is, writes about the challenge, leaves, and comes back."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.terminal.house import HOSTILE, LARGE, SMALL, Desk, make_library, table

pytestmark = [
    pytest.mark.skipif(os.name != "posix", reason="needs a Unix terminal"),
    pytest.mark.xdist_group("terminal-new-user"),
    pytest.mark.timeout(60),
]

LONG = (
    "Børnefamilierne på øen hører ikke om vores åbne aftener, og når de gør, er færgen sejlet. "
    "Årsagen er ikke prisen, men tiden: æbleplukningen, håndbolden og køen ved Brugsen."
)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
def test_from_an_empty_folder_to_words_in_the_file(tmp_path: Path, size: tuple[int, int]) -> None:
    with Desk("new", tmp_path / "forår", "--title", "Forår", "--library", "Ærø Bibliotek") as t:
        assert t.ended() == 0
    path = tmp_path / "forår" / "libraries" / "aeroe-bibliotek.json"
    with Desk("open", path, size=size) as t:
        t.see("Hvem er du?").do("Åse Sørensen-Bjørnå", "enter")
        t.see("Ærø Bibliotek", "Åse Sørensen-Bjørnå", "1 Projektafklaring")
        t.do("down", "enter").see("Skriv det, I kan se, ikke løsningen.", "0 af 280 tegn")
        t.do(LONG).see("Børnefamilierne på øen", "Brugsen.")
        assert t.quit() == 0
    assert [person["name"] for person in table(path, "person")] == ["Åse Sørensen-Bjørnå"]
    assert table(path, "clarify")[0]["challenge"] == LONG
    with Desk("open", path, size=size) as t:
        t.see("Åse Sørensen-Bjørnå", "Projektafklaring").gone("Ny deltager")
        t.do("home", "down", "enter").see("Børnefamilierne på øen", "Brugsen.")


def test_a_workshop_made_on_the_start_screen(tmp_path: Path) -> None:
    with Desk(size=SMALL) as t:
        t.see("Velkommen", "Lav en ny workshop").do("down", "enter").see("Hvad hedder workshoppen?")
        t.do("Efterår på Læsø", "enter").see("Efterår på Læsø").do("n")
        t.see("Hvad hedder biblioteket?").do("Læsø Bibliotek", "enter").see("▸ Læsø Bibliotek").do(
            "enter"
        ).see("Det næste", "facilitator")
        assert t.quit() == 0
    (path,) = Path(os.environ["HOME"]).rglob("laesoe-bibliotek.json")
    assert table(path, "library")[0]["name"] == "Læsø Bibliotek"
    with Desk(size=SMALL) as t:
        t.see("Efterår på Læsø", "▸ Læsø Bibliotek")


def test_the_demo_is_a_copy_that_goes_away(tmp_path: Path) -> None:
    (tmp_path / "tmp").mkdir()
    with Desk("demo", environ={"TMPDIR": str(tmp_path / "tmp")}) as t:
        t.see("Gladsaxe", "Gentofte")
        assert list((tmp_path / "tmp").iterdir())
        assert t.quit() == 0
    assert list((tmp_path / "tmp").iterdir()) == []


def test_the_demo_in_english_in_a_folder_of_ones_own(tmp_path: Path) -> None:
    with Desk("demo", "--folder", tmp_path / "prøve", "--lang", "en") as t:
        t.see("Gladsaxe", "libraries", "Quit")
        assert t.quit() == 0
    assert (tmp_path / "prøve" / "libraries" / "gladsaxe.json").exists()


@pytest.mark.parametrize("how", ["F10", "Ctrl+Q", "SIGTERM"])
def test_the_terminal_is_given_back_as_it_was(tmp_path: Path, how: str) -> None:
    path = make_library(tmp_path)
    with Desk("open", path) as t:
        t.see("Hvem er du?")
        if how == "SIGTERM":
            t.process.terminate()
        else:
            t.do("escape").gone("Ny deltager").send("f10" if how == "F10" else "\x11")
        assert t.ended() == 0
        for switched_on, off in (
            (b"\x1b[?1049h", b"\x1b[?1049l"),  # the other screen
            (b"\x1b[?25l", b"\x1b[?25h"),  # no cursor
            (b"\x1b[?1000h", b"\x1b[?1000l"),  # mouse
            (b"\x1b[?1003h", b"\x1b[?1003l"),
            (b"\x1b[?1006h", b"\x1b[?1006l"),
            (b"\x1b[?2004h", b"\x1b[?2004l"),  # marked pastes
        ):
            assert switched_on in t.raw
            assert t.raw.rfind(off) > t.raw.rfind(switched_on), off
        assert b"Traceback" not in t.raw


def test_a_path_that_is_not_there_is_told_and_one_can_begin_anyway(tmp_path: Path) -> None:
    with Desk("open", tmp_path / "væk.json", size=SMALL) as t:
        t.see("! Der er ingen biblioteksfil med navnet væk.json", "Intet er ændret.").do("enter")
        t.see("Velkommen")
        assert t.quit() == 0


def test_a_name_of_strange_signs(tmp_path: Path) -> None:
    path = make_library(tmp_path)
    with Desk("open", path, size=SMALL) as t:
        t.see("Hvem er du?").do(HOSTILE, "enter").see("[/x] [red] [b")
        assert t.quit() == 0
    assert table(path, "person")[0]["name"] == HOSTILE
