"""The command line as a person meets it: real processes, what they print, what they leave on disk, how they end."""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tinydb import TinyDB

from facilitator import __version__, cli, i18n
from facilitator.content import house_course_dir
from facilitator.i18n import LANGUAGES, Language
from facilitator.launch import Launch
from facilitator.people import Person
from facilitator.session import Session

ROOT = Path(__file__).resolve().parents[2]
SUBCOMMANDS = next(
    list(action.choices)
    for action in cli.build_parser()._actions
    if isinstance(action, argparse._SubParsersAction)
)
COMMANDS = ("", *SUBCOMMANDS)
ENGLISH = re.compile(
    r"\b(usage|options?|optional|positional|arguments|show|help|message|exit|program's|version number|default"
    r"|invalid|choice|choose|unrecognized|required|following|expected|error)\b",
    re.IGNORECASE,
)
"""argparse's own words."""


def facilitator(*arguments: object, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run the program as its own process, in Danish unless `environ` says otherwise."""
    return subprocess.run(
        [sys.executable, "-m", "facilitator", *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **environ},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def english_in(text: str) -> set[str]:
    """The words of argparse in a text, without the options' own names."""
    return {found.lower() for found in ENGLISH.findall(re.sub(r"--?[a-z]+", "", text))}


def parsers(language: Language) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Every parser of the command line, with its texts in one language."""
    i18n.use(language)
    top = cli.build_parser()
    yield "", top
    for action in top._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices.items()


def texts(language: Language) -> dict[tuple[str, str], str]:
    """Each sentence of the help by command and option."""
    found = {}
    for command, parser in parsers(language):
        found[command, "description"] = parser.description or ""
        for action in parser._actions:
            if not isinstance(action, argparse._HelpAction | argparse._SubParsersAction):
                found[command, action.dest] = action.help or ""
    return found


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workshop made by the command line itself; tests work on copies."""
    folder = tmp_path_factory.mktemp("made")
    wish = ("--title", "Forår på Ærø", "--library", "Ærø Bibliotek")
    run = facilitator(
        "new", folder / "værksted", *wish, LANG="da_DK.UTF-8", FACILITATOR_CONFIG_DIR=str(folder / "config")
    )
    assert (run.returncode, run.stderr) == (0, "")
    return folder / "værksted"


@pytest.fixture
def library(made: Path, tmp_path: Path) -> Path:
    """A library in a workshop of the command line."""
    return shutil.copytree(made, tmp_path / "værksted") / "libraries" / "aeroe-bibliotek.json"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course of one's own: a copy of the house's."""
    return shutil.copytree(house_course_dir(), tmp_path / "kursus")


# help


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_explains_itself_in_both_languages(command: str, language: Language) -> None:
    run = facilitator(*command.split(), "--help", LANG=f"{language}_XX.UTF-8")
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith({"da": "brug: facilitator", "en": "usage: facilitator"}[language])
    if language == "da":
        assert english_in(run.stdout) == set()
    else:
        assert not re.search(r"[æøåÆØÅ]", run.stdout)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_language_of_the_command_line_wins(command: str) -> None:
    run = facilitator(*command.split(), "--lang", "en", "--help")
    assert run.stdout.startswith("usage: facilitator")


def test_every_sentence_of_the_help_is_translated() -> None:
    danish, english = texts("da"), texts("en")
    assert all(danish.values())
    assert [where for where, text in english.items() if danish[where] == text] == []


def test_what_stands_for_a_value_is_named_in_the_users_language() -> None:
    """Without a name of its own argparse shows the option's English one in capitals."""
    nameless = [
        (command, action.dest)
        for command, parser in parsers("da")
        for action in parser._actions
        if action.nargs != 0 and not action.choices and not action.metavar
    ]
    assert nameless == []


@pytest.mark.parametrize(
    "arguments", [["--help"], ["--version"], ["export", "--help"], ["--lang", "xx"]], ids=" ".join
)
def test_help_is_quick_because_it_loads_nothing_heavy(arguments: list[str]) -> None:
    run = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "facilitator", *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    loaded = {line.rsplit("|", 1)[-1].strip().split(".")[0] for line in run.stderr.splitlines()}
    assert "facilitator" in loaded
    assert loaded & {"textual", "rich", "pydantic", "tinydb", "babel", "platformdirs"} == set()


def test_the_version() -> None:
    run = facilitator("--version")
    assert (run.returncode, run.stdout) == (0, f"facilitator {__version__}\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ["bogus"],
        ["open"],
        ["new"],
        ["export"],
        ["check"],
        ["--lang", "xx"],
        ["--lang"],
        ["demo", "--folder"],
        ["export", "--nonsense", "x"],
        ["open", "a", "b"],
    ],
    ids=" ".join,
)
def test_a_wrong_command_is_refused_in_the_users_language(arguments: list[str]) -> None:
    run = facilitator(*arguments)
    assert (run.returncode, run.stdout) == (2, "")
    assert "fejl: " in run.stderr
    assert english_in(run.stderr) == set()
    run = facilitator(*arguments, LANG="en_GB.UTF-8")
    assert run.returncode == 2
    assert "error: " in run.stderr


