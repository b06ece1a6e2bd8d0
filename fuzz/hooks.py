"""What Schemathesis is told of Whence: forms that it does not read, and checks of ours."""

import atexit
import json
import os
import re
import zlib
from collections import Counter
from pathlib import Path
from typing import Any, Final, TypeAlias

import httpx
import schemathesis
from schemathesis.checks import CheckContext
from schemathesis.core.media_types import YAML_MEDIA_TYPES
from schemathesis.core.transport import Response
from schemathesis.generation.case import Case
from schemathesis.hooks import HookContext

from api.ids import InvalidIdError, parse_id
from api.openapi.nodes import Node
from tests.contract import strict

AnyCase: TypeAlias = Case[Any]
#: Kind → ids of records that are there.
IDS: Final[dict[str, list[str]]] = json.loads(os.environ.get("FUZZ_IDS", "{}"))
#: Headers of the connection and of the server's program, and what is undone when content is read.
OF_TRANSPORT: Final = frozenset(
    ["connection", "content-encoding", "content-length", "date", "server", "transfer-encoding"]
)
#: Why a query is refused though it fits the schema, in the words of the refusal.
BEYOND: Final = re.compile(
    "|".join(
        (
            r"is no cursor|belongs to another query",
            r"is of no change set yet|after the latest change set|is after a change set that there",
            r"is in the future|is before the first change set",
            r"that no calendar has|is neither a time with its zone|is outside the years",
            r"the id is unknown here|there is no (dataset|actor|event|source|statement)",
            r"give one of them|, after `(to|until)`, which is",
            r"a stream of events has no limit|has no include",
            # Of a stream alone; with another format the header says nothing.
            r"^Last-Event-ID: .* is no place in the feed",
            r"is no ISO 3166-1 alpha-2 code|is no west,south,east,north in degrees",
            # Whether a question has a word, no pattern says.
            r"has no word to look for|has nothing but signs|begins too many words",
            r"only takes away from what is found|words and phrases; at most",
            r"finds words of what is current alone|finds what is active alone",
            r"^(as_of|sort): .*leave (as_of|sort) out, or name",
            # The list's own filter, of which positions take but one value.
            r"^contested: false: facts that nobody disputes are too many",
            # Where the manifest's address of a record is followed as it stands.
            r"^'\{\{id\}\}' is no id",
            r"is not what the protocol says|has neither a query nor|are two questions|"
            r"the form (has one field|is no percent)|is no whole number from 1 on",
            r"is no lat,lon,km|says how it matches: give|is no filter of facts of kind",
            r"^[a-z_]+: no fact has .* as well as ",
        )
    )
)
#: What is wrong with a body that does not fit the schema: with one that does, it never is.
WITHIN: Final = re.compile(r"Expected `|has not the form of|takes the field|is no field of a")
#: 7.0 is an integer to JSON Schema; here it is none, for whoever writes one writes 7.
WHOLE: Final = re.compile(r"^: [0-9]+\.0: Expected `int`, got `float`$")
#: Operation → how often it was asked, by the first digit of the answer's status.
ASKED: Final[dict[str, Counter[str]]] = {}


@schemathesis.deserializer(*YAML_MEDIA_TYPES)
def read_yaml(context: object, response: Response) -> str:
    """Clients take the document in YAML as text, as the contract says."""
    return response.content.decode()


@schemathesis.hook
def map_path_parameters(context: HookContext, path_parameters: Node | None) -> Node | None:
    """An id of the right form becomes that of a record that is there: the answer is no 404."""
    if path_parameters and context.operation and context.operation.path.startswith("/v1/"):
        kind = context.operation.path.split("/")[2].removesuffix("s")
        for name, value in path_parameters.items():
            if _kind_of(value) and kind in IDS:
                path_parameters[name] = _there(kind, value)
    return path_parameters


@schemathesis.hook
def map_query(context: HookContext, query: Node | None) -> Node | None:
    """So do the ids in filters, which are refused where they were never issued."""
    for name, value in (query or {}).items():
        if query is not None and isinstance(value, list):
            query[name] = [_there(_kind_of(each), each) for each in value]
    return query


def _kind_of(value: object) -> str:
    try:
        return parse_id(value)[0] if isinstance(value, str) else ""
    except InvalidIdError:
        return ""


def _there(kind: str, value: Any) -> Any:
    """The same one each time, so that a failure can be repeated."""
    known = IDS.get(kind)
    return known[zlib.crc32(value.encode()) % len(known)] if known else value


@schemathesis.hook
def after_call(context: HookContext, case: AnyCase, response: Response) -> None:
    """Count what was asked."""
    counts = ASKED.setdefault(case.operation.label, Counter())
    counts[f"{response.status_code // 100}xx"] += 1


@schemathesis.check
def answers_as_committed(ctx: CheckContext, response: Response, case: AnyCase) -> None:
    """Every answer is what the document says, and has no field beside: lines and tables, too."""
    if response.headers.get("content-type", [""])[0].startswith("text/event-stream"):
        return
    answer = httpx.Response(
        response.status_code,
        headers={
            name: values[0] for name, values in response.headers.items() if name not in OF_TRANSPORT
        },
        content=response.content,
        request=httpx.Request(response.request.method or "", response.request.url or ""),
    )
    faults = strict().faults(answer)
    assert not faults, "; ".join(faults[:5])


@schemathesis.check
def refuses_only_what_no_schema_says(ctx: CheckContext, response: Response, case: AnyCase) -> None:
    """A refusal of what fits the schema names faults, and each is one that no schema can say."""
    meta = case.meta
    if meta is None or not meta.generation.mode.is_positive:
        return
    if response.status_code not in (400, 422):
        return
    problem = response.json()
    faults = problem.get("errors", ())
    said = [f"{fault.get('parameter', '')}: {fault['detail']}" for fault in faults]
    said = said or [problem["detail"]]
    if response.status_code == 400:
        odd = [detail for detail in said if not BEYOND.search(detail)]
    else:
        odd = [detail for detail in said if WITHIN.search(detail) and not WHOLE.search(detail)]
    assert not odd, f"refused for what a schema could say: {odd[:3]}"


@schemathesis.check
def points_into_what_was_sent(ctx: CheckContext, response: Response, case: AnyCase) -> None:
    """A fault of a body stands at a place in it, or at a field that is missing there."""
    if response.status_code != 422 or not isinstance(case.body, dict):
        return
    for fault in response.json()["errors"]:
        pointer = fault.get("pointer", "")
        *parents, _ = [part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")]
        assert _leads(case.body, parents[1:]), f"{pointer!r} leads nowhere"


def _leads(body: Any, path: list[str]) -> bool:
    """Whether there is something to hold a field; what the server would fill in may be absent."""
    node = body
    for part in path:
        if isinstance(node, list):
            node = node[int(part)] if part.isdecimal() and int(part) < len(node) else None
        else:
            node = node.get(part, {} if part == "dataset_meta" else None)
        if not isinstance(node, dict | list):
            return False
    return True


def _tell() -> None:
    if "FUZZ_ASKED" in os.environ:
        Path(os.environ["FUZZ_ASKED"]).write_text(json.dumps(ASKED), encoding="utf-8")


atexit.register(_tell)
