"""The only way to write over HTTP: change sets."""

import uuid
from collections.abc import AsyncIterator, Sequence
from typing import Any, Final

import msgspec
from litestar import Request, get, post
from litestar.params import FromPath

from api.answers import Answer, plain_answer
from api.auth import Reader, reader_of, require_key, require_write
from api.bodies import JSON, body_form, read_body, read_lines
from api.changesets.datasets import find_dataset
from api.changesets.operations import LINK, Parsed, Step
from api.changesets.revert import Target, find_target, read_revert, write_revert
from api.changesets.submission import Submission, read_json, read_ndjson
from api.changesets.write import Writing, write_change_set
from api.content import Content
from api.database import Connection
from api.errors import NotFoundError
from api.queries.asked import Asked
from api.queries.changesets import (
    ITEM_PARAMETERS,
    LIST_PARAMETERS,
    ChangeSetQuery,
    parse_change_set,
    parse_change_sets,
    read_change_set,
    read_change_set_id,
    read_change_sets,
)
from api.queries.parameters import FLAGS
from api.queries.values import one_of
from api.routes.reading import answer_question, readable_by
from api.serving import Serving, serving_of
from schemas.base import UNSET
from schemas.changesets import (
    ChangeSetInput,
    ChangeSetResult,
    RevertInput,
)
from schemas.changesetsread import ChangeSetItem, ChangeSetList

PARAMETER: Final = "dry_run"

#: What a change set changed is named, and some of it is persons.
ROBOTS: Final = {"X-Robots-Tag": "noindex"}


@get(
    "/v1/changesets",
    operation_id="listChangeSets",
    summary="List change sets",
    tags=["changesets"],
    opt={"answers": ChangeSetList, "parameters": LIST_PARAMETERS},
)
async def list_change_sets(request: Request[Any, Any, Any]) -> Answer:
    """List what was written, newest first: by which key, when, why, and what became of it."""
    return await answer_question(request, parse_change_sets, read_change_sets)


@get(
    "/v1/changesets/{change_set_id:str}",
    operation_id="getChangeSet",
    summary="Get a change set",
    tags=["changesets"],
    opt={"answers": ChangeSetItem, "parameters": ITEM_PARAMETERS, "robots": True},
)
async def get_change_set(request: Request[Any, Any, Any], change_set_id: FromPath[str]) -> Answer:
    """Get a change set by its id, with a page of what it changed, named as of now in `labels`."""
    beside = serving_of(request).beside

    def parse(query_string: bytes) -> ChangeSetQuery:
        return parse_change_set(change_set_id, query_string)

    async def read(
        connection: Connection, query: ChangeSetQuery, readable: Sequence[str]
    ) -> Content:
        return await read_change_set(connection, beside, query, readable)

    return await answer_question(request, parse, read, headers=ROBOTS)


@post(
    "/v1/changesets",
    operation_id="createChangeSet",
    summary="Write a change set",
    tags=["changesets"],
    opt={"answers": ChangeSetResult, "takes": ChangeSetInput, "parameters": (PARAMETER,)},
)
async def create_change_set(request: Request[Any, Any, Any]) -> Answer:
    """Write puts, retractions and links to one dataset, all of them or none.

    Send JSON (up to 64 MB), or NDJSON: the change set without its operations on the first line,
    then one operation a line. It needs a key with the scope `write:<dataset>`; for links alone
    `link:<dataset>` is enough. Faults come all at once. With an `id` of your own, sending it twice
    is safe: the second answer is the first's. With `dry_run=true` everything is checked
    and counted and nothing is written.
    """
    serving = serving_of(request)
    asked = Asked(request.scope["query_string"])
    dry_run = read_dry_run(asked, "what writes a change set")
    asked.settle()
    form = body_form(request)
    writer = await _writer(request, serving)
    submission = await _submission(request, form, serving)
    writing = _writing(writer, serving, dry_run=dry_run)
    async with serving.writers.lend() as connection:
        submission = await _permitted(connection, writer, submission)
        result = await write_change_set(connection, submission, writing)
    return answer_result(result, serving)


