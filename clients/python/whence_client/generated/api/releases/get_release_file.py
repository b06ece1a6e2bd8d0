from http import HTTPStatus
from io import BytesIO
from typing import Any, cast
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...types import UNSET, File, Response, Unset


def _get_kwargs(
    slug: str,
    release: str,
    file: str,
    *,
    range_: str | Unset = UNSET,
    if_range: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(range_, Unset):
        headers["Range"] = range_

    if not isinstance(if_range, Unset):
        headers["If-Range"] = if_range

    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/datasets/{slug}/releases/{release}/{file}".format(
            slug=quote(str(slug), safe=""),
            release=quote(str(release), safe=""),
            file=quote(str(file), safe=""),
        ),
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | File | Problem | None:
    if response.status_code == 200:
        response_200 = File(payload=BytesIO(response.content))

        return response_200

    if response.status_code == 206:
        response_206 = File(payload=BytesIO(response.content))

        return response_206

    if response.status_code == 304:
        response_304 = cast(Any, None)
        return response_304

    if response.status_code == 307:
        response_307 = cast(Any, None)
        return response_307

    if response.status_code == 400:
        response_400 = Problem.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = Problem.from_dict(response.json())

        return response_401

    if response.status_code == 404:
        response_404 = Problem.from_dict(response.json())

        return response_404

    if response.status_code == 410:
        response_410 = Problem.from_dict(response.json())

        return response_410

    if response.status_code == 414:
        response_414 = Problem.from_dict(response.json())

        return response_414

    if response.status_code == 416:
        response_416 = Problem.from_dict(response.json())

        return response_416

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
) -> Response[Any | File | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    slug: str,
    release: str,
    file: str,
    *,
    client: AuthenticatedClient | Client,
    range_: str | Unset = UNSET,
    if_range: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Response[Any | File | Problem]:
    """Download a file of a release

     Download a file as it was published, whole or a `Range` of it; it never changes.

    Its SHA-256 is its entity tag and its `Repr-Digest`. Of the `latest` release you are led to the
    file by the release's name (307), and where files are kept in a bucket, to the bucket.

    Args:
        slug (str): Slug of the dataset.
        release (str): Name of the release, or `latest`.
        file (str): Name of the file, as the release lists it.
        range_ (str | Unset): One range of bytes, as `bytes=0-1023`; several are answered by the
            whole file.
        if_range (str | Unset): The ETag that you have a part of: where it no longer holds, the
            whole file comes.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | File | Problem]
    """

    kwargs = _get_kwargs(
        slug=slug,
        release=release,
        file=file,
        range_=range_,
        if_range=if_range,
        if_none_match=if_none_match,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    slug: str,
    release: str,
    file: str,
    *,
    client: AuthenticatedClient | Client,
    range_: str | Unset = UNSET,
    if_range: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Any | File | Problem | None:
    """Download a file of a release

     Download a file as it was published, whole or a `Range` of it; it never changes.

    Its SHA-256 is its entity tag and its `Repr-Digest`. Of the `latest` release you are led to the
    file by the release's name (307), and where files are kept in a bucket, to the bucket.

    Args:
        slug (str): Slug of the dataset.
        release (str): Name of the release, or `latest`.
        file (str): Name of the file, as the release lists it.
        range_ (str | Unset): One range of bytes, as `bytes=0-1023`; several are answered by the
            whole file.
        if_range (str | Unset): The ETag that you have a part of: where it no longer holds, the
            whole file comes.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | File | Problem
    """

    return sync_detailed(
        slug=slug,
        release=release,
        file=file,
        client=client,
        range_=range_,
        if_range=if_range,
        if_none_match=if_none_match,
    ).parsed


async def asyncio_detailed(
    slug: str,
    release: str,
    file: str,
    *,
    client: AuthenticatedClient | Client,
    range_: str | Unset = UNSET,
    if_range: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Response[Any | File | Problem]:
    """Download a file of a release

     Download a file as it was published, whole or a `Range` of it; it never changes.

    Its SHA-256 is its entity tag and its `Repr-Digest`. Of the `latest` release you are led to the
    file by the release's name (307), and where files are kept in a bucket, to the bucket.

    Args:
        slug (str): Slug of the dataset.
        release (str): Name of the release, or `latest`.
        file (str): Name of the file, as the release lists it.
        range_ (str | Unset): One range of bytes, as `bytes=0-1023`; several are answered by the
            whole file.
        if_range (str | Unset): The ETag that you have a part of: where it no longer holds, the
            whole file comes.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | File | Problem]
    """

    kwargs = _get_kwargs(
        slug=slug,
        release=release,
        file=file,
        range_=range_,
        if_range=if_range,
        if_none_match=if_none_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    slug: str,
    release: str,
    file: str,
    *,
    client: AuthenticatedClient | Client,
    range_: str | Unset = UNSET,
    if_range: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Any | File | Problem | None:
    """Download a file of a release

     Download a file as it was published, whole or a `Range` of it; it never changes.

    Its SHA-256 is its entity tag and its `Repr-Digest`. Of the `latest` release you are led to the
    file by the release's name (307), and where files are kept in a bucket, to the bucket.

    Args:
        slug (str): Slug of the dataset.
        release (str): Name of the release, or `latest`.
        file (str): Name of the file, as the release lists it.
        range_ (str | Unset): One range of bytes, as `bytes=0-1023`; several are answered by the
            whole file.
        if_range (str | Unset): The ETag that you have a part of: where it no longer holds, the
            whole file comes.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | File | Problem
    """

    return (
        await asyncio_detailed(
            slug=slug,
            release=release,
            file=file,
            client=client,
            range_=range_,
            if_range=if_range,
            if_none_match=if_none_match,
        )
    ).parsed
