from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.statements_about import StatementsAbout
from ...types import UNSET, Response, Unset


def _get_kwargs(
    record_id: str,
    *,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
    as_of: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    params: dict[str, Any] = {}

    params["limit"] = limit

    params["cursor"] = cursor

    params["as_of"] = as_of

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/actors/{record_id}/statements-about".format(
            record_id=quote(str(record_id), safe=""),
        ),
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | Problem | StatementsAbout | None:
    if response.status_code == 200:
        response_200 = StatementsAbout.from_dict(response.json())

        return response_200

    if response.status_code == 304:
        response_304 = cast(Any, None)
        return response_304

    if response.status_code == 308:
        response_308 = cast(Any, None)
        return response_308

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
) -> Response[Any | Problem | StatementsAbout]:
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
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
    as_of: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Response[Any | Problem | StatementsAbout]:
    """Get what is said of an actor

     Get what others say of an actor, what it says of that itself, and what else it says.

    Of an actor are its parts in events and its affiliations, too. Who affirms, denies, questions
    and mentions stands in a group of its own, as do those who count its people or things: `limit`
    is for each, so that denials are never cut off before claims, and `next` of a group goes on
    with it.

    Args:
        record_id (str): Id of the record.
        limit (int | Unset): How many entries a page has; without it 50.
        cursor (str | Unset): Where the page begins: `page.next` of the page before, as it is,
            with the same filters.
        as_of (str | Unset): What was served then, names included: as of this time (RFC 3339), or
            of this seq (seq:N). `Whence-Seq` names the seq.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Problem | StatementsAbout]
    """

    kwargs = _get_kwargs(
        record_id=record_id,
        limit=limit,
        cursor=cursor,
        as_of=as_of,
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
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
    as_of: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Any | Problem | StatementsAbout | None:
    """Get what is said of an actor

     Get what others say of an actor, what it says of that itself, and what else it says.

    Of an actor are its parts in events and its affiliations, too. Who affirms, denies, questions
    and mentions stands in a group of its own, as do those who count its people or things: `limit`
    is for each, so that denials are never cut off before claims, and `next` of a group goes on
    with it.

    Args:
        record_id (str): Id of the record.
        limit (int | Unset): How many entries a page has; without it 50.
        cursor (str | Unset): Where the page begins: `page.next` of the page before, as it is,
            with the same filters.
        as_of (str | Unset): What was served then, names included: as of this time (RFC 3339), or
            of this seq (seq:N). `Whence-Seq` names the seq.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Problem | StatementsAbout
    """

    return sync_detailed(
        record_id=record_id,
        client=client,
        limit=limit,
        cursor=cursor,
        as_of=as_of,
        if_none_match=if_none_match,
    ).parsed


async def asyncio_detailed(
    record_id: str,
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
    as_of: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Response[Any | Problem | StatementsAbout]:
    """Get what is said of an actor

     Get what others say of an actor, what it says of that itself, and what else it says.

    Of an actor are its parts in events and its affiliations, too. Who affirms, denies, questions
    and mentions stands in a group of its own, as do those who count its people or things: `limit`
    is for each, so that denials are never cut off before claims, and `next` of a group goes on
    with it.

    Args:
        record_id (str): Id of the record.
        limit (int | Unset): How many entries a page has; without it 50.
        cursor (str | Unset): Where the page begins: `page.next` of the page before, as it is,
            with the same filters.
        as_of (str | Unset): What was served then, names included: as of this time (RFC 3339), or
            of this seq (seq:N). `Whence-Seq` names the seq.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Problem | StatementsAbout]
    """

    kwargs = _get_kwargs(
        record_id=record_id,
        limit=limit,
        cursor=cursor,
        as_of=as_of,
        if_none_match=if_none_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    record_id: str,
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
    as_of: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Any | Problem | StatementsAbout | None:
    """Get what is said of an actor

     Get what others say of an actor, what it says of that itself, and what else it says.

    Of an actor are its parts in events and its affiliations, too. Who affirms, denies, questions
    and mentions stands in a group of its own, as do those who count its people or things: `limit`
    is for each, so that denials are never cut off before claims, and `next` of a group goes on
    with it.

    Args:
        record_id (str): Id of the record.
        limit (int | Unset): How many entries a page has; without it 50.
        cursor (str | Unset): Where the page begins: `page.next` of the page before, as it is,
            with the same filters.
        as_of (str | Unset): What was served then, names included: as of this time (RFC 3339), or
            of this seq (seq:N). `Whence-Seq` names the seq.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Problem | StatementsAbout
    """

    return (
        await asyncio_detailed(
            record_id=record_id,
            client=client,
            limit=limit,
            cursor=cursor,
            as_of=as_of,
            if_none_match=if_none_match,
        )
    ).parsed
