"""Gentofte (made up): scores and weights are shown and three services chosen; the partner ideas are being written."""

from __future__ import annotations

from facilitator.components.partners import IDEAS
from facilitator.components.services import SCORES, WEIGHTS
from facilitator.visibility import Phase
from tools.demo.desk import Desk
from tools.demo.gentofte_dialogue import dialogue
from tools.demo.gentofte_homework import homework
from tools.demo.gentofte_preparation import clarification, preparation
from tools.demo.gentofte_showcase import about, showcase
from tools.demo.partner_parts import ideas
from tools.demo.parts import (
    Pick,
    assets,
    choose,
    columns,
    gates,
    pick,
    scores,
    settle,
    setup,
    swing,
)

PEOPLE = (
    ("Lene Østergaard", "library_manager"),
    ("Camilla Damgaard", "coordinator"),
    ("Søren Ågård", "librarian"),
    ("Henrik Nørgaard", "librarian"),
    ("Julie Bundgaard", "children_librarian"),
    ("Pia Krogh", "communicator"),
)

# One text for each person, one digit for each criterion; "-" is "don't know".
TABLE = {
    "loneliness": ("55433352", "45332242", "55542322", "55544522", "45533232", "54442321"),
    "Naboaften": ("55533322", "55542532", "45432222", "55434352", "54343341", "45542222"),
    "home_delivery": ("44252554", "42242554", "45445553", "43254554", "35153544", "44135544"),
    "shared_reading": ("42343454", "31433343", "53453433", "43454434", "53343342", "24443414"),
    "senior_club": ("44443443", "33344232", "34542434", "45544554", "23333421", "33443333"),
    "volunteer_place": ("52543333", "54533233", "54543331", "54544343", "45543332", "55525233"),
    "communal_dining": ("55544112", "33453312", "35343123", "43523234", "43444223", "34533222"),
    "literary_walk": ("33532455", "22422453", "23433544", "32434554", "31534555", "33232553"),
    "language_cafe": ("23453343", "31333323", "44553453", "34553443", "23443242", "2445--31"),
    "movement_backpack": ("42332454", "34423444", "33243445", "34431545", "22332434", "22321335"),
    "repair_cafe": ("14443343", "22543343", "2354415-", "43554243", "13453243", "22542132"),
    "concert": ("31334424", "32323223", "11323334", "23323444", "12224354", "13315334"),
}


def write(desk: Desk) -> None:
    """The whole library."""
    desk.at("2026-10-02 08:45")
    people = [desk.person(name, role) for name, role in PEOPLE]
    preparation(desk, people)
    clarification(desk)
    ids = _services(desk)
    _gates(desk, ids)
    _scoring(desk, people, ids)
    _choice(desk, ids)
    _ideas(desk, people)
    dialogue(desk, people)
    homework(desk, people)
    showcase(desk, people)
    about(desk, people)


def _services(desk: Desk) -> dict[str, int]:
    desk.at("2026-11-05 09:10")
    ids = pick(
        desk,
        Pick("loneliness", "keep", "Vi taler meget om det og gør lidt ved det.", "", None, ""),
        Pick(
            "",
            "keep",
            "Egen idé: naboerne på to veje inviterer hinanden ind på biblioteket én aften om måneden.",
            name="Naboaften",
            group="community",
        ),
        Pick("home_delivery", "keep", "Chaufføren er for mange ugens eneste gæst.", "", 165, "320 timer"),
        Pick("shared_reading", "keep", "To grupper, begge fulde.", "", 48, "120 timer"),
        Pick(
            "senior_club",
            "keep",
            "Foredrag om formiddagen. Kaffen er det vigtigste.",
            "Den lokale ældreforening",
            210,
        ),
        Pick(
            "volunteer_place",
            "keep",
            "31 frivillige, men ingen til at tage imod de nye (opdigtet tal).",
            "",
            31,
        ),
        Pick("communal_dining", "maybe", "Vi har ikke noget køkken."),
        Pick("literary_walk", "keep", "", "Den lokalhistoriske forening", 130, "30 timer"),
        Pick("language_cafe", "maybe", "", "", 60),
        Pick("movement_backpack", "maybe"),
        Pick("repair_cafe", "maybe", "Mange mænd på 60+ melder sig som hjælpere.", "", 95),
        Pick("concert", "maybe", "", "Musikskolen", 800, "40.000 kr."),
        Pick("legal_aid", "maybe", "Ønsket af flere borgere."),
        Pick("podcast", "drop", "Sjovt, men det når ikke dem, der er alene."),
        Pick("makerspace", "drop"),
    )
    assets(
        desk,
        (
            "premises",
            "Tre filialer i gåafstand, åbne alle ugens dage",
            "Grundejerforeninger og klubber uden hus",
        ),
        ("people", "Chauffører, som hver uge er hjemme hos folk", "Hjemmeplejen og besøgsvenner"),
        ("audience", "Et navn, som alle generationer er trygge ved", "Foreninger, der mangler nye medlemmer"),
        (
            "knowledge",
            "Erfaring med at få fremmede til at tale sammen om en tekst",
            "Plejehjem og boligforeninger",
        ),
    )
    return ids


