"""The library: authored YAML as procedures, fact base and bookings, with every problem of a file at its line."""

from checklist.library.check import problems
from checklist.library.fact_base import fact_base_from_text, load_fact_base
from checklist.library.folders import data_folder, pages_folder
from checklist.library.load import Library, ProcedureNotFound, load_procedure
from checklist.library.problem import ContentError, Problem, ProfileError
from checklist.library.profile import (
    booking_from_json,
    booking_from_profile,
    booking_to_json,
    load_profile,
    to_profile,
)

__all__ = [
    "ContentError",
    "Library",
    "Problem",
    "ProcedureNotFound",
    "ProfileError",
    "booking_from_json",
    "booking_from_profile",
    "booking_to_json",
    "data_folder",
    "fact_base_from_text",
    "load_fact_base",
    "load_procedure",
    "load_profile",
    "pages_folder",
    "problems",
    "to_profile",
]
