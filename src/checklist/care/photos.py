"""A photo of the wound as it is kept: small, and without where it was taken."""

import io
import uuid

from checklist.access import Action
from checklist.care import clock
from checklist.care.house import House
from checklist.care.recording import CannotRecord
from checklist.care.visitor import Visitor
from checklist.plan import PlanId
from checklist.store.check_ins import PhotoId, add_photo, photo_of

MOST_MB, LONGEST_SIDE, QUALITY, MOST_PIXELS = 8, 1600, 85, 60_000_000
KINDS = ("JPEG", "PNG", "WEBP")
TOO_LARGE = f"This photo is larger than {MOST_MB} MB. Take a smaller one."
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
    from PIL import Image, ImageOps

    if len(raw) > MOST_MB * 1_000_000:
        raise CannotRecord(TOO_LARGE)
    try:
        with Image.open(io.BytesIO(raw), formats=KINDS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise CannotRecord(TOO_LARGE)
            upright = ImageOps.exif_transpose(opened).convert("RGB")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise error if isinstance(error, CannotRecord) else CannotRecord(NOT_A_PHOTO) from None
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    plain = Image.new("RGB", upright.size)
    plain.paste(upright)
    out = io.BytesIO()
    plain.save(out, "JPEG", quality=QUALITY)
    return out.getvalue()
