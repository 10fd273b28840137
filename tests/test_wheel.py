"""What is installed is whole: a wheel carries the course's data, and the program in it finds them."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built by the backend itself: no network, no isolated environment."""
    folder = tmp_path_factory.mktemp("wheel")
    build = "import sys, hatchling.build; print(hatchling.build.build_wheel(sys.argv[1]))"
    run = subprocess.run(
        [sys.executable, "-c", build, str(folder)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel unpacked, as an installer does."""
    folder = tmp_path_factory.mktemp("site-packages")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def files(folder: Path, *suffixes: str) -> set[str]:
    """The files below a folder by their path in it, without what programs leave behind."""
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file()
        and "__pycache__" not in path.parts
        and (not suffixes or path.suffix in suffixes)
        and not path.name.startswith(".")
    }


def test_all_data_are_in_the_wheel(installed: Path) -> None:
    data = {path for path in files(ROOT / "data") if not path.endswith(".po")}
    assert data
    assert data - files(installed / "facilitator" / "_data") == set()


@pytest.mark.parametrize("package", ["facilitator", "screens"])
def test_all_modules_are_in_the_wheel(package: str, installed: Path) -> None:
    kinds = (".py", ".tcss", ".typed", ".ttf")
    assert files(ROOT / package, *kinds) - files(installed / package, *kinds) == set()
    assert "py.typed" in {path.name for path in (installed / package).iterdir()}


def test_nothing_else_is_in_the_wheel(installed: Path) -> None:
    assert {path.name for path in installed.iterdir()} == {
        "facilitator",
        "screens",
        "facilitator-0.1.0.dist-info",
    }


def test_the_installed_program_finds_its_data(installed: Path, tmp_path: Path) -> None:
    code = """
from facilitator import i18n, paths
print(paths.data_dir())
i18n.use("da")
print(i18n.tr("Something went wrong."))
"""
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert run.stdout.splitlines() == [str(installed / "facilitator" / "_data"), "Noget gik galt."], (
        run.stderr
    )


def test_the_console_script_is_named(installed: Path) -> None:
    (entries,) = installed.glob("*.dist-info/entry_points.txt")
    assert "facilitator = facilitator.__main__:main" in entries.read_text("utf-8")
