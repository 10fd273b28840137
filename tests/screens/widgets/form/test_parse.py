from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator import i18n
from screens.widgets.form.parse import Unclear, one_line, parse_date, parse_number

DAY = date(2027, 3, 12)


@pytest.mark.parametrize(
    "text",
    [
        "12/3/2027",
        "12/03/27",
        "12.3.27",
        "12. 3. 2027",
        "12-3-2027",
        "12. marts 2027",
        "12 marts 2027",
        "12.mar.27",
        "12 March 2027",
        "12th march 2027",
        "March 12, 2027",
        "fredag den 12. marts 2027",
        "Friday 12 March 2027",
        "  2027-03-12 ",
    ],
)
def test_days_as_people_write_them(text: str) -> None:
    assert parse_date(text) == DAY


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("i morgen", "date"),
        ("12. blarts 2027", "date"),
        ("12/3", "date_year"),
        ("12. marts", "date_year"),
        ("31/2/2027", "date_impossible"),
        ("12/13/2027", "date_impossible"),
        ("0000-00-00", "date_impossible"),
        ("[/x]", "date"),
    ],
)
def test_what_is_no_day_says_why(text: str, code: str) -> None:
    with pytest.raises(Unclear) as found:
        parse_date(text)
    assert found.value.code == code


def test_nothing_is_no_day_and_no_number() -> None:
    assert parse_date("  ") is None
    assert parse_number("  ", 0, 9) is None


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2999, 12, 31)), st.sampled_from(i18n.LANGUAGES))
def test_every_written_out_day_is_understood(day: date, language: i18n.Language) -> None:
    i18n.use(language)
    styles: tuple[i18n.DateStyle, ...] = ("short", "medium", "long", "full", "iso")
    for style in styles:
        assert parse_date(i18n.format_date(day, style)) == day


@pytest.mark.parametrize("text", ["12400", "12.400", "12,400", "12 400", "12\u00a0400", "+12400", " 12'400 "])
def test_whole_numbers(text: str) -> None:
    assert parse_number(text, 0, 100_000) == 12400


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1,5", "number"),
        ("12.40", "number"),
        ("1.200,400", "number"),
        ("mange", "number"),
        ("٣", "greater_than_equal"),
        ("-1", "greater_than_equal"),
        ("101", "less_than_equal"),
        ("9" * 5000, "less_than_equal"),
    ],
)
def test_what_is_no_fitting_number_says_why(text: str, code: str) -> None:
    with pytest.raises(Unclear) as found:
        parse_number(text, 5, 100)
    assert found.value.code == code


def test_one_line_joins_and_cleans() -> None:
    assert one_line("en\r\nto\n\n\tre\x1b[31m\x00") == "en to re[31m"
    assert one_line("  to  mellemrum ") == "  to  mellemrum "


@given(st.text())
def test_any_text_is_understood_or_unclear(text: str) -> None:
    assert "\n" not in one_line(text)
    for parse in (parse_date, lambda it: parse_number(it, 0, 10)):
        with suppress(Unclear):
            parse(text)
