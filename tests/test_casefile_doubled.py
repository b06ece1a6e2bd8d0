"""A key that stands twice in a case file: the second value is looked through as well."""

import pytest

from api.commands.load import CaseFile, Options, write_case
from api.database import Connection
from api.importers.casefile import read_case
from api.importers.faults import CaseFileError
from tests.state import row_counts

TWICE = """\
dataset: {slug: twice, title: Twice, title: '', licence: x}
reason: Show that nothing hides behind a key
sources: {page: {source_kind: post, title: Page}}
actors:
  desk: {actor_kind: media, name: Desk, evidence: [{source: page}]}
actors:
  desk: {actor_kind: medium, name: Desk, evidence: [{source: page}]}
  other: {actor_kind: media, name: Other, evidence: [{source: lost}]}
events:
  raid:
    title: Raid
    category: battle
    participations:
      - {key: p, actor: other, actor: nobody, role: target, role: goal, evidence: [{source: page}]}
    evidence: [{source: page}]
    when: 2023-05-22
    when: 2023-02-30
  raid:
    title: Raid
    category: raids
    parent: war
    evidence: [{source: page}]
reason: ' '
"""


async def test_what_stands_behind_a_key_that_stands_twice_is_judged_too(
    connection: Connection,
) -> None:
    before = await row_counts(connection)
    file = CaseFile(case=read_case(TWICE.encode(), "case"), data=TWICE.encode())
    with pytest.raises(CaseFileError) as caught:
        await write_case(connection, file, Options(), lambda _: None)
    told = [line.removeprefix("case:") for line in caught.value.lines()]
    missing = "is neither in the dataset nor in this change set"
    already = "already; keep one of the two"
    assert [line.split("; right is")[0] for line in told] == [
        "1: '': Expected a text of length >= 1",
        f"1: the key 'title' stands at line 1 {already}",
        f"6: the key 'actors' stands at line 4 {already}",
        "7: 'medium': Invalid enum value 'medium'",
        "7: the actor 'desk' stands at line 5 too",
        f"8: the source 'lost' {missing}",
        "14: 'goal': Invalid enum value 'goal'",
        f"14: the key 'actor' stands at line 14 {already}",
        f"14: the key 'role' stands at line 14 {already}",
        "17: '2023-02-30' is not an EDTF date: there is no day 30; 2023-02 has the days 01 to 28",
        f"17: the key 'when' stands at line 16 {already}",
        "18: the key 'raid' stands at line 10 already; keep one of the two",
        "20: 'raids': Invalid enum value 'raids'",
        f"21: the event 'war' {missing}",
        "23: ' ': it is blank; write something, or leave the field out",
        f"23: the key 'reason' stands at line 2 {already}",
    ]
    assert await row_counts(connection) == before