def _gates(desk: Desk, ids: dict[str, int]) -> None:
    desk.at("2026-11-05 10:30")
    for name in TABLE:
        if name not in {"Naboaften", "communal_dining"}:
            gates(desk, ids[name], "yyyy")
    gates(
        desk, ids["Naboaften"], "yyy?", "Lederen finder ud af, hvem der kan få aftentimer, inden 1. februar"
    )
    gates(
        desk,
        ids["communal_dining"],
        "yy?y",
        "Tovholderen spørger, hvad der gælder for madlavning i et lånt køkken",
    )
    gates(
        desk,
        ids["legal_aid"],
        "yyn?",
        "Det kan vi ikke love at gøre uafhængigt.",
        "Lederen taler med juristen om et andet sted",
    )


def _scoring(desk: Desk, people: list[int], ids: dict[str, int]) -> None:
    desk.at("2026-11-10 13:00")
    for place, person in enumerate(people):
        desk.at(f"2026-11-10 13:{12 + 7 * place}")
        scores(desk, person, columns(TABLE, ids, place))
        desk.finished(SCORES, person)
    desk.at("2026-11-10 14:02")
    desk.activity(SCORES, phase=Phase.REVEALED)
    setup(desk, method="swing")
    leader, coordinator, librarian, _, children, _ = people
    swing(desk, leader, 100, 80, 60, 70, 40, 50, 75, 30)
    swing(desk, coordinator, 60, 100, 70, 90, 30, 60, 50, 20)
    swing(desk, librarian, 40, 100, 50, 60, 80, 70, 60, 10)
    swing(desk, children, 70, 90, 100, 60, 50, 80, 40, 40)
    desk.finished(WEIGHTS, leader, coordinator, librarian, children)
    desk.activity(WEIGHTS, phase=Phase.REVEALED)
    desk.at("2026-11-10 14:40")
    settle(
        desk,
        ids["home_delivery"],
        "partner_gain",
        3,
        "Fire af os tænkte på chaufføren, to på hjemmeplejen. Hjemmeplejen har noget at vinde, men vi har ikke spurgt dem.",
        coordinator,
    )


def _choice(desk: Desk, ids: dict[str, int]) -> None:
    desk.at("2026-11-12 09:20")
    choose(
        desk,
        (
            ids["home_delivery"],
            (
                "Vi er allerede inde i stuen hos dem, andre ikke kan nå. Sammen med en, der kan besøge, bliver bogen til en "
                "samtale. Det kan begynde uden nye timer."
            ),
        ),
        (
            ids["loneliness"],
            (
                "Det er her, behovet er størst, og vi kan intet alene. Vi er uenige om, hvor svært det er, og begynder derfor "
                "småt: én bydel og ét halvt år. Plads til frivillige ligger også højt, men den er en forudsætning for denne her."
            ),
        ),
        (
            ids["Naboaften"],
            "Ny for os, billig at prøve og båret af borgerne selv. Kan stoppes igen, hvis ingen kommer.",
        ),
    )


def _ideas(desk: Desk, people: list[int]) -> None:
    desk.at("2026-11-19 13:00")
    leader, coordinator, librarian, _, children, _ = people
    ideas(
        desk,
        leader,
        (
            "Grundejerforeningen på vejen bag biblioteket",
            "association",
            "own",
            "De har en mailliste, vi aldrig får.",
        ),
        ("Hjemmeplejen", "municipal", "own", "De ved, hvem der ikke har talt med nogen siden i går."),
        ("En golfklub", "association", "own", "Nypensionerede med god tid. 🙂"),
        ("Bedemanden", "private", "own", "Den første, der ved, at nogen er blevet alene."),
        ("En venskabsby med en ordning for nabobesøg", "public_other", "international", ""),
        ("Den lokale fond", "foundation", "own", "Kan de betale for en kørestolstaxa?"),
    )
    ideas(
        desk,
        coordinator,
        (
            "Boligforeningens viceværter",
            "association",
            "own",
            "De ser, hvis gardinet ikke bliver trukket fra.",
        ),
        ("Frisøren i centret", "private", "own", "Alle taler med deres frisør."),
        ("Besøgsvenner", "association", "own", ""),
        ("Et gymnasium", "public_other", "own", "Unge og ældre læser den samme roman."),
        ("Plejehjemmet", "municipal", "own", ""),
        ("Apoteket", "private", "own", "Der er kø og stole."),
    )
    ideas(
        desk,
        librarian,
        ("Kirkens besøgstjeneste", "association", "own", "Find ud af, om alle er velkomne."),
        ("Nabobibliotekets bogbus", "public_other", "neighbour", "De har en bus og mangler en rute."),
        ("Hundelufterne i parken", "citizens", "own", "De mødes hver morgen klokken syv og kender hinanden."),
        ("Pensionerede lærere", "citizens", "own", ""),
        (
            "En forsker, der ved noget om ensomhed",
            "education_culture",
            "national",
            "Kan måle, om det virker.",
        ),
        ("Avisbudet", "private", "own", "Er på vejen hver morgen klokken fem."),
    )
    ideas(
        desk,
        children,
        ("Dagplejen", "municipal", "own", "Ældre, der savner børnebørn, og børn, der savner bedsteforældre."),
        ("Spejderne", "association", "own", "Kan bære borde!"),
        ("Musikskolens ældste elever", "municipal", "own", "Små koncerter i folks egne haver."),
        ("Bageren", "private", "own", "Brødet fra i går til naboaftenen."),
        ("Nytilflyttede familier", "citizens", "own", "De kender heller ingen."),
    )
    desk.finished(IDEAS, leader, children)
    desk.activity(IDEAS, left=194)
