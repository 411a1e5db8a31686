from pathlib import Path
from urllib.parse import urlencode

import pytest
from starlette.testclient import TestClient

from checklist.access import Role
from checklist.care import people
from checklist.care.house import House, Sample
from checklist.care.people import COOKIE
from checklist.care.visitor import OPERATOR
from checklist.store.tokens import Subject, SubjectKind
from tests.care.builders import OWN_PLAN, PASSWORD, PLAN, a_house, with_plan
from tests.web.builders import FROM_ELSEWHERE, FROM_OWN_PAGE, TYPED, a_browser, a_link, holding

LOCAL = "http://127.0.0.1:8501"


@pytest.fixture
def nurse(house: House) -> None:
    people.add_user(house, OPERATOR, "Ann Lee", Role.NURSE, PASSWORD)


def sign_in(browser: TestClient, name: str = "Ann Lee", password: str = PASSWORD) -> object:
    form = urlencode({"name": name, "password": password})
    return browser.post("/sign-in", content=form, headers=FROM_OWN_PAGE)


def test_a_nurse_signs_in_and_is_sent_to_the_list(house: House, nurse: None) -> None:
    browser = a_browser(house)
    response = sign_in(browser)
    assert (response.status_code, response.headers["location"]) == (303, "/list")  # type: ignore[attr-defined]
    assert people.visitor(house, browser.cookies[COOKIE]).role is Role.NURSE
    assert browser.get("/sign-in").headers["location"] == "/list"


def test_a_nurses_cookie_goes_when_the_browser_closes_and_a_patients_stays(house: House, nurse: None) -> None:
    for_nurse = sign_in(a_browser(house)).headers.get_list("set-cookie")[0]  # type: ignore[attr-defined]
    for_patient = a_browser(house).get(f"/invite/{a_link(house)}", headers=TYPED).headers.get_list("set-cookie")[0]
    assert ("Max-Age" in for_nurse, "Max-Age=10368000" in for_patient) == (False, True)


def test_a_wrong_password_shows_one_sentence_keeps_the_name_and_not_the_password(house: House, nurse: None) -> None:
    page = sign_in(a_browser(house), password="wrong password")
    assert page.status_code == 422  # type: ignore[attr-defined]
    assert "The name or the password is not right." in page.text  # type: ignore[attr-defined]
    assert 'value="Ann Lee"' in page.text  # type: ignore[attr-defined]
    assert "wrong password" not in page.text  # type: ignore[attr-defined]


def test_too_many_tries_are_told_to_wait(house: House, nurse: None) -> None:
    browser = a_browser(house)
    for _ in range(5):
        sign_in(browser, password="wrong password")
    page = sign_in(browser)
    assert (page.status_code, "Wait 15 minutes" in page.text) == (429, True)  # type: ignore[attr-defined]


def test_what_is_typed_comes_back_as_text_never_as_html(house: House) -> None:
    page = sign_in(a_browser(house), name='"><script>alert(1)</script>')
    assert "<script>" not in page.text  # type: ignore[attr-defined]
    assert "&lt;script&gt;" in page.text  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ["x" * 10_000, "\N{EURO SIGN}" * 1000])
def test_a_form_that_is_too_large_is_refused_calmly(house: House, name: str) -> None:
    page = sign_in(a_browser(house), name=name)
    assert page.status_code == 413  # type: ignore[attr-defined]


def test_a_form_with_more_fields_than_ours_is_refused_calmly(house: House) -> None:
    fields = "&".join(f"f{n}=1" for n in range(21))
    assert a_browser(house).post("/sign-in", content=fields, headers=FROM_OWN_PAGE).status_code == 413


def test_the_page_says_that_a_patients_plan_will_be_closed(house: House) -> None:
    assert "it is closed here" in holding(house).get("/sign-in").text
    assert "it is closed here" not in a_browser(house).get("/sign-in").text


def samples(house: House) -> tuple[Sample, ...]:
    user = people.add_user(house, OPERATOR, "Sample Nurse", Role.NURSE, PASSWORD)
    return (
        Sample(who="nurse", label="Nurse", subject=Subject(SubjectKind.USER, user)),
        Sample(who="patient", label="Patient", subject=OWN_PLAN),
    )


def a_demonstration(folder: Path, base_url: str = LOCAL) -> House:
    house = a_house(folder, base_url=base_url)
    with_plan(house)
    found = samples(house)
    house.store.close()
    return a_house(folder, base_url=base_url, samples=found)


@pytest.mark.parametrize("told_address", [LOCAL, ""])
def test_a_demonstration_lists_its_people_and_signs_in_with_one_click(tmp_path: Path, told_address: str) -> None:
    house = a_demonstration(tmp_path, told_address)
    browser = a_browser(house, base_url=LOCAL)
    page = browser.get("/demo").text
    assert all(words in page for words in ("made up", "only on this machine", "Nurse", "Patient"))
    assert browser.post("/demo/patient", headers=FROM_OWN_PAGE).headers["location"] == "/"
    assert people.visitor(house, browser.cookies[COOKIE]).plan == PLAN
    assert browser.post("/demo/nurse", headers=FROM_OWN_PAGE).headers["location"] == "/list"
    assert people.visitor(house, browser.cookies[COOKIE]).role is Role.NURSE


def test_a_demonstration_takes_no_click_from_another_site_and_knows_no_other_people(tmp_path: Path) -> None:
    browser = a_browser(a_demonstration(tmp_path))
    assert browser.post("/demo/nurse", headers=FROM_ELSEWHERE).status_code == 403
    assert browser.post("/demo/surgeon", headers=FROM_OWN_PAGE).status_code == 404


def test_without_samples_there_is_no_demonstration(tmp_path: Path) -> None:
    browser = a_browser(a_house(tmp_path, base_url=LOCAL))
    assert browser.get("/demo").status_code == 404
    assert browser.post("/demo/nurse", headers=FROM_OWN_PAGE).status_code == 404


@pytest.mark.parametrize(
    ("base_url", "client", "headers"),
    [
        ("http://ward.example:8501", "127.0.0.1", {}),
        (LOCAL, "10.0.0.7", {}),
        (LOCAL, "127.0.0.1", {"host": "ward.example"}),
        (LOCAL, "127.0.0.1", {"x-forwarded-for": "10.0.0.7"}),
        (LOCAL, "127.0.0.1", {"forwarded": "for=10.0.0.7"}),
    ],
)
def test_a_demonstration_exists_on_this_machine_only(
    tmp_path: Path, base_url: str, client: str, headers: dict[str, str]
) -> None:
    browser = a_browser(a_demonstration(tmp_path, base_url), client=client, base_url=LOCAL)
    assert browser.get("/demo", headers=headers).status_code == 404
    assert browser.post("/demo/nurse", headers=headers | FROM_OWN_PAGE).status_code == 404
