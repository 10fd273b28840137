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

Parterne vil, at flere familier synger og siger rim på begge sprog derhjemme, og at besøget, når barnet er \
halvandet år, slutter med noget rart.

Alle parter bidrager, og alle parter får noget ud af det. Ingen af parterne køber noget af den anden.""",
    "definitions": """
Når der i aftalen står »projektet«, menes det, der er beskrevet i punkt 4.

Aftalen beskriver, hvad parterne har til hensigt. Den er ikke ment som juridisk bindende, og ingen punkter er \
undtaget.

Disse bilag hører til aftalen: A og E. Siger et bilag og selve aftalen noget forskelligt, går aftalen forud.""",
    "activities": """
Sundhedsplejersken tager den tredje bogpakke med på to sprog, når barnet er halvandet år, synger én sang og \
stiller ét spørgsmål.

Biblioteket pakker bøgerne på ti sprog og er med i en mødregruppe en time om måneden.

Det foregår hjemme hos familierne og i mødregrupperne. Det er godt nok, når familien har sunget med eller hørt \
sangen på sit eget sprog. Parterne begynder med tyve pakker i januar.""",
    "contributions": """
Hver part vil efter bedste evne bidrage med det, der står herunder. Ændrer mulighederne sig, siger parten det \
straks til de andre.

Biblioteket har lovet, at pakken højst fylder en halv taske. Det var det, sundhedsplejen spurgte om først.""",
    "organisation": """
Parterne mødes fire gange om året: bibliotekets tovholder, en børnebibliotekar og to sundhedsplejersker. De \
beslutter i enighed. Kan de ikke blive enige, taler de to ledere sammen.

Tovholder i det daglige er bibliotekets tovholder.

På hvert statusmøde læser parterne aftalen igen og ser på, hvad der er blevet anderledes.""",
    "communication": """
Begge parter nævnes, når projektet omtales. Pressen henvises til bibliotekets kommunikationsmedarbejder. Der \
reklameres ikke for noget.""",
    "evaluation": """
Parterne følger disse tal:
– Andel af familierne, der får den tredje pakke: i dag 34 %, mål 60 %, senest 1. juni 2028
– Svarene på sundhedsplejerskens ene spørgsmål, talt sammen uden navne

De bliver gjort op i juni og december af børnebibliotekaren. Begge parter får resultatet samtidig.""",
    "duration": """
Aftalen gælder fra 4. januar 2027 til 30. juni 2028. Den bliver ikke forlænget af sig selv.

I april 2028 holder parterne et statusmøde og afgør, om de vil fortsætte, ændre eller slutte.""",
    "termination": """
Alle parter kan skriftligt sige aftalen op med samme varsel: tre måneder til udgangen af en måned.

Parterne stopper også, hvis færre end hver femte familie tager imod pakken efter det første halve år.

Ved opsigelse laver parterne inden en måned en plan for, hvem der overtager pakkerne, og hvad familierne får \
at vide.""",
    "signature": """
Aftalen begynder, når begge ledere har skrevet under. Kommunens regler for, hvem der må indgå aftaler, er læst.""",
    "rights": """
Hver part beholder rettighederne til det, parten kommer med. Sangene er enten gamle nok til at være fri eller \
[udfyldes: hvem har sagt ja til de nye?].""",
    "staff": """
Medarbejdere er ansat hos deres egen part. Bedsteforældre, der synger for, er et tillæg og træder ikke i \
stedet for nogen.

Forsikringen er: [udfyldes: svar fra kommunens forsikring]. Børneattester: [udfyldes: skal de frivillige have \
en?].""",
}

STATUSES = {
    "in_place": "parties purpose definitions activities contributions organisation communication evaluation duration termination"
    " changes timetable evaluation_form",
    "partial": "rights staff signature openness",
    "irrelevant": "economy budget data_processing house_rules force_majeure",
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
            start=date(2027, 1, 4),
            end=date(2028, 6, 30),
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
            "hours": "12 om måneden",
            "equipment": "Bogpakker på ti sprog",
            "knowledge": "Hvilke bøger og sange der findes på hvilke sprog",
        },
        PARTNER: {
            "contact": "Ledende sundhedsplejerske",
            "purpose": "At besøget fører til noget bagefter.",
            "signer": "Leder af sundhedsplejen",
            "hours": "To minutter ved hvert besøg",
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
        ("termination", "hver femte", "hver fjerde"),
        ("activities", "ét spørgsmål", "ét spørgsmål, som familien gerne må lade være med at svare på"),
    ):
        record = record_of(desk.session, clause)
        desk.put(record.revise(text=record.text.replace(old, new)))
    desk.at("2026-11-20 12:55")
    _version(desk, "Efter mødet")
    for day in (date(2027, 4, 15), date(2027, 10, 14), date(2028, 4, 20)):
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
