"""The agreement's own language: a Danish agreement stays Danish for a colleague who reads the program in English."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from facilitator.component import Reader
from facilitator.components.agreement.records import AgreementForm
from facilitator.i18n import LANGUAGES, current, speaking

P = ParamSpec("P")
R = TypeVar("R")


@contextmanager
def spoken(reader: Reader) -> Iterator[None]:
    """Speak the agreement's language meanwhile; the program's own where none is chosen."""
    own = next((one for one in LANGUAGES if one == reader.form(AgreementForm).language), current())
    with speaking(own):
        yield


def in_its_language(function: Callable[Concatenate[Reader, P], R]) -> Callable[Concatenate[Reader, P], R]:
    """The function, spoken in the agreement's language."""

    @wraps(function)
    def in_language(reader: Reader, /, *args: P.args, **kwargs: P.kwargs) -> R:
        with spoken(reader):
            return function(reader, *args, **kwargs)

    return in_language
