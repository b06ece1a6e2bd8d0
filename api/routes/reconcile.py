"""How the Reconciliation Service API 0.2 (W3C) is answered, over all there is or one dataset."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final
from urllib.parse import parse_qsl

import msgspec

from api import __version__
from api.answers import Answer, answer, plain_answer
from api.auth import reader_of
from api.bodies import MEGABYTE, body_form, read_body
from api.content import Content
from api.database import Connection
from api.errors import MalformedRequestError
from api.queries.asked import Asked
from api.queries.entities import SUGGESTED, TYPES
from api.queries.reconcile import Service, extend, find_service, reconcile, suggest
from api.queries.values import NAME_LENGTH, whole_number
from api.routes.negotiation import choose_format
from api.routes.reading import AnyRequest, origin_of, readable_by
from api.routes.reconcile_asked import MOST_QUERIES, read_extend, read_queries
from api.serving import serving_of
from schemas.base import UNSET
from schemas.reconcile import (
    ExtendResult,
    ExtendService,
    PropertySetting,
    ProposedProperties,
    ReconcileManifest,
    ReconcileResult,
    ServicePath,
    Suggested,
    Suggestions,
    SuggestServices,
    Template,
)

#: Of more it is not told what each is.
MOST_FIELDS: Final = 20
FORM: Final = "application/x-www-form-urlencoded"
MOST_FORM: Final = 4 * MEGABYTE
IN_PARTS: Final = "a form may have {most} MB; send fewer queries, or ask for fewer ids, at once"
#: What a client may ask, of which one at a time.
QUESTIONS: Final = ("queries", "extend")
#: Beside the prefix what clients send; what is not the type says nothing here.
SUGGEST: Final = ("prefix", "cursor", "type", "type_strict", "limit", "lang")
#: What OpenRefine's widget, once Freebase's, sends with every letter; nothing follows from it.
WIDGET: Final = (
    *("key", "filter", "spell", "exact", "scoring", "prefixed", "stemmed", "format"),
    *("mql_output", "output"),
)
PROPOSE: Final = ("type", "limit")
#: The place of what has nothing of what was typed.
NOWHERE: Final = 3
ROBOTS: Final = {"X-Robots-Tag": "noindex"}
LIMIT: Final = PropertySetting(
    name="limit",
    label="Limit",
    type="number",
    default=0,
    help_text="How many values at most; 0: all.",
)
JSONP: Final = "JSONP is not served: any page may read this directly (CORS); leave callback out"
Read = Callable[[Connection, Service], Awaitable[Any]]


async def answer_service(request: AnyRequest, slug: str | None) -> Answer:
    """The manifest, or what answers the question in the query string."""
    asked = _asked(request, QUESTIONS, "reconciliation")
    texts: dict[str, bytes] = {
        name: asked.one(name, str.encode, b"") for name in QUESTIONS if name in asked.values
    }
    asked.settle()

    async def describe(connection: Connection, service: Service) -> ReconcileManifest:
        return _manifest(service, origin_of(request))

    if not texts:
        return await _answer(request, slug, describe)
    return await _answer(request, slug, _question(texts), batch=True)


async def answer_form(request: AnyRequest, slug: str | None) -> Answer:
    """What answers the question in a form."""
    _asked(request, (), "what is sent as a form").settle()
    body_form(request, "a question", (FORM,))
    idle = serving_of(request).settings.stream_idle
    body = await read_body(request, idle, MOST_FORM, IN_PARTS)
    if body.count(b"&") > MOST_FIELDS:
        raise MalformedRequestError("the form has one field, queries or extend, and once")
    try:
        fields = parse_qsl(body.decode("ascii"), keep_blank_values=True, errors="strict")
    except ValueError:
        raise MalformedRequestError("the form is no percent-encoded UTF-8") from None
    faults = [(name, _no_field(name)) for name, _ in fields if name not in QUESTIONS]
    if faults:
        raise MalformedRequestError(faults=faults[:20])
    texts = {name: value.encode() for name, value in fields}
    if len(texts) < len(fields) or not texts:
        raise MalformedRequestError("the form has one field, queries or extend, and once")
    return await _answer(request, slug, _question(texts), batch=True)


async def answer_entities(request: AnyRequest, slug: str | None) -> Answer:
    """Actors whose names begin so."""
    asked, prefix, skipped = _suggested(request)
    types = asked.values.get("type", [])

    async def find(connection: Connection, service: Service) -> Suggestions:
        return await suggest(connection, service, prefix, skipped, types)

    return await _answer(request, slug, find)


async def answer_types(request: AnyRequest, slug: str | None) -> Answer:
    """Kinds of actors that begin so."""
    return await _begun(request, slug, [Suggested(id=each.id, name=each.name) for each in TYPES])


async def answer_properties(request: AnyRequest, slug: str | None) -> Answer:
    """Properties that begin so."""
    return await _begun(request, slug, SUGGESTED)


async def answer_proposed(request: AnyRequest, slug: str | None) -> Answer:
    """The properties that there are."""
    asked = _asked(request, PROPOSE, "properties")
    limit = asked.one("limit", whole_number(1, 1000), None)
    wanted = asked.one("type", str, None)
    asked.settle()
    proposed = ProposedProperties(
        properties=list(SUGGESTED[:limit]), type=wanted or UNSET, limit=limit or UNSET
    )

    async def propose(connection: Connection, service: Service) -> ProposedProperties:
        return proposed

    return await _answer(request, slug, propose)


async def _begun(request: AnyRequest, slug: str | None, offered: Sequence[Suggested]) -> Answer:
    _, prefix, skipped = _suggested(request)
    typed = prefix.casefold().strip()
    places = {each.id: _place(typed, each) for each in offered}
    begun = [each for each in offered if places[each.id] < NOWHERE]
    found = sorted(begun, key=lambda each: places[each.id])

    async def suggest_these(connection: Connection, service: Service) -> Suggestions:
        return Suggestions(result=found[skipped:])

    return await _answer(request, slug, suggest_these)


def _place(typed: str, offered: Suggested) -> int:
    """Whether it is what was typed, begins so, has a later word that does, or nothing of it."""
    names = (offered.id.casefold(), offered.name.casefold())
    if typed in names:
        return 0
    if any(name.startswith(typed) for name in names):
        return 1
    return 2 if any(word.startswith(typed) for word in names[1].split()) else NOWHERE


def _suggested(request: AnyRequest) -> tuple[Asked, str, int]:
    asked = _asked(request, SUGGEST, "suggestions", passing_over=WIDGET)
    prefix = asked.one("prefix", _prefix, "")
    skipped = asked.one("cursor", whole_number(0, 10_000), 0)
    asked.one("limit", whole_number(1, 1000), None)
    asked.settle()
    return asked, prefix, skipped


def _prefix(text: str) -> str:
    if len(text) > NAME_LENGTH:
        raise ValueError(f"has {len(text)} characters; a name has {NAME_LENGTH} at most")
    return text


def _asked(
    request: AnyRequest, known: Sequence[str], where: str, passing_over: Sequence[str] = ()
) -> Asked:
    asked = Asked(request.scope["query_string"])
    for name in passing_over:
        asked.values.pop(name, None)
    if asked.values.pop("callback", None):
        asked.fault("callback", JSONP)
    asked.only(known, where)
    return asked


def _no_field(name: str) -> str:
    return JSONP if name == "callback" else "is no field of this form; it has queries, or extend"


def _question(texts: dict[str, bytes]) -> Read:
    """What answers the one question; MalformedRequestError where there are two."""
    if len(texts) > 1:
        raise MalformedRequestError("queries and extend are two questions; ask one at a time")
    if "extend" in texts:
        wanted = read_extend(texts["extend"])

        async def extended(connection: Connection, service: Service) -> ExtendResult:
            return await extend(connection, service, wanted)

        return extended
    queries = read_queries(texts["queries"])

    async def reconciled(connection: Connection, service: Service) -> dict[str, ReconcileResult]:
        return await reconcile(connection, service, queries)

    return reconciled


async def _answer(
    request: AnyRequest, slug: str | None, read: Read, *, batch: bool = False
) -> Answer:
    """What is read; a batch has connections of its own, for it takes long."""
    choose_format(request, None, ("json",))
    serving = serving_of(request)
    async with (serving.reconcilers if batch else serving.finders).lend() as connection:
        readable = readable_by(await reader_of(request, connection))
        service = await find_service(connection, slug, readable)
        body = msgspec.json.encode(await read(connection, service))
    if request.scope["method"] == "POST":
        headers = {**ROBOTS, "Whence-Seq": str(service.seq)}
        return plain_answer(200, body, headers=headers)
    return answer(request, Content(body=body, seq=service.seq), headers=ROBOTS)


def _manifest(service: Service, origin: str) -> ReconcileManifest:
    base = "/v1/reconcile" if service.slug is None else f"/v1/datasets/{service.slug}/reconcile"

    def at(path: str) -> ServicePath:
        return ServicePath(service_url=origin, service_path=f"{base}/{path}")

    return ReconcileManifest(
        versions=["0.2"],
        name=f"Whence: actors{'' if service.title is None else f' of {service.title}'}",
        identifier_space=f"{origin}/v1/actors/",
        schema_space=f"{origin}/v1/codes/actor_kind",
        documentation=f"{origin}/docs",
        service_version=__version__,
        default_types=list(TYPES),
        view=Template(url=f"{origin}/v1/actors/{{{{id}}}}"),
        suggest=SuggestServices(
            entity=at("suggest/entity"),
            property=at("suggest/property"),
            type=at("suggest/type"),
        ),
        extend=ExtendService(propose_properties=at("properties"), property_settings=[LIMIT]),
        batch_size=MOST_QUERIES,
    )
