"""The library, its people and the seat somebody sits in. Names live in `Person` and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import field_validator

from facilitator.record import Choice, Line, Personal, Record, key_id


class Library(Record):
    """One participating library and its project; every file has exactly one."""

    KIND: ClassVar[str] = "library"
    SINGLE: ClassVar[bool] = True

    name: Annotated[str, Line(limit=60)] = ""
    municipality: Annotated[str, Line(limit=60)] = ""
    made_up: bool = False


class Person(Record):
    """A participant. Every other record carries the person's id, never the name."""

    KIND: ClassVar[str] = "person"

    name: Annotated[str, Line(limit=60, personal=True)] = ""
    role: Annotated[str, Choice(choices="role")] = ""
    away: bool = False

    @field_validator("name")
    @classmethod
    def _trim(cls, name: str) -> str:
        return name.strip()


class Finished(Personal):
    """A person's own "I am finished" with one activity."""

    KIND: ClassVar[str] = "finished"

    activity: str
    done: bool = True

    @classmethod
    def key(cls, person: int, activity: str) -> int:
        """The id of this person's mark for this activity."""
        return key_id(cls.KIND, person, activity)


@dataclass(frozen=True, slots=True)
class Seat:
    """Who sits at this screen: a person (or nobody yet), perhaps answering for a colleague, perhaps the facilitator."""

    person: int | None = None
    answers_for: int | None = None
    facilitator: bool = False

    @property
    def writes_as(self) -> int | None:
        """The person whose answers are being written."""
        return self.answers_for if self.answers_for is not None else self.person

    @property
    def entered_by(self) -> int | None:
        """Who types, when that is somebody else than the person whose answer it is; 0 stands for the facilitator."""
        if self.answers_for is None or self.answers_for == self.person:
            return None
        return self.person if self.person is not None else 0
