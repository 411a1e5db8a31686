import re
from dataclasses import replace

import pytest
from sqlalchemy import update

from checklist.care.answers import with_procedure
from checklist.care.house import House, open_house
from checklist.care.signing import next_version
from checklist.care.visitor import Visitor
from checklist.library.load import Library
from checklist.procedure import ProcedureId
from checklist.store.tables import guidance_texts
from tests.builders import words
from tests.care.furnished import EXCISION, SHIPPED, it_is, patient, said
from tests.care.leaflet import LEAFLET, WRIST, imported, signs
from tests.pages.screen import Screen


def many(house: House, n: int) -> House:
    """The same house with n more procedures shipped."""
    one = house.library.procedures[EXCISION]
    ids = [ProcedureId(f"p-{k:03}") for k in range(n)]
    more = {id_: replace(one, id=id_, plain_title=words(f"Procedure {id_}")) for id_ in ids}
    return replace(house, content=replace(house.library, procedures={**house.library.procedures, **more}))


def listed(screen: Screen) -> list[str]:
    """The names of the rows."""
    return [name for part in screen.at.markdown for name in re.findall(r"^\*\*(.+)\*\*$", part.value)]


def opened(screen: Screen, procedure: ProcedureId) -> Screen:
    """The row of this procedure is opened."""
    screen.at.button(key=f"open_{procedure}").click()
    return screen.looks()


def test_the_heading_is_how_many_and_what_waits(house: House, lena: Visitor, screen: Screen) -> None:
    assert screen.opens("procedures").title == "1 procedure"
    imported(house, lena)
    assert screen.opens("procedures").title == "2 procedures, 1 draft in review"


def test_each_says_its_version_and_who_reviewed_it(house: House, lena: Visitor, screen: Screen) -> None:
    imported(house, lena)
    signs(house, lena)
    text = screen.opens("procedures").text
    assert f"Version {SHIPPED}, shipped. Not checked by a clinician." in text
    assert "Reviewed by Lena Hart, Monday, March 8, 2027. Next review Wednesday, March 8, 2028." in text


