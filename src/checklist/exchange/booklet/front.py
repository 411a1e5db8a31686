"""The first page: whose plan, whom to call, when to come in, when to stop food and drink."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from io import BytesIO

import segno

from checklist.checkin import Tier
from checklist.exchange.booklet.blocks import (
    Block,
    banner,
    bullets,
    cell,
    columns,
    heading,
    page_of,
    parts,
    strong,
    table,
    text,
    together,
)
from checklist.exchange.booklet.copy import Kind, Press
from checklist.fasting import FoodClass
from checklist.guidance import Anchor
from checklist.plan import Turn
from checklist.plan import turns as turns_of
from checklist.procedure import Status
from checklist.reading import NO_BREAK, short_date

DAWN = 5
SIGNS = "signs"


def front(press: Press) -> Iterator[Block]:
    """Everything above the medicines."""
    yield heading(1, title(press))
    yield text(press.plan.procedure.plain_title)
    yield from draft(press)
    yield phones(press)
    yield from code(press)
    if press.sheet.kind is Kind.HOME:
        return
    yield from coming_in(press)
    yield from who_says(press)


def title(press: Press) -> str:
    """Whose plan it is, and what for; also the title of the document."""
    named = {
        Kind.BEFORE: (press.say("{name}: before your surgery", name="{name}"), press.say("Before your surgery")),
        Kind.HOME: (press.say("{name}: going home", name="{name}"), press.say("Going home")),
        Kind.FRIDGE: (press.say("{name}: the plan on one page", name="{name}"), press.say("The plan on one page")),
    }
    with_name, without = named[press.sheet.kind]
    called = press.plan.booking.called
    return with_name.replace("{name}", called) if called else without


def draft(press: Press) -> Iterator[Block]:
    """What is not reviewed says so before anything else."""
    if press.plan.procedure.status is Status.DRAFT:
        yield banner(press.tell("plan.draft"))


def phones(press: Press) -> Block:
    """Whom to call, with the number, or what to say where there is none."""
    contacts, say = press.plan.booking.contacts, press.say
    ward = contacts.ward or press.tell("tier.same_day.without_number")
    word = Tier.EMERGENCY.word
    known = "with_number" if contacts.emergency else "without_number"
    now = press.tell(f"tier.{word}.{known}", phone=contacts.emergency)
    signs = any(sign.tier is Tier.EMERGENCY for sign in press.plan.red_flags)
    more = page_of(say("The signs are on page {page}.", page="{page}"), press.mark(SIGNS))
    return {
        "kind": "phones",
        "cells": [
            {
                "label": say("Questions? Call your care team"), "big": ward, "more": None,
                "write": None if contacts.ward else say("Number:"),
            },
            {
                "label": press.tell(f"tier.{word}.label"), "big": now, "write": None,
                "more": more if signs and press.sheet.kind is not Kind.FRIDGE else None,
            },
        ],
    }  # fmt: skip


def code(press: Press) -> Iterator[Block]:
    """The way to the same plan on a phone: a square for the camera, and the full address."""
    address = press.copy.address
    if address is None:
        return
    out = BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="svg", border=4, xmldecl=False)
    words = press.say("The same plan on your phone. Point its camera at the square, or type this address.")
    if press.sheet.kind is Kind.FRIDGE:
        words = press.say("The same plan on your phone:")
    alt = press.say("QR code that opens this plan: {address}", address=address)
    yield {"kind": "code", "svg": out.getvalue().decode(), "alt": alt, "text": words, "address": address,
           "at_foot": press.sheet.kind is not Kind.FRIDGE}  # fmt: skip


def coming_in(press: Press) -> Iterator[Block]:
    """When to come in beside the stop times; in large print above them, and they are a list."""
    if not press.plan.fasting:
        yield arrive(press, beside=True)
    elif press.sheet.large:
        yield arrive(press, beside=True)
        yield from stop_list(press)
    else:
        stops = [heading(2, press.say("Stop food and drink")), *stop_table(press)]
        yield columns((1, 2.6), [arrive(press, beside=False)], stops)


def arrive(press: Press, *, beside: bool) -> Block:
    """When to come in, and when the procedure is planned to start, as far as known; one day is said once."""
    found = _known(press)
    days = [at.date() for _, at in found]
    one_day = len(set(days)) == 1
    spoken = [_dated(press, day) for day in days]
    moments = [
        {"label": label, "clock": press.clock(at), "day": "" if one_day else day}
        for (label, at), day in zip(found, spoken, strict=True)
    ]
    return {"kind": "arrive", "moments": moments, "day": spoken[0] if one_day else "", "beside": beside}


def coming_in_briefly(press: Press) -> Iterator[Block]:
    """The same in few lines."""
    yield bullets(strong(f"{label}: {press.clock(at)}, {_dated(press, at.date())}") for label, at in _known(press))
    if press.plan.fasting:
        yield from stop_list(press)


def stop_list(press: Press) -> Iterator[Block]:
    """The stop times as a list, for letters too large for a table."""
    yield heading(2, press.say("Stop food and drink"))
    yield bullets(
        parts((f"{press.clock(turn.at)}, {night_words(press, turn.at)}: ", False), *_stop_pieces(press, turn))
        for turn in turns_of(press.plan.fasting)
    )
    if _sips(press):
        yield text(strong(f"{press.tell('card.heading.sips')}."))
    yield text(counted(press))


def _known(press: Press) -> list[tuple[str, datetime]]:
    booking, say = press.plan.booking, press.say
    moments = ((say("Arrive"), booking.arrival_at), (say("Your surgery starts"), booking.procedure_at))
    return [(label, press.here(at)) for label, at in moments if at]


def _dated(press: Press, day: date) -> str:
    return f"{press.day(day)},{NO_BREAK}{day.year}"


def _sips(press: Press) -> bool:
    return any(stop.stop_at is None for stop in press.plan.fasting)


def stop_table(press: Press) -> Iterator[Block]:
    """Each stop time, what stops there, and what is allowed till then; small sips where the site signed for them."""
    say, found = press.say, turns_of(press.plan.fasting)
    rows = [
        [cell(strong(press.clock(turn.at))), cell(night_words(press, turn.at)), cell(parts(*_stop_pieces(press, turn)))]
        for turn in found
    ]
    if _sips(press):
        rows.append([cell(strong(say("Until you are called"))), cell(""), cell(press.tell("card.heading.sips"))])
    yield table((say("Time"), say("Day"), say("What to do")), rows, (1.1, 1.6, 2.6), open_=True)
    yield text(counted(press))


def _stop_pieces(press: Press, turn: Turn) -> tuple[tuple[str, bool], ...]:
    stops = " ".join(press.tell(f"card.stop.{key}") for key in turn.stop_keys)
    may = press.tell("card.may.clear_fluids") if turn.stops == {FoodClass.CLEAR_FLUIDS} else ""
    return (stops, True), (f" {may}" if may else "", False)


def night_words(press: Press, at: datetime) -> str:
    """The day of a stop time. Midnight and the hours after it name both days of their night."""
    day = press.here(at)
    if day.hour >= DAWN:
        return press.day(day.date())
    before, after = (
        short_date(one, press.language).replace(" ", NO_BREAK) for one in (day.date() - timedelta(days=1), day.date())
    )
    return press.say("Night from {before} to {after}", before=before, after=after)


def counted(press: Press) -> str:
    """What the stop times are counted back from, and who says so."""
    fasting, anchors = press.plan.fasting, press.plan.booking.anchors
    from_arrival = not fasting or fasting[0].anchor is Anchor.ARRIVAL
    moment = anchors.arrival if from_arrival else anchors.procedure
    words = press.tell(f"card.counted.{'arrival' if from_arrival else 'procedure'}", clock=press.clock(moment))
    marks = dict.fromkeys(press.cite(stop.source) for stop in fasting)
    return f"{words}{''.join(marks)}"


def who_says(press: Press) -> Iterator[Block]:
    """Which rule would allow more. It is for information: the earlier time holds."""
    lost = {
        press.say(
            "{what}: {source} allows until {clock}. For information: follow the earlier time.",
            what=press.tell(f"card.class.{stop.what}"), source=claim.source.title, clock=press.clock(claim.stop_at),
        )
        for stop in press.plan.fasting for claim in stop.others if stop.what is FoodClass.CLEAR_FLUIDS and stop.stop_at
    }  # fmt: skip
    yield from (text(words) for words in sorted(lost))


def food_and_drink(press: Press) -> Iterator[Block]:
    """What counts as clear, what to do when it went wrong, and low sugar for those who may have it."""
    ward = press.plan.booking.contacts.ward
    yield heading(2, press.say("More about food and drink"))
    yield heading(3, press.tell("card.clear.title"))
    yield text(press.tell("card.clear.yes"))
    yield text(press.tell("card.clear.no"))
    call = press.say("Call {phone}.", phone=ward) if ward else press.tell("card.late.no_number")
    late = heading(3, press.say("I ate or drank too late"))
    yield together(late, text(press.tell("card.late")), text(strong(call)))
    if any(n.about == "fasting" and n.code == "diabetes" for n in press.plan.notices):
        yield heading(3, press.say("Low blood sugar"))
        yield text(press.tell("card.low_sugar"))
