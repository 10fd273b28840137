"""Dates, times, numbers and lists as each language writes them. Babel loads with the first that needs it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import Literal

from facilitator.i18n.language import LOCALES, Language, current

DateStyle = Literal["short", "medium", "long", "full", "day", "weekday", "iso"]

_NO_BREAK_SPACE = "\u00a0"

_PATTERNS: dict[Language, dict[str, str]] = {
    "da": {
        "short": "dd.MM.y",
        "medium": "d. MMM y",
        "long": "d. MMMM y",
        "full": "EEEE 'den' d. MMMM y",
        "day": "d. MMMM",
        "weekday": "EEEE 'den' d. MMMM",
    },
    "en": {
        "short": "dd/MM/y",
        "medium": "d MMM y",
        "long": "d MMMM y",
        "full": "EEEE d MMMM y",
        "day": "d MMMM",
        "weekday": "EEEE d MMMM",
    },
}

_NEAR: dict[Language, dict[int, str]] = {
    "da": {-1: "i går", 0: "i dag", 1: "i morgen"},
    "en": {-1: "yesterday", 0: "today", 1: "tomorrow"},
}


def _local(moment: datetime) -> datetime:
    """In this computer's time zone; a moment without a zone is taken as already local."""
    return moment.astimezone() if moment.tzinfo else moment


def _now() -> datetime:
    return datetime.now(UTC).astimezone()


def format_date(day: date, style: DateStyle = "long") -> str:
    """A date: `short` 02.03.2026, `medium` 2. mar. 2026, `long` 2. marts 2026, `full` with its weekday.

    `day` and `weekday` are `long` and `full` without the year; `iso` is 2026-03-02.
    """
    if isinstance(day, datetime):
        day = _local(day).date()
    if style == "iso":
        return day.isoformat()
    from babel.dates import format_date as babel_date

    return babel_date(day, _PATTERNS[current()][style], locale=LOCALES[current()])


def format_time(moment: time | datetime) -> str:
    """The time of day: 9.41 in Danish, 9:41 in English."""
    if isinstance(moment, datetime):
        moment = _local(moment)
    separator = "." if current() == "da" else ":"
    return f"{moment.hour}{separator}{moment.minute:02}"


def format_datetime(moment: datetime, style: DateStyle = "long") -> str:
    """A date and time: 2. marts 2026 kl. 14.02."""
    joint = " " if style in {"short", "iso"} else " kl. " if current() == "da" else " at "
    return f"{format_date(moment, style)}{joint}{format_time(moment)}"


def relative_day(moment: datetime | date, now: datetime | None = None) -> str:
    """How people name a near day: i dag 9.41, i går 16.12, i morgen, else 2. marts (and the year)."""
    today = _local(now or _now()).date()
    day = _local(moment).date() if isinstance(moment, datetime) else moment
    # The distance is computed between plain dates, so that a night with a clock change counts as one day.
    if name := _NEAR[current()].get((day - today).days):
        return f"{name} {format_time(moment)}" if isinstance(moment, datetime) else name
    return format_date(day, "day" if day.year == today.year else "long")


def format_number(value: float, decimals: int | None = None) -> str:
    """A number as the language writes it: 1.234,5 in Danish. `decimals` fixes how many, else up to three."""
    if decimals == 0:
        value = round(value)
    if isinstance(value, int) and -1000 < value < 1000 and not decimals:
        return str(int(value))
    from babel.numbers import format_decimal

    pattern = "#,##0.###" if decimals is None else "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(value, pattern, locale=LOCALES[current()])


def format_percent(share: float, decimals: int = 0) -> str:
    """A share of one in percent: 0.87 is 87 % in Danish (the space does not break), 87% in English."""
    space = _NO_BREAK_SPACE if current() == "da" else ""
    return f"{format_number(round(share * 100, decimals), decimals)}{space}%"


def format_list(words: Sequence[str]) -> str:
    """Words joined as in a sentence: a, b og c."""
    if len(words) < 2:
        return "".join(words)
    joint = " og " if current() == "da" else " and "
    return ", ".join(words[:-1]) + joint + words[-1]
