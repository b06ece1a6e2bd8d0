"""GDELT's rows become events, the documents that mention them, and statements without a side."""

from pathlib import Path

import msgspec
import pytest

from schemas.actors import ActorInput, IdentifierInput
from schemas.dates import DateInput
from schemas.events import EventInput, ParticipationInput, PlaceInput
from schemas.evidence import EvidenceInput, LocatorPassageInput
from schemas.sources import SourceInput
from schemas.statements import AboutInput, HopInput, SpeakerInput, StatementInput
from tests.gdelting import RAID, event, mention, run_both, run_rows

DATA = Path(__file__).resolve().parents[1] / ".." / "shared" / "data"
SAMPLE = DATA / "gdelt_sample"
FILES = ("events", "mentions", "eventsT", "mentionsT")
PAGE = Path(__file__).resolve().parents[1] / "docs" / "importers" / "gdelt.md"
DOC = "doc:63894637b83322da6bf4b449"
TRANSLATED = "srclc:rus;eng:GT-RUS 1.0"


def cite(source: str, **passage: str) -> EvidenceInput:
    return EvidenceInput(source=source, passage=LocatorPassageInput(**passage))


def test_an_event_has_its_actors_its_place_and_where_each_is_told_of(tmp_path: Path) -> None:
    told = mention(Actor1CharOffset="80", MentionDocTranslationInfo=TRANSLATED)
    found = run_both(tmp_path, [event(**RAID)], [told])
    machine = f"of the machine-translated text ({TRANSLATED})"
    actor = cite(DOC, sentence="3", note=f"actor 1 at character 80 {machine}")
    where = f"action at character 97, actor 1 at character 80 {machine}; confidence 60 %"
    assert found.of("event") == {
        "7": EventInput(
            title="Fighting with small arms, Belgorod, Belgorodskaya Oblast', Russia, 2023-05-22",
            category="battle",
            when=DateInput(edtf="2023-05-22"),
            place=PlaceInput(
                name="Belgorod, Belgorodskaya Oblast', Russia",
                country="RU",
                precision="admin1",
                lat=50.6,
                lon=36.6,
            ),
            participations=[
                ParticipationInput(
                    key="7:1",
                    actor="cameo:RUSREB:LEGION",
                    role="perpetrator",
                    coded=True,
                    evidence=[cite("gdelt", row="7"), actor],
                ),
                ParticipationInput(
                    key="7:2",
                    actor="cameo:RUS:RUSSIA",
                    role="target",
                    coded=True,
                    evidence=[cite("gdelt", row="7")],
                ),
            ],
            coded=True,
            evidence=[cite("gdelt", row="7"), cite(DOC, sentence="3", note=where)],
        )
    }
    assert found.faults == []
    assert found.notices.others == {}


def test_a_document_is_a_source_in_its_language_of_the_day_it_was_found(tmp_path: Path) -> None:
    found = run_both(tmp_path, [event()], [mention(MentionDocTranslationInfo=TRANSLATED)])
    assert found.of("source")[DOC] == SourceInput(
        source_kind="article",
        title="https://example.org/raid",
        publisher="media:example.org",
        url="https://example.org/raid",
        published=DateInput(
            edtf="2023-05-22", inferred=True, note="The day on which GDELT found it."
        ),
        language="ru",
    )
    assert found.of("actor")["media:example.org"] == ActorInput(
        actor_kind="media",
        name="example.org",
        evidence=[cite("gdelt", note="MentionSourceName example.org")],
    )


def test_what_is_no_web_page_keeps_its_citation_as_title(tmp_path: Path) -> None:
    cited = mention(MentionType="2", MentionIdentifier="BBC Monitoring/(c) BBC")
    [source] = [
        source
        for key, source in run_both(tmp_path, [event()], [cited]).of("source").items()
        if key != "gdelt"
    ]
    assert isinstance(source, SourceInput)
    assert (source.source_kind, source.title) == ("document", "BBC Monitoring/(c) BBC")
    assert source.url is msgspec.UNSET


def test_the_document_of_the_row_is_cited_where_no_mention_has_it(tmp_path: Path) -> None:
    rows = [
        event(SOURCEURL="https://example.org/raid"),
        event(GLOBALEVENTID="8", SOURCEURL="https://example.org/raid"),
    ]
    found = run_both(tmp_path, rows, [mention()])
    where = "action at character 97; confidence 60 %"
    told = {key: record.evidence[1:] for key, record in found.of("event").items()}  # type: ignore[union-attr]
    assert told == {
        "7": [cite(DOC, sentence="3", note=where)],
        "8": [EvidenceInput(source=DOC)],
    }


def test_an_accusation_is_a_statement_without_a_side(tmp_path: Path) -> None:
    found = run_rows(tmp_path, event(EventCode="1124", **RAID), mention())
    assert found.of("statement") == {
        "7": StatementInput(
            act="accusation",
            speakers=[SpeakerInput(actor="cameo:RUSREB:LEGION")],
            content="Accuses RUSSIA of war crimes, as GDELT codes the reports (CAMEO 1124).",
            language="en",
            said=DateInput(edtf="2023-05-22"),
            via=[HopInput(actor="gdelt", mode="paraphrased")],
            about=[
                AboutInput(event="7", stance="mentions"),
                AboutInput(actor="cameo:RUS:RUSSIA", stance="mentions"),
            ],
            evidence=[
                cite("gdelt", row="7"),
                cite(DOC, sentence="3", note="action at character 97; confidence 60 %"),
            ],
        )
    }


