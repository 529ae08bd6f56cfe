# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading a Slack export: the members first, then the lists of conversations, then each conversation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.records import FileFound, Found, Refused, Skipped
from coterie.domain.texts import _
from coterie.importers.slack.channels import Channel, channels_of, listed_channels
from coterie.importers.slack.messages import Conversation
from coterie.importers.slack.people import read_people, workspace_of
from coterie.importers.slack.recognition import exports_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.domain.foreign_files import Bundle, Claim, Wishes
    from coterie.importers.slack.recognition import Export


def read(bundle: Bundle, claim: Claim, wishes: Wishes) -> Iterator[Found]:
    """Read every claimed export."""
    for export in exports_of(claim):
        yield from _export(export, bundle.name, wishes)


def _export(export: Export, bundle_name: str, wishes: Wishes) -> Iterator[Found]:
    """Announce each file, and each conversation by its folder, and give its records."""
    workspace = workspace_of(export.users, bundle_name, wishes)
    if export.users is not None:
        yield FileFound(export.users.path, export.users.name, "slack.members")
        yield from read_people(export.users, workspace, wishes)
    for base, member in export.channels.items():
        yield FileFound(member.path, member.name, "slack.channels")
        for each in listed_channels(member, base):
            yield each if isinstance(each, Refused) else Skipped(each.place, _("only its name is read"))
    channels = channels_of(export.channels)
    for folder, days in export.days.items():
        channel = channels.get(folder, Channel("", folder))
        yield FileFound(days[0].path, days[0].name.rpartition("/")[0], "slack.messages")
        yield from Conversation(workspace, channel, wishes).read(days)
    for member in export.not_read:
        yield FileFound(member.path, member.name, "", not_read=True, why=_("not read: it is about apps and documents"))
