from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.change_set_result import ChangeSetResult
from ...models.problem import Problem
from ...models.revert_input import RevertInput
from ...types import UNSET, Response, Unset


def _get_kwargs(
    change_set_id: str,
    *,
    body: RevertInput | Unset = UNSET,
    dry_run: bool | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    params: dict[str, Any] = {}

    params["dry_run"] = dry_run

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/changesets/{change_set_id}/revert".format(
            change_set_id=quote(str(change_set_id), safe=""),
        ),
        "params": params,
    }

    if not isinstance(body, Unset):
        _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

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

    if response.status_code == 404:
        response_404 = Problem.from_dict(response.json())

        return response_404

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
    change_set_id: str,
    *,
    client: AuthenticatedClient,
    body: RevertInput | Unset = UNSET,
    dry_run: bool | Unset = UNSET,
) -> Response[ChangeSetResult | Problem]:
    """Revert a change set

     Write what restores all that an earlier change set changed, all of it or nothing.

    It is a change set of its own: what was created is retracted (its reason is `other`), what was
    changed or retracted is as it was before, and so is the dataset. It can be reverted in its turn.
    The key needs the scope `write:<dataset>` of that change set's dataset. Where later change sets
    changed the same again, or other records need what would go, it is a 409 that lists all of them.
    The body may be left out; with an `id` of your own, sending it twice is safe.

    Args:
        change_set_id (str): Id of the change set.
        dry_run (bool | Unset): Check and count everything, and write nothing.
        body (RevertInput | Unset): What may be said of a revert; all of it may be left out.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ChangeSetResult | Problem]
    """

    kwargs = _get_kwargs(
        change_set_id=change_set_id,
        body=body,
        dry_run=dry_run,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    change_set_id: str,
    *,
    client: AuthenticatedClient,
    body: RevertInput | Unset = UNSET,
    dry_run: bool | Unset = UNSET,
) -> ChangeSetResult | Problem | None:
    """Revert a change set

     Write what restores all that an earlier change set changed, all of it or nothing.

    It is a change set of its own: what was created is retracted (its reason is `other`), what was
    changed or retracted is as it was before, and so is the dataset. It can be reverted in its turn.
    The key needs the scope `write:<dataset>` of that change set's dataset. Where later change sets
    changed the same again, or other records need what would go, it is a 409 that lists all of them.
    The body may be left out; with an `id` of your own, sending it twice is safe.

    Args:
        change_set_id (str): Id of the change set.
        dry_run (bool | Unset): Check and count everything, and write nothing.
        body (RevertInput | Unset): What may be said of a revert; all of it may be left out.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ChangeSetResult | Problem
    """

    return sync_detailed(
        change_set_id=change_set_id,
        client=client,
        body=body,
        dry_run=dry_run,
    ).parsed


async def asyncio_detailed(
    change_set_id: str,
    *,
    client: AuthenticatedClient,
    body: RevertInput | Unset = UNSET,
    dry_run: bool | Unset = UNSET,
) -> Response[ChangeSetResult | Problem]:
    """Revert a change set

     Write what restores all that an earlier change set changed, all of it or nothing.

    It is a change set of its own: what was created is retracted (its reason is `other`), what was
    changed or retracted is as it was before, and so is the dataset. It can be reverted in its turn.
    The key needs the scope `write:<dataset>` of that change set's dataset. Where later change sets
    changed the same again, or other records need what would go, it is a 409 that lists all of them.
    The body may be left out; with an `id` of your own, sending it twice is safe.

    Args:
        change_set_id (str): Id of the change set.
        dry_run (bool | Unset): Check and count everything, and write nothing.
        body (RevertInput | Unset): What may be said of a revert; all of it may be left out.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ChangeSetResult | Problem]
    """

    kwargs = _get_kwargs(
        change_set_id=change_set_id,
        body=body,
        dry_run=dry_run,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    change_set_id: str,
    *,
    client: AuthenticatedClient,
    body: RevertInput | Unset = UNSET,
    dry_run: bool | Unset = UNSET,
) -> ChangeSetResult | Problem | None:
    """Revert a change set

     Write what restores all that an earlier change set changed, all of it or nothing.

    It is a change set of its own: what was created is retracted (its reason is `other`), what was
    changed or retracted is as it was before, and so is the dataset. It can be reverted in its turn.
    The key needs the scope `write:<dataset>` of that change set's dataset. Where later change sets
    changed the same again, or other records need what would go, it is a 409 that lists all of them.
    The body may be left out; with an `id` of your own, sending it twice is safe.

    Args:
        change_set_id (str): Id of the change set.
        dry_run (bool | Unset): Check and count everything, and write nothing.
        body (RevertInput | Unset): What may be said of a revert; all of it may be left out.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ChangeSetResult | Problem
    """

    return (
        await asyncio_detailed(
            change_set_id=change_set_id,
            client=client,
            body=body,
            dry_run=dry_run,
        )
    ).parsed
