# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person sees when the program has a fault: what was safe, and a report without names, to read and to copy."""

from __future__ import annotations

import sys
import traceback
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from coterie import __version__
from coterie.domain.texts import _

if TYPE_CHECKING:
    from types import TracebackType

    from coterie.ui.desk import Notices


def report_of(fault: BaseException) -> str:
    """Write what happened by kinds and places in the code alone: no message, no value, no name of anybody."""
    import platform

    lines = [f"Coterie {__version__}, Python {platform.python_version()}, {platform.system()}"]
    one: BaseException | None = fault
    while one is not None:
        lines.append(type(one).__name__)
        for frame in traceback.extract_tb(one.__traceback__):
            file = frame.filename.replace("\\", "/").partition("/coterie/")[2] or "…"
            lines.append(f"  {file}:{frame.lineno} {frame.name}")
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return "\n".join(lines)


class CrashReports:
    """Shows faults, one at a time."""

    def __init__(self) -> None:
        """Begin without."""
        self._showing = False

    def hook(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        """Take a fault that nothing caught, as sys.excepthook does."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
            return
        self.tell(fault.with_traceback(trace))

    def tell(self, fault: BaseException) -> None:
        """Show a fault; a second one while the first is shown is written to the terminal alone."""
        report = report_of(fault)
        sys.stderr.write(report + "\n")
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
            QApplication.clipboard().setText(report)
