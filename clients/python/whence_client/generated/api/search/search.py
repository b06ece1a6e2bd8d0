from http import HTTPStatus
from typing import Any, cast

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.act import Act
from ...models.problem import Problem
from ...models.search_kind_item import SearchKindItem
from ...models.search_list import SearchList
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    q: str,
    kind: list[SearchKindItem] | Unset = UNSET,
    dataset: list[str] | Unset = UNSET,
    act: list[Act] | Unset = UNSET,
    country: list[str] | Unset = UNSET,
    year: list[int] | Unset = UNSET,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    params: dict[str, Any] = {}

    params["q"] = q

    json_kind: list[str] | Unset = UNSET
    if not isinstance(kind, Unset):
        json_kind = []
        for kind_item_data in kind:
            kind_item: str = kind_item_data
            json_kind.append(kind_item)

    params["kind"] = json_kind

    json_dataset: list[str] | Unset = UNSET
    if not isinstance(dataset, Unset):
        json_dataset = dataset

    params["dataset"] = json_dataset

    json_act: list[str] | Unset = UNSET
    if not isinstance(act, Unset):
        json_act = []
        for act_item_data in act:
            act_item: str = act_item_data
            json_act.append(act_item)

    params["act"] = json_act

    json_country: list[str] | Unset = UNSET
    if not isinstance(country, Unset):
        json_country = country

    params["country"] = json_country

    json_year: list[int] | Unset = UNSET
    if not isinstance(year, Unset):
        json_year = year

    params["year"] = json_year

    params["limit"] = limit

    params["cursor"] = cursor

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/search",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | Problem | SearchList | None:
    if response.status_code == 200:
        response_200 = SearchList.from_dict(response.json())

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
) -> Response[Any | Problem | SearchList]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    q: str,
    kind: list[SearchKindItem] | Unset = UNSET,
    dataset: list[str] | Unset = UNSET,
    act: list[Act] | Unset = UNSET,
    country: list[str] | Unset = UNSET,
    year: list[int] | Unset = UNSET,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Response[Any | Problem | SearchList]:
    """Search by words

     Find events, actors, statements and sources by words in their texts, best first.

    Words in quotation marks stand in that order; `-word` takes away, `or` means either, and
    `word*` is how a word begins. `facets` counts what is found, and `names` are actors that are
    called so, in any script and spelling. What is written is found about a second later:
    `indexed_seq` says how far that has come.

    Args:
        q (str): Words to find, in any language, as they stand or inflected; those in quotation
            marks in that order ("Belgorod region"), `-word` takes away, `or` means either, `word*` is
            how a word begins. Of what is current alone.
        kind (list[SearchKindItem] | Unset): Kind of record. Repeat it for several; any of them
            may match.
        dataset (list[str] | Unset): Slug of the dataset. Repeat it for several; any of them may
            match.
        act (list[Act] | Unset): What was done by saying it. Repeat it for several; any of them
            may match.
        country (list[str] | Unset): ISO 3166-1 alpha-2 code. Repeat it for several; any of them
            may match.
        year (list[int] | Unset): Year of the first possible day. Repeat it for several; any of
            them may match.
        limit (int | Unset): How many entries a page has; without it 50.
        cursor (str | Unset): Where the page begins: `page.next` of the page before, as it is,
            with the same filters.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Problem | SearchList]
    """

    kwargs = _get_kwargs(
        q=q,
        kind=kind,
        dataset=dataset,
        act=act,
        country=country,
        year=year,
        limit=limit,
        cursor=cursor,
        if_none_match=if_none_match,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    q: str,
    kind: list[SearchKindItem] | Unset = UNSET,
    dataset: list[str] | Unset = UNSET,
    act: list[Act] | Unset = UNSET,
    country: list[str] | Unset = UNSET,
    year: list[int] | Unset = UNSET,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Any | Problem | SearchList | None:
    """Search by words

     Find events, actors, statements and sources by words in their texts, best first.

    Words in quotation marks stand in that order; `-word` takes away, `or` means either, and
    `word*` is how a word begins. `facets` counts what is found, and `names` are actors that are
    called so, in any script and spelling. What is written is found about a second later:
    `indexed_seq` says how far that has come.

    Args:
        q (str): Words to find, in any language, as they stand or inflected; those in quotation
            marks in that order ("Belgorod region"), `-word` takes away, `or` means either, `word*` is
            how a word begins. Of what is current alone.
        kind (list[SearchKindItem] | Unset): Kind of record. Repeat it for several; any of them
            may match.
        dataset (list[str] | Unset): Slug of the dataset. Repeat it for several; any of them may
            match.
        act (list[Act] | Unset): What was done by saying it. Repeat it for several; any of them
            may match.
        country (list[str] | Unset): ISO 3166-1 alpha-2 code. Repeat it for several; any of them
            may match.
        year (list[int] | Unset): Year of the first possible day. Repeat it for several; any of
            them may match.
        limit (int | Unset): How many entries a page has; without it 50.
        cursor (str | Unset): Where the page begins: `page.next` of the page before, as it is,
            with the same filters.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Problem | SearchList
    """

    return sync_detailed(
        client=client,
        q=q,
        kind=kind,
        dataset=dataset,
        act=act,
        country=country,
        year=year,
        limit=limit,
        cursor=cursor,
        if_none_match=if_none_match,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    q: str,
    kind: list[SearchKindItem] | Unset = UNSET,
    dataset: list[str] | Unset = UNSET,
    act: list[Act] | Unset = UNSET,
    country: list[str] | Unset = UNSET,
    year: list[int] | Unset = UNSET,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Response[Any | Problem | SearchList]:
    """Search by words

     Find events, actors, statements and sources by words in their texts, best first.

    Words in quotation marks stand in that order; `-word` takes away, `or` means either, and
    `word*` is how a word begins. `facets` counts what is found, and `names` are actors that are
    called so, in any script and spelling. What is written is found about a second later:
    `indexed_seq` says how far that has come.

    Args:
        q (str): Words to find, in any language, as they stand or inflected; those in quotation
            marks in that order ("Belgorod region"), `-word` takes away, `or` means either, `word*` is
            how a word begins. Of what is current alone.
        kind (list[SearchKindItem] | Unset): Kind of record. Repeat it for several; any of them
            may match.
        dataset (list[str] | Unset): Slug of the dataset. Repeat it for several; any of them may
            match.
        act (list[Act] | Unset): What was done by saying it. Repeat it for several; any of them
            may match.
        country (list[str] | Unset): ISO 3166-1 alpha-2 code. Repeat it for several; any of them
            may match.
        year (list[int] | Unset): Year of the first possible day. Repeat it for several; any of
            them may match.
        limit (int | Unset): How many entries a page has; without it 50.
        cursor (str | Unset): Where the page begins: `page.next` of the page before, as it is,
            with the same filters.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Problem | SearchList]
    """

    kwargs = _get_kwargs(
        q=q,
        kind=kind,
        dataset=dataset,
        act=act,
        country=country,
        year=year,
        limit=limit,
        cursor=cursor,
        if_none_match=if_none_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    q: str,
    kind: list[SearchKindItem] | Unset = UNSET,
    dataset: list[str] | Unset = UNSET,
    act: list[Act] | Unset = UNSET,
    country: list[str] | Unset = UNSET,
    year: list[int] | Unset = UNSET,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Any | Problem | SearchList | None:
    """Search by words

     Find events, actors, statements and sources by words in their texts, best first.

    Words in quotation marks stand in that order; `-word` takes away, `or` means either, and
    `word*` is how a word begins. `facets` counts what is found, and `names` are actors that are
    called so, in any script and spelling. What is written is found about a second later:
    `indexed_seq` says how far that has come.

    Args:
        q (str): Words to find, in any language, as they stand or inflected; those in quotation
            marks in that order ("Belgorod region"), `-word` takes away, `or` means either, `word*` is
            how a word begins. Of what is current alone.
        kind (list[SearchKindItem] | Unset): Kind of record. Repeat it for several; any of them
            may match.
        dataset (list[str] | Unset): Slug of the dataset. Repeat it for several; any of them may
            match.
        act (list[Act] | Unset): What was done by saying it. Repeat it for several; any of them
            may match.
        country (list[str] | Unset): ISO 3166-1 alpha-2 code. Repeat it for several; any of them
            may match.
        year (list[int] | Unset): Year of the first possible day. Repeat it for several; any of
            them may match.
        limit (int | Unset): How many entries a page has; without it 50.
        cursor (str | Unset): Where the page begins: `page.next` of the page before, as it is,
            with the same filters.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Problem | SearchList
    """

    return (
        await asyncio_detailed(
            client=client,
            q=q,
            kind=kind,
            dataset=dataset,
            act=act,
            country=country,
            year=year,
            limit=limit,
            cursor=cursor,
            if_none_match=if_none_match,
        )
    ).parsed
