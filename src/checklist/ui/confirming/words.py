"""What staff read of one medicine: as entered, what the rule says and who says so, what clashes, what was decided."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from checklist.care.waiting import Queued
from checklist.guidance import Certainty, Source, in_zone
from checklist.medication import Action, HowOften, Interval, MorningOf, RuleAction
from checklist.plan import LastDose, Proposal
from checklist.reading import spoken_date, spoken_moment
from checklist.ui.text import escaped
from checklist.ui.when import Say


def medicine_words(proposal: Proposal) -> str:
    """The name as entered, and its ingredient where that says more."""
    step = proposal.step
    more = step.ingredient and step.ingredient.lower() != step.name.strip().lower()
    plain = (step.ingredient or "").replace(" (", ", ").replace(")", "")
    return escaped(step.name) + (f" ({escaped(plain)})" if more else "")


def proposal_words(proposal: Proposal, say: Say) -> str:
    """How it is taken, what the rule says with its reasons and source, and each clash on a line of its own."""
    lines = [
        _taken(proposal, say),
        _rule(proposal, say),
        *_reasons(proposal, say),
        source_words(proposal.decided.ruling.source, say),
    ]
    return "  \n".join(line for line in [*lines, *_clashes(proposal)] if line)


def standing_words(proposal: Proposal, say: Say) -> str:
    """A rule that needs no confirmation."""
    lines = [say("{rule} The rule stands without a confirmation.", rule=_action(proposal, say)), *_clashes(proposal)]
    return "  \n".join(lines)


def decided_words(proposal: Proposal, zone: ZoneInfo, say: Say) -> str:
    """What was decided, who did and when, and each clash."""
    decision, step = proposal.decided.confirmed, proposal.step
    if decision is None:
        return ""
    parts = [action_words(decision.action, say)]
    if decision.last_dose:
        parts.append(say("Last dose {when}.", when=moment_words(decision.last_dose, zone)))
        parts.append(_restart(decision.restart, decision.ask_restart, zone, say))
    if decision.new_dose:
        parts.append(f"“{escaped(decision.new_dose)}”")
    if step.morning_of and decision.action is Action.CONTINUE:
        parts.append(morning_words(step.morning_of, say))
    when = f", {moment_words(decision.at, zone)}" if decision.at else ""
    lines = [" ".join(part for part in parts if part), f":small[{escaped(decision.by)}{when}]", *_clashes(proposal)]
    return "  \n".join(lines)


def _restart(again: date | datetime | None, ask: bool, zone: ZoneInfo, say: Say) -> str:
    if again:
        return say("Start again {when}.", when=moment_words(again, zone))
    return say("Ask before starting again.") if ask else ""


def moment_words(when: date | datetime, zone: ZoneInfo) -> str:
    """A day, with its clock time where there is one, in the person's zone."""
    if not isinstance(when, datetime):
        return spoken_date(when)
    local = in_zone(when, zone)
    return spoken_moment(local)


def choice_words(words: str) -> str:
    """A sentence as something to pick."""
    return words.rstrip(".")


def action_words(action: Action, say: Say) -> str:
    """What to do with a medicine."""
    words = {
        Action.CONTINUE: say("Keep taking it."),
        Action.HOLD: say("Stop it before."),
        Action.ADJUST: say("Change the dose."),
        Action.ASK: say("Ask."),
    }
    return words[action]


def morning_words(morning: MorningOf, say: Say) -> str:
    """What to do on the morning."""
    words = {
        MorningOf.TAKE_WITH_SIP: say("Take it with a small sip of water."),
        MorningOf.SKIP: say("Leave it out that morning."),
        MorningOf.ASK: say("Ask about the morning."),
    }
    return words[morning]


def dose_words(dose: LastDose, zone: ZoneInfo, say: Say) -> str:
    """A last dose to pick: the day first, then how long without it, and whether it has passed."""
    when = moment_words(dose.at, zone)
    if not dose.amount:
        words = say("{when}: only the morning is left out", when=when)
    elif dose.unit == "hours":
        words = say("{when}: {n} hours before", when=when, n=f"{dose.amount:g}")
    else:
        words = say("{when}: {n} without it", when=when, n=_days(dose.amount, say))
    return say("{dose} (has passed)", dose=words) if dose.passed else words


