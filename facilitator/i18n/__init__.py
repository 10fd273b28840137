"""The interface's own words in Danish and English, and dates, numbers, lists and sorting for each language.

The language is one for the process and may change while it runs, so translate when showing, never at import:
mark a text in a class body with `N_` and call `tr` on it where it is drawn.
Importing this package loads only the standard library.
"""

from facilitator.i18n.formats import (
    DateStyle,
    format_date,
    format_datetime,
    format_list,
    format_number,
    format_percent,
    format_time,
    relative_day,
)
from facilitator.i18n.language import (
    DEFAULT_LANGUAGE,
    LANGUAGES,
    Language,
    choose_language,
    current,
    speaking,
    use,
)
from facilitator.i18n.sorting import SortKey, sort_key
from facilitator.i18n.words import DOMAIN, N_, _, install_argparse_language, tr, trn

__all__ = [
    "DEFAULT_LANGUAGE",
    "DOMAIN",
    "LANGUAGES",
    "N_",
    "DateStyle",
    "Language",
    "SortKey",
    "_",
    "choose_language",
    "current",
    "format_date",
    "format_datetime",
    "format_list",
    "format_number",
    "format_percent",
    "format_time",
    "install_argparse_language",
    "relative_day",
    "sort_key",
    "speaking",
    "tr",
    "trn",
    "use",
]
