"""What a release is to be of, and all that is known of it before a document is read."""

import datetime
import re
from collections.abc import Mapping
from typing import Final

import msgspec
from msgspec import UNSET, UnsetType

from api.database import Connection
from api.errors import WhenceError
from api.formats.names import LABELS
from api.ids import parse_id
from api.queries.beside import Known, Wanted, read_labels
from api.releases.facts import SQL
from api.releases.withdraw import replacement_of
from schemas.datasets import Check
from schemas.digests import Digest
from schemas.releases import ReleaseRef

FORMAT: Final = "whence-release/1"
NAME: Final = re.compile(r"[a-z0-9][a-z0-9._-]{0,62}")
LATEST: Final = "latest"
CHECKS: Final = msgspec.json.Decoder(list[Check])


class ReleaseError(WhenceError):
    """A release that cannot be built as it was asked for."""


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Which release: of the latest change set of the dataset, and named by it, unless given."""

    dataset: str
    seq: int | None = None
    name: str | None = None


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """The release, with its dataset as it was at the seq."""

    dataset_id: int
    dataset: str
    title: str
    licence: str
    citation: str
    note: str | None
    contact: str | None
    publisher: str
    edition: str | UnsetType
    checks: list[Check]
    seq: int
    #: The latest change set that can be seen: what comes later was not looked at.
    seen: int
    recorded_at: datetime.datetime
    name: str
    previous: ReleaseRef | UnsetType
    #: The seq of the release whose lines are compared; none: all of them are new.
    before: int | None
    digests: Mapping[str, Digest]
    #: The release that it was built in the place of, by its number in the catalogue.
    replaces: int | None

    @property
    def place(self) -> str:
        """Where its files are in the store."""
        return f"{self.dataset}/{self.name}"


async def make_plan(connection: Connection, asked: Asked) -> Plan:
    """Raises ReleaseError with what is wrong with what is asked for."""
    row = await connection.fetchrow(SQL["read_dataset"], asked.dataset)
    if row is None or row["id"] is None:
        raise await no_dataset(connection, asked.dataset)
    if row["origin"] is not None:
        # A purge reaches its files there; here nobody would take them away.
        raise ReleaseError(f"this is a mirror of {row['origin']}: its releases are there")
    seq = row["own_seq"] if asked.seq is None else asked.seq
    name = f"seq-{seq}" if asked.name is None else asked.name
    _check_seq(asked.dataset, seq, row["latest_seq"], row["purge_seq"])
    await _check_name(connection, asked.dataset, row["id"], name)
    moment = await connection.fetchrow(SQL["read_moment"], row["id"], seq)
    digests = await _digests(connection, asked.dataset, row["id"], seq)
    if moment is None or not any(digest.count for digest in digests.values()):
        raise ReleaseError(
            f"{asked.dataset} has no records as of seq {seq}: there is nothing to release"
        )
    told = await _as_of(connection, dict(row), seq)
    previous = await connection.fetchrow(SQL["read_previous"], row["id"], seq)
    publisher = await _publisher(connection, told["publisher"], seq)
    return Plan(
        dataset_id=row["id"],
        dataset=asked.dataset,
        title=str(told["title"]),
        licence=str(told["licence"]),
        citation=told["citation"] or _citation(publisher, str(told["title"]), asked.dataset),
        note=told["note"],
        contact=told["contact"],
        publisher=publisher,
        edition=moment["edition"] or UNSET,
        checks=CHECKS.decode(told["checks"] or "[]"),
        seq=seq,
        seen=row["latest_seq"],
        recorded_at=moment["recorded_at"],
        name=name,
        previous=UNSET
        if previous is None
        else ReleaseRef(name=previous["name"], seq=previous["seq"]),
        before=None if previous is None else _comparable(previous["seq"], previous["manifest"]),
        digests=digests,
        replaces=await _replaced(connection, row["id"], name),
    )


def _citation(publisher: str, title: str, slug: str) -> str:
    return f"{publisher}: {title} ({slug})." if publisher else f"{title} ({slug})."


def _comparable(seq: int, manifest: str) -> int:
    """Up to which seq its lines are as they would be written now; of another form none are."""
    told = msgspec.json.decode(manifest, type=dict[str, msgspec.Raw])
    return seq if msgspec.json.decode(told["format"]) == FORMAT else 0


async def no_dataset(connection: Connection, slug: str) -> ReleaseError:
    """What to say of a dataset that there is not."""
    slugs = [row["slug"] for row in await connection.fetch(SQL["read_slugs"])]
    there_are = ", ".join(slugs) or "none yet"
    return ReleaseError(f"there is no dataset {slug[:80]!r}; there are {there_are}")


def _check_seq(slug: str, seq: int, latest: int, purged: int | None) -> None:
    if seq > latest:
        raise ReleaseError(f"seq {seq} is still to come; the latest change set is seq {latest}")
    if seq < 1:
        raise ReleaseError(f"seq {seq} is no change set; they are numbered from 1")
    if purged is not None and seq < purged:
        raise ReleaseError(
            f"something of {slug} was purged by seq {purged}: what was before it is not released "
            f"any more; take seq {purged} or a later one"
        )


async def _check_name(connection: Connection, slug: str, dataset_id: int, name: str) -> None:
    if not NAME.fullmatch(name) or name == LATEST:
        raise ReleaseError(
            f"{name[:80]!r} is no name of a release: it has at most 63 lower-case letters, digits, "
            "dots, hyphens and underscores, begins with a letter or digit, and is not latest"
        )
    taken = await connection.fetchrow(SQL["find_release"], dataset_id, name)
    if taken is not None:
        was = "withdrawn" if taken["withdrawn_at"] else f"of seq {taken['seq']}"
        raise ReleaseError(
            f"{slug} has a release {name} already ({was}), and a release stays as it is; "
            "give another --name"
        )


async def _replaced(connection: Connection, dataset_id: int, name: str) -> int | None:
    """The withdrawn release in whose place one of that name stands: NAME-r2 of NAME."""
    rows = await connection.fetch(SQL["read_withdrawn"], dataset_id)
    return next((row["id"] for row in rows if replacement_of(row["name"]) == name), None)


async def _digests(
    connection: Connection, slug: str, dataset_id: int, seq: int
) -> dict[str, Digest]:
    rows = await connection.fetch(SQL["read_digests"], dataset_id, seq)
    return {
        row["kind"]: Digest(
            dataset=slug,
            kind=row["kind"],
            count=row["records"],
            digest=f"{int(row['digest']):032x}",
        )
        for row in rows
    }


async def _as_of(
    connection: Connection, row: dict[str, str | None], seq: int
) -> dict[str, str | None]:
    """The fields of the dataset as they were: what was changed later, taken back from the last."""
    fields = ("title", "licence", "citation", "note", "contact", "checks", "publisher")
    told = {name: row[name] for name in fields}
    for [changes] in await connection.fetch(SQL["read_dataset_changes"], row["id"], seq):
        changed = msgspec.json.decode(changes, type=dict[str, dict[str, str]])
        told |= {name: change.get("before") for name, change in changed.items() if name in told}
    return told


async def _publisher(connection: Connection, public_id: str | None, seq: int) -> str:
    if public_id is None:
        return ""
    wanted = Wanted(ids=parse_id(public_id)[1].bytes)
    labels = await read_labels(connection, Known(seq), wanted)
    label = LABELS.decode(b"{%b}" % b",".join(labels)).get(public_id)
    return "" if label is None or label.name is UNSET else label.name
