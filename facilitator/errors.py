"""Every error that a person may meet, in one tree.

    FacilitatorError
    ├── StoreError                  a library file
    │   ├── NotSaved                an edit could not be written; nothing was changed
    │   ├── Busy                    another program holds the file for too long
    │   ├── Damaged                 the file cannot be read; it is never overwritten
    │   │   └── NotALibrary         readable, but something else than a library
    │   ├── Unreachable             the file is there but cannot be read just now
    │   ├── LibraryMissing          there is no such file
    │   ├── FolderMissing           there is no such folder
    │   ├── ReadOnly                the file may be read but not changed
    │   │   └── LibraryTooNew       written by a newer version of this program
    │   ├── OtherLibrary            two files that do not belong to the same library
    │   └── MigrationFailed         an older file could not be brought up to date
    ├── ContentError                a course file under ``data/``
    └── EditRejected                an edit that breaks a rule; the problems name the fields

Each error answers three questions: what happened, what is safe, and what to do. The texts are gettext
messages in English with ``{placeholders}``; they are translated when they are shown, by
:meth:`FacilitatorError.parts`.
"""

from __future__ import annotations

import dataclasses
import errno
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar


def N_(text: str) -> str:  # noqa: N802 - the name that translators' tools look for
    """Mark ``text`` for translation and return it unchanged."""
    return text


class FacilitatorError(Exception):
    """Base of all errors with a message for people.

    ``key`` names the message, ``params`` fills its placeholders, ``exit_code`` is what a command returns.
    ``what``, ``safe`` and ``todo`` are the three sentences in English.
    """

    key: ClassVar[str] = "error"
    exit_code: ClassVar[int] = 1
    what_text: ClassVar[str] = N_("Something went wrong.")
    safe_text: ClassVar[str] = N_("What was saved before is still saved.")
    todo_text: ClassVar[str] = N_("Try again. If it happens again, restart the program.")
    translated: ClassVar[tuple[str, ...]] = ("reason", "problem")

    def __init__(self, **params: Any) -> None:
        self.params: dict[str, Any] = params
        super().__init__(params)

    @property
    def what(self) -> str:
        """What happened, in English."""
        return self.parts(N_)[0]

    @property
    def safe(self) -> str:
        """What is safe, in English."""
        return self.parts(N_)[1]

    @property
    def todo(self) -> str:
        """What to do, in English."""
        return self.parts(N_)[2]

    def parts(self, translate: Callable[[str], str]) -> tuple[str, str, str]:
        """What happened, what is safe, what to do: translated, then filled in."""
        shown = {
            name: translate(value) if name in self.translated and isinstance(value, str) and value else value
            for name, value in self.params.items()
        }
        return (
            translate(self.what_text).format_map(shown),
            translate(self.safe_text).format_map(shown),
            translate(self.todo_text).format_map(shown),
        )

    def __str__(self) -> str:
        return " ".join(part for part in self.parts(N_) if part)


class StoreError(FacilitatorError):
    """A library file could not be opened, read or written. ``path`` is the file."""

    key = "store"
    exit_code = 10

    def __init__(self, path: Path, **params: Any) -> None:
        self.path = path
        super().__init__(path=path, name=path.name, folder=path.parent, **params)


class NotSaved(StoreError):
    """An edit could not be written: memory and file are as they were before it."""

    key = "not-saved"
    exit_code = 11
    what_text = N_("The change was not saved: {reason}.")
    safe_text = N_("Everything that was saved before is untouched in {path}.")
    todo_text = N_(
        "Keep the text on the screen, put the cause right and try again, or save a copy elsewhere."
    )

    def __init__(self, path: Path, reason: str) -> None:
        self.reason = reason
        super().__init__(path, reason=reason)


class Busy(StoreError):
    """Another program held the file's lock for longer than ``seconds``."""

    key = "busy"
    exit_code = 12
    what_text = N_("{name} was in use by another program for more than {seconds:g} seconds.")
    safe_text = N_("Nothing was changed; everything that was saved before is untouched.")
    todo_text = N_("Wait a moment and try again. Look whether the program hangs on another computer.")

    def __init__(self, path: Path, seconds: float) -> None:
        self.seconds = seconds
        super().__init__(path, seconds=seconds)


class Damaged(StoreError):
    """The file cannot be read as a library. It is left exactly as it is."""

    key = "damaged"
    exit_code = 13
    what_text = N_("{name} is damaged and cannot be read: {reason}.")
    safe_text = N_("The file is left exactly as it is, and its earlier versions are kept beside it.")
    todo_text = N_(
        "Choose to restore the library from an earlier version, or ask for help before doing anything else."
    )

    def __init__(self, path: Path, reason: str) -> None:
        self.reason = reason
        super().__init__(path, reason=reason)


class NotALibrary(Damaged):
    """The file can be read, but it is not a library file."""

    key = "not-a-library"
    exit_code = 14
    what_text = N_("{name} is not a library file.")
    safe_text = N_("The file is left exactly as it is.")
    todo_text = N_("Choose another file.")

    def __init__(self, path: Path, reason: str = N_("it holds something else")) -> None:
        super().__init__(path, reason)


class Unreachable(StoreError):
    """The system does not let the file be read just now: no permission, a lost connection, a failing disk."""

    key = "unreachable"
    exit_code = 21
    what_text = N_("{name} cannot be reached just now: {reason}.")
    safe_text = N_("Nothing was changed; everything that was saved before is untouched.")
    todo_text = N_(
        "Look whether the drive or the shared folder is connected and may be read, then try again."
    )

    def __init__(self, path: Path, reason: str) -> None:
        self.reason = reason
        super().__init__(path, reason=reason)


