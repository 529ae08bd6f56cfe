# SPDX-License-Identifier: GPL-3.0-or-later
"""Screens and keystrokes over the 100k set: CPU of many random times, beside the same without encryption.

COTERIE_MEASURED_PEOPLE asks for another size.
"""

from __future__ import annotations

import os
import random
from functools import partial

from tests.performance.big_session import BigSession
from tests.performance.big_vault import big_vault
from tests.performance.measuring import Measure, cpu_ms, percentile
from tests.performance.screen_cases import Case, cases

NAME = "Screens and keystrokes, warm"
TIMES = 150
_WARMING = 40


def size() -> int:
    """Say how many people are measured with."""
    return int(os.environ.get("COTERIE_MEASURED_PEOPLE", "100000"))


def run() -> list[Measure]:
    """Measure every case on both databases."""
    vault = big_vault(size())
    encrypted, plain = BigSession(vault.open_encrypted()), BigSession(vault.open_plain())
    # What is loaded on first use is no part of a keystroke.
    for session in (encrypted, plain):
        session.searching.best("smithhh", 5)
    return [_measured(case, encrypted, plain) for case in cases(size())]


def _measured(case: Case, encrypted: BigSession, plain: BigSession) -> Measure:
    warming, chance = random.Random(1), random.Random(2)
    for ask in [case.make(warming) for _time in range(_WARMING)]:
        ask(encrypted)
        ask(plain)
    # One after the other: what a thread keeps for its connection would not survive taking turns.
    asks = [case.make(chance) for _time in range(TIMES)]
    ours, others = ([cpu_ms(partial(ask, session)) for ask in asks] for session in (encrypted, plain))
    return Measure(
        case.what, percentile(ours, 0.5), percentile(ours, 0.95), percentile(others, 0.5), "without encryption",
        case.bound,
    )  # fmt: skip