def facts_words(queued: Queued, say: Say) -> str:
    """The facts that change a rule: kidneys, bleeding risk, conditions; what is not known is said."""
    booking = queued.booking
    kidneys = say("CrCl {n}.", n=f"{booking.crcl:g}") if booking.crcl is not None else say("CrCl not known.")
    risk = (
        say("Bleeding risk: {risk}.", risk=booking.bleeding_risk.replace("_", " "))
        if booking.bleeding_risk
        else say("Bleeding risk not known.")
    )
    lives = say("Conditions: {what}.", what=escaped(", ".join(c.replace("_", " ") for c in booking.conditions)))
    return " ".join([f"{escaped(queued.procedure)}.", kidneys, risk, *([lives] if booking.conditions else [])])


def _taken(proposal: Proposal, say: Say) -> str:
    taken = proposal.decided.taken
    often = {
        HowOften.DAILY: say("once a day"), HowOften.TWICE_DAILY: say("twice a day"),
        HowOften.THREE_TIMES_DAILY: say("3 times a day"), HowOften.WEEKLY: say("once a week"),
        HowOften.MONTHLY: say("once a month"), HowOften.AS_NEEDED: say("only when needed"),
        HowOften.PUMP: say("by a pump"), None: say("how often was not said"),
    }  # fmt: skip
    return ", ".join(escaped(part) for part in (taken.dose, often[taken.how_often], taken.reason) if part)


def _rule(proposal: Proposal, say: Say) -> str:
    group = proposal.decided.ruling.group
    label = f" :small[({escaped(group.label)})]" if group else ""
    span = interval_words(proposal.decided.ruling.offered, say)
    return f"**{_action(proposal, say)}**{f' {span}' if span else ''}{label}"


def _action(proposal: Proposal, say: Say) -> str:
    return rule_words(proposal.decided.ruling.action, say)


def rule_words(action: RuleAction, say: Say) -> str:
    """What a rule says."""
    words = {
        RuleAction.CONTINUE: say("Rule: keep taking it, the morning too."),
        RuleAction.SKIP_MORNING: say("Rule: leave out the morning dose."),
        RuleAction.HOLD: say("Rule: stop it before."),
        RuleAction.STOP: say("Rule: stop it before."),
        RuleAction.ADJUST: say("Rule: change the dose."),
        RuleAction.ASK: say("Rule: none by itself. You decide."),
    }
    return words[action]


def short_rule_words(action: RuleAction, say: Say) -> str:
    """What a rule says, in little room."""
    words = {
        RuleAction.CONTINUE: say("keep taking"),
        RuleAction.SKIP_MORNING: say("not that morning"),
        RuleAction.HOLD: say("stop before"),
        RuleAction.STOP: say("stop before"),
        RuleAction.ADJUST: say("change dose"),
        RuleAction.ASK: say("you decide"),
    }
    return words[action]


def interval_words(interval: Interval | None, say: Say) -> str:
    """How long before, both ends of it; empty where the rule gives none."""
    if interval is None or (interval.most is None and interval.least is None):
        return ""
    ends = sorted({f"{end:g}" for end in (interval.least, interval.most) if end is not None}, key=float)
    span = say(" to ").join(ends)
    days = say("1 day without it.") if ends == ["1"] else say("{n} days without it.", n=span)
    units = {"days": days, "hours": say("{n} hours before.", n=span)}
    return units.get(interval.unit, f"{span} {interval.unit.replace('_', ' ')}.")


def _reasons(proposal: Proposal, say: Say) -> list[str]:
    ruling = proposal.decided.ruling
    notes = [ruling.offered.note] if ruling.offered and ruling.offered.note else []
    group = ruling.group
    if group is None:
        near = ", ".join(proposal.step.candidates)
        return [say(":small[It may be: {near}. Ask which.]", near=escaped(near))] if near else []
    if ruling.interval is None and group.by_case:
        notes.append(say("No number of days: it needs a fact that is not known here."))
    return [f":small[{escaped(reason)}]" for reason in (*notes, group.staff_text)]


def source_words(source: Source, say: Say) -> str:
    """Who says so, and how far it was checked."""
    checked = {
        Certainty.VERIFIED: say("checked"),
        Certainty.PARTLY_VERIFIED: say("partly checked"),
        Certainty.UNVERIFIED: say("**not checked**"),
    }
    return f":small[{say('Source:')} {escaped(source.title)}, {checked[source.certainty]}]"


def _clashes(proposal: Proposal) -> list[str]:
    return [f":orange-background[:material/warning: {escaped(clash.text)}]" for clash in proposal.clashes]


def _days(amount: float, say: Say) -> str:
    return say("1 day") if amount == 1 else say("{n} days", n=f"{amount:g}")
