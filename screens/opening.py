"""Ways through the house: opening workshops and libraries, taking a seat, going from screen to screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.errors import ContentError, Damaged, FacilitatorError, LibraryMissing, StoreError
from facilitator.i18n import tr
from facilitator.paths import is_file, is_folder, typed_path
from screens.house import AFTER_FIRST_FRAME, HouseScreen

if TYPE_CHECKING:
    from facilitator.blocks import Block
    from facilitator.people import Seat
    from facilitator.search import Found
    from facilitator.session import Session
    from screens.app import FacilitatorApp


def begin(app: FacilitatorApp) -> None:
    """The first screen: what the command line named, else the last workshop, else the start screen."""
    last = app.setting("last_workshop")
    known = isinstance(last, str) and is_file(Path(last) / "workshop.json")
    path = app.launch.path or (Path(last) if known else None)
    if path is None:
        show_start(app)
    elif app.launch.view and (is_file(path / "workshop.json") or _waits(app, path)):
        open_room(app, path, app.launch.view)
    else:
        open_path(app, path)


def _waits(app: FacilitatorApp, path: Path) -> bool:
    """The wall is put up before the folder can be read, and waits for it."""
    return app.launch.view == "project" and not is_file(path)


def open_room(app: FacilitatorApp, path: Path, view: str) -> None:
    """A meeting of a workshop: the wall, or the facilitator's control view above the workshop's overview."""
    if view == "project":
        from screens.room import wall

        app.push_screen(wall.WallScreen(path))
        return
    from screens.room.control import ControlScreen
    from screens.room.plan.rehearsal import RehearsalScreen

    open_workshop(app, path, made_up=app.launch.rehearsal or app.launch.made_up)
    app.push_screen(RehearsalScreen(path) if app.launch.rehearsal else ControlScreen(path))


def show_start(app: FacilitatorApp) -> None:
    """The screen for somebody who has no workshop yet."""
    from screens.start import StartScreen

    app.push_screen(StartScreen())


def open_path(app: FacilitatorApp, path: Path) -> None:
    """A folder is opened as a workshop by its facilitator, a file as a library by a participant."""
    if is_file(path / "workshop.json"):
        open_workshop(app, path, made_up=app.launch.made_up and path == app.launch.path)
    elif is_file(path):
        open_library(app, path, facilitator=False)
    else:
        _start_with_error(app, LibraryMissing(path / "workshop.json" if is_folder(path) else path))


def open_workshop(app: FacilitatorApp, path: Path, *, made_up: bool) -> None:
    """Show a workshop's overview, alone on the stack."""
    from screens.home import HomeScreen

    while len(app.screen_stack) > 1:
        app.pop_screen()
    app.push_screen(HomeScreen(path))
    if not made_up and app.setting("last_workshop") != str(path.resolve()):
        app.set_timer(AFTER_FIRST_FRAME, partial(app.remember, last_workshop=str(path.resolve())))


def _start_with_error(app: FacilitatorApp, error: FacilitatorError) -> None:
    if len(app.screen_stack) < 2:
        show_start(app)
    show_error(app, error)


def load_course(app: FacilitatorApp, own: Path | None = None) -> bool:
    """Read the course: the command line's, the workshop's own, or the house's. A mistake in it is shown."""
    from facilitator.content import house_course_dir
    from facilitator.content import load_course as load
    from facilitator.course import check_course

    wanted = app.launch.course or own or house_course_dir()
    if app.course is not None and app.course.path == wanted:
        return True
    try:
        course = load(wanted)
        check_course(course)
    except ContentError as error:
        _start_with_error(app, error)
        return False
    app.course = course
    return True


def open_library(app: FacilitatorApp, path: Path, *, facilitator: bool) -> None:
    """Open a library's file, take the seat of last time, and show its overview."""
    from facilitator.people import Seat
    from facilitator.session import Session
    from facilitator.workshop import course_dir_of
    from screens.opened import OpenLibraryScreen

    if isinstance(app.screen, OpenLibraryScreen):
        return
    try:
        own = course_dir_of(path)
    except StoreError:
        own = None
        app.say(tr("workshop.json cannot be read, so the house's course is used."))
    try:
        session = Session.open(path)
    except Damaged as error:
        from screens.recover import RecoverScreen

        app.push_screen(RecoverScreen(path, error, facilitator=facilitator))
        return
    except StoreError as error:
        _start_with_error(app, error)
        return
    if not load_course(app, own):
        session.close()
        return
    person = app.settings.people.get(session.store.library_id)
    seated = person if session.person(person) is not None else None
    session.seat = Seat(person=None if facilitator else seated, facilitator=facilitator)
    app.sessions.append(session)
    go_component(app, session, None)
    app.set_timer(AFTER_FIRST_FRAME, partial(_join, app, session))


def _join(app: FacilitatorApp, session: Session) -> None:
    """See what goes on in the room that the library is in."""
    from screens.room.table import joining

    joining.join(app, session)


def leave_library(app: FacilitatorApp, session: Session) -> None:
    """Close a library's file."""
    from screens.room.table import joining

    joining.leave(app, session)
    if session in app.sessions:
        app.sessions.remove(session)
    app.troubled.discard(session)
    for place in [place for place in app.steps if place[0] is session]:
        del app.steps[place]
    session.close()


