import ast

import pytest

from checklist.access import ALLOWED, STAFF, Action, Part, Role
from checklist.care.visitor import NOBODY, Visitor
from checklist.library import pages_folder
from checklist.plan import PlanId
from checklist.ui.places import PLACES, Place, first_page

FOLDER = pages_folder()
WHO = {
    "public": Role.VISITOR,
    "patient": Role.PATIENT,
    "caregiver": Role.CAREGIVER,
    "nurse": Role.NURSE,
    "team": Role.CARE_TEAM,
    "library": Role.ADMIN,
    "admin": Role.ADMIN,
}


def opened_for(place: Place) -> list[str | None]:
    """The action each `open_page` of the page's file asks for."""
    tree = ast.parse((FOLDER / place.file).read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func) == "open_page"]
    return [ast.unparse(call.args[0]) if call.args else None for call in calls]


def test_every_page_file_has_a_place_and_every_place_a_file() -> None:
    files = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.py")}
    assert {place.file for place in PLACES.values()} == files


@pytest.mark.parametrize("name", PLACES)
def test_every_page_opens_with_its_own_role_check(name: str) -> None:
    (asked,) = opened_for(PLACES[name])
    expected = PLACES[name].action or {"build": Action.BUILD_PLAN}.get(name)
    assert asked == (f"Action.{expected.name}" if expected else None)


def test_no_two_pages_share_a_title() -> None:
    titles = [place.title for place in PLACES.values()]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_whoever_a_page_is_for_may_open_it(place: Place) -> None:
    assert place.action is None or place.action in ALLOWED[WHO[place.file.split("/")[0]]]


def test_only_the_pages_of_staff_stand_in_their_navigation() -> None:
    listed = {name for name, place in PLACES.items() if place.listed}
    lists = {name for name, place in PLACES.items() if place.file.split("/")[0] in ("nurse", "team")} - {"person"}
    assert listed == {*lists, "procedures", "policy"}
    assert {PLACES[name].action for name in lists} == {Action.SEE_PEOPLE, Action.DISCHARGE}


@pytest.mark.parametrize(("role", "page"), [(Role.PATIENT, "today"), (Role.CAREGIVER, "helping")])
def test_whoever_has_a_plan_finds_today_at_the_root_and_a_helper_their_own_list(role: Role, page: str) -> None:
    assert first_page(Visitor(role=role, plan=PlanId("p"), shared=frozenset(Part))) == page


@pytest.mark.parametrize("visitor", [NOBODY, *(Visitor(role=role) for role in (Role.PATIENT, *sorted(STAFF)))])
def test_all_others_find_welcome_at_the_root(visitor: Visitor) -> None:
    assert first_page(visitor) == "welcome"
