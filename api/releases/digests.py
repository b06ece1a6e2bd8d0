"""The digest of each kind, worked out from the bytes that are written."""

import hashlib
from typing import Final

from api.queries.digests import proof_of, written
from api.releases.reading import Batch

#: Every body begins "id":"evt_ and 26 characters more, after its brace.
ID: Final = slice(6, 36)


class DigestSum:
    """Adds up what documents add to it."""

    def __init__(self) -> None:
        self.count = 0
        self._total = 0

    def add(self, batch: Batch) -> None:
        """Count the documents of a batch."""
        for row in batch.rows:
            body = row["body"]
            content = hashlib.sha256(b"{" + body).hexdigest()
            self._total += proof_of(body[ID].decode("ascii"), row["version"], content)
        self.count += len(batch.rows)

    @property
    def digest(self) -> str:
        """As `/v1/digest` writes it."""
        return written(self._total)
