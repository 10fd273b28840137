"""A library works through all four components by keys alone, in a real terminal, and its words stand in the report."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Self

import pytest

from facilitator import i18n
from facilitator.content import load_course
from facilitator.i18n import Language
from tests.terminal.house import ROOT, SMALL, Desk, make_library, table

pytestmark = [
    pytest.mark.skipif(os.name != "posix", reason="needs a Unix terminal"),
    pytest.mark.xdist_group("terminal-whole-course"),
    pytest.mark.timeout(110),
]

REST = 0.08
"""Seconds of silence after which a step is drawn to its end, also on a machine with other work."""
BESIDE_NO_MAP = (100, 40)
"""Narrow enough that the course map is folded away and lines stand whole."""


class Tour(Desk):
    """A desk that knows the steps' titles in its language and waits for them."""

    def __init__(self, path: Path, language: Language, size: tuple[int, int]) -> None:
        i18n.use(language)
        self._course = load_course()
        super().__init__("open", path, "--lang", language, size=size)

    def at(self, component: str, step: str) -> Self:
        """Wait until this step is the present one and the screen rests."""
        steps = self._course.words(component).steps
        number, title = next((n, str(s.title)) for n, s in enumerate(steps, 1) if s.id == step)
        self.see(f"▸{number} {title}").settle(REST)
        return self

    def next(self, component: str, step: str) -> Self:
        """F6 once the screen rests, to this step."""
        self.settle(REST)
        self.do("f6")
        return self.at(component, step)

    def reveal(self, answer: str, back: str) -> Self:
        """F9 and Enter on the answer; `back` stands at the window's foot."""
        return self.do("f9").see(answer, back).do("enter").gone(back)

    def report(self, folder: Path, done: str) -> str:
        """F7, and what it wrote."""
        self.do("f7").see(done)
        (file,) = folder.glob("*.md")
        return file.read_text("utf-8")


def test_the_whole_course_in_danish(tmp_path: Path) -> None:
    path = make_library(tmp_path, name="Æblehavens Bibliotek")
    with Tour(path, "da", BESIDE_NO_MAP) as t:
        t.see("Hvem er du?").do("Åse Sørensen", "enter").see("Åse Sørensen", "Forberedelse").do(
            "home", "enter"
        )
        # preparation
        t.at("intake", "partnerships").do("n").see("0 af 80 tegn").do("Ældre Sagen på Ærø", "escape")
        t.see("▸ Ældre Sagen på Ærø")
        t.next("intake", "wanted").do("space", "down", "down", "space").see("[x] Forening")
        t.next("intake", "reasons").do("1", "down", "2", "down", "3").see("3 af 3 placeret")
        t.next("intake", "challenges")
        for number, text in enumerate(("Tiden på øen", "Økonomien", "Åbningstiderne"), 1):
            t.see("0 af 140 tegn").do(text, "tab", "space", "tab", "4").see(f"● Udfordring {number} af 3").do(
                "tab"
            )
        t.next("intake", "area").do("space", "tab").see("0 af 140 tegn").do("Babycafé på Æblevej")
        t.next("intake", "overview").see("1 af 1 har svaret")
        # clarification
        t.next("clarify", "challenge").see("Babycafé på Æblevej").do("enter").gone("Enter henter idéen")
        t.see("0 af 280 tegn").do("Børnefamilierne på øen mangler et sted at mødes", "tab", "n").see(
            "0 af 100 tegn"
        )
        t.do("Børnefamilier på Ærø", "escape").see("▸ Børnefamilier på Ærø")
        t.next("clarify", "evidence").do("n").see("0 af 200 tegn").do("Vejen føles lang", "escape")
        t.see("Vejen føles lang", "N Tilføj")
        t.next("clarify", "why").do("n").see("tegn").do("De hører ikke om os på færgen", "escape").see(
            "N Tilføj"
        )
        t.next("clarify", "goals").do("n").see("tegn").do("Flere æblebørn", "escape").see("N Tilføj")
        t.next("clarify", "frame").do("end", "space").see("(●) Partnerskab")
        t.next("clarify", "qualify").do("4", "5", "3", "4", "2", "5", "4", "3").see("af 100 point")
        t.next("clarify", "result").see("Forslag ud fra jeres svar")
        # services
        for step in ("find", "own", "map", "dots", "take"):  # the cases are read, not worked with, here
            t.next("cases", step)
        t.next("services", "pick").do("a").see("Kursets bunke").do("lektie").see("Lektiecafé").do("enter")
        t.see("[x] Lektiecafé").do("escape").see("1 ydelse").do("n").see("Hvad hedder ydelsen?")
        t.do("Båd med bøger", "enter").see("2 ydelser").do("home", "t", "t").see("● 2 tag med")
        t.next("services", "assets").next("services", "gates").do(*"jjjjjjjj").gone("[· ")
        t.next("services", "weights").next("services", "scores").do(*"45345345").see("8 af 16 svar")
        t.do("pagedown").see("ydelse 2 af 2").do(*"22222222").see("16 af 16 svar").do("f").see("Du er færdig")
        t.next("services", "result").reveal("Vis svarene", "Esc går tilbage").see("Rækkefølge").do("2")
        t.see("1 Lektiecafé", "2 Båd med bøger")
        t.next("services", "choose").do("space").see("[x] Lektiecafé", "1 af højst 3 valgt")
        # partners
        t.next("partners", "ideas").do("Boligforeningen på Øen", "enter", "Caféen ved åen", "enter").see(
            "2 idéer"
        )
        t.reveal("Vis svarene", "Esc går tilbage")
        t.next("partners", "gather").see("Idébanken 2").do("k").see("Kandidater 1")
        t.next("partners", "dots").do("space").see("1 af 3 prikker").reveal("Vis svarene", "Esc går tilbage")
        t.next("partners", "maps").next("partners", "assess").see("Boligforeningen på Øen")
        t.next("partners", "shortlist").do("space").see("Udvalgte: 1 af")
        t.next("partners", "contact").see("Boligforeningen på Øen")
        report = t.report(tmp_path, "Rapporten er skrevet")
        assert t.quit() == 0
    for words in (
        "# Æblehavens Bibliotek",
        "Ældre Sagen på Ærø",
        "Børnefamilierne på øen mangler et sted at mødes",
        "Børnefamilier på Ærø",
        "Vejen føles lang",
        "De hører ikke om os på færgen",
        "Flere æblebørn",
        "Lektiecafé",
        "Båd med bøger",
        "Boligforeningen på Øen",
        "Caféen ved åen",
    ):
        assert words in report
    assert "Åse" not in report, "a report for the outside names no person"
    assert table(path, "clarify")[0]["idea"] == "Babycafé på Æblevej"
    assert len(table(path, "services_score")) == 16
    with Desk("export", path, "-o", tmp_path / "igen.md", "--lang", "da") as t:
        assert t.ended() == 0
    again = (tmp_path / "igen.md").read_text("utf-8")
    assert again.splitlines()[4:] == report.splitlines()[4:]


