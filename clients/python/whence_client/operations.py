"""Every operation as a method: of `Whence` one that blocks, of `AsyncWhence` one to await.

Parameters are those of the generated functions, checked by mypy through a ParamSpec: nothing of
the contract is written here a second time.
"""

import functools
import sys
from collections.abc import Callable, Coroutine, Mapping
from typing import Any, Generic, ParamSpec, Self, TypeVar, overload

from .callers import AsyncCaller, Caller
from .exchanges import Parse, Request
from .feed import AsyncChanges, AsyncEvents, Changes, Events
from .files import AsyncDownload, Download
from .generated import models
from .generated.api.actors import get_actor, get_actor_history, get_actor_network, list_actors
from .generated.api.affiliations import (
    get_affiliation,
    get_affiliation_history,
    list_affiliations,
)
from .generated.api.changes import get_digest, list_changes
from .generated.api.changesets import (
    create_change_set,
    get_change_set,
    list_change_sets,
    revert_change_set,
)
from .generated.api.codes import get_codes, list_codes
from .generated.api.datasets import get_dataset, list_datasets
from .generated.api.events import get_event, get_event_history, get_participation, list_events
from .generated.api.links import get_link, get_link_history, list_links
from .generated.api.positions import (
    get_event_positions,
    get_statements_about,
    list_contested_positions,
)
from .generated.api.releases import get_release, get_release_file, list_releases
from .generated.api.search import search
from .generated.api.service import get_service
from .generated.api.sources import get_source, get_source_history, list_sources
from .generated.api.statements import get_statement, get_statement_history, list_statements
from .generated.types import UNSET, File, Unset
from .names import Record
from .pages import AsyncPages, Paged, Pages, Records

P = ParamSpec("P")
S = TypeVar("S")
Y = TypeVar("Y")
A = TypeVar("A")
L = TypeVar("L", bound=Paged)
T = TypeVar("T", bound=Record)
Awaited = Coroutine[Any, Any, A]


class Operation(Generic[P, S, Y]):
    """What builds the request of an operation, and what either kind of client makes of it."""

    def __init__(
        self,
        request: Callable[P, Request],
        blocking: Callable[[Caller, Request], S],
        awaiting: Callable[[AsyncCaller, Request], Y],
    ) -> None:
        self._request = request
        self._blocking = blocking
        self._awaiting = awaiting
        generated: Any = sys.modules[getattr(request, "__module__", __name__)]
        self.__doc__ = generated.sync_detailed.__doc__.partition("    Raises:")[0]

    def __set_name__(self, owner: type, name: str) -> None:
        self.__name__ = name

    @overload
    def __get__(self, client: None, owner: object = None) -> Self: ...
    @overload
    def __get__(self, client: Caller, owner: object = None) -> Callable[P, S]: ...
    @overload
    def __get__(self, client: AsyncCaller, owner: object = None) -> Callable[P, Y]: ...
    def __get__(
        self, client: Caller | AsyncCaller | None, owner: object = None
    ) -> Self | Callable[P, S | Y]:
        if client is None:
            return self
        caller = client

        # With the parameters and the text of the generated code, for help() and notebooks.
        @functools.wraps(self._request)
        def call(*args: P.args, **kwargs: P.kwargs) -> S | Y:
            request = self._request(*args, **kwargs)
            if isinstance(caller, Caller):
                return self._blocking(caller, request)
            return self._awaiting(caller, request)

        call.__name__ = call.__qualname__ = self.__name__
        call.__doc__ = self.__doc__
        return call


def one(request: Callable[P, Request], parse: Parse[A]) -> Operation[P, A, Awaited[A]]:
    """An operation that answers once."""
    return Operation(
        request,
        lambda client, asked: client.ask(asked, parse),
        lambda client, asked: client.ask(asked, parse),
    )


class Many(Generic[P, L]):
    """An operation that answers by pages; `of` says where a page has its records."""

    def __init__(self, request: Callable[P, Request], parse: Parse[L]) -> None:
        self._request = request
        self._parse = parse

    def of(self, records: Records[L, T]) -> Operation[P, Pages[L, T], AsyncPages[L, T]]:
        parse = self._parse
        return Operation(
            self._request,
            lambda client, asked: Pages(functools.partial(client.ask, parse=parse), asked, records),
            lambda client, asked: AsyncPages(
                functools.partial(client.ask, parse=parse), asked, records
            ),
        )


def _read_feed(request: Callable[P, Request]) -> Operation[P, Changes, AsyncChanges]:
    parse = models.Feed.from_dict
    return Operation(
        request,
        lambda client, asked: Changes(functools.partial(client.ask, parse=parse), asked),
        lambda client, asked: AsyncChanges(functools.partial(client.ask, parse=parse), asked),
    )


def _follow_feed(request: Callable[P, Request]) -> Operation[P, Events, AsyncEvents]:
    return Operation(
        request,
        lambda client, asked: Events(client.http, asked, client.patience()),
        lambda client, asked: AsyncEvents(client.http, asked, client.patience()),
    )


