"""A record as rows: one function a kind, pure; what it finds wrong is noted, never raised."""

import datetime
import unicodedata
import uuid
from collections import defaultdict
from collections.abc import Callable
from typing import Any, get_args

import msgspec
from asyncpg.pgproto.pgproto import UUID  # made and sent ten times as fast as Python's
from msgspec import UNSET, UnsetType

from api.changesets.faults import Fault
from api.edtf import Edtf, EdtfError, parse_edtf
from api.ids import InvalidIdError, parse_id, record_digest
from schemas.codes import Kind
from schemas.countries import COUNTRIES
from schemas.dates import DateInput

Row = tuple[Any, ...]
POINTERS_KEPT = 20
#: What the key of a purged record becomes begins so.
PURGED = "purged:"
#: What may be linked: a participation is part of its event.
LINKED = get_args(Kind)
JOINED = "two actors, affiliations, events, statements or sources"


class RawRow(msgspec.Struct, frozen=True, gc=False):
    """A row as it stood in a file: the cells that were not empty, as written."""

    columns: tuple[str, ...]
    cells: tuple[str, ...]


class Reference(msgspec.Struct):
    """A record that others name, and where they name it (the first few places)."""

    id: uuid.UUID
    kind: str
    key: str
    pointers: list[str]


class Rows:
    """Rows for the staging tables, with the references and faults met on the way."""

    def __init__(self, dataset: str) -> None:
        self.dataset = dataset
        self.tables: defaultdict[str, list[Row]] = defaultdict(list)
        self.references: dict[uuid.UUID, Reference] = {}
        self.ends: dict[tuple[str, uuid.UUID], Reference] = {}
        self.faults: list[Fault] = []
        self._claims: dict[uuid.UUID, str] = {}
        self._ids: dict[tuple[str, str], uuid.UUID] = {}
        self._named: dict[tuple[str, str], Reference] = {}

    def add(self, table: str, *values: Any) -> None:
        """One row for a staging table, in the order of its columns."""
        self.tables[table].append(values)

    def take(self, others: "Rows") -> None:
        """The rows and faults of others; what those refer to need not be there."""
        for table, rows in others.tables.items():
            self.tables[table] += rows
        self.faults += others.faults

    def mark(self) -> dict[str, int]:
        """How many rows there are; `rollback` brings them back to it."""
        return {table: len(rows) for table, rows in self.tables.items()}

    def rollback(self, mark: dict[str, int]) -> None:
        """Forget the rows since the mark: those of a record that has faults."""
        for table, rows in self.tables.items():
            del rows[mark.get(table, 0) :]

    def forget(self) -> None:
        """Forget rows, claims, references and faults; which ids names have stays known."""
        self.tables.clear()
        self.references.clear()
        self.ends.clear()
        self.faults = []
        self._claims.clear()
        self._named.clear()

    def claim(self, own: uuid.UUID, pointer: str) -> str | None:
        """Take a record for this change set; answers where it was taken before."""
        first = self._claims.setdefault(own, pointer)
        return None if first is pointer else first

    def fault(self, pointer: str, detail: str) -> None:
        self.faults.append(Fault(pointer=pointer, detail=detail))

    def own_id(self, kind: str, key: str) -> uuid.UUID:
        """The id of a record of this dataset."""
        found = self._ids.get((kind, key))
        if found is None:
            found = self._ids[kind, key] = UUID(record_digest(self.dataset, kind, key))
        return found

    def refer(self, kind: str, key: str | UnsetType, at: str, *path: str | int) -> uuid.UUID | None:
        """The id of a record that is named here, and must be there when the change set ends.

        Most are named a thousand times: where they are is spelled out for the first few alone.
        """
        if key is UNSET:
            return None
        named = self._named.get((kind, key)) or self._name(kind, key)
        if len(named.pointers) < POINTERS_KEPT:
            named.pointers.append("/".join((at, *map(str, path))))
        return named.id

    def _name(self, kind: str, key: str) -> Reference:
        own = self.own_id(kind, key)
        named = self.references.get(own) or Reference(own, kind, key, [])
        if "\0" not in key:  # No record is called so, and PostgreSQL could not be asked.
            self.references[own] = named
        self._named[kind, key] = named
        return named

    def end(self, text: str, pointer: str) -> tuple[str, uuid.UUID] | None:
        """Kind and id of a record of any dataset that a link names."""
        try:
            kind, found = parse_id(text)
        except InvalidIdError as error:
            self.fault(pointer, str(error))
            return None
        if kind not in LINKED:
            self.fault(pointer, f"{text} is a {kind}; a link is between {JOINED}")
            return None
        reference = self.ends.setdefault((kind, found), Reference(found, kind, text, []))
        if len(reference.pointers) < POINTERS_KEPT:
            reference.pointers.append(pointer)
        return kind, found

    def date(self, value: DateInput | UnsetType, pointer: str) -> tuple[Edtf | None, Row | None]:
        """A date as parsed, and as the columns of the type fuzzy_date."""
        if value is UNSET:
            return None, None
        try:
            parsed = parse_edtf(value.edtf)
        except EdtfError as error:
            self.fault(f"{pointer}/edtf", str(error))
            return None, None
        days = (parsed.earliest, parsed.latest, *(parsed.certain or (None, None)))
        unknown = parsed.start_unknown, parsed.end_unknown
        note = bare(value.inferred), bare(value.note)
        row = (
            parsed.text,
            *days,
            *unknown,
            parsed.bounded,
            *note,
        )
        return parsed, row

    def second(
        self, value: datetime.datetime | UnsetType, pointer: str
    ) -> datetime.datetime | None:
        """Whole seconds in UTC: what the documents show."""
        if value is UNSET:
            return None
        try:
            return value.astimezone(datetime.UTC).replace(microsecond=0)
        except OverflowError:
            self.fault(pointer, f"{value.isoformat()} is in UTC not within the years 1 to 9999")
            return None

    def check_span(self, start: Edtf | None, end: Edtf | None, pointer: str) -> None:
        """What ends does not begin later."""
        first, last = start and start.earliest, end and end.latest
        if first and last and last < first:
            self.fault(f"{pointer}/end", f"it ends by {last}, before it starts ({first} or later)")

    def check_country(self, country: str | UnsetType, pointer: str) -> None:
        """Two capital letters are not enough: there is such a country."""
        if country is not UNSET and country not in COUNTRIES:
            self.fault(pointer, f"{country!r} is no ISO 3166-1 alpha-2 code of a country, as RU is")

    def check_key(self, key: str, pointer: str) -> None:
        """Keys are hashed into ids: what looks like one key must not be two."""
        if key.startswith(PURGED):
            self.fault(f"{pointer}/key", f"keys that begin with {PURGED!r} are of what was purged")
        if key.isascii() and key.isprintable() and not key.isspace():
            return
        if key.isspace():
            self.fault(f"{pointer}/key", f"the key {key!r} is blank")
        if not unicodedata.is_normalized("NFC", key):
            right = unicodedata.normalize("NFC", key)
            self.fault(f"{pointer}/key", f"the key {key!r} is not in NFC; {right!r} is right")
        categories = {unicodedata.category(character) for character in key}
        if categories & {"Cc", "Cs", "Zl", "Zp"}:
            self.fault(f"{pointer}/key", f"the key {key!r} has control characters")
        if "Cf" in categories:
            detail = f"the key {key!r} has format characters, which nobody sees; leave them out"
            self.fault(f"{pointer}/key", detail)
        if "Cn" in categories:
            # What Unicode assigns later may come with another NFC.
            self.fault(f"{pointer}/key", f"the key {key!r} has characters that are not assigned")


def bare(value: Any) -> Any:
    """None for what was not given."""
    return None if value is UNSET else value


Flatten = Callable[[Rows, uuid.UUID, Any, str], None]
