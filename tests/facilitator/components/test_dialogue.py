"""The dialogue: questions, counting, what is hidden, progress, report and words, on a real session and file."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator import i18n
from facilitator.blocks import Block, Bullets, Heading, Note, Paragraph, Table
from facilitator.component import State
from facilitator.components.dialogue import (
    COMPONENT,
    DialogueAnswer,
    DialogueDeck,
    DialogueOutcome,
    DialogueQuestion,
    DialogueShare,
    Moment,
    Origin,
    Question,
    QuestionKind,
    activity_name,
    adopted,
    notes,
    progress,
    question_of,
    questions,
    report,
    result,
)
from facilitator.components.dialogue.comparing import compare
from facilitator.components.dialogue.counting import LISTED, answered, shares_of
from facilitator.components.dialogue.questions import lines
from facilitator.components.dialogue.sentences import result_lines
from facilitator.components.intake import IntakePartnership
from facilitator.content import Course, load_course
from facilitator.decision.polls import borda, makes_whole, mean_shares, missing, spread
from facilitator.errors import ContentError, EditRejected
from facilitator.export.markdown import to_markdown
from facilitator.people import Library, Person
from facilitator.record import LongText, ask_of, asked_fields
from facilitator.session import Session
from facilitator.visibility import Activity, Phase, Viewer

ROOT = Path(__file__).parents[3]
OUTSIDE = Viewer(outside=True)
FACILITATOR = Viewer(facilitator=True)
ANNE, BO, CARLA = 11, 12, 13
HOSTILE = "[/x] [red] [b \\ 💥 æøå"


@pytest.fixture(scope="module")
def course() -> Course:
    return load_course()


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Session.create(tmp_path / "æblehaven.json", Library(name="Æblehavens Bibliotek")) as opened:
        opened.put(
            "",
            *(Person(id=one, name=name) for one, name in ((ANNE, "Anne Ærø"), (BO, "Bo"), (CARLA, "Carla"))),
        )
        yield opened


def asked(session: Session, course: Course, question_id: str) -> Question:
    found = question_of(questions(session, course), question_id)
    assert found is not None
    return found


def answer(session: Session, person: int, question: str, **fields: object) -> None:
    session.put("", DialogueAnswer.blank(person, question).revise(**fields))


def share(session: Session, person: int, question: str, moment: Moment, **percent: int) -> None:
    session.put(
        "",
        *(
            DialogueShare(
                id=DialogueShare.key(person, question, moment, option),
                person=person,
                question=question,
                moment=moment,
                option=option,
                percent=value,
            )
            for option, value in percent.items()
        ),
    )


def phase(session: Session, question: str, now: Phase, names: bool = True) -> None:
    name = activity_name(question)
    session.put("", Activity(id=Activity.key(name), name=name, phase=now, names=names))


def own(session: Session, text: str, kind: str, options: str = "", **more: object) -> DialogueQuestion:
    row = DialogueQuestion.model_validate(
        {"id": session.new_id(), "position": 1.0, "text": text, "kind": kind, "options": options, **more}
    )
    session.put("", row)
    return row


# --- questions -------------------------------------------------------------------------------------------


def test_the_course_asks_five_questions_of_four_kinds_in_both_languages(
    session: Session, course: Course
) -> None:
    found = questions(session, course)
    assert [question.id for question in found] == ["hub", "about", "relations", "sectors", "outside"]
    assert {question.kind for question in found} == set(QuestionKind) - {QuestionKind.OPEN}
    assert all(question.ready and question.beside and question.counter for question in found)
    assert "omdrejningspunkt" in found[0].text
    i18n.use("en")
    assert "the hub of local cooperation" in questions(session, course)[0].text


def test_own_questions_of_library_and_workshop_stand_after_the_course(
    session: Session, course: Course, tmp_path: Path
) -> None:
    with Session.create(tmp_path / "workshop.json", Library()) as workshop:
        shared = own(workshop, "Hvad skal vi alle prøve?", "choices", "Æbler\n\n  Pærer \nÆbler\n")
        mine = own(session, HOSTILE, "scale")
        own(session, "  ", "scale")
        found = questions(session, course, workshop)[5:]
        assert [(one.origin, one.text) for one in found] == [
            (Origin.WORKSHOP, "Hvad skal vi alle prøve?"),
            (Origin.LIBRARY, HOSTILE),
        ]
        assert [option.id for option in found[0].options] == ["Æbler", "Pærer"]
        assert found[1].row == mine
        (copy,) = adopted(session, found[0])
        assert copy.adopted
        assert copy.id == shared.id
        session.put("", copy)
        assert adopted(session, found[0]) == ()
        assert [one.id for one in questions(session, course, workshop)] == [
            one.id for one in questions(session, course)
        ], "the copy stands in while the workshop's file is away"
        workshop.revise("", DialogueQuestion, shared.id, text="Hvad prøver vi?")
        newer = questions(session, course, workshop)[5]
        assert newer.text == "Hvad prøver vi?"
        assert adopted(session, newer)
        assert adopted(session, found[1]) == ()


def test_a_question_without_options_is_not_ready_and_an_unknown_kind_is_answered_in_words(
    session: Session, course: Course
) -> None:
    own(session, "Hvilke?", "choices", "kun én")
    own(session, "Og så?", "something_newer")
    first, second = questions(session, course)[5:]
    assert not first.ready
    assert second.ready
    assert second.kind is QuestionKind.OPEN


@given(st.text(alphabet=st.sampled_from("aæ \n\r\t"), max_size=40))
def test_options_are_lines_without_blanks_and_repetitions(text: str) -> None:
    found = lines(text)
    assert len(set(found)) == len(found)
    assert all(one == one.strip() and one and "\n" not in one for one in found)
    assert lines("\n".join(found)) == found


A = '{ id = "a", label = { da = "a", en = "a" } }'
B = '{ id = "b", label = { da = "b", en = "b" } }'


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ('kind = "choices"', "two or more options"),
        (f'kind = "scale"\noptions = [{A}, {B}]', "two or more options"),
        (f'kind = "ranking"\noptions = [{A}, {A}]', "stands twice"),
        ('kind = "slider"', "questions.0.kind"),
    ],
)
def test_a_mistake_in_the_deck_is_named(tmp_path: Path, text: str, wrong: str) -> None:
    words = "\n".join(f'{name} = {{ da = "x", en = "x" }}' for name in ("title", "text", "beside", "counter"))
    (tmp_path / "course.toml").write_text(
        (ROOT / "data/courses/partnerships/course.toml").read_text("utf-8"), "utf-8"
    )
    (tmp_path / "dialogue.toml").write_text(f'[[questions]]\nid = "q"\n{text}\n{words}\n', "utf-8")
    with pytest.raises(ContentError, match=wrong) as error:
        load_course(tmp_path).deck("dialogue", DialogueDeck)
    assert "dialogue.toml" in str(error.value)


# --- counting --------------------------------------------------------------------------------------------


def test_a_scale_tells_counts_mean_and_spread(session: Session, course: Course) -> None:
    for person, score in ((ANNE, 5), (BO, 2), (CARLA, None)):
        answer(session, person, "hub", score=score, note=f"fordi {person}")
    phase(session, "hub", Phase.REVEALED)
    found = result(session, course, asked(session, course, "hub"), OUTSIDE)
    assert found is not None
    assert (found.n, found.mean, found.low, found.high, found.apart) == (2, 3.5, 2, 5, True)
    assert [bar.number for bar in found.bars[""]] == [0, 1, 0, 0, 1]
    assert found.bars[""][1].length == 0.5
    words = " ".join(result_lines(found, course.words("dialogue")))
    assert "Gennemsnittet er 3,5; svarene går fra 2 til 5." in words
    assert "Tal om det" in words


def test_choices_are_counted_most_first_and_unknown_ones_are_kept(session: Session, course: Course) -> None:
    answer(session, ANNE, "about", chosen=("families", "reading"))
    answer(session, BO, "about", chosen=("families", "noget nyere"))
    answer(session, CARLA, "about")
    phase(session, "about", Phase.REVEALED)
    found = result(session, course, asked(session, course, "about"), OUTSIDE)
    assert found is not None
    assert found.n == 2
    assert [(bar.key, bar.number, bar.length) for bar in found.bars[""]][:3] == [
        ("families", 2, 1.0),
        ("reading", 1, 0.5),
        ("noget nyere", 1, 0.5),
    ]


def test_an_order_gives_three_two_and_one_point(session: Session, course: Course) -> None:
    answer(session, ANNE, "relations", ranked=("honesty", "gain", "time"))
    answer(session, BO, "relations", ranked=("gain",))
    phase(session, "relations", Phase.CLOSED)
    found = result(session, course, asked(session, course, "relations"), OUTSIDE)
    assert found is not None
    assert [(bar.key, bar.number, bar.first) for bar in found.bars[""]][:3] == [
        ("gain", 5, 1),
        ("honesty", 3, 1),
        ("time", 1, 0),
    ]


def test_a_distribution_counts_what_makes_a_whole_beside_the_librarys_own_list(
    session: Session, course: Course
) -> None:
    question = asked(session, course, "sectors")
    share(session, ANNE, "sectors", Moment.NOW, public=60, association=40)
    share(session, ANNE, "sectors", Moment.WANTED, public=40, association=40, private=20)
    share(session, BO, "sectors", Moment.NOW, public=80, private=20, gone=50)
    share(session, BO, "sectors", Moment.WANTED, public=80)
    assert answered(session, question) == {ANNE}
    phase(session, "sectors", Phase.REVEALED)
    session.put(
        "",
        *(
            IntakePartnership(id=session.new_id(), position=float(n), name="x", sector=sector)
            for n, sector in enumerate(("municipal", "public_other", "citizens", "private", ""))
        ),
    )
    found = result(session, course, question, OUTSIDE)
    assert found is not None
    assert [bar.number for bar in found.bars[Moment.NOW]] == [70, 20, 10, 0]
    assert [bar.number for bar in found.bars[Moment.WANTED]] == [40, 40, 20, 0]
    assert [bar.number for bar in found.bars[LISTED]] == [50, 25, 25, 0]
    assert (found.n, found.unused, found.listed) == (2, 1, 4)
    spread_of = found.bars[Moment.NOW][0].spread
    assert spread_of is not None
    assert (spread_of.low, spread_of.high) == (60, 80)
    assert shares_of(session, BO, question, Moment.NOW) == {
        "public": 80,
        "association": None,
        "private": 20,
        "other": None,
    }


def test_an_open_question_is_answered_in_words(session: Session, course: Course) -> None:
    row = own(session, "Hvad nu?", "open")
    question = questions(session, course)[-1]
    answer(session, ANNE, question.id, note=HOSTILE)
    assert question.row == row
    assert answered(session, question) == {ANNE}
    phase(session, question.id, Phase.REVEALED)
    found = result(session, course, question, OUTSIDE)
    assert found is not None
    assert (found.n, dict(found.bars)) == (1, {})


BALLOTS = st.lists(st.lists(st.sampled_from("abcde"), max_size=7), max_size=8)


@given(BALLOTS, st.integers(1, 5))
def test_points_add_up_and_do_not_depend_on_who_came_first(ballots: list[list[str]], top: int) -> None:
    points, first = borda(ballots, top)
    places = [min(top, len(set(ballot))) for ballot in ballots]
    assert sum(points.values()) == sum(sum(range(top - n + 1, top + 1)) for n in places)
    assert sum(first.values()) == sum(bool(ballot) for ballot in ballots)
    assert borda(list(reversed(ballots)), top) == (points, first)
    with pytest.raises(ValueError, match="at least 1"):
        borda(ballots, 0)


SHARES = st.dictionaries(st.sampled_from("abcd"), st.none() | st.integers(0, 100))


@given(st.lists(SHARES, max_size=6))
def test_means_of_whole_answers_make_a_whole(answers: list[dict[str, int | None]]) -> None:
    found = mean_shares(answers, "abcd")
    whole = [one for one in answers if makes_whole(one)]
    total = sum(one.mean or 0 for one in found.values())
    assert total == pytest.approx(100 if whole else 0)
    for one in found.values():
        assert one.n == len(whole)
        if one.mean is not None and one.low is not None and one.high is not None:
            assert one.low - 1e-9 <= one.mean <= one.high + 1e-9


@given(SHARES)
def test_what_is_missing_makes_it_whole(shares: dict[str, int | None]) -> None:
    assert makes_whole({**shares, "rest": missing(shares)})


def test_nothing_is_spread_without_numbers() -> None:
    assert spread([]).mean is None
    assert (spread([3, 1]).low, spread([3, 1]).high, spread([3, 1]).mean) == (1, 3, 2)


# --- hidden while people write ---------------------------------------------------------------------------


@pytest.mark.parametrize("viewer", [Viewer(BO), FACILITATOR, OUTSIDE, Viewer()])
def test_nothing_of_an_answer_is_seen_before_the_reveal(
    session: Session, course: Course, viewer: Viewer
) -> None:
    answer(session, ANNE, "hub", score=4, note="Hemmeligt")
    question = asked(session, course, "hub")
    assert result(session, course, question, viewer) is None
    assert notes(session, question, viewer) == ()
    assert "Hemmeligt" not in to_markdown(report(session, course, viewer))
    assert answered(session, question) == {ANNE}, "that somebody has answered is no secret"


def test_one_sees_ones_own_words_and_each_question_is_revealed_alone(
    session: Session, course: Course
) -> None:
    answer(session, ANNE, "hub", score=4, note="Mit eget")
    answer(session, ANNE, "about", chosen=("reading",), note="Stadig skjult")
    hub, about = asked(session, course, "hub"), asked(session, course, "about")
    assert [note.text for note in notes(session, hub, Viewer(ANNE))] == ["Mit eget"]
    phase(session, "hub", Phase.REVEALED)
    assert [note.person for note in notes(session, hub, Viewer(BO))] == [ANNE]
    assert [note.person for note in notes(session, hub, OUTSIDE)] == [None]
    assert notes(session, about, Viewer(BO)) == ()
    phase(session, "hub", Phase.REVEALED, names=False)
    assert [note.person for note in notes(session, hub, Viewer(BO))] == [None]


def test_a_locked_question_refuses_answers_and_undo_while_the_others_go_on(session: Session) -> None:
    answer(session, ANNE, "hub", score=4)
    phase(session, "hub", Phase.CLOSED)
    with pytest.raises(EditRejected):
        answer(session, ANNE, "hub", score=5)
    with pytest.raises(EditRejected):
        share(session, ANNE, "hub", Moment.NOW, public=5)
    answer(session, ANNE, "about", chosen=("reading",))
    assert session.get(DialogueAnswer, DialogueAnswer.key(ANNE, "hub")) is not None


def test_undo_does_not_take_a_locked_answer_back(session: Session) -> None:
    answer(session, ANNE, "hub", score=4)
    name = activity_name("hub")
    with Session.open(session.store.path) as other:
        other.put("", Activity(id=Activity.key(name), name=name, phase=Phase.CLOSED))
    session.poll()
    with pytest.raises(EditRejected):
        session.undo()
    found = session.get(DialogueAnswer, DialogueAnswer.key(ANNE, "hub"))
    assert found is not None
    assert found.score == 4


# --- progress and report ---------------------------------------------------------------------------------


def test_the_facilitators_draft_is_not_asked_and_a_new_question_takes_nobodys_number(
    session: Session, course: Course, tmp_path: Path
) -> None:
    with Session.create(tmp_path / "workshop.json", Library(name="Forår")) as workshop:
        workshop.put(
            "", DialogueQuestion(id=10, text="Først"), DialogueQuestion(id=30, text="Kladde", ready=False)
        )
        session.put("", DialogueQuestion(id=20, text="Vores eget"))
        assert [one.title for one in questions(session, course, workshop)][-2:] == ["Først", "Vores eget"]
        workshop.revise("", DialogueQuestion, 30, ready=True)
        found = [one.title for one in questions(session, course, workshop)]
        assert found[-3:] == ["Først", "Vores eget", "Kladde"]
        compared = compare([("Ærø", session)], course, workshop)
        assert [one.question.title for one in compared][-2:] == ["Først", "Kladde"]
        assert [voice.name for voice in compared[-1].silent] == ["Ærø"]


def test_progress_goes_from_answers_to_decisions(session: Session, course: Course) -> None:
    words = course.words("dialogue")

    def told() -> tuple[State, str]:
        found = progress(session, course)
        remark = found.remark
        return found.state, words.word(remark.key, **remark.params) if remark else ""

    assert told() == (State.EMPTY, "")
    row = own(session, "Hvad nu?", "open")
    assert told() == (State.STARTED, "1 eget spørgsmål")
    session.remove("", row)
    session.put("", DialogueOutcome.blank("hub").revise(quote="Vi siger ja til alt"))
    assert told() == (State.STARTED, "Et citat er skrevet")
    answer(session, ANNE, "hub", score=3)
    assert told() == (State.STARTED, "1 spørgsmål er begyndt")
    for n, question in enumerate(questions(session, course), 1):
        session.put("", DialogueOutcome.blank(question.id).revise(decision="Vi gør det"))
        state = State.DONE if n == 5 else State.STARTED
        assert told() == (state, f"{n} beslutninger er skrevet" if n > 1 else "1 beslutning er skrevet")


def texts(blocks: object) -> str:
    found: list[str] = []
    for block in blocks:  # type: ignore[attr-defined]
        match block:
            case Heading(text) | Paragraph(text) | Note(text):
                found.append(text)
            case Bullets(items):
                found.extend(items)
            case Table(head, rows):
                found.extend([*head, *(cell for row in rows for cell in row)])
    return "\n".join(found)


def test_the_report_tells_results_notes_quote_and_decision_without_names(
    session: Session, course: Course
) -> None:
    assert report(session, course, OUTSIDE) == []
    for person, score in ((ANNE, 5), (BO, 4)):
        answer(session, person, "hub", score=score, note=f"Grund {score} {HOSTILE}")
    share(session, ANNE, "sectors", Moment.NOW, public=100)
    share(session, ANNE, "sectors", Moment.WANTED, public=50, private=50)
    answer(session, ANNE, "about", chosen=("reading",))
    session.put(
        "", DialogueOutcome.blank("hub").revise(quote="Vi er midten", decision="Vi inviterer i januar")
    )
    phase(session, "hub", Phase.REVEALED)
    phase(session, "sectors", Phase.REVEALED)
    blocks: list[Block] = list(report(session, course, OUTSIDE))
    told = texts(blocks)
    for expected in (
        "Omdrejningspunkt",
        "2 har svaret.",
        "5 I meget høj grad",
        f"Grund 4 {HOSTILE}",
        "Citat: »Vi er midten«",
        "Beslutning: Vi inviterer i januar",
        "Private virksomheder",
        "50\xa0%",
        "Svaret er skjult, indtil det bliver vist",
    ):
        assert expected in told
    assert "Læsning og litteratur" not in told
    assert "Gode relationer" not in told
    assert "Anne" not in to_markdown(blocks)
    i18n.use("en")
    assert "Private companies" in texts(report(session, course, OUTSIDE))


# --- words -----------------------------------------------------------------------------------------------

FAMILIES: dict[str, set[str]] = {
    "kind_": set(QuestionKind),
    "how_": set(QuestionKind),
    "moment_": set(Moment),
    "list_": set(Phase),
    "phase_": set(Phase),
}


def _strings() -> Iterator[str]:
    for place in ("facilitator/components/dialogue", "screens/components/dialogue"):
        for path in (*(ROOT / place).rglob("*.py"), ROOT / "screens" / "comparing.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield node.value.removeprefix("word:")
                if (
                    isinstance(node, ast.Call)
                    and getattr(node.func, "id", "") == "key"
                    and len(node.args) > 2
                ):
                    name = node.args[2]
                    if isinstance(name, ast.Constant) and isinstance(name.value, str):
                        yield from (f"key_{name.value}", f"tip_{name.value}")


def test_every_word_is_used_and_every_family_is_whole(course: Course) -> None:
    words = set(course.words("dialogue").words)
    used = set(_strings())
    for family, members in FAMILIES.items():
        used |= {f"{family}{member}" for member in members}
        assert {f"{family}{member}" for member in members} <= words
    used |= {f"lead_all_{step.id}" for step in course.words("dialogue").steps}
    assert sorted(word for word in words if word.removesuffix("_one").removesuffix("_room") not in used) == []


def test_every_kind_with_words_has_its_place(course: Course) -> None:
    steps = {step.id for step in course.words("dialogue").steps}
    with_words = {
        kind.KIND
        for kind in COMPONENT.kinds
        if any(isinstance(ask_of(kind, field), LongText) for field in asked_fields(kind))
    }
    assert with_words <= set(COMPONENT.places)
    assert set(COMPONENT.places.values()) <= steps
