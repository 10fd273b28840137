"""One version of a library in memory: never changed, only followed by the next one.

Documents, tables and their encoded lines are shared between versions, so a new version costs a copy of the
changed tables' dictionaries, and a failed save costs nothing to take back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from facilitator.store.cells import Doc, same
from facilitator.store.codec import (
    ATTIC,
    META,
    SHADOW,
    Table,
    Tables,
    body_of,
    decode_lines,
    encode_block,
    encode_file,
    encode_line,
    internal,
    split_blocks,
)

Puts = Mapping[str, Mapping[str, Doc | None]]
"""Table -> id -> new document, ``None`` to take it out."""

_NOTHING: Mapping[int, Doc] = MappingProxyType({})


class Image:
    """All tables but ``_meta`` (``tables``) and the header's fields (``meta``, without checksum and size)."""

    __slots__ = ("_blocks", "_lines", "_views", "meta", "tables")

    def __init__(
        self,
        meta: Doc,
        tables: dict[str, dict[str, Doc]],
        lines: dict[str, dict[str, bytes]] | None = None,
        blocks: dict[str, bytes] | None = None,
    ) -> None:
        self.meta = meta
        self.tables = tables
        self._lines = lines or {}
        self._blocks = blocks or {}
        self._views: dict[str, dict[int, Doc]] = {}

    @classmethod
    def of(cls, tables: Tables) -> Image:
        """The image of a whole file's tables, ``_meta`` among them."""
        meta = dict(tables.get(META, {}).get("1", {}))
        for own in ("crc", "size"):
            meta.pop(own, None)
        return cls(meta, {name: dict(table) for name, table in tables.items() if name != META})

    @classmethod
    def parse(cls, meta: Doc, body: bytes, previous: Image) -> Image:
        """The image of a file in our own layout; lines that ``previous`` also has are not parsed again."""
        fields = {name: value for name, value in meta.items() if name not in ("crc", "size")}
        image = cls(fields, {})
        for name, block, lines in split_blocks(body):
            image._blocks[name] = block
            if previous._blocks.get(name) == block and name in previous._lines:
                image.tables[name], image._lines[name] = previous.tables[name], previous._lines[name]
                if name in previous._views:
                    image._views[name] = previous._views[name]
            else:
                image.tables[name], image._lines[name] = _parse_table(name, lines, previous)
        return image

    def doc(self, table: str, key: str) -> Doc | None:
        """One document, or ``None``."""
        docs = self.tables.get(table)
        return None if docs is None else docs.get(key)

    def shadow(self, table: str, key: str) -> Doc | None:
        """The stamps of one document, or ``None``."""
        return self.doc(SHADOW + table, key)

    def visible(self) -> tuple[str, ...]:
        """Names of the tables that hold documents of the library."""
        return tuple(name for name in self.tables if not internal(name))

    def everything(self) -> Tables:
        """All tables, ``_meta`` among them, as :func:`facilitator.store.merge.merge` wants them."""
        return {META: {"1": self.meta}, **self.tables}

    def view(self, table: str) -> Mapping[int, Doc]:
        """A table's documents by whole-number id, for reading only. Ids that are no numbers are left out."""
        known = self._views.get(table)
        if known is None:
            docs = self.tables.get(table)
            if not docs:
                return _NOTHING
            known = self._views[table] = {int(key): doc for key, doc in docs.items() if is_id(key)}
        return MappingProxyType(known)

    def followed(self, puts: Puts, drop: Iterable[str] = (), **meta: object) -> Image:
        """The next version: documents put in or taken out, whole tables dropped, header fields changed (``None``: taken out)."""
        tables, lines, blocks = dict(self.tables), dict(self._lines), dict(self._blocks)
        views = dict(self._views)
        for name, docs in puts.items():
            table = tables[name] = dict(tables.get(name, ()))
            encoded = lines[name] = dict(lines[name]) if name in lines else _encoded(table)
            blocks.pop(name, None)
            view = dict(views[name]) if name in views else None
            if view is not None:
                views[name] = view
            for key, doc in docs.items():
                if doc is None:
                    table.pop(key, None)
                    encoded.pop(key, None)
                else:
                    table[key] = doc
                    encoded[key] = encode_line(key, doc)
                if view is not None and is_id(key):
                    _put(view, int(key), doc)
        for name in drop:
            for cache in (tables, lines, blocks, views):
                cache.pop(name, None)
        header = {
            name: value for name, value in {**self.meta, **meta}.items() if meta.get(name, self) is not None
        }
        image = Image(header, tables, lines, blocks)
        image._views = views
        return image

    def encode(self) -> bytes:
        """The whole file. Visible tables come first; only changed tables are put together anew."""
        blocks = []
        for name in sorted(self.tables, key=internal):
            if not self.tables[name] and internal(name):
                continue
            block = self._blocks.get(name)
            if block is None:
                if name not in self._lines:
                    self._lines[name] = _encoded(self.tables[name])
                block = self._blocks[name] = encode_block(name, self._lines[name].values())
            blocks.append(block)
        return encode_file(self.meta, body_of(blocks))

    def differences(self, later: Image) -> frozenset[tuple[str, int]]:
        """Table and id of every visible document that ``later`` shows differently."""
        changed = set()
        for name in {*self.visible(), *later.visible()}:
            old: Table = self.tables.get(name, {})
            new: Table = later.tables.get(name, {})
            if old is new:
                continue
            for key in old.keys() | new.keys():
                one, other = old.get(key), new.get(key)
                if one is not other and not same(one, other) and is_id(key):
                    changed.add((name, int(key)))
        return frozenset(changed)

    def attic(self) -> Table:
        """Losing values of merges."""
        return self.tables.get(ATTIC, {})


def is_id(key: str) -> bool:
    """Whether ``key`` is a whole number written in the one usual way."""
    digits = key[1:] if key[:1] == "-" else key
    return digits.isascii() and digits.isdigit() and (digits == "0" or digits[0] != "0")


def _put(docs: dict[int, Doc], id: int, doc: Doc | None) -> None:
    if doc is None:
        docs.pop(id, None)
    else:
        docs[id] = doc


def _encoded(table: Table) -> dict[str, bytes]:
    return {key: encode_line(key, doc) for key, doc in table.items()}


def _parse_table(name: str, lines: bytes, previous: Image) -> tuple[dict[str, Doc], dict[str, bytes]]:
    known = previous._lines.get(name)
    if not known:
        table = decode_lines(lines)
        return table, dict(zip(table, lines.split(b",\n"), strict=True)) if table else {}
    old, table, encoded = previous.tables[name], {}, {}
    keys = {line: key for key, line in known.items()}
    for line in lines.split(b",\n") if lines else ():
        key = keys.get(line)
        if key is None:
            ((key, doc),) = decode_lines(line).items()
        else:
            doc = old[key]
        table[key], encoded[key] = doc, line
    return table, encoded
