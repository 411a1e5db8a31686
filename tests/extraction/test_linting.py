"""Each rule of the linter fires on a sentence of its own, and not on the sentence that says it as it should be."""

import pytest

from checklist.extraction import extract
from checklist.extraction.linting import lint
from checklist.extraction.remarks import ADVICE, Remark, Rule
from tests.shipped import BASE

NAMES = tuple(BASE.formulary.spellings.values())


def remarks(text: str) -> tuple[Remark, ...]:
    return lint(text, extract(text, NAMES), BASE.fasting, BASE.terms)


def of(rule: Rule, text: str) -> list[str | None]:
    """The words a rule remarks on."""
    return [remark.quote for remark in remarks(text) if remark.rule is rule]


def before(*sentences: str) -> str:
    return "Before your surgery\n\n" + "\n".join(f"- {sentence}" for sentence in sentences) + "\n"


def later(*sentences: str) -> str:
    return "After your surgery\n\n" + "\n".join(f"- {sentence}" for sentence in sentences) + "\n"


R = Rule
FAULTY_AND_SOUND = [
    (
        R.FOOD_AND_DRINK_TOGETHER,
        before("Do not eat or drink for 8 hours before surgery."),
        before("Do not eat for 8 hours before surgery.", "Stop clear fluids 2 hours before surgery."),
    ),
    (
        R.FOOD_AND_DRINK_TOGETHER,
        before("Nothing by mouth after midnight."),
        before("Nothing solid by mouth after midnight."),
    ),
    (
        R.FASTING_OUTSIDE_GUIDELINE,
        before("Stop clear fluids 1 hour before surgery."),
        before("Stop clear fluids 2 hours before surgery."),
    ),
    (
        R.FASTING_OUTSIDE_GUIDELINE,
        before("Stop clear fluids 7 hours before surgery."),
        before("Stop clear fluids 6 hours before surgery."),
    ),
    (
        R.FASTING_OUTSIDE_GUIDELINE,
        before("Do not eat for 7 hours before surgery."),
        before("Do not eat for 8 hours before surgery."),
    ),
    (
        R.FASTING_OUTSIDE_GUIDELINE,
        before("Do not eat for 13 hours before surgery."),
        before("Do not eat for 12 hours before surgery."),
    ),
    (
        R.FASTING_OUTSIDE_GUIDELINE,
        before("Eat no light meal for 5 hours before surgery."),
        before("Eat no light meal for 6 hours before surgery.", "Eat no fried food for 8 hours before surgery."),
    ),
    (
        R.OPEN_RANGE,
        before("Do not eat for 8-10 hours before surgery."),
        before("Do not eat for 8 hours before surgery."),
    ),
    (R.OPEN_RANGE, before("Stop warfarin 4 to 6 days before surgery."), before("Stop warfarin 5 days before surgery.")),
    (R.NO_ANCHOR, before("Do not eat for 8 hours."), before("Do not eat for 8 hours before you arrive.")),
    (R.NO_ANCHOR, before("Stop warfarin for 5 days."), before("Stop warfarin 5 days before surgery.")),
    (R.NO_ANCHOR, "Driving can be resumed in about 2 weeks.", "Driving can be resumed 2 weeks after surgery."),
    (R.NO_ANCHOR, "Driving can be resumed in about 2 weeks.", later("Driving can be resumed in about 2 weeks.")),
    (
        R.UNNAMED_MEDICINE,
        before("Stop certain medicines 5 days before surgery."),
        before("Stop warfarin 5 days before surgery."),
    ),
    (R.UNNAMED_MEDICINE, before("Take your tablets as directed."), before("Take metoprolol as directed.")),
    (
        R.UNNAMED_MEDICINE,
        before("Stop your medicines 2 days before surgery."),
        before("Keep taking all your medicines."),
    ),
    (
        R.STOP_WITHOUT_A_DAY,
        before("Stop taking warfarin before surgery."),
        before("Stop taking warfarin 5 days before surgery."),
    ),
    (
        R.NO_RESTART,
        before("Stop warfarin 5 days before surgery."),
        before("Stop warfarin 5 days before surgery.", "Restart warfarin the day after surgery."),
    ),
    (
        R.NO_RESTART,
        before("Stop warfarin 5 days before surgery.", "Restart metformin the day after surgery."),
        before("Stop warfarin 5 days before surgery.", "Restart your medicines the day after surgery."),
    ),
    (
        R.UNDATED_FOLLOW_UP,
        later("You will have a follow-up visit."),
        later("You will have a follow-up visit 2 weeks after surgery."),
    ),
    (
        R.UNDATED_FOLLOW_UP,
        later("Go to all your check-ups."),
        later("Go to all your check-ups.", "Your follow-up visit is 10 days after surgery."),
    ),
    (
        R.RESULT_NOT_PHONED,
        later("The lump goes to pathology."),
        later("The lump goes to pathology.", "We call you with the result within 7 days."),
    ),
    (R.RESULT_NOT_PHONED, later("A biopsy is taken."), later("Walk each day.")),
    (R.VAGUE_AMOUNT, later("You may be sore for several days."), later("You may be sore for 3 days.")),
    (R.VAGUE_AMOUNT, later("Do not lift heavy objects."), later("Do not lift heavy objects of over 10 lb (4.5 kg).")),
    (R.PASSIVE, later("The bandage should be kept dry."), later("Keep the bandage dry.")),
    (R.PASSIVE, before("A list of medicines is required."), before("Bring a list of medicines.")),
    (R.LONG_SENTENCE, later("Walk " + "on and " * 9 + "on now."), later("Walk " + "on and " * 9 + "on.")),
    (R.JARGON, later("Look for erythema."), later("Look for redness.")),
    (R.JARGON, later("Look for a hematoma."), later("Look for a hematoma (a lump of blood under the skin).")),
    (R.JARGON, before("Tell us your mass."), before("Tell us your body mass index.")),
    (R.NO_PHONE, "Call 911. Printed 2027-03-15.", "Call 555-010-7788."),
    (R.NO_PHONE, "Phone: ________", "Ring us on +44 1632 960 123."),
    (R.NO_WARNING_SIGNS, later("Walk each day."), "When to call us\n\n- Fever over 101 F\n- Heavy bleeding\n"),
    (
        R.READING_GRADE,
        "Postoperative ambulation facilitates gastrointestinal recuperation.",
        "Walk a bit each day. It helps you heal.",
    ),
]


