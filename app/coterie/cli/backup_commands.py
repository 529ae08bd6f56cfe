# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups: making and listing them, restoring one, checking one or the vault itself."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from coterie.cli import shapes
from coterie.cli.asking import read_passphrase
from coterie.cli.command import Call, Command
from coterie.cli.local_time import spoken_moment
from coterie.cli.tables import table
from coterie.domain.backups import Reason, reason_words
from coterie.domain.errors import VaultDamaged
from coterie.domain.texts import _, counted
from coterie.domain.written_numbers import file_size, whole

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from coterie.domain.backups import BackupSeen, Restored, Verdict

_CHUNK = 1 << 20


def commands() -> tuple[Command, ...]:
    """Give the commands of this group."""
    return (
        Command(
            "backup", _("make an encrypted backup, and check it"), backup, _backup_arguments,
            ("backup", "backup /media/stick"),
            _("Backups are also made by themselves. Any one of them and its passphrase bring everything back."),
        ),
        Command("backups", _("list the backups of the vault, newest first"), backups, examples=("backups",)),
        Command(
            "restore", _("bring a backup back"), restore, _restore_arguments,
            ("restore FILE --to ~/people.coterie",),
            _(
                "Into a new folder, or in the place of the vault in a folder: that one is then kept beside it, in a "
                "folder “replaced-…”, or “damaged-…” where it cannot be read whole. The passphrase is the one of the "
                "backup, and counts from then on; its recovery code does as well."
            ),
        ),
        Command(
            "verify", _("check the vault, or a backup, from end to end"), verify, _verify_arguments,
            ("verify", "verify --backup FILE"),
        ),
    )  # fmt: skip


def _backup_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("out", metavar="OUT", nargs="?", help=_("a folder or a file outside the vault"))


def backup(call: Call) -> None:
    """Make a backup."""
    out = call.options.out
    with call.session() as session, call.progress() as watching:
        made = session.backups.make(Reason.ASKED, Path(out).expanduser().absolute() if out else None, watching)
    call.answer(
        {"path": str(made.file), "sha256": _sum_of(made.file), "counts": shapes.counts_of(made.counts or {})},
        [_("The backup is at {0}").format(made.file), _("It was read back and found whole.")],
    )


def _sum_of(file: Path) -> str:
    summed = hashlib.sha256()
    with file.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            summed.update(chunk)
    return summed.hexdigest()


def backups(call: Call) -> None:
    """List backups."""
    with call.session() as session:
        found = session.backups.all()
        words = session.backups.second_place_words()
    call.answer([shapes.backup(one) for one in found], _listed(found, words))


def _listed(found: Sequence[BackupSeen], words: str) -> Iterator[str]:
    if not found:
        yield _("There is no backup yet. “coterie backup” makes one.")
    yield from table([_row(one) for one in found])
    if words:
        yield words


def _row(one: BackupSeen) -> tuple[str, ...]:
    return (spoken_moment(int(one.made_at.timestamp())), _described(one), file_size(one.size), one.file.name)


def _described(one: BackupSeen) -> str:
    if not one.verified:
        return _("cannot be read")
    if one.counts is None:
        return reason_words(one.reason)
    people = counted("{n} person", "{n} people", one.counts.get("people", 0))
    return f"{reason_words(one.reason)}, {people}"


def _restore_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help=_("the backup"))
    parser.add_argument("--to", metavar="DIR", required=True, help=_("a new folder, or the folder of a vault"))


def restore(call: Call) -> None:
    """Restore a backup."""
    file, to = (Path(text).expanduser().absolute() for text in (call.options.file, call.options.to))
    secret = read_passphrase(call.options.passphrase_file, _("Passphrase or recovery code of the backup: "))
    seen = call.app.preview(file, secret)
    if to.exists():
        moment = spoken_moment(int(seen.made_at.timestamp()))
        asked = _("Put the backup of {0} with {1} in the place of the vault at {2}?").format(moment, _people(seen), to)
        call.require(
            " ".join((asked, _counts_then(), _("People you erased since then come back with it."))),
            _("{0} exists already: the vault in it would be replaced, and kept beside the new one.").format(to),
        )
    with call.progress() as watching:
        done = call.app.restore(file, to, secret, watching)
    call.answer(shapes.restored(done), _restored(done))


def _counts_then() -> str:
    return _("The passphrase and the recovery code of that day open it from then on.")


def _people(seen: BackupSeen) -> str:
    return counted("{n} person", "{n} people", (seen.counts or {}).get("people", 0))


def _restored(done: Restored) -> Iterator[str]:
    yield _("The vault is at {0}").format(done.folder)
    yield counted("It holds {n} person", "It holds {n} people", done.counts.get("people", 0)) + "."
    if done.replaced is not None:
        yield _("What was there before is kept at {0}").format(done.replaced)
    yield _("The passphrase and the recovery code of that day open it now.")
    yield _("Anybody you erased since then is back: “coterie erase” erases them again.")
    yield _("Until you say that it is right, no older backup is cleared away.")


def _verify_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--backup", metavar="FILE", help=_("check this backup instead of the vault"))


def verify(call: Call) -> int | None:
    """Check the vault, or a backup."""
    if call.options.backup is None:
        with call.session() as session, call.progress() as watching:
            found = session.backups.verify(None, watching)
    else:
        file = Path(call.options.backup).expanduser().absolute()
        secret = read_passphrase(call.options.passphrase_file, _("Passphrase or recovery code of the backup: "))
        with call.progress() as watching:
            found = call.app.verify_backup(file, secret, watching)
    call.answer(shapes.verdict(found), _said(found))
    return None if found.is_sound else VaultDamaged.exit_code


def _said(found: Verdict) -> Iterator[str]:
    if found.is_sound:
        yield _("Sound: {0} checks found nothing wrong.").format(whole(len(found.checks)))
        return
    for name, reason in found.checks.items():
        if reason:
            yield f"{name}: {reason}"
    yield _("Nothing was changed. “coterie backups” lists the backups, “coterie restore” brings one back.")
