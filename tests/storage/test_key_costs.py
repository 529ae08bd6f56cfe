# SPDX-License-Identifier: GPL-3.0-or-later
"""What a guess costs: upward where the computer is fast, never below the recommended figures, never without bound."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as some

from coterie.bootstrap import build
from coterie.domain.errors import CannotBeDone
from coterie.storage.keys import secrets as keys
from coterie.storage.keys.costs import LONGEST, MOST_MEMORY_KIB, SHORTEST, Calibration, Cost, calibrated
from coterie.storage.vault import SqlVault
from tests.builders import CHEAP, PASSPHRASE

if TYPE_CHECKING:
    from pathlib import Path

USUAL = Cost()


@given(some.floats(1e3, 1e9))
def test_a_chosen_cost_is_never_below_the_usual_and_never_above_the_most(speed: float) -> None:
    cost, seconds = calibrated(lambda asked: asked.work / speed)
    assert cost.memory_kib >= USUAL.memory_kib
    assert cost.passes >= USUAL.passes
    assert cost.lanes == USUAL.lanes
    assert cost.memory_kib <= MOST_MEMORY_KIB
    assert seconds == cost.work / speed
    cost.check()


@pytest.mark.parametrize("seconds_of_the_usual", [0.499, 0.3, 0.1, 0.05])
def test_a_fast_computer_takes_half_a_second_to_a_second(seconds_of_the_usual: float) -> None:
    _cost, seconds = calibrated(lambda asked: seconds_of_the_usual * asked.work / USUAL.work)
    assert SHORTEST <= seconds <= LONGEST


def test_a_slow_computer_keeps_the_usual_cost() -> None:
    assert calibrated(lambda asked: 2.0 * asked.work / USUAL.work) == (USUAL, 2.0)


def test_a_very_fast_computer_stops_at_the_bounds() -> None:
    cost, _seconds = calibrated(lambda _asked: 1e-9)
    assert cost == Cost(MOST_MEMORY_KIB, 10, 4)


def test_a_measurement_that_was_disturbed_is_made_again() -> None:
    """The first says that the computer is faster than it is: what is chosen by it takes too long, and is lowered."""
    said = iter([0.1, 1.6, 0.7])
    cost, seconds = calibrated(lambda _asked: next(said))
    assert seconds == 0.7
    assert cost.work < calibrated(lambda asked: 0.1 * asked.work / USUAL.work)[0].work


def test_a_computer_without_memory_for_more_keeps_what_went_well() -> None:
    def measure(asked: Cost) -> float:
        if asked.memory_kib > USUAL.memory_kib:
            raise CannotBeDone("no memory")
        return 0.1

    assert calibrated(measure) == (USUAL, 0.1)


def test_a_cost_that_is_given_is_taken_as_it_is() -> None:
    fixed = Calibration(CHEAP)
    assert fixed.cost == CHEAP
    assert fixed.seconds > 0
    assert fixed.for_a_change([Cost()]) == CHEAP


def test_it_is_measured_once_and_the_meter_tells_of_the_cost_that_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def found() -> tuple[Cost, float]:
        asked.append(1)
        return Cost(128 * 1024), 0.6

    monkeypatch.setattr("coterie.storage.keys.costs.calibrated", found)
    costs = Calibration()
    assert not asked
    assert (costs.seconds, costs.cost) == (0.6, Cost(128 * 1024))
    assert asked == [1]


def test_a_passphrase_that_is_changed_never_costs_less_than_the_one_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coterie.storage.keys.costs.calibrated", lambda: (USUAL, 0.6))
    costs = Calibration()
    assert costs.for_a_change([CHEAP, None]) == USUAL
    assert costs.for_a_change([Cost(256 * 1024, 4)]) == Cost(256 * 1024, 4)
    assert costs.for_a_change([Cost(1024 * 1024, 10)]) == USUAL


def test_the_meter_tells_what_a_guess_at_the_vault_that_is_made_then_costs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = Cost(20 * 1024, 2, 1)
    monkeypatch.setattr("coterie.storage.keys.costs.calibrated", lambda: (chosen, 0.125))
    vaults = build().vaults
    assert vaults.seconds_of_a_guess() == 0.125
    vaults.create(tmp_path / "one.coterie", PASSPHRASE)
    vaults.create(tmp_path / "two.coterie", PASSPHRASE, drawn=True)
    costs = [
        keys.from_bytes((tmp_path / name / "vault.keys").read_bytes()).slots[0].cost
        for name in ("one.coterie", "two.coterie")
    ]
    assert costs == [chosen, USUAL]
    vault = vaults.open(tmp_path / "one.coterie", PASSPHRASE)
    assert isinstance(vault, SqlVault)
    assert vault.costs.cost == chosen
    vault.close()
