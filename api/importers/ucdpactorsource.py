"""The UCDP Actor Dataset as a dataset and a source, which every record of it cites."""

from typing import Final

from schemas.actors import ActorInput
from schemas.datasets import DatasetInput
from schemas.evidence import EvidenceInput, LocatorPassageInput
from schemas.sources import SourceInput

PUBLISHER: Final = "ucdp"
SOURCE: Final = "ucdp-actor"
TITLE: Final = "UCDP Actor Dataset"
LICENCE: Final = "CC-BY-4.0"
DATASET: Final = DatasetInput(
    title=TITLE,
    publisher=PUBLISHER,
    licence=LICENCE,
    citation="Uppsala Conflict Data Program: UCDP Actor Dataset. Department of Peace and Conflict "
    "Research, Uppsala University. Name the version that you use.",
    note="Who UCDP's data on organized violence name as actors, how their names changed, and which "
    "split from, joined or allied with which: as UCDP codes it.",
)
FILE: Final = SourceInput(
    source_kind="data_file", title=TITLE, publisher=PUBLISHER, licence=LICENCE
)
UCDP: Final = ActorInput(
    actor_kind="organization",
    name="Uppsala Conflict Data Program",
    countries=["SE"],
    evidence=[EvidenceInput(source=SOURCE)],
)


def cite(row: str, column: str = "") -> EvidenceInput:
    """The row of an actor, and the column that says it where it is not the row as a whole."""
    passage = LocatorPassageInput(row=row, note=column) if column else LocatorPassageInput(row=row)
    return EvidenceInput(source=SOURCE, passage=passage)
