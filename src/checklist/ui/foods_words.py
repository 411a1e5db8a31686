"""The answer to "Can I have this now?" in words: the answer first, then the class, the source and what to do."""

from dataclasses import dataclass

from checklist.care.journey import Journey
from checklist.foods import Answer, Says
from checklist.guidance import Source
from checklist.reading import spoken_clock
from checklist.ui.today_rows import spoken_source
from checklist.ui.when import Say, day_words

ANCHOR = "can-i-have-this-now"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """What stands first, and what stands under it."""

    first: str
    then: tuple[str, ...] = ()


def spoken(said: Answer, name: str, journey: Journey, say: Say) -> Spoken:
    """One answer about what the person calls `name`."""
    if said.says is Says.WHICH and said.near:
        wrote = say("You wrote “{name}”. None of these? Ask your team first.", name=name)
        return Spoken(first=say("Which one is it?"), then=(wrote,))
    if said.says in (Says.ASK, Says.WHICH):
        return Spoken(first=say("Ask your team first: {name}.", name=name), then=_ask(said, journey, say))
    if said.says is Says.SIPS:
        return Spoken(first=f"{journey.say('card.heading.sips')}.", then=_reasons(said, name, journey, say))
    when, reasons = _when(said, journey, say), _reasons(said, name, journey, say)
    if said.says is Says.YES:
        return Spoken(first=say("Yes, until {when}.", when=when), then=reasons)
    late = say("Did you have it after that? Press “I ate or drank too late” at the top.")
    return Spoken(first=say("No, not since {when}.", when=when), then=_lines(*reasons, late, _low_sugar(journey)))


def _when(said: Answer, journey: Journey, say: Say) -> str:
    assert said.at is not None
    at, language = said.at.astimezone(journey.now.tzinfo), journey.plan.language
    return f"{spoken_clock(at, language)} {day_words(at, journey.now, language, say)}"


def _reasons(said: Answer, name: str, journey: Journey, say: Say) -> tuple[str, ...]:
    """What it counts as, by whom, and who set the time. The bowel prep drink is part of the plan."""
    assert said.food is not None
    if said.food.bowel_prep:
        return _lines(journey.say("card.prep.allowed"), _who(said.source, say))
    assert said.food.what is not None
    what, by = journey.say(f"card.class.{said.food.what}"), said.food.source
    counts = say(
        "{name} counts as: {what} ({source}).", name=name[:1].upper() + name[1:], what=what[0].lower() + what[1:],
        source=by.title if by else "",
    )  # fmt: skip
    return _lines(counts, _note(said, journey), _who(said.source, say))


def _who(source: Source | None, say: Say) -> str:
    return say("Who says so: {source}.", source=spoken_source(source, say).rstrip(".")) if source else ""


def _lines(*lines: str) -> tuple[str, ...]:
    return tuple(line for line in lines if line)


def _note(said: Answer, journey: Journey) -> str:
    return said.food.note.said(journey.plan.language) if said.food and said.food.note else ""


def _ask(said: Answer, journey: Journey, say: Say) -> tuple[str, ...]:
    """Whom to ask: the ward, or without a number the hospital."""
    ward = journey.plan.booking.contacts.ward
    call = say("Call {phone}.", phone=ward) if ward else say("Call the hospital and ask for your team.")
    unknown = say("It is not on our list.") if said.food is None else ""
    source = said.food.source if said.food else None
    return _lines(unknown, _note(said, journey), call, _who(source, say), _low_sugar(journey))


def _low_sugar(journey: Journey) -> str:
    """Low sugar comes before the fast: said to whom it may happen."""
    return journey.say("card.low_sugar") if "diabetes" in journey.eater.cautions else ""
