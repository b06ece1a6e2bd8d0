"""CAMEO's codes of actions: what they are called here, and what of ours they come nearest to.

Codes are CAMEO 1.1b3's (Schrodt, Conflict and Mediation Event Observations), three digits a base
code, the first two its root; the words are ours, and say no more than the code does.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final

from schemas.codes import Act, Category, Role

ROOTS: Final[Mapping[str, str]] = {
    "01": "Public statement",
    "02": "Appeal",
    "03": "Intent to cooperate",
    "04": "Consultation",
    "05": "Diplomatic cooperation",
    "06": "Material cooperation",
    "07": "Aid",
    "08": "Concession",
    "09": "Investigation",
    "10": "Demand",
    "11": "Disapproval",
    "12": "Rejection",
    "13": "Threat",
    "14": "Protest",
    "15": "Show of force",
    "16": "Reduction of relations",
    "17": "Coercion",
    "18": "Assault",
    "19": "Use of armed force",
    "20": "Mass violence",
}
#: Base codes that have more to say than their root.
BASES: Final[Mapping[str, str]] = {
    "011": "Declined comment",
    "012": "Pessimistic comment",
    "013": "Optimistic comment",
    "014": "Consideration of a policy",
    "015": "Claim of responsibility",
    "016": "Denial of responsibility",
    "017": "Symbolic act",
    "018": "Empathetic comment",
    "019": "Expression of accord",
    "021": "Appeal for cooperation",
    "022": "Appeal for diplomatic cooperation",
    "023": "Appeal for aid",
    "024": "Appeal for political reform",
    "025": "Appeal to yield",
    "026": "Appeal to meet or negotiate",
    "027": "Appeal to settle a dispute",
    "028": "Appeal for or to accept mediation",
    "031": "Intent to cooperate materially",
    "032": "Intent to cooperate diplomatically",
    "033": "Intent to give aid",
    "034": "Intent to reform politically",
    "035": "Intent to yield",
    "036": "Intent to meet or negotiate",
    "037": "Intent to settle a dispute",
    "038": "Intent to accept mediation",
    "039": "Intent to mediate",
    "041": "Discussion by telephone",
    "042": "Visit made",
    "043": "Visit hosted",
    "044": "Meeting at a third place",
    "045": "Mediation",
    "046": "Negotiation",
    "051": "Praise or endorsement",
    "052": "Verbal defence",
    "053": "Rallying of support",
    "054": "Diplomatic recognition",
    "055": "Apology",
    "056": "Forgiveness",
    "057": "Signing of an agreement",
    "061": "Economic cooperation",
    "062": "Military cooperation",
    "063": "Judicial cooperation",
    "064": "Sharing of information",
    "071": "Economic aid",
    "072": "Military aid",
    "073": "Humanitarian aid",
    "074": "Military protection or peacekeeping",
    "075": "Grant of asylum",
    "081": "Easing of administrative restrictions",
    "082": "Easing of dissent",
    "083": "Accession to demands for reform",
    "084": "Return or release",
    "085": "Easing of economic sanctions",
    "086": "Admission of international involvement",
    "087": "De-escalation of military engagement",
    "091": "Investigation of crime or corruption",
    "092": "Investigation of human rights",
    "093": "Investigation of military action",
    "094": "Investigation of the conduct of war",
    "101": "Demand for cooperation",
    "102": "Demand for diplomatic cooperation",
    "103": "Demand for aid",
    "104": "Demand for political reform",
    "105": "Demand to yield",
    "106": "Demand for withdrawal",
    "107": "Demand for a ceasefire",
    "108": "Demand to meet or negotiate",
    "111": "Criticism or denunciation",
    "112": "Accusation",
    "113": "Rallying of opposition",
    "114": "Official complaint",
    "115": "Lawsuit",
    "116": "Finding of guilt or liability",
    "121": "Rejection of cooperation",
    "122": "Rejection of a request for aid",
    "123": "Rejection of political reform",
    "124": "Refusal to yield",
    "125": "Rejection of talks",
    "126": "Rejection of mediation",
    "127": "Rejection of a plan or agreement",
    "128": "Defiance of norms or law",
    "129": "Veto",
    "131": "Threat without force",
    "132": "Threat of administrative restrictions",
    "133": "Threat of dissent or protest",
    "134": "Threat to halt negotiations",
    "135": "Threat to halt mediation",
    "136": "Threat to halt international involvement",
    "137": "Threat of repression",
    "138": "Threat of military force",
    "139": "Ultimatum",
    "141": "Demonstration or rally",
    "142": "Hunger strike",
    "143": "Strike or boycott",
    "144": "Obstruction of passage",
    "145": "Protest with violence",
    "151": "Raised alert of police",
    "152": "Raised military alert",
    "153": "Mobilization of police",
    "154": "Mobilization of armed forces",
    "161": "Reduction of diplomatic relations",
    "162": "Reduction of aid",
    "163": "Embargo, boycott or sanctions",
    "164": "Halt of negotiations",
    "165": "Halt of mediation",
    "166": "Expulsion or withdrawal",
    "171": "Seizure or damage of property",
    "172": "Administrative restrictions",
    "173": "Arrest, detention or charge",
    "174": "Expulsion of individuals",
    "175": "Use of force against dissent",
    "176": "Attack on computers",
    "181": "Abduction or hostage-taking",
    "182": "Physical assault",
    "183": "Bombing",
    "184": "Use of people as shields",
    "185": "Attempted assassination",
    "186": "Assassination",
    "191": "Blockade or restriction of movement",
    "192": "Occupation of territory",
    "193": "Fighting with small arms",
    "194": "Fighting with artillery or tanks",
    "195": "Use of aerial weapons",
    "196": "Breach of a ceasefire",
    "201": "Mass expulsion",
    "202": "Mass killing",
    "204": "Use of weapons of mass destruction",
}
#: Root or base code → category. A base code goes before its root; without either it is `other`:
#: what CAMEO leaves open (who was hurt by an assault, 18) is not filled in here.
CATEGORIES: Final[Mapping[str, Category]] = {
    "01": "announcement",
    "04": "negotiation",
    "042": "other",  # a visit is no talk by itself
    "043": "other",
    "057": "agreement",
    "07": "aid",
    "14": "protest",
    "145": "riot",
    "163": "sanction",
    "1722": "legal_designation",
    "173": "arrest",
    "176": "cyber_operation",
    "181": "abduction",
    "183": "bombing",
    "185": "assassination",
    "186": "assassination",
    "19": "battle",
    "191": "other",  # closing or holding ground is no fighting by itself
    "192": "other",
    "194": "shelling",
    "195": "air_attack",
    "201": "displacement",
    "202": "attack_on_civilians",
}
#: Root or base code → the roles of Actor1 and Actor2. What has no attacker has participants; what
#: is aimed at somebody without force, a target; a legal act, who performs it and whom it meets.
ROLES: Final[Mapping[str, tuple[Role, Role]]] = {
    **dict.fromkeys(("09", "10", "11", "12", "13", "14", "15", "16"), ("participant", "target")),
    **dict.fromkeys(("17", "18", "19", "20"), ("perpetrator", "target")),
    **dict.fromkeys(("172", "173", "174"), ("authority", "subject")),
}
TOGETHER: Final[tuple[Role, Role]] = ("participant", "participant")
ACTS: Final[Mapping[str, Act]] = {
    "015": "claim_of_responsibility",
    "016": "denial",
    "112": "accusation",
}
#: What the five codes below 112 say that somebody is accused of.
CHARGES: Final[Mapping[str, str]] = {
    "1121": "crime or corruption",
    "1122": "abuses of human rights",
    "1123": "aggression",
    "1124": "war crimes",
    "1125": "espionage or treason",
}


@cache
def describe(code: str) -> str:
    """What is done, in a few words; `Event` for what is no code of CAMEO."""
    return BASES.get(code[:3]) or ROOTS.get(code[:2]) or "Event"


@cache
def category(code: str) -> Category:
    """The category that comes nearest, of the longest part of the code that has one."""
    parts = (code, code[:3], code[:2])
    return next((CATEGORIES[part] for part in parts if part in CATEGORIES), "other")


@cache
def roles(code: str) -> tuple[Role, Role]:
    """The roles of Actor1, who acts, and of Actor2."""
    return ROLES.get(code[:3]) or ROLES.get(code[:2]) or TOGETHER


def is_known(code: str) -> bool:
    """Whether it has a root of CAMEO's."""
    return code[:2] in ROOTS
