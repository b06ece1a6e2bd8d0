"""The application: every route there is, top to bottom."""

import contextlib
import os
from collections.abc import AsyncIterator, Sequence
from typing import BinaryIO, Final

from litestar import Litestar
from litestar.handlers import HTTPRouteHandler
from litestar.routes import HTTPRoute

from api.clients import packages
from api.errors import MergedError
from api.frame import Frame
from api.observe import Observer
from api.problems import allow, answer_problem
from api.routes.actors import get_actor, get_actor_network, get_statements_about, list_actors
from api.routes.affiliations import get_affiliation, list_affiliations
from api.routes.changes import list_changes
from api.routes.changesets import (
    create_change_set,
    get_change_set,
    list_change_sets,
    revert_change_set,
)
from api.routes.clients import CLIENTS
from api.routes.codes import get_codes, list_codes
from api.routes.contexts import get_context
from api.routes.contract import get_contract_json, get_contract_yaml
from api.routes.datasets import get_dataset, list_datasets
from api.routes.digests import get_digest
from api.routes.events import get_event, get_event_positions, list_events
from api.routes.health import get_live, get_ready
from api.routes.history import HISTORIES
from api.routes.links import get_link, list_links
from api.routes.metrics import get_metrics
from api.routes.pages import PAGES
from api.routes.participations import get_participation
from api.routes.positions import list_contested_positions
from api.routes.problems import get_problem_type
from api.routes.reconciling import RECONCILING
from api.routes.records import answer_merged
from api.routes.releases import get_release, get_release_file, list_releases
from api.routes.search import search
from api.routes.service import get_service
from api.routes.sources import get_source, list_sources
from api.routes.statements import get_statement, list_statements
from api.routes.wellknown import get_security_txt
from api.serving import open_serving
from api.settings import Settings, load_settings

ROUTES: Final[Sequence[HTTPRouteHandler]] = (
    get_service,
    list_events,
    get_event,
    get_event_positions,
    list_contested_positions,
    search,
    list_actors,
    get_actor,
    get_actor_network,
    get_statements_about,
    list_affiliations,
    get_affiliation,
    list_statements,
    get_statement,
    list_sources,
    get_source,
    list_links,
    get_link,
    *HISTORIES,
    get_participation,
    list_datasets,
    get_dataset,
    *RECONCILING,
    list_releases,
    get_release,
    get_release_file,
    list_codes,
    get_codes,
    list_changes,
    get_digest,
    list_change_sets,
    get_change_set,
    create_change_set,
    revert_change_set,
    get_contract_json,
    get_contract_yaml,
    get_live,
    get_ready,
    get_metrics,
    get_problem_type,
    get_security_txt,
)


def create_app() -> Frame:
    """The application as a worker serves it, set by the WHENCE_* variables."""
    packages()  # packed before anybody waits for them
    return assemble(load_settings(os.environ), (*ROUTES, *PAGES, *CLIENTS, get_context))


def assemble(
    settings: Settings, routes: Sequence[HTTPRouteHandler], log: BinaryIO | None = None
) -> Frame:
    """These routes in their frame; the log goes to standard error where it is not given."""
    observer = Observer(settings.log, log)

    @contextlib.asynccontextmanager
    async def serving(app: Litestar) -> AsyncIterator[None]:
        async with open_serving(settings, observer) as serving:
            app.state.serving = serving
            yield

    app = Litestar(
        route_handlers=routes,
        lifespan=[serving],
        exception_handlers={MergedError: answer_merged, Exception: answer_problem},
        openapi_config=None,
        logging_config=None,
        # Counted while reading, with a problem that names the limit.
        request_max_body_size=None,
    )
    allowed = {
        route.path_format: allow(", ".join(route.methods))
        for route in app.routes
        if isinstance(route, HTTPRoute)
    }
    return Frame(app, observer, allowed)
