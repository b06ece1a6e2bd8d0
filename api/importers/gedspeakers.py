"""Whom UCDP's event data name as the origin of what was reported (`source_original`).

UCDP does not say who of them said what, nor that they gave the numbers: each is a statement that
mentions the event, and no more.
"""

import re
from collections.abc import Iterator
from typing import Final

import msgspec
from msgspec import UNSET

from api.importers.gedsources import Reports
from api.importers.imported import Imported
from api.importers.values import LONGEST_LINE, clean, cut, digest, named_key
from schemas.actors import ActorInput
from schemas.codes import ActorKind
from schemas.dates import DateInput
from schemas.evidence import EvidenceInput
from schemas.statements import AboutInput, HopInput, SpeakerInput, StatementInput

#: What stands between several of them; commas do not: they stand in names, too.
BETWEEN: Final = re.compile(r";|///")
WORD: Final = re.compile(r"[^\W\d_]+(?:['\u2019\-.][^\W\d_]+)*")
CONTENT: Final = (
    "Named by UCDP as an original source of what was reported of this event; "
    "what the speaker said is not recorded."
)
NOBODIES: Final = """
a an and as at by for from in of on or other others said several some the to two unknown various
with anonymous unnamed independent pro-government pro-rebel

airport army border city civilian coalition defence defense district emergency foreign government
governmental health hospital humanitarian insurgent intelligence judicial local medical military
militia municipal national news opposition paramilitary police provincial public rebel regional
security senior separatist state town tribal village

agents authorities authority bystanders chief commander commanders correspondent correspondents
doctor doctors elders eyewitness eyewitnesses forces guerrillas individuals insurgents journalist
journalists leader leaders medics militants militiamen nurse officer officers official officials
paramilitaries people person personnel photographer photographers rebels refugees relatives report
reporter reporters reports representative representatives resident residents separatists services
soldier soldiers source sources spokesman spokesmen spokesperson spokespersons spokeswoman staff
statement statements survivor survivors troops villager villagers witness witnesses worker workers
"""
PERSONS: Final = """
adviser aide ambassador brigadier cameraman captain chairman chairwoman chief col colonel commander
commissioner doctor eyewitness gen governor head journalist leader lieutenant lt maj major mayor
minister mr mrs ms officer official president priest prosecutor reporter representative resident
secretary senator sheikh spokesman spokesperson spokeswoman witness
"""
#: Words that name nobody: made of them alone, a name is of somebody whom the reports do not name.
NOBODY: Final = frozenset(NOBODIES.split())
#: Words for one person, with a name beside them or not.
PERSON: Final = frozenset(PERSONS.split())
#: Of how many words the name of a person is, beside their office.
LENGTHS: Final = range(2, 4)


class Speaker(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One whom a cell names: the actor, and what of the key of a statement is the name's."""

    name: str
    digest: str
    made: Imported


def read_speakers(cell: str, by: EvidenceInput) -> tuple[Speaker, ...]:
    """Those whom the cell names, each once."""
    names = dict.fromkeys(clean(part) for part in BETWEEN.split(cell))
    return tuple(_speaker(name, by) for name in names if WORD.search(name))


def make_statements(
    event: str, speakers: tuple[Speaker, ...], reports: Reports, row: EvidenceInput
) -> Iterator[Imported]:
    """What each said of the event, through an office only where there is one of each."""
    evidence = [row, *reports.cited] if len(reports.cited) == 1 else [row]
    about = [AboutInput(event=event, stance="mentions")]
    for speaker in speakers:
        record = StatementInput(
            act="report",
            speakers=[SpeakerInput(actor=speaker.made.key)],
            content=CONTENT,
            language="en",
            via=_via(speaker, reports) if len(speakers) == 1 else [],
            about=about,
            evidence=evidence,
        )
        yield Imported(kind="statement", key=f"{event}-{speaker.digest}", record=record)


def _via(speaker: Speaker, reports: Reports) -> list[HopInput]:
    """UCDP does not say whether in the speaker's words or the office's: the latter claims less."""
    if reports.office is None or reports.name.casefold() == speaker.name.casefold():
        return []
    date = UNSET if reports.date is None else DateInput(edtf=reports.date)
    return [HopInput(actor=reports.office, mode="paraphrased", date=date)]


def _speaker(name: str, by: EvidenceInput) -> Speaker:
    key = named_key("original", name)
    record = ActorInput(actor_kind=kind_of(name), name=cut(name, LONGEST_LINE), evidence=[by])
    made = Imported(kind="actor", key=key, record=record)
    return Speaker(name=name, digest=digest(name), made=made)


def kind_of(name: str) -> ActorKind:
    """What the words show: somebody unnamed, one person, several, and otherwise an organization."""
    if all(word.casefold() in NOBODY for word in WORD.findall(name)):
        return "unnamed"
    parts = [WORD.findall(part) for part in name.split(",")]
    told = [any(word.casefold() in PERSON for word in words) for words in parts]
    if len(parts) == 1:
        return "person" if told[0] else "organization"
    untold = [words for words, has in zip(parts, told, strict=True) if not has]
    # "A Name, spokesman of them", or the other way round.
    titled = len(parts) == 2 and len(untold) == 1 and _is_name(untold[0])
    return "person" if titled else "informal_group"


def _is_name(words: list[str]) -> bool:
    return len(words) in LENGTHS and all(word[0].isupper() for word in words)