@pytest.mark.parametrize(("rule", "faulty", "sound"), FAULTY_AND_SOUND)
def test_a_rule_fires_on_the_fault_and_not_beside_it(rule: Rule, faulty: str, sound: str) -> None:
    assert of(rule, faulty) != []
    assert of(rule, sound) == []


def test_every_rule_is_tried_and_has_its_advice() -> None:
    assert {rule for rule, _, _ in FAULTY_AND_SOUND} | {Rule.TWO_FASTING_TIMES} == set(Rule) == set(ADVICE)


def test_a_later_time_for_the_same_food_is_remarked_on() -> None:
    first, second = "Do not eat for 8 hours before surgery.", "Do not eat for 10 hours before surgery."
    assert of(R.TWO_FASTING_TIMES, before(first, second)) == [second]
    assert of(R.TWO_FASTING_TIMES, before(first, "Stop clear fluids 2 hours before surgery.")) == []
    assert of(R.TWO_FASTING_TIMES, before(first, "If you have reflux, do not eat for 10 hours before surgery.")) == []


def test_the_hours_are_those_of_the_fact_base() -> None:
    said = before("Stop clear fluids 1 hour before surgery.")
    why = [one.why for one in remarks(said) if one.rule is R.FASTING_OUTSIDE_GUIDELINE]
    assert why == ["The guideline has at least 2 hours without clear drinks, this says 1."]


LOOK_ALIKE = """Search all medical codes

Removal of cyst, soft tissue of shoulder, subfascial; 3 cm or greater

CPT4 code

Name of the Procedure:

Removal of Cyst, Soft Tissue of Shoulder

Summary

A surgeon takes out a cyst that lies under the fascia of the shoulder.

Preparation

  • Fast before the operation, with no food or liquids for 6-10 hours before surgery.
  • Stop some medications, such as blood thinners, if instructed by your physician.
  • Have blood tests and scans done.

Procedure Description

  1. Anesthesia: The anesthesiologist gives sedation.
  2. Removal: The cyst is cut free and sent to pathology.

Recovery

  • Swelling may last a couple of days.
  • Most people are well again in 3 to 5 weeks.
  • A follow-up visit is needed to check the wound.

Similar Codes
"""
EXPECTED = {
    R.FOOD_AND_DRINK_TOGETHER, R.UNNAMED_MEDICINE, R.NO_PHONE, R.UNDATED_FOLLOW_UP, R.RESULT_NOT_PHONED,
    R.NO_WARNING_SIGNS, R.OPEN_RANGE, R.FASTING_OUTSIDE_GUIDELINE, R.STOP_WITHOUT_A_DAY, R.NO_RESTART, R.VAGUE_AMOUNT,
}  # fmt: skip


def test_a_page_of_codes_gets_its_gaps_named() -> None:
    assert {remark.rule for remark in remarks(LOOK_ALIKE)} >= EXPECTED


def test_remarks_quote_the_text_in_its_order_with_what_is_missing_last() -> None:
    found = remarks(LOOK_ALIKE)
    placed = [remark for remark in found if remark.at]
    assert [LOOK_ALIKE[one.at[0] : one.at[1]] for one in placed if one.at] == [one.quote for one in placed]
    assert list(found[: len(placed)]) == sorted(placed, key=lambda one: one.at or (0, 0))
    assert [one.rule for one in found[len(placed) :]] == [R.NO_PHONE, R.NO_WARNING_SIGNS, R.READING_GRADE]


def test_the_same_text_gets_the_same_remarks_once() -> None:
    assert remarks(LOOK_ALIKE) == remarks(LOOK_ALIKE)
    assert len(set(remarks(LOOK_ALIKE))) == len(remarks(LOOK_ALIKE))


def test_no_suggestion_holds_a_number() -> None:
    assert [rule for rule, (_, suggestion) in ADVICE.items() if any(map(str.isdigit, suggestion))] == []


@pytest.mark.parametrize("text", ["", " \n\n", "\x00\x01\x02", "☃ 🩹\u202e", "<script>alert(1)</script>", "- " * 50])
def test_a_text_that_says_nothing_lacks_a_phone_and_signs(text: str) -> None:
    assert {remark.rule for remark in remarks(text)} >= {R.NO_PHONE, R.NO_WARNING_SIGNS}
