# SPDX-License-Identifier: GPL-3.0-or-later
"""What sources are called: files of importers as a person knows them, by ids such as `github.pull-request`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.texts import _

if TYPE_CHECKING:
    from collections.abc import Iterable


def family_of(source: str) -> str:
    """Give the importer's part of a source."""
    return source.partition(".")[0]


def source_name(source: str) -> str:
    """Name a source; one that this program does not know is a file."""
    if family_of(source) == "linkedin":
        return _("LinkedIn connections") if source == "linkedin.connections" else _("LinkedIn archive")
    return _names().get(family_of(source), _("File"))


def origin_name(source: str) -> str:
    """Name where somebody is from, whatever file of it that was."""
    return "LinkedIn" if family_of(source) == "linkedin" else _names().get(family_of(source), _("A file"))


def name_of_all(sources: Iterable[str]) -> str:
    """Name several sources of one family, "" where they are of several, or none."""
    found = set(sources)
    if len(set(map(family_of, found))) != 1:
        return ""
    return source_name(found.pop()) if len(found) == 1 else source_name(family_of(found.pop()))


def source_tag(source: str) -> str:
    """Give the word for a tag that says where somebody is from."""
    words = {
        "vcard": _("cards"),
        "icalendar": _("calendar"),
        "stack_exchange": "stack-exchange",
        "discourse": _("forum"),
        "guest_lists": _("guests"),
        "table": _("table"),
    }
    family = family_of(source)
    if family in words:
        return words[family]
    return family if family == "linkedin" or family in _names() else _("imported")


def _names() -> dict[str, str]:
    return {
        "vcard": _("Contact cards"),
        "icalendar": _("Calendar"),
        "google": _("Google contacts"),
        "outlook": _("Outlook contacts"),
        "stack_exchange": "Stack Exchange",
        "github": "GitHub",
        "behance": "Behance",
        "mastodon": "Mastodon",
        "x": "X",
        "meta": _("Facebook, Instagram and Threads"),
        "slack": "Slack",
        "discord": "Discord",
        "discourse": _("Forum"),
        "guest_lists": _("Guest list"),
        "monica": "Monica",
        "huntr": "Huntr",
        "badges": _("Badges and certificates"),
        "table": _("Table"),
        "csv": _("Table"),
        "sample": _("Samples"),
    }
