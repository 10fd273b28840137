"""Every sentence that the code asks for is in the content file, and every sentence there is asked for."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.components.relations import COMPONENT
from facilitator.components.relations.records import ROUNDS, SIDES
from facilitator.content import Course, Text, load_course
from facilitator.decision.quadrant import Light
from facilitator.decision.twosides import Level
from facilitator.record import ask_of, asked_fields

ROOT = Path(__file__).parents[3]
PLACES = ("facilitator/components/relations", "screens/components/relations")

FAMILIES = {
    "round_": set(ROUNDS),
    "side_": set(SIDES),
    "light_": {light.value for light in Light},
    "level_": {Level.ACT.value, Level.ATTENTION.value},
    "health_silent_": set(SIDES),
}
"""Composed keys: the beginning, and every ending it may have."""


@pytest.fixture(scope="module")
def course() -> Course:
    return load_course()


def nodes() -> Iterator[ast.AST]:
    for place in PLACES:
        for path in (ROOT / place).rglob("*.py"):
            yield from ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def strings() -> set[str]:
    """Every constant text of the code, which may be a key of a sentence."""
    return {node.value for node in nodes() if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def bindings() -> set[str]:
    """The words of the keyboard bindings."""
    names = {
        str(node.args[2].value)
        for node in nodes()
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "key"
        and len(node.args) > 2
        and isinstance(node.args[2], ast.Constant)
    }
    return {f"{kind}_{name}" for name in names for kind in ("key", "tip")}


def asked() -> set[str]:
    """The keys that are written out where a sentence is asked for."""
    found = set()
    for node in nodes():
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        at = 1 if name in {"_alert", "_talk", "_note", "make"} else 0
        if name in {"w", "word", "Remark", "_alert", "_talk", "_note"} and len(node.args) > at:
            first = node.args[at]
            options = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
            found |= {one.value for one in options if isinstance(one, ast.Constant)}
    return {one for one in found if isinstance(one, str)}


def family() -> set[str]:
    return {prefix + ending for prefix, endings in FAMILIES.items() for ending in endings}


def test_every_key_asked_for_exists(course: Course) -> None:
    assert (asked() | bindings() | family()) - set(course.words("relations").words) == set()


def test_every_sentence_is_used(course: Course) -> None:
    used = strings() | bindings() | family()
    assert {
        key
        for key in course.words("relations").words
        if key.removesuffix("_one").removesuffix("_room") not in used
    } == set()


def test_every_asked_field_has_a_label_and_every_choice_a_list(course: Course) -> None:
    words = course.words("relations")
    for kind in COMPONENT.kinds:
        for field in asked_fields(kind):
            if kind.KIND != "relations_answer":
                assert words.field(kind.KIND, field) is not None, f"{kind.KIND}.{field}"
            choices = getattr(ask_of(kind, field), "choices", "")
            assert not choices or choices in course.choices, choices


def test_every_list_of_its_own_is_used(course: Course) -> None:
    asked_for = {
        getattr(ask_of(kind, name), "choices", "") for kind in COMPONENT.kinds for name in asked_fields(kind)
    }
    assert set(course.words("relations").choices) <= asked_for


def test_every_step_and_place_is_a_step(course: Course) -> None:
    steps = {step.id for step in course.words("relations").steps}
    assert set(COMPONENT.places.values()) <= steps
    assert {carry.step for carry in COMPONENT.carries} <= steps
    assert {carry.source for carry in COMPONENT.carries} <= set(COMPONENT.reads)


def test_both_languages_ask_for_the_same_parameters(course: Course) -> None:
    for key, text in course.words("relations").words.items():
        names = [{part.split("}")[0] for part in one.split("{")[1:]} for one in (text.da, text.en)]
        assert names[0] == names[1], key


def texts(course: Course) -> Iterator[Text]:
    words = course.words("relations")
    yield from (*words.words.values(), words.help, words.lead)
    for step in words.steps:
        yield from (text for text in (step.title, step.lead, step.guide, step.example) if text)
    for fields in words.fields.values():
        for field in fields.values():
            yield from (text for text in (field.label, field.help, field.example) if text)
    for values in words.choices.values():
        for value in values.values():
            yield from (text for text in (value.label, value.hint) if text)


def test_quotes_are_those_of_the_language(course: Course) -> None:
    for text in texts(course):
        assert '"' not in text.da
        assert not set("\u201c\u201d") & set(text.da)
        assert '"' not in text.en
        assert not set("»«") & set(text.en)


def test_titles_are_short(course: Course) -> None:
    words = course.words("relations")
    assert len(words.short.da) <= 18
    assert all(len(step.title.da) <= 16 and len(step.title.en) <= 16 for step in words.steps)
