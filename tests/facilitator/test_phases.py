"""The project's phases: derived from the components' states, and overruled by the team's own word."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.component import State
from facilitator.components.about import About, Phases
from facilitator.components.agreement import AgreementForm
from facilitator.content import house_course_dir, load_course
from facilitator.course import check_course
from facilitator.errors import ContentError
from facilitator.people import Library
from facilitator.phases import PhaseState, component_states, current, phases
from facilitator.record import Record
from facilitator.session import Session

NAMES = ("cases", "clarify", "services", "partners", "strategy", "negotiation", "agreement", "relations")
ORDER = (
    "scoping",
    "identifying",
    "building",
    "planning",
    "managing",
    "resourcing",
    "implementing",
    "measuring",
    "reviewing",
    "revising",
    "institutionalising",
    "sustaining",
)
COURSE = load_course()


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Session.create(tmp_path / "ærø.json", Library(name="Ærø")) as opened:
        yield opened


def told(line: tuple[PhaseState, ...]) -> dict[str, str]:
    return {one.phase.id: str(one.state) for one in line}


def states(**given: State) -> dict[str, State]:
    return {name: given.get(name, State.EMPTY) for name in NAMES}


def test_the_course_has_the_twelve_phases_in_order() -> None:
    listed = COURSE.deck("phases", Phases).phases
    assert tuple(phase.id for phase in listed) == ORDER
    assert [phase.label.da for phase in listed][:3] == ["Afdække", "Finde", "Bygge"]


def test_a_part_that_the_program_does_not_have_is_named_with_the_nearest(tmp_path: Path) -> None:
    folder = tmp_path / "course"
    shutil.copytree(house_course_dir(), folder)
    file = folder / "phases.toml"
    file.write_text(file.read_text("utf-8").replace('"clarify"', '"clarfy"', 1), "utf-8")
    with pytest.raises(ContentError) as caught:
        check_course(load_course(folder))
    assert (Path(caught.value.file).name, caught.value.nearest) == ("phases.toml", "clarify")


def test_a_new_library_stands_at_the_first_phase(session: Session) -> None:
    line = phases(session, COURSE)
    assert {one.state for one in line} == {State.EMPTY}
    assert current(line).phase.id == "scoping"
    assert [one.number for one in line] == list(range(1, 13))


def test_a_phase_is_done_when_its_parts_are_and_under_way_when_one_is_begun(session: Session) -> None:
    line = phases(session, COURSE, states(clarify=State.DONE))
    assert told(line)["scoping"] == "started"
    line = phases(session, COURSE, states(cases=State.STARTED))
    assert told(line)["scoping"] == "started"
    line = phases(session, COURSE, states(clarify=State.DONE, services=State.DONE, partners=State.STARTED))
    assert told(line)["scoping"] == "done"
    assert told(line)["identifying"] == "started"
    assert current(line).phase.id == "identifying"


def test_a_part_that_needs_attention_shows_in_its_phase(session: Session) -> None:
    line = phases(session, COURSE, states(clarify=State.ATTENTION))
    assert told(line)["scoping"] == "attention"


def test_the_teams_word_counts_more_than_what_is_written(session: Session) -> None:
    session.put("", About(phase="building"))
    line = phases(session, COURSE, states(clarify=State.DONE))
    assert told(line) | {"scoping": "done", "identifying": "done", "building": "started"} == told(line)
    assert told(line)["planning"] == "empty"
    here = current(line)
    assert (here.phase.id, here.number, here.said) == ("building", 3, True)
    assert [one.said for one in line[:3]] == [True, True, True]
    assert not line[3].said


def test_a_mark_that_the_course_no_longer_knows_counts_as_none(session: Session) -> None:
    session.put("", About(phase="dansing"))
    assert current(phases(session, COURSE)).phase.id == "scoping"


def test_filled_in_pages_do_not_make_what_lies_behind_the_agreement_done(session: Session) -> None:
    every = dict.fromkeys(NAMES, State.DONE)
    line = phases(session, COURSE, every)
    assert [told(line)[name] for name in ("implementing", "measuring", "reviewing")] == ["started"] * 3
    assert current(line).phase.id == "implementing"
    session.put("", AgreementForm(start=date(2027, 1, 1)))
    before, after = date(2026, 12, 31), date(2027, 1, 1)
    assert told(phases(session, COURSE, every, before))["reviewing"] == "started"
    assert told(phases(session, COURSE, every, after))["reviewing"] == "done"
    unready = every | {"agreement": State.STARTED}
    assert told(phases(session, COURSE, unready, after))["reviewing"] == "started"
    session.put("", About(phase="revising"))
    assert told(phases(session, COURSE, unready, before))["reviewing"] == "done"


def test_when_everything_is_done_the_phases_that_only_people_can_see_are_left(session: Session) -> None:
    session.put("", AgreementForm(start=date(2026, 1, 1)))
    line = phases(session, COURSE, dict.fromkeys(NAMES, State.DONE))
    assert current(line).phase.id == "revising"
    assert told(line)["sustaining"] == "empty"


def test_the_states_are_those_of_the_components(session: Session) -> None:
    assert set(component_states(session, COURSE)) == set(COURSE.components)


@given(st.dictionaries(st.sampled_from(NAMES), st.sampled_from(State)), st.sampled_from(("", *ORDER, "?")))
def test_there_is_always_exactly_one_here_and_nothing_is_lost(found: dict[str, State], mark: str) -> None:
    class Reader:
        def form(self, kind: object) -> Record:
            return About(phase=mark) if kind is About else AgreementForm()

    line = phases(Reader(), COURSE, found)  # type: ignore[arg-type]
    assert tuple(one.phase.id for one in line) == ORDER
    assert sum(one.here for one in line) == 1
    if mark in ORDER:
        assert current(line).phase.id == mark
        assert all(one.state is State.DONE for one in line[: ORDER.index(mark)])
    else:
        assert not any(one.said for one in line)


def test_a_course_that_lacks_parts_has_its_phases_all_the_same(session: Session) -> None:
    line = phases(session, COURSE, {"clarify": State.DONE})
    assert told(line)["scoping"] == "done"
    assert told(line)["identifying"] == "empty"
