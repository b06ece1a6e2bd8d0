"""The documents of a release: a line each, as an item has it, with its labels as a last member."""

import datetime
import gzip
import hashlib
import uuid
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec
from msgspec import UNSET

from api.changesets.mirrored import MirrorError
from schemas.base import UnsetType
from schemas.changes import Change

SUFFIX: Final = ".ndjson.gz"
DELTA: Final = "delta.ndjson.gz"
LABELS: Final = b',"labels":{'
NOBODY: Final = uuid.UUID(int=0)
#: What a document of that status was brought by; what else may have, its release does not tell.
OPS: Final = {"retracted": "retract", "merged": "merge"}


class _Head(msgspec.Struct):
    id: str
    kind: str
    dataset: str
    version: int
    seq: int
    recorded_at: datetime.datetime
    status: str
    reason: str | UnsetType = UNSET


HEADS: Final = msgspec.json.Decoder(_Head)


def has_documents(name: str) -> bool:
    """Whether a file of a release is of documents."""
    return name.endswith(SUFFIX) and name != DELTA


def read_documents(path: Path) -> Iterator[Change]:
    """Its documents as the feed would tell them; MirrorError where it is no such file."""
    try:
        with gzip.open(path) as lines:
            for line in lines:
                yield _change(line)
    except (OSError, EOFError, zlib.error, ValueError) as error:
        raise MirrorError(f"{path} is no file of documents: {error}") from None


def _change(line: bytes) -> Change:
    head = HEADS.decode(line)
    record = line[: line.rindex(LABELS)] + b"}"
    body = b"{" + record.split(b",", 3)[-1]
    withheld = (head.status, head.reason) == ("retracted", "legal")
    return Change(
        # Its place in that change set is unknown.
        cursor=f"{head.seq}.{head.seq}",
        op=OPS.get(head.status, "link" if head.kind == "link" else "put"),
        id=head.id,
        kind=head.kind,
        dataset=head.dataset,
        version=head.version,
        content_hash=hashlib.sha256(body).hexdigest(),
        recorded_at=head.recorded_at,
        change_set=NOBODY,
        # The feed shows no state of it, either.
        status="retracted" if withheld else UNSET,
        record=UNSET if withheld else msgspec.Raw(record),
    )
