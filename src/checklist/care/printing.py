"""A plan for one profile file, printed: no store, no session."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from checklist.care import clock
from checklist.exchange.as_csv import to_csv
from checklist.exchange.as_json import to_json
from checklist.exchange.as_text import to_text
from checklist.exchange.booklet import Copy, Kind, Paper, Print, Sheet, to_pdf
from checklist.guidance import BookingError, GuidanceError
from checklist.library.load import Library, ProcedureNotFound, load_procedure
from checklist.library.profile import load_profile, to_profile
from checklist.locale import say
from checklist.plan import Plan, build_plan
from checklist.procedure import Procedure


class CannotPrint(ValueError):
    """There is no plan to print; the message says why and what to do."""


def printed(procedure: str, profile: Path, shape: str) -> bytes:
    """The plan for `procedure` (an id, or the path of a YAML file) and the person in `profile`."""
    try:
        library = Library.open()
        booking = load_profile(_text(profile), str(profile), clock.now())
        return SHAPES[shape](build_plan(procedure_named(procedure, library), booking, library.fact_base))
    except (BookingError, GuidanceError, ProcedureNotFound) as problem:
        raise CannotPrint(str(problem)) from None


def printed_pdf(procedure: str, profile: Path, kind: str | None, paper: str, size: str) -> bytes:
    """The same as a booklet or as one page. It is for a patient: a policy that nobody signed does not count."""
    try:
        library, now = Library.open(), clock.now()
        booking = load_profile(_text(profile), str(profile), now).for_patients()
        plan = build_plan(procedure_named(procedure, library), booking, library.fact_base)
    except (BookingError, GuidanceError, ProcedureNotFound) as problem:
        raise CannotPrint(str(problem)) from None
    copy = Copy(plan=plan, wording=library.fact_base.wording, now=now.astimezone(booking.zone))
    sheet = Sheet(kind=Kind(kind) if kind else usual(copy), paper=Paper(paper), print=Print(size))
    return to_pdf([copy], sheet, partial(say, plan.language))


def usual(copy: Copy) -> Kind:
    """The booklet for now: the one before the procedure while it is still to come, then the one to go home with."""
    return Kind.BEFORE if copy.ahead else Kind.HOME


def procedure_named(named: str, library: Library) -> Procedure:
    """The procedure of an id in the library, or in a YAML file."""
    if not named.endswith((".yaml", ".yml")):
        return library.procedure(named)
    return load_procedure(_text(Path(named)), named, library.fact_base)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        reason = problem.strerror if isinstance(problem, OSError) else "it is not UTF-8 text"
        raise CannotPrint(f"Cannot read {path}: {reason}.") from None


def _json(plan: Plan) -> bytes:
    return to_json(plan, to_profile(plan.booking))


SHAPES: Mapping[str, Callable[[Plan], bytes]] = {"json": _json, "text": to_text, "csv": to_csv}
