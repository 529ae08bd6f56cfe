# SPDX-License-Identifier: GPL-3.0-or-later
"""The archive LinkedIn would hand out to the owner, the same bytes each time."""

from __future__ import annotations

import io
import zipfile

from tests.samples import network_tables, owner_tables
from tests.samples.cast import EXPORTED

NAME = f"Basic_LinkedInDataExport_{EXPORTED:%m-%d-%Y}.zip"

_UNIX = 3
_PLAIN_FILE = 0o100644 << 16


def files() -> dict[str, str]:
    """Give the text of each file in the archive."""
    return {
        "Connections.csv": network_tables.connections(),
        "messages.csv": network_tables.messages(),
        "Invitations.csv": network_tables.invitations(),
        "Endorsement_Received_Info.csv": network_tables.endorsements(received=True),
        "Endorsement_Given_Info.csv": network_tables.endorsements(received=False),
        "Recommendations_Received.csv": network_tables.recommendations(received=True),
        "Recommendations_Given.csv": network_tables.recommendations(received=False),
        "Member_Follows_104729318.csv": network_tables.member_follows(),
        "Contacts.csv": network_tables.phone_book(),
        **owner_tables.profile_files(),
        **owner_tables.job_files(),
        **owner_tables.activity_files(),
        **owner_tables.following_files(),
        "Learning.csv": owner_tables.learning(),
        **owner_tables.unread_files(),
    }


def archive() -> bytes:
    """Pack the files; they are stored, because what a compressor makes of them differs between its versions."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as target:
        for name, text in sorted(files().items()):
            entry = zipfile.ZipInfo(name, (EXPORTED.year, EXPORTED.month, EXPORTED.day, 8, 0, 0))
            entry.create_system = _UNIX
            entry.external_attr = _PLAIN_FILE
            target.writestr(entry, text.encode())
    return packed.getvalue()
