"""Fifteen hundred keys in a form: the program stays as large as it was."""

from __future__ import annotations

from itertools import cycle, islice
from pathlib import Path

import pytest

from tests.terminal.house import Desk, make_library, table

pytestmark = [
    pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads memory as Linux tells it"),
    pytest.mark.xdist_group("terminal-soak"),
    pytest.mark.timeout(100),
]

CLEAR = "\x15"
ROUND = (*"vi læser [b højt ", CLEAR, "tab", "tab", *"æbler og øer", CLEAR, "shift+tab", "shift+tab")
BATCH = 50
WARM, MANY = 600, 1500
MOST_MEBIBYTES = 25


def press(t: Desk, count: int) -> None:
    """So many keys, fifty at a time, each time until the program has worked them off."""
    keys = list(islice(cycle(ROUND), count))
    for at in range(0, count, BATCH):
        t.send(*keys[at : at + BATCH])
        t.settle()
        while True:
            before = t.busy()
            t.moments(0.04)
            if t.busy() - before < 0.01:
                break
        t.raw = t.raw[-4096:]


def test_memory_stays_bounded(tmp_path: Path) -> None:
    path = make_library(tmp_path, "Åse")
    with Desk("open", path, environ={"LANG": "da_DK.UTF-8"}) as t:
        t.see("Hvem er du?").do("enter").see("Det næste").gone("Ny deltager")
        t.do("home", "down", "enter").see("0 af 280 tegn")
        press(t, WARM)
        before = t.memory()
        press(t, MANY)
        assert t.memory() - before < MOST_MEBIBYTES
        # It still answers.
        t.do("tab", "f6").see("Skriv, hvad I bygger udfordringen på")
        assert t.quit() == 0
    assert table(path, "library")[0]["name"] == "Ærø Bibliotek"
