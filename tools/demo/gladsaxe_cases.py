"""Gladsaxe (made up): the cases, from silent reading to what is taken along and sent on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from facilitator.components.cases import (
    DOTS,
    READING,
    CasesDot,
    CasesOwn,
    CasesReading,
    CasesTake,
    find_case,
)
from facilitator.visibility import Phase
from tools.demo.desk import Desk

FIELDS = ("take", "adapt", "avoid", "local_partner", "question")


def read(desk: Desk, person: int, case: str, relevance: int | None, *notes: str) -> None:
    """One person's reading of a case: relevance, then take, adapt, avoid, local partner and question as far as given."""
    said = dict(zip(FIELDS, notes, strict=False))
    blank = CasesReading(id=CasesReading.key(person, case), person=person, case=case)
    desk.put(blank.revise(relevance=relevance, **said))


def dots(desk: Desk, person: int, **given: int) -> None:
    """A person's dots by case."""
    desk.put(
        *(
            CasesDot(id=CasesDot.key(person, case), person=person, case=case, dots=count)
            for case, count in given.items()
        )
    )


def own(desk: Desk, title: str, **fields: object) -> CasesOwn:
    """One of the library's own cases, after the others."""
    rows = desk.session.all(CasesOwn)
    library = desk.session.library
    made = CasesOwn.model_validate(
        {
            "id": desk.id(),
            "position": float(len(rows) + 1),
            "title": title,
            "library": library.name,
            "municipality": library.municipality,
            "land": "dk",
            **fields,
        }
    )
    desk.put(made)
    return made


def take(desk: Desk, case: str, *notes: str, services: bool = False, partners: bool = False) -> None:
    """What the group takes along from a case, and where it is sent."""
    found = find_case(desk.session, desk.course, case)
    assert found is not None
    desk.put(
        CasesTake(
            id=CasesTake.key(case),
            position=float(len(desk.session.all(CasesTake)) + 1),
            case=case,
            title=found.title,
            service=found.service,
            sectors=found.sectors,
            partners=found.partners,
            to_services=services,
            to_partners=partners,
        ).revise(**dict(zip(FIELDS, notes, strict=False)))
    )


def cases(desk: Desk, people: Sequence[int]) -> None:
    """The whole component."""
    desk.at("2026-11-09 13:00")
    _own(desk)
    desk.at("2026-11-09 13:10")
    _readings(desk, people)
    desk.at("2026-11-09 13:50")
    desk.finished(READING, *people)
    desk.activity(READING, phase=Phase.REVEALED)
    desk.at("2026-11-09 14:10")
    _dots(desk, people)
    desk.at("2026-11-09 14:25")
    desk.finished(DOTS, *people)
    desk.activity(DOTS, phase=Phase.REVEALED)
    desk.at("2026-11-09 14:35")
    _takes(desk)


def _own(desk: Desk) -> None:
    own(
        desk,
        "Bogkassen i svømmehallens omklædning",
        size="large",
        year=2024,
        partners="Svømmehallen\nBabysvømmeholdet",
        sectors=("municipal", "association"),
        service="children",
        what="En kasse med tykke papbøger står i familieomklædningen. Holdets træner fylder den op og tager en sang med.",
        library_gives="Bøgerne og tyve minutter om ugen.",
        partner_gives="Pladsen og træneren.",
        citizen_value="Børnene får en bog i hånden, mens de venter på at blive tørre.",
        library_value="Forældre, vi ikke havde set før.",
        partner_value="Roligere omklædning.",
        level="3",
        source="Vores egen optælling, foråret 2024 (opdigtet)",
        checked=date(2026, 11, 2),
        share=True,
    )
    own(
        desk,
        "Højtlæsning i ventetiden, der gik i stå",
        size="large",
        year=2022,
        partners="Jobcentret",
        sectors=("municipal",),
        service="reading",
        what="Vi læste højt i jobcentrets venterum hver tirsdag i tre måneder. Så skiftede lederen.",
        library_value="Vi lærte, at aftalen hang på én person.",
        level="2",
        source="To af os var med (opdigtet)",
        share=False,
    )


