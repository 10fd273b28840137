"""The workshop folder, its libraries, and the report."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tinydb import TinyDB

from facilitator.blocks import Block, Bullets, Heading, Note, Paragraph, Table
from facilitator.content import house_course_dir, load_course
from facilitator.demo import copy_demo
from facilitator.errors import FolderMissing, LibraryMissing, NotSaved
from facilitator.export.markdown import escape, to_markdown
from facilitator.people import Person
from facilitator.report import report_blocks, write_markdown
from facilitator.session import Session
from facilitator.workshop import WorkshopFolder, find_workshop, slugify, status_of


def test_a_workshop_and_its_libraries(tmp_path: Path) -> None:
    folder = WorkshopFolder.create(tmp_path / "værksted", "Forår på Ærø")
    path = folder.add_library("Ærø Bibliotek")
    assert path.name == "aeroe-bibliotek.json"
    assert folder.add_library("Ærø Bibliotek").name == "aeroe-bibliotek-2.json"
    again = WorkshopFolder.open(folder.path)
    assert again.about().title == "Forår på Ærø"
    assert [library.slug for library in again.libraries()] == ["aeroe-bibliotek", "aeroe-bibliotek-2"]
    with TinyDB(path, encoding="utf-8") as db:
        expected = {"name": "Ærø Bibliotek", "municipality": "", "made_up": False}
        assert db.table("library").all() == [expected]
    assert find_workshop(path) == again


def test_making_a_workshop_again_leaves_it_as_it_is(tmp_path: Path) -> None:
    WorkshopFolder.create(tmp_path / "w", "Første")
    WorkshopFolder.create(tmp_path / "w", "Anden")
    assert WorkshopFolder.open(tmp_path / "w").about().title == "Første"


def test_a_copy_of_a_library_is_not_another_library(tmp_path: Path) -> None:
    folder = WorkshopFolder.create(tmp_path / "w", "W")
    path = folder.add_library("Køge")
    copy = path.with_name("koege (Annes kopi).json")
    shutil.copy(path, copy)
    assert [(library.path, library.copies) for library in folder.libraries()] == [(path, (copy,))]


def test_a_workshop_carries_its_own_course_whole_or_not_at_all(tmp_path: Path) -> None:
    course = tmp_path / "kursus"
    shutil.copytree(house_course_dir(), course)
    folder = WorkshopFolder.create(tmp_path / "w", "W", course)
    moved = tmp_path / "flyttet"
    shutil.move(folder.path, moved)
    assert WorkshopFolder.open(moved).course_dir() == moved / "course"
    with pytest.raises(NotSaved):
        WorkshopFolder.create(course / "w", "W", course)
    (tmp_path / "x" / "course").mkdir(parents=True)
    with pytest.raises(NotSaved):
        WorkshopFolder.create(tmp_path / "x", "W", course)


def test_hidden_files_of_other_systems_are_not_libraries(tmp_path: Path) -> None:
    folder = WorkshopFolder.create(tmp_path / "w", "W")
    path = folder.add_library("Køge")
    shutil.copy(path, path.with_name("._koege.json"))
    assert [library.path for library in folder.libraries()] == [path]


def test_the_demo_is_not_copied_over_other_files(tmp_path: Path) -> None:
    (tmp_path / "libraries").mkdir()
    (tmp_path / "libraries" / "gentofte.json").write_text("mine")
    with pytest.raises(NotSaved):
        copy_demo(tmp_path)
    assert (tmp_path / "libraries" / "gentofte.json").read_text() == "mine"


def test_no_workshop_and_no_place_for_one(tmp_path: Path) -> None:
    with pytest.raises(LibraryMissing):
        WorkshopFolder.open(tmp_path)
    (tmp_path / "fil").write_text("x")
    with pytest.raises(FolderMissing):
        WorkshopFolder.create(tmp_path / "fil" / "w", "W")


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Gentofte", "gentofte"),
        ("Ærø / Øster Åby!", "aeroe-oester-aaby"),
        ("../../etc", "etc"),
        ("Châtelet", "chatelet"),
    ],
)
def test_slugs(name: str, slug: str) -> None:
    assert slugify(name) == slug


def test_a_name_without_letters_still_gets_a_file(tmp_path: Path) -> None:
    folder = WorkshopFolder.create(tmp_path / "w", "W")
    assert folder.add_library("💥").suffix == ".json"


def test_an_empty_librarys_status_and_report(tmp_path: Path) -> None:
    course = load_course()
    path = WorkshopFolder.create(tmp_path / "w", "W").add_library("Tølløse")
    with Session.open(path) as session:
        session.put("Ny", Person(id=1, name="Hemmelige Navn", role="librarian"))
        status = status_of(session, course)
        text = to_markdown(report_blocks(session, course))
        assert (
            write_markdown(tmp_path / "rapport.md", session, course)
            .read_text("utf-8")
            .startswith("# Tølløse\n")
        )
    assert status.name == "Tølløse"
    assert set(status.progress) == set(course.components)
    for component in course.components.values():
        assert str(component.title) in text
    assert "Hemmelige Navn" not in text


def test_markdown_shows_every_word_as_it_was_typed() -> None:
    blocks: list[Block] = [
        Heading("[/x] *a* #1", 2),
        Paragraph("- not a list\n1. nor this\n# nor a heading\n| a | b |\n<script>"),
        Bullets(("en\nto", "`kode`")),
        Table(("a|b", "c"), (("1\n2", ""),)),
        Note("pas på _det_"),
    ]
    assert to_markdown(blocks) == (
        "## \\[/x\\] \\*a\\* \\#1\n\n"
        "\\- not a list  \n1\\. nor this  \n\\# nor a heading  \n\\| a \\| b \\|  \n\\<script\\>\n\n"
        "- en\n  to\n- \\`kode\\`\n\n"
        "| a\\|b | c |\n| --- | --- |\n| 1<br>2 |   |\n\n"
        "> pas på \\_det\\_\n"
    )


def test_markdown_neither_makes_signs_of_words_nor_code_of_indents() -> None:
    assert escape("AT&T &copy;\n\n    indrykket *a*") == "AT\\&T \\&copy;\n\nindrykket \\*a\\*"


def test_escape_keeps_danish_and_quotes() -> None:
    assert escape("»Æblegrød« – 100 %") == "»Æblegrød« – 100 %"
    assert escape("= lige mange\n24.11 kl. 9.30\n===") == "= lige mange\n24.11 kl. 9.30\n\\==="
    dated = Heading("1. december"), Table(("Frist",), (("1. december",),))
    assert to_markdown(dated) == "### 1. december\n\n| Frist |\n| --- |\n| 1. december |\n"


def test_a_report_needs_a_folder(tmp_path: Path) -> None:
    path = WorkshopFolder.create(tmp_path / "w", "W").add_library("A")
    with Session.open(path) as session, pytest.raises(FolderMissing):
        write_markdown(tmp_path / "mangler" / "r.md", session, load_course())
