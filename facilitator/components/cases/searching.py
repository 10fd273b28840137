"""Looking for a case: every word must be in it; case, accents and the spelling of æ, ø and å make no difference."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from facilitator.components.cases.base import TEXTS, Case
from facilitator.content import Course

FILTERS = ("sector", "service", "level", "land", "size")
"""What one can filter by, in the order in which the filters stand."""

LISTS = {
    "sector": "sector",
    "service": "service_group",
    "level": "level",
    "land": "cases_land",
    "size": "cases_size",
}
"""The course's list of choices behind each filter."""

_SPELT_OUT = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_BARE = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})


@lru_cache(maxsize=4096)
def _folded(text: str) -> tuple[str, str]:
    """The text as it is compared, with æ, ø and å spelt out and without their marks."""
    whole = unicodedata.normalize("NFC", text).casefold()
    return _bare(whole.translate(_SPELT_OUT)), _bare(whole.translate(_BARE))


def _bare(text: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: words, and one value a filter ("" = any)."""

    look: str = ""
    sector: str = ""
    service: str = ""
    level: str = ""
    land: str = ""
    size: str = ""

    @property
    def any(self) -> bool:
        """Whether this leaves something out."""
        return bool(self.look.strip()) or any(self.value(name) for name in FILTERS)

    def value(self, name: str) -> str:
        """The value of the filter of this name."""
        return str(getattr(self, name))

    def with_value(self, name: str, value: str) -> Wanted:
        """The same with another value of one filter."""
        return replace(self, **{name: value})


def values(case: Case, name: str) -> tuple[str, ...]:
    """The values that a case has for a filter."""
    return case.sectors if name == "sector" else (str(getattr(case, name)),)


def found(cases: Iterable[Case], course: Course, wanted: Wanted) -> tuple[Case, ...]:
    """The cases that hold every word and have the value of every filter, in their own order."""
    words = [_folded(word) for word in wanted.look.split()]
    chosen = [(name, value) for name in FILTERS if (value := wanted.value(name))]
    return tuple(
        case
        for case in cases
        if all(value in values(case, name) for name, value in chosen) and _holds(case, course, words)
    )


def _holds(case: Case, course: Course, words: Sequence[tuple[str, str]]) -> bool:
    if not words:
        return True
    said = [case.title, case.library, case.municipality, case.lender, case.source, *case.partners]
    said += [getattr(case, name) for name in TEXTS]
    said += [str(year) for year in (case.year, case.until) if year is not None]
    said += [course.label(LISTS[name], value) for name in FILTERS for value in values(case, name) if value]
    spelt, bare = _folded(" ".join(said))
    return all(one in spelt or other in bare for one, other in words)


def counts(cases: Iterable[Case], course: Course, wanted: Wanted, name: str) -> dict[str, int]:
    """How many cases there would be with each value of one filter, the other filters as they are."""
    listed = found(cases, course, wanted.with_value(name, ""))
    made = dict.fromkeys(course.choices.get(LISTS[name], {}), 0)
    for case in listed:
        for value in dict.fromkeys(values(case, name)):
            if value:
                made[value] = made.get(value, 0) + 1
    return made
