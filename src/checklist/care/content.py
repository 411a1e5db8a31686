"""The versions of guidance that plans are built from: shipped ones, and those signed here. One in use is kept."""

from dataclasses import replace
from functools import lru_cache

from sqlalchemy import Connection

from checklist.care import clock
from checklist.care.house import House
from checklist.library.fact_base import fact_base_from_text
from checklist.library.load import Library, load_procedure
from checklist.library.profile import booking_to_json
from checklist.plan import Booking
from checklist.procedure import FactBase, Procedure, ProcedureId
from checklist.store.content import ContentKind, keep, kept_text
from checklist.store.plans import Basis
from checklist.store.reviews import WorkKey, signed_keys

FACT_BASE = "fact_base"


def basis_of(house: House, procedure_id: ProcedureId, booking: Booking) -> Basis:
    """What a new plan is built from: the newest version of today."""
    procedure = offered(house).procedure(procedure_id)
    return Basis(
        booking=booking_to_json(booking),
        procedure=procedure.id,
        procedure_version=procedure.version,
        fact_base_version=str(house.library.fact_base.version),
        made_at=booking.made_at,
    )


def offered(house: House) -> Library:
    """What patients may build a plan from: the shipped procedures and those signed here, the newest of each."""
    with house.store.reading() as tx:
        signed = signed_keys(tx)
    return _joined(house, signed)


@lru_cache(maxsize=4)
def _joined(house: House, signed: tuple[WorkKey, ...]) -> Library:
    newest = dict(house.library.procedures)
    for key in sorted(signed, key=lambda one: one.version):
        shipped = newest.get(key.procedure)
        if shipped is None or shipped.version <= key.version:
            newest[key.procedure] = _kept_procedure(house, key.procedure, key.version)
    return replace(house.library, procedures=newest)


def rebooked(basis: Basis, booking: Booking) -> Basis:
    """The same guidance for a booking that has moved: a newer version is taken only by a staff command."""
    return replace(basis, booking=booking_to_json(booking), made_at=clock.now())


def keep_shipped(tx: Connection, library: Library) -> None:
    """The shipped texts are kept beside the plans. A changed text under an old version is refused.

    A version that was signed here stays as it was signed, whatever is shipped under its number later.
    """
    now, signed = clock.now(), set(signed_keys(tx))
    for id_, procedure in library.procedures.items():
        if WorkKey(procedure=id_, version=procedure.version) in signed:
            continue
        keep(tx, ContentKind.PROCEDURE, id_, str(procedure.version), library.texts[id_], now)
    keep(tx, ContentKind.FACT_BASE, FACT_BASE, str(library.fact_base.version), library.fact_base_text, now)


def guidance_for(house: House, basis: Basis) -> tuple[Procedure, FactBase]:
    """The procedure and fact base in the versions a plan was built from."""
    return procedure_of(house, basis.procedure, basis.procedure_version), _fact_base(house, basis.fact_base_version)


@lru_cache(maxsize=256)
def procedure_of(house: House, id_: str, version: int) -> Procedure:
    """One version of a procedure, also one that is not offered any more."""
    shipped = offered(house).procedures.get(ProcedureId(id_))
    return shipped if shipped and shipped.version == version else _kept_procedure(house, id_, version)


def _kept_procedure(house: House, id_: str, version: int) -> Procedure:
    with house.store.reading() as tx:
        return load_procedure(kept_text(tx, ContentKind.PROCEDURE, id_, str(version)), f"{id_} version {version}")


@lru_cache(maxsize=8)
def _fact_base(house: House, version: str) -> FactBase:
    if str(house.library.fact_base.version) == version:
        return house.library.fact_base
    with house.store.reading() as tx:
        return fact_base_from_text(kept_text(tx, ContentKind.FACT_BASE, FACT_BASE, version))
