"""Keeps the interface's two catalogues in step with the program: `make catalogues`, `make check`.

Texts are taken from the source (`_`, `tr`, `trn`, `N_`), merged into facilitator.po below data/locale/<lang>/
and compiled to .mo. New ones are empty in Danish until somebody translates them; English says what the source
says. The files carry no dates and no line numbers and are sorted, so that two people's changes merge.
"""

from __future__ import annotations

import argparse
import re
import struct
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ("facilitator", "screens")
LANGUAGES = ("da", "en")
DOMAIN = "facilitator"
KEYWORDS: dict[str, tuple[int, ...] | None] = {"_": None, "tr": None, "N_": None, "trn": (1, 2)}

Id = str | tuple[str, str]

# argparse's own words, of Python 3.11 to 3.14: it looks them up in the catalogue that i18n points it to.
ARGPARSE: tuple[Id, ...] = (
    " (default: %(default)s)",
    "%(heading)s:",
    "%(prog)s: error: %(message)s\n",
    "%(prog)s: warning: %(message)s\n",
    "%r is not callable",
    "'required' is an invalid argument for positionals",
    ".__call__() not defined",
    "ambiguous option: %(option)s could match %(matches)s",
    'argument "-" with mode %r',
    "argument %(argument_name)s: %(message)s",
    "argument '%(argument_name)s' is deprecated",
    "can't open '%(filename)s': %(error)s",
    "cannot have multiple subparser arguments",
    "cannot merge actions - two groups are named %r",
    "command '%(parser_name)s' is deprecated",
    "dest= is required for options like %r",
    ("expected %s argument", "expected %s arguments"),
    "expected at least one argument",
    "expected at most one argument",
    "expected one argument",
    "conflicting subparser alias: %s",
    "conflicting subparser: %s",
    "ignored explicit argument %r",
    "invalid %(type)s value: %(value)r",
    "invalid choice: %(value)r (choose from %(choices)s)",
    "invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)",  # 3.14
    "invalid conflict_resolution value: %r",
    "invalid option string %(option)r: must start with a character %(prefix_chars)r",
    "mutually exclusive arguments must be optional",
    "not allowed with argument %s",
    "one of the arguments %s is required",
    "option '%(option)s' is deprecated",
    "options",
    "positional arguments",
    "show program's version number and exit",
    "show this help message and exit",
    "subcommands",
    "the following arguments are required: %s",
    "unexpected option string: %s",
    "unknown parser %(parser_name)r (choices: %(choices)s)",
    "unrecognized arguments: %s",
    "usage: ",
    ("conflicting option string: %s", "conflicting option strings: %s"),
)

HEADER = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""

_PLACEHOLDER = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|%%|%(?:\(\w+\))?[srd]")


@dataclass(frozen=True)
class Fault:
    """One thing that is not in order: in which language, at which text, what."""

    language: str
    msgid: str
    what: str

    def __str__(self) -> str:
        return f"{self.language}: {self.what}: {self.msgid!r}"


def extracted(root: Path = ROOT) -> set[Id]:
    """Every text that the source marks, and argparse's own."""
    found: set[Id] = set(ARGPARSE)
    for source in SOURCES:
        for _file, _line, msgid, _comments, _context in extract_from_dir(
            root / source, method_map=[("**.py", "python")], keywords=KEYWORDS
        ):
            if isinstance(msgid, tuple):
                found.add((msgid[0], msgid[1]))
            elif msgid:
                found.add(msgid)
    # One text with a plural and the same without are one entry.
    plural = {msgid[0] for msgid in found if isinstance(msgid, tuple)}
    return {msgid for msgid in found if isinstance(msgid, tuple) or msgid not in plural}


def po_path(language: str, root: Path = ROOT) -> Path:
    """Where a language's catalogue lies."""
    return root / "data" / "locale" / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def read(language: str, root: Path = ROOT) -> Catalog:
    """A catalogue as it is on disk; empty when there is none."""
    path = po_path(language, root)
    if not path.is_file():
        return Catalog(locale=language)
    with path.open("rb") as stream:
        return read_po(stream, locale=language, charset="utf-8", abort_invalid=True)


def merged(language: str, wanted: set[Id], old: Catalog) -> Catalog:
    """A catalogue with exactly the wanted texts and what the old one says of them."""
    new = Catalog(locale=language)
    for msgid in sorted(wanted, key=first):
        known = old.get(first(msgid))
        string = known.string if known is not None and known.id == msgid else None
        if language == "en":
            string = msgid
        comments = known.user_comments if known is not None else []
        new.add(msgid, string=string, user_comments=comments)
    return new


def first(msgid: str | Sequence[str]) -> str:
    """The singular, by which a text is found and sorted."""
    return msgid if isinstance(msgid, str) else msgid[0]


