"""Næstved (made up): has not begun; one of three has answered the preparation, and one is half way."""

from __future__ import annotations

from facilitator.components.intake import IntakeAnswer, IntakeChallenge
from tools.demo.desk import Desk
from tools.demo.parts import answer, partnerships


def write(desk: Desk) -> None:
    """The whole library."""
    desk.at("2026-11-16 10:05")
    leader = desk.person("Kirsten Mogensen", "library_manager")
    librarian = desk.person("Anders Bach", "librarian")
    desk.person("Line Thomsen", "communicator")
    partnerships(
        desk,
        (
            "Den lokalhistoriske forening",
            "Byvandring og gamle billeder to gange om året",
            "association heritage 3 no ca.~2014 own them",
            4,
        ),
        ("Folkeskolerne", "Klassebesøg i 4. klasse", "municipal school", None),
    )
    desk.at("2026-11-17 15:40")
    answer(
        desk,
        leader,
        "Et lille bibliotek i forsamlingshuset, som landsbyen selv passer sammen med os.",
        ("Vi har mange landsbyer og én bil. Vi når aldrig ud til dem alle.", "time", 5),
        ("Foreningerne vil gerne, men de frivillige har alle mere end nok at se til.", "continuity", 4),
        ("Jeg er i tvivl om, hvad vi må love en forening på skrift.", "law", None),
        wanted="association citizens private",
        known="association",
        reasons="new_audiences cohesion economy",
        area="outreach community",
    )
    desk.at("2026-11-18 09:12")
    desk.put(
        IntakeAnswer.blank(librarian).revise(
            wanted=("education_culture", "public_other"),
            known=("public_other",),
            reasons=("skills",),
        ),
        IntakeChallenge.blank(librarian, 1).revise(
            text="Jeg ved ikke, hvem jeg skal ringe til på erhvervsskolen.", code="finding_partner"
        ),
    )
