"""The file in which suggestions are judged: a table that a spreadsheet opens and gives back.

One row a suggestion, the likeliest first. A person fills in the first columns; the last ones hold
which records are meant, so that nothing that was moved about is taken for something else.
"""

import csv
import hashlib
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from api.formats.csv import guard
from api.linking.suggestion import Suggestion

#: To be filled in.
FILLED: Final = ("judgement", "why", "evidence_url", "evidence_title")
TOLD: Final = ("score", "reason", "because", "needs")
#: Kind → what is shown of each side.
SHOWN: Final[Mapping[str, tuple[str, ...]]] = {
    "actor": ("name", "other_names", "kind", "countries", "identifiers", "dataset"),
    "event": (
        *("name", "kind", "when", "place", "countries", "participants", "figures", "dataset"),
    ),
}
MEANT: Final = ("id_1", "id_2", "pair", "review")
#: What spreadsheets need to take it for UTF-8.
MARK: Final = "\ufeff"


def columns(kind: str) -> tuple[str, ...]:
    """The columns of a file of suggestions of that kind."""
    shown = (f"{name}_{side}" for name in SHOWN[kind] for side in (1, 2))
    return (*FILLED, *TOLD, *shown, *MEANT)


def link_key(one: str, other: str) -> str:
    """The key of the link between two records, whichever comes first."""
    return "+".join(sorted((one, other)))


def seal(one: str, other: str) -> str:
    """What changes where one of both ids does, or they change places."""
    return hashlib.sha256(f"{one}\n{other}".encode()).hexdigest()[:12]


def review_id(suggestions: Sequence[Suggestion]) -> str:
    """The same for the same suggestions."""
    digest = hashlib.sha256()
    for each in suggestions:
        digest.update(f"{each.one.id}\n{each.other.id}\n{each.score}\n".encode())
    return digest.hexdigest()[:12]


def write_review(kind: str, suggestions: Sequence[Suggestion]) -> Iterator[str]:
    """The lines of the file."""
    review = review_id(suggestions)
    yield MARK + _line(columns(kind))
    for each in suggestions:
        one, other = each.one.shown(), each.other.shown()
        told = ("", "", "", "", f"{each.score:.3f}", each.reason, each.because, each.needs)
        sides = [side[name] for name in SHOWN[kind] for side in (one, other)]
        meant = (each.one.id, each.other.id, seal(each.one.id, each.other.id), review)
        yield _line([*told, *sides, *meant])


def _line(cells: Sequence[str]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow([guard(cell) for cell in cells])
    return out.getvalue()
