"""The top bar, the footer and the countdown."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

import pytest
from rich.style import Style
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, Static

from screens.theme import register_themes
from screens.widgets.countdown import Countdown, Words
from screens.widgets.footer import HouseFooter
from screens.widgets.topbar import TopBar
from tests.screens.widgets.drawing import HOSTILE, drawn, running, wait_until

WHERE = ["Partnerværksted", "Gentofte Bibliotekerne", "3 Valg af ydelser", "Lektiecafé"]
RIGHT = [("Anne er også her", 1), ("gemt 14:02", 2), ("Møde 2 · 18 min tilbage", 3)]


def test_top_bar_drops_in_order() -> None:
    bar = TopBar(WHERE, RIGHT)
    wide = bar.line(160).plain
    assert wide.startswith("Partnerværksted › Gentofte Bibliotekerne › 3 Valg af ydelser › Lektiecafé")
    assert wide.endswith("Anne er også her   gemt 14:02   Møde 2 · 18 min tilbage")
    normal = bar.line(76).plain
    assert normal.startswith("Partnerværksted ›")
    assert "Lektiecafé" in normal
    assert normal.endswith("Møde 2 · 18 min tilbage")
    assert "Anne" not in normal
    assert "Lektiecafé" in bar.line(36).plain
    assert bar.line(6).plain == "Lekti…"


@pytest.mark.parametrize("width", range(0, 200, 7))
def test_top_bar_fills_exactly_the_width(width: int) -> None:
    for where in ([], ["En"], ["En", "To"], WHERE, [HOSTILE] * 5):
        for right in ([], RIGHT, [HOSTILE, HOSTILE]):
            assert TopBar(where, right).line(width).cell_length == width


async def test_top_bar_shows_what_is_set() -> None:
    bar = TopBar()
    async with running(bar, (80, 10)):
        bar.set_where(["Biblioteker", HOSTILE])
        bar.set_right(["gemt"])
        assert "[/x] [red]" in drawn(bar)[0]
        assert drawn(bar)[0].endswith("gemt")


class Keys(App[None]):
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(key, f"do('{key}')", f"Handling {key}", id=f"test.{key}", tooltip=f"Om {key}")
            for key in ("f2", "f3", "f4", "f5")
        ),
        Binding("f1", "help", "Hjælp", id="app.help"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []
        self.off: set[str] = set()

    def compose(self) -> ComposeResult:
        register_themes(self)
        yield Input()
        yield Marker()
        yield HouseFooter()

    def action_do(self, key: str) -> None:
        self.done.append(key)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return None if parameters and parameters[0] in self.off else True


class Marker(Static, can_focus=True):
    BINDINGS: ClassVar[list[BindingType]] = [Binding("m", "mark", "Marker", id="test.mark")]


def footer(app: App[None]) -> HouseFooter:
    return app.query_one(HouseFooter)


def shown(app: App[None]) -> str:
    return drawn(footer(app))[0].rstrip() if footer(app).content_size.width else ""


def styles(app: App[None]) -> dict[str, Style]:
    """By text: how it is drawn."""
    return {segment.text.strip(): segment.style or Style() for segment in footer(app).render_line(0)}


@pytest.mark.parametrize("width", [12, 30, 50, 100])
async def test_footer_shows_whole_words_and_keeps_help(width: int) -> None:
    app = Keys()
    async with app.run_test(size=(width, 12)) as pilot:
        await wait_until(pilot, lambda: "Hjælp" in shown(app))
        words = shown(app).split("  ")
        assert words[-1].lower() == "f1 hjælp"
        assert [word.split(" ", 1)[1] for word in words[:-1]] == [
            f"Handling f{n}" for n in range(2, 1 + len(words))
        ]
        await pilot.resize_terminal(100, 12)
        await wait_until(pilot, lambda: "Handling f5" in shown(app))


async def test_footer_is_not_drawn_again_for_the_same_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Keys()
    async with app.run_test(size=(100, 12)) as pilot:
        await wait_until(pilot, lambda: "Hjælp" in shown(app))
        await pilot.pause()
        drawings = []
        monkeypatch.setattr(footer(app), "refresh", lambda **_: drawings.append(1))
        app.screen.refresh_bindings()
        app.screen.refresh_bindings()
        await pilot.pause()
        assert not drawings
        assert not list(footer(app).children)
        app.query_one(Marker).focus()
        await wait_until(pilot, lambda: bool(drawings))
        assert len(drawings) == 1


async def test_footer_follows_focus_and_what_can_be_done() -> None:
    app = Keys()
    async with app.run_test(size=(100, 12)) as pilot:
        await wait_until(pilot, lambda: "Hjælp" in shown(app))
        assert "Marker" not in shown(app)
        app.query_one(Marker).focus()
        await wait_until(pilot, lambda: "m Marker" in shown(app))
        assert not styles(app)["Handling f3"].strike
        app.off = {"f3"}
        app.refresh_bindings()
        await wait_until(pilot, lambda: bool(styles(app)["Handling f3"].strike))
        assert not styles(app)["Handling f2"].strike


async def test_footer_follows_theme_and_language() -> None:
    app = Keys()
    async with app.run_test(size=(100, 12)) as pilot:
        app.theme = "fjord"
        await wait_until(pilot, lambda: "Hjælp" in shown(app))
        key = next(text for text in styles(app) if text.lower() == "f2")
        before = styles(app)[key]
        assert before.bold
        app.theme = "textual-light"
        await wait_until(pilot, lambda: styles(app)[key].color != before.color)
        rendered = "".join(
            segment.text for strip in app.screen._compositor.render_strips()[-1:] for segment in strip
        )
        assert "Handling f2" in rendered
        app._bindings.key_to_bindings["f2"] = [
            replace(app._bindings.key_to_bindings["f2"][0], description="Handle f2")
        ]
        footer(app).update_keys()
        await wait_until(pilot, lambda: "Handle f2" in shown(app))


async def test_a_click_presses_the_key_and_its_tooltip_says_what_it_does() -> None:
    app = Keys()
    app.off = {"f4"}
    async with app.run_test(size=(100, 12)) as pilot:
        await wait_until(pilot, lambda: "Hjælp" in shown(app))
        for n in (3, 4):
            at = 1 + shown(app).index(f"Handling f{n}")
            await pilot.hover(footer(app), offset=(at, 0))
            await pilot.pause()
            assert footer(app).tooltip == f"Om f{n}"
            await pilot.click(footer(app), offset=(at, 0))
        await pilot.click(footer(app), offset=(99, 0))
        await pilot.pause()
        assert app.done == ["f3"]
        assert isinstance(app.focused, Input)
        await pilot.hover(app.query_one(Input))
        await pilot.pause()
        assert footer(app).tooltip is None


async def test_footer_is_literal_in_the_smallest_window() -> None:
    app = Keys()
    app._bindings.key_to_bindings["f1"] = [
        replace(app._bindings.key_to_bindings["f1"][0], description=HOSTILE)
    ]
    async with app.run_test(size=(100, 12)) as pilot:
        await wait_until(pilot, lambda: "[red]" in shown(app))
        await pilot.resize_terminal(3, 3)
        await wait_until(pilot, lambda: shown(app) == "")


class Clock:
    """Seconds that a test sets."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


