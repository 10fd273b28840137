"""The walk through the course, one function for each part: its main job by keys, and then a look in the file.

What is written early (the challenge, the goal, the partner, who gives what) is what later parts are asked for.
"""

from __future__ import annotations

from facilitator.report import report_path
from tests.screens.walking import Walker

LIBRARY = "Ærøskøbing-Søby Bibliotek"
FILE = "aeroeskoebing-soeby-bibliotek.json"
PERSON = "Åse Ørsted"
PARTNER = "Søby Værft"

CHALLENGE = ("Unge på Ærø læser ikke", "Youth on Ærø do not read")
IDEA = ("Læsehavn for unge", "Reading harbour")
GOAL = ("Flere unge læser", "More youth read")
INDICATOR = ("lån blandt de unge", "loans to the young")
WE_GIVE = ("et læserum på kajen", "a room on the quay")
WE_GET = ("unge læsere", "young readers")
THEY_GIVE = ("to mestre, der læser højt", "two masters who read")
THEY_GET = ("lærlinge, der læser bedre", "apprentices who read")
SETTLED = ("højt hver uge på kajen", "each week on the quay")
TITLE = ("Aftale om læsehavnen", "The harbour agreement")
TASK = ("Ring til værftet", "Call the yard")
FEEDBACK = ("Dejlig idé", "Lovely idea")
CASE = ("En havn at læse i", "A harbour to read in")
ASSUMED = ("De unge kommer", "The young will come")
OTHER = ("Ærø Roklub", "Ærø Rowing Club")
NEXT = ("Vi skriver en aftale", "We draft it")
FOREMAN = ("værkfører", "foreman")
STOP = ("Under ti unge i maj", "Less than ten in May")


async def intake(w: Walker) -> None:
    """Five questions alone."""
    await w.open("intake", "partnerships")
    await w.add("intake_partnership", name="Søby Skole")
    await w.on("wanted")
    await w.pick("wanted", "association")
    await w.on("reasons")
    await w.at("reasons")
    await w.t.press("1", "down", "2", "down", "3")
    await w.on("challenges")
    for number in ("æ", "ø", "å"):
        await w.write("text", w.say(f"Vagtplan {number}", f"Rota {number}"))
        await w.pick("code", "time")
        await w.at("severity")
        await w.t.press("4")
    await w.on("area")
    await w.pick("area", "reading")
    await w.write("idea", w.say(*IDEA))
    await w.on("overview")
    await w.shows(PERSON, w.say("1 af 1 har svaret", "1 of 1"))
    await w.saved("intake_partnership", "Søby Skole")
    await w.saved("intake_challenge", w.say("Vagtplan å", "Rota å"))
    await w.saved("intake_answer", w.say(*IDEA), "association", "new_audiences")


async def clarify(w: Walker) -> None:
    """From a challenge to a goal and a decision."""
    await w.open("clarify", "challenge")
    await w.shows(w.say(*IDEA))
    await w.t.press("enter")
    await w.saved("clarify", w.say(*IDEA))
    await w.write("challenge", w.say(*CHALLENGE))
    await w.add("clarify_group", name=w.say("Unge i Søby", "The young in Søby"))
    await w.on("evidence")
    await w.add("clarify_evidence", text=w.say("38 af 100 låner", "38 of 100 borrow"))
    await w.on("why")
    await w.add("clarify_cause", text=w.say("fordi kajen er sjovere", "the quay is more fun"))
    await w.t.press("m")
    await w.add(
        "clarify_question",
        verb=w.say("give lyst", "tempt"),
        group=w.say("de unge", "the young"),
        change=w.say("de læser ved havnen", "they read at the harbour"),
    )
    await w.t.press("m")
    await w.on("goals")
    await w.add(
        "clarify_goal",
        what=w.say(*GOAL),
        indicator=w.say(*INDICATOR),
        baseline="40",
        target="80",
        due="2028-06-01",
    )
    await w.on("frame")
    await w.pick("alone", "partnership")
    await w.write("owner_role", w.say("Børnebibliotekar", "Librarian"))
    await w.write("owner_hours", "6")
    await w.on("qualify")
    await w.t.press(*"45444454")
    await w.on("result")
    await w.pick("status", "go_on")
    await w.add("clarify_assumption", text=w.say(*ASSUMED))
    await w.saved("clarify", w.say(*CHALLENGE), w.say(*IDEA), "partnership", "go_on")
    await w.saved("clarify_goal", w.say(*GOAL), w.say(*INDICATOR), "2028-06-01")
    await w.saved("clarify_assumption", w.say(*ASSUMED))


