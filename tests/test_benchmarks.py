"""The benchmarks run: a small part of them, for their tables and not for their figures."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

pytestmark = [
    pytest.mark.skipif(os.name != "posix", reason="the benchmarks need a Unix terminal"),
    pytest.mark.timeout(90),
]


def bench(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "benchmarks", *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=80,
        check=False,
    )


def test_a_quick_run_prints_tables_and_writes_figures(tmp_path: Path) -> None:
    figures = tmp_path / "figures.json"
    run = bench("--quick", "start", "save", "--json", figures, "--folder", tmp_path)
    assert (run.returncode, run.stderr) == (0, "")
    for text in (
        "start: ",
        "first paint",
        "resident memory",
        "hello",
        "save: ",
        "2,000 records",
        "stock TinyDB",
    ):
        assert text in run.stdout
    topics = json.loads(figures.read_text("utf-8"))["topics"]
    assert list(topics) == ["start", "save"]
    assert all(figure["value"] > 0 for topic in topics.values() for figure in topic["figures"])
    assert not list(tmp_path.glob("facilitator-bench-*"))


def test_a_topic_that_does_not_exist_is_refused() -> None:
    run = bench("nonsense")
    assert run.returncode == 2
    assert "nonsense" in run.stderr
