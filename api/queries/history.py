"""Reads the versions of a record, newest first, each with what it changed."""

import asyncio
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import asyncpg
import jsonpatch
import msgspec

from api.content import Content
from api.cursors import write_numbered
from api.database import CURRENT, Connection, load_statements
from api.errors import BadCursorError, GoneError, NotFoundError
from api.ids import PREFIXES, parse_id
from api.queries.asked import Asked
from api.queries.beside import Beside, Wanted, ids_in, read_labels
from api.queries.items import GONE, read_id, unkept_version
from api.queries.values import whole_number
from api.queries.walks import read_after, read_limit
from schemas.base import UNSET
from schemas.history import PatchOperation, Version
from schemas.paging import PageInfo

SQL: Final = load_statements(Path(__file__).with_suffix(".sql"))
PARAMETERS: Final = ("version", "limit", "cursor")
MOST_VERSIONS: Final = 2**31 - 1
#: Of one page: the patch of a document of 600 KB takes a third of a second.
MOST_PATCHES: Final = 100
ID: Final = re.compile(
    rb"\b(?:%b)_[0-7][0-9abcdefghjkmnpqrstvwxyz]{25}\b" % "|".join(PREFIXES.values()).encode()
)
#: With its keys in order and its numbers as they are, so that 1, 1.0 and true are three things.
SAME: Final = msgspec.json.Encoder(order="sorted")


class HistoryQuery(msgspec.Struct, frozen=True, kw_only=True):
    """Which versions are asked for: one, or a page of those superseded at a seq or before."""

    kind: str
    public_id: str
    version: int | None
    limit: int
    superseded: int = CURRENT

    def canonical(self) -> bytes:
        """The same for each page of one walk."""
        return f"history\n{self.public_id}\n{self.version}".encode()


def parse_history(kind: str, public_id: str, query_string: bytes) -> HistoryQuery:
    """Read the parameters of a history."""
    asked = Asked(query_string)
    asked.only(PARAMETERS, "a history")
    query = HistoryQuery(
        kind=kind,
        public_id=public_id,
        version=asked.one("version", whole_number(1, MOST_VERSIONS), None),
        limit=read_limit(asked, MOST_PATCHES),
    )
    superseded = read_after(asked, query.canonical(), CURRENT)
    return msgspec.structs.replace(query, superseded=superseded)


async def read_history(
    connection: Connection, beside: Beside, query: HistoryQuery, readable: Sequence[str]
) -> Content:
    """A page of versions: one statement, and one for names that are not yet known."""
    asked = read_id(query.kind, query.public_id, "/history")
    limit = query.limit + 1
    rows = await connection.fetch(
        SQL["read_history"], asked, readable, query.superseded, query.version, limit
    )
    _check(rows[0], query)
    seq = rows[0]["latest_seq"]
    found = [row for row in rows if row["version"] is not None]
    shown = [row for row in found if query.version in (None, row["version"])][: query.limit]
    data = await asyncio.to_thread(_encode, shown, [*found[1:], None])
    ids = _named(data, b"".join([row["labelled"] for row in shown]))
    labels = await read_labels(connection, beside.at(seq, seq), Wanted(ids=ids))
    more = query.version is None and len(found) > len(shown)
    following = write_numbered(shown[-1]["seq"], query.canonical()) if more else UNSET
    page = msgspec.json.encode(PageInfo(limit=query.limit, next=following))
    body = b'{"data":%b,"page":%b,"labels":{%b}}' % (data, page, b",".join(labels))
    return Content(body=body, seq=seq, licences=(rows[0]["licence"],))


def make_patch(before: Any, after: Any) -> list[dict[str, Any]]:
    """The JSON Patch from one document to the next, or one that replaces the whole.

    Every patch is applied before it is shown: what does not lead to the very document is none.
    """
    try:
        patch = jsonpatch.make_patch(before, after)
        applied = patch.apply(before)
    except jsonpatch.JsonPatchException:
        applied = None
    if applied is None or SAME.encode(applied) != SAME.encode(after):
        return [{"op": "replace", "path": "", "value": after}]
    return list(patch)


def _check(row: asyncpg.Record, query: HistoryQuery) -> None:
    """Raise for what has no history, or no version of that number."""
    name, seq = query.public_id, row["latest_seq"]
    if row["kind"] != query.kind:
        raise NotFoundError(f"there is no {query.kind} {name}").as_of(seq)
    if row["current_status"] in GONE:
        raise GoneError(f"{name} {GONE[row['current_status']]}").as_of(seq)
    versions = row["versions"]
    if query.version is not None and query.version > versions:
        there_is = "1 only" if versions == 1 else f"1 to {versions}"
        raise NotFoundError(
            f"there is no version {query.version} of {name}: it has {there_is}"
        ).as_of(seq)
    if row["version"] is None and query.version is not None:
        raise unkept_version(name, query.version).as_of(seq)
    if row["version"] is None:
        raise BadCursorError("", [("cursor", "is of versions that this server has not")]).as_of(seq)


def _encode(shown: Sequence[asyncpg.Record], before: Sequence[asyncpg.Record | None]) -> bytes:
    documents = {row["seq"]: msgspec.json.decode(row["body"]) for row in (*shown, *before) if row}
    versions = [
        _version(row, documents, earlier) for row, earlier in zip(shown, before, strict=False)
    ]
    return msgspec.json.encode(versions)


def _version(
    row: asyncpg.Record, documents: dict[int, Any], earlier: asyncpg.Record | None
) -> Version:
    document = documents[row["seq"]]
    if earlier is None:
        patch = [{"op": "add", "path": "", "value": document}]
    else:
        patch = make_patch(documents[earlier["seq"]], document)
    return Version(
        version=row["version"],
        seq=row["seq"],
        recorded_at=row["recorded_at"],
        change_set=row["change_set"],
        reason=row["reason"],
        written_by=row["key_name"],
        op=row["op"],
        status=row["status"],
        content_hash=row["content_hash"],
        patch=[_step(step) for step in patch],
    )


def _step(step: dict[str, Any]) -> PatchOperation:
    value = msgspec.Raw(msgspec.json.encode(step["value"])) if "value" in step else UNSET
    return PatchOperation(
        op=step["op"], path=step["path"], from_=step.get("from", UNSET), value=value
    )


def _named(data: bytes, labelled: bytes) -> bytes:
    """Those of the ids that want labels which the patches show."""
    named = {parse_id(text.decode())[1].bytes for text in ID.findall(data)}
    return b"".join([key for (key,) in ids_in(labelled) if key in named])