async def cases(w: Walker) -> None:
    """Read one, write what to take, send it on to services and partners."""
    await w.open("cases", "find")
    await w.t.press("down", "e")
    await w.shows(w.say(*CHALLENGE))
    await w.at("relevance")
    await w.t.press("5")
    await w.write("take", w.say(*CASE))
    await w.write("local_partner", w.say(*OTHER))
    await w.t.press("escape")
    await w.reveal()
    await w.t.press("y", "p")
    await w.on("own")
    await w.add("cases_own", title=w.say("Bogkassen på færgen", "Books on the ferry"))
    await w.on("dots")
    await w.t.press("space", "f")
    await w.reveal()
    await w.shows("●")
    await w.on("take")
    await w.shows("[x]")
    await w.saved("cases_reading", w.say(*CASE))
    await w.saved("cases_own", w.say("Bogkassen på færgen", "Books on the ferry"))
    await w.saved("cases_take", w.say(*OTHER), "'to_services': True", "'to_partners': True")


async def services(w: Walker) -> None:
    """From the case and the deck to one chosen service."""
    await w.open("services", "pick")
    await w.take_all(w.say(*CASE))
    await w.t.press("t")
    await w.t.press("a")
    await w.t.press("enter", "escape")
    await w.t.press("end", "t")
    await w.on("assets")
    await w.add("services_asset", what=w.say(*WE_GIVE))
    await w.on("gates")
    await w.t.press(*"jjjjjjjj")
    await w.on("scores")
    await w.t.press(*"55444554")
    await w.t.press("pagedown")
    await w.t.press(*"33333333")
    await w.t.press("f")
    await w.on("result")
    await w.reveal()
    await w.on("choose")
    await w.t.press("space", "enter")
    await w.write("reason", w.say("Den når de unge", "It reaches the young"))
    await w.t.press("escape")
    await w.saved("services_service", w.say(*CASE))
    await w.saved("services_choice", w.say("Den når de unge", "It reaches the young"))


async def partners(w: Walker) -> None:
    """From an idea to give and get, and the first contact."""
    await w.open("partners", "ideas")
    await w.type(PARTNER)
    await w.t.press("enter")
    await w.saved("partners_idea", PARTNER)
    await w.t.press("down", "f")
    await w.reveal()
    await w.on("gather")
    await w.take_all(w.say(*OTHER))
    await w.t.press("a")
    await w.saved("partners_candidate", PARTNER, w.say(*OTHER))
    (shipyard,) = [one for one in w.table("partners_candidate") if one["name"] == PARTNER]
    await w.line(shipyard["id"])
    await w.t.press("4")
    await w.on("dots")
    await w.line(shipyard["id"])
    await w.t.press("space", "f")
    await w.reveal()
    await w.on("maps")
    await w.on("assess")
    await w.line(shipyard["id"])
    await w.t.press("enter")
    await w.write("we_give", w.say(*WE_GIVE))
    await w.write("we_get", w.say(*WE_GET))
    await w.write("they_give", w.say(*THEY_GIVE))
    await w.write("they_get", w.say(*THEY_GET))
    await w.focus("#match")
    await w.t.press(*"5" * len(w.desk.course.match))
    await w.focus("#checks")
    await w.t.press("u", *"jjjjjj")
    await w.t.press("escape")
    await w.on("shortlist")
    await w.line(shipyard["id"])
    await w.t.press("space", "e")
    await w.write("reason", w.say("De kender de unge", "They know the young"))
    await w.t.press("escape")
    await w.on("contact")
    await w.t.press("enter")
    await w.pick("channel", "phone")
    await w.write("opening", w.say("Må vi låne kajen?", "May we use the quay?"))
    await w.write("intended", w.say("Unge læser på kajen", "The young read there"))
    await w.write("activities", w.say("Læsning på kajen", "Reading on the quay"))
    await w.t.press("escape")
    await w.saved(
        "partners_candidate", w.say(*WE_GIVE), w.say(*THEY_GET), w.say("Læsning på kajen", "Reading on")
    )
    await w.saved("partners_shortlist", w.say("De kender de unge", "They know the young"))
    await w.saved("partners_contact", w.say("Må vi låne kajen?", "May we use the quay?"))


