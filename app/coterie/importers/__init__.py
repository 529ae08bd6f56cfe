# SPDX-License-Identifier: GPL-3.0-or-later
"""The sources a user can bring in: one file or folder each, one line each in the tuple."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.importers import (
    badges,
    behance,
    discord,
    discourse,
    github,
    google_contacts,
    guest_lists,
    huntr,
    icalendar_file,
    linkedin,
    mastodon,
    meta,
    monica,
    outlook,
    slack,
    stack_exchange,
    table,
    vcard,
    x,
)

if TYPE_CHECKING:
    from coterie.domain.foreign_files import Importer

IMPORTERS: tuple[Importer, ...] = (
    linkedin.IMPORTER,
    stack_exchange.IMPORTER,
    github.IMPORTER,
    behance.IMPORTER,
    mastodon.IMPORTER,
    monica.IMPORTER,
    x.IMPORTER,
    meta.IMPORTER,
    slack.IMPORTER,
    discord.IMPORTER,
    discourse.IMPORTER,
    guest_lists.IMPORTER,
    huntr.IMPORTER,
    badges.IMPORTER,
    vcard.IMPORTER,
    icalendar_file.IMPORTER,
    google_contacts.IMPORTER,
    outlook.IMPORTER,
    table.IMPORTER,
)
