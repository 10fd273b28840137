"""What earlier parts offer: answered once, offered again when they change, never written unasked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated, ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.carry import Carried, Offer, ignore, offers, origins, take
from facilitator.component import Carry, Component, Draft, Progress, Reader, State
from facilitator.content import Course, load_course
from facilitator.i18n import use
from facilitator.people import Library
from facilitator.record import Line, Record, Row, key_id
from facilitator.session import Delete, Put, Session


class Source(Row):
    """A goal of the earlier part."""

    KIND: ClassVar[str] = "source_goal"
    text: Annotated[str, Line()] = ""


class Form(Record):
    """The later part's form."""

    KIND: ClassVar[str] = "later"
    SINGLE: ClassVar[bool] = True
    purpose: Annotated[str, Line()] = ""
    note: Annotated[str, Line()] = ""


class Goal(Row):
    """The later part's own list."""

    KIND: ClassVar[str] = "later_goal"
    text: Annotated[str, Line()] = ""
    owner: Annotated[str, Line()] = ""


def purpose(reader: Reader, _: Course) -> Iterable[Draft]:
    goals = reader.all(Source)
    if goals and goals[0].text:
        yield Draft(Form, 1, {"purpose": goals[0].text}, (goals[0],))


def each(reader: Reader, _: Course) -> Iterable[Draft]:
    for goal in reader.all(Source):
        if goal.text:
            yield Draft(Goal, key_id(Goal.KIND, "carry", goal.id), {"text": goal.text}, (goal,), title="Mål")


LATER = Component(
    id="later",
    kinds=(Form, Goal),
    progress=lambda _reader, _course: Progress(State.EMPTY),
    report=lambda _reader, _course, _viewer: (),
    carries=(
        Carry("later.purpose", "clarify", "one", purpose),
        Carry("later.goals", "clarify", "two", each),
    ),
)


@pytest.fixture(scope="module")
def course() -> Course:
    return load_course()


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Session.create(tmp_path / "ærø.json", Library(name="Ærø")) as opened:
        yield opened


def open_offers(session: Session, course: Course, step: str | None = None) -> tuple[Offer, ...]:
    return offers(session, course, LATER, step)


def take_all(session: Session, course: Course, step: str | None = None) -> None:
    put, remove = take(session, open_offers(session, course, step))
    session.edit("", lambda _: [*(Put(record) for record in put), *(Delete(type(r), r.id) for r in remove)])


def test_an_empty_source_offers_nothing(session: Session, course: Course) -> None:
    session.put("", Source(id=1))
    assert open_offers(session, course) == ()


def test_offered_by_step_with_its_day_and_written_only_when_taken(session: Session, course: Course) -> None:
    session.put("", Source(id=7, text="Flere får læst højt på Ærø"))
    (offer,) = open_offers(session, course, "one")
    assert offer.dated == session.changed_at(Source, 7).astimezone().date()  # type: ignore[union-attr]
    assert session.form(Form).purpose == ""
    take_all(session, course, "one")
    assert session.form(Form).purpose == "Flere får læst højt på Ærø"
    assert open_offers(session, course, "one") == ()
    found = origins(session, Form, 1)["purpose"]
    assert (found.source, found.dated, found.changed) == ("clarify", offer.dated, False)
    assert len(open_offers(session, course)) == 1


def test_changed_here_it_is_not_offered_again_until_it_changes_there(
    session: Session, course: Course
) -> None:
    session.put("", Source(id=7, text="Flere"))
    take_all(session, course)
    session.put("", session.form(Form).revise(purpose="Mange flere", note="min note"))
    assert open_offers(session, course) == ()
    assert origins(session, Form, 1)["purpose"].changed
    session.put("", Source(id=7, text="Færre"))
    again = open_offers(session, course)
    assert [offer.again for offer in again] == [True, True]
    assert session.form(Form).purpose == "Mange flere"
    take_all(session, course)
    assert session.form(Form) == Form(purpose="Færre", note="min note")


def test_ignored_stays_ignored_until_it_changes(session: Session, course: Course) -> None:
    session.put("", Source(id=7, text="Flere"))
    session.put("", *ignore(open_offers(session, course)))
    assert open_offers(session, course) == ()
    assert session.form(Form).purpose == ""
    assert session.all(Goal) == ()
    assert origins(session, Form, 1) == {}
    session.put("", Source(id=7, text="Endnu flere"))
    assert len(open_offers(session, course)) == 2


