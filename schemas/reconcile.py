"""The Reconciliation Service API 0.2 (W3C): what tools that match names send, and are answered."""

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from schemas.base import UNSET, Id, Input, Output, UnsetType


class EntityValue(msgspec.Struct, frozen=True, kw_only=True):
    """A value that is an entity, perhaps reconciled before."""

    id: Annotated[str, Meta(description="Its identifier.", examples=["RU"])]
    name: (
        Annotated[str, Meta(description="What it is called.", examples=["Russia"])] | UnsetType
    ) = UNSET


Scalar = str | float | bool | EntityValue


class ReconcileProperty(msgspec.Struct, frozen=True, kw_only=True):
    """What else is known of whom a name is looked for: a hint."""

    pid: Annotated[
        str,
        Meta(
            description="`country`, `kind`, `dataset`, `identifier`, or the scheme of an "
            "identifier; others say nothing.",
            examples=["country"],
        ),
    ]
    v: Annotated[
        Scalar | Annotated[list[Scalar], Meta(max_length=100)],
        Meta(description="Its value, or several: at most 100."),
    ]


class ReconcileQuery(Input, frozen=True, kw_only=True):
    """Who is looked for: by a name, and by what else is known; one of both there must be."""

    query: (
        Annotated[
            str,
            Meta(
                description="A name, or an id; one of more than 500 characters finds nobody.",
                examples=["Kapustin"],
            ),
        ]
        | UnsetType
    ) = UNSET
    type: (
        Annotated[
            str | list[str],
            Meta(description="Kind of actor.", examples=["person"]),
        ]
        | UnsetType
    ) = UNSET
    limit: (
        Annotated[
            float,
            Meta(
                description="How many candidates at most: a whole number, from 1 on; 10 unless "
                "asked, and never more than 100.",
                examples=[10],
            ),
        ]
        | UnsetType
    ) = UNSET
    properties: (
        Annotated[list[ReconcileProperty], Meta(max_length=100, description="Hints.")] | UnsetType
    ) = UNSET
    type_strict: (
        Annotated[
            Literal["any", "should", "all"],
            Meta(
                description="`any` and `all` leave out who has none of the types; `should`, as "
                "without it, gives them a lower score.",
                examples=["should"],
            ),
        ]
        | UnsetType
    ) = UNSET


class ReconcileType(Output, frozen=True, kw_only=True):
    """A type of entities: a kind of actor."""

    id: Annotated[str, Meta(description="Its code.", examples=["person"])]
    name: Annotated[str, Meta(description="What it is called.", examples=["Person"])]


class ReconcileFeature(Output, frozen=True, kw_only=True):
    """What a score is made of."""

    id: Annotated[
        str,
        Meta(description="`name`, `type`, or the property.", examples=["name"]),
    ]
    value: Annotated[
        bool | float,
        Meta(description="How alike the name is, from 0 to 1; whether the rest agrees."),
    ]


class ReconcileCandidate(Output, frozen=True, kw_only=True):
    """An actor that may be meant."""

    id: Id
    name: Annotated[str, Meta(description="Its name.", examples=["Denis Kapustin"])]
    description: (
        Annotated[str, Meta(description="What tells it from others.", examples=["RU · case"])]
        | UnsetType
    ) = UNSET
    type: Annotated[list[ReconcileType], Meta(description="Its kind.")]
    score: Annotated[float, Meta(ge=0, le=100, description="100 is the surest.", examples=[95.0])]
    match: Annotated[
        bool,
        Meta(
            description="Whether it can be taken without looking: never of a person by name alone."
        ),
    ]
    features: Annotated[list[ReconcileFeature], Meta(description="What the score is made of.")]


class ReconcileResult(Output, frozen=True, kw_only=True):
    """Who may be meant, the surest first."""

    result: Annotated[list[ReconcileCandidate], Meta(description="Candidates.")]
    error: (
        Annotated[
            str,
            Meta(
                description="Why this query has no candidates; others of the batch have theirs.",
                examples=["query: has 600 characters; a name has 500 at most"],
            ),
        ]
        | UnsetType
    ) = UNSET


class ServicePath(Output, frozen=True, kw_only=True):
    """Where a service is: the one put behind the other."""

    service_url: Annotated[str, Meta(description="The server.", examples=["https://example.org"])]
    service_path: Annotated[
        str, Meta(description="The path there.", examples=["/v1/reconcile/suggest/entity"])
    ]


class SuggestServices(Output, frozen=True, kw_only=True):
    """Where what begins so is suggested."""

    entity: Annotated[ServicePath, Meta(description="Of actors.")]
    property: Annotated[ServicePath, Meta(description="Of properties.")]
    type: Annotated[ServicePath, Meta(description="Of types.")]


