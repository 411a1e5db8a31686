"""What a day's answers call for: the highest tier of all the warning signs in them, each with its reason.

No band says what is usual for pain: no source in the fact base gives one, so nothing is called normal.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from checklist.checkin.answers import NOT_SURE, SKIPPED, CheckIn, QuestionId
from checklist.checkin.questions import CheckInContent, Question
from checklist.checkin.rules import FEVER_C, SignRule
from checklist.checkin.signs import RedFlag, Tier
from checklist.guidance import ENGLISH, FactId, Language, RuleId, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One warning sign in the answers, the person's own words or value for it, and who says so."""

    sign: RuleId
    tier: Tier
    because: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """The highest tier (None: no sign was said), its reasons worst first, and what was asked and not answered.

    `unanswered` are questions about warning signs that were skipped, or answered with nothing or with "not sure", also
    beside something else: never a "no".
    """

    tier: Tier | None
    reasons: tuple[Reason, ...]
    unanswered: tuple[QuestionId, ...]


def advise(
    content: CheckInContent,
    *,
    flags: Mapping[RuleId, RedFlag],
    facts: Mapping[FactId, str],
    said: Sequence[CheckIn],
    fever_c: float = FEVER_C,
    language: Language = ENGLISH,
) -> Advice:
    """What the newest of `said` (by day, newest last) calls for."""
    if not said:
        return Advice(tier=None, reasons=(), unanswered=())
    found = [*_ruled(content.rules, facts, said, fever_c, language), *_picked(content, flags, said[-1], language)]
    worst: dict[RuleId, Reason] = {}
    for reason in sorted(found, key=lambda one: -one.tier):
        worst.setdefault(reason.sign, reason)
    reasons = tuple(worst.values())
    unanswered = tuple(question.id for question in content.questions if _open(question, said[-1]))
    return Advice(tier=max((one.tier for one in reasons), default=None), reasons=reasons, unanswered=unanswered)


def spoken_temperature(celsius: float) -> str:
    """A temperature in both scales.

    >>> spoken_temperature(38.0)
    '100.4 F (38.0 C)'
    """
    return f"{celsius * 9 / 5 + 32:.1f} F ({celsius:.1f} C)"


def _ruled(
    rules: Sequence[SignRule], facts: Mapping[FactId, str], said: Sequence[CheckIn], fever_c: float, language: Language
) -> Iterator[Reason]:
    now = said[-1]
    pains = [level for level in (now.pain, now.moving) if level is not None]
    values = {
        "temperature": "" if now.temperature is None else spoken_temperature(now.temperature),
        "pain": max(pains, default=""),
    }
    for rule in rules:
        if rule.holds(said, facts, fever_c):
            because = rule.because.said(language).format(**values)
            yield Reason(sign=rule.sign, tier=rule.tier, because=because, source=rule.source)


def _picked(
    content: CheckInContent, flags: Mapping[RuleId, RedFlag], now: CheckIn, language: Language
) -> Iterator[Reason]:
    """The signs that are picked by name, each in the words that were picked."""
    for question in (one for one in content.questions if one.picked):
        for id_ in now.chosen(question.id):
            choice, own = question.choice(id_), flags.get(RuleId(id_))
            signs = choice.signs if choice else ()
            for flag in [flags[sign] for sign in signs if sign in flags] or ([own] if own and not choice else []):
                words = choice.text if choice else flag.sign
                yield Reason(sign=flag.id, tier=flag.tier, because=words.said(language), source=flag.source)


def _open(question: Question, now: CheckIn) -> bool:
    said = now.answers.get(question.id)
    return question.warns and (said in (SKIPPED, ()) or NOT_SURE in now.chosen(question.id))
