"""Gladsaxe (made up): the draft of a cooperation agreement with the health visitors. Everything in it is invented."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from facilitator.carry import ignore, offers, take
from facilitator.components.agreement import (
    COMPONENT,
    AgreementForm,
    AgreementLaw,
    AgreementParty,
    AgreementPoint,
    AgreementReading,
    AgreementVersion,
    parties,
)
from facilitator.components.agreement.deck import deck
from facilitator.components.agreement.versions import whole_text
from facilitator.components.agreement.wording import record_of
from tools.demo.desk import Desk

PARTNER = "Sundhedsplejen"

TEXTS = {
    "parties": """
Aftalen er indgået mellem biblioteket og sundhedsplejen. De kaldes parterne.

Begge hører til i samme kommune. Hver part svarer for, at den, der skriver under, har talt med sin leder.""",
    "purpose": """
Familier med et andet sprog end dansk derhjemme henter de to første bogpakker, men ikke den tredje, når barnet \
er halvandet år. Netop dér begynder børnene at tale.

Parterne vil, at flere familier får den tredje pakke og synger eller læser hver dag på det sprog, de kan bedst.

Begge parter bidrager, og begge får noget ud af det. Ingen af parterne køber noget af den anden.""",
    "definitions": """
Når der i aftalen står »projektet«, menes det, der er beskrevet i punkt 4.

Aftalen beskriver, hvad parterne har til hensigt. Den er ikke ment som juridisk bindende, og ingen punkter er undtaget.

Disse bilag hører til aftalen: A og E. Siger et bilag og selve aftalen noget forskelligt, går aftalen forud.""",
    "activities": """
Sundhedsplejersken tager den tredje bogpakke på to sprog med, når barnet er halvandet år. Det tager højst tre minutter.

Biblioteket pakker bøgerne og synger i mødregruppen den første tirsdag i måneden.

Det foregår hjemme hos familierne og i mødregruppen. Det er godt nok, når familien har hørt en sang på sit eget sprog. \
Parterne begynder med en prøve: tyve pakker i januar.""",
    "organisation": """
Parterne mødes to gange om året: bibliotekets leder, en børnebibliotekar og to sundhedsplejersker. De beslutter i \
enighed. Kan de ikke blive enige, taler de to ledere sammen.

Tovholder i det daglige er bibliotekets børnebibliotekar.

På hvert statusmøde læser parterne aftalen igen og ser på, hvad der er blevet anderledes. De holder især øje med, om \
sundhedsplejen får flere opgaver og må droppe minutterne.""",
    "communication": """
Begge parter nævnes, når projektet omtales. Pressen henvises til bibliotekets kommunikationsmedarbejder. Der \
reklameres ikke for noget.""",
    "evaluation": """
Parterne følger disse tal:
– Andel af familierne, der får den tredje pakke: i dag 34 %, mål 60 %, senest 31. december 2027
– Andel, der svarer ja, når sundhedsplejen spørger: i dag 41 % (opdigtet tal), mål 60 %, senest 1. marts 2028

De bliver gjort op i juni og december af børnebibliotekaren. Begge parter får resultatet samtidig.""",
    "duration": """
Aftalen gælder fra 1. februar 2027 til 28. februar 2029. Den bliver ikke forlænget af sig selv.

Et halvt år før den udløber, holder parterne et statusmøde og afgør, om de vil fortsætte, ændre eller slutte. Når \
projektet er slut, fører lederen af børnebiblioteket det videre.""",
    "termination": """
Begge parter kan skriftligt sige aftalen op med samme varsel: tre måneder til udgangen af en måned.

Parterne stopper også, hvis færre end 40 % får den tredje pakke, når de tæller den 1. marts 2028.

Ved opsigelse laver parterne inden en måned en plan for, hvem der overtager pakkerne, og hvad familierne får at vide.""",
    "signature": """
Aftalen begynder, når begge ledere har skrevet under. Kommunens regler for, hvem der må indgå aftaler, er læst.""",
    "rights": """
Hver part beholder rettighederne til det, parten kommer med. Sangene er enten gamle nok til at være fri eller \
[udfyldes: hvem har sagt ja til de nye?].""",
    "staff": """
Medarbejdere er ansat hos deres egen part. Bedsteforældre, der synger for, er et tillæg og træder ikke i stedet for \
nogen.

