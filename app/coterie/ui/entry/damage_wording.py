# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of the damage window: true, calm, and what is sound as well as what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.errors import UserError, VaultMoved, VaultNotReadable
from coterie.domain.spoken_dates import spoken_date
from coterie.domain.texts import _
from coterie.domain.written_numbers import written_time
from coterie.ui.entry.backup_words import backup_age, backup_facts, backup_line, backup_title, counts_shown
from coterie.ui.entry.damage_shown import BackupShown, DamageShown, FoundLine

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from coterie.domain.backups import BackupSeen
    from coterie.domain.damage import DamageReport
    from coterie.services.ports.clock import Clock
    from coterie.ui.entry.damage_looking import Looked


def shown_of(clock: Clock, folder: Path, error: UserError, looked: Looked) -> DamageShown:
    """Put everything that was found into words. error: what led here."""
    others = [one for one in looked.backups if looked.offered is None or one.file != looked.offered.file]
    is_lost = looked.is_open and (looked.report is None or not looked.report.can_be_read)
    can_read = looked.has_files and (looked.waits_for_the_vaults_own or not is_lost)
    return DamageShown(
        title=_title(error, is_lost=is_lost),
        about=_about(clock, folder, looked.report),
        found=_found(error, looked),
        backup=_backup(clock, looked, looked.offered) if looked.offered is not None else None,
        others=tuple((backup_line(one, clock), one.file) for one in others if one.vault),
        backups=tuple((backup_line(one, clock), one.file) for one in looked.backups),
        is_open=looked.is_open,
        can_read=can_read,
        reading=_reading(looked, can_read=can_read),
        keeping=_keeping(clock.now(), looked),
    )


def _title(error: UserError, *, is_lost: bool) -> str:
    if isinstance(error, VaultNotReadable):
        return _("This vault cannot be read at the moment")
    if isinstance(error, VaultMoved):
        return _("A file of this vault is missing")
    if is_lost:
        return _("This vault cannot be read")
    return _("Part of this vault cannot be read")


def _about(clock: Clock, folder: Path, report: DamageReport | None) -> str:
    at = report.checked_at if report is not None else clock.now()
    when = _at(at, clock)
    return _("{name}, checked {when}. Nothing was changed.").format(name=folder.name, when=when)


def _at(at: datetime, clock: Clock) -> str:
    local = at.astimezone(clock.now().tzinfo)
    if local.date() == clock.today():
        return _("today at {time}").format(time=written_time(local))
    return _("on {day} at {time}").format(day=spoken_date(local.date()), time=written_time(local))


def _found(error: UserError, looked: Looked) -> tuple[FoundLine, ...]:
    """Say what was found; what led here stands first where nothing else tells of it."""
    findings = looked.report.findings if looked.report is not None else ()
    lines = [FoundLine(one.is_sound, one.title, one.detail) for one in findings]
    told = looked.problem or error
    if str(told) and all(line.is_sound for line in lines):
        lines.insert(0, FoundLine(is_sound=False, title=told.message, detail=told.hint))
    return tuple(lines)


def _backup(clock: Clock, looked: Looked, seen: BackupSeen) -> BackupShown:
    about = (_standing(seen, looked), backup_age(seen, clock), backup_facts(seen))
    now = looked.report.counts if looked.report is not None else None
    counts = counts_shown(seen, now) if looked.opens_backup else ()
    return BackupShown(backup_title(seen, clock), seen.verified, " ".join(about), counts)


def _standing(seen: BackupSeen, looked: Looked) -> str:
    """Say why this one is offered."""
    if looked.is_open and not looked.opens_backup:
        return _("It opens with another passphrase.")
    if not seen.verified:
        return _("It was not checked.")
    newest = next((one for one in looked.backups if one.verified), None)
    if newest is not None and newest.file == seen.file:
        return _("The newest one that passed every check.")
    return _("It passed every check.")


def _reading(looked: Looked, *, can_read: bool) -> str:
    if not can_read:
        return _("Nothing of the damaged file can be read. A backup can.")
    if looked.report is not None and looked.report.bad_pages:
        return _("Everything except the damaged pages, for reading and export only. Nothing is written to the file.")
    return _("Everything that is left, for reading and export only. Nothing is written to the file.")


def _keeping(now: datetime, looked: Looked) -> str:
    """Say where the file goes; of one that is there but cannot be read whole its folder tells that."""
    report = looked.report
    is_damaged = report is not None and bool(report.bad_pages or (report.is_opened and not report.can_be_read))
    kind = "damaged" if is_damaged and looked.has_files else "replaced"
    return _(
        "Whatever you choose, it is kept untouched: opening a backup moves it into the folder “{name}” of the vault."
    ).format(name=f"{kind}-{now:%Y%m%d}-…")
