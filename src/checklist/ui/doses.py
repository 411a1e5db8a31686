"""My medicines: what is next, every day on which something changes, and each medicine with who says so."""

from collections.abc import Iterator

import streamlit as st

from checklist.care.journey import Journey
from checklist.plan import DayMark, DoseDays, MedicineStep, day_in, dose_days, dose_words, unusual
from checklist.reading import spoken_date
from checklist.ui.session import Visit
from checklist.ui.text import escaped
from checklist.ui.today_rows import spoken_source
from checklist.ui.when import Say

SHEET = "/medicine-sheet"
EVERY_DAY = frozenset({DayMark.ASK, DayMark.CHANGED})


def heading(mine: Journey, say: Say) -> str:
    """The one thing to know first: whom to ask about, else the next last dose, else that all goes on."""
    steps = mine.plan.medications
    asked = [step for step in steps if step.needs_confirmation]
    if not steps:
        return say("No medicines in your plan")
    if asked:
        return (
            say("Ask your team about 1 medicine") if len(asked) == 1 else say("Ask about {n} medicines", n=len(asked))
        )
    ahead = [(day, step) for step in steps if (day := day_in(step.last_dose, mine.plan)) and day >= mine.now.date()]
    if not ahead:
        return say("Your medicines, day by day")
    day, step = min(ahead, key=lambda pair: pair[0])
    return say("Last dose of {name}: {day}", name=escaped(step.name), day=spoken_date(day, mine.plan.language))


def draw_doses(visit: Visit, mine: Journey) -> None:
    """The days on which something changes, the sheet to print, then each medicine in words."""
    say, calendar = visit.say, dose_days(mine.plan)
    if not mine.plan.medications:
        st.markdown(say("If you take any, tell your team. Do not stop one by yourself."))
        return
    rows = list(day_rows(mine, calendar, say))
    if rows:
        st.header(say("Day by day"), anchor=False)
        st.table(rows, border="horizontal", hide_index=True)
    st.link_button(say("Calendar to print"), SHEET, icon=":material/print:", width="stretch")
    st.header(say("Each medicine"), anchor=False)
    for step in mine.plan.medications:
        _medicine(mine, step, say)


def day_rows(mine: Journey, calendar: DoseDays, say: Say) -> Iterator[dict[str, str]]:
    """Each day with a deed, alike ones together; what holds on every day stands once, below."""
    for day in calendar.days:
        names: dict[str, list[str]] = {}
        for step, mark in calendar.on(day):
            if mark not in EVERY_DAY and unusual([mark]):
                names.setdefault(dose_words(mine.plan, step, mark, mine.say), []).append(escaped(step.name))
        if names:
            said = [f"**{words[0].upper()}{words[1:]}:** {', '.join(named)}" for words, named in names.items()]
            zero = f"  \n{say('your procedure')}" if day == calendar.zero else ""
            yield {say("Day"): f"{spoken_date(day, mine.plan.language)}{zero}", say("What to do"): "  \n".join(said)}


def _medicine(mine: Journey, step: MedicineStep, say: Say) -> None:
    """What holds, when to start again, and who says so."""
    lines = [f"**{escaped(step.name)}**", escaped(step.patient_text)]
    if step.restart and step.last_dose is not None:
        lines.append(escaped(step.restart.text))
    lines.append(f":small[:gray[{escaped(spoken_source(step.source, say))}]]")
    st.markdown("  \n".join(lines))
