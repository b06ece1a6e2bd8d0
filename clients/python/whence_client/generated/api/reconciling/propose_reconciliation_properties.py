from http import HTTPStatus
from typing import Any, cast

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.proposed_properties import ProposedProperties
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    type_: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    params: dict[str, Any] = {}

    params["type"] = type_

    params["limit"] = limit

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/reconcile/properties",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | Problem | ProposedProperties | None:
    if response.status_code == 200:
        response_200 = ProposedProperties.from_dict(response.json())

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
) -> Response[Any | Problem | ProposedProperties]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    type_: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Response[Any | Problem | ProposedProperties]:
    """Propose properties

     Propose properties to ask for; actors of every type have the same.

    Args:
        type_ (str | Unset): Kind of actor; of suggested actors, the only one.
        limit (int | Unset): How many properties are proposed; of suggestions it changes nothing.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Problem | ProposedProperties]
    """

    kwargs = _get_kwargs(
        type_=type_,
        limit=limit,
        if_none_match=if_none_match,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    type_: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Any | Problem | ProposedProperties | None:
    """Propose properties

     Propose properties to ask for; actors of every type have the same.

    Args:
        type_ (str | Unset): Kind of actor; of suggested actors, the only one.
        limit (int | Unset): How many properties are proposed; of suggestions it changes nothing.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Problem | ProposedProperties
    """

    return sync_detailed(
        client=client,
        type_=type_,
        limit=limit,
        if_none_match=if_none_match,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    type_: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Response[Any | Problem | ProposedProperties]:
    """Propose properties

     Propose properties to ask for; actors of every type have the same.

    Args:
        type_ (str | Unset): Kind of actor; of suggested actors, the only one.
        limit (int | Unset): How many properties are proposed; of suggestions it changes nothing.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Problem | ProposedProperties]
    """

    kwargs = _get_kwargs(
        type_=type_,
        limit=limit,
        if_none_match=if_none_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    type_: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Any | Problem | ProposedProperties | None:
    """Propose properties

     Propose properties to ask for; actors of every type have the same.

    Args:
        type_ (str | Unset): Kind of actor; of suggested actors, the only one.
        limit (int | Unset): How many properties are proposed; of suggestions it changes nothing.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Problem | ProposedProperties
    """

    return (
        await asyncio_detailed(
            client=client,
            type_=type_,
            limit=limit,
            if_none_match=if_none_match,
        )
    ).parsed
