"""The edge where authored data becomes domain values: strict types, no unknown keys, every problem at its line."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, Generic, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, GetCoreSchemaHandler, ValidationError
from pydantic_core import CoreSchema, ErrorDetails, core_schema
from rapidfuzz import fuzz, process

from checklist.guidance import BookingError, GuidanceError
from checklist.library.problem import Fault, Faults, Problem, Way
from checklist.library.strict import Document

T = TypeVar("T")
_WRAPPERS: tuple[object, ...] = (Union, UnionType, Annotated)
_SENTENCES = {
    "missing": "is missing",
    "string_type": "needs text",
    "bool_type": "needs true or false",
    "int_type": "needs a whole number",
    "int_from_float": "needs a whole number",
    "int_parsing": "needs a whole number",
    "float_type": "needs a number",
    "float_parsing": "needs a number",
    "model_type": "needs named fields, one a line, such as `key: value`",
    "model_attributes_type": "needs named fields, one a line, such as `key: value`",
    "dict_type": "needs named fields, one a line, such as `key: value`",
    "list_type": "needs a list: one entry a line, each after `- `",
    "tuple_type": "needs a list: one entry a line, each after `- `",
    "string_too_short": "must not be empty",
    "too_short": "must not be empty",
    "greater_than": "must be more than {gt:g}",
    "greater_than_equal": "must be at least {ge:g}",
    "less_than": "must be less than {lt:g}",
    "less_than_equal": "must be at most {le:g}",
    "enum": "is not one of the words for this: {expected}",
    "literal_error": "is not one of the words for this: {expected}",
}


class Authored(BaseModel):
    """What an author writes: strict types, no unknown keys, never changed once read."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    def built(self, context: Any) -> object:
        """The domain value that was written. What breaks one of its rules is a GuidanceError."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Written:
    """The field is written as `model` and read as what the model builds; its GuidanceError becomes a problem."""

    model: type[Authored]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        build = core_schema.with_info_after_validator_function
        return build(lambda written, info: written.built(info.context), handler.generate_schema(self.model))


def _listed(value: object) -> object:
    return () if value is None else tuple(value) if isinstance(value, list) else value


Many = Annotated[tuple[T, ...], BeforeValidator(_listed)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Generic[T]):
    """What came of a file: a value, or the problems that stand in its way. Never both."""

    value: T | None
    problems: tuple[Problem, ...]


def validated(model: type[Any], document: Document, context: object = None) -> Reading[Any]:
    """What `model` builds from the document, or every problem of it in the order of its lines."""
    if not document.complete:
        return Reading(value=None, problems=document.problems)
    found, value = list(document.problems), None
    try:
        value = model.model_validate(document.data, context=context).built(context)
    except ValidationError as error:
        reported = {problem.path for problem in found}
        found += [p for p in _problems(error, model, document) if p.path not in reported]
    except (GuidanceError, BookingError) as error:
        found.append(document.problem((), str(error)))
    return Reading(value=None if found else value, problems=in_order(found))


def in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    """Problems by file and line, each once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda p: (p.file, p.line)))


def _problems(error: ValidationError, model: type[BaseModel], document: Document) -> Iterator[Problem]:
    for detail in error.errors(include_url=False):
        way = tuple(step for step in detail["loc"] if step != "[key]")
        for fault in _faults(detail, model):
            yield document.problem((*way, *fault.way), fault.what)


def _faults(detail: ErrorDetails, model: type[BaseModel]) -> tuple[Fault, ...]:
    cause = detail.get("ctx", {}).get("error")
    if isinstance(cause, Faults):
        return cause.faults
    return (Fault(way=(), what=_sentence(detail, cause, model)),)


def _sentence(detail: ErrorDetails, cause: object, model: type[BaseModel]) -> str:
    """One problem in words, with the words that are allowed where the set is closed."""
    kind, given = detail["type"], detail["input"]
    if kind == "value_error":
        return str(cause)
    if kind == "extra_forbidden":
        return _unknown_key(str(detail["loc"][-1]), _fields_at(model, detail["loc"][:-1]))
    expected = str(detail.get("ctx", {}).get("expected", "")).replace("'", "").replace(" or ", ", ")
    said = _SENTENCES.get(kind, detail["msg"]).format(**{**detail.get("ctx", {}), "expected": expected})
    if given is None and kind not in ("missing", "value_error"):
        return f"{said}, and nothing is written here"
    if kind == "string_type" and isinstance(given, (bool, int, float)):
        return f"{said}: put {json.dumps(given)} in quotes"
    return said


def _unknown_key(key: str, known: tuple[str, ...]) -> str:
    near = process.extractOne(key, known, scorer=fuzz.ratio, score_cutoff=70)
    meant = f" Did you mean {near[0]}?" if near else ""
    return f"is not a key that is known here.{meant} Known here: {', '.join(known)}"


def _fields_at(model: type[BaseModel], loc: Way) -> tuple[str, ...]:
    """The keys that are known at a place."""
    here: object = model
    for step in loc:
        here = _inside(_core(here), step)
    core = _core(here)
    return _keys(core) if isinstance(core, type) and issubclass(core, BaseModel) else ()


def _keys(model: type[BaseModel]) -> tuple[str, ...]:
    return tuple(field.alias or name for name, field in model.model_fields.items())


def _inside(core: object, step: str | int) -> object:
    """How the field or entry `step` of something is annotated."""
    if isinstance(core, type) and get_origin(core) is None and issubclass(core, BaseModel):
        fields = zip(_keys(core), core.model_fields.values(), strict=True)
        return next(((field.annotation, *field.metadata) for key, field in fields if key == step), None)
    return get_args(core)[-1 if get_origin(core) is dict else 0] if get_args(core) else None


def _core(annotation: Any) -> object:
    """What stands under options and annotations: the model something is written as, a list, a dict."""
    parts = annotation if isinstance(annotation, tuple) else (annotation, *getattr(annotation, "__metadata__", ()))
    written = next((part.model for part in parts if isinstance(part, Written)), None)
    if written is not None:
        return written
    if get_origin(parts[0]) in _WRAPPERS:
        return _core(next((part for part in get_args(parts[0]) if part is not NoneType), None))
    return parts[0]
