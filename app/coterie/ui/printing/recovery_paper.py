# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheet of paper that a recovery code is kept on: what it opens, the code, and what to do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.spoken_dates import spoken_date
from coterie.domain.texts import _
from coterie.services.paper import PrintedThing
from coterie.ui.printing.manuscript import Callout, Heading, Manuscript, Pair, Remark, Title

if TYPE_CHECKING:
    from datetime import date

    from coterie.domain.recovery_codes import RecoveryCode


def recovery_paper(code: RecoveryCode, vault: str, today: date) -> Manuscript:
    """Put a code onto paper. vault: the name of what it opens."""
    title = _("Recovery code")
    made = _("Made on {date}").format(date=spoken_date(today))
    return Manuscript(
        running=title,
        parts=(
            Title(title, _("For the vault “{name}”").format(name=vault), made),
            Callout(code.text),
            Heading(_("Group by group")),
            *(Pair(_("Group {n}").format(n=number), group) for number, group in enumerate(code.groups, 1)),
            Heading(_("What it is for")),
            Remark(
                _(
                    "If the passphrase is lost, choose “Forgot the passphrase?” on the unlock screen and type these "
                    "groups. Capitals, blanks and dashes do not matter. Zero and O, and one, I and L, are read as the "
                    "same."
                )
            ),
            Remark(
                _(
                    "Anyone who has this paper and the vault, or a backup of it, can open it. Keep it away from the "
                    "computer. After use it opens the vault no more, and a new one must be made; older backups still "
                    "open with it."
                )
            ),
        ),
        says=title,
        stays="",
        held=(),
        printed=PrintedThing("recovery_code", 0, 0, ()),
        file_stem="coterie-recovery-code",
    )
