"""Contrast of every pair of colours that the screens use, in every house theme."""

from __future__ import annotations

import pytest
from textual.app import App
from textual.color import Color
from textual.theme import Theme

from screens.theme import DEFAULT_THEME, THEME_NAMES, THEMES, WALL_THEME, next_theme, register_themes

GROUNDS = ("background", "surface", "panel")
CURSOR = ("primary-muted", "block-hover-background")
STATES = ("primary", "secondary", "accent", "warning", "error", "success")


def luminance(colour: Color) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [v / 12.92 if v <= 0.03928 else ((v + 0.055) / 1.055) ** 2.4 for v in colour.normalized]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(theme: Theme, front: str, back: str) -> float:
    """WCAG contrast of one theme variable on another."""
    names = theme.to_color_system().generate()
    ground = Color.parse(names[back])
    text = names[front]
    if text.startswith("auto"):
        share = float(text.split()[1].rstrip("%")) / 100
        colour = ground.blend(ground.get_contrast_text(1), share)
    else:
        colour = Color.parse(text)
    light, dark = sorted((luminance(colour), luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def half(theme: Theme, ground: str) -> float:
    """Contrast of muted text on the blurred cursor row: half of the tint over a ground."""
    names = theme.to_color_system().generate()
    row = Color.parse(names[ground]).blend(Color.parse(names["primary-muted"]), 0.5)
    light, dark = sorted((luminance(Color.parse(names["text-muted"])), luminance(row)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=THEME_NAMES)
class TestContrast:
    @pytest.mark.parametrize("ground", GROUNDS + CURSOR)
    @pytest.mark.parametrize("text", ["foreground", "text"])
    def test_body_text(self, theme: Theme, text: str, ground: str) -> None:
        assert contrast(theme, text, ground) >= 7

    @pytest.mark.parametrize("ground", GROUNDS)
    def test_muted_text_is_nearly_as_readable(self, theme: Theme, ground: str) -> None:
        assert contrast(theme, "text-muted", ground) >= 6
        assert half(theme, ground) >= 4.5

    @pytest.mark.parametrize("ground", CURSOR)
    def test_muted_text_on_the_cursor_row(self, theme: Theme, ground: str) -> None:
        assert contrast(theme, "text-muted", ground) >= 4.5

    @pytest.mark.parametrize("ground", GROUNDS + CURSOR)
    @pytest.mark.parametrize("text", STATES)
    def test_state_colours(self, theme: Theme, text: str, ground: str) -> None:
        assert contrast(theme, text, ground) >= 4.5

    @pytest.mark.parametrize("ground", GROUNDS)
    def test_disabled_text(self, theme: Theme, ground: str) -> None:
        assert contrast(theme, "text-disabled", ground) >= 4.5

    @pytest.mark.parametrize("ground", GROUNDS)
    @pytest.mark.parametrize("border", ["border", "border-blurred"])
    def test_borders_can_be_seen(self, theme: Theme, border: str, ground: str) -> None:
        assert contrast(theme, border, ground) >= 3

    @pytest.mark.parametrize(
        ("front", "back"),
        [
            ("footer-key-foreground", "footer-background"),
            ("footer-description-foreground", "footer-background"),
            ("block-cursor-foreground", "block-cursor-background"),
            ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
            ("input-cursor-foreground", "input-cursor-background"),
            ("input-selection-foreground", "input-selection-background"),
            ("link-color", "background"),
        ],
    )
    def test_parts_of_stock_widgets(self, theme: Theme, front: str, back: str) -> None:
        assert contrast(theme, front, back) >= 5.5

    @pytest.mark.parametrize("button", ["primary", "warning", "error", "success"])
    def test_words_on_coloured_buttons(self, theme: Theme, button: str) -> None:
        assert contrast(theme, "button-color-foreground", button) >= 4.5

    def test_the_cursor_row_stands_out(self, theme: Theme) -> None:
        names = theme.to_color_system().generate()
        assert min(contrast(theme, "primary-muted", ground) for ground in ("background", "surface")) > 1.2
        assert names["primary-muted"] == names["block-cursor-background"]


@pytest.mark.parametrize("ground", GROUNDS + CURSOR)
@pytest.mark.parametrize("text", ["foreground", "text-muted", "text-disabled", *STATES])
def test_high_contrast_reaches_seven_everywhere(text: str, ground: str) -> None:
    assert contrast(THEMES[2], text, ground) >= 7


async def test_themes_are_registered_in_order_and_go_round() -> None:
    app: App[None] = App()
    register_themes(app)
    async with app.run_test():
        for name in THEME_NAMES:
            app.theme = name
        assert "textual-dark" in app.available_themes
    assert THEME_NAMES == ("fjord", "papir", "kontrast")
    assert [next_theme(name) for name in (*THEME_NAMES, "nord")] == ["papir", "kontrast", "fjord", "fjord"]
    assert (DEFAULT_THEME, WALL_THEME) == ("fjord", "papir")
