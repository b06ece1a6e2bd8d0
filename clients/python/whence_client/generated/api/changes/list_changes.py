from http import HTTPStatus
from typing import Any, cast

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.feed import Feed
from ...models.list_changes_format import ListChangesFormat
from ...models.list_changes_kind_item import (
    ListChangesKindItem,
)
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    after: str | Unset = UNSET,
    dataset: list[str] | Unset = UNSET,
    kind: list[ListChangesKindItem] | Unset = UNSET,
    limit: int | Unset = UNSET,
    format_: ListChangesFormat | Unset = UNSET,
    last_event_id: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(last_event_id, Unset):
        headers["Last-Event-ID"] = last_event_id

    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    params: dict[str, Any] = {}

    params["after"] = after

    json_dataset: list[str] | Unset = UNSET
    if not isinstance(dataset, Unset):
        json_dataset = dataset

    params["dataset"] = json_dataset

    json_kind: list[str] | Unset = UNSET
    if not isinstance(kind, Unset):
        json_kind = []
        for kind_item_data in kind:
            kind_item: str = kind_item_data
            json_kind.append(kind_item)

    params["kind"] = json_kind

    params["limit"] = limit

    json_format_: str | Unset = UNSET
    if not isinstance(format_, Unset):
        json_format_ = format_

    params["format"] = json_format_

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/changes",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | Feed | Problem | None:
    if response.status_code == 200:
        response_200 = Feed.from_dict(response.json())

        return response_200

    if response.status_code == 304:
        response_304 = cast(Any, None)
        return response_304

    if response.status_code == 400:
        response_400 = Problem.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = Problem.from_dict(response.json())

        return response_401

    if response.status_code == 406:
        response_406 = Problem.from_dict(response.json())

        return response_406

    if response.status_code == 414:
        response_414 = Problem.from_dict(response.json())

        return response_414

    if response.status_code == 500:
        response_500 = Problem.from_dict(response.json())

        return response_500

    if response.status_code == 503:
        response_503 = Problem.from_dict(response.json())

        return response_503

    if response.status_code == 505:
        response_505 = Problem.from_dict(response.json())

        return response_505

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Any | Feed | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    after: str | Unset = UNSET,
    dataset: list[str] | Unset = UNSET,
    kind: list[ListChangesKindItem] | Unset = UNSET,
    limit: int | Unset = UNSET,
    format_: ListChangesFormat | Unset = UNSET,
    last_event_id: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Response[Any | Feed | Problem]:
    """Follow the feed

     Read every change of every record in the one order, each with the whole state after it.

    A page as JSON; all up to the latest as NDJSON; or, with `Accept: text/event-stream`, all there
    is and what comes, as server-sent events. Whoever has read up to a cursor never finds anything
    new at or before it. Changes in datasets that you may not read leave gaps between cursors.

    Args:
        after (str | Unset): The place after which it begins: the cursor of an entry, `page.next`,
            or a seq, which means all of it. Without it: the beginning.
        dataset (list[str] | Unset): Slug of the dataset. Repeat it for several; any of them may
            match.
        kind (list[ListChangesKindItem] | Unset): Kind of the record. Repeat it for several; any
            of them may match.
        limit (int | Unset): How many entries a page has; without it 50.
        format_ (ListChangesFormat | Unset): Format of the answer; it goes before the header
            Accept. `sse`: server-sent events.
        last_event_id (str | Unset): Of a stream of events that broke off, the last id: it goes
            before `after`.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Feed | Problem]
    """

    kwargs = _get_kwargs(
        after=after,
        dataset=dataset,
        kind=kind,
        limit=limit,
        format_=format_,
        last_event_id=last_event_id,
        if_none_match=if_none_match,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    after: str | Unset = UNSET,
    dataset: list[str] | Unset = UNSET,
    kind: list[ListChangesKindItem] | Unset = UNSET,
    limit: int | Unset = UNSET,
    format_: ListChangesFormat | Unset = UNSET,
    last_event_id: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Any | Feed | Problem | None:
    """Follow the feed

     Read every change of every record in the one order, each with the whole state after it.

    A page as JSON; all up to the latest as NDJSON; or, with `Accept: text/event-stream`, all there
    is and what comes, as server-sent events. Whoever has read up to a cursor never finds anything
    new at or before it. Changes in datasets that you may not read leave gaps between cursors.

    Args:
        after (str | Unset): The place after which it begins: the cursor of an entry, `page.next`,
            or a seq, which means all of it. Without it: the beginning.
        dataset (list[str] | Unset): Slug of the dataset. Repeat it for several; any of them may
            match.
        kind (list[ListChangesKindItem] | Unset): Kind of the record. Repeat it for several; any
            of them may match.
        limit (int | Unset): How many entries a page has; without it 50.
        format_ (ListChangesFormat | Unset): Format of the answer; it goes before the header
            Accept. `sse`: server-sent events.
        last_event_id (str | Unset): Of a stream of events that broke off, the last id: it goes
            before `after`.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Feed | Problem
    """

    return sync_detailed(
        client=client,
        after=after,
        dataset=dataset,
        kind=kind,
        limit=limit,
        format_=format_,
        last_event_id=last_event_id,
        if_none_match=if_none_match,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    after: str | Unset = UNSET,
    dataset: list[str] | Unset = UNSET,
    kind: list[ListChangesKindItem] | Unset = UNSET,
    limit: int | Unset = UNSET,
    format_: ListChangesFormat | Unset = UNSET,
    last_event_id: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Response[Any | Feed | Problem]:
    """Follow the feed

     Read every change of every record in the one order, each with the whole state after it.

    A page as JSON; all up to the latest as NDJSON; or, with `Accept: text/event-stream`, all there
    is and what comes, as server-sent events. Whoever has read up to a cursor never finds anything
    new at or before it. Changes in datasets that you may not read leave gaps between cursors.

    Args:
        after (str | Unset): The place after which it begins: the cursor of an entry, `page.next`,
            or a seq, which means all of it. Without it: the beginning.
        dataset (list[str] | Unset): Slug of the dataset. Repeat it for several; any of them may
            match.
        kind (list[ListChangesKindItem] | Unset): Kind of the record. Repeat it for several; any
            of them may match.
        limit (int | Unset): How many entries a page has; without it 50.
        format_ (ListChangesFormat | Unset): Format of the answer; it goes before the header
            Accept. `sse`: server-sent events.
        last_event_id (str | Unset): Of a stream of events that broke off, the last id: it goes
            before `after`.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Feed | Problem]
    """

    kwargs = _get_kwargs(
        after=after,
        dataset=dataset,
        kind=kind,
        limit=limit,
        format_=format_,
        last_event_id=last_event_id,
        if_none_match=if_none_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    after: str | Unset = UNSET,
    dataset: list[str] | Unset = UNSET,
    kind: list[ListChangesKindItem] | Unset = UNSET,
    limit: int | Unset = UNSET,
    format_: ListChangesFormat | Unset = UNSET,
    last_event_id: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Any | Feed | Problem | None:
    """Follow the feed

     Read every change of every record in the one order, each with the whole state after it.

    A page as JSON; all up to the latest as NDJSON; or, with `Accept: text/event-stream`, all there
    is and what comes, as server-sent events. Whoever has read up to a cursor never finds anything
    new at or before it. Changes in datasets that you may not read leave gaps between cursors.

    Args:
        after (str | Unset): The place after which it begins: the cursor of an entry, `page.next`,
            or a seq, which means all of it. Without it: the beginning.
        dataset (list[str] | Unset): Slug of the dataset. Repeat it for several; any of them may
            match.
        kind (list[ListChangesKindItem] | Unset): Kind of the record. Repeat it for several; any
            of them may match.
        limit (int | Unset): How many entries a page has; without it 50.
        format_ (ListChangesFormat | Unset): Format of the answer; it goes before the header
            Accept. `sse`: server-sent events.
        last_event_id (str | Unset): Of a stream of events that broke off, the last id: it goes
            before `after`.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Feed | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            after=after,
            dataset=dataset,
            kind=kind,
            limit=limit,
            format_=format_,
            last_event_id=last_event_id,
            if_none_match=if_none_match,
        )
    ).parsed
