"""Choosing services, through a real session on a real file: picking, gates, blind scores, result, choice, report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from facilitator import i18n
from facilitator.blocks import Block, Bullets, Heading, Note, Paragraph, Table
from facilitator.component import State
from facilitator.components import services
from facilitator.components.intake import ACTIVITY, IntakeAnswer
from facilitator.components.services import (
    SCORES,
    WEIGHTS,
    Asset,
    Chosen,
    GateAnswer,
    Hunch,
    PassedOver,
    Score,
    Service,
    ServicesSetup,
    Settled,
    Weight,
    chosen_services,
    title,
)
from facilitator.components.services.choosing import passed_over, remarks
from facilitator.components.services.depth import Depth, deepen, known, question
from facilitator.components.services.hunches import hunch_of, hunches, turned
from facilitator.components.services.picking import counts, from_deck, gates, idea_of, to_score
from facilitator.components.services.prefill import pointed_at
from facilitator.components.services.result import Result, result
from facilitator.components.services.scoring import (
    Source,
    criteria_in_use,
    finished_count,
    weights_in_use,
    who_has_answered,
)
from facilitator.components.services.sentences import (
    place,
    share_of_weightings,
    talk_question,
    tie_sentences,
    weight_sentences,
)
from facilitator.content import Course, load_course
from facilitator.decision.draws import Setting
from facilitator.decision.gates import Status
from facilitator.errors import EditRejected
from facilitator.people import Finished, Library, Person
from facilitator.record import Record
from facilitator.session import Session
from facilitator.visibility import Activity, Phase, Viewer

ANNE, BO, CAMILLA, DORTHE = 1, 2, 3, 4
NAMES = {ANNE: "Anne Ærø", BO: "Bo Øst", CAMILLA: "Camilla Åby", DORTHE: "Dorthe"}
OUTSIDE = Viewer(outside=True)
HOSTILE = "[/x] [red] [b \\ 💥 æøå"


@pytest.fixture(scope="module")
def course() -> Course:
    return load_course()


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = Session.create(tmp_path / "ærø.json", Library(name="Ærø Bibliotek"))
    opened.put("", *(Person(id=number, name=name) for number, name in NAMES.items()))
    yield opened
    opened.close()


def own(number: int, name: str, position: float = 0.0, **more: object) -> Service:
    return Service.model_validate({"id": number, "name": name, "position": position or float(number), **more})


def score(person: int, service: int, criterion: str, value: int | None) -> Score:
    return Score(
        id=Score.key(person, service, criterion),
        person=person,
        service=service,
        criterion=criterion,
        value=value,
    )


def everybody(session: Session, table: dict[tuple[int, str], tuple[int | None, ...]]) -> None:
    """Scores of the first people for each service and criterion."""
    found: list[Record] = [
        score(person, service, criterion, value)
        for (service, criterion), values in table.items()
        for person, value in zip(NAMES, values, strict=False)
    ]
    session.put("point", *found)


def phase(session: Session, name: str, to: Phase, *, names: bool = True) -> None:
    session.put("vis", Activity(id=Activity.key(name), name=name, phase=to, names=names))


def finish(session: Session, *people: int, activity: str = SCORES) -> None:
    session.put(
        "færdig",
        *(Finished(id=Finished.key(one, activity), person=one, activity=activity) for one in people),
    )


def text_of(blocks: list[Block]) -> str:
    parts: list[str] = []
    for block in blocks:
        match block:
            case Heading(text) | Paragraph(text) | Note(text):
                parts.append(text)
            case Bullets(items):
                parts.extend(items)
            case Table(head, rows):
                parts.extend(" | ".join(row) for row in (head, *rows))
    return "\n".join(parts)


def shown(session: Session, course: Course, viewer: Viewer = OUTSIDE) -> str:
    return text_of(list(services.COMPONENT.report(session, course, viewer)))


def scored(session: Session, course: Course) -> Result:
    """Three services, two criteria, four people; revealed."""
    session.put("", own(1, "Lektiecafé"), own(2, "Sprogcafé"), own(3, "Brætspil"))
    session.put("", ServicesSetup(criteria=("citizen_need", "feasibility"), method="none", top=1))
    everybody(
        session,
        {
            (1, "citizen_need"): (5, 5, 4, 4),
            (1, "feasibility"): (4, 4, 3, 3),
            (2, "citizen_need"): (3, 3, 3, 3),
            (2, "feasibility"): (5, 5, 1, 5),
            (3, "citizen_need"): (2, 2, 1, 1),
            (3, "feasibility"): (2, 2, 2, 2),
        },
    )
    phase(session, SCORES, Phase.REVEALED)
    found = result(session, course, Viewer(person=ANNE))
    assert found is not None
    return found


class TestPicking:
    def test_one_card_is_one_record_on_every_laptop(self, session: Session, course: Course) -> None:
        idea = course.services.services[0]
        session.put("vælg", from_deck(idea, 1.0))
        session.put("vælg igen", from_deck(idea, 2.0))
        assert len(session.all(Service)) == 1

    def test_a_card_is_named_in_the_language_in_use_until_it_is_renamed(
        self, session: Session, course: Course
    ) -> None:
        card = from_deck(course.services.services[0], 1.0)
        i18n.use("en")
        assert title(card, course) == course.services.services[0].name.en
        assert title(card.revise(name="Vores udlån"), course) == "Vores udlån"

    def test_core_tasks_of_the_deck_are_marked(self, course: Course) -> None:
        core = next(idea for idea in course.services.services if idea.core)
        assert from_deck(core, 1.0).core == "yes"

    def test_a_card_that_the_course_no_longer_has_keeps_its_name(self, course: Course) -> None:
        assert idea_of(course, "findes_ikke") is None
        assert title(Service(deck="findes_ikke", name="Frøbibliotek"), course) == "Frøbibliotek"

    def test_sorting_is_counted_and_an_unknown_sorting_counts_as_none(self, session: Session) -> None:
        session.put(
            "",
            own(1, "a", triage="keep"),
            own(2, "b", triage="drop"),
            own(3, "c", triage="maybe"),
            own(4, "d", triage="nyt fra fremtiden"),
        )
        found = counts(session)
        assert (found.keep, found.maybe, found.drop, found.unsorted) == (1, 1, 1, 1)
        assert not found.too_many

    def test_what_is_sorted_away_is_not_scored(self, session: Session, course: Course) -> None:
        session.put("", own(1, "a", triage="keep"), own(2, "b", triage="drop"))
        assert [service.id for service in to_score(session, course)] == [1]


class TestGates:
    def test_a_no_stops_a_service_and_gives_its_reason(self, session: Session, course: Course) -> None:
        scored(session, course)
        gate = course.gates[0].id
        session.put(
            "nej",
            GateAnswer(
                id=GateAnswer.key(1, gate), service=1, gate=gate, answer="no", reason="Opgaven er ikke vores"
            ),
        )
        assert 1 not in {service.id for service in to_score(session, course)}
        found = result(session, course, Viewer(person=ANNE))
        assert found is not None
        assert [one.service.id for one in found.blocked] == [1]
        assert [one.service.id for one in found.placed] == [2, 3]
        assert "Opgaven er ikke vores" in shown(session, course)

    def test_unclear_lets_the_service_go_on_with_a_task(self, session: Session, course: Course) -> None:
        session.put("", own(1, "Lektiecafé"))
        for gate in course.gates:
            session.put(
                "ja", GateAnswer(id=GateAnswer.key(1, gate.id), service=1, gate=gate.id, answer="yes")
            )
        assert gates(session, course)[1].status is Status.OPEN
        last = course.gates[-1].id
        session.revise(
            "uafklaret", GateAnswer, GateAnswer.key(1, last), answer="unclear", task="Spørg lederen"
        )
        assert gates(session, course)[1].status is Status.PENDING
        assert "Spørg lederen" in shown(session, course)

    def test_an_unknown_answer_counts_as_unanswered(self, session: Session, course: Course) -> None:
        gate = course.gates[0].id
        session.put(
            "", own(1, "a"), GateAnswer(id=GateAnswer.key(1, gate), service=1, gate=gate, answer="måske")
        )
        assert gates(session, course)[1].status is Status.PENDING


class TestBlindness:
    def test_nobody_sees_a_result_while_people_write(self, session: Session, course: Course) -> None:
        scored(session, course)
        phase(session, SCORES, Phase.WRITING)
        for viewer in (Viewer(person=ANNE), Viewer(facilitator=True), OUTSIDE):
            assert result(session, course, viewer) is None
        text = shown(session, course)
        assert "ikke vist endnu" in text
        assert "Plads |" not in text

    def test_a_report_for_the_outside_never_names_a_person(self, session: Session, course: Course) -> None:
        scored(session, course)
        text = shown(session, course)
        assert "Deltager 1" in text
        assert not any(name in text for name in NAMES.values())

    def test_the_group_itself_sees_names_unless_the_activity_hides_them(
        self, session: Session, course: Course
    ) -> None:
        scored(session, course)
        assert "Anne Ærø" in shown(session, course, Viewer(person=BO))
        phase(session, SCORES, Phase.REVEALED, names=False)
        assert "Anne Ærø" not in shown(session, course, Viewer(person=BO))

    def test_nameless_rankings_do_not_stand_in_the_order_of_the_people(
        self, session: Session, course: Course
    ) -> None:
        session.put("", own(1, "a"), own(2, "b"))
        everybody(session, {(1, "citizen_need"): (1, 5), (2, "citizen_need"): (5, 1)})
        phase(session, SCORES, Phase.REVEALED, names=False)
        found = result(session, course, Viewer(person=ANNE))
        assert found is not None
        assert [one.person for one in found.people] == [None, None]
        assert [one.ranks[1] for one in found.people] == [1, 2]

    def test_hidden_weights_are_not_used_before_they_are_shown(
        self, session: Session, course: Course
    ) -> None:
        scored(session, course)
        session.put("", ServicesSetup(criteria=("citizen_need", "feasibility"), method="swing"))
        for criterion, points in (("citizen_need", 100), ("feasibility", 0)):
            key = Weight.key(ANNE, criterion)
            session.put("", Weight(id=key, person=ANNE, criterion=criterion, swing=points))
        waiting = weights_in_use(session, course, Viewer(person=ANNE))
        assert waiting.source is Source.WAITING
        assert waiting.shares["citizen_need"] == pytest.approx(0.6)
        phase(session, WEIGHTS, Phase.REVEALED)
        in_use = weights_in_use(session, course, Viewer(person=ANNE))
        assert in_use.source is Source.GROUP
        assert in_use.shares == {"citizen_need": 1.0, "feasibility": 0.0}


class TestScoring:
    def test_dont_know_is_an_answer_but_never_a_nought(self, session: Session, course: Course) -> None:
        session.put("", own(1, "a"), ServicesSetup(criteria=("citizen_need", "feasibility"), method="none"))
        everybody(session, {(1, "citizen_need"): (5, None), (1, "feasibility"): (None, None)})
        phase(session, SCORES, Phase.REVEALED)
        found = result(session, course, Viewer(person=ANNE))
        assert found is not None
        assert found.placed[0].value.total == 100
        assert found.placed[0].value.provisional
        anne, bo, *_ = who_has_answered(session, course)
        assert (anne.given, bo.given, anne.asked) == (2, 2, 2)

    def test_two_criteria_and_no_weights_are_enough(self, session: Session, course: Course) -> None:
        found = scored(session, course)
        assert [criterion.id for criterion in found.criteria] == ["citizen_need", "feasibility"]
        assert found.weights.source is Source.NONE
        assert [title(one.service, course) for one in found.placed] == ["Lektiecafé", "Sprogcafé", "Brætspil"]
        assert found.placed[0].value.total == pytest.approx(75)

    def test_fewer_than_two_criteria_means_all_of_them(self, session: Session, course: Course) -> None:
        session.put("", ServicesSetup(criteria=("citizen_need",)))
        assert criteria_in_use(session, course) == course.criteria

    def test_the_courses_weights_are_the_default(self, session: Session, course: Course) -> None:
        in_use = weights_in_use(session, course, Viewer(person=ANNE))
        assert in_use.source is Source.COURSE
        assert in_use.shares["strategic_fit"] == pytest.approx(0.20)

    def test_an_order_of_criteria_gives_rank_sum_weights(self, session: Session, course: Course) -> None:
        names = ("citizen_need", "feasibility")
        session.put("", ServicesSetup(criteria=names, method="rank"))
        for rank, criterion in enumerate(names, 1):
            key = Weight.key(ANNE, criterion)
            session.put("", Weight(id=key, person=ANNE, criterion=criterion, rank=rank))
        phase(session, WEIGHTS, Phase.REVEALED)
        shares = weights_in_use(session, course, Viewer(person=ANNE)).shares
        assert shares == {"citizen_need": pytest.approx(2 / 3), "feasibility": pytest.approx(1 / 3)}

    def test_an_unknown_method_counts_as_the_courses(self, session: Session, course: Course) -> None:
        session.put("", ServicesSetup(method="delfi"))
        assert weights_in_use(session, course, OUTSIDE).source is Source.COURSE

    def test_a_score_off_the_scale_is_refused_and_nothing_is_saved(self, session: Session) -> None:
        with pytest.raises(ValidationError):
            score(ANNE, 1, "citizen_need", 6)
        assert session.all(Score) == ()

    def test_adding_and_striking_services_leaves_the_other_totals_alone(
        self, session: Session, course: Course
    ) -> None:
        before = {one.service.id: one.value.total for one in scored(session, course).placed}
        session.remove("væk", own(3, "Brætspil"))
        after = result(session, course, Viewer(person=ANNE))
        assert after is not None
        assert {one.service.id: one.value.total for one in after.placed} == {1: before[1], 2: before[2]}

    def test_finished_marks_are_counted_among_those_who_are_here(
        self, session: Session, course: Course
    ) -> None:
        session.put("", Person(id=DORTHE, name="Dorthe", away=True))
        finish(session, ANNE, DORTHE)
        assert finished_count(session, SCORES) == (1, 3)


class TestResult:
    def test_disagreement_is_found_and_asks_the_one_who_stands_alone(
        self, session: Session, course: Course
    ) -> None:
        found = scored(session, course)
        assert [(item.cell.service, item.cell.criterion) for item in found.talk] == [(2, "feasibility")]
        assert talk_question(found.talk[0], found, course) == "Hvad ved den, der gav 1?"
        line = found.of(2)
        assert line is not None
        assert line.disputed == ("feasibility",)

    def test_several_who_stand_apart_are_asked_together(self, session: Session, course: Course) -> None:
        session.put("", own(1, "a"), ServicesSetup(criteria=("citizen_need", "feasibility")))
        everybody(session, {(1, "citizen_need"): (1, 1, 5, 5), (1, "feasibility"): (5, 4, 2, 2)})
        phase(session, SCORES, Phase.REVEALED)
        found = result(session, course, Viewer(person=ANNE))
        assert found is not None
        asked = {item.cell.criterion: talk_question(item, found, course) for item in found.talk}
        assert asked == {
            "citizen_need": "Hvad ved de 2, der gav 1?",
            "feasibility": "Hvad ved den, der gav 5?",
        }

    def test_what_was_agreed_counts_and_ends_the_disagreement(self, session: Session, course: Course) -> None:
        scored(session, course)
        key = Settled.key(2, "feasibility")
        session.put(
            "enige",
            Settled(
                id=key, service=2, criterion="feasibility", value=1, reason="Der er ingen timer", by=ANNE
            ),
        )
        found = result(session, course, Viewer(person=ANNE))
        assert found is not None
        assert found.talk == ()
        line = found.of(2)
        assert line is not None
        assert line.cells["feasibility"] == 1
        assert found.given[BO, 2, "feasibility"] == 5  # each one's own score stays
        assert "Der er ingen timer" in shown(session, course)

    def test_something_can_be_agreed_that_nobody_has_scored(self, session: Session, course: Course) -> None:
        session.put("", own(1, "a"), ServicesSetup(criteria=("citizen_need", "feasibility"), method="none"))
        session.put(
            "", Settled(id=Settled.key(1, "feasibility"), service=1, criterion="feasibility", value=3)
        )
        phase(session, SCORES, Phase.REVEALED)
        found = result(session, course, OUTSIDE)
        assert found is not None
        assert found.placed[0].value.total == 50

    def test_ties_are_shown_as_ties(self, session: Session, course: Course) -> None:
        session.put("", own(1, "Café"), own(2, "Kor"), own(3, "Arkiv"), ServicesSetup(method="none", top=2))
        everybody(session, {(n, "citizen_need"): (value,) for n, value in ((1, 4), (2, 4), (3, 4))})
        phase(session, SCORES, Phase.REVEALED)
        found = result(session, course, Viewer(person=ANNE))
        assert found is not None
        assert [place(one) for one in found.placed] == ["1=", "1=", "1="]
        assert tie_sentences(found, course) == [
            "Café, Kor og Arkiv deler førstepladsen.",
            "Café, Kor og Arkiv står lige, men kun 2 af dem er blandt de 2 øverste. Det er jer, der vælger.",
        ]

    def test_map_and_parts(self, session: Session, course: Course) -> None:
        found = scored(session, course)
        best = found.placed[0]
        assert sum(best.value.parts.values()) == pytest.approx(best.value.total)
        assert [one.quadrant for one in found.placed] == ["obvious", "obvious", "leave"]

    def test_what_if_changes_the_order_and_saves_nothing(self, session: Session, course: Course) -> None:
        scored(session, course)
        before = session.store.generation
        tried = result(session, course, Viewer(person=ANNE), {"citizen_need": 0.05, "feasibility": 0.95})
        assert tried is not None
        assert tried.placed[0].service.id == 2
        assert session.store.generation == before

    def test_scores_of_a_service_or_criterion_that_is_gone_do_no_harm(
        self, session: Session, course: Course
    ) -> None:
        scored(session, course)
        session.put("", score(ANNE, 99, "citizen_need", 5), score(ANNE, 1, "gammelt_kriterium", 1))
        found = result(session, course, Viewer(person=ANNE))
        assert found is not None
        assert found.placed[0].value.total == pytest.approx(75)


class TestSteadiness:
    def test_how_often_at_the_top_in_the_three_nested_settings(
        self, session: Session, course: Course
    ) -> None:
        found = scored(session, course)
        depth = deepen(found)
        assert depth is not None
        near, same, every = (depth.percent[setting][1] for setting in Setting)
        assert near > every
        assert near == 100
        assert abs(same - 75) <= 3  # three quarters of all weights of two criteria lie on its side
        assert abs(every - 75) <= 3
        assert (
            share_of_weightings(depth, 1, found, course, Setting.NEAR)
            == "øverst i ca. 100\u00a0% af vægtningerne"
        )

    def test_the_weight_that_would_have_to_change_in_one_sentence(
        self, session: Session, course: Course
    ) -> None:
        found = scored(session, course)
        depth = deepen(found)
        assert depth is not None
        sentences = weight_sentences(depth, found, course)
        assert sentences[0] == (
            "Hvis Borgernes behov vejer 24\u00a0% i stedet for 50\u00a0%, bytter Lektiecafé og Sprogcafé plads."
        )
        assert (
            sentences[-1]
            == "Den øverste holder, selv om ét kriterium vejer 5 procentpoint mere eller mindre."
        )
        tried = result(session, course, Viewer(person=ANNE), {"citizen_need": 0.24, "feasibility": 0.76})
        assert tried is not None
        assert tried.placed[0].service.id == 2

    def test_it_can_be_stopped_and_is_worked_out_once(self, session: Session, course: Course) -> None:
        found = scored(session, course)
        session.revise("", Service, 1, note="ny tekst")
        fresh = result(session, course, Viewer(person=ANNE), {"citizen_need": 0.31, "feasibility": 0.69})
        assert fresh is not None
        assert deepen(fresh, lambda: True) is None
        assert known(question(fresh)) is None
        answer = deepen(fresh)
        assert isinstance(answer, Depth)
        assert deepen(fresh, lambda: True) is answer
        assert question(found) != question(fresh)

    @given(st.data())
    def test_percentages_and_ranks_hang_together(self, course: Course, data: st.DataObject) -> None:
        reader = Pretend(course, data)
        found = result(reader, course, Viewer(person=1))
        assert found is not None
        if not found.placed:
            return
        ranks = [one.rank for one in found.placed]
        assert ranks == sorted(rank for rank in ranks if rank is not None)
        assert ranks[0] == 1
        for one in found.placed:
            assert one.tied == (ranks.count(one.rank) > 1)
            assert sum(one.value.parts.values()) == pytest.approx(one.value.total)
        depth = deepen(found)
        assert depth is not None
        for setting in Setting:
            numbers = depth.percent[setting]
            assert all(0 <= number <= 100 for number in numbers.values())
            assert abs(sum(numbers.values()) - 100 * min(found.k, len(numbers))) <= len(numbers)


R = TypeVar("R", bound=Record)


class Pretend:
    """A reader of made-up records, without a file."""

    def __init__(self, course: Course, data: st.DataObject) -> None:
        names = [criterion.id for criterion in course.criteria[:3]]
        ids = range(1, data.draw(st.integers(1, 6)) + 1)
        cell = st.sampled_from([None, 1, 2, 3, 4, 5])
        activity = Activity(id=Activity.key(SCORES), name=SCORES, phase=Phase.REVEALED)
        setup = ServicesSetup(method="none", criteria=tuple(names), top=data.draw(st.integers(1, 4)))
        self._records: list[Record] = [activity, setup, *(own(number, f"ydelse {number}") for number in ids)]
        for person in (1, 2, 3):
            self._records += [
                score(person, number, name, data.draw(cell)) for number in ids for name in names
            ]

    def all(self, kind: type[R]) -> tuple[R, ...]:
        return tuple(one for one in self._records if isinstance(one, kind))

    def get(self, kind: type[R], record_id: int) -> R | None:
        return next((one for one in self.all(kind) if one.id == record_id), None)

    def form(self, kind: type[R]) -> R:
        return self.get(kind, 1) or kind()

    def changed_at(self, kind: type[Record], record_id: int) -> datetime | None:
        return None


class TestChoice:
    def choose(self, session: Session, *ids: int, reason: str = "Skolen har bedt om det") -> None:
        session.put(
            "valg",
            *(
                Chosen(id=Chosen.key(one), service=one, position=float(n), reason=reason)
                for n, one in enumerate(ids)
            ),
        )

    def test_chosen_services_go_on_in_the_order_of_preference(self, session: Session, course: Course) -> None:
        scored(session, course)
        self.choose(session, 2, 1)
        assert [service.id for service in chosen_services(session)] == [2, 1]
        assert remarks(session, course)[0].key == "choose_pending"
        assert "Skolen har bedt om det" in shown(session, course)

    def test_a_fourth_choice_and_a_missing_reason_are_said(self, session: Session, course: Course) -> None:
        session.put("", *(own(number, f"Ydelse {number}") for number in range(1, 5)))
        self.choose(session, 1, 2, 3, 4, reason="")
        keys = [one.key for one in remarks(session, course)]
        assert keys[:2] == ["choose_too_many", "choose_no_reason"]
        found = services.COMPONENT.progress(session, course)
        assert found.state is State.ATTENTION

    def test_a_choice_of_something_that_is_gone_is_left_out(self, session: Session, course: Course) -> None:
        session.put("", own(1, "a"))
        self.choose(session, 1, 77)
        assert [service.id for service in chosen_services(session)] == [1]


class TestProgressAndReport:
    def test_from_nothing_to_done(self, session: Session, course: Course) -> None:
        progress = services.COMPONENT.progress

        def says() -> tuple[State, str]:
            found = progress(session, course)
            remark = found.remark
            return found.state, course.words("services").word(remark.key, **remark.params) if remark else ""

        assert says() == (State.EMPTY, "")
        session.put("", own(1, "Lektiecafé"))
        assert says() == (State.STARTED, "1 ydelse")
        finish(session, ANNE, BO)
        assert says() == (State.STARTED, "2 af 4 har givet point")
        session.put("", Chosen(id=Chosen.key(1), service=1))
        assert says() == (State.STARTED, "1 ydelse valgt")
        session.revise("", Chosen, Chosen.key(1), reason="Fordi")
        assert says() == (State.DONE, "1 ydelse valgt")
        gate = course.gates[0].id
        session.put("", GateAnswer(id=GateAnswer.key(1, gate), service=1, gate=gate, answer="no"))
        assert says() == (State.ATTENTION, "svaret nej på et krav")

    def test_an_empty_library_has_an_empty_section(self, session: Session, course: Course) -> None:
        assert list(services.COMPONENT.report(session, course, OUTSIDE)) == []

    @pytest.mark.parametrize("language", ["da", "en"])
    def test_every_part_in_both_languages_with_hostile_text(
        self, session: Session, course: Course, language: i18n.Language
    ) -> None:
        i18n.use(language)
        scored(session, course)
        session.revise("", Service, 1, name=HOSTILE, note=HOSTILE, current_partner=HOSTILE, users=1200)
        session.put("", Asset(id=1, sort="premises", what=HOSTILE, benefit="foreninger"))
        session.put("", Chosen(id=Chosen.key(1), service=1, reason=HOSTILE))
        blocks = list(services.COMPONENT.report(session, course, OUTSIDE))
        text = text_of(blocks)
        assert HOSTILE in text
        assert "{" not in text
        for block in blocks:
            if isinstance(block, Table):
                assert {len(row) for row in block.rows} == {len(block.head)}
        assert ("1.200" if language == "da" else "1,200") in text

    def test_what_is_saved_is_read_again(self, session: Session, course: Course, tmp_path: Path) -> None:
        scored(session, course)
        again = Session.open(tmp_path / "ærø.json")
        try:
            found = result(again, course, OUTSIDE)
            assert found is not None
            assert found.placed[0].value.total == pytest.approx(75)
            assert again.set_aside() == ()
        finally:
            again.close()


class TestFromTheIntake:
    def test_groups_that_people_pointed_at_are_counted_as_far_as_one_may_see(self, session: Session) -> None:
        for person, area in ((ANNE, ("health", "school")), (BO, ("health",))):
            session.put("", IntakeAnswer(id=IntakeAnswer.key(person), person=person, area=area))
        assert pointed_at(session, Viewer(person=CAMILLA)) == {"health": 2, "school": 1}
        phase(session, ACTIVITY, Phase.WRITING)
        assert pointed_at(session, Viewer(person=BO)) == {"health": 1}


# closing


def closed(session: Session, activity: str) -> None:
    session.put("", Activity(id=Activity.key(activity), name=activity, phase=Phase.CLOSED))


def test_closed_scores_and_weights_refuse_changes_and_undo(session: Session) -> None:
    session.put("liste", own(1, "Lektiecafé"))
    session.put("point", score(ANNE, 1, "citizen_need", 2))
    closed(session, SCORES)
    with pytest.raises(EditRejected):
        session.put("point", score(ANNE, 1, "citizen_need", 5))
    with pytest.raises(EditRejected):
        session.put("mave", Hunch(id=Hunch.key(ANNE), person=ANNE, services=(1,)))
    session.undo()  # the closing itself
    session.put("point", score(ANNE, 1, "citizen_need", 5))
    other = Session.open(session.store.path)
    closed(other, SCORES)
    other.close()
    with pytest.raises(EditRejected):
        session.undo()
    assert [one.value for one in session.all(Score)] == [5]
    closed(session, WEIGHTS)
    with pytest.raises(EditRejected):
        session.put("", Weight(id=Weight.key(BO, "risk"), person=BO, criterion="risk", swing=5))


def test_what_the_group_agrees_on_is_written_after_closing(session: Session, course: Course) -> None:
    session.put("liste", own(1, "Lektiecafé"))
    everybody(session, {(1, "citizen_need"): (1, 5), (1, "feasibility"): (3, 3)})
    closed(session, SCORES)
    session.put(
        "aftalt", Settled(id=Settled.key(1, "citizen_need"), service=1, criterion="citizen_need", value=5)
    )
    found = result(session, course, Viewer(person=ANNE))
    assert found is not None
    assert found.placed[0].cells["citizen_need"] == 5
    session.undo()
    assert session.all(Settled) == ()


# the hunch


def test_hunches_are_hidden_until_the_reveal_and_then_counted(session: Session, course: Course) -> None:
    session.put("liste", own(1, "Lektiecafé"), own(2, "Sprogcafé"), own(3, "Podcast"))
    for person, named in ((ANNE, (2, 1)), (BO, (2, 99)), (CAMILLA, ())):
        session.put("mave", Hunch(id=Hunch.key(person), person=person, services=named))
    assert hunch_of(session, BO) == (2,)
    assert hunch_of(session, None) == ()
    assert hunches(session, Viewer(person=ANNE)) == ({}, 0)
    session.put("", Activity(id=Activity.key(SCORES), name=SCORES, phase=Phase.REVEALED))
    assert hunches(session, OUTSIDE) == ({2: 2, 1: 1}, 2)


@given(st.lists(st.integers(1, 6), max_size=20))
def test_a_hunch_never_holds_more_than_three_nor_one_twice(presses: list[int]) -> None:
    held: tuple[int, ...] = ()
    for service in presses:
        before, held = held, turned(held, service)
        assert len(held) <= 3
        assert len(set(held)) == len(held)
        assert (service in held) or service in before or len(before) == 3


# why not


def test_why_one_was_passed_over_counts_only_while_it_is_not_chosen(session: Session) -> None:
    session.put("", own(1, "Lektiecafé"), own(2, "Sprogcafé"))
    session.put("", PassedOver(id=PassedOver.key(2), service=2, reason=" Ingen timer "))
    assert passed_over(session) == {2: "Ingen timer"}
    session.put("", Chosen(id=Chosen.key(2), service=2))
    assert passed_over(session) == {}


# the report's own words


def texts(blocks: Sequence[Block]) -> str:
    return "\n".join(str(block) for block in blocks)


def test_the_report_says_we_tells_why_not_and_leaves_out_empty_columns(
    session: Session, course: Course
) -> None:
    session.put("", own(1, "Lektiecafé"), own(2, "Sprogcafé", users=1200))
    everybody(
        session,
        {
            (1, "citizen_need"): (1, 5, 5),
            (1, "feasibility"): (4, 5, 5),
            (2, "citizen_need"): (5, 5, 5),
            (2, "feasibility"): (5, 4, 5),
        },
    )
    session.put("", Hunch(id=Hunch.key(ANNE), person=ANNE, services=(1,)))
    session.put("", Chosen(id=Chosen.key(1), service=1))
    session.put("", PassedOver(id=PassedOver.key(2), service=2, reason="Ingen timer"))
    hidden = services.COMPONENT.report(session, course, OUTSIDE)
    assert "mavefornemmelse" not in texts(hidden)
    session.put("", Activity(id=Activity.key(SCORES), name=SCORES, phase=Phase.REVEALED))
    found = services.COMPONENT.report(session, course, OUTSIDE)
    said = texts(found)
    assert "vi er uenige om Borgernes behov" in said
    assert "Vi har endnu ikke skrevet, hvorfor vi har valgt Lektiecafé" in said
    assert "Sprogcafé (plads 1): Ingen timer" in said
    assert "Lektiecafé (1 af 1)" in said
    assert not any(word in said for word in ("I er ", "I har ", "jeres egne", "det er jer"))
    assert "ukendt" in said
    tables = [block for block in found if isinstance(block, Table)]
    assert tables[-1].head == ("Ydelse", "Brugere om året")
