from __future__ import annotations

import errno
import string
from pathlib import Path

import pytest

from facilitator.errors import (
    Busy,
    ContentError,
    Damaged,
    EditRejected,
    FacilitatorError,
    FolderMissing,
    LibraryMissing,
    LibraryTooNew,
    MigrationFailed,
    NotALibrary,
    NotSaved,
    OtherLibrary,
    Problem,
    ReadOnly,
    StoreError,
    Unreachable,
    reason_of,
)

LIB = Path("/somewhere/køge.json")
ERRORS: list[FacilitatorError] = [
    NotSaved(LIB, "the disk is full"),
    Busy(LIB, 10.0),
    Damaged(LIB, "it is empty"),
    NotALibrary(LIB),
    Unreachable(LIB, "the disk reported an error"),
    LibraryMissing(LIB),
    FolderMissing(LIB),
    ReadOnly(LIB, "asked"),
    LibraryTooNew(LIB, 3, 1),
    OtherLibrary(LIB),
    MigrationFailed(LIB, 1, 2, "KeyError: 'x'"),
    ContentError("course.toml", "a.b", "unknown key", "a.c"),
    EditRejected((Problem("idea", 1, "title", "empty"),)),
    FacilitatorError(),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_three_whole_sentences(error: FacilitatorError) -> None:
    assert error.parts(lambda text: text) == (error.what, error.safe, error.todo)
    for part in (error.what, error.safe, error.todo):
        assert part[0].isupper() or part[0].islower()
        assert part.endswith((".", "?"))
        assert "{" not in part
    assert str(error) == f"{error.what} {error.safe} {error.todo}"


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_placeholders_have_values(error: FacilitatorError) -> None:
    for template in (error.what_text, error.safe_text, error.todo_text):
        names = {name for _, name, _, _ in string.Formatter().parse(template) if name}
        assert names <= error.params.keys()


def test_keys_and_exit_codes_are_distinct() -> None:
    kinds = {type(error) for error in ERRORS} | {StoreError}
    assert len({kind.key for kind in kinds}) == len(kinds)
    assert len({kind.exit_code for kind in kinds}) == len(kinds)


def test_translation_happens_before_filling_in() -> None:
    danish = {NotSaved.what_text: "Ændringen blev ikke gemt: {reason}.", "the disk is full": "disken er fuld"}
    what, _, _ = NotSaved(LIB, "the disk is full").parts(lambda text: danish.get(text, text))
    assert what == "Ændringen blev ikke gemt: disken er fuld."


def test_a_reason_for_every_system_error() -> None:
    assert reason_of(OSError(28, "No space left on device")) == "the disk is full"
    assert reason_of(OSError(9999, "odd")) == "odd"
    assert reason_of(OSError(errno.ESTALE, "stale")) == "the connection to the shared folder is lost"
    assert reason_of(OSError(errno.EACCES, "no")) == "the folder may not be written to"
    may_not = "it may not be read, or another program keeps it for itself"
    assert reason_of(OSError(errno.EACCES, "no"), reading=True) == may_not
    assert reason_of(OSError()) == "OSError"


def test_the_tree() -> None:
    assert issubclass(NotALibrary, Damaged)
    assert issubclass(LibraryTooNew, ReadOnly)
    assert issubclass(Damaged, StoreError)
    assert not issubclass(ContentError, StoreError)
    assert ContentError("f", "k", "p").nearest is None
