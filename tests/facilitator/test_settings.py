"""Settings and keymap: reading never fails, nothing a person wrote is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from facilitator.i18n import tr
from facilitator.settings import (
    Settings,
    keymap_path,
    load_keymap,
    load_settings,
    save_settings,
    settings_path,
)


def test_no_file_is_the_defaults_and_makes_no_file() -> None:
    assert load_settings() == (Settings(), ())
    assert not settings_path().parent.exists()


def test_what_is_saved_comes_back() -> None:
    settings = Settings(language="da", theme="sne", people={"odense": 12}, sound=True)
    save_settings(settings)
    assert load_settings() == (settings, ())
    assert [path.name for path in settings_path().parent.iterdir()] == ["settings.json"]


def test_settings_lie_in_the_folder_that_the_environment_names(own_world: Path) -> None:
    assert settings_path() == own_world / "config" / "settings.json"
    assert keymap_path(Settings()) == own_world / "config" / "keymap.toml"
    assert keymap_path(Settings(keymap="/k.toml")) == Path("/k.toml")


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"\xff\xfe\x00", b"null", b"[" * 100_000, b'{"a": 1}x']
)
def test_a_damaged_file_is_set_aside(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    (tmp_path / "settings.damaged-1.json").write_text("an older one", "utf-8")
    settings, problems = load_settings(path)
    assert settings == Settings()
    assert not path.exists()
    assert (tmp_path / "settings.damaged-2.json").read_bytes() == content
    assert "settings.damaged-2.json" in problems[0].parts(tr)[0]
    assert "beskadiget" in problems[0].parts(tr)[0]


def test_a_wrong_value_costs_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"language": "fr", "theme": "sne", "people": {"a": "x"}}', "utf-8")
    settings, problems = load_settings(path)
    assert settings == Settings(theme="sne")
    assert [problem.key_path for problem in problems] == ["language", "people"]
    assert "»language«" in problems[0].parts(tr)[0]
    assert path.exists()


def test_keys_of_a_newer_version_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"theme": "sne", "projector": {"size": 3}}', "utf-8")
    save_settings(load_settings(path).settings.revise(theme="fjord"), path)
    saved = json.loads(path.read_text("utf-8"))
    assert (saved["theme"], saved["projector"]) == ("fjord", {"size": 3})


def test_revise_validates() -> None:
    with pytest.raises(ValidationError):
        Settings().revise(language="fr")


def test_a_failed_save_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "settings.json"
    save_settings(Settings(theme="sne"), path)

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="space"):
        save_settings(Settings(theme="fjord"), path)
    assert load_settings(path).settings.theme == "sne"
    assert [each.name for each in tmp_path.glob("*settings*")] == ["settings.json"]


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    settings, problems = load_settings(tmp_path)
    assert settings == Settings()
    assert len(problems) == 1


@given(st.binary(max_size=60))
def test_no_content_makes_loading_fail(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / "settings.json"
    path.write_bytes(content)
    assert isinstance(load_settings(path).settings, Settings)


# --- keymap -----------------------------------------------------------------------------------------

KNOWN = ("undo", "redo", "help", "guide-toggle")


def keymap(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "keymap.toml"
    path.write_text(text, "utf-8")
    return path


def test_keys_by_binding_id(tmp_path: Path) -> None:
    path = keymap(tmp_path, '[keys]\nundo = "ctrl+z, f4"\nguide-toggle = "g"\n')
    assert load_keymap(path, KNOWN) == ({"undo": "ctrl+z,f4", "guide-toggle": "g"}, ())


def test_no_keymap_is_no_keys(tmp_path: Path) -> None:
    assert load_keymap(tmp_path / "keymap.toml", KNOWN) == ({}, ())


def test_an_unknown_id_names_file_key_and_nearest(tmp_path: Path) -> None:
    path = keymap(tmp_path, '[keys]\nhepl = "f1"\nundo = "u"\n')
    keys, problems = load_keymap(path, KNOWN)
    assert keys == {"undo": "u"}
    assert [(p.file, p.key_path, p.nearest) for p in problems] == [(path, "keys.hepl", "help")]
    what, _safe, todo = problems[0].parts(tr)
    assert str(path) in what
    assert "»help«" in todo


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("[keys]\nundo = 3\n", "keys.undo"),
        ('[keys]\nundo = ""\n', "keys.undo"),
        ('[keys]\nundo = "a,,b"\n', "keys.undo"),
        ("keys = 3\n", "keys"),
        ('[key]\nundo = "u"\n', "key"),
        ("[keys\n", ""),
    ],
)
def test_a_wrong_line_is_told_and_left_out(text: str, where: str, tmp_path: Path) -> None:
    keys, problems = load_keymap(keymap(tmp_path, text), KNOWN)
    assert keys == {}
    assert [problem.key_path for problem in problems] == [where]
