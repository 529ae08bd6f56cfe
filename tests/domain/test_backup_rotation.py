# SPDX-License-Identifier: GPL-3.0-or-later
"""Which backups may go: as many stay as promised, and no clock, however wrong, can empty a folder."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from coterie.domain.backup_rotation import DAYS, LATEST, MONTHS, WEEKS, to_clear_away
from coterie.domain.backups import BackupSeen, newest_verified

BEGUN = datetime(2026, 3, 2, 10, tzinfo=UTC)


def backup(number: int, made_at: datetime = BEGUN) -> BackupSeen:
    """Give one backup of a vault."""
    return BackupSeen(
        Path(f"{number}"), "vault", "test", made_at, 1, 110, "closing", None, verified=True, number=number
    )


def rotated(seen: list[BackupSeen]) -> list[BackupSeen]:
    """Give what is left."""
    gone = {one.number for one in to_clear_away(seen)}
    return [one for one in seen if one.number not in gone]


moments = st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - the zone comes with it
folders = st.lists(moments, max_size=60).map(lambda days: [backup(at + 1, day) for at, day in enumerate(days)])


@given(folders)
def test_the_newest_ten_stay_whatever_their_dates(seen: list[BackupSeen]) -> None:
    left = rotated(seen)
    assert {one.number for one in seen[-LATEST:]} <= {one.number for one in left}
    assert len(left) >= min(len(seen), LATEST)


@given(folders)
def test_nothing_more_goes_when_nothing_was_added(seen: list[BackupSeen]) -> None:
    assert to_clear_away(rotated(seen)) == []


@given(folders, st.randoms())
def test_the_order_in_which_a_folder_lists_them_means_nothing(seen: list[BackupSeen], random: object) -> None:
    mixed = list(seen)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert {one.number for one in to_clear_away(mixed)} == {one.number for one in to_clear_away(seen)}


@given(folders.filter(bool), st.integers(0, 59))
def test_the_newest_verified_one_never_goes(seen: list[BackupSeen], unsound: int) -> None:
    told = [replace(one, verified=one.number <= len(seen) - unsound % len(seen)) for one in seen]
    newest = newest_verified(told)
    assert newest is not None
    assert newest not in to_clear_away(told)


@given(folders)
def test_what_is_not_surely_ours_or_was_put_by_hand_never_goes(seen: list[BackupSeen]) -> None:
    foreign = [replace(one, vault="") for one in seen]
    unsound = [replace(one, verified=False) for one in seen]
    by_hand = [replace(one, by_hand=True) for one in seen]
    assert to_clear_away(foreign) + to_clear_away(unsound) + to_clear_away(by_hand) == []


@given(st.lists(st.sampled_from([timedelta(hours=5), timedelta(days=1), timedelta(days=9)]), max_size=120))
def test_made_one_by_one_there_are_never_more_than_promised(steps: list[timedelta]) -> None:
    kept: list[BackupSeen] = []
    at = BEGUN
    for number, step in enumerate(steps, 1):
        at += step
        kept = rotated([*kept, backup(number, at)])
    assert len(kept) <= LATEST + DAYS + WEEKS + MONTHS
    days = {one.made_at.date() for one in kept}
    everyday = sorted({(BEGUN + sum(steps[: count + 1], timedelta())).date() for count in range(len(steps))})
    assert set(everyday[-DAYS:]) <= days


def test_a_year_of_daily_backups_leaves_days_weeks_and_months() -> None:
    kept: list[BackupSeen] = []
    for day in range(365):
        kept = rotated([*kept, backup(day + 1, BEGUN + timedelta(days=day))])
    days = [(BEGUN + timedelta(days=364) - one.made_at).days for one in kept]
    assert days[-14:] == list(range(13, -1, -1))
    assert len({one.made_at.strftime("%Y-%m") for one in kept}) == MONTHS
    assert len({one.made_at.isocalendar()[:2] for one in kept}) >= WEEKS
    assert len(kept) <= DAYS + WEEKS + MONTHS


def test_a_clock_that_was_in_2099_for_a_while_costs_no_backup_of_today() -> None:
    future = [backup(number, datetime(2099, 1, number, tzinfo=UTC)) for number in range(1, 29)]
    today = [backup(100 + number, BEGUN + timedelta(hours=number)) for number in range(12)]
    left = {one.number for one in rotated(future + today)}
    assert {100 + number for number in range(2, 12)} <= left


def test_a_clock_that_fell_back_to_1970_costs_no_backup_made_before() -> None:
    before = [backup(number, BEGUN + timedelta(days=number)) for number in range(1, 11)]
    fallen = [backup(100 + number, datetime(1970, 1, 1, number, tzinfo=UTC)) for number in range(12)]
    left = {one.number for one in rotated(before + fallen)}
    assert {one.number for one in before} <= left
    assert {100 + number for number in range(2, 12)} <= left


def test_of_backups_of_one_moment_the_newest_by_number_stay() -> None:
    left = [one.number for one in rotated([backup(number) for number in range(1, 31)])]
    assert left == list(range(21, 31))
