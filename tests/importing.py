"""Runs an importer over files as `whence import` does, and judges what it gives."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from api.changesets.flatten import FLATTEN
from api.changesets.rows import Rows
from api.importers.imported import Format, Gone, Imported, Notices, RawRow, RowFault
from api.importers.inputs import InputFile
from api.importers.spool import RANK
from schemas.changesets import RECORDS, Record

Name = tuple[str, str]


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """What an importer gave: records and raw rows by kind and key, and the rest as it came."""

    records: Mapping[tuple[str, str], Record]
    raw: Mapping[tuple[str, str], Sequence[RawRow]]
    gone: Sequence[Gone]
    faults: Sequence[RowFault]
    notices: Notices

    def of(self, kind: str) -> dict[str, Record]:
        """The records of a kind, by key."""
        return {key: record for (found, key), record in self.records.items() if found == kind}


def run(form: Format, *paths: Path, edition: str = "1") -> Run:
    """One run; fails where a record would be refused, differs from itself, or names nothing."""
    importer = form.start(edition)
    files = [InputFile(path, path.name) for path in paths]
    by_row = [each for file in files for each in importer.read(file)]
    given = [*by_row, *importer.rest()]
    records: dict[tuple[str, str], Record] = {}
    raw: dict[tuple[str, str], Sequence[RawRow]] = {}
    for each in given:
        if isinstance(each, Imported):
            own = (each.kind, each.key)
            assert records.setdefault(own, each.record) == each.record, own
            raw[own] = (*raw.get(own, ()), *each.raw)
    _judge(records)
    _judge_order(
        {(each.kind, each.key): None for each in by_row if isinstance(each, Imported)}, records
    )
    return Run(
        records=records,
        raw=raw,
        gone=[each for each in given if isinstance(each, Gone)],
        faults=[each for each in given if isinstance(each, RowFault)],
        notices=importer.notices,
    )


def _judge(records: Mapping[tuple[str, str], Record]) -> None:
    """Each is as the contract says, has no fault, and names only what is there too."""
    rows = Rows("dataset")
    for (kind, key), record in records.items():
        again = msgspec.json.decode(msgspec.json.encode(record), type=RECORDS[kind], strict=True)
        assert again == record, (kind, key)
        rows.check_key(key, f"/{kind}/{key}")
        FLATTEN[kind](rows, rows.own_id(kind, key), record, f"/{kind}/{key}")
    assert rows.faults == []
    there = {rows.own_id(kind, key) for kind, key in records}
    there |= {row[0] for row in rows.tables["participations"]}
    assert [each for each in rows.references.values() if each.id not in there] == []


def _judge_order(by_row: Iterable[Name], records: Mapping[Name, Record]) -> None:
    """Of what rows say for themselves, none is written before what it names of it."""
    rows = Rows("dataset")
    order = sorted(by_row, key=lambda own: RANK[own[0]])
    to_come = {rows.own_id(kind, key) for kind, key in order}
    for kind, key in order:
        own, alone = rows.own_id(kind, key), Rows("dataset")
        FLATTEN[kind](alone, own, records[kind, key], "")
        to_come.remove(own)
        assert to_come.isdisjoint(alone.references), (kind, key)
