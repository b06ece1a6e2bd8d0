from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.get_event_positions_span import (
    GetEventPositionsSpan,
)
from ...models.positions import Positions
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    record_id: str,
    *,
    as_of: str | Unset = UNSET,
    span: GetEventPositionsSpan | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    params: dict[str, Any] = {}

    params["as_of"] = as_of

    json_span: str | Unset = UNSET
    if not isinstance(span, Unset):
        json_span = span

    params["span"] = json_span

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/events/{record_id}/positions".format(
            record_id=quote(str(record_id), safe=""),
        ),
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | Positions | Problem | None:
    if response.status_code == 200:
        response_200 = Positions.from_dict(response.json())

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
) -> Response[Any | Positions | Problem]:
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
    as_of: str | Unset = UNSET,
    span: GetEventPositionsSpan | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Response[Any | Positions | Problem]:
    """Get who says what of an event

     Get every fact of an event with who affirms, denies and questions it, in their statements.

    The event itself comes first, then each participation, then each figure with the numbers
    that the parties give. Nothing is cut off: denials are shown as whole as claims. With
    `span=linked` the same of each event of another dataset that is the same by confirmed links
    follows, under its dataset's name: what datasets code is set side by side, never made one.

    Args:
        record_id (str): Id of the record.
        as_of (str | Unset): What was served then, names included: as of this time (RFC 3339), or
            of this seq (seq:N). `Whence-Seq` names the seq.
        span (GetEventPositionsSpan | Unset): `linked`: also of the events of other datasets that
            are the same by confirmed links, each fact and statement with its `dataset`. Without it,
            of the event alone.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Positions | Problem]
    """

    kwargs = _get_kwargs(
        record_id=record_id,
        as_of=as_of,
        span=span,
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
    as_of: str | Unset = UNSET,
    span: GetEventPositionsSpan | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Any | Positions | Problem | None:
    """Get who says what of an event

     Get every fact of an event with who affirms, denies and questions it, in their statements.

    The event itself comes first, then each participation, then each figure with the numbers
    that the parties give. Nothing is cut off: denials are shown as whole as claims. With
    `span=linked` the same of each event of another dataset that is the same by confirmed links
    follows, under its dataset's name: what datasets code is set side by side, never made one.

    Args:
        record_id (str): Id of the record.
        as_of (str | Unset): What was served then, names included: as of this time (RFC 3339), or
            of this seq (seq:N). `Whence-Seq` names the seq.
        span (GetEventPositionsSpan | Unset): `linked`: also of the events of other datasets that
            are the same by confirmed links, each fact and statement with its `dataset`. Without it,
            of the event alone.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Positions | Problem
    """

    return sync_detailed(
        record_id=record_id,
        client=client,
        as_of=as_of,
        span=span,
        if_none_match=if_none_match,
    ).parsed


async def asyncio_detailed(
    record_id: str,
    *,
    client: AuthenticatedClient | Client,
    as_of: str | Unset = UNSET,
    span: GetEventPositionsSpan | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Response[Any | Positions | Problem]:
    """Get who says what of an event

     Get every fact of an event with who affirms, denies and questions it, in their statements.

    The event itself comes first, then each participation, then each figure with the numbers
    that the parties give. Nothing is cut off: denials are shown as whole as claims. With
    `span=linked` the same of each event of another dataset that is the same by confirmed links
    follows, under its dataset's name: what datasets code is set side by side, never made one.

    Args:
        record_id (str): Id of the record.
        as_of (str | Unset): What was served then, names included: as of this time (RFC 3339), or
            of this seq (seq:N). `Whence-Seq` names the seq.
        span (GetEventPositionsSpan | Unset): `linked`: also of the events of other datasets that
            are the same by confirmed links, each fact and statement with its `dataset`. Without it,
            of the event alone.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Positions | Problem]
    """

    kwargs = _get_kwargs(
        record_id=record_id,
        as_of=as_of,
        span=span,
        if_none_match=if_none_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    record_id: str,
    *,
    client: AuthenticatedClient | Client,
    as_of: str | Unset = UNSET,
    span: GetEventPositionsSpan | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Any | Positions | Problem | None:
    """Get who says what of an event

     Get every fact of an event with who affirms, denies and questions it, in their statements.

    The event itself comes first, then each participation, then each figure with the numbers
    that the parties give. Nothing is cut off: denials are shown as whole as claims. With
    `span=linked` the same of each event of another dataset that is the same by confirmed links
    follows, under its dataset's name: what datasets code is set side by side, never made one.

    Args:
        record_id (str): Id of the record.
        as_of (str | Unset): What was served then, names included: as of this time (RFC 3339), or
            of this seq (seq:N). `Whence-Seq` names the seq.
        span (GetEventPositionsSpan | Unset): `linked`: also of the events of other datasets that
            are the same by confirmed links, each fact and statement with its `dataset`. Without it,
            of the event alone.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Positions | Problem
    """

    return (
        await asyncio_detailed(
            record_id=record_id,
            client=client,
            as_of=as_of,
            span=span,
            if_none_match=if_none_match,
        )
    ).parsed
