from http import HTTPStatus
from typing import Any, cast

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.change_set_list import ChangeSetList
from ...models.list_change_sets_operation_item import (
    ListChangeSetsOperationItem,
)
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    dataset: list[str] | Unset = UNSET,
    written_by: list[str] | Unset = UNSET,
    operation: list[ListChangeSetsOperationItem] | Unset = UNSET,
    since: str | Unset = UNSET,
    until: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    params: dict[str, Any] = {}

    json_dataset: list[str] | Unset = UNSET
    if not isinstance(dataset, Unset):
        json_dataset = dataset

    params["dataset"] = json_dataset

    json_written_by: list[str] | Unset = UNSET
    if not isinstance(written_by, Unset):
        json_written_by = written_by

    params["written_by"] = json_written_by

    json_operation: list[str] | Unset = UNSET
    if not isinstance(operation, Unset):
        json_operation = []
        for operation_item_data in operation:
            operation_item: str = operation_item_data
            json_operation.append(operation_item)

    params["operation"] = json_operation

    params["since"] = since

    params["until"] = until

    params["limit"] = limit

    params["cursor"] = cursor

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/changesets",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | ChangeSetList | Problem | None:
    if response.status_code == 200:
        response_200 = ChangeSetList.from_dict(response.json())

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

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Any | ChangeSetList | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    dataset: list[str] | Unset = UNSET,
    written_by: list[str] | Unset = UNSET,
    operation: list[ListChangeSetsOperationItem] | Unset = UNSET,
    since: str | Unset = UNSET,
    until: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Response[Any | ChangeSetList | Problem]:
    """List change sets

     List what was written, newest first: by which key, when, why, and what became of it.

    Args:
        dataset (list[str] | Unset): Slug of the dataset. Repeat it for several; any of them may
            match.
        written_by (list[str] | Unset): Name of the key that wrote it. Repeat it for several; any
            of them may match.
        operation (list[ListChangeSetsOperationItem] | Unset): What sort of change set. Repeat it
            for several; any of them may match.
        since (str | Unset): Recorded at or after this time (RFC 3339), or after this seq (seq:N).
        until (str | Unset): Recorded at or before this time (RFC 3339), or at or before this seq
            (seq:N).
        limit (int | Unset): How many entries a page has; without it 50.
        cursor (str | Unset): Where the page begins: `page.next` of the page before, as it is,
            with the same filters.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | ChangeSetList | Problem]
    """

    kwargs = _get_kwargs(
        dataset=dataset,
        written_by=written_by,
        operation=operation,
        since=since,
        until=until,
        limit=limit,
        cursor=cursor,
        if_none_match=if_none_match,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    dataset: list[str] | Unset = UNSET,
    written_by: list[str] | Unset = UNSET,
    operation: list[ListChangeSetsOperationItem] | Unset = UNSET,
    since: str | Unset = UNSET,
    until: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Any | ChangeSetList | Problem | None:
    """List change sets

     List what was written, newest first: by which key, when, why, and what became of it.

    Args:
        dataset (list[str] | Unset): Slug of the dataset. Repeat it for several; any of them may
            match.
        written_by (list[str] | Unset): Name of the key that wrote it. Repeat it for several; any
            of them may match.
        operation (list[ListChangeSetsOperationItem] | Unset): What sort of change set. Repeat it
            for several; any of them may match.
        since (str | Unset): Recorded at or after this time (RFC 3339), or after this seq (seq:N).
        until (str | Unset): Recorded at or before this time (RFC 3339), or at or before this seq
            (seq:N).
        limit (int | Unset): How many entries a page has; without it 50.
        cursor (str | Unset): Where the page begins: `page.next` of the page before, as it is,
            with the same filters.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | ChangeSetList | Problem
    """

    return sync_detailed(
        client=client,
        dataset=dataset,
        written_by=written_by,
        operation=operation,
        since=since,
        until=until,
        limit=limit,
        cursor=cursor,
        if_none_match=if_none_match,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    dataset: list[str] | Unset = UNSET,
    written_by: list[str] | Unset = UNSET,
    operation: list[ListChangeSetsOperationItem] | Unset = UNSET,
    since: str | Unset = UNSET,
    until: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Response[Any | ChangeSetList | Problem]:
    """List change sets

     List what was written, newest first: by which key, when, why, and what became of it.

    Args:
        dataset (list[str] | Unset): Slug of the dataset. Repeat it for several; any of them may
            match.
        written_by (list[str] | Unset): Name of the key that wrote it. Repeat it for several; any
            of them may match.
        operation (list[ListChangeSetsOperationItem] | Unset): What sort of change set. Repeat it
            for several; any of them may match.
        since (str | Unset): Recorded at or after this time (RFC 3339), or after this seq (seq:N).
        until (str | Unset): Recorded at or before this time (RFC 3339), or at or before this seq
            (seq:N).
        limit (int | Unset): How many entries a page has; without it 50.
        cursor (str | Unset): Where the page begins: `page.next` of the page before, as it is,
            with the same filters.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | ChangeSetList | Problem]
    """

    kwargs = _get_kwargs(
        dataset=dataset,
        written_by=written_by,
        operation=operation,
        since=since,
        until=until,
        limit=limit,
        cursor=cursor,
        if_none_match=if_none_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    dataset: list[str] | Unset = UNSET,
    written_by: list[str] | Unset = UNSET,
    operation: list[ListChangeSetsOperationItem] | Unset = UNSET,
    since: str | Unset = UNSET,
    until: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Any | ChangeSetList | Problem | None:
    """List change sets

     List what was written, newest first: by which key, when, why, and what became of it.

    Args:
        dataset (list[str] | Unset): Slug of the dataset. Repeat it for several; any of them may
            match.
        written_by (list[str] | Unset): Name of the key that wrote it. Repeat it for several; any
            of them may match.
        operation (list[ListChangeSetsOperationItem] | Unset): What sort of change set. Repeat it
            for several; any of them may match.
        since (str | Unset): Recorded at or after this time (RFC 3339), or after this seq (seq:N).
        until (str | Unset): Recorded at or before this time (RFC 3339), or at or before this seq
            (seq:N).
        limit (int | Unset): How many entries a page has; without it 50.
        cursor (str | Unset): Where the page begins: `page.next` of the page before, as it is,
            with the same filters.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | ChangeSetList | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            dataset=dataset,
            written_by=written_by,
            operation=operation,
            since=since,
            until=until,
            limit=limit,
            cursor=cursor,
            if_none_match=if_none_match,
        )
    ).parsed
