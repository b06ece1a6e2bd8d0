"""The change feed as a mirror reads it: `/v1/changes`, one copy of the data, and its digest."""

import hashlib
from typing import Any, Final

import msgspec

MODULUS: Final = 1 << 128


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of the feed; the record itself stays as it came."""

    cursor: str
    op: str
    id: str
    kind: str
    version: int
    content_hash: str
    change_set: str
    record: msgspec.Raw = msgspec.Raw(b"")


class PageInfo(msgspec.Struct, frozen=True, kw_only=True):
    """Where to go on: also where there is nothing more yet."""

    next: str


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A page of the feed."""

    data: list[Change]
    page: PageInfo


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """A record of the copy."""

    kind: str
    version: int
    content_hash: str


PAGE: Final = msgspec.json.Decoder(Page)
CHANGE: Final = msgspec.json.Decoder(Change)


class Copy:
    """What one reader holds after the last change; `faults` is what should not have come."""

    def __init__(self) -> None:
        self.held: dict[str, Held] = {}
        self.seq = 0
        self.ordinal = 0
        self.changes = 0
        #: What to ask after.
        self.cursor = "0"
        self.faults: list[str] = []

    def take(self, body: bytes) -> int:
        """Take in a page; how many changes it had."""
        page = PAGE.decode(body)
        for change in page.data:
            self._take(change)
        self.cursor = page.page.next
        return len(page.data)

    def take_event(self, data: str) -> None:
        """Take in what came as an event of its own."""
        change = CHANGE.decode(data)
        self._take(change)
        self.cursor = change.cursor

    def digests(self) -> dict[str, tuple[int, int]]:
        """By kind: how many records, and the sum that tells them from all others."""
        sums: dict[str, tuple[int, int]] = {}
        for own, held in self.held.items():
            text = f"{own}\n{held.version}\n{held.content_hash}"
            number = int.from_bytes(hashlib.sha256(text.encode()).digest()[:16], "big")
            count, total = sums.get(held.kind, (0, 0))
            sums[held.kind] = (count + 1, (total + number) % MODULUS)
        return sums

    def _take(self, change: Change) -> None:
        seq, ordinal = map(int, change.cursor.split("."))
        expected = [(self.seq, self.ordinal + 1), (self.seq + 1, 1)]
        if (seq, ordinal) not in expected:
            self.faults.append(f"after {self.seq}.{self.ordinal} came {change.cursor}")
        known = self.held.get(change.id)
        before = known.version if known else 0
        # An upgrade renders a version again.
        if change.version != before + 1 and (change.op, change.version) != ("render", before):
            self.faults.append(
                f"{change.cursor}: version {change.version} of {change.id}, after {before}"
            )
        if (hashed := _hash(change.record)) != change.content_hash:
            self.faults.append(f"{change.cursor}: {change.id} hashes to {hashed}")
        self.seq, self.ordinal, self.changes = seq, ordinal, self.changes + 1
        self.held[change.id] = Held(
            kind=change.kind, version=change.version, content_hash=change.content_hash
        )


def _hash(record: msgspec.Raw) -> str:
    """The SHA-256 of the stored body: the record without what a read puts in front of it."""
    body: bytes = bytes(record)
    start = body.find(b'"id":')
    return hashlib.sha256(b"{" + body[start:]).hexdigest()


def digest_path(seq: int, dataset: str) -> str:
    """Where the server says what a copy should come to."""
    return f"/v1/digest?dataset={dataset}&seq={seq}"


def read_digests(answer: Any) -> dict[str, tuple[int, int]]:
    """By kind, from that answer: how many records, and their sum."""
    return {each["kind"]: (each["count"], int(each["digest"], 16)) for each in answer["data"]}
