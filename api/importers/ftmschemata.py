"""What becomes of each schema and property of FollowTheMoney (71 schemata in its version 4.11)."""

from collections.abc import Mapping
from typing import Final, Literal

import msgspec

from schemas.codes import ActorKind, AffiliationType

Fate = Literal["kept", "dropped", "unknown"]


def words(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


ACTORS: Final[Mapping[str, ActorKind]] = {
    "Person": "person",
    "LegalEntity": "organization",
    "Organization": "organization",
    "Company": "organization",
    "PublicBody": "government_body",
}
#: People, and those of whom the dataset does not say whether they are.
PERSONAL: Final = frozenset({"Person", "LegalEntity"})


class Tie(msgspec.Struct, frozen=True):
    """How a schema reads as an affiliation: the properties of its ends, and those of its title."""

    subject: str
    type: AffiliationType
    object: str
    title: tuple[str, ...] = ("role",)


TIES: Final[Mapping[str, Tie]] = {
    "Associate": Tie("person", "related_to", "associate", ("relationship",)),
    "Control": Tie("controlled", "controlled_by", "controller", ("role", "controlType")),
    "Directorship": Tie("director", "leads", "organization"),
    "Employment": Tie("employee", "employed_by", "employer"),
    "Family": Tie("person", "related_to", "relative", ("relationship",)),
    "Membership": Tie("member", "member_of", "organization"),
    "Ownership": Tie("owner", "owns", "asset"),
    "Representation": Tie("agent", "represents", "client"),
    "Succession": Tie("successor", "succeeds", "predecessor"),
    "UnknownLink": Tie("subject", "related_to", "object"),
}
#: Schemata that are somebody's judgement, and what is done by it.
JUDGEMENTS: Final[Mapping[str, str]] = {
    "Sanction": "Imposes sanctions",
    "Risk": "Declares a risk",
}
LEFT_OUT: Final = words(
    """
    Address Airplane Analyzable Article Asset Audio BankAccount Call CallForTenders Contract
    ContractAward CourtCase CourtCaseParty CryptoWallet Debt Document Documentation
    EconomicActivity Email Event Folder HyperText Identification Image Interest Interval
    License Mention Message Note Occupancy Package Page Pages Passport Payment PlainText
    Position Project ProjectParticipant RealEstate Security Similar Table TaxRoll Territory
    Thing Trip UserAccount Value Vehicle Vessel Video Workbook
    """
)

#: What stands beside `properties`.
FIELDS: Final = words(
    "id schema caption datasets referents first_seen last_seen last_change target"
)
NAMES: Final = ("name", "previousName", "abbreviation", "alias", "weakAlias")
COUNTRIES: Final = ("country", "nationality", "citizenship", "jurisdiction", "mainCountry")
#: Identifiers of bodies, with the scheme that each is of.
IDENTIFIERS: Final[Mapping[str, str]] = {
    "registrationNumber": "registration",
    "leiCode": "lei",
    "dunsCode": "duns",
    "vatCode": "vat",
    "taxNumber": "tax",
    "innCode": "inn",
    "ogrnCode": "ogrn",
    "okpoCode": "okpo",
    "kppCode": "kpp",
    "uscCode": "uscc",
    "swiftBic": "bic",
    "isinCode": "isin",
    "permId": "permid",
    "cageCode": "cage",
    "imoNumber": "imo",
    "giiNumber": "giin",
    "uniqueEntityId": "uei",
    "npiCode": "npi",
    "icijId": "icij",
    "bvdId": "bvd",
}
OF_ANY_THING: Final = words(
    """
    wikidataId topics keywords sourceUrl publisher publisherUrl alephUrl wikipediaUrl
    program programId riskSource proof createdAt modifiedAt retrievedAt
    """
).union(NAMES, COUNTRIES)
OF_PERSONS: Final = OF_ANY_THING.union(
    words(
        """
        title firstName secondName middleName fatherName lastName nameSuffix deathDate gender
        position profession education legalForm status sector classification incorporationDate
        dissolutionDate opencorporatesUrl parent
        """
    )
)
OF_BODIES: Final = OF_ANY_THING.union(
    IDENTIFIERS,
    words(
        """
        summary notes description website legalForm incorporationDate dissolutionDate taxStatus
        status sector classification idNumber licenseNumber opencorporatesUrl sayariId
        brightQueryId brightQueryOrgId okvedCode parent capital voenCode coatoCode irsCode
        ipoCode cikCode jibCode mbsCode caemCode okopfCode fnsCode fssCode bikCode pfrNumber
        oksmCode ticker ricCode amount currency amountUsd amountEur
        """
    ),
)
OF_TIES: Final = words(
    """
    startDate endDate date role status recordId sourceUrl proof publisher publisherUrl
    alephUrl namesMentioned modifiedAt retrievedAt relationship controlType legalBasis
    secretary percentage sharesCount sharesValue sharesCurrency sharesType ownershipType
    """
).union(*((tie.subject, tie.object) for tie in TIES.values()))
OF_JUDGEMENTS: Final = OF_TIES.union(
    words(
        """
        entity authority authorityId unscId program programId programUrl provisions duration
        reason country listingDate topics
        """
    )
)
#: Identifiers, birth, body and beliefs, addresses, contact data; and texts that may hold any of
#: these, as those of persons do.
DROPPED: Final = words(
    """
    passportNumber socialSecurityNumber idNumber taxNumber licenseNumber birthDate
    birthPlace birthCountry motherName ethnicity religion political height weight eyeColor
    hairColor appearance spokenLanguage address addressEntity email phone website taxStatus notes
    summary description biography indexText
    """
).union(IDENTIFIERS, ("okvedCode", "sayariId", "brightQueryId", "brightQueryOrgId"))


def kept_of(schema: str) -> frozenset[str]:
    """The properties of a schema that are kept."""
    if schema in TIES:
        return OF_TIES
    if schema in JUDGEMENTS:
        return OF_JUDGEMENTS
    return OF_PERSONS if schema in PERSONAL else OF_BODIES


def fate(schema: str, name: str) -> Fate:
    """What becomes of a property; of one that FollowTheMoney does not have, nothing is known."""
    if name in kept_of(schema):
        return "kept"
    return "dropped" if name in DROPPED else "unknown"
