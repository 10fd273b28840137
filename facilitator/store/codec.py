"""The bytes of a library file: TinyDB's JSON, one document per line, ``_meta`` first.

    {"_meta":{
    "1":{"library":"24rhch8980z6t","schema":1,"rev":"0mws3rn9n000x13o3","crc":"609abd00","size":383}
    },
    "answers":{
    "17":{"text":"..."},
    "18":{"text":"..."}
    }}

The checksum covers library, schema, revision and everything after the header; ``size`` counts those last
bytes.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from facilitator.store.fs import FileSystem

Doc = dict[str, Any]
"""One JSON document."""
Table = Mapping[str, Doc]
"""Documents by id; ids are decimal strings, as in the file."""
Tables = Mapping[str, Table]

META, ATTIC, SHADOW = "_meta", "_attic", "~"
LATE = "late"
"""Header field: see :func:`facilitator.store.outside.without_future`."""
HEAD_SIZE = 400
"""Bytes at the beginning of a file that identify its version."""

_START = b'{"_meta":{\n"1":'
_ANY_START = re.compile(r'\s*\{\s*"_meta"\s*:\s*\{\s*"1"\s*:\s*')
_TABLE_LINE = re.compile(rb'^\{?("(?:[^"\\]|\\.)*"):\{$')
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True)
class Header:
    """What a file says of itself: library id, schema number, revision stamp of the last save."""

    library: str
    schema: int
    rev: str


def internal(table: str) -> bool:
    """Whether a table belongs to the store itself: header, attic, or the stamps of another table."""
    return table in (META, ATTIC) or table.startswith(SHADOW)


def encode_doc(doc: Mapping[str, Any]) -> bytes:
    """One document as JSON on one line. ``TypeError`` or ``ValueError`` for what JSON cannot hold."""
    try:
        return _encode(doc).encode()
    except UnicodeEncodeError:
        return json.dumps(doc, separators=(",", ":")).encode()


def encode_key(key: str) -> bytes:
    """A table name or an id as a JSON string."""
    if key.isascii() and key.isalnum():
        return b'"%s"' % key.encode()
    try:
        return _encode(key).encode()
    except UnicodeEncodeError:
        return json.dumps(key).encode()


def encode_line(key: str, doc: Mapping[str, Any]) -> bytes:
    """A document's line in the file, without the comma."""
    return b"%s:%s" % (encode_key(key), encode_doc(doc))


def encode_block(table: str, lines: Iterable[bytes]) -> bytes:
    """A table's lines with the line that opens it, without the closing brace."""
    opening = encode_key(table) + b":{"
    body = b",\n".join(lines)
    return opening + b"\n" + body if body else opening


def body_of(blocks: Iterable[bytes]) -> list[bytes]:
    """The pieces of a file's body, all tables after the header, to be written one after the other."""
    pieces: list[bytes] = []
    for block in blocks:
        pieces += (b",\n", block, b"\n}")
    return pieces[1:]


def split_blocks(body: bytes) -> Iterable[tuple[str, bytes, bytes]]:
    """Table name, whole block and its lines, for each table of a body in this layout."""
    for part in body.split(b"\n}")[:-1]:
        block = part.removeprefix(b",\n")
        opening, _, lines = block.partition(b"\n")
        name = json.loads(opening[:-2])
        if not isinstance(name, str):
            raise ValueError("a table's name must be text")  # noqa: TRY004 - damaged, not misused
        yield name, block, lines


def decode_lines(lines: bytes) -> dict[str, Doc]:
    """The documents of one or several lines. ``ValueError`` when they are not documents."""
    docs: dict[str, Doc] = json.loads(b"{" + lines + b"}")
    return docs


def checksum(meta: Mapping[str, Any], pieces: Iterable[bytes]) -> str:
    """Eight hexadecimal digits over the header's own fields and the pieces of the body."""
    value = zlib.crc32(f"{meta['library']}|{meta['schema']}|{meta['rev']}".encode("utf-8", "surrogatepass"))
    for piece in pieces:
        value = zlib.crc32(piece, value)
    return f"{value:08x}"


def encode_file(meta: Mapping[str, Any], pieces: Sequence[bytes]) -> bytes:
    """A whole file. ``meta`` needs library, schema and rev; checksum and size are added."""
    full = {**meta, "crc": checksum(meta, pieces), "size": sum(map(len, pieces))}
    return b"".join((_START, encode_doc(full), b"\n},\n" if pieces else b"\n}", *pieces, b"}\n"))


def split_file(raw: bytes) -> tuple[Doc, bytes] | None:
    """Header fields and body of a file that this program wrote and nobody touched since, else ``None``."""
    if not raw.startswith(_START) or not raw.endswith(b"}\n"):
        return None
    end = raw.find(b"\n}", len(_START))
    body = raw[end + 4 : -2] if raw[end + 2 : end + 4] == b",\n" else b""
    try:
        meta: Any = json.loads(raw[len(_START) : end])
        intact = len(body) == meta["size"] and checksum(meta, (body,)) == meta["crc"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return (meta, body) if intact else None


def decode_any(raw: bytes) -> dict[str, dict[str, Doc]] | None:
    """All tables of any TinyDB JSON file; ``None`` when the JSON is something else. ``ValueError`` if not
    JSON.
    """
    tables = json.loads(raw)
    if not isinstance(tables, dict):
        return None
    for table in tables.values():
        if not isinstance(table, dict) or not all(isinstance(doc, dict) for doc in table.values()):
            return None
    return tables


def header_of(head: bytes) -> Header | None:
    """The header in a file's first bytes, in this layout or rewritten by another program."""
    text = head.decode("utf-8", "replace")
    match = _ANY_START.match(text)
    if match is None:
        return None
    try:
        meta, _ = json.JSONDecoder().raw_decode(text, match.end())
        return Header(str(meta["library"]), int(meta.get("schema", 1)), str(meta.get("rev", "")))
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def read_header(path: Path, fs: FileSystem | None = None) -> Header | None:
    """What the file at ``path`` says of itself, from its first 400 bytes; ``None`` if nothing or
    unreadable.
    """
    try:
        return header_of((fs or FileSystem()).head(path, HEAD_SIZE)[1])
    except OSError:
        return None


def salvage(raw: bytes) -> tuple[dict[str, dict[str, Doc]], int]:
    """Every document line of a damaged file that can still be read, and the number of lines given up."""
    tables: dict[str, dict[str, Doc]] = {}
    table: str | None = None
    lost = 0
    for line in raw.split(b"\n"):
        if opening := _TABLE_LINE.match(line):
            try:
                table = json.loads(opening.group(1))
                tables.setdefault(str(table), {})
            except ValueError:
                table, lost = None, lost + 1
            continue
        text = line.strip().rstrip(b",")
        if text in (b"", b"}", b"{", b"}}", b"{}"):
            continue
        found = _document(text)
        if table is None or found is None:
            lost += 1
        else:
            tables[table][found[0]] = found[1]
    return tables, lost


def _document(line: bytes) -> tuple[str, Doc] | None:
    try:
        ((key, doc),) = decode_lines(line).items()
    except (ValueError, RecursionError):
        return None
    is_doc = isinstance(doc, dict)
    return (key, doc) if is_doc else None
