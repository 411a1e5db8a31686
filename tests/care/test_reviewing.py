from dataclasses import replace

import pytest
from sqlalchemy import update

from checklist.access import AccessDenied, Role
from checklist.care import reviewing, signing
from checklist.care.house import House
from checklist.care.preview import preview
from checklist.care.reviewing import CannotDecide, Review
from checklist.care.visitor import Visitor
from checklist.checkin import Tier
from checklist.extraction.findings import Fare, Fasting, RecoveryMilestone, Topic, Urgency, WarningSign
from checklist.extraction.quotes import Stand
from checklist.extraction.review import NAME, Item
from checklist.guidance import ENGLISH
from checklist.procedure import Anaesthesia
from checklist.store.reviews import TextNotFound, WorkKey, first_broken_decision
from checklist.store.tables import guidance_texts
from tests.care.furnished import staff
from tests.care.leaflet import LEAFLET, WARNING, WRIST, clinician, imported, look, spot

WOUND = RecoveryMilestone(quote="", at=(0, 0), rule="", confidence=0, topic=Topic.WOUND, from_days=0, to_days=3)


@pytest.fixture
def lena(home: House) -> Visitor:
    who = clinician(home)
    imported(home, who)
    return who


def fasting(review: Review) -> Item:
    return next(item for item in review.items if isinstance(item.finding, Fasting))


def milestone(review: Review, topic: Topic) -> Item:
    return next(
        item for item in review.items if isinstance(item.finding, RecoveryMilestone) and item.finding.topic is topic
    )


def a_fast(hours: tuple[float, float] | None, what: Fare = Fare.ALL, clock: str | None = None) -> Fasting:
    return Fasting(quote="", at=(0, 0), rule="", confidence=0, what=what, hours_before=hours, clock=clock)


def test_nothing_reaches_the_procedure_before_it_is_accepted(home: House, lena: Visitor) -> None:
    review = look(home, lena)
    assert (review.procedure.fasting, review.procedure.tasks, review.procedure.milestones) == ((), (), ())
    reviewing.accept(home, lena, spot(review, fasting(review).id))
    (rule,) = look(home, lena).procedure.fasting
    assert rule.hours == (6, 8)


def test_each_finding_stands_beside_what_the_patient_will_get(home: House, lena: Visitor) -> None:
    review = look(home, lena)
    assert review.rules[fasting(review).id] == review.proposed.fasting[0]
    swelling = milestone(review, Topic.SWELLING)
    assert review.rules[swelling.id].source.quote == swelling.finding.quote


def test_an_unclear_finding_has_one_question_and_a_clear_one_none(home: House, lena: Visitor) -> None:
    review = look(home, lena)
    assert "different speeds" in review.questions[fasting(review).id].why
    assert "[" in review.questions[fasting(review).id].suggestion
    assert milestone(review, Topic.FULL_RECOVERY).id not in review.questions


def test_what_the_text_leaves_out_stands_as_its_own_list(home: House, lena: Visitor) -> None:
    fields = {one.gap.field for one in look(home, lena).left_out}
    assert {"contacts", "red_flags"} <= fields
    assert not any(field.startswith(("follow_up.", "recovery.", "fasting.")) for field in fields)


def test_a_changed_value_is_what_the_patient_gets(home: House, lena: Visitor) -> None:
    review = look(home, lena)
    reviewing.change(home, lena, spot(review, fasting(review).id), a_fast((6.0, 6.0), Fare.SOLIDS))
    (rule,) = look(home, lena).procedure.fasting
    assert rule.hours == (6, 6) and len(rule.what) == 2
    assert rule.source.quote == fasting(review).finding.quote


def test_the_words_a_reviewer_writes_are_the_ones_the_patient_reads(home: House, lena: Visitor) -> None:
    review = look(home, lena)
    item = milestone(review, Topic.SWELLING)
    reviewing.change(home, lena, spot(review, item.id), item.finding, "It is  swollen for a week.")
    (row,) = look(home, lena).procedure.milestones
    assert row.text.said(ENGLISH) == "It is swollen for a week."
    assert row.source.quote == item.finding.quote


def test_a_rejected_finding_stays_out_and_undo_brings_it_back(home: House, lena: Visitor) -> None:
    item = fasting(look(home, lena))
    reviewing.accept(home, lena, spot(look(home, lena), item.id))
    reviewing.reject(home, lena, spot(look(home, lena), item.id))
    assert look(home, lena).procedure.fasting == ()
    reviewing.undo(home, lena, spot(look(home, lena), item.id))
    assert len(look(home, lena).procedure.fasting) == 1
    reviewing.undo(home, lena, spot(look(home, lena), item.id))
    assert fasting(look(home, lena)).open


