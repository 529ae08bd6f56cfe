# SPDX-License-Identifier: GPL-3.0-or-later
"""Every kind of file in a LinkedIn data archive (generations 2018 to 2026), in the order of reading.

The owner comes first, then connections and invitations, then what refers to them.
"""

from __future__ import annotations

from coterie.importers.linkedin import (
    activity,
    connections,
    endorsements,
    following,
    invitations,
    jobs,
    learning,
    messages,
    phone_book,
    profile,
    profile_sections,
    recommendations,
)

SHEETS = (
    *profile.SHEETS,
    *connections.SHEETS,
    *invitations.SHEETS,
    *recommendations.SHEETS,
    *endorsements.SHEETS,
    *messages.SHEETS,
    *following.SHEETS,
    *jobs.SHEETS,
    *profile_sections.SHEETS,
    *learning.SHEETS,
    *activity.SHEETS,
    *phone_book.SHEETS,
)

#: Two of these together are an archive.
ARCHIVE_MARKS = frozenset(
    [
        "linkedin.messages",
        "linkedin.invitations",
        "linkedin.profile",
        "linkedin.positions",
        "linkedin.skills",
        "linkedin.endorsements",
        "linkedin.saved-jobs",
    ]
)

_PRIVATE = "never read: it says nothing about the people you know"
_OF_NO_USE = "not read: links and advertisements of your own, without people"

#: Files left alone whatever they hold, with the reason.
NEVER_READ = {
    "ad targeting": _PRIVATE,
    "ads clicked": _PRIVATE,
    "lan ads engagement": _PRIVATE,
    "inferences about you": _PRIVATE,
    "logins": _PRIVATE,
    "security challenges": _PRIVATE,
    "account status history": _PRIVATE,
    "registration": _PRIVATE,
    "receipts": _PRIVATE,
    "search queries": _PRIVATE,
    "private identity asset": _PRIVATE,
    "whatsapp phone numbers": _PRIVATE,
    "reviews": _PRIVATE,
    "calendar": _PRIVATE,
    "providers": _PRIVATE,
    "online job postings": _OF_NO_USE,
    "rich media": _OF_NO_USE,
    "videos": _OF_NO_USE,
}
NEVER_READ_FOLDERS = frozenset(["verifications", "services marketplace"])
#: Chats with a program under the header of messages.
BOTS = frozenset(
    ["coach messages", "guide messages", "learning coach messages", "learning role play messages", "role play messages"]
)
