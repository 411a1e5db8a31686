"""Today's check-in as it stands: what is asked, what is answered, what was sent, and what of yesterday was not."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from checklist.access import Action
from checklist.care.house import House
from checklist.care.journey import Journey, journey_of
from checklist.care.recording import CannotRecord
from checklist.care.sent import called_about, day_of, open_emergency, seen_by
from checklist.care.visitor import Visitor
from checklist.checkin import FEVER_C, Advice, Answer, CheckIn, Question, QuestionId, Tier, advise, questions_for
from checklist.plan import Event, as_given, check_ins, known_facts_of
from checklist.procedure import FactBase, known_flags
from checklist.store.check_ins import Begun, PhotoId, begun_of
from checklist.store.unit import Setting, all_settings

NOT_YET = "You can check in from the day of your procedure on."
OVER = "The days of your check-ins are over. If something worries you, call your team."


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckingIn:
    """Today's check-in as it stands: what is asked, what is answered, and what was sent.

    `at` is the open question, None once all were asked. `begun`: answers are on their way. `seen` are the check-ins of
    all days that this person may see, and `actor` is who they are. `photo` goes with the one on its way. `unsent` are
    their answers of an earlier day that nobody has sent; nothing else is begun before they are sent or thrown away.
    """

    journey: Journey
    base: FactBase
    actor: str
    seen: tuple[Event, ...]
    day: int
    questions: tuple[Question, ...]
    answers: Mapping[QuestionId, Answer]
    at: QuestionId | None
    begun: bool
    fever_c: float
    photo: PhotoId | None = None
    unsent: Begun | None = None

    @property
    def sent(self) -> Event | None:
        """Their own newest check-in of today."""
        return self._newest.get(self.actor)

    @property
    def helped(self) -> tuple[Event, ...]:
        """The newest check-in of today by each other person, such as a helper."""
        return tuple(event for actor, event in self._newest.items() if actor != self.actor)

    @property
    def _newest(self) -> Mapping[str, Event]:
        return {event.actor: event for event in self.seen if day_of(event) == self.day}

    @property
    def question(self) -> Question | None:
        """The open question."""
        return next((one for one in self.questions if one.id == self.at), None)

    @property
    def number(self) -> int:
        """The open question's place, from 1."""
        return [one.id for one in self.questions].index(self.at) + 1 if self.at else len(self.questions)

    @property
    def advice(self) -> Advice:
        """What the answers so far call for, beside those of the days before."""
        return self.advice_on(self.day, self.answers)

    @property
    def emergency(self) -> Event | None:
        """The check-in that is an emergency which nothing has ended."""
        return open_emergency(self.seen, self.journey.events)

    def urgent(self, answers: Mapping[QuestionId, Answer]) -> bool:
        """Whether these answers are an emergency that was not called about yet."""
        called = called_about(self.seen, self.journey.events, self.day)
        reasons = self.advice_on(self.day, answers).reasons
        return any(one.tier is Tier.EMERGENCY and one.sign not in called for one in reasons)

    def asked(self, answers: Mapping[QuestionId, Answer], day: int | None = None) -> tuple[Question, ...]:
        """What is asked today, or on `day`, with these answers."""
        one, base = self.journey, self.base
        return questions_for(
            base.checkin, plan_signs={sign.id for sign in one.plan.red_flags}, answers=answers,
            day=self.day if day is None else day, flags=known_flags(one.procedure, base),
            facts=known_facts_of(one.procedure, one.plan.booking, base),
        )  # fmt: skip

    def advice_on(self, day: int, answers: Mapping[QuestionId, Answer]) -> Advice:
        """What these answers of a day call for, beside those of the days before it."""
        one, base = self.journey, self.base
        before = [said for said in check_ins(one.events) if said.day < day]
        return advise(
            base.checkin, flags=known_flags(one.procedure, base), language=one.plan.language, fever_c=self.fever_c,
            facts=known_facts_of(one.procedure, one.plan.booking, base),
            said=[*before, CheckIn(day=day, answers=answers)],
        )  # fmt: skip


def checking_in(house: House, visitor: Visitor) -> CheckingIn:
    """Today's check-in of the visitor's own plan.

    CannotRecord before the procedure, and after the last day of it but where answers of that day are still unsent.
    """
    here = look_at_check_ins(house, visitor)
    if not has_begun(here.journey):
        raise CannotRecord(NOT_YET)
    if not (may_check_in(here.journey) or here.unsent):
        raise CannotRecord(OVER)
    return here


def look_at_check_ins(house: House, visitor: Visitor) -> CheckingIn:
    """Today's check-in, and all that was sent before, on whichever day."""
    visitor.require(Action.CHECK_IN)
    one = journey_of(house, visitor.own_plan)
    day = one.timeline.today
    with house.store.reading() as tx:
        begun, fever = begun_of(tx, visitor.own_plan, visitor.actor), all_settings(tx).get(Setting.FEVER_LIMIT)
    unsent = begun if begun and begun.day < day else None
    begun = begun if begun and begun.day == day else None
    limit = float(fever) if isinstance(fever, int | float) else FEVER_C
    here = CheckingIn(
        journey=one, base=asking(house, one), actor=visitor.actor, seen=seen_by(visitor, one.events), day=day,
        questions=(), answers=answers_of(begun), at=None, begun=begun is not None, fever_c=limit,
        photo=begun.photo if begun else None, unsent=unsent,
    )  # fmt: skip
    asked = here.asked(here.answers)
    return replace(here, questions=asked, at=_open(begun, [question.id for question in asked]))


def _open(begun: Begun | None, asked: list[QuestionId]) -> QuestionId | None:
    """The open question; the first where nothing was begun, or where the one that was open is not asked any more."""
    if begun and begun.at is None:
        return None
    at = QuestionId(begun.at) if begun and begun.at else None
    return at if at in asked else next(iter(asked), None)


def asking(house: House, one: Journey) -> FactBase:
    """The fact base whose questions are asked: the plan's own, or of a plan from before there were any, today's."""
    return one.base if one.base.checkin.questions else house.library.fact_base


def has_begun(journey: Journey) -> bool:
    """Whether it is the day of the procedure, or later."""
    return not journey.ahead and journey.timeline.today >= 0


def may_check_in(journey: Journey) -> bool:
    """Whether there is a check-in today."""
    return has_begun(journey) and journey.timeline.today <= journey.timeline.last_day


def answers_of(begun: Begun | None) -> Mapping[QuestionId, Answer]:
    """The answers on their way, as they were given."""
    return as_given(begun.answers) if begun else {}
