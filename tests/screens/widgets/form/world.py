"""A small course, records with every kind of field, and an app around a form: what the form's tests stand on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated, Any, ClassVar

from pydantic import Field
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.pilot import Pilot
from textual.widget import Widget

from facilitator.content import Choice as CourseChoice
from facilitator.content import ComponentContent, Course, FieldText, StepContent, Text
from facilitator.people import Library
from facilitator.record import (
    Choice,
    Choices,
    Date,
    Gate,
    Hidden,
    Line,
    LongText,
    Number,
    Personal,
    Ranking,
    Record,
    Row,
    Scale,
    Tick,
)
from facilitator.session import Session
from screens.theme import register_themes
from screens.widgets.form import RecordForm, RowAction, RowList

HOSTILE = "[/x] [red] [b \\ 💥 æøå ÆØÅ "


class Sheet(Record):
    KIND: ClassVar[str] = "test_sheet"
    SINGLE: ClassVar[bool] = True

    whom: Annotated[str, Line(limit=20)] = ""
    challenge: Annotated[str, LongText(limit=40, rows=3)] = ""
    visits: Annotated[int | None, Number(low=0, high=100_000, unit="unit_visits")] = None
    due: Annotated[date | None, Date()] = None
    alone: Annotated[str, Choice(choices="alone")] = ""
    goals: Annotated[tuple[str, ...], Choices(choices="goals", most=2)] = ()
    rank: Annotated[tuple[str, ...], Ranking(choices="goals", top=3)] = ()
    sure: Annotated[int | None, Scale()] = None
    gate: Annotated[str, Gate()] = ""
    agreed: Annotated[bool, Tick()] = False
    short: Annotated[str, Line(), Field(max_length=5)] = ""
    secret: Annotated[str, Hidden()] = "kept"


class Fact(Row):
    KIND: ClassVar[str] = "test_fact"

    text: Annotated[str, Line(limit=60)] = ""
    kind: Annotated[str, Choice(choices="alone")] = ""
    group: Annotated[str, Hidden()] = ""


class Answer(Personal):
    KIND: ClassVar[str] = "test_answer"

    text: Annotated[str, LongText()] = ""


def both(da: str, en: str | None = None) -> Text:
    return Text(da=da, en=en or da)


def choices(*values: str) -> dict[str, CourseChoice]:
    return {value: CourseChoice(label=both(value)) for value in values}


LABELS = {
    "whom": "For hvem? [/x]",
    "challenge": "Udfordring",
    "visits": "Besøg",
    "due": "Hvornår?",
    "alone": "Alene?",
    "goals": "Mål",
    "rank": "Vigtigst",
    "sure": "Hvor sikre?",
    "gate": "Er ledelsen med?",
    "agreed": "Aftalt?",
    "short": "Kort",
}

CONTENT = ComponentContent(
    title=both("Afklaring"),
    short=both("Afklaring"),
    lead=both("Skriv"),
    help=both("Hjælp"),
    steps=(StepContent(id="one", title=both("Et"), lead=both("Et")),),
    fields={
        Sheet.KIND: {
            name: FieldText(
                label=both(label), help=both("Hjælp til [red] feltet.") if name == "whom" else None
            )
            for name, label in LABELS.items()
        },
        Fact.KIND: {"text": FieldText(label=both("Hvad ved I?")), "kind": FieldText(label=both("Slags"))},
    },
    words={"unit_visits": both("om året")},
)

_LISTS = {
    "alone": {
        "self": CourseChoice(label=both("selv"), hint=both("I kan det hele.")),
        "buy": CourseChoice(label=both("købe")),
        "net": CourseChoice(label=both("netværk")),
        "partner": CourseChoice(label=both("partnerskab"), hint=both("I har brug for hinanden.")),
    },
    "goals": choices("læselyst", "lektier", "brugere", "fællesskab", "rum"),
    "scale": {
        n: CourseChoice(label=both(word))
        for n, word in (("1", "gætter"), ("3", "ret sikre"), ("5", "har tal"))
    },
    "gate": {"yes": CourseChoice(label=both("ja")), "no": CourseChoice(label=both("nej"))},
}


def make_course(**lists: dict[str, CourseChoice]) -> Course:
    values: dict[str, Any] = dict.fromkeys(Course.__dataclass_fields__)
    values |= {"path": Path(), "components": {"test": CONTENT}, "choices": {**_LISTS, **lists}}
    return Course(**values)


COURSE = make_course()


def new_session(tmp_path: Path) -> Session:
    return Session.create(tmp_path / "library.json", Library(name="Gentofte"))


def colleague(session: Session) -> Session:
    """The same file, opened a second time."""
    return Session.open(session.store.path)


class Desk(App[None]):
    """A scrolling page with what `make` makes; `heard` keeps the form's messages."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, *makers: Callable[[], Widget]) -> None:
        super().__init__()
        register_themes(self)
        self._makers = makers
        self.heard: list[Message] = []

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            for make in self._makers:
                yield make()

    def on_record_form_saved(self, event: RecordForm.Saved) -> None:
        self.heard.append(event)

    def on_row_list_acted(self, event: RowList.Acted) -> None:
        self.heard.append(event)

    def on_record_form_save_failed(self, event: RecordForm.SaveFailed) -> None:
        self.heard.append(event)

    @property
    def form(self) -> RecordForm:
        return self.query_one(RecordForm)

    @property
    def rows(self) -> RowList:
        return self.query_one(RowList)

    def saved(self) -> list[str]:
        return [event.field for event in self.heard if isinstance(event, RecordForm.Saved)]


def sheet_desk(session: Session, *fields: str, course: Course = COURSE) -> Desk:
    return Desk(lambda: RecordForm(session, Sheet(), CONTENT, course, fields=fields or None))


def fact_desk(
    session: Session, most: int | None = None, group: str = "", actions: tuple[RowAction, ...] = ()
) -> Desk:
    return Desk(
        lambda: RowList(
            session,
            Fact,
            CONTENT,
            COURSE,
            make=lambda row_id, position: Fact(id=row_id, position=position, group=group),
            summary=lambda fact: fact.text,
            belongs=lambda fact: fact.group == group,
            most=most,
            title="Fakta",
            empty="Skriv jeres første faktum: tryk n.",
            actions=actions,
        )
    )


def text_of(widget: Widget) -> str:
    """What the widget draws, without the air and the mark of focus around it."""
    drawn = ["".join(s.text for s in strip) for strip in widget.render_lines(widget.outer_size.region)]
    lines = [line.replace("▌", " ", 1) for line in drawn]
    return "\n".join(line.rstrip() for line in lines).strip()


def status_of(desk: Desk, field: str) -> str:
    return text_of(desk.form.box(field).query_one(".form--status"))


def editor_text(desk: Desk, field: str) -> str:
    return text_of(desk.form.box(field).editor)


async def until(pilot: Pilot[None], condition: Callable[[], bool]) -> None:
    """Wait for something that a timer does, at most a few seconds."""
    for _ in range(300):
        if condition():
            return
        await pilot.pause(0.01)
    raise AssertionError("it did not happen")