@post(
    "/v1/changesets/{change_set_id:str}/revert",
    operation_id="revertChangeSet",
    summary="Revert a change set",
    tags=["changesets"],
    opt={"answers": ChangeSetResult, "takes": RevertInput, "parameters": (PARAMETER,)},
)
async def revert_change_set(
    request: Request[Any, Any, Any], change_set_id: FromPath[str]
) -> Answer:
    """Write what restores all that an earlier change set changed, all of it or nothing.

    It is a change set of its own: what was created is retracted (its reason is `other`), what was
    changed or retracted is as it was before, and so is the dataset. It can be reverted in its turn.
    The key needs the scope `write:<dataset>` of that change set's dataset. Where later change sets
    changed the same again, or other records need what would go, it is a 409 that lists all of them.
    The body may be left out; with an `id` of your own, sending it twice is safe.
    """
    serving = serving_of(request)
    asked = Asked(request.scope["query_string"])
    dry_run = read_dry_run(asked, "a revert")
    own = read_change_set_id(asked, change_set_id)
    asked.settle()
    writer = await _writer(request, serving)
    body = await read_body(request, serving.settings.stream_idle)
    if body.strip():
        body_form(request, "a revert", (JSON,))
    given = read_revert(body)
    writing = _writing(writer, serving, dry_run=dry_run)
    async with serving.writers.lend() as connection:
        target = await _target(connection, own, writer)
        result = await write_revert(connection, target, given, writing)
    return answer_result(result, serving)


def answer_result(result: ChangeSetResult, serving: Serving) -> Answer:
    """201 for what was written, before which answers are old; 200 for what changed nothing."""
    body = msgspec.json.encode(result)
    if result.seq is UNSET:
        return plain_answer(200, body)
    serving.kept.forget_before(result.seq)
    return plain_answer(201, body, headers={"Whence-Seq": str(result.seq)})


def read_dry_run(asked: Asked, where: str) -> bool:
    """The one parameter that there is for writing."""
    asked.only((PARAMETER,), where)
    return asked.one(PARAMETER, one_of(FLAGS), FLAGS[0]) == FLAGS[1]


async def _writer(request: Request[Any, Any, Any], serving: Serving) -> Reader:
    """Whose key it is, before anything of the body is read."""
    async with serving.readers.lend() as connection:
        writer = await reader_of(request, connection)
    require_key(writer)
    return writer


def _writing(writer: Reader, serving: Serving, *, dry_run: bool) -> Writing:
    return Writing(
        key_name=require_key(writer),
        dry_run=dry_run,
        write_wait=serving.settings.write_wait,
        readable=readable_by(writer),
    )


async def _target(connection: Connection, own: uuid.UUID, writer: Reader) -> Target:
    """The change set, where the key may know of it and write its dataset."""
    target = await find_target(connection, own)
    hidden = target is not None and target.distribution == "internal"
    if target is None or (
        hidden and not writer.may_write(target.dataset) and not writer.may_read(target.dataset)
    ):
        raise NotFoundError(f"there is no change set {own}")
    require_write(writer, target.dataset)
    return target


async def _permitted(connection: Connection, writer: Reader, submission: Submission) -> Submission:
    """The submission, as far as the key may write it: to some keys links alone are open."""
    head = submission.head
    if writer.may_write(head.dataset):
        return submission
    if (
        not writer.may_link(head.dataset)
        or head.dataset_meta is not UNSET
        or head.edition is not UNSET
        or await find_dataset(connection, head.dataset) is None
    ):
        require_write(writer, head.dataset)
    chunks = _links_alone(writer, head.dataset, submission.chunks)
    return msgspec.structs.replace(submission, chunks=chunks)


async def _links_alone(
    writer: Reader, slug: str, chunks: AsyncIterator[list[Parsed]]
) -> AsyncIterator[list[Parsed]]:
    async for chunk in chunks:
        if any(isinstance(part, Step) and part.operation.kind != LINK for part in chunk):
            require_write(writer, slug)
        yield chunk


async def _submission(request: Request[Any, Any, Any], form: str, serving: Serving) -> Submission:
    idle = serving.settings.stream_idle
    if form == JSON:
        return read_json(await read_body(request, idle))
    return await read_ndjson(read_lines(request, idle))
