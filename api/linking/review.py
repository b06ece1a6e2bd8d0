"""The file in which suggestions are judged: a table that a spreadsheet opens and gives back.

One row a suggestion, the likeliest first. A person fills in the first columns; the last ones hold
which records are meant, so that nothing that was moved about is taken for something else.
"""

import csv
import hashlib
import io
from collections.abc import Iterator, Sequence
from typing import Final

from api.formats.csv import SEPARATOR, guard
from api.linking.actors import Compared
from api.linking.scoring import Suggestion

#: To be filled in.
FILLED: Final = ("judgement", "why", "evidence_url", "evidence_title")
TOLD: Final = ("score", "reason", "because", "needs")
SHOWN: Final = ("name", "other_names", "kind", "countries", "identifiers", "dataset")
MEANT: Final = ("id_1", "id_2", "pair", "review")
COLUMNS: Final = (
    *FILLED,
    *TOLD,
    *(f"{name}_{side}" for name in SHOWN for side in (1, 2)),
    *MEANT,
)
#: What spreadsheets need to take it for UTF-8.
MARK: Final = "\ufeff"
MOST_NAMES: Final = 8
MOST: Final = 20


def link_key(one: str, other: str) -> str:
    """The key of the link between two actors, whichever comes first."""
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


def write_review(suggestions: Sequence[Suggestion]) -> Iterator[str]:
    """The lines of the file."""
    review = review_id(suggestions)
    yield MARK + _line(COLUMNS)
    for each in suggestions:
        shown = zip(_shown(each.one), _shown(each.other), strict=True)
        told = ("", "", "", "", f"{each.score:.3f}", each.reason, each.because, each.needs)
        meant = (each.one.id, each.other.id, seal(each.one.id, each.other.id), review)
        yield _line([*told, *(cell for pair in shown for cell in pair), *meant])


def _shown(actor: Compared) -> Sequence[str]:
    return (
        actor.name,
        SEPARATOR.join(other.name for other in actor.names[:MOST_NAMES]),
        actor.actor_kind,
        " ".join(actor.countries[:MOST]),
        SEPARATOR.join(map(str, actor.identifiers[:MOST])),
        actor.dataset,
    )


def _line(cells: Sequence[str]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow([guard(cell) for cell in cells])
    return out.getvalue()
