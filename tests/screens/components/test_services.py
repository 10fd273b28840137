"""Choosing services on the screen: pressing keys, reading the screen, and then the file with stock TinyDB."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from facilitator import i18n
from facilitator.components.intake import IntakeAnswer
from facilitator.components.services import (
    SCORES,
    WEIGHTS,
    Chosen,
    GateAnswer,
    Score,
    Service,
    ServicesSetup,
)
from facilitator.content import load_course
from facilitator.i18n import Language
from facilitator.people import Finished, Library, Person, Seat
from facilitator.record import Record
from facilitator.session import Session
from facilitator.settings import Settings
from facilitator.visibility import Activity, Phase
from screens.components.services import ServicesScreen
from tests.screens.driver import Driver, driving, table

HOSTILE = "[/x] [red] [b \\ 💥 æøå"
ANNE, BO, CAMILLA = 1, 2, 3
NAMES = {ANNE: "Anne Ærø", BO: "Bo", CAMILLA: "Camilla"}
TWO = ("citizen_need", "feasibility")
SIZES = [(40, 12), (80, 24), (120, 40), (300, 80)]
STEPS = tuple(view.STEP for view in ServicesScreen.STEPS)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "ærø.json"
    session = Session.create(file, Library(name="Ærø Bibliotek"))
    session.put("", *(Person(id=number, name=name) for number, name in NAMES.items()))
    session.close()
    return file


@pytest.fixture
def listed(path: Path) -> Path:
    """Three services to work with."""
    names = ("Lektiecafé", "Sprogcafé", "Brætspil")
    fill(path, *(Service(id=n, position=float(n), name=name) for n, name in enumerate(names, 1)))
    return path


@pytest.fixture
def scored(listed: Path) -> Path:
    """Two criteria, three people, nothing shown yet; Anne has not answered."""
    values = {
        (1, "citizen_need"): (5, 4),
        (1, "feasibility"): (4, 3),
        (2, "citizen_need"): (3, 3),
        (2, "feasibility"): (1, 5),
        (3, "citizen_need"): (2, 1),
        (3, "feasibility"): (2, 2),
    }
    found: list[Record] = [ServicesSetup(criteria=TWO, method="none", top=1)]
    for (service, criterion), given in values.items():
        found += [
            score(person, service, criterion, one) for person, one in zip((BO, CAMILLA), given, strict=True)
        ]
    found += [Finished(id=Finished.key(one, SCORES), person=one, activity=SCORES) for one in (BO, CAMILLA)]
    fill(listed, *found)
    return listed


@pytest.fixture
def shown(scored: Path) -> Path:
    """The same with everybody's scores shown."""
    fill(scored, Activity(id=Activity.key(SCORES), name=SCORES, phase=Phase.REVEALED))
    return scored


def score(person: int, service: int, criterion: str, value: int | None) -> Score:
    return Score(
        id=Score.key(person, service, criterion),
        person=person,
        service=service,
        criterion=criterion,
        value=value,
    )


def fill(path: Path, *records: Record) -> None:
    session = Session.open(path)
    session.put("", *records)
    session.close()


@asynccontextmanager
async def at(
    path: Path,
    step: str,
    *,
    person: int | None = ANNE,
    size: tuple[int, int] = (100, 40),
    language: Language = "da",
) -> AsyncIterator[Driver]:
    i18n.use(language)
    async with driving(path, size=size, settings=Settings(animations=False)) as t:
        session = t.app.sessions[0]
        session.seat = Seat(person=person)
        t.app.go_component(session, "services", step)
        await t.settle()
        await t.until(lambda: t.screen_name == "ServicesScreen", "the screen")
        await t.settle()
        yield t


def is_at(t: Driver, step: str) -> bool:
    desk = t.app.screen
    return isinstance(desk, ServicesScreen) and desk.ready and step == desk.step_view.STEP


def session_of(t: Driver) -> Session:
    return t.app.sessions[0]


def said(t: Driver) -> str:
    """What has been told in passing; tests show no toasts."""
    return "\n".join(note.message for note in t.app._notifications)


def line_with(t: Driver, *words: str) -> str:
    return next((line for line in t.lines if all(word in line for word in words)), "")


# picking


async def test_an_empty_list_says_what_to_do_first(path: Path) -> None:
    async with at(path, "pick") as t:
        await t.shows("Her er ingen ydelser endnu", "Tryk A", "Lektiecafé")


