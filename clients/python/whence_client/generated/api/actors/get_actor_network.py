import datetime
from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.affiliation_type import AffiliationType
from ...models.get_actor_network_date_match import (
    GetActorNetworkDateMatch,
)
from ...models.get_actor_network_format import (
    GetActorNetworkFormat,
)
from ...models.network import Network
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    record_id: str,
    *,
    depth: int | Unset = UNSET,
    types: list[AffiliationType] | Unset = UNSET,
    valid_at: datetime.date | Unset = UNSET,
    date_match: GetActorNetworkDateMatch | Unset = UNSET,
    as_of: str | Unset = UNSET,
    format_: GetActorNetworkFormat | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    params: dict[str, Any] = {}

    params["depth"] = depth

    json_types: list[str] | Unset = UNSET
    if not isinstance(types, Unset):
        json_types = []
        for types_item_data in types:
            types_item: str = types_item_data
            json_types.append(types_item)

    params["types"] = json_types

    json_valid_at: str | Unset = UNSET
    if not isinstance(valid_at, Unset):
        json_valid_at = valid_at.isoformat()
    params["valid_at"] = json_valid_at

    json_date_match: str | Unset = UNSET
    if not isinstance(date_match, Unset):
        json_date_match = date_match

    params["date_match"] = json_date_match

    params["as_of"] = as_of

    json_format_: str | Unset = UNSET
    if not isinstance(format_, Unset):
        json_format_ = format_

    params["format"] = json_format_

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/actors/{record_id}/network".format(
            record_id=quote(str(record_id), safe=""),
        ),
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | Network | Problem | None:
    if response.status_code == 200:
        response_200 = Network.from_dict(response.json())

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
) -> Response[Any | Network | Problem]:
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
    depth: int | Unset = UNSET,
    types: list[AffiliationType] | Unset = UNSET,
    valid_at: datetime.date | Unset = UNSET,
    date_match: GetActorNetworkDateMatch | Unset = UNSET,
    as_of: str | Unset = UNSET,
    format_: GetActorNetworkFormat | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Response[Any | Network | Problem]:
    """Get the network of an actor

     Get who is tied to an actor, in so many steps, with who affirms and denies each tie.

    Affiliations are followed in either direction, level by level, the newest of each first. There
    are at most 500 actors and 1000 affiliations: `cut` says at which distance it stops and how many
    affiliations are missing there; beyond that distance nothing is followed.

    Args:
        record_id (str): Id of the record.
        depth (int | Unset): How many steps it goes from the actor; without it 1.
        types (list[AffiliationType] | Unset): What ties subject and object. Repeat it for
            several; any of them may match.
        valid_at (datetime.date | Unset): On this day.
        date_match (GetActorNetworkDateMatch | Unset): Which days of a fuzzy date from, to and
            valid_at look at.
        as_of (str | Unset): What was served then, names included: as of this time (RFC 3339), or
            of this seq (seq:N). `Whence-Seq` names the seq.
        format_ (GetActorNetworkFormat | Unset): Format of the answer; it goes before the header
            Accept. `graphml`: GraphML, with names in place.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Network | Problem]
    """

    kwargs = _get_kwargs(
        record_id=record_id,
        depth=depth,
        types=types,
        valid_at=valid_at,
        date_match=date_match,
        as_of=as_of,
        format_=format_,
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
    depth: int | Unset = UNSET,
    types: list[AffiliationType] | Unset = UNSET,
    valid_at: datetime.date | Unset = UNSET,
    date_match: GetActorNetworkDateMatch | Unset = UNSET,
    as_of: str | Unset = UNSET,
    format_: GetActorNetworkFormat | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Any | Network | Problem | None:
    """Get the network of an actor

     Get who is tied to an actor, in so many steps, with who affirms and denies each tie.

    Affiliations are followed in either direction, level by level, the newest of each first. There
    are at most 500 actors and 1000 affiliations: `cut` says at which distance it stops and how many
    affiliations are missing there; beyond that distance nothing is followed.

    Args:
        record_id (str): Id of the record.
        depth (int | Unset): How many steps it goes from the actor; without it 1.
        types (list[AffiliationType] | Unset): What ties subject and object. Repeat it for
            several; any of them may match.
        valid_at (datetime.date | Unset): On this day.
        date_match (GetActorNetworkDateMatch | Unset): Which days of a fuzzy date from, to and
            valid_at look at.
        as_of (str | Unset): What was served then, names included: as of this time (RFC 3339), or
            of this seq (seq:N). `Whence-Seq` names the seq.
        format_ (GetActorNetworkFormat | Unset): Format of the answer; it goes before the header
            Accept. `graphml`: GraphML, with names in place.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Network | Problem
    """

    return sync_detailed(
        record_id=record_id,
        client=client,
        depth=depth,
        types=types,
        valid_at=valid_at,
        date_match=date_match,
        as_of=as_of,
        format_=format_,
        if_none_match=if_none_match,
    ).parsed


async def asyncio_detailed(
    record_id: str,
    *,
    client: AuthenticatedClient | Client,
    depth: int | Unset = UNSET,
    types: list[AffiliationType] | Unset = UNSET,
    valid_at: datetime.date | Unset = UNSET,
    date_match: GetActorNetworkDateMatch | Unset = UNSET,
    as_of: str | Unset = UNSET,
    format_: GetActorNetworkFormat | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Response[Any | Network | Problem]:
    """Get the network of an actor

     Get who is tied to an actor, in so many steps, with who affirms and denies each tie.

    Affiliations are followed in either direction, level by level, the newest of each first. There
    are at most 500 actors and 1000 affiliations: `cut` says at which distance it stops and how many
    affiliations are missing there; beyond that distance nothing is followed.

    Args:
        record_id (str): Id of the record.
        depth (int | Unset): How many steps it goes from the actor; without it 1.
        types (list[AffiliationType] | Unset): What ties subject and object. Repeat it for
            several; any of them may match.
        valid_at (datetime.date | Unset): On this day.
        date_match (GetActorNetworkDateMatch | Unset): Which days of a fuzzy date from, to and
            valid_at look at.
        as_of (str | Unset): What was served then, names included: as of this time (RFC 3339), or
            of this seq (seq:N). `Whence-Seq` names the seq.
        format_ (GetActorNetworkFormat | Unset): Format of the answer; it goes before the header
            Accept. `graphml`: GraphML, with names in place.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Network | Problem]
    """

    kwargs = _get_kwargs(
        record_id=record_id,
        depth=depth,
        types=types,
        valid_at=valid_at,
        date_match=date_match,
        as_of=as_of,
        format_=format_,
        if_none_match=if_none_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    record_id: str,
    *,
    client: AuthenticatedClient | Client,
    depth: int | Unset = UNSET,
    types: list[AffiliationType] | Unset = UNSET,
    valid_at: datetime.date | Unset = UNSET,
    date_match: GetActorNetworkDateMatch | Unset = UNSET,
    as_of: str | Unset = UNSET,
    format_: GetActorNetworkFormat | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Any | Network | Problem | None:
    """Get the network of an actor

     Get who is tied to an actor, in so many steps, with who affirms and denies each tie.

    Affiliations are followed in either direction, level by level, the newest of each first. There
    are at most 500 actors and 1000 affiliations: `cut` says at which distance it stops and how many
    affiliations are missing there; beyond that distance nothing is followed.

    Args:
        record_id (str): Id of the record.
        depth (int | Unset): How many steps it goes from the actor; without it 1.
        types (list[AffiliationType] | Unset): What ties subject and object. Repeat it for
            several; any of them may match.
        valid_at (datetime.date | Unset): On this day.
        date_match (GetActorNetworkDateMatch | Unset): Which days of a fuzzy date from, to and
            valid_at look at.
        as_of (str | Unset): What was served then, names included: as of this time (RFC 3339), or
            of this seq (seq:N). `Whence-Seq` names the seq.
        format_ (GetActorNetworkFormat | Unset): Format of the answer; it goes before the header
            Accept. `graphml`: GraphML, with names in place.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Network | Problem
    """

    return (
        await asyncio_detailed(
            record_id=record_id,
            client=client,
            depth=depth,
            types=types,
            valid_at=valid_at,
            date_match=date_match,
            as_of=as_of,
            format_=format_,
            if_none_match=if_none_match,
        )
    ).parsed
