"""Versions of the agreement: the whole text as it stood, and what changed between two of them, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from difflib import SequenceMatcher
from enum import StrEnum

from facilitator.component import Reader
from facilitator.components.agreement.document import plain_text, sections, title
from facilitator.components.agreement.language import spoken
from facilitator.components.agreement.records import AgreementVersion
from facilitator.content import Course

Part = tuple[str, str, str]
"""One part of a saved text: clause id, heading, text."""

HEAD = "title"
"""The id of the part that holds the document's name."""


class Op(StrEnum):
    """What became of a run of words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stayed, went or came; the text keeps its spaces and line breaks."""

    op: Op
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One clause that reads differently: `runs` put together give the old text (without NEW) and the new (without GONE)."""

    id: str
    heading: str
    runs: tuple[Run, ...]

    @property
    def added(self) -> bool:
        """Whether the clause was not there before."""
        return all(run.op is Op.NEW for run in self.runs)

    @property
    def removed(self) -> bool:
        """Whether the clause is no longer there."""
        return all(run.op is Op.GONE for run in self.runs)


def whole_text(reader: Reader, course: Course) -> tuple[Part, ...]:
    """The agreement as it stands now, with the remark that it is a draft."""
    with spoken(reader):
        disclaimer = course.words("agreement").word("disclaimer")
    return (
        (HEAD, title(reader, course), disclaimer),
        *((one.id, one.heading, plain_text(one.blocks)) for one in sections(reader, course)),
    )


def version(
    reader: Reader,
    course: Course,
    record_id: int,
    position: float = 0.0,
    label: str = "",
    made: datetime | None = None,
) -> AgreementVersion:
    """A version of the text as it stands now (`made`: UTC, None for this moment)."""
    return AgreementVersion(
        id=record_id,
        position=position,
        label=label,
        made=made or datetime.now(UTC).replace(microsecond=0),
        parts=whole_text(reader, course),
    )


def latest(reader: Reader) -> AgreementVersion | None:
    """The version that was saved last."""
    found = [row for row in reader.all(AgreementVersion) if row.made is not None]
    return max(found, key=lambda row: (row.made, row.id), default=None)


def in_order(one: AgreementVersion, other: AgreementVersion) -> tuple[AgreementVersion, AgreementVersion]:
    """The older and the newer of two versions."""
    first, second = sorted((one, other), key=lambda row: (row.made.timestamp() if row.made else 0.0, row.id))
    return first, second


def compare(old: Sequence[Part], new: Sequence[Part]) -> tuple[Difference, ...]:
    """The clauses that read differently, in the order of the new text; those that went come last."""
    before = {key: (heading, text) for key, heading, text in old}
    after = {key: (heading, text) for key, heading, text in new}
    found = []
    for key, (heading, text) in after.items():
        was = before.get(key)
        if key == HEAD:
            if was is not None and was[0] != heading:
                found.append(Difference(key, heading, words_changed(was[0], heading)))
        elif was is None:
            found.append(Difference(key, heading, (Run(Op.NEW, text),)))
        elif was[1] != text:
            found.append(Difference(key, heading, words_changed(was[1], text)))
    found += [
        Difference(key, heading, (Run(Op.GONE, text),))
        for key, (heading, text) in before.items()
        if key not in after and key != HEAD
    ]
    return tuple(found)


def words_changed(old: str, new: str) -> tuple[Run, ...]:
    """Two texts as runs of words that stayed, went and came. Spaces count as signs of their own, so nothing is lost."""
    a, b = _tokens(old), _tokens(new)
    runs: list[Run] = []
    for tag, a0, a1, b0, b1 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            runs.append(Run(Op.SAME, "".join(a[a0:a1])))
            continue
        if a1 > a0:
            runs.append(Run(Op.GONE, "".join(a[a0:a1])))
        if b1 > b0:
            runs.append(Run(Op.NEW, "".join(b[b0:b1])))
    return tuple(_joined(runs))


def _tokens(text: str) -> list[str]:
    return re.findall(r"\s+|\S+", text)


def _joined(runs: Iterable[Run]) -> list[Run]:
    """Runs in which a single space that stayed between two changes counts as changed: easier to read."""
    made: list[Run] = []
    gone = new = ""

    def close() -> None:
        nonlocal gone, new
        if gone:
            made.append(Run(Op.GONE, gone))
        if new:
            made.append(Run(Op.NEW, new))
        gone = new = ""

    listed = list(runs)
    for n, run in enumerate(listed):
        if run.op is Op.GONE:
            gone += run.text
        elif run.op is Op.NEW:
            new += run.text
        elif run.text.isspace() and (gone or new) and n + 1 < len(listed):
            gone, new = gone + run.text, new + run.text
        else:
            close()
            made.append(run)
    close()
    return made
