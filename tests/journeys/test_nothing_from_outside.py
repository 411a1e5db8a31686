from playwright.sync_api import Page, Response, expect

from tests.journeys.patient import Patient
from tests.journeys.server import Server

LEFT = "net::ERR_ABORTED"
PROBES = ("/_stcore/health", "/_stcore/host-config")


def test_nothing_is_missing_when_only_this_machine_can_be_reached(demo: Server, phone: Page) -> None:
    missing: list[str] = []
    phone.on("requestfailed", lambda request: missing.append(request.url) if request.failure != LEFT else None)
    phone.on("response", lambda answer: missing.extend(_missing(answer, demo.url)))
    phone.on("console", lambda line: missing.append(line.text) if "Content Security" in line.text else None)
    phone.goto(f"{demo.url}/demo")
    phone.locator("form[action='/demo/patient-10'] button").click()
    for path in ("/", "/recovery", "/about", "/move", "/link", "/welcome"):
        Patient(phone, demo.url).opens(path)
        expect(phone.get_by_role("heading", level=1)).to_be_visible(timeout=20_000)
        phone.wait_for_load_state("networkidle")
    assert phone.evaluate("document.fonts.check('18px \"Noto Sans\"')")
    assert missing == []


def _missing(answer: Response, home: str) -> list[str]:
    """What could not be had. Streamlit probes below a page's own address before it asks at the root."""
    probed = answer.url.endswith(PROBES)
    ours = answer.url.removeprefix("blob:").startswith(home)
    return [] if ours and (answer.status < 400 or probed) else [answer.url]
