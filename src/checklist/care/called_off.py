"""What stands in the place of every page, print and sheet of a cancelled procedure, for the person and who helps them.

It says what to do now, and neither why it is cancelled nor what staff wrote about it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from checklist.access import Action
from checklist.care.cancelling import is_cancelled
from checklist.care.contact import ward_phone
from checklist.care.helping import seen
from checklist.care.house import House
from checklist.care.journey import Journey, journey
from checklist.care.visitor import Visitor
from checklist.checkin import Tier
from checklist.plan import advised

Say = Callable[..., str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalledOff:
    """A cancelled procedure as the visitor may see it. `name`: of whom a helper helps; None for the patient."""

    journey: Journey
    phone: str | None
    name: str | None

    def title(self, say: Say) -> str:
        """What is so."""
        if self.name is None:
            return say("Your procedure is canceled")
        return say("The procedure of {name} is canceled", name=self.name or say("the patient"))

    def lines(self, say: Say) -> tuple[str, ...]:
        """What not to do, whom to ask what, how to reach them where there is no number, and what an emergency needs."""
        stop = say("Do not follow the plan you had: its times do not hold any more.")
        ask = say("Ask your team now what to eat, drink and take, above all about medicines that you stopped.")
        if self.name is not None:
            stop = say("Do not follow the plan there was: its times do not hold any more.")
            ask = say(
                "Ask the team now what {name} may eat, drink and take, above all about medicines that were stopped.",
                name=self.name or say("the patient"),
            )
        whom = () if self.phone else (self.journey.say("tier.same_day.without_number"),)
        now, _ = advised(Tier.EMERGENCY, self.journey.plan.booking, self.journey.base)
        return (stop, ask, *whom, say("In an emergency: {now}", now=now))


def called_off(house: House, visitor: Visitor) -> CalledOff | None:
    """The visitor's own procedure, or the one they help at, if it is cancelled."""
    if visitor.plan is None or not is_cancelled(house, visitor.plan):
        return None
    helps = visitor.may(Action.HELP)
    mine = seen(house, visitor, Action.HELP) if helps else journey(house, visitor)
    booking = mine.plan.booking
    phone = booking.contacts.ward or ward_phone(house)
    return CalledOff(journey=mine, phone=phone, name=(booking.called or "") if helps else None)