async def strategy(w: Walker) -> None:
    """The chain from problem to effect, who does what, and what happens afterwards."""
    await w.open("strategy", "links")
    await w.add("strategy_link", name=w.say("Ungepolitik 2027", "Youth policy 2027"))
    await w.on("logic")
    await w.take_all(w.say(*CHALLENGE), PARTNER)
    await w.write("outputs", w.say("40 læseaftener", "40 evenings"))
    await w.on("assumptions")
    await w.take_all(w.say(*ASSUMED))
    await w.on("activities")
    await w.t.press("right", "space")
    await w.focus("#cycle")
    await w.t.press("space", "right", "space")
    await w.on("raci")
    await w.take_all(PARTNER)
    await w.focus("#grid")
    await w.t.press("a", "right", "r")
    await w.on("path")
    await w.take_all(w.say("Børnebibliotekar", "Librarian"))
    await w.add("strategy_decision", body=w.say("Kulturudvalget", "The committee"))
    await w.write("money", "40.000 kr.")
    await w.on("risks")
    await w.take_all(PARTNER)
    await w.on("readiness")
    await w.t.press(*"44444444")
    await w.on("plan")
    await w.write("owner_after", w.say("Biblioteksleder", "Library manager"))
    await w.write("stop_rule", w.say(*STOP))
    await w.saved("strategy_logic", w.say(*CHALLENGE), w.say(*WE_GIVE), w.say(*THEY_GIVE), w.say(*GOAL))
    await w.saved("strategy_activity", w.say(*CASE))
    await w.saved("strategy_role", PARTNER)
    await w.saved("strategy_risk", PARTNER)
    await w.saved("strategy_resources", "40.000 kr.", w.say("Børnebibliotekar", "Librarian"))
    await w.saved("strategy_anchoring", w.say(*STOP))
    assert all(w.table(f"strategy_{kind}") for kind in ("aim", "cycle", "raci"))


async def negotiation(w: Walker) -> None:
    """Interests, plan B, issues, and what was agreed at the meeting."""
    await w.open("negotiation", "interests")
    await w.take_all(PARTNER, w.say(*GOAL))
    await w.on("batna")
    await w.write("batna_ours", w.say("Vi læser i teltet", "We read in the tent"))
    await w.take_all("40.000 kr.")
    await w.on("issues")
    await w.take_all(w.say(*WE_GIVE), w.say(*THEY_GIVE))
    await w.rows("negotiation_issue")
    await w.t.press("enter")
    await w.write("unit", w.say("timer", "hours"))
    await w.write("target", "2")
    await w.write("limit", "6")
    await w.at("weight")
    await w.t.press("2")
    await w.t.press("escape")
    await w.on("ladder")
    await w.on("meeting")
    await w.write("place", w.say("Værftets kantine", "The canteen"))
    await w.on("record")
    await w.rows("negotiation_issue")
    await w.t.press("down", "enter")
    await w.write("settled_note", w.say(*SETTLED))
    await w.t.press("escape")
    await w.add("negotiation_next", text=w.say(*NEXT))
    await w.saved("negotiation", PARTNER, w.say("Vi læser i teltet", "We read in the tent"))
    await w.saved("negotiation_interest", w.say(*THEY_GET), w.say(*WE_GET), w.say(*GOAL))
    await w.saved("negotiation_issue", w.say(*SETTLED), w.say(*THEY_GIVE), w.say(*WE_GIVE))
    await w.saved("negotiation_next", w.say(*NEXT))


