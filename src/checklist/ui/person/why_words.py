"""Why a person needs the team, in words: what it is, what was said, and what the team has done about it. Pure."""

from datetime import datetime

from checklist.alerts import Alert, Kind, Outcome, State
from checklist.care.person import Person
from checklist.reading import spoken_moment
from checklist.ui.text import escaped
from checklist.ui.when import Say

RED, ORANGE = frozenset({Kind.EMERGENCY}), frozenset({Kind.SAME_DAY, Kind.CALL_ME, Kind.TOOK_IT, Kind.ATE_LATE})


def badge(alert: Alert, say: Say) -> str:
    """How urgent it is: label, icon and colour together."""
    if alert.kind in RED:
        return f":red-badge[:material/e911_emergency: {say('Emergency')}]"
    if alert.kind in ORANGE:
        return f":orange-badge[:material/call: {say('Same day')}]"
    return f":blue-badge[:material/edit_note: {say('To look at')}]"


def reason_title(alert: Alert, say: Say) -> str:
    """What the reason is."""
    words = {
        Kind.EMERGENCY: say("A sign that needs help now"), Kind.SAME_DAY: say("A sign to call about today"),
        Kind.CALL_ME: say("Wants a call"), Kind.TOOK_IT: say("Took a medicine that was to be stopped"),
        Kind.ATE_LATE: say("Ate or drank after the stop time"), Kind.TEAM: say("A call left this to the team"),
        Kind.SKIPPED: say("Left out a question about a warning sign"), Kind.NOT_READY: say("Not ready to come in"),
        Kind.COULD_NOT: say("Could not do a step"), Kind.SILENT_ALONE: say("No check-in, and lives alone"),
        Kind.SILENT: say("No check-in"), Kind.ASKED: say("Asked a question"), Kind.LONG_FAST: say("A long fast"),
    }  # fmt: skip
    return words[alert.kind]


def reason_lines(one: Person, alert: Alert, say: Say) -> list[str]:
    """What was said, and since when it stands."""
    said = [escaped(words) for words in alert.said if words]
    if alert.kind is Kind.SKIPPED:
        said = [say("Not said: {what}", what=escaped(", ".join(name.replace("_", " ") for name in alert.said)))]
    if alert.kind is Kind.LONG_FAST:
        said = [_fast(one, words, say) for words in alert.said]
    day = [say("Day {day}.", day=alert.day)] if alert.day is not None else []
    since = say("Since {when}.", when=_when(one, alert.since))
    own = [say("They say: I called.")] if alert.patient_called else []
    own += [say("They say: this was a mistake.")] if alert.mistake else []
    return [*said, " ".join([*day, since, *own])]


def _fast(one: Person, words: str, say: Say) -> str:
    what, _, hours = words.partition(":")
    return say("{what}: {hours} hours", what=escaped(one.journey.say(f"card.class.{what}")), hours=hours)


def state_words(one: Person, alert: Alert, say: Say) -> str:
    """What the team has done about it."""
    by, at = escaped(alert.owner or ""), _when(one, alert.at) if alert.at else ""
    if alert.again(one.journey.now):
        return say("**Nothing came of it yet.** {by} took it on {at}.", by=by, at=at)
    if alert.state is State.ACKNOWLEDGED:
        return say("{by} has taken it on, {at}.", by=by, at=at)
    if alert.state is State.ACTED:
        came = outcome_words(Outcome(alert.outcome), say) if alert.outcome in set(Outcome) else say("Acted")
        note = f" {escaped(alert.note)}" if alert.note else ""
        return say("{came}: {by}, {at}.", came=came, by=by, at=at) + note
    return say("Nobody has taken it on.")


def outcome_words(outcome: Outcome, say: Say) -> str:
    """What came of acting."""
    words = {
        Outcome.REACHED: say("Spoke with them"), Outcome.NO_ANSWER: say("No answer"),
        Outcome.LEFT_MESSAGE: say("Left a message"), Outcome.DECIDED: say("Decided without a call"),
    }  # fmt: skip
    return words[outcome]


def _when(one: Person, at: datetime) -> str:
    return spoken_moment(at.astimezone(one.journey.plan.booking.zone))