Forsikringen er: [udfyldes: svar fra kommunens forsikring]. Børneattester: [udfyldes: skal de frivillige have en?].""",
}
"""Own texts. The contributions, the finances and the timetable stand as they were taken over from earlier parts."""

STATUSES = {
    "in_place": "parties purpose definitions activities organisation communication evaluation duration termination"
    " changes evaluation_form",
    "partial": "contributions economy rights staff signature openness timetable",
    "irrelevant": "budget data_processing house_rules force_majeure",
}

RESPONSIBLE = {
    "rights": "Børnebibliotekar",
    "staff": "Tovholder",
    "signature": "Leder",
    "evaluation": "Børnebibliotekar",
    "communication": "Kommunikationsmedarbejder",
}

ANSWERS = {
    "powers": ("ok", "Begge opgaver ligger i kommunen i forvejen.", "Jurist i kommunen", date(2026, 11, 20)),
    "impartiality": ("ok", "Ingen i gruppen er gift med nogen i den anden.", "", None),
    "procurement": ("ok", "Ingen penge skifter hænder.", "", None),
    "state_aid": ("irrelevant", "", "", None),
    "library_act": ("ok", "Pakkerne er gratis.", "", None),
    "associations_act": ("irrelevant", "", "", None),
    "advertising": ("irrelevant", "", "", None),
    "data_protection": (
        "ok",
        "Biblioteket får kun tal, aldrig navne. Sundhedsplejen tæller selv.",
        "Databeskyttelsesrådgiver",
        date(2026, 11, 19),
    ),
    "volunteers": ("unsure", "MED har det på dagsordenen den 8. december.", "", None),
    "certificates": ("unsure", "Gælder det også bedsteforældre, der synger en enkelt gang?", "", None),
    "files": ("ok", "", "", None),
    "copyright": ("unsure", "To af sangene er skrevet i 2019. Vi spørger forfatteren.", "", None),
    "vat_insurance": ("", "", "", None),
    "access_permits": ("ok", "", "", None),
    "neutrality": ("ok", "Vi synger også salmer, hvis familien selv vælger dem.", "", None),
}


def agreement(desk: Desk, _people: Sequence[int]) -> None:
    """The whole component."""
    desk.at("2026-11-20 11:10")
    desk.put(
        AgreementForm(
            kind="cooperation",
            effect="intention",
            known=True,
            reason=(
                "Vi er begge en del af kommunen og kan ikke binde hinanden som to firmaer. Det vigtige er, at lederne har sagt ja "
                "til timerne."
            ),
            language="da",
            title="Aftale om sang og bøger på to sprog",
            start=date(2027, 2, 1),
            end=date(2029, 2, 28),
            notice="tre måneder til udgangen af en måned",
            personal_data="no",
        )
    )
    _parties(desk)
    desk.at("2026-11-20 11:35")
    _taken_over(desk)
    _clauses(desk)
    desk.at("2026-11-20 12:20")
    desk.put(
        *(
            AgreementLaw(
                id=AgreementLaw.key(item), item=item, answer=answer, note=note, asked=asked, asked_on=on
            )
            for item, (answer, note, asked, on) in ANSWERS.items()
            if answer
        )
    )
    _versions(desk)


def _parties(desk: Desk) -> None:
    """The library and the health visitors are taken over; the other partners are ignored for now."""
    found = [one for one in offers(desk.session, desk.course, COMPONENT) if one.draft.kind is AgreementParty]
    ours = {desk.session.library.name, PARTNER}
    put, _ = take(desk.session, [one for one in found if one.draft.title in ours])
    desk.put(*put)
    desk.put(*ignore([one for one in found if one.draft.title not in ours]))
    more = {
        desk.session.library.name: {
            "contact": "Tovholder",
            "signer": "Bibliotekschef",
            "purpose": "At møde de familier, der ikke selv kommer.",
            "gives": "Den tredje bogpakke på to sprog, pakket og klar, og tre timer om måneden i mødregruppen.",
            "hours": "25 om måneden, heraf 3 i mødregruppen",
            "equipment": "Bogpakker på elleve sprog",
            "knowledge": "Hvilke bøger og sange der findes på hvilke sprog",
        },
        PARTNER: {
            "contact": "Ledende sundhedsplejerske",
            "purpose": "At besøget fører til noget bagefter.",
            "signer": "Leder af sundhedsplejen",
            "gives": "Tre minutter ved besøget, når barnet er halvandet år.",
            "hours": "Tre minutter ved hvert besøg",
            "knowledge": "Hvad der er vigtigt for familien lige nu",
        },
    }
    for row in parties(desk.session):
        desk.put(row.revise(**more[row.name]))


def _taken_over(desk: Desk) -> None:
    """What earlier parts offer to the clauses is taken over first, and written on afterwards."""
    put, _ = take(desk.session, offers(desk.session, desk.course, COMPONENT))
    if put:
        desk.put(*put)


def _clauses(desk: Desk) -> None:
    """Own texts, statuses and roles; what was taken over and not rewritten stays."""
    for clause in deck(desk.course).clauses:
        before = record_of(desk.session, clause.id)
        status = next((name for name, ids in STATUSES.items() if clause.id in ids.split()), "")
        text = TEXTS[clause.id].strip() if clause.id in TEXTS else before.text
        ticks = [
            AgreementPoint(id=AgreementPoint.key(clause.id, point.id), clause=clause.id, point=point.id)
            for point in clause.points
            if status == "in_place"
        ]
        responsible = RESPONSIBLE.get(clause.id, "")
        desk.put(before.revise(clause=clause.id, status=status, responsible=responsible, text=text), *ticks)


def _versions(desk: Desk) -> None:
    """Two versions with a change between them, and the status meetings to come."""
    desk.at("2026-11-20 12:40")
    _version(desk, "Til mødet med sundhedsplejen")
    for clause, old, new in (
        ("termination", "40 %", "45 %"),
        ("activities", "højst tre minutter.", "højst tre minutter, og familien må gerne sige nej tak."),
    ):
        record = record_of(desk.session, clause)
        desk.put(record.revise(text=record.text.replace(old, new)))
    desk.at("2026-11-20 12:55")
    _version(desk, "Efter mødet")
    for day in (date(2027, 6, 15), date(2027, 11, 16), date(2028, 3, 14), date(2028, 8, 29)):
        desk.put(AgreementReading(id=desk.id(), position=float(day.toordinal()), held=day))


def _version(desk: Desk, label: str) -> None:
    moment = datetime.fromtimestamp(0, UTC) + timedelta(seconds=round(desk.clock()))
    desk.put(
        AgreementVersion(
            id=desk.id(),
            position=desk.clock(),
            label=label,
            made=moment,
            parts=whole_text(desk.session, desk.course),
        )
    )
