"""The course as data: it is complete in both languages, and each kind of mistake is named."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from facilitator import i18n
from facilitator.content import Course, Text, house_course_dir, load_course
from facilitator.course import COMPONENTS, check_course
from facilitator.errors import ContentError
from facilitator.record import ask_of, asked_fields


@pytest.fixture(scope="module")
def course() -> Course:
    return load_course()


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "kursus"
    shutil.copytree(house_course_dir(), folder)
    return folder


def texts(value: object) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from texts(getattr(value, name))
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, (tuple, list)):
        for inner in value:
            yield from texts(inner)


def test_the_house_course_has_no_mistakes(course: Course) -> None:
    check_course(course)
    assert set(course.components) == {component.id for component in COMPONENTS}


def test_every_asked_field_has_a_label_in_the_content_file(course: Course) -> None:
    missing = [
        f"{component.id}: {kind.KIND}.{name}"
        for component in COMPONENTS
        for kind in component.kinds
        for name in asked_fields(kind)
        if course.words(component.id).field(kind.KIND, name) is None
    ]
    assert missing == []


def test_every_list_of_choices_that_a_field_names_exists(course: Course) -> None:
    missing = [
        f"{kind.KIND}.{name}: {choices}"
        for component in COMPONENTS
        for kind in component.kinds
        for name in asked_fields(kind)
        if (choices := getattr(ask_of(kind, name), "choices", None)) is not None
        and choices not in course.choices
    ]
    assert missing == []


def test_both_languages_have_the_same_placeholders(course: Course) -> None:
    import string

    def names(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    odd = [
        (component_id, text.da)
        for component_id, content in {**course.components, "library": course.shared}.items()
        for text in texts(content.words)
        if names(text.da) != names(text.en)
    ]
    assert odd == []


def test_short_names_fit_the_course_map(course: Course) -> None:
    for language in i18n.LANGUAGES:
        i18n.use(language)
        assert [c.id for c in course.components.values() if len(str(c.short)) > 20] == []
        assert [s.id for c in course.components.values() for s in c.steps if len(str(s.title)) > 18] == []


def test_a_text_speaks_the_language_in_use() -> None:
    text = Text(da="{n} ydelser", en="{n} services")
    assert text.format(n=3) == "3 ydelser"
    i18n.use("en")
    assert str(text) == "{n} services"
    assert text.format(other=1) == "{n} services"


def test_a_course_of_ones_own_may_leave_files_out(tmp_path: Path, course: Course) -> None:
    folder = tmp_path / "eget"
    folder.mkdir()
    (folder / "course.toml").write_text(
        'id = "own"\ntitle = { da = "Mit", en = "Mine" }\nlead = { da = "a", en = "b" }\ncomponents = ["clarify"]\n',
        "utf-8",
    )
    loaded = load_course(folder)
    assert str(loaded.head.title) == "Mit"
    assert list(loaded.components) == ["clarify"]
    assert loaded.criteria == course.criteria


def test_two_criteria_are_enough(own: Path) -> None:
    (own / "criteria.toml").write_text(
        "\n".join(
            f'[[criteria]]\nid = "{name}"\nname = {{ da = "{name}", en = "{name}" }}\n'
            f'question = {{ da = "?", en = "?" }}\nweight = 0\naxis = "{axis}"\n'
            '[criteria.anchors]\n1 = { da = "a", en = "a" }\n3 = { da = "b", en = "b" }\n5 = { da = "c", en = "c" }\n'
            for name, axis in (("value", "potential"), ("effort", "readiness"))
        ),
        "utf-8",
    )
    assert [criterion.id for criterion in load_course(own).criteria] == ["value", "effort"]


MISTAKES = [
    # file, old text, new text, part of the key, nearest
    ("course.toml", '"services"', '"servises"', "servises", "services"),
    ("course.toml", "title =", "tilte =", "tilte", "title"),
    ("criteria.toml", "weight = 20", "wieght = 20", "wieght", "weight"),
    ("criteria.toml", "weight = 20", 'weight = "tyve"', "weight", None),
    ("criteria.toml", "weight = 20", "weight = inf", "weight", None),
    ("components/library.toml", 'da = "Kommune"', 'da = "{kom mune"', "municipality", None),
    ("components/library.toml", 'da = "Kommune"', 'da = "{kom.mune}"', "municipality", None),
    ("services.toml", 'group = "school"', 'group = "scool"', "group", "school"),
    ("partners.toml", 'sector = "association"', 'sector = "asociation"', "sector", "association"),
    ("components/clarify.toml", "[[steps]]", "[[stepps]]", "", "steps"),
    ("components/clarify.toml", "[fields.clarify.", "[fields.clarifi.", "clarifi", "clarify"),
    ("components/library.toml", "[fields.person.role]", "[fields.person.rolle]", "rolle", "role"),
]


@pytest.mark.parametrize(("file", "old", "new", "key", "nearest"), MISTAKES)
def test_a_mistake_names_file_key_and_nearest(
    own: Path, file: str, old: str, new: str, key: str, nearest: str | None
) -> None:
    path = own / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1 if file != "components/clarify.toml" else -1), "utf-8")
    with pytest.raises(ContentError) as caught:
        check_course(load_course(own))
    error = caught.value
    assert Path(file).name in str(error.file)
    assert key in error.key_path
    if nearest is not None:
        assert error.nearest == nearest


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("criteria.toml", b"this is = = not toml"),
        ("services.toml", b"\xff\xfe\x00bad"),
        ("glossary.toml", b'[[terms]]\nid = "a"\nterm = { da = "a" }\nmeaning = { da = "b", en = "c" }\n'),
        (
            "prompts.toml",
            b'[[cards]]\nid = "a"\ncategory = "x"\nminutes = 99\ntext = { da = "b", en = "c" }\n',
        ),
        ("components/clarify.toml", b""),
        ("criteria.toml", b"a = " + b"[" * 5000),
    ],
)
def test_a_file_that_cannot_be_read_names_itself(own: Path, name: str, content: bytes) -> None:
    (own / name).write_bytes(content)
    with pytest.raises(ContentError) as caught:
        load_course(own)
    assert Path(name).name in str(caught.value.file)
    assert all(caught.value.parts(i18n.tr))


def test_a_file_saved_by_notepad_with_a_mark_in_front_is_read(own: Path) -> None:
    path = own / "criteria.toml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert load_course(own).criteria


def test_a_missing_step_is_named(own: Path) -> None:
    path = own / "components" / "clarify.toml"
    path.write_text(path.read_text("utf-8").replace('id = "why"', 'id = "hvorfor"'), "utf-8")
    with pytest.raises(ContentError, match="why"):
        load_course(own)


def test_an_id_that_stands_twice_is_named(own: Path) -> None:
    path = own / "prompts.toml"
    card = '[[cards]]\nid = "monday_morning"\ncategory = "time"\nminutes = 3\ntext = { da = "a", en = "b" }\n'
    path.write_text(path.read_text("utf-8") + "\n" + card, "utf-8")
    with pytest.raises(ContentError, match="monday_morning"):
        load_course(own)


def test_a_folder_without_a_course_is_named(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        load_course(tmp_path / "findes-ikke")
    assert "course.toml" in str(caught.value.file)
