"""One edit's life: validated, saved in the file, shown, told; undone; and what others write meanwhile."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB

from facilitator.errors import EditRejected, NotSaved, StoreError
from facilitator.people import Finished, Library, Person, Seat
from facilitator.record import Line, Personal, Record, Row, Scale, key_id
from facilitator.session import Changed, Delete, Put, Session, take_back
from facilitator.store import Commit, DocChange
from facilitator.visibility import Activity, Phase


class Note(Record):
    KIND: ClassVar[str] = "test_note"
    SINGLE: ClassVar[bool] = True
    text: Annotated[str, Line()] = ""
    mark: Annotated[int | None, Scale()] = None


class Thing(Row):
    KIND: ClassVar[str] = "test_thing"
    name: Annotated[str, Line()] = ""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ærø.json"
    Session.create(path, Library(name="Ærø Bibliotek")).close()
    return path


@pytest.fixture
def session(path: Path) -> Session:
    return Session.open(path)


def stock(path: Path, table: str) -> list[dict[str, object]]:
    """What plain TinyDB reads from the file."""
    with TinyDB(path, encoding="utf-8") as db:
        return [dict(doc) for doc in db.table(table).all()]


def test_an_edit_is_in_the_file_before_anybody_is_told(session: Session, path: Path) -> None:
    seen: list[tuple[Changed, list[dict[str, object]]]] = []
    session.subscribe(lambda changed: seen.append((changed, stock(path, "test_note"))))
    session.revise("Skriv", Note, 1, text="rødgrød med fløde")
    changed, in_file = seen[0]
    assert changed.mine
    assert changed.label == "Skriv"
    assert changed.touches(Note)
    assert in_file == [{"text": "rødgrød med fløde", "mark": None}]


def test_an_edit_of_several_records_is_saved_and_undone_as_one(session: Session, path: Path) -> None:
    one, two = session.new_id(), session.new_id()
    session.put("To ting", Thing(id=one, name="æ", position=1), Thing(id=two, name="ø", position=2))
    assert [thing.name for thing in session.all(Thing)] == ["æ", "ø"]
    session.undo()
    assert session.all(Thing) == ()
    assert stock(path, "test_thing") == []
    session.redo()
    assert [thing.name for thing in session.all(Thing)] == ["æ", "ø"]


def test_a_value_that_does_not_fit_changes_nothing(session: Session, path: Path) -> None:
    session.revise("Skriv", Note, 1, text="før")
    before = path.read_bytes()
    with pytest.raises(EditRejected) as caught:
        session.revise("Skriv", Note, 1, mark="fem")
    assert [problem.field for problem in caught.value.problems] == ["mark"]
    assert path.read_bytes() == before
    assert session.undo_label == "Skriv"


def test_one_bad_record_stops_the_whole_transaction(session: Session) -> None:
    good, bad = Thing(id=5, name="god"), Thing.model_construct(id=6, name=3.5, position="x")  # type: ignore[arg-type]
    with pytest.raises(EditRejected):
        session.put("To", good, bad)
    assert session.all(Thing) == ()


def test_an_edit_that_changes_nothing_is_not_an_edit(session: Session) -> None:
    session.revise("Skriv", Note, 1, text="det samme")
    assert session.revise("Skriv igen", Note, 1, text="det samme") is None
    assert session.undo_label == "Skriv"


def test_a_save_that_fails_leaves_memory_as_the_file(session: Session, path: Path) -> None:
    session.revise("Skriv", Note, 1, text="gemt")
    path.parent.rename(path.parent.with_name("væk"))
    try:
        with pytest.raises(NotSaved):
            session.revise("Skriv", Note, 1, text="ikke gemt")
        assert session.form(Note).text == "gemt"
    finally:
        path.parent.with_name("væk").rename(path.parent)
    session.revise("Skriv", Note, 1, text="nu gemt")
    assert stock(path, "test_note")[0]["text"] == "nu gemt"


def test_undo_takes_back_my_own_edit_and_not_a_colleagues(path: Path) -> None:
    mine, theirs = Session.open(path), Session.open(path)
    mine.revise("Min tekst", Note, 1, text="min")
    theirs.revise("Deres tal", Note, 1, mark=4)
    mine.poll()
    mine.undo()
    assert mine.form(Note) == Note(text="", mark=4)


def test_undo_leaves_a_field_that_a_colleague_has_changed_since_and_says_so(path: Path) -> None:
    mine, theirs = Session.open(path), Session.open(path)
    mine.put("Begge", Note(text="min", mark=2))
    theirs.poll()
    theirs.revise("Deres", Note, 1, text="deres")
    undone = mine.undo()
    assert undone is not None
    assert undone.left_alone == (("test_note", 1, "text"),)
    assert mine.form(Note) == Note(text="deres", mark=None)


def test_news_from_another_program_reach_the_listeners(path: Path) -> None:
    mine, theirs = Session.open(path), Session.open(path)
    seen: list[Changed] = []
    mine.subscribe(seen.append)
    theirs.put("Ny", Thing(id=7, name="fra nabobordet"))
    assert mine.poll() == seen[0]
    assert not seen[0].mine
    assert seen[0].items == {("test_thing", 7)}
    assert mine.all(Thing)[0].name == "fra nabobordet"


def test_news_that_arrive_under_my_own_edit_are_told_too(path: Path) -> None:
    mine, theirs = Session.open(path), Session.open(path)
    seen: list[Changed] = []
    mine.subscribe(seen.append)

    def make(now: Session) -> list[Put]:
        return [Put(Thing(id=2, name=f"efter {len(now.all(Thing))}"))]

    theirs.put("Ny", Thing(id=1, name="først"))
    mine.edit("Min", make)
    assert {item for changed in seen for item in changed.items} == {("test_thing", 1), ("test_thing", 2)}
    assert mine.get(Thing, 2) == Thing(id=2, name="efter 1")


def test_two_people_change_different_fields_of_one_record(path: Path) -> None:
    mine, theirs = Session.open(path), Session.open(path)
    mine.revise("A", Note, 1, text="a")
    theirs.revise("B", Note, 1, mark=3)
    mine.poll()
    assert mine.form(Note) == theirs.form(Note) == Note(text="a", mark=3)


def test_what_a_newer_version_wrote_is_kept(session: Session, path: Path) -> None:
    session.revise("Skriv", Note, 1, text="nu")
    session.store.apply(
        lambda store: {
            "test_note": {1: {**store.table("test_note")[1], "future": [1, 2]}},
            "future": {9: {"x": 1}},
        }
    )
    session.revise("Skriv", Note, 1, text="så")
    assert stock(path, "test_note") == [{"text": "så", "mark": None, "future": [1, 2]}]
    assert stock(path, "future") == [{"x": 1}]


def test_a_field_that_does_not_fit_is_set_aside_and_survives_edits_of_the_others(
    session: Session, path: Path
) -> None:
    session.put("Navn", Person(id=4, name="Åse"))
    session.store.apply(lambda _: {"person": {5: {"name": {"not": "a name"}, "role": "other"}}})
    again = Session.open(path)
    assert [(person.name, person.role) for person in again.people] == [("Åse", ""), ("", "other")]
    assert [(found.kind, found.id, found.fields) for found in again.set_aside()] == [("person", 5, ("name",))]
    again.revise("Rolle", Person, 5, role="librarian")
    assert {"name": {"not": "a name"}, "role": "librarian", "away": False} in stock(path, "person")
    again.revise("Navn", Person, 5, name="Bo")
    assert again.set_aside() == ()
    assert [doc["name"] for doc in stock(path, "person")] == ["Åse", "Bo"]


def test_a_document_that_cannot_be_read_at_all_is_kept_and_never_overwritten(
    session: Session, path: Path
) -> None:
    session.store.apply(lambda _: {"finished": {7: {"activity": "x", "person": "nobody"}}})
    again = Session.open(path)
    assert again.all(Finished) == ()
    assert [(found.kind, found.id) for found in again.set_aside()] == [("finished", 7)]
    with pytest.raises(EditRejected) as caught:
        again.put("Ret", Finished(id=7, person=1, activity="y"))
    assert caught.value.problems[0].code == "aside"
    assert stock(path, "finished") == [{"activity": "x", "person": "nobody"}]
    again.remove("Slet", Finished(id=7, person=1, activity="y"))
    assert again.set_aside() == ()


class Blind(Personal):
    KIND: ClassVar[str] = "test_blind"
    ACTIVITY: ClassVar[str | None] = "test.blind"
    value: int = 0


def close(session: Session) -> None:
    session.put("Luk", Activity(id=Activity.key("test.blind"), name="test.blind", phase=Phase.CLOSED))


def test_a_closed_activity_refuses_edits_deletions_and_undo_also_when_another_closed_it(path: Path) -> None:
    mine, theirs = Session.open(path), Session.open(path)
    mine.put("Point", Blind(id=1, person=5, value=3))
    close(theirs)
    for act in (
        lambda: mine.put("Point", Blind(id=1, person=5, value=4)),
        lambda: mine.remove("Slet", Blind(id=1, person=5)),
        mine.undo,
    ):
        with pytest.raises(EditRejected) as caught:
            act()
        assert caught.value.problems[0].code == "closed"
    assert stock(path, "test_blind") == [{"person": 5, "entered_by": None, "value": 3}]


def test_a_listener_that_fails_does_not_make_a_saved_edit_look_failed(session: Session) -> None:
    def fail(_: Changed) -> None:
        raise RuntimeError("a screen's own fault")

    session.subscribe(fail)
    with pytest.raises(RuntimeError):
        session.revise("Skriv", Note, 1, text="gemt")
    assert session.form(Note).text == "gemt"
    assert session.undo_label == "Skriv"


def test_an_undo_that_could_change_nothing_says_so(path: Path) -> None:
    mine, theirs = Session.open(path), Session.open(path)
    mine.put("Ny", Thing(id=1, name="min"))
    theirs.poll()
    theirs.revise("Deres", Thing, 1, name="deres")
    undone = mine.undo()
    assert undone is not None
    assert not undone.changed
    assert mine.redo_label is None


def test_each_seat_takes_back_only_its_own_edits(session: Session) -> None:
    session.seat = Seat(person=1)
    session.put("Min", Thing(id=1, name="Ane"))
    session.seat = Seat(person=2)
    assert session.undo() is None
    session.put("Min", Thing(id=2, name="Bo"))
    session.undo()
    assert [thing.name for thing in session.all(Thing)] == ["Ane"]
    session.seat = Seat(person=1)
    assert session.undo_label == "Min"


def test_a_refused_undo_does_not_stand_in_the_way_of_the_one_before(path: Path) -> None:
    mine, theirs = Session.open(path), Session.open(path)
    mine.put("Ny", Thing(id=1, name="min"))
    mine.put("Point", Blind(id=1, person=5, value=3))
    close(theirs)
    with pytest.raises(EditRejected):
        mine.undo()
    undone = mine.undo()
    assert undone is not None
    assert undone.label == "Ny"


def test_a_copy_holds_only_the_fields_that_failed_over_what_the_file_holds(
    path: Path, tmp_path: Path
) -> None:
    mine, theirs = Session.open(path), Session.open(path)
    mine.put("Navn", Person(id=1, name="Åse", role="other"))
    real, lost = mine.store.apply, NotSaved(path, "the disk is full")

    def full(_: object) -> Commit:
        raise lost

    mine.store.apply = full  # type: ignore[assignment, method-assign]
    with pytest.raises(NotSaved):
        mine.revise("Navn", Person, 1, name="Åse Sørensen")
    mine.store.apply = real  # type: ignore[method-assign]
    theirs.poll()
    theirs.revise("Rolle", Person, 1, role="librarian")
    mine.revise("Væk", Person, 1, away=True)
    mine.save_copy(tmp_path / "kopi.json")
    assert stock(tmp_path / "kopi.json", "person") == [
        {"name": "Åse Sørensen", "role": "librarian", "away": True}
    ]


def test_what_is_typed_while_the_file_is_damaged_is_in_the_copy(path: Path, tmp_path: Path) -> None:
    session = Session.open(path)
    session.put("Navn", Person(id=1, name="Åse"))
    path.write_bytes(b"{ half")
    with pytest.raises(StoreError):
        session.revise("Navn", Person, 1, name="Åse Sørensen")
    session.save_copy(tmp_path / "kopi.json")
    assert stock(tmp_path / "kopi.json", "person")[0]["name"] == "Åse Sørensen"


def test_a_record_that_is_gone_cannot_be_revised(session: Session) -> None:
    with pytest.raises(EditRejected) as caught:
        session.revise("Ret", Thing, 99, name="x")
    assert caught.value.problems[0].code == "gone"


def test_rows_keep_their_order_and_the_tuple_stays_the_same_object(session: Session) -> None:
    session.put("Rækker", Thing(id=1, name="b", position=2), Thing(id=2, name="a", position=1))
    first = session.all(Thing)
    session.revise("Andet", Note, 1, text="noget andet")
    assert [thing.name for thing in first] == ["a", "b"]
    assert session.all(Thing) is first


def test_deleting(session: Session) -> None:
    session.put("Ny", Thing(id=1, name="a"))
    session.edit("Slet", lambda _: [Delete(Thing, 1)])
    assert session.all(Thing) == ()
    session.undo()
    assert session.get(Thing, 1) == Thing(id=1, name="a")


def test_hostile_text_reads_back_as_typed_without_control_characters(session: Session, path: Path) -> None:
    text = "[/x] [red] [b \\ 💥 æøå =1+1 \u202e \x00\x1b[31m\x07" + "ø" * 5000
    session.revise("Skriv", Note, 1, text=text)
    kept = text.replace("\x00", "").replace("\x1b", "").replace("\x07", "")
    assert Session.open(path).form(Note).text == kept
    assert stock(path, "test_note")[0]["text"] == kept


@given(st.text())
def test_any_text_can_be_a_record(text: str) -> None:
    kept = Note(text=text).text
    kept.encode("utf-8")
    assert Note(text=kept).text == kept


def test_the_same_key_gives_the_same_id_on_every_laptop() -> None:
    assert key_id("score", 5, 7, "need") == key_id("score", 5, 7, "need")
    assert key_id("score", 5, 7, "need") != key_id("score", 57, "need")
    assert key_id("score", 5) < 2**53


DOCS = st.none() | st.dictionaries(st.sampled_from("abc"), st.integers(0, 3), max_size=3)


@given(before=DOCS, after=DOCS, now=DOCS)
def test_take_back_changes_only_what_is_still_ours(
    before: dict[str, int] | None, after: dict[str, int] | None, now: dict[str, int] | None
) -> None:
    back, left_alone = take_back(DocChange("t", 1, before, after), now)
    if now == after:
        assert (back, left_alone) == (before, ())
    elif back != now:
        assert back is not None
        assert now is not None
        assert before is not None
        assert after is not None
        for name in back.keys() | now.keys():
            if back.get(name) != now.get(name):
                assert now.get(name) == after.get(name)
                assert back.get(name) == before.get(name)


def test_a_guest_takes_back_nothing_of_ours_and_we_nothing_of_theirs(session: Session) -> None:
    session.revise("Vores", Note, 1, text="vores")
    session.guest = True
    assert session.undo_label is None
    assert session.undo() is None
    session.revise("Gæstens", Note, 1, mark=3)
    session.undo()
    session.redo()
    session.guest = False
    assert session.redo_label is None
    session.undo()
    assert (session.form(Note).text, session.form(Note).mark) == ("", 3)
