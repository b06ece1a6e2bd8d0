"""ACLED as a dataset, as a source, and as the publisher; and the outlets that it names."""

from typing import Final

from api.importers.acledcodes import UNDISCLOSED
from schemas.actors import ActorInput
from schemas.codes import ActorKind
from schemas.datasets import DatasetInput
from schemas.evidence import EvidenceInput, LocatorPassageInput
from schemas.sources import SourceInput

PUBLISHER: Final = "acled"
SOURCE: Final = "acled-data"
TITLE: Final = "ACLED (Armed Conflict Location & Event Data)"
LICENCE: Final = "ACLED Terms and Conditions; no redistribution of the data, attribution required"
DATASET: Final = DatasetInput(
    title=TITLE,
    publisher=PUBLISHER,
    licence=LICENCE,
    citation="ACLED (Armed Conflict Location & Event Data), acleddata.com. Name the date on which "
    "the data were downloaded, and which part of them.",
    distribution="internal",
    note="Only for those whom your own agreement with ACLED covers: its terms do not let the data "
    "be passed on, so this dataset is internal, and no public release is made of it. Whatever is "
    "made with it names ACLED, the date of the download, and what was changed. ACLED corrects and "
    "deletes events: load its updates and its list of deleted ids.",
)
FILE: Final = SourceInput(
    source_kind="data_file", title=TITLE, publisher=PUBLISHER, licence=LICENCE
)
ACLED: Final = ActorInput(
    actor_kind="organization",
    name="Armed Conflict Location & Event Data",
    evidence=[EvidenceInput(source=SOURCE)],
)
NO_DOCUMENT: Final = (
    "What this outlet published on the events that cite it. ACLED names the outlet alone: neither "
    "title, date nor address of what it published."
)


def cite(row: str, column: str = "") -> EvidenceInput:
    """The row of an event, and the column that says it where it is not the row as a whole."""
    passage = LocatorPassageInput(row=row, note=column) if column else LocatorPassageInput(row=row)
    return EvidenceInput(source=SOURCE, passage=passage)


def make_outlet(name: str) -> ActorInput:
    """An outlet as the publisher of what ACLED read."""
    kind: ActorKind = "unnamed" if name.casefold() == UNDISCLOSED else "media"
    note = LocatorPassageInput(note="named in the column source")
    return ActorInput(
        actor_kind=kind, name=name, evidence=[EvidenceInput(source=SOURCE, passage=note)]
    )


def make_outlet_source(name: str, key: str) -> SourceInput:
    """What an outlet published, of which nothing but the outlet is known."""
    return SourceInput(source_kind="document", title=name, publisher=key, note=NO_DOCUMENT)