def test_a_shorter_way_in_english_in_a_small_window(tmp_path: Path) -> None:
    path = make_library(tmp_path, name="Ærø Library")
    with Tour(path, "en", SMALL) as t:
        t.see("Who are you?").do("Åse", "enter").see("Preparation").do("home", "down", "enter")
        t.at("clarify", "challenge").see("0 of 280 characters").do("Families have nowhere to meet")
        t.next("clarify", "evidence").next("clarify", "why").next("clarify", "goals").next("clarify", "frame")
        t.next("clarify", "qualify").do("4", "5").next("clarify", "result")
        for step in ("find", "own", "map", "dots", "take"):
            t.next("cases", step)
        t.next("services", "pick").do("a").see("deck").do("homework").see("[ ]").do("enter").see("[x]")
        t.do("escape").see("1 service").do("t")
        t.next("services", "assets").next("services", "gates").do(*"yyyy")
        t.next("services", "weights").next("services", "scores").do(*"45345345").see("8 of 8")
        t.next("services", "result").reveal("Reveal", "Esc goes back")
        t.next("services", "choose").do("space").see("[x]")
        t.next("partners", "ideas").do("The allotment society", "enter").see("1 idea")
        t.reveal("Reveal", "Esc goes back").next("partners", "gather").do("k").see("Candidates 1")
        t.next("partners", "dots").next("partners", "maps").next("partners", "assess")
        t.next("partners", "shortlist").do("space").next("partners", "contact").see("The allotment society")
        report = t.report(tmp_path, "report is written")
        assert t.quit() == 0
    for words in ("# Ærø Library", "Families have nowhere to meet", "Homework", "The allotment society"):
        assert words in report
    assert "Projektafklaring" not in report


def test_the_demo_reads_as_a_whole_report(tmp_path: Path) -> None:
    demo = ROOT / "data" / "demo" / "libraries" / "gladsaxe.json"
    for language in ("da", "en"):
        with Desk("export", demo, "-o", tmp_path / f"{language}.md", "--lang", language) as t:
            assert t.ended() == 0
        assert len((tmp_path / f"{language}.md").read_text("utf-8")) > 3000
