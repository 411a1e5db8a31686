"""A draft's part after the procedure: the timeline, what to do at home, visits."""

from collections.abc import Iterable
from math import ceil, floor

from checklist.extraction.draft_medicines import aftercare, asked_about, changed_in, told
from checklist.extraction.draft_names import own_names
from checklist.extraction.draft_words import Deed, Page, folded, gap, in_words, said, sentence, task
from checklist.extraction.findings import FollowUpVisit, Pair, RecoveryKind, RecoveryMilestone, RecoveryTask, Topic
from checklist.extraction.moods import Mood, mood_of
from checklist.extraction.patterns import compiled
from checklist.guidance import Condition, DayRange, FactId, Gap
from checklist.procedure import Phase, TaskKind, TaskRule
from checklist.recovery import FollowUp, Milestone, MilestoneKind

TOPICS = {
    Topic.FULL_RECOVERY: "Back to full strength",
    Topic.EXERCISE: "Activity",
    Topic.BATHING: "Shower and bath",
    Topic.WOUND: "Wound",
    Topic.PAIN: "Pain",
    Topic.SWELLING: "Swelling",
    Topic.DIET: "Food and drink",
    Topic.OTHER: "Recovery",
}
KINDS = {
    RecoveryKind.WOUND: TaskKind.WOUND,
    RecoveryKind.MEDICATION: TaskKind.MEDICINE,
    RecoveryKind.ACTIVITY: TaskKind.ACTIVITY,
    RecoveryKind.THERAPY: TaskKind.ACTIVITY,
    RecoveryKind.FOLLOW_UP: TaskKind.VISIT,
}
DAYS_TO_A_WEEK = compiled(r"\bfew days (?:to|or) (?:a|one|1) week\b")
#: words for a kind of work, and whose it is
JOBS = (
    (
        compiled(
            r"\b(?:desk|office|sedentary|clerical|computer|sit[- ]?down|seated|light(?:er)?[- ](?:work|dut\w+|jobs?))\b"
        ),
        (FactId("work:desk"), FactId("work:light")),
    ),
    (
        compiled(r"\b(?:manual|heavy|heavier|physical(?:ly)?|labou?r\w*|strenuous|construction)\b"),
        (FactId("work:heavy"),),
    ),
)
WEEK, LONGEST = 7, 4000


def milestones(found: Iterable[RecoveryMilestone], page: Page) -> tuple[Milestone, ...]:
    """The lines of the timeline; lines of one topic that meet get topics of their own."""
    drawn: list[Milestone] = []
    for finding in found:
        days = milestone_days(finding)
        if days is not None:
            drawn.append(_milestone(finding, days, drawn, page))
    return tuple(drawn)


def _milestone(finding: RecoveryMilestone, days: DayRange, drawn: Iterable[Milestone], page: Page) -> Milestone:
    medicine = changed_in(finding.quote)
    text = asked_about(medicine) if medicine else in_words(finding)
    topic = free_topic(topic_of(finding.topic), text, days, drawn)
    return Milestone(
        id=page.new_id(finding.topic), topic=said(topic), text=said(text), days=days,
        kind=kind_of(finding), source=page.cited(finding), vague=finding.vague, condition=whose_work(finding),
    )  # fmt: skip


def whose_work(finding: RecoveryMilestone) -> Condition:
    """Going back to a desk job is for those who have one, and for those who did not say; a limit is for everyone."""
    if finding.topic is not Topic.WORK or kind_of(finding) is MilestoneKind.LIMIT:
        return Condition()
    named = [facts for pattern, facts in JOBS if pattern.search(finding.quote)]
    return Condition(any_of=(*named[0], FactId("unknown:work"))) if len(named) == 1 else Condition()


def topic_of(topic: Topic) -> str:
    """The topic as a row of the timeline is named."""
    return TOPICS.get(topic, topic.replace("_", " ").capitalize())


def free_topic(topic: str, text: str, days: DayRange, drawn: Iterable[Milestone]) -> str:
    """The topic; where a line of it speaks about these days already, a name of the text's own, or else a number."""
    taken = {m.topic.said(language) for m in drawn if meets(m.days, days) for language in m.topic.by_language}
    names = (topic, *own_names(topic, text), *(f"{topic} ({n})" for n in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)


def meets(one: DayRange, other: DayRange) -> bool:
    """Whether both speak about one day."""
    return one.holds(other.from_day) or other.holds(one.from_day)


def kind_of(finding: RecoveryMilestone) -> MilestoneKind:
    """A limit is what must not be done from the procedure on; anything else is how it usually goes."""
    denied = finding.denied_by is not None or mood_of(folded(finding.quote)) is Mood.DO_NOT
    forbidden = denied and finding.topic is not Topic.FULL_RECOVERY
    return MilestoneKind.LIMIT if forbidden and not finding.from_days else MilestoneKind.USUAL


def milestone_days(finding: RecoveryMilestone) -> DayRange | None:
    """Whole days; a limit of n weeks ends on the day before the week is over. None where no day is said."""
    if finding.from_days is None and finding.to_days is None:
        return DayRange(from_day=0, to_day=WEEK) if DAYS_TO_A_WEEK.search(folded(finding.quote)) else None
    days = day_range((finding.from_days, finding.to_days))
    weeks = days is not None and days.to_day and days.to_day % WEEK == 0 and kind_of(finding) is MilestoneKind.LIMIT
    return DayRange(from_day=0, to_day=days.to_day - 1) if days and weeks and days.to_day else days


def day_range(pair: Pair) -> DayRange | None:
    """Whole days that hold all of a pair; open where it has no end. None where it is not one of our lifetimes."""
    first, last = floor(pair[0] or 0), None if pair[1] is None else ceil(pair[1])
    if not 0 <= first <= LONGEST or (last is not None and not first <= last <= LONGEST):
        return None
    return DayRange(from_day=first, to_day=last)


def milestone_gaps(found: Iterable[RecoveryMilestone]) -> tuple[Gap, ...]:
    """The parts of recovery for which the text says no number."""
    return tuple(
        gap(f"recovery.{f.topic}", f"No number of days is given: {folded(f.quote)}")
        for f in found
        if milestone_days(f) is None
    )


def recovery_tasks(found: Iterable[RecoveryTask], page: Page) -> tuple[TaskRule, ...]:
    """What to do at home, in the text's words."""
    return tuple(task(page, finding, _at_home(finding)) for finding in found)


def _at_home(finding: RecoveryTask) -> Deed:
    kind = KINDS.get(finding.kind, TaskKind.OTHER)
    return told(finding, Phase.RECOVER, kind, aftercare())


def visits(found: Iterable[FollowUpVisit], page: Page) -> tuple[FollowUp, ...]:
    """Visits and calls, dated only where the text dates them."""
    return tuple(
        FollowUp(
            id=page.new_id("follow up"), what=said(sentence(f.quote)), source=page.cited(f),
            days=day_range(f.at_days) if f.at_days and f.at_days != (None, None) else None,
        )
        for f in found
    )  # fmt: skip


def visit_gaps(found: Iterable[FollowUpVisit]) -> tuple[Gap, ...]:
    """Visits that are missing or have no date."""
    given = tuple(found)
    if not given:
        return (gap("follow_up", "The text names no visit or call after the procedure."),)
    dated = any(visit.at_days not in (None, (None, None)) for visit in given)
    return () if dated else (gap("follow_up.date", "No follow-up visit has a date."),)
