"""Which procedure and version a page is about: ids in the address, so that a reload and a link find it again."""

import streamlit as st

from checklist.care.house import House
from checklist.care.reviewing import in_review
from checklist.care.visitor import Visitor
from checklist.procedure import ProcedureId
from checklist.store.reviews import WorkKey

PROCEDURE, VERSION, SINCE = "procedure", "version", "since"


def asked(house: House, visitor: Visitor) -> WorkKey | None:
    """The review that the address names, the newest where it leaves that open; None where there is none."""
    procedure, version = asked_procedure(), st.query_params.get(VERSION)
    found = [
        key
        for key in in_review(house, visitor)
        if procedure in (None, key.procedure) and version in (None, str(key.version))
    ]
    if found and version is None:
        st.query_params.from_dict(params(found[-1]))
    return found[-1] if found else None


def asked_procedure() -> ProcedureId | None:
    """The procedure that the address names."""
    named = st.query_params.get(PROCEDURE)
    return ProcedureId(named) if named else None


def asked_since() -> str | None:
    """The older version that the address asks the newer one to be compared with."""
    return st.query_params.get(SINCE)


def since_params(procedure: ProcedureId, version: int) -> dict[str, str]:
    """What an address says to lead to what is new since this version."""
    return {PROCEDURE: procedure, SINCE: str(version)}


def opens(procedure: ProcedureId) -> None:
    """The address names this procedure; used in callbacks."""
    st.query_params.from_dict({PROCEDURE: procedure})


def closes() -> None:
    """The address names none; used in callbacks."""
    st.query_params.clear()


def params(key: WorkKey) -> dict[str, str]:
    """What an address says to lead to this review."""
    return {PROCEDURE: key.procedure, VERSION: str(key.version)}


def address(key: WorkKey, place: str = "") -> str:
    """The address of this review, and of a place on it."""
    return f"/review?{PROCEDURE}={key.procedure}&{VERSION}={key.version}" + (f"#{place}" if place else "")
