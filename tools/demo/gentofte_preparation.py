"""Gentofte (made up): preparation and clarification."""

from __future__ import annotations

from collections.abc import Sequence

from tools.demo.desk import Desk
from tools.demo.parts import (
    answer,
    assumptions,
    evidence,
    goals,
    groups,
    partnerships,
    questions,
    ratings,
    sheet,
    why,
)

LONG_NOTE = """\
Referat af runden (opdigtet). Vi brugte den første halve time på at blive enige om, hvad vi mener med at \
være alene. Nogle bor alene og er glade for det. Andre er gift og har ikke talt med et menneske uden for \
huset i en måned. Vi endte med at sige: det gælder dem, der selv siger, at de savner nogen at tale med, \
og som ikke har nogen at ringe til.

Derefter talte vi om, hvem der ved det først. Det er ikke os. Det er hjemmeplejen, frisøren, viceværten \
og ham, der kører ud med bøgerne. Flere af os blev ærgerlige over, at vi i fem år har haft en kollega, \
der hver uge sidder i 165 stuer, uden at vi har spurgt, hvad han ser. Det skal vi gøre som det \
allerførste, og det koster ingenting.

Vi var uenige om, hvor svært det er. Tre mente, at vi kan begynde i morgen, tre mente, at vi kommer til \
at love noget, vi ikke kan holde. Det blev til et godt spørgsmål: hvad gør vi den dag, en borger \
fortæller os noget, der kræver mere end en bog? Det skal stå i aftalen, før vi går i gang, og det skal \
være partneren, der har svaret.

Til sidst blev vi enige om tre ting. Vi begynder i én bydel. Vi tager kun to partnere med. Og vi siger \
ikke ordet ensomhed på plakaten, for ingen melder sig til det. Vi skriver: ”Der er kaffe, og du må gerne \
tage din nabo med.” Én foreslog, at vi også skulle holde op med noget, når vi begynder på noget nyt. Alle \
nikkede, men ingen turde sige, hvad det skulle være. Det tager vi næste gang, og så begynder vi med det. \
Indtil da spørger tovholderen chaufføren, og lederen spørger hjemmeplejen."""


def preparation(desk: Desk, people: Sequence[int]) -> None:
    """The five questions."""
    leader, coordinator, librarian, second, children, communicator = people
    _partnerships(desk)
    desk.at("2026-10-12 09:00")
    answer(
        desk,
        leader,
        "Ingen over 75 skal gå en hel uge uden at have talt med nogen.",
        ("Vi har gode aftaler med enkeltpersoner, men ikke med deres organisationer.", "continuity", 5),
        ("Alle vil gerne samarbejde, ingen vil aflevere noget.", "expectations", 4),
        ("Det er svært at forklare udvalget, hvad en kop kaffe er værd.", "measurement", 4),
        wanted="association municipal citizens foundation",
        known="association municipal",
        reasons="cohesion new_audiences political_wish",
        area="community outreach",
    )
    desk.at("2026-10-13 10:15")
    answer(
        desk,
        coordinator,
        "Naboerne på to veje spiser sammen på biblioteket én gang om måneden.",
        ("Jeg bruger mere tid på at finde datoer end på at tale om indholdet.", "time", 4),
        ("Foreningerne har aldrig hørt om hinanden.", "finding_partner", 3),
        ("De frivillige føler sig som gratis ansatte.", "expectations", 4),
        wanted="association private citizens",
        known="association",
        reasons="cohesion places new_audiences",
        area="community",
        wanted_other="En grundejerforening, der har prøvet det før",
    )
    desk.at("2026-10-14 11:00")
    answer(
        desk,
        librarian,
        "Læs højt for hinanden: unge og gamle om den samme roman.",
        ("Kolleger siger, at det er socialt arbejde og ikke bibliotek.", "internal_backing", 4),
        ("Vi må ikke vide, hvem der får hjemmehjælp.", "law", 5),
        ("Vi holder møder i stedet for at gøre noget.", "time", 2),
        wanted="public_other education_culture citizens",
        known="public_other",
        reasons="current_users cohesion skills",
        area="reading outreach",
    )
    _rest(desk, second, children, communicator)


def _partnerships(desk: Desk) -> None:
    desk.at("2026-10-08 14:00")
    partnerships(
        desk,
        (
            "Den lokale ældreforening",
            "Foredrag og kaffe den første tirsdag i måneden",
            "association community 4 yes 2011 own joint",
            5,
        ),
        ("Hjemmeplejen", "Vi lægger en seddel om Bogen kommer", "municipal outreach 1 no 2020 own us", 2),
        (
            "Den lokalhistoriske forening",
            "Litterære gåture om sommeren",
            "association health 3 no ca.~2016 own them",
            4,
        ),
        ("Musikskolen", "Seks koncerter om året", "municipal heritage 4 yes 2013 own joint", 4),
        (
            "Et kulturhus",
            "Fælles program for vinterferien",
            "education_culture children 3 no 2019 own joint",
            3,
        ),
        ("En boghandel", "Forfatteraftener med bogbord", "private reading 3 no ca.~2008 own us", 4),
        (
            "Nabobibliotekerne",
            "Fælles kurser for personalet",
            "public_other reading 2 no 2015 neighbour joint",
            4,
        ),
    )


