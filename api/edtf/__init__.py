"""Fuzzy dates: EDTF (ISO 8601-2, Library of Congress text of 2019) as bounds in calendar days."""

from api.edtf.affiliations import Ranges, affiliation_ranges
from api.edtf.parsing import parse_edtf
from api.edtf.values import Edtf, EdtfError, possible_range

__all__ = [
    "Edtf",
    "EdtfError",
    "Ranges",
    "affiliation_ranges",
    "parse_edtf",
    "possible_range",
]
