"""Screens of the room that are left while they are still opening the room's files."""

from __future__ import annotations

from pathlib import Path

import pytest

from screens.room.base import RoomScreen
from screens.room.control import ControlScreen
from screens.room.following import Following
from screens.room.wall import WallScreen
from tests.screens.driver import driving


@pytest.mark.parametrize("kind", [ControlScreen, WallScreen])
async def test_a_screen_that_is_left_while_it_opens_lets_go_of_the_files(
    workshop: Path, kind: type[RoomScreen], monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[Following] = []
    opening = Following.open

    async def noted(following: Following) -> None:
        begun.append(following)
        await opening(following)

    monkeypatch.setattr(Following, "open", noted)
    async with driving(workshop) as driver:
        before = list(driver.app.sessions)
        for with_the_workshop in (False, True):
            begun.clear()
            driver.app.push_screen(kind(workshop))
            await driver.until(lambda: begun, "the files are being opened")
            if with_the_workshop:
                await driver.until(lambda: begun[-1].workshop is not None, "the workshop's file is open")
            driver.app.pop_screen()
            await driver.until(lambda: begun[-1].closed, "the files are let go")
            await driver.settle()
            assert driver.app.sessions == before
