"""`python -m benchmarks [TOPIC …] [--quick] [--json FILE] [--folder DIR]`: measure and print one table per topic.

The exit code is 0 unless something could not be run: a figure over its bar is for people to read.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
import traceback
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.place import new_place
from benchmarks.report import Table, machine

TOPICS = ("start", "screens", "keys", "idle", "save", "robustness", "soak", "concurrency", "room")


def main(arguments: list[str] | None = None) -> int:
    """Run the topics one after the other; the exit code."""
    options = _options(arguments)
    if sys.platform == "win32":
        print("The benchmarks need a Unix terminal (Linux or macOS).")
        return 0
    here = machine()
    print(", ".join(f"{name} {value}" for name, value in here.items() if value is not None), flush=True)
    if (here["load"] or 0) > (here["processors"] or 1) / 2:
        print("The machine is busy with other things: trust the ratios, not the milliseconds.", flush=True)
    found: dict[str, Any] = {}
    failed = False
    for name in options.topics or TOPICS:
        try:
            table = _run(name, options)
        except Exception:  # noqa: BLE001 - the others are measured all the same
            failed = True
            found[name] = {"error": traceback.format_exc()}
            print(f"\n{name}: could not be run\n{traceback.format_exc()}", flush=True)
        else:
            found[name] = table.as_json()
            print(f"\n{table.text()}", flush=True)
    if options.json is not None:
        text = json.dumps(
            {"machine": here, "quick": options.quick, "topics": found}, indent=1, ensure_ascii=False
        )
        options.json.write_text(text + "\n", encoding="utf-8")
    return 1 if failed else 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("topics", nargs="*", choices=[*TOPICS, []], metavar="TOPIC", help=", ".join(TOPICS))
    parser.add_argument(
        "--quick", action="store_true", help="few repetitions: does it run, and roughly how fast"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures to this file as well")
    parser.add_argument("--folder", type=Path, metavar="DIR", help="measure on the disk of this folder")
    return parser.parse_args(arguments)


def _run(name: str, options: argparse.Namespace) -> Table:
    measure = import_module(f"benchmarks.{name}").measure
    with new_place(options.folder, options.quick) as place:
        begun = time.perf_counter()
        table: Table = measure(place)
        table.seconds = time.perf_counter() - begun
    return table


if __name__ == "__main__":
    sys.exit(main())
