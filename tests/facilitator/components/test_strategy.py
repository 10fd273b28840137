"""The anchoring: its rules, offers, progress, texts and report, through a real session on a real file."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tinydb import TinyDB

from facilitator import i18n
from facilitator.blocks import Bullets, Heading, Paragraph, Table
from facilitator.carry import offers, take
from facilitator.component import Draft, State
from facilitator.components.clarify import Assumption, Clarify, Goal, HowMightWe
from facilitator.components.partners import Candidate, Check, Idea, Shortlisted
from facilitator.components.services import Chosen, Service
from facilitator.components.strategy import (
    COMPONENT,
    StrategyActivity,
    StrategyAnchoring,
    StrategyAssumption,
    StrategyCollective,
    StrategyCycle,
    StrategyDecision,
    StrategyLink,
    StrategyLogic,
    StrategyRaci,
    StrategyReadiness,
    StrategyResources,
    StrategyRisk,
    StrategyRole,
    cycle,
    cycle_title,
    progress,
    report,
    risk_product,
    risks,
)
from facilitator.components.strategy.deck import deck
from facilitator.components.strategy.gaps import Gap, gaps, risk_light, unhandled
from facilitator.components.strategy.goals import aim, aims, codes, loose_ends, targets
from facilitator.components.strategy.grid import columns, rows, typed
from facilitator.components.strategy.output import agenda, made_agenda, made_page, page
from facilitator.components.strategy.parties import is_collective, parties
from facilitator.components.strategy.progress import STEPS, step_states
from facilitator.content import Course, house_course_dir, load_course
from facilitator.decision.quadrant import Light
from facilitator.decision.raci import Breach
from facilitator.errors import ContentError
from facilitator.export.markdown import to_markdown
from facilitator.people import Library, Person
from facilitator.session import Session
from facilitator.visibility import Viewer

OUTSIDE = Viewer(outside=True)
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def course() -> Course:
    return load_course()


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = Session.create(tmp_path / "æblehaven.json", Library(name="Æblehavens Bibliotek"))
    yield opened
    opened.close()


def keys(found: tuple[Gap, ...], step: str = "") -> list[str]:
    return [gap.remark.key for gap in found if step in {"", gap.step}]


def sentences(session: Session, course: Course) -> list[str]:
    words = course.words("strategy")
    return [words.word(gap.remark.key, **gap.remark.params) for gap in gaps(session, course, TODAY)]


def earlier(session: Session, partners: int = 2) -> None:
    """What clarification, services and partners say."""
    names = ("Sundhedsplejen", "Boligforeningen", "Sprogskolen")
    session.put(
        "",
        Clarify(
            challenge="Få henter den tredje bogpakke på Ærø.",
            question=41,
            owner_role="Børnebibliotekar",
            owner_hours="25",
        ),
        HowMightWe(id=41, verb="bringe pakken hjem til", group="familierne", change="ingen skal hente den"),
        Goal(
            id=51,
            what="Flere får pakken",
            indicator="Andel",
            baseline="34 %",
            target="60 %",
            due=date(2027, 12, 31),
        ),
        Assumption(id=61, text="de har to minutter", test="Prøv i januar", who="Tovholder"),
        Service(id=71, name="Sang på to sprog"),
        Chosen(id=72, service=71),
        *(
            Candidate(
                id=80 + n,
                name=names[n],
                we_give="pakker" if n == 0 else "",
                they_give="to minutter" if n == 0 else "",
                activities="Pakken bliver bragt hjem" if n == 0 else "",
            )
            for n in range(partners)
        ),
        *(Idea(id=110 + n, person=7, text=names[n], merged_into=80 + n) for n in range(partners)),
        *(Shortlisted(id=90 + n, position=float(n), candidate=80 + n) for n in range(partners)),
        Check(id=100, candidate=80, item="finances", answer="unclear", task="Spørg kassereren"),
        Check(id=101, candidate=80, item="statutes_seen", answer="yes"),
    )


def whole(session: Session, course: Course) -> None:
    """An anchoring in which nothing is missing."""
    words = course.words("strategy")
    session.put(
        "",
        StrategyLink(
            id=1,
            document="children",
            name="Børnepolitik",
            goal="Rigt sprog.",
            contribution="Når flere",
            evidence="Tal",
        ),
        StrategyLogic(
            problem="P",
            purpose="At nå alle.",
            inputs="I",
            outputs="O",
            short="S",
            middle="M",
            long="L",
            outside="Y",
        ),
        StrategyActivity(id=2, name="Bringe pakken"),
        StrategyAssumption(id=3, arrow="outside", text="Der er tid", certainty=2, test="Spørg"),
        StrategyRaci(id=StrategyRaci.key(2, "coordinator"), activity=2, role="coordinator", letters="AR"),
        StrategyDecision(id=4, body="Udvalget", type="approval", when=date(2027, 2, 3), papers="Planen"),
        StrategyResources(hours="3 timer om ugen", money="40.000 kr.", duration="to år", funding="Budgettet"),
        StrategyCycle(id=5, activity=2, quarter="1"),
        StrategyRisk(
            id=6,
            text="Ny kontaktperson",
            probability=4,
            consequence=4,
            response="To kontakter",
            owner="Leder",
        ),
        *(
            StrategyReadiness(id=StrategyReadiness.key(one.id), item=one.id, score=4)
            for one in deck(course).readiness
        ),
        StrategyAnchoring(owner_after="Lederen", budget_line="Børn", stop_rule="Under 45 % i 2028"),
    )
    session.put("", aim(2, targets(session, words)[0]))


def test_a_new_library_has_everything_to_do(session: Session, course: Course) -> None:
    assert progress(session, course).state is State.EMPTY
    assert report(session, course, OUTSIDE) == ()
    assert set(step_states(session, course).values()) == {State.EMPTY}
    assert keys(gaps(session, course, TODAY)) == [
        "gap_link_missing",
        "gap_logic",
        "gap_activity_missing",
        "gap_assumption_missing",
        "gap_path_missing",
        "gap_resources",
        "gap_risk_missing",
        "gap_ready_blank_all",
        "gap_owner_after",
        "gap_budget_line",
        "gap_stop_rule",
    ]


def test_a_whole_anchoring_lacks_nothing(session: Session, course: Course) -> None:
    whole(session, course)
    assert gaps(session, course, TODAY) == ()
    assert set(step_states(session, course).values()) == {State.DONE}
    assert progress(session, course).state is State.DONE
    assert tuple(step_states(session, course)) == STEPS


def test_a_bare_activity_is_a_loose_end_until_it_points_to_a_goal(session: Session, course: Course) -> None:
    words = course.words("strategy")
    session.put("", StrategyActivity(id=2, name="Åben dør"), StrategyActivity(id=3, name="Reception"))
    assert "gap_no_goals" in keys(gaps(session, course, TODAY), "activities")
    session.put("", Goal(id=9, what="Flere kommer"), StrategyLink(id=1, name="Kulturpolitik"))
    assert [target.code for target in targets(session, words)] == ["M1", "S1"]
    assert [row.name for row in loose_ends(session, words)] == ["Åben dør", "Reception"]
    session.put("", aim(2, targets(session, words)[0]))
    assert [row.name for row in loose_ends(session, words)] == ["Reception"]
    assert "Ingen aktivitet arbejder for dette mål: S1 Kulturpolitik." in sentences(session, course)
    assert "En løs ende, der ikke peger på noget mål: Reception." in sentences(session, course)
    assert codes(session, words, 2) == ("M1",)
    session.remove("", Goal(id=9))
    assert aims(session, words) == frozenset()
    assert [row.name for row in loose_ends(session, words)] == ["Åben dør", "Reception"]


def test_many_names_are_counted(session: Session, course: Course) -> None:
    session.put(
        "",
        *(StrategyActivity(id=n, position=n, name=f"Nummer {n}") for n in range(1, 31)),
        Goal(id=9, what="x"),
    )
    assert "Løse ender, der ikke peger på noget mål: Nummer 1, Nummer 2, Nummer 3 og 27 til." in sentences(
        session, course
    )


def test_the_grid_names_each_broken_rule(session: Session, course: Course) -> None:
    session.put("", StrategyActivity(id=2, name="Hente"), StrategyActivity(id=3, name="Bringe"))

    def put(activity: int, role: str, letter: str) -> None:
        session.put("", typed(session, activity, role, letter))

    assert {row.breaches for row in rows(session, course)} == {(Breach.EMPTY,)}
    put(2, "coordinator", "a")
    assert rows(session, course)[0].breaches == (Breach.NO_RESPONSIBLE,)
    put(2, "coordinator", "R")
    assert rows(session, course)[0].cells["coordinator"] == "AR"
    assert rows(session, course)[0].breaches == ()
    put(2, "chief", "A")
    assert rows(session, course)[0].breaches == (Breach.MANY_ACCOUNTABLE,)
    put(2, "chief", "")
    for role in ("committee", "director", "chief", "works_council"):
        put(2, role, "C")
    assert rows(session, course)[0].breaches == (Breach.MANY_CONSULTED,)
    assert "Mere end 3 skal spørges (C) om Hente." in sentences(session, course)
    assert progress(session, course).state is State.ATTENTION
    assert step_states(session, course)["raci"] is State.ATTENTION


def test_partners_with_a_column_of_their_own_replace_the_common_one(session: Session, course: Course) -> None:
    ids = [column.id for column in columns(session, course)]
    assert ids == [role.id for role in deck(course).roles]
    session.put(
        "", StrategyActivity(id=2, name="x"), StrategyRole(id=7, name=" Sundheds-\nplejen ", partner=True)
    )
    assert [column.id for column in columns(session, course)] == [*(i for i in ids if i != "partner"), "7"]
    assert columns(session, course)[-1].name == "Sundheds- plejen"
    session.put("", typed(session, 2, "partner", "I"))
    assert "partner" in [column.id for column in columns(session, course)]
    session.put("", typed(session, 2, "7", "A"))
    session.remove("", StrategyRole(id=7))
    assert rows(session, course)[0].breaches == (Breach.NO_ACCOUNTABLE, Breach.NO_RESPONSIBLE)


def test_risks_come_worst_first_and_unrated_last(session: Session, course: Course) -> None:
    session.put(
        "",
        StrategyRisk(id=1, position=1, text="Lille", probability=1, consequence=2),
        StrategyRisk(id=2, position=2, text="Ukendt", probability=5),
        StrategyRisk(id=3, position=3, text="Stor", probability=5, consequence=4),
        StrategyRisk(id=4, position=4, text="  "),
        StrategyRisk(id=5, position=5, text="Midt", probability=2, consequence=4),
    )
    found = risks(session)
    assert [row.text for row in found] == ["Stor", "Midt", "Lille", "Ukendt"]
    assert [risk_product(row) for row in found] == [20, 8, 2, None]
    assert [risk_light(row, course) for row in found] == [Light.RED, Light.YELLOW, Light.GREEN, None]
    assert [row.text for row in unhandled(session, course)] == ["Stor"]
    assert progress(session, course).state is State.ATTENTION
    session.put("", found[0].revise(response="Gør noget", owner="Leder"))
    assert unhandled(session, course) == ()


def test_the_path_asks_for_dates_papers_an_approval_and_their_order(session: Session, course: Course) -> None:
    session.put(
        "",
        StrategyDecision(id=1, position=1, body="MED", type="hearing", when=date(2027, 3, 1), papers="x"),
        StrategyDecision(id=2, position=2, body="Udvalg", type="orientation", when=date(2027, 2, 1)),
    )
    assert keys(gaps(session, course, TODAY), "path") == [
        "gap_path_approval",
        "gap_path_papers",
        "gap_path_order",
        "gap_resources",
    ]
    session.put(
        "", StrategyDecision(id=3, position=3, body="Byrådet", type="approval", when=date(2026, 1, 1))
    )
    assert "Datoen for Byrådet er passeret. Hvad kom der ud af det?" in sentences(session, course)


def test_an_unsure_assumption_needs_a_test(session: Session, course: Course) -> None:
    session.put(
        "",
        StrategyAssumption(id=1, text="Sikker", certainty=5),
        StrategyAssumption(id=2, text="Usikker", certainty=2),
        StrategyAssumption(id=3, text="Prøvet", certainty=1, test="Ring"),
    )
    assert sentences(session, course).count("Denne antagelse er usikker og har ingen prøve: Usikker.") == 1


def test_the_cycle_by_quarter(session: Session) -> None:
    session.put(
        "",
        StrategyActivity(id=2, position=1, name="Bringe"),
        StrategyActivity(id=3, position=2, name="Synge"),
        StrategyCycle(id=5, position=1, quarter="2", text="Budgetønsker"),
        StrategyCycle(id=StrategyCycle.key(3, "1"), activity=3, quarter="1"),
        StrategyCycle(id=StrategyCycle.key(2, "1"), activity=2, quarter="1"),
        StrategyCycle(id=8, activity=99, quarter="1"),
        StrategyCycle(id=9, quarter="3"),
    )
    assert [(row.quarter, cycle_title(session, row)) for row in cycle(session)] == [
        ("1", "Bringe"),
        ("1", "Synge"),
        ("2", "Budgetønsker"),
    ]


def test_the_five_conditions_are_for_three_parties_or_more(session: Session, course: Course) -> None:
    earlier(session, partners=1)
    assert parties(session) == 2
    assert not is_collective(session, course)
    assert not any(key.startswith("gap_shared") for key in keys(gaps(session, course, TODAY)))
    earlier(session, partners=2)
    assert parties(session) == 3
    assert is_collective(session, course)
    assert "gap_shared_blank_all" in keys(gaps(session, course, TODAY))
    first = deck(course).conditions[0]
    session.put("", StrategyCollective(id=StrategyCollective.key(first.id), condition=first.id, score=1))
    assert f"{first.gap.da} (svar: 1)" in sentences(session, course)


def test_partners_with_a_column_are_the_parties(session: Session, course: Course) -> None:
    earlier(session, partners=3)
    assert parties(session) == 4
    session.put(
        "", StrategyRole(id=5, name="Sundhedsplejen", partner=True), StrategyRole(id=6, name="Vicevært")
    )
    assert parties(session) == 2
    assert "partnerskab med Sundhedsplejen." in agenda(session, course)[0]


def test_earlier_parts_are_offered_and_taken(session: Session, course: Course) -> None:
    assert offers(session, course, COMPONENT) == ()
    earlier(session)
    found = offers(session, course, COMPONENT)
    assert [(offer.carry.id, offer.draft.kind) for offer in found] == [
        ("strategy.problem", StrategyLogic),
        ("strategy.purpose", StrategyLogic),
        ("strategy.inputs", StrategyLogic),
        ("strategy.services", StrategyActivity),
        ("strategy.activities", StrategyActivity),
        ("strategy.effects", StrategyLogic),
        ("strategy.assumptions", StrategyAssumption),
        ("strategy.roles", StrategyRole),
        ("strategy.roles", StrategyRole),
        ("strategy.hours", StrategyResources),
        ("strategy.risks", StrategyRisk),
    ]
    for offer in found:
        put, remove = take(session, [offer])
        assert not remove
        session.put("", *put)
    assert offers(session, course, COMPONENT) == ()
    form = session.form(StrategyLogic)
    assert form.problem == "Få henter den tredje bogpakke på Ærø."
    assert form.purpose == "Vi vil bringe pakken hjem til familierne, så ingen skal hente den."
    assert form.inputs == "Biblioteket til Sundhedsplejen: pakker\nSundhedsplejen: to minutter"
    assert form.middle == "Flere får pakken: fra 34 % til 60 %, 31. december 2027"
    assert session.form(StrategyResources).hours == "Børnebibliotekar, 25 timer om måneden"
    assert [row.name for row in session.all(StrategyActivity)] == [
        "Sang på to sprog",
        "Pakken bliver bragt hjem",
    ]
    assert [row.name for row in session.all(StrategyRole)] == ["Sundhedsplejen", "Boligforeningen"]
    assert session.all(StrategyRisk)[0].text == "Sundhedsplejen: »Økonomi« er ikke på plads"
    assert session.all(StrategyRisk)[0].response == "Spørg kassereren"


def test_a_change_upstream_is_offered_again_and_never_written_unasked(
    session: Session, course: Course
) -> None:
    earlier(session)
    for offer in offers(session, course, COMPONENT):
        session.put("", *take(session, [offer])[0])
    session.revise("", Clarify, 1, challenge="Ny udfordring")
    again = offers(session, course, COMPONENT)
    assert [(offer.carry.id, offer.again) for offer in again] == [("strategy.problem", True)]
    assert session.form(StrategyLogic).problem == "Få henter den tredje bogpakke på Ærø."


def test_drafts_are_the_same_on_every_laptop(session: Session, course: Course) -> None:
    def made() -> list[tuple[str, Draft]]:
        return [(carry.id, draft) for carry in COMPONENT.carries for draft in carry.drafts(session, course)]

    earlier(session)
    assert made() == made()
    assert {carry.source for carry in COMPONENT.carries} <= set(COMPONENT.reads)
    steps = {step.id for step in course.words("strategy").steps}
    assert {carry.step for carry in COMPONENT.carries} | set(COMPONENT.places.values()) <= steps


def test_five_lines_for_the_agenda_with_their_holes(session: Session, course: Course) -> None:
    lines = agenda(session, course)
    assert len(lines) == 5
    assert lines[0] == (
        "Biblioteket vil indgå i et partnerskab med [mangler: partner]. Formål: [mangler: formål]."
    )
    earlier(session)
    whole(session, course)
    assert agenda(session, course) == (
        "Biblioteket vil indgå i et partnerskab med Sundhedsplejen og Boligforeningen. Formål: At nå alle.",
        "Partnerskabet følger af: Børnepolitik (Rigt sprog).",
        "Det sker: Bringe pakken. Det fører til: S.",
        "Det koster: 3 timer om ugen. 40.000 kr. to år. Pengene kommer fra: Budgettet.",
        "Det indstilles, at partnerskabet godkendes (Udvalget). Det stoppes, hvis: Under 45 % i 2028.",
    )


def test_an_own_version_wins_until_it_is_emptied(session: Session, course: Course) -> None:
    whole(session, course)
    session.revise("", StrategyAnchoring, 1, agenda="Vores\negne ord\n", page="Én side.\n\nTo afsnit.")
    assert agenda(session, course) == ("Vores", "egne ord")
    assert list(page(session, course)) == [Paragraph("Én side."), Paragraph("To afsnit.")]
    assert "egne ord" in to_markdown(list(report(session, course, OUTSIDE)))
    session.revise("", StrategyAnchoring, 1, agenda=" ", page="")
    assert agenda(session, course) == made_agenda(session, course)
    assert list(page(session, course)) == list(made_page(session, course))


@pytest.mark.parametrize("kind", ["orientation", "hearing", "approval", "", "ukendt"])
def test_the_recommendation_follows_the_last_approval(session: Session, course: Course, kind: str) -> None:
    session.put("", StrategyDecision(id=1, body="Rådet", type=kind))
    assert "(Rådet)" in agenda(session, course)[4]
    session.put("", StrategyDecision(id=2, position=2, body="Udvalget", type="approval"))
    assert "godkendes (Udvalget)" in agenda(session, course)[4]


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_report_tells_it_all_and_names_nobody(
    session: Session, course: Course, language: i18n.Language
) -> None:
    i18n.use(language)
    session.put("", Person(id=7, name="Åse Ærø", role="librarian"))
    earlier(session)
    whole(session, course)
    blocks = list(report(session, course, OUTSIDE))
    text = to_markdown(blocks)
    assert "Åse" not in text
    for written in ("Bringe pakken", "Ny kontaktperson", "To kontakter", "Børnepolitik", "40.000 kr"):
        assert written in text
    headings = [block.text for block in blocks if isinstance(block, Heading)]
    assert len(headings) == len(set(headings)) == 16
    for block in blocks:
        if isinstance(block, Table):
            assert all(len(row) == len(block.head) for row in block.rows)
    assert any(isinstance(block, Bullets) for block in blocks)


def test_sixty_risks_thirty_activities_and_long_answers(session: Session, course: Course) -> None:
    session.put(
        "",
        StrategyLogic(problem="æ" * 2000, purpose="ø " * 1000),
        *(
            StrategyRisk(id=n, position=n, text=f"Risiko {n}", probability=n % 5 + 1, consequence=n % 4 + 1)
            for n in range(1, 61)
        ),
        *(StrategyActivity(id=100 + n, position=n, name="Aktivitet " * 20) for n in range(30)),
    )
    assert len(risks(session)) == 60
    assert len(agenda(session, course)) == 5
    assert "22 til" in to_markdown(list(page(session, course)))
    assert to_markdown(list(report(session, course, OUTSIDE)))


def test_the_file_can_be_read_without_us(session: Session, course: Course, tmp_path: Path) -> None:
    whole(session, course)
    with TinyDB(tmp_path / "æblehaven.json", encoding="utf-8") as db:
        assert dict(db.table("strategy_risk").all()[0])["response"] == "To kontakter"
        assert {kind.KIND for kind in COMPONENT.kinds} - db.tables() == {
            "strategy_role",
            "strategy_collective",
        }


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("yellow_from = 8", "yellow_from = 20", "yellow_from må ikke være større end red_from"),
        ('id = "director"', 'id = "committee"', "et id står to gange"),
    ],
)
def test_a_mistake_in_the_deck_is_told_in_danish(tmp_path: Path, old: str, new: str, problem: str) -> None:
    shutil.copytree(house_course_dir(), tmp_path / "own")
    file = tmp_path / "own" / "strategy.toml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(ContentError) as error:
        deck(load_course(tmp_path / "own"))
    i18n.use("da")
    assert problem in error.value.parts(i18n.tr)[0]
