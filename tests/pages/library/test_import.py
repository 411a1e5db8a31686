from checklist.care.house import House
from checklist.care.reviewing import in_review
from checklist.care.visitor import Visitor
from tests.care.furnished import EXCISION, SHIPPED
from tests.care.leaflet import LEAFLET, WRIST, look
from tests.pages.screen import Screen


def test_a_pasted_text_is_kept_and_its_review_opens(house: House, lena: Visitor, screen: Screen) -> None:
    pasted = screen.opens("import").enters("The text", LEAFLET).presses("Find what it says")
    assert pasted.component("go") == {"to": f"/review?procedure={WRIST.procedure}&version=1"}
    assert (look(house, lena).kept.text, look(house, lena).kept.name) == (LEAFLET, "pasted text")


def test_it_can_be_a_new_version_of_what_is_there(screen: Screen) -> None:
    page = screen.opens("import").enters("The text", LEAFLET).enters("Which procedure", EXCISION)
    assert page.presses("Find what it says").component("go") == {
        "to": f"/review?procedure={EXCISION}&version={SHIPPED + 1}"
    }


def test_nothing_pasted_is_said_and_nothing_is_kept(house: House, lena: Visitor, screen: Screen) -> None:
    assert screen.opens("import").presses("Find what it says").wrong == ["Paste a text first."]
    screen.enters("The text", "# source: a page").presses("Find what it says")
    assert screen.wrong == ["There is no text in it. Give a file that holds the guidance as text."]
    assert screen.holds("The text") == "# source: a page"
    assert in_review(house, lena) == ()


def test_a_file_has_a_field_of_its_own(screen: Screen) -> None:
    page = screen.opens("import").enters("Where is the text", "file").looks()
    assert [field.placeholder for field in page.at.chat_input] == ["Press + to choose a file"]
    assert "choose it: PDF, Word, web page or text, up to 5 MB." in page.text


def test_who_may_not_import_reads_that_and_has_nothing_to_press(nurse: Screen) -> None:
    page = nurse.opens("import")
    assert "A clinician imports texts." in page.text
    assert page.buttons == ["Sign out"]
