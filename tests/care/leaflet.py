"""A leaflet of our own to import: a fictional procedure, the words nobody else's."""

from datetime import date

from checklist.access import Role
from checklist.care import importing, people, reviewing, signing
from checklist.care.house import House
from checklist.care.reviewing import Review, Spot
from checklist.care.visitor import Visitor
from checklist.procedure import ProcedureId
from checklist.procedure import Review as Signature
from checklist.store.reviews import WorkKey
from tests.care.furnished import signs_in

LEAFLET = """Taking a cyst off the wrist

Summary

A small sac of fluid is taken off the wrist under local anesthesia.

Preparation

- Do not eat or drink for 6 to 8 hours before surgery.
- Stop certain medicines, such as blood thinners, as your doctor says.
- Have the blood tests your team ordered within 2 weeks before surgery.

Duration

The procedure takes 30 to 45 minutes.

Recovery

- Keep the dressing dry for 3 days.
- Swelling may last for a few days to a week.
- Full recovery takes about 4 to 6 weeks.
- Follow-up visits are needed.
"""
WARNING = f"""{LEAFLET}
Call the ward if you have any of these:

- A buzzing sound in the hand
- Fever above 102 F
"""
WRIST = WorkKey(procedure=ProcedureId("taking-a-cyst-off-the-wrist"), version=1)
TODAY, NEXT_YEAR = date(2027, 3, 8), date(2028, 3, 8)


def clinician(house: House) -> Visitor:
    """Someone who may import, review and sign."""
    return people.visitor(house, signs_in(house, Role.CLINICIAN, name="Lena Hart").cookie)


def imported(house: House, visitor: Visitor, text: str = LEAFLET, of: ProcedureId | None = None) -> WorkKey:
    """The text in review."""
    return importing.import_text(house, visitor, text.encode(), "leaflet.txt", of)


def look(house: House, visitor: Visitor, key: WorkKey = WRIST) -> Review:
    """The review as it stands now."""
    return reviewing.review(house, visitor, key)


def spot(review: Review, about: str) -> Spot:
    """What is decided about, as it is seen now."""
    return Spot(key=review.key, about=about, seen=review.seen)


def decides_all(house: House, visitor: Visitor, key: WorkKey = WRIST) -> Review:
    """Everything found is accepted, and a word is said about everything left out."""
    for item in look(house, visitor, key).items:
        if item.open:
            reviewing.accept(house, visitor, spot(look(house, visitor, key), item.id))
    for one in look(house, visitor, key).left_out:
        if one.answer is None:
            reviewing.answer(house, visitor, spot(look(house, visitor, key), one.id), "The ward tells them.")
    return look(house, visitor, key)


def signs(house: House, visitor: Visitor, key: WorkKey = WRIST) -> None:
    """Everything is decided and signed."""
    signing.sign(house, visitor, decides_all(house, visitor, key), a_signature())


def a_signature(by: str = "Lena Hart", on: date = TODAY, next_review: date = NEXT_YEAR) -> Signature:
    """A clinician's signature on the day the tests play."""
    return Signature(by=by, on=on, next_review=next_review)
