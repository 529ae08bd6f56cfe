# SPDX-License-Identifier: GPL-3.0-or-later
"""What the toolkit complains of: it names files and folders, which desktops write down for whoever reads their logs."""

from __future__ import annotations

import logging
import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QtMsgType, qInstallMessageHandler

from coterie.ui.event_log import Word

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext

#: Who sets this wants to see everything on the terminal, as on the command line.
DEBUG_VARIABLE = "COTERIE_DEBUG"
_TOLD = {QtMsgType.QtWarningMsg: "warning", QtMsgType.QtCriticalMsg: "critical", QtMsgType.QtFatalMsg: "fatal"}


def note_qt_messages() -> None:
    """Note from now on that something was said, and by which part of the toolkit; what ends the program is printed."""
    qInstallMessageHandler(_note)


def _note(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    told = _TOLD.get(kind)
    if told is not None:
        logging.getLogger("coterie.qt").warning("the toolkit: %s, %s", Word(told), Word(context.category or "default"))
    wanted = kind == QtMsgType.QtFatalMsg or os.environ.get(DEBUG_VARIABLE)
    if wanted and sys.stderr is not None:
        sys.stderr.write(message + "\n")
