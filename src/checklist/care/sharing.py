"""The visitor's own private link, as an address and as a QR code."""

from io import BytesIO

import segno

from checklist.care.house import House
from checklist.care.links import mint_link
from checklist.care.visitor import Visitor
from checklist.store.plans import PlanNotFound
from checklist.store.tokens import Purpose


def my_link(house: House, visitor: Visitor, origin: str) -> str:
    """A new private link to the visitor's own plan or draft; the ones made before stay valid."""
    if visitor.subject is None:
        raise PlanNotFound
    return f"{house.base_url or origin}/invite/{mint_link(house, visitor, visitor.subject, Purpose.PERSONAL)}"


def qr_code(link: str) -> bytes:
    """The link as a QR code, a PNG with a quiet zone."""
    out = BytesIO()
    segno.make(link, error="m", micro=False).save(out, kind="png", scale=8, border=4)
    return out.getvalue()