async def test_pick_from_the_deck_write_ones_own_and_sort_by_keys_alone(path: Path) -> None:
    async with at(path, "pick") as t:
        await t.press("a")
        await t.shows("Kursets bunke med ydelser")
        await t.type("lektie")
        await t.press("enter")
        await t.shows("[x] Lektiecafé", "1 kort er taget med", "Søg: lektie_")
        await t.press("escape")
        await t.shows("1 ydelse")
        await t.press("n")
        await t.type("Båd med bøger")
        await t.press("enter")
        await t.shows("Båd med bøger", "2 ydelser")
        await t.press("l", "home", "t")
        await t.shows("● tag med", "○ lad ligge", "● 1 tag med")
    saved = {doc["name"]: doc for doc in table(path, "services_service")}
    assert saved["Lektiecafé"]["triage"] == "keep"
    assert saved["Lektiecafé"]["deck"] == "homework_cafe"
    assert saved["Båd med bøger"]["triage"] == "drop"


async def test_what_people_pointed_at_in_the_preparation_comes_first(path: Path) -> None:
    answers = [IntakeAnswer(id=IntakeAnswer.key(one), person=one, area=("health",)) for one in (ANNE, BO)]
    fill(path, *answers)
    async with at(path, "pick") as t:
        await t.press("a")
        await t.shows("Sundhed  ★ 2 af jer pegede på det i forberedelsen")


async def test_a_service_is_described_in_its_form_and_hostile_text_reads_back(listed: Path) -> None:
    async with at(listed, "pick") as t:
        await t.press("enter")
        await t.shows("Ydelsens navn", "Gruppe")
        await t.press("end")
        await t.type(" [x]")
        await t.press("escape")
        await t.shows("Lektiecafé [x]")
    assert "Lektiecafé [x]" in {doc["name"] for doc in table(listed, "services_service")}
    fill(listed, Service(id=2, position=2.0, name=HOSTILE, current_partner=HOSTILE))
    async with at(listed, "pick", size=(160, 40)) as t:
        await t.shows("[/x] [red] [b \\")


async def test_removing_takes_it_out_of_the_choice_and_undo_brings_both_back(listed: Path) -> None:
    fill(listed, Chosen(id=Chosen.key(1), service=1, reason="Fordi"))
    async with at(listed, "pick") as t:
        await t.press("delete")
        await t.shows("2 ydelser")
        assert table(listed, "services_choice") == []
        await t.press("f8")
        await t.shows("3 ydelser")
    assert len(table(listed, "services_choice")) == 1


async def test_many_services_ask_to_leave_some(path: Path) -> None:
    fill(path, *(Service(id=n, position=float(n), name=f"Ydelse {n}") for n in range(1, 20)))
    async with at(path, "pick") as t:
        await t.shows("19 ydelser er mange at give point")


async def test_the_deck_is_searched_without_accents_and_faster_than_one_can_see(path: Path) -> None:
    async with at(path, "pick", size=(80, 24)) as t:
        await t.press("a")
        await t.press(*"lektiecafe", "enter", "enter", "enter")
        await t.shows("[x] Lektiecafé", "1 kort er taget med")
        await t.press(*["backspace"] * 10, *"spil", "tab", "enter")
        await t.shows("2 kort er taget med", "Søg: spil_")
        await t.press("delete", *"bogen", "space", *"kommer")
        await t.shows("Bogen kommer", "Søg: bogen kommer_", "2 kort er taget med")
        await t.press("delete", *"boern")
        await t.until(lambda: "Ingen kort passer" not in t.text, "cards for children")
        await t.press("x", "x", "space", "enter")
        await t.shows("Ingen kort passer")
    assert len(table(path, "services_service")) == 2


async def test_the_marked_card_is_shown_in_full(path: Path) -> None:
    async with at(path, "pick", size=(80, 24)) as t:
        await t.press("a")
        await t.type("reservering")
        idea = next(one for one in load_course().services.services if one.id == "reservations")
        await t.until(lambda: all(word in t.text for word in str(idea.hint).split()), "the whole card")


# strengths


async def test_a_strength_is_written(path: Path) -> None:
    async with at(path, "assets") as t:
        await t.shows("sal med 80 pladser")
        await t.press("n", "tab")
        await t.type("Sal æøå")
        await t.press("escape")
        await t.shows("Sal æøå")
    assert table(path, "services_asset")[0]["what"] == "Sal æøå"


