"""Which short Danish ideas look alike: a suggestion for people, never a merge by machine.

Cosine of TF-IDF vectors of character trigrams of words padded with blanks. Trigrams and not words, because
Danish compounds and endings (lektiecafé / lektiehjælp, boghandler / boghandlen) share parts of words. Term
frequency is 1 + ln tf and document frequency ln((1+n)/(1+df)) + 1: Salton & Buckley 1988, *Information
Processing & Management* 24(5), with the smoothing that scikit-learn documents. Measured against other methods
in project notes on scoring, section 6.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

THRESHOLD: Final = 0.2
NEAREST: Final = 3
_DANISH_LETTERS: Final = frozenset("æøå")
_NOT_A_WORD: Final = re.compile(r"[^\w]+|_+")
_STOP_WORDS_TEXT: Final = (
    "ad af alle alt altid at bare blev blive bliver da de dem den denne der deres det dette dig din dit "
    "dog du efter eller en end er et for fra få får gennem ham han har havde have hende her hos hun hvad "
    "hver hvis hvor hvordan i ikke ind ja jeg jer kan kunne lave laver man mange med meget men mere mig "
    "min mod må ned noget nogle nu når og også om op os over på samme selv sig skal skulle som så sådan "
    "til ud uden under var ved vi vil ville vores være "
)
_STOP_WORDS: Final = frozenset(_STOP_WORDS_TEXT.split())


def normalise_text(text: str) -> str:
    """Lower case, accents off (é to e; æ, ø and å stay), anything but letters and digits to single blanks."""
    letters: list[str] = []
    for letter in unicodedata.normalize("NFC", text).lower():
        if letter in _DANISH_LETTERS:
            letters.append(letter)
        else:
            parts = unicodedata.normalize("NFKD", letter).lower()
            letters.extend(part for part in parts if not unicodedata.combining(part))
    return " ".join(_NOT_A_WORD.sub(" ", "".join(letters)).split())


def exact_duplicates(texts: Mapping[int, str]) -> tuple[tuple[int, ...], ...]:
    """Groups of two or more ids with the same text after :func:`normalise_text`.

    Texts that are then empty form no group.

    Ids rise inside a group and the groups are ordered by their first id.
    """
    groups: dict[str, list[int]] = {}
    for idea in sorted(texts):
        groups.setdefault(normalise_text(texts[idea]), []).append(idea)
    return tuple(tuple(ids) for text, ids in groups.items() if text and len(ids) > 1)


@dataclass(frozen=True, slots=True)
class Match:
    """Another idea and how alike it is: cosine 0..1, rounded to six digits."""

    idea: int
    likeness: float


def nearest(
    texts: Mapping[int, str], threshold: float = THRESHOLD, limit: int = NEAREST
) -> dict[int, tuple[Match, ...]]:
    """For every idea the ``limit`` most alike others at or above ``threshold``, the most alike first.

    Equal likeness is ordered by id. An idea without any letters or digits has no match.

    Raises:
        ValueError: ``threshold`` is not above 0 and at most 1, or ``limit`` is negative.
    """
    if not 0 < threshold <= 1:
        raise ValueError(f"threshold must be above 0 and at most 1, not {threshold!r}")
    if limit < 0:
        raise ValueError(f"limit must be 0 or more, not {limit!r}")
    found: dict[int, list[Match]] = {idea: [] for idea in sorted(texts)}
    postings: dict[str, list[tuple[int, float]]] = {}
    for idea, vector in _vectors(texts).items():
        for other, likeness in _likeness(vector, postings).items():
            if likeness >= threshold:
                found[idea].append(Match(other, likeness))
                found[other].append(Match(idea, likeness))
        for gram, weight in vector.items():
            postings.setdefault(gram, []).append((idea, weight))
    return {
        idea: tuple(sorted(matches, key=lambda match: (-match.likeness, match.idea))[:limit])
        for idea, matches in found.items()
    }


def _likeness(
    vector: Mapping[str, float], postings: Mapping[str, list[tuple[int, float]]]
) -> dict[int, float]:
    """The cosine with every idea already posted that shares a trigram; each pair is met once."""
    products: dict[int, float] = {}
    for gram, weight in vector.items():
        for other, other_weight in postings.get(gram, ()):
            products[other] = products.get(other, 0.0) + weight * other_weight
    return {other: min(1.0, round(product, 6)) for other, product in products.items()}


def _vectors(texts: Mapping[int, str]) -> dict[int, dict[str, float]]:
    """Unit vectors, in rising order of id and trigram, so that the sums are the same every time."""
    counts = {idea: Counter(_trigrams(texts[idea])) for idea in sorted(texts)}
    documents = Counter(gram for count in counts.values() for gram in count)
    idf = {gram: math.log((1 + len(texts)) / (1 + df)) + 1 for gram, df in documents.items()}
    vectors: dict[int, dict[str, float]] = {}
    for idea, count in counts.items():
        raw = {gram: (1 + math.log(count[gram])) * idf[gram] for gram in sorted(count)}
        length = math.sqrt(math.fsum(weight * weight for weight in raw.values()))
        vectors[idea] = {gram: weight / length for gram, weight in raw.items()}
    return vectors


def _trigrams(text: str) -> list[str]:
    words = normalise_text(text).split()
    kept = [word for word in words if word not in _STOP_WORDS] or words
    return [f" {word} "[start : start + 3] for word in kept for start in range(len(word))]
