# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists of guests, out of which people are picked one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.services.importing import Brief
from coterie.services.jobs import QuietJob
from tests.importers.guest_lists.samples import LUMA
from tests.storage.importing.foreign import Bringing

if TYPE_CHECKING:
    from pathlib import Path

    from tests.builders import Opened


def attendees(opened: Opened) -> list[str]:
    """Give who stands at events."""
    return [row[0] for row in opened.rows("SELECT name FROM attendee ORDER BY name")]


def test_guests_who_are_picked_later_come_beside_those_before(opened: Opened, tmp_path: Path) -> None:
    bringing = Bringing(opened, tmp_path)
    both_came = LUMA.replace("08:00:00Z,approved,,", "08:00:00Z,approved,2024-05-16T17:00:00.000Z,")
    file = bringing.file("Map evening - Guests - 2024-05-17.csv", both_came)
    for name in ("Mira Okafor", "Jonas Lind", "Jonas Lind"):
        bringing.service.bring(Brief((file,), picked=(name,)), QuietJob())
    assert attendees(opened) == ["Jonas Lind", "Mira Okafor"]
    assert [row[0] for row in opened.rows("SELECT title FROM event")] == ["Map evening"]