def _read_file(request: Callable[P, Request]) -> Operation[P, Download, AsyncDownload]:
    return Operation(
        request,
        lambda client, asked: Download(client.http, asked),
        lambda client, asked: AsyncDownload(client.http, asked),
    )


def _writing(
    *, body: models.ChangeSetInput | File | Mapping[str, Any], dry_run: bool | Unset = UNSET
) -> Request:
    """Plain data are sent as they are: the server names every fault of them with its place."""
    if isinstance(body, Mapping):
        return create_change_set._get_kwargs(dry_run=dry_run) | {"json": dict(body)}
    return create_change_set._get_kwargs(body=body, dry_run=dry_run)


_writing.__module__ = create_change_set.__name__  # whose text is shown for it


class Operations:
    """The operations of the API, by what they answer."""

    service = one(get_service._get_kwargs, models.Service.from_dict)

    events = Many(list_events._get_kwargs, models.EventList.from_dict).of(lambda page: page.data)
    event = one(get_event._get_kwargs, models.EventItem.from_dict)
    event_history = Many(get_event_history._get_kwargs, models.History.from_dict).of(
        lambda page: page.data
    )
    actors = Many(list_actors._get_kwargs, models.ActorList.from_dict).of(lambda page: page.data)
    actor = one(get_actor._get_kwargs, models.ActorItem.from_dict)
    actor_history = Many(get_actor_history._get_kwargs, models.History.from_dict).of(
        lambda page: page.data
    )
    affiliations = Many(list_affiliations._get_kwargs, models.AffiliationList.from_dict).of(
        lambda page: page.data
    )
    affiliation = one(get_affiliation._get_kwargs, models.AffiliationItem.from_dict)
    affiliation_history = Many(get_affiliation_history._get_kwargs, models.History.from_dict).of(
        lambda page: page.data
    )
    statements = Many(list_statements._get_kwargs, models.StatementList.from_dict).of(
        lambda page: page.data
    )
    statement = one(get_statement._get_kwargs, models.StatementItem.from_dict)
    statement_history = Many(get_statement_history._get_kwargs, models.History.from_dict).of(
        lambda page: page.data
    )
    sources = Many(list_sources._get_kwargs, models.SourceList.from_dict).of(lambda page: page.data)
    source = one(get_source._get_kwargs, models.SourceItem.from_dict)
    source_history = Many(get_source_history._get_kwargs, models.History.from_dict).of(
        lambda page: page.data
    )
    links = Many(list_links._get_kwargs, models.LinkList.from_dict).of(lambda page: page.data)
    link = one(get_link._get_kwargs, models.LinkItem.from_dict)
    link_history = Many(get_link_history._get_kwargs, models.History.from_dict).of(
        lambda page: page.data
    )

    #: Records of all kinds, by words.
    search = Many(search._get_kwargs, models.SearchList.from_dict).of(lambda page: page.data)
    positions = one(get_event_positions._get_kwargs, models.Positions.from_dict)
    #: What one party affirms and another denies, of all events and affiliations.
    contested = Many(list_contested_positions._get_kwargs, models.ContestedList.from_dict).of(
        lambda page: page.data
    )
    statements_about = one(get_statements_about._get_kwargs, models.StatementsAbout.from_dict)
    network = one(get_actor_network._get_kwargs, models.Network.from_dict)
    #: The event of a participation.
    event_of = one(get_participation._get_kwargs, models.EventItem.from_dict)

    datasets = one(list_datasets._get_kwargs, models.DatasetList.from_dict)
    dataset = one(get_dataset._get_kwargs, models.DatasetItem.from_dict)
    releases = Many(list_releases._get_kwargs, models.ReleaseList.from_dict).of(
        lambda page: page.data
    )
    release = one(get_release._get_kwargs, models.ReleaseItem.from_dict)
    #: The bytes of a file of a release.
    release_file = _read_file(get_release_file._get_kwargs)
    code_lists = one(list_codes._get_kwargs, models.CodeLists.from_dict)
    codes = one(get_codes._get_kwargs, models.CodeList.from_dict)

    #: The feed up to now, and the feed as it comes.
    changes = _read_feed(list_changes._get_kwargs)
    follow = _follow_feed(list_changes._get_kwargs)
    digest = one(get_digest._get_kwargs, models.Digests.from_dict)

    change_sets = Many(list_change_sets._get_kwargs, models.ChangeSetList.from_dict).of(
        lambda page: page.data
    )
    change_set = one(get_change_set._get_kwargs, models.ChangeSetItem.from_dict)
    #: All that a change set changed.
    changes_of = Many(get_change_set._get_kwargs, models.ChangeSetItem.from_dict).of(
        lambda page: page.changes
    )
    write = one(_writing, models.ChangeSetResult.from_dict)
    revert = one(revert_change_set._get_kwargs, models.ChangeSetResult.from_dict)