def test_a_finding_is_added_by_pasting_its_words(home: House, lena: Visitor) -> None:
    reviewing.add(home, lena, WRIST, "Keep the  dressing\u2060 dry", WOUND)
    added = next(item for item in look(home, lena).items if item.found is None)
    assert LEAFLET[slice(*added.finding.at)] == added.finding.quote == "Keep the dressing dry"
    assert [m.days.to_day for m in look(home, lena).procedure.milestones] == [3]
    with pytest.raises(CannotDecide, match="not in the text"):
        reviewing.add(home, lena, WRIST, "Keep it in the sun", WOUND)


def test_a_word_about_what_is_left_out_stands_with_the_gap(home: House, lena: Visitor) -> None:
    reviewing.answer(home, lena, spot(look(home, lena), "gap-contacts"), "The number is on the letter.")
    gap = next(gap for gap in look(home, lena).procedure.gaps if gap.field == "contacts")
    assert gap.what.said(ENGLISH).endswith("Lena Hart: The number is on the letter.")
    with pytest.raises(CannotDecide, match="Write what patients are told"):
        reviewing.answer(home, lena, spot(look(home, lena), "gap-red_flags"), "  ")


def test_the_procedure_gets_its_names_from_the_reviewer(home: House, lena: Visitor) -> None:
    names = replace(look(home, lena).names, plain_title="Wrist cyst", keywords=("hand",), anaesthesia=Anaesthesia.LOCAL)
    reviewing.rename(home, lena, spot(look(home, lena), NAME), names)
    procedure = look(home, lena).procedure
    assert (procedure.plain_title.said(ENGLISH), procedure.keywords) == ("Wrist cyst", ("hand",))
    assert procedure.anaesthesia is Anaesthesia.LOCAL
    with pytest.raises(CannotDecide, match="its name for patients"):
        reviewing.rename(home, lena, spot(look(home, lena), NAME), replace(names, plain_title=" "))


def test_two_reviewers_at_once_do_not_overwrite_one_another(home: House, lena: Visitor) -> None:
    seen_by_both = look(home, lena)
    omar = replace(lena, name="Omar Diaz")
    one, other = seen_by_both.items[:2]
    reviewing.accept(home, lena, spot(seen_by_both, one.id))
    with pytest.raises(CannotDecide, match="Lena Hart has just decided"):
        reviewing.reject(home, omar, spot(seen_by_both, one.id))
    reviewing.reject(home, omar, spot(seen_by_both, other.id))
    now = look(home, lena)
    assert [item.rejected for item in now.items[:2]] == [False, True]
    reviewing.reject(home, omar, spot(now, one.id))
    assert look(home, lena).items[0].rejected


@pytest.mark.parametrize("about", ["no-such-finding", "added-nothing", "signature", "gap-nothing"])
def test_what_is_not_in_the_review_cannot_be_decided(home: House, lena: Visitor, about: str) -> None:
    review = look(home, lena)
    for decide in (reviewing.accept, reviewing.reject, reviewing.undo):
        with pytest.raises(CannotDecide, match="not in the review"):
            decide(home, lena, spot(review, about))
    with pytest.raises(CannotDecide, match="not in the review"):
        reviewing.answer(home, lena, spot(review, about), "Said.")
    assert look(home, lena).seen == 0


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (a_fast((0.0, 6.0)), "hours from 1 to 72"),
        (a_fast((8.0, 6.0)), "smaller one"),
        (a_fast(None), "Give the hours"),
        (a_fast(None, clock="10pm"), "with 24 hours"),
    ],
)
def test_a_value_that_makes_no_sense_is_refused_in_one_sentence(
    home: House, lena: Visitor, wrong: Fasting, said: str
) -> None:
    review = look(home, lena)
    with pytest.raises(CannotDecide, match=said):
        reviewing.change(home, lena, spot(review, fasting(review).id), wrong)


@pytest.mark.parametrize("role", [Role.NURSE, Role.CARE_TEAM, Role.ADMIN])
def test_only_a_clinician_decides(home: House, lena: Visitor, role: Role) -> None:
    reader = staff(home, role)
    review = look(home, reader)
    with pytest.raises(AccessDenied):
        reviewing.accept(home, reader, spot(review, review.items[0].id))
    with pytest.raises(AccessDenied):
        reviewing.add(home, reader, WRIST, "Summary", review.items[0].finding)


def test_a_patient_sees_no_review(home: House, lena: Visitor) -> None:
    with pytest.raises(AccessDenied):
        look(home, replace(lena, role=Role.PATIENT))
    with pytest.raises(TextNotFound):
        look(home, lena, WorkKey(procedure=WRIST.procedure, version=9))


def test_every_decision_stands_in_the_chain(home: House, lena: Visitor) -> None:
    for item in look(home, lena).items[:3]:
        reviewing.accept(home, lena, spot(look(home, lena), item.id))
    with home.store.reading() as tx:
        assert first_broken_decision(tx, WRIST) is None
    assert look(home, lena).seen == 3
    assert not signing.ready(look(home, lena)).now


