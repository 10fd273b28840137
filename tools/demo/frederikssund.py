"""Frederikssund (made up): goes on with its project; services are picked, and half of the gates are answered."""

from __future__ import annotations

from tools.demo.desk import Desk
from tools.demo.frederikssund_cases import cases
from tools.demo.frederikssund_strategy import begun
from tools.demo.parts import (
    Pick,
    answer,
    assets,
    assumptions,
    evidence,
    gates,
    goals,
    groups,
    partnerships,
    pick,
    questions,
    ratings,
    sheet,
    why,
)


def write(desk: Desk) -> None:
    """The whole library."""
    desk.at("2026-10-06 12:40")
    leader = desk.person("Birgit Sørensen", "library_manager")
    coordinator = desk.person("Thomas Friis", "coordinator")
    children = desk.person("Maria Eskildsen", "children_librarian")
    librarian = desk.person("Ole Gregersen", "librarian")
    _partnerships(desk)
    _preparation(desk, leader, coordinator, children, librarian)
    _clarification(desk)
    _decision(desk)
    _services(desk)
    cases(desk, (leader, coordinator, children, librarian))
    begun(desk)


def _partnerships(desk: Desk) -> None:
    partnerships(
        desk,
        (
            "Ungdomsskolen",
            "Spilaften én fredag om måneden",
            "municipal digital 4 yes 2023 own joint",
            5,
        ),
        (
            "En spejdergruppe",
            "Naturdag for familier i september",
            "association children 2 no 2020 own them",
            4,
        ),
        (
            "Sundhedsplejen",
            "Bogpakker med hjem ved besøget, når barnet er otte måneder",
            "municipal children 4 yes 2017 own us",
            4,
        ),
        (
            "Nabobibliotekerne",
            "Fælles indkøb af forfatteraftener",
            "public_other reading 3 no ca.~2012 neighbour joint",
            3,
        ),
        (
            "En boghandel",
            "Bogbord til forfatteraftener",
            "private reading 2 no 2016 own us",
            4,
        ),
    )


def _preparation(desk: Desk, leader: int, coordinator: int, children: int, librarian: int) -> None:
    desk.at("2026-10-19 08:30")
    answer(
        desk,
        leader,
        "De unge får nøglen til åbent bibliotek om aftenen og er selv værter.",
        ("Direktionen er positiv, men vil se tal, før der kommer timer.", "management_backing", 4),
        ("Vi har fire filialer og fire måder at gøre det på.", "internal_backing", 3),
        ("Når puljen slutter, slutter samarbejdet.", "continuity", 5),
        wanted="citizens association private",
        known="association",
        reasons="new_audiences cohesion innovation",
        area="community rooms",
    )
    desk.at("2026-10-20 09:10")
    answer(
        desk,
        coordinator,
        "Et ungeråd, der selv har penge til fire arrangementer om året.",
        ("Busserne kører ikke efter klokken 20, så de unge fra landet kan ikke være med.", "economy", 4),
        ("Ungdomsskolen planlægger i skoleår, vi planlægger i kalenderår.", "culture_language", 3),
        ("Alle forventer, at biblioteket skriver referatet.", "expectations", 2),
        wanted="citizens municipal public_other",
        known="municipal",
        reasons="new_audiences innovation places",
        area="community digital_skills",
    )
    desk.at("2026-10-21 13:45")
    answer(
        desk,
        children,
        "Store søskende læser højt for små søskende, og klubben giver kagen.",
        ("Pædagogerne skifter job hele tiden.", "continuity", 4),
        ("Der er altid én, der siger, at det har vi prøvet.", "internal_backing", 3),
        ("Jeg ved ikke, om jeg skal hente børneattest på frivillige under 18.", "law", 4),
        wanted="municipal association",
        known="municipal association",
        reasons="current_users cohesion skills",
        area="children",
    )
    desk.at("2026-10-22 16:02")
    answer(
        desk,
        librarian,
        "Et værksted, hvor pensionerede håndværkere og unge reparerer knallerter og cykler sammen.",
        ("Vi snakker længe og beslutter sent.", "time", 4),
        ("Det er svært at finde nogen, der har lyst til at være sammen med teenagere.", "finding_partner", 4),
        ("Vi måler besøg, men ikke, om nogen fik noget ud af det.", "measurement", None),
        wanted="citizens private education_culture",
        known="citizens",
        reasons="cohesion new_audiences visibility",
        area="sustainability community",
        wanted_other="Den lokale auto- og cykelmekaniker",
    )


def _clarification(desk: Desk) -> None:
    desk.at("2026-11-02 09:15")
    sheet(
        desk,
        idea="Åbent bibliotek om aftenen, hvor de unge selv er værter",
        challenge="Knap halvdelen af de 15-19-årige holder op med at bruge biblioteket, når de går ud af folkeskolen. De, der bor "
        "uden for byen, har ikke noget sted at mødes om aftenen, som ikke koster penge.",
    )
    groups(
        desk,
        ("Unge på 15-19 år", "ca. 2.400", "hele kommunen (opdigtet tal)"),
        ("Unge i landsbyerne uden en aftenbus", "ca. 350", "uden for byerne"),
    )
    evidence(
        desk,
        ("number", "47 % af de aktive lånere på 15 år lånte ikke noget som 17-årige (opdigtet tal)"),
        (
            "citizen_voice",
            "”Der er jo ikke andre, man kender” (pige på 16, ved skolens frivillige spørgerunde)",
        ),
        ("observation", "Fredag aften sidder der 15-20 unge på trappen foran huset, når der er lukket"),
        ("assumption", "De vil gerne være værter, hvis de får ansvaret på skrift"),
    )
    desk.at("2026-11-02 10:10")
    why(
        desk,
        "… biblioteket er noget, man gik til med sin klasse",
        "… der sker ikke noget om aftenen for dem over 15",
        "… aftenerne er planlagt af os, til dem og uden dem",
        "… vi har ikke turdet give dem ansvaret for et rum",
        marked=4,
    )
    questions(
        desk,
        ("gøre rummet til", "de unge på 15-19 år", "de selv inviterer deres venner med"),
        ("bringe biblioteket ud til", "unge i landsbyerne", "en manglende bus ikke holder dem væk"),
        chosen=1,
    )
    desk.at("2026-11-02 11:00")
    goals(
        desk,
        (
            "Flere unge bruger biblioteket om aftenen",
            "Unge på besøg pr. fredag efter klokken 18",
            "8 (talt i september)",
            "40",
            "2027-11-26",
            "SAR",
        ),
        (
            "De unge har selv ansvaret for aftenerne",
            "Antal unge værter, der har stået for mindst to aftener",
            "0",
            "12",
            "2027-06-18",
            "SAR",
        ),
    )


