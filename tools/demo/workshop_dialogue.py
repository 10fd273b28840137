"""What the facilitator of the made-up workshop asks every library."""

from __future__ import annotations

from facilitator.components.dialogue import DialogueQuestion
from facilitator.record import key_id
from facilitator.session import Session

OPTIONS = """\
Dele aftaler og skabeloner
Besøge hinandens partnere
Søge en pulje sammen
Have en fælles landsdækkende partner
Mødes igen om et halvt år"""

COUNTER = "Måske får I mere ud af en partner om hjørnet end af et bibliotek i den anden ende af landet."

QUESTIONS = (
    ("Hvad kunne bibliotekerne på kurset gøre sammen?", "ranking", OPTIONS, COUNTER),
    ("Hvad tager I med hjem fra kurset?", "open", "", ""),
)


def dialogue(session: Session) -> None:
    """Two questions that nobody has answered yet."""
    session.put(
        "",
        *(
            DialogueQuestion(
                id=key_id(DialogueQuestion.KIND, "demo", number),
                position=float(number),
                text=text,
                kind=kind,
                options=options,
                counter=counter,
            )
            for number, (text, kind, options, counter) in enumerate(QUESTIONS, 1)
        ),
    )
