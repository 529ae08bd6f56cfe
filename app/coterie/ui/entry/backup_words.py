# SPDX-License-Identifier: GPL-3.0-or-later
"""How a backup is spoken of before a vault is open: when it was made, why, how large, and what it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.backups import reason_words
from coterie.domain.spoken_dates import spoken_date, spoken_distance, spoken_weekday
from coterie.domain.texts import _, opening
from coterie.domain.written_numbers import file_size, written_time
from coterie.ui.entry.damage_shown import CountShown
from coterie.ui.sheets.backups.lines import count_lines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coterie.domain.backups import BackupSeen
    from coterie.services.ports.clock import Clock


def backup_title(seen: BackupSeen, clock: Clock) -> str:
    """Say which backup it is: "Backup of Tuesday 10 March 2026, 18:04"."""
    at = seen.made_at.astimezone(clock.now().tzinfo)
    return _("Backup of {weekday} {date}, {time}").format(
        weekday=spoken_weekday(at.date()), date=spoken_date(at.date()), time=written_time(at)
    )


def backup_line(seen: BackupSeen, clock: Clock) -> str:
    """Say it on one line of a menu: when, why, how large."""
    at = seen.made_at.astimezone(clock.now().tzinfo)
    if not seen.vault:
        return _("{file}: cannot be read").format(file=seen.file.name)
    return _("{date}, {time}: {reason}, {size}").format(
        date=spoken_date(at.date()), time=written_time(at), reason=reason_words(seen.reason), size=file_size(seen.size)
    )


def backup_facts(seen: BackupSeen) -> str:
    """Say what anybody can see of its file."""
    return _("{reason}, {size}.").format(reason=opening(reason_words(seen.reason)), size=file_size(seen.size))


def backup_age(seen: BackupSeen, clock: Clock) -> str:
    """Say how long ago it was made."""
    at = seen.made_at.astimezone(clock.now().tzinfo)
    return _("Made {when}.").format(when=spoken_distance(at.date(), clock.today()))


def counts_shown(seen: BackupSeen, now: Mapping[str, int] | None) -> tuple[CountShown, ...]:
    """Say what a backup holds. now: what can be read of the vault as it is, None = nobody knows."""
    held = seen.counts or {}
    lines = count_lines(held, now if now is not None else held)
    return tuple(CountShown(line.number, line.beside if now is not None else "") for line in lines)
