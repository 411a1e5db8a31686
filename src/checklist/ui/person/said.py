"""A check-in in the history: what stood out, and the advice that was shown then, as it is on record."""

from collections.abc import Iterator, Mapping

from checklist.care.person import Person
from checklist.guidance import ENGLISH
from checklist.plan import BY_HELPER, Event, advice_of, reasons_of, tier_of, unanswered_in
from checklist.ui.text import escaped
from checklist.ui.when import Say


def check_in_words(event: Event, say: Say) -> str:
    """The day, and the worst that the answers gave a reason for."""
    day, advice = event.payload.get("day", "?"), advice_of(event)
    reasons = [escaped(str(reason.get("because") or "")) for reason in reasons_of(advice)]
    parts = [*reasons, *_beside(event, say)]
    if advice and not reasons:
        parts.insert(0, say("no warning sign."))
    return (
        say("Check-in, day {day}: {what}", day=day, what=" ".join(parts))
        if parts
        else say("Check-in, day {day}", day=day)
    )


def advice_words(one: Person, event: Event, say: Say) -> Iterator[str]:
    """What the patient was shown, in the words of the plan, and what they did not say."""
    tier, unanswered = tier_of(advice_of(event)), unanswered_in(advice_of(event))
    if tier:
        yield f":small[{say('Shown: “{told}”', told=escaped(one.journey.say(f'tier.{tier.word}.label')))}]"
    if unanswered:
        names = ", ".join(one.journey.base.checkin.topic(name, ENGLISH) for name in unanswered)
        yield f":small[{say('Asked and not said: {names}', names=escaped(names))}]"


def _beside(event: Event, say: Say) -> list[str]:
    """What else stands with a check-in."""
    said = event.payload
    parts = [say("Pain {pain}.", pain=said["pain"])] if "pain" in said else []
    answers = said.get("answers")
    if isinstance(answers, Mapping) and isinstance(answers.get("pain_rest"), int):
        parts.append(say("Pain at rest {pain}.", pain=answers["pain_rest"]))
    parts += [say("Wants a call.")] if said.get("call_me") else []
    parts += [say("With a photo.")] if said.get("photo") else []
    parts += [say("Entered by {name}.", name=escaped(str(said[BY_HELPER])))] if said.get(BY_HELPER) else []
    parts += [say("Stopped at an emergency answer.")] if said.get("done") is False else []
    return parts
