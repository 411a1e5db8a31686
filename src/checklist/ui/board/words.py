"""What the board says: the heading as the answer, why somebody is on it, what the team has done, and a state. Pure."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from textwrap import wrap
from unicodedata import east_asian_width

from checklist.alerts import ACT_WITHIN, ASKED_DAYS, LATEST_ACT, SILENT_DAYS, SOON_HOURS, Alert, Kind, Outcome, State
from checklist.care.board import Board, Person, Where
from checklist.checkin import Tier
from checklist.fasting import FoodClass
from checklist.guidance import ENGLISH
from checklist.reading import NO_BREAK, short_date, spoken_clock, spoken_date, spoken_moment
from checklist.ui.text import escaped
from checklist.ui.when import Say, done_when

DECIDED = frozenset({Kind.NOT_READY, Kind.COULD_NOT, Kind.TOOK_IT, Kind.ATE_LATE, Kind.LONG_FAST})
SILENT = frozenset({Kind.SILENT, Kind.SILENT_ALONE})
ADVISED = frozenset({Kind.EMERGENCY, Kind.SAME_DAY})


def people(n: int, say: Say) -> str:
    """How many people."""
    return say("1 person") if n == 1 else say("{n} people", n=f"{n:,}")


def heading(now: Board, say: Say) -> str:
    """The answer: how many need somebody."""
    if not now.need:
        return say("Nobody needs you now")
    return say("1 person needs you") if now.need == 1 else say("{n} people need you", n=f"{now.need:,}")


def under_heading(now: Board, say: Say) -> str:
    """When it was drawn, how many somebody has taken on, and how many are on the list."""
    parts = [f"{spoken_moment(now.now)}."]
    if now.in_hand:
        parts.append(say("In hand: {n}.", n=f"{now.in_hand:,}"))
    return " ".join([*parts, say("{people} on the list.", people=people(now.all, say))])


def limits(say: Say) -> str:
    """The footer: that reading is logged, and which limits are this product's own choice."""
    logged = say("Reading this page is logged.")
    words = say(
        "Chosen by this product, not by a guideline: what is acknowledged stands again after {emergency} min, "
        "{same_day} h or {latest} h without a record. “No answer” is {silent} whole days without a check-in, up to day "
        "{days}. “Not ready” shows from {soon} h before coming in.",
        emergency=ACT_WITHIN[Tier.EMERGENCY] // timedelta(minutes=1),
        same_day=ACT_WITHIN[Tier.SAME_DAY] // timedelta(hours=1), latest=LATEST_ACT // timedelta(hours=1),
        silent=SILENT_DAYS, days=ASKED_DAYS, soon=SOON_HOURS,
    )  # fmt: skip
    return f"{logged} {words}"


def badge(kind: Kind, say: Say) -> str:
    """Why, as icon, word and colour together."""
    words: Mapping[Kind, tuple[str, str, str]] = {
        Kind.EMERGENCY: ("red", "e911_emergency", say("Emergency")),
        Kind.SAME_DAY: ("orange", "call", say("Same day")),
        Kind.CALL_ME: ("orange", "call", say("Wants a call")),
        Kind.TOOK_IT: ("orange", "priority_high", say("Not ready")),
        Kind.ATE_LATE: ("orange", "priority_high", say("Not ready")),
        Kind.TEAM: ("orange", "group", say("From a call")),
        Kind.WROTE: ("blue", "edit_note", say("Wrote")),
        Kind.SKIPPED: ("blue", "help", say("Not answered")),
        Kind.NOT_READY: ("orange", "priority_high", say("Not ready")),
        Kind.COULD_NOT: ("blue", "block", say("Could not")),
        Kind.SILENT: ("blue", "notifications", say("No answer")),
        Kind.SILENT_ALONE: ("blue", "notifications", say("No answer")),
        Kind.ASKED: ("blue", "help", say("Question")),
        Kind.LONG_FAST: ("blue", "hourglass_top", say("Long fast")),
    }
    colour, icon, label = words[kind]
    return f":{colour}-badge[:material/{icon}: {label}]"


def name_of(row: Person, say: Say) -> str:
    """What a person is called, or that nobody said."""
    return row.name or say("No name given")


