"""The code lists as types: what a request may say. Definitions live in the code tables."""

from typing import Annotated, Literal, get_args

from msgspec import Meta

from schemas.base import UNSET, Output, UnsetType

ActorKind = Literal[
    "person",
    "armed_group",
    "organization",
    "state",
    "government_body",
    "media",
    "court",
    "informal_group",
    "population",
    "unnamed",
]
Role = Literal[
    "involved",
    "perpetrator",
    "director",
    "coordinator",
    "supporter",
    "supplier",
    "encourager",
    "target",
    "victim",
    "responder",
    "mediator",
    "witness",
    "organizer",
    "participant",
    "authority",
    "subject",
]
AffiliationType = Literal[
    "commands",
    "leads",
    "member_of",
    "spokesperson_for",
    "founded",
    "employed_by",
    "represents",
    "part_of",
    "under_command_of",
    "controlled_by",
    "armed_by",
    "recognized_by",
    "fights_for",
    "allied_with",
    "opposes",
    "owns",
    "split_from",
    "succeeds",
    "merged_into",
    "related_to",
]
Act = Literal[
    "claim_of_responsibility",
    "denial",
    "accusation",
    "confirmation",
    "assessment",
    "characterization",
    "announcement",
    "appeal",
    "threat",
    "demand",
    "promise",
    "designation",
    "testimony",
    "report",
    "casualty_report",
    "retraction",
    "correction",
    "no_comment",
]
Category = Literal[
    "armed_incursion",
    "battle",
    "shelling",
    "air_attack",
    "bombing",
    "attack_on_civilians",
    "assassination",
    "abduction",
    "sabotage",
    "protest",
    "riot",
    "arrest",
    "criminal_case",
    "legal_designation",
    "sanction",
    "agreement",
    "negotiation",
    "formation",
    "announcement",
    "aid",
    "displacement",
    "cyber_operation",
    "disinformation_operation",
    "conflict",
    "other",
]
Precision = Literal["exact", "near", "admin2", "admin1", "area", "country", "international"]
Measure = Literal[
    "killed",
    "wounded",
    "captured",
    "missing",
    "displaced",
    "detained",
    "participants",
    "members",
    "followers",
    "vehicles",
    "damage",
]
SourceKind = Literal[
    "article",
    "post",
    "broadcast",
    "video",
    "document",
    "court_decision",
    "report",
    "data_file",
    "webpage",
]
NameKind = Literal["primary", "alias", "nickname", "former", "transliteration", "acronym"]
ViaMode = Literal["direct", "quoted", "paraphrased", "translated", "republished", "anonymous"]
Medium = Literal[
    "interview",
    "press_conference",
    "press_release",
    "social_media",
    "video",
    "manifesto",
    "website",
    "speech",
    "court",
    "broadcast",
    "print",
    "official_record",
    "unknown",
]
Stance = Literal["affirms", "denies", "questions", "mentions"]
Relation = Literal["confirms", "disputes", "retracts", "corrects", "repeats", "answers"]
Modality = Literal["certain", "probable", "possible"]
Status = Literal["active", "retracted", "merged", "purged"]
Reason = Literal[
    "error", "superseded", "withdrawn_by_source", "duplicate", "licence", "legal", "other"
]
Polarity = Literal["supports", "disputes"]
TextPolicy = Literal["none", "excerpt", "full"]
Distribution = Literal["public", "internal"]
Judgement = Literal["same", "different", "unsure"]
Kind = Literal["actor", "affiliation", "event", "statement", "source"]

#: Scheme as served at /v1/codes/{scheme} → the type that lists its codes.
SCHEMES = {
    "role": Role,
    "affiliation_type": AffiliationType,
    "act": Act,
    "category": Category,
    "precision": Precision,
    "measure": Measure,
    "actor_kind": ActorKind,
    "source_kind": SourceKind,
    "name_kind": NameKind,
    "via_mode": ViaMode,
    "medium": Medium,
    "stance": Stance,
    "relation": Relation,
    "modality": Modality,
    "status": Status,
    "reason": Reason,
    "polarity": Polarity,
    "policy": TextPolicy,
    "distribution": Distribution,
    "judgement": Judgement,
}


#: As every answer gives it; what has no scheme lists its codes itself.
RecordKind = Annotated[
    str,
    Meta(
        description="Kind of the record.",
        examples=["event"],
        extra_json_schema={"x-codes": (*get_args(Kind), "link")},
    ),
]


class Mapping(Output, frozen=True, kw_only=True):
    """The same notion in another vocabulary."""

    vocabulary: Annotated[
        str, Meta(description="CAMEO, PLOVER, ACLED or UCDP.", examples=["CAMEO"])
    ]
    code: Annotated[str, Meta(description="The code there, as written there.", examples=["19"])]
    match: Annotated[
        str,
        Meta(
            description="SKOS mapping relation, read from our code to theirs.",
            examples=["close"],
            extra_json_schema={"x-codes": ("exact", "close", "broad", "narrow")},
        ),
    ]


class Code(Output, frozen=True, kw_only=True):
    """One code of a scheme, with what it means."""

    code: Annotated[str, Meta(description="The code.", examples=["director"])]
    definition: Annotated[
        str,
        Meta(description="What it means, in a sentence.", examples=["Ordered or controlled it."]),
    ]
    broader: Annotated[
        str | UnsetType, Meta(description="The code above it.", examples=["involved"])
    ] = UNSET
    mappings: Annotated[
        list[Mapping], Meta(description="Nearest codes of other vocabularies, where one exists.")
    ]


class CodeList(Output, frozen=True, kw_only=True):
    """A scheme and its codes."""

    scheme: Annotated[str, Meta(description="Name of the scheme.", examples=["role"])]
    data: Annotated[list[Code], Meta(description="The codes, broader ones before narrower.")]


class CodeLists(Output, frozen=True, kw_only=True):
    """Every scheme with its codes."""

    data: Annotated[list[CodeList], Meta(description="The schemes in alphabetical order.")]
