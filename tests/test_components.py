"""The register, the screens, the content files and the tests agree: whatever a component lacks is named here."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from facilitator import i18n
from facilitator.blocks import Block
from facilitator.carry import offers
from facilitator.component import Component, Progress
from facilitator.content import Course, load_course
from facilitator.course import COMPONENTS, KINDS, SHARED_KINDS
from facilitator.export.markdown import to_markdown
from facilitator.people import Library
from facilitator.record import FORM_ID, Personal, asked_fields
from facilitator.session import Session
from facilitator.visibility import Phase, Viewer
from facilitator.wording import written_fields

ROOT = Path(__file__).parents[1]
EVERY = pytest.mark.parametrize("component", COMPONENTS, ids=lambda component: component.id)


@pytest.fixture(scope="module")
def course() -> Course:
    return load_course()


def sources(component: Component) -> list[Path]:
    """The component's own Python files, logic and screen."""
    found = []
    for package in ("facilitator/components", "screens/components"):
        place = ROOT / package / component.id
        found += sorted(place.rglob("*.py")) if place.is_dir() else [place.with_suffix(".py")]
    return found


@EVERY
def test_it_has_logic_a_screen_content_and_tests_of_its_name(component: Component, course: Course) -> None:
    from screens.components import screen_for

    screen = screen_for(component.id)
    assert component.id == screen.COMPONENT
    assert all(path.is_file() for path in sources(component))
    assert component.id in course.components
    for folder in ("tests/facilitator/components", "tests/screens/components"):
        assert list((ROOT / folder).glob(f"test_{component.id}*.py")), f"{folder}/test_{component.id}.py"


@EVERY
def test_its_activities_are_those_of_its_steps(component: Component) -> None:
    from screens.components import screen_for

    views = [view for view in screen_for(component.id).STEPS if view.ACTIVITY]
    assert dict(component.activities) == {view.STEP: view.ACTIVITY for view in views}
    assert dict(component.starts) == {v.ACTIVITY: v.START for v in views if v.START is not Phase.WRITING}


@EVERY
def test_its_steps_are_those_of_its_content_file(component: Component, course: Course) -> None:
    from screens.components import screen_for

    assert [view.STEP for view in screen_for(component.id).STEPS] == [
        step.id for step in course.words(component.id).steps
    ]


@EVERY
def test_its_kinds_are_its_own(component: Component) -> None:
    for kind in component.kinds:
        assert component.id == kind.KIND or kind.KIND.startswith(f"{component.id}_")
        assert KINDS[kind.KIND] is kind
        if not issubclass(kind, Personal) and kind.SINGLE:
            assert kind().id == FORM_ID


def test_what_can_be_compared_is_listed() -> None:
    from screens.components import COMPARED, compare_for

    assert [c.id for c in COMPONENTS if compare_for(c.id) is not None] == list(COMPARED)


def test_no_two_kinds_share_a_table() -> None:
    names = [kind.KIND for kind in (*SHARED_KINDS, *(kind for c in COMPONENTS for kind in c.kinds))]
    assert len(names) == len(set(names))


@EVERY
def test_an_empty_library_has_progress_and_a_report_in_both_languages(
    component: Component, course: Course, tmp_path: Path
) -> None:
    with Session.create(tmp_path / "x.json", Library(name="Ærø")) as session:
        for language in i18n.LANGUAGES:
            i18n.use(language)
            progress = component.progress(session, course)
            assert isinstance(progress, Progress)
            if progress.remark:
                assert course.words(component.id).word(progress.remark.key, **progress.remark.params)
            blocks: list[Block] = list(component.report(session, course, Viewer(outside=True)))
            assert isinstance(to_markdown(blocks), str)


@EVERY
def test_every_word_it_asks_for_literally_exists(component: Component, course: Course) -> None:
    words = course.words(component.id).words
    asked: set[str] = set()
    for path in sources(component):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in {"w", "word"}
            ):
                first = node.args[0] if node.args else None
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    asked.add(first.value)
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and node.value.startswith("word:")
            ):
                asked.add(node.value.removeprefix("word:"))
    # A key that ends with _ is the beginning of a composed one: the component's own tests look at those.
    assert sorted(key for key in asked - words.keys() if not key.endswith("_")) == []


@EVERY
def test_it_reads_only_what_it_says(component: Component) -> None:
    imported = set()
    for path in sources(component):
        if "screens" in path.parts:
            continue
        for name in re.findall(r"facilitator\.components\.(\w+)", path.read_text("utf-8")):
            imported.add(name)
    assert imported - {component.id} <= set(component.reads)


@EVERY
def test_whatever_people_write_in_it_can_be_found_and_opened(component: Component, course: Course) -> None:
    steps = {step.id for step in course.words(component.id).steps}
    written = {kind.KIND for kind in component.kinds if list(written_fields(kind))}
    assert written - component.places.keys() == set()
    assert set(component.places.values()) <= steps
    fields = {kind.KIND: set(kind.model_fields) for kind in component.kinds}
    for place in component.places:
        kind, _, name = place.partition(".")
        assert kind in fields
        assert not name or name in fields[kind]


def test_what_is_carried_over_comes_from_parts_that_are_read(course: Course) -> None:
    names = [carry.id for component in COMPONENTS for carry in component.carries]
    assert len(names) == len(set(names))
    for component in COMPONENTS:
        for carry in component.carries:
            assert carry.source in component.reads
            assert carry.step in {step.id for step in course.words(component.id).steps}


@EVERY
def test_its_own_course_files_are_there(component: Component, course: Course) -> None:
    for name, model in component.decks.items():
        assert isinstance(course.deck(name, model), model)


@EVERY
def test_an_empty_library_is_offered_nothing_but_the_courses_own(
    component: Component, course: Course, tmp_path: Path
) -> None:
    with Session.create(tmp_path / "x.json", Library(name="Ærø")) as session:
        for offer in offers(session, course, component):
            assert offer.draft.origin in {(), (session.library,)}


@EVERY
def test_it_asks_for_something(component: Component) -> None:
    assert any(asked_fields(kind) for kind in component.kinds)
