"""Undo, languages, the mouse, pastes, keys that come too early, and a damaged file, in a real terminal."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from facilitator.session import Session
from tests.terminal.house import HOSTILE, SMALL, Desk, make_library, table, until

pytestmark = [
    pytest.mark.skipif(os.name != "posix", reason="needs a Unix terminal"),
    pytest.mark.xdist_group("terminal-keys"),
    pytest.mark.timeout(60),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_library(tmp_path, "Åse")


def seated(path: Path, size: tuple[int, int] = (120, 40)) -> Desk:
    t = Desk("open", path, size=size)
    t.see("Hvem er du?").do("enter").see("Det næste").gone("Ny deltager")
    return t


def at_the_challenge(path: Path, size: tuple[int, int] = (120, 40)) -> Desk:
    return seated(path, size).do("home", "down", "enter").see("Skriv det, I kan se", "0 af 280 tegn")


def challenge(path: Path) -> str:
    return str(next(iter(table(path, "clarify")), {"challenge": ""})["challenge"])


def test_undo_and_redo_reach_the_screen_and_the_file(path: Path) -> None:
    with at_the_challenge(path) as t:
        t.do("Første udgave").see("● gemt")
        until(lambda: challenge(path) == "Første udgave", t, "saved")
        t.do("tab").send("f8")
        t.gone("Første udgave")
        until(lambda: challenge(path) == "", t, "taken back")
        t.send("\x19")
        t.see("Første udgave")
        until(lambda: challenge(path) == "Første udgave", t, "done again")


def test_the_language_is_switched_under_what_one_writes(path: Path) -> None:
    with at_the_challenge(path) as t:
        t.do("Rødgrød på øen").send("\x10")
        t.see("Skriv, hvad du vil gøre")
        t.do("English").see("Dansk / English").do("enter")
        t.see("Project clarification", "Rødgrød på øen", "Help", "Quit").gone("Hjælp")
        assert t.quit() == 0
    assert challenge(path) == "Rødgrød på øen"
    with Desk("open", path) as t:
        t.see("What comes next", "Who takes part")


@pytest.mark.parametrize("size", [SMALL, (120, 40)], ids=["80x24", "120x40"])
def test_a_click_opens_a_step_and_saves_the_one_before(path: Path, size: tuple[int, int]) -> None:
    with at_the_challenge(path, size) as t:
        t.do("Klikket væk").click("Det ved I").see("Skriv, hvad I bygger udfordringen på")
        assert challenge(path) == "Klikket væk"
        t.click("Udfordring ").see("Skriv det, I kan se", "Klikket væk")


def test_a_click_chooses_in_the_list_and_in_a_form(path: Path) -> None:
    with seated(path) as t:
        t.click("Forberedelse").see("Skriv dem, I arbejder sammen med i dag.")
        t.click("Ønsker").see("Hvilke typer partnere vil du gerne have?")
        t.click("[ ] Forening").see("[x] Forening")
        until(lambda: table(path, "intake_answer"), t, "saved")
    assert table(path, "intake_answer")[0]["wanted"] == ["association"]


def test_a_paste_of_hostile_text_stands_as_it_was_pasted(path: Path) -> None:
    text = HOSTILE + "\n\tanden linje $(rm -rf ~) `id` {0} \\x1b[31m 'åæø'\n" + "ø" * 3000
    with at_the_challenge(path) as t:
        t.paste(text + "\x00\x07\x9b").see("øøøøøøøøøø")
        until(lambda: challenge(path) == text, t, "saved as pasted")
        t.do("f6").see("bygger udfordringen på").do("f5").see("øøøøøøøøøø")
        assert t.quit() == 0
    assert challenge(path) == text
    with Session.open(path) as session:
        assert session.set_aside() == ()


def test_a_paste_of_several_lines_into_one_line_stays_one_line(path: Path) -> None:
    with at_the_challenge(path) as t:
        t.do("tab", "tab").see("0 af 140 tegn")
        t.paste(f"{HOSTILE}\r\nlinje to\r\nlinje tre").see("linje tre")
        assert t.quit() == 0
    assert table(path, "clarify")[0]["idea"] == f"{HOSTILE} linje to linje tre"


EARLY = {
    "words": ("Åse Ærø", "enter", "hej med jer", "enter", "enter"),
    "keys": ("f1", "f10", "f4", "escape", "tab", "down", "pagedown", "f6", "f9", "f7", "f8"),
    "control": ("\x10", "\x19", "\x1a", "\x15", "\x0b", "\x7f", "\t", "\x1b", "\x1b[999~", "\x1b[<0;5;5M"),
    "paste": ("\x1b[200~", HOSTILE, "\x1b[201~", "enter"),
    "letters": tuple("nrslaegtmdkvf?0123456789jux "),
}


@pytest.mark.parametrize("name", EARLY)
@pytest.mark.parametrize("what", ["workshop", "library", "start"])
def test_keys_that_come_before_the_first_picture_do_no_harm(path: Path, name: str, what: str) -> None:
    from facilitator.workshop import WorkshopFolder

    folder = WorkshopFolder.create(path.parent / "w", "Forår")
    folder.add_library("Ærø")
    arguments = {"workshop": ["open", folder.path], "library": ["open", path], "start": []}[what]
    with Desk(*arguments, size=SMALL) as t:
        t.send(*EARLY[name])
        until(lambda: b"\x1b[?1049h" in t.raw, t, "the program draws")
        t.settle(0.3)
        # It either took F10 as asked, or goes on and answers.
        if t.process.poll() is None:
            t.send("\x11")
        assert t.ended() == 0, t.text()
        assert b"Traceback" not in t.raw
    for file in (path, folder.path / "libraries" / "aeroe.json"):
        with Session.open(file) as session:
            assert session.set_aside() == ()


def test_a_damaged_library_is_shown_and_brought_back_by_keys(path: Path) -> None:
    with at_the_challenge(path, SMALL) as t:
        t.do("Skrevet før skaden").see("● gemt")
        until(lambda: challenge(path) == "Skrevet før skaden", t, "saved")
        assert t.quit() == 0
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) * 2 // 3])
    damaged = path.read_bytes()
    with Desk("open", path, size=SMALL) as t:
        t.see("Bibliotekets fil er beskadiget", "Begge dele samlet")
        assert path.read_bytes() == damaged
        t.do("escape")
        assert t.ended() == 0
    assert path.read_bytes() == damaged
    with Desk("open", path, size=SMALL) as t:
        t.see("Bibliotekets fil er beskadiget").do("home", "enter").see("Projektafklaring")
        t.gone("beskadiget")
        t.quit()
    assert table(path, "library")[0]["name"] == "Ærø Bibliotek"
    kept = [file for file in path.parent.rglob("*") if file.is_file() and file.read_bytes() == damaged]
    assert kept, "the damaged file is kept under another name"