@pytest.fixture
def warned(home: House) -> Visitor:
    """A clinician with a leaflet in review that has two warning signs: its own one, and a fever at another number."""
    who = clinician(home)
    imported(home, who, WARNING)
    return who


def sign_that_says(review: Review, words: str) -> Item:
    return next(i for i in review.items if isinstance(i.finding, WarningSign) and words in i.finding.sign)


def signs_of_a_patient(house: House, visitor: Visitor) -> dict[str, Tier]:
    shown = preview(house, visitor, look(house, visitor), "America/New_York").plan.red_flags
    return {sign.sign: sign.tier for sign in shown}


def test_an_accepted_warning_sign_of_the_text_alone_is_read_by_patients(home: House, warned: Visitor) -> None:
    buzzing = sign_that_says(look(home, warned), "buzzing")
    assert "A buzzing sound in the hand." not in signs_of_a_patient(home, warned)
    reviewing.accept(home, warned, spot(look(home, warned), buzzing.id))
    assert signs_of_a_patient(home, warned)["A buzzing sound in the hand."] is Tier.SAME_DAY
    reviewing.reject(home, warned, spot(look(home, warned), buzzing.id))
    assert "A buzzing sound in the hand." not in signs_of_a_patient(home, warned)


def test_an_edited_warning_sign_is_read_as_it_was_edited(home: House, warned: Visitor) -> None:
    item = sign_that_says(look(home, warned), "buzzing")
    assert isinstance(item.finding, WarningSign)
    edited = replace(item.finding, sign="Your hand buzzes", urgency=Urgency.EMERGENCY)
    reviewing.change(home, warned, spot(look(home, warned), item.id), edited)
    assert signs_of_a_patient(home, warned)["Your hand buzzes."] is Tier.EMERGENCY
    (own,) = look(home, warned).procedure.own_red_flags
    assert own.source.quote == "A buzzing sound in the hand"


def test_a_sign_with_another_number_is_asked_and_the_safer_one_holds_until_the_reviewer_chooses(
    home: House, warned: Visitor
) -> None:
    item = sign_that_says(look(home, warned), "102")
    ours = "You have a fever of 100.4 F (38.0 C) or more."
    question = look(home, warned).questions[item.id]
    assert ours in question.why and question.why.endswith("Patients get the safer one.")
    assert [flag.sign.said(ENGLISH) for flag in look(home, warned).signs[item.id]] == [ours]
    reviewing.accept(home, warned, spot(look(home, warned), item.id))
    assert ours in signs_of_a_patient(home, warned)
    assert isinstance(item.finding, WarningSign)
    reviewing.change(home, warned, spot(look(home, warned), item.id), replace(item.finding, overrules=True))
    assert {"Fever above 102 F.": Tier.SAME_DAY}.items() <= signs_of_a_patient(home, warned).items()
    assert ours not in signs_of_a_patient(home, warned)
    assert "red_flags.decided" in {gap.field for gap in look(home, warned).procedure.gaps}


def test_a_sign_is_not_shown_instead_of_another_without_saying_how_urgent_it_is(home: House, warned: Visitor) -> None:
    item = sign_that_says(look(home, warned), "102")
    assert isinstance(item.finding, WarningSign)
    unsaid = replace(item.finding, overrules=True, urgency=Urgency.UNSPECIFIED)
    with pytest.raises(CannotDecide, match="how urgent"):
        reviewing.change(home, warned, spot(look(home, warned), item.id), unsaid)


def test_a_missed_warning_sign_is_added_and_read_by_patients(home: House, lena: Visitor) -> None:
    cold = WarningSign(quote="", at=(0, 0), rule="", confidence=0, sign="your hand feels wet", urgency=Urgency.CALL)
    reviewing.add(home, lena, WRIST, "Keep the dressing dry", cold)
    assert signs_of_a_patient(home, lena)["Your hand feels wet."] is Tier.SAME_DAY


def rewritten(house: House, text: str) -> None:
    """The stored text becomes another, as nothing in the app does."""
    with house.store.writing() as tx:
        tx.execute(update(guidance_texts).values(text=text))


def test_every_finding_stands_where_it_was_found(home: House, lena: Visitor) -> None:
    review = look(home, lena)
    assert [review.stands[item.id] for item in review.items] == [Stand(at=item.finding.at) for item in review.items]


def test_a_finding_whose_words_moved_or_went_is_told_and_never_marked_wrong(home: House, lena: Visitor) -> None:
    rewritten(home, "New words. " + LEAFLET.replace("6 to 8 hours", "8 hours"))
    review = look(home, lena)
    assert review.stands[fasting(review).id] == Stand(at=None, moved=True)
    swelling = milestone(review, Topic.SWELLING)
    place = review.stands[swelling.id]
    assert place.moved and place.at and review.kept.text[slice(*place.at)] == swelling.finding.quote
