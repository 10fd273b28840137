"""The rules of ARCHITECTURE.md that a machine can check: who loads whom, sizes, and what stays out."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("facilitator", "screens")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
MOST_LINES = 350
TERMINAL = ("textual", "rich")


def name(path: Path) -> str:
    """A file's module name."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


HEADLESS = [module for path in MODULES if (module := name(path)).startswith("facilitator")]


def python(code: str, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run code in a fresh interpreter, as nothing may be loaded before."""
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **environ},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


# Imports one module after the other and names the first that brought a terminal library in.
WHO_LOADS = """
import importlib, sys
for module in sys.argv[2:]:
    importlib.import_module(module)
    if loaded := sorted(set(sys.argv[1].split(",")) & set(sys.modules)):
        sys.exit(f"{module} loads {loaded}")
"""


def test_no_headless_module_loads_a_terminal_library() -> None:
    run = python(WHO_LOADS, ",".join(TERMINAL), *HEADLESS)
    assert (run.returncode, run.stderr) == (0, "")


def test_i18n_and_paths_load_only_the_standard_library() -> None:
    run = python(WHO_LOADS, "babel,platformdirs,pydantic,tinydb", "facilitator.i18n", "facilitator.paths")
    assert (run.returncode, run.stderr) == (0, "")


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["open", "--help"]], ids=" ".join)
@pytest.mark.parametrize("language", ["da", "en"])
def test_asking_for_help_loads_no_terminal_library(arguments: list[str], language: str) -> None:
    code = """
import sys
from facilitator.__main__ import main
try:
    code = main()
except SystemExit as stop:
    code = stop.code
print(sorted({"textual", "rich"} & set(sys.modules)), file=sys.stderr)
sys.exit(code)
"""
    run = python(code, *arguments, LANG=f"{language}_XX.UTF-8")
    assert (run.returncode, run.stderr.strip()) == (0, "[]")
    if "--help" in arguments:
        assert {"da": "brug:", "en": "usage:"}[language] in run.stdout


def test_import_contracts_hold() -> None:
    run = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_no_module_is_too_long() -> None:
    lengths = {name(path): len(path.read_text("utf-8").splitlines()) for path in MODULES}
    assert {module: lines for module, lines in lengths.items() if lines > MOST_LINES} == {}


def test_the_package_itself_imports_nothing() -> None:
    tree = ast.parse((ROOT / "facilitator" / "__init__.py").read_text("utf-8"))
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]


def _switches_language(path: Path) -> bool:
    """Whether a module imports `use` from the house's languages, or calls it on the module."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.ImportFrom(module="facilitator.i18n" | "facilitator.i18n.language", names=names):
                if any(imported.name == "use" for imported in names):
                    return True
            case ast.Call(func=ast.Attribute(value=ast.Name(id="i18n" | "language"), attr="use")):
                return True
    return False


def test_only_the_program_itself_switches_the_language() -> None:
    """`use` is for the whole process; whoever needs another language for a while says `with speaking(…)`."""
    own = ROOT / "facilitator" / "i18n"
    found = {name(path) for path in MODULES if own not in path.parents and _switches_language(path)}
    assert found == {"facilitator.cli", "screens.app"}


def test_every_folder_with_modules_is_a_package() -> None:
    folders = {path.parent for path in MODULES}
    assert {str(folder) for folder in folders if not (folder / "__init__.py").exists()} == set()


def test_the_version_is_said_once() -> None:
    import tomllib

    from facilitator import __version__

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == __version__


@pytest.mark.parametrize("path", sorted(ROOT.glob("requirements*.txt")), ids=lambda path: path.name)
def test_requirements_are_pinned_hashed_and_name_no_place(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not re.search(r"://|^-|find-links|index-url|/opt/|file:", text, re.MULTILINE)
    entries = re.findall(r"^[A-Za-z0-9].*(?:\n    .*)*", text, re.MULTILINE)
    assert entries
    assert [entry for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == []


def test_development_requirements_include_the_runtime_ones() -> None:
    def pins(file: str) -> set[str]:
        return set(re.findall(r"^[A-Za-z0-9][^ ]*==[^ ]+", (ROOT / file).read_text("utf-8"), re.MULTILINE))

    assert pins("requirements.txt") <= pins("requirements-dev.txt")


def test_every_dependency_is_pinned() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    for file, wanted in (
        ("requirements.txt", project["project"]["dependencies"]),
        ("requirements-dev.txt", project["dependency-groups"]["dev"]),
    ):
        pinned = set(re.findall(r"^([A-Za-z0-9_.-]+)==", (ROOT / file).read_text("utf-8"), re.MULTILINE))
        assert {re.split(r"[<>=]", each)[0] for each in wanted} <= pinned


def test_no_second_lock_file() -> None:
    assert not (ROOT / "uv.lock").exists()
