"""Looking for a card in the deck: accents, case and the spelling of æ, ø and å make no difference."""

from __future__ import annotations

import unicodedata

from facilitator.content import ServiceIdea

_SPELT_OUT = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_BARE = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})


def _folded(text: str, letters: dict[int, str]) -> str:
    whole = unicodedata.normalize("NFC", text).casefold().translate(letters)
    return "".join(one for one in unicodedata.normalize("NFKD", whole) if not unicodedata.combining(one))


def fits(idea: ServiceIdea, look: str) -> bool:
    """Whether every word of `look` is in the card's name (in either language) or its description."""
    card = f"{idea.name.da} {idea.name.en} {idea.hint or ''}"
    spelt, bare = _folded(card, _SPELT_OUT), _folded(card, _BARE)
    return all(_folded(word, _SPELT_OUT) in spelt or _folded(word, _BARE) in bare for word in look.split())
