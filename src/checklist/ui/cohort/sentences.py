"""What each chart says, in one or two sentences: also what is read aloud in its place. Pure."""

from collections.abc import Sequence

from checklist.care.counts import Answered, Count, PainDay, Reached
from checklist.ui.when import Say


def pain_sentence(days: Sequence[PainDay], say: Say) -> str:
    """The first and the last day that enough people told of."""
    parts = [
        say("On day {day}, {n} of {of} people told their pain: {low} to {high}, half of them {middle} or less.",
            day=one.day, n=len(one.told), of=one.of, low=one.told[0], high=one.told[-1], middle=one.middle)
        for one in dict.fromkeys((days[0], days[-1]))
    ]  # fmt: skip
    return " ".join([*parts, say("No guidance here gives an expected band, so none is drawn.")])


def milestone_sentence(rows: Sequence[Reached], say: Say) -> str:
    """Each milestone: how many told of it by the end of the last week that somebody has behind them."""
    parts = []
    for one in rows:
        past = [week for week in one.weeks if week.of]
        if past:
            last = past[-1]
            parts.append(say("{what}: {n} of {of} by the end of week {week}.", what=one.topic, n=last.n, of=last.of,
                             week=last.what))  # fmt: skip
    return " ".join(
        [*parts, say("Who has not told may have reached it too. Hatched: usual time. Diamond: one person.")]
    )


def stuck_sentence(counts: Sequence[Count], say: Say) -> str:
    """What was open most often."""
    first = counts[0]
    return say("Open most often a day before coming in: {what} {n} of {of} people.", what=first.what, n=first.n,
               of=first.of)  # fmt: skip


def cancelled_sentence(rows: Sequence[Count], say: Say) -> str:
    """How many of how many, then each reason and how long before, of those."""
    first, *parts = rows
    all_ = say("Canceled: {n} of {of} people.", n=first.n, of=first.of)
    return " ".join([all_, *(say("{what}: {n} of {of}.", what=one.what, n=one.n, of=one.of) for one in parts)])


def answered_sentence(days: Sequence[Answered], say: Say) -> str:
    """How many of all that were due."""
    came, due = sum(one.came for one in days), sum(one.due for one in days)
    return say("{came} of {due} check-ins came. Outline: due. Filled: came.", came=came, due=due)
