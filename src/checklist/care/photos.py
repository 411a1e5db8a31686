"""A photo of the wound as it is kept: small, and without where it was taken."""

import io
import uuid
from typing import TYPE_CHECKING

from checklist.access import Action
from checklist.care import clock
from checklist.care.house import House
from checklist.care.recording import CannotRecord
from checklist.care.visitor import Visitor
from checklist.plan import PlanId
from checklist.store.check_ins import PhotoId, add_photo, photo_of

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_MB, LONGEST_SIDE, QUALITY = 8, 1600, 85
MOST_IN_PARTS, MOST_WHOLE = 60, 16  # megapixels: of a JPEG that is read small at once, and of what must be read whole
SHRUNK_AS_THEY_ARE = ("RGB", "L", "CMYK")
KINDS = ("JPEG", "PNG", "WEBP")
TOO_LARGE = f"This photo is larger than {MOST_MB} MB. Take a smaller one."
TOO_MANY = "This photo has more than {most} megapixels. Take a smaller one."
NOT_A_PHOTO = "We cannot read this photo. Use a JPEG, PNG or WebP photo."


def keep_photo(house: House, visitor: Visitor, raw: bytes) -> PhotoId:
    """The photo is kept with the visitor's own plan under this id. CannotRecord for what is no photo or too large."""
    visitor.require(Action.CHECK_IN)
    body, id_ = bare(raw), PhotoId(uuid.uuid4().hex)
    with house.store.writing() as tx:
        add_photo(tx, id_, visitor.own_plan, body, clock.now())
    return id_


def photo(house: House, visitor: Visitor, plan: PlanId, id_: PhotoId) -> bytes | None:
    """A photo of one's own plan, or for staff of somebody's whose page they have open; None where there is none."""
    if not (visitor.may(Action.CHECK_IN) and visitor.plan == plan):
        visitor.require(Action.SEE_PERSON)
    with house.store.reading() as tx:
        return photo_of(tx, plan, id_)


def bare(raw: bytes) -> bytes:
    """The picture alone as JPEG: turned upright, no side longer than 1600 pixels, and nothing beside it kept.

    What a camera writes into a photo (place, time, device) is left behind with the old file.
    """
    from PIL import Image

    if len(raw) > MOST_MB * 1_000_000:
        raise CannotRecord(TOO_LARGE)
    try:
        small = _small(raw)
    except Image.DecompressionBombError:
        raise CannotRecord(TOO_MANY.format(most=MOST_IN_PARTS)) from None
    except (OSError, SyntaxError, ValueError) as error:
        raise error if isinstance(error, CannotRecord) else CannotRecord(NOT_A_PHOTO) from None
    plain = Image.new("RGB", small.size)
    plain.paste(small)
    out = io.BytesIO()
    plain.save(out, "JPEG", quality=QUALITY)
    return out.getvalue()


def _small(raw: bytes) -> "Image":
    """The picture shrunk, then turned upright: what is copied is small. Most JPEGs are never in memory whole.

    MPO: a JPEG with a second picture behind it, as many phones make them.
    """
    from PIL import Image, ImageOps

    with Image.open(io.BytesIO(raw), formats=KINDS) as opened:
        in_parts = opened.format in ("JPEG", "MPO") and not opened.info.get("progressive")
        most = MOST_IN_PARTS if in_parts else MOST_WHOLE
        if opened.width * opened.height > most * 1_000_000:
            raise CannotRecord(TOO_MANY.format(most=most))
        shrunk = min(LONGEST_SIDE / max(opened.size), 1)
        opened.draft(None, (max(int(opened.width * shrunk), 1), max(int(opened.height * shrunk), 1)))
        picture = opened if opened.mode in SHRUNK_AS_THEY_ARE else opened.convert("RGB")
        picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), reducing_gap=None)
        return ImageOps.exif_transpose(picture).convert("RGB")
