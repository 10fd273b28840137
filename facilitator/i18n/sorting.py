"""Sorting people's words as a dictionary does: in Danish æ, ø and å come after z, and aa is å."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from facilitator.i18n.language import Language, current

SortKey = tuple[tuple[tuple[int, int, str], ...], str, str]

# Foreign letters stand with their nearest kin.
# Signs for private use stand in for the three, so that removing accents does not turn å into a.
_AE, _OE, _AA = "\ue000", "\ue001", "\ue002"
_AFTER_Z = (_AE, _OE, _AA)
_DANISH_LETTERS = str.maketrans(
    {"æ": _AE, "ä": _AE, "ø": _OE, "ö": _OE, "ő": _OE, "œ": _OE, "å": _AA, "ü": "y", "ű": "y"}
)
_OTHER_LETTERS = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "þ": "th", "ð": "d", "đ": "d", "ł": "l", "ß": "ss"}
)


def sort_key(text: str, language: Language | None = None) -> SortKey:
    """The key that sorts words as a dictionary of that language would (default: the language in use).

    Case and accents count only between otherwise equal words; numbers within words count by their value.
    """
    plain = unicodedata.normalize("NFC", text)
    # `~` only puts Århus before Aarhus, which are otherwise the same word.
    lower = plain.lower().replace("aa", "å~")
    letters = lower.replace("å~", "å").translate(_DANISH_LETTERS) if _danish(language) else plain.lower()
    letters = unicodedata.normalize("NFKD", letters.translate(_OTHER_LETTERS))
    # Bare letters come before accented ones, capitals before small letters.
    return tuple(_chunks(letters)), lower, text


def _danish(language: Language | None) -> bool:
    return (language or current()) == "da"


def _chunks(letters: str) -> Iterator[tuple[int, int, str]]:
    """Gaps (0) before numbers (1) before letters: a to z (2), æ ø å (3), other alphabets (4)."""
    for found in _CHUNK.finditer(letters):
        chunk = found[0]
        if chunk[0] in _AFTER_Z:
            yield (3, 0, chunk)
        elif chunk[0].isdecimal():
            value = "".join(str(unicodedata.decimal(digit)) for digit in chunk).lstrip("0")
            yield (1, len(value), value)
        elif chunk.isascii() and chunk.isalpha():
            yield (2, 0, chunk)
        elif chunk.isalpha():
            yield (4, 0, chunk)
        elif found.start() > 0 and found.end() < len(letters):
            yield (0, 0, "")


# A number, one letter (a sign of ours counts as one), or a gap. Accents and apostrophes belong to nothing.
_CHUNK = re.compile(r"\d+|[\ue000-\ue002]|[^\W\d_]|[^\w'\u2019\u0300-\u036f\ue000-\ue002]+|_+")
