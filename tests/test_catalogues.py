"""The interface speaks both languages completely, and the files on disk are what the source gives."""

from __future__ import annotations

import shutil
import struct
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_file

from facilitator import i18n
from tools import catalogues


def test_catalogues_are_complete_and_fresh() -> None:
    assert [str(fault) for fault in catalogues.faults()] == []


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_compiled_file_speaks_through_gettext(language: i18n.Language) -> None:
    i18n.use(language)
    for message in catalogues.read(language):
        if isinstance(message.id, str) and message.id:
            assert i18n.tr(message.id) == (message.string or message.id)


def test_argparse_words_of_this_python_are_in_the_catalogue() -> None:
    import argparse

    words = {
        message[0] if isinstance(message, tuple) else message
        for _line, message, _comments, _context in extract_from_file(
            "python", argparse.__file__, keywords={"_": None, "ngettext": (1, 2)}
        )
    }
    assert words - {catalogues.first(msgid) for msgid in catalogues.ARGPARSE} == set()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small program of its own, with catalogues that are in order."""
    root = tmp_path / "project"
    (root / "facilitator").mkdir(parents=True)
    (root / "screens").mkdir()
    (root / "screens" / "a.py").write_text(
        '_("Save {name}")\ntrn("{n} word", "{n} words", 2)\nN_("Back")\n', "utf-8"
    )
    catalogues.update(root)
    translate(root, "Save {name}", "Gem {name}")
    translate(root, "Back", "Tilbage")
    translate(root, "{n} word", ("{n} ord", "{n} ord"))
    for msgid in catalogues.ARGPARSE:
        translate(root, catalogues.first(msgid), msgid)
    return root


def translate(root: Path, msgid: str, words: str | tuple[str, str]) -> None:
    catalog = catalogues.read("da", root)
    message = catalog.get(msgid)
    assert message is not None
    message.string = words
    catalogues.po_path("da", root).write_bytes(catalogues.po_text(catalog, "da"))
    catalogues.update(root)


def told(root: Path) -> list[str]:
    return [str(fault) for fault in catalogues.faults(root)]


def test_a_project_in_order_has_no_faults(project: Path) -> None:
    assert told(project) == []


def test_a_new_text_is_missed_then_untranslated(project: Path) -> None:
    (project / "screens" / "b.py").write_text('tr("Forward")\n', "utf-8")
    assert any("missing" in line and "Forward" in line for line in told(project))
    catalogues.update(project)
    assert told(project) == ["da: not translated: 'Forward'"]


def test_a_text_that_is_gone_is_told_and_dropped(project: Path) -> None:
    (project / "screens" / "a.py").write_text('_("Save {name}")\n', "utf-8")
    assert any("no longer used" in line and "Back" in line for line in told(project))
    catalogues.update(project)
    assert told(project) == []
    assert catalogues.read("da", project).get("Back") is None


def test_a_changed_text_takes_no_old_translation(project: Path) -> None:
    (project / "screens" / "a.py").write_text('_("Save {name}")\n_("Backs")\n', "utf-8")
    catalogues.update(project)
    assert told(project) == ["da: not translated: 'Backs'"]


def test_other_placeholders_are_told(project: Path) -> None:
    translate(project, "Save {name}", "Gem {navn}")
    assert [line for line in told(project) if "placeholders" in line and "Gem {navn}" in line]


def test_a_singular_may_leave_out_its_number(project: Path) -> None:
    (project / "screens" / "a.py").write_text('trn("one word", "{n} words", 2)\n', "utf-8")
    catalogues.update(project)
    translate(project, "one word", ("et ord", "{n} ord"))
    assert told(project) == []


def test_a_stale_compiled_file_is_told(project: Path) -> None:
    po = catalogues.po_path("da", project)
    po.write_text(po.read_text("utf-8").replace("Tilbage", "Retur"), "utf-8")
    assert told(project) == ["da: compiled file is stale (run `make catalogues`): 'facilitator.mo'"]


def test_files_are_the_same_bytes_wherever_they_are_made(project: Path, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in project.rglob("facilitator.*o")}
    shutil.rmtree(project / "data" / "locale" / "en")
    for path in project.rglob("*.mo"):
        path.unlink()
    catalogues.update(project)
    assert {path: path.read_bytes() for path in project.rglob("facilitator.*o")} == before
    assert not any(b"Date" in content or b"#:" in content for content in before.values())


def test_compiled_file_is_what_gnu_gettext_reads(project: Path) -> None:
    mo = catalogues.po_path("da", project).with_suffix(".mo").read_bytes()
    magic, _revision, count, ids, texts = struct.unpack("<5I", mo[:20])
    assert magic == 0x950412DE
    spans = [struct.unpack("<II", mo[ids + 8 * n : ids + 8 * n + 8]) for n in range(count)]
    msgids = [mo[start : start + length] for length, start in spans]
    assert msgids == sorted(msgids)
    assert texts == ids + 8 * count


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Save {name} as {kind}", ["{kind}", "{name}"]),
        ("{{literal}} {x:.1f}", ["{x:.1f}"]),
        ("100 % of {n}", ["{n}"]),
        ("100%% %(prog)s %r", ["%(prog)s", "%r"]),
    ],
)
def test_placeholders(text: str, found: list[str]) -> None:
    assert catalogues.placeholders(text) == found
