# SPDX-License-Identifier: GPL-3.0-or-later
"""The damage window: what was found, the newest verified backup first, and what else can be done. Amber, not red."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.clipboard import clipboard_care
from coterie.ui.design.theme import theme
from coterie.ui.entry.backdrop import EntryCard
from coterie.ui.entry.damage_backup import BackupCard
from coterie.ui.entry.damage_parts import FoundCard, OfferCard
from coterie.ui.entry.folders import show_folder
from coterie.ui.parts.announcing import announce
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.icon_label import IconLabel
from coterie.ui.parts.icon_line import IconLine
from coterie.ui.parts.labels import Label
from coterie.ui.parts.progress import Bar
from coterie.ui.parts.wrap_row import WrapRow

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QResizeEvent

    from coterie.services.app import Unlocked
    from coterie.ui.entry.damage_presenter import DamagePresenter
    from coterie.ui.entry.damage_shown import DamageShown
    from coterie.ui.jobs import Progress

WIDTH, SIDE_BY_SIDE = 840, 560
TILE = 50
ICONS = ("life-buoy", "circle-check", "triangle-alert", "archive-restore", "book-open", "folder-lock", "copy")


class DamageView(EntryCard):
    """Shows what is wrong with one vault.

    opened: something of it, or a backup, is open. restored_by_code: a backup lies there that this code opens.
    mended: it is sound by now. other_file, another: the person wants a backup that lies elsewhere, or
    another vault. quit_wanted: they leave.
    """

    opened = Signal(object)
    restored_by_code = Signal(str)
    mended = Signal()
    other_file = Signal()
    another = Signal()
    quit_wanted = Signal()

    def __init__(self) -> None:
        """Build the window; `follow` gives it something to show."""
        super().__init__(WIDTH)
        self._presenter: DamagePresenter | None = None
        self._title = Label("", "display", wrap=True)
        self._about = Label("", "body", "text2", wrap=True)
        self._found = FoundCard()
        self.backup = BackupCard()
        self.reading = OfferCard("book-open", _("Open what can be read"), _("Open for reading"))
        self.keeping = OfferCard("folder-lock", _("Keep the damaged file"), _("Show the folder"))
        self._pair = QHBoxLayout()
        self._busy = Label("", "label", "text2", wrap=True)
        self._bar = Bar(_("How far the work is"))
        self._problem = Label("", "label", "warn", wrap=True)
        self.again = self._found.again
        self._elsewhere = Button(_("Another vault"), kind="ghost")
        self.copy = Button(_("Copy report"), kind="ghost", icon="copy")
        self.quit = Button(_("Quit"), kind="ghost")
        self._arrange()
        for line in (self._busy, self._bar, self._problem):
            line.hide()
        self.quit.clicked.connect(self.quit_wanted)
        self._elsewhere.clicked.connect(self.another)
        self.backup.other_file.connect(self.other_file)

    def rehearse(self) -> None:
        """Draw what it is made of once; raises where an icon or a colour cannot be had."""
        look = theme()
        for icon in ICONS:
            look.icon(icon, 18, "text2")
        self.inside.grab()

    def follow(self, presenter: DamagePresenter) -> None:
        """Do what the buttons promise, by a presenter."""
        self._presenter = presenter
        self.backup.told.connect(presenter.take_secret)
        self.backup.wanted.connect(presenter.open_backup)
        self.backup.chosen.connect(presenter.choose)
        self.reading.button.clicked.connect(presenter.open_for_reading)
        self.keeping.button.clicked.connect(lambda: show_folder(presenter.folder))
        self.copy.clicked.connect(self._copy)
        self.again.clicked.connect(presenter.look_again)

    def show_state(self, shown: DamageShown) -> None:
        """Show the state of things."""
        asked = self.backup.isAncestorOf(QApplication.focusWidget() or self)
        self._title.setText(shown.title)
        self._about.setText(shown.about)
        self._found.show_lines(shown.found)
        self.backup.show_backup(shown)
        self.reading.show_text(shown.reading)
        self.reading.button.setEnabled(shown.can_read)
        self.keeping.show_text(shown.keeping)
        self._problem.hide()
        if asked or self._has_lost_focus():
            self._enter()

    def show_busy(self, words: str) -> None:
        """Say what goes on, "" = nothing. Nothing is disabled: that would take the focus from where somebody works."""
        self._busy.setText(words)
        self._busy.setVisible(bool(words))
        self._bar.setRange(0, 0)
        self._bar.setVisible(bool(words))
        if words:
            announce(self, words)

    def show_progress(self, progress: Progress) -> None:
        """Show how far the work is."""
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)

    def show_problem(self, text: str) -> None:
        """Say what did not work, and keep everything else as it is."""
        self._problem.setText(text)
        self._problem.show()
        announce(self, text, assertive=True)

    def ask_for_secret(self, text: str) -> None:
        """Put the focus where the passphrase is asked for, and say why."""
        self.backup.ask(text)

    def done(self, unlocked: Unlocked) -> None:
        """Hand over what is open."""
        self.opened.emit(unlocked)

    def done_by_code(self, code: str) -> None:
        """Lead to a new passphrase: what was restored opens by the recovery code."""
        self.restored_by_code.emit(code)

    def sound(self) -> None:
        """Leave for the unlock screen: the vault was put right."""
        self.mended.emit()

    def event(self, event: QEvent) -> bool:
        """Look again when somebody comes back from another program: they may have put a file back."""
        if event.type() == QEvent.Type.WindowActivate and self._presenter is not None:
            self._presenter.glance()
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus on: a focus proxy would take what stands before it out of the round of Tab."""
        super().focusInEvent(event)
        self._enter()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the two cards stand side by side where there is room."""
        super().resizeEvent(event)
        beside = self.inside.width() >= theme().px(SIDE_BY_SIDE)
        ways = QBoxLayout.Direction
        self._pair.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    def _arrange(self) -> None:
        tile = IconLabel("life-buoy", 26, "warn")
        tile.stand_on_tile(TILE)
        words = QVBoxLayout()
        words.setSpacing(2)
        first = WrapRow(gap=8)
        first.add(self._title)
        first.add(self._elsewhere, at_end=True)
        words.addWidget(first)
        words.addWidget(self._about)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(tile, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        self._pair.setSpacing(12)
        self._pair.addWidget(self.reading, 1)
        self._pair.addWidget(self.keeping, 1)
        column = QVBoxLayout(self.inside)
        column.setContentsMargins(35, 32, 35, 22)
        column.setSpacing(15)
        column.addLayout(head)
        column.addWidget(self._found)
        column.addWidget(self.backup)
        column.addLayout(self._pair)
        for line in (self._busy, self._bar, self._problem):
            column.addWidget(line)
        column.addWidget(self._foot())

    def _foot(self) -> QWidget:
        row = WrapRow(gap=8)
        promise = _("Coterie never repairs a vault in place and never starts an empty one by itself.")
        row.add(IconLine("shield-check", promise, "text2"))
        last = QWidget()
        buttons = QHBoxLayout(last)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(4)
        for button in (self.copy, self.quit):
            buttons.addWidget(button)
        row.add(last, at_end=True)
        return row

    def _has_lost_focus(self) -> bool:
        """Tell whether nobody has the focus who could be worked with."""
        focused = QApplication.focusWidget()
        return self.isVisible() and (focused is None or focused is self or not focused.isVisible())

    def _enter(self) -> None:
        (self.backup.first_stop() or self.copy).setFocus(Qt.FocusReason.OtherFocusReason)

    def _copy(self) -> None:
        if self._presenter is not None:
            clipboard_care().copy(self._presenter.report())
            announce(self, _("The report was copied."))
