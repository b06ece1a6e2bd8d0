"""The UCDP Actor Dataset: actors with their names over time, and what ties them to each other."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import msgspec
from msgspec import UNSET

from api.importers.cells import Cells, split_list, tell_unknown
from api.importers.doubles import Doubles
from api.importers.gleditschward import STATES
from api.importers.imported import Format, Given, Imported, Notices, RowFault
from api.importers.inputs import InputFile
from api.importers.tables import TableRow, read_header, read_table
from api.importers.ucdpactornames import names_over_time
from api.importers.ucdpactorsource import DATASET, FILE, PUBLISHER, SOURCE, UCDP, cite
from api.importers.values import LONGEST_LINE
from api.names.countries import country_by_name
from schemas.actors import ActorInput, IdentifierInput
from schemas.affiliations import AffiliationInput
from schemas.codes import ActorKind, AffiliationType
from schemas.evidence import EvidenceInput, LocatorPassageInput

NEEDED: Final = ("ActorId", "NameData", "Org")
#: How UCDP codes an actor's organization, which says the kind.
KINDS: Final[dict[str, ActorKind]] = {
    "1": "armed_group",
    "2": "informal_group",
    "3": "informal_group",
    "4": "state",
}
GOVERNMENT: Final = "Government of "
NUMBER: Final = re.compile("[1-9][0-9]{0,8}")
LONGEST_PLACES: Final = 1900


class Tie(NamedTuple):
    """The columns of a tie: whether there is one, to whom by name and id, and what it is."""

    flag: str
    name: str
    ids: str
    type: AffiliationType


TIES: Final = (
    Tie("Splinter", "NamePrev", "ActorIdPrev", "split_from"),
    Tie("SplitTemp", "NameSplitTemp", "ActorIdSplitTemp", "split_from"),
    Tie("Alliance", "NameAlliance", "ActorIdAlliance", "member_of"),
    Tie("JoinGroup", "GroupName", "ActorIdGroup", "merged_into"),
    Tie("OSCoalition", "", "OSCoalitionID", "member_of"),
    Tie("NSCoalition", "", "NSCoalitionID", "member_of"),
)
#: Served, or kept beside the actor alone: the page of the format says which.
NAMED: Final = """
ActorId NameData NameOrig NameOrigFull NameOrigFullEng NameChange NewName NewNameFullMotherTongue
NewNameFullEng Org ConflictId DyadId PrimaryParty OSID OSCoalition OSCoalitionID NSID NSCoalition
NSCoalitionID Splinter NamePrev ActorIdPrev SplitTemp NameSplitTemp ActorIdSplitTemp Alliance
NameAlliance ActorIdAlliance JoinGroup GroupName ActorIdGroup Location GWNOLoc Region Version
"""
COLUMNS: Final = frozenset(NAMED.split())


class Mention(msgspec.Struct, frozen=True, order=True):
    """Where an actor is referred to: as a coalition (nameless), by which row, and how named."""

    is_coalition: bool
    row: int
    name: str


class UcdpActorImporter:
    """One run: each row an actor and its ties; at the end those whom rows only refer to."""

    def __init__(self, _edition: str) -> None:
        self.notices = Notices()
        self._rows: set[str] = set()
        self._faulty: set[str] = set()
        self._mentioned: dict[str, Mention] = {}
        self._doubles = Doubles("ActorId")

    def read(self, file: InputFile) -> Iterator[Given]:
        """Actors and affiliations, row by row."""
        for row in read_table(file, NEEDED):
            if isinstance(row, RowFault):
                yield row
                continue
            self.notices.at = f"{file.name}:{row.line}"
            cells = Cells(file.name, row)
            mentions: dict[str, str] = {}
            given = list(self._read_row(cells, row, mentions))
            if given:
                key, said = given[0].key, [each.record for each in given]
                fault = self._doubles.fault(key, said, file.name, row.line)
                if fault is not None:
                    yield fault
                    continue
                tell_unknown(self.notices, row, COLUMNS)
            self._mention(cells.text("ActorId"), mentions)
            yield from cells.faults or given

    def rest(self) -> Iterator[Given]:
        """The source, its publisher, and actors that have no row of their own.

        Of an actor whose row is faulty the dataset may know more than that others name it.
        """
        if not self._rows:
            return
        yield Imported(kind="source", key=SOURCE, record=FILE)
        yield Imported(kind="actor", key=PUBLISHER, record=UCDP)
        for key, mention in sorted(self._mentioned.items()):
            self.notices.at = f"id {key}"
            if key not in self._rows | self._faulty:
                named = "a coalition" if mention.is_coalition else "an actor"
                self.notices.tell(f"{named} that rows refer to has no row of its own")
                yield Imported(kind="actor", key=key, record=_make_mentioned(key, mention))

    def _read_row(
        self, cells: Cells, row: TableRow, mentions: dict[str, str]
    ) -> Iterator[Imported]:
        key = cells.text("ActorId")
        if not NUMBER.fullmatch(key):
            cells.fault("ActorId", "is no id of UCDP: a whole number from 1")
        cells.name("NameData")
        if not cells.text("NameData"):
            cells.fault("NameData", "is empty; the name that UCDP's data use is right")
        kind = KINDS.get(cells.text("Org"))
        if kind is None:
            cells.fault("Org", f"is no code of organization; there are {', '.join(KINDS)}")
        ties = self._read_ties(cells, key, mentions)
        if cells.faults or kind is None:
            self._faulty.add(key)
            return
        self._rows.add(key)
        actor = self._make_actor(cells, key, kind)
        yield Imported(kind="actor", key=key, record=actor, raw=(row.raw(),), line=row.line)
        for (type_, of), evidence in ties.items():
            tie = AffiliationInput(
                subject=key, type=type_, object=of, coded=True, evidence=evidence
            )
            own = f"{key}-{type_}-{of}"
            yield Imported(kind="affiliation", key=own, record=tie, line=row.line, needs=(of,))

    def _make_actor(self, cells: Cells, key: str, kind: ActorKind) -> ActorInput:
        names, unread = names_over_time(cells, key)
        for column in unread:
            told = f"{column} has another number of names than NewName; it is kept raw alone"
            self.notices.tell(told)
        places = cells.text("Location")
        if len(places) > LONGEST_PLACES:
            self.notices.tell("Location is too long for a description; it is kept raw alone")
            places = ""
        return ActorInput(
            actor_kind=kind,
            name=cells.name("NameData"),
            names=names,
            countries=self._countries(cells, kind),
            identifiers=[IdentifierInput(scheme="ucdp", value=key)],
            description=f"UCDP places it in: {places}" if places and kind != "state" else UNSET,
            evidence=[cite(key)],
        )

    def _countries(self, cells: Cells, kind: ActorKind) -> list[str]:
        """A state's own; of others those that UCDP places them in."""
        if kind == "state":
            # Its earlier names follow in brackets.
            name = cells.name("NameData").removeprefix(GOVERNMENT).split(" (", 1)[0]
            own = country_by_name(name)
            return [] if own is None else [own]
        found = set()
        for number in split_list(cells.text("GWNOLoc"), ","):
            country = STATES.get(int(number)) if NUMBER.fullmatch(number) else None
            if country is None:
                told = f"GWNOLoc {number[:20]!r} is of no country of today; it is kept raw alone"
                self.notices.tell(told)
            else:
                found.add(country)
        return sorted(found)

    def _read_ties(
        self, cells: Cells, key: str, mentions: dict[str, str]
    ) -> dict[tuple[AffiliationType, str], list[EvidenceInput]]:
        """What ties the actor to others, with every column that says so, and how it names them.

        Whom a row names it names whatever is wrong with its other columns.
        """
        before = len(cells.faults)
        ties: dict[tuple[AffiliationType, str], list[EvidenceInput]] = {}
        for tie in TIES:
            ids = self._read_ids(cells, tie)
            names = [name.strip() for name in cells.text(tie.name).split(",")]
            for index, of in enumerate(ids):
                if of == key:
                    told = f"{tie.ids} names the actor of the row itself; no tie is made of it"
                    self.notices.tell(told)
                    continue
                ties.setdefault((tie.type, of), []).append(cite(key, tie.ids))
                name = names[index] if len(names) == len(ids) else ""
                if len(name) > LONGEST_LINE:
                    cells.fault(tie.name, f"a name has more than {LONGEST_LINE} characters")
                mentions[of] = (name or f"UCDP actor {of}") if tie.name else ""
        if len(cells.faults) > before or not NUMBER.fullmatch(key):
            mentions.clear()
        return ties

    def _read_ids(self, cells: Cells, tie: Tie) -> Sequence[str]:
        """The ids of a tie; none where its flag says that there is none."""
        flag, ids = cells.text(tie.flag), split_list(cells.text(tie.ids), ",")
        if flag not in ("", "0", "1"):
            cells.fault(tie.flag, "is neither 0 nor 1")
        if bool(ids) != (flag == "1"):
            told = f"{tie.flag} and {tie.ids} do not agree; no tie is made of them"
            self.notices.tell(told, int(bool(ids) or flag == "1"))
            return []
        for each in ids:
            if not NUMBER.fullmatch(each):
                named = "" if each == cells.text(tie.ids) else f"{each[:20]!r} "
                cells.fault(tie.ids, f"{named}is no id of UCDP: a whole number from 1")
        return ids

    def _mention(self, row: str, mentions: dict[str, str]) -> None:
        """Of the rows that refer to an actor by a name, the first by id says it."""
        for key, name in mentions.items():
            mention = Mention(not name, int(row), name)
            self._mentioned[key] = min(self._mentioned.get(key, mention), mention)


def _make_mentioned(key: str, mention: Mention) -> ActorInput:
    """An actor of which there is nothing but its id, and its name where a row gives one."""
    if mention.name:
        evidence = cite(str(mention.row), "named there; without a row of its own")
    else:
        note = "an id in the columns OSCoalitionID and NSCoalitionID"
        evidence = EvidenceInput(source=SOURCE, passage=LocatorPassageInput(note=note))
    return ActorInput(
        actor_kind="organization" if mention.name else "informal_group",
        name=mention.name or f"UCDP coalition {key}",
        identifiers=[IdentifierInput(scheme="ucdp", value=key)],
        evidence=[evidence],
    )


def _recognise(head: bytes) -> bool:
    header = {name.strip() for name in read_header(head)}
    return {"ActorId", "NameData", "Org", "ConflictId"} <= header


UCDP_ACTOR: Final = Format(
    name="ucdp-actor",
    title="UCDP Actor Dataset (CSV)",
    dataset=DATASET,
    recognise=_recognise,
    start=UcdpActorImporter,
    needed=NEEDED,
)
