"""After the meeting, on real files: open actions, what the wall may see of the meeting's minute, and the minutes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from facilitator.agenda import (
    EVALUATE,
    RoomDecision,
    RoomEvaluation,
    RoomOption,
    RoomStep,
    RoomVote,
    activity_name,
    evaluation_name,
)
from facilitator.cli import main
from facilitator.components.homework import HomeworkAnswer, HomeworkMeeting, HomeworkTask
from facilitator.components.intake import IntakeChallenge
from facilitator.content import load_course
from facilitator.errors import Damaged
from facilitator.export.markdown import to_markdown
from facilitator.people import Person, Seat
from facilitator.room import running
from facilitator.room.actions import actions
from facilitator.room.evaluation import evaluation
from facilitator.room.hall import Hall, Table
from facilitator.room.minutes import minutes_blocks, minutes_path, which
from facilitator.room.pictures import texts
from facilitator.room.views import picture
from facilitator.session import Session
from facilitator.visibility import Activity, Phase
from facilitator.workshop import WORKSHOP_FILE, WorkshopFolder

COURSE = load_course()
DAY = date(2026, 11, 24)
MINUTE = 60_000
MARK = {"machine": "m", "steady": 0, "at": 0}
NAMES = ("Asger", "Birte", "Connie")


class Workshop:
    """Two libraries with three people each, and a meeting of four steps whose clock the test moves."""

    def __init__(self, folder: Path) -> None:
        made = WorkshopFolder.create(folder, "Prøve")
        self.folder = folder
        self.at = round(datetime(2026, 11, 24, 9, 30).astimezone().timestamp() * 1000)
        self.session = Session.open(folder / WORKSHOP_FILE, Seat(facilitator=True))
        self.libraries = [
            Session.open(made.add_library(name), Seat(facilitator=True)) for name in ("Gentofte", "Gladsaxe")
        ]
        for at, one in enumerate(self.libraries):
            one.put("", *(Person(id=10 * at + n, name=name) for n, name in enumerate(NAMES, 1)))
        self.session.put(
            "",
            HomeworkMeeting(id=1, position=1, title="Første møde", day=date(2026, 11, 3)),
            HomeworkMeeting(id=2, position=2, title="Andet møde", day=DAY, starts="9.30", venue="Salen"),
            HomeworkMeeting(id=3, position=3, title="Tredje møde", day=date(2026, 12, 8)),
            RoomStep(id=1, position=1, meeting=2, title="Udfordringer", minutes=20, wall="challenges"),
            RoomStep(
                id=2, position=2, meeting=2, title="Vi vælger", minutes=10, vote="approval", wall="vote"
            ),
            RoomStep(id=3, position=3, meeting=2, title="Ikke nået", minutes=10, wall="services"),
            RoomStep(
                id=4, position=4, meeting=2, title="Minut", minutes=5, method=EVALUATE, wall="evaluation"
            ),
            RoomOption(id=1, position=1, step=2, text="En fælles aften"),
            RoomOption(id=2, position=2, step=2, text="En pjece"),
        )

    @property
    def hall(self) -> Hall:
        tables = tuple(Table(one.store.library_id, one, one.store.path) for one in self.libraries)
        return Hall(self.session, tables, COURSE, self.at)

    def do(self, act: object, *more: object, after: int = 0) -> None:
        self.at += after * MINUTE
        self.session.edit("", lambda now: act(now, COURSE, *more, self.at, MARK))  # type: ignore[operator]

    def minutes(self, **how: bool) -> str:
        meeting = which(self.hall)
        assert meeting is not None
        return to_markdown(minutes_blocks(self.hall, meeting, **how))


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Workshop]:
    made = Workshop(tmp_path / "ws")
    yield made
    for one in (made.session, *made.libraries):
        one.close()


def test_what_is_open_when_a_meeting_begins(work: Workshop) -> None:
    """Tasks for all with how many have closed them, own ones counted, decisions whose day has come, the parking lot."""
    first, second = work.libraries
    assert "Alt er gjort" in picture("actions", work.hall).says
    work.session.put(
        "",
        HomeworkTask(id=1, title="Ring til en partner", due=date(2026, 11, 20)),
        HomeworkTask(id=2, title="Læs en case", due=date(2026, 12, 1)),
        HomeworkTask(id=3, title="Gjort af alle"),
        RoomDecision(id=1, text="Fælles aften", review=date(2026, 11, 10), doubt="Ingen kommer", meeting=1),
        RoomDecision(id=2, text="Senere", review=date(2027, 5, 1), meeting=1),
        RoomDecision(id=3, text="Set på", review=date(2026, 11, 1), outcome="Det gik", meeting=1),
    )
    tasks = {task.id: task for task in work.session.all(HomeworkTask)}
    for one in work.libraries:
        one.put("", HomeworkAnswer.to(tasks[3]).revise(state="done"))
    first.put("", HomeworkAnswer.to(tasks[1]).revise(state="done"))
    second.put("", HomeworkTask(id=9, title="Vores hemmelige opgave", due=date(2026, 11, 1)))
    work.do(running.begin, 2)
    work.do(running.park, "Må vi dele adresser?")
    found = actions(work.hall)
    assert [(one.task.id, one.done, one.libraries, one.overdue) for one in found.common] == [
        (1, 1, 2, True),
        (2, 0, 2, False),
    ]
    assert [(one.open, one.overdue) for one in found.own] == [(1, 1)]
    assert [one.id for one in found.decisions] == [1]
    assert (found.tasks, found.closed, found.since) == (3, 3, date(2026, 11, 3))
    shown = picture("actions", work.hall)
    said = " | ".join(texts(shown))
    assert shown.says == "3 opgaver er åbne. Tag dem først."
    for word in (
        "1 af 2 er færdige · fristen er gået",
        "Se på igen: Fælles aften",
        "Ingen kommer",
        "Må vi dele",
    ):
        assert word in said
    assert "hemmelige" not in said
    assert "1 egen opgave · 1 over fristen" in said
    assert "I skal se på én tidligere beslutning igen." in picture("decisions", work.hall).says
    assert "Én sag venter." in picture("parked", work.hall).says

    first.put("", Person(id=8, name="Åse Holm", away=True))
    work.do(running.park, "Kørselsgodtgørelse: spørg åses chef")
    work.do(running.decide, "Åse Holm ringer")
    work.do(running.decide, "Vi låser døren")
    work.session.put("", HomeworkTask(id=4, title="Ring til Åse"))
    for view in ("actions", "parked", "decisions"):
        told = " | ".join(texts(picture(view, work.hall)))
        assert "fordi de" in told or "fordi den" in told
        assert not any(word in told for word in ("åses", "Åse"))
    assert "Vi låser døren" in texts(picture("decisions", work.hall)), "part of a word is no name"


def test_the_meetings_minute(work: Workshop) -> None:
    """Hidden until it is revealed, nothing but a number with fewer than three answers, and never who said what."""
    work.do(running.begin, 2)
    people = [(one, 10 * at + n) for at, one in enumerate(work.libraries) for n in (1, 2, 3)]

    def answer(count: int) -> None:
        for n, (one, person) in enumerate(people[:count]):
            said = RoomEvaluation(
                id=RoomEvaluation.key(person, 2), person=person, meeting=2, worth=5 - n, keep=f"Ord {n}"
            )
            one.put("", said)

    name = evaluation_name(2)
    answer(2)
    assert picture("evaluation", work.hall).notes == ("2 af 6 har svaret",)
    work.session.put("", Activity(id=Activity.key(name), name=name, phase=Phase.REVEALED))
    assert "mindst 3 har svaret" in picture("evaluation", work.hall).says
    assert not evaluation(work.hall, 2).keep
    answer(3)
    assert evaluation(work.hall, 2).counts == {5: 1, 4: 1, 3: 1, 2: 0, 1: 0}
    shown = picture("evaluation", work.hall)
    assert shown.says == "Mødet var tiden værd: 4,0 af 5."
    assert "Ord 2" in texts(shown)
    assert not any(person in text for person in NAMES for text in texts(shown))
    work.session.put("", Activity(id=Activity.key(name), name=name, phase=Phase.WRITING))
    assert "Ord 2" not in texts(picture("evaluation", work.hall))
    assert "Ord 2" not in work.minutes()


def test_minutes_of_what_happened(work: Workshop, capsys: pytest.CaptureFixture[str]) -> None:
    """Times, results that were revealed, decisions, matters and tasks; no name unless asked for; never written over."""
    for at, one in enumerate(work.libraries):
        one.put("", IntakeChallenge.blank(10 * at + 1, 1).revise(text="Travlt", code="time", severity=4))
    assert which(work.hall) is None
    work.do(running.begin, 2)
    work.do(running.decide, "Vi laver en fælles aften", after=5)
    made = work.session.all(RoomDecision)[0]
    work.session.put("", made.revise(why="Mange vil", review=date(2027, 1, 15), doubt="Ingen partner vil"))
    work.do(running.park, "Må vi dele adresser?")
    work.session.put("", HomeworkTask(id=1, title="Ring til en partner", due=date(2026, 12, 1)))
    work.do(running.enter, 2, after=7)
    work.libraries[0].put("", RoomVote(id=RoomVote.key(1, 2, 1), person=1, step=2, option=1, value=1))
    hidden = work.minutes()
    assert "Der blev ikke vist resultater." in hidden
    work.session.put(
        "",
        *(
            Activity(id=Activity.key(activity_name(n)), name=activity_name(n), phase=Phase.REVEALED)
            for n in (1, 2, 3)
        ),
    )
    work.do(running.skip, 3)
    work.do(running.end, after=8)
    text = work.minutes()
    assert "\\" not in text
    for said in (
        "# Referat: Andet møde",
        "tirsdag den 24. november 2026 · kl. 9.30-9.50 · Salen",
        "| Gentofte | 3 |",
        "| I alt | 6 |",
        "| 1 Udfordringer | 9.30 · 20 min. | 9.30 · 12 min. |",
        "| 2 Vi vælger | 9.50 · 10 min. | 9.42 · 8 min. |",
        "| – Ikke nået | 10 min. | sprunget over |",
        "| 3 Minut |",
        "### Udfordringer",
        "deler: Tid.",
        "### Vi vælger",
        "| 1. | En fælles aften | 1 ja |",
        "har stemt",
        "### Vi laver en fælles aften",
        "- Hvorfor: Mange vil",
        "- Ses på igen: 15. januar 2027",
        "- Kan få os til at skifte mening: Ingen partner vil",
        "- Må vi dele adresser?",
        "| Ring til en partner | 1. december 2026 |",
        "Tredje møde · tirsdag den 8. december 2026",
    ):
        assert said in text, said
    for kept_out in (*NAMES, "Travlt", "### Ikke nået", "### Minut"):
        assert kept_out not in text
    assert "Asger, Birte, Connie" in work.minutes(names=True)
    work.libraries[0].put("", RoomVote(id=RoomVote.key(2, 2, 2), person=2, step=2, option=2, value=1))
    tied = work.minutes()
    assert "| delt 1. | En fælles aften | 1 ja |" in tied
    assert "| delt 1. | En pjece | 1 ja |" in tied

    path = minutes_path(work.folder, work.hall, which(work.hall) or HomeworkMeeting())
    assert path.name == "referat-2026-11-24.md"
    assert main(["minutes", str(work.folder)]) == 0
    assert path.read_text(encoding="utf-8").startswith("# Referat: Andet møde")
    path.write_text("rettet i hånden", encoding="utf-8")
    assert main(["minutes", str(work.folder), "--lang", "en"]) == 0
    assert path.read_text(encoding="utf-8") == "rettet i hånden"
    assert (work.folder / "minutes-2026-11-24.md").exists()
    assert main(["minutes", str(work.folder), "--meeting", "3", "-o", "-", "--lang", "da"]) == 0
    assert "Mødet er ikke begyndt." in capsys.readouterr().out
    assert main(["minutes", str(work.folder), "--meeting", "9", "--lang", "da"]) == 2
    assert "ikke et møde med det nummer" in capsys.readouterr().err

    torn = work.libraries[0].store.path
    torn.write_bytes(torn.read_bytes()[:200])
    assert main(["minutes", str(work.folder), "-o", "-", "--lang", "da"]) == Damaged.exit_code
    told = capsys.readouterr()
    assert "| I alt | 3 |" in told.out
    assert f"De kunne ikke læses: {torn.stem}" in told.out
    assert torn.name in told.err
