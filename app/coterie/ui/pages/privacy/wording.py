# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of the Privacy page: three facts, what left, what opens the vault, how the backups stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.backups import reason_words
from coterie.domain.spoken_dates import spoken_date, spoken_distance
from coterie.domain.texts import _, counted
from coterie.domain.written_numbers import file_size, whole
from coterie.services.backups import BACKUP
from coterie.services.printing import PAGES, PAPER
from coterie.ui.damage_words import damage_detail, damage_title
from coterie.ui.pages.import_export.ledger_words import ledger_line
from coterie.ui.pages.import_export.when_words import begun, said_moment
from coterie.ui.pages.privacy.shown import (
    BACKUP_DAMAGE,
    DAMAGE,
    NO_CODE,
    NO_SECOND_PLACE,
    OLD_COPY,
    AmberLine,
    BackupsText,
    KeysText,
    LeftLine,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from coterie.domain.backups import BackupSeen
    from coterie.domain.export_ledger import LedgerEntry
    from coterie.services.ports.clock import Clock
    from coterie.services.ports.keys import KeyState
    from coterie.services.stored_kinds import Stored
    from coterie.ui.damage_known import KnownDamage

#: Stands where a figure cannot be read.
UNREAD = "–"
_FORM_ICONS = {"vcard": "contact", "csv": "table-2", "reminders": "bell", "calendar": "calendar", BACKUP: "archive"}


def facts_of(stored: Stored | None, newest: BackupSeen | None, today: date) -> tuple[tuple[str, str], ...]:
    """Give the three facts of the banner. stored: None = it cannot be read."""
    age = begun(spoken_distance(day_of(newest), today)) if newest is not None else _("None yet")
    return (
        (file_size(stored.size) if stored else UNREAD, _("Vault, AES-256")),
        (age, _("Last verified backup")),
        (whole(stored.left) if stored else UNREAD, _("Exports this year")),
    )


def left_line(entry: LedgerEntry, clock: Clock) -> LeftLine:
    """Put a line of the ledger into words."""
    line = ledger_line(0, entry, clock)
    what, much = line.cells
    form, _dash, _printed = entry.format.partition("-")
    icon = "printer" if form in {PAPER, PAGES} else _FORM_ICONS.get(entry.format, "file-text")
    return LeftLine(icon, what.text, what.below, much.text, much.below)


def keys_text(state: KeyState, *, can_remember: bool) -> KeysText:
    """Say what opens the vault."""
    return KeysText(
        state.recovery_made is not None,
        code_words(state),
        passphrase_words(state),
        state.keyring,
        can_remember or state.keyring,
    )


def code_words(state: KeyState) -> str:
    """Say when the recovery code was made and tried."""
    if state.recovery_made is None:
        return _("None. It opens the vault if you forget the passphrase.")
    made = spoken_date(state.recovery_made)
    if state.recovery_tested is None:
        return _("Made {date}, never tested").format(date=made)
    return _("Made {date}, tested {tested}").format(date=made, tested=spoken_date(state.recovery_tested))


def passphrase_words(state: KeyState) -> str:
    """Say since when the passphrase holds."""
    if state.passphrase_set is None:
        return _("Always opens the vault")
    return _("Set {date}").format(date=spoken_date(state.passphrase_set))


def backups_text(
    seen: Sequence[BackupSeen], newest: BackupSeen | None, place: tuple[Path | None, str], clock: Clock
) -> BackupsText:
    """Say how the backups stand. place: the second one, and what it does not save from."""
    folder, warning = place
    whole_ones = [one for one in seen if one.vault]
    return BackupsText(
        begun(moment_of(newest, clock)) if newest else _("No backup yet"),
        _("Checked, {reason}").format(reason=reason_words(newest.reason)) if newest else _("One is made by itself"),
        counted("{n} backup", "{n} backups", len(whole_ones)),
        _("{size} together, encrypted like the vault").format(size=file_size(sum(one.size for one in whole_ones))),
        folder.name if folder else _("No second place"),
        str(folder) if folder else _("A copy elsewhere survives a lost or broken computer"),
        folder is not None,
        warning,
    )


def damage_lines(damage: KnownDamage, of_backup: str) -> tuple[AmberLine, ...]:
    """Say what is damaged. of_backup: what the last check found of the newest backup."""
    lines = []
    if damage.is_known:
        lines.append(AmberLine(DAMAGE, damage_title(), damage_detail(damage), _("See what can be done…")))
    if of_backup:
        lines.append(AmberLine(BACKUP_DAMAGE, _("The newest backup is damaged"), of_backup, _("See backups")))
    return tuple(lines)


def amber_lines(state: KeyState, place_words: str, *, has_place: bool) -> tuple[AmberLine, ...]:
    """List what should be seen to. place_words: why a second place is wanted.

    has_place: one is chosen, and its copy is old.
    """
    lines = []
    if state.recovery_made is None:
        lines.append(
            AmberLine(
                NO_CODE,
                _("There is no recovery code"),
                _("If you forget the passphrase, only this computer opens the vault. A code on paper prevents that.")
                if state.keyring
                else _("If you forget the passphrase, the vault is lost. A code on paper prevents that."),
                _("Make one"),
            )
        )
    if place_words:
        title = _("It is time for a copy in a second place")
        about, act = (OLD_COPY, _("Copy now")) if has_place else (NO_SECOND_PLACE, _("Choose a place"))
        lines.append(AmberLine(about, title, place_words, act))
    return tuple(lines)


def day_of(seen: BackupSeen) -> date:
    """Give the day of a backup, as it was here."""
    return seen.made_at.astimezone().date()


def moment_of(seen: BackupSeen, clock: Clock) -> str:
    """Say when a backup was made: "today at 09:51"."""
    return said_moment(int(seen.made_at.timestamp()), clock)
