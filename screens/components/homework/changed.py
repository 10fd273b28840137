"""What has changed in one record: split into what people see, counted, and its fields as lines."""

from __future__ import annotations

from dataclasses import replace

from rich.cells import cell_len

from facilitator.changes import GONE, NEW, FieldChange, PartChange, RecordChange, apart
from facilitator.content import ComponentContent
from screens.components.homework.parts import THIN
from screens.widgets.paint import MUTED, Line, fold, say, shorten


def single(record: RecordChange) -> list[RecordChange]:
    """A form without a name as one change for each of its fields; anything else as it is."""
    if record.name or record.what == GONE:
        return [record]
    return [
        replace(
            record,
            fields=(field,),
            at=field.at,
            step=field.step,
            what=NEW if field.before == "" else record.what,
        )
        for field in record.fields
    ]


def amount(part: PartChange) -> int:
    """How many changes a part has."""
    return part.answers + sum(len(single(record)) for record in part.records)


def field_lines(
    words: ComponentContent, field: FieldChange, width: int, most: int, *, with_label: bool
) -> list[Line]:
    """A field's before and now on one line, or where that is too long on lines of their own."""
    width = max(8, min(width, 96))
    limit = max(20, width * most - 8)
    quoted = apart(field.before, field.now) if field.before else ("", field.now)
    before, now = (shorten(text, limit).plain for text in quoted)
    label = f"{field.label}: " if with_label and field.label else ""
    if field.before is None:
        said = [words.word("now_only", now=now) if now else words.word("now_empty")]
    elif not field.before:
        said = [words.word("before_none" if with_label else "new_text", now=now)]
    elif not now:
        said = [words.word("now_none", before=before)]
    else:
        said = [words.word("before_now", before=before, now=now)]
        if cell_len(label + said[0]) > width:
            said = [words.word("line_before", before=before), words.word("line_now", now=now)]
            said = [label.strip(), *said] if label else said
            label = ""
    first, *more = [line for part in [label + said[0], *said[1:]] for line in fold(part, width, most + 1)]
    head = len(label) if first.startswith(label) else 0
    return [
        say("    ", (first[:head], f"{MUTED} {THIN}"), (first[head:], THIN)),
        *(say("    ", (line, THIN)) for line in more),
    ]
