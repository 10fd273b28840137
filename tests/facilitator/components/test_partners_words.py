"""Every sentence that the code asks for is in the content file, and every sentence there is asked for."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.components.partners import COMPONENT
from facilitator.components.partners.judging import Relation
from facilitator.components.partners.records import CELLS
from facilitator.content import Course, load_course
from facilitator.decision.quadrant import Light
from facilitator.record import Number, ask_of, asked_fields

ROOT = Path(__file__).parents[3]
PLACES = ("facilitator/components/partners", "screens/components/partners")

FAMILIES = {
    "rule_": {f"{rule}{form}" for rule in ("candidates", "sectors", "outside") for form in ("", "_short")},
    "light_": {f"{light}{form}" for light in (*Light, "open") for form in ("", "_short")},
    "relation_": {relation.value for relation in Relation},
    "cell_": set(CELLS),
    "maps_": {f"{page}{form}" for page in ("white", "kinds") for form in ("", "_how")},
}


@pytest.fixture(scope="module")
def course() -> Course:
    return load_course()


def nodes() -> Iterator[ast.AST]:
    for place in PLACES:
        for path in (ROOT / place).rglob("*.py"):
            yield from ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def strings() -> set[str]:
    return {
        node.value.removeprefix("word:")
        for node in nodes()
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def asked() -> set[str]:
    """The constant keys given to `word`, `w`, `_heading` and `Remark`, and the bindings' `word:` descriptions."""
    found = {
        node.value.removeprefix("word:")
        for node in nodes()
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith("word:")
    } - {"", "key_", "tip_"}
    for node in nodes():
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            values = [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
            if name in {"word", "w", "Remark", "_heading"} and values:
                found.add(str(values[0]))
            if name == "key" and len(node.args) == 3 and isinstance(node.args[2], ast.Constant):
                verb = str(node.args[2].value)
                found |= {f"key_{verb}", f"tip_{verb}"}
    return found


def units() -> set[str]:
    return {
        ask.unit
        for kind in COMPONENT.kinds
        for field in asked_fields(kind)
        if isinstance(ask := ask_of(kind, field), Number)
    }


def test_every_key_asked_for_exists(course: Course) -> None:
    assert asked() - set(course.words("partners").words) == set()


def test_every_member_of_a_family_that_is_used_exists(course: Course) -> None:
    words = set(course.words("partners").words)
    for prefix, members in FAMILIES.items():
        if any(key.startswith(prefix) and key.removeprefix(prefix) in members for key in words):
            assert {prefix + member for member in members} - words == set()


def test_every_sentence_is_used(course: Course) -> None:
    used = strings() | units() | asked()

    def is_used(key: str) -> bool:
        base = key.removesuffix("_one").removesuffix("_room")
        return base in used or any(
            base.startswith(prefix) and base.removeprefix(prefix) in members
            for prefix, members in FAMILIES.items()
        )

    assert {key for key in course.words("partners").words if not is_used(key)} == set()


def test_every_asked_field_has_a_label(course: Course) -> None:
    shown = {kind for kind in COMPONENT.kinds if kind.KIND in course.words("partners").fields}
    for kind in shown:
        missing = [
            field
            for field in asked_fields(kind)
            if course.words("partners").field(kind.KIND, field) is None
            and (kind.KIND, field) != ("partners_check", "answer")
        ]
        assert missing == [], kind.KIND


def test_both_languages_ask_for_the_same_parameters(course: Course) -> None:
    for key, text in course.words("partners").words.items():
        names = [{part.split("}")[0] for part in one.split("{")[1:]} for one in (text.da, text.en)]
        assert names[0] == names[1], key


def test_titles_are_short(course: Course) -> None:
    words = course.words("partners")
    assert max(len(words.short.da), len(words.short.en)) <= 18
    assert all(len(step.title.da) <= 16 and len(step.title.en) <= 16 for step in words.steps)


def test_the_terms_of_the_guide_are_explained(course: Course) -> None:
    for step in course.words("partners").steps:
        assert step.terms
        assert all(course.term(term) is not None for term in step.terms)
