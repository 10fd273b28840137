"""Gladsaxe (made up): the furthest; the whole course, from preparation to a signed agreement and its care."""

from __future__ import annotations

from facilitator.components.services import SCORES, WEIGHTS
from facilitator.visibility import Phase
from tools.demo.desk import Desk
from tools.demo.gladsaxe_agreement import agreement
from tools.demo.gladsaxe_cases import cases
from tools.demo.gladsaxe_dialogue import dialogue
from tools.demo.gladsaxe_homework import homework
from tools.demo.gladsaxe_negotiation import negotiation
from tools.demo.gladsaxe_partners import partners
from tools.demo.gladsaxe_preparation import clarification, preparation
from tools.demo.gladsaxe_relations import relations
from tools.demo.gladsaxe_showcase import about, showcase
from tools.demo.gladsaxe_strategy import strategy
from tools.demo.parts import (
    Pick,
    assets,
    choose,
    columns,
    gates,
    pick,
    ranked,
    scores,
    settle,
    setup,
)

PEOPLE = (
    ("Annette Poulsen", "library_manager"),
    ("Martin Skov", "coordinator"),
    ("Ditte Hedegaard", "children_librarian"),
    ("Karen Juhl", "librarian"),
    ("Lars Ebbesen", "it"),
    ("Trine Overgaard", "communicator"),
    ("Freja Bjerre", "librarian"),
)

SONGS = "Sang på to sprog"

# One text for each person, one digit for each criterion; "-" is "don't know".
TABLE = {
    "bookstart": ("55554553", "45544453", "55454553", "54545553", "45433333", "55544543", "55454543"),
    SONGS: ("45544332", "35542323", "35544323", "35545333", "24433222", "24444313", "54554221"),
    "family_evening": ("45553433", "45453344", "55542443", "55543332", "35544333", "35544322", "55544323"),
    "read_aloud": ("54545554", "44434554", "45334555", "35535555", "44424443", "42534534", "42434554"),
    "baby_rhythm": ("34534555", "44333554", "45544555", "45542444", "43424544", "43323554", "42333454"),
    "daycare_boxes": ("54543454", "54443445", "45454345", "55553443", "43532334", "54544543", "53533534"),
    "language_cafe": ("54554355", "55434344", "54554454", "54453334", "34332234", "54343134", "43432444"),
    "summer_reading": ("32342554", "53331453", "33343554", "44343554", "32331455", "24322453", "34221554"),
    "theme_backpacks": ("42553453", "33445554", "44435544", "34355554", "22344334", "23324334", "23434443"),
    "communal_dining": ("35553253", "34543242", "55542223", "34443343", "23442122", "23544223", "2544324-"),
    "citizens_meeting": ("43523234", "42522433", "43432333", "44244133", "33332132", "33222212", "5333-223"),
    "children_films": ("12234444", "23223353", "13213453", "23233445", "21124253", "11222234", "12222334"),
}

# Each person's order of the criteria: the place of each, in the course's order.
ORDERS = (
    (1, 2, 4, 3, 6, 7, 5, 8),
    (2, 1, 3, 4, 7, 5, 6, 8),
    (4, 1, 3, 2, 5, 6, 7, 8),
    (3, 1, 2, 5, 4, 7, 6, 8),
    (2, 3, 5, 4, 6, 1, 7, 8),
    (1, 3, 2, 4, 5, 7, 6, 8),
    (3, 1, 4, 2, 6, 8, 5, 7),
)


def write(desk: Desk) -> None:
    """The whole library."""
    desk.at("2026-10-01 10:10")
    people = [desk.person(name, role) for name, role in PEOPLE]
    desk.person("Åse Vinther", "administration", away=True)
    preparation(desk, people)
    clarification(desk)
    ids = _services(desk)
    _scoring(desk, people, ids)
    _choice(desk, ids)
    cases(desk, people)
    partners(desk, people, ids)
    dialogue(desk, people)
    strategy(desk, people)
    negotiation(desk, people)
    agreement(desk, people)
    relations(desk, people)
    homework(desk, people)
    showcase(desk, people)
    about(desk, people)


