"""Frederiksberg (made up): clarified against the program's suggestion, and in the middle of the blind scoring."""

from __future__ import annotations

from facilitator.components.services import SCORES
from tools.demo.desk import Desk
from tools.demo.parts import (
    Pick,
    answer,
    assets,
    assumptions,
    columns,
    evidence,
    gates,
    goals,
    groups,
    partnerships,
    pick,
    questions,
    ratings,
    scores,
    sheet,
    why,
)

# One text for each person, one digit for each criterion; "-" is "don't know", "." is not answered yet.
TABLE = {
    "it_cafe": ("44434342", "54334343", "43445434", "4433...."),
    "digital_post": ("55443443", "54453343", "45443334", "55443..."),
    "mitid_help": ("45543334", "55443434", "4554334-", "45......"),
    "digital_safety": ("55554343", "45554434", "55544343", "5555...."),
    "ai_introduction": ("33224243", "4322-233", "52313124", "3......."),
    "home_delivery": ("44335443", "43345454", "44334453", "........"),
    "citizens_centre": ("54543222", "45533223", "3442312-", "........"),
    "legal_aid": ("23344233", "3234-323", "24343324", "........"),
    "senior_club": ("34323434", "33324344", "43233443", "........"),
    "carers_cafe": ("34543334", "35443343", "24554234", "........"),
}


def write(desk: Desk) -> None:
    """The whole library."""
    desk.at("2026-10-05 14:00")
    leader = desk.person("Charlotte Dahl", "library_manager")
    coordinator = desk.person("Michael Berg", "coordinator")
    librarian = desk.person("Emma Frandsen", "librarian")
    it = desk.person("Niels Iversen", "it")
    children = desk.person("Rikke Toft", "children_librarian")
    _partnerships(desk)
    _management(desk, leader, coordinator)
    _staff(desk, librarian, it, children)
    _clarification(desk)
    _decision(desk)
    ids = _services(desk)
    desk.at("2026-11-17 13:10")
    for place, person in enumerate((coordinator, librarian, it, leader)):
        desk.at(f"2026-11-17 13:{18 + 6 * place}")
        scores(desk, person, columns(TABLE, ids, place))
        if person != leader:
            desk.finished(SCORES, person)


def _partnerships(desk: Desk) -> None:
    partnerships(
        desk,
        (
            "Borgerservice",
            "Fælles skranke tirsdag og torsdag",
            "municipal advice 4 yes 2020 own joint",
            4,
        ),
        (
            "Den lokale ældreforening",
            "It-café med frivillige hver onsdag",
            "association digital_skills 4 no 2015 own them",
            5,
        ),
        (
            "En bank",
            "Oplæg om svindel to gange om året",
            "private digital_skills 2 no 2024 own us",
            3,
        ),
        (
            "Musik- og kulturskolen",
            "Elevkoncerter i voksenafdelingen",
            "municipal heritage 3 no ca.~2010 own joint",
            4,
        ),
        ("Et plejehjem", "Bogkasser hver sjette uge", "municipal outreach 3 yes 2018 own us", 4),
        (
            "En beboerforening",
            "Udlån af lokale til generalforsamling",
            "association rooms 1 no - own them",
            None,
        ),
    )


def _management(desk: Desk, leader: int, coordinator: int) -> None:
    desk.at("2026-10-14 08:20")
    answer(
        desk,
        leader,
        "Én dør til tryg hjælp med det digitale, uanset hvem der egentlig har opgaven.",
        ("To forvaltninger tæller de samme borgere og regner med hver sit bevis.", "measurement", 4),
        ("Samarbejdet er bundet til to mennesker, der kan lide hinanden.", "continuity", 5),
        ("Vi har ikke sagt højt, hvad vi ikke vil.", "expectations", 3),
        wanted="private public_other association",
        known="association",
        reasons="current_users political_wish economy",
        area="digital_skills advice",
    )
    desk.at("2026-10-15 10:05")
    answer(
        desk,
        coordinator,
        "Bankens rådgivere sidder hos os én formiddag om måneden og taler om svindel.",
        ("Banken vil have sit navn på. Vi vil helst være fri.", "law", 4),
        ("De frivillige er 75 år og opefter, og de bliver ikke flere.", "continuity", 4),
        ("Der skal aftales dato med fem kalendere.", "time", 3),
        wanted="private association citizens",
        known="private association",
        reasons="skills visibility current_users",
        area="digital_skills",
    )


