# SPDX-License-Identifier: GPL-3.0-or-later
"""The strengths that are kept in `person_state`: all of one day, and made new for another.

Kept numbers are derived: no step logs them, and undo and redo work them out for the day that the others are of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.storage.people.strength_sql import STRENGTH

if TYPE_CHECKING:
    from datetime import date

    from coterie.storage.connections import Connection

KEPT = "s.strength"
#: Without a day the number is unknown as well.
_DIFFERS = f"s.strength IS NOT {STRENGTH}"
#: Most numbers are those of the day before, and working one out costs less than writing it.
_RENEW = f"UPDATE person_state AS s SET strength = {STRENGTH} WHERE {_DIFFERS}"
_WRONG = f"SELECT s.person_id FROM person_state s WHERE {_DIFFERS} ORDER BY s.person_id"


def kept_day(connection: Connection) -> str | None:
    """Give the day that the kept strengths are of, as ISO text; None while there are none."""
    row = connection.execute("SELECT day FROM strength_day").fetchone()
    return str(row[0]) if row and row[0] else None


def are_kept(connection: Connection, today: str) -> bool:
    """Tell whether the kept strengths are those of a day, which is ISO text."""
    return kept_day(connection) == today


def of_day(connection: Connection, today: str) -> str:
    """Write the strength of a row `s` on a day: what is kept where it is of that day, else how to work it out."""
    return KEPT if are_kept(connection, today) else STRENGTH


def renew(connection: Connection, today: date) -> None:
    """Make the kept strengths those of a day; for a transaction of its own, which is nobody's to undo."""
    connection.execute(_RENEW, {"today": today.isoformat()})
    connection.execute("UPDATE strength_day SET day = ?", (today.isoformat(),))


def wrong(connection: Connection) -> list[int]:
    """Give the people whose kept strength is not the one of the day that all are of."""
    return [row[0] for row in connection.execute(_WRONG, {"today": kept_day(connection)})]