def go_component(
    app: FacilitatorApp,
    session: Session,
    component: str | None,
    step: str | None = None,
    found: Found | None = None,
    about: str = "",
) -> None:
    """Open a component, or (None) the library's overview, in place of the library screen that is open.

    What a meeting keeps closed for its participants is not opened, and they are told why.
    """
    from screens.base import ComponentScreen
    from screens.library import LibraryScreen
    from screens.opened import OpenLibraryScreen

    assert app.course is not None
    room = app.rooms.get(session)
    if room is not None and (refusal := room.refusal(component, step)):
        app.say(refusal)
        return
    errand = written_for_somebody(app, session)
    while isinstance(app.screen, OpenLibraryScreen) and app.screen.ABOVE:
        app.pop_screen()
    if errand and component != app.places.get(session):
        if isinstance(app.screen, OpenLibraryScreen):
            app.pop_screen()
        return
    if component is None:
        screen: HouseScreen = LibraryScreen(session, app.course)
    else:
        from screens.components import screen_for

        app.places[session] = component
        opened = screen_for(component)(session, app.course, step or app.steps.get((session, component)))
        opened.found, opened.about = found, about
        screen = opened
    if isinstance(app.screen, (ComponentScreen, LibraryScreen)):
        app.switch_screen(screen)
    else:
        app.push_screen(screen)


def written_for_somebody(app: FacilitatorApp, session: Session) -> bool:
    """Whether the facilitator has opened this library in a meeting, to write for one person in one part.

    Whatever leads elsewhere, or to somebody else's answers, leads her straight back to the meeting.
    """
    if session.seat.person is not None or session.seat.answers_for is None:
        return False
    from screens.opened import OpenLibraryScreen
    from screens.room.base import RoomScreen

    below = None
    for screen in app.screen_stack:
        if isinstance(screen, OpenLibraryScreen) and screen.session is session:
            return isinstance(below, RoomScreen)
        below = screen
    return False


def go_component_beside(app: FacilitatorApp, session: Session, component: str, by: int) -> None:
    """The component before or after this one in the course."""
    from facilitator.workshop import parts

    assert app.course is not None
    ids = [found.id for found in parts(session, app.course)]
    at = ids.index(component) + by
    if not 0 <= at < len(ids):
        go_component(app, session, None)
        return
    steps = app.course.words(ids[at]).steps
    go_component(app, session, ids[at], steps[0 if by > 0 else -1].id)


def go_home(app: FacilitatorApp) -> None:
    """From a library back to the screen below it."""
    from screens.library import LibraryScreen

    screen = app.screen
    if not isinstance(screen, LibraryScreen):
        return
    if len(app.screen_stack) <= 2:
        app.say(tr("F10 saves and leaves the program."))
        return
    session = screen.session
    app.pop_screen()
    app.places.pop(session, None)
    leave_library(app, session)


def choose_person(app: FacilitatorApp, session: Session, then: Callable[[Seat | None], None]) -> None:
    """Ask who sits here; the answer is remembered on this computer."""
    from screens.people import PeopleDialog

    assert app.course is not None

    def chosen(seat: Seat | None) -> None:
        if seat is not None and seat.person is not None and not seat.facilitator:
            app.remember(people={**app.settings.people, session.store.library_id: seat.person})
        then(seat)

    app.push_screen(PeopleDialog(session, app.course), chosen)


def write_report(app: FacilitatorApp, session: Session) -> None:
    """Write the report beside the library's file and say where."""
    from facilitator.report import report_path, write_markdown

    assert app.course is not None
    try:
        path = write_markdown(report_path(session.store.path), session, app.course)
    except FacilitatorError as error:
        show_error(app, error, lambda: write_report(app, session))
        return
    text = tr("{name}, in the same folder as the library's file", name=path.name)
    app.notify(text, title=tr("The report is written"), markup=False, timeout=10)


def write_document(app: FacilitatorApp, session: Session, name: str, blocks: Sequence[Block]) -> None:
    """Write one document beside the library's file, with `name` in the file's name, and say where."""
    from facilitator.report import report_path, write_blocks

    try:
        path = write_blocks(report_path(session.store.path, name), blocks)
    except FacilitatorError as error:
        show_error(app, error, lambda: write_document(app, session, name, blocks))
        return
    text = tr("{name}, in the same folder as the library's file", name=path.name)
    app.notify(text, title=tr("The document is written"), markup=False, timeout=10)


def show_error(
    app: FacilitatorApp, error: FacilitatorError, retry: Callable[[], object] | None = None
) -> None:
    """A window with what happened, what is safe and what to do; one at a time."""
    from screens.dialogs import ErrorDialog, LineDialog

    if isinstance(app.screen, ErrorDialog) or app.leaving:
        return
    session = getattr(app.screen, "session", None)
    can_copy = isinstance(error, StoreError) and session is not None

    def answered(answer: str | None) -> None:
        if answer == "retry" and retry is not None:
            retry()
        elif answer == "copy" and session is not None:
            title, text = (
                tr("Save a copy somewhere else"),
                tr("Write the full name of the new file, ending in .json."),
            )
            app.push_screen(LineDialog(title, text, str(Path.home() / session.store.path.name)), copied)

    def copied(target: str | None) -> None:
        if target and session is not None:
            try:
                session.save_copy(typed_path(target))
            except FacilitatorError as problem:
                show_error(app, problem)
            else:
                app.notify(target, title=tr("A copy is saved"), markup=False, timeout=10)

    app.push_screen(ErrorDialog(error, retry is not None, can_copy), answered)