def _decision(desk: Desk) -> None:
    desk.at("2026-11-03 09:05")
    sheet(
        desk,
        alone="partnership",
        alone_reason="Ungdomsskolen kender de unge og må arbejde om aftenen. Vi har rummet. De unge selv har vennerne.",
        scope_in="Fredag aften på hovedbiblioteket, ungdomsuddannelserne og 9.-10. klasse.",
        scope_out="Lektiehjælp, yngre børn og de tre filialer det første år.",
        owner_role="Tovholder",
        owner_hours="18",
    )
    ratings(desk, "44453544")
    sheet(
        desk,
        rating_reason="Vi var længst om bredden: er 2.400 unge mange eller få? Vi blev enige om, at 12 værter, der trækker "
        "venner med, er nok til at begynde.",
    )
    desk.at("2026-11-03 10:20")
    assumptions(
        desk,
        (
            "unge vil være værter, hvis ansvaret er rigtigt",
            "Giv seks unge nøglen to fredage i februar, og se, om de kommer igen",
            "Tovholder",
            "2027-02-26",
        ),
        (
            "ungdomsskolen kan lægge en medarbejder hver anden fredag",
            "Spørg deres leder, og få det ind i næste skoleårs plan",
            "Leder",
            "2027-01-15",
        ),
        (
            "naboerne kan leve med lyden",
            "Hold én prøveaften, og ring på bagefter",
            "Bibliotekar",
            "2027-02-12",
        ),
    )
    sheet(
        desk,
        status="go_on",
        status_reason="Vi har et tal, et rum og en partner, der har sagt, at de er interesserede.",
        closing="Husk, at det er de unges sprog, der skal stå på invitationen. Ikke vores.",
    )


def _services(desk: Desk) -> None:
    desk.at("2026-11-10 09:30")
    ids = pick(
        desk,
        Pick(
            "open_library", "keep", "Åbent til klokken 22, men næsten ingen under 20 bruger det.", "", 61000
        ),
        Pick("video_games", "keep", "Spilaftenen er fuld hver gang.", "Ungdomsskolen", 640, "70 timer"),
        Pick("board_games", "maybe"),
        Pick("stage", "keep", "Scenen står tom fire aftener om ugen."),
        Pick(
            "makerspace", "keep", "To 3D-printere og en symaskine, som kun én kollega kan betjene.", "", 420
        ),
        Pick(
            "repair_cafe",
            "keep",
            "Har været holdt to gange. Begge gange kom der flere, end vi havde skruetrækkere.",
            "",
            85,
        ),
        Pick("homework_cafe", "maybe", "", "", 310, "4 timer om ugen"),
        Pick("communal_dining", "keep", "", "Ungdomsskolen"),
        Pick("concert", "maybe", "Kun klassisk indtil nu."),
        Pick("job_search", "maybe"),
        Pick(
            "mental_health", "keep", "De unge taler om det hele tiden. Vi har ingen, der er uddannet til det."
        ),
        Pick("debate", ""),
        Pick("reading_group", "drop", "Godt tilbud, men ikke til denne målgruppe."),
        Pick("newsletter", "drop"),
        Pick(
            "",
            "keep",
            "De unges egen idé: tre fredage, tre temaer, og de styrer selv musikken. ☕",
            name="Nøglefredag",
            group="community",
        ),
    )
    desk.at("2026-11-10 10:45")
    assets(
        desk,
        (
            "premises",
            "Et hus med lys, varme og toilet, som er betalt, også når vi er gået hjem",
            "Ungdomsskolen og de unge selv",
        ),
        ("people", "En kollega, der har været klubpædagog i ti år", "Alle, der er bange for larmen"),
        ("audience", "3.000 modtagere af et nyhedsbrev (opdigtet tal)", "Foreninger, der mangler medlemmer"),
    )
    desk.at("2026-11-12 09:00")
    gates(
        desk,
        ids["open_library"],
        "yy??",
        "Lederen spørger, om huset må være åbent uden ansatte for unge under 18",
        "Tovholderen taler med den, der lægger vagtplanen",
    )
    gates(desk, ids["video_games"], "yyyy")
    gates(desk, ids["stage"], "yyy.")
    gates(desk, ids["makerspace"], "yy.n", "Den ene, der kan maskinerne, går på pension til marts.")
    gates(desk, ids["repair_cafe"], "y?..", "Find ud af, om man kan være med uden selv at have noget med")
    gates(desk, ids["mental_health"], "y.?.", "Spørg kommunens jurist, hvor grænsen går til behandling")
    gates(desk, ids["Nøglefredag"], "yy..")
