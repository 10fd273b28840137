"""The program is killed, stopped, or its window closed while somebody types: what is in the file afterwards."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.session import Session
from tests.terminal.house import Desk, make_library, table, until

pytestmark = [
    pytest.mark.skipif(os.name != "posix", reason="needs a Unix terminal"),
    pytest.mark.xdist_group("terminal-never-lost"),
    pytest.mark.timeout(60),
]

BEFORE = "Før pausen: rødgrød med fløde på Ærø."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_library(tmp_path, "Åse")


def at_the_challenge(path: Path, *, again: bool = False, window: bool = False) -> Desk:
    """The program at the first field of the clarification; `again`: it knows who one is."""
    t = Desk("open", path, window=window)
    if not again:
        t.see("Hvem er du?").do("enter")
    t.see("Det næste").gone("Ny deltager").do("home", "down", "enter")
    t.see("Skriv det, I kan se, ikke løsningen.", "af 280 tegn")
    return t


def challenge(path: Path) -> str:
    return str(next(iter(table(path, "clarify")), {"challenge": ""})["challenge"])


def letters() -> Iterator[str]:
    yield from " Åh nej, strømmen går netop nu, midt i et ord"


@pytest.mark.parametrize("times", [1, 17])
def test_kill_9_in_the_middle_of_typing_costs_at_most_what_came_after_the_pause(
    path: Path, times: int
) -> None:
    with at_the_challenge(path) as t:
        t.send(BEFORE)
        until(lambda: challenge(path) == BEFORE, t, "the pause saves")
        for letter in list(letters())[:times]:
            t.send(letter)
        t.process.kill()
        assert t.ended() == -signal.SIGKILL
    assert challenge(path).startswith(BEFORE)
    with at_the_challenge(path, again=True) as t:
        t.see(BEFORE).do("end", " Og videre.").see("Og videre.")
        assert t.quit() == 0
    assert challenge(path).startswith(BEFORE)
    assert challenge(path).endswith(" Og videre.")


def test_killed_again_and_again(path: Path) -> None:
    """Each time one more word stands in the file, and it opens as if nothing had happened."""
    expected = ""
    for word in ("æbler ", "øller ", "åer "):
        with at_the_challenge(path, again=bool(expected)) as t:
            expected += word
            t.send("end", word)
            until(lambda: challenge(path) == expected, t, f"{word} saved")  # noqa: B023 - called at once
            t.send("væk")
            t.process.kill()
            t.ended()
        # What was typed while it was killed may or may not be there.
        with Session.open(path) as session:
            assert session.set_aside() == ()
        text = challenge(path)
        assert text in {expected + "væk"[:n] for n in range(4)}
        expected = text


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_stop_saves_even_the_last_letters(path: Path, name: str) -> None:
    with at_the_challenge(path) as t:
        text = BEFORE + "".join(letters())
        t.send(text)
        t.see("et ord")
        t.process.send_signal(getattr(signal, name))
        assert t.ended() == 0
    assert challenge(path) == text


@pytest.mark.skipif(not Path("/proc").exists(), reason="taking over a terminal as Linux does")
def test_closing_the_window_saves_even_the_last_letters(path: Path) -> None:
    with at_the_challenge(path, window=True) as t:
        text = BEFORE + "".join(letters())
        t.send(text)
        t.see("et ord")
        t.hang_up()
        t.ended()
    assert challenge(path) == text


def test_quitting_at_once_after_the_last_letter_saves_it(path: Path) -> None:
    """Everything in one write, as fast as a terminal can send it."""
    with at_the_challenge(path) as t:
        text = BEFORE + "".join(letters())
        t.send(text, "f10")
        assert t.ended() == 0
    assert challenge(path) == text