def name_lines(name: str, across: int) -> list[str]:
    """A name in lines of so many small letters; fewer where it has capitals, or letters that are as wide as two."""
    wide = sum(letter.isupper() or east_asian_width(letter) in "WF" for letter in name)
    return wrap(name, max(across * 2 * len(name) // (2 * len(name) + wide), 1))


def who_words(row: Person, say: Say) -> str:
    """Age, procedure and when, under the name."""
    age = [say("{age} y.", age=row.age)] if row.age is not None else []
    gone = [say("Canceled.")] if row.cancelled else []
    return escaped(" ".join([*age, f"{row.procedure}.", *gone, when_words(row, say)]))


def when_words(row: Person, say: Say) -> str:
    """When they come in, or were to; or which day after it is."""
    if not (row.ahead or row.cancelled):
        return say("Day {day}", day=row.day)
    days = (row.arrives.date() - row.now.date()).days
    clock = spoken_clock(row.arrives)
    if days in (0, 1) and not row.cancelled:
        return f"{say('Today') if days == 0 else say('Tomorrow')} {clock}"
    return f"{short_date(row.arrives.date())}, {clock}"


def happened(alert: Alert, row: Person, say: Say) -> str:
    """What happened, in one line."""
    said = [escaped(words) for words in alert.said if words]
    first, all_ = said[0] if said else "", " ".join(said)
    patients_words = f"“{all_}”" if all_ else ""
    words: Mapping[Kind, str] = {
        Kind.EMERGENCY: patients_words or say("A warning sign on day {day}.", day=alert.day),
        Kind.SAME_DAY: patients_words or say("A warning sign on day {day}.", day=alert.day),
        Kind.CALL_ME: say("Wants a call."),
        Kind.TOOK_IT: say("Took a medicine that was to stop: {what}", what=all_),
        Kind.ATE_LATE: " ".join([say("Ate or drank after the stop time."), all_]).strip(),
        Kind.TEAM: " ".join([say("A call left this to the team."), all_]).strip(),
        Kind.WROTE: patients_words or say("Wrote something that was erased since."),
        Kind.SKIPPED: say("Did not answer: {what}.", what=", ".join(said)),
        Kind.NOT_READY: say("Open: {what}", what=" ".join(said)),
        Kind.COULD_NOT: say("Could not: {what}", what=first) + (f" {said[1]}" if len(said) > 1 else ""),
        Kind.SILENT: _silent(alert, row, say),
        Kind.SILENT_ALONE: f"{_silent(alert, row, say)} {say('Lives alone.')}",
        Kind.ASKED: say("Asked: {what}", what=first) if first else say("Asked something that was erased since."),
        Kind.LONG_FAST: " ".join(_fast(words, say) for words in alert.said),
    }
    return words[alert.kind]


def _silent(alert: Alert, row: Person, say: Say) -> str:
    if alert.day is None:
        return say("No check-in since going home.")
    return say("No check-in for {n} days.", n=row.day - alert.day)


def _fast(words: str, say: Say) -> str:
    what, _, hours = words.partition(":")
    if what == FoodClass.CLEAR_FLUIDS:
        return say("{hours} h without clear drinks planned.", hours=hours).replace(" h ", f"{NO_BREAK}h ")
    return say("{hours} h without food or milk planned.", hours=hours).replace(" h ", f"{NO_BREAK}h ")


def since_words(alert: Alert, row: Person, say: Say) -> str:
    """Since when, and what is missing; or what else staff should know of it."""
    when = _when(alert.since, row, say)
    if alert.kind in ADVISED:
        told = say("Told to get help {when}.", when=when) if alert.kind is Kind.EMERGENCY else say(
            "Told to call {when}.", when=when
        )  # fmt: skip
        return " ".join([told, *_own_words(alert, row, say), *_no_call(alert, row, say)])
    if alert.kind in SILENT:
        pain = say("pain {pain}", pain=row.last_pain) if row.last_pain is not None else say("pain not said")
        return say("Last: day {day}, {pain}.", day=alert.day, pain=pain) if alert.day is not None else ""
    if alert.kind is Kind.LONG_FAST:
        return say("From the guidance as it is written. Show it to the anesthesia team.")
    if alert.kind is Kind.NOT_READY:
        return ""
    return say("Since {when}.", when=done_when(alert.since.astimezone(row.now.tzinfo), row.now, ENGLISH))


def _own_words(alert: Alert, row: Person, say: Say) -> list[str]:
    """What the person said of it themselves."""
    found = []
    if alert.patient_called:
        found.append(say("They say they called {when}.", when=_when(alert.patient_called, row, say)))
    if alert.mistake:
        found.append(say("They say it was a mistake."))
    return found


def _when(at: datetime, row: Person, say: Say) -> str:
    """When something happened, as it stands behind a verb."""
    here = at.astimezone(row.now.tzinfo)
    if here.date() == row.now.date():
        return say("at {clock}", clock=spoken_clock(here))
    return say("on {moment}", moment=spoken_moment(here))


def _no_call(alert: Alert, row: Person, say: Say) -> list[str]:
    """How long nobody has called; where somebody has, about whatever it was, when that was."""
    if alert.state is not State.OPEN:
        return []
    if alert.called:
        return [say("Last call {when}.", when=_when(alert.called, row, say))]
    return [say("No call is recorded for {span}.", span=span_words(row.now - alert.since, say))]


def span_words(span: timedelta, say: Say) -> str:
    """How long, in minutes, hours or days."""
    minutes = max(int(span.total_seconds()) // 60, 0)
    if minutes >= 48 * 60:
        return say("{n} days", n=minutes // (24 * 60)).replace(" ", NO_BREAK)
    hours, rest = divmod(minutes, 60)
    words = say("{h} h {m} min", h=hours, m=rest) if hours else say("{m} min", m=rest)
    return words.replace(" ", NO_BREAK)


def team_words(alert: Alert, row: Person, say: Say) -> str:
    """Who has taken it on, or what came of it; nothing while nobody has."""
    if alert.at is None:
        return ""
    when, who = done_when(alert.at.astimezone(row.now.tzinfo), row.now, ENGLISH), escaped(alert.owner or "")
    if alert.state is State.ACTED:
        came = " ".join([outcome_words(alert.outcome, say), escaped(alert.note)]).strip()
        return say("{who}, {when}: {came}", who=who, when=when, came=came)
    if alert.again(row.now):
        return say("Acknowledged by {who} {when}, nothing recorded since.", who=who, when=_when(alert.at, row, say))
    return say("{who} has it since {when}.", who=who, when=when)


def outcome_words(outcome: str | None, say: Say) -> str:
    """What came of acting."""
    words = {
        Outcome.REACHED: say("Spoke to them."), Outcome.NO_ANSWER: say("No answer."),
        Outcome.LEFT_MESSAGE: say("Left a message."), Outcome.DECIDED: say("Decided."),
    }  # fmt: skip
    return words[Outcome(outcome)] if outcome in set(Outcome) else ""


def verb(alert: Alert, now: datetime, say: Say) -> str:
    """The one button of a row: what is next."""
    if alert.state is State.OPEN or (alert.state is State.ACKNOWLEDGED and alert.again(now)):
        return say("Acknowledge")
    if alert.state is State.ACTED and alert.again_at is None:
        return say("Resolve")
    return say("Record decision") if alert.kind in DECIDED else say("Record call")


def state_words(row: Person, say: Say) -> str:
    """How a person is, for the roster."""
    silent = next((one for one in row.alerts if one.kind in SILENT), None)
    told = next((one for one in row.alerts if one.kind in ADVISED), None)
    if row.cancelled:
        return say("Canceled")
    if row.ahead:
        return say("Not ready: {n} open", n=row.open) if row.open else say("Ready")
    if told:
        return say("Get help now") if told.kind is Kind.EMERGENCY else say("Told to call")
    if silent:
        return say("No answer since going home") if silent.day is None else say(
            "No answer for {n} days", n=row.day - silent.day
        )  # fmt: skip
    if row.alerts:
        return say("Waits for you")
    return say("On track") if row.day <= ASKED_DAYS else say("No check-ins asked any more")


def last_words(row: Person, say: Say) -> str:
    """When they last answered."""
    if row.ahead or row.cancelled:
        return ""
    if row.last_day is None:
        return say("No check-in yet")
    ago = row.day - row.last_day
    if not ago:
        return say("Last answer: today")
    return say("Last answer: {when}", when=spoken_date(row.now.date() - timedelta(days=ago)))


def where_words(where: Where | None, now: Board, say: Say) -> str:
    """A way to part the roster, with how many people it is."""
    words = {
        None: say("All"), Where.NEEDS: say("On the board"), Where.NOT_READY: say("Not ready"),
        Where.READY: say("Ready"), Where.SILENT: say("No answer"), Where.ON_TRACK: say("On track"),
        Where.OVER: say("Over"), Where.CANCELLED: say("Canceled"),
    }  # fmt: skip
    return f"{words[where]} {now.where[where] if where else now.all:,}"