def test_own_text_is_kept_and_shown_beside_the_offer(session: Session, course: Course) -> None:
    session.put("", Form(purpose="Vores eget"), Source(id=7, text="Flere"))
    (offer,) = open_offers(session, course, "one")
    assert isinstance(offer.present, Form)
    assert offer.present.purpose == "Vores eget"
    assert not offer.again


def test_rows_come_last_in_order_and_a_removed_one_does_not_come_back(
    session: Session, course: Course
) -> None:
    session.put("", Goal(id=3, position=5.0, text="eget mål"))
    session.put("", *(Source(id=n, position=float(n), text=f"mål {n}") for n in (1, 2, 3)))
    take_all(session, course, "two")
    assert [row.text for row in session.all(Goal)] == ["eget mål", "mål 1", "mål 2", "mål 3"]
    session.remove("", session.all(Goal)[1])
    assert open_offers(session, course, "two") == ()


def test_what_the_earlier_part_removes_is_offered_for_removal_unless_changed_here(
    session: Session, course: Course
) -> None:
    session.put("", *(Source(id=n, position=float(n), text=f"mål {n}") for n in (1, 2)))
    take_all(session, course, "two")
    first, second = session.all(Goal)
    session.put("", second.revise(text="vores eget nu"))
    session.remove("", *session.all(Source))
    (offer,) = open_offers(session, course, "two")
    assert offer.gone
    assert offer.draft.id == first.id
    take_all(session, course, "two")
    assert [row.text for row in session.all(Goal)] == ["vores eget nu"]
    assert open_offers(session, course, "two") == ()


def test_a_kept_row_is_not_asked_about_again(session: Session, course: Course) -> None:
    session.put("", Source(id=1, text="mål"))
    take_all(session, course, "two")
    session.remove("", *session.all(Source))
    session.put("", *ignore(open_offers(session, course, "two")))
    assert open_offers(session, course, "two") == ()
    assert [row.text for row in session.all(Goal)] == ["mål"]


def test_two_laptops_that_take_the_same_offer_make_one_row(tmp_path: Path, course: Course) -> None:
    one, two = tmp_path / "a.json", tmp_path / "b.json"
    with Session.create(one, Library(name="Ærø")) as first:
        first.put("", Source(id=1, text="mål"))
        first.save_copy(two)
        with Session.open(two) as second:
            take_all(first, course)
            take_all(second, course)
        first.store.merge_from(two)
        assert [row.text for row in first.all(Goal)] == ["mål"]
        assert len(first.all(Carried)) == 2


def in_words(reader: Reader, course: Course) -> Iterable[Draft]:
    for goal in reader.all(Source):
        yield Draft(Form, 1, {"note": f"{course.words('clarify').title}: {goal.text}"}, (goal,))


@pytest.mark.parametrize("taken", [True, False])
def test_an_answer_counts_in_every_language(session: Session, course: Course, taken: bool) -> None:
    later = replace(LATER, carries=(Carry("later.note", "clarify", "one", in_words),))
    session.put("", Source(id=1, text="Flere"))
    use("da")
    found = offers(session, course, later)
    session.put("", *(take(session, found)[0] if taken else ignore(found)))
    use("en")
    assert offers(session, course, later) == ()
    session.put("", Source(id=1, text="Færre"))
    (again,) = offers(session, course, later)
    assert again.draft.fields == {"note": "Project clarification: Færre"}
    use("da")


words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=12)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("there"), words),
        st.tuples(st.just("here"), words),
        st.tuples(st.sampled_from(["take", "ignore"]), st.just("")),
    ),
    max_size=12,
)


@settings(max_examples=40)
@given(steps)
def test_nothing_is_overwritten_unasked_and_every_change_is_offered_once(
    tmp_path_factory: pytest.TempPathFactory, story: list[tuple[str, str]]
) -> None:
    course = load_course()
    here = there = ""
    answered: str | None = None
    with Session.create(tmp_path_factory.mktemp("x") / "x.json", Library(name="Ø")) as session:
        for what, text in story:
            if what == "there":
                session.put("", Source(id=1, text=text))
                there = text
            elif what == "here":
                session.put("", session.form(Form).revise(purpose=text))
                here = text
            elif open_offers(session, course, "one"):
                if what == "take":
                    take_all(session, course, "one")
                    here = there
                else:
                    session.put("", *ignore(open_offers(session, course, "one")))
                answered = there
            assert session.form(Form).purpose == here
            wanted = bool(there) and there not in {here, answered}
            assert bool(open_offers(session, course, "one")) is wanted
