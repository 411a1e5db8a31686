"""Steps 4 and 5: a few facts about health and home. All can be left open; open is never "no"."""

from datetime import date

import streamlit as st

from checklist.care.answers import Answers, with_facts
from checklist.ui.build.step import change_and_go_on, form_next
from checklist.ui.session import Visit, field


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


def draw_health(visit: Visit, answers: Answers) -> None:
    """Birth date, what to tick, pregnancy and smoking."""
    say, said = visit.say, answers.facts
    with st.form("health", border=False, enter_to_submit=False):
        born = date.fromisoformat(said["born"]) if said.get("born") else None
        st.date_input(
            say("Birth date (month/day/year)"), value=born, key="born", format="MM/DD/YYYY",
            min_value=date(1900, 1, 1), max_value=visit.today(),
        )  # fmt: skip
        st.header(say("Tick what is true for you"), anchor=False)
        with st.container(gap="medium"):
            for id_, words in conditions(visit).items():
                st.checkbox(words, value=id_ in said.get("conditions", ()), key=f"condition_{id_}")
        _choice(visit, "pregnant", say("Could you be pregnant?"), ("no", "yes", "possible"), answers)
        _choice(visit, "breastfeeding", say("Are you breastfeeding?"), ("no", "yes"), answers)
        _choice(visit, "smoker", say("Do you smoke or vape?"), ("no", "yes"), answers)
        form_next(visit, say("your home and work"), lambda: _submit_health(visit), "health_next")


def draw_home(visit: Visit, answers: Answers) -> None:
    """Who is there, what work waits, what to call the person, and the ward's number."""
    say, said = visit.say, answers.facts
    contacts = said.get("contacts", {})
    with st.form("home", border=False, enter_to_submit=False):
        _choice(visit, "lives_alone", say("Do you live alone?"), ("no", "yes"), answers)
        _choice(visit, "work", say("What is your work?"), ("none", "desk", "light", "heavy"), answers)
        st.text_input(
            say("First name (you can leave this empty)"), value=said.get("called", ""), key="called", max_chars=60
        )
        st.text_input(
            say("Phone number of your ward or care team (you can leave this empty)"), value=contacts.get("ward", ""),
            key="ward", autocomplete="tel", max_chars=40,
        )  # fmt: skip
        st.text_input(
            say("Emergency number where you live, for example 911 (you can leave this empty)"),
            value=contacts.get("emergency", ""), key="emergency", autocomplete="off", max_chars=40,
        )  # fmt: skip
        form_next(visit, say("check your answers"), lambda: _submit_home(visit), "home_next")


def choice_words(visit: Visit) -> dict[str, str]:
    """Each answer of a choice, by its id, in words."""
    say = visit.say
    return {
        "no": say("No"), "yes": say("Yes"), "possible": say("I am not sure"),
        "none": say("I do not work now"), "desk": say("Desk or other light work"),
        "light": say("On my feet, light lifting"), "heavy": say("Heavy lifting"),
    }  # fmt: skip


def _choice(visit: Visit, key: str, question: str, options: tuple[str, ...], answers: Answers) -> None:
    kept = answers.facts.get(key)
    kept = {True: "yes", False: "no"}.get(kept, kept) if isinstance(kept, bool) else kept
    words = choice_words(visit)
    st.selectbox(
        question, options, index=options.index(kept) if kept in options else None, key=key,
        format_func=lambda id_: words[id_], placeholder=visit.say("Not said"),
    )  # fmt: skip


def _submit_health(visit: Visit) -> None:
    born = field("born")
    facts = {
        "conditions": [id_ for id_ in conditions(visit) if field(f"condition_{id_}")],
        "born": born.isoformat() if born else None,
        **{key: _yes_no(key) for key in ("pregnant", "breastfeeding", "smoker")},
    }
    change_and_go_on(visit, lambda said: with_facts(said, **facts))


def _submit_home(visit: Visit) -> None:
    numbers = {key: (field(key) or "").strip() for key in ("ward", "emergency")}
    facts = {
        "lives_alone": _yes_no("lives_alone"),
        "work": field("work"),
        "called": field("called") or None,
        "contacts": {key: number for key, number in numbers.items() if number},
    }
    change_and_go_on(visit, lambda said: with_facts(said, **facts))


def _yes_no(key: str) -> bool | str | None:
    """What was chosen, as a profile says it; None where nothing was."""
    chosen: str | None = field(key)
    return {"yes": True, "no": False}.get(chosen or "", chosen)