# gates


async def test_gates_are_answered_and_explained_by_keys_alone(listed: Path) -> None:
    async with at(listed, "gates") as t:
        await t.shows("1 Bliver bibliotekets kerneopgave")
        await t.press("j", "n", "u", "enter")
        assert "Svar først" in said(t)
        await t.shows("✓ ja", "! nej", "! uafklaret", "2 svar med ! mangler en tekst")
        await t.press("left", "left")
        await t.shows("Tryk Enter, og skriv hvorfor ikke")
        await t.press("enter")
        await t.type("Ikke plads til alle")
        await t.press("escape")
        await t.shows("Nej, fordi: Ikke plads til alle", "✕ nej")
        await t.press("right", "enter")
        await t.type("Spørg juristen")
        await t.press("escape")
        await t.shows("I skal finde ud af: Spørg juristen")
    saved = {doc["gate"]: doc for doc in table(listed, "services_gate")}
    assert saved["core_task_kept"]["answer"] == "yes"
    assert saved["equal_access"] == {
        "service": 1,
        "gate": "equal_access",
        "answer": "no",
        "reason": "Ikke plads til alle",
        "task": "",
    }
    assert saved["lawful_task"]["task"] == "Spørg juristen"


async def test_after_the_last_gate_comes_the_next_service(listed: Path) -> None:
    async with at(listed, "gates") as t:
        await t.press("j", "j", "u", "j", "n")
    saved = {(doc["service"], doc["gate"]): doc["answer"] for doc in table(listed, "services_gate")}
    assert [saved[1, gate.id] for gate in load_course().gates] == ["yes", "yes", "unclear", "yes"]
    assert saved[2, "core_task_kept"] == "no"
    assert len(saved) == 5


# weights


async def test_swing_points_are_typed_and_stay_hidden_until_they_are_shown(listed: Path) -> None:
    fill(listed, ServicesSetup(criteria=TWO))
    async with at(listed, "weights") as t:
        await t.shows("Nu gælder kursets vægte")
        await t.press("v", "down", "down", "enter")
        await t.shows("Indtil I viser jeres egne vægte, gælder kursets.", "F færdig")
        await t.shows("Der mangler et tal fra 0 til 100 ved 2 kriterier")
        await t.type("100")
        await t.press("down")
        await t.type("25")
        await t.press("f")
        await t.shows("1 af 3 er færdige", "F9 viser vægtene, når I er klar")
        assert "80" not in line_with(t, "Borgernes behov")
        await t.press("f9", "enter")
        await t.until(lambda: "80" in line_with(t, "Borgernes behov"), "the group's weights")
        await t.shows("Nu gælder 1 persons vægte", "F9 låser svarene")
        assert "gælder kursets" not in t.text
        assert "F9 viser" not in t.text
    saved = {doc["criterion"]: doc["swing"] for doc in table(listed, "services_weight")}
    assert saved == {"citizen_need": 100, "feasibility": 25}


async def test_a_number_is_saved_when_the_step_is_left_at_once(listed: Path) -> None:
    fill(listed, ServicesSetup(method="swing"))
    async with at(listed, "weights") as t:
        await t.type("70")
        await t.press("f6")
    assert [doc["swing"] for doc in table(listed, "services_weight")] == [70]


async def test_criteria_are_lined_up_and_can_be_left_out(listed: Path) -> None:
    async with at(listed, "weights") as t:
        await t.press("v", "end", "enter")
        await t.press("down", "shift+up")
        await t.until(lambda: "1" in line_with(t, "Borgernes behov"), "first place")
        await t.press("k")
        await t.shows("Borgernes behov (ikke med)")
    ranks = {doc["criterion"]: doc["rank"] for doc in table(listed, "services_weight")}
    assert (ranks["citizen_need"], ranks["strategic_fit"], len(ranks)) == (1, 2, 8)
    assert "citizen_need" not in table(listed, "services_setup")[0]["criteria"]


async def test_two_criteria_must_stay(listed: Path) -> None:
    fill(listed, ServicesSetup(criteria=TWO))
    async with at(listed, "weights") as t:
        await t.press("k")
        assert "mindst to kriterier" in said(t)
    assert table(listed, "services_setup")[0]["criteria"] == list(TWO)


