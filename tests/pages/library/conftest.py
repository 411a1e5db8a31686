import pytest

from checklist.access import Role
from checklist.care import people
from checklist.care.house import House
from checklist.care.people import Entered
from checklist.care.visitor import Visitor
from tests.care.furnished import signs_in
from tests.pages.screen import Screen


@pytest.fixture
def entered(house: House) -> Entered:
    """The session of a clinician."""
    return signs_in(house, Role.CLINICIAN, name="Lena Hart")


@pytest.fixture
def lena(house: House, entered: Entered) -> Visitor:
    return people.visitor(house, entered.cookie)


@pytest.fixture
def screen(entered: Entered) -> Screen:
    return Screen(entered)


@pytest.fixture
def nurse(house: House) -> Screen:
    return Screen(signs_in(house, Role.NURSE, name="Nadia Nair"))
