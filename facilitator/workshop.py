"""The workshop folder: `workshop.json` and one file per library under `libraries/`."""

from __future__ import annotations

import re
import shutil
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, ClassVar, Self

from facilitator.component import Component, Progress
from facilitator.content import Course
from facilitator.course import taught
from facilitator.errors import FolderMissing, LibraryMissing, NotSaved, reason_of
from facilitator.i18n import N_
from facilitator.paths import is_file, is_folder
from facilitator.people import Library
from facilitator.record import Line, Record
from facilitator.session import Put, Session
from facilitator.store import Store, is_library_name, new_id, read_header

WORKSHOP_FILE = "workshop.json"
LIBRARIES = "libraries"
COURSE = "course"

_LETTERS = {"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ß": "ss", "ð": "d", "þ": "th"}


class Workshop(Record):
    """One run of a course. `course` is the folder of its own course within the workshop, "" for the house's."""

    KIND: ClassVar[str] = "workshop"
    SINGLE: ClassVar[bool] = True

    title: Annotated[str, Line(limit=80)] = ""
    course: str = ""
    made_up: bool = False


@dataclass(frozen=True, slots=True)
class LibraryFile:
    """A library's file in the workshop folder; `copies` are other files that carry the same library's id."""

    path: Path
    copies: tuple[Path, ...] = ()

    @property
    def slug(self) -> str:
        """The file's name without its ending."""
        return self.path.stem


@dataclass(frozen=True, slots=True)
class WorkshopFolder:
    """A workshop on disk."""

    path: Path

    @classmethod
    def create(cls, path: Path, title: str, course: Path | None = None, made_up: bool = False) -> Self:
        """Make a workshop in a new or an empty folder; one that is already there is opened and left as it is.

        A course of one's own is copied into the workshop, so that the folder can be moved and shared as a whole.

        Raises:
            StoreError: the folder cannot be written.
        """
        try:
            (path / LIBRARIES).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise FolderMissing(path / WORKSHOP_FILE) from error
        if course is not None and not is_file(path / WORKSHOP_FILE):
            _copy_course(course, path)
        folder = cls(path)
        if not (path / WORKSHOP_FILE).exists():
            with Store.open(path / WORKSHOP_FILE, create=True) as store:
                session = Session(store)
                session.edit(
                    "",
                    lambda _: [Put(Workshop(title=title, course=COURSE if course else "", made_up=made_up))],
                )
        return folder

    @classmethod
    def open(cls, path: Path) -> Self:
        """The workshop in this folder.

        Raises:
            LibraryMissing: there is no workshop.json in it.
        """
        if not is_file(path / WORKSHOP_FILE):
            raise LibraryMissing(path / WORKSHOP_FILE)
        return cls(path)

    def about(self) -> Workshop:
        """What workshop.json says.

        Raises:
            StoreError: the file is damaged.
        """
        with Store.open(self.path / WORKSHOP_FILE, read_only=True) as store:
            return Session(store).form(Workshop)

    def course_dir(self) -> Path | None:
        """The folder of the workshop's own course; None for the house's, or when the folder is not there."""
        about = self.about()
        folder = self.path / about.course
        return folder if about.course and is_folder(folder) else None

    def libraries(self) -> tuple[LibraryFile, ...]:
        """The library files, by name; a file that carries the same library's id as another counts as its copy."""
        folder = self.path / LIBRARIES
        found = (
            [path for path in folder.glob("*.json") if is_library_name(path.name)]
            if is_folder(folder)
            else []
        )
        paths = sorted(found, key=lambda path: (len(path.name), path.name))
        mains: dict[str, Path] = {}
        copies: dict[Path, list[Path]] = {}
        for path in paths:
            header = read_header(path)
            main = mains.setdefault(header.library, path) if header else path
            if main is path:
                copies[path] = []
            else:
                copies[main].append(path)
        return tuple(
            LibraryFile(path, tuple(copies[path])) for path in sorted(copies, key=lambda path: path.stem)
        )

    def add_library(self, name: str, municipality: str = "", made_up: bool = False) -> Path:
        """Make a library's file, named after the library; a name that is taken gets a number.

        Raises:
            StoreError: the folder cannot be written.
        """
        folder = self.path / LIBRARIES
        try:
            folder.mkdir(exist_ok=True)
        except OSError as error:
            raise FolderMissing(folder / "x.json") from error
        slug, n = slugify(name), 1
        path = folder / f"{slug}.json"
        while path.exists() or path.name == WORKSHOP_FILE:
            n += 1
            path = folder / f"{slug}-{n}.json"
        Session.create(path, Library(name=name, municipality=municipality, made_up=made_up)).close()
        return path


