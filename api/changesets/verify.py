"""Proves that what is served is what the tables say: every difference, read-only."""

import uuid
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec

from api.changesets.derived import misfiled
from api.database import Connection, load_statements
from api.errors import WhenceError
from api.ids import PREFIXES, public_id
from schemas.actors import Actor
from schemas.affiliations import Affiliation
from schemas.events import Event
from schemas.links import Link
from schemas.records import Document
from schemas.sources import Source
from schemas.statements import Statement

FILES: Final = Path(__file__).parent / "sql"
SQL: Final = {
    **load_statements(FILES / "verify.sql"),
    **load_statements(FILES / "verify_terms.sql"),
    **load_statements(FILES / "verify_all.sql"),
    **load_statements(FILES / "verify_mirror.sql"),
}
OF_RECORDS: Final = (
    "differing_ids",
    "differing_participations",
    "differing_documents",
    "differing_versions",
    "differing_purges",
    "differing_standings",
    "differing_terms",
    "differing_survivors",
    "differing_labels",
)
#: What does not ask for the tables that documents are made of: a mirror has none.
OF_MIRRORED: Final = (
    "differing_ids",
    "differing_versions",
    "differing_purges",
    "differing_survivors",
)
BATCH: Final = 1_000
DECODERS: Final[Mapping[str, msgspec.json.Decoder[Any]]] = {
    "actor": msgspec.json.Decoder(Actor),
    "affiliation": msgspec.json.Decoder(Affiliation),
    "event": msgspec.json.Decoder(Event),
    "source": msgspec.json.Decoder(Source),
    "link": msgspec.json.Decoder(Link),
    "statement": msgspec.json.Decoder(Statement),
}
ENCODER: Final = msgspec.json.Encoder(decimal_format="number")
#: What a read puts in front of a stored body.
FRONT: Final = b'{"version":1,"seq":1,"recorded_at":"2023-05-22T00:00:00Z",'
Row = Any
Advance = Callable[[int], None]


class Difference(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that is not as it is made; what is absent is not there at all."""

    id: str | None = None
    version: int | None = None
    what: str
    stored: str | None = None
    rendered: str | None = None


class Extent(msgspec.Struct, frozen=True, kw_only=True):
    """A dataset, and how much of it there is to verify."""

    id: int
    slug: str
    records: int
    versions: int


async def list_extents(connection: Connection, slug: str | None) -> list[Extent]:
    """All datasets, or the one of that slug."""
    found = [Extent(**row) for row in await connection.fetch(SQL["list_datasets"])]
    if slug is None:
        return found
    known = ", ".join(extent.slug for extent in found) or "none yet"
    found = [extent for extent in found if extent.slug == slug]
    if not found:
        raise WhenceError(f"there is no dataset {slug[:80]!r}; there are: {known}")
    return found


async def find_differences(
    connection: Connection, extents: Sequence[Extent], *, whole: bool, advance: Advance
) -> AsyncIterator[Difference]:
    """Every difference in these datasets; `whole`: they are all there are.

    Runs in the caller's transaction, which sees one moment; `advance` counts versions read.
    """
    await connection.execute(SQL["forgo_jit"])
    for extent in extents:
        async for difference in _verify_dataset(connection, extent, advance):
            yield difference
        if not whole:
            for name in OF_DATASETS:
                async for row in connection.cursor(SQL[name], extent.id):
                    yield _difference(row)
    if whole:
        for name, arguments in OF_ALL.items():
            async for row in connection.cursor(SQL[name], *arguments):
                yield _difference(row)


#: What takes a dataset, or none for all of them.
OF_DATASETS: Final = ("differing_ordinals", "differing_digests", "differing_fields")
OF_ALL: Final[Mapping[str, tuple[None, ...]]] = {
    **dict.fromkeys(OF_DATASETS, (None,)),
    "differing_seqs": (),
    "differing_orphans": (),
}


async def _verify_dataset(
    connection: Connection, extent: Extent, advance: Advance
) -> AsyncIterator[Difference]:
    last = uuid.UUID(int=0)
    mirrored = await connection.fetchval(SQL["is_mirror"])
    while rows := await connection.fetch(SQL["next_ids"], extent.id, last, BATCH):
        ids = [row["id"] for row in rows]
        last = ids[-1]
        for name in OF_MIRRORED if mirrored else OF_RECORDS:
            for row in await connection.fetch(SQL[name], extent.id, ids):
                yield _difference(row)
        if mirrored:
            for row in await connection.fetch(SQL["list_current"], ids):
                for what, stored, rendered in misfiled(row):
                    yield Difference(
                        id=public_id(row["kind"], row["id"]),
                        version=row["version"],
                        what=what,
                        stored=stored,
                        rendered=rendered,
                    )
        async for body in connection.cursor(SQL["list_bodies"], ids, prefetch=200):
            advance(1)
            gone = body["status"] in ("purged", "withheld")
            shape = None if gone else judge_body(body["kind"], body["body"])
            if shape is not None:
                stored, rendered = shape
                yield Difference(
                    id=public_id(body["kind"], body["id"]),
                    version=body["version"],
                    what="shape",
                    stored=stored,
                    rendered=rendered,
                )


def judge_body(kind: str, body: str) -> tuple[str, str] | None:
    """None where a body is its struct to the byte; else the body and what the struct makes."""
    whole = FRONT + body.encode()[1:]
    try:
        record: Document = DECODERS[kind].decode(whole)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        return body, str(error)
    made = ENCODER.encode(record)
    return None if made == whole else (body, "{" + made[len(FRONT) :].decode())


def _difference(row: Row) -> Difference:
    own = row["id"]
    if own is not None:
        own = public_id(row["kind"], own) if row["kind"] in PREFIXES else str(own)
    return Difference(
        id=own,
        version=row["version"],
        what=row["what"],
        stored=row["stored"],
        rendered=row["rendered"],
    )
