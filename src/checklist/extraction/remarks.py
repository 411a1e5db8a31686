"""What a linter says of a guidance text: the rule, the words it is about, why they matter, and other words to use.

A suggestion holds no number of its own: what is to be decided stands in square brackets, for the team to fill in.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from checklist.extraction.findings import Place


class Rule(StrEnum):
    """What is unclear, unsafe or missing."""

    FOOD_AND_DRINK_TOGETHER = "food_and_drink_together"
    FASTING_OUTSIDE_GUIDELINE = "fasting_outside_guideline"
    TWO_FASTING_TIMES = "two_fasting_times"
    OPEN_RANGE = "open_range"
    NO_ANCHOR = "no_anchor"
    UNNAMED_MEDICINE = "unnamed_medicine"
    STOP_WITHOUT_A_DAY = "stop_without_a_day"
    NO_RESTART = "no_restart"
    UNDATED_FOLLOW_UP = "undated_follow_up"
    RESULT_NOT_PHONED = "result_not_phoned"
    VAGUE_AMOUNT = "vague_amount"
    PASSIVE = "passive"
    LONG_SENTENCE = "long_sentence"
    JARGON = "jargon"
    NO_PHONE = "no_phone"
    NO_WARNING_SIGNS = "no_warning_signs"
    READING_GRADE = "reading_grade"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One thing to change: `text[at[0]:at[1]] == quote`; both None where it is about the whole text."""

    rule: Rule
    quote: str | None
    at: Place | None
    why: str
    suggestion: str


#: rule → why it matters, and what to write instead
ADVICE: Mapping[Rule, tuple[str, str]] = {
    Rule.FOOD_AND_DRINK_TOGETHER: (
        "Food and clear drinks leave the stomach at different speeds. One rule for both is a long time without drink.",
        '"Stop food at [time your team chooses]. Stop clear drinks at [time your team chooses]."',
    ),
    Rule.FASTING_OUTSIDE_GUIDELINE: (
        "The hours are outside the guideline.",
        'If it is meant, say why; else "Stop [food or drink] [hours your team chooses] before you arrive."',
    ),
    Rule.TWO_FASTING_TIMES: (
        "Another sentence gives a different time for the same food or drink; people cannot tell which counts.",
        'Keep one: "Stop [food or drink] at [time your team chooses]."',
    ),
    Rule.OPEN_RANGE: (
        "A range leaves the choice to the reader.",
        "Pick one number: [number your team chooses].",
    ),
    Rule.NO_ANCHOR: (
        "It does not say from which moment to count.",
        'Say it: "before you arrive", "before surgery", "after surgery", or "after you go home" [your team chooses].',
    ),
    Rule.UNNAMED_MEDICINE: (
        "Nobody can tell which medicine is meant, so the wrong one may be stopped or taken.",
        '"[name of each medicine]: [stop, keep taking or change, as your team chooses]."',
    ),
    Rule.STOP_WITHOUT_A_DAY: (
        "It does not say when the last dose is.",
        '"Take the last dose of [medicine] on [day your team chooses]."',
    ),
    Rule.NO_RESTART: (
        "Nobody says when to take it again; a medicine that stays stopped can do harm.",
        '"Start [medicine] again on [day your team chooses]."',
    ),
    Rule.UNDATED_FOLLOW_UP: (
        "A visit without a date is easily missed.",
        '"You have a visit [date or time after surgery your team chooses] with [name], [phone number]."',
    ),
    Rule.RESULT_NOT_PHONED: (
        "Something is sent to be tested, and nobody says who tells the person the result, and when.",
        '"[Name] calls you with the result by [day your team chooses]. If nobody has, call [phone number]."',
    ),
    Rule.VAGUE_AMOUNT: (
        "People read an amount without a number differently.",
        "Give the number: [amount your team chooses].",
    ),
    Rule.PASSIVE: (
        "It hides who has to do it.",
        'Begin with the verb, or name who does it: "Keep …", "Your nurse …".',
    ),
    Rule.LONG_SENTENCE: ("Long sentences are hard to follow.", "Part it, one instruction in each sentence."),
    Rule.JARGON: ("Many people do not know this word.", "Say it in common words, or explain it here."),
    Rule.NO_PHONE: (
        "No phone number stands anywhere, so nobody can call with a question or a problem.",
        '"Call [phone number], [hours it is answered]. At other times call [phone number]."',
    ),
    Rule.NO_WARNING_SIGNS: (
        "It does not say which signs need help, or whom to call.",
        '"Call [phone number] if you have [signs your team chooses]. Call [emergency number] if you have [signs]."',
    ),
    Rule.READING_GRADE: ("The text is hard to read.", "Use shorter sentences and common words."),
}


def remark(rule: Rule, text: str, at: Place | None, why: str = "") -> Remark:
    """The remark of a rule on a place of the text, with the rule's own reason unless another is given."""
    reason, suggestion = ADVICE[rule]
    return Remark(rule=rule, quote=text[at[0] : at[1]] if at else None, at=at, why=why or reason, suggestion=suggestion)
