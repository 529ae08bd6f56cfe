# SPDX-License-Identifier: GPL-3.0-or-later
"""The head of the page: its title, the days in sight with their arrows, what can be added, the views, the kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.calendar_days import BIRTHDAY, DEADLINE, EVENT, FOLLOW_UP
from coterie.domain.texts import _
from coterie.ui.design.theme import theme
from coterie.ui.pages.calendar.kind_marks import ICONS, TONES
from coterie.ui.pages.calendar.lines import AGENDA, MONTH, WEEK
from coterie.ui.parts.buttons import Button, IconButton
from coterie.ui.parts.chips import FilterChip
from coterie.ui.parts.controls import RESTYLING
from coterie.ui.parts.labels import Label
from coterie.ui.parts.tabs import Segmented
from coterie.ui.parts.wrap_row import WrapRow
from coterie.ui.parts.writing import writing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from coterie.ui.pages.calendar.lines import HeadShown

TOP, ROWS_GAP, WORDS_GAP, ARROW = 22, 14, 18, 28


class HeadBar(QWidget):
    """The head. stepped: an arrow; kind_toggled: a kind of thing, and whether it is shown."""

    stepped = Signal(int)
    kind_toggled = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build the head."""
        super().__init__(parent)
        self.days = Label("", "body", "text2")
        self.before, self.after = _arrow("chevron-left"), _arrow("chevron-right")
        self.today = Button(_("Today"), height=30)
        self.add_file = writing(Button(_("Add calendar file"), icon="upload"))
        key = QKeySequence("N").toString(QKeySequence.SequenceFormat.NativeText)
        self.new = writing(Button(_("New event"), kind="primary", icon="plus", key=key))
        self.views = Segmented(
            ((AGENDA, _("Agenda")), (WEEK, _("Week")), (MONTH, _("Month"))),
            _("View"),
            icons={AGENDA: "list", WEEK: "columns-3", MONTH: "calendar-days"},
        )
        self.kinds = {
            kind: FilterChip(text, icon=ICONS[kind], tone=TONES[kind])
            for kind, text in (
                (EVENT, _("Events")),
                (FOLLOW_UP, _("Follow-ups")),
                (BIRTHDAY, _("Birthdays")),
                (DEADLINE, _("Deadlines")),
            )
        }
        self._adding = _beside((self.add_file, self.new), 9)
        self._second, self._chips = WrapRow(gap=8), WrapRow(gap=7)
        self._arrange()
        self.before.clicked.connect(lambda: self.stepped.emit(-1))
        self.after.clicked.connect(lambda: self.stepped.emit(1))
        for kind, chip in self.kinds.items():
            chip.setChecked(True)
            chip.clicked.connect(lambda on, kind=kind: self.kind_toggled.emit(kind, on))

    def show_head(self, shown: HeadShown) -> None:
        """Show which days are in sight, in which view."""
        self.days.setText(shown.days)
        self.before.set_name(shown.before, _native("PgUp"))
        self.after.set_name(shown.after, _native("PgDown"))
        if self.views.key() != shown.view:
            self.views.set_key(shown.view)

    def show_kinds(self, hidden: frozenset[str]) -> None:
        """Show which kinds are left out."""
        for kind, chip in self.kinds.items():
            chip.setChecked(kind not in hidden)

    def minimumSizeHint(self) -> QSize:
        """Give the width of the widest thing that cannot be broken: the kinds can, where room is short."""
        widest = max(self._adding.sizeHint().width(), self.views.sizeHint().width(), self.days.sizeHint().width())
        return QSize(widest + 2 * theme().density.page_margin, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the kinds stay together on a line of their own, rather than share one with the views."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the density."""
        super().changeEvent(event)
        if event.type() in RESTYLING and hasattr(self, "kinds"):
            self._fit()

    def _arrange(self) -> None:
        first = WrapRow(gap=WORDS_GAP)
        arrows = _beside((self.before, self.today, self.after), 4)
        adding = self._adding
        for chip in self.kinds.values():
            self._chips.add(chip)
        first.add(Label(_("Calendar"), "title"))
        first.add(self.days)
        first.add(arrows)
        first.add(adding, at_end=True)
        self._second.add(self.views)
        self._second.add(self._chips, at_end=True)
        column = QVBoxLayout(self)
        column.setSpacing(ROWS_GAP)
        column.addWidget(first)
        column.addWidget(self._second)
        self._fit()

    def _fit(self) -> None:
        margin = theme().density.page_margin
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(margin, TOP, margin, 0)
        together = max(0, min(self._chips.sizeHint().width(), self.width() - 2 * margin))
        if together != self._chips.minimumWidth():
            self._chips.setMinimumWidth(together)
            self._second.updateGeometry()
            self._second.updateGeometry()


def _beside(parts: Sequence[QWidget], gap: int) -> QWidget:
    """Put parts beside each other that stay on one line."""
    together = QWidget()
    row = QHBoxLayout(together)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(gap)
    for part in parts:
        row.addWidget(part)
    return together


def _arrow(icon: str) -> IconButton:
    return IconButton(icon, "", size=ARROW)


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
