"""The library as staff see it: every procedure with its version, its review, its drafts in work, and who runs on it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from checklist.access import Action, require
from checklist.care import clock
from checklist.care.content import offered, procedure_of
from checklist.care.found import decisions_in, findings_of
from checklist.care.house import House
from checklist.care.newer import runs
from checklist.care.visitor import Visitor
from checklist.checkin import RedFlag
from checklist.extraction.quotes import Stand, line_of, stand
from checklist.extraction.review import NAME, standing
from checklist.extraction.reviewed import Rule
from checklist.guidance import ENGLISH
from checklist.library.difference import Difference, difference
from checklist.library.load import Library
from checklist.library.profile import booking_from_json
from checklist.library.similar import alike
from checklist.procedure import Procedure, ProcedureId, Status
from checklist.store.plans import kept_plans
from checklist.store.reviews import WorkKey, kept_text, signed_keys, standing_keys


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """One procedure of the library. `offered` None: only a draft, never shown to patients.

    `running`: how many plans run on which version.
    """

    id: ProcedureId
    title: str
    plain_title: str
    offered: Procedure | None
    drafts: tuple[WorkKey, ...] = ()
    signed: tuple[WorkKey, ...] = ()
    running: Mapping[int, int]

    @property
    def overdue(self) -> bool:
        """Whether the day of its next review has passed."""
        review = self.offered.review if self.offered else None
        return review is not None and review.next_review < clock.now().date()

    @property
    def unchecked(self) -> bool:
        """Whether patients are offered it with no clinician's signature on it."""
        return self.offered is not None and self.offered.status is Status.DRAFT

    @property
    def on_older(self) -> Mapping[int, int]:
        """How many plans run on a version older than the one offered now."""
        now = self.offered.version if self.offered else 0
        return {version: n for version, n in sorted(self.running.items()) if version < now}


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A rule that quotes the text its version was made from, where the quote stands there, and on which line."""

    rule: Rule | RedFlag
    quote: str
    stand: Stand
    line: int | None


def shelf(house: House, visitor: Visitor, words: str = "") -> tuple[Shelved, ...]:
    """The procedures that match words of a name, code, body part or section, best first; all by name for none."""
    require(visitor.role, Action.SEE_LIBRARY)
    with house.store.reading() as tx:
        works, signed = standing_keys(tx), set(signed_keys(tx))
        drafts = {key: _draft_titles(tx, key) for key in works if key not in signed}
    library, running = offered(house), _running(house)
    ids = dict.fromkeys([*_by_name(library), *(key.procedure for key in works)])
    rows = {id_: _shelved(id_, library, drafts, signed, running) for id_ in ids}
    return tuple(rows[id_] for id_ in _matching(words, library, rows.values()))


def similar(house: House, visitor: Visitor, id: ProcedureId) -> tuple[Procedure, ...]:
    """The procedures most like this one that patients are offered."""
    require(visitor.role, Action.SEE_LIBRARY)
    library = offered(house)
    return alike(library.procedures.values(), library.procedure(id)) if id in library.procedures else ()


def version(house: House, visitor: Visitor, key: WorkKey) -> Procedure:
    """One kept version of a procedure."""
    require(visitor.role, Action.SEE_LIBRARY)
    return procedure_of(house, key.procedure, key.version)


def quotes(house: House, visitor: Visitor, key: WorkKey) -> tuple[Quoted, ...]:
    """Every rule of a signed version that quotes its text, in the order of the text; lost quotes last."""
    made = version(house, visitor, key)
    with house.store.reading() as tx:
        text = kept_text(tx, key).text
    parts: tuple[Iterable[Rule | RedFlag], ...] = (
        made.fasting, made.diets, made.tasks, made.milestones, made.follow_up, made.own_red_flags,
    )  # fmt: skip
    found = [_quoted(rule, text) for part in parts for rule in part if rule.source.quote]
    return tuple(sorted(found, key=lambda one: (one.line is None, one.stand.at or ())))


def _quoted(rule: Rule | RedFlag, text: str) -> Quoted:
    said = rule.source.quote or ""
    place = stand(text, said, rule.source.at)
    return Quoted(rule=rule, quote=said, stand=place, line=line_of(text, place.at) if place.at else None)


def since(house: House, visitor: Visitor, key: WorkKey) -> Difference:
    """What the version offered now says that this older one does not, and the other way round."""
    require(visitor.role, Action.SEE_LIBRARY)
    return difference(version(house, visitor, key), offered(house).procedure(key.procedure))


def _by_name(library: Library) -> list[ProcedureId]:
    return [procedure.id for procedure in library.search("")]


def _shelved(
    id_: ProcedureId,
    library: Library,
    titles: Mapping[WorkKey, tuple[str, str]],
    signed: Iterable[WorkKey],
    running: Counter[tuple[str, int]],
) -> Shelved:
    now = library.procedures.get(id_)
    drafts = tuple(key for key in titles if key.procedure == id_)
    title, plain = _titles(now) if now else titles[drafts[-1]]
    return Shelved(
        id=id_, title=title, plain_title=plain, offered=now, drafts=drafts,
        signed=tuple(sorted((key for key in signed if key.procedure == id_), key=lambda key: key.version)),
        running={version: n for (procedure, version), n in running.items() if procedure == id_},
    )  # fmt: skip


def _draft_titles(tx: Connection, key: WorkKey) -> tuple[str, str]:
    """What a draft is called: as a reviewer wrote it, or as the text says."""
    given = standing(decisions_in(tx, key)).get(NAME)
    if given:
        return str(given.said["title"]), str(given.said["plain_title"])
    title = findings_of(kept_text(tx, key)).title or key.procedure
    return title, title


def _titles(procedure: Procedure) -> tuple[str, str]:
    return procedure.title.said(ENGLISH), procedure.plain_title.said(ENGLISH)


def _matching(words: str, library: Library, rows: Iterable[Shelved]) -> list[ProcedureId]:
    """Names, codes and keywords first, as patients find them; then drafts and those that say every word somewhere."""
    listed = list(rows)
    wanted = words.lower().split()
    if not wanted:
        return [row.id for row in listed]
    best = [procedure.id for procedure in library.search(words, most=len(listed))]
    told = [row.id for row in listed if all(word in _told(row) for word in wanted)]
    return list(dict.fromkeys([*best, *told]))


def _told(row: Shelved) -> str:
    """Everything a procedure says, to find a word in."""
    parts = [row.id, row.title, row.plain_title]
    for section in row.offered.sections if row.offered else ():
        parts += [words.said(ENGLISH) for words in section.text]
        parts += [item.text.said(ENGLISH) for item in section.items]
    return " ".join(parts).lower()


def _running(house: House) -> Counter[tuple[str, int]]:
    """How many plans, not yet over, run on which version of which procedure."""
    with house.store.reading() as tx:
        bases = [plan.basis for plan in kept_plans(tx)]
    running = (basis for basis in bases if runs(booking_from_json(basis.booking)))
    return Counter((basis.procedure, basis.procedure_version) for basis in running)
