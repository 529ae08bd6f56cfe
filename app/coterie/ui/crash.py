# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person sees when the program has a fault: what was safe, and a report without names, to read and to copy."""

from __future__ import annotations

import logging
import sys
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from coterie import __version__
from coterie.domain.texts import _
from coterie.ui.fault_places import places_of_fault

if TYPE_CHECKING:
    from types import TracebackType

    from coterie.ui.desk import Notices


def report_of(fault: BaseException) -> str:
    """Write what happened by kinds and places in the code alone: no message, no value, no name of anybody."""
    import platform

    head = f"Coterie {__version__}, Python {platform.python_version()}, {platform.system()}"
    return "\n".join([head, *places_of_fault(fault)])


class CrashReports:
    """Shows faults, one at a time."""

    def __init__(self) -> None:
        """Begin without."""
        self._showing = False

    def take_over(self) -> None:
        """Hear of every fault that nothing caught; Python itself would print what it carries."""
        sys.excepthook = self.hook
        threading.excepthook = self._in_a_thread
        sys.unraisablehook = self._while_letting_go

    def hook(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        """Take a fault that nothing caught, as sys.excepthook does."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
            return
        self.tell(fault.with_traceback(trace))

    def tell(self, fault: BaseException) -> None:
        """Show a fault; a second one while the first is shown is written down alone."""
        report = self._write_down(fault)
        if self._showing or QApplication.instance() is None:
            return
        self._showing = True
        try:
            self._ask(report)
        finally:
            self._showing = False

    def tell_of_last_time(self, report: str, notices: Notices) -> None:
        """Say that the program fell the last time, with the way to what it wrote."""
        text = _(
            "Coterie stopped unexpectedly the last time. What was saved is safe. A report without names was kept on "
            "this computer; you can read it before sharing it."
        )
        notices.offer(text, _("Read the report"), lambda: self._ask(report))

    def _write_down(self, fault: BaseException) -> str:
        """Write a fault to the log and to the terminal."""
        report = report_of(fault)
        logging.getLogger("coterie.fault").error("a fault of the program", exc_info=fault)
        if sys.stderr is not None:
            sys.stderr.write(report + "\n")
        return report

    def _in_a_thread(self, about: threading.ExceptHookArgs) -> None:
        """Take a fault of a thread that nobody waits for; nothing may be shown from there."""
        if about.exc_value is not None and not issubclass(about.exc_type, SystemExit):
            self._write_down(about.exc_value)

    def _while_letting_go(self, about: sys.UnraisableHookArgs) -> None:
        """Take a fault that could not be raised, and leave out the thing it happened in, which may say who it is."""
        if about.exc_value is not None:
            self._write_down(about.exc_value)

    @staticmethod
    def _ask(report: str) -> None:
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox()
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(_("Coterie"))
        box.setText(_("Something in Coterie went wrong. What was saved before is safe."))
        box.setInformativeText(_("A report without names is below. You can read and copy it; nothing is sent."))
        box.setDetailedText(report)
        copy = box.addButton(_("Copy the report"), QMessageBox.ButtonRole.ActionRole)
        box.addButton(_("Go on"), QMessageBox.ButtonRole.AcceptRole)
        box.exec()
        if box.clickedButton() is copy:
            from coterie.ui.clipboard import clipboard_care

            clipboard_care().copy(report)
