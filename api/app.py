"""The application: every route there is, top to bottom."""

import contextlib
import os
from collections.abc import AsyncIterator

from litestar import Litestar

from api.frame import Frame
from api.observe import Observer
from api.problems import answer_problem
from api.routes.health import get_live, get_ready
from api.serving import open_serving
from api.settings import Settings, load_settings

ROUTES = (
    get_live,
    get_ready,
)


def create_app() -> Frame:
    """The application as a worker serves it, set by the WHENCE_* variables."""
    settings = load_settings(os.environ)
    return Frame(create_litestar(settings), Observer(settings.log))


def create_litestar(settings: Settings) -> Litestar:
    """The routes without the frame around them."""

    @contextlib.asynccontextmanager
    async def serving(app: Litestar) -> AsyncIterator[None]:
        async with open_serving(settings) as serving:
            app.state.serving = serving
            yield

    return Litestar(
        route_handlers=ROUTES,
        lifespan=[serving],
        exception_handlers={Exception: answer_problem},
        openapi_config=None,
        logging_config=None,
        # Counted while reading, with a problem that names the limit.
        request_max_body_size=None,
    )
