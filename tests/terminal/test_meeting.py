"""A meeting of three hours in fast time: one control view, one wall and six libraries, each a program of its own.

Setting a machine's clock cannot be done to a single program; `tests/facilitator/room/test_clock.py` shows that with a
machine that is told what time it is. A program that sleeps is stopped here.
"""

from __future__ import annotations

import os
import signal
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from tinydb import TinyDB

from benchmarks.agenda import MINUTES, OPTIONS, STEPS
from benchmarks.place import Place
from tests.terminal.house import table
from tests.terminal.room import Chair, Meeting

pytestmark = [
    pytest.mark.skipif(os.name != "posix", reason="needs a Unix terminal"),
    pytest.mark.xdist_group("terminal-meeting"),
    pytest.mark.timeout(150),
]

SPEED = 300
TITLES = [str(step["title"]) for step in STEPS]
ROOM = "\x0f"
IDEAS = (
    "Ruderklubben",
    "Færgens kaffevogn",
    "Ålekvinderne",
    "Havnefogeden",
    "Ørnereservatet",
    "Skovens børn",
)
KILLED = "Foreningerne mødes hos hinanden"
PARKED = "Hvem har nøglen til foreningshuset?"
DECIDED = "Vi begynder med læsegrupperne"
FOR_HIM = "Michael Berg"
"""The facilitator votes for him; somebody else sits at the computer of his library."""


@pytest.fixture
def meeting(tmp_path: Path) -> Iterator[Meeting]:
    with Meeting(tmp_path / "w", SPEED) as meeting:
        yield meeting


def agrees(meeting: Meeting, chair: Chair) -> bool:
    """Whether a screen shows the time that is left by the file: exactly while it stands, else within half a second."""
    shown, left = chair.seconds(), meeting.left()
    if shown is None or left is None:
        return False
    return shown == left if isinstance(left, int) else abs(shown - left) <= 0.5 * SPEED


def all_agree(meeting: Meeting, *chairs: Chair) -> None:
    """Wait until all these screens show the time that is left."""
    late = list(chairs)

    def on_time() -> bool:
        late[:] = [chair for chair in late if not agrees(meeting, chair)]
        for chair in late:
            chair.settle()
        return not late

    chairs[0].expect(on_time, "the time that is left, everywhere")


def give(control: Chair, minutes: int) -> None:
    """Start a countdown of this length."""
    control.do("t").see("Hvor lang tid?").do(str(minutes), "enter").see("Tiden løber")


def go(control: Chair, key: str, number: int) -> None:
    """One step on or back, with the second key."""
    control.do(key).see("Enter: gå").do("enter").see(f"Trin {number} af 8", TITLES[number - 1])


def reveal(control: Chair, what: str = "svarene") -> None:
    control.do("r").see(f"Enter: vis {what} alligevel").do("enter").see(f"{what.capitalize()} er vist")


def at(chair: Chair, number: int) -> Chair:
    """A table's screen that names the step."""
    return chair.see(f"Trin {number}", TITLES[number - 1])


def is_sound(workshop: Path) -> bool:
    """What `facilitator check` says of the workshop's own file and of every library's."""
    place = Place(Path(os.environ["FACILITATOR_CONFIG_DIR"]).parent)
    command = place.command("facilitator", "check", workshop)
    return subprocess.run(command, env=place.environ(), capture_output=True, check=False).returncode == 0


