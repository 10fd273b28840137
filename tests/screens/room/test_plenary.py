"""The plenary on the facilitator's screen: leafing through the pictures, drawing lots, and showing them on the wall."""

from __future__ import annotations

import re
from pathlib import Path

from facilitator.demo import copy_demo
from facilitator.room.pictures import texts
from screens.room.wall.board import Board
from tests.screens.driver import Driver, driving, table


async def pictured(t: Driver, *words: str) -> None:
    """Wait until the picture says these words, in letters of any size."""

    def said() -> str:
        boards = t.app.screen.query(Board)
        found = boards.first().scene.picture if boards else None
        return " | ".join(texts(found)) if found else ""

    for word in words:
        await t.until(lambda word=word: word in said(), f"pictures {word!r}: {said()}")  # type: ignore[misc]


async def test_side_by_side_and_lots(tmp_path: Path) -> None:
    """From the overview with C: five pictures, one on the wall; the order and the groups are drawn, names in her window only."""
    folder = copy_demo(tmp_path / "demo")
    file = folder / "workshop.json"
    async with driving(folder, size=(80, 24)) as t:
        await t.shows("Gladsaxe")
        await t.press("c")
        await t.shows("Fælles billeder")
        await t.press("end", "enter")
        await pictured(t, "Fælles udfordringer", "At blive ved", "Hvem er kommet længst med det?")
        await t.press("right")
        await pictured(t, "Ydelser side om side", "valgt af Gentofte, på listen hos Frederiksberg")
        await t.press("v")
        await t.shows("● på storskærmen")
        assert table(file, "room")[0]["wall"] == "services"
        await t.press("v", "right")
        await pictured(t, "Partnere, set og overset", "spørg Gentofte")
        assert table(file, "room")[0]["wall"] == ""
        await t.press("4")
        await pictured(t, "Der er ikke trukket lod endnu.")

        await t.press("t")
        await t.shows("Enter eller O trækker lod.", "+ og − ændrer størrelsen.")
        await t.press("enter")
        await t.shows("Lodtrækning", "Der er trukket lod.", "Enter eller V viser den på storskærmen.")
        await t.press("plus", "g")
        await t.shows("Grupper med 5 i hver", "Grupperne er lavet.")
        await t.press("enter")
        await t.shows("● på storskærmen")
        found = re.search(r" 1  (\w+ \w+) \(", t.text)
        assert found is not None, t.text
        drawn = {draw["what"]: draw for draw in table(file, "room_draw")}
        assert len(drawn["order"]["libraries"]) == 6
        assert drawn["groups"]["size"] == 5
        assert table(file, "room")[0]["wall"] == "groups"
        await t.press("escape", "5")
        await pictured(t, "Grupper på tværs", "Gruppe 6", "Lyt efter dit navn.")
        assert found[1] not in t.text
        await t.press("f1")
        await t.shows("Her ser du, hvad bibliotekerne har til fælles")
        await t.press("escape", "escape")
        await t.shows("Næstved")
        assert t.screen_name == "HomeScreen"
