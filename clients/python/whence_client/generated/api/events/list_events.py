import datetime
from http import HTTPStatus
from typing import Any, cast

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.category import Category
from ...models.event_list import EventList
from ...models.list_events_count import ListEventsCount
from ...models.list_events_date_match import (
    ListEventsDateMatch,
)
from ...models.list_events_format import ListEventsFormat
from ...models.list_events_include_item import (
    ListEventsIncludeItem,
)
from ...models.list_events_precision import (
    ListEventsPrecision,
)
from ...models.list_events_sort import ListEventsSort
from ...models.problem import Problem
from ...models.role import Role
from ...models.stance import Stance
from ...models.status import Status
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    q: str | Unset = UNSET,
    category: list[Category] | Unset = UNSET,
    country: list[str] | Unset = UNSET,
    actor: list[str] | Unset = UNSET,
    role: list[Role] | Unset = UNSET,
    party: list[str] | Unset = UNSET,
    stance: list[Stance] | Unset = UNSET,
    parent: list[str] | Unset = UNSET,
    bbox: str | Unset = UNSET,
    near: str | Unset = UNSET,
    precision: ListEventsPrecision | Unset = UNSET,
    contested: bool | Unset = UNSET,
    source: list[str] | Unset = UNSET,
    publisher: list[str] | Unset = UNSET,
    from_: datetime.date | Unset = UNSET,
    to: datetime.date | Unset = UNSET,
    valid_at: datetime.date | Unset = UNSET,
    date_match: ListEventsDateMatch | Unset = UNSET,
    dataset: list[str] | Unset = UNSET,
    key: list[str] | Unset = UNSET,
    id: list[str] | Unset = UNSET,
    status: list[Status] | Unset = UNSET,
    updated_since: str | Unset = UNSET,
    as_of: str | Unset = UNSET,
    linked: bool | Unset = UNSET,
    sort: ListEventsSort | Unset = UNSET,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
    count: ListEventsCount | Unset = UNSET,
    include: list[ListEventsIncludeItem] | Unset = UNSET,
    format_: ListEventsFormat | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    params: dict[str, Any] = {}

    params["q"] = q

    json_category: list[str] | Unset = UNSET
    if not isinstance(category, Unset):
        json_category = []
        for category_item_data in category:
            category_item: str = category_item_data
            json_category.append(category_item)

    params["category"] = json_category

    json_country: list[str] | Unset = UNSET
    if not isinstance(country, Unset):
        json_country = country

    params["country"] = json_country

    json_actor: list[str] | Unset = UNSET
    if not isinstance(actor, Unset):
        json_actor = actor

    params["actor"] = json_actor

    json_role: list[str] | Unset = UNSET
    if not isinstance(role, Unset):
        json_role = []
        for role_item_data in role:
            role_item: str = role_item_data
            json_role.append(role_item)

    params["role"] = json_role

    json_party: list[str] | Unset = UNSET
    if not isinstance(party, Unset):
        json_party = party

    params["party"] = json_party

    json_stance: list[str] | Unset = UNSET
    if not isinstance(stance, Unset):
        json_stance = []
        for stance_item_data in stance:
            stance_item: str = stance_item_data
            json_stance.append(stance_item)

    params["stance"] = json_stance

    json_parent: list[str] | Unset = UNSET
    if not isinstance(parent, Unset):
        json_parent = parent

    params["parent"] = json_parent

    params["bbox"] = bbox

    params["near"] = near

    json_precision: str | Unset = UNSET
    if not isinstance(precision, Unset):
        json_precision = precision

    params["precision"] = json_precision

    params["contested"] = contested

    json_source: list[str] | Unset = UNSET
    if not isinstance(source, Unset):
        json_source = source

    params["source"] = json_source

    json_publisher: list[str] | Unset = UNSET
    if not isinstance(publisher, Unset):
        json_publisher = publisher

    params["publisher"] = json_publisher

    json_from_: str | Unset = UNSET
    if not isinstance(from_, Unset):
        json_from_ = from_.isoformat()
    params["from"] = json_from_

    json_to: str | Unset = UNSET
    if not isinstance(to, Unset):
        json_to = to.isoformat()
    params["to"] = json_to

    json_valid_at: str | Unset = UNSET
    if not isinstance(valid_at, Unset):
        json_valid_at = valid_at.isoformat()
    params["valid_at"] = json_valid_at

    json_date_match: str | Unset = UNSET
    if not isinstance(date_match, Unset):
        json_date_match = date_match

    params["date_match"] = json_date_match

    json_dataset: list[str] | Unset = UNSET
    if not isinstance(dataset, Unset):
        json_dataset = dataset

    params["dataset"] = json_dataset

    json_key: list[str] | Unset = UNSET
    if not isinstance(key, Unset):
        json_key = key

    params["key"] = json_key

    json_id: list[str] | Unset = UNSET
    if not isinstance(id, Unset):
        json_id = id

    params["id"] = json_id

    json_status: list[str] | Unset = UNSET
    if not isinstance(status, Unset):
        json_status = []
        for status_item_data in status:
            status_item: str = status_item_data
            json_status.append(status_item)

    params["status"] = json_status

    params["updated_since"] = updated_since

    params["as_of"] = as_of

    params["linked"] = linked

    json_sort: str | Unset = UNSET
    if not isinstance(sort, Unset):
        json_sort = sort

    params["sort"] = json_sort

    params["limit"] = limit

    params["cursor"] = cursor

    json_count: str | Unset = UNSET
    if not isinstance(count, Unset):
        json_count = count

    params["count"] = json_count

    json_include: list[str] | Unset = UNSET
    if not isinstance(include, Unset):
        json_include = []
        for include_item_data in include:
            include_item: str = include_item_data
            json_include.append(include_item)

    params["include"] = json_include

    json_format_: str | Unset = UNSET
    if not isinstance(format_, Unset):
        json_format_ = format_

    params["format"] = json_format_

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/events",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | EventList | Problem | None:
    if response.status_code == 200:
        response_200 = EventList.from_dict(response.json())

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

    if response.status_code == 505:
        response_505 = Problem.from_dict(response.json())

        return response_505

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Any | EventList | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = UNSET,
    category: list[Category] | Unset = UNSET,
    country: list[str] | Unset = UNSET,
    actor: list[str] | Unset = UNSET,
    role: list[Role] | Unset = UNSET,
    party: list[str] | Unset = UNSET,
    stance: list[Stance] | Unset = UNSET,
    parent: list[str] | Unset = UNSET,
    bbox: str | Unset = UNSET,
    near: str | Unset = UNSET,
    precision: ListEventsPrecision | Unset = UNSET,
    contested: bool | Unset = UNSET,
    source: list[str] | Unset = UNSET,
    publisher: list[str] | Unset = UNSET,
    from_: datetime.date | Unset = UNSET,
    to: datetime.date | Unset = UNSET,
    valid_at: datetime.date | Unset = UNSET,
    date_match: ListEventsDateMatch | Unset = UNSET,
    dataset: list[str] | Unset = UNSET,
    key: list[str] | Unset = UNSET,
    id: list[str] | Unset = UNSET,
    status: list[Status] | Unset = UNSET,
    updated_since: str | Unset = UNSET,
    as_of: str | Unset = UNSET,
    linked: bool | Unset = UNSET,
    sort: ListEventsSort | Unset = UNSET,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
    count: ListEventsCount | Unset = UNSET,
    include: list[ListEventsIncludeItem] | Unset = UNSET,
    format_: ListEventsFormat | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Response[Any | EventList | Problem]:
    """List events

     List events, newest first: a page as JSON, or all of them as NDJSON, CSV or GeoJSON.

    Args:
        q (str | Unset): Words to find, in any language, as they stand or inflected; those in
            quotation marks in that order ("Belgorod region"), `-word` takes away, `or` means either,
            `word*` is how a word begins. Of what is current alone.
        category (list[Category] | Unset): Category of the event. Repeat it for several; any of
            them may match.
        country (list[str] | Unset): ISO 3166-1 alpha-2 code. Repeat it for several; any of them
            may match.
        actor (list[str] | Unset): An actor that is said to have had a part in it. Repeat it for
            several; any of them may match.
        role (list[Role] | Unset): The role, or one below it; with `actor`, of that actor in the
            same participation. Repeat it for several; any of them may match.
        party (list[str] | Unset): Whose word it is; of a fact, a party to its standing. Repeat it
            for several; any of them may match.
        stance (list[Stance] | Unset): The side taken; with `about` or `party`, by the same
            statement or party. Repeat it for several; any of them may match.
        parent (list[str] | Unset): The event that it is part of. Repeat it for several; any of
            them may match.
        bbox (str | Unset): west,south,east,north in degrees; west above east spans the date line,
            and with a pole in it, a box is -180,66.5,180,90.
        near (str | Unset): lat,lon,km in degrees and kilometres: at most so far from there, along
            great circles; of places known to `near` at least, unless `precision` says else.
        precision (ListEventsPrecision | Unset): How well the place that near or bbox finds is
            known at least, in the order of `/v1/codes/precision`; `any`: however badly. Without it,
            near means `near`, and bbox `any`.
        contested (bool | Unset): Whether one party affirms what another denies, in it or in what
            is merged into it.
        source (list[str] | Unset): A source that it cites. Repeat it for several; any of them may
            match.
        publisher (list[str] | Unset): Publisher of a source that it cites; of a source, its own.
            Repeat it for several; any of them may match.
        from_ (datetime.date | Unset): Not wholly before this day.
        to (datetime.date | Unset): Not wholly after this day.
        valid_at (datetime.date | Unset): On this day.
        date_match (ListEventsDateMatch | Unset): Which days of a fuzzy date from, to and valid_at
            look at.
        dataset (list[str] | Unset): Slug of the dataset. Repeat it for several; any of them may
            match.
        key (list[str] | Unset): The writer's own key. Repeat it for several; any of them may
            match.
        id (list[str] | Unset): Ids of records, at most 100. Repeat it for several; any of them
            may match.
        status (list[Status] | Unset): Status; active ones are shown unless asked otherwise.
            Repeat it for several; any of them may match.
        updated_since (str | Unset): Changed at or after this time (RFC 3339), or after this seq
            (seq:N).
        as_of (str | Unset): What was served then, names included: as of this time (RFC 3339), or
            of this seq (seq:N). `Whence-Seq` names the seq.
        linked (bool | Unset): Filters by an actor also cover those that chains of links judge to
            be the same, as far as you may read them; `page.linked` (of a download the header `Whence-
            Linked`) names them.
        sort (ListEventsSort | Unset): What to order by; with `-` before it, downwards. `date` is
            the first possible day, `updated` when the record last changed. Without it: `-date`.
        limit (int | Unset): How many records a page has; without it 50. On a download (NDJSON,
            CSV, GeoJSON) it is how many to send; without it the download is whole.
        cursor (str | Unset): Where the page begins: `page.next` of the page before, as it is,
            with the same filters and sort. It keeps the walk at the state of its first page.
        count (ListEventsCount | Unset): `exact` puts the number of all that is found in
            `page.count`.
        include (list[ListEventsIncludeItem] | Unset): Related records to bring under `included`,
            each once; JSON only.
        format_ (ListEventsFormat | Unset): Format of the answer; it goes before the header
            Accept.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | EventList | Problem]
    """

    kwargs = _get_kwargs(
        q=q,
        category=category,
        country=country,
        actor=actor,
        role=role,
        party=party,
        stance=stance,
        parent=parent,
        bbox=bbox,
        near=near,
        precision=precision,
        contested=contested,
        source=source,
        publisher=publisher,
        from_=from_,
        to=to,
        valid_at=valid_at,
        date_match=date_match,
        dataset=dataset,
        key=key,
        id=id,
        status=status,
        updated_since=updated_since,
        as_of=as_of,
        linked=linked,
        sort=sort,
        limit=limit,
        cursor=cursor,
        count=count,
        include=include,
        format_=format_,
        if_none_match=if_none_match,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = UNSET,
    category: list[Category] | Unset = UNSET,
    country: list[str] | Unset = UNSET,
    actor: list[str] | Unset = UNSET,
    role: list[Role] | Unset = UNSET,
    party: list[str] | Unset = UNSET,
    stance: list[Stance] | Unset = UNSET,
    parent: list[str] | Unset = UNSET,
    bbox: str | Unset = UNSET,
    near: str | Unset = UNSET,
    precision: ListEventsPrecision | Unset = UNSET,
    contested: bool | Unset = UNSET,
    source: list[str] | Unset = UNSET,
    publisher: list[str] | Unset = UNSET,
    from_: datetime.date | Unset = UNSET,
    to: datetime.date | Unset = UNSET,
    valid_at: datetime.date | Unset = UNSET,
    date_match: ListEventsDateMatch | Unset = UNSET,
    dataset: list[str] | Unset = UNSET,
    key: list[str] | Unset = UNSET,
    id: list[str] | Unset = UNSET,
    status: list[Status] | Unset = UNSET,
    updated_since: str | Unset = UNSET,
    as_of: str | Unset = UNSET,
    linked: bool | Unset = UNSET,
    sort: ListEventsSort | Unset = UNSET,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
    count: ListEventsCount | Unset = UNSET,
    include: list[ListEventsIncludeItem] | Unset = UNSET,
    format_: ListEventsFormat | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Any | EventList | Problem | None:
    """List events

     List events, newest first: a page as JSON, or all of them as NDJSON, CSV or GeoJSON.

    Args:
        q (str | Unset): Words to find, in any language, as they stand or inflected; those in
            quotation marks in that order ("Belgorod region"), `-word` takes away, `or` means either,
            `word*` is how a word begins. Of what is current alone.
        category (list[Category] | Unset): Category of the event. Repeat it for several; any of
            them may match.
        country (list[str] | Unset): ISO 3166-1 alpha-2 code. Repeat it for several; any of them
            may match.
        actor (list[str] | Unset): An actor that is said to have had a part in it. Repeat it for
            several; any of them may match.
        role (list[Role] | Unset): The role, or one below it; with `actor`, of that actor in the
            same participation. Repeat it for several; any of them may match.
        party (list[str] | Unset): Whose word it is; of a fact, a party to its standing. Repeat it
            for several; any of them may match.
        stance (list[Stance] | Unset): The side taken; with `about` or `party`, by the same
            statement or party. Repeat it for several; any of them may match.
        parent (list[str] | Unset): The event that it is part of. Repeat it for several; any of
            them may match.
        bbox (str | Unset): west,south,east,north in degrees; west above east spans the date line,
            and with a pole in it, a box is -180,66.5,180,90.
        near (str | Unset): lat,lon,km in degrees and kilometres: at most so far from there, along
            great circles; of places known to `near` at least, unless `precision` says else.
        precision (ListEventsPrecision | Unset): How well the place that near or bbox finds is
            known at least, in the order of `/v1/codes/precision`; `any`: however badly. Without it,
            near means `near`, and bbox `any`.
        contested (bool | Unset): Whether one party affirms what another denies, in it or in what
            is merged into it.
        source (list[str] | Unset): A source that it cites. Repeat it for several; any of them may
            match.
        publisher (list[str] | Unset): Publisher of a source that it cites; of a source, its own.
            Repeat it for several; any of them may match.
        from_ (datetime.date | Unset): Not wholly before this day.
        to (datetime.date | Unset): Not wholly after this day.
        valid_at (datetime.date | Unset): On this day.
        date_match (ListEventsDateMatch | Unset): Which days of a fuzzy date from, to and valid_at
            look at.
        dataset (list[str] | Unset): Slug of the dataset. Repeat it for several; any of them may
            match.
        key (list[str] | Unset): The writer's own key. Repeat it for several; any of them may
            match.
        id (list[str] | Unset): Ids of records, at most 100. Repeat it for several; any of them
            may match.
        status (list[Status] | Unset): Status; active ones are shown unless asked otherwise.
            Repeat it for several; any of them may match.
        updated_since (str | Unset): Changed at or after this time (RFC 3339), or after this seq
            (seq:N).
        as_of (str | Unset): What was served then, names included: as of this time (RFC 3339), or
            of this seq (seq:N). `Whence-Seq` names the seq.
        linked (bool | Unset): Filters by an actor also cover those that chains of links judge to
            be the same, as far as you may read them; `page.linked` (of a download the header `Whence-
            Linked`) names them.
        sort (ListEventsSort | Unset): What to order by; with `-` before it, downwards. `date` is
            the first possible day, `updated` when the record last changed. Without it: `-date`.
        limit (int | Unset): How many records a page has; without it 50. On a download (NDJSON,
            CSV, GeoJSON) it is how many to send; without it the download is whole.
        cursor (str | Unset): Where the page begins: `page.next` of the page before, as it is,
            with the same filters and sort. It keeps the walk at the state of its first page.
        count (ListEventsCount | Unset): `exact` puts the number of all that is found in
            `page.count`.
        include (list[ListEventsIncludeItem] | Unset): Related records to bring under `included`,
            each once; JSON only.
        format_ (ListEventsFormat | Unset): Format of the answer; it goes before the header
            Accept.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | EventList | Problem
    """

    return sync_detailed(
        client=client,
        q=q,
        category=category,
        country=country,
        actor=actor,
        role=role,
        party=party,
        stance=stance,
        parent=parent,
        bbox=bbox,
        near=near,
        precision=precision,
        contested=contested,
        source=source,
        publisher=publisher,
        from_=from_,
        to=to,
        valid_at=valid_at,
        date_match=date_match,
        dataset=dataset,
        key=key,
        id=id,
        status=status,
        updated_since=updated_since,
        as_of=as_of,
        linked=linked,
        sort=sort,
        limit=limit,
        cursor=cursor,
        count=count,
        include=include,
        format_=format_,
        if_none_match=if_none_match,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = UNSET,
    category: list[Category] | Unset = UNSET,
    country: list[str] | Unset = UNSET,
    actor: list[str] | Unset = UNSET,
    role: list[Role] | Unset = UNSET,
    party: list[str] | Unset = UNSET,
    stance: list[Stance] | Unset = UNSET,
    parent: list[str] | Unset = UNSET,
    bbox: str | Unset = UNSET,
    near: str | Unset = UNSET,
    precision: ListEventsPrecision | Unset = UNSET,
    contested: bool | Unset = UNSET,
    source: list[str] | Unset = UNSET,
    publisher: list[str] | Unset = UNSET,
    from_: datetime.date | Unset = UNSET,
    to: datetime.date | Unset = UNSET,
    valid_at: datetime.date | Unset = UNSET,
    date_match: ListEventsDateMatch | Unset = UNSET,
    dataset: list[str] | Unset = UNSET,
    key: list[str] | Unset = UNSET,
    id: list[str] | Unset = UNSET,
    status: list[Status] | Unset = UNSET,
    updated_since: str | Unset = UNSET,
    as_of: str | Unset = UNSET,
    linked: bool | Unset = UNSET,
    sort: ListEventsSort | Unset = UNSET,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
    count: ListEventsCount | Unset = UNSET,
    include: list[ListEventsIncludeItem] | Unset = UNSET,
    format_: ListEventsFormat | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Response[Any | EventList | Problem]:
    """List events

     List events, newest first: a page as JSON, or all of them as NDJSON, CSV or GeoJSON.

    Args:
        q (str | Unset): Words to find, in any language, as they stand or inflected; those in
            quotation marks in that order ("Belgorod region"), `-word` takes away, `or` means either,
            `word*` is how a word begins. Of what is current alone.
        category (list[Category] | Unset): Category of the event. Repeat it for several; any of
            them may match.
        country (list[str] | Unset): ISO 3166-1 alpha-2 code. Repeat it for several; any of them
            may match.
        actor (list[str] | Unset): An actor that is said to have had a part in it. Repeat it for
            several; any of them may match.
        role (list[Role] | Unset): The role, or one below it; with `actor`, of that actor in the
            same participation. Repeat it for several; any of them may match.
        party (list[str] | Unset): Whose word it is; of a fact, a party to its standing. Repeat it
            for several; any of them may match.
        stance (list[Stance] | Unset): The side taken; with `about` or `party`, by the same
            statement or party. Repeat it for several; any of them may match.
        parent (list[str] | Unset): The event that it is part of. Repeat it for several; any of
            them may match.
        bbox (str | Unset): west,south,east,north in degrees; west above east spans the date line,
            and with a pole in it, a box is -180,66.5,180,90.
        near (str | Unset): lat,lon,km in degrees and kilometres: at most so far from there, along
            great circles; of places known to `near` at least, unless `precision` says else.
        precision (ListEventsPrecision | Unset): How well the place that near or bbox finds is
            known at least, in the order of `/v1/codes/precision`; `any`: however badly. Without it,
            near means `near`, and bbox `any`.
        contested (bool | Unset): Whether one party affirms what another denies, in it or in what
            is merged into it.
        source (list[str] | Unset): A source that it cites. Repeat it for several; any of them may
            match.
        publisher (list[str] | Unset): Publisher of a source that it cites; of a source, its own.
            Repeat it for several; any of them may match.
        from_ (datetime.date | Unset): Not wholly before this day.
        to (datetime.date | Unset): Not wholly after this day.
        valid_at (datetime.date | Unset): On this day.
        date_match (ListEventsDateMatch | Unset): Which days of a fuzzy date from, to and valid_at
            look at.
        dataset (list[str] | Unset): Slug of the dataset. Repeat it for several; any of them may
            match.
        key (list[str] | Unset): The writer's own key. Repeat it for several; any of them may
            match.
        id (list[str] | Unset): Ids of records, at most 100. Repeat it for several; any of them
            may match.
        status (list[Status] | Unset): Status; active ones are shown unless asked otherwise.
            Repeat it for several; any of them may match.
        updated_since (str | Unset): Changed at or after this time (RFC 3339), or after this seq
            (seq:N).
        as_of (str | Unset): What was served then, names included: as of this time (RFC 3339), or
            of this seq (seq:N). `Whence-Seq` names the seq.
        linked (bool | Unset): Filters by an actor also cover those that chains of links judge to
            be the same, as far as you may read them; `page.linked` (of a download the header `Whence-
            Linked`) names them.
        sort (ListEventsSort | Unset): What to order by; with `-` before it, downwards. `date` is
            the first possible day, `updated` when the record last changed. Without it: `-date`.
        limit (int | Unset): How many records a page has; without it 50. On a download (NDJSON,
            CSV, GeoJSON) it is how many to send; without it the download is whole.
        cursor (str | Unset): Where the page begins: `page.next` of the page before, as it is,
            with the same filters and sort. It keeps the walk at the state of its first page.
        count (ListEventsCount | Unset): `exact` puts the number of all that is found in
            `page.count`.
        include (list[ListEventsIncludeItem] | Unset): Related records to bring under `included`,
            each once; JSON only.
        format_ (ListEventsFormat | Unset): Format of the answer; it goes before the header
            Accept.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | EventList | Problem]
    """

    kwargs = _get_kwargs(
        q=q,
        category=category,
        country=country,
        actor=actor,
        role=role,
        party=party,
        stance=stance,
        parent=parent,
        bbox=bbox,
        near=near,
        precision=precision,
        contested=contested,
        source=source,
        publisher=publisher,
        from_=from_,
        to=to,
        valid_at=valid_at,
        date_match=date_match,
        dataset=dataset,
        key=key,
        id=id,
        status=status,
        updated_since=updated_since,
        as_of=as_of,
        linked=linked,
        sort=sort,
        limit=limit,
        cursor=cursor,
        count=count,
        include=include,
        format_=format_,
        if_none_match=if_none_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = UNSET,
    category: list[Category] | Unset = UNSET,
    country: list[str] | Unset = UNSET,
    actor: list[str] | Unset = UNSET,
    role: list[Role] | Unset = UNSET,
    party: list[str] | Unset = UNSET,
    stance: list[Stance] | Unset = UNSET,
    parent: list[str] | Unset = UNSET,
    bbox: str | Unset = UNSET,
    near: str | Unset = UNSET,
    precision: ListEventsPrecision | Unset = UNSET,
    contested: bool | Unset = UNSET,
    source: list[str] | Unset = UNSET,
    publisher: list[str] | Unset = UNSET,
    from_: datetime.date | Unset = UNSET,
    to: datetime.date | Unset = UNSET,
    valid_at: datetime.date | Unset = UNSET,
    date_match: ListEventsDateMatch | Unset = UNSET,
    dataset: list[str] | Unset = UNSET,
    key: list[str] | Unset = UNSET,
    id: list[str] | Unset = UNSET,
    status: list[Status] | Unset = UNSET,
    updated_since: str | Unset = UNSET,
    as_of: str | Unset = UNSET,
    linked: bool | Unset = UNSET,
    sort: ListEventsSort | Unset = UNSET,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
    count: ListEventsCount | Unset = UNSET,
    include: list[ListEventsIncludeItem] | Unset = UNSET,
    format_: ListEventsFormat | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Any | EventList | Problem | None:
    """List events

     List events, newest first: a page as JSON, or all of them as NDJSON, CSV or GeoJSON.

    Args:
        q (str | Unset): Words to find, in any language, as they stand or inflected; those in
            quotation marks in that order ("Belgorod region"), `-word` takes away, `or` means either,
            `word*` is how a word begins. Of what is current alone.
        category (list[Category] | Unset): Category of the event. Repeat it for several; any of
            them may match.
        country (list[str] | Unset): ISO 3166-1 alpha-2 code. Repeat it for several; any of them
            may match.
        actor (list[str] | Unset): An actor that is said to have had a part in it. Repeat it for
            several; any of them may match.
        role (list[Role] | Unset): The role, or one below it; with `actor`, of that actor in the
            same participation. Repeat it for several; any of them may match.
        party (list[str] | Unset): Whose word it is; of a fact, a party to its standing. Repeat it
            for several; any of them may match.
        stance (list[Stance] | Unset): The side taken; with `about` or `party`, by the same
            statement or party. Repeat it for several; any of them may match.
        parent (list[str] | Unset): The event that it is part of. Repeat it for several; any of
            them may match.
        bbox (str | Unset): west,south,east,north in degrees; west above east spans the date line,
            and with a pole in it, a box is -180,66.5,180,90.
        near (str | Unset): lat,lon,km in degrees and kilometres: at most so far from there, along
            great circles; of places known to `near` at least, unless `precision` says else.
        precision (ListEventsPrecision | Unset): How well the place that near or bbox finds is
            known at least, in the order of `/v1/codes/precision`; `any`: however badly. Without it,
            near means `near`, and bbox `any`.
        contested (bool | Unset): Whether one party affirms what another denies, in it or in what
            is merged into it.
        source (list[str] | Unset): A source that it cites. Repeat it for several; any of them may
            match.
        publisher (list[str] | Unset): Publisher of a source that it cites; of a source, its own.
            Repeat it for several; any of them may match.
        from_ (datetime.date | Unset): Not wholly before this day.
        to (datetime.date | Unset): Not wholly after this day.
        valid_at (datetime.date | Unset): On this day.
        date_match (ListEventsDateMatch | Unset): Which days of a fuzzy date from, to and valid_at
            look at.
        dataset (list[str] | Unset): Slug of the dataset. Repeat it for several; any of them may
            match.
        key (list[str] | Unset): The writer's own key. Repeat it for several; any of them may
            match.
        id (list[str] | Unset): Ids of records, at most 100. Repeat it for several; any of them
            may match.
        status (list[Status] | Unset): Status; active ones are shown unless asked otherwise.
            Repeat it for several; any of them may match.
        updated_since (str | Unset): Changed at or after this time (RFC 3339), or after this seq
            (seq:N).
        as_of (str | Unset): What was served then, names included: as of this time (RFC 3339), or
            of this seq (seq:N). `Whence-Seq` names the seq.
        linked (bool | Unset): Filters by an actor also cover those that chains of links judge to
            be the same, as far as you may read them; `page.linked` (of a download the header `Whence-
            Linked`) names them.
        sort (ListEventsSort | Unset): What to order by; with `-` before it, downwards. `date` is
            the first possible day, `updated` when the record last changed. Without it: `-date`.
        limit (int | Unset): How many records a page has; without it 50. On a download (NDJSON,
            CSV, GeoJSON) it is how many to send; without it the download is whole.
        cursor (str | Unset): Where the page begins: `page.next` of the page before, as it is,
            with the same filters and sort. It keeps the walk at the state of its first page.
        count (ListEventsCount | Unset): `exact` puts the number of all that is found in
            `page.count`.
        include (list[ListEventsIncludeItem] | Unset): Related records to bring under `included`,
            each once; JSON only.
        format_ (ListEventsFormat | Unset): Format of the answer; it goes before the header
            Accept.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | EventList | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            q=q,
            category=category,
            country=country,
            actor=actor,
            role=role,
            party=party,
            stance=stance,
            parent=parent,
            bbox=bbox,
            near=near,
            precision=precision,
            contested=contested,
            source=source,
            publisher=publisher,
            from_=from_,
            to=to,
            valid_at=valid_at,
            date_match=date_match,
            dataset=dataset,
            key=key,
            id=id,
            status=status,
            updated_since=updated_since,
            as_of=as_of,
            linked=linked,
            sort=sort,
            limit=limit,
            cursor=cursor,
            count=count,
            include=include,
            format_=format_,
            if_none_match=if_none_match,
        )
    ).parsed
