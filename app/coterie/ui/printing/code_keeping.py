# SPDX-License-Identifier: GPL-3.0-or-later
"""The ways in which somebody takes a new recovery code along: onto paper, into a file, over the clipboard."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from coterie.domain.errors import UserError
from coterie.domain.spoken_dates import spoken_date
from coterie.domain.texts import _
from coterie.services.out_files import write_out
from coterie.ui.clipboard import clipboard_care
from coterie.ui.file_places import outgoing
from coterie.ui.printing.press import Press
from coterie.ui.printing.recovery_paper import recovery_paper

if TYPE_CHECKING:
    from collections.abc import Callable

    from coterie.domain.recovery_codes import RecoveryCode
    from coterie.services.jobs import JobContext
    from coterie.services.ports.clock import Clock
    from coterie.ui.jobs import Jobs
    from coterie.ui.parts.recovery_groups import RecoveryGroups
    from coterie.ui.printing.manuscript import Manuscript

FILE_NAME, SUFFIX = "coterie-recovery-code.pdf", ".pdf"


class CodeKeeping(QObject):
    """Prints, writes and copies the code of a part. said: hears what was done; failed: what went wrong."""

    def __init__(
        self,
        part: RecoveryGroups,
        jobs: Jobs,
        clock: Clock,
        *,
        said: Callable[[str], None],
        failed: Callable[[UserError], None],
    ) -> None:
        """Listen to the buttons of a part."""
        super().__init__(part)
        self._part, self._jobs, self._clock = part, jobs, clock
        self._said, self._failed = said, failed
        self._code: RecoveryCode | None = None
        self._vault = ""
        part.print_wanted.connect(self.choose_printer)
        part.save_wanted.connect(self.choose_place)
        part.copy_wanted.connect(self.copy)

    def begin(self, code: RecoveryCode, vault: str) -> None:
        """Show a new code. vault: the name of what it opens, for the paper."""
        self._code, self._vault = code, vault
        self._part.show_code(code.groups)

    def end(self) -> None:
        """Let the code go."""
        self._code = None
        self._part.forget()

    def copy(self) -> None:
        """Put the code on the clipboard."""
        if self._code is not None:
            clipboard_care().copy(self._code.text)
            self._said(clipboard_care().words())

    def choose_place(self) -> None:
        """Choose where a file of the code is written; the dialog asks before anything is replaced."""
        name, _kind = QFileDialog.getSaveFileName(
            self._part.window(), _("Save the recovery code"), outgoing(FILE_NAME), _("PDF files (*.pdf)")
        )
        if name:
            self.save(Path(name))

    def save(self, target: Path) -> None:
        """Write a file of the code."""
        manuscript = self._manuscript()
        if manuscript is None:
            return
        press = self._press()
        chosen = target if target.suffix else target.with_suffix(SUFFIX)

        def write(ctx: JobContext) -> None:
            write_out(chosen, (press.pdf(manuscript, ctx),), replace=chosen == target)

        said = _("Saved {file}. It is not encrypted: print it, then delete the file.").format(file=chosen.name)
        self._jobs.read(write, lambda _none: self._said(said), failed=self._failed)

    def choose_printer(self) -> None:
        """Choose a printer in the dialog of the desktop, and print."""
        from coterie.ui.printing.printers import chosen_printer

        manuscript = self._manuscript()
        if manuscript is None:
            return
        press = self._press()
        try:
            printer = chosen_printer(self._part.window(), manuscript, press.size)
        except UserError as error:
            self._failed(error)
            return
        if printer is not None:
            self._jobs.read(
                lambda ctx: press.onto(printer, manuscript, (0, 0), ctx),
                lambda _none: self._said(_("Sent to the printer.")),
                failed=self._failed,
            )

    def _manuscript(self) -> Manuscript | None:
        return recovery_paper(self._code, self._vault, self._clock.today()) if self._code else None

    def _press(self) -> Press:
        return Press(_("Printed on {date} from Coterie").format(date=spoken_date(self._clock.today())))
