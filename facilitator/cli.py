"""The command line. Commands that show a screen give back a `Launch`; the others do their work without Textual."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from facilitator import __version__
from facilitator.errors import FacilitatorError
from facilitator.glance import glance
from facilitator.i18n import LANGUAGES, choose_language, install_argparse_language, tr, use
from facilitator.launch import Launch


def main(arguments: Sequence[str] | None = None) -> Launch | int:
    """Run a command: a `Launch` for the screens to open, or the exit code of a finished command."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    _speak(arguments)
    options = build_parser().parse_args(arguments)
    try:
        return _run(options)
    except FacilitatorError as error:
        print("\n".join(part for part in error.parts(tr) if part), file=sys.stderr)
        return error.exit_code


def _speak(arguments: list[str]) -> None:
    """Choose the language before the first word of help is built."""
    flag = None
    for here, after in pairwise([*arguments, ""]):
        name, _, value = here.partition("=")
        if name == "--lang":
            flag = value or after
    if flag not in LANGUAGES:
        flag = None
    saved = glance("language")
    setting = saved if saved in LANGUAGES else None
    use(choose_language(flag, setting))
    install_argparse_language()


def build_parser() -> argparse.ArgumentParser:
    """The whole command line, with help in the language in use."""
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=tr("language of the program: da or en")
    )
    screens = argparse.ArgumentParser(add_help=False)
    screens.add_argument(
        "--course",
        type=Path,
        default=argparse.SUPPRESS,
        metavar=tr("FOLDER"),
        help=tr("use a course of your own from this folder"),
    )
    screens.add_argument(
        "--theme",
        metavar=tr("COLOURS"),
        default=argparse.SUPPRESS,
        help=tr("colours: fjord (dark), papir (light) or kontrast (high contrast)"),
    )

    parser = argparse.ArgumentParser(
        prog="facilitator",
        description=tr(
            "Run the course “Cooperation and partnerships” for public libraries, offline, each library's work in a file of its own."
        ),
        epilog=tr("Without a command the last workshop is opened, or a start screen."),
        parents=[shared, screens],
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"facilitator {__version__}",
        help=tr("show the version and stop"),
    )
    commands = parser.add_subparsers(dest="command", metavar=tr("COMMAND"), title=tr("commands"))

    def command(name: str, text: str, *parents: argparse.ArgumentParser) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=text, description=text, parents=[shared, *parents])

    demo = command("demo", tr("open a made-up workshop on a copy, to try everything"), screens)
    demo.add_argument(
        "--folder",
        type=Path,
        metavar=tr("FOLDER"),
        help=tr("keep the copy in this folder (otherwise it is removed at the end)"),
    )
    opened = command(
        "open", tr("open a workshop folder (as facilitator) or a library file (as participant)"), screens
    )
    opened.add_argument("path", type=Path, metavar=tr("PATH"), help=tr("the folder or file"))
    run = command("run", tr("run a meeting: the facilitator's view of it"), screens)
    project = command(
        "project", tr("show the meeting on the wall, in a window or on a machine of its own"), screens
    )
    rehearse = command("rehearse", tr("practise a meeting on a copy that leaves no trace"), screens)
    for one in (run, project, rehearse):
        one.add_argument(
            "path",
            type=Path,
            nargs="?",
            metavar=tr("FOLDER"),
            help=tr("the workshop's folder (otherwise the meeting that is running, or the last workshop)"),
        )
    rehearse.add_argument(
        "--speed",
        type=float,
        default=1.0,
        metavar=tr("TIMES"),
        help=tr("let time pass faster, for instance 10 times"),
    )
    new = command("new", tr("make a new workshop folder, with a file for each library"))
    new.add_argument("folder", type=Path, metavar=tr("FOLDER"), help=tr("the folder to make"))
    new.add_argument("--title", default="", metavar=tr("TITLE"), help=tr("what the workshop is called"))
    new.add_argument(
        "--library",
        action="append",
        default=[],
        metavar=tr("NAME"),
        help=tr("a library that takes part (may be given several times)"),
    )
    new.add_argument(
        "--course",
        type=Path,
        default=None,
        metavar=tr("FOLDER"),
        help=tr("use a course of your own from this folder"),
    )
    export = command("export", tr("write a library's report so far as a Markdown document"))
    export.add_argument(
        "library",
        type=Path,
        metavar=tr("LIBRARY"),
        help=tr("the library's file, or a workshop's folder"),
    )
    export.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar=tr("FILE"),
        help=tr("where to write it (- for the screen; otherwise beside the library)"),
    )
    export.add_argument(
        "--course",
        type=Path,
        default=None,
        metavar=tr("FOLDER"),
        help=tr("use a course of your own from this folder"),
    )
    export.add_argument(
        "--part",
        metavar=tr("PART"),
        help=tr("only this part of the course, for instance agreement"),
    )
    minutes = command("minutes", tr("write the minutes of a meeting as a Markdown document"))
    minutes.add_argument(
        "path",
        type=Path,
        nargs="?",
        metavar=tr("FOLDER"),
        help=tr("the workshop's folder (otherwise the last workshop)"),
    )
    minutes.add_argument(
        "--meeting",
        type=int,
        metavar=tr("NUMBER"),
        help=tr("the meeting's number in the plan (otherwise the one that was held last)"),
    )
    minutes.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar=tr("FILE"),
        help=tr("where to write it (- for the screen; otherwise in the workshop's folder)"),
    )
    minutes.add_argument(
        "--names", action="store_true", help=tr("also write the names of those who were present")
    )
    check = command("check", tr("look for mistakes in a course folder or a library file, changing nothing"))
    check.add_argument("path", type=Path, metavar=tr("PATH"), help=tr("the folder or file"))
    return parser


def _run(options: argparse.Namespace) -> Launch | int:
    language = getattr(options, "lang", None)
    course: Path | None = getattr(options, "course", None)
    theme: str | None = getattr(options, "theme", None)
    match options.command:
        case "demo":
            from facilitator.demo import copy_demo

            folder = copy_demo(options.folder)
            temporary = folder.parent if options.folder is None else None
            return Launch(folder, course, theme, language, made_up=True, temporary=temporary)
        case "open":
            return Launch(options.path, course, theme, language)
        case "run" | "project" | "rehearse":
            return _meeting(options, Launch(options.path, course, theme, language))
        case "new":
            from facilitator import commands

            return commands.new(options.folder, options.title, options.library, options.course)
        case "export":
            from facilitator import commands

            return commands.export(options.library, options.output, options.course, options.part)
        case "minutes":
            from facilitator import commands

            held = options.path or _last_workshop()
            return commands.minutes(held, options.meeting, options.output, course, options.names)
        case "check":
            from facilitator import commands

            return commands.check(options.path)
    return Launch(None, course, theme, language)


def _last_workshop() -> Path | None:
    last = glance("last_workshop")
    return Path(last) if isinstance(last, str) else None


def _meeting(options: argparse.Namespace, launch: Launch) -> Launch:
    """Where the meeting is: the folder that is named, the meeting that is running here, or the last workshop."""
    from facilitator import beacon

    found = beacon.find() if launch.path is None and options.command == "project" else None
    if found is not None and found.speed:
        os.environ[beacon.SPEED_VARIABLE] = found.speed
    folder = launch.path or (found.folder if found else _last_workshop())
    if options.command != "rehearse":
        return replace(launch, path=folder, view=options.command)
    from facilitator.demo import copy_to_rehearse, rehearsal_time

    rehearsal_time(options.speed)
    copy = copy_to_rehearse(folder)
    return replace(launch, path=copy, temporary=copy.parent, view="run", rehearsal=True)