async def test_countdown_states_have_words_and_signs() -> None:
    clock = Clock()
    words = Words("på pause", "snart færdig", "tiden er gået")
    widget = Countdown(paused=277, words=words, now=clock)
    async with running(widget) as run:
        assert drawn(widget)[0].strip() == "‖ 04:37 på pause"
        widget.show_time(ends_at=1_120_000)
        await run.pilot.pause()
        assert drawn(widget)[0].strip() == "02:00"
        clock.now = 1075.2
        widget._tick()
        for _ in range(100):  # it grows with its words
            await run.pilot.pause(0.005)
            if drawn(widget)[0].strip() != "! 00…":
                break
        assert drawn(widget)[0].strip() == "! 00:45 snart færdig"
        clock.now = 1120.0
        widget._tick()
        widget._tick()
        await run.pilot.pause()
        assert drawn(widget)[0].strip() == "■ 00:00 tiden er gået"
        assert len(run.of(Countdown.RunOut)) == 1
        widget.show_time()
        await run.pilot.pause()
        assert widget.text() == ""


def awake(widget: Countdown) -> bool:
    return widget._timer is not None


async def test_countdown_sleeps_unless_it_runs() -> None:
    clock = Clock()
    widget = Countdown(paused=5, now=clock)
    async with running(widget):
        assert not awake(widget)
        widget.show_time(ends_at=1_005_000)
        assert awake(widget)
        assert widget.running
        widget.show_time(paused=3)
        assert not awake(widget)


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 60)])
async def test_big_countdown_in_every_size(size: tuple[int, int]) -> None:
    widget = Countdown(paused=277, big=True, words=Words(paused="på pause"))
    async with running(widget, size):
        text = drawn(widget)
        assert any("█" in line for line in text)
        assert any("på pause" in line for line in text)
