"""Suggestions looked up and written to a file, and a judged file written as one change set."""

import re
from collections.abc import AsyncIterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeVar

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
from api.linking.events import EVENTS, Event
from api.linking.happened import Happened
from api.linking.knowing import TIES, Tie, know
from api.linking.neighbours import neighbours
from api.linking.rows import Review
from api.linking.scoring import suggest
from api.linking.suggesting import Found, Judged, Scoring, score_pairs
from api.linking.verdicts import Known, ids_in, make_steps
from api.queries.linking import find_records, list_dataset_slugs, list_judged, list_records
from schemas.changesets import ChangeSetHead, ChangeSetResult
from schemas.datasets import DatasetInput

LINE: Final = re.compile("/lines/([0-9]+)")
#: Of whom nobody knows who it is: each stands for itself alone.
UNNAMED: Final = "unnamed"
#: In how many suggestions an event is, the likeliest: on a day at the front there are dozens near.
MOST_EACH: Final = 5
Record = TypeVar("Record", Compared, Event, Tie)


class Applying(msgspec.Struct, frozen=True, kw_only=True):
    """How a review is applied: by whom it was judged and when, into which dataset, made with what
    if it is not there.
    """

    reviewer: str
    judged: str | None = None
    dataset: str
    title: str | None = None
    licence: str | None = None
    dry_run: bool = False

    def told(self) -> dict[str, Any]:
        """What every link says of its judgement."""
        when = {} if self.judged is None else {"judged": {"edtf": self.judged}}
        return {"judged_by": self.reviewer, **when}


class Suggesting(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked: which datasets, and from which score on."""

    datasets: Sequence[str]
    least: float


async def find_suggestions(dsn: str, kind: str, asked: Suggesting, shown: Progress) -> Found:
    """Everything that scores at least so much and was not judged yet."""
    async with connected(dsn, "whence link suggest") as connection:
        there = await list_dataset_slugs(connection)
        if missing := [slug for slug in asked.datasets if slug not in there]:
            known = ", ".join(there) or "none"
            raise WhenceError(f"there is no dataset {', '.join(missing)}; there are {known}")
        read = await _read(connection, "actor", asked.datasets, COMPARED, shown)
        ties = await _read(connection, "affiliation", asked.datasets, TIES, shown)
        actors = know(read, ties)
        judged = Judged(await list_judged(connection, "actor"))
        if kind == "actor":
            return _match_actors(actors, judged, asked, shown)
        events = await _read(connection, "event", asked.datasets, EVENTS, shown)
        known_events = Judged(await list_judged(connection, "event"))
    happened = Happened({each.id: each for each in actors}, judged)
    return _match_events(happened, events, known_events, asked, shown)


def _match_actors(
    actors: Sequence[Compared], judged: Judged, asked: Suggesting, shown: Progress
) -> Found:
    named = [each for each in actors if each.actor_kind != UNNAMED]
    with candidates() as found:
        task = shown.add_task("Making keys", total=len(named), unit="actors")
        found.add(named, partial(shown.advance, task))
        shown.update(task, description="Looking for pairs")
        task = shown.add_task("Comparing", total=found.match(), unit="pairs")
        advance = partial(shown.advance, task)
        scoring = Scoring(suggest=suggest, least=asked.least, advance=advance)
        return score_pairs(named, found, judged, asked.datasets, scoring)


def _match_events(
    happened: Happened, events: Sequence[Event], judged: Judged, asked: Suggesting, shown: Progress
) -> Found:
    named = [happened.naming(each) for each in events]
    with neighbours() as found:
        task = shown.add_task("Placing", total=len(named), unit="events")
        found.add(named, happened.keys_of, partial(shown.advance, task))
        task = shown.add_task("Looking for pairs", total=len(named), unit="events")
        total = found.match(partial(shown.advance, task))
        task = shown.add_task("Comparing", total=total, unit="pairs")
        advance = partial(shown.advance, task)
        scoring = Scoring(
            suggest=happened.suggest, least=asked.least, most=MOST_EACH, advance=advance
        )
        return score_pairs(named, found, judged, asked.datasets, scoring)


async def _read(
    connection: Connection,
    kind: str,
    datasets: Sequence[str],
    decoder: msgspec.json.Decoder[Record],
    shown: Progress,
) -> list[Record]:
    task = shown.add_task(f"Reading {kind}s", total=None, unit=f"{kind}s")
    records = []
    async for body in list_records(connection, kind, datasets):
        records.append(decoder.decode(body))
        shown.advance(task)
    shown.update(task, total=len(records), completed=len(records))
    return records


async def apply_review(
    dsn: str, review: Review, applying: Applying, write_wait: float
) -> ChangeSetResult:
    """Write the judgements; raises CaseFileError with every fault, and then nothing is written."""
    async with connected(dsn, "whence link apply") as connection:
        known = await find_records(connection, ids_in(review))
        made = make_steps(review, known, applying.dataset, applying.told())
        faults = [*review.faults, *made.faults]
        is_new = await find_dataset(connection, applying.dataset) is None
        if is_new and None in (applying.title, applying.licence):
            detail = f"there is no dataset {applying.dataset}; --title and --licence make it"
            faults.append(FileFault(line=0, detail=detail))
        head = _head(review, applying, known if is_new else None)
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


def _head(review: Review, applying: Applying, known: Known | None) -> ChangeSetHead:
    """With what makes the dataset where it is new: internal if it is to name what is internal.

    Where nothing says what makes it, something stands for that, so that all else is checked.
    """
    meta: DatasetInput | UnsetType = UNSET
    if known is not None:
        internal = any(found.distribution == "internal" for found in known.values())
        meta = DatasetInput(
            title=applying.title or applying.dataset,
            licence=applying.licence or "CC0-1.0",
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
