"""What patients read of the site's policy: that their stop times changed, and who signed those that hold."""

from datetime import datetime

import streamlit as st

from checklist.care.journey import Journey
from checklist.care.policy_effects import PolicyChange, last_policy_change
from checklist.reading import spoken_date
from checklist.ui.session import Visit
from checklist.ui.site_policy.words import change_words, signature
from checklist.ui.text import escaped


def draw_policy_changed(visit: Visit) -> None:
    """On top until the procedure: that the times changed, and one press away which; open where one has passed."""
    change = last_policy_change(visit.house, visit.visitor)
    if change is None:
        return
    label = visit.say("**Your hospital changed its food and drink times.** See what changed")
    with st.expander(label, icon=":material/schedule:", expanded=change.too_late):
        st.markdown("\n".join(f"- {line}" for line in _lines(visit, change)))
        if change.too_late:
            st.markdown(visit.say("A new time has passed already. {call}", call=_call(visit, change)))
        st.markdown(_who(visit, change))


def draw_signature(visit: Visit, mine: Journey) -> None:
    """Above the guidance, which says other hours: whose times count."""
    said = signature(mine.plan, visit.say)
    if said and mine.ahead:
        follow = visit.say("The text below may say other hours. Follow the times on Today.")
        st.markdown(f"{escaped(said)} {follow}")


def _lines(visit: Visit, change: PolicyChange) -> list[str]:
    """Each time that changed: one line for all that change alike, named where others do not."""
    alike: dict[tuple[datetime | None, datetime | None], list[str]] = {}
    for stop in change.stops:
        alike.setdefault((stop.before, stop.after), []).append(change.mine.say(f"card.class.{stop.what}"))
    return [change_words(_named(visit, change, named), *times, visit.say) for times, named in alike.items()]


def _named(visit: Visit, change: PolicyChange, named: list[str]) -> str:
    """Several kinds of food and drink as one subject."""
    if len(named) == len(change.mine.plan.fasting):
        return visit.say("Food and drink")
    return ", ".join([named[0], *(one[0].lower() + one[1:] for one in named[1:])])


def _call(visit: Visit, change: PolicyChange) -> str:
    ward = change.mine.plan.booking.contacts.ward
    who = (
        visit.say("Call {phone}.", phone=escaped(ward))
        if ward
        else visit.say("Call the hospital and ask for your team.")
    )
    return visit.say("Did you eat or drink after it? {who} Tell them what and when.", who=who)


def _who(visit: Visit, change: PolicyChange) -> str:
    signed, zone = change.signed, change.mine.plan.booking.zone
    by, date = escaped(signed.by), spoken_date(signed.at.astimezone(zone).date())
    if signed.taken_back:
        return visit.say("{by} changed them back on {date}. Follow the times on this page.", by=by, date=date)
    return visit.say("{by} signed them on {date}. Follow the times on this page.", by=by, date=date)
