"""Steps 4 and 5: a few facts about health and home. All can be left open; open is never "no"."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any

import streamlit as st

from checklist.care.answers import Answers, with_facts
from checklist.ui.build.step import change_and_go_on, form_next
from checklist.ui.session import Visit, field

Facts = Mapping[str, Any]
YES_OR_NO = ("no", "yes")
UNSAID = "unsaid"


def conditions(visit: Visit) -> dict[str, str]:
    """The conditions to tick, by id, in the patient's words."""
    say = visit.say
    return {
        "diabetes": say("I have diabetes."),
        "high_blood_pressure": say("I have high blood pressure."),
        "heart_failure": say("I have a weak heart (heart failure)."),
        "stent_heart_attack_or_stroke": say("I had a heart stent, a heart attack or a stroke."),
        "asthma": say("I have asthma."),
        "sleep_apnea": say("I have sleep apnea, or I stop breathing in my sleep."),
        "reflux": say("I have acid reflux."),
        "gastroparesis": say("My stomach empties slowly."),
        "past_stomach_surgery": say("I had surgery on my stomach or food pipe."),
        "swallowing_problems": say("I have trouble swallowing."),
        "kidney_failure": say("My kidneys do not work well."),
        "cancer_treatment": say("I have cancer treatment now."),
        "weak_immunity": say("My body fights germs badly."),
        "parkinson": say("I have Parkinson disease."),
    }


def devices(visit: Visit) -> dict[str, str]:
    """The devices to tick, by id, in the patient's words."""
    say = visit.say
    return {
        "cpap": say("I sleep with a CPAP device."),
        "heart_device": say("I have a pacemaker or another heart device."),
        "pump": say("I have a pump, for example for insulin or pain."),
        "nerve_stimulator": say("I have a nerve or brain stimulator."),
        "metal": say("I have metal in my body, for example a new joint."),
    }


def draw_health(visit: Visit, answers: Answers) -> None:
    """Birth date, what to tick, pregnancy, smoking and alcohol."""
    with st.form("health", border=False, enter_to_submit=False):
        health_fields(visit, answers.facts)
        form_next(visit, visit.say("your home and work"), lambda: _submit(visit, health_said), "health_next")


def draw_home(visit: Visit, answers: Answers) -> None:
    """Who is there, what work waits, what to call the person, and the ward's number."""
    with st.form("home", border=False, enter_to_submit=False):
        home_fields(visit, answers.facts)
        form_next(visit, visit.say("check your answers"), lambda: _submit(visit, home_said), "home_next")


def health_fields(visit: Visit, said: Facts) -> None:
    """The fields about health, as answered so far."""
    say = visit.say
    born = date.fromisoformat(said["born"]) if said.get("born") else None
    st.date_input(
        say("Birth date (month/day/year)"), value=born, key="born", format="MM/DD/YYYY",
        min_value=date(1900, 1, 1), max_value=visit.today(),
    )  # fmt: skip
    _ticks(say("Tick what is true for you"), "condition", conditions(visit), said.get("conditions", ()))
    _ticks(say("In or on your body"), "device", devices(visit), said.get("devices", ()))
    _choice(visit, "pregnant", say("Could you be pregnant?"), ("no", "yes", "possible"), said)
    _choice(visit, "breastfeeding", say("Are you breastfeeding?"), YES_OR_NO, said)
    _choice(visit, "smoker", say("Do you smoke or vape?"), YES_OR_NO, said)
    _choice(visit, "alcohol", say("How often do you drink alcohol?"), ("never", "sometimes", "often"), said)


