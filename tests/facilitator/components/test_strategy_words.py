"""Every sentence that the code asks for is in the content file, and every sentence there is asked for."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.components.strategy import COMPONENT
from facilitator.components.strategy.deck import DECK, deck
from facilitator.components.strategy.gaps import ANCHOR_FIELDS
from facilitator.content import Course, load_course
from facilitator.decision.quadrant import Light
from facilitator.decision.raci import Breach
from facilitator.record import Choice, Number, Scale, ask_of, asked_fields

ROOT = Path(__file__).parents[3]
PLACES = ("facilitator/components/strategy", "screens/components/strategy")

FAMILIES = {
    "risk_": {light.value for light in Light},
    "gap_raci_": {breach.value for breach in Breach},
    "raci_row_": {breach.value for breach in Breach},
    "gap_": set(ANCHOR_FIELDS),
    "agenda_ask_": {"orientation", "hearing", "approval"},
    "title_": {"agenda", "page"},
    "gap_ready_blank": {"", "_all"},
    "gap_shared_blank": {"", "_all"},
}


@pytest.fixture(scope="module")
def course() -> Course:
    return load_course()


def nodes() -> Iterator[ast.AST]:
    for place in PLACES:
        for path in (ROOT / place).rglob("*.py"):
            yield from ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def asked() -> set[str]:
    """Constant keys of `word`, `w`, `Remark`, gaps and holes, heads of tables, and the bindings' words."""
    found: set[str] = set()
    for node in nodes():
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        texts = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
        first = node.args[0] if node.args else None
        if name in {"word", "w", "Remark", "_heavy", "_light", "_named", "_rated"}:
            found |= {str(first.value)} if isinstance(first, ast.Constant) else set()
        elif name == "_hole" and texts:
            found.add(texts[0])
        elif name == "_head":
            found |= {f"column_{text}" for text in texts}
        elif name == "key" and len(texts) == 3:
            found |= {f"key_{texts[2]}", f"tip_{texts[2]}"}
    units = {
        ask.unit
        for kind in COMPONENT.kinds
        for field in asked_fields(kind)
        if isinstance(ask := ask_of(kind, field), Number)
    }
    headings = {
        node.value
        for node in nodes()
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith("report_")
    }
    families = {prefix + member for prefix, members in FAMILIES.items() for member in members}
    return found | units | headings | families


def test_every_key_asked_for_exists(course: Course) -> None:
    assert asked() - set(course.words("strategy").words) == set()


def test_every_sentence_is_used(course: Course) -> None:
    used = asked()
    assert {key for key in course.words("strategy").words if key.removesuffix("_one") not in used} == set()


def test_every_asked_field_has_a_label_and_every_list_its_choices(course: Course) -> None:
    for kind in COMPONENT.kinds:
        for field in asked_fields(kind):
            ask = ask_of(kind, field)
            assert course.words("strategy").field(kind.KIND, field) is not None, (kind.KIND, field)
            if isinstance(ask, Choice | Scale):
                assert course.choices.get(ask.choices), ask.choices


def test_both_languages_ask_for_the_same_parameters(course: Course) -> None:
    for key, text in course.words("strategy").words.items():
        names = [{part.split("}")[0] for part in one.split("{")[1:]} for one in (text.da, text.en)]
        assert names[0] == names[1], key


def test_titles_are_short_and_terms_are_explained(course: Course) -> None:
    words = course.words("strategy")
    assert max(len(words.short.da), len(words.short.en)) <= 18
    for step in words.steps:
        assert max(len(step.title.da), len(step.title.en)) <= 16
        assert 1 <= len(step.terms) <= 4
        assert all(course.term(term) is not None for term in step.terms)


def test_the_quotation_marks_are_those_of_the_language() -> None:
    for name in ("components/strategy.toml", f"{DECK}.toml"):
        raw = (ROOT / "data/courses/partnerships" / name).read_text("utf-8")

        def look(value: object) -> None:
            if isinstance(value, dict):
                if set(value) == {"da", "en"} and isinstance(value["da"], str):
                    assert not set('"“”') & set(value["da"]), value["da"]
                    assert not set('"»«') & set(value["en"]), value["en"]
                for inner in value.values():
                    look(inner)
            elif isinstance(value, list):
                for inner in value:
                    look(inner)

        look(tomllib.loads(raw))


def test_the_numbers_of_the_course(course: Course) -> None:
    found = deck(course)
    assert (found.rules.risk.red_from, found.rules.risk.yellow_from) == (15, 8)
    assert (found.rules.consulted_most, found.rules.parties_least) == (3, 3)
    assert (len(found.readiness), len(found.conditions)) == (8, 5)
