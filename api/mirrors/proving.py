"""What a folder has, as digests: worked out from the files themselves."""

from collections.abc import Iterable
from pathlib import Path

from msgspec import UNSET

from api.changesets.mirrored import PURGED, body_of
from api.mirrors.documents import read_documents
from api.queries.digests import proof_of, written
from schemas.changes import Change
from schemas.digests import Digest, Digests


class Proofs:
    """What each current document adds to the digest of its kind."""

    def __init__(self) -> None:
        self._kinds: dict[str, dict[str, int]] = {}

    def read(self, path: Path) -> None:
        """Add the documents of a release's file."""
        for each in read_documents(path):
            self._put(each.kind, each.id, each.version, each.content_hash)

    def take(self, changes: Iterable[Change]) -> None:
        """Follow the feed; MirrorError names an entry that is not what it says."""
        for change in changes:
            if change.record is not UNSET:
                body_of(change)
            elif change.op == "purge" and change.status == PURGED:
                self._kinds.get(change.kind, {}).pop(change.id, None)
                continue
            self._put(change.kind, change.id, change.version, change.content_hash)

    def _put(self, kind: str, own: str, version: int, content: str) -> None:
        self._kinds.setdefault(kind, {})[own] = proof_of(own, version, content)

    def digests(self, dataset: str, seq: int) -> Digests:
        """As `/v1/digest` has them."""
        return Digests(
            seq=seq,
            data=[
                Digest(
                    dataset=dataset,
                    kind=kind,
                    count=len(proofs),
                    digest=written(sum(proofs.values())),
                )
                for kind, proofs in sorted(self._kinds.items())
            ],
        )
