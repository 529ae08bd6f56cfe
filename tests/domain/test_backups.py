# SPDX-License-Identifier: GPL-3.0-or-later
"""When a backup is needed, and which of several is the newest."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from coterie.domain.backups import PAUSE, Reason, Verdict, is_needed, newest_first, newest_verified, reason_words
from tests.domain.test_backup_rotation import BEGUN, backup

SOON, LATER = BEGUN + PAUSE - timedelta(seconds=1), BEGUN + PAUSE
NEWEST = backup(7)


@pytest.mark.parametrize("reason", Reason)
def test_without_any_backup_one_is_needed(reason: Reason) -> None:
    assert is_needed(reason, None, BEGUN, changed=True)


@pytest.mark.parametrize("reason", [one for one in Reason if one is not Reason.ASKED])
def test_where_nothing_changed_the_newest_is_the_one_from_before(reason: Reason) -> None:
    assert not is_needed(reason, NEWEST, LATER + timedelta(days=400), changed=False)


def test_one_that_was_asked_for_is_always_made() -> None:
    assert is_needed(Reason.ASKED, NEWEST, BEGUN, changed=False)


@pytest.mark.parametrize("reason", [Reason.IMPORT, Reason.RESTORE, Reason.KEYS, Reason.MIGRATION])
def test_before_a_great_act_every_change_counts(reason: Reason) -> None:
    assert is_needed(reason, NEWEST, BEGUN, changed=True)


def test_closing_waits_half_an_hour_by_a_clock_that_makes_sense() -> None:
    assert not is_needed(Reason.CLOSING, NEWEST, SOON, changed=True)
    assert is_needed(Reason.CLOSING, NEWEST, LATER, changed=True)
    assert is_needed(Reason.CLOSING, NEWEST, BEGUN - timedelta(seconds=1), changed=True)


@pytest.mark.parametrize("reason", [Reason.MERGE, Reason.BULK])
def test_a_sitting_of_merges_needs_one_at_its_beginning_and_one_each_half_hour(reason: Reason) -> None:
    assert is_needed(reason, NEWEST, SOON, changed=True)
    within = replace(NEWEST, reason=str(reason))
    assert not is_needed(reason, within, SOON, changed=True)
    assert is_needed(reason, within, LATER, changed=True)


def test_the_newest_is_told_by_its_number_and_then_by_its_time() -> None:
    early, late = backup(2, BEGUN), backup(1, BEGUN + timedelta(days=9))
    unreadable = replace(backup(0, BEGUN + timedelta(days=99)), vault="", verified=False)
    assert newest_first([unreadable, late, early]) == [early, late, unreadable]
    assert newest_verified([unreadable]) is None
    assert newest_verified([replace(early, verified=False), late]) == late


def test_a_verdict_is_sound_only_where_every_check_is() -> None:
    assert Verdict({"pages": "", "size": ""}).is_sound
    assert not Verdict({"pages": "", "size": "too short"}).is_sound


def test_every_reason_has_words_and_an_unknown_one_is_shown_as_it_is() -> None:
    assert len({reason_words(str(one)) for one in Reason}) == len(Reason)
    assert reason_words("from a later version") == "from a later version"