async def agreement(w: Walker) -> None:
    """The form, the parties, the clauses from what was written before, and the document."""
    await w.open("agreement", "form")
    await w.pick("kind", "partnership")
    await w.pick("effect", "partly")
    await w.write("title", w.say(*TITLE))
    await w.write("start", "2027-02-01")
    await w.write("end", "2028-12-31")
    await w.on("parties")
    await w.take_all(LIBRARY, PARTNER)
    await w.rows("agreement_party")
    await w.t.press("end", "enter")
    await w.write("contact", w.say(*FOREMAN))
    await w.t.press("escape")
    await w.on("contributions")
    await w.t.press("end", "enter")
    await w.write("volunteers", w.say("to mestre", "two masters"))
    await w.t.press("escape")
    await w.on("clauses")
    await w.take_all(w.say(*CHALLENGE))
    await w.t.press("s")
    await w.on("law")
    await w.t.press("s")
    await w.on("document")
    await w.on("versions")
    await w.rows("agreement_version")
    await w.t.press("n")
    await w.write("label", w.say("Til Værftet", "For the yard"))
    await w.t.press("escape")
    await w.saved("agreement", "partnership", w.say(*TITLE))
    await w.saved("agreement_party", LIBRARY, PARTNER, w.say(*THEY_GIVE), w.say(*FOREMAN))
    await w.saved("agreement_clause", w.say(*CHALLENGE), w.say(*INDICATOR), w.say(*SETTLED), w.say(*STOP))
    await w.saved("agreement_version", w.say("Til Værftet", "For the yard"))


async def relations(w: Walker) -> None:
    """Value, give and get, the health check, the plan, the decision."""
    await w.open("relations", "value")
    await w.take_all(w.say(*THEY_GET))
    await w.on("account")
    await w.take_all(w.say(*WE_GIVE), PARTNER)
    await w.on("health")
    await w.t.press(*"444444444444444443")
    await w.t.press("f")
    await w.reveal()
    await w.on("result")
    await w.add("relations_action", what=w.say("Ét fast møde", "One fixed meeting"))
    await w.on("plan")
    await w.take_all(PARTNER)
    await w.on("conflict")
    await w.add("relations_conflict", signal=w.say("To aflysninger", "Two cancellations"))
    await w.on("story")
    await w.add("relations_story", number=w.say("12 unge på kajen", "12 on the quay"))
    await w.on("decision")
    await w.take_all("2028")
    await w.pick("decision", "continue")
    await w.saved("relations_value", w.say(*THEY_GET), w.say(*WE_GET))
    await w.saved("relations_account", w.say(*WE_GIVE), w.say(*THEY_GIVE))
    await w.saved("relations_party", LIBRARY, PARTNER)
    await w.saved("relations_contact", w.say(*FOREMAN))
    await w.saved("relations_decision", "continue", "2028-")
    await w.saved("relations_story", w.say("12 unge på kajen", "12 on the quay"))
    await w.saved("relations_action", w.say("Ét fast møde", "One fixed meeting"))
    assert len(w.table("relations_answer")) == 18


