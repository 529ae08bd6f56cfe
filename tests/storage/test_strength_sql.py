# SPDX-License-Identifier: GPL-3.0-or-later
"""The database computes the strength of a tie exactly as the rules do."""

from __future__ import annotations

from datetime import date, timedelta

import sqlcipher3.dbapi2 as sqlcipher
from hypothesis import given
from hypothesis import strategies as st

from coterie.domain.strength import Evidence, strength
from coterie.storage.people.strength_sql import STRENGTH
from tests.builders import TODAY

_COUNTS = st.integers(0, 30)
_SQL = f"""
SELECT {STRENGTH} FROM (
    SELECT :last AS last_contact_on, :came AS contacts_in, :went AS contacts_out, :calls AS calls, :meetings AS meetings
) s
"""


@given(st.integers(-5, 2_500), _COUNTS, _COUNTS, st.integers(0, 5), st.integers(0, 5))
def test_both_give_the_same_number(days: int, came: int, went: int, calls: int, meetings: int) -> None:
    last: date = TODAY - timedelta(days=days)
    values = {"last": str(last), "came": came, "went": went, "calls": calls, "meetings": meetings, "today": str(TODAY)}
    connection = sqlcipher.connect(":memory:")
    (number,) = connection.execute(_SQL, values).fetchone()
    connection.close()
    assert number == strength(Evidence(last, came, went, calls, meetings), TODAY).total


def test_without_a_contact_there_is_no_number() -> None:
    connection = sqlcipher.connect(":memory:")
    values = {"last": None, "came": 0, "went": 0, "calls": 0, "meetings": 0, "today": str(TODAY)}
    assert connection.execute(_SQL, values).fetchone() == (None,)
    connection.close()
