"""Words from the catalogues. Message ids are English; both languages have a catalogue."""

from __future__ import annotations

import gettext
import os
from collections.abc import Mapping
from functools import cache
from typing import Any

from facilitator.i18n.formats import format_number
from facilitator.i18n.language import Language, current
from facilitator.paths import data_dir

DOMAIN = "facilitator"


class _Gap:
    """Stands for a parameter that was not given: whatever is asked of it, it prints as its placeholder."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __format__(self, spec: str) -> str:
        return f"{{{self._name}}}"

    def __str__(self) -> str:
        return f"{{{self._name}}}"

    __repr__ = __str__

    def __getattr__(self, name: str) -> _Gap:
        return self

    def __getitem__(self, name: object) -> _Gap:
        return self


class _Params(dict[str, Any]):
    def __missing__(self, name: str) -> _Gap:
        return _Gap(name)


@cache
def _catalogue(language: Language) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, data_dir() / "locale", [language], fallback=True)


def tr(msgid: str, **params: Any) -> str:
    """The text in the language in use, with `{name}` filled in. Without parameters braces are left alone.

    A missing parameter or a broken placeholder shows itself in the text; it never raises.
    """
    return _fill(_catalogue(current()).gettext(msgid) if msgid else "", params)


_ = tr


def trn(singular: str, plural: str, n: float, **params: Any) -> str:
    """The singular or plural text for `n`, where `{n}` is the number as the language writes it."""
    # gettext wants whole numbers; one and a half is plural in both languages.
    count = int(n) if n == int(n) else 2
    text = _catalogue(current()).ngettext(singular, plural, count)
    return _fill(text, {"n": format_number(n), **params})


def N_(msgid: str) -> str:  # noqa: N802 - gettext's own name for it
    """Marks a text for the catalogues and leaves it as it is, to be translated where it is shown."""
    return msgid


def _fill(text: str, params: Mapping[str, Any]) -> str:
    if not params:
        return text
    try:
        return text.format_map(_Params(params))
    except (ValueError, LookupError, AttributeError, TypeError):
        return text


def install_argparse_language() -> None:
    """Let argparse speak the language in use: its words go through the standard library's gettext domain.

    Call it after `use`, before the parser is made. Programs started from here speak the same language.
    """
    gettext.bindtextdomain(DOMAIN, str(data_dir() / "locale"))
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = current()
