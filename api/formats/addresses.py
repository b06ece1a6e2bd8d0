"""Absolute addresses of what a document names, on the server that answers."""

import re
from typing import Final
from urllib.parse import quote

import msgspec

from api.ids import KINDS
from api.queries.parameters import PLURALS

CONTEXT: Final = "/contexts/v1.jsonld"
#: Participations have addresses, and no list.
COLLECTIONS: Final = {**PLURALS, "participation": "participations"}
#: What an address of the web may hold, and an IRI may not (RFC 3987).
NOT_IN_IRIS: Final = re.compile(r'[\x00-\x20\x7f<>"{}|\\^`]')


def as_iri(url: str) -> str:
    """The same address with what no IRI has percent-encoded."""
    return NOT_IN_IRIS.sub(lambda found: quote(found[0]), url)


class Addresses(msgspec.Struct, frozen=True):
    """Where things are; `origin` is scheme and host."""

    origin: str

    @property
    def context(self) -> str:
        """What the keys of linked documents mean."""
        return f"{self.origin}{CONTEXT}"

    def record(self, public_id: str) -> str:
        """A record, as it is."""
        kind = KINDS[public_id.partition("_")[0]]
        return f"{self.origin}/v1/{COLLECTIONS[kind]}/{public_id}"

    def version(self, public_id: str, number: int) -> str:
        """A record as it was served at a version."""
        return f"{self.record(public_id)}?version={number}"

    def scheme(self, name: str) -> str:
        """A code list."""
        return f"{self.origin}/v1/codes/{name}"

    def code(self, scheme: str, code: str) -> str:
        """A code, as a part of its list."""
        return f"{self.scheme(scheme)}#{code}"

    def dataset(self, slug: str) -> str:
        """A dataset."""
        return f"{self.origin}/v1/datasets/{slug}"
