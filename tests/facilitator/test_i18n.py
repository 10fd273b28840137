"""Words, dates, numbers and sorting in both languages."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator import i18n
from facilitator.i18n import choose_language, format_number, format_percent, relative_day, sort_key, tr, trn

MORNING = datetime(2026, 3, 2, 9, 41)  # noqa: DTZ001 - local time is what is shown


# --- which language ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("flag", "setting", "environ", "language"),
    [
        ("en", "da", {"LANG": "da_DK.UTF-8"}, "en"),
        (None, "en", {"LANG": "da_DK.UTF-8"}, "en"),
        (None, None, {"LANG": "da_DK.UTF-8"}, "da"),
        (None, None, {"LANG": "en_GB.UTF-8"}, "en"),
        (None, None, {"LANG": "sv_SE.UTF-8"}, "en"),
        (None, None, {"LANG": "da_DK.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
        (None, None, {"LANG": "da_DK.UTF-8", "LC_ALL": "C.UTF-8"}, "da"),
        (None, None, {"LANG": "en_US", "LC_MESSAGES": "da_DK"}, "da"),
        (None, None, {"LANGUAGE": "da:en", "LANG": "en_US"}, "da"),
        ("da-DK", None, {"LANG": "en"}, "da"),
        ("klingon", "nonsense", {"LANG": "da"}, "da"),
    ],
)
def test_flag_then_setting_then_system(
    flag: str | None, setting: str | None, environ: dict[str, str], language: str
) -> None:
    assert choose_language(flag, setting, environ) == language


@pytest.mark.skipif(sys.platform == "win32", reason="Windows is asked directly")
@pytest.mark.parametrize("environ", [{}, {"LANG": "C"}, {"LANG": "C.UTF-8", "LC_ALL": "POSIX"}, {"LANG": ""}])
def test_a_system_that_tells_nothing_is_danish(environ: dict[str, str]) -> None:
    assert choose_language(None, None, environ) == "da"


def test_the_language_changes_while_running() -> None:
    i18n.use("da")
    assert tr("Something went wrong.") == "Noget gik galt."
    i18n.use("en")
    assert (i18n.current(), tr("Something went wrong.")) == ("en", "Something went wrong.")


def test_another_language_is_refused() -> None:
    with pytest.raises(ValueError, match="fr"):
        i18n.use("fr")  # type: ignore[arg-type]
    assert i18n.current() == "da"


# --- words ------------------------------------------------------------------------------------------


def test_parameters_are_filled_in() -> None:
    assert tr("The change was not saved: {reason}.", reason="x") == "Ændringen er ikke gemt: x."


def test_a_missing_parameter_shows_itself() -> None:
    assert tr("The folder {folder} is not there.", other=1) == "Mappen {folder} findes ikke."
    assert tr("{a.b} {c[d]} {e:>10} {f!r} {g}", g=1) == "{a} {c} {e} {f} 1"


def test_people_s_braces_are_left_alone() -> None:
    assert tr("{text}", text="{0} {x} [/red]") == "{0} {x} [/red]"
    assert tr("a { b") == "a { b"
    assert tr("a { b", x=1) == "a { b"
    assert tr("") == ""


@given(st.text(), st.dictionaries(st.from_regex(r"[a-z]{1,3}", fullmatch=True), st.text()))
def test_no_text_makes_it_raise(text: str, params: dict[str, str]) -> None:
    params.pop("msgid", None)
    assert isinstance(tr(text, **params), str)


def test_counts() -> None:
    i18n.use("en")
    counted = [trn("{n} word of {name}", "{n} words of {name}", n, name="A") for n in (0, 1, 2, 1.5, 1234)]
    assert counted == ["0 words of A", "1 word of A", "2 words of A", "1.5 words of A", "1,234 words of A"]
    i18n.use("da")
    assert trn("expected %s argument", "expected %s arguments", 2) == "der skal %s argumenter til"


def test_argparse_speaks_danish(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    i18n.use("da")
    i18n.install_argparse_language()
    parser = argparse.ArgumentParser(prog="facilitator")
    parser.add_argument("folder")
    assert "brug: facilitator" in parser.format_help()
    assert "vis denne hjælp og afslut" in parser.format_help()
    with pytest.raises(SystemExit):
        parser.parse_args([])
    assert "fejl: disse argumenter skal med: folder" in capsys.readouterr().err


# --- dates and numbers ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("style", "danish", "english"),
    [
        ("short", "02.03.2026", "02/03/2026"),
        ("medium", "2. mar. 2026", "2 Mar 2026"),
        ("long", "2. marts 2026", "2 March 2026"),
        ("full", "mandag den 2. marts 2026", "Monday 2 March 2026"),
        ("day", "2. marts", "2 March"),
        ("weekday", "mandag den 2. marts", "Monday 2 March"),
        ("iso", "2026-03-02", "2026-03-02"),
    ],
)
def test_dates(style: i18n.DateStyle, danish: str, english: str) -> None:
    assert i18n.format_date(MORNING.date(), style) == danish
    i18n.use("en")
    assert i18n.format_date(MORNING, style) == english


def test_times() -> None:
    assert i18n.format_time(time(14, 2)) == "14.02"
    assert i18n.format_datetime(MORNING) == "2. marts 2026 kl. 9.41"
    assert i18n.format_datetime(MORNING, "short") == "02.03.2026 9.41"
    i18n.use("en")
    assert i18n.format_time(time(14, 2)) == "14:02"
    assert i18n.format_datetime(MORNING) == "2 March 2026 at 9:41"


@pytest.mark.skipif(sys.platform == "win32", reason="the time zone of a test cannot be set")
def test_moments_are_shown_in_local_time() -> None:
    assert i18n.format_time(datetime(2026, 1, 1, 12, 0, tzinfo=UTC)) == "13.00"
    assert i18n.format_time(datetime(2026, 7, 1, 12, 0, tzinfo=UTC)) == "14.00"
    assert i18n.format_date(datetime(2026, 7, 1, 23, 0, tzinfo=UTC), "iso") == "2026-07-02"


@pytest.mark.parametrize(
    ("back", "danish", "english"),
    [
        (timedelta(minutes=5), "i dag 9.36", "today 9:36"),
        (timedelta(hours=17, minutes=29), "i går 16.12", "yesterday 16:12"),
        (timedelta(days=2), "28. februar", "28 February"),
        (timedelta(days=-1), "i morgen 9.41", "tomorrow 9:41"),
        (timedelta(days=365), "2. marts 2025", "2 March 2025"),
    ],
)
def test_near_days(back: timedelta, danish: str, english: str) -> None:
    assert relative_day(MORNING - back, MORNING) == danish
    i18n.use("en")
    assert relative_day(MORNING - back, MORNING) == english


def test_a_day_without_a_time() -> None:
    assert relative_day(date(2026, 3, 1), MORNING) == "i går"
    assert relative_day(datetime.now(UTC)).startswith("i dag ")


@pytest.mark.skipif(sys.platform == "win32", reason="the time zone of a test cannot be set")
def test_the_night_of_the_clock_change_is_one_day() -> None:
    after = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)
    assert relative_day(after - timedelta(hours=2), after + timedelta(hours=3)) == "i går 23.30"


@pytest.mark.parametrize(
    ("value", "decimals", "danish", "english"),
    [
        (3, None, "3", "3"),
        (0, None, "0", "0"),
        (3, 1, "3,0", "3.0"),
        (1234567, None, "1.234.567", "1,234,567"),
        (4.25, None, "4,25", "4.25"),
        (4.256, 1, "4,3", "4.3"),
        (2.6, 0, "3", "3"),
        (-12.5, None, "-12,5", "-12.5"),
    ],
)
def test_numbers(value: float, decimals: int | None, danish: str, english: str) -> None:
    assert format_number(value, decimals) == danish
    i18n.use("en")
    assert format_number(value, decimals) == english


def test_percent() -> None:
    assert [format_percent(0.87), format_percent(1), format_percent(0.1256, 1)] == [
        "87\u00a0%",
        "100\u00a0%",
        "12,6\u00a0%",
    ]
    i18n.use("en")
    assert format_percent(0.87) == "87%"


def test_lists() -> None:
    assert [i18n.format_list(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a og b",
        "a, b og c",
    ]
    i18n.use("en")
    assert i18n.format_list(("a", "b", "c")) == "a, b and c"


# --- sorting ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        ["Zoo", "Æble", "Ø", "Å"],
        ["Allerød", "Ballerup", "Ærø", "Ølstykke", "Århus", "Aarhus"],
        ["Cafe", "cafe", "café", "cafébesøg"],
        ["Meeting 2", "Meeting 10"],
        ["2", "10", "a"],
        ["kort", "kort bog", "kort-bog", "kortbog"],
        ["Müller", "Mylord"],
        ["bog", "»Kanon«", "lån"],
        ["Åbenrå", "Åbybro"],
        ["Aabenraa", "Aabybro"],
    ],
)
def test_danish_order(words: list[str]) -> None:
    shuffled = words.copy()
    Random(7).shuffle(shuffled)
    assert sorted(shuffled, key=lambda word: sort_key(word, "da")) == words


def test_english_order() -> None:
    words = ["Zealand", "Ølstykke", "Odense", "Århus", "Ærø", "Aarhus"]
    assert sorted(words, key=lambda word: sort_key(word, "en")) == words[::-1]


def test_both_ways_of_writing_a_ring_sort_alike() -> None:
    assert sort_key("A\u030arhus", "da")[0] == sort_key("Århus", "da")[0] == sort_key("aarhus", "da")[0]


@given(st.lists(st.text(max_size=8), max_size=6), st.sampled_from(i18n.LANGUAGES))
def test_any_texts_can_be_sorted(words: list[str], language: i18n.Language) -> None:
    keys = sorted(sort_key(word, language) for word in words)
    assert all(one <= other for one, other in pairwise(keys))


def test_endless_digits_sort() -> None:
    assert sort_key("9" * 5000) < sort_key("1" + "0" * 5000)