async def test_nothing_to_reveal_where_the_courses_weights_count(listed: Path) -> None:
    async with at(listed, "weights") as t:
        await t.press("f9")
        assert t.screen_name == "ServicesScreen"


# scores


async def test_scores_are_given_by_digits_and_belong_to_the_person(listed: Path) -> None:
    fill(listed, ServicesSetup(criteria=TWO))
    async with at(listed, "scores") as t:
        await t.shows("Lektiecafé", "ydelse 1 af 3 · kun du ser dine point", "0 af 6 svar")
        await t.press("4", "question_mark", "pagedown", "5", "1", "pagedown", "2", "3")
        await t.shows("Brætspil", "6 af 6 svar", "Du har svaret på alt")
        await t.press("f")
        await t.shows("Du er færdig", "1 af 3 er færdige")
    saved = {(doc["service"], doc["criterion"]): doc["value"] for doc in table(listed, "services_score")}
    assert saved == {
        (1, "citizen_need"): 4,
        (1, "feasibility"): None,
        (2, "citizen_need"): 5,
        (2, "feasibility"): 1,
        (3, "citizen_need"): 2,
        (3, "feasibility"): 3,
    }
    assert {doc["person"] for doc in table(listed, "services_score")} == {ANNE}


async def test_nobody_sees_what_the_others_have_given(scored: Path) -> None:
    async with at(scored, "scores") as t:
        await t.shows("0 af 6 svar", "2 af 3 er færdige")
        assert not any(f"[{value}]" in t.text for value in range(1, 6))
    async with at(scored, "result") as t:
        await t.shows("Resultatet er skjult", "● Bo", "○ Anne Ærø", "Tryk så F9")
        assert "Sprogcafé" not in t.text
        await t.press("2", "g", "enter", "h")
        await t.shows("Resultatet er skjult")


async def test_without_a_name_one_is_asked_who_one_is(scored: Path) -> None:
    async with at(scored, "scores", person=None) as t:
        await t.shows("Sig først, hvem du er: Tryk F4")
        await t.press("4")
    assert {doc["person"] for doc in table(scored, "services_score")} == {BO, CAMILLA}


async def test_the_next_person_at_the_laptop_does_not_see_the_last_ones_scores(listed: Path) -> None:
    async with at(listed, "scores") as t:
        await t.press("4", "5")
        assert "[4]" in line_with(t, "Strategisk sammenhæng")
        await t.press("f4")
        await t.shows("Hvem er du?")
        await t.press("home", "down", "enter")
        await t.shows("Bo", "0 af 24 svar")
        assert "[4]" not in t.text
        await t.press("home", "2")
    saved = {(doc["person"], doc["criterion"]): doc["value"] for doc in table(listed, "services_score")}
    assert saved[ANNE, "strategic_fit"] == 4
    assert saved[BO, "strategic_fit"] == 2


async def test_answering_for_a_colleague_says_who_typed(listed: Path) -> None:
    async with at(listed, "scores") as t:
        session_of(t).seat = Seat(person=ANNE, answers_for=CAMILLA)
        await t.press("3")
    saved = table(listed, "services_score")[0]
    assert (saved["person"], saved["entered_by"]) == (CAMILLA, ANNE)


async def test_for_a_colleague_one_begins_where_the_colleague_is_and_with_the_colleagues_name(
    listed: Path,
) -> None:
    fill(listed, ServicesSetup(criteria=TWO), score(CAMILLA, 1, "citizen_need", 4))
    async with at(listed, "scores") as t:
        await t.shows("Giv dine egne point")
        await t.press("3", "3", "pagedown", "3", "3", "pagedown", "3")
        session_of(t).seat = Seat(person=ANNE, answers_for=CAMILLA)
        t.app.screen.show_news(None)  # type: ignore[attr-defined]
        await t.shows("Giv Camillas point", "ydelse 1 af 3", "du svarer for Camilla")
        await t.press("5")
        session_of(t).seat = Seat(person=ANNE)
        t.app.screen.show_news(None)  # type: ignore[attr-defined]
        await t.shows("Giv dine egne point", "ydelse 3 af 3")
    saved = {
        (doc["person"], doc["service"], doc["criterion"]): doc["value"]
        for doc in table(listed, "services_score")
    }
    assert saved[CAMILLA, 1, "feasibility"] == 5


