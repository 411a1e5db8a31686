from dataclasses import replace
from io import BytesIO

import segno
from PIL import Image, ImageOps

from checklist.access import Role
from checklist.care import links, people
from checklist.care.house import House
from checklist.care.sharing import my_link, qr_code
from checklist.care.visitor import NOBODY, Visitor
from tests.care.furnished import draft_holder, patient

DOT = 8


def came_through(house: House, link: str) -> Visitor:
    entered = links.enter(house, NOBODY, link.rsplit("/", 1)[1])
    return people.visitor(house, entered.cookie)


def test_the_link_of_a_patient_opens_their_own_plan_on_another_device(home: House) -> None:
    maria = patient(home)
    elsewhere = came_through(home, my_link(home, maria, "http://elsewhere"))
    assert (elsewhere.own_plan, elsewhere.role) == (maria.own_plan, Role.PATIENT)
    assert elsewhere.session != maria.session


def test_each_link_is_a_new_one_and_the_old_ones_stay_valid(home: House) -> None:
    maria = patient(home)
    first, second = my_link(home, maria, ""), my_link(home, maria, "")
    assert first != second
    assert came_through(home, first).own_plan == came_through(home, second).own_plan == maria.own_plan


def test_a_link_made_while_answering_leads_to_the_plan_once_it_is_made(home: House) -> None:
    maria = draft_holder(home)
    elsewhere = came_through(home, my_link(home, maria, ""))
    assert (elsewhere.draft, elsewhere.plan) == (maria.draft, None)


def test_the_address_is_the_house_s_own_and_else_where_the_browser_is(home: House) -> None:
    maria = patient(home)
    assert my_link(home, maria, "http://elsewhere").startswith("http://testserver/invite/")
    unnamed = replace(home, base_url="")
    assert my_link(unnamed, maria, "http://elsewhere").startswith("http://elsewhere/invite/")


def test_the_square_holds_the_link_within_a_quiet_zone_of_four_dots() -> None:
    link = "http://testserver/invite/" + "x" * 43
    picture = Image.open(BytesIO(qr_code(link))).convert("L")
    wide, high = picture.size
    assert ImageOps.invert(picture).getbbox() == (4 * DOT, 4 * DOT, wide - 4 * DOT, high - 4 * DOT)
    dots = [[picture.getpixel((x, y)) == 0 for x in range(DOT // 2, wide, DOT)] for y in range(DOT // 2, high, DOT)]
    assert dots == [list(map(bool, row)) for row in segno.make(link, error="m", micro=False).matrix_iter(border=4)]
