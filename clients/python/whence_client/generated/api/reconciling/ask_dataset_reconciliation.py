from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.ask_dataset_reconciliation_body import AskDatasetReconciliationBody
from ...models.ask_dataset_reconciliation_response_200_type_1 import (
    AskDatasetReconciliationResponse200Type1,
)
from ...models.extend_result import ExtendResult
from ...models.problem import Problem
from ...types import Response


def _get_kwargs(
    slug: str,
    *,
    body: AskDatasetReconciliationBody,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/datasets/{slug}/reconcile".format(
            slug=quote(str(slug), safe=""),
        ),
    }

    _kwargs["data"] = body.to_dict()
    headers["Content-Type"] = "application/x-www-form-urlencoded"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> AskDatasetReconciliationResponse200Type1 | ExtendResult | Problem | None:
    if response.status_code == 200:

        def _parse_response_200(
            data: object,
        ) -> AskDatasetReconciliationResponse200Type1 | ExtendResult:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_200_type_0 = ExtendResult.from_dict(data)

                return response_200_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            response_200_type_1 = AskDatasetReconciliationResponse200Type1.from_dict(data)

            return response_200_type_1

        response_200 = _parse_response_200(response.json())

        return response_200

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

    if response.status_code == 408:
        response_408 = Problem.from_dict(response.json())

        return response_408

    if response.status_code == 413:
        response_413 = Problem.from_dict(response.json())

        return response_413

    if response.status_code == 414:
        response_414 = Problem.from_dict(response.json())

        return response_414

    if response.status_code == 415:
        response_415 = Problem.from_dict(response.json())

        return response_415

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
) -> Response[AskDatasetReconciliationResponse200Type1 | ExtendResult | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    slug: str,
    *,
    client: AuthenticatedClient | Client,
    body: AskDatasetReconciliationBody,
) -> Response[AskDatasetReconciliationResponse200Type1 | ExtendResult | Problem]:
    """Reconcile names of a dataset

     Find the actors that names mean, or their properties; a form with `queries` or `extend`.

    A name may be in any script and spelling. Type, country, kind, dataset and identifiers are
    hints that raise or lower a score. `match` says who may be taken without looking: a whole
    name that nobody else bears, and never a person by a name alone.

    Args:
        slug (str): Slug of the dataset.
        body (AskDatasetReconciliationBody):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AskDatasetReconciliationResponse200Type1 | ExtendResult | Problem]
    """

    kwargs = _get_kwargs(
        slug=slug,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    slug: str,
    *,
    client: AuthenticatedClient | Client,
    body: AskDatasetReconciliationBody,
) -> AskDatasetReconciliationResponse200Type1 | ExtendResult | Problem | None:
    """Reconcile names of a dataset

     Find the actors that names mean, or their properties; a form with `queries` or `extend`.

    A name may be in any script and spelling. Type, country, kind, dataset and identifiers are
    hints that raise or lower a score. `match` says who may be taken without looking: a whole
    name that nobody else bears, and never a person by a name alone.

    Args:
        slug (str): Slug of the dataset.
        body (AskDatasetReconciliationBody):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AskDatasetReconciliationResponse200Type1 | ExtendResult | Problem
    """

    return sync_detailed(
        slug=slug,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    slug: str,
    *,
    client: AuthenticatedClient | Client,
    body: AskDatasetReconciliationBody,
) -> Response[AskDatasetReconciliationResponse200Type1 | ExtendResult | Problem]:
    """Reconcile names of a dataset

     Find the actors that names mean, or their properties; a form with `queries` or `extend`.

    A name may be in any script and spelling. Type, country, kind, dataset and identifiers are
    hints that raise or lower a score. `match` says who may be taken without looking: a whole
    name that nobody else bears, and never a person by a name alone.

    Args:
        slug (str): Slug of the dataset.
        body (AskDatasetReconciliationBody):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AskDatasetReconciliationResponse200Type1 | ExtendResult | Problem]
    """

    kwargs = _get_kwargs(
        slug=slug,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    slug: str,
    *,
    client: AuthenticatedClient | Client,
    body: AskDatasetReconciliationBody,
) -> AskDatasetReconciliationResponse200Type1 | ExtendResult | Problem | None:
    """Reconcile names of a dataset

     Find the actors that names mean, or their properties; a form with `queries` or `extend`.

    A name may be in any script and spelling. Type, country, kind, dataset and identifiers are
    hints that raise or lower a score. `match` says who may be taken without looking: a whole
    name that nobody else bears, and never a person by a name alone.

    Args:
        slug (str): Slug of the dataset.
        body (AskDatasetReconciliationBody):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AskDatasetReconciliationResponse200Type1 | ExtendResult | Problem
    """

    return (
        await asyncio_detailed(
            slug=slug,
            client=client,
            body=body,
        )
    ).parsed