async def test_a_hunch_is_noted_before_and_shown_beside_the_result(scored: Path) -> None:
    async with at(scored, "scores") as t:
        await t.press("m")
        await t.shows("Din mavefornemmelse", "[ ] Lektiecafé")
        await t.press("down", "space", "down", "enter", "up", "up", "space", "space")
        await t.shows("[1] Sprogcafé", "[2] Brætspil", "[ ] Lektiecafé")
        await t.press("escape")
    assert table(scored, "services_hunch")[0]["services"] == [2, 3]
    async with at(scored, "result") as t:
        assert "mavefornemmelse" not in t.text
        await t.press("f9", "enter", "2")
        await t.shows("mavefornemmelse: 1 af 1")
        await t.press("3")
        await t.shows("Mave", "Din mavefornemmelse: 1 Sprogcafé · 2 Brætspil")
    async with at(scored, "scores") as t:
        await t.press("m")
        assert "kun rettes, før" in said(t)


async def test_closed_scores_are_not_changed(shown: Path) -> None:
    fill(shown, Activity(id=Activity.key(SCORES), name=SCORES, phase=Phase.CLOSED))
    before = table(shown, "services_score")
    async with at(shown, "scores", person=BO) as t:
        await t.shows("Svarene er låst")
        await t.press("1")
        await t.settle()
        assert "[5]" in line_with(t, "Borgernes behov")
    assert table(shown, "services_score") == before


async def test_the_table_of_ones_own_scores(listed: Path) -> None:
    fill(listed, ServicesSetup(criteria=TWO))
    async with at(listed, "scores") as t:
        await t.press("t", "4", "5", "down", "2")
        await t.shows("Dine egne point", "3 af 6 svar")
        await t.press("enter")
        await t.shows("ydelse 2 af 3")
    saved = {(doc["service"], doc["criterion"]): doc["value"] for doc in table(listed, "services_score")}
    assert saved == {(1, "citizen_need"): 4, (1, "feasibility"): 5, (2, "feasibility"): 2}


async def test_a_click_gives_points(listed: Path) -> None:
    async with at(listed, "scores") as t:
        y = next(n for n, line in enumerate(t.lines) if "Borgernes behov" in line)
        x = t.lines[y].index("? ved ikke")
        await t.pilot.click(offset=(x + 2, y))
        await t.settle()
    assert [(doc["criterion"], doc["value"]) for doc in table(listed, "services_score")] == [
        ("citizen_need", None)
    ]


# result


async def test_reveal_by_f9_and_a_second_key_then_every_page(scored: Path) -> None:
    async with at(scored, "result") as t:
        await t.press("f9")
        await t.shows("Alles svar")
        await t.press("enter")
        await t.shows("[1 Tal om det (1)]", "Sprogcafé · Gennemførlighed", "Hvad ved den, der gav")
        await t.press("2")
        await t.shows("[2 Rækkefølge]", "Lektiecafé", "øverst i ca. ")
        await t.shows("Ingen ændring af en enkelt vægt", "Alle kriterier tæller lige meget")
        await t.press("3")
        await t.shows("Sammen", "Bo", "Camilla")
        await t.press("4")
        await t.shows("Potentiale", "Parathed", "oplagt", "modnes", "lad ligge")
        await t.press("5")
        await t.shows("Intet bliver gemt")
    assert table(scored, "activity")[0]["phase"] == "revealed"


async def test_what_if_turns_the_order_round_and_saves_nothing(shown: Path) -> None:
    before = shown.read_bytes()
    async with at(shown, "result") as t:
        await t.press("h")
        await t.shows("[5 Hvad nu hvis]", "Rækkefølgen bliver så")
        await t.press("left", "left", "left", "left", "left", "left", "left")
        await t.until(lambda: "15" in line_with(t, "Borgernes behov"), "the weight")
        await t.press("minus", "minus", "minus")
        await t.until(lambda: "0 %" in line_with(t, "Borgernes behov").replace("\u00a0", " "), "nothing left")
        await t.press("0")
        await t.until(lambda: line_with(t, "Borgernes behov").count("50") == 2, "back again")
    assert shown.read_bytes() == before


