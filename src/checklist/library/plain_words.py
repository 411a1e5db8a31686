"""What a patient reads in an authored file, and where it is too hard: a word for the author, never a refusal."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from checklist.guidance import ENGLISH
from checklist.library.problem import Problem, Way
from checklist.library.strict import Document, read_file
from checklist.plain import too_hard

# The fields that patients read, by name. In the wording, every sentence; of a group of medicines, its own text alone.
READ = frozenset(
    {
        "title", "why", "note", "question", "text", "sign", "topic", "what", "says", "patient_text", "plain_title",
        "ask", "help", "because",
    }
)  # fmt: skip
LISTED = frozenset({"text", "items"})
GROUPS, GROUP_TEXT = "groups", "patient_text"
WORDED = frozenset({"sentences", "because"})
FOR_STAFF = frozenset({"gaps", "sources", "cautions", "source", "who", "terms", "overlaps", "disagreements"})
NOT_READ = frozenset({"title"})  # at the top of a file: the document's own title, which stands beside the plain one
OF_STAFF = "gap."


def hard_words(paths: Iterable[Path]) -> tuple[Problem, ...]:
    """Every text in these files that is harder to read than patients can be asked to."""
    documents = [read_file(path) for path in files_of(paths)]
    return tuple(problem for document in documents for problem in _of(document))


def files_of(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The YAML files at these paths that are there, folders searched."""
    found = (sorted(path.rglob("*.y*ml")) if path.is_dir() else [path] for path in paths)
    return tuple(file for files in found for file in files if file.is_file() and file.suffix in (".yaml", ".yml"))


def _of(document: Document) -> Iterator[Problem]:
    for way, text in _read(document.data, ()):
        yield from (document.problem(way, what) for what in too_hard(text))


def _read(data: object, way: Way) -> Iterator[tuple[Way, str]]:
    """Each text that a patient reads, with the way to it."""
    if isinstance(data, Mapping):
        for key, inner in data.items():
            if key not in FOR_STAFF:
                yield from _read(inner, (*way, str(key)))
    elif isinstance(data, list):
        for place, inner in enumerate(data):
            yield from _read(inner, (*way, place))
    elif isinstance(data, str) and _is_read(way):
        yield way, data


def _is_read(way: Way) -> bool:
    """Whether the text at the end of this way is read by patients: a field of theirs, in English or not said which."""
    named = [step for step in way if isinstance(step, str)]
    if named[-1:] == [str(ENGLISH)]:
        named.pop()
    if not named or isinstance(way[0], int) or (len(named) == 1 and named[0] in NOT_READ):
        return False
    if named[0] == GROUPS:
        return named[-1] == GROUP_TEXT
    worded = named[0] in WORDED and not named[-1].startswith(OF_STAFF)
    return worded or named[-1] in READ or (isinstance(way[-1], int) and named[-1] in LISTED)
