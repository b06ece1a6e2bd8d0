"""FollowTheMoney's schemata, one by one: what each becomes, and what is left out of it."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from msgspec import UNSET

from api.importers.imported import RawRow
from schemas.actors import ActorInput, IdentifierInput, NameInput
from schemas.affiliations import AffiliationInput
from schemas.dates import DateInput
from schemas.evidence import EvidenceInput
from schemas.sources import SourceInput
from schemas.statements import AboutInput, HopInput, SpeakerInput, StatementInput
from tests.ftmrows import cited, load, made, thing, tied


def test_a_person_has_names_and_countries_and_nothing_personal(tmp_path: Path) -> None:
    entity = thing(
        "NK-1",
        name=["IVANOVA Anna", "Anna  Ivanova", "Анна Иванова", ":"],
        alias=["Anna Ivanova", "Anya"],
        previousName=["Anna Petrova"],
        country=["ru", "suhh"],
        nationality=["ru", "ua"],
        wikidataId=["Q1"],
        position=["Head of the invented office"],
        birthDate=["1970-01-01"],
        birthPlace=["Nowhere"],
        passportNumber=["12345678"],
        taxNumber=["87654321", "1"],
        address=["1, Some Street"],
        email=["a@example.org"],
        notes=["Born in 1970."],
        sourceUrl=["https://example.org/list?id=1", "no address"],
        shoeSize=["38"],
    )
    entity |= {"caption": "Anna Ivanova", "referents": ["xx-inn-123456789012"], "last_seen": "2024"}
    entity |= {"novel": {"born": 1970}}
    found = load(tmp_path, entity)
    assert found.faults == []
    assert made(found, ActorInput)["NK-1"] == ActorInput(
        actor_kind="person",
        name="Anna Ivanova",
        names=[
            NameInput(name="Anna Petrova", kind="former", script="Latn"),
            NameInput(name="Anya", kind="alias", script="Latn"),
            NameInput(name="IVANOVA Anna", kind="alias", script="Latn"),
            NameInput(name="Анна Иванова", kind="transliteration", script="Cyrl"),
        ],
        countries=["RU", "UA"],
        identifiers=[
            IdentifierInput(scheme="opensanctions", value="NK-1"),
            IdentifierInput(scheme="wikidata", value="Q1"),
        ],
        evidence=cited("NK-1", "ftm:page:https://example.org/list?id=1"),
    )
    columns = "caption datasets id schema alias alias country country name name name name"
    columns += " nationality nationality position previousName sourceUrl sourceUrl wikidataId"
    cells = ["Anna Ivanova", "xx_list", "NK-1", "Person", "Anna Ivanova", "Anya", "ru", "suhh", ":"]
    cells += ["Anna  Ivanova", "IVANOVA Anna", "Анна Иванова", "ru", "ua"]
    cells += ["Head of the invented office", "Anna Petrova"]
    cells += ["https://example.org/list?id=1", "no address", "Q1"]
    assert found.raw["actor", "NK-1"] == (RawRow(tuple(columns.split()), tuple(cells)),)
    left = "birthDate birthPlace passportNumber taxNumber taxNumber address email notes referents"
    assert found.notices.dropped == Counter([*left.split(), "last_seen", "shoeSize", "novel"])
    assert found.notices.unknown == Counter(["shoeSize", "novel"])
    assert found.notices.others == Counter(
        [
            "a name without a letter or digit: kept raw",
            "the country 'suhh' has no code of ISO 3166-1: kept raw",
        ]
    )
    assert found.of("source") == {
        "ftm-entities": SourceInput(
            source_kind="data_file", title="FollowTheMoney entities", publisher="ftm:opensanctions"
        ),
        "ftm:dataset:xx_list": SourceInput(source_kind="data_file", title="xx_list"),
        "ftm:page:https://example.org/list?id=1": SourceInput(
            source_kind="webpage",
            title="https://example.org/list?id=1",
            url="https://example.org/list?id=1",
        ),
    }


def test_a_body_has_its_identifiers_and_days_and_no_address(tmp_path: Path) -> None:
    entity = thing(
        "Q42",
        "Company",
        name=["ROGA", "Roga Ltd"],
        abbreviation=["RL"],
        alias=["A Name"],
        jurisdiction=["cy"],
        registrationNumber=["HE 1"],
        leiCode=["LEI1"],
        incorporationDate=["2001", "2001-02-03"],
        dissolutionDate=["2010-01-01", "2011"],
        phone=["1"],
        notes=["Neutral or not."],
        newProperty=["x"],
    )
    found = load(tmp_path, entity | {"score": 0.5})
    assert made(found, ActorInput)["Q42"] == ActorInput(
        actor_kind="organization",
        name="Roga Ltd",
        names=[
            NameInput(name="A Name", kind="alias", script="Latn"),
            NameInput(name="RL", kind="acronym", script="Latn"),
            NameInput(name="ROGA", kind="alias", script="Latn"),
        ],
        countries=["CY"],
        identifiers=[
            IdentifierInput(scheme="lei", value="LEI1"),
            IdentifierInput(scheme="opensanctions", value="Q42"),
            IdentifierInput(scheme="registration", value="HE 1"),
            IdentifierInput(scheme="wikidata", value="Q42"),
        ],
        start=DateInput(edtf="2001-02-03"),
        end=DateInput(edtf="[2010-01-01,2011]"),
        evidence=cited("Q42"),
    )
    (row,) = found.raw["actor", "Q42"]
    assert ("notes", "Neutral or not.") in zip(row.columns, row.cells, strict=True)
    assert ("score", "0.5") in zip(row.columns, row.cells, strict=True)
    assert found.notices.dropped == Counter(["phone"])
    assert found.notices.unknown == Counter(["newProperty", "score"])


@pytest.mark.parametrize(
    ("schema", "subject", "of", "more", "becomes"),
    [
        ("Membership", "member", "organization", {"role": ["Member"]}, ("member_of", "Member")),
        ("Directorship", "director", "organization", {"role": ["b", "a"]}, ("leads", "a; b")),
        ("Employment", "employee", "employer", {"role": ["Clerk"]}, ("employed_by", "Clerk")),
        ("Ownership", "owner", "asset", {"percentage": ["50.00%"]}, ("owns", "50.00 %")),
        ("Ownership", "owner", "asset", {"percentage": ["5"]}, ("related_to", "5 %")),
        ("Control", "controlled", "controller", {}, ("controlled_by", UNSET)),
        ("Representation", "agent", "client", {}, ("represents", UNSET)),
        ("Succession", "successor", "predecessor", {}, ("succeeds", UNSET)),
        ("UnknownLink", "subject", "object", {"role": ["Ally"]}, ("related_to", "Ally")),
        ("Family", "person", "relative", {"relationship": ["aunt"]}, ("related_to", "aunt")),
        ("Associate", "person", "associate", {}, ("related_to", UNSET)),
    ],
)
def test_an_edge_is_an_affiliation_that_the_dataset_codes(
    tmp_path: Path, schema: str, subject: str, of: str, more: dict[str, list[str]], becomes: Any
) -> None:
    ends = {subject: ["one"], of: ["other"]}
    dates = {
        "startDate": ["2014-02"],
        "endDate": ["2015-01-01T10:00:00+00:00"],
        "date": ["2014-05-06"],
    }
    edge = thing("edge", schema, **ends, **more, **dates, summary=["Anything."])
    found = load(tmp_path, edge, thing("one"), thing("other", "Company"))
    assert found.faults == []
    assert made(found, AffiliationInput) == {
        tied("edge", "one", "other"): AffiliationInput(
            subject="one",
            type=becomes[0],
            object="other",
            title=becomes[1],
            start=DateInput(edtf="2014-02"),
            end=DateInput(edtf="2015-01-01"),
            attested=[DateInput(edtf="2014-05-06")],
            coded=True,
            evidence=cited("edge"),
        )
    }
    assert found.notices.dropped == Counter(["summary"])
    assert found.notices.others == Counter()


def test_a_sanction_is_a_statement_of_its_authority_reported_by_the_publisher(
    tmp_path: Path,
) -> None:
    sanction = thing(
        "sanction",
        "Sanction",
        entity=["one"],
        authority=["Office of the  Invented"],
        program=["XX-1"],
        provisions=["travel ban", "asset freeze"],
        reason=["For what it says."],
        status=["active"],
        startDate=["2014-03-17"],
        endDate=["2020"],
        listingDate=["2014-03-16"],
    )
    found = load(tmp_path, sanction, thing("one"))
    assert made(found, StatementInput) == {
        "sanction": StatementInput(
            act="designation",
            speakers=[SpeakerInput(actor="ftm:authority:Office of the Invented")],
            content="Imposes sanctions (XX-1). In force from 2014-03-17 to 2020. "
            "Measures: asset freeze; travel ban. Status: active. Reason given: For what it says.",
            said=DateInput(edtf="2014-03-16"),
            medium="official_record",
            via=[HopInput(actor="ftm:opensanctions", mode="paraphrased")],
            about=[AboutInput(actor="one", stance="affirms")],
            evidence=cited("sanction"),
        )
    }
    assert made(found, ActorInput)["ftm:authority:Office of the Invented"] == ActorInput(
        actor_kind="organization",
        name="Office of the Invented",
        evidence=[EvidenceInput(source="ftm-entities")],
    )
    assert made(found, AffiliationInput) == {}


def test_topics_are_a_statement_of_the_publisher_and_no_field(tmp_path: Path) -> None:
    labelled = thing("one", topics=["role.pep", "crime.war"])
    plain = {key: value for key, value in thing("two", topics=["poi"]).items() if key != "datasets"}
    found = load(
        tmp_path, labelled, plain, thing("risk", "Risk", entity=["one"], topics=["reg.warn"])
    )
    said = {
        key: (
            record.speakers[0].actor,
            record.content,
            [(about.actor, about.stance) for about in record.about],
        )
        for key, record in made(found, StatementInput).items()
    }
    assert said == {
        "one": (
            "ftm:opensanctions",
            "Labels with the topics: crime.war, role.pep.",
            [("one", "affirms")],
        ),
        "two": ("ftm:publisher", "Labels with the topics: poi.", [("two", "affirms")]),
        "risk": ("ftm:opensanctions", "Declares a risk. Topics: reg.warn.", [("one", "affirms")]),
    }
    assert made(found, ActorInput)["ftm:publisher"].actor_kind == "unnamed"
    assert made(found, ActorInput)["two"].identifiers == [
        IdentifierInput(scheme="ftm", value="two")
    ]
