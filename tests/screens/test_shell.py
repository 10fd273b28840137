"""The frame around the components: starting, overview, library, people, language, help, settings, palette, errors."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from facilitator import i18n
from facilitator.content import house_course_dir
from facilitator.errors import StoreError
from facilitator.paths import typed_path
from facilitator.people import Library, Person
from facilitator.session import Session
from facilitator.settings import Settings, load_settings
from facilitator.visibility import Activity, Phase
from facilitator.workshop import Workshop, WorkshopFolder
from tests.screens.driver import driving, table


async def test_start_screen_when_there_is_no_workshop() -> None:
    async with driving(None) as t:
        await t.shows("Velkommen", "Prøv demoen", "Lav en ny workshop", "Åbn en mappe")
        await t.press("l")
        await t.shows("Welcome", "Try the demo")
    assert load_settings().settings.language == "en"


async def test_a_new_workshop_and_library_by_keys_alone() -> None:
    from facilitator.paths import user_documents_dir

    async with driving(None) as t:
        await t.press("down", "enter")
        await t.shows("Hvad hedder workshoppen")
        await t.type("Forår på Møn")
        await t.press("enter")
        await t.shows("Forår på Møn", "Intet bibliotek endnu")
        await t.press("n")
        await t.type("Møns Bibliotek")
        await t.press("enter")
        await t.shows("Møns Bibliotek")
        assert t.screen_name == "HomeScreen"
    path = user_documents_dir() / "foraar-paa-moen" / "libraries" / "moens-bibliotek.json"
    assert table(path, "library")[0]["name"] == "Møns Bibliotek"


async def test_the_last_workshop_is_opened_again(workshop: Path) -> None:
    async with driving(workshop) as t:
        await t.shows("Ærø Bibliotek")
    async with driving(None, settings=load_settings().settings) as t:
        await t.shows("Forår på Ærø", "Ærø Bibliotek", "Ølstykke Bibliotek")


async def test_overview_shows_all_libraries_by_all_components_and_says_what_is_missing(
    workshop: Path,
) -> None:
    async with driving(workshop) as t:
        await t.shows("Ærø Bibliotek og Ølstykke Bibliotek er ikke færdige med forberedelsen")
        await t.shows("▸ Ærø Bibliotek")
        row = next(line for line in t.lines if "▸ Ærø Bibliotek" in line)
        assert row.count("○") > 10
        assert "○ ikke begyndt" in t.text
        await t.press("down", "enter")
        await t.shows("Ølstykke Bibliotek", "Deltagere")
        await t.press("escape")
        assert t.screen_name == "HomeScreen"


async def test_overview_follows_what_others_write(workshop: Path, library: Path) -> None:
    async with driving(workshop) as t:
        await t.shows("Ærø Bibliotek")
        with Session.open(library) as other:
            other.revise("Navn", Library, 1, name="Ærø og Øhavet")
        await t.shows("▸ Ærø og Øhavet")


async def test_a_participant_says_who_she_is_and_is_remembered(library: Path) -> None:
    async with driving(library) as t:
        await t.shows("Hvem er du?")
        await t.type("Åse Sørensen")
        await t.press("enter")
        await t.shows("Åse Sørensen")
        assert t.screen_name == "LibraryScreen"
    assert [person["name"] for person in table(library, "person")] == ["Åse Sørensen"]
    async with driving(library, settings=load_settings().settings) as t:
        await t.shows("Åse Sørensen")
        assert t.screen_name == "LibraryScreen"


async def test_answering_for_a_colleague(library: Path) -> None:
    with Session.open(library) as session:
        session.put("Navne", Person(id=1, name="Åse"), Person(id=2, name="Bo"))
    async with driving(library) as t:
        await t.press("enter")
        await t.press("f4", "down", "f4")
        await t.shows("Åse for Bo")


async def test_name_and_role_can_be_corrected(library: Path) -> None:
    with Session.open(library) as session:
        session.put("Navne", Person(id=1, name="Aase"))
    async with driving(library) as t:
        await t.press("f2", "end")
        await t.type(" Ærø")
        await t.press("escape")
        await t.shows("Aase Ærø")
    assert table(library, "person")[0]["name"] == "Aase Ærø"


async def test_the_same_name_is_not_added_twice(library: Path) -> None:
    for _ in range(2):
        async with driving(library) as t:
            await t.until(lambda t=t: t.screen_name == "PeopleDialog")  # type: ignore[misc]
            t.app.screen.query_one("#new-person").focus()
            await t.type("Bo")
            await t.press("enter")
    assert [person["name"] for person in table(library, "person")] == ["Bo"]


async def test_language_switches_while_running_and_is_remembered(workshop: Path) -> None:
    async with driving(workshop) as t:
        await t.shows("2 biblioteker")
        await t.press("s", "enter")
        await t.shows("Language: English")
        await t.press("escape")
        await t.shows("2 libraries", "Help", "Quit")
        await t.press("enter")
        await t.shows("Who takes part", "Project clarification")
    assert load_settings().settings.language == "en"


async def test_colours_can_be_changed_and_are_remembered(workshop: Path) -> None:
    async with driving(workshop) as t:
        await t.press("s", "down", "enter")
        await t.shows("Farver: lys")
        assert t.app.theme == "papir"
    assert load_settings().settings.theme == "papir"


async def test_help_explains_the_screen_and_lists_its_keys(workshop: Path) -> None:
    async with driving(workshop) as t:
        await t.press("f1")
        await t.shows("Hjælp", "kræver opmærksomhed")
        await t.press("end")
        await t.shows("Tilføj et bibliotek", "F10")
        await t.press("escape")
        assert t.screen_name == "HomeScreen"


async def test_the_command_palette_speaks_danish_and_runs_commands(workshop: Path) -> None:
    async with driving(workshop) as t:
        await t.shows("Ærø Bibliotek")
        await t.press("ctrl+p")
        await t.shows("Skriv, hvad du vil gøre")
        await t.type("indstil")
        await t.shows("Sprog, farver og bevægelse")
        await t.press("enter")
        await t.until(lambda: t.screen_name == "SettingsDialog")


async def test_each_report_is_written_beside_the_library_and_none_over_another(library: Path) -> None:
    async with driving(library) as t:
        await t.press("escape")
        for n in (1, 2):
            await t.press("f7")
            await t.until(lambda n=n: len(list(library.parent.glob("*.md"))) == n)  # type: ignore[misc]
    for path in library.parent.glob("*.md"):
        assert path.read_text("utf-8").startswith("# Ærø Bibliotek\n")


async def test_renaming_a_library_and_taking_it_back(library: Path) -> None:
    async with driving(library) as t:
        await t.press("escape", "f2", "end")
        await t.type(" [b]")
        await t.press("enter")
        await t.shows("Ærø Bibliotek [b]")
        await t.press("f8")
        assert table(library, "library")[0]["name"] == "Ærø Bibliotek"
        await t.press("ctrl+y")
        assert table(library, "library")[0]["name"] == "Ærø Bibliotek [b]"


async def test_a_damaged_file_is_recovered_by_choice_and_kept(workshop: Path, library: Path) -> None:
    with Session.open(library) as session:
        session.put("Navn", Person(id=1, name="Åse"))
    good = library.read_bytes()
    library.write_bytes(good[: len(good) // 2])
    async with driving(workshop) as t:
        await t.shows("kan ikke åbnes")
        await t.press("home")
        await t.until(lambda: "▸ aeroe-bibliotek" in t.text or "▸ Ærø" in t.text)
        await t.press("enter")
        await t.shows("Bibliotekets fil er beskadiget")
        assert library.read_bytes() == good[: len(good) // 2]
        await t.press("enter")
        await t.until(lambda: t.screen_name == "LibraryScreen")
    assert list(library.parent.glob("*.damaged-*"))
    assert table(library, "library")[0]["name"] == "Ærø Bibliotek"


async def test_two_copies_of_a_library_are_brought_together(library: Path) -> None:
    copy = library.with_name("aeroe-bibliotek (Bos kopi).json")
    shutil.copy(library, copy)
    for path, name in ((library, "Åse"), (copy, "Bo")):
        with Session.open(path) as session:
            session.put("Navn", Person(id=session.new_id(), name=name))
    async with driving(library) as t:
        await t.shows("To kopier af biblioteket")
        await t.press("enter")
        await t.until(lambda: len(table(library, "person")) == 2)
    assert not copy.exists()


async def test_a_file_of_a_newer_version_is_shown_but_not_changed(library: Path) -> None:
    raw = library.read_text("utf-8")
    library.write_text(raw.replace('"schema":1', '"schema":99'), "utf-8")
    async with driving(library) as t:
        await t.shows("kun læsning")
        await t.press("f2")
        await t.type("X")
        await t.press("enter")
        await t.shows("nyere version")
    assert '"schema":99' in library.read_text("utf-8")


async def test_a_path_that_is_not_there_says_so(tmp_path: Path) -> None:
    async with driving(tmp_path / "mangler.json") as t:
        await t.shows("mangler.json")
        assert t.screen_name == "ErrorDialog"


async def test_a_wrong_course_is_named_instead_of_crashing(workshop: Path, library: Path) -> None:
    course = workshop / "course"
    course.mkdir()
    (course / "course.toml").write_text("tilte = 1\n", "utf-8")
    with Session.open(workshop / "workshop.json") as session:
        session.revise("Kursus", Workshop, 1, course="course")
    for path in (library, workshop):
        async with driving(path) as t:
            await t.shows("course.toml", "tilte")


async def test_each_workshop_has_its_own_course(tmp_path: Path, workshop: Path) -> None:
    shutil.copytree(house_course_dir(), tmp_path / "eget")
    text = (tmp_path / "eget" / "components" / "clarify.toml").read_text("utf-8")
    changed = text.replace('da = "Projektafklaring"', 'da = "Vores afklaring"')
    (tmp_path / "eget" / "components" / "clarify.toml").write_text(changed, "utf-8")
    own = WorkshopFolder.create(tmp_path / "andet", "Andet", tmp_path / "eget")
    own.add_library("Fanø")
    shutil.move(own.path, tmp_path / "flyttet")
    async with driving(workshop) as t:
        await t.shows("▸ Ærø Bibliotek", "1 Projektafk")
        t.app.open_path(tmp_path / "flyttet")
        await t.shows("Fanø")
        await t.press("enter")
        await t.shows("Vores afklaring")


async def test_the_overview_survives_a_file_that_is_damaged_while_a_library_is_open(
    workshop: Path, library: Path
) -> None:
    async with driving(workshop) as t:
        await t.shows("▸ Ærø Bibliotek")
        await t.press("enter")
        await t.until(lambda: t.screen_name == "LibraryScreen")
        library.write_bytes(b"{ half")
        await t.press("escape")
        await t.shows("kan ikke åbnes")


async def test_a_second_enter_does_not_open_the_library_twice(workshop: Path) -> None:
    async with driving(workshop) as t:
        await t.shows("▸ Ærø Bibliotek")
        await t.press("enter", "enter", "enter", "escape", "escape", "escape")
        await t.until(lambda: t.screen_name == "HomeScreen")
        assert t.app.sessions == []


async def test_what_could_not_be_saved_is_in_the_copy_saved_elsewhere(library: Path, tmp_path: Path) -> None:
    with Session.open(library) as session:
        session.put("Navn", Person(id=1, name="Åse"))
        folder = library.parent
        folder.rename(folder.with_name("væk"))
        with pytest.raises(StoreError):
            session.revise("Navn", Person, 1, name="Åse Sørensen")
        with pytest.raises(StoreError):
            session.revise("Rolle", Person, 1, role="librarian")
        session.save_copy(tmp_path / "kopi.json")
        folder.with_name("væk").rename(folder)
    saved = table(tmp_path / "kopi.json", "person")
    assert (saved[0]["name"], saved[0]["role"]) == ("Åse Sørensen", "librarian")


async def test_the_start_screen_has_a_way_back(workshop: Path) -> None:
    async with driving(workshop) as t:
        await t.shows("Ærø Bibliotek")
        await t.press("o")
        await t.shows("Velkommen")
        await t.press("escape")
        await t.shows("Ærø Bibliotek")


async def test_one_asks_who_one_is_once(library: Path) -> None:
    async with driving(library) as t:
        await t.until(lambda: t.screen_name == "PeopleDialog")
        await t.press("escape", "enter")
        await t.until(lambda: t.screen_name == "IntakeScreen")
        await t.press("escape")
        await t.until(lambda: t.screen_name == "LibraryScreen")


async def test_keys_while_a_step_changes_do_no_harm(library: Path) -> None:
    with Session.open(library) as session:
        session.put("Navn", Person(id=1, name="Åse"))
    async with driving(library) as t:
        await t.press("escape", "enter")
        for key in (
            "f6",
            "f8",
            "f2",
            "f2",
            "f5",
            "f9",
            "f3",
            "f3",
            "f6",
            "f6",
            "ctrl+y",
            "f6",
            "f4",
            "escape",
            "f5",
        ):
            await t.pilot.press(key)
        await t.settle()
        assert t.app.return_code is None


async def test_the_palette_finds_by_explanation_and_answers_in_danish(workshop: Path) -> None:
    async with driving(workshop) as t:
        await t.shows("▸ Ærø")
        await t.press("ctrl+p")
        await t.type("sprog")
        await t.shows("Indstillinger")
        await t.type("qqqq")
        await t.shows("Ingen kommando passer")


async def test_f1_answers_in_windows_too(workshop: Path) -> None:
    async with driving(workshop) as t:
        await t.shows("▸ Ærø")
        await t.press("n", "f1")
        await t.shows("Taster på denne skærm")
        await t.press("escape")
        assert t.screen_name == "LineDialog"


async def test_adding_a_colleague_does_not_unseat_you(library: Path) -> None:
    async with driving(library) as t:
        await t.until(lambda: t.screen_name == "PeopleDialog")
        await t.type("Åse  ")
        await t.press("enter")
        await t.shows("Åse")
        await t.press("f4", "tab")
        await t.type("Bo")
        await t.press("enter", "f4")
        await t.shows("Åse for Bo")
    assert [person["name"] for person in table(library, "person")] == ["Åse", "Bo"]


async def test_one_comes_back_to_the_step_where_one_was(library: Path) -> None:
    with Session.open(library) as session:
        session.put("Navn", Person(id=1, name="Åse"))
    async with driving(library) as t:
        await t.press("escape", "down", "enter")
        await t.until(lambda: t.screen_name == "ClarifyScreen")
        await t.press("f6", "escape")
        await t.until(lambda: t.screen_name == "LibraryScreen")
        await t.press("enter")
        await t.shows("▸2 Det ved I")
        await t.press("f5", "f5")
        await t.until(lambda: t.screen_name == "IntakeScreen")
        await t.shows("▸6")


async def test_a_damaged_workshop_file_does_not_touch_a_good_library(workshop: Path, library: Path) -> None:
    good = library.read_bytes()
    (workshop / "workshop.json").write_bytes(b"{ half")
    async with driving(library) as t:
        await t.shows("Ærø Bibliotek")
        assert t.screen_name in {"LibraryScreen", "PeopleDialog"}
    async with driving(workshop) as t:
        await t.until(lambda: t.screen_name == "RecoverScreen")
    assert library.read_bytes() == good


async def test_the_overview_takes_in_a_library_that_another_computer_adds(workshop: Path) -> None:
    async with driving(workshop) as t:
        await t.shows("▸ Ærø")
        WorkshopFolder.open(workshop).add_library("Fanø Bibliotek")
        await t.shows("Fanø Bibliotek")


async def test_the_comparison_lets_go_of_the_files(workshop: Path) -> None:
    async with driving(workshop) as t:
        await t.shows("▸ Ærø")
        await t.press("c", "enter")
        await t.until(lambda: len(t.app.sessions) == 2)
        await t.press("escape")
        await t.until(lambda: t.app.sessions == [])


async def test_odd_paths_are_answered_and_not_the_end(workshop: Path) -> None:
    async with driving(workshop) as t:
        await t.shows("▸ Ærø")
        for name in ("~ingen/her", "x" * 5000, "/root\0x"):
            t.app.open_path(typed_path(name))
            await t.until(lambda: t.screen_name == "ErrorDialog")
            await t.press("escape")


async def test_own_keys_by_binding_id(workshop: Path, own_world: Path) -> None:
    config = own_world / "config"
    config.mkdir(parents=True, exist_ok=True)
    (config / "keymap.toml").write_text(
        '[keys]\n"workshop.new-library" = "x"\n"workshop.newlibrary" = "y"\n', "utf-8"
    )
    async with driving(workshop) as t:
        await t.shows("workshop.new-library")
        await t.press("x")
        await t.shows("Nyt bibliotek")
        assert t.screen_name == "LineDialog"


async def test_every_binding_has_an_id_and_a_danish_text(workshop: Path) -> None:
    from screens.keymap import binding_ids

    assert {"app.help", "step.next", "step.reveal", "workshop.new-library", "library.report"} <= binding_ids()
    async with driving(workshop) as t:
        await t.shows("Ærø Bibliotek")
        for active in t.app.screen.active_bindings.values():
            if active.binding.show and active.binding.description:
                assert active.binding.id, active.binding
                assert active.tooltip, active.binding


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (80, 24), (104, 30), (140, 45), (200, 60), (300, 80)])
async def test_the_frame_at_every_size(workshop: Path, size: tuple[int, int]) -> None:
    async with driving(workshop, size=size) as t:
        await t.shows("▸ Ærø")
        await t.press("enter")
        await t.until(lambda: t.screen_name == "LibraryScreen")
        await t.shows("Projektafklaring"[: max(8, size[0] - 20)])
        await t.press("f4")
        await t.until(lambda: t.screen_name == "PeopleDialog")
        await t.type("Åse Ø")
        await t.shows("Åse Ø")
        await t.press("escape", "f1", "escape", "escape")
        assert max(map(len, t.lines)) <= size[0]


async def test_keys_at_once_at_the_start_do_no_harm(workshop: Path) -> None:
    async with driving(workshop) as t:
        await t.press(
            "enter", "f1", "escape", "down", "enter", "f4", "escape", "f8", "ctrl+y", "f7", "c", "x", "escape"
        )
        await t.shows("Ærø")


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_no_network_at_the_start(workshop: Path) -> None:
    """The program starts and draws with every socket but local ones refused."""
    code = (
        "import socket, asyncio\n"
        "real = socket.socket.connect\n"
        "def refuse(self, address):\n"
        "    raise SystemExit(f'network: {address}')\n"
        "socket.socket.connect = refuse\n"
        "socket.getaddrinfo = refuse\n"
        "from pathlib import Path\n"
        "from facilitator.launch import Launch\n"
        "from facilitator.settings import Settings\n"
        "from screens.app import build_app\n"
        "async def main():\n"
        f"    app = build_app(Launch(Path({str(workshop)!r})), Settings())\n"
        "    async with app.run_test() as pilot:\n"
        "        await pilot.press('enter', 'f1', 'escape', 'escape')\n"
        "        print('drawn')\n"
        "asyncio.run(main())\n"
    )
    import sys

    result = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert result.stdout.strip() == "drawn", result.stderr


async def test_an_activity_is_revealed_by_two_keys(library: Path) -> None:
    """F9 asks; only the second key reveals."""
    async with driving(library) as t:
        await t.press("escape")
        session = t.app.screen.session  # type: ignore[attr-defined]
        t.app.go_component(session, "services", "scores")
        await t.until(lambda: t.screen_name == "ServicesScreen")
        await t.press("f9")
        await t.shows("Vis svarene")
        assert table(library, "activity") == []
        await t.press("enter")
        await t.until(lambda: table(library, "activity"))
        assert table(library, "activity")[0]["phase"] == Phase.REVEALED
        assert session.get(Activity, Activity.key("services.scores")).phase is Phase.REVEALED


def test_settings_are_plain_json(own_world: Path) -> None:
    from facilitator.settings import save_settings

    save_settings(Settings(language="da"))
    assert json.loads((own_world / "config" / "settings.json").read_text("utf-8"))["language"] == "da"
    assert i18n.current() == "da"
