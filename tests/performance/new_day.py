# SPDX-License-Identifier: GPL-3.0-or-later
"""What a new day costs an open vault: everybody's strength for the next day, after a week, and for the first time.

Each is written for good, and the day of the big vault again at the end.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from coterie.storage.connections import transaction
from coterie.storage.people import strengths
from tests.performance.big_vault import TODAY, big_vault
from tests.performance.measuring import Measure, cpu_ms, percentile
from tests.performance.screens import size

if TYPE_CHECKING:
    from coterie.storage.connections import Connection

NAME = "A new day"
TIMES = 8
_BOUND = 300


def run() -> list[Measure]:
    """Measure on both databases, one after the other."""
    vault = big_vault(size())
    sides = []
    for connection in (vault.write_encrypted(), vault.write_plain()):
        try:
            sides.append([_days(connection, 1), _days(connection, 7), _first_times(connection)])
        finally:
            _renew(connection, TODAY)
            connection.close()
    what = ("strengths for the next day", "strengths after a week", "strengths for the first time")
    return [_measure(*figures) for figures in zip(what, *sides, strict=True)]


def _measure(what: str, ours: list[float], others: list[float]) -> Measure:
    return Measure(
        what, percentile(ours, 0.5), percentile(ours, 0.95), percentile(others, 0.5), "without encryption", _BOUND
    )


def _renew(connection: Connection, day: date) -> None:
    with transaction(connection):
        strengths.renew(connection, day)


def _days(connection: Connection, gap: int) -> list[float]:
    """Go on from the day of the vault, so many days each time."""
    _renew(connection, TODAY)
    days = [TODAY + timedelta(days=gap * number) for number in range(1, TIMES + 1)]
    return [cpu_ms(partial(_renew, connection, day)) for day in days]


def _first_times(connection: Connection) -> list[float]:
    """Forget every number and make them again."""
    figures = []
    for _time in range(TIMES):
        with transaction(connection):
            connection.execute("UPDATE person_state SET strength = NULL")
        figures.append(cpu_ms(partial(_renew, connection, TODAY)))
    return figures
