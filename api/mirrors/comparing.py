"""Whether a copy is equal: digests of origin and mirror, side by side."""

import msgspec

from schemas.digests import Digests


class KindDifference(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of which origin and mirror have not the same."""

    kind: str
    origin: str
    mirror: str


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """How many records were compared as of which seq, and of which kinds they differ."""

    seq: int
    records: int
    differences: list[KindDifference]

    @property
    def equal(self) -> bool:
        """Whether nothing differs."""
        return not self.differences


def compare(seq: int, origin: Digests, mirror: Digests) -> Comparison:
    """What differs, kind by kind; none of a kind is as good as none listed."""
    theirs, ours = (
        {
            each.kind: f"{each.count} records, digest {each.digest}"
            for each in digests.data
            if each.count
        }
        for digests in (origin, mirror)
    )
    return Comparison(
        seq=seq,
        records=sum(each.count for each in mirror.data),
        differences=[
            KindDifference(
                kind=kind, origin=theirs.get(kind, "none"), mirror=ours.get(kind, "none")
            )
            for kind in sorted(theirs | ours)
            if theirs.get(kind) != ours.get(kind)
        ],
    )