class LibraryMissing(StoreError):
    """There is no file at this path."""

    key = "library-missing"
    exit_code = 15
    what_text = N_("There is no library file called {name} in {folder}.")
    safe_text = N_("Nothing was changed.")
    todo_text = N_("Check the name, or look whether the file was moved or renamed.")


class FolderMissing(StoreError):
    """The folder that should hold the file does not exist. ``path`` is the file."""

    key = "folder-missing"
    exit_code = 16
    what_text = N_("The folder {folder} is not there.")
    safe_text = N_("Nothing was changed.")
    todo_text = N_("Check the name, or look whether the drive or the shared folder is connected.")


class ReadOnly(StoreError):
    """The file is open for reading only; ``why`` is ``"newer"``, ``"folder"`` or ``"asked"``."""

    key = "read-only"
    exit_code = 17
    what_text = N_("{name} is open for reading only, so the change was not saved.")
    safe_text = N_("Everything that was saved before is untouched.")
    todo_text = N_("Save a copy in a folder where you may write, and open that copy.")

    def __init__(self, path: Path, why: str, **params: Any) -> None:
        self.why = why
        super().__init__(path, why=why, **params)


class LibraryTooNew(ReadOnly):
    """The file's schema number ``found`` is higher than ``known``, the highest this program can write."""

    key = "library-too-new"
    exit_code = 18
    what_text = N_("{name} was last saved by a newer version of this program, so it cannot be changed here.")
    safe_text = N_("Everything in the file is untouched and can be read.")
    todo_text = N_("Update the program on this computer, then open the library again.")

    def __init__(self, path: Path, found: int, known: int) -> None:
        self.found, self.known = found, known
        super().__init__(path, "newer", found=found, known=known)


class OtherLibrary(StoreError):
    """The file at ``path`` belongs to another library than the one that is open."""

    key = "other-library"
    exit_code = 19
    what_text = N_("{name} belongs to another library.")
    safe_text = N_("Neither file was changed.")
    todo_text = N_("Choose a copy of the library that is open.")


class MigrationFailed(StoreError):
    """The file's schema ``found`` could not be brought to ``known``. The file is left as it is."""

    key = "migration-failed"
    exit_code = 20
    what_text = N_(
        "{name} was saved by an older version of this program and could not be brought up to date: {reason}."
    )
    safe_text = N_("The file is left exactly as it is.")
    todo_text = N_("Open it with the older version, and send the file to those who maintain the program.")

    def __init__(self, path: Path, found: int, known: int, reason: str) -> None:
        self.found, self.known = found, known
        super().__init__(path, found=found, known=known, reason=reason)


class ContentError(FacilitatorError):
    """A course file is wrong: ``key_path`` in ``file``, what the ``problem`` is, the ``nearest`` right name
    if any.
    """

    key = "content"
    exit_code = 30
    what_text = N_("The course file {file} has a mistake at “{key}”: {problem}.")
    safe_text = N_("No library was opened or changed.")
    todo_text = N_("Correct the course file.")

    def __init__(self, file: Path | str, key: str, problem: str, nearest: str | None = None) -> None:
        self.file, self.key_path, self.problem, self.nearest = file, key, problem, nearest
        super().__init__(file=file, key=key, problem=problem, nearest=nearest or "")

    def parts(self, translate: Callable[[str], str]) -> tuple[str, str, str]:
        """As for every error; the last sentence names the nearest right key when there is one."""
        what, safe, todo = super().parts(translate)
        if self.nearest:
            hint = translate(N_("Did you mean “{nearest}”?"))
            todo = f"{todo} {hint.format(nearest=self.nearest)}"
        return what, safe, todo


@dataclass(frozen=True)
class Problem:
    """One broken rule: in the record ``id`` of ``kind``, at ``field``; ``code`` names the rule, ``params``
    fill it in.
    """

    kind: str
    id: int
    field: str
    code: str
    params: Mapping[str, Any] = dataclasses.field(default_factory=dict)


class EditRejected(FacilitatorError):
    """An edit breaks rules, so nothing was saved. ``problems`` name the records and fields."""

    key = "edit-rejected"
    exit_code = 40
    what_text = N_("The change breaks a rule, so it was not saved ({count}).")
    safe_text = N_("Everything that was saved before is untouched.")
    todo_text = N_("Look at the marked fields and correct them.")

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__(count=len(problems))


_REASONS: Mapping[int, str] = {
    errno.ENOSPC: N_("the disk is full"),
    errno.EDQUOT: N_("the disk is full"),
    errno.EFBIG: N_("the file would become larger than this computer allows"),
    errno.EROFS: N_("the folder may not be written to"),
    errno.EACCES: N_("the folder may not be written to"),
    errno.EPERM: N_("the folder may not be written to"),
    errno.ENOENT: N_("the folder is not there any more"),
    errno.ENOTDIR: N_("the folder is not there any more"),
    errno.EIO: N_("the disk reported an error"),
    **dict.fromkeys(
        (
            errno.ESTALE,
            errno.ENOTCONN,
            errno.ETIMEDOUT,
            errno.EHOSTDOWN,
            errno.EHOSTUNREACH,
            errno.ENETDOWN,
            errno.ENETUNREACH,
        ),
        N_("the connection to the shared folder is lost"),
    ),
}


_NOT_READ: Mapping[int, str] = {
    errno.EACCES: N_("it may not be read, or another program keeps it for itself"),
    errno.EPERM: N_("it may not be read, or another program keeps it for itself"),
}


def reason_of(error: OSError, *, reading: bool = False) -> str:
    """The cause of an operating system error as a translatable phrase without a full stop."""
    number = error.errno or 0
    return (
        (reading and _NOT_READ.get(number)) or _REASONS.get(number) or error.strerror or type(error).__name__
    )