def test_three_hours_with_eight_programs_that_are_killed_and_come_back(meeting: Meeting) -> None:
    control, wall = meeting.control(), meeting.wall()
    tables = {path: meeting.table(path) for path in meeting.libraries}
    first = meeting.libraries[-1]
    control.see("Tryk Enter for at begynde")
    for chair in tables.values():
        chair.see("Hvem er du?").do("enter").gone("Hvem er du?")

    # 1 The time starts, pauses and goes on; every screen shows the same, also one that has slept.
    control.do("enter").see("Trin 1 af 8", TITLES[0])
    wall.see("trin 1 af 8")
    give(control, 90)
    all_agree(meeting, control, wall, *tables.values())
    control.do("space").see("på pause")
    assert isinstance(meeting.left(), int)
    all_agree(meeting, control, wall, *tables.values())
    control.do("space").see("Tiden løber")
    wall.process.send_signal(signal.SIGSTOP)
    control.moments(1.0)
    wall.process.send_signal(signal.SIGCONT)
    all_agree(meeting, wall)

    # 2 A library is killed while it answers: it is back at the question, and its words are there.
    go(control, "pagedown", 2)
    chair = at(tables[first], 2).do(ROOM).see("I hvor høj grad").do("4", "tab", KILLED)
    chair.expect(lambda: KILLED in str(table(first, "dialogue_answer")), "the answer is saved")
    chair.kill()
    tables[first] = at(meeting.table(first), 2).see("Du er tilbage, hvor du var.", KILLED)

    # 3 The control view is killed with the time running: same step, same end of the time.
    go(control, "pagedown", 3)
    give(control, 80)
    run = meeting.run()
    control.kill()
    control = meeting.control().see("Trin 3 af 8", TITLES[2])
    assert meeting.run() == run
    all_agree(meeting, control, wall)
    go(control, "pagedown", 4)
    wall.see("trin 4 af 8")

    # 5 What is written blind is on no wall until it is revealed.
    go(control, "pagedown", 5)
    for chair, idea in zip(tables.values(), IDEAS, strict=True):
        at(chair, 5).do(ROOM).see("Skriv en partner").do(idea, "enter").see(f"▸ {idea}")
    tables[first].do(ROOM).see("Jeg er færdig").do("down", "enter").see("Du er meldt færdig.")
    control.see("● Kirsten")
    wall.see("trin 5 af 8")
    assert not any(idea in wall.text() for idea in IDEAS)
    reveal(control)
    wall.see(*IDEAS)

    # 6 A vote, one ballot of it typed by the facilitator; back to what was revealed, and on again.
    go(control, "pagedown", 6)
    for n, (path, chair) in enumerate(tables.items()):
        at(chair, 6).do(*[] if path == first else [ROOM]).see("3 prikker tilbage")
        chair.do(*["down"] * (n > 3), "space").see("2 prikker tilbage")
    control.do("e").see("6 af 30 har stemt").do("down", "down", "enter").see(f"Stemmeseddel for {FOR_HIM}")
    control.do("space").see("2 prikker tilbage").do("escape").see("7 af 30 har stemt").do("escape")
    control.gone("Indtast stemmer")
    wall.see("trin 6 af 8")
    assert "✓" not in wall.text()
    reveal(control, "resultatet")
    wall.see(f"✓ {OPTIONS[0]}")
    go(control, "pageup", 5)
    wall.see(*IDEAS)
    go(control, "pagedown", 6)
    wall.see(f"✓ {OPTIONS[0]}")

    # 7 The wall goes dark and lights up; killed, it shows the same picture again.
    go(control, "pagedown", 7)
    control.do("b").see("Storskærmen er mørk")
    wall.expect(lambda: not wall.text().strip(), "a dark wall")
    control.do("b").see("tændt igen")
    picture = wall.see("trin 7 af 8").text()
    wall.kill()
    wall = meeting.wall().see("trin 7 af 8")
    wall.expect(lambda: wall.text() == picture, "the same picture")
    control.do("p").see("Parkér en sag").do(PARKED, "enter").see("Parkeret")
    control.do("d").see("Hvad har I besluttet?").do(DECIDED, "escape").see("Beslutningen er skrevet ned")

    # 8 The meeting's minute, and the end.
    go(control, "pagedown", 8)
    at(tables[first], 8).see("Mødet var tiden værd").do("4").see("[4]")
    begun = meeting.room["begun_at"]
    while meeting.now - begun < 60_000 * MINUTES:
        control.moments(0.1)
    control.do("escape").see("Hvad vil du?").do("down", "down", "enter").see("Mødet er afsluttet")
    for chair in tables.values():
        chair.gone("Trin 8")
    control.do("m").see("F9 Skriv referat").do("f9").see("Referatet er skrevet").do("escape")
    for chair in (control, wall, *tables.values()):
        chair.send("escape", "f10")
    everything_is_in_the_files(meeting, first)


def everything_is_in_the_files(meeting: Meeting, first: Path) -> None:
    """As plain TinyDB reads them."""
    steps, (vote, *others) = meeting.agenda.steps, meeting.agenda.options
    events = sorted(meeting.rows("room_event"), key=lambda row: row["at"])
    mine = [row for row in events if row["meeting"] == meeting.agenda.meeting]
    entered = [steps.index(row["step"]) + 1 for row in mine if row["what"] == "entered"]
    assert entered == [1, 2, 3, 4, 5, 6, 5, 6, 7, 8]
    assert [row["what"] for row in mine if row["what"] in {"begun", "ended"}] == ["begun", "ended"]
    assert meeting.room["ended_at"] - meeting.room["begun_at"] >= 60_000 * MINUTES
    assert PARKED in [row["text"] for row in meeting.rows("room_parked")]
    assert DECIDED in [row["text"] for row in meeting.rows("room_decision")]

    given: Counter[int] = Counter()
    for path, idea in zip(meeting.libraries, IDEAS, strict=True):
        assert idea in [row["text"] for row in table(path, "partners_idea")]
        given.update(row["option"] for row in table(path, "room_vote") if row["value"])
        phases = {row["name"]: row["phase"] for row in table(path, "activity")}
        assert (phases["partners.ideas"], phases[f"room.{steps[5]}"]) == ("revealed", "closed")
    assert given == {vote: 5, others[0]: 2}
    with TinyDB(meeting.libraries[0], encoding="utf-8") as db:
        people = {row["name"]: row.doc_id for row in db.table("person")}
    typed = [row["person"] for row in table(meeting.libraries[0], "room_vote") if row["entered_by"] == 0]
    assert typed == [people[FOR_HIM]]
    assert KILLED in str(table(first, "dialogue_answer"))
    assert [row["worth"] for row in table(first, "room_evaluation")] == [4]
    (minutes,) = meeting.folder.glob("referat-*.md")
    text = minutes.read_text("utf-8")
    assert all(found in text for found in (*TITLES, PARKED, DECIDED, OPTIONS[0]))
    assert not any(name in text for name in people)
    assert is_sound(meeting.folder)