def _readings(desk: Desk, people: Sequence[int]) -> None:
    leader, coordinator, children, librarian, it, communicator, second = people
    read(
        desk,
        leader,
        "bookstart",
        5,
        "Pakken kommer ud dér, hvor familien er",
        "Hos os er det tredje besøg, der mangler",
        "At love mere, end sundhedsplejen har tid til",
        "Sundhedsplejen",
        "Hvad skete der, da projektpengene slap op?",
    )
    read(desk, leader, "tingbjerg", 2, "", "", "At vente på et hus", "Boligforeningen")
    read(
        desk,
        coordinator,
        "bookstart",
        5,
        "Sundhedsplejersken har bogen med",
        "Kun én bog, så tasken kan bære den",
        "Pakker, der skal hentes",
        "Sundhedsplejen",
        "Hvor mange minutter tog det af besøget?",
    )
    read(
        desk,
        coordinator,
        "hoeje_gladsaxe",
        4,
        "Én dør til det hele",
        "Vi har ikke et nyt hus, men vi har beboerhuset",
        "",
        "Boligorganisationernes beboerhus",
    )
    read(
        desk,
        children,
        "bookstart",
        4,
        "Bogen og samtalen hører sammen",
        "Sangene skal være på begge sprog",
        "At det bliver en uddeling",
        "Sundhedsplejens mødregrupper",
        "Fik de et ord med om, hvad der var i pakken?",
    )
    read(desk, children, "imaginon", 3, "Fælles medarbejder", "En halv dag om ugen er nok", "", "Musikskolen")
    read(
        desk,
        librarian,
        "nordens_plads",
        4,
        "De frivillige bestemmer selv",
        "Vi begynder med sprogcaféens frivillige",
        "At personalet lukker og slukker hver gang",
        "Frivillige fra sprogcaféen",
    )
    read(desk, librarian, "book_friends", 3, "Frivillige går turen", "", "Nøgler uden aftale")
    read(desk, it, "coding_pirates", 2, "En fast ugedag", "", "At én ildsjæl bærer det hele")
    read(desk, it, "bookstart", None, "", "", "", "", "Hvordan talte de, om det virkede?")
    read(
        desk,
        communicator,
        "culture_open_day",
        2,
        "Ét fælles program",
        "Mindre, og for de helt små",
    )
    read(
        desk,
        communicator,
        "hoeje_gladsaxe",
        5,
        "Folk skal kun kende ét sted",
        "",
        "Ti logoer på døren",
        "Boligorganisationernes beboerhus",
        "Hvem svarer, når telefonen ringer?",
    )
    read(desk, second, "mellem_rummet", 2, "Aftalen kan læses af alle", "", "", "", "Må vi se aftalen?")
    read(desk, second, "bookstart", 4, "Den samme bog på to sprog", "", "", "Sprogskolen")


def _dots(desk: Desk, people: Sequence[int]) -> None:
    leader, coordinator, children, librarian, it, communicator, second = people
    dots(desk, leader, bookstart=2, hoeje_gladsaxe=1, tingbjerg=1)
    dots(desk, coordinator, bookstart=2, hoeje_gladsaxe=2)
    dots(desk, children, bookstart=2, imaginon=1, nordens_plads=1)
    dots(desk, librarian, nordens_plads=2, book_friends=1, bookstart=1)
    dots(desk, it, coding_pirates=1, bookstart=1, repair_cafes=1)
    dots(desk, communicator, hoeje_gladsaxe=2, culture_open_day=1, bookstart=1)
    dots(desk, second, bookstart=2, nordens_plads=1, mellem_rummet=1)


def _takes(desk: Desk) -> None:
    take(
        desk,
        "bookstart",
        "Bogen kommer med hjem i sundhedsplejerskens taske",
        "Kun én tynd bog og en sang på begge sprog",
        "Pakker, der skal hentes",
        "Sundhedsplejen",
        "Hvor mange minutter tog det af besøget?",
        services=True,
    )
    take(
        desk,
        "hoeje_gladsaxe",
        "Ét sted, som familierne allerede kender",
        "Vi låner beboerhuset én formiddag om ugen",
        "Ti logoer på døren",
        "Boligorganisationernes beboerhus",
        "Hvem svarer, når telefonen ringer?",
        partners=True,
    )
    take(
        desk,
        "nordens_plads",
        "De frivillige bestemmer, hvordan aftenen er",
        "",
        "At personalet lukker og slukker hver gang",
        "Frivillige fra sprogcaféen",
    )
