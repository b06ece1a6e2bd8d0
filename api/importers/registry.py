"""The formats that can be imported, by name, and how a file's own is known."""

from collections.abc import Mapping
from typing import Final

from api.importers.acled import ACLED_FORMAT
from api.importers.ftm import FTM
from api.importers.gdelt import GDELT2
from api.importers.ged import GED
from api.importers.imported import Format
from api.importers.ucdpactor import UCDP_ACTOR

FORMATS: Final[Mapping[str, Format]] = {
    each.name: each for each in (GED, UCDP_ACTOR, GDELT2, ACLED_FORMAT, FTM)
}


def recognise(head: bytes) -> str | None:
    """The name of the format that a file's first bytes show, where one does."""
    return next((name for name, each in FORMATS.items() if each.recognise(head)), None)
