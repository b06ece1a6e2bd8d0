from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.history import History
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    record_id: str,
    *,
    version: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    params: dict[str, Any] = {}

    params["version"] = version

    params["limit"] = limit

    params["cursor"] = cursor

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/affiliations/{record_id}/history".format(
            record_id=quote(str(record_id), safe=""),
        ),
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | History | Problem | None:
    if response.status_code == 200:
        response_200 = History.from_dict(response.json())

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

    if response.status_code == 404:
        response_404 = Problem.from_dict(response.json())

        return response_404

    if response.status_code == 406:
        response_406 = Problem.from_dict(response.json())

        return response_406

    if response.status_code == 410:
        response_410 = Problem.from_dict(response.json())

        return response_410

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
) -> Response[Any | History | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    record_id: str,
    *,
    client: AuthenticatedClient | Client,
    version: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Response[Any | History | Problem]:
    """Get the history of an affiliation

     Get every version of a record, newest first, with what brought it and what it changed.

    Each names its change set, who wrote that, when and why, and has a JSON Patch (RFC 6902)
    from the version before. What was merged into another record keeps its own history.

    Args:
        record_id (str): Id of the record.
        version (int | Unset): This version alone: a record as it was served when it became
            current, or its entry in the history.
        limit (int | Unset): How many entries a page has; without it 50.
        cursor (str | Unset): Where the page begins: `page.next` of the page before, as it is,
            with the same filters.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | History | Problem]
    """

    kwargs = _get_kwargs(
        record_id=record_id,
        version=version,
        limit=limit,
        cursor=cursor,
        if_none_match=if_none_match,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    record_id: str,
    *,
    client: AuthenticatedClient | Client,
    version: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Any | History | Problem | None:
    """Get the history of an affiliation

     Get every version of a record, newest first, with what brought it and what it changed.

    Each names its change set, who wrote that, when and why, and has a JSON Patch (RFC 6902)
    from the version before. What was merged into another record keeps its own history.

    Args:
        record_id (str): Id of the record.
        version (int | Unset): This version alone: a record as it was served when it became
            current, or its entry in the history.
        limit (int | Unset): How many entries a page has; without it 50.
        cursor (str | Unset): Where the page begins: `page.next` of the page before, as it is,
            with the same filters.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | History | Problem
    """

    return sync_detailed(
        record_id=record_id,
        client=client,
        version=version,
        limit=limit,
        cursor=cursor,
        if_none_match=if_none_match,
    ).parsed


async def asyncio_detailed(
    record_id: str,
    *,
    client: AuthenticatedClient | Client,
    version: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Response[Any | History | Problem]:
    """Get the history of an affiliation

     Get every version of a record, newest first, with what brought it and what it changed.

    Each names its change set, who wrote that, when and why, and has a JSON Patch (RFC 6902)
    from the version before. What was merged into another record keeps its own history.

    Args:
        record_id (str): Id of the record.
        version (int | Unset): This version alone: a record as it was served when it became
            current, or its entry in the history.
        limit (int | Unset): How many entries a page has; without it 50.
        cursor (str | Unset): Where the page begins: `page.next` of the page before, as it is,
            with the same filters.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | History | Problem]
    """

    kwargs = _get_kwargs(
        record_id=record_id,
        version=version,
        limit=limit,
        cursor=cursor,
        if_none_match=if_none_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    record_id: str,
    *,
    client: AuthenticatedClient | Client,
    version: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Any | History | Problem | None:
    """Get the history of an affiliation

     Get every version of a record, newest first, with what brought it and what it changed.

    Each names its change set, who wrote that, when and why, and has a JSON Patch (RFC 6902)
    from the version before. What was merged into another record keeps its own history.

    Args:
        record_id (str): Id of the record.
        version (int | Unset): This version alone: a record as it was served when it became
            current, or its entry in the history.
        limit (int | Unset): How many entries a page has; without it 50.
        cursor (str | Unset): Where the page begins: `page.next` of the page before, as it is,
            with the same filters.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | History | Problem
    """

    return (
        await asyncio_detailed(
            record_id=record_id,
            client=client,
            version=version,
            limit=limit,
            cursor=cursor,
            if_none_match=if_none_match,
        )
    ).parsed