@pytest.mark.parametrize(
    ("code", "act", "content"),
    [
        ("015", "claim_of_responsibility", "Claims responsibility"),
        ("016", "denial", "Denies responsibility"),
    ],
)
def test_a_claim_and_a_denial_say_nothing_of_what(
    tmp_path: Path, code: str, act: str, content: str
) -> None:
    found = run_rows(tmp_path, event(EventCode=code, **RAID)).of("statement")["7"]
    assert isinstance(found, StatementInput)
    coding = f"as GDELT codes the reports (CAMEO {code}); for what is not coded."
    assert (found.act, found.content) == (act, f"{content}, {coding}")
    assert found.about == [AboutInput(event="7", stance="mentions")]


def test_who_speaks_without_an_actor_is_unnamed_in_each_event(tmp_path: Path) -> None:
    found = run_rows(tmp_path, event(EventCode="112"), event(EventCode="112", GLOBALEVENTID="8"))
    speakers = [record.speakers[0].actor for record in found.of("statement").values()]  # type: ignore[union-attr]
    assert speakers == ["unnamed:7", "unnamed:8"]
    assert found.of("actor")["unnamed:7"] == ActorInput(
        actor_kind="unnamed",
        name="Unnamed speaker of GDELT event 7",
        evidence=[cite("gdelt", row="7")],
    )
    told = "claim, denial or accusation without Actor1: its speaker is an unnamed one"
    assert found.notices.others == {told: 2}


def test_a_state_its_government_and_a_person_there_are_three_actors(tmp_path: Path) -> None:
    rows = [
        event(
            GLOBALEVENTID=str(number),
            Actor1Code=code,
            Actor1Name=name,
            Actor1CountryCode="USA",
            Actor1Type1Code=code[3:],
        )
        for number, (code, name) in enumerate(
            [("USA", "UNITED STATES"), ("USAGOV", "UNITED STATES"), ("USAGOV", "OBAMA")]
        )
    ]
    actors = run_rows(tmp_path, *rows).of("actor")
    assert set(actors) == {
        "gdelt",
        "cameo:USA:UNITED STATES",
        "cameo:USAGOV:UNITED STATES",
        "cameo:USAGOV:OBAMA",
    }
    assert actors["cameo:USAGOV:OBAMA"] == ActorInput(
        actor_kind="government_body",
        name="OBAMA",
        countries=["US"],
        identifiers=[IdentifierInput(scheme="cameo", value="USAGOV")],
        description="Coded USAGOV in CAMEO by GDELT.",
        evidence=[cite("gdelt", note="Actor1Code or Actor2Code USAGOV, name OBAMA")],
    )


def test_control_characters_are_the_letters_they_stand_for_and_stay_in_the_raw_row(
    tmp_path: Path,
) -> None:
    found = run_rows(
        tmp_path,
        event(
            ActionGeo_Type="4", ActionGeo_FullName="Ta\x91izz, Yemen", ActionGeo_CountryCode="YM"
        ),
    )
    record = found.of("event")["7"]
    assert isinstance(record, EventInput)
    assert record.place == PlaceInput(name="Ta\u2018izz, Yemen", country="YE", precision="exact")
    [row] = found.raw["event", "7"]
    assert (
        dict(zip(row.columns, row.cells, strict=True))["ActionGeo_FullName"] == "Ta\x91izz, Yemen"
    )


def test_a_date_long_before_the_report_stays_with_a_word_on_it(tmp_path: Path) -> None:
    found = run_rows(tmp_path, event(SQLDATE="20220522"))
    record = found.of("event")["7"]
    assert isinstance(record, EventInput)
    note = "As GDELT codes it, which found the report on 2023-05-22."
    assert record.when == DateInput(edtf="2022-05-22", note=note)
    told = "event dated 30 days or more before GDELT found the report: kept as coded"
    assert found.notices.others == {told: 1}


def test_what_no_table_knows_is_told_and_left_open(tmp_path: Path) -> None:
    found = run_rows(
        tmp_path,
        event(
            EventCode="X",
            Actor1Code="QQQ",
            Actor1CountryCode="QQQ",
            ActionGeo_Type="1",
            ActionGeo_FullName="Somewhere",
            ActionGeo_CountryCode="QQ",
        ),
    )
    record = found.of("event")["7"]
    assert isinstance(record, EventInput)
    assert (record.title, record.category) == ("Event, Somewhere, 2023-05-22", "other")
    assert record.place == PlaceInput(name="Somewhere", precision="country")
    assert found.notices.others == {
        "EventCode 'X' is none of CAMEO's: the event is `other`": 1,
        "ActionGeo_CountryCode 'QQ' is no country: the place has none": 1,
        "actor's CountryCode 'QQQ' is no country: it has none": 1,
    }
