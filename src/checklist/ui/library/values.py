"""What a finding or a rule says, in words, as the patient will get it. Pure: the words come through `say`."""

from collections.abc import Mapping, Sequence
from datetime import time

from checklist.checkin import RedFlag, Tier
from checklist.diet import Diet
from checklist.extraction.findings import (
    Duration,
    Fasting,
    Finding,
    FollowUpVisit,
    Medication,
    Preparation,
    RecoveryMilestone,
    RecoveryTask,
    Stay,
    WarningSign,
)
from checklist.extraction.reviewed import Rule
from checklist.fasting import FOOD, FoodClass, Instruction
from checklist.guidance import ENGLISH, Anchor, DayRange, Span, Words
from checklist.procedure import TaskRule
from checklist.recovery import FollowUp, Milestone, MilestoneKind
from checklist.ui.text import quoted
from checklist.ui.when import Say


def sort_word(finding: Finding, say: Say) -> str:
    """What sort of finding it is."""
    words: Mapping[type[Finding], str] = {
        Fasting: say("Fasting"), Medication: say("Medicine"), Preparation: say("Task"), Duration: say("Duration"),
        Stay: say("Stay"), RecoveryMilestone: say("Recovery"), RecoveryTask: say("Recovery"),
        FollowUpVisit: say("Follow-up"), WarningSign: say("Warning sign"),
    }  # fmt: skip
    return words[type(finding)]


def value_words(finding: Finding, rule: Rule | None, signs: Sequence[RedFlag], say: Say) -> str:
    """What the patient gets of a finding: a rule, or warning signs. What nothing becomes of says so."""
    if rule is not None:
        return rule_words(rule, say)
    if isinstance(finding, Duration):
        given = [f"{minutes:g}" for minutes in finding.minutes if minutes is not None]
        return say("{minutes} minutes.", minutes=say(" to ").join(dict.fromkeys(given)))
    if isinstance(finding, WarningSign):
        return "  \n".join(sign_words(flag, say) for flag in signs) or say("Another finding says this more urgently.")
    return quoted(finding.quote) if isinstance(finding, Stay) else say("Nothing to show.")


def rule_words(rule: Rule, say: Say) -> str:
    """One rule, as the patient will get it."""
    if isinstance(rule, Instruction):
        return _fasting(rule, say)
    if isinstance(rule, Diet):
        return _diet(rule, say)
    if isinstance(rule, TaskRule):
        return f"{_text(rule.title)} {span_words(rule.span, say)}".strip()
    if isinstance(rule, Milestone):
        return f"{_text(rule.topic)}: {days_words(rule.days, say)}, {_kind(rule.kind, say)}. {_text(rule.text)}"
    return _visit(rule, say)


def sign_words(flag: RedFlag, say: Say) -> str:
    """A warning sign, under what a patient is told to do about it."""
    todo = {
        Tier.EMERGENCY: say("Get help now"), Tier.SAME_DAY: say("Call your care team today"),
        Tier.MENTION: say("Tell us at your next visit"),
    }[flag.tier]  # fmt: skip
    return say("{todo}: {sign}", todo=todo, sign=_text(flag.sign))


def span_words(span: Span, say: Say) -> str:
    """When a deed is open, as guidance states it."""
    opens, closes = span.opens, span.closes
    if opens.anchor is Anchor.NOW:
        return _until(closes.anchor, closes.days, say)
    if opens.anchor is Anchor.PROCEDURE and opens.days is not None and opens.at is not None:
        return say("When: from {clock}, {day}.", clock=_spoken(opens.at), day=_day(opens.days, say))
    if opens.anchor is Anchor.PROCEDURE and opens.days is not None and closes.days is not None:
        return say("When: {days}.", days=_days(opens.days, closes.days - 1, say))
    if opens.anchor is Anchor.DISCHARGE and closes.days is not None:
        return say("When: for {n} days after going home.", n=closes.days - 1)
    return ""


