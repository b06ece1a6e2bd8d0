"""An event of GDELT with its mentions as records: the event, and the statement that some are.

GDELT's machines coded both, so both say no more than the codes: `coded` parts by GDELT, statements
without a stance.
"""

import datetime
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

import msgspec

from api.importers import cameo
from api.importers.gdeltactors import GDELT, actor_key, cite_row, one_line
from api.importers.gdeltcodes import CAMEO, FIPS, REGIONS
from api.importers.gdeltrows import AT_EVENT, LAT, LON, TYPE, Cells, read_day
from api.importers.gdeltsources import cite_action, cite_actor, source_key
from schemas.base import UNSET, UnsetType
from schemas.codes import Precision
from schemas.dates import DateInput
from schemas.events import EventInput, ParticipationInput, PlaceInput
from schemas.evidence import EvidenceInput
from schemas.statements import AboutInput, HopInput, SpeakerInput, StatementInput

CODE: Final = AT_EVENT["EventCode"]
PLACE_NAME: Final = AT_EVENT["ActionGeo_FullName"]
PLACE_COUNTRY: Final = AT_EVENT["ActionGeo_CountryCode"]
ADDED: Final = AT_EVENT["DATEADDED"]
CITED: Final = AT_EVENT["SOURCEURL"]
#: Where the cells of Actor1 and Actor2 begin, and how many there are.
ACTORS: Final = (5, 15)
ACTOR_CELLS: Final = 10
PRECISIONS: Final[dict[str, Precision]] = {
    "1": "country",
    "2": "admin1",
    "3": "exact",
    "4": "exact",
    "5": "admin1",
}
LONGEST_PLACE: Final = 400
MOST_EVIDENCE: Final = 1000
#: From so many days before the report on, a date is one that GDELT took from a word of time.
LONG_BEFORE: Final = 30


class Coded(msgspec.Struct, frozen=True, gc=False):
    """An event's row and the rows of its mentions, in the order of their bytes."""

    event: Cells
    mentions: list[Cells]

    @property
    def key(self) -> str:
        """GDELT's own number of it."""
        return str(int(self.event[0]))

    @property
    def code(self) -> str:
        """CAMEO's code of what was done."""
        return self.event[CODE].strip()

    @property
    def cited(self) -> str:
        """The document that its row names."""
        return self.event[CITED].strip()

    def actors(self) -> list[Cells]:
        """The cells of Actor1 and of Actor2."""
        return [self.event[start : start + ACTOR_CELLS] for start in ACTORS]

    def is_cited_alone(self) -> bool:
        """Whether no mention is of the document that the event's row names."""
        cited = self.cited
        return bool(cited) and all(mention[5].strip() != cited for mention in self.mentions)


def unnamed_key(event: str) -> str:
    """Key of the speaker of an event without an Actor1."""
    return f"unnamed:{event}"


def is_spoken_by_nobody(coded: Coded) -> bool:
    """Whether it is a statement of somebody whom GDELT does not name."""
    return coded.code[:3] in cameo.ACTS and actor_key(coded.actors()[0]) is None


def make_event(coded: Coded) -> EventInput:
    """The event, its parts as Actor1 and Actor2, and where each is told of."""
    place = _place(coded.event)
    day = read_day(coded.event[1])
    name = place.name if isinstance(place, PlaceInput) and place.name else ""
    named = name if len(name) <= LONGEST_PLACE else ""
    return EventInput(
        title=", ".join(part for part in (cameo.describe(coded.code), named, day) if part),
        category=cameo.category(coded.code),
        when=_when(coded.event),
        place=place,
        participations=list(_participations(coded)),
        coded=True,
        evidence=_evidence(coded),
    )


def make_statement(coded: Coded) -> StatementInput | None:
    """The claim, denial or accusation that an event is; none of any other.

    What was claimed or denied GDELT does not code: so it takes no side on any fact. It mentions
    the event, which is the act of speaking itself, and the one accused. How each document passed
    it on is not coded either; that GDELT put it into other words is sure.
    """
    act = cameo.ACTS.get(coded.code[:3])
    if act is None:
        return None
    first, second = coded.actors()
    about = [AboutInput(event=coded.key, stance="mentions")]
    accused = actor_key(second) if act == "accusation" else None
    if accused is not None:
        about.append(AboutInput(actor=accused, stance="mentions"))
    return StatementInput(
        act=act,
        speakers=[SpeakerInput(actor=actor_key(first) or unnamed_key(coded.key))],
        content=_content(coded, second),
        language="en",
        said=_when(coded.event),
        via=[HopInput(actor=GDELT, mode="paraphrased")],
        about=about,
        evidence=_evidence(coded),
    )


