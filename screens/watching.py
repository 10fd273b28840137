"""Following a workshop's library files without keeping them open: what each has come to, read again when it changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from facilitator.components.homework import HomeworkMeeting
from facilitator.components.homework.tasks import local_today
from facilitator.content import Course
from facilitator.errors import Damaged, FacilitatorError
from facilitator.i18n import N_, sort_key
from facilitator.people import Seat
from facilitator.session import Session
from facilitator.workshop import WORKSHOP_FILE, LibraryFile, LibraryStatus, WorkshopFolder, status_of

Signature = tuple[int, int, int]


@dataclass
class Line:
    """One library in the overview: how far it has come, or why its file cannot be opened."""

    file: LibraryFile
    status: LibraryStatus | None = None
    problem: FacilitatorError | None = None
    saved_at: datetime | None = None
    signature: Signature | None = field(default=None, repr=False)

    @property
    def name(self) -> str:
        """The library's name, or its file's while it has never been read."""
        return self.status.name if self.status else self.file.slug


def signature(path: Path) -> Signature | None:
    """What changes whenever the file is replaced; None when it is not there."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def measure(line: Line, course: Course) -> None:
    """Open the file for reading, take its status, and let go of it."""
    line.signature = signature(line.file.path)
    try:
        with Session.open(line.file.path, Seat(facilitator=True), read_only=True) as session:
            line.status = status_of(session, course)
            line.saved_at = session.store.saved_at()
    except FacilitatorError as error:
        line.problem = error
    except Exception:  # noqa: BLE001 - one odd file must not take the whole workshop's overview with it
        line.problem = Damaged(line.file.path, N_("it holds something that this program does not know"))
    else:
        line.problem = None


def coming_meeting(folder: WorkshopFolder) -> HomeworkMeeting | None:
    """The workshop's first meeting today or later; None where there is none, or its file cannot be read."""
    today = local_today()
    try:
        with Session.open(folder.path / WORKSHOP_FILE, Seat(facilitator=True), read_only=True) as session:
            dated = [row for row in session.all(HomeworkMeeting) if row.day is not None and row.day >= today]
    except FacilitatorError:
        return None
    return min(dated, key=lambda row: (row.day or today, row.position), default=None)


def read_lines(folder: WorkshopFolder, course: Course) -> list[Line]:
    """Every library of the workshop, one file open at a time, in the order of the language."""
    lines = [Line(file) for file in folder.libraries()]
    for line in lines:
        measure(line, course)
    return sorted(lines, key=lambda line: sort_key(line.name))


def same_files(lines: list[Line], folder: WorkshopFolder) -> bool:
    """Whether the workshop still has exactly the files that are shown, copies included."""
    shown = {line.file.path for line in lines} | {copy for line in lines for copy in line.file.copies}
    return shown == {path for file in folder.libraries() for path in (file.path, *file.copies)}


def changed_lines(lines: list[Line]) -> list[Line]:
    """Those whose files are others than last read: one `stat` each."""
    return [line for line in lines if signature(line.file.path) != line.signature]
