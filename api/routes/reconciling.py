"""Where tools that match names ask: at the service, and at each dataset."""

from typing import Final

from litestar import get, post
from litestar.handlers import HTTPRouteHandler

from api.answers import Answer
from api.routes.reading import AnyRequest
from api.routes.reconcile import (
    PROPOSE,
    QUESTIONS,
    SUGGEST,
    answer_entities,
    answer_form,
    answer_properties,
    answer_proposed,
    answer_service,
    answer_types,
)
from schemas.reconcile import (
    ExtendQuery,
    ExtendResult,
    ProposedProperties,
    ReconcileManifest,
    ReconcileQuery,
    ReconcileResult,
    Suggestions,
)

TAGS: Final = ["reconciling"]
ANSWERS: Final = {"either": ReconcileResult, "or": ExtendResult, "robots": True}


def _slug(request: AnyRequest) -> str | None:
    return request.path_params.get("slug")


def _questions(base: str, name: str, where: str) -> tuple[HTTPRouteHandler, ...]:
    @get(
        base,
        operation_id=f"get{name}",
        summary=f"Get the reconciliation service{where}",
        tags=TAGS,
        opt={
            "answers": ReconcileManifest,
            "parameters": QUESTIONS,
            "problems": ("too-large",),
            **ANSWERS,
        },
    )
    async def get_service(request: AnyRequest) -> Answer:
        """Get what the service can do (Reconciliation Service API 0.2), or what answers a question.

        Without a parameter it is the manifest, which tools such as OpenRefine read; with `queries`
        candidates for each name, with `extend` properties of actors. Longer ones are sent by POST.
        """
        return await answer_service(request, _slug(request))

    @post(
        base,
        operation_id=f"ask{name}",
        summary=f"Reconcile names{where}",
        tags=TAGS,
        status_code=200,
        opt={
            "answers": ReconcileResult,
            "form": {"queries": ReconcileQuery, "extend": ExtendQuery},
            **ANSWERS,
        },
    )
    async def ask_service(request: AnyRequest) -> Answer:
        """Find the actors that names mean, or their properties; a form with `queries` or `extend`.

        A name may be in any script and spelling. Type, country, kind, dataset and identifiers are
        hints that raise or lower a score. `match` says who may be taken without looking: a whole
        name that nobody else bears, and never a person by a name alone.
        """
        return await answer_form(request, _slug(request))

    return get_service, ask_service


def _suggestions(base: str, name: str, where: str) -> tuple[HTTPRouteHandler, ...]:
    @get(
        f"{base}/suggest/entity",
        operation_id=f"suggest{name}Entities",
        summary=f"Suggest actors{where}",
        tags=TAGS,
        opt={"answers": Suggestions, "parameters": _named(SUGGEST), "robots": True},
    )
    async def suggest_entities(request: AnyRequest) -> Answer:
        """Suggest actors one of whose names has words that begin so, or that have the very id."""
        return await answer_entities(request, _slug(request))

    @get(
        f"{base}/suggest/type",
        operation_id=f"suggest{name}Types",
        summary=f"Suggest types{where}",
        tags=TAGS,
        opt={"answers": Suggestions, "parameters": _named(SUGGEST), "robots": True},
    )
    async def suggest_types(request: AnyRequest) -> Answer:
        """Suggest kinds of actors that begin so."""
        return await answer_types(request, _slug(request))

    @get(
        f"{base}/suggest/property",
        operation_id=f"suggest{name}Properties",
        summary=f"Suggest properties{where}",
        tags=TAGS,
        opt={"answers": Suggestions, "parameters": _named(SUGGEST), "robots": True},
    )
    async def suggest_properties(request: AnyRequest) -> Answer:
        """Suggest properties of actors that begin so."""
        return await answer_properties(request, _slug(request))

    @get(
        f"{base}/properties",
        operation_id=f"propose{name}Properties",
        summary=f"Propose properties{where}",
        tags=TAGS,
        opt={"answers": ProposedProperties, "parameters": _named(PROPOSE), "robots": True},
    )
    async def propose_properties(request: AnyRequest) -> Answer:
        """Propose properties to ask for; actors of every type have the same."""
        return await answer_proposed(request, _slug(request))

    return suggest_entities, suggest_types, suggest_properties, propose_properties


def _named(parameters: tuple[str, ...]) -> tuple[str, ...]:
    """As the document has them, where other addresses mean something else by the name."""
    return tuple(f"suggest:{name}" for name in parameters)


RECONCILING: Final = tuple(
    handler
    for base, name, where in (
        ("/v1/reconcile", "Reconciliation", ""),
        ("/v1/datasets/{slug:str}/reconcile", "DatasetReconciliation", " of a dataset"),
    )
    for make in (_questions, _suggestions)
    for handler in make(base, name, where)
)
