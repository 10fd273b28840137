"""Gladsaxe (made up): the search for partners, from silent writing to two contact plans."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.components.partners import DOTS, IDEAS
from facilitator.visibility import Phase
from tools.demo.desk import Desk
from tools.demo.gladsaxe_judging import judge
from tools.demo.partner_parts import alone, dots, for_services, ideas, join, merge_ideas, place


def partners(desk: Desk, people: Sequence[int], services: dict[str, int]) -> None:
    """The whole component."""
    desk.at("2026-11-10 09:00")
    wrote = _ideas(desk, people)
    desk.at("2026-11-10 09:40")
    desk.activity(IDEAS, phase=Phase.REVEALED)
    desk.finished(IDEAS, *people)
    found = _candidates(desk, people[1], wrote)
    _dots(desk, people, found)
    _maps(desk, found, services)
    judge(desk, found)


def _ideas(desk: Desk, people: Sequence[int]) -> dict[str, int]:
    leader, coordinator, children, librarian, it, communicator, second = people
    wrote: dict[str, int] = {}
    wrote |= ideas(
        desk,
        leader,
        ("Sundhedsplejen", "municipal", "own", "De er i hjemmet, når barnet er halvandet år."),
        ("Dagtilbuddene", "municipal", "own", ""),
        ("Boligforeningen", "association", "own", "Har fælleslokaler, der står tomme om formiddagen."),
        ("En fond, der støtter små børns sprog", "foundation", "national", ""),
        ("Børnelægen", "private", "own", "Venteværelset er fuldt af vores målgruppe."),
        cards="monday_morning empty_rooms",
    )
    wrote |= ideas(
        desk,
        coordinator,
        ("Sundhedsplejens mødregrupper", "municipal", "own", "Grupper, der bliver ved, også efter et år."),
        ("Beboerhuset", "association", "own", "De har køkken."),
        ("Sprogskolen", "public_other", "own", "Forældrene går der hver formiddag."),
        ("Den lokale idrætsforening", "association", "own", "Forældre venter i hallen to timer hver lørdag."),
        ("Supermarkedet", "private", "own", "Alle familier kommer der. Rim på mælkekartonen?"),
        cards="empty_rooms unvisited_place three_active",
    )
    wrote |= ideas(
        desk,
        children,
        ("Vuggestuer og børnehaver", "municipal", "own", "Sangene skal med hjem i garderoben."),
        ("Musikskolen", "municipal", "own", ""),
        ("Et babysvømmehold", "association", "own", "Man synger alligevel i vandet 🐟"),
        ("Bedsteforældre, der taler to sprog", "citizens", "own", "Det er dem, der kan sangene."),
        ("Kommunens talepædagoger", "municipal", "own", ""),
        cards="languages missing_at_table",
    )
    wrote |= ideas(
        desk,
        librarian,
        ("Et kor", "association", "own", "Korfolk er ikke bange for at synge på noget, de ikke forstår."),
        ("Pædagoguddannelsen", "education_culture", "region", "Studerende i praktik hos os."),
        ("Et bibliotek i et naboland", "public_other", "international", "Nogen må have prøvet det."),
        ("Sprogskolen for voksne", "public_other", "own", ""),
        ("Forfattere, der skriver på to sprog", "education_culture", "national", ""),
        cards="other_country languages",
    )
    wrote |= ideas(
        desk,
        it,
        ("En spiludvikler", "education_culture", "national", "Et lille spil med lyde."),
        (
            "En it-virksomhed med mange nationaliteter",
            "private",
            "own",
            "Forældre, der aldrig har hørt om os.",
        ),
        ("Lokal-tv", "education_culture", "own", ""),
        ("Forældregrupper på telefonen", "citizens", "own", "Dér foregår det hele i forvejen."),
        cards="twenty_employees data_users",
    )
    wrote |= ideas(
        desk,
        communicator,
        ("Lokalavisen", "private", "own", ""),
        ("Bageren på torvet", "private", "own", "En bolle til hver bogpakke."),
        ("Boligforeningens beboerblad", "association", "own", "Bliver læst, for der står noget om huslejen."),
        ("Tandplejen", "municipal", "own", "Ser alle børn. Sangen om at børste tænder findes på alle sprog."),
        ("Busselskabet", "public_other", "region", "Sange på skærmene i bussen."),
        cards="celebration",
    )
    wrote |= ideas(
        desk,
        second,
        ("Frivillige fra sprogcaféen", "citizens", "own", ""),
        ("Korsang for nye forældre", "association", "own", "Et kor, hvor man må have barnet på armen."),
        ("Kirkens babysalmesang", "association", "own", "Hvordan gør vi, så alle føler sig velkomne?"),
        ("Professionshøjskolen", "education_culture", "region", "De skal ud og møde rigtige familier."),
        (
            "Nabokommunens bibliotek",
            "public_other",
            "neighbour",
            "De har de samme familier og de samme bøger.",
        ),
        cards="opponent village",
    )
    return wrote


def _candidates(desk: Desk, person: int, wrote: dict[str, int]) -> dict[str, int]:
    desk.at("2026-11-10 09:50")
    found = {
        "health": merge_ideas(desk, person, wrote, "Sundhedsplejen", "Sundhedsplejens mødregrupper"),
        "day_care": merge_ideas(desk, person, wrote, "Dagtilbuddene", "Vuggestuer og børnehaver"),
        "housing": merge_ideas(desk, person, wrote, "Boligforeningen", "Boligforeningens beboerblad"),
        "school": merge_ideas(desk, person, wrote, "Sprogskolen", "Sprogskolen for voksne"),
        "choir": merge_ideas(desk, person, wrote, "Et kor", "Korsang for nye forældre"),
        "students": merge_ideas(desk, person, wrote, "Pædagoguddannelsen", "Professionshøjskolen"),
    }
    found |= alone(
        desk,
        person,
        wrote,
        sports="Den lokale idrætsforening",
        music="Musikskolen",
        grandparents="Bedsteforældre, der taler to sprog",
        shop="Supermarkedet",
        house="Beboerhuset",
        fund="En fond, der støtter små børns sprog",
        abroad="Et bibliotek i et naboland",
        dental="Tandplejen",
        company="En it-virksomhed med mange nationaliteter",
        church="Kirkens babysalmesang",
        neighbour="Nabokommunens bibliotek",
        games="En spiludvikler",
    )
    join(desk, person, found["housing"], found.pop("house"))
    return found


def _dots(desk: Desk, people: Sequence[int], found: dict[str, int]) -> None:
    desk.at("2026-11-10 10:25")
    for person, chosen in zip(
        people,
        (
            "health housing school fund",
            "health housing students sports",
            "health grandparents choir day_care",
            "school choir students grandparents",
            "company games school housing",
            "housing health shop dental",
            "choir grandparents housing church",
        ),
        strict=True,
    ):
        dots(desk, person, *(found[name] for name in chosen.split()))
    desk.finished(DOTS, *people)
    desk.activity(DOTS, phase=Phase.REVEALED)


# Category, influence and affected (1-5, 0 is not answered), and whether partner and form are known.
PLACES = {
    "health": ("municipal", 5, 4, "yes", "no"),
    "day_care": ("municipal", 3, 4, "yes", "yes"),
    "housing": ("housing", 4, 3, "yes", "no"),
    "school": ("public_other", 3, 3, "yes", "no"),
    "choir": ("civil_society", 2, 4, "no", "no"),
    "students": ("culture_media", 2, 2, "no", "no"),
    "sports": ("civil_society", 2, 2, "no", "yes"),
    "music": ("municipal", 2, 3, "yes", "yes"),
    "grandparents": ("citizens", 2, 5, "no", "no"),
    "shop": ("private", 1, 1, "no", "no"),
    "fund": ("funding", 4, 1, "no", "yes"),
    "abroad": ("beyond", 1, 2, "no", "yes"),
    "dental": ("municipal", 3, 2, "no", "yes"),
    "church": ("civil_society", 2, 2, "no", "yes"),
    "company": ("private", 1, 2, "", ""),
}

MEANT_FOR = {
    "bookstart": "health day_care housing dental fund shop neighbour",
    "Sang på to sprog": "school choir students grandparents music church health abroad",
    "family_evening": "housing sports choir grandparents",
}


def _maps(desk: Desk, found: dict[str, int], services: dict[str, int]) -> None:
    desk.at("2026-11-12 13:05")
    for name, facts in PLACES.items():
        place(desk, found[name], *facts)
    for service, names in MEANT_FOR.items():
        for_services(desk, services[service], *(found[name] for name in names.split()))
