"""What a made-up library shows of its project, says of another's, and puts on the notice board."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from facilitator.components.about import AboutNotice
from facilitator.components.showcase import Showcase, ShowcaseFeedback
from facilitator.workshop import LIBRARIES
from tools.demo.desk import Desk


def library_id(name: str) -> str:
    """The id that the made-up library of this name has in its file, whether or not that has been written yet."""
    with tempfile.TemporaryDirectory() as aside:
        (Path(aside) / LIBRARIES).mkdir()
        with Desk(Path(aside), name, "2026-10-01 09:15") as desk:
            return desk.session.store.library_id


def shown(desk: Desk, **texts: Any) -> None:
    """Fields of the project's page."""
    desk.put(desk.session.form(Showcase).revise(**texts))


def said(desk: Desk, library: str, *rows: tuple[str, str, bool]) -> None:
    """Feedback for another library: kind, text, and whether it has been sent."""
    target = library_id(library)
    for kind, text, sent in rows:
        position = float(len(desk.session.all(ShowcaseFeedback)) + 1)
        desk.put(
            ShowcaseFeedback(
                id=desk.id(),
                position=position,
                target=target,
                target_name=library,
                kind=kind,
                text=text,
                sent=sent,
            )
        )


def notices(desk: Desk, *rows: tuple[str, str, bool]) -> None:
    """Notices: heading, text, and whether they have been put up."""
    for n, (title, text, posted) in enumerate(rows, 1):
        desk.put(AboutNotice(id=desk.id(), position=float(n), title=title, text=text, posted=posted))
