"""What a person sees and presses on the pages, through the real frame."""

import json
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from checklist.care.people import Entered
from checklist.library import pages_folder
from checklist.ui.places import PLACES

FRAME = Path(__file__).parents[1] / "ui" / "frame_for_tests.py"
CELL = re.compile(r"\0:small\[:gray\[(\w[\w ]*)\]\]  \n([^\0]*)")
ADDRESS = "http://testserver/"


def plain(words: str) -> str:
    """Words as they are read: without what keeps marks from acting and lines from breaking."""
    return words.replace("\u00a0", " ").replace("\u2060", "").replace("\\", "")


class Screen:
    """A browser that holds one session, or none."""

    def __init__(self, entered: Entered | None = None, theme: str = "light") -> None:
        self.at = AppTest.from_file(FRAME, default_timeout=30)
        self.at.secrets = {"session": entered.cookie} if entered else {"nothing": "held"}
        self.at.context = {"timezone": "America/New_York", "theme": theme, "url": ADDRESS}
        self._run()

    def opens(self, name: str, **params: str) -> "Screen":
        """The page with this name is drawn, at an address that says `params`."""
        for key, value in params.items():
            self.at.query_params[key] = value
        file = os.path.relpath(pages_folder() / PLACES[name].file, FRAME.parent)
        self.at.switch_page(file)
        return self._run()

    def presses(self, label: str) -> "Screen":
        """The button that says this is pressed."""
        (button, *_) = [button for button in self.at.button if label in button.label]
        button.click()
        return self._run()

    def enters(self, label: str, value: Any) -> "Screen":
        """A field holds this; the page is drawn again with the next press or look."""
        (field, *_) = [field for field in self._fields() if label in field.label]
        field.set_value(value)
        return self

    def looks(self) -> "Screen":
        """The page is drawn again."""
        return self._run()

    def holds(self, label: str) -> Any:
        """What a field holds now."""
        return next(field.value for field in self._fields() if label in field.label)

    @property
    def title(self) -> str:
        """The heading of the page."""
        return " | ".join(title.value for title in self.at.title)

    @property
    def headers(self) -> list[str]:
        """The headings under it."""
        return [header.value for header in self.at.header]

    @property
    def subheaders(self) -> list[str]:
        """The headings under those."""
        return [plain(header.value) for header in self.at.subheader]

    @property
    def text(self) -> str:
        """Everything that is written, one paragraph a line."""
        parts = [*self.at.title, *self.at.header, *self.at.subheader, *self.at.markdown, *self.at.info]
        parts += [*self.at.error, *self.at.success, *self.at.code]
        return plain("\n".join(part.value for part in parts))

    @property
    def wrong(self) -> list[str]:
        """What the page says is wrong."""
        return [plain(error.value) for error in self.at.error]

    @property
    def done(self) -> str:
        """What the page says was just done."""
        return " | ".join(plain(success.value) for success in self.at.success)

    @property
    def buttons(self) -> list[str]:
        """What can be pressed."""
        return [plain(button.label) for button in self.at.button]

    @property
    def links(self) -> list[str]:
        """The ways to other pages."""
        return [link.label for link in self.at.get("page_link")]

    @property
    def calls(self) -> list[str]:
        """The links that open the phone."""
        return [link.proto.url for link in self.at.get("link_button")]

    @property
    def table(self) -> list[dict[str, str]]:
        """The first table, row by row."""
        (table, *_) = self.at.table
        rows: Iterable[dict[str, str]] = table.value.to_dict("records")
        return [{key: plain(value) for key, value in row.items()} for row in rows]

    @property
    def cards(self) -> list[dict[str, str]]:
        """People on a staff list, each with what stands under each label."""
        found: list[dict[str, str]] = []
        for label, words in CELL.findall("\n\0".join(["", *(part.value for part in self.at.markdown)])):
            if not found or label in found[-1]:
                found.append({})
            found[-1][label] = plain(words.strip())
        return found

    def component(self, name: str) -> dict[str, Any] | None:
        """The data that one of our components draws, or None where it is not on the page."""
        for element in self.at.get("bidi_component"):
            if element.proto.component_name.endswith(name):
                data: dict[str, Any] = json.loads(element.proto.json)
                return data
        return None

    def _fields(self) -> list[Any]:
        at = self.at
        fields = [*at.text_input, *at.date_input, *at.time_input, *at.selectbox, *at.checkbox]
        return [*fields, *at.text_area, *at.number_input, *at.radio]

    def _run(self) -> "Screen":
        self.at.run()
        assert not self.at.exception, self.at.exception
        return self