async def dialogue(w: Walker) -> None:
    """Answer alone, then decide together."""
    await w.open("dialogue", "answer")
    await w.t.press("enter")
    await w.focus("#picker")
    await w.t.press("4")
    await w.write("note", w.say("Ja, men ikke om søndagen", "Yes, but not on Sundays"))
    await w.on("result")
    await w.reveal()
    await w.t.press("enter")
    await w.write("decision", w.say("Vi spørger de unge først", "We ask the young first"))
    await w.t.press("escape")
    await w.on("own")
    await w.add("dialogue_question", text=w.say("Hvem savner os?", "Who misses us?"))
    await w.saved("dialogue_answer", w.say("Ja, men ikke om søndagen", "Yes, but not on Sundays"))
    await w.saved("dialogue_outcome", w.say("Vi spørger de unge først", "We ask the young first"))
    await w.saved("dialogue_question", w.say("Hvem savner os?", "Who misses us?"))


async def homework(w: Walker) -> None:
    """One's own task, one of the course's, what is new, a meeting."""
    await w.open("homework", "agenda")
    await w.t.press("n")
    await w.write("title", w.say(*TASK))
    await w.t.press("escape", "space")
    await w.take_all(w.say(*NEXT))
    await w.on("course")
    await w.t.press("enter")
    await w.on("since")
    await w.shows(w.say("Ændret siden", "Changed since"))
    await w.on("meetings")
    await w.add("homework_meeting", title=w.say("Møde på kajen", "Meeting"), day="2027-01-15")
    await w.saved("homework_task", w.say(*TASK), w.say(*NEXT))
    await w.saved("homework_meeting", "2027-01-15")


async def showcase(w: Walker) -> None:
    """The page says what was written before; a word to the other library."""
    await w.open("showcase", "page")
    await w.shows(w.say(*CHALLENGE))
    await w.on("pitch")
    await w.write("title", w.say(*IDEA))
    await w.write("elevator", w.say("De unge læser på kajen", "The young read on the quay"))
    await w.at("shared")
    await w.t.press("space")
    await w.on("gallery")
    await w.shows("Ølstykke")
    await w.t.press("1")
    await w.write("text", w.say(*FEEDBACK))
    await w.at("sent")
    await w.t.press("space", "escape")
    await w.saved("showcase", w.say(*IDEA), "'shared': True")
    await w.saved("showcase_feedback", w.say(*FEEDBACK), "Ølstykke", "'sent': True")


async def about(w: Walker) -> None:
    """The calendar of the consultant, a notice, and the phase."""
    await w.open("about", "course")
    await w.on("libraries")
    await w.shows("Ølstykke")
    await w.on("events")
    await w.shows(w.say("Seminar på Ærø", "Seminar on Ærø"))
    await w.on("board")
    await w.add("about_notice", title=w.say("Søges: en båd", "Wanted: a boat"))
    await w.on("phases")
    await w.t.press("h")
    await w.saved("about_notice", w.say("Søges: en båd", "Wanted: a boat"))
    await w.saved("about", "phase")


async def document(w: Walker) -> None:
    """The words of the whole way in the agreement, on the screen and in the report."""
    await w.open("agreement", "versions")
    await w.on("document")
    pages = await w.read()
    report = report_path(w.file)
    await w.t.press("f7")
    await w.shows(w.say("Rapporten er skrevet", "The report is written"))
    written = " ".join(report.read_text(encoding="utf-8").split())
    both = (CHALLENGE, GOAL, INDICATOR, WE_GIVE, WE_GET, THEY_GIVE, THEY_GET, SETTLED, STOP, TITLE)
    for words in (*(w.say(*one) for one in both), LIBRARY, PARTNER, "40.000 kr."):
        assert any(words in page for page in pages), f"{words!r} is not in the document"
        assert words in written, f"{words!r} is not in the report"
    for own in (IDEA, FEEDBACK, TASK):
        assert w.say(*own) in written


WALK = (
    intake,
    clarify,
    cases,
    services,
    partners,
    strategy,
    negotiation,
    agreement,
    relations,
    dialogue,
    homework,
    showcase,
    about,
    document,
)
