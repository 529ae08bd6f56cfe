# SPDX-License-Identifier: GPL-3.0-or-later
"""What is known of a LinkedIn data archive before its rows are read: the owner, the day of the export, the wishes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coterie.importers.linkedin.owner import Owner

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coterie.domain.foreign_files import Wishes
    from coterie.importers.linkedin.message_survey import MessageSurvey


@dataclass(frozen=True)
class Archive:
    """One archive, folder or file on its way in. exported: ISO date, "" = unknown. names: of connections, by slug."""

    wishes: Wishes
    messages: MessageSurvey
    owner: Owner = field(default_factory=Owner)
    exported: str = ""
    day_first: bool = False
    names: Mapping[str, str] = field(default_factory=dict)

    def wants(self, kind: str) -> bool:
        """Say whether the user ticked an optional kind of content."""
        return kind in self.wishes.include
