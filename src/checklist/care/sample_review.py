"""The demonstration's text in review: a made-up leaflet, half looked at by a made-up clinician."""

from checklist.access import Role
from checklist.care.house import House
from checklist.care.importing import import_text
from checklist.care.reviewing import Spot, accept, review
from checklist.care.visitor import Visitor
from checklist.library import data_folder
from checklist.store.tokens import Subject, SubjectKind

LEAFLET = "wrist-cyst.txt"
ACCEPTED = 7


def import_sample(house: House, user: str, name: str) -> None:
    """The leaflet stands in review, its first clear findings accepted."""
    lena = Visitor(role=Role.CLINICIAN, subject=Subject(SubjectKind.USER, user), name=name)
    raw = (data_folder() / "samples" / LEAFLET).read_bytes()
    key = import_text(house, lena, raw, f"{LEAFLET} (sample)")
    now = review(house, lena, key)
    clear = [item.id for item in now.items if item.id not in now.questions]
    for id_ in clear[:ACCEPTED]:
        accept(house, lena, Spot(key=key, about=id_, seen=review(house, lena, key).seen))
