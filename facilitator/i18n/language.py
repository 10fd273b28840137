"""Which language is spoken: one for the process, chosen at the start and changeable while it runs."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Literal, TypeGuard

Language = Literal["da", "en"]

LANGUAGES: tuple[Language, ...] = ("da", "en")
DEFAULT_LANGUAGE: Language = "da"

# British conventions for English: the day before the month, as the Danish users expect.
LOCALES: dict[Language, str] = {"da": "da_DK", "en": "en_GB"}

_WINDOWS_DANISH = 0x06

_in_use: list[Language] = [DEFAULT_LANGUAGE]
_for_a_moment: ContextVar[Language | None] = ContextVar("language", default=None)


def use(language: Language) -> None:
    """Speak this language from now on, in the whole process."""
    _in_use[0] = _required(language)


def current() -> Language:
    """The language in use."""
    return _for_a_moment.get() or _in_use[0]


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Speak another language within a `with` block, in this task or thread only."""
    token = _for_a_moment.set(_required(language))
    try:
        yield
    finally:
        _for_a_moment.reset(token)


def choose_language(
    flag: str | None = None,
    setting: str | None = None,
    environ: Mapping[str, str] | None = None,
) -> Language:
    """The language to start in: the command line's, else the setting, else the system's, else Danish.

    A system language other than Danish gives English; a system that tells nothing gives Danish.
    """
    for wish in (flag, setting):
        base = _base(wish)
        if _is_ours(base):
            return base
    system = _system_language(os.environ if environ is None else environ)
    if system is None or system == "da":
        return "da"
    return "en"


def _system_language(environ: Mapping[str, str]) -> str | None:
    """The system's language as two or three letters; None when nothing is known."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG"):
        # LANGUAGE may hold a list: the first counts.
        if base := _base(environ.get(name, "").split(":")[0]):
            return base
    # Not locale.getlocale(): it calls the neutral C.UTF-8 American English, and fails on some Macs.
    return _windows_language() if sys.platform == "win32" else None


def _windows_language() -> str | None:
    """The language of Windows' own interface, which no environment variable tells."""
    try:
        import ctypes

        number = int(ctypes.windll.kernel32.GetUserDefaultUILanguage())  # type: ignore[attr-defined,unused-ignore]
    except (AttributeError, ImportError, OSError):
        return None
    return "da" if number & 0x3FF == _WINDOWS_DANISH else "en"


def _base(name: str | None) -> str | None:
    """`da_DK.UTF-8` and `Danish_Denmark` as `da`; None for nothing and for the neutral C locale."""
    if not name:
        return None
    base = name.replace("-", "_").split(".")[0].split("@")[0].split("_")[0].strip().lower()
    base = {"danish": "da", "dansk": "da", "english": "en"}.get(base, base)
    return None if base in {"", "c", "posix"} else base


def _is_ours(language: str | None) -> TypeGuard[Language]:
    return language in LANGUAGES


def _required(language: str) -> Language:
    if not _is_ours(language):
        raise ValueError(f"not a language of this program: {language!r} (known: {', '.join(LANGUAGES)})")
    return language
