"""What a worker process shares among its requests: settings and connections."""

import contextlib
from collections.abc import AsyncIterator, Iterator, Mapping
from typing import Final

import msgspec

from api.asgi import Requested
from api.database import WRITING, Connections
from api.errors import TooManyStreamsError
from api.memory import keep_freed_memory
from api.observe import Observer
from api.queries.beside import Beside
from api.queries.kept import Kept
from api.queries.listening import Listener
from api.queries.planning import AS_WRITTEN, BY_WORDS, IN_ORDER
from api.settings import CHECKOUT, Settings
from api.signals import also_on_end

#: Connections a worker reads with; more only wait for the same cores.
READERS: Final = 8
#: Those that look by an index of words or trigrams, of which PostgreSQL takes bitmaps alone. Who
#: finds little shares the processors with who finds much, and would wait for them in a line.
FINDERS: Final = 8
#: Those that answer batches of names, which take seconds: searches do not wait for them.
RECONCILERS: Final = 2
MORE_PARTICULAR: Final = (
    "ask by more, longer or rarer words, or by narrower filters; what is found by words has no "
    "download that takes longer"
)
#: Change sets are written one at a time, and staged beside each other.
WRITERS: Final = 4
VERSIONS: Final = "migrations/versions"


class Places:
    """How many streams there may be at once, and how many there are."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.used = 0

    @contextlib.contextmanager
    def taken(self) -> Iterator[None]:
        """Have one of them; TooManyStreamsError where none is free."""
        if self.used >= self.number:
            raise TooManyStreamsError(
                f"as many streams are under way as there may be at once, {self.number} a worker "
                "(WHENCE_STREAMS); try again in a moment"
            )
        self.used += 1
        try:
            yield
        finally:
            self.used -= 1


class Serving(msgspec.Struct, frozen=True, kw_only=True):
    """The settings, and the connections for each sort of work.

    Readers, finders and reconcilers have the statement time limit; streams, one connection each,
    and writers have none.
    """

    settings: Settings
    observer: Observer
    revision: str
    readers: Connections
    finders: Connections
    reconcilers: Connections
    writers: Connections
    streams: Connections
    listening: Connections
    listener: Listener
    places: Places
    beside: Beside
    kept: Kept

    def connections(self) -> Mapping[str, Connections]:
        """The connections by what they are for."""
        return {
            "read": self.readers,
            "find": self.finders,
            "reconcile": self.reconcilers,
            "write": self.writers,
            "stream": self.streams,
            "listen": self.listening,
        }


def serving_of(request: Requested) -> Serving:
    """What the worker that answers this request shares."""
    serving: Serving = request.app.state.serving
    return serving


def newest_revision() -> str:
    """The migration that this checkout needs, without loading what migrates."""
    return max(path.stem.partition("_")[0] for path in (CHECKOUT / VERSIONS).glob("[0-9]*.py"))


@contextlib.asynccontextmanager
async def open_serving(settings: Settings, observer: Observer) -> AsyncIterator[Serving]:
    """Connections are made when they are first needed, and closed at the end."""
    dsn = settings.database_url
    if dsn is None:
        raise ValueError("a worker is told its database")
    keep_freed_memory()
    reading = {"default_transaction_read_only": "on", "jit": "off", "TimeZone": "UTC"}
    limited = {
        **reading,
        "statement_timeout": str(int(settings.read_timeout * 1000)),
        "application_name": "whence reader",
    }
    readers = Connections(dsn, READERS, {**limited, **IN_ORDER})
    listening = Connections(dsn, 1, {**reading, "application_name": "whence listener"})
    serving = Serving(
        settings=settings,
        observer=observer,
        revision=newest_revision(),
        readers=readers,
        finders=Connections(
            dsn,
            FINDERS,
            {**limited, **BY_WORDS, "application_name": "whence finder"},
            advice=MORE_PARTICULAR,
        ),
        reconcilers=Connections(
            dsn,
            RECONCILERS,
            {**limited, **BY_WORDS, "application_name": "whence reconciler"},
            advice="ask for fewer at once, or for names that are longer",
        ),
        writers=Connections(
            dsn,
            WRITERS,
            {**WRITING, "application_name": "whence writer"},
            settings.write_wait,
        ),
        streams=Connections(
            dsn,
            settings.streams,
            {**reading, **AS_WRITTEN, "application_name": "whence stream"},
        ),
        listening=listening,
        listener=Listener(listening),
        places=Places(settings.streams),
        beside=Beside(),
        kept=Kept(readers),
    )
    readers.when_lost.append(serving.beside.forget)
    # The server waits for what is under way before it says that all is at its end.
    also_on_end(serving.listener.end)
    try:
        yield serving
    finally:
        serving.listener.end()
        for connections in serving.connections().values():
            await connections.close()
        observer.flush()
