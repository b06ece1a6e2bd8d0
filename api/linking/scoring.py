"""How likely two actors are one: their names, weighed by what else is known of both."""

from typing import Final

from api.linking.actors import ONE_EACH, Compared, shared
from api.linking.suggestion import Suggestion
from api.names.compare import Likeness, compare
from api.names.latin import latin_words
from api.names.words import FORMS

#: An identifier that both have leaves little doubt; where the names say the same, none.
IDENTIFIED: Final = 0.9
#: Of one scheme, and not one in common: whoever gave them holds the two apart.
OTHER_IDENTIFIER: Final = 0.5
#: In no country in common; of states that says all.
ELSEWHERE: Final = 0.7
OTHER_STATE: Final = 0.3
#: Both in one country.
THERE: Final = 0.02
#: What a person is called says less of who that is than with others.
NAME_ALONE: Final = 0.96
#: Kinds that datasets give to one and the same actor, and what that is worth.
SAME_KIND: Final = 1.0
OTHER_KIND: Final = 0.93
UNLIKE_KIND: Final = 0.7
NOT_A_PERSON: Final = 0.5
STATES: Final = frozenset({"state", "government_body"})
#: GDELT files persons among what they speak for; a firm that bears a person's name says its form.
MAY_BE_PERSONS: Final = frozenset({"government_body", "organization", "informal_group"})
GROUPS: Final = frozenset(
    {"armed_group", "organization", "informal_group", "government_body", "media", "court"}
)
NEEDS: Final = "identifier or evidence"


def suggest(one: Compared, other: Compared) -> Suggestion | None:
    """What speaks for their being one; None where nothing does."""
    known = shared(one, other)
    alike = compare(one.written(), other.written())
    if alike is None and not known:
        return None
    score, told = _name(alike)
    for factor, words in (_kinds(one, other), _countries(one, other), _identifiers(one, other)):
        score *= factor
        told += words
    if known:
        score = IDENTIFIED + (1 - IDENTIFIED) * (0.0 if alike is None else alike.score)
        told = [f"both have {', '.join(map(str, known))}", *told]
    is_person = one.is_person or other.is_person
    if is_person and not known:
        score *= NAME_ALONE
    return Suggestion(
        score=round(min(score, 1.0), 3),
        reason="identifier" if known else alike.reason if alike else "",
        because="; ".join(told),
        needs=NEEDS if is_person and not known else "",
        one=one,
        other=other,
    )


def _name(alike: Likeness | None) -> tuple[float, list[str]]:
    if alike is None:
        return 0.0, ["names differ"]
    return alike.score, [f"{alike.reason}: {alike.one} ~ {alike.other}"]


def _kinds(one: Compared, other: Compared) -> tuple[float, list[str]]:
    kinds = {one.actor_kind, other.actor_kind}
    if len(kinds) == 1:
        return SAME_KIND, []
    if "person" in kinds:
        named = latin_words((other if one.is_person else one).name)
        likely = kinds & MAY_BE_PERSONS and not FORMS.intersection(named)
        factor = OTHER_KIND if likely else NOT_A_PERSON
    else:
        factor = OTHER_KIND if kinds <= GROUPS or kinds <= STATES else UNLIKE_KIND
    return factor, [f"kinds {one.actor_kind}, {other.actor_kind}"]


def _countries(one: Compared, other: Compared) -> tuple[float, list[str]]:
    if not (one.countries and other.countries):
        return 1.0, []
    both = sorted(set(one.countries) & set(other.countries))
    if both:
        return 1.0 + THERE, [f"both in {', '.join(both[:5])}"]
    factor = OTHER_STATE if "state" in (one.actor_kind, other.actor_kind) else ELSEWHERE
    return factor, ["no country in common"]


def _identifiers(one: Compared, other: Compared) -> tuple[float, list[str]]:
    """Schemes in which both are numbered, and differently."""
    mine = {each.scheme for each in one.identifiers}
    theirs = {each.scheme for each in other.identifiers}
    known = {each.scheme for each in shared(one, other)}
    apart = sorted((mine & theirs & ONE_EACH) - known)
    return OTHER_IDENTIFIER ** bool(apart), [f"another {scheme}" for scheme in apart]
