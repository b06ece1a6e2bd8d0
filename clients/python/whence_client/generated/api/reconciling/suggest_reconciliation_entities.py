from http import HTTPStatus
from typing import Any, cast

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.suggestions import Suggestions
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    prefix: str | Unset = UNSET,
    cursor: int | Unset = UNSET,
    type_: str | Unset = UNSET,
    type_strict: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    lang: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    params: dict[str, Any] = {}

    params["prefix"] = prefix

    params["cursor"] = cursor

    params["type"] = type_

    params["type_strict"] = type_strict

    params["limit"] = limit

    params["lang"] = lang

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/reconcile/suggest/entity",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | Problem | Suggestions | None:
    if response.status_code == 200:
        response_200 = Suggestions.from_dict(response.json())

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
) -> Response[Any | Problem | Suggestions]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    prefix: str | Unset = UNSET,
    cursor: int | Unset = UNSET,
    type_: str | Unset = UNSET,
    type_strict: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    lang: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Response[Any | Problem | Suggestions]:
    """Suggest actors

     Suggest actors one of whose names has words that begin so, or that have the very id.

    Args:
        prefix (str | Unset): What was typed.
        cursor (int | Unset): How many suggestions to pass over.
        type_ (str | Unset): Kind of actor; of suggested actors, the only one.
        type_strict (str | Unset): Taken, as clients send it; it changes nothing.
        limit (int | Unset): How many properties are proposed; of suggestions it changes nothing.
        lang (str | Unset): Taken, as clients send it; it changes nothing.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Problem | Suggestions]
    """

    kwargs = _get_kwargs(
        prefix=prefix,
        cursor=cursor,
        type_=type_,
        type_strict=type_strict,
        limit=limit,
        lang=lang,
        if_none_match=if_none_match,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    prefix: str | Unset = UNSET,
    cursor: int | Unset = UNSET,
    type_: str | Unset = UNSET,
    type_strict: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    lang: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Any | Problem | Suggestions | None:
    """Suggest actors

     Suggest actors one of whose names has words that begin so, or that have the very id.

    Args:
        prefix (str | Unset): What was typed.
        cursor (int | Unset): How many suggestions to pass over.
        type_ (str | Unset): Kind of actor; of suggested actors, the only one.
        type_strict (str | Unset): Taken, as clients send it; it changes nothing.
        limit (int | Unset): How many properties are proposed; of suggestions it changes nothing.
        lang (str | Unset): Taken, as clients send it; it changes nothing.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Problem | Suggestions
    """

    return sync_detailed(
        client=client,
        prefix=prefix,
        cursor=cursor,
        type_=type_,
        type_strict=type_strict,
        limit=limit,
        lang=lang,
        if_none_match=if_none_match,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    prefix: str | Unset = UNSET,
    cursor: int | Unset = UNSET,
    type_: str | Unset = UNSET,
    type_strict: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    lang: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Response[Any | Problem | Suggestions]:
    """Suggest actors

     Suggest actors one of whose names has words that begin so, or that have the very id.

    Args:
        prefix (str | Unset): What was typed.
        cursor (int | Unset): How many suggestions to pass over.
        type_ (str | Unset): Kind of actor; of suggested actors, the only one.
        type_strict (str | Unset): Taken, as clients send it; it changes nothing.
        limit (int | Unset): How many properties are proposed; of suggestions it changes nothing.
        lang (str | Unset): Taken, as clients send it; it changes nothing.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Problem | Suggestions]
    """

    kwargs = _get_kwargs(
        prefix=prefix,
        cursor=cursor,
        type_=type_,
        type_strict=type_strict,
        limit=limit,
        lang=lang,
        if_none_match=if_none_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    prefix: str | Unset = UNSET,
    cursor: int | Unset = UNSET,
    type_: str | Unset = UNSET,
    type_strict: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    lang: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Any | Problem | Suggestions | None:
    """Suggest actors

     Suggest actors one of whose names has words that begin so, or that have the very id.

    Args:
        prefix (str | Unset): What was typed.
        cursor (int | Unset): How many suggestions to pass over.
        type_ (str | Unset): Kind of actor; of suggested actors, the only one.
        type_strict (str | Unset): Taken, as clients send it; it changes nothing.
        limit (int | Unset): How many properties are proposed; of suggestions it changes nothing.
        lang (str | Unset): Taken, as clients send it; it changes nothing.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Problem | Suggestions
    """

    return (
        await asyncio_detailed(
            client=client,
            prefix=prefix,
            cursor=cursor,
            type_=type_,
            type_strict=type_strict,
            limit=limit,
            lang=lang,
            if_none_match=if_none_match,
        )
    ).parsed
