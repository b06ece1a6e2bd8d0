import datetime
from http import HTTPStatus
from typing import Any, cast

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.affiliation_type import AffiliationType
from ...models.category import Category
from ...models.contested_list import ContestedList
from ...models.list_contested_positions_count import (
    ListContestedPositionsCount,
)
from ...models.list_contested_positions_date_match import (
    ListContestedPositionsDateMatch,
)
from ...models.list_contested_positions_fact_item import (
    ListContestedPositionsFactItem,
)
from ...models.list_contested_positions_format import (
    ListContestedPositionsFormat,
)
from ...models.list_contested_positions_precision import (
    ListContestedPositionsPrecision,
)
from ...models.list_contested_positions_sort import (
    ListContestedPositionsSort,
)
from ...models.problem import Problem
from ...models.role import Role
from ...models.stance import Stance
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    fact: list[ListContestedPositionsFactItem] | Unset = UNSET,
    contested: bool | Unset = UNSET,
    dataset: list[str] | Unset = UNSET,
    category: list[Category] | Unset = UNSET,
    country: list[str] | Unset = UNSET,
    actor: list[str] | Unset = UNSET,
    role: list[Role] | Unset = UNSET,
    bbox: str | Unset = UNSET,
    near: str | Unset = UNSET,
    precision: ListContestedPositionsPrecision | Unset = UNSET,
    subject: list[str] | Unset = UNSET,
    type_: list[AffiliationType] | Unset = UNSET,
    object_: list[str] | Unset = UNSET,
    party: list[str] | Unset = UNSET,
    stance: list[Stance] | Unset = UNSET,
    speaker: list[str] | Unset = UNSET,
    source: list[str] | Unset = UNSET,
    publisher: list[str] | Unset = UNSET,
    from_: datetime.date | Unset = UNSET,
    to: datetime.date | Unset = UNSET,
    valid_at: datetime.date | Unset = UNSET,
    date_match: ListContestedPositionsDateMatch | Unset = UNSET,
    as_of: str | Unset = UNSET,
    sort: ListContestedPositionsSort | Unset = UNSET,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
    count: ListContestedPositionsCount | Unset = UNSET,
    format_: ListContestedPositionsFormat | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    params: dict[str, Any] = {}

    json_fact: list[str] | Unset = UNSET
    if not isinstance(fact, Unset):
        json_fact = []
        for fact_item_data in fact:
            fact_item: str = fact_item_data
            json_fact.append(fact_item)

    params["fact"] = json_fact

    params["contested"] = contested

    json_dataset: list[str] | Unset = UNSET
    if not isinstance(dataset, Unset):
        json_dataset = dataset

    params["dataset"] = json_dataset

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

    params["bbox"] = bbox

    params["near"] = near

    json_precision: str | Unset = UNSET
    if not isinstance(precision, Unset):
        json_precision = precision

    params["precision"] = json_precision

    json_subject: list[str] | Unset = UNSET
    if not isinstance(subject, Unset):
        json_subject = subject

    params["subject"] = json_subject

    json_type_: list[str] | Unset = UNSET
    if not isinstance(type_, Unset):
        json_type_ = []
        for type_item_data in type_:
            type_item: str = type_item_data
            json_type_.append(type_item)

    params["type"] = json_type_

    json_object_: list[str] | Unset = UNSET
    if not isinstance(object_, Unset):
        json_object_ = object_

    params["object"] = json_object_

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

    json_speaker: list[str] | Unset = UNSET
    if not isinstance(speaker, Unset):
        json_speaker = speaker

    params["speaker"] = json_speaker

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

    params["as_of"] = as_of

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

    json_format_: str | Unset = UNSET
    if not isinstance(format_, Unset):
        json_format_ = format_

    params["format"] = json_format_

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/positions",
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | ContestedList | Problem | None:
    if response.status_code == 200:
        response_200 = ContestedList.from_dict(response.json())

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
) -> Response[Any | ContestedList | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    fact: list[ListContestedPositionsFactItem] | Unset = UNSET,
    contested: bool | Unset = UNSET,
    dataset: list[str] | Unset = UNSET,
    category: list[Category] | Unset = UNSET,
    country: list[str] | Unset = UNSET,
    actor: list[str] | Unset = UNSET,
    role: list[Role] | Unset = UNSET,
    bbox: str | Unset = UNSET,
    near: str | Unset = UNSET,
    precision: ListContestedPositionsPrecision | Unset = UNSET,
    subject: list[str] | Unset = UNSET,
    type_: list[AffiliationType] | Unset = UNSET,
    object_: list[str] | Unset = UNSET,
    party: list[str] | Unset = UNSET,
    stance: list[Stance] | Unset = UNSET,
    speaker: list[str] | Unset = UNSET,
    source: list[str] | Unset = UNSET,
    publisher: list[str] | Unset = UNSET,
    from_: datetime.date | Unset = UNSET,
    to: datetime.date | Unset = UNSET,
    valid_at: datetime.date | Unset = UNSET,
    date_match: ListContestedPositionsDateMatch | Unset = UNSET,
    as_of: str | Unset = UNSET,
    sort: ListContestedPositionsSort | Unset = UNSET,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
    count: ListContestedPositionsCount | Unset = UNSET,
    format_: ListContestedPositionsFormat | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Response[Any | ContestedList | Problem]:
    """List what is contested

     List contested facts of all events and affiliations, with every party and its statements.

    The last disputed comes first: a page as JSON, or all as CSV with a row for each statement.
    `figures` compares what is counted differently in the events on the page.

    Args:
        fact (list[ListContestedPositionsFactItem] | Unset): Kind of fact. Repeat it for several;
            any of them may match.
        contested (bool | Unset): Whether one party affirms what another denies, in it or in what
            is merged into it.
        dataset (list[str] | Unset): Slug of the dataset. Repeat it for several; any of them may
            match.
        category (list[Category] | Unset): Category of the event. Repeat it for several; any of
            them may match.
        country (list[str] | Unset): ISO 3166-1 alpha-2 code. Repeat it for several; any of them
            may match.
        actor (list[str] | Unset): An actor that is said to have had a part in it. Repeat it for
            several; any of them may match.
        role (list[Role] | Unset): The role, or one below it; with `actor`, of that actor in the
            same participation. Repeat it for several; any of them may match.
        bbox (str | Unset): west,south,east,north in degrees; west above east spans the date line,
            and with a pole in it, a box is -180,66.5,180,90.
        near (str | Unset): lat,lon,km in degrees and kilometres: at most so far from there, along
            great circles; of places known to `near` at least, unless `precision` says else.
        precision (ListContestedPositionsPrecision | Unset): How well the place that near or bbox
            finds is known at least, in the order of `/v1/codes/precision`; `any`: however badly.
            Without it, near means `near`, and bbox `any`.
        subject (list[str] | Unset): Whose affiliation it is. Repeat it for several; any of them
            may match.
        type_ (list[AffiliationType] | Unset): What ties subject and object. Repeat it for
            several; any of them may match.
        object_ (list[str] | Unset): To whom the affiliation is. Repeat it for several; any of
            them may match.
        party (list[str] | Unset): Whose word it is; of a fact, a party to its standing. Repeat it
            for several; any of them may match.
        stance (list[Stance] | Unset): The side taken; with `about` or `party`, by the same
            statement or party. Repeat it for several; any of them may match.
        speaker (list[str] | Unset): Who spoke. Repeat it for several; any of them may match.
        source (list[str] | Unset): A source that it cites. Repeat it for several; any of them may
            match.
        publisher (list[str] | Unset): Publisher of a source that it cites; of a source, its own.
            Repeat it for several; any of them may match.
        from_ (datetime.date | Unset): Not wholly before this day.
        to (datetime.date | Unset): Not wholly after this day.
        valid_at (datetime.date | Unset): On this day.
        date_match (ListContestedPositionsDateMatch | Unset): Which days of a fuzzy date from, to
            and valid_at look at.
        as_of (str | Unset): What was served then, names included: as of this time (RFC 3339), or
            of this seq (seq:N). `Whence-Seq` names the seq.
        sort (ListContestedPositionsSort | Unset): What to order by; with `-` before it,
            downwards. `last_word` is the first possible day of the latest statement on the fact,
            `parties` how many take a side. Without it: `-last_word`.
        limit (int | Unset): How many entries a page has; without it 50.
        cursor (str | Unset): Where the page begins: `page.next` of the page before, as it is,
            with the same filters.
        count (ListContestedPositionsCount | Unset): `exact` puts the number of all that is found
            in `page.count`.
        format_ (ListContestedPositionsFormat | Unset): Format of the answer; it goes before the
            header Accept.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | ContestedList | Problem]
    """

    kwargs = _get_kwargs(
        fact=fact,
        contested=contested,
        dataset=dataset,
        category=category,
        country=country,
        actor=actor,
        role=role,
        bbox=bbox,
        near=near,
        precision=precision,
        subject=subject,
        type_=type_,
        object_=object_,
        party=party,
        stance=stance,
        speaker=speaker,
        source=source,
        publisher=publisher,
        from_=from_,
        to=to,
        valid_at=valid_at,
        date_match=date_match,
        as_of=as_of,
        sort=sort,
        limit=limit,
        cursor=cursor,
        count=count,
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
    fact: list[ListContestedPositionsFactItem] | Unset = UNSET,
    contested: bool | Unset = UNSET,
    dataset: list[str] | Unset = UNSET,
    category: list[Category] | Unset = UNSET,
    country: list[str] | Unset = UNSET,
    actor: list[str] | Unset = UNSET,
    role: list[Role] | Unset = UNSET,
    bbox: str | Unset = UNSET,
    near: str | Unset = UNSET,
    precision: ListContestedPositionsPrecision | Unset = UNSET,
    subject: list[str] | Unset = UNSET,
    type_: list[AffiliationType] | Unset = UNSET,
    object_: list[str] | Unset = UNSET,
    party: list[str] | Unset = UNSET,
    stance: list[Stance] | Unset = UNSET,
    speaker: list[str] | Unset = UNSET,
    source: list[str] | Unset = UNSET,
    publisher: list[str] | Unset = UNSET,
    from_: datetime.date | Unset = UNSET,
    to: datetime.date | Unset = UNSET,
    valid_at: datetime.date | Unset = UNSET,
    date_match: ListContestedPositionsDateMatch | Unset = UNSET,
    as_of: str | Unset = UNSET,
    sort: ListContestedPositionsSort | Unset = UNSET,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
    count: ListContestedPositionsCount | Unset = UNSET,
    format_: ListContestedPositionsFormat | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Any | ContestedList | Problem | None:
    """List what is contested

     List contested facts of all events and affiliations, with every party and its statements.

    The last disputed comes first: a page as JSON, or all as CSV with a row for each statement.
    `figures` compares what is counted differently in the events on the page.

    Args:
        fact (list[ListContestedPositionsFactItem] | Unset): Kind of fact. Repeat it for several;
            any of them may match.
        contested (bool | Unset): Whether one party affirms what another denies, in it or in what
            is merged into it.
        dataset (list[str] | Unset): Slug of the dataset. Repeat it for several; any of them may
            match.
        category (list[Category] | Unset): Category of the event. Repeat it for several; any of
            them may match.
        country (list[str] | Unset): ISO 3166-1 alpha-2 code. Repeat it for several; any of them
            may match.
        actor (list[str] | Unset): An actor that is said to have had a part in it. Repeat it for
            several; any of them may match.
        role (list[Role] | Unset): The role, or one below it; with `actor`, of that actor in the
            same participation. Repeat it for several; any of them may match.
        bbox (str | Unset): west,south,east,north in degrees; west above east spans the date line,
            and with a pole in it, a box is -180,66.5,180,90.
        near (str | Unset): lat,lon,km in degrees and kilometres: at most so far from there, along
            great circles; of places known to `near` at least, unless `precision` says else.
        precision (ListContestedPositionsPrecision | Unset): How well the place that near or bbox
            finds is known at least, in the order of `/v1/codes/precision`; `any`: however badly.
            Without it, near means `near`, and bbox `any`.
        subject (list[str] | Unset): Whose affiliation it is. Repeat it for several; any of them
            may match.
        type_ (list[AffiliationType] | Unset): What ties subject and object. Repeat it for
            several; any of them may match.
        object_ (list[str] | Unset): To whom the affiliation is. Repeat it for several; any of
            them may match.
        party (list[str] | Unset): Whose word it is; of a fact, a party to its standing. Repeat it
            for several; any of them may match.
        stance (list[Stance] | Unset): The side taken; with `about` or `party`, by the same
            statement or party. Repeat it for several; any of them may match.
        speaker (list[str] | Unset): Who spoke. Repeat it for several; any of them may match.
        source (list[str] | Unset): A source that it cites. Repeat it for several; any of them may
            match.
        publisher (list[str] | Unset): Publisher of a source that it cites; of a source, its own.
            Repeat it for several; any of them may match.
        from_ (datetime.date | Unset): Not wholly before this day.
        to (datetime.date | Unset): Not wholly after this day.
        valid_at (datetime.date | Unset): On this day.
        date_match (ListContestedPositionsDateMatch | Unset): Which days of a fuzzy date from, to
            and valid_at look at.
        as_of (str | Unset): What was served then, names included: as of this time (RFC 3339), or
            of this seq (seq:N). `Whence-Seq` names the seq.
        sort (ListContestedPositionsSort | Unset): What to order by; with `-` before it,
            downwards. `last_word` is the first possible day of the latest statement on the fact,
            `parties` how many take a side. Without it: `-last_word`.
        limit (int | Unset): How many entries a page has; without it 50.
        cursor (str | Unset): Where the page begins: `page.next` of the page before, as it is,
            with the same filters.
        count (ListContestedPositionsCount | Unset): `exact` puts the number of all that is found
            in `page.count`.
        format_ (ListContestedPositionsFormat | Unset): Format of the answer; it goes before the
            header Accept.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | ContestedList | Problem
    """

    return sync_detailed(
        client=client,
        fact=fact,
        contested=contested,
        dataset=dataset,
        category=category,
        country=country,
        actor=actor,
        role=role,
        bbox=bbox,
        near=near,
        precision=precision,
        subject=subject,
        type_=type_,
        object_=object_,
        party=party,
        stance=stance,
        speaker=speaker,
        source=source,
        publisher=publisher,
        from_=from_,
        to=to,
        valid_at=valid_at,
        date_match=date_match,
        as_of=as_of,
        sort=sort,
        limit=limit,
        cursor=cursor,
        count=count,
        format_=format_,
        if_none_match=if_none_match,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    fact: list[ListContestedPositionsFactItem] | Unset = UNSET,
    contested: bool | Unset = UNSET,
    dataset: list[str] | Unset = UNSET,
    category: list[Category] | Unset = UNSET,
    country: list[str] | Unset = UNSET,
    actor: list[str] | Unset = UNSET,
    role: list[Role] | Unset = UNSET,
    bbox: str | Unset = UNSET,
    near: str | Unset = UNSET,
    precision: ListContestedPositionsPrecision | Unset = UNSET,
    subject: list[str] | Unset = UNSET,
    type_: list[AffiliationType] | Unset = UNSET,
    object_: list[str] | Unset = UNSET,
    party: list[str] | Unset = UNSET,
    stance: list[Stance] | Unset = UNSET,
    speaker: list[str] | Unset = UNSET,
    source: list[str] | Unset = UNSET,
    publisher: list[str] | Unset = UNSET,
    from_: datetime.date | Unset = UNSET,
    to: datetime.date | Unset = UNSET,
    valid_at: datetime.date | Unset = UNSET,
    date_match: ListContestedPositionsDateMatch | Unset = UNSET,
    as_of: str | Unset = UNSET,
    sort: ListContestedPositionsSort | Unset = UNSET,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
    count: ListContestedPositionsCount | Unset = UNSET,
    format_: ListContestedPositionsFormat | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Response[Any | ContestedList | Problem]:
    """List what is contested

     List contested facts of all events and affiliations, with every party and its statements.

    The last disputed comes first: a page as JSON, or all as CSV with a row for each statement.
    `figures` compares what is counted differently in the events on the page.

    Args:
        fact (list[ListContestedPositionsFactItem] | Unset): Kind of fact. Repeat it for several;
            any of them may match.
        contested (bool | Unset): Whether one party affirms what another denies, in it or in what
            is merged into it.
        dataset (list[str] | Unset): Slug of the dataset. Repeat it for several; any of them may
            match.
        category (list[Category] | Unset): Category of the event. Repeat it for several; any of
            them may match.
        country (list[str] | Unset): ISO 3166-1 alpha-2 code. Repeat it for several; any of them
            may match.
        actor (list[str] | Unset): An actor that is said to have had a part in it. Repeat it for
            several; any of them may match.
        role (list[Role] | Unset): The role, or one below it; with `actor`, of that actor in the
            same participation. Repeat it for several; any of them may match.
        bbox (str | Unset): west,south,east,north in degrees; west above east spans the date line,
            and with a pole in it, a box is -180,66.5,180,90.
        near (str | Unset): lat,lon,km in degrees and kilometres: at most so far from there, along
            great circles; of places known to `near` at least, unless `precision` says else.
        precision (ListContestedPositionsPrecision | Unset): How well the place that near or bbox
            finds is known at least, in the order of `/v1/codes/precision`; `any`: however badly.
            Without it, near means `near`, and bbox `any`.
        subject (list[str] | Unset): Whose affiliation it is. Repeat it for several; any of them
            may match.
        type_ (list[AffiliationType] | Unset): What ties subject and object. Repeat it for
            several; any of them may match.
        object_ (list[str] | Unset): To whom the affiliation is. Repeat it for several; any of
            them may match.
        party (list[str] | Unset): Whose word it is; of a fact, a party to its standing. Repeat it
            for several; any of them may match.
        stance (list[Stance] | Unset): The side taken; with `about` or `party`, by the same
            statement or party. Repeat it for several; any of them may match.
        speaker (list[str] | Unset): Who spoke. Repeat it for several; any of them may match.
        source (list[str] | Unset): A source that it cites. Repeat it for several; any of them may
            match.
        publisher (list[str] | Unset): Publisher of a source that it cites; of a source, its own.
            Repeat it for several; any of them may match.
        from_ (datetime.date | Unset): Not wholly before this day.
        to (datetime.date | Unset): Not wholly after this day.
        valid_at (datetime.date | Unset): On this day.
        date_match (ListContestedPositionsDateMatch | Unset): Which days of a fuzzy date from, to
            and valid_at look at.
        as_of (str | Unset): What was served then, names included: as of this time (RFC 3339), or
            of this seq (seq:N). `Whence-Seq` names the seq.
        sort (ListContestedPositionsSort | Unset): What to order by; with `-` before it,
            downwards. `last_word` is the first possible day of the latest statement on the fact,
            `parties` how many take a side. Without it: `-last_word`.
        limit (int | Unset): How many entries a page has; without it 50.
        cursor (str | Unset): Where the page begins: `page.next` of the page before, as it is,
            with the same filters.
        count (ListContestedPositionsCount | Unset): `exact` puts the number of all that is found
            in `page.count`.
        format_ (ListContestedPositionsFormat | Unset): Format of the answer; it goes before the
            header Accept.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | ContestedList | Problem]
    """

    kwargs = _get_kwargs(
        fact=fact,
        contested=contested,
        dataset=dataset,
        category=category,
        country=country,
        actor=actor,
        role=role,
        bbox=bbox,
        near=near,
        precision=precision,
        subject=subject,
        type_=type_,
        object_=object_,
        party=party,
        stance=stance,
        speaker=speaker,
        source=source,
        publisher=publisher,
        from_=from_,
        to=to,
        valid_at=valid_at,
        date_match=date_match,
        as_of=as_of,
        sort=sort,
        limit=limit,
        cursor=cursor,
        count=count,
        format_=format_,
        if_none_match=if_none_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    fact: list[ListContestedPositionsFactItem] | Unset = UNSET,
    contested: bool | Unset = UNSET,
    dataset: list[str] | Unset = UNSET,
    category: list[Category] | Unset = UNSET,
    country: list[str] | Unset = UNSET,
    actor: list[str] | Unset = UNSET,
    role: list[Role] | Unset = UNSET,
    bbox: str | Unset = UNSET,
    near: str | Unset = UNSET,
    precision: ListContestedPositionsPrecision | Unset = UNSET,
    subject: list[str] | Unset = UNSET,
    type_: list[AffiliationType] | Unset = UNSET,
    object_: list[str] | Unset = UNSET,
    party: list[str] | Unset = UNSET,
    stance: list[Stance] | Unset = UNSET,
    speaker: list[str] | Unset = UNSET,
    source: list[str] | Unset = UNSET,
    publisher: list[str] | Unset = UNSET,
    from_: datetime.date | Unset = UNSET,
    to: datetime.date | Unset = UNSET,
    valid_at: datetime.date | Unset = UNSET,
    date_match: ListContestedPositionsDateMatch | Unset = UNSET,
    as_of: str | Unset = UNSET,
    sort: ListContestedPositionsSort | Unset = UNSET,
    limit: int | Unset = UNSET,
    cursor: str | Unset = UNSET,
    count: ListContestedPositionsCount | Unset = UNSET,
    format_: ListContestedPositionsFormat | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
) -> Any | ContestedList | Problem | None:
    """List what is contested

     List contested facts of all events and affiliations, with every party and its statements.

    The last disputed comes first: a page as JSON, or all as CSV with a row for each statement.
    `figures` compares what is counted differently in the events on the page.

    Args:
        fact (list[ListContestedPositionsFactItem] | Unset): Kind of fact. Repeat it for several;
            any of them may match.
        contested (bool | Unset): Whether one party affirms what another denies, in it or in what
            is merged into it.
        dataset (list[str] | Unset): Slug of the dataset. Repeat it for several; any of them may
            match.
        category (list[Category] | Unset): Category of the event. Repeat it for several; any of
            them may match.
        country (list[str] | Unset): ISO 3166-1 alpha-2 code. Repeat it for several; any of them
            may match.
        actor (list[str] | Unset): An actor that is said to have had a part in it. Repeat it for
            several; any of them may match.
        role (list[Role] | Unset): The role, or one below it; with `actor`, of that actor in the
            same participation. Repeat it for several; any of them may match.
        bbox (str | Unset): west,south,east,north in degrees; west above east spans the date line,
            and with a pole in it, a box is -180,66.5,180,90.
        near (str | Unset): lat,lon,km in degrees and kilometres: at most so far from there, along
            great circles; of places known to `near` at least, unless `precision` says else.
        precision (ListContestedPositionsPrecision | Unset): How well the place that near or bbox
            finds is known at least, in the order of `/v1/codes/precision`; `any`: however badly.
            Without it, near means `near`, and bbox `any`.
        subject (list[str] | Unset): Whose affiliation it is. Repeat it for several; any of them
            may match.
        type_ (list[AffiliationType] | Unset): What ties subject and object. Repeat it for
            several; any of them may match.
        object_ (list[str] | Unset): To whom the affiliation is. Repeat it for several; any of
            them may match.
        party (list[str] | Unset): Whose word it is; of a fact, a party to its standing. Repeat it
            for several; any of them may match.
        stance (list[Stance] | Unset): The side taken; with `about` or `party`, by the same
            statement or party. Repeat it for several; any of them may match.
        speaker (list[str] | Unset): Who spoke. Repeat it for several; any of them may match.
        source (list[str] | Unset): A source that it cites. Repeat it for several; any of them may
            match.
        publisher (list[str] | Unset): Publisher of a source that it cites; of a source, its own.
            Repeat it for several; any of them may match.
        from_ (datetime.date | Unset): Not wholly before this day.
        to (datetime.date | Unset): Not wholly after this day.
        valid_at (datetime.date | Unset): On this day.
        date_match (ListContestedPositionsDateMatch | Unset): Which days of a fuzzy date from, to
            and valid_at look at.
        as_of (str | Unset): What was served then, names included: as of this time (RFC 3339), or
            of this seq (seq:N). `Whence-Seq` names the seq.
        sort (ListContestedPositionsSort | Unset): What to order by; with `-` before it,
            downwards. `last_word` is the first possible day of the latest statement on the fact,
            `parties` how many take a side. Without it: `-last_word`.
        limit (int | Unset): How many entries a page has; without it 50.
        cursor (str | Unset): Where the page begins: `page.next` of the page before, as it is,
            with the same filters.
        count (ListContestedPositionsCount | Unset): `exact` puts the number of all that is found
            in `page.count`.
        format_ (ListContestedPositionsFormat | Unset): Format of the answer; it goes before the
            header Accept.
        if_none_match (str | Unset): The ETag that you have; while it still holds, the answer is
            304.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | ContestedList | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            fact=fact,
            contested=contested,
            dataset=dataset,
            category=category,
            country=country,
            actor=actor,
            role=role,
            bbox=bbox,
            near=near,
            precision=precision,
            subject=subject,
            type_=type_,
            object_=object_,
            party=party,
            stance=stance,
            speaker=speaker,
            source=source,
            publisher=publisher,
            from_=from_,
            to=to,
            valid_at=valid_at,
            date_match=date_match,
            as_of=as_of,
            sort=sort,
            limit=limit,
            cursor=cursor,
            count=count,
            format_=format_,
            if_none_match=if_none_match,
        )
    ).parsed