def _services(desk: Desk) -> dict[str, int]:
    desk.at("2026-10-29 09:15")
    ids = pick(
        desk,
        Pick(
            "bookstart",
            "keep",
            "Tre pakker: 6, 12 og 18 måneder. Den sidste henter kun hver tredje.",
            "Sundhedsplejen",
            540,
            "260 timer og 90.000 kr.",
        ),
        Pick(
            "",
            "keep",
            "Egen idé: vi synger og siger rim på dansk og på familiens eget sprog.",
            name=SONGS,
            group="children",
        ),
        Pick(
            "family_evening",
            "keep",
            "Fuldt hus, men det er de samme 25 familier.",
            "Beboerhuset",
            300,
            "90 timer",
        ),
        Pick("read_aloud", "keep", "Hver lørdag klokken 10.", "", 620, "80 timer"),
        Pick("baby_rhythm", "keep", "Venteliste på fire måneder.", "Musikskolen", 180, "60 timer"),
        Pick("daycare_boxes", "keep", "", "Dagtilbuddene", 2100),
        Pick("language_cafe", "keep", "For voksne. Børnene leger i hjørnet imens.", "", 140),
        Pick("summer_reading", "maybe", "", "", 760),
        Pick("theme_backpacks", "maybe"),
        Pick("communal_dining", "maybe"),
        Pick("citizens_meeting", "maybe"),
        Pick("children_films", "maybe"),
        Pick("class_visits", "drop", "Kører godt uden os i dette projekt."),
        Pick("homework_cafe", "drop", "Børnene er for små."),
        Pick("reading_dog", "drop"),
        Pick("prison_library", "drop"),
    )
    assets(
        desk,
        ("premises", "Et rum med gulvvarme, hvor man må kravle og spise", "Mødregrupper og dagplejere"),
        (
            "knowledge",
            "Børnebøger og rim på 14 sprog, og en kollega, der ved, hvor man får flere",
            "Sprogskolen og dagtilbuddene",
        ),
        (
            "audience",
            "540 nye forældre om året har vores adresse (opdigtet tal)",
            "Alle, der vil nå børnefamilier",
        ),
        ("people", "To kolleger, der selv er vokset op med to sprog", "Sundhedsplejen"),
    )
    desk.at("2026-10-29 10:40")
    for name in TABLE:
        if name not in {SONGS, "communal_dining"}:
            gates(desk, ids[name], "yyyy")
    gates(desk, ids[SONGS], "yyyy")
    gates(
        desk,
        ids["communal_dining"],
        "y?yn",
        "Find ud af, hvad man gør, hvis nogen ikke har råd",
        "Ingen af os har aftentimer tilbage.",
    )
    return ids


def _scoring(desk: Desk, people: list[int], ids: dict[str, int]) -> None:
    for place, person in enumerate(people):
        desk.at(f"2026-11-03 09:{10 + 6 * place}")
        scores(desk, person, columns(TABLE, ids, place))
        desk.finished(SCORES, person)
    setup(desk, method="rank")
    for person, order in zip(people, ORDERS, strict=True):
        ranked(desk, person, *order)
    desk.finished(WEIGHTS, *people)
    desk.at("2026-11-03 10:20")
    desk.activity(SCORES, phase=Phase.CLOSED, names=False)
    desk.activity(WEIGHTS, phase=Phase.CLOSED, names=False)
    settle(
        desk,
        ids[SONGS],
        "strategic_fit",
        4,
        "Børnestrategien (opdigtet) nævner flersprogede børn to gange. Det vidste kun halvdelen af os.",
        people[1],
    )
    settle(
        desk,
        ids["language_cafe"],
        "feasibility",
        3,
        "Vi regnede på vagterne sammen: det kan lade sig gøre hver anden uge, ikke hver uge.",
        people[1],
    )


def _choice(desk: Desk, ids: dict[str, int]) -> None:
    desk.at("2026-11-05 09:05")
    choose(
        desk,
        (
            ids["bookstart"],
            "Vi møder alle familier én gang. Den tredje pakke bliver ikke hentet, og dér kan en partner være med i hjemmet.",
        ),
        (
            ids[SONGS],
            (
                "Ingen gør det i dag, og familierne har selv det, der skal bruges: sproget. Vi er uenige om, hvor let det er, så "
                "vi prøver det med ét hold i foråret."
            ),
        ),
        (
            ids["family_evening"],
            "Vi har formen. Vi mangler de familier, vi ikke kender, og dem kender andre.",
        ),
    )
