"""What is found in a text: by its words, the heading it stands under, and whom it speaks to."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checklist.extraction import extract
from checklist.extraction.findings import Finding, Findings

SHEET = """Lump removal

Before surgery

- Do not eat or drink anything for 8 to 12 hours before surgery.
- Stop blood thinners 5 days before surgery.
- Take your blood pressure pills with a sip of water.
- Have your blood drawn at the clinic one week before surgery.
- Bring your insurance card.
- Ask a friend to drive you home.

The operation takes about 45 to 60 minutes. Most people go home the same day.

After surgery

- Keep the cut clean and dry.
- Do not drive for 24 hours.
- Do not lift anything heavy for 4 to 6 weeks.
- It is normal to be swollen for a few days.
- See your surgeon in 2 weeks.
- Take the pain medicine as you were told.

When to call

- A fever over 101
- Pus from the cut
- Call 911 for trouble breathing.
"""


PUT_IN = ["", "\n", "\t", "’", "\u202e", "- ", "**", "\r", "é", ":"]


def found(text: str) -> Findings:
    return extract(text, medicine_names=("apixaban", "lisinopril"))


def under(heading: str, words: str) -> list[Finding]:
    return list(found(f"A procedure\n\n## {heading}\n\n- {words}\n- Thank you.\n"))


def test_a_sheet_is_found_whole() -> None:
    sheet = found(SHEET)
    assert sheet.title == "Lump removal"
    assert [(f.what, f.hours_before) for f in sheet.fasting] == [("all", (8, 12))]
    assert [(m.action, m.when, m.offset_days) for m in sheet.medications] == [
        ("stop", "before", (5, 5)), ("take", "before", (0, 0)), ("take", "after", None),
    ]  # fmt: skip
    assert [(p.kind, p.offset_days) for p in sheet.preparation_tasks] == [
        ("test", (7, 7)), ("paperwork", (0, 0)), ("transport", (0, 0)),
    ]  # fmt: skip
    assert sheet.duration and sheet.duration.minutes == (45, 60)
    assert sheet.stay and "same day" in sheet.stay.quote
    assert [(m.topic, m.from_days, m.to_days, m.vague) for m in sheet.recovery_milestones] == [
        ("driving", 0, 1, False), ("lifting", 28, 42, False), ("swelling", None, None, True),
    ]  # fmt: skip
    assert [task.kind for task in sheet.recovery_tasks] == ["wound"]
    assert [visit.at_days for visit in sheet.follow_up] == [(14, 14)]
    assert [(sign.sign, sign.urgency) for sign in sheet.red_flags] == [
        ("A fever over 101", "call"), ("Pus from the cut", "call"), ("Call 911 for trouble breathing.", "emergency"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "action"),
    [
        ("Stop aspirin 7 days before surgery.", "stop"),
        ("Hold your insulin on the morning of surgery.", "pause"),
        ("Keep taking your heart tablets.", "continue"),
        ("Do not stop aspirin.", "continue"),
        ("Take half of your usual insulin dose.", "adjust"),
        ("Ask your doctor about your blood thinners.", "ask"),
        ("Do not stop your blood thinner without asking your surgeon.", "ask"),
        ("Do not take diabetes pills.", "stop"),
        ("Stop apixaban two days before.", "stop"),
    ],
)
def test_the_words_say_what_to_do_with_a_medicine(said: str, action: str) -> None:
    assert [finding.action for finding in found(f"# Before surgery\n\n- {said}\n").medications] == [action]


def test_a_medicine_is_also_named_by_the_fact_base() -> None:
    assert [m.who for m in found("# Before surgery\n\n- Skip lisinopril on the day.\n").medications] == ["lisinopril"]
    assert extract("# Before surgery\n\n- Skip lisinopril on the day.\n").medications == ()


@pytest.mark.parametrize("said", ["Bring all your medicine bottles.", "You will be given medicine through your IV."])
def test_what_is_brought_or_given_is_no_instruction_about_a_medicine(said: str) -> None:
    assert found(f"# Before surgery\n\n- {said}\n").medications == ()


def test_the_heading_tells_on_which_side_of_the_procedure_words_are() -> None:
    assert [type(f).__name__ for f in under("Getting ready", "Take a shower.")] == ["Preparation"]
    assert [type(f).__name__ for f in under("Going home", "Take a shower.")] == ["RecoveryTask"]
    assert under("Risks and complications", "Infection of the wound.") == []


def test_a_sentence_may_name_another_time_than_its_heading() -> None:
    assert [type(f).__name__ for f in under("Getting ready", "Do not drive for 24 hours after surgery.")] == [
        "RecoveryMilestone"
    ]


def test_time_in_a_heading_is_carried_to_the_items_below_it() -> None:
    [walking] = found("# Recovery\n\n## Weeks 2-4\n\n- Walking longer distances\n").recovery_milestones
    assert (walking.topic, walking.from_days, walking.to_days) == ("exercise", 14, 28)
    [shower] = found("# Preparing\n\n## The day before\n\n- Shower with soap\n").preparation_tasks
    assert shower.offset_days == (1, 1)


def test_one_sentence_with_two_times_is_two_findings_each_with_its_own_words() -> None:
    milestones = found(
        "# After surgery\n\nAvoid sport for 3 weeks, and avoid alcohol for 2 days.\n"
    ).recovery_milestones
    assert [(m.quote, m.to_days) for m in milestones] == [
        ("Avoid sport for 3 weeks", 21),
        ("avoid alcohol for 2 days.", 2),
    ]


def test_verbs_that_share_one_not_and_one_time_stay_together() -> None:
    milestones = found(
        "# After surgery\n\nDo not drive, drink alcohol or sign papers for 24 hours.\n"
    ).recovery_milestones
    assert [m.quote for m in milestones] == ["Do not drive, drink alcohol or sign papers for 24 hours."]


def test_a_sentence_that_counts_up_signs_gives_each_its_own_words() -> None:
    signs = found("# At home\n\nCall us right away if you have a fever, redness or pus at the cut.\n").red_flags
    assert [sign.quote for sign in signs] == ["a fever", "redness", "pus at the cut"]


@pytest.mark.parametrize(
    "said",
    ["The surgeon closes the cut with stitches.", "Your nurse will check your blood pressure.",
     "This is a safe operation.", "What should I bring?", "The timing varies."],
)  # fmt: skip
def test_what_staff_do_and_what_is_only_said_is_nothing_to_do(said: str) -> None:
    assert under("Before surgery", said) == []


def test_a_condition_is_kept() -> None:
    [finding] = found("# Before surgery\n\n- Bring your inhaler if you have asthma.\n").preparation_tasks
    assert finding.condition == "if you have asthma"


@pytest.mark.parametrize(
    ("page", "title"),
    [("Name of the Procedure:\nCommon name: Mole removal\n\nSummary\nText follows here.\n", "Mole removal"),
     ("Mole removal\n\n### What is it?\n\nText follows here.\n", "Mole removal"),
     ("# Mole removal: patient information\n\nText.\n", "Mole removal"),
     ("Mole removal\n\nText follows in a longer line of its own.\n", "Mole removal")],
)  # fmt: skip
def test_the_name_is_a_label_or_the_first_heading(page: str, title: str) -> None:
    assert found(page).title == title


def test_a_text_without_guidance_gives_nothing() -> None:
    assert list(found("")) == list(found("The moon is far away.\n")) == []


@settings(max_examples=60)
@given(
    cut=st.integers(0, len(SHEET)),
    put=st.sampled_from(["", "\n", "\t", "’", "\u202e", "- ", "**", "\r", "é", ":"]),
    data=st.data(),
)
def test_every_quote_of_a_changed_text_is_exactly_in_its_place(cut: int, put: str, data: st.DataObject) -> None:
    until = data.draw(st.integers(cut, min(len(SHEET), cut + 40)))
    text = SHEET[:cut] + put + SHEET[until:]
    for finding in found(text):
        assert text[slice(*finding.at)] == finding.quote


def test_the_same_text_gives_the_same_findings() -> None:
    assert found(SHEET) == found(SHEET)


def test_a_long_billing_phrase_in_one_line_is_the_name() -> None:
    phrase = "Repair of widget, open, complex, with removal of " + "one more part, " * 8 + "single side"
    assert found(f"{phrase}\n\nPreparation\n\n- Fast for 8 hours before.\n").title == phrase