async def test_the_group_agrees_on_an_answer_with_a_reason(shown: Path) -> None:
    async with at(shown, "result") as t:
        await t.press("g")
        await t.shows("Det fælles svar", "Sprogcafé · Gennemførlighed", "I gav: 1, 5")
        await t.press("2", "tab")
        await t.type("Der er ingen timer")
        await t.press("escape")
        await t.shows("Tal om det (0)", "✓ Sprogcafé · Gennemførlighed", "Aftalt: 2. Der er ingen timer")
    saved = table(shown, "services_settled")[0]
    assert (saved["value"], saved["reason"], saved["by"]) == (2, "Der er ingen timer", ANNE)
    assert len([doc for doc in table(shown, "services_score") if doc["criterion"] == "feasibility"]) == 6


async def test_names_can_be_left_out_before_and_after_the_reveal(scored: Path) -> None:
    async with at(scored, "result") as t:
        await t.shows("bliver vist med navn. N skifter")
        await t.press("n")
        await t.shows("bliver vist uden navn. N skifter")
        await t.press("f9", "enter", "3")
        await t.shows("Deltager 1", "Deltager 2")
        assert "Camilla" not in t.text
        await t.press("n")
        await t.shows("Skal navnene vises?")
        await t.press("enter")
        assert table(scored, "activity")[0]["names"] is False
        await t.press("n", "down", "enter")
        await t.shows("Bo", "Camilla")
        await t.press("n")
        await t.shows("Deltager 1")


async def test_every_part_of_a_bar_has_a_number_and_a_name(shown: Path) -> None:
    async with at(shown, "result", size=(80, 24)) as t:
        await t.press("2")
        await t.shows("1█ Borgernes behov 44", "2▒ Gennemførlighed 31")


async def test_the_quarters_of_the_map_have_names_of_their_own(shown: Path) -> None:
    async with at(shown, "result") as t:
        await t.press("4")
        await t.shows("skal modnes", "oplagt", "lad ligge", "let, men lidt værd")


async def test_everybodys_answers_about_one_service(shown: Path) -> None:
    async with at(shown, "result") as t:
        await t.press("2", "enter")
        await t.shows("plads 1", "gennemsnit 4,5", "vejer 50")
        await t.press("escape")
        await t.shows("[2 Rækkefølge]")


async def test_ties_are_said(listed: Path) -> None:
    fill(
        listed,
        ServicesSetup(criteria=TWO, method="none", top=2),
        Activity(id=Activity.key(SCORES), name=SCORES, phase=Phase.REVEALED),
        *(score(BO, service, "citizen_need", 4) for service in (1, 2, 3)),
    )
    async with at(listed, "result") as t:
        await t.press("2")
        await t.shows("1=", "deler førstepladsen", "jer, der vælger")


async def test_a_colleagues_score_arrives_while_one_looks(shown: Path) -> None:
    async with at(shown, "result") as t:
        await t.press("2")
        await t.until(lambda: "  75" in line_with(t, "Lektiecafé"), "the total")
        fill(shown, *(score(ANNE, 1, name, 5) for name in TWO))
        await t.until(lambda: "  83" in line_with(t, "Lektiecafé"), "the new total")


async def test_how_many_count_as_the_top_is_for_the_group_to_say(shown: Path) -> None:
    async with at(shown, "result") as t:
        await t.press("2")
        await t.shows("øverst i ca.")
        await t.press("o", "down", "enter")
        await t.shows("blandt de 2 øverste i ca.")
    assert table(shown, "services_setup")[0]["top"] == 2


async def test_a_page_opens_by_a_click(shown: Path) -> None:
    async with at(shown, "result") as t:
        y = next(n for n, line in enumerate(t.lines) if "4 Kort" in line)
        await t.pilot.click(offset=(t.lines[y].index("4 Kort") + 2, y))
        await t.shows("[4 Kort]")


# the choice


async def test_up_to_three_with_a_reason_each(shown: Path) -> None:
    fill(shown, Service(id=4, position=4.0, name="Arkiv"))
    async with at(shown, "choose") as t:
        await t.shows("0 af højst 3 valgt", "plads 1")
        await t.press("space")
        await t.shows("[x] Lektiecafé", "Tryk Enter, og skriv, hvorfor I vælger den")
        await t.press("enter")
        await t.type("Skolen har bedt om det")
        await t.press("escape")
        await t.shows("[x] Lektiecafé", "Skolen har bedt om det", "1 af højst 3 valgt")
        for _ in range(2):
            await t.press("end", "space")
        await t.shows("3 af højst 3 valgt", "Tryk Enter, og skriv, hvorfor I vælger den")
        await t.press("end", "space")
        assert "I har valgt 3" in said(t)
        await t.press("home", "shift+down")
        await t.settle()
    saved = sorted(table(shown, "services_choice"), key=lambda doc: doc["position"])
    assert [doc["service"] for doc in saved][1] == 1
    assert saved[1]["reason"] == "Skolen har bedt om det"
    assert len(saved) == 3


