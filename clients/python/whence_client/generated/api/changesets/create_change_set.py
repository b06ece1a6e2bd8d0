from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.change_set_input import ChangeSetInput
from ...models.change_set_result import ChangeSetResult
from ...models.problem import Problem
from ...types import UNSET, File, Response, Unset


def _get_kwargs(
    *,
    body: ChangeSetInput | File | Unset = UNSET,
    dry_run: bool | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    params: dict[str, Any] = {}

    params["dry_run"] = dry_run

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/changesets",
        "params": params,
    }

    if isinstance(body, ChangeSetInput):
        _kwargs["json"] = body.to_dict()

        headers["Content-Type"] = "application/json"
    if isinstance(body, File):
        _kwargs["content"] = body.payload
        headers["Content-Type"] = "application/x-ndjson"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ChangeSetResult | Problem | None:
    if response.status_code == 200:
        response_200 = ChangeSetResult.from_dict(response.json())

        return response_200

    if response.status_code == 201:
        response_201 = ChangeSetResult.from_dict(response.json())

        return response_201

    if response.status_code == 400:
        response_400 = Problem.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = Problem.from_dict(response.json())

        return response_401

    if response.status_code == 403:
        response_403 = Problem.from_dict(response.json())

        return response_403

    if response.status_code == 408:
        response_408 = Problem.from_dict(response.json())

        return response_408

    if response.status_code == 409:
        response_409 = Problem.from_dict(response.json())

        return response_409

    if response.status_code == 413:
        response_413 = Problem.from_dict(response.json())

        return response_413

    if response.status_code == 414:
        response_414 = Problem.from_dict(response.json())

        return response_414

    if response.status_code == 415:
        response_415 = Problem.from_dict(response.json())

        return response_415

    if response.status_code == 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

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
) -> Response[ChangeSetResult | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: ChangeSetInput | File | Unset = UNSET,
    dry_run: bool | Unset = UNSET,
) -> Response[ChangeSetResult | Problem]:
    """Write a change set

     Write puts, retractions and links to one dataset, all of them or none.

    Send JSON (up to 64 MB), or NDJSON: the change set without its operations on the first line,
    then one operation a line. It needs a key with the scope `write:<dataset>`; for links alone
    `link:<dataset>` is enough. Faults come all at once. With an `id` of your own, sending it twice
    is safe: the second answer is the first's. With `dry_run=true` everything is checked
    and counted and nothing is written.

    Args:
        dry_run (bool | Unset): Check and count everything, and write nothing.
        body (ChangeSetInput): An atomic, explained write: all of its operations happen, or none.
        body (File): First a line with the change set without its operations (`x-first-line`),
            then one operation a line (`x-lines`).

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ChangeSetResult | Problem]
    """

    kwargs = _get_kwargs(
        body=body,
        dry_run=dry_run,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    body: ChangeSetInput | File | Unset = UNSET,
    dry_run: bool | Unset = UNSET,
) -> ChangeSetResult | Problem | None:
    """Write a change set

     Write puts, retractions and links to one dataset, all of them or none.

    Send JSON (up to 64 MB), or NDJSON: the change set without its operations on the first line,
    then one operation a line. It needs a key with the scope `write:<dataset>`; for links alone
    `link:<dataset>` is enough. Faults come all at once. With an `id` of your own, sending it twice
    is safe: the second answer is the first's. With `dry_run=true` everything is checked
    and counted and nothing is written.

    Args:
        dry_run (bool | Unset): Check and count everything, and write nothing.
        body (ChangeSetInput): An atomic, explained write: all of its operations happen, or none.
        body (File): First a line with the change set without its operations (`x-first-line`),
            then one operation a line (`x-lines`).

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ChangeSetResult | Problem
    """

    return sync_detailed(
        client=client,
        body=body,
        dry_run=dry_run,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: ChangeSetInput | File | Unset = UNSET,
    dry_run: bool | Unset = UNSET,
) -> Response[ChangeSetResult | Problem]:
    """Write a change set

     Write puts, retractions and links to one dataset, all of them or none.

    Send JSON (up to 64 MB), or NDJSON: the change set without its operations on the first line,
    then one operation a line. It needs a key with the scope `write:<dataset>`; for links alone
    `link:<dataset>` is enough. Faults come all at once. With an `id` of your own, sending it twice
    is safe: the second answer is the first's. With `dry_run=true` everything is checked
    and counted and nothing is written.

    Args:
        dry_run (bool | Unset): Check and count everything, and write nothing.
        body (ChangeSetInput): An atomic, explained write: all of its operations happen, or none.
        body (File): First a line with the change set without its operations (`x-first-line`),
            then one operation a line (`x-lines`).

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ChangeSetResult | Problem]
    """

    kwargs = _get_kwargs(
        body=body,
        dry_run=dry_run,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: ChangeSetInput | File | Unset = UNSET,
    dry_run: bool | Unset = UNSET,
) -> ChangeSetResult | Problem | None:
    """Write a change set

     Write puts, retractions and links to one dataset, all of them or none.

    Send JSON (up to 64 MB), or NDJSON: the change set without its operations on the first line,
    then one operation a line. It needs a key with the scope `write:<dataset>`; for links alone
    `link:<dataset>` is enough. Faults come all at once. With an `id` of your own, sending it twice
    is safe: the second answer is the first's. With `dry_run=true` everything is checked
    and counted and nothing is written.

    Args:
        dry_run (bool | Unset): Check and count everything, and write nothing.
        body (ChangeSetInput): An atomic, explained write: all of its operations happen, or none.
        body (File): First a line with the change set without its operations (`x-first-line`),
            then one operation a line (`x-lines`).

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ChangeSetResult | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            dry_run=dry_run,
        )
    ).parsed
