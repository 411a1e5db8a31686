"""The answers to how often a medicine is taken, in words."""

from checklist.ui.session import Visit

HOW_OFTEN = ("daily", "twice_daily", "three_times_daily", "weekly", "monthly", "as_needed", "pump")


def how_often_words(visit: Visit) -> dict[str, str]:
    """How often a medicine is taken, by its id, in words."""
    say = visit.say
    words = (
        say("once a day"), say("twice a day"), say("3 times a day"), say("once a week"), say("once a month"),
        say("only when needed"), say("by a pump"),
    )  # fmt: skip
    return dict(zip(HOW_OFTEN, words, strict=True))
