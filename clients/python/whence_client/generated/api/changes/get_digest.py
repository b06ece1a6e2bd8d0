from http import HTTPStatus
from typing import Any, cast

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.digests import Digests
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    dataset: list[str] | Unset = UNSET,
    seq: int | Unset = UNSET,
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

    params["seq"] = seq

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/digest",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | Digests | Problem | None:
    if response.status_code == 200:
        response_200 = Digests.from_dict(response.json())

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
) -> Response[Any | Digests | Problem]:
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
    seq: int | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Response[Any | Digests | Problem]:
    """Get what proves a copy equal

     Get the number of records of each dataset and kind, and a digest of them, as of a seq.

    Whoever has the documents works out the same numbers. A seq before `purge_seq` has none.

    Args:
        dataset (list[str] | Unset): Slug of the dataset. Repeat it for several; any of them may
            match.
        seq (int | Unset): The seq that it is asked of; without it the latest.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Digests | Problem]
    """

    kwargs = _get_kwargs(
        dataset=dataset,
        seq=seq,
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
    seq: int | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Any | Digests | Problem | None:
    """Get what proves a copy equal

     Get the number of records of each dataset and kind, and a digest of them, as of a seq.

    Whoever has the documents works out the same numbers. A seq before `purge_seq` has none.

    Args:
        dataset (list[str] | Unset): Slug of the dataset. Repeat it for several; any of them may
            match.
        seq (int | Unset): The seq that it is asked of; without it the latest.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Digests | Problem
    """

    return sync_detailed(
        client=client,
        dataset=dataset,
        seq=seq,
        if_none_match=if_none_match,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    dataset: list[str] | Unset = UNSET,
    seq: int | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Response[Any | Digests | Problem]:
    """Get what proves a copy equal

     Get the number of records of each dataset and kind, and a digest of them, as of a seq.

    Whoever has the documents works out the same numbers. A seq before `purge_seq` has none.

    Args:
        dataset (list[str] | Unset): Slug of the dataset. Repeat it for several; any of them may
            match.
        seq (int | Unset): The seq that it is asked of; without it the latest.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Digests | Problem]
    """

    kwargs = _get_kwargs(
        dataset=dataset,
        seq=seq,
        if_none_match=if_none_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    dataset: list[str] | Unset = UNSET,
    seq: int | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Any | Digests | Problem | None:
    """Get what proves a copy equal

     Get the number of records of each dataset and kind, and a digest of them, as of a seq.

    Whoever has the documents works out the same numbers. A seq before `purge_seq` has none.

    Args:
        dataset (list[str] | Unset): Slug of the dataset. Repeat it for several; any of them may
            match.
        seq (int | Unset): The seq that it is asked of; without it the latest.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Digests | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            dataset=dataset,
            seq=seq,
            if_none_match=if_none_match,
        )
    ).parsed
