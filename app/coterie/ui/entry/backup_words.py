# SPDX-License-Identifier: GPL-3.0-or-later
"""How a backup is spoken of before a vault is open: when it was made, why, how large, and what it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.backups import reason_words
from coterie.domain.spoken_dates import spoken_date, spoken_distance, spoken_weekday
from coterie.domain.texts import _, counted, opening
from coterie.domain.written_numbers import file_size, whole, written_time
from coterie.ui.entry.damage_shown import CountShown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

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
    return tuple(
        CountShown(words(held.get(kind, 0)), "" if now is None else _beside(held.get(kind, 0) - now.get(kind, 0)))
        for kind, words in _KINDS.items()
        if held.get(kind, 0) or (now or {}).get(kind, 0)
    )


def _beside(more: int) -> str:
    """Say how many more or fewer the backup holds."""
    if more == 0:
        return _("same as now")
    return (_("{n} more than now") if more > 0 else _("{n} fewer than now")).format(n=whole(abs(more)))


#: What is compared, in this order.
_KINDS: dict[str, Callable[[int], str]] = {
    "people": lambda n: counted("{n} person", "{n} people", n),
    "organisations": lambda n: counted("{n} organisation", "{n} organisations", n),
    "interactions": lambda n: counted("{n} conversation", "{n} conversations", n),
    "notes": lambda n: counted("{n} note", "{n} notes", n),
    "follow_ups": lambda n: counted("{n} follow-up", "{n} follow-ups", n),
    "events": lambda n: counted("{n} event", "{n} events", n),
}
