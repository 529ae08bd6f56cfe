# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands where nothing is yet: a sentence, a way to begin, and a place to drop files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.design.tokens import RADII
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.icon_label import IconLabel
from coterie.ui.parts.labels import Label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QAbstractButton

DISC, ICON = 60, 28
TEXT_WIDTH, MARGIN, SPACING = 620, 40, 10


class EmptyState(QFrame):
    """An icon, a title, a sentence and what can be done."""

    def __init__(self, icon: str, title: str, text: str, parent: QWidget | None = None) -> None:
        """Make one without buttons."""
        super().__init__(parent)
        self._mark = IconLabel(icon, ICON, "accent")
        self._mark.stand_on_tile(DISC, disc=True)
        self.title = Label(title, "title", "text", wrap=True)
        self.text = Label(text, "body", "text2", wrap=True)
        self._buttons: list[QAbstractButton] = []
        self._actions = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._actions.setSpacing(SPACING)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self.body.setSpacing(0)
        self.body.addStretch(1)
        self.body.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addSpacing(20)
        self._add_centred(self.title)
        self.body.addSpacing(6)
        self._add_centred(self.text)
        self.body.addLayout(self._actions)
        self.body.setAlignment(self._actions, Qt.AlignmentFlag.AlignHCenter)
        self.body.addStretch(1)

    def add_action(self, button: QAbstractButton) -> None:
        """Add a button to the row below the sentence."""
        if not self._buttons:
            self._actions.setContentsMargins(0, 18, 0, 0)
        self._buttons.append(button)
        self._actions.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)

    def minimumSizeHint(self) -> QSize:
        """Give the width of the widest button: they stand below each other where room is short."""
        least = super().minimumSizeHint()
        widest = max((button.sizeHint().width() for button in self._buttons), default=120)
        return QSize(min(least.width(), widest + 2 * MARGIN), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons beside each other, or below where they do not fit."""
        super().resizeEvent(event)
        beside = sum(button.sizeHint().width() + SPACING for button in self._buttons) - SPACING
        fits = beside <= event.size().width() - 2 * MARGIN
        direction = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if self._actions.direction() != direction:
            self._actions.setDirection(direction)

    def _add_centred(self, label: Label) -> None:
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        label.setMaximumWidth(theme().px(TEXT_WIDTH))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(label, 100)
        row.addStretch(1)
        self.body.addLayout(row)


class DropZone(EmptyState):
    """A place to drop files, with a button for those who do not drag. It opens nothing itself."""

    dropped = Signal(list)
    choose = Signal()

    def __init__(self, title: str, text: str, note: str = "", *, key: str = "", parent: QWidget | None = None) -> None:
        """Make one. note: a quiet line below the buttons; key: the key that also chooses a file."""
        super().__init__("upload", title, text, parent)
        self.setAcceptDrops(True)
        self._wanted = False
        self.button = Button(_("Choose file…"), kind="primary", icon="folder-open", key=key)
        self.button.clicked.connect(self.choose)
        self.add_action(self.button)
        if note:
            self._add_note(note)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Show that files are welcome."""
        if paths_of(event.mimeData()):
            event.acceptProposedAction()
            self._set_wanted(wanted=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Look as before."""
        super().dragLeaveEvent(event)
        self._set_wanted(wanted=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Say which files were dropped."""
        self._set_wanted(wanted=False)
        paths = paths_of(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the dashed line."""
        painter = QPainter(self)
        look = theme()
        place = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._wanted:
            strokes.box(painter, place, RADII.sheet, look.colour("accent_bg"))
        pen = QPen(look.colour("accent" if self._wanted else "control"), 2 if self._wanted else 1.25)
        pen.setDashPattern([6.0, 2.5])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place, RADII.sheet, RADII.sheet)

    def _set_wanted(self, *, wanted: bool) -> None:
        self._wanted = wanted
        self.update()

    def _add_note(self, note: str) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 18, 0, 0)
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(IconLabel("shield-check", 15, "text3"))
        words = Label(note, "label", "text3", wrap=True)
        words.setMaximumWidth(round(theme().metrics("label").horizontalAdvance(note)) + 2)
        row.addWidget(words, 100)
        row.addStretch(1)
        self.body.insertLayout(self.body.count() - 1, row)


def paths_of(data: QMimeData) -> list[Path]:
    """Give the local files that something dragged holds."""
    return [Path(file) for file in _local_files(data)]


def _local_files(data: QMimeData) -> Iterable[str]:
    return (url.toLocalFile() for url in data.urls() if url.isLocalFile())