def test_the_saved_language_is_spoken_and_a_damaged_setting_is_not() -> None:
    folder = Path(os.environ["FACILITATOR_CONFIG_DIR"])
    folder.mkdir(parents=True)
    (folder / "settings.json").write_text('{"language": "en"}')
    assert facilitator("--help").stdout.startswith("usage:")
    assert facilitator("--help", "--lang=da").stdout.startswith("brug:")
    (folder / "settings.json").write_text('{"language": ["en')
    assert facilitator("--help").stdout.startswith("brug:")


# new


def test_new_makes_a_workshop_and_says_how_to_open_it(tmp_path: Path) -> None:
    folder = tmp_path / "forår"
    run = facilitator("new", folder, "--title", "Forår", "--library", "Ærø", "--library", "Ærø")
    assert (run.returncode, run.stderr) == (0, "")
    files = sorted(path.name for path in (folder / "libraries").glob("*.json"))
    assert files == ["aeroe-2.json", "aeroe.json"]
    assert all(name in run.stdout for name in files)
    assert "Workshoppen er klar" in run.stdout
    assert str(folder) in run.stdout
    with TinyDB(folder / "libraries" / "aeroe.json", encoding="utf-8") as db:
        assert [doc["name"] for doc in db.table("library")] == ["Ærø"]


def test_new_without_a_title_takes_the_folders_name(tmp_path: Path) -> None:
    assert facilitator("new", tmp_path / "Køge 2027").returncode == 0
    with TinyDB(tmp_path / "Køge 2027" / "workshop.json", encoding="utf-8") as db:
        assert db.table("workshop").all()[0]["title"] == "Køge 2027"


def test_new_adds_libraries_to_a_workshop_and_leaves_what_is_there(library: Path) -> None:
    before = library.read_bytes()
    folder = library.parent.parent
    assert facilitator("new", folder, "--title", "Et andet navn", "--library", "Møn").returncode == 0
    assert library.read_bytes() == before
    assert (folder / "libraries" / "moen.json").exists()
    with TinyDB(folder / "workshop.json", encoding="utf-8") as db:
        assert db.table("workshop").all()[0]["title"] == "Forår på Ærø"


