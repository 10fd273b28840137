"""Every sentence that the code asks for is in the content file, and every sentence there is asked for."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from facilitator.components.services import COMPONENT
from facilitator.components.services.scoring import Source
from facilitator.content import Course, load_course
from facilitator.decision.disagreement import OrderLevel
from facilitator.decision.quadrant import Quadrant
from facilitator.record import asked_fields

ROOT = Path(__file__).parents[3]
PLACES = ("facilitator/components/services", "screens/components/services")

FAMILIES = {
    "weights_": {source.value for source in Source},
    "order_": {level.value for level in OrderLevel},
    "quadrant_": {quadrant.value for quadrant in Quadrant},
}


@pytest.fixture(scope="module")
def course() -> Course:
    return load_course()


def strings() -> set[str]:
    found: set[str] = set()
    for place in PLACES:
        for path in (ROOT / place).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    found.add(node.value.removeprefix("word:"))
    return found


def asked() -> set[str]:
    """The constant keys given to `word`, `w` and `Remark`, and the bindings' `word:` descriptions."""
    found: set[str] = set()
    for place in PLACES:
        for path in (ROOT / place).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if (
                    isinstance(node, ast.Constant)
                    and isinstance(node.value, str)
                    and node.value.startswith("word:")
                ):
                    found.add(node.value.removeprefix("word:"))
                if not isinstance(node, ast.Call) or not node.args:
                    continue
                name = (
                    node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                )
                first = node.args[0]
                if name in {"word", "w", "Remark"} and isinstance(first, ast.Constant):
                    found.add(str(first.value))
    return found


def test_every_key_asked_for_exists(course: Course) -> None:
    assert asked() - set(course.words("services").words) == set()


def test_every_member_of_a_family_exists(course: Course) -> None:
    words = course.words("services").words
    missing = {prefix + member for prefix, members in FAMILIES.items() for member in members} - set(words)
    assert missing == set()


def test_every_sentence_is_used(course: Course) -> None:
    used = strings()

    def is_used(key: str) -> bool:
        base = key.removesuffix("_one")
        if base in used or base.removesuffix("_short") in used:
            return True
        return any(
            base.startswith(prefix) and base.removeprefix(prefix) in members
            for prefix, members in FAMILIES.items()
        ) or any(base.removeprefix(prefix) in used for prefix in ("head_",) if base.startswith(prefix))

    unused = {key for key in course.words("services").words if not is_used(key)}
    assert unused == set()


def test_every_asked_field_has_a_label(course: Course) -> None:
    words = course.words("services")
    for kind in COMPONENT.kinds:
        for field in asked_fields(kind):
            assert words.field(kind.KIND, field) is not None, f"{kind.KIND}.{field}"


def test_no_field_of_the_content_file_is_unknown(course: Course) -> None:
    kinds = {kind.KIND: kind for kind in COMPONENT.kinds}
    for kind, fields in course.words("services").fields.items():
        assert set(fields) <= set(kinds[kind].model_fields), kind


def test_both_languages_ask_for_the_same_parameters(course: Course) -> None:
    for key, text in course.words("services").words.items():
        names = [{part.split("}")[0] for part in one.split("{")[1:]} for one in (text.da, text.en)]
        assert names[0] == names[1], key


def test_the_short_title_is_short(course: Course) -> None:
    words = course.words("services")
    assert len(words.short.da) <= 18
    assert all(len(step.title.da) <= 16 and len(step.title.en) <= 16 for step in words.steps)
