"""Suggestions looked up and written to a file, and a judged file written as one change set."""

import re
from collections.abc import AsyncIterator, Sequence
from functools import partial
from pathlib import Path
from typing import Final

import msgspec
from msgspec import UNSET, UnsetType
from rich.progress import Progress

from api.changesets.datasets import find_dataset
from api.changesets.faults import ChangeSetInvalidError, Fault
from api.changesets.ledger import COMMAND
from api.changesets.operations import CHUNK, Parsed
from api.changesets.submission import BodyDigest, Submission
from api.changesets.write import Writing, write_change_set
from api.commands.ready import connected
from api.database import Connection
from api.errors import WhenceError
from api.importers.faults import CaseFileError, FileFault
from api.linking.actors import COMPARED, Compared
from api.linking.candidates import candidates
from api.linking.rows import Review
from api.linking.suggesting import Found, Judged, score_pairs
from api.linking.verdicts import Known, ids_in, make_steps
from api.queries.linking import find_actors, list_actors, list_dataset_slugs, list_judged
from schemas.changesets import ChangeSetHead, ChangeSetResult
from schemas.datasets import DatasetInput

LINE: Final = re.compile("/lines/([0-9]+)")
#: Of whom nobody knows who it is: each stands for itself alone.
UNNAMED: Final = "unnamed"


class Applying(msgspec.Struct, frozen=True, kw_only=True):
    """How a review is applied: by whom, into which dataset, made with what if it is not there."""

    reviewer: str
    dataset: str
    title: str | None = None
    licence: str | None = None
    dry_run: bool = False


async def find_suggestions(
    dsn: str, datasets: Sequence[str], least: float, shown: Progress
) -> Found:
    """Everything that scores at least so much and was not judged yet."""
    async with connected(dsn, "whence link suggest") as connection:
        there = await list_dataset_slugs(connection)
        if missing := [slug for slug in datasets if slug not in there]:
            known = ", ".join(there) or "none"
            raise WhenceError(f"there is no dataset {', '.join(missing)}; there are {known}")
        actors = await _read_actors(connection, datasets, shown)
        judged = Judged(await list_judged(connection))
    with candidates() as found:
        task = shown.add_task("Making keys", total=len(actors), unit="actors")
        found.add(actors, partial(shown.advance, task))
        shown.update(task, description="Looking for pairs")
        total = found.match()
        task = shown.add_task("Comparing", total=total, unit="pairs")
        advance = partial(shown.advance, task)
        return score_pairs(actors, found, judged, datasets=datasets, least=least, advance=advance)


async def _read_actors(
    connection: Connection, datasets: Sequence[str], shown: Progress
) -> list[Compared]:
    task = shown.add_task("Reading actors", total=None, unit="actors")
    actors = []
    async for body in list_actors(connection, datasets):
        actor = COMPARED.decode(body)
        if actor.actor_kind != UNNAMED:
            actors.append(actor)
        shown.advance(task)
    shown.update(task, total=len(actors), completed=len(actors))
    return actors


async def apply_review(
    dsn: str, review: Review, applying: Applying, write_wait: float
) -> ChangeSetResult:
    """Write the judgements; raises CaseFileError with every fault, and then nothing is written."""
    async with connected(dsn, "whence link apply") as connection:
        known = await find_actors(connection, ids_in(review))
        made = make_steps(review, known, applying.dataset, applying.reviewer)
        faults = [*review.faults, *made.faults]
        head = await _head(connection, review, applying, known)
        digest = BodyDigest()
        digest.update(review.data)
        writing = Writing(
            key_name=COMMAND,
            dry_run=applying.dry_run or bool(faults),
            write_wait=write_wait,
        )
        submission = Submission(head=head, chunks=_chunks(made.steps), digest=digest)
        try:
            result = await write_change_set(connection, submission, writing)
        except ChangeSetInvalidError as error:
            raise CaseFileError(review.name, [*faults, *map(_placed, error.faults)]) from None
    if faults:
        raise CaseFileError(review.name, faults)
    return result


async def _head(
    connection: Connection, review: Review, applying: Applying, known: Known
) -> ChangeSetHead:
    """With what makes the dataset where it is new: internal if it is to name what is internal."""
    meta: DatasetInput | UnsetType = UNSET
    if await find_dataset(connection, applying.dataset) is None:
        if applying.title is None or applying.licence is None:
            raise WhenceError(
                f"there is no dataset {applying.dataset}; --title and --licence make it"
            )
        internal = any(found.distribution == "internal" for found in known.values())
        meta = DatasetInput(
            title=applying.title,
            licence=applying.licence,
            distribution="internal" if internal else "public",
        )
    name = Path(review.name).name
    return ChangeSetHead(
        dataset=applying.dataset,
        reason=f"Links judged by {applying.reviewer} in {name}"[:2000],
        dataset_meta=meta,
    )


async def _chunks(steps: Sequence[Parsed]) -> AsyncIterator[list[Parsed]]:
    for start in range(0, len(steps), CHUNK):
        yield [*steps[start : start + CHUNK]]


def _placed(fault: Fault) -> FileFault:
    """A fault of the change set at the line that it comes from."""
    found = LINE.match(fault.pointer)
    return FileFault(line=int(found[1]) if found else 1, detail=fault.detail)