def test_new_where_no_folder_can_be(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("x")
    run = facilitator("new", tmp_path / "fil" / "w")
    assert (run.returncode, run.stdout) == (16, "")
    assert "findes ikke" in run.stderr


def test_new_with_a_course_of_ones_own_takes_it_along(tmp_path: Path, course: Path) -> None:
    head = course / "course.toml"
    head.write_text(head.read_text("utf-8").replace("Samarbejde og partnerskaber", "Ø-kurset"), "utf-8")
    folder = tmp_path / "w"
    assert facilitator("new", folder, "--library", "Ærø", "--course", course).returncode == 0
    shutil.rmtree(course)
    run = facilitator("export", folder / "libraries" / "aeroe.json", "-o", "-")
    assert "Ø-kurset" in run.stdout


def test_new_with_a_faulty_course_makes_nothing(tmp_path: Path, course: Path) -> None:
    (course / "criteria.toml").write_text("[[criteria", "utf-8")
    run = facilitator("new", tmp_path / "w", "--course", course)
    assert run.returncode == 30
    assert "criteria.toml" in run.stderr
    assert not (tmp_path / "w").exists()


# export


@pytest.mark.parametrize(("language", "words"), [("da", "Ikke begyndt endnu."), ("en", "Not begun yet.")])
def test_export_to_the_screen(library: Path, language: str, words: str) -> None:
    before = sorted(library.parent.iterdir())
    run = facilitator("export", library, "-o", "-", "--lang", language)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith("# Ærø Bibliotek\n")
    assert words in run.stdout
    assert sorted(library.parent.iterdir()) == before


def test_export_beside_the_library_or_into_a_file(library: Path, tmp_path: Path) -> None:
    run = facilitator("export", library)
    beside = Path(run.stdout.strip())
    assert (run.returncode, beside.parent, beside.suffix) == (0, library.parent, ".md")
    assert beside.name.startswith(library.stem)
    to_screen = facilitator("export", library, "-o", "-").stdout
    other = tmp_path / "rapport æøå.md"
    assert facilitator("export", library, "--output", other).returncode == 0
    # The time of day stands in the third line.
    for file in (beside, other):
        assert file.read_text("utf-8").splitlines()[4:] == to_screen.splitlines()[4:]


def test_one_part_is_exported_alone(library: Path) -> None:
    run = facilitator("export", library, "--part", "agreement", "-o", "-", "--lang", "en")
    assert run.returncode == 0
    assert [line for line in run.stdout.splitlines() if line.startswith("## ")] == [
        "## 6b Partnership agreement"
    ]
    beside = Path(facilitator("export", library, "--part", "agreement").stdout.strip())
    assert beside.name.startswith(f"{library.stem}-agreement-20")


def test_a_part_that_the_course_does_not_have_is_named(library: Path) -> None:
    run = facilitator("export", library, "--part", "agrement", "--lang", "en")
    assert (run.returncode, run.stdout) == (2, "")
    assert "agrement" in run.stderr
    assert "clarify" in run.stderr
    assert not list(library.parent.glob("*.md"))


def test_export_never_names_a_person(library: Path) -> None:
    with Session.open(library) as session:
        session.put("", Person(id=7, name="Gudrun Hemmelig"))
    assert "Gudrun" not in facilitator("export", library, "-o", "-").stdout


def test_exporting_changes_nothing_in_the_library(library: Path) -> None:
    before = (library.read_bytes(), library.stat().st_mtime_ns)
    facilitator("export", library)
    assert (library.read_bytes(), library.stat().st_mtime_ns) == before


def test_export_into_a_folder_that_is_not_there(library: Path, tmp_path: Path) -> None:
    run = facilitator("export", library, "-o", tmp_path / "væk" / "rapport.md")
    assert run.returncode == 16
    assert "væk" in run.stderr


@pytest.mark.parametrize("letters", ["cp1252", "cp850", "ascii"])
def test_export_to_a_screen_of_few_letters(library: Path, letters: str) -> None:
    """A Windows console or pipe may know only the letters of western Europe."""
    with Session.open(library) as session:
        session.put("", session.library.revise(name="Bibliotek 💥 – Ω"))
    run = subprocess.run(
        [sys.executable, "-m", "facilitator", "export", library, "-o", "-"],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": letters, "PYTHONUTF8": "0"},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert run.returncode == 0
    assert b"Bibliotek" in run.stdout
    assert b"Traceback" not in run.stderr


# check


def test_check_finds_nothing_wrong(library: Path, course: Path) -> None:
    assert facilitator("check", course).stdout == "Kurset er uden fejl.\n"
    assert facilitator("check", course, "--lang", "en").stdout == "The course has no mistakes.\n"
    run = facilitator("check", library)
    assert (run.returncode, run.stdout) == (0, "Ærø Bibliotek: 0 poster, der ikke kan læses.\n")


def test_check_names_file_key_and_nearest_name(course: Path) -> None:
    path = course / "criteria.toml"
    path.write_text(path.read_text("utf-8").replace("weight =", "wieght =", 1), "utf-8")
    run = facilitator("check", course)
    assert (run.returncode, run.stdout) == (30, "")
    assert "criteria.toml" in run.stderr
    assert "wieght" in run.stderr
    assert "Mente du »weight«?" in run.stderr
    run = facilitator("check", course, "--lang", "en")
    assert "Did you mean “weight”?" in run.stderr


@pytest.mark.parametrize(
    ("file", "before", "after", "named"),
    [
        ("course.toml", '"clarify"', '"clarfiy"', "clarify"),
        ("services.toml", "[[", "[", "services.toml"),
        ("glossary.toml", "da =", "dansk =", "glossary.toml"),
    ],
)
def test_check_tells_which_mistake(course: Path, file: str, before: str, after: str, named: str) -> None:
    path = course / file
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")
    run = facilitator("check", course)
    assert (run.returncode, run.stdout) == (30, "")
    assert file in run.stderr
    assert named in run.stderr
    assert "Traceback" not in run.stderr


def test_check_lists_entries_that_do_not_fit(library: Path) -> None:
    with TinyDB(library, encoding="utf-8") as db:
        db.table("person").insert({"name": ["ikke", "et", "navn"], "role": ""})
    run = facilitator("check", library)
    assert run.returncode == 1
    assert "Ærø Bibliotek: 1 " in run.stdout
    assert "person 1" in run.stdout


def test_check_says_when_a_library_is_damaged_and_leaves_it(library: Path) -> None:
    library.write_bytes(library.read_bytes()[:100])
    run = facilitator("check", library)
    assert (run.returncode, run.stdout) == (13, "")
    assert "aeroe-bibliotek.json er beskadiget" in run.stderr
    assert "Filen er ikke rørt" in run.stderr
    assert len(library.read_bytes()) == 100
    run = facilitator("export", library, "-o", "-", "--lang", "en")
    assert (run.returncode, run.stdout) == (13, "")
    assert "is damaged" in run.stderr


@pytest.mark.parametrize("command", ["export", "check"])
def test_a_path_that_is_not_there(command: str, tmp_path: Path) -> None:
    run = facilitator(command, tmp_path / "væk.json")
    assert (run.returncode, run.stdout) == (15, "")
    assert "Der er ingen biblioteksfil med navnet væk.json" in run.stderr
    assert "Traceback" not in run.stderr
    assert not any(tmp_path.glob("væk*"))


@pytest.mark.parametrize("command", ["export", "check"])
def test_a_file_that_is_something_else(command: str, tmp_path: Path) -> None:
    (tmp_path / "brev.json").write_text("Kære alle", "utf-8")
    run = facilitator(command, tmp_path / "brev.json")
    assert (run.returncode, run.stdout) == (13, "")
    assert "brev.json" in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize("command", ["export", "check"])
def test_a_folder_that_is_something_else(command: str, tmp_path: Path) -> None:
    (tmp_path / "mappe").mkdir()
    run = facilitator(command, tmp_path / "mappe")
    assert run.returncode not in {0, 1}
    assert "mappe" in run.stderr
    assert "Traceback" not in run.stderr


# commands that open a screen (see tests/terminal for the screens)


def test_demo_keeps_its_copy_in_the_folder_that_one_names(tmp_path: Path) -> None:
    folder = tmp_path / "prøve"
    launch = cli.main(["demo", "--folder", str(folder), "--lang", "en"])
    assert launch == Launch(folder, None, None, "en", made_up=True, temporary=None)
    assert len(list((folder / "libraries").glob("*.json"))) == 6
    (folder / "libraries" / "gladsaxe.json").write_text("mit eget")
    cli.main(["demo", "--folder", str(folder)])
    assert (folder / "libraries" / "gladsaxe.json").read_text() == "mit eget"


def test_demo_without_a_folder_is_a_copy_that_goes_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    launch = cli.main(["demo"])
    assert isinstance(launch, Launch)
    assert launch.path is not None
    assert launch.temporary is not None
    assert launch.temporary in launch.path.parents
    assert launch.temporary.parent == tmp_path
    assert (launch.path / "workshop.json").exists()


def test_open_and_nothing_at_all_are_for_the_screens(tmp_path: Path) -> None:
    assert cli.main([]) == Launch()
    wish = ["open", str(tmp_path), "--course", str(tmp_path), "--theme", "papir", "--lang", "en"]
    assert cli.main(wish) == Launch(tmp_path, tmp_path, "papir", "en")


# whole workshops, empty files, no terminal


def test_a_whole_workshop_is_checked_and_exported(library: Path) -> None:
    folder = library.parent.parent
    with Session.open(library) as session:
        session.put("", Person(id=1, name="Åse"))
    (folder / "libraries" / "tom.json").write_text("{}", encoding="utf-8")
    run = facilitator("check", folder)
    assert run.returncode == 1
    assert "Ærø Bibliotek: 0 poster" in run.stdout
    assert "tom.json" in run.stderr
    (folder / "libraries" / "tom.json").unlink()
    assert facilitator("check", folder).returncode == 0
    run = facilitator("export", folder)
    assert (run.returncode, run.stderr) == (0, "")
    (report,) = (Path(line) for line in run.stdout.splitlines())
    assert report.parent == library.parent
    assert "Ærø Bibliotek" in report.read_text("utf-8")
    assert facilitator("export", folder, "-o", "x.md").returncode == 2


def test_a_folder_that_is_no_workshop_is_not_exported(tmp_path: Path) -> None:
    folder = tmp_path / "tom"
    folder.mkdir()
    run = facilitator("export", folder)
    assert run.returncode == 15
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("content", ["", "{}"])
def test_a_file_without_a_library_is_no_good_library(tmp_path: Path, content: str) -> None:
    path = tmp_path / "tom.json"
    path.write_text(content, encoding="utf-8")
    run = facilitator("check", path)
    assert run.returncode != 0
    assert "tom.json" in run.stderr
    assert path.read_text("utf-8") == content


def test_the_command_to_open_it_can_be_pasted(tmp_path: Path) -> None:
    run = facilitator("new", tmp_path / "min mappe")
    assert f"'{tmp_path / 'min mappe'}'" in run.stdout


def test_without_a_terminal_it_says_so_and_ends(library: Path) -> None:
    for arguments in ((), ("open", library), ("demo",)):
        run = facilitator(*arguments)
        assert run.returncode == 2
        assert "terminal" in run.stderr
        assert "\x1b" not in run.stdout


def test_what_is_wrong_in_a_course_is_said_in_danish(course: Path) -> None:
    path = course / "glossary.toml"
    path.write_text(
        path.read_text("utf-8").replace("[[terms]]", "[[terms]]\nmening = 1", 1), encoding="utf-8"
    )
    run = facilitator("check", course)
    assert run.returncode == 30
    assert "Extra" not in run.stderr
    assert "der er intet af det navn" in run.stderr