def _copy_course(course: Path, workshop: Path) -> None:
    """Copy a course into the workshop, whole or not at all."""
    if is_folder(workshop / COURSE):
        raise NotSaved(workshop / COURSE, N_("there is already a folder called “course” in it"))
    if workshop.resolve().is_relative_to(course.resolve()):
        raise NotSaved(workshop / COURSE, N_("the workshop would lie inside the course's own folder"))
    half = workshop / f".{COURSE}.copying"
    shutil.rmtree(half, ignore_errors=True)
    try:
        shutil.copytree(course, half)
        half.rename(workshop / COURSE)
    except (OSError, shutil.Error) as error:
        shutil.rmtree(half, ignore_errors=True)
        raise NotSaved(workshop / COURSE, reason_of(error)) from error


@dataclass(frozen=True, slots=True)
class LibraryStatus:
    """One library's line in the overview."""

    name: str
    progress: dict[str, Progress]
    people: int


def status_of(session: Session, course: Course) -> LibraryStatus:
    """How far a library has come with each component of the course."""
    progress = {c.id: c.progress(session, course) for c in taught(course)}
    return LibraryStatus(session.library.name or session.store.path.stem, progress, len(session.people))


def find_workshop(path: Path) -> WorkshopFolder | None:
    """The workshop that a library file or folder lies in, if any."""
    for folder in (path, path.parent, path.parent.parent):
        if is_file(folder / WORKSHOP_FILE):
            return WorkshopFolder(folder)
    return None


def is_shared(session: Session) -> bool:
    """Whether this is the workshop's own file rather than a library's."""
    return session.store.path.name == WORKSHOP_FILE


def parts(session: Session, course: Course) -> tuple[Component, ...]:
    """The components that have a place in this file, in the course's order: in the workshop's own, only the shared ones."""
    return tuple(c for c in taught(course) if c.shared or not is_shared(session))


def neighbours_of(session: Session) -> tuple[Path | None, tuple[Path, ...]]:
    """The workshop's own file and the other libraries' files, by name, as seen from an open file."""
    here = session.store.path
    folder = find_workshop(here)
    if folder is None:
        return None, ()
    own = folder.path / WORKSHOP_FILE
    others = tuple(file.path for file in folder.libraries() if file.path != here)
    return (None if is_shared(session) else own), others


def course_dir_of(path: Path) -> Path | None:
    """The folder of the course that a library's file belongs to; None for the house's course.

    Raises:
        StoreError: the workshop's own file is damaged.
    """
    folder = find_workshop(path)
    return folder.course_dir() if folder else None


def slugify(name: str) -> str:
    """A file name of plain letters, digits and hyphens; Danish letters are written out."""
    letters = "".join(_LETTERS.get(c, c) for c in name.lower())
    plain = unicodedata.normalize("NFKD", letters).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60] or f"library-{new_id() % 10000}"


__all__ = [
    "LibraryFile",
    "LibraryStatus",
    "Workshop",
    "WorkshopFolder",
    "find_workshop",
    "is_shared",
    "neighbours_of",
    "parts",
    "slugify",
    "status_of",
]
