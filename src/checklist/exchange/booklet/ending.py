"""The last pages: questions, what is not on the list and why, who says so, and which version this is."""

from collections.abc import Iterator

from checklist.exchange.booklet.blocks import Block, bullets, heading, lines, parts, text, together
from checklist.exchange.booklet.copy import Press
from checklist.guidance import Certainty
from checklist.plan import EventKind
from checklist.procedure import Status

QUESTION_LINES = 6


def questions(press: Press) -> Iterator[Block]:
    """What the person has asked so far, in their own words, and lines for more."""
    asked = [str(e.payload.get("text")) for e in press.copy.events if e.kind is EventKind.ASKED and _said(e.payload)]
    head = heading(2, press.say("Questions I want to ask"))
    written = [bullets(asked)] if asked else []
    yield together(head, lines(QUESTION_LINES)) if not asked else head
    yield from (*written, *([lines(QUESTION_LINES)] if asked else []))


def _said(payload: object) -> bool:
    return isinstance(payload, dict) and isinstance(payload.get("text"), str) and payload.get("about") is None


def left_out(press: Press) -> Iterator[Block]:
    """What is not on the list because a question was left open. What an answer took away is in the app alone."""
    open_ = press.tell("left_out.not_said")
    mine = [one for one in press.plan.left_out if one.why.endswith(open_)]
    if mine:
        yield heading(2, press.say("Not on your list"))
        yield text(press.say("You did not tell us if these are for you. If one is, tell your team."))
        yield bullets(parts((f"{one.what} ", True), (one.why.removesuffix(open_).strip(), False)) for one in mine)


def sources(press: Press) -> Iterator[Block]:
    """Each source by its number; what nobody has checked says so. Then the versions, and when it was printed."""
    if press.cited:
        yield heading(2, press.say("Who says so"))
    unsure = press.say("Not checked by a clinician.")
    partly = press.say("Only partly checked.")
    notes = {Certainty.UNVERIFIED: unsure, Certainty.PARTLY_VERIFIED: partly, Certainty.VERIFIED: ""}
    yield bullets(
        " ".join(part for part in (f"[{number}]", title if title.endswith(".") else f"{title}.", notes[sure]) if part)
        for (title, sure), number in press.cited.items()
    )
    yield heading(2, press.say("This print"))
    yield bullets(_version(press))


def _version(press: Press) -> Iterator[str]:
    plan, say = press.plan, press.say
    draft = say("draft") if plan.procedure.status is Status.DRAFT else say("reviewed")
    yield f"{plan.procedure.title}."
    yield say("Guidance {id}, version {n}, {status}.", id=plan.procedure.id, n=plan.procedure.version, status=draft)
    yield say("Fact base version {n}.", n=plan.fact_base_version)
    yield say("Printed {when}. A move of your surgery changes it.", when=_when(press))


def _when(press: Press) -> str:
    now = press.here(press.copy.now)
    return f"{press.day(now.date())}, {now.year}, {press.clock(now)}"
