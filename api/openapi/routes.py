"""What the route handlers say of themselves."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from inspect import getdoc
from typing import Any, Final

import msgspec
from litestar.handlers import HTTPRouteHandler

from api.ids import PREFIXES
from api.openapi.components import Struct

PARAMETER: Final = re.compile(r"\{(\w+)(?::\w+)?\}")


class Route(msgspec.Struct, frozen=True, kw_only=True):
    """One method at one address, and what its handler says of it."""

    path: str
    method: str
    operation_id: str
    summary: str
    description: str
    tags: Sequence[str]
    status: int
    opt: Mapping[str, Any]

    @property
    def answers(self) -> Struct | None:
        """The struct of the JSON that it answers."""
        struct: Struct | None = self.opt.get("answers")
        return struct

    @property
    def linked(self) -> Struct | None:
        """The struct of the same as JSON-LD, where there is that."""
        struct: Struct | None = self.opt.get("linked")
        return struct

    @property
    def takes(self) -> Struct | None:
        """The struct of the JSON that it is sent."""
        struct: Struct | None = self.opt.get("takes")
        return struct

    @property
    def form(self) -> Mapping[str, Struct]:
        """The structs of the JSON in the fields of a form that it is sent, if it is."""
        form: Mapping[str, Struct] = self.opt.get("form", {})
        return form

    @property
    def is_file(self) -> bool:
        """Whether it answers files of a release, which have ranges and media types of their own."""
        return bool(self.opt.get("file"))

    @property
    def lists(self) -> str:
        """The kind of record that it lists, or nothing."""
        return str(self.opt.get("filters", ""))

    @property
    def gets(self) -> str:
        """The kind of record of which it gets one, or nothing."""
        return str(self.opt.get("includes", ""))

    @property
    def kind(self) -> str:
        """The kind of record below whose address it lies, or nothing."""
        plural = self.path.removeprefix("/v1/").partition("/")[0]
        return next((kind for kind in PREFIXES if f"{kind}s" == plural), "")

    @property
    def is_versioned(self) -> bool:
        """Whether it belongs to the API proper, which asks the database."""
        return self.path.startswith("/v1")

    @property
    def is_conditional(self) -> bool:
        """Whether it has an entity tag."""
        kept = self.path.startswith(("/v1", "/openapi/"))
        return kept and self.method == "get" and self.status == 200

    @property
    def names(self) -> list[str]:
        """The parameters in its path."""
        return re.findall(r"\{(\w+)\}", self.path)


def read_routes(handlers: Iterable[object]) -> Iterator[Route]:
    """Every method at every address, in the order in which the application lists them."""
    for handler in handlers:
        if not isinstance(handler, HTTPRouteHandler):
            raise TypeError(f"{handler!r} is no route handler")
        for path in sorted(handler.paths):
            for method in sorted(handler.http_methods - {"HEAD"}):
                yield _route(handler, PARAMETER.sub(r"{\1}", path), method.lower())


def _route(handler: HTTPRouteHandler, path: str, method: str) -> Route:
    described = {
        "operation_id": handler.operation_id,
        "summary": handler.summary,
        "description": getdoc(handler.fn),
        "tags": handler.tags,
    }
    missing = [name for name, value in described.items() if not value]
    if missing:
        raise ValueError(f"the handler of {method.upper()} {path} has no {', '.join(missing)}")
    named = {"path": path, "method": method, "status": handler.status_code, "opt": handler.opt}
    return msgspec.convert(named | described, Route)
