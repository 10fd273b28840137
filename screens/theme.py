"""The house themes: `fjord` (dark), `papir` (light) and `kontrast` (high contrast).

Every text colour is explicit where Textual would mix one by itself and land too close to the ground.
The cursor row of the house's own widgets is `$primary-muted`; text, muted text and the state colours are
readable on it.
`tests/screens/test_theme.py` measures every pair that the screens use.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from textual.app import App
from textual.theme import Theme

from facilitator.launch import Launch


def _variables(  # noqa: PLR0913 - one name for each colour
    *,
    foreground: str,
    background: str,
    muted: str,
    disabled: str,
    border: str,
    blurred: str,
    cursor: str,
    hover: str,
    key: str,
    panel: str,
) -> dict[str, str]:
    """The derived colours that Textual would otherwise mix."""
    return {
        "text-muted": muted,
        "text-disabled": disabled,
        "foreground-muted": muted,
        "foreground-disabled": disabled,
        "primary-muted": cursor,
        "border": border,
        "border-blurred": blurred,
        "block-cursor-foreground": foreground,
        "block-cursor-background": cursor,
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-foreground": foreground,
        "block-cursor-blurred-background": hover,
        "block-hover-background": hover,
        "footer-foreground": foreground,
        "footer-background": panel,
        "footer-key-foreground": key,
        "footer-description-foreground": foreground,
        "input-cursor-background": foreground,
        "input-cursor-foreground": background,
        "input-selection-background": cursor,
        "input-selection-foreground": foreground,
        "screen-selection-background": cursor,
        "screen-selection-foreground": foreground,
        "link-color": border,
        "link-color-hover": foreground,
        "link-background-hover": cursor,
        "scrollbar": blurred,
        "scrollbar-hover": border,
        "scrollbar-active": border,
        "scrollbar-background": panel,
        "scrollbar-background-hover": panel,
        "scrollbar-background-active": panel,
        "scrollbar-corner-color": panel,
        "button-foreground": foreground,
        "button-focus-text-style": "bold underline",
        "markdown-h1-color": border,
        "markdown-h2-color": border,
        "markdown-h3-color": border,
        "markdown-h6-color": muted,
    }


FJORD = Theme(
    "fjord",
    dark=True,
    primary="#8bbcff",
    secondary="#9bd5c0",
    accent="#ffc66d",
    warning="#ffbd66",
    error="#ff9aa2",
    success="#8fd694",
    background="#12161c",
    surface="#191f27",
    panel="#232b35",
    foreground="#e6e9ee",
    variables=_variables(
        foreground="#e6e9ee",
        background="#12161c",
        muted="#b3bac4",
        disabled="#98a1ad",
        border="#8bbcff",
        blurred="#76828f",
        cursor="#27405f",
        hover="#202e40",
        key="#ffc66d",
        panel="#232b35",
    ),
)

PAPIR = Theme(
    "papir",
    dark=False,
    primary="#17508f",
    secondary="#125c49",
    accent="#7a4600",
    warning="#7f4700",
    error="#a01b14",
    success="#145e27",
    background="#fbfaf7",
    surface="#f1efe9",
    panel="#e4e1d8",
    foreground="#1b1f24",
    variables=_variables(
        foreground="#1b1f24",
        background="#fbfaf7",
        muted="#484d55",
        disabled="#5d636c",
        border="#17508f",
        blurred="#7a7f86",
        cursor="#c9dbf0",
        hover="#dde6ee",
        key="#7a4600",
        panel="#e4e1d8",
    ),
)

KONTRAST = Theme(
    "kontrast",
    dark=True,
    primary="#8fd0ff",
    secondary="#7ff0d0",
    accent="#ffe14d",
    warning="#ffd84d",
    error="#ffb0b0",
    success="#8ff59a",
    background="#000000",
    surface="#0b0b0b",
    panel="#1a1a1a",
    foreground="#ffffff",
    variables=_variables(
        foreground="#ffffff",
        background="#000000",
        muted="#dddddd",
        disabled="#c4c4c4",
        border="#8fd0ff",
        blurred="#b8b8b8",
        cursor="#0d3357",
        hover="#0a2540",
        key="#ffe14d",
        panel="#1a1a1a",
    ),
)

THEMES: tuple[Theme, ...] = (FJORD, PAPIR, KONTRAST)
THEME_NAMES: tuple[str, ...] = tuple(theme.name for theme in THEMES)
DEFAULT_THEME = FJORD.name
WALL_THEME = PAPIR.name


def register_themes(app: App[Any]) -> None:
    """Make the house themes known to an app; Textual's own stay available."""
    for theme in THEMES:
        app.register_theme(theme)


def next_theme(name: str) -> str:
    """The house theme after this one, round and round; the first after a theme of another house."""
    where = THEME_NAMES.index(name) if name in THEME_NAMES else -1
    return THEME_NAMES[(where + 1) % len(THEME_NAMES)]


_FIRST = {"theme": "fjord", "wall_theme": "papir"}


def theme_setting(launch: Launch) -> str:
    """Which setting holds the colours: the wall has its own, light until somebody chooses."""
    return "wall_theme" if launch.view == "project" else "theme"


def first_theme(launch: Launch, setting: Callable[[str], object], known: Collection[str]) -> str:
    """The colours to begin with: those of the command line, else of the settings, else the house's own."""
    name = theme_setting(launch)
    wish = launch.theme or setting(name)
    return wish if isinstance(wish, str) and wish in known else _FIRST[name]
