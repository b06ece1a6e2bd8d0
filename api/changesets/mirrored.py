"""An entry of the feed as rows for the staging tables of a mirror."""

import hashlib
import uuid
from typing import Final, get_args

import msgspec
from msgspec import UNSET

from api.changesets.derived import DECODERS, Found, found_of, labelled_of, terms_of
from api.changesets.rows import Row, bare
from api.errors import WhenceError
from api.ids import parse_id
from schemas.changes import Change
from schemas.codes import Reason
from schemas.events import Event
from schemas.records import Document

#: Statuses of documents of which an entry shows no body.
PURGED: Final = "purged"
WITHHELD: Final = "withheld"
#: What the status of a record is by an operation, where nothing else says it.
BY_OP: Final = {"put": "active", "link": "active", "unmerge": "active"}
TAKEN_BACK: Final = ("retract", "unlink")


class MirrorError(WhenceError):
    """A mirror that cannot be made as it was asked, or an origin that is not what it says."""


class Rows(msgspec.Struct, kw_only=True):
    """Rows for the staging tables of what a change set brings, in the order of their columns."""

    operations: list[Row] = []
    documents: list[Row] = []
    participations: list[Row] = []
    terms: list[Row] = []

    def add(self, change: Change) -> None:
        """An entry of the feed; raises MirrorError where it is not what it says."""
        own = parse_id(change.id)[1]
        ordinal = int(change.cursor.partition(".")[2])
        if change.record is UNSET:
            self._add_bodiless(change, own, ordinal)
            return
        body = body_of(change)
        record = _decoded(change)
        into = None if record.merged_into is UNSET else parse_id(record.merged_into)[1]
        self._operation(change, own, record.key, record.status, bare(record.reason), into)
        terms = terms_of(record)
        labelled = labelled_of(terms)
        self._document(change, own, ordinal, record.status, found_of(record), labelled, body)
        self.terms += [(own, change.kind, *term) for term in terms]
        if isinstance(record, Event):
            self.participations += [
                (parse_id(part.id)[1], own, place, parse_id(part.actor)[1], part.role, part.key)
                for place, part in enumerate(record.participations, start=1)
            ]

    def _add_bodiless(self, change: Change, own: uuid.UUID, ordinal: int) -> None:
        purged = change.status == PURGED
        reason = purge_reason(change) if purged else "legal"
        status = PURGED if purged and change.op == "purge" else BY_OP.get(change.op)
        if change.op in TAKEN_BACK:
            status = "retracted"
        kept = reason if status in (PURGED, "retracted") else None
        self._operation(change, own, "", status, kept, None)
        shown = PURGED if purged else WITHHELD
        body = _stub(change, shown, reason)
        self._document(change, own, ordinal, shown, Found(code=""), b"", body)

    def _operation(
        self,
        change: Change,
        own: uuid.UUID,
        key: str,
        status: str | None,
        reason: str | None,
        into: uuid.UUID | None,
    ) -> None:
        self.operations.append(
            (own, 1, change.op, change.kind, key, reason, True, "", "", into, status)
        )

    def _document(
        self,
        change: Change,
        own: uuid.UUID,
        ordinal: int,
        status: str,
        found: Found,
        labelled: bytes,
        body: bytes,
    ) -> None:
        head = (own, change.version, change.kind, ordinal, change.op, status)
        columns = msgspec.structs.astuple(found)
        content_hash = bytes.fromhex(change.content_hash)
        self.documents.append((*head, content_hash, *columns, labelled, body.decode()))


def body_of(change: Change) -> bytes:
    """The document as it is stored and hashed; MirrorError where it is not as its entry says."""
    # Without version, seq and recorded_at, which stand in front.
    body = b"{" + bytes(change.record).split(b",", 3)[-1]  # type: ignore[arg-type]
    digest = hashlib.sha256(body).hexdigest()
    if digest != change.content_hash:
        raise MirrorError(
            f"version {change.version} of {change.id} has the SHA-256 {digest}, not "
            f"{change.content_hash} as its entry says: the copy is refused"
        )
    return body


def _decoded(change: Change) -> Document:
    try:
        return DECODERS[change.kind].decode(bytes(change.record))  # type: ignore[arg-type]
    except (KeyError, msgspec.MsgspecError) as error:
        raise MirrorError(
            f"{change.id} is of a form that this Whence does not know: its origin may be of a "
            f"newer version ({error})"
        ) from None


def _stub(change: Change, status: str, reason: str) -> bytes:
    """As purged_body and withheld_body in SQL make it."""
    return msgspec.json.encode(
        {
            "id": change.id,
            "kind": change.kind,
            "dataset": change.dataset,
            "status": status,
            "reason": reason,
        }
    )


def purge_reason(change: Change) -> str:
    """Why something was purged: the reason with which all that is left of it has the hash."""
    for reason in get_args(Reason):
        left = hashlib.sha256(_stub(change, PURGED, reason))
        if left.hexdigest() == change.content_hash:
            return str(reason)
    raise MirrorError(
        f"version {change.version} of {change.id} is purged for no reason that this Whence knows: "
        "its origin may be of a newer version"
    )
