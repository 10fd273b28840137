"""What every saved thing is: cleaned of control characters, never cut, refused as a whole; ids and positions."""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from typing import Annotated, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field, ValidationError

from facilitator.course import COMPONENTS
from facilitator.errors import EditRejected
from facilitator.record import (
    FORM_ID,
    Hidden,
    Line,
    LongText,
    Record,
    Row,
    Scale,
    ask_of,
    asked_fields,
    between,
    clean,
    key_id,
)

ANY_TEXT = st.text(st.characters(), max_size=60)
LETTERS = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=60)
PARTS = st.lists(st.one_of(LETTERS, st.integers(0, 1 << 53)), min_size=1, max_size=4)


class Note(Record):
    KIND: ClassVar[str] = "test_note"
    text: Annotated[str, Line(limit=10)] = ""
    story: Annotated[str, LongText()] = ""
    mark: Annotated[int | None, Field(ge=1, le=5), Scale()] = None
    tags: tuple[str, ...] = ()


class Thing(Row):
    KIND: ClassVar[str] = "test_thing"
    name: Annotated[str, Line()] = ""


def at(position: float) -> Thing:
    return Thing(id=1, position=position)


# clean


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("rødgrød med fløde", "rødgrød med fløde"),
        ("[/x] [red] [b \\ 💥 æøå", "[/x] [red] [b \\ 💥 æøå"),
        ("en\r\nto\rtre\n\tfire", "en\nto\ntre\n\tfire"),
        ("\x00a\x07b\x1b[31mc\x7f\x9bd", "ab[31mcd"),
        ("a\udcffb", "ab"),
        ("e\u0301 👩\u200d🔬 \u00ad\u200e", "e\u0301 👩\u200d🔬 \u00ad\u200e"),
        ("", ""),
    ],
)
def test_control_characters_go_and_everything_else_stays(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@given(ANY_TEXT)
def test_cleaning_twice_is_cleaning_once_and_keeps_every_visible_sign(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    cleaned.encode("utf-8")
    assert not [c for c in cleaned if unicodedata.category(c) in {"Cc", "Cs"} and c not in "\n\t"]
    visible = [c for c in text if unicodedata.category(c) not in {"Cc", "Cs"}]
    assert [c for c in cleaned if c not in "\n\t"] == visible


@given(LETTERS)
def test_text_without_control_characters_is_left_alone(text: str) -> None:
    assert clean(text) == text


def test_lists_are_cleaned_within_and_other_values_are_left() -> None:
    assert clean(["a\x00", ("b\x07",)]) == ("a", ("b",))
    for value in (None, 3, 2.5, True):
        assert clean(value) is value


@given(ANY_TEXT)
def test_a_record_holds_what_was_typed_whatever_its_length(text: str) -> None:
    note = Note(text=text * 20, tags=(text,))
    assert note.text == clean(text * 20)
    assert note.tags == (clean(text),)
    again = Note.model_validate({**note.to_doc(), "id": note.id})
    assert again == note


# key_id


@given(PARTS)
def test_a_key_is_a_53_bit_number_and_always_the_same(parts: list[str | int]) -> None:
    found = key_id(*parts)
    assert found == key_id(*parts)
    assert 1 << 52 <= found < 1 << 53
    assert int(float(found)) == found, "survives JSON readers that know only floating-point numbers"


@given(PARTS, PARTS)
def test_different_parts_give_different_keys(one: list[str | int], other: list[str | int]) -> None:
    if list(map(str, one)) != list(map(str, other)):
        assert key_id(*one) != key_id(*other)


def test_keys_stay_what_they_were_in_files_that_people_have() -> None:
    """These numbers stand in libraries' files: a change of the function would orphan every score and answer."""
    assert key_id("services_score", 1, 2, "citizen_need") == 6313604668665418
    assert key_id("æøå") == 8150326469022101
    assert key_id("ab", "c") != key_id("a", "bc")


# between


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_a_position_between_neighbours(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert low <= between(at(low), at(high)) <= high


@given(st.floats(-1e6, 1e6))
def test_a_position_before_the_first_and_after_the_last(position: float) -> None:
    assert between(None, at(position)) < position < between(at(position), None)
    assert between(None, None) == 1.0


@given(st.lists(st.integers(0, 40), max_size=40))
def test_rows_stay_in_the_order_in_which_they_were_put(places: list[int]) -> None:
    rows: list[Thing] = []
    for number, place in enumerate(places, 1):
        index = min(place, len(rows))
        before = rows[index - 1] if index else None
        after = rows[index] if index < len(rows) else None
        rows.insert(index, Thing(id=number, position=between(before, after)))
    assert all(one.position < two.position for one, two in pairwise(rows))


# revise


def test_revising_makes_another_record_and_leaves_the_first() -> None:
    note = Note(text="før")
    assert note.revise(text="efter", mark=4) == Note(text="efter", mark=4)
    assert note == Note(text="før")
    with pytest.raises(ValidationError):
        note.text = "nej"  # type: ignore[misc]


def test_each_field_that_does_not_fit_is_named() -> None:
    with pytest.raises(EditRejected) as caught:
        Note(id=7).revise(text=3, mark=9, unknown="x")
    found = {(p.kind, p.id, p.field, p.code) for p in caught.value.problems}
    assert found == {
        ("test_note", 7, "text", "string_type"),
        ("test_note", 7, "mark", "less_than_equal"),
        ("test_note", 7, "unknown", "extra_forbidden"),
    }
    assert next(p for p in caught.value.problems if p.field == "mark").params == {"le": 5}


@given(st.integers() | st.none() | ANY_TEXT | st.floats() | st.lists(ANY_TEXT))
def test_no_value_brings_another_error_than_a_refusal(value: object) -> None:
    for field in ("text", "story", "mark", "tags"):
        try:
            revised = Note().revise(**{field: value})
        except EditRejected as error:
            refused = {problem.field for problem in error.problems}
        else:
            refused = {field}
            assert getattr(revised, field) == clean(value) or field == "mark"
        assert refused == {field}


def test_the_document_is_json_without_its_id() -> None:
    assert Note(id=9, tags=("æ",)).to_doc() == {"text": "", "story": "", "mark": None, "tags": ["æ"]}
    assert Note().id == FORM_ID


# what a form asks for


def test_only_fields_that_say_how_are_asked_for() -> None:
    assert asked_fields(Note) == ("text", "story", "mark")
    assert ask_of(Note, "tags") == Hidden()
    assert ask_of(Note, "text") == Line(limit=10)


@pytest.mark.parametrize("kind", [kind for c in COMPONENTS for kind in c.kinds], ids=lambda kind: kind.KIND)
def test_every_record_of_the_house_takes_hostile_text_in_every_text_field(kind: type[Record]) -> None:
    text = "[/x] [red] [b \\ 💥 æøå =1+1" + "ø" * 5000
    required = {
        name: 1 if field.annotation is int else "x"
        for name, field in kind.model_fields.items()
        if field.is_required()
    }
    record = kind.model_validate(required)
    for name in asked_fields(kind):
        if isinstance(ask_of(kind, name), Line | LongText):
            revised = record.revise(**{name: text + "\x07"})
            assert getattr(revised, name) == text
            assert kind.model_validate({**revised.to_doc(), "id": revised.id}) == revised