def _staff(desk: Desk, librarian: int, it: int, children: int) -> None:
    desk.at("2026-10-16 12:10")
    answer(
        desk,
        librarian,
        "Pårørende lærer at hjælpe, så hjælpen bliver i familien.",
        ("Borgerne fortæller os ting, vi ikke må skrive ned, men heller ikke kan glemme.", "law", 5),
        ("Skranken er fuld, så vi når ikke at tale med partneren.", "time", 4),
        ("Jeg hører først om aftalen, når borgeren står der.", "internal_backing", 3),
        wanted="municipal association",
        known="municipal",
        reasons="current_users skills cohesion",
        area="advice digital_skills",
    )
    desk.at("2026-10-19 09:33")
    answer(
        desk,
        it,
        "Et øveværelse, hvor man kan trykke forkert, uden at der sker noget.",
        ("Der kommer en ny udgave af alting hvert halve år.", "time", 3),
        ("Ingen af os ved, hvem der betaler for de maskiner, partneren bruger.", "economy", 4),
        ("De tror, at vi kan reparere deres printer.", "expectations", 2),
        wanted="education_culture private",
        known="",
        reasons="skills innovation economy",
        area="digital_skills",
        wanted_other="Unge, der læser datalogi",
    )
    desk.at("2026-10-20 15:25")
    answer(
        desk,
        children,
        "Børnebørn og bedsteforældre på kursus sammen i vinterferien.",
        ("Vi taler forbi hinanden: de siger klient, vi siger låner.", "culture_language", 4),
        ("Der er ingen leder med, når vi mødes.", "management_backing", 3),
        ("Det er svært at finde nogen, der har tid om formiddagen.", "finding_partner", 3),
        wanted="association citizens education_culture",
        known="citizens",
        reasons="cohesion new_audiences current_users",
        area="children digital_skills",
    )


def _clarification(desk: Desk) -> None:
    desk.at("2026-11-04 09:10")
    sheet(
        desk,
        idea="Digital tryghed: fast hjælp tre steder i byen",
        challenge="Borgere over 70 år kommer til os med breve og beskeder, som de ikke tør åbne. Vi hjælper én ad gangen, og de "
        "samme kommer igen ugen efter.",
    )
    groups(
        desk,
        ("Borgere over 70 år, der bor alene", "ca. 3.800", "hele byen (opdigtet tal)"),
        ("Deres pårørende", "", ""),
    )
    evidence(
        desk,
        (
            "number",
            "212 henvendelser om digital post på fire uger, talt med streger ved skranken (opdigtet tal)",
        ),
        ("observation", "To ud af tre kommer igen med det samme problem inden for en måned"),
        ("citizen_voice", "”Jeg trykker ikke på noget, før min datter har set det”"),
    )
    desk.at("2026-11-04 10:00")
    why(
        desk,
        "… de er bange for at gøre noget forkert",
        "… de har hørt om naboen, der mistede sin opsparing",
        "… ingen viser dem, hvordan man øver sig uden risiko",
        marked=3,
    )
    questions(
        desk,
        ("give", "ældre, der bor alene", "de selv tør åbne det næste brev"),
        ("ruste", "de pårørende", "de kan hjælpe uden at overtage"),
        chosen=1,
    )
    goals(
        desk,
        (
            "Flere klarer det selv anden gang",
            "Andel, der kommer igen med samme problem inden for en måned",
            "67 %",
            "40 %",
            "2027-12-01",
            "SR",
        ),
        ("Færre bliver snydt", "Anmeldte sager hos politiet", "", "halvt så mange", "2028-06-30", "R"),
    )


