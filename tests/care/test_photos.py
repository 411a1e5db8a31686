import io

import pytest
from PIL import Image

from checklist.access import AccessDenied, Role
from checklist.care import people
from checklist.care.house import House
from checklist.care.photos import bare, keep_photo, photo
from checklist.care.recording import CannotRecord
from tests.care.furnished import caregiver, patient, signs_in, staff

GPS, MAKE, ORIENTATION = 0x8825, 0x010F, 0x0112


def a_photo(kind: str = "JPEG", size: tuple[int, int] = (400, 200), **more: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "red").save(out, kind, **more)
    return out.getvalue()


def test_what_the_camera_wrote_into_it_is_left_behind_and_it_stands_upright() -> None:
    exif = Image.Exif()
    exif[MAKE], exif[ORIENTATION] = "Camera of Maria", 6
    exif.get_ifd(GPS)[2] = (40.0, 42.0, 46.0)
    raw = a_photo(exif=exif.tobytes(), comment=b"at home")
    assert b"Camera of Maria" in raw and b"at home" in raw
    kept = bare(raw)
    with Image.open(io.BytesIO(kept)) as opened:
        assert not opened.getexif() and opened.size == (200, 400)
    assert b"Camera of Maria" not in kept and b"at home" not in kept


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_every_kind_that_phones_make_becomes_a_small_jpeg(kind: str) -> None:
    with Image.open(io.BytesIO(bare(a_photo(kind, (3200, 1000))))) as opened:
        assert (opened.format, opened.size) == ("JPEG", (1600, 500))


@pytest.mark.parametrize("raw", [b"", b"<svg onload='x'/>", b"\xff\xd8\xff broken", a_photo("GIF"), a_photo()[:300]])
def test_what_is_no_photo_is_refused_with_a_sentence(raw: bytes) -> None:
    with pytest.raises(CannotRecord, match="JPEG, PNG or WebP"):
        bare(raw)


@pytest.mark.parametrize("raw", [b"x" * 8_000_001, a_photo("PNG", (8_000, 8_000))])
def test_what_is_too_large_is_refused_with_a_sentence(raw: bytes) -> None:
    with pytest.raises(CannotRecord, match="larger than 8 MB"):
        bare(raw)


def test_the_patient_and_the_team_see_it_and_nobody_else(home: House) -> None:
    maria, other = patient(home), patient(home)
    kept = keep_photo(home, maria, a_photo())
    assert photo(home, maria, maria.own_plan, kept) == photo(home, staff(home), maria.own_plan, kept) is not None
    assert photo(home, maria, maria.own_plan, type(kept)("another")) is None
    admin = people.visitor(home, signs_in(home, Role.ADMIN, "Bo Hill").cookie)
    for nobody in (other, caregiver(home, maria), admin):
        with pytest.raises(AccessDenied):
            photo(home, nobody, maria.own_plan, kept)
    with pytest.raises(AccessDenied):
        keep_photo(home, admin, a_photo())
