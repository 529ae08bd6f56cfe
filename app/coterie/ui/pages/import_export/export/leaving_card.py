# SPDX-License-Identifier: GPL-3.0-or-later
"""What leaves, as the exact text of the file, and what stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter, QPalette
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.design.tokens import RADII
from coterie.ui.pages.import_export.folding import Fold
from coterie.ui.parts.banner import Banner
from coterie.ui.parts.buttons import IconButton
from coterie.ui.parts.cards import Card, Separator
from coterie.ui.parts.chips import Pill
from coterie.ui.parts.covers import covered
from coterie.ui.parts.icon_label import IconLabel
from coterie.ui.parts.labels import Label
from coterie.ui.parts.margins import Margins
from coterie.ui.parts.scrolling import thin_scroll_bars

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from coterie.ui.pages.import_export.export.words import ExportText, SheetText, Stays

LEAST_LINES, MOST_LINES = 8, 16


class ExactText(QPlainTextEdit):
    """Text of a file, letter by letter; it can be selected and not changed, and runs left to right."""

    def __init__(self, name: str) -> None:
        """Make an empty one. name: for screen readers."""
        super().__init__()
        self.setReadOnly(True)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.viewport().setAutoFillBackground(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        thin_scroll_bars(self)
        self._renew()

    def show_text(self, text: str) -> None:
        """Show another text, as high as it is, within bounds."""
        self.setPlainText(covered(text).replace("\r\n", "\n").rstrip("\n"))
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow another look."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.ApplicationFontChange}:
            self._renew()

    def _renew(self) -> None:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setStyleHint(QFont.StyleHint.Monospace)
        font.setPointSizeF(theme().font("caption").pointSizeF())
        if font != self.font():
            self.setFont(font)
        palette = self.palette()
        if palette.color(QPalette.ColorRole.Base).alpha():
            palette.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
            self.setPalette(palette)
        self._fit()

    def _fit(self) -> None:
        lines = max(LEAST_LINES, min(MOST_LINES, self.document().blockCount()))
        self.setFixedHeight(round(self.fontMetrics().lineSpacing() * lines) + 12)


class _Ground(QWidget):
    """The ground under the exact text."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        look = theme()
        line = look.colour("border") if look.appearance.contrast else None
        strokes.box(QPainter(self), QRectF(self.rect()), RADII.row, look.colour("sunken"), line)


class LeavingCard(Card):
    """What leaves and what stays. stepped: the person before (-1) or behind (1) is wanted."""

    stepped = Signal(int)

    def __init__(self) -> None:
        """Make an empty card."""
        super().__init__()
        self._summary = Pill("", "accent")
        self._above = Label("", "label", "text2", wrap=True)
        self.text = ExactText(_("The text of the file"))
        self._held_icon = IconLabel("lock", 14, "text2")
        self._held = Label("", "caption", "text2", wrap=True)
        self._place = Label("", "label", "text2")
        self.back = IconButton("chevron-left", _("The person before"), size=30)
        self.on = IconButton("chevron-right", _("The next person"), size=30)
        self.back.clicked.connect(lambda: self.stepped.emit(-1))
        self.on.clicked.connect(lambda: self.stepped.emit(1))
        self._notes = Banner("warn", "notebook-pen", _("Your notes about people leave with this file."))
        self._stays = QGridLayout()
        self._stays.setHorizontalSpacing(10)
        self._stays.setVerticalSpacing(8)
        self._stays.setColumnStretch(1, 1)
        self._shown: tuple[Stays, ...] = ()
        self._arrange()

    def show_export(self, shown: ExportText) -> None:
        """Show what leaves and what stays, in numbers."""
        self._summary.setText(shown.summary)
        self._summary.set_tone("warn" if shown.notes_leave else "plain" if shown.counting else "accent")
        self._notes.setVisible(shown.notes_leave)
        if shown.stays != self._shown:
            self._shown = shown.stays
            self._write(shown.stays)

    def show_sheet(self, sheet: SheetText) -> None:
        """Show the text."""
        self._above.setText(sheet.above)
        self.text.show_text(sheet.text)
        self._held.setText(sheet.held)
        self._held.setVisible(bool(sheet.held))
        self._held_icon.setVisible(bool(sheet.held))
        self._place.setText(sheet.place)
        self.back.setEnabled(sheet.can_go_back)
        self.on.setEnabled(sheet.can_go_on)
        for widget in (self.back, self._place, self.on):
            widget.setVisible(bool(sheet.place))

    def _write(self, stays: Sequence[Stays]) -> None:
        while (item := self._stays.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, one in enumerate(stays):
            self._stays.addWidget(IconLabel(one.icon, 16, "text2"), row, 0, Qt.AlignmentFlag.AlignTop)
            self._stays.addWidget(Label(one.text, "label", "text2", wrap=True), row, 1)
            end = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignTrailing
            self._stays.addWidget(Label(one.number, "label"), row, 2, end)

    def _arrange(self) -> None:
        self.body.setSpacing(10)
        title = QWidget()
        head = QHBoxLayout(title)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(10)
        head.addWidget(IconLabel("scan-eye", 18, "accent"))
        head.addWidget(Label(_("What leaves"), "sub"), 1)
        self.body.addWidget(Fold(title, self._summary))
        self.body.addWidget(self._above)
        ground = _Ground()
        inner = QVBoxLayout(ground)
        Margins(12, 8, 6, 8).put_on(inner, self.layoutDirection())
        inner.setSpacing(4)
        inner.addWidget(self.text)
        held = QHBoxLayout()
        Margins(4, 0, 0, 0).put_on(held, self.layoutDirection())
        held.setSpacing(8)
        held.addWidget(self._held_icon, 0, Qt.AlignmentFlag.AlignTop)
        held.addWidget(self._held, 1)
        inner.addLayout(held)
        self.body.addWidget(ground)
        steps = QHBoxLayout()
        steps.setSpacing(6)
        for widget in (self.back, self._place, self.on):
            steps.addWidget(widget)
        steps.addStretch(1)
        self.body.addLayout(steps)
        self.body.addWidget(self._notes)
        self.body.addWidget(Separator())
        stays = QHBoxLayout()
        stays.setSpacing(10)
        stays.addWidget(IconLabel("lock", 18, "text2"))
        stays.addWidget(Label(_("What stays"), "sub"), 1)
        self.body.addLayout(stays)
        self.body.addLayout(self._stays)
        self.body.addSpacing(4)
        self.body.addWidget(Banner("warn", "triangle-alert", _("Not encrypted: anyone with the file can read it.")))
