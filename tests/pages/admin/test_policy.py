import pytest

from checklist.access import Role
from checklist.care import people
from checklist.care.house import House
from checklist.care.policies import policies_in
from checklist.care.policy_signing import sign_policy
from checklist.care.visitor import Visitor
from checklist.fasting import Policy
from checklist.guidance import Anchor
from checklist.plan import SitePolicy
from tests.care.furnished import it_is, moves_in, said, signs_in
from tests.pages.screen import Screen

GUIDELINE = SitePolicy(policy=Policy.GUIDELINE)
NAMED = "may drink clear fluids until 2 hours before they arrive. Fatty food and meat stop 8 hours before they arrive"


@pytest.fixture
def lena(house: House) -> Screen:
    return Screen(signs_in(house, Role.CLINICIAN, "Lena Hart"))


@pytest.fixture
def omar(house: House) -> Visitor:
    return people.visitor(house, signs_in(house, Role.CLINICIAN, "Omar Haddad", id="u-omar").cookie)


def signed(house: House) -> list[str]:
    with house.store.reading() as tx:
        return [one.policy for one in policies_in(tx)]


def picks(screen: Screen, policy: Policy, anchor: Anchor = Anchor.ARRIVAL) -> Screen:
    return screen.opens("policy").enters("This site follows", policy).enters("Hours count back from", anchor).looks()


def test_before_anybody_signs_the_page_says_so_and_nothing_is_picked(lena: Screen) -> None:
    screen = lena.opens("policy")
    assert screen.title == "This site follows each procedure’s document"
    assert "Nothing has been signed yet." in screen.text
    assert screen.holds("This site follows") is None
    assert screen.buttons == ["Sign out"]


def test_a_policy_is_shown_beside_the_published_times_before_it_is_signed(house: House, lena: Screen) -> None:
    moves_in(house, said(called="Maria"))
    screen = picks(lena, Policy.GUIDELINE)
    assert NAMED in screen.text
    assert screen.table[-1] == {
        "Stop": "Clear drinks", "As published": "Sunday, March 21, 9:00 pm",
        "Under this policy": "Monday, March 22, 7:00 am",
    }  # fmt: skip
    assert "**1 person is coming in, and gets other times.**" in screen.text
    assert signed(house) == []


def test_the_preview_is_of_whoever_is_picked(house: House, lena: Screen) -> None:
    entered = moves_in(house, said("Ozempic", called="Aisha"))
    screen = picks(lena, Policy.SIP_TIL_SEND)
    assert screen.table[-1]["Under this policy"] == "small sips of water until called"
    assert "- Aisha, Tuesday, March 16, 11:00 am. The published times stay: Takes a GLP-1 drug." in screen.text
    screen.enters("Whose plan", people.visitor(house, entered.cookie).own_plan).looks()
    assert screen.table[-1]["Under this policy"] == screen.table[-1]["As published"] == "Monday, March 15, 11:00 pm"
    assert "The published times stay: Takes a GLP-1 drug." in screen.text


@pytest.mark.parametrize(
    ("policy", "anchor", "words"),
    [
        (Policy.GUIDELINE, Anchor.PROCEDURE, "clear fluids until 2 hours before their procedure starts."),
        (Policy.SIP_TIL_SEND, Anchor.ARRIVAL, "may take small sips of water until they are called. Fatty food"),
        (Policy.AS_PUBLISHED, Anchor.PROCEDURE, "count the hours of each document back from when their procedure"),
    ],
)
def test_the_effect_is_named_in_words(lena: Screen, policy: Policy, anchor: Anchor, words: str) -> None:
    assert words in picks(lena, policy, anchor).text


def test_signing_asks_once_more_and_names_the_effect(house: House, lena: Screen) -> None:
    maria = moves_in(house, said(called="Maria"))
    screen = picks(lena, Policy.GUIDELINE).presses("Sign this policy")
    assert signed(house) == []
    assert screen.text.count(NAMED) == 2
    assert "that the times changed, and that Lena Hart signed." in screen.text
    screen.presses("Sign it")
    assert signed(house) == ["guideline"]
    screen.looks()
    assert screen.title == "This site follows the guideline’s hours"
    assert "Signed: **The guideline’s hours**, counted back from arrival. Lena Hart, Monday, March 8" in screen.text
    assert screen.holds("This site follows") is None
    text = Screen(maria).text
    assert "- Food and drink" not in text
    assert "- Clear drinks: stop **Tuesday, March 16, 9:00 am**, not Monday, March 15, 11:00 pm." in text
    assert "- Light food, milk and drinks with milk: stop **Tuesday, March 16, 5:00 am**, not" in text
    assert "Lena Hart signed them on Monday, March 8." in text