def days_words(days: DayRange, say: Say) -> str:
    """Whole days after the procedure."""
    if days.to_day is None:
        return say("from day {first}", first=days.from_day)
    if days.to_day == days.from_day:
        return say("day {first}", first=days.from_day)
    return say("day {first} to {last}", first=days.from_day, last=days.to_day)


def food_words(what: tuple[FoodClass, ...], say: Say) -> str:
    """What a fasting instruction is about."""
    names = {
        FoodClass.MILK: say("Milk"), FoodClass.FORMULA: say("Infant formula"),
        FoodClass.BREAST_MILK: say("Breast milk"), FoodClass.CLEAR_FLUIDS: say("Clear drinks"),
    }  # fmt: skip
    if set(what) == set(FoodClass):
        return say("All food and drink")
    food = [say("Food")] if set(what) & FOOD else []
    return ", ".join([*food, *(names[one] for one in what if one in names)])


def _kind(kind: MilestoneKind, say: Say) -> str:
    return {
        MilestoneKind.LIMIT: say("a limit"), MilestoneKind.USUAL: say("usual"),
        MilestoneKind.WATCH: say("keep watching"), MilestoneKind.DATE: say("a date"),
    }[kind]  # fmt: skip


def _fasting(rule: Instruction, say: Say) -> str:
    food = food_words(rule.what, say)
    if rule.hours is None:
        return say("{food}: stop at {clock}.", food=food, clock=_clock(rule.clock or time(), rule.day, say))
    low, high = (f"{hours:g}" for hours in rule.hours)
    held = say("{food}: stop {hours} hours before.", food=food, hours=high)
    return held if low == high else held + say(" The text says {low} to {high}.", low=low, high=high)


def _diet(rule: Diet, say: Say) -> str:
    what = quoted(rule.says.said(ENGLISH).rstrip(".")) if rule.says else say("Clear drinks only")
    if rule.hours is None:
        midnight = rule.clock == time() and rule.day < 0
        days = say("from the start of {day}", day=_day(rule.day, say))
        at = say("from {clock}, {day}", clock=_spoken(rule.clock or time()), day=_day(rule.day, say))
        clock = days if midnight else at
        return say("{diet}: {since}, up to the stop times.", diet=what, since=clock)
    low, high = (f"{hours:g}" for hours in rule.hours)
    held = say("{diet}: from {hours} hours before, up to the stop times.", diet=what, hours=high)
    return held if low == high else held + say(" The text says {low} to {high}.", low=low, high=high)


def _clock(clock: time, day: int, say: Say) -> str:
    if clock == time() and day == 0:
        return say("midnight")
    return say("{clock} the day before", clock=_spoken(clock)) if day < 0 else _spoken(clock)


def _spoken(clock: time) -> str:
    return f"{clock:%I:%M}".lstrip("0") + ("\u00a0am" if clock.hour < 12 else "\u00a0pm")


def _visit(rule: FollowUp, say: Say) -> str:
    when = days_words(rule.days, say) if rule.days else say("no date")
    return f"{_text(rule.what)} {say('When: {days}.', days=when)}"


def _until(anchor: Anchor, days: int | None, say: Say) -> str:
    if anchor is Anchor.ARRIVAL or days is None:
        return say("When: until arrival.")
    return say("When: at the latest {day}.", day=_day(days - 1, say))


def _days(first: int, last: int, say: Say) -> str:
    if first == last:
        return _day(first, say)
    if last < 0:
        return say("{first} to {last} days before", first=-first, last=-last)
    return say("{first} to {last}", first=_day(first, say), last=_day(last, say))


def _day(day: int, say: Say) -> str:
    if day in (-1, 0):
        return say("the day before") if day else say("the day itself")
    return say("{n} days before", n=-day) if day < 0 else say("day {n}", n=day)


def _text(words: Words) -> str:
    return quoted(words.said(ENGLISH))