def _decision(desk: Desk) -> None:
    desk.at("2026-11-04 11:15")
    sheet(
        desk,
        alone="partnership",
        alone_reason="Banken har ekspertisen, ældreforeningen har tilliden, og borgerservice har retten til at se sagen. Vi har "
        "rummet, og folk kommer her i forvejen.",
        scope_in="Hjælp til at læse, forstå og svare. Øvelse uden risiko. Tre steder i byen.",
        scope_out="At handle på borgerens vegne, reparation af maskiner, investering og gæld.",
        owner_role="Tovholder",
        owner_hours="12",
    )
    ratings(desk, "523422-4")
    sheet(
        desk,
        rating_reason="Vi er uenige om det nye i det: it-caféen har eksisteret siden 2015. Det nye er øverummet og banken.",
    )
    assumptions(
        desk,
        (
            "de ældre kommer igen for at øve sig, også når der ikke er noget galt",
            "Hold fire øvetimer i januar, og tæl, hvem der kommer igen",
            "It-medarbejder",
            "2027-01-29",
        ),
        (
            "banken vil komme uden at sælge noget",
            "Spørg, om de vil skrive under på det",
            "Leder",
            "2026-12-15",
        ),
    )
    sheet(
        desk,
        status="go_on",
        status_reason="Programmet foreslår, at vi uddyber. Vi går videre, fordi partnerne står klar i januar, og fordi det, vi "
        "mangler at vide, kun kan undersøges ved at prøve.",
    )


def _services(desk: Desk) -> dict[str, int]:
    desk.at("2026-11-11 09:05")
    ids = pick(
        desk,
        Pick(
            "it_cafe",
            "keep",
            "Hver onsdag 10-12. Tolv stole, ofte tyve mennesker.",
            "Den lokale ældreforening",
            900,
            "160 timer",
        ),
        Pick("digital_post", "keep", "Ved skranken, når der er tid.", "Borgerservice", 2500),
        Pick("mitid_help", "keep", "", "Borgerservice", 1900),
        Pick(
            "digital_safety",
            "keep",
            "Oplæg to gange om året. Alle nikker, og ingen øver sig.",
            "En bank",
            110,
        ),
        Pick("ai_introduction", "maybe", "Der er kø til kurset, men det er de samme, der kommer."),
        Pick(
            "home_delivery",
            "keep",
            "Vi er i hjemmet i forvejen. Kunne vi hjælpe med mere end bøger?",
            "",
            140,
        ),
        Pick("citizens_centre", "maybe"),
        Pick("legal_aid", "maybe", "Kun hvis det er frivillige jurister."),
        Pick("debt_advice", "drop", "Findes allerede to steder i byen."),
        Pick("senior_club", "keep", "", "", 75),
        Pick("carers_cafe", "keep", "Helt nyt for os."),
        Pick("passport_id", "maybe", "Opgaven hører til i borgerservice."),
    )
    assets(
        desk,
        ("audience", "Folk tør spørge os om noget, de ikke tør spørge banken om", "Banken og borgerservice"),
        ("premises", "Et mødelokale med skærm, som er ledigt hver formiddag", "Ældreforeningen"),
        ("knowledge", "Vi ved, hvilke breve der giver flest spørgsmål", "Dem, der skriver brevene"),
    )
    desk.at("2026-11-11 10:40")
    for name in ("it_cafe", "digital_post", "mitid_help", "senior_club", "home_delivery", "carers_cafe"):
        gates(desk, ids[name], "yyyy")
    gates(desk, ids["digital_safety"], "yyy?", "Lederen finder timer i det nye budget")
    gates(desk, ids["ai_introduction"], "yyyy")
    gates(
        desk, ids["citizens_centre"], "?yyy", "Tovholderen undersøger, hvem der så har ansvaret for bøgerne"
    )
    gates(desk, ids["legal_aid"], "yy?y", "Lederen spørger kommunens jurist inden næste møde")
    gates(
        desk,
        ids["passport_id"],
        "yynn",
        "Opgaven ligger i borgerservice og bliver dér.",
        "Ingen af os har det som opgave.",
    )
    return ids
