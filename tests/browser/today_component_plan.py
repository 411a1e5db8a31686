"""One fictional person's evening before surgery, as the Today component gets it from Python."""

from typing import Any

from checklist.ui.today_words import ENGLISH as WORDS

REASONS = [
    {"id": "no_supplies", "label": "I did not have what I need"},
    {"id": "forgot", "label": "I forgot"},
    {"id": "unwell", "label": "I feel unwell"},
    {"id": "other", "label": "Something else"},
]


def a_task(task_id: str, title: str, note: str | None = None, **changes: Any) -> dict[str, Any]:
    """A task still to do, with a source."""
    task = {"id": task_id, "title": title, "note": note, "needed": False, "state": "todo", "state_line": None}
    task |= {"overdue": None, "folded": False, "moved": None, "why": None, "why_you": None, "took_it": False}
    task |= {"who_says": "Lakeside Day Surgery, sheet 4.", "could_not_then": "Your team will call you about it."}
    return task | changes


def tonight() -> list[dict[str, Any]]:
    """What is left for the evening before."""
    why = "It thins your blood. With it, you may bleed more in surgery."
    why_you = "You told us you take Eliquis, 5\u00a0mg, twice a day."
    who = "Dr.\u00a0Lena Hart, your surgeon, on Monday, March 8: “Last dose Saturday, March 13, 8:00\u00a0pm.”"
    return [
        a_task("ride", "Name the adult who will drive you home.", "Not a taxi or bus alone.", needed=True),
        a_task("eliquis", "Do not take Eliquis (apixaban) tonight.", "Your 8:00\u00a0pm dose", took_it=True, why=why)
        | {"why_you": why_you, "who_says": who},
        a_task("celebrex", "Ask your care team about Celebrex (celecoxib).", "Do not stop it by yourself."),
        a_task("soap", "Wash with the soap the team gave you.", "Before bed", moved="Moved from 7:00\u00a0pm"),
        a_task("polish", "Take off nail polish."),
        a_task("sheets", "Sleep in clean sheets.", "Helps you heal"),
    ]


def tomorrow() -> list[dict[str, Any]]:
    """What the morning brings."""
    return [
        a_task("metoprolol", "Take metoprolol with a small sip of water.", "5:30\u00a0am"),
        a_task("lotion", "Use no lotion, cream or make-up.", "Morning"),
        a_task("id", "Bring your photo ID and insurance card.", "Before you leave home"),
        a_task("arrive", "Arrive at Lakeside Day Surgery, Door B.", "6:30\u00a0am"),
    ]


def states() -> list[dict[str, Any]]:
    """From one stop to the next."""
    fatty = {"clock": "10:30\u00a0pm", "day": "tonight", "what": "Stop fried or fatty food. Stop meat."}
    food = {"clock": "12:30\u00a0am", "day": "Tuesday", "what": "Stop all food and milk."}
    clear = {"clock": "4:30\u00a0am", "day": "Tuesday", "what": "Stop clear drinks."}
    later_food = {**food, "note": "Tuesday: tonight, after midnight."}
    later_clear = {**clear, "note": "Tuesday. Until then, you may drink water."}
    at = ["2027-03-15T22:30:00-07:00", "2027-03-16T00:30:00-07:00", "2027-03-16T04:30:00-07:00"]
    return [
        a_state(None, "You may eat and drink", {**fatty, "at": at[0]}, [later_food, later_clear]),
        a_state(at[0], "Light food only", {**food, "at": at[1]}, [later_clear]),
        a_state(at[1], "Clear drinks only", {**clear, "at": at[2]}, []),
        a_state(at[2], "Nothing to eat or drink", None, [], "Until after your surgery."),
    ]


def a_state(
    since: str | None, heading: str, following: dict[str, Any] | None, later: list[Any], note: str | None = None
) -> dict[str, Any]:
    """What holds from `since` to the next stop."""
    return {"from": since, "heading": heading, "next": following, "later": later, "note": note}


def card() -> dict[str, Any]:
    """What the card says about its own times."""
    late = ["Call your care team now. Tell them what and when.", "Do not hide it."]
    event = {"kind": "asked", "task": None, "payload": {"about": "ate_late"}}
    clear = ["Water, clear apple juice, black coffee and plain tea are clear.", "Milk is not clear."]
    return {
        "counted": "Counted back from when you arrive: 6:30\u00a0am.",
        "ask": {"link": "Can I have this now?", "href": "#can-i-have-this-now"},
        "panels": [
            {"id": "clear", "link": "What counts as clear?", "lines": clear},
            {"id": "who", "link": "Who says so?", "lines": ["Lakeside Day Surgery, sheet 4."]},
            {"id": "late", "link": "I ate or drank too late", "lines": late, "phone": "555-0142", "event": event},
        ],
    }


def maria() -> dict[str, Any]:
    """Maria's plan on Monday, March 15, 8:40 pm: nothing ticked, one thing open."""
    groups = [
        {"title": "Tonight", "date": "Monday, March 15", "tasks": tonight()}
        | {"all_done": "All done for tonight. Sleep well."},
        {"title": "Tomorrow", "date": "Tuesday, March 16", "tasks": tomorrow(), "all_done": None},
    ]
    return {
        "plan": "maria",
        "endpoint": "/api/plans/maria/events",
        "now": "2027-03-15T20:40:00-07:00",
        "seq": 0,
        "zone": "America/Los_Angeles",
        "locale": "en-US",
        "heading_line": "Maria’s plan. {now}",
        "states": states(),
        "card": card(),
        "blocking": [{"task": "ride", "question": "who drives you home?"}],
        "groups": groups,
        "phone": "555-0142",
        "reasons": REASONS,
        "questions": [],
        "words": WORDS,
    }
