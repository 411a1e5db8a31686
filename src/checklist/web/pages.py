"""Small plain HTML pages in the look of the app, without JavaScript; only the medicine sheet is about a patient."""

from collections.abc import Callable
from functools import lru_cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from checklist.care.contact import ward_phone
from checklist.care.house import House
from checklist.guidance import ENGLISH, Language
from checklist.locale import say
from checklist.web.policy import PLAIN

HEADERS = {"Content-Security-Policy": PLAIN, "Cache-Control": "no-store", "Referrer-Policy": "same-origin"}
ASSETS = {
    "page.css": ("web/static/page.css", "text/css; charset=utf-8"),
    "sheet.css": ("web/static/sheet.css", "text/css; charset=utf-8"),
    "noto-sans-latin-wght-normal.woff2": ("ui/static/noto-sans-latin-wght-normal.woff2", "font/woff2"),
}


def page(
    house: House, template: str, status: int = 200, language: Language = ENGLISH, **values: object
) -> HTMLResponse:
    """One page, with the ward's number under it where the unit has set one."""
    words = {"language": language, "ward_phone": ward_phone(house), "_": _words(language)}
    html = _environment().get_template(template).render(words | values)
    return HTMLResponse(html, status_code=status, headers=HEADERS)


@lru_cache
def asset(name: str) -> tuple[bytes, str]:
    """A file the pages need, and its media type; KeyError for any other name."""
    path, media_type = ASSETS[name]
    return files("checklist").joinpath(path).read_bytes(), media_type


@lru_cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("checklist.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _words(language: Language) -> Callable[..., str]:
    return lambda words, **values: say(language, words, **values)
