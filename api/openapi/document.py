"""The OpenAPI document, put together from routes, structs and tables of the code."""

from collections.abc import Iterable, Sequence
from typing import Final

from api import __version__
from api.app import ROUTES
from api.openapi.components import Struct, component_schemas
from api.openapi.headers import header_components
from api.openapi.nodes import Node, walk
from api.openapi.numbers import say_widths
from api.openapi.operations import operation, shared_responses
from api.openapi.parameters import shared_parameters
from api.openapi.problems import problem_examples
from api.openapi.routes import Route, read_routes
from api.openapi.texts import BEARER, DESCRIPTION, LICENCE, SUMMARY, TAGS, TITLE
from schemas.changesets import ChangeSetHead
from schemas.geojson import FeatureCollection
from schemas.problems import Problem

OPENAPI: Final = "3.1.0"
SECTIONS: Final = ("schemas", "responses", "parameters", "examples", "headers")


def build_document(handlers: Iterable[object] = ROUTES) -> Node:
    """The whole document; the same code gives the same document."""
    routes = list(read_routes(handlers))
    paths: dict[str, Node] = {}
    for route in routes:
        paths.setdefault(route.path, {})[route.method] = operation(route)
    used = {tag for route in routes for tag in route.tags}
    return {
        "openapi": OPENAPI,
        "info": {
            "title": TITLE,
            "summary": SUMMARY,
            "description": DESCRIPTION,
            "version": __version__,
            "license": LICENCE,
        },
        "servers": [{"url": "/", "description": "The server that serves this document."}],
        "security": [{}, {"bearer": []}],
        "tags": [
            {"name": name, "description": text} for name, text in TAGS.items() if name in used
        ],
        "paths": say_widths(paths),
        "components": say_widths(_components(paths, _structs(routes))),
    }


def _structs(routes: Sequence[Route]) -> list[Struct]:
    named = [struct for route in routes for struct in (route.answers, route.linked, route.takes)]
    structs = [struct for struct in named if struct is not None]
    for route in routes:
        structs += [route.opt[name] for name in ("either", "or") if name in route.opt]
        structs += route.form.values()
    return [*structs, ChangeSetHead, FeatureCollection, Problem]


def _components(paths: dict[str, Node], structs: Iterable[Struct]) -> Node:
    components: Node = {
        "schemas": component_schemas(structs),
        "responses": shared_responses(),
        "parameters": shared_parameters(),
        "examples": problem_examples(),
        "headers": header_components(),
    }
    _leave_out_unused(components, paths)
    bearer = {"type": "http", "scheme": "bearer", "description": BEARER}
    return components | {"securitySchemes": {"bearer": bearer}}


def _leave_out_unused(components: Node, paths: dict[str, Node]) -> None:
    """Keep what the paths lead to, in order of name."""
    reached: dict[str, None] = {}
    waiting: list[Node] = [paths]
    while waiting:
        for node in walk(waiting.pop()):
            target = node.get("$ref")
            if isinstance(target, str) and target not in reached:
                reached[target] = None
                section, name = target.removeprefix("#/components/").split("/")
                waiting.append(components[section][name])
    for section in SECTIONS:
        kept = sorted(components[section].items())
        components[section] = {
            name: node for name, node in kept if f"#/components/{section}/{name}" in reached
        }
