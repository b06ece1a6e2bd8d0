"""Passages in a table: where in its sources a record is written, citation by citation."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from msgspec import UNSET

from api.formats.columns import Column, texts
from api.formats.names import Names
from schemas.evidence import Evidence, LocatorPassage, TextPassage


def passages() -> list[Column]:
    """Each passage that is cited: where, in which source, its digest and its words."""

    def told(record: Any, names: Names) -> Sequence[str]:
        return [f"{names.of(source)}: {_place(found)}" for source, found in _cited(record.evidence)]

    def digests(record: Any, names: Names) -> Sequence[str]:
        return [
            found.sha256 if isinstance(found, TextPassage) else ""
            for _, found in _cited(record.evidence)
        ]

    def words(record: Any, names: Names) -> Sequence[str]:
        return [
            found.exact if isinstance(found, TextPassage) and found.exact is not UNSET else ""
            for _, found in _cited(record.evidence)
        ]

    return [
        texts(
            "passages",
            "Where in them, one for each citation that says so: the title, then the code points "
            "`from-to` (the last is not part of it), or page, row, sentence, time, note",
            told,
        ),
        texts(
            "passage_source_ids",
            "Ids of their sources, in the same order",
            lambda record, names: [source for source, _ in _cited(record.evidence)],
        ),
        texts("passage_sha256s", "SHA-256 of each in UTF-8; empty of page, row and such", digests),
        texts("passage_texts", "Their words, where the source's policy allows", words),
    ]


def _cited(evidence: Sequence[Evidence]) -> Iterator[tuple[str, TextPassage | LocatorPassage]]:
    for cited in evidence:
        if not isinstance(cited.passage, msgspec.UnsetType):
            yield cited.source, cited.passage


def _place(found: TextPassage | LocatorPassage) -> str:
    if isinstance(found, TextPassage):
        return f"{found.start}-{found.end}"
    named = msgspec.structs.asdict(found)
    return ", ".join(f"{name} {value}" for name, value in named.items() if value is not UNSET)
