"""The only way to write over HTTP: change sets."""

import uuid
from collections.abc import AsyncIterator
from typing import Any, Final

import msgspec
from litestar import Request, get, post
from litestar.params import FromPath

from api.answers import Answer, answer, plain_answer
from api.auth import Reader, reader_of, require_key, require_write
from api.bodies import JSON, body_form, read_body, read_lines
from api.changesets.datasets import find_dataset
from api.changesets.operations import LINK, Parsed, Step
from api.changesets.revert import Target, find_target, read_revert, write_revert
from api.changesets.submission import Submission, read_json, read_ndjson
from api.changesets.write import Writing, write_change_set
from api.database import Connection
from api.errors import MalformedRequestError, NotFoundError, UnknownParameterError
from api.queries.asked import Asked
from api.queries.changesets import (
    ITEM_PARAMETERS,
    LIST_PARAMETERS,
    parse_change_set,
    parse_change_sets,
    read_change_set,
    read_change_set_id,
    read_change_sets,
)
from api.routes.negotiation import choose_format
from api.routes.records import keep, readable_by, recall
from api.serving import Serving, serving_of
from schemas.base import UNSET
from schemas.changesets import (
    ChangeSetInput,
    ChangeSetItem,
    ChangeSetList,
    ChangeSetResult,
    RevertInput,
)

PARAMETER: Final = "dry_run"
FLAGS: Final = {"true": True, "false": False}


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
    content = await recall(request)
    if content is None:
        query = parse_change_sets(request.scope["query_string"])
        choose_format(request, None, ("json",))
        async with serving_of(request).readers.lend() as connection:
            readable = readable_by(await reader_of(request, connection))
            found = await read_change_sets(connection, query, readable)
        content = keep(request, found)
    return answer(request, content)


@get(
    "/v1/changesets/{change_set_id:str}",
    operation_id="getChangeSet",
    summary="Get a change set",
    tags=["changesets"],
    opt={"answers": ChangeSetItem, "parameters": ITEM_PARAMETERS, "robots": True},
)
async def get_change_set(request: Request[Any, Any, Any], change_set_id: FromPath[str]) -> Answer:
    """Get a change set by its id, with a page of what it changed, named as of now in `labels`."""
    content = await recall(request)
    if content is None:
        query = parse_change_set(change_set_id, request.scope["query_string"])
        choose_format(request, None, ("json",))
        serving = serving_of(request)
        async with serving.readers.lend() as connection:
            readable = readable_by(await reader_of(request, connection))
            found = await read_change_set(connection, serving.beside, query, readable)
        content = keep(request, found)
    return answer(request, content, headers=ROBOTS)


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
    dry_run, form = read_dry_run(request), body_form(request)
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
    dry_run, own = read_dry_run(request), read_change_set_id(change_set_id)
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


def read_dry_run(request: Request[Any, Any, Any]) -> bool:
    """The one parameter there is."""
    given = Asked(request.scope["query_string"]).values
    unknown = [
        (name, f"is no parameter of {request.scope['path']}; there is {PARAMETER}")
        for name in given
        if name != PARAMETER
    ]
    texts = given.get(PARAMETER, ["false"])
    malformed = []
    if len(texts) != 1 or texts[0] not in FLAGS:
        shown = ", ".join(repr(text[:40]) for text in texts)
        malformed = [(PARAMETER, f"is {shown}: it is true or false, once")]
    if unknown:
        raise UnknownParameterError(faults=unknown + malformed)
    if malformed:
        raise MalformedRequestError(faults=malformed)
    return FLAGS[texts[0]]


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
