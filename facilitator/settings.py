"""One person's settings on this computer, and the keys of their own choice.

Reading never fails: what cannot be understood is reported, set aside or replaced by its default.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
import tomllib
from collections.abc import Callable, Collection, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from facilitator.errors import ContentError
from facilitator.i18n import N_
from facilitator.paths import typed_path, user_config_dir


class Settings(BaseModel):
    """What the program remembers between runs. Keys of a newer version are kept and written back."""

    model_config = ConfigDict(frozen=True, extra="allow")

    language: Literal["da", "en"] | None = None
    """None: the language of the system."""
    theme: str = "fjord"
    wall_theme: str = "papir"
    """The colours of the wall."""
    last_workshop: str | None = None
    """The folder that was open last."""
    people: dict[str, int] = Field(default_factory=dict)
    """Who sits here, by library id: the person's record id."""
    rooms: dict[str, str] = Field(default_factory=dict)
    """Where one was at in a meeting, by library id: "meeting/component.step"."""
    keymap: str | None = None
    """A keymap file elsewhere; None: keymap.toml beside the settings."""
    animations: bool = True
    sound: bool = False

    def revise(self, **changes: Any) -> Self:
        """The same settings with these changes, validated."""
        return type(self).model_validate({**self.model_dump(), **changes})


class OwnFileError(ContentError):
    """The person's own settings or keymap are wrong at `key_path`, or as a whole; the defaults stand in."""

    key = "own-file"
    what_text = N_("{file}: “{key}”: {problem}.")
    safe_text = N_("Libraries are not affected. The program's defaults are used instead.")
    todo_text = N_("Correct the file, or choose again in the settings.")

    @property
    def is_whole_file(self) -> bool:
        """Nothing in the file could be used."""
        return not self.key_path

    def parts(self, translate: Callable[[str], str]) -> tuple[str, str, str]:
        """As for every error; a mistake of the whole file names no key."""
        what, safe, todo = super().parts(translate)
        if self.is_whole_file:
            what = translate(N_("{file}: {problem}.")).format(file=self.file, problem=translate(self.problem))
        return what, safe, todo


class LoadedSettings(NamedTuple):
    """Settings, and what was wrong with their file."""

    settings: Settings
    problems: tuple[OwnFileError, ...] = ()


class LoadedKeymap(NamedTuple):
    """Keys by binding id as Textual's `set_keymap` takes them, and what was wrong with their file."""

    keys: dict[str, str]
    problems: tuple[OwnFileError, ...] = ()


def settings_path() -> Path:
    """Where the settings lie."""
    return user_config_dir() / "settings.json"


def keymap_path(settings: Settings) -> Path:
    """Where the person's own keys lie."""
    return typed_path(settings.keymap) if settings.keymap else user_config_dir() / "keymap.toml"


def load_settings(path: Path | None = None) -> LoadedSettings:
    """The settings, with defaults for what is missing or wrong. A damaged file is set aside, never lost."""
    path = path or settings_path()
    try:
        raw = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return LoadedSettings(Settings())
    except OSError as error:
        return LoadedSettings(Settings(), (OwnFileError(path, "", error.strerror or str(error)),))
    except (ValueError, RecursionError):
        return LoadedSettings(Settings(), (_set_aside(path),))
    if not isinstance(raw, dict):
        return LoadedSettings(Settings(), (_set_aside(path),))
    return _validated(path, raw)


def _validated(path: Path, raw: dict[str, Any]) -> LoadedSettings:
    """Good values taken, wrong ones left to their defaults."""
    try:
        return LoadedSettings(Settings.model_validate(raw))
    except ValidationError as error:
        wrong = {str(found["loc"][0]) for found in error.errors(include_url=False)}
    problems = tuple(OwnFileError(path, key, N_("this value does not fit")) for key in sorted(wrong))
    good = {key: value for key, value in raw.items() if key not in wrong}
    return LoadedSettings(Settings.model_validate(good), problems)


def _set_aside(path: Path) -> OwnFileError:
    """Move a damaged file out of the way under a name that is still free."""
    number = 1
    while (kept := path.with_name(f"{path.stem}.damaged-{number}{path.suffix}")).exists():
        number += 1
    try:
        path.rename(kept)
    except OSError as error:
        return OwnFileError(path, "", error.strerror or str(error))
    return OwnFileError(kept, "", N_("the file was damaged and has been set aside"))


def save_settings(settings: Settings, path: Path | None = None) -> None:
    """Write the settings so that a crash leaves either the old file or the new one.

    Raises:
        OSError: the file could not be written; the old one is untouched.
    """
    path = path or settings_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(settings.model_dump(mode="json"), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def load_keymap(path: Path, known: Collection[str]) -> LoadedKeymap:
    """The keys in `[keys]` of a TOML file, by binding id: `save = "f2,ctrl+s"`. No file is no keys.

    `known` are the ids that exist. A line that is wrong is left out and reported, the others count.
    """
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return LoadedKeymap({})
    except OSError as error:
        return LoadedKeymap({}, (OwnFileError(path, "", error.strerror or str(error)),))
    except ValueError as error:
        return LoadedKeymap({}, (OwnFileError(path, "", str(error)),))
    problems = [
        OwnFileError(path, section, N_("unknown section"), _nearest(section, ["keys"]))
        for section in raw
        if section != "keys"
    ]
    table = raw.get("keys", {})
    if not isinstance(table, dict):
        return LoadedKeymap({}, (*problems, OwnFileError(path, "keys", N_("this must be a section"))))
    keys, wrong = _keys(path, table, known)
    return LoadedKeymap(keys, (*problems, *wrong))


def _keys(
    path: Path, table: Mapping[str, object], known: Collection[str]
) -> tuple[dict[str, str], list[OwnFileError]]:
    keys: dict[str, str] = {}
    problems: list[OwnFileError] = []
    for binding, value in table.items():
        where = f"keys.{binding}"
        wanted = [key.strip() for key in value.split(",")] if isinstance(value, str) else []
        if binding not in known:
            problems.append(OwnFileError(path, where, N_("unknown command"), _nearest(binding, known)))
        elif not wanted or not all(wanted):
            problems.append(OwnFileError(path, where, N_('keys are written like "f2,ctrl+s"')))
        else:
            keys[binding] = ",".join(wanted)
    return keys, problems


def _nearest(word: str, known: Collection[str]) -> str | None:
    return next(iter(get_close_matches(word, sorted(known), n=1)), None)
