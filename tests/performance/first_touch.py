# SPDX-License-Identifier: GPL-3.0-or-later
"""The first time after unlocking: a fresh connection for every time, nothing decrypted yet."""

from __future__ import annotations

import random

from tests.performance.big_session import BigSession
from tests.performance.big_vault import BigVault, big_vault
from tests.performance.measuring import Measure, cpu_ms, percentile
from tests.performance.screen_cases import Ask, Case, cases
from tests.performance.screens import size

NAME = "Screens and keystrokes, first touch"
TIMES = 12


def run() -> list[Measure]:
    """Measure every case on both databases, turn by turn."""
    vault = big_vault(size())
    return [_measured(case, vault) for case in cases(size())]


def _measured(case: Case, vault: BigVault) -> Measure:
    chance = random.Random(3)
    ours, others = [], []
    for _time in range(TIMES):
        ask = case.make(chance)
        ours.append(_once(vault, ask, encrypted=True))
        others.append(_once(vault, ask, encrypted=False))
    return Measure(
        case.what, percentile(ours, 0.5), percentile(ours, 0.95), percentile(others, 0.5), "without encryption"
    )


def _once(vault: BigVault, ask: Ask, *, encrypted: bool) -> float:
    """Ask once over a fresh connection whose schema has been read."""
    connection = vault.open_encrypted() if encrypted else vault.open_plain()
    try:
        session = BigSession(connection)
        connection.execute("SELECT count(*) FROM setting").fetchone()
        return cpu_ms(lambda: ask(session))
    finally:
        connection.close()
