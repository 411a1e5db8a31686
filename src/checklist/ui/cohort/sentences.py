"""What each chart says, in one or two sentences: also what is read aloud in its place. Pure."""

from collections.abc import Sequence

from checklist.care.counts import Answered, Count, PainDay, Reached
from checklist.ui.when import Say


def pain_sentence(days: Sequence[PainDay], say: Say) -> str:
    """The first and the last day that enough people told of."""
    parts = [
        say("On day {day}, {n:,} of {of:,} people told their pain: {low} to {high}, half of them {middle} or less.",
            day=one.day, n=one.told.n, of=one.of, low=one.told.lowest, high=one.told.highest, middle=one.told.half)
        for one in dict.fromkeys((days[0], days[-1]))
    ]  # fmt: skip
    key = say("Box: the middle half of the answers. Line in it: half are this or less. Whiskers: lowest and highest.")
    return " ".join([*parts, key, say("No guidance here gives an expected band, so none is drawn.")])


def milestone_sentence(rows: Sequence[Reached], say: Say) -> str:
    """Each milestone: by when half of those who told had reached it, and how many by the end of the last full week."""
    parts = [" ".join([_half(one, say), *_by_last_week(one, say)]) for one in rows]
    return " ".join([
        *parts, say("Who has not told may have reached it too."),
        say("Hatched: usual time. Box: the middle half of the days that were told. Diamond: half by this day. "
            "Whiskers: first and last."),
    ])  # fmt: skip


def _half(one: Reached, say: Say) -> str:
    return say("{what}: {n:,} told it, half of them by day {day}.", what=one.topic, n=one.told.n, day=one.told.half)


def _by_last_week(one: Reached, say: Say) -> list[str]:
    """The last week that somebody has behind them."""
    past = [week for week in one.weeks if week.of]
    last = past[-1] if past else None
    return [say("{n:,} of {of:,} by the end of week {week}.", n=last.n, of=last.of, week=last.what)] if last else []


def stuck_sentence(counts: Sequence[Count], say: Say) -> str:
    """What was open most often."""
    first = counts[0]
    return say("Open most often a day before coming in: {what} {n:,} of {of:,} people.", what=first.what, n=first.n,
               of=first.of)  # fmt: skip


def cancelled_sentence(rows: Sequence[Count], say: Say) -> str:
    """How many of how many, then each reason and how long before, of those."""
    first, *parts = rows
    all_ = say("Canceled: {n:,} of {of:,} people.", n=first.n, of=first.of)
    return " ".join([all_, *(say("{what}: {n:,} of {of:,}.", what=one.what, n=one.n, of=one.of) for one in parts)])


def answered_sentence(days: Sequence[Answered], say: Say) -> str:
    """How many of all that were due."""
    came, due = sum(one.came for one in days), sum(one.due for one in days)
    return say("{came:,} of {due:,} check-ins came. Outline: due. Filled: came.", came=came, due=due)
