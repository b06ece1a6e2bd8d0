"""Reads digests: what a mirror compares its copy with."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import msgspec

from api.content import Content
from api.database import Connection, load_statements
from api.queries.as_of import refuse_unkept
from api.queries.asked import Asked
from api.queries.changes import KINDS
from api.queries.parameters import PARAMETERS as FILTERS
from api.queries.unknown import refuse_unknown, unknown_slugs
from api.queries.values import READ, Seq, read_seq
from schemas.digests import Digest, Digests

SQL: Final = load_statements(Path(__file__).with_suffix(".sql"))
PARAMETERS: Final = ("dataset", "seq")
MODULUS: Final = 2**128


def proof_of(public_id: str, version: int, content_hash: str) -> int:
    """What a document adds to a digest, as docs/api.md says of proving a copy equal."""
    proof = f"{public_id}\n{version}\n{content_hash}".encode()
    return int.from_bytes(hashlib.sha256(proof).digest()[:16], "big")


def written(total: int) -> str:
    """The sum of such as a digest is written."""
    return f"{total % MODULUS:032x}"


class DigestQuery(msgspec.Struct, frozen=True, kw_only=True):
    """Of which datasets, all where none is named, and as of which seq, the latest where none is."""

    datasets: tuple[str, ...]
    seq: Seq | None


def parse_digests(query_string: bytes) -> DigestQuery:
    """Read the parameters of the digests."""
    asked = Asked(query_string)
    asked.only(PARAMETERS, "the digests")
    query = DigestQuery(
        datasets=tuple(map(str, asked.many("dataset", READ["slug"](FILTERS["dataset"], "")))),
        seq=asked.one("seq", _seq, None),
    )
    asked.settle()
    return query


def _seq(text: str) -> Seq:
    return Seq(seq=read_seq(text))


async def read_digests(
    connection: Connection, query: DigestQuery, readable: Sequence[str]
) -> Content:
    """Count and digest of each dataset and kind, as of a seq: one statement."""
    datasets = list(query.datasets) or None
    asked = None if query.seq is None else query.seq.seq
    rows = await connection.fetch(SQL["read_digests"], readable, datasets, KINDS, asked)
    latest = rows[0]["latest_seq"]
    unknown = unknown_slugs(rows[0]["unknown"])
    named = {"dataset": query.datasets, "seq": (query.seq,)}
    refuse_unknown(unknown, named, latest, rows[0]["purge_seq"])
    refuse_unkept("seq", asked, rows[0]["first_seq"], latest)
    found = Digests(
        seq=latest if asked is None else asked,
        data=[
            Digest(
                dataset=row["slug"],
                kind=row["kind"],
                count=row["records"],
                digest=written(int(row["digest"])),
            )
            for row in rows
            if row["slug"] is not None
        ],
    )
    return Content(body=msgspec.json.encode(found), seq=latest)
