"""A report as Markdown that shows every word as it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from facilitator.blocks import Block, Bullets, Heading, Note, Paragraph, Table

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~$&])")
_LINE_START = re.compile(r"^(\s*(?:\d+(?=[.)]))?)([-+.)](?=\s|$|-)|=(?==*[^\S\n]*$))", re.MULTILINE)


def to_markdown(blocks: Iterable[Block]) -> str:
    """The blocks as CommonMark with pipe tables; ends with a line break."""
    return "\n\n".join(_block(block) for block in blocks) + "\n"


def escape(text: str) -> str:
    """Text with everything that Markdown would read as markup made literal."""
    return _LINE_START.sub(r"\1\\\2", _inline(text))


def _inline(text: str) -> str:
    """As `escape`, for text that does not begin a line of its own, where a date or a dash is no list."""
    return _SPECIAL.sub(r"\\\1", "\n".join(line.strip() for line in text.strip().split("\n")))


def _block(block: Block) -> str:
    match block:
        case Heading(text, level):
            return "#" * level + " " + _one_line(text)
        case Paragraph(text):
            return escape(text).replace("\n", "  \n")
        case Bullets(items, ordered):
            mark = "1." if ordered else "-"
            indent = "\n" + " " * (len(mark) + 1)
            return "\n".join(f"{mark} {escape(item).replace(chr(10), indent)}" for item in items)
        case Table(head, rows):
            lines = [head, tuple("---" for _ in head), *rows]
            return "\n".join(
                "| " + " | ".join(_cell(cell, n == 1) for cell in line) + " |" for n, line in enumerate(lines)
            )
        case Note(text):
            return "> " + escape(text).replace("\n", "\n> ")


def _one_line(text: str) -> str:
    return _inline(" ".join(text.split()))


def _cell(text: str, rule: bool) -> str:
    return text if rule else _inline(text).replace("\n", "<br>") or " "
