# SPDX-License-Identifier: GPL-3.0-or-later
"""One file for each target: frozen values in, bytes out; nothing here opens a file."""

from __future__ import annotations

from coterie.exporters.calendar import EXPORTER as _CALENDAR
from coterie.exporters.csv_table import EXPORTER as _CSV_TABLE
from coterie.exporters.reminders import EXPORTER as _REMINDERS
from coterie.exporters.vcard import EXPORTER as _VCARD

#: Every exporter there is; a new one is one new line here. What each takes is its own, so they share names only.
EXPORTERS = (_VCARD, _REMINDERS, _CALENDAR, _CSV_TABLE)
