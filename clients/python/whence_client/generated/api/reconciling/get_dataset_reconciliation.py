from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.extend_result import ExtendResult
from ...models.get_dataset_reconciliation_response_200_type_2 import (
    GetDatasetReconciliationResponse200Type2,
)
from ...models.problem import Problem
from ...models.reconcile_manifest import ReconcileManifest
from ...types import UNSET, Response, Unset


def _get_kwargs(
    slug: str,
    *,
    queries: str | Unset = UNSET,
    extend: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    params: dict[str, Any] = {}

    params["queries"] = queries

    params["extend"] = extend

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/datasets/{slug}/reconcile".format(
            slug=quote(str(slug), safe=""),
        ),
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> (
    Any
    | ExtendResult
    | GetDatasetReconciliationResponse200Type2
    | ReconcileManifest
    | Problem
    | None
):
    if response.status_code == 200:

        def _parse_response_200(
            data: object,
        ) -> ExtendResult | GetDatasetReconciliationResponse200Type2 | ReconcileManifest:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_200_type_0 = ReconcileManifest.from_dict(data)

                return response_200_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_200_type_1 = ExtendResult.from_dict(data)

                return response_200_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            response_200_type_2 = GetDatasetReconciliationResponse200Type2.from_dict(data)

            return response_200_type_2

        response_200 = _parse_response_200(response.json())

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

    if response.status_code == 413:
        response_413 = Problem.from_dict(response.json())

        return response_413

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
) -> Response[
    Any | ExtendResult | GetDatasetReconciliationResponse200Type2 | ReconcileManifest | Problem
]:
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
    queries: str | Unset = UNSET,
    extend: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Response[
    Any | ExtendResult | GetDatasetReconciliationResponse200Type2 | ReconcileManifest | Problem
]:
    """Get the reconciliation service of a dataset

     Get what the service can do (Reconciliation Service API 0.2), or what answers a question.

    Without a parameter it is the manifest, which tools such as OpenRefine read; with `queries`
    candidates for each name, with `extend` properties of actors. Longer ones are sent by POST.

    Args:
        slug (str): Slug of the dataset.
        queries (str | Unset): A batch of at most 200 queries: a JSON object, name → query
            (`ReconcileQuery`).
        extend (str | Unset): Whose properties are asked for: a JSON object (`ExtendQuery`).
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | ExtendResult | GetDatasetReconciliationResponse200Type2 | ReconcileManifest | Problem]
    """

    kwargs = _get_kwargs(
        slug=slug,
        queries=queries,
        extend=extend,
        if_none_match=if_none_match,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    slug: str,
    *,
    client: AuthenticatedClient | Client,
    queries: str | Unset = UNSET,
    extend: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> (
    Any
    | ExtendResult
    | GetDatasetReconciliationResponse200Type2
    | ReconcileManifest
    | Problem
    | None
):
    """Get the reconciliation service of a dataset

     Get what the service can do (Reconciliation Service API 0.2), or what answers a question.

    Without a parameter it is the manifest, which tools such as OpenRefine read; with `queries`
    candidates for each name, with `extend` properties of actors. Longer ones are sent by POST.

    Args:
        slug (str): Slug of the dataset.
        queries (str | Unset): A batch of at most 200 queries: a JSON object, name → query
            (`ReconcileQuery`).
        extend (str | Unset): Whose properties are asked for: a JSON object (`ExtendQuery`).
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | ExtendResult | GetDatasetReconciliationResponse200Type2 | ReconcileManifest | Problem
    """

    return sync_detailed(
        slug=slug,
        client=client,
        queries=queries,
        extend=extend,
        if_none_match=if_none_match,
    ).parsed


async def asyncio_detailed(
    slug: str,
    *,
    client: AuthenticatedClient | Client,
    queries: str | Unset = UNSET,
    extend: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Response[
    Any | ExtendResult | GetDatasetReconciliationResponse200Type2 | ReconcileManifest | Problem
]:
    """Get the reconciliation service of a dataset

     Get what the service can do (Reconciliation Service API 0.2), or what answers a question.

    Without a parameter it is the manifest, which tools such as OpenRefine read; with `queries`
    candidates for each name, with `extend` properties of actors. Longer ones are sent by POST.

    Args:
        slug (str): Slug of the dataset.
        queries (str | Unset): A batch of at most 200 queries: a JSON object, name → query
            (`ReconcileQuery`).
        extend (str | Unset): Whose properties are asked for: a JSON object (`ExtendQuery`).
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | ExtendResult | GetDatasetReconciliationResponse200Type2 | ReconcileManifest | Problem]
    """

    kwargs = _get_kwargs(
        slug=slug,
        queries=queries,
        extend=extend,
        if_none_match=if_none_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    slug: str,
    *,
    client: AuthenticatedClient | Client,
    queries: str | Unset = UNSET,
    extend: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> (
    Any
    | ExtendResult
    | GetDatasetReconciliationResponse200Type2
    | ReconcileManifest
    | Problem
    | None
):
    """Get the reconciliation service of a dataset

     Get what the service can do (Reconciliation Service API 0.2), or what answers a question.

    Without a parameter it is the manifest, which tools such as OpenRefine read; with `queries`
    candidates for each name, with `extend` properties of actors. Longer ones are sent by POST.

    Args:
        slug (str): Slug of the dataset.
        queries (str | Unset): A batch of at most 200 queries: a JSON object, name → query
            (`ReconcileQuery`).
        extend (str | Unset): Whose properties are asked for: a JSON object (`ExtendQuery`).
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | ExtendResult | GetDatasetReconciliationResponse200Type2 | ReconcileManifest | Problem
    """

    return (
        await asyncio_detailed(
            slug=slug,
            client=client,
            queries=queries,
            extend=extend,
            if_none_match=if_none_match,
        )
    ).parsed