def po_text(catalog: Catalog, language: str) -> bytes:
    """The .po file: our own short header, then the entries in order."""
    body = BytesIO()
    write_po(body, catalog, width=100, omit_header=True, no_location=True, sort_output=True)
    return HEADER.format(language=language).encode() + body.getvalue().lstrip(b"\n")


def mo_bytes(catalog: Catalog, language: str) -> bytes:
    """The .mo file: GNU's layout, little-endian, the same bytes on every machine."""
    lines = re.findall(r'^"(.*)\\n"$', HEADER.format(language=language), re.MULTILINE)
    texts = [("", "".join(f"{line}\n" for line in lines))]
    texts += [
        ("\0".join(_texts(message.id)), "\0".join(_texts(message.string)))
        for message in catalog
        if message.id and translated(message)
    ]
    entries = sorted((msgid.encode(), text.encode()) for msgid, text in texts)
    offset = 28 + 16 * len(entries)
    index, pool = b"", b""
    for column in (0, 1):
        for entry in entries:
            index += struct.pack("<II", len(entry[column]), offset + len(pool))
            pool += entry[column] + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, len(entries), 28, 28 + 8 * len(entries), 0, 0)
    return head + index + pool


def _texts(value: object) -> list[str]:
    return [value] if isinstance(value, str) else [str(part) for part in value or ()]  # type: ignore[attr-defined]


def translated(message: Message) -> bool:
    """Every form has words."""
    texts = _texts(message.string)
    return bool(texts) and all(texts) and len(texts) == len(_texts(message.id))


def placeholders(text: str) -> list[str]:
    """The parameters that a text takes, in both notations."""
    return sorted(m[0] for m in _PLACEHOLDER.finditer(text) if m[0] not in {"{{", "}}", "%%"})


def faults(root: Path = ROOT) -> Iterator[Fault]:
    """Everything that keeps the catalogues from being complete and fresh."""
    wanted = extracted(root)
    by_first = {first(msgid) for msgid in wanted}
    for language in LANGUAGES:
        old = read(language, root)
        have = {first(message.id): message for message in old if message.id}
        for msgid in sorted(by_first - set(have)):
            yield Fault(language, msgid, "missing (run `make catalogues`)")
        for msgid in sorted(set(have) - by_first):
            yield Fault(language, msgid, "no longer used (run `make catalogues`)")
        for msgid, message in sorted(have.items()):
            if msgid in by_first:
                yield from _entry_faults(language, msgid, message)
        yield from _file_faults(language, wanted, old, root)


def _entry_faults(language: str, msgid: str, message: Message) -> Iterator[Fault]:
    if not translated(message):
        yield Fault(language, msgid, "not translated")
        return
    ids, texts = _texts(message.id), _texts(message.string)
    for source, text in zip(ids, texts, strict=True):
        # A singular may leave out its number: "one word".
        allowed = [placeholders(source), placeholders(ids[-1])]
        if placeholders(text) not in allowed:
            yield Fault(language, msgid, f"placeholders differ in {text!r}")
        if source[:1].isspace() != text[:1].isspace() or source[-1:].isspace() != text[-1:].isspace():
            yield Fault(language, msgid, f"space at an end differs in {text!r}")


def _file_faults(language: str, wanted: set[Id], old: Catalog, root: Path) -> Iterator[Fault]:
    po = po_path(language, root)
    fresh = merged(language, wanted, old)
    if not po.is_file() or po.read_bytes() != po_text(fresh, language):
        yield Fault(language, po.name, "file differs from what the source gives (run `make catalogues`)")
    mo = po.with_suffix(".mo")
    if not mo.is_file() or mo.read_bytes() != mo_bytes(old, language):
        yield Fault(language, mo.name, "compiled file is stale (run `make catalogues`)")


def update(root: Path = ROOT) -> None:
    """Write both catalogues and their compiled files."""
    wanted = extracted(root)
    for language in LANGUAGES:
        catalog = merged(language, wanted, read(language, root))
        path = po_path(language, root)
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, po_text(catalog, language))
        _write(path.with_suffix(".mo"), mo_bytes(catalog, language))
        missing = sum(1 for message in catalog if message.id and not translated(message))
        print(f"{language}: {len(wanted)} texts, {missing} not translated")


def _write(path: Path, content: bytes) -> None:
    """Only when something changed, so that nobody's file gets a new date for nothing."""
    if not path.is_file() or path.read_bytes() != content:
        path.write_bytes(content)


def main(argv: list[str] | None = None) -> int:
    """The command: update, or check and tell."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument(
        "--check", action="store_true", help="change nothing; fail when something is not in order"
    )
    if not parser.parse_args(argv).check:
        update()
        return 0
    found = list(faults())
    for fault in found:
        print(fault, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
