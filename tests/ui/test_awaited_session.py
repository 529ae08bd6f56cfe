# SPDX-License-Identifier: GPL-3.0-or-later
"""A session can be built around before there is one: asked too early it says so, later it does what it stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coterie.ui.awaited_session import AwaitedSession, StillLockedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.desks import TestDesk


def test_before_a_vault_is_open_nothing_can_be_asked() -> None:
    people = AwaitedSession().session.people
    with pytest.raises(StillLockedError):
        people.show(1)


def test_once_it_is_open_everything_is_asked_of_it(desks: Callable[..., TestDesk]) -> None:
    desk = desks()
    ana = desk.opened.add("Ana Lindqvist").id
    awaited = AwaitedSession()
    people = awaited.session.people
    awaited.give(desk.desk.session)
    assert people.show(ana).name == "Ana Lindqvist"