def _rest(desk: Desk, second: int, children: int, communicator: int) -> None:
    desk.at("2026-10-15 13:30")
    answer(
        desk,
        second,
        "Et reparationsværksted, hvor det er i orden ikke at sige noget.",
        ("Mænd kommer ikke til noget, der hedder café.", "culture_language", 4),
        ("Når en frivillig bliver syg, falder det hele sammen.", "continuity", 5),
        ("Vi har ingen penge til en håndværker, der kan stå for sikkerheden.", "economy", 3),
        wanted="citizens private association",
        known="citizens",
        reasons="new_audiences cohesion innovation",
        area="sustainability community",
    )
    desk.at("2026-10-16 08:45")
    answer(
        desk,
        children,
        "Reservebedsteforældre til højtlæsning lørdag formiddag.",
        ("Vuggestuen må ikke gå ud, når der mangler en voksen.", "time", 3),
        ("Børneattester tager tre uger, og så er lysten væk.", "law", 4),
        ("Ledelsen siger ja, men giver ikke timer.", "management_backing", 4),
        wanted="municipal citizens",
        known="municipal",
        reasons="cohesion current_users skills",
        area="children community",
    )
    desk.at("2026-10-16 15:10")
    answer(
        desk,
        communicator,
        "En kampagne, hvor folk skriver, hvad de gerne vil spørges om.",
        ("Ingen vil stå på et billede under ordet ensom.", "culture_language", 5),
        ("Partnerne sender os en tekst på fire sider dagen før.", "expectations", 3),
        ("Vi ved ikke, om opslagene når dem, de er til.", "measurement", 4),
        wanted="private association foundation",
        known="association",
        reasons="visibility new_audiences cohesion",
        area="community",
    )


def clarification(desk: Desk) -> None:
    """The project sheet."""
    desk.at("2026-10-27 09:20")
    sheet(
        desk,
        idea="Bogen kommer bliver til et besøg",
        challenge="Ældre, der bor alene, fortæller vores chauffør, at han er ugens eneste gæst. De kommer ikke til det, vi "
        "inviterer til, heller ikke når vi tilbyder at hente dem.",
    )
    groups(
        desk,
        (
            "Ældre over 75 år, der bor alene og savner nogen at tale med",
            "ca. 900",
            "hele kommunen (opdigtet tal)",
        ),
        ("Nypensionerede, der gerne vil bruges til noget", "", ""),
    )
    evidence(
        desk,
        ("observation", "Chaufføren bliver budt på kaffe i 30 af 165 hjem"),
        ("citizen_voice", "”Jeg låner to bøger mere, end jeg læser, så du kommer igen”"),
        ("number", "6 af 10 inviterede meldte fra til foredraget, selv om kørslen var gratis (opdigtet tal)"),
        ("assumption", "Hjemmeplejen vil gerne vide, hvem vi besøger"),
    )
    why(
        desk,
        "… de kender ingen i det rum, vi inviterer dem ind i",
        "… vi inviterer til et emne, ikke til et menneske",
        "… ingen af os har til opgave at følge nogen fra stuen til biblioteket",
        marked=3,
    )
    questions(
        desk,
        ("gøre bogen til anledning for", "ældre, der bor alene", "de får en at tale med hver uge"),
        ("bruge", "nypensionerede med god tid", "de bliver naboernes faste gæst"),
        chosen=1,
    )
    goals(
        desk,
        (
            "Flere har en fast samtale hver uge",
            "Antal, der siger, at de har talt med nogen de sidste syv dage",
            "54 af 165",
            "120 af 165",
            "2027-12-15",
            "SAR",
        ),
        (
            "Nye besøgere bliver ved",
            "Andel, der stadig besøger efter et halvt år",
            "0",
            "70 %",
            "2027-11-01",
            "SAR",
        ),
    )
    _frame(desk)


def _frame(desk: Desk) -> None:
    desk.at("2026-10-28 09:00")
    sheet(
        desk,
        alone="partnership",
        alone_reason="Vi har anledningen, bogen, og vi har døren. Besøgsvenner har menneskene. Hjemmeplejen ved, hvor der er brug "
        "for det. Ingen af os kan nå det alene.",
        scope_in="Én bydel, borgere, der i forvejen får bøger bragt, og et halvt år.",
        scope_out="Pleje, medicin, transport og borgere, der ikke selv har sagt ja.",
        owner_role="Tovholder",
        owner_hours="20",
    )
    ratings(desk, "53445543")
    assumptions(
        desk,
        (
            "hjemmeplejen må fortælle borgerne om ordningen",
            "Spørg deres leder og kommunens jurist på samme møde",
            "Leder",
            "2026-12-08",
        ),
        ("de ældre vil have en fast gæst", "Chaufføren spørger ti i januar", "Bibliotekar", "2027-01-29"),
        (
            "besøgerne bliver ved uden løn",
            "Tal med fem, der har gjort det i et år",
            "Tovholder",
            "2027-02-12",
        ),
    )
    sheet(
        desk,
        status="go_on",
        status_reason="Behovet er set af flere, og vi kan begynde småt.",
        closing=LONG_NOTE,
    )
