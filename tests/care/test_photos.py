import io
import multiprocessing
import re
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import func, select

from checklist.access import AccessDenied, Role
from checklist.care import checking_in as check
from checklist.care import people
from checklist.care.check_in import checking_in
from checklist.care.house import House
from checklist.care.photos import bare, keep_photo, photo
from checklist.care.recording import CannotRecord
from checklist.care.visitor import Visitor
from checklist.store.tables import photos
from tests.care.at_home import DAY_5, DAY_6
from tests.care.furnished import caregiver, it_is, patient, signs_in, staff

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
def test_every_kind_that_phones_make_becomes_a_small_upright_jpeg(kind: str) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    with Image.open(io.BytesIO(bare(a_photo(kind, (3200, 1000), exif=exif.tobytes())))) as opened:
        assert (opened.format, opened.size) == ("JPEG", (500, 1600))


@pytest.mark.parametrize("raw", [b"", b"<svg onload='x'/>", b"\xff\xd8\xff broken", a_photo("GIF"), a_photo()[:300]])
def test_what_is_no_photo_is_refused_with_a_sentence(raw: bytes) -> None:
    with pytest.raises(CannotRecord, match="JPEG, PNG or WebP"):
        bare(raw)


@pytest.mark.parametrize(
    ("kind", "size", "more", "megapixels"),
    [
        ("JPEG", (10_000, 6_001), {}, 60),
        ("JPEG", (4_000, 4_001), {"progressive": True}, 16),
        ("PNG", (4_000, 4_001), {}, 16),
        ("WEBP", (4_000, 4_001), {}, 16),
    ],
)
def test_what_has_too_many_pixels_is_refused_with_a_sentence_that_says_so(
    kind: str, size: tuple[int, int], more: dict[str, bool], megapixels: int
) -> None:
    with pytest.raises(CannotRecord, match=f"more than {megapixels} megapixels"):
        bare(a_photo(kind, size, **more))


def test_a_file_that_claims_to_be_huge_is_refused_by_its_pixels_too() -> None:
    header = b"IHDR" + struct.pack(">II", 20_000, 20_000) + b"\x08\x02\0\0\0"
    raw = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))
    raw += struct.pack(">I", 0) + b"IDAT"
    with pytest.raises(CannotRecord, match="more than 60 megapixels"):
        bare(raw)


def test_a_file_of_more_than_8_mb_is_refused_with_a_sentence() -> None:
    with pytest.raises(CannotRecord, match="larger than 8 MB"):
        bare(b"x" * 8_000_001)


@pytest.mark.parametrize("more", [{}, {"save_all": True, "append_images": [Image.new("RGB", (8, 6))]}])
def test_a_photo_of_48_megapixels_takes_less_memory_than_its_bare_pixels(more: dict[str, object]) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    raw = a_photo("MPO" if more else "JPEG", (8_000, 6_000), exif=exif.tobytes(), **more)
    with multiprocessing.get_context("spawn").Pool(1) as another:
        size, more = another.apply(made_bare, (raw,))
    assert size == (1200, 1600) and more < 8_000 * 6_000 * 3


def made_bare(raw: bytes) -> tuple[tuple[int, int], int]:
    """The size of what is kept of it, and how many bytes the most that this process ever held grew by."""
    before = most_held()
    with Image.open(io.BytesIO(bare(raw))) as opened:
        return opened.size, most_held() - before


def most_held() -> int:
    """The most bytes of memory that this process ever held."""
    (found,) = re.findall(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return int(found) * 1024


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


@pytest.fixture
def maria(home: House, monkeypatch: pytest.MonkeyPatch) -> Visitor:
    """Somebody with a check-in of day 5 on its way."""
    made = patient(home)
    it_is(monkeypatch, DAY_5)
    check.begin(home, made)
    return made


def adds_a_photo(house: House, who: Visitor) -> Callable[[], bool]:
    """A photo goes with the check-in; whether it is still there is what comes back asks."""
    check.add_photo(house, who, a_photo())
    kept = checking_in(house, who).photo
    assert kept and photo(house, who, who.own_plan, kept)
    return lambda: photo(house, who, who.own_plan, kept) is not None


def test_a_photo_that_is_left_out_or_replaced_is_gone(home: House, maria: Visitor) -> None:
    first = adds_a_photo(home, maria)
    second = adds_a_photo(home, maria)
    assert not first() and second()
    check.leave_out_photo(home, maria)
    assert not second()


def test_a_photo_of_a_check_in_that_was_never_sent_is_gone_with_the_answers_that_are_thrown_away(
    home: House, maria: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_there = adds_a_photo(home, maria)
    it_is(monkeypatch, DAY_6)
    assert is_there()
    check.throw_away_unsent(home, maria)
    assert not is_there()


def test_a_photo_of_answers_that_are_sent_after_midnight_goes_with_them(
    home: House, maria: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_there = adds_a_photo(home, maria)
    it_is(monkeypatch, DAY_6)
    check.send_unsent(home, maria)
    sent = checking_in(home, maria).seen[-1]
    assert sent.payload["photo"] and is_there()


def test_a_photo_that_was_sent_stays_when_it_is_left_out_of_a_newer_check_in(home: House, maria: Visitor) -> None:
    is_there = adds_a_photo(home, maria)
    check.send(home, maria)
    check.begin(home, maria)
    check.leave_out_photo(home, maria)
    check.send(home, maria)
    assert is_there()


def test_a_photo_for_a_check_in_that_is_not_on_its_way_any_more_is_not_kept(home: House, maria: Visitor) -> None:
    check.send(home, maria)
    check.add_photo(home, maria, a_photo())
    with home.store.reading() as tx:
        assert tx.execute(select(func.count()).select_from(photos)).scalar() == 0