def test_taking_back_asks_once_more_and_both_stay_in_the_history(house: House, lena: Screen, omar: Visitor) -> None:
    sign_policy(house, omar, GUIDELINE, 0)
    screen = lena.opens("policy").presses("Take back")
    assert "will be told the times of their procedure’s document again" in screen.text
    assert signed(house) == ["guideline"]
    screen.presses("Take it back").looks()
    assert signed(house) == ["guideline", "as_published"]
    assert screen.title == "This site follows each procedure’s document"
    assert "- **Taken back:** each document is followed again. Lena Hart," in screen.text
    assert "- **The guideline’s hours**, counted back from arrival. Omar Haddad," in screen.text


def test_whose_new_time_has_passed_is_named_before_it_is_taken_back(
    house: House, lena: Screen, omar: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    maria = moves_in(house, said(called="Maria", contacts={"ward": "555-0142"}))
    sign_policy(house, omar, GUIDELINE, 0)
    it_is(monkeypatch, "2027-03-16T06:00:00-04:00")
    screen = lena.opens("policy").presses("Take back")
    assert "Call them] Their new time has passed already:\n- Maria, Tuesday, March 16, 11:00 am" in screen.text
    screen.presses("Take it back")
    phone = Screen(maria)
    assert "Did you eat or drink after it? Call 555-0142. Tell them what and when." in phone.text
    (told, *_) = phone.at.expander
    assert told.proto.expanded


def test_what_somebody_signed_meanwhile_is_said_and_not_signed_over(house: House, lena: Screen, omar: Visitor) -> None:
    screen = picks(lena, Policy.GUIDELINE).presses("Sign this policy")
    sign_policy(house, omar, SitePolicy(policy=Policy.SIP_TIL_SEND), 0)
    screen.presses("Sign it")
    assert signed(house) == ["sip_til_send"]
    assert screen.wrong == ["Omar Haddad has changed this while you looked at it. Look again, then decide."]
    assert screen.title == "This site lets patients sip water until they are called"


@pytest.mark.parametrize("role", [Role.NURSE, Role.CARE_TEAM])
def test_other_staff_look_at_it_all_and_sign_nothing(house: House, omar: Visitor, role: Role) -> None:
    sign_policy(house, omar, GUIDELINE, 0)
    screen = picks(Screen(signs_in(house, role)), Policy.SIP_TIL_SEND)
    assert screen.title == "This site follows the guideline’s hours"
    assert "A clinician signs this." in screen.text and "Omar Haddad," in screen.text
    assert screen.buttons == ["Sign out"]


def test_an_administrator_reads_the_policy_and_sees_no_person(house: House, omar: Visitor) -> None:
    moves_in(house, said("Ozempic", called="Aisha"))
    sign_policy(house, omar, GUIDELINE, 0)
    screen = picks(Screen(signs_in(house, Role.ADMIN)), Policy.SIP_TIL_SEND)
    assert screen.title == "This site follows the guideline’s hours"
    assert "Aisha" not in screen.text and "people" not in screen.text and "1 person" not in screen.text
    assert screen.at.selectbox[0].options == ["A sample adult, arriving Monday, March 22, 9:00\u00a0am"]


def test_to_follow_documents_again_is_to_take_back(house: House, lena: Screen, omar: Visitor) -> None:
    sign_policy(house, omar, GUIDELINE, 0)
    assert "To follow each document again, take the policy back." in picks(lena, Policy.AS_PUBLISHED).text
    assert "This is what the site follows now." in picks(lena, Policy.GUIDELINE).text
    assert [label for label in lena.buttons if "Sign" in label] == ["Sign out"]


def test_a_name_is_text_on_this_page(house: House, lena: Screen) -> None:
    moves_in(house, said("Ozempic", called="[Call](https://elsewhere)"))
    screen = picks(lena, Policy.GUIDELINE)
    assert [part.value for part in screen.at.markdown if "[Call](https" in part.value] == []


def test_the_card_and_the_guidance_say_who_signed_only_once_somebody_has(
    house: House, lena: Screen, omar: Visitor
) -> None:
    maria = moves_in(house, said(called="Maria"))
    line = "Your hospital set these food and drink times. Omar Haddad signed them on Monday, March 8, 2027."
    picks(lena, Policy.GUIDELINE)
    card = Screen(maria).component("today")
    assert card and line not in str(card) and line not in Screen(maria).opens("about").text
    sign_policy(house, omar, GUIDELINE, 0)
    card = Screen(maria).component("today")
    assert card and line in str(card).replace("\\xa0", " ").replace("\u00a0", " ")
    assert f"{line} The text below may say other hours. Follow the times on Today." in Screen(maria).opens("about").text
