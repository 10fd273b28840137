"""The course as data: titles, questions, criteria, decks and guides that a facilitator may edit.

`load_course(folder)` reads and validates everything; what a course of one's own leaves out comes from the house's course.
"""

from facilitator.content.course import SHARED, Course, house_course_dir, load_course, nearest
from facilitator.content.decks import (
    Category,
    Criterion,
    GateQuestion,
    MatchItem,
    PartnerIdea,
    PromptCard,
    Qualify,
    QualifyItem,
    Sector,
    ServiceGroup,
    ServiceIdea,
    Term,
)
from facilitator.content.texts import Choice, ComponentContent, FieldText, Piece, StepContent, Text

__all__ = [
    "SHARED",
    "Category",
    "Choice",
    "ComponentContent",
    "Course",
    "Criterion",
    "FieldText",
    "GateQuestion",
    "MatchItem",
    "PartnerIdea",
    "Piece",
    "PromptCard",
    "Qualify",
    "QualifyItem",
    "Sector",
    "ServiceGroup",
    "ServiceIdea",
    "StepContent",
    "Term",
    "Text",
    "house_course_dir",
    "load_course",
    "nearest",
]
