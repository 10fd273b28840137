"""Every sentence that the code asks for is in the content file, and every sentence there is asked for."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.components.negotiation import COMPONENT
from facilitator.components.negotiation.deck import deck
from facilitator.components.negotiation.progress import BLOCKING
from facilitator.content import Course, load_course
from facilitator.decision.bargaining import Fault, Trade
from facilitator.record import asked_fields

ROOT = Path(__file__).parents[3]
PLACES = ("facilitator/components/negotiation", "screens/components/negotiation")

COLUMNS = {
    *(
        "issue",
        "direction",
        "target",
        "limit",
        "promise",
        "their_limit",
        "weight",
        "their_weight",
        "criterion",
    ),
    *("item", "round", "mean", "answers", "what", "who", "due"),
}
LISTS = {"ours", "theirs", "issues", "questions", "agenda", "agreed", "open", "next"}

FAMILIES = {
    "trade_": {one.value for one in Trade},
    "fault_": {one.value for one in Fault},
    "remark_": set(BLOCKING),
    "column_": COLUMNS,
    "title_": LISTS,
    "empty_": LISTS,
    "help_": {"ours", "theirs"},
    "carry_": {"we_get", "they_get", "we_give", "they_give"},
    "report_": {"speaks", "listens", "notes"},
    "we_": {"yes", "not_yet"},
    "they_": {"yes", "not_yet"},
    "sure_": {"high", "middle", "low"},
}


@pytest.fixture(scope="module")
def course() -> Course:
    return load_course()


def sources() -> Iterator[ast.AST]:
    for place in PLACES:
        for path in (ROOT / place).rglob("*.py"):
            yield from ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def strings() -> set[str]:
    """Every constant text of the code, which may be a key of a sentence."""
    return {
        node.value for node in sources() if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def constants(node: ast.expr) -> list[str]:
    """The keys that an argument may stand for, as far as they are written out."""
    if isinstance(node, ast.IfExp):
        return constants(node.body) + constants(node.orelse)
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def keys() -> set[str]:
    """The names of the keyboard bindings."""
    return {
        name
        for node in sources()
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "key" and len(node.args) > 2
        for name in constants(node.args[2])
    }


def asked() -> set[str]:
    """The keys given to `word`, `w`, `_w` and `Remark`, and the bindings' words."""
    found = {f"{kind}_{name}" for name in keys() for kind in ("key", "tip")}
    for node in sources():
        if isinstance(node, ast.Call) and node.args:
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in {"word", "w", "Remark", "_warn", "_note"}:
                found.update(constants(node.args[0]))
    return found


def test_every_key_asked_for_exists(course: Course) -> None:
    assert asked() - set(course.words("negotiation").words) == set()


def test_every_member_of_a_family_exists(course: Course) -> None:
    words = course.words("negotiation").words
    missing = {prefix + member for prefix, members in FAMILIES.items() for member in members} - set(words)
    assert missing == set()


def test_every_sentence_is_used(course: Course) -> None:
    used = strings() | asked()

    def is_used(key: str) -> bool:
        base = key.removesuffix("_one").removesuffix("_room")
        return base in used or any(
            base.startswith(prefix) and base.removeprefix(prefix) in members | used
            for prefix, members in FAMILIES.items()
        )

    assert {key for key in course.words("negotiation").words if not is_used(key)} == set()


def test_every_asked_field_has_a_label(course: Course) -> None:
    words = course.words("negotiation")
    for kind in COMPONENT.kinds:
        for field in asked_fields(kind):
            assert words.field(kind.KIND, field) is not None, f"{kind.KIND}.{field}"


def test_no_field_of_the_content_file_is_unknown(course: Course) -> None:
    kinds = {kind.KIND: kind for kind in COMPONENT.kinds}
    for kind, fields in course.words("negotiation").fields.items():
        assert set(fields) <= set(kinds[kind].model_fields), kind


def test_both_languages_ask_for_the_same_parameters(course: Course) -> None:
    for key, text in course.words("negotiation").words.items():
        names = [{part.split("}")[0] for part in one.split("{")[1:]} for one in (text.da, text.en)]
        assert names[0] == names[1], key


def test_quotes_are_those_of_the_language(course: Course) -> None:
    words = course.words("negotiation")
    texts = [*words.words.values(), words.help, words.lead]
    texts += [text for step in words.steps for text in (step.lead, step.guide, step.example) if text]
    texts += [
        text
        for fields in words.fields.values()
        for field in fields.values()
        for text in (field.label, field.help, field.example)
        if text
    ]
    for text in texts:
        assert text is not None
        assert '"' not in text.da
        assert not set("\u201c\u201d") & set(text.da)
        assert '"' not in text.en
        assert not set("»«") & set(text.en)


def test_the_short_title_is_short(course: Course) -> None:
    words = course.words("negotiation")
    assert len(words.short.da) <= 18
    assert all(len(step.title.da) <= 16 and len(step.title.en) <= 16 for step in words.steps)


def test_there_are_ten_steps_five_questions_and_six_things_to_observe(course: Course) -> None:
    assert len(course.words("negotiation").steps) == 10
    found = deck(course)
    assert (len(found.questions), len(found.observer), len(found.roles)) == (5, 6, 3)
    assert {one.id for one in found.roles} == set(course.choices["negotiation_role"])


def test_steps_name_terms_that_exist(course: Course) -> None:
    for step in course.words("negotiation").steps:
        assert 1 <= len(step.terms) <= 4
        assert all(course.term(term) is not None for term in step.terms)