class Template(Output, frozen=True, kw_only=True):
    """Where an entity is."""

    url: Annotated[
        str,
        Meta(
            description="Its address, `{{id}}` standing for its id.",
            examples=["https://example.org/{{id}}"],
        ),
    ]


class PropertySetting(Output, frozen=True, kw_only=True):
    """What may be said of a property that is asked for."""

    name: Annotated[str, Meta(description="What it is called in a query.", examples=["limit"])]
    label: Annotated[str, Meta(description="What it is called for people.", examples=["Limit"])]
    type: Annotated[Literal["number"], Meta(description="What sort of value it has.")]
    default: Annotated[int, Meta(description="Where nothing is said.", examples=[0])]
    help_text: Annotated[
        str, Meta(description="What it means.", examples=["How many values at most; 0: all."])
    ]


class ExtendService(Output, frozen=True, kw_only=True):
    """How values of entities are asked for."""

    propose_properties: Annotated[ServicePath, Meta(description="Where the properties are named.")]
    property_settings: Annotated[
        list[PropertySetting], Meta(description="Settings of each property.")
    ]


class ReconcileManifest(Output, frozen=True, kw_only=True, rename="camel"):
    """What the service is, and what it can do."""

    versions: Annotated[list[str], Meta(description="Of the API.", examples=[["0.2"]])]
    name: Annotated[
        str, Meta(description="What the service is called.", examples=["Whence: actors"])
    ]
    identifier_space: Annotated[
        str, Meta(description="Where ids are unique.", examples=["https://example.org/v1/actors/"])
    ]
    schema_space: Annotated[
        str,
        Meta(
            description="Where types are defined.",
            examples=["https://example.org/v1/codes/actor_kind"],
        ),
    ]
    documentation: Annotated[
        str, Meta(description="Where it is described.", examples=["https://example.org/docs"])
    ]
    service_version: Annotated[str, Meta(description="Of the software.", examples=["1.0.0"])]
    default_types: Annotated[list[ReconcileType], Meta(description="All types.")]
    view: Annotated[Template, Meta(description="Where an actor is.")]
    suggest: Annotated[SuggestServices, Meta(description="Where suggestions are.")]
    extend: Annotated[ExtendService, Meta(description="How properties are asked for.")]
    batch_size: Annotated[
        int, Meta(description="How many queries a batch has at most.", examples=[200])
    ]


class Suggested(Output, frozen=True, kw_only=True):
    """An entity, a type or a property that begins so."""

    id: Annotated[str, Meta(description="Its id.", examples=["country"])]
    name: Annotated[str, Meta(description="What it is called.", examples=["Country"])]
    description: (
        Annotated[str, Meta(description="What tells it from others.", examples=["RU"])] | UnsetType
    ) = UNSET
    notable: Annotated[list[ReconcileType], Meta(description="Its types.")] | UnsetType = UNSET


class Suggestions(Output, frozen=True, kw_only=True):
    """What begins so, the most alike first."""

    result: Annotated[list[Suggested], Meta(description="Suggestions.")]


class ProposedProperties(Output, frozen=True, kw_only=True):
    """The properties that entities of a type have."""

    properties: Annotated[list[Suggested], Meta(description="Properties.")]
    type: (
        Annotated[str, Meta(description="The type that was asked for.", examples=["person"])]
        | UnsetType
    ) = UNSET
    limit: (
        Annotated[int, Meta(description="How many were asked for.", examples=[5])] | UnsetType
    ) = UNSET


class ExtendProperty(msgspec.Struct, frozen=True, kw_only=True):
    """A property that is asked for."""

    id: Annotated[str, Meta(description="Its id.", examples=["country"])]
    settings: (
        Annotated[
            dict[str, Any],
            Meta(
                description="`limit`; what is no number, and other settings, say nothing.",
                extra_json_schema={"additionalProperties": True},
            ),
        ]
        | UnsetType
    ) = UNSET


class ExtendQuery(msgspec.Struct, frozen=True, kw_only=True):
    """Of whom which properties are asked for."""

    ids: Annotated[list[str], Meta(description="Ids of actors.")]
    properties: Annotated[list[ExtendProperty], Meta(description="Properties.")]


class ExtendMeta(Output, frozen=True, kw_only=True):
    """A property that was asked for."""

    id: Annotated[str, Meta(description="Its id.", examples=["country"])]
    name: Annotated[str, Meta(description="What it is called.", examples=["Country"])]


class ExtendValue(Output, frozen=True, kw_only=True):
    """A value as text."""

    str: Annotated[str, Meta(description="The text.", examples=["RU"])]


class ExtendResult(Output, frozen=True, kw_only=True):
    """The values of each entity, by property."""

    meta: Annotated[list[ExtendMeta], Meta(description="The properties.")]
    rows: Annotated[
        dict[str, dict[str, list[ExtendValue]]],
        Meta(description="Id → property → values; none where nothing is known."),
    ]
