# SPDX-License-Identifier: GPL-3.0-or-later
"""The bar below what chosen people have in common: what can be done to all of them, and how far a long act is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.domain.written_numbers import whole
from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.design.tokens import RADII
from coterie.ui.pages.people.bulk_menus import cadence_menu
from coterie.ui.parts.buttons import Button, IconButton
from coterie.ui.parts.labels import ElidedLabel, Label
from coterie.ui.parts.margins import Margins
from coterie.ui.parts.progress import Bar
from coterie.ui.parts.shadows import Shadow
from coterie.ui.parts.tooltips import plain_tooltip
from coterie.ui.parts.writing import writing

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from coterie.ui.jobs import Progress

#: What takes less time than this shows nothing at all.
PATIENCE_MS = 300
ROOM, ABOVE, BELOW, INSIDE = 40, 20, 26, 10


class BulkBar(QFrame):
    """Offers acts. Each signal is one of them; cadence_chosen: days, 0 = none; stopped: a long act is to end."""

    tag_wanted = Signal()
    cadence_chosen = Signal(int)
    plan_wanted = Signal()
    export_wanted = Signal()
    bin_wanted = Signal()
    cleared = Signal()
    stopped = Signal()

    def __init__(self, room: int = ROOM) -> None:
        """Make a bar. room: beside it."""
        super().__init__()
        self._room = room
        self._cadences = cadence_menu(self, self.cadence_chosen.emit)
        self._shadow = Shadow(RADII.column)
        self._number = Label("", "label_strong")
        self.tag, self.plan = _button(_("Tag"), "tag", "T"), _button(_("Follow up"), "bell", "F", "primary")
        self.cadence = _button(_("Cadence"), "repeat", "")
        self.export, self.bin = _button(_("Export"), "download", "Ctrl+E"), _button(_("Delete"), "trash-2", "Del")
        self._buttons = (self.tag, self.cadence, self.plan, self.export, self.bin)
        self._words = [(button, button.text(), key) for button, key in zip(self._buttons, _KEYS, strict=True)]
        self._close = IconButton("x", _("Clear the selection"), key=_native("Esc"))
        self.cadence.clicked.connect(self._open_cadences)
        for button, wanted in (
            (self.tag, self.tag_wanted), (self.plan, self.plan_wanted), (self.export, self.export_wanted),
            (self.bin, self.bin_wanted), (self._close, self.cleared),
        ):  # fmt: skip
            button.clicked.connect(wanted)
        self._note, self._bar = ElidedLabel("", "label", "text2"), Bar(_("Progress"))
        self._stop = Button(_("Cancel"), height=30)
        self._stop.clicked.connect(self.stopped)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(lambda: self._faces.setCurrentIndex(1))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._arrange()

    def show_number(self, text: str) -> None:
        """Say how many are chosen."""
        self._number.setText(text)
        self._fit()

    def show_progress(self, done: Progress | None) -> None:
        """Show how far a long act is, once it has been long; None = it has ended."""
        if done is None:
            self._patience.stop()
            self._faces.setCurrentIndex(0)
            return
        if self._faces.currentIndex() == 0 and not self._patience.isActive():
            self._patience.start()
        # The last part says nothing of its own length.
        ends = done.done >= done.total
        self._bar.setRange(0, 0 if ends else done.total)
        self._bar.setValue(done.done)
        self._note.setText(done.note or _("{done} of {total}").format(done=whole(done.done), total=whole(done.total)))

    def lying_height(self) -> int:
        """Give how high it stands above the edge, 0 while it is not seen."""
        return self.height() - ABOVE if self.isVisible() else 0

    def minimumSizeHint(self) -> QSize:
        """Give room for the icons alone."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out keys, then words, where room is short."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box and its shadow."""
        painter = QPainter(self)
        look = theme()
        box = QRectF(self._panel.geometry())
        self._shadow.paint(painter, box)
        strokes.box(painter, box, RADII.column, look.colour("raised"), look.colour("border"))

    def _fit(self) -> None:
        room = self.width() - 2 * self._room - 2 * INSIDE
        for with_words, with_keys in ((True, True), (True, False), (False, False)):
            self._dress(with_words=with_words, with_keys=with_keys)
            if self._row.sizeHint().width() <= room:
                return

    def _dress(self, *, with_words: bool, with_keys: bool) -> None:
        for button, text, key in self._words:
            button.setText(text if with_words else "")
            button.set_key(_native(key) if with_keys and key else "")
            button.setToolTip("" if with_words else plain_tooltip(text, _native(key)))
            button.setAccessibleName(text)

    def _open_cadences(self) -> None:
        place = self.cadence.mapToGlobal(QPoint(0, -self._cadences.sizeHint().height() - 4))
        self._cadences.popup(place)

    def _arrange(self) -> None:
        acts, progress = QWidget(), QWidget()
        self._row = QHBoxLayout(acts)
        Margins(8, 0, 0, 0).put_on(self._row, self.layoutDirection())
        self._row.setSpacing(2)
        self._row.addWidget(self._number)
        self._row.addSpacing(18)
        for button in self._buttons:
            self._row.addWidget(button)
        self._row.addStretch(1)
        self._row.addWidget(self._close)
        row = QHBoxLayout(progress)
        Margins(8, 0, 0, 0).put_on(row, self.layoutDirection())
        row.setSpacing(14)
        row.addWidget(self._note, 1)
        row.addWidget(self._bar, 2)
        row.addWidget(self._stop)
        self._panel = QWidget()
        inside = QVBoxLayout(self._panel)
        inside.setContentsMargins(INSIDE, INSIDE, INSIDE, INSIDE)
        self._faces = QStackedLayout()
        inside.addLayout(self._faces)
        self._faces.addWidget(acts)
        self._faces.addWidget(progress)
        column = QVBoxLayout(self)
        column.setContentsMargins(self._room, ABOVE, self._room, BELOW)
        column.addWidget(self._panel)


_EXPORTING = "Ctrl+E"
_KEYS = ("T", "", "F", _EXPORTING, "Del")


def _button(text: str, icon: str, key: str, kind: str = "ghost") -> Button:
    made = Button(text, kind=kind, icon=icon, key=_native(key) if key else "")
    return made if key == _EXPORTING else writing(made)


def _native(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