def _content(coded: Coded, second: Cells) -> str:
    coding = f"as GDELT codes the reports (CAMEO {one_line(coded.code)[:20]})"
    if coded.code.startswith("015"):
        return f"Claims responsibility, {coding}; for what is not coded."
    if coded.code.startswith("016"):
        return f"Denies responsibility, {coding}; for what is not coded."
    name = one_line(second[1]) or one_line(second[0])
    accused = name[:LONGEST_PLACE] or "somebody who is not coded"
    charge = cameo.CHARGES.get(coded.code)
    return f"Accuses {accused}{f' of {charge}' if charge else ''}, {coding}."


def _participations(coded: Coded) -> Iterator[ParticipationInput]:
    for number, cells in enumerate(coded.actors(), start=1):
        key = actor_key(cells)
        if key is None:
            continue
        named = [cite_actor(mention, number) for mention in coded.mentions]
        yield ParticipationInput(
            key=f"{coded.key}:{number}",
            actor=key,
            role=cameo.roles(coded.code)[number - 1],
            coded=True,
            evidence=_most([cite_row(coded.key), *filter(None, named)]),
        )


def _evidence(coded: Coded) -> list[EvidenceInput]:
    """The row, the document that it names where no mention does, and the mentions."""
    cited = [EvidenceInput(source=source_key(coded.cited))] if coded.is_cited_alone() else []
    return _most([cite_row(coded.key), *cited, *map(cite_action, coded.mentions)])


def _most(evidence: Iterable[EvidenceInput]) -> list[EvidenceInput]:
    """Each once, as many as a record may have; the rows of all of them are kept raw."""
    once = {(each.source, each.passage): each for each in evidence}
    return list(once.values())[:MOST_EVIDENCE]


def _when(event: Cells) -> DateInput:
    day = read_day(event[1]) or ""
    added = read_day(event[ADDED][:8])
    if added is None or days_between(day, added) < LONG_BEFORE:
        return DateInput(edtf=day)
    return DateInput(edtf=day, note=f"As GDELT codes it, which found the report on {added}.")


@lru_cache(maxsize=10_000)
def days_between(day: str, added: str) -> int:
    """How many days the second comes after the first."""
    return (datetime.date.fromisoformat(added) - datetime.date.fromisoformat(day)).days


def _place(event: Cells) -> PlaceInput | UnsetType:
    precision = PRECISIONS.get(event[TYPE].strip())
    name = one_line(event[PLACE_NAME])
    country = FIPS.get(event[PLACE_COUNTRY].strip(), UNSET)
    lat, lon = event[LAT].strip(), event[LON].strip()
    if precision is None or not (name or country or lat):
        return UNSET
    return PlaceInput(
        name=name if name and len(name) <= LONGEST_PLACE else UNSET,
        country=country,
        precision=precision,
        lat=float(lat) + 0.0 if lat else UNSET,
        lon=float(lon) + 0.0 if lon else UNSET,
    )


def oddities(coded: Coded) -> Iterator[str]:
    """What a user may want to know of a row that is no fault."""
    day, added = read_day(coded.event[1]), read_day(coded.event[ADDED][:8])
    if day and added and days_between(day, added) >= LONG_BEFORE:
        yield f"event dated {LONG_BEFORE} days or more before GDELT found the report: kept as coded"
    if not cameo.is_known(coded.code):
        yield f"EventCode {one_line(coded.code)[:20]!r} is none of CAMEO's: the event is `other`"
    fips = coded.event[PLACE_COUNTRY].strip()
    if fips and fips not in FIPS:
        yield f"ActionGeo_CountryCode {one_line(fips)[:20]!r} is no country: the place has none"
    for cells in coded.actors():
        country = cells[2].strip()
        if country and country not in CAMEO and country not in REGIONS:
            yield f"actor's CountryCode {one_line(country)[:20]!r} is no country: it has none"
    if is_spoken_by_nobody(coded):
        yield "claim, denial or accusation without Actor1: its speaker is an unnamed one"
    if len(coded.mentions) >= MOST_EVIDENCE - 1:
        yield f"event with more mentions than a record may cite ({MOST_EVIDENCE}): the rest is raw"
