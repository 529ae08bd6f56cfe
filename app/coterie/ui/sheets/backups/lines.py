# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups as lines of a list, and what one holds beside what the vault holds now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.domain.backups import reason_words
from coterie.domain.texts import _, counted
from coterie.domain.written_numbers import file_size, whole
from coterie.ui.pages.import_export.when_words import begun, said_moment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coterie.domain.backups import BackupSeen
    from coterie.services.ports.clock import Clock

#: What is compared, in this order.
COMPARED = ("people", "organisations", "interactions", "notes", "follow_ups", "events")


@dataclass(frozen=True)
class BackupLine:
    """One backup in a list. state: at the end of its row, in a tone."""

    title: str
    detail: str
    state: str
    tone: str
    can_restore: bool

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        return f"{self.title}, {self.detail}, {self.state}"


@dataclass(frozen=True)
class CountLine:
    """How many of a kind a backup holds, and how that differs from now; tone: of the difference."""

    number: str
    beside: str
    tone: str


def backup_line(seen: BackupSeen, clock: Clock) -> BackupLine:
    """Put a backup into a line."""
    if not seen.vault:
        return BackupLine(seen.file.name, file_size(seen.size), _("Cannot be read"), "danger", can_restore=False)
    moment = begun(said_moment(int(seen.made_at.timestamp()), clock))
    detail = _("{reason}, {size}").format(reason=begun(reason_words(seen.reason)), size=file_size(seen.size))
    state, tone = (_("Checked"), "ok") if seen.verified else (_("Not checked"), "warn")
    return BackupLine(moment, detail, state, tone, can_restore=True)


def count_lines(held: Mapping[str, int], now: Mapping[str, int]) -> tuple[CountLine, ...]:
    """Say what a backup holds, and how that differs from what the vault holds now."""
    return tuple(
        CountLine(_number(kind, held.get(kind, 0)), *_beside(now.get(kind, 0) - held.get(kind, 0)))
        for kind in COMPARED
        if held.get(kind, 0) or now.get(kind, 0)
    )


def _beside(more: int) -> tuple[str, str]:
    """Say how many more or fewer there are now."""
    if more == 0:
        return _("same now"), "text2"
    if more > 0:
        return _("{n} more now").format(n=whole(more)), "warn"
    return _("{n} fewer now").format(n=whole(-more)), "warn"


def _number(kind: str, number: int) -> str:
    return {
        "people": lambda: counted("{n} person", "{n} people", number),
        "organisations": lambda: counted("{n} organisation", "{n} organisations", number),
        "interactions": lambda: counted("{n} conversation", "{n} conversations", number),
        "notes": lambda: counted("{n} note", "{n} notes", number),
        "follow_ups": lambda: counted("{n} follow-up", "{n} follow-ups", number),
        "events": lambda: counted("{n} event", "{n} events", number),
    }[kind]()
