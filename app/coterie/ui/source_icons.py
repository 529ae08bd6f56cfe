# SPDX-License-Identifier: GPL-3.0-or-later
"""The picture of each source, by the id of its importer."""

from __future__ import annotations

from coterie.domain.source_names import family_of

_ICONS = {
    "linkedin": "file-spreadsheet",
    "icalendar": "calendar",
    **dict.fromkeys(("vcard", "google", "outlook", "monica"), "contact"),
    **dict.fromkeys(("stack_exchange", "slack", "discord", "mastodon", "x", "meta", "discourse"), "messages-square"),
    "guest_lists": "users",
    "huntr": "briefcase",
    "badges": "award",
    **dict.fromkeys(("table", "csv"), "table-2"),
}


def source_icon(source: str) -> str:
    """Give the picture of a source; that of a file where it has none of its own."""
    return _ICONS.get(family_of(source), "file")
