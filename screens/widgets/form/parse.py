"""What people type, understood: whole numbers and dates as Danes and the English write them."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from facilitator.record import clean


class Unclear(Exception):
    """The text cannot be understood; `code` and `params` name the sentence that says why."""

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


USUAL = (1200, 10)
"""Numbers for an example, the first that a field may hold."""

_SPACE = re.compile(r"\s+")
_DIGITS = re.compile(r"[+-]?\d+")
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:([.,' \u00a0\u202f])\d{3})(?:\1\d{3})*")
_NO_DIGIT = re.compile(r"[^\d+-]")

_MONTHS: tuple[tuple[str, ...], ...] = (
    ("januar", "january"),
    ("februar", "february"),
    ("marts", "march"),
    ("april",),
    ("maj", "may"),
    ("juni", "june"),
    ("juli", "july"),
    ("august",),
    ("september", "sept"),
    ("oktober", "october"),
    ("november",),
    ("december",),
)
_NUMERIC = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{1,2})(?:\s*[./-]\s*(\d{4}|\d{2}))?\.?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_FIRST = re.compile(
    r"(?:[^\W\d]+\.?,?\s+){0,2}?(\d{1,2})(?:\.|st|nd|rd|th)?\s*([^\W\d]+)\.?,?(?:\s*(\d{4}|\d{2}))?"
)
_MONTH_FIRST = re.compile(r"([^\W\d]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?(?:\s+(\d{4}|\d{2}))?")


def one_line(text: str) -> str:
    """The text on one line: breaks and tabs become one space, control characters are dropped."""
    kept = clean(text)
    if not any(sign in kept for sign in "\n\t\u2028\u2029"):
        return str(kept)
    return " ".join(part for part in re.split(r"[\n\t\u2028\u2029]+", kept) if part)


def parse_number(text: str, low: int, high: int) -> int | None:
    """A whole number between `low` and `high`; None for nothing.

    Raises:
        Unclear: it is not a whole number, or lies outside.
    """
    bare = text.strip()
    if not bare:
        return None
    if not _DIGITS.fullmatch(bare) and not _GROUPED.fullmatch(bare):
        raise Unclear("number", n=next((n for n in USUAL if low <= n <= high), low))
    digits = _NO_DIGIT.sub("", bare)
    if len(digits) > 18:
        raise Unclear("less_than_equal", le=high)
    number = int(digits)
    if number < low:
        raise Unclear("greater_than_equal", ge=low)
    if number > high:
        raise Unclear("less_than_equal", le=high)
    return number


def parse_date(text: str) -> date | None:
    """A day from 12/3/2027, 12.3.27, 12. marts 2027, 12 March 2027 or 2027-03-12; None for nothing.

    Raises:
        Unclear: it is no date, the year is missing, or the calendar has no such day.
    """
    bare = _SPACE.sub(" ", text.strip().lower())
    if not bare:
        return None
    if found := _ISO.fullmatch(bare):
        return _day(found[3], int(found[2]), found[1])
    if found := _NUMERIC.fullmatch(bare):
        return _day(found[1], int(found[2]), found[3])
    if found := _DAY_FIRST.fullmatch(bare):
        return _day(found[1], _month(found[2]), found[3])
    if found := _MONTH_FIRST.fullmatch(bare):
        return _day(found[2], _month(found[1]), found[3])
    raise Unclear("date")


def _month(word: str) -> int:
    for number, names in enumerate(_MONTHS, 1):
        if len(word) >= 3 and any(name.startswith(word) for name in names):
            return number
    raise Unclear("date")


def _day(day: str, month: int, year: str | None) -> date:
    if year is None:
        raise Unclear("date_year")
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, int(day))
    except ValueError as error:
        raise Unclear("date_impossible") from error
