"""The sentences that a form says about a field: what is wrong, in the language in use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from facilitator.errors import EditRejected, FacilitatorError, Problem
from facilitator.i18n import N_, format_number, tr

_WHOLE = N_("Write a whole number, for example {n}.")
_DATE = N_("Write a date, for example 12/3/2027 or 12 March 2027.")

_SENTENCES: dict[str, str] = {
    "number": _WHOLE,
    "int_parsing": _WHOLE,
    "int_type": _WHOLE,
    "int_from_float": _WHOLE,
    "int_parsing_size": _WHOLE,
    "greater_than_equal": N_("The number must be at least {ge}."),
    "less_than_equal": N_("The number must be at most {le}."),
    "greater_than": N_("The number must be more than {gt}."),
    "less_than": N_("The number must be less than {lt}."),
    "date": _DATE,
    "date_type": _DATE,
    "date_parsing": _DATE,
    "date_from_datetime_parsing": _DATE,
    "date_year": N_("Write the year too, for example 12/3/2027."),
    "date_impossible": N_("There is no such day in the calendar."),
    "string_too_long": N_("The text may be at most {max_length} characters."),
    "string_too_short": N_("The text must be at least {min_length} characters."),
    "too_long": N_("Choose at most {max_length}."),
    "too_short": N_("Choose at least {min_length}."),
    "literal_error": N_("Choose one of the possibilities shown."),
    "enum": N_("Choose one of the possibilities shown."),
    "missing": N_("This field must be filled in."),
    "closed": N_("The answers are locked, so this is not saved."),
    "aside": N_("What is saved here cannot be read by this program, so it is not written over."),
    "gone": N_("A colleague has removed this. Press undo to bring it back."),
}
_OTHER = N_("This cannot be saved as it stands. Write it in another way.")


def problem_text(code: str, params: Mapping[str, Any] | None = None) -> str:
    """What is wrong, as a sentence; a code that is not known gets a general one."""
    shown = {"n": "10", **{name: _shown(value) for name, value in (params or {}).items()}}
    return tr(_SENTENCES.get(code, _OTHER), **shown)


def rejection_text(error: EditRejected, field: str) -> str:
    """The problem that concerns `field`, else the first one of the edit."""
    own = [problem for problem in error.problems if problem.field == field] or list(error.problems)
    problem = own[0] if own else Problem("", 0, field, "")
    return problem_text(problem.code, problem.params)


def failure_text(error: FacilitatorError) -> str:
    """What happened, in one sentence."""
    return error.parts(tr)[0]


def _shown(value: Any) -> Any:
    return format_number(value) if isinstance(value, int) else value
