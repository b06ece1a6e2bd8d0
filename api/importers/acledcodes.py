"""What ACLED's codes are in ours: sorts of events, precisions, and kinds of actors."""

from collections.abc import Collection
from typing import Final

from api.names.countries import country_by_name
from schemas.codes import ActorKind, Category, Precision

#: By sub_event_type; the page of the format says why.
CATEGORIES: Final[dict[str, Category]] = {
    "Government regains territory": "battle",
    "Non-state actor overtakes territory": "battle",
    "Armed clash": "battle",
    "Chemical weapon": "other",
    "Air/drone strike": "air_attack",
    "Suicide bomb": "bombing",
    "Shelling/artillery/missile attack": "shelling",
    "Remote explosive/landmine/IED": "bombing",
    "Grenade": "bombing",
    "Sexual violence": "attack_on_civilians",
    "Attack": "attack_on_civilians",
    "Abduction/forced disappearance": "abduction",
    "Peaceful protest": "protest",
    "Protest with intervention": "protest",
    "Excessive force against protesters": "protest",
    "Violent demonstration": "riot",
    "Mob violence": "riot",
    "Agreement": "agreement",
    "Arrests": "arrest",
    "Change to group/activity": "other",
    "Disrupted weapons use": "other",
    "Headquarters or base established": "other",
    "Looting/property destruction": "other",
    "Non-violent transfer of territory": "other",
    "Other": "other",
}
#: By event_type, where the sub type is none of those.
BROADER: Final[dict[str, Category]] = {
    "Battles": "battle",
    "Explosions/Remote violence": "other",
    "Violence against civilians": "attack_on_civilians",
    "Protests": "protest",
    "Riots": "riot",
    "Strategic developments": "other",
}
#: What a title says instead of a word that judges.
NEUTRAL: Final = {
    "Excessive force against protesters": "Force against protesters",
    "Mob violence": "Violence by a crowd",
}
#: By definition violence against people who do not fight.
AGAINST_CIVILIANS: Final = "Violence against civilians"
AGAINST_PROTESTERS: Final = "Excessive force against protesters"
PRECISIONS: Final[dict[str, Precision]] = {"1": "exact", "2": "near", "3": "admin1"}
PROTESTERS: Final = 6
CIVILIANS: Final = 7
#: inter1 and inter2, as words.
INTERS: Final = {
    "state forces": 1,
    "rebel groups": 2,
    "rebel group": 2,
    "rebel forces": 2,
    "political militias": 3,
    "political militia": 3,
    "identity militias": 4,
    "identity militia": 4,
    "rioters": 5,
    "protesters": 6,
    "civilians": 7,
    "external/other forces": 8,
    "external forces": 8,
    "other forces": 8,
}
KINDS: Final[dict[int, ActorKind]] = {
    1: "government_body",
    2: "armed_group",
    3: "armed_group",
    4: "armed_group",
    5: "informal_group",
    6: "informal_group",
    7: "population",
    8: "organization",
}
#: How names of ACLED begin that tell the kind by themselves, whatever file they stand in.
BY_NAME: Final[dict[str, ActorKind]] = {
    "Unidentified ": "unnamed",
    "Military Forces of ": "government_body",
    "Police Forces of ": "government_body",
    "Government of ": "government_body",
    "Civilians (": "population",
    "Protesters (": "informal_group",
    "Rioters (": "informal_group",
}
#: The one outlet that ACLED does not name.
UNDISCLOSED: Final = "undisclosed source"


def read_inter(text: str) -> int | None:
    """The code of a sort of actor, in numbers or in words; 0 where there is none of them."""
    text = text.removesuffix(".0")
    if text in ("", "0"):
        return 0
    if len(text) == 1 and text in "12345678":
        return int(text)
    return INTERS.get(text.casefold())


def kind_of(name: str, inters: Collection[int]) -> ActorKind:
    """By the name where it tells, else by the lowest code that the actor has anywhere.

    Of one that is only ever an associate ACLED says no sort: `PDP: People's Party` is a body with
    a name, `Students (Norland)` are people spoken of together.
    """
    for start, kind in BY_NAME.items():
        if name.startswith(start):
            return kind
    if " Militia" in name:
        return "armed_group"
    if inters:
        return KINDS[min(inters)]
    return "organization" if ": " in name else "informal_group"


def countries_of(name: str) -> list[str]:
    """The country in a name: `Civilians (Nigeria)`, `Police Forces of Nigeria (2015-2023)`."""
    start, _, bracket = name.rpartition(" (")
    found = country_by_name(bracket.removesuffix(")")) if bracket.endswith(")") else None
    if found is None and " Forces of " in name:
        found = country_by_name((start or name).split(" Forces of ", 1)[1])
    return [] if found is None else [found]
