# SPDX-License-Identifier: GPL-3.0-or-later
"""Slack's workspace export, made by an owner or administrator (zip of JSON files, 2016 to 2025).

The people of a workspace are other people's data: off until ticked, or picked one by one. Of messages come in the
owner's own, as counts per channel and month, and conversations with the owner in them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.importers.slack import recognition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.domain.foreign_files import Bundle, Claim, Importer, Wishes
    from coterie.domain.records import Found


@dataclass(frozen=True)
class Slack:
    """Reads what an administrator of a workspace can download."""

    id: str = "slack"
    title: str = "Slack"

    def recognise(self, bundle: Bundle) -> Claim | None:
        """Claim the files of an export, or a list of members by its content."""
        return recognition.recognise(bundle)

    def read(self, bundle: Bundle, claim: Claim, wishes: Wishes) -> Iterator[Found]:
        """Give the members, then each channel."""
        # Of all importers that are asked, one reads.
        from coterie.importers.slack import reading

        return reading.read(bundle, claim, wishes)


IMPORTER: Importer = Slack()
