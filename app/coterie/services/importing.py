# SPDX-License-Identifier: GPL-3.0-or-later
"""Importing: read foreign files, say what they would change, bring them in, take an import back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from coterie.domain.errors import BadValue, ForeignFileError
from coterie.domain.foreign_files import OPTIONAL_KINDS, Wishes
from coterie.domain.identity_keys import normalised_mail, normalised_slug
from coterie.domain.texts import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from coterie.domain.import_reports import ImportCounts, PastImport
    from coterie.services.jobs import JobContext
    from coterie.services.ports.clock import Clock
    from coterie.services.ports.importing import ForeignFiles, Imports, RevertedImport


class ImportingVault(Protocol):
    """The part of a vault that importing needs."""

    @property
    def imports(self) -> Imports:
        """The import side of the vault."""


@dataclass(frozen=True)
class Importing:
    """Imports foreign files into one vault."""

    vault: ImportingVault
    files: ForeignFiles
    clock: Clock

    def bring_in(
        self,
        paths: Sequence[Path],
        include: Sequence[str],
        me: Sequence[str],
        ctx: JobContext,
        *,
        dry_run: bool = False,
    ) -> ImportCounts:
        """Import files, or on a dry run say what that would do.

        include: kinds out of OPTIONAL_KINDS; me: profile links or mail addresses of the owner.
        Raises BadValue for what cannot be ticked, ForeignFileError for a path that is not there.
        """
        for path in paths:
            if not path.exists():
                raise ForeignFileError(_("There is no file {0}.").format(path), _("Check the path and try again."))
        mine = [identity_key(text) for text in me]
        keys, names = self.vault.imports.owner_keys()
        wishes = Wishes(
            today=self.clock.today(), include=frozenset(_ticked(include)), me=keys | frozenset(mine), my_names=names
        )
        with self.vault.imports.stage(lambda: self.files.read(paths, wishes, ctx)) as staged:
            return staged.apply(mine, self.clock.today(), ctx, dry_run=dry_run)

    def past(self) -> list[PastImport]:
        """List what was imported, newest first."""
        return self.vault.imports.past()

    def undo(self, batch_id: int) -> RevertedImport:
        """Undo one import, also out of order; what was changed or linked since stays and is listed."""
        return self.vault.imports.undo(batch_id)


def identity_key(text: str) -> str:
    """Read a profile link or mail address of the owner as an identity key; BadValue for anything else."""
    slug = normalised_slug(text)
    if slug:
        return f"li:{slug}"
    mail = normalised_mail(text)
    if mail:
        return f"mail:{mail}"
    raise BadValue(
        _("“{0}” is neither a LinkedIn profile link nor a mail address.").format(text),
        _("Give one such as https://www.linkedin.com/in/your-name or you@example.com."),
    )


def _ticked(include: Sequence[str]) -> list[str]:
    for name in include:
        if name not in OPTIONAL_KINDS:
            raise BadValue(
                _("“{0}” is nothing that can be ticked.").format(name),
                _("Known: {0}.").format(", ".join(OPTIONAL_KINDS)),
            )
    return list(include)