def home_fields(visit: Visit, said: Facts) -> None:
    """The fields about home, work and whom to call, as answered so far."""
    say, contacts = visit.say, said.get("contacts", {})
    _choice(visit, "lives_alone", say("Do you live alone?"), YES_OR_NO, said)
    _choice(visit, "caregiver", say("Does someone help you at home after surgery?"), YES_OR_NO, said)
    _choice(visit, "far_away", say("Do you live far from the hospital?"), YES_OR_NO, said)
    _choice(visit, "interpreter", say("Do you want an interpreter?"), YES_OR_NO, said)
    _choice(visit, "work", say("What is your work?"), ("none", "desk", "light", "heavy"), said)
    st.text_input(
        say("First name (you can leave this empty)"), value=said.get("called", ""), key="called", max_chars=60
    )
    st.text_input(
        say("Your phone number, so that your team can call you (you can leave this empty)"),
        value=said.get("phone", ""), key="phone", autocomplete="tel", max_chars=40,
    )  # fmt: skip
    st.text_input(
        say("Phone number of your ward or care team (you can leave this empty)"), value=contacts.get("ward", ""),
        key="ward", autocomplete="off", max_chars=40,
    )  # fmt: skip
    st.text_input(
        say("Emergency number where you live, for example 911 (you can leave this empty)"),
        value=contacts.get("emergency", ""), key="emergency", autocomplete="off", max_chars=40,
    )  # fmt: skip


def health_said(visit: Visit, said: Facts) -> dict[str, Any]:
    """What the fields about health hold; conditions that none of them asks about stay."""
    born = field("born")
    return {
        "conditions": _ticked("condition", conditions(visit), said.get("conditions", ())),
        "devices": _ticked("device", devices(visit), said.get("devices", ())),
        "born": born.isoformat() if born else None,
        **{key: _yes_no(key) for key in ("pregnant", "breastfeeding", "smoker")},
        "alcohol": _chosen("alcohol"),
    }


def home_said(_visit: Visit, said: Facts) -> dict[str, Any]:
    """What the fields about home, work and whom to call hold; numbers that none of them asks for stay."""
    numbers = {**said.get("contacts", {}), **{key: (field(key) or "").strip() for key in ("ward", "emergency")}}
    return {
        **{key: _yes_no(key) for key in ("lives_alone", "caregiver", "far_away", "interpreter")},
        "work": _chosen("work"),
        "called": field("called") or None,
        "phone": (field("phone") or "").strip() or None,
        "contacts": {key: number for key, number in numbers.items() if number},
    }


def choice_words(visit: Visit) -> dict[str, str]:
    """Each answer of a choice, by its id, in words."""
    say = visit.say
    return {
        "no": say("No"), "yes": say("Yes"), "possible": say("I am not sure"),
        "none": say("I do not work now"), "desk": say("Desk or other light work"),
        "light": say("On my feet, light lifting"), "heavy": say("Heavy lifting"),
        "never": say("Never"), "sometimes": say("Now and then"), "often": say("On most days"),
        UNSAID: say("I would rather not say"),
    }  # fmt: skip


def _ticks(title: str, kind: str, words: Mapping[str, str], said: Collection[str]) -> None:
    st.header(title, anchor=False)
    with st.container(gap="medium"):
        for id_, sentence in words.items():
            st.checkbox(sentence, value=id_ in said, key=f"{kind}_{id_}")


def _ticked(kind: str, asked: Mapping[str, str], said: Collection[str]) -> list[str]:
    kept = [id_ for id_ in said if id_ not in asked]
    return [id_ for id_ in asked if field(f"{kind}_{id_}")] + kept


def _choice(visit: Visit, key: str, question: str, options: tuple[str, ...], said: Facts) -> None:
    kept = said.get(key)
    kept = {True: "yes", False: "no"}.get(kept, kept) if isinstance(kept, bool) else kept
    words = choice_words(visit)
    st.selectbox(
        question, (*options, UNSAID), index=options.index(kept) if kept in options else None, key=key,
        format_func=lambda id_: words[id_], placeholder=visit.say("Not said"),
    )  # fmt: skip


def _submit(visit: Visit, heard: Callable[[Visit, Facts], dict[str, Any]]) -> None:
    change_and_go_on(visit, lambda said: with_facts(said, **heard(visit, said.facts)))


def _chosen(key: str) -> str | None:
    """What was chosen; None where nothing was, or where the person would rather not say."""
    chosen: str | None = field(key)
    return None if chosen == UNSAID else chosen


def _yes_no(key: str) -> bool | str | None:
    """What was chosen, as a profile says it."""
    chosen = _chosen(key)
    return {"yes": True, "no": False}.get(chosen or "", chosen)