async def test_why_one_was_passed_over_stands_in_the_list_and_in_the_report(shown: Path) -> None:
    async with at(shown, "choose") as t:
        await t.press("end", "space", "end", "enter")
        await t.shows("Hvorfor vælger I den ikke?")
        await t.type("Ingen timer")
        await t.press("escape")
        await t.shows("Ikke valgt: Ingen timer")
        await t.press("escape")
    assert [doc["reason"] for doc in table(shown, "services_passed")] == ["Ingen timer"]
    assert len(table(shown, "services_choice")) == 1


async def test_a_service_that_a_gate_stops_cannot_be_chosen(listed: Path) -> None:
    gate = GateAnswer.key(1, "lawful_task")
    fill(listed, GateAnswer(id=gate, service=1, gate="lawful_task", answer="no"))
    async with at(listed, "choose") as t:
        await t.shows("kan ikke vælges: der er svaret nej")
        await t.press("home", "space")
        assert "Lektiecafé kan ikke vælges" in said(t)
    assert table(listed, "services_choice") == []


async def test_the_choice_can_be_made_without_any_points(listed: Path) -> None:
    async with at(listed, "choose") as t:
        await t.shows("Pointene er ikke vist endnu")
        await t.press("space", "space")
        await t.shows("0 af højst 3 valgt")
    assert table(listed, "services_choice") == []


# all of it


async def test_the_whole_way_in_english(path: Path) -> None:
    async with at(path, "pick", language="en", size=(80, 24)) as t:
        await t.press("a")
        await t.type("homework")
        await t.press("enter", "escape")
        await t.shows("Homework café", "1 service")
        await t.press("f6", "f6", "y", "y", "y", "y", "f6")
        await t.shows("The course's weights")
        await t.press("f6", *"44444444")
        await t.shows("8 of 8 answers")
        await t.press("f", "f6", "f9", "enter")
        await t.shows("[2 Order]")
        await t.shows("Homework café", "75")
        await t.press("f6", "space", "enter")
        await t.type("The school has asked")
        await t.press("escape")
        await t.shows("1 of at most 3 chosen", "The school has asked")
    assert table(path, "services_choice")[0]["reason"] == "The school has asked"


@pytest.mark.parametrize("size", SIZES)
async def test_every_step_and_page_in_every_size(shown: Path, size: tuple[int, int]) -> None:
    session = Session.open(shown)
    session.put("", Service(id=1, position=1.0, name=HOSTILE * 9, note=HOSTILE, group="ukendt"))
    session.close()
    async with at(shown, STEPS[0], size=size) as t:
        for step in STEPS:
            t.app.go_component(session_of(t), "services", step)
            await t.until(lambda step=step: is_at(t, step), step)  # type: ignore[misc]
            await t.press("down", "up", "end", "home")
            if step == "result":
                await t.press("1", "2", "enter", "down", "escape", "3", "4", "5", "right")
            assert len(t.lines) == size[1]


@pytest.mark.parametrize("step", STEPS)
async def test_every_step_says_what_to_do_when_there_is_nothing(path: Path, step: str) -> None:
    course = load_course()
    async with at(path, step) as t:
        await t.shows(str(course.words("services").step(step).lead)[:60].rsplit(" ", 1)[0])
        await t.press("enter", "down", "space", "delete", "f", "t", "1", "escape")


async def test_the_language_changes_while_a_step_is_open(shown: Path) -> None:
    async with at(shown, "result") as t:
        await t.press("2")
        await t.app.speak("en")
        await t.settle()
        await t.shows("Talk about it")


async def test_hidden_weights_stay_hidden_in_the_result(shown: Path) -> None:
    fill(shown, ServicesSetup(criteria=TWO, method="swing", top=1))
    async with at(shown, "result", size=(120, 50)) as t:
        await t.press("2")
        await t.shows("Regnet med kursets vægte, indtil I viser jeres egne")
    assert WEIGHTS not in {doc.get("name") for doc in table(shown, "activity")}
