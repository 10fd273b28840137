"""A library's report so far: the components' sections, one after another, or one of them alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from facilitator.blocks import Block, Heading, Note, Paragraph
from facilitator.component import Reader
from facilitator.content import Course
from facilitator.course import taught
from facilitator.errors import FolderMissing, NotSaved, reason_of
from facilitator.export.markdown import to_markdown
from facilitator.i18n import format_datetime, tr
from facilitator.people import Library
from facilitator.visibility import Viewer


def report_blocks(
    reader: Reader, course: Course, viewer: Viewer | None = None, part: str | None = None
) -> list[Block]:
    """The whole report, or that of one part (a component's id) alone.

    Without a viewer it is written for the outside, which never shows a person's name.
    """
    viewer = viewer or Viewer(outside=True)
    library = reader.form(Library)
    blocks: list[Block] = [
        Heading(library.name or tr("Unnamed library"), 1),
        Paragraph(f"{course.head.title} · {format_datetime(datetime.now(UTC))}"),
    ]
    if library.made_up:
        blocks.append(Note(tr("Made-up example: the library, the people and the answers are invented.")))
    for component in taught(course):
        if part not in {None, component.id}:
            continue
        words = course.words(component.id)
        blocks.append(Heading(f"{words.number} {words.title}".strip(), 2))
        blocks.extend(component.report(reader, course, viewer) or [Paragraph(tr("Not begun yet."))])
    return blocks


def report_path(library: Path, part: str | None = None) -> Path:
    """A free name beside the library's file, such as `gentofte-2026-11-22.md`: an earlier report is never overwritten.

    A part's name stands before the date: `gentofte-aftale-2026-11-22.md`.
    """
    named = f"{library.stem}-{part}" if part else library.stem
    base, n = f"{named}-{datetime.now().astimezone():%Y-%m-%d}", 1
    path = library.with_name(f"{base}.md")
    while path.exists():
        n += 1
        path = library.with_name(f"{base}-{n}.md")
    return path


def write_markdown(
    path: Path, reader: Reader, course: Course, viewer: Viewer | None = None, part: str | None = None
) -> Path:
    """Write the report, or one part of it, as `write_blocks` does."""
    return write_blocks(path, report_blocks(reader, course, viewer, part))


def write_blocks(path: Path, blocks: Sequence[Block]) -> Path:
    """Write a document as UTF-8 Markdown, whole or not at all, replacing an earlier one of the same name.

    Raises:
        FolderMissing: the folder is not there.
        NotSaved: it could not be written.
    """
    if not path.parent.is_dir():
        raise FolderMissing(path)
    text = to_markdown(blocks)
    try:
        temporary = path.with_name(f".{path.name}.tmp")
        temporary.write_text(text, encoding="utf-8", newline="\n")
        temporary.replace(path)
    except OSError as error:
        raise NotSaved(path, reason_of(error)) from error
    return path
