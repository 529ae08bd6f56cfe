# SPDX-License-Identifier: GPL-3.0-or-later
"""Reminders for calendars and task lists: written by this program's own lines, read back by the calendar library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.texts import _
from coterie.exporters.reminders.checking import verify
from coterie.exporters.reminders.writing import write_reminders

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coterie.domain.export_reminders import ExportReminder

__all__ = ["EXPORTER", "Reminders", "verify", "write_reminders"]


class Reminders:
    """Writes reminders as one file, and says what is wrong with one."""

    id = "reminders"
    suffix = ".ics"

    @property
    def title(self) -> str:
        """The name a user knows it by."""
        return _("Reminders for a calendar (iCalendar)")

    def write(self, items: Iterable[ExportReminder], as_form: str = "event") -> bytes:
        """Give the file; `as_form` is event or task."""
        return write_reminders(items, as_form)

    def verify(self, data: bytes, items: Iterable[ExportReminder]) -> list[str]:
        """Say what the file does not hold as it should."""
        return verify(data, items)


EXPORTER = Reminders()
