"""What the document says in words: of the API as a whole, and of each group of operations."""

from collections.abc import Mapping
from typing import Final

TITLE: Final = "Whence"
SUMMARY: Final = "Event data in which every fact says where it comes from"
DESCRIPTION: Final = """\
Structured event data in which every fact says who said it, where that is written (down to the
passage), who disputes it, and since when it is known. `GET /v1/events/{id}/positions` shows, for
each part in an event, which parties affirm and which deny it, statement by statement.

**Ids and names.** Records hold ids of each other. Their names come beside the data, in `labels`,
so that a rename touches one record. Unknown or withheld is absent, never null.

**Pages.** A list answers `limit` records (50 unless asked, at most 1000) and, while there are
more, `page.next`: send it as `cursor` with the same filters and sort. The walk keeps to the state
of its first page, whatever is written meanwhile: nothing is missed, nothing comes twice.

**Downloads.** With `Accept: application/x-ndjson` or `text/csv` (or `format=`) a list streams its
whole result, unless `limit` is given. A download that breaks off ends without its last chunk,
which HTTP clients report as an error: a file that ended well is whole.

**Linked data.** Single records, code lists and datasets are JSON-LD, too, with `Accept:
application/ld+json` or `format=jsonld`; `/contexts/v1.jsonld` says what the keys mean.

**Conditional requests.** Answers carry a strong `ETag`; send it as `If-None-Match` and get 304
while nothing has changed. `Whence-Seq` numbers the latest change set that an answer knows.

**Codes.** Answers give codes as strings and list those known today (`x-codes`), for more may
come; requests take only known ones. `/v1/codes/{scheme}` defines each.

**Problems.** Every error is an `application/problem+json` (RFC 9457) with a stable `type`, a
`detail` that names the wrong value and what would be right, and all faults at once in `errors`.

**Keys.** Reading what is public needs none. Writing needs `Authorization: Bearer whence_…` with
the scope `write:<dataset>`, for links alone `link:<dataset>`; reading an internal dataset needs
`read:<dataset>`.

**Licences.** Each dataset has its own; `Link: rel="license"` names those in an answer.
"""
TAGS: Final[Mapping[str, str]] = {
    "events": "What happened: when, where, and who is said to have had which part in it.",
    "search": "Records of all kinds by words, with counts of what there is.",
    "positions": "Who affirms and who denies each part in an event, statement by statement.",
    "actors": "Persons, groups, states, bodies and outlets.",
    "affiliations": "How two actors stand to each other, as somebody says.",
    "statements": "Speech acts: who said what about which facts, and how it reached us.",
    "sources": "Published documents that facts are cited from.",
    "links": "Whether two records, of any datasets, are the same: whose judgement, and by what.",
    "codes": "Every code list, with definitions and mappings to other vocabularies.",
    "datasets": "Named series of records, with publisher, licence and citation.",
    "reconciling": "Matching names with actors: the Reconciliation Service API 0.2 (W3C).",
    "releases": "Immutable snapshots of a dataset: to download, verify and cite.",
    "service": "What is here, and where.",
    "changes": "Every change of every record, in one order: what a mirror follows.",
    "changesets": "The only way to write: atomic, explained, attributed to a key.",
    "contract": "This document.",
    "operations": "How the server is, what its problems mean, and whom to tell.",
}
BEARER: Final = "A key, `whence_…`, that whoever runs the server makes with `whence keys create`."
LICENCE: Final = {
    "name": "Apache-2.0 (the software; data have their own)",
    "identifier": "Apache-2.0",
}
