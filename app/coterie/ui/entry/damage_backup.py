# SPDX-License-Identifier: GPL-3.0-or-later
"""The backup that the damage window offers first: file facts before the passphrase, counts after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.texts import _, counted
from coterie.ui.entry.damage_parts import TintedCard, count_words
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.cards import Separator
from coterie.ui.parts.chips import Pill
from coterie.ui.parts.icon_label import IconLabel
from coterie.ui.parts.labelled_field import LabelledField
from coterie.ui.parts.labels import Label
from coterie.ui.parts.line_fields import PassphraseField
from coterie.ui.parts.menus import Menu
from coterie.ui.parts.wrap_row import WrapRow

if TYPE_CHECKING:
    from coterie.ui.entry.damage_shown import DamageShown

LEAST_FIELD = 540


class BackupCard(TintedCard):
    """One backup.

    told: a passphrase or code was typed. wanted: open it. chosen: another one, by its file. other_file: one elsewhere.
    """

    told = Signal(str)
    wanted = Signal()
    chosen = Signal(object)
    other_file = Signal()

    def __init__(self) -> None:
        """Build the card, empty."""
        super().__init__()
        self._title = Label("", "strong", wrap=True)
        self._verified = Pill(_("Verified"), "ok", "circle-check")
        self._about = Label("", "label", "text2", wrap=True)
        self.open = Button(_("Open this backup"), kind="primary", key="↵", height=36)
        self._counts = WrapRow(gap=8)
        self.others = Button("", kind="ghost", height=30)
        self._menu = Menu(self)
        self.others.setMenu(self._menu)
        self.secret = PassphraseField(name=_("Passphrase or recovery code"), height=38)
        self._labelled = LabelledField(
            _("Passphrase or recovery code"), self.secret, _("What is in a backup is shown only after it.")
        )
        self._labelled.setMinimumWidth(LEAST_FIELD)
        self.show_contents = Button(_("Show what is in it"), kind="primary", key="↵", height=38)
        self._ask_row = WrapRow(gap=12)
        self._arrange()
        self.open.clicked.connect(self.wanted)
        self.show_contents.clicked.connect(self._tell)
        self.secret.returnPressed.connect(self._tell)

    def show_backup(self, shown: DamageShown) -> None:
        """Show a backup, or that there is none."""
        backup = shown.backup
        self._title.setText(backup.title if backup else _("No backup of this vault was found"))
        nothing = _("If one lies on another disk, connect it and choose the file.")
        self._about.setText(backup.about if backup else nothing)
        self._verified.setVisible(bool(backup and backup.is_verified))
        self.open.setVisible(bool(backup) and shown.is_open)
        self._ask_row.setVisible(not shown.is_open)
        self.show_contents.setText(_("Show what is in it") if backup else _("Continue"))
        if shown.is_open:
            self.secret.clear()
        self._labelled.clear_problem()
        counts = backup.counts if backup else ()
        self._offer_others(shown)
        self._counts.show_widgets([count_words(count) for count in counts])

    def ask(self, text: str) -> None:
        """Ask for the passphrase, and say why."""
        self._ask_row.show()
        self._labelled.show_problem(text)
        self.secret.setFocus(Qt.FocusReason.OtherFocusReason)
        self.secret.selectAll()

    def first_stop(self) -> QWidget | None:
        """Give what is worked on first."""
        stops = (self.secret if not self._ask_row.isHidden() else None, self.open, self.others)
        return next((stop for stop in stops if stop is not None and not stop.isHidden()), None)

    def _arrange(self) -> None:
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(self._title)
        first.addWidget(self._verified)
        first.addStretch(1)
        column.addLayout(first)
        column.addWidget(self._about)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(IconLabel("archive-restore", 20, "accent"))
        row = WrapRow(gap=12)
        row.add(words)
        row.add(self.open, at_end=True)
        head.addWidget(row, 1)
        self.body.addLayout(head)
        self.body.addWidget(Separator())
        for part in (self._labelled, self.show_contents):
            self._ask_row.add(part)
        self.body.addWidget(self._ask_row)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._counts, 1)
        foot.addWidget(self.others, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(foot)

    def _offer_others(self, shown: DamageShown) -> None:
        """Fill the menu of the other backups; a file that lies elsewhere is always one of them."""
        self._menu.clear()
        for line, file in shown.others:
            self._menu.entry(line).triggered.connect(lambda _checked=False, file=file: self.chosen.emit(file))
        if shown.others:
            self._menu.addSeparator()
        self._menu.entry(_("Choose a file…"), icon="folder-open").triggered.connect(self.other_file.emit)
        number = len(shown.others)
        self.others.setText(
            counted("{n} other backup", "{n} other backups", number) if number else _("Choose a backup file")
        )

    def _tell(self) -> None:
        if self.secret.text():
            self.told.emit(self.secret.text())
        else:
            self.ask(_("Type the passphrase or the recovery code of this vault."))
