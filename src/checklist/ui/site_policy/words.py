"""A site's fasting policy in words, for staff and for patients. Pure; the words come through `say`."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from checklist.care.policies import SignedPolicy
from checklist.fasting import FoodClass, Policy, Stop
from checklist.guidance import Anchor
from checklist.plan import DOCUMENTS, Plan, SitePolicy
from checklist.reading import spoken_clock, spoken_date, spoken_moment
from checklist.ui.text import escaped
from checklist.ui.when import Say


def heading(site: SitePolicy, say: Say) -> str:
    """What the site follows, as the heading of the page."""
    if site.follows_documents:
        return say("This site follows each procedure’s document")
    return {
        Policy.AS_PUBLISHED: say("This site counts each document’s hours from the start"),
        Policy.GUIDELINE: say("This site follows the guideline’s hours"),
        Policy.SIP_TIL_SEND: say("This site lets patients sip water until they are called"),
    }[site.policy]


def name(policy: Policy, say: Say) -> str:
    """A policy as one picks it."""
    return {
        Policy.AS_PUBLISHED: say("Each procedure’s document"),
        Policy.GUIDELINE: say("The guideline’s hours"),
        Policy.SIP_TIL_SEND: say("Sips of water until called (sip til send), food by the guideline"),
    }[policy]


def counted(anchor: Anchor, say: Say) -> str:
    """What the hours count back from, as one picks it."""
    if anchor is Anchor.PROCEDURE:
        return say("The planned start of the procedure")
    return say("The arrival, since lists move forward")


def effect(site: SitePolicy, sample: Plan, say: Say) -> str:
    """What patients of the site will be told, with the hours of an adult whose hours are no question."""
    before = say("their procedure starts") if site.anchor is Anchor.PROCEDURE else say("they arrive")
    if site.policy is Policy.AS_PUBLISHED:
        return say("Patients of this site will be told to count the hours of each document back from when {before}.",
                   before=before)  # fmt: skip
    hours = {stop.what: f"{stop.hours:g}" for stop in sample.fasting if stop.hours is not None}
    food = say(
        "Fatty food and meat stop {fatty} hours before {before}, light food and milk {light} hours.",
        light=hours[FoodClass.SOLIDS_LIGHT], fatty=hours[FoodClass.SOLIDS_FATTY], before=before,
    )  # fmt: skip
    return f"{_drinks(site, hours, before, say)} {food}"


def _drinks(site: SitePolicy, hours: dict[FoodClass, str], before: str, say: Say) -> str:
    if site.policy is Policy.SIP_TIL_SEND:
        return say("Patients of this site will be told that they may take small sips of water until they are called.")
    return say(
        "Patients of this site will be told that they may drink clear fluids until {hours} hours before {before}.",
        hours=hours[FoodClass.CLEAR_FLUIDS], before=before,
    )  # fmt: skip


def signed_line(one: SignedPolicy, zone: ZoneInfo, say: Say) -> str:
    """One row of the history: what was signed or taken back, by whom and when."""
    if one.taken_back:
        return say("**Taken back:** each document is followed again. {who}", who=who_when(one, zone, say))
    return say("**{what}**, counted back from {anchor}. {who}", what=name(one.policy, say),
               anchor=say("the planned start") if one.anchor is Anchor.PROCEDURE else say("arrival"),
               who=who_when(one, zone, say))  # fmt: skip


def who_when(one: SignedPolicy, zone: ZoneInfo, say: Say) -> str:
    """Who did it and when, on the reader's own clock."""
    at = one.at.astimezone(zone)
    return say("{by}, {day}, {clock}.", by=escaped(one.by), day=with_year(at.date()), clock=spoken_clock(at))


def signature(plan: Plan, say: Say) -> str | None:
    """Who signed the times that this plan follows; None where it follows the document."""
    booking = plan.booking
    site = SitePolicy(policy=booking.fasting_policy, anchor=booking.fasting_anchor)
    if booking.fasting_policy_signed is None or site == DOCUMENTS:
        return None
    by, on = booking.fasting_policy_signed.by, booking.fasting_policy_signed.on
    return say("Your hospital set these food and drink times. {by} signed them on {day}.", by=by, day=with_year(on))


def stop_words(stop: Stop, say: Say) -> str:
    """When one kind of food or drink stops; without a time, sips until called."""
    return moment(stop.stop_at) if stop.stop_at else say("small sips of water until called")


def change_words(what: str, before: datetime | None, after: datetime | None, say: Say) -> str:
    """One stop that changed, for the patient: what holds now, and what does not any more."""
    if after is None:
        was = moment(before) if before else ""
        return say("{what}: **small sips of water until you are called**. The stop was {was}.", what=what, was=was)
    if before is None:
        return say("{what}: stop **{after}**. Take no sips after that.", what=what, after=moment(after))
    return say("{what}: stop **{after}**, not {before}.", what=what, after=moment(after), before=moment(before))


def with_year(day: date) -> str:
    """A day that may lie years back."""
    return f"{spoken_date(day)}, {day.year}"


def moment(at: datetime) -> str:
    """A day and a clock time."""
    return spoken_moment(at)
