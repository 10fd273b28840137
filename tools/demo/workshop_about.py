"""What the facilitator of the made-up workshop has written for everybody: consultants, calendar and notices."""

from __future__ import annotations

from datetime import date

from facilitator.components.about import AboutConsultant, AboutEvent, AboutNotice
from facilitator.record import key_id
from facilitator.session import Session

CONSULTANTS = (
    (
        "Kirsten Opdigtet",
        "Kursusleder: forløbet, partnere og forhandling",
        "kirsten@example.org",
        "00 00 00 01",
        "Tirsdag og torsdag kl. 9-12",
    ),
    (
        "Jens Opdigtet",
        "Konsulent: aftaler, jura og økonomi",
        "jens@example.org",
        "00 00 00 02",
        "Skriv, så ringer jeg tilbage samme uge",
    ),
)
"""Made-up people; the addresses and numbers lead nowhere."""

EVENTS = (
    (
        "Åben telefon om aftaler",
        "2026-12-01",
        "kl. 13-14",
        "På nettet",
        "https://example.org/aaben-telefon",
        "Kom med jeres udkast. I behøver ikke blive hele timen.",
    ),
    (
        "Modul 4: aftale og forhandling",
        "2026-12-08",
        "kl. 9.30-15",
        "Det Opdigtede Kulturhus, sal 2",
        "",
        "Tag aftaleudkastet med på papir. Frokosten er vegetarisk.",
    ),
    (
        "Frist: adressen på jeres optagelse",
        "2027-01-14",
        "kl. 12",
        "",
        "",
        "Skriv den i Projektfremvisning. Tre til fem minutter er nok.",
    ),
    (
        "Modul 5: fremlæggelse",
        "2027-01-19",
        "kl. 10-14",
        "Det Opdigtede Kulturhus, salen",
        "https://example.org/modul-5",
        "Partnerne er velkomne.",
    ),
    ("Modul 3: valg af partnere", "2026-11-17", "kl. 9.30-15", "Det Opdigtede Kulturhus, sal 1", "", ""),
)

NOTICES = (
    (
        "Tak for modul 3",
        "I fik sagt nej til mange gode idéer. Næste gang gælder det dem, I har sagt ja til. Husk opgaven på fem linjer.",
        True,
    ),
    (
        "Husk at spørge, før I filmer",
        "Alle, der kan ses eller høres i optagelsen, skal have sagt ja, også partneren.",
        True,
    ),
    ("Plan for modul 5", "Rækkefølgen trækkes på dagen.", False),
)


def about(session: Session) -> None:
    """Write it all into the workshop's own file, as one edit; ids come out the same every time."""
    session.put(
        "",
        *(
            AboutConsultant(
                id=key_id(AboutConsultant.KIND, "demo", n),
                position=float(n),
                name=name,
                role=role,
                email=email,
                phone=phone,
                hours=hours,
            )
            for n, (name, role, email, phone, hours) in enumerate(CONSULTANTS, 1)
        ),
        *(
            AboutEvent(
                id=key_id(AboutEvent.KIND, "demo", n),
                position=float(n),
                title=title,
                day=date.fromisoformat(day),
                time=time,
                place=place,
                link=link,
                note=note,
            )
            for n, (title, day, time, place, link, note) in enumerate(EVENTS, 1)
        ),
        *(
            AboutNotice(
                id=key_id(AboutNotice.KIND, "demo", n),
                position=float(n),
                title=title,
                text=text,
                posted=posted,
            )
            for n, (title, text, posted) in enumerate(NOTICES, 1)
        ),
    )
