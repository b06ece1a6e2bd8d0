"""Rows in the format of UCDP's actor data; every one is invented."""

import csv
import io
from pathlib import Path
from typing import Final

from api.importers.ucdpactor import COLUMNS, UCDP_ACTOR
from tests.importing import Run, run

FLAGS: Final = (
    "NameChange PrimaryParty OSCoalition NSCoalition Splinter SplitTemp Alliance JoinGroup"
)
EMPTY: Final = dict.fromkeys(COLUMNS, "") | dict.fromkeys(FLAGS.split(), "0")
FRONT: Final = EMPTY | {
    "ActorId": "501",
    "NameData": "NLF",
    "NameOrig": "NPF",
    "NameOrigFull": "Фронт / Front",
    "NameOrigFullEng": "Norland  People's\nFront",
    "NameChange": "1",
    "NewName": "NUF, NLF",
    "NewNameFullMotherTongue": "Norlandski unifront, Norlandski front",
    "NewNameFullEng": "Norland Unity Front, Norland Liberation Front",
    "Org": "1",
    "ConflictId": "11, 12",
    "DyadId": "21",
    "PrimaryParty": "1",
    "OSID": "31",
    "OSCoalition": "1",
    "OSCoalitionID": "901",
    "NSID": "41",
    "NSCoalition": "1",
    "NSCoalitionID": "901, 902",
    "Splinter": "1",
    "NamePrev": "NL, Old Guard",
    "ActorIdPrev": "500, 499",
    "SplitTemp": "1",
    "NameSplitTemp": "NL, NL West",
    "ActorIdSplitTemp": "500, 498",
    "Alliance": "1",
    "NameAlliance": "Grand Alliance ",
    "ActorIdAlliance": "503",
    "JoinGroup": "1",
    "GroupName": "Government of Norway",
    "ActorIdGroup": "385",
    "Location": "Norway, Sweden",
    "GWNOLoc": "385,  380",
    "Region": "1",
    "Version": "22.1",
}
LEAGUE: Final = EMPTY | {
    "ActorId": "500",
    "NameData": "NL",
    "NameOrig": "NL",
    "NameOrigFull": "n/a",
    "NameOrigFullEng": "Norland League",
    "Org": "2",
    "Location": "Norway",
    "GWNOLoc": "385",
}
NORWAY: Final = EMPTY | {
    "ActorId": "385",
    "NameData": "Government of Norway",
    "NameOrig": "Government of Norway",
    "NameOrigFullEng": "Government of Norway",
    "Org": "4",
    "Location": "Mali",
    "GWNOLoc": "432",
}


def load(folder: Path, *rows: dict[str, str]) -> Run:
    """A run over a file of these rows."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), restval="")
    writer.writeheader()
    writer.writerows(rows)
    path = folder / "actors.csv"
    path.write_text(text.getvalue(), encoding="utf-8")
    return run(UCDP_ACTOR, path)
