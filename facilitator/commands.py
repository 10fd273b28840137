"""The commands that need no screen: each prints what it did and returns the exit code."""

from __future__ import annotations

import io
import os
import shlex
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from facilitator.content import load_course
from facilitator.course import check_course, taught
from facilitator.errors import FacilitatorError, LibraryMissing
from facilitator.export.markdown import to_markdown
from facilitator.i18n import tr, trn
from facilitator.paths import is_file, is_folder
from facilitator.report import report_blocks, report_path, write_blocks, write_markdown
from facilitator.room.minutes import minutes_blocks, minutes_path, which
from facilitator.room.reading import read_room
from facilitator.session import Session
from facilitator.workshop import WORKSHOP_FILE, WorkshopFolder, course_dir_of


def new(folder: Path, title: str, libraries: Sequence[str], course: Path | None) -> int:
    """Make a workshop folder with a file for each library."""
    if course:
        check_course(load_course(course))
    made = WorkshopFolder.create(folder, title or folder.name, course)
    for name in libraries:
        print(made.add_library(name))
    print(tr("The workshop is ready. Open it with: facilitator open {folder}", folder=as_typed(made.path)))
    return 0


def as_typed(path: Path) -> str:
    """A path as it must be typed on a command line: in quotes where it holds blanks or signs with a meaning."""
    text = str(path)
    if os.name == "nt":
        return f'"{text}"' if " " in text else text
    return (
        shlex.quote(text) if not text.replace("/", "").replace(".", "").replace("-", "").isalnum() else text
    )


def export(path: Path, output: Path | None, course: Path | None, part: str | None = None) -> int:
    """Write a library's report, or one part of it; for a workshop's folder, that of each of its libraries."""
    if path.name == WORKSHOP_FILE and is_file(path):
        path = path.parent
    if is_folder(path):
        if not is_file(path / WORKSHOP_FILE):
            raise LibraryMissing(path / WORKSHOP_FILE)
        if output is not None:
            print(tr("A whole workshop is written beside its libraries: leave out -o."), file=sys.stderr)
            return 2
        files = WorkshopFolder(path).libraries()
        return max((_told(partial(_export, file.path, None, course, part)) for file in files), default=0)
    return _export(path, output, course, part)


def _export(library: Path, output: Path | None, course: Path | None, part: str | None) -> int:
    with Session.open(library, read_only=True) as session:
        used = load_course(course or course_dir_of(library))
        known = [component.id for component in taught(used)]
        if part not in {None, *known}:
            print(
                tr(
                    "The course has no part called “{part}”. Its parts: {parts}.",
                    part=part or "",
                    parts=", ".join(known),
                ),
                file=sys.stderr,
            )
            return 2
        if output is not None and str(output) == "-":
            if isinstance(sys.stdout, io.TextIOWrapper):
                sys.stdout.reconfigure(encoding="utf-8")
            sys.stdout.write(to_markdown(report_blocks(session, used, part=part)))
            return 0
        print(write_markdown(output or report_path(library, part), session, used, part=part))
    return 0


def minutes(
    folder: Path | None, number: int | None, output: Path | None, course: Path | None, names: bool
) -> int:
    """Write the minutes of a meeting, into the workshop's folder or where `output` says.

    A library that cannot be read is left out of them and told, and the command says so by what it returns.
    """
    if folder is not None and folder.name == WORKSHOP_FILE and is_file(folder):
        folder = folder.parent
    if folder is None or not is_file(folder / WORKSHOP_FILE):
        raise LibraryMissing((folder or Path()) / WORKSHOP_FILE)
    used = load_course(course or WorkshopFolder.open(folder).course_dir())
    with read_room(folder, used) as hall:
        meeting = which(hall, number)
        if meeting is None:
            text = tr("There is no such meeting.") if number else tr("No meeting has been held yet.")
            print(text, file=sys.stderr)
            return 2
        for one in hall.missing:
            print("\n".join(part for part in one.error.parts(tr) if part), file=sys.stderr)
        code = max((one.error.exit_code for one in hall.missing), default=0)
        blocks = minutes_blocks(hall, meeting, names=names)
        if output is not None and str(output) == "-":
            if isinstance(sys.stdout, io.TextIOWrapper):
                sys.stdout.reconfigure(encoding="utf-8")
            sys.stdout.write(to_markdown(blocks))
        else:
            print(write_blocks(output or minutes_path(folder, hall, meeting), blocks))
    return code


def check(path: Path) -> int:
    """Look for mistakes in a course, a library or a whole workshop; 1 where something cannot be read."""
    if not is_folder(path):
        return _check_library(path)
    if not is_file(path / WORKSHOP_FILE):
        _check_course(path)
        return 0
    folder = WorkshopFolder.open(path)
    own = folder.course_dir()
    if own is not None:
        _check_course(own)
    paths = [path / WORKSHOP_FILE, *(file.path for file in folder.libraries())]
    return max(_told(partial(_check_library, one)) for one in paths)


def _check_course(folder: Path) -> None:
    from facilitator.room.checking import check_room

    course = load_course(folder)
    check_course(course)
    check_room(course)
    print(tr("The course has no mistakes."))


def _told(act: Callable[[], int]) -> int:
    """Do one file of a workshop; what is wrong with it does not keep the others from being done."""
    try:
        return act()
    except FacilitatorError as error:
        print("\n".join(part for part in error.parts(tr) if part), file=sys.stderr)
        return error.exit_code


def _check_library(path: Path) -> int:
    with Session.open(path, read_only=True) as session:
        if not session.store.tables():
            print(
                tr("There is nothing in {name}: no library has been saved in it.", name=path.name),
                file=sys.stderr,
            )
            return 1
        aside = session.set_aside()
        for found in aside:
            print(f"{found.kind} {found.id}: {found.reason}")
        name = session.library.name or path.name
        print(
            trn(
                "{name}: {n} record that cannot be read.",
                "{name}: {n} records that cannot be read.",
                len(aside),
                name=name,
            )
        )
    return 1 if aside else 0
