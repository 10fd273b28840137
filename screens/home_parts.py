"""Parts of the overview that need nothing else: how it looks, and what is read off the screen's time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from facilitator.errors import FacilitatorError
from facilitator.i18n import tr

if TYPE_CHECKING:
    from facilitator.workshop import Workshop, WorkshopFolder

LOOKS: Final = """
    HomeScreen #home { padding: 1 2 0 3; height: 1fr; }
    HomeScreen #home-lead { margin-bottom: 1; }
    HomeScreen #body { height: auto; }
    HomeScreen #matrix { width: 1fr; height: auto; max-height: 65vh; }
    HomeScreen #next { width: 44; height: auto; max-height: 80vh; padding: 0 0 0 3; display: none; }
    HomeScreen.-wide #next { display: block; }
    HomeScreen #heads { height: auto; max-height: 4; margin-top: 1; }
    HomeScreen.-short #heads { margin-top: 0; }
    HomeScreen #next-below { height: auto; max-height: 9; margin-top: 1; }
    HomeScreen.-wide #next-below { display: none; }
    HomeScreen.-short #next-below { max-height: 6; }
    HomeScreen.-short #home-lead { margin-bottom: 0; }
    HomeScreen.-short #home { padding: 0 1 0 2; }
    """


def about_overview() -> str:
    """What the help says about the overview."""
    return tr(
        "The overview shows every library of the workshop and how far it has come with each part of the course.\n\n"
        "● finished   ◐ under way   ○ not begun   ! needs attention\n\n"
        "Choose a library with the arrow keys and press Enter to open it. The list follows what the libraries write, "
        "also when they write on other computers in the same shared folder.\n\n"
        "Meetings (M) is where you plan a meeting, rehearse it, and begin it."
    )


def read_folder(path: Path) -> tuple[WorkshopFolder, Workshop] | FacilitatorError:
    """The workshop in a folder, or why there is none."""
    from facilitator.workshop import WorkshopFolder

    try:
        folder = WorkshopFolder.open(path)
        return folder, folder.about()
    except FacilitatorError as error:
        return error


def warm() -> bool:
    """Load the course's modules off the screen's time."""
    import facilitator.course
    import facilitator.workshop

    return bool(facilitator.course.COMPONENTS and facilitator.workshop.WORKSHOP_FILE)
