# SPDX-License-Identifier: GPL-3.0-or-later
"""What sources of imports are called."""

from __future__ import annotations

from coterie.domain.texts import _


def source_name(source: str) -> str:
    """Name a source, such as linkedin.connections, as a person knows it."""
    family, _dot, part = source.partition(".")
    if family == "linkedin":
        return _("LinkedIn connections") if part == "connections" else _("LinkedIn archive")
    names = {
        "vcard": _("contact cards"), "google": _("Google contacts"), "outlook": _("Outlook contacts"),
        "guest_lists": _("guest list"), "mastodon": "Mastodon", "x": "X", "slack": "Slack", "discord": "Discord",
        "monica": "Monica", "dex": "Dex", "github": "GitHub",
    }  # fmt: skip
    return names.get(family, source)
