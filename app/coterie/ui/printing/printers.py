# SPDX-License-Identifier: GPL-3.0-or-later
"""The printers of this computer; loaded when somebody prints, since it costs time that no start has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo

from coterie.domain.errors import CannotBeDone
from coterie.domain.texts import _
from coterie.ui.printing.press import orientation_of

if TYPE_CHECKING:
    from PySide6.QtGui import QPageSize
    from PySide6.QtWidgets import QWidget

    from coterie.ui.printing.manuscript import Manuscript


def chosen_printer(parent: QWidget, manuscript: Manuscript, size: QPageSize) -> QPrinter | None:
    """Let somebody choose a printer, in the dialog of the desktop; None where they do not want any more.

    CannotBeDone where this computer knows no printer.
    """
    if not QPrinterInfo.availablePrinterNames():
        raise CannotBeDone(_("No printer is set up on this computer."), _("Save the pages as a PDF file instead."))
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(size)
    printer.setPageOrientation(orientation_of(manuscript))
    printer.setFullPage(True)
    # What a spooler shows to others in the same house is the program, nobody's name.
    printer.setDocName("Coterie")
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_("Print"))
    # A file is written by this program itself: whole, for this user alone, and known to the ledger.
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, False)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, True)
    return printer if dialog.exec() else None


def pages_of(printer: QPrinter) -> tuple[int, int]:
    """Give the first and the last page that is wanted, 0 = all."""
    return printer.fromPage(), printer.toPage()
