# SPDX-License-Identifier: GPL-3.0-or-later
"""How many queries the rows of long lists take, and that each walks an index."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import pytest

from coterie.storage.organisations import list_reading
from coterie.storage.organisations.list_reading import ListReading
from coterie.storage.people import bulk as bulk_table
from coterie.storage.people import samples as samples_table
from coterie.storage.people.bulk import BulkReading
from tests.builders import TODAY

if TYPE_CHECKING:
    from tests.builders import Opened


def asked(opened: Opened, number: int) -> tuple[int, int, int]:
    """Count the queries for rows of so many people, of their organisations, and for what they have in common."""
    ids = array("q", [opened.add(f"Ana {at}", organisation=f"Place {at}", tags=("x",)).id for at in range(number)])
    with opened.vault.reading() as connection:
        seen: list[str] = []
        connection.set_trace_callback(seen.append)
        counts = []
        for ask in (
            lambda: ListReading(connection).people(ids, TODAY),
            lambda: ListReading(connection).organisations(ids),
            lambda: BulkReading(connection).look(ids, TODAY),
        ):
            seen.clear()
            ask()
            counts.append(sum(text.lstrip().upper().startswith(("SELECT", "WITH")) for text in seen))
        connection.set_trace_callback(None)
    return counts[0], counts[1], counts[2]


def test_the_number_of_queries_does_not_grow(opened: Opened) -> None:
    few, many = asked(opened, 2), asked(opened, 30)
    assert few == many
    assert few[:2] == (1, 1)
    assert few[2] <= 9


@pytest.mark.parametrize(
    ("module", "name"),
    [
        (list_reading, "_PEOPLE"), (list_reading, "_ORGANISATIONS"), (list_reading, "_NAMED"),
        (samples_table, "_COUNT"), (bulk_table, "_FIRST"), (bulk_table, "_CADENCES"), (bulk_table, "_PLANNED"),
        (bulk_table, "_WITHOUT"), (bulk_table, "_WORN"), (bulk_table, "_LAST"), (bulk_table, "_LONGEST"),
        (bulk_table, "_MARKED"), (bulk_table, "_TAG"), (bulk_table, "_UNTAG"), (bulk_table, "_RENEW_RULE"),
        (bulk_table, "_MAKE_RULE"), (bulk_table, "_PAUSE_RULE"), (bulk_table, "_DROP_RULE"),
        (bulk_table, "_PAUSED_RULE"), (bulk_table, "_PLAN"), (bulk_table, "_BIN"),
    ],
)  # fmt: skip
def test_only_the_people_who_are_meant_are_walked(opened: Opened, module: object, name: str) -> None:
    query = getattr(module, name)
    names = ("keys", "new_from", "from", "to", "tag", "days", "today", "people", "before", "reason", "now")
    values = (1,) * query.count("?") if "?" in query else dict.fromkeys(names, 1)
    with opened.writing() as connection:
        connection.execute(bulk_table._TABLE)
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {query}", values)]
    scans = [line.split()[1] for line in plan if line.startswith("SCAN") and "CONSTANT" not in line]
    # The chosen people themselves, the keys that were handed over, a few who were found, and the search index.
    assert {scan for scan in scans if not scan.startswith("(subquery")} <= {"c", "k", "w", "s", "chosen"}, plan


def test_what_is_said_of_people_is_not_the_number_of_rows(opened: Opened) -> None:
    ana = opened.add(tags=("a", "b")).id
    with opened.vault.reading() as connection:
        found = BulkReading(connection).look([ana, ana], TODAY)
    assert found.people == 1
    assert [one.people for one in found.tags] == [1, 1]
