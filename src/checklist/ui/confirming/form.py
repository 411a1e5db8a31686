"""The decision about one medicine: what to do, the last dose, starting again, the morning. Nothing is preset."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import streamlit as st

from checklist.care.confirming import CannotConfirm, Decision, confirm
from checklist.care.waiting import Queued
from checklist.guidance import BookingError, wall_time
from checklist.medication import LONGEST_DOSE, Action, MorningOf
from checklist.plan import LastDose, Proposal
from checklist.ui.confirming.words import action_words, choice_words, dose_words, morning_words
from checklist.ui.session import Visit, field, fill, forget
from checklist.ui.text import escaped

ACTIONS = (Action.CONTINUE, Action.HOLD, Action.ADJUST)
MORNINGS = (MorningOf.TAKE_WITH_SIP, MorningOf.SKIP)
ANOTHER, ASK_FIRST, ON_A_DAY = "another", "ask", "day"
WRONG = "confirm_wrong"


class NotSaid(ValueError):
    """Something is still to be picked; the message says what."""


class Form:
    """The fields of one medicine of one person, drawn and read."""

    def __init__(
        self, visit: Visit, queued: Queued, proposal: Proposal, then: Callable[[], None] | None = None
    ) -> None:
        self.visit, self.queued, self.proposal, self.then = visit, queued, proposal, then
        self.zone: ZoneInfo = queued.booking.zone

    @property
    def name(self) -> str:
        """The medicine as entered, in every label, so that each field is told from those of the others."""
        return escaped(self.proposal.step.name)

    @property
    def doses(self) -> Sequence[LastDose]:
        """The last doses that the rule offers."""
        return self.proposal.last_doses

    def key(self, part: str) -> str:
        """The key of a field."""
        return f"confirm_{part}_{self.queued.plan}_{self.proposal.step.entry}"

    def said(self, part: str) -> Any:
        """What a field holds; used in callbacks."""
        return field(self.key(part))

    def draw(self, button: str | None = None) -> None:
        """What to do, then only the fields that this asks for, then the button, by this key if one is given."""
        say = self.visit.say
        action = self._pick("action", say("What to do with {name}", name=self.name), ACTIONS, self._action)
        if action is Action.HOLD:
            self._last_dose()
            self._restart()
        elif action is Action.CONTINUE and self.proposal.has_morning:
            self._pick("morning", say("On the morning"), MORNINGS, lambda one: choice_words(morning_words(one, say)))
        elif action is Action.ADJUST:
            self._dose_field()
        if field(WRONG) == self.key("action"):
            self.visit.show_beside()
        st.button(
            say("Confirm {name}", name=self.name), type="primary", key=button or self.key("confirm"),
            on_click=self._confirm,
        )  # fmt: skip

    def _pick(self, part: str, label: str, options: Sequence[Any], words: Any, across: bool = True) -> Any:
        return st.radio(label, options, index=None, key=self.key(part), format_func=words, horizontal=across)

    def _action(self, action: Action) -> str:
        return choice_words(action_words(action, self.visit.say))

    def _dose_field(self) -> None:
        """The new dose in the clinician's words, which the patient reads as they stand."""
        label = self.visit.say("New dose, as the patient reads it (empty: they ask)")
        st.text_input(label, max_chars=LONGEST_DOSE, key=self.key("dose"))

    def _last_dose(self) -> None:
        say = self.visit.say
        if self.doses:
            options = [*range(len(self.doses)), ANOTHER]
            picked = self._pick("last", say("Last dose"), options, self._dose, across=False)
            if picked != ANOTHER:
                return
        self._moment("last", say("Day of the last dose"))

    def _dose(self, option: Any) -> str:
        say = self.visit.say
        return say("Another day") if option == ANOTHER else dose_words(self.doses[option], self.zone, say)

    def _restart(self) -> None:
        say = self.visit.say
        words = {ASK_FIRST: say("Ask before starting again"), ON_A_DAY: say("On a day")}
        if self._pick("again", say("Start again"), list(words), words.get) == ON_A_DAY:
            self._moment("again", say("Day to start again"))

    def _moment(self, part: str, label: str) -> None:
        clock = self.visit.say("Time (empty: any time that day)")
        st.date_input(label, value=None, format="MM/DD/YYYY", key=self.key(f"{part}_day"))
        st.time_input(clock, value=None, format="12h", step=300, key=self.key(f"{part}_time"))

    def _confirm(self) -> None:
        visit, say = self.visit, self.visit.say
        try:
            confirm(visit.house, visit.visitor, self.queued.plan, self.queued.version, [self._decision()])
        except (NotSaid, CannotConfirm, BookingError) as problem:
            visit.keep_problems([f"{self.proposal.step.name}: {problem}"], beside=True)
            fill(WRONG, self.key("action"))
            return
        forget(WRONG)
        if self.then:
            self.then()
        visit.keep_done(say("{name} is confirmed.", name=self.proposal.step.name))

    def _decision(self) -> Decision:
        """What the fields say; NotSaid names the first that says nothing."""
        entry, action = self.proposal.step.entry, self.said("action")
        if action is None:
            raise NotSaid(self.visit.say("Pick what to do."))
        if action is Action.HOLD:
            last, again = self._said_last(), self._said_again()
            return Decision(entry=entry, action=action, last_dose=last, restart=again, ask_restart=again is None)
        if action is Action.ADJUST:
            return Decision(entry=entry, action=action, new_dose=" ".join((self.said("dose") or "").split()) or None)
        morning = self.said("morning") if action is Action.CONTINUE else None
        if action is Action.CONTINUE and self.proposal.has_morning and morning is None:
            raise NotSaid(self.visit.say("Pick what to do on the morning."))
        return Decision(entry=entry, action=action, morning_of=morning)

    def _said_last(self) -> date | datetime:
        option: int | str | None = self.said("last") if self.doses else ANOTHER
        if option is None:
            raise NotSaid(self.visit.say("Pick the last dose."))
        if isinstance(option, int):
            return self.doses[option].at
        return self._said_moment("last", self.visit.say("Give the day of the last dose."))

    def _said_again(self) -> date | datetime | None:
        option = self.said("again")
        if option is None:
            raise NotSaid(self.visit.say("Pick when to start again, or to ask first."))
        if option == ASK_FIRST:
            return None
        return self._said_moment("again", self.visit.say("Give the day to start again."))

    def _said_moment(self, part: str, missing: str) -> date | datetime:
        day: date | None = self.said(f"{part}_day")
        clock: time | None = self.said(f"{part}_time")
        if day is None:
            raise NotSaid(missing)
        return wall_time(datetime.combine(day, clock), self.zone) if clock else day