def test_an_overdue_review_is_said_in_words(
    house: House, lena: Visitor, screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported(house, lena)
    signs(house, lena)
    it_is(monkeypatch, "2028-03-10T12:00:00-05:00")
    page = screen.opens("procedures")
    assert page.title == "2 procedures, 1 review overdue"
    assert "**Review overdue since Wednesday, March 8, 2028.**" in page.text


def test_search_finds_by_word_and_says_when_it_finds_nothing(house: House, lena: Visitor, screen: Screen) -> None:
    imported(house, lena)
    found = screen.opens("procedures").enters("Search", "wrist").looks()
    assert listed(found) == ["Taking a cyst off the wrist"]
    nothing = screen.enters("Search", "elephant [x](y)").looks()
    assert "We found nothing for “elephant [x](y)”. Try another word." in nothing.text


def test_plans_on_an_older_version_are_counted(house: House, lena: Visitor, screen: Screen) -> None:
    imported(house, lena)
    signs(house, lena)
    patient(house, with_procedure(said(), WRIST.procedure))
    signs(house, lena, next_version(house, lena, WRIST))
    assert "A newer version exists. 1 running plan uses version 1." in screen.opens("procedures").text
    one = opened(screen, WRIST.procedure)
    assert "Version 1: 1 plan" in one.text
    assert "They keep the version they were built from." in one.text
    assert "Nothing. Both versions say the same." in one.text


def test_an_address_opens_what_the_newest_version_changes_in_an_older_one(
    house: House, lena: Visitor, screen: Screen
) -> None:
    imported(house, lena)
    signs(house, lena)
    patient(house, with_procedure(said(), WRIST.procedure))
    signs(house, lena, next_version(house, lena, WRIST))
    label = "What version 2 changes in version 1"
    opened = [
        {fold.label: fold.proto.expanded for fold in screen.opens("procedures", **where).at.expander}[label]
        for where in ({"procedure": WRIST.procedure}, {"procedure": WRIST.procedure, "since": "1"})
    ]
    assert opened == [False, True]


def test_one_procedure_shows_its_versions_and_similar_ones(house: House, lena: Visitor, screen: Screen) -> None:
    imported(house, lena)
    signs(house, lena)
    other = imported(house, lena, LEAFLET.replace("the wrist", "the wrist joint"))
    signs(house, lena, other)
    one = opened(screen.opens("procedures"), WRIST.procedure)
    assert "Version 1, as it was signed" in one.links
    names = {"Taking a cyst off the wrist", "Taking a cyst off the wrist joint"}
    assert names - {one.title} <= set(listed(one))
    assert "Reviewed by Lena Hart" in one.text.split("Similar procedures")[1]
    assert one.presses("All procedures").title == "3 procedures"


def test_many_procedures_come_twenty_at_a_time(house: House, screen: Screen) -> None:
    open_house(many(house, 45))
    page = screen.opens("procedures")
    assert (page.title, len(listed(page))) == ("46 procedures", 20)
    assert len(listed(page.presses("Show 20 more").presses("Show 6 more"))) == 46


def test_a_long_list_can_be_narrowed_to_what_waits(house: House, lena: Visitor, screen: Screen) -> None:
    imported(house, lena)
    assert not screen.opens("procedures").at.radio
    open_house(many(house, 6))
    page = screen.opens("procedures")
    assert page.at.radio[0].options == ["All: 8", "Draft in review: 1", "Not checked: 7"]
    assert listed(page.enters("Show", "drafts").looks()) == ["Taking a cyst off the wrist"]


def test_a_row_says_its_name_in_the_library_and_its_codes_and_is_found_by_them(house: House, screen: Screen) -> None:
    one = replace(house.library.procedures[EXCISION], codes=("21931", "21930"))
    open_house(replace(house, content=replace(house.library, procedures={EXCISION: one})))
    page = screen.opens("procedures").enters("Search", "21931").looks()
    assert "under 5 cm. 21931, 21930]]" in page.text
    assert "1 found." in page.text
    assert "We found nothing for “21933”." in page.enters("Search", "21933").looks().text


def test_an_empty_library_says_who_fills_it(house: House, screen: Screen) -> None:
    open_house(replace(house, content=Library(procedures={}, fact_base=house.library.fact_base)))
    page = screen.opens("procedures")
    assert page.title == "0 procedures"
    assert "No procedures yet. They stand here once a clinician has imported and signed a text." in page.text


def test_only_a_clinician_is_shown_the_way_to_import(screen: Screen, nurse: Screen) -> None:
    assert "Import a text" in screen.opens("procedures").links
    assert "Import a text" not in nurse.opens("procedures").links


def test_a_draft_is_found_in_review_from_its_procedure(house: House, lena: Visitor, screen: Screen) -> None:
    imported(house, lena)
    one = opened(screen.opens("procedures"), WRIST.procedure)
    assert "Draft 1: go on reviewing" in one.links
    assert "No running plan uses it." in one.text


def test_a_signed_version_shows_where_each_of_its_quotes_stands_in_its_text(
    house: House, lena: Visitor, screen: Screen
) -> None:
    imported(house, lena)
    signs(house, lena)
    page = screen.opens("procedures", procedure=WRIST.procedure)
    (fold,) = [one for one in page.at.expander if one.label.startswith("Where version 1 is from")]
    said = fold.markdown[0].value.replace("\\", "")
    number = next(n for n, line in enumerate(LEAFLET.splitlines(), 1) if "Full recovery" in line)
    assert f"“Full recovery takes about 4 to 6 weeks.”, line {number}." in said
    assert "report" not in said
    with house.store.writing() as tx:
        tx.execute(update(guidance_texts).values(text="New words. " + LEAFLET.replace("4 to 6 weeks", "6 weeks")))
    said = screen.opens("procedures", procedure=WRIST.procedure).text
    assert said.count("These words are not in the text. Nothing is marked.") == 1
    assert "These words do not stand where they were found." in said
