# SPDX-License-Identifier: GPL-3.0-or-later
"""Results of queries in the Data Explorer, as CSV."""

from __future__ import annotations

import pytest

from coterie.domain.foreign_files import Wishes
from coterie.domain.records import FoundContribution, FoundMembership, FoundOwner, FoundPerson
from coterie.importers.stack_exchange import IMPORTER
from tests.importers.bundles import (
    TODAY,
    announced,
    read_all,
    records_of,
    refusals_of,
    single_file,
    skipped_because,
    things_of,
)
from tests.importers.stack_exchange.samples import PEOPLE_QUERY, QUERY

ME = Wishes(today=TODAY, me=frozenset({"se:stackoverflow.com:42"}))


def test_posts_of_the_owner_are_contributions() -> None:
    found = read_all(IMPORTER, single_file("QueryResults.csv", QUERY), ME)
    question, answer = things_of(found)
    assert isinstance(question, FoundContribution)
    assert isinstance(answer, FoundContribution)
    assert (question.kind, question.title, question.topics) == ("question", "Sorting dates", ("python", "datetime"))
    assert question.text == "Which first?"
    assert question.url == "https://stackoverflow.com/q/101"
    assert question.at is not None
    assert question.at.text == "2023-04-05T06:07:08Z"
    assert (answer.kind, answer.url) == ("answer", "https://stackoverflow.com/a/102")
    assert skipped_because(found) == {"somebody else’s": 1}
    assert [refused.place for refused in refusals_of(found)] == ["row 5"]
    assert announced(found)["QueryResults.csv"].source == "stack_exchange.query"


def test_posts_have_the_key_that_a_page_and_a_dump_give_them() -> None:
    found = read_all(IMPORTER, single_file("QueryResults.csv", QUERY), ME)
    assert [record.key for record in records_of(found)] == [
        "se:stackoverflow.com:question:101",
        "se:stackoverflow.com:answer:102",
    ]


def test_a_table_of_users_gives_people_and_the_owners_membership() -> None:
    found = read_all(IMPORTER, single_file("QueryResults.csv", PEOPLE_QUERY), ME)
    owner, membership, finn = things_of(found)
    assert isinstance(owner, FoundOwner)
    assert isinstance(membership, FoundMembership)
    assert (membership.since, membership.facts) == ("2015-04-05", (("reputation", "1204"),))
    assert isinstance(finn, FoundPerson)
    assert (finn.name.display, finn.keys) == ("Finn O'Dell", ("se:stackoverflow.com:77",))


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_a_re_saved_table_is_read(delimiter: str) -> None:
    content = QUERY.replace('","', f'"{delimiter}"').encode("utf-16")
    assert len(records_of(read_all(IMPORTER, single_file("a.csv", content), ME))) == 2


def test_a_query_without_a_column_for_the_author_says_what_to_add() -> None:
    content = "Id,Title,Score,Tags,ViewCount\n1,Sorting,4,<python>,90\n"
    found = read_all(IMPORTER, single_file("mine.csv", content), ME)
    (reason,) = skipped_because(found)
    assert "OwnerUserId" in reason


def test_comments_and_badges_are_known_by_their_columns() -> None:
    comments = "Id,PostId,UserId,Text,CreationDate\n5,101,42,Thanks,2023-04-05 06:07:08\n"
    badges = "Id,UserId,Name,Date,Class\n6,42,Teacher,2023-04-05 06:07:08,3\n"
    (comment,) = things_of(read_all(IMPORTER, single_file("c.csv", comments), ME))
    (badge,) = things_of(read_all(IMPORTER, single_file("b.csv", badges), ME))
    assert isinstance(comment, FoundContribution)
    assert (comment.kind, comment.text) == ("comment", "Thanks")
    assert isinstance(badge, FoundMembership)
    assert badge.facts == (("badge Teacher", "bronze, 2023-04-05"),)


@pytest.mark.parametrize(
    "titles",
    [
        "Id,Name,Email",
        "Title,Score,Tags",
        "Date,Title,Creation Date",
        "Display Name,E-mail",
        "User Id,Name,Date",
        "Id,Title",
    ],
)
def test_tables_of_others_are_left_to_others(titles: str) -> None:
    assert IMPORTER.recognise(single_file("QueryResults.csv", f"{titles}\n1,2,3\n")) is None
