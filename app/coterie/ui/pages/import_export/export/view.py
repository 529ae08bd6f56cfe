# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking people out, as it is seen: wishes on one side, what leaves and what stays on the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.pages.import_export.export import words
from coterie.ui.pages.import_export.export.days_option import DaysOption
from coterie.ui.pages.import_export.export.fields_list import FieldsList
from coterie.ui.pages.import_export.export.format_cards import FormatCards
from coterie.ui.pages.import_export.export.leaving_card import LeavingCard
from coterie.ui.pages.import_export.export.presenter import SEARCHED
from coterie.ui.pages.import_export.export.words import CALENDAR, CARDS, NOTES, REMINDERS, TABLE
from coterie.ui.pages.import_export.frame import Columns, Foot, TitleRow, page_around
from coterie.ui.parts.announcing import announce
from coterie.ui.parts.banner import Banner
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.checks import Check
from coterie.ui.parts.fields import ComboField, Field
from coterie.ui.parts.labels import Label
from coterie.ui.parts.progress import Bar
from coterie.ui.parts.tabs import Segmented
from coterie.ui.parts.wrap_row import WrapRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.ui.pages.import_export.export.presenter import Wishes
    from coterie.ui.pages.import_export.export.words import ExportText

#: So long after the last letter of a filter it is looked for.
TYPING_MS = 200
PATIENCE_MS = 300


class ExportPane(QWidget):
    """Wishes and their consequences. Each signal is something a person did."""

    form_chosen = Signal(str)
    whom_chosen = Signal(str)
    searched = Signal(str)
    version_chosen = Signal(str)
    as_chosen = Signal(str)
    neutral_ticked = Signal(bool)
    days_chosen = Signal(object, object)
    exact_ticked = Signal(bool)
    field_ticked = Signal(str, bool)
    notes_unlocked = Signal(bool)
    stepped = Signal(int)
    saving = Signal()
    left = Signal()

    def __init__(self) -> None:
        """Build it once."""
        super().__init__()
        self.formats = FormatCards(words.formats())
        self.whom = ComboField(_("Who leaves"))
        self.query = Field(_("Such as tag:mentor or company:fjordbank"), name=_("Filter"), icon="list-filter")
        self._count = Label("", "label", "text2")
        self.version = Segmented((("3.0", "3.0"), ("4.0", "4.0")), _("Version of the cards"))
        self.as_form = Segmented((("event", _("Events")), ("task", _("Tasks"))), _("Reminders as"))
        self.neutral = Check(_("Name nobody: for calendars that others can see"))
        self.exact = Check(_("Cells exactly as they are, without a guard against formulas"))
        self.fields = FieldsList(NOTES)
        self.leaving = LeavingCard()
        self.problem = Banner("danger", "triangle-alert", "")
        self.problem.hide()
        self.bar = Bar(_("Writing the file"))
        self.save = Button(_("Save file…"), kind="primary", icon="download", key="Ctrl+Return", height=38)
        self._typing = _timer(self, TYPING_MS)
        self._patience = _timer(self, PATIENCE_MS)
        self.days = DaysOption()
        self._options = {
            CARDS: _option(_("Version"), self.version),
            REMINDERS: QWidget(),
            CALENDAR: self.days,
            TABLE: QWidget(),
        }
        self._arrange()
        self._connect()

    def show_wishes(self, wishes: Wishes, whom: Sequence[tuple[str, str]]) -> None:
        """Show what is wanted."""
        self.formats.show_chosen(wishes.form)
        for form, option in self._options.items():
            option.setVisible(form == wishes.form)
        blocked = self.whom.blockSignals(True)
        self.whom.set_options(whom)
        self.whom.set_key(wishes.who)
        self.whom.blockSignals(blocked)
        self.query.setVisible(wishes.who == SEARCHED)
        self.version.set_key(wishes.version)
        self.as_form.set_key(wishes.as_form)
        self.neutral.setChecked(wishes.neutral)
        self.exact.setChecked(wishes.exact)
        self.days.show_wishes(wishes)

    def show_export(self, shown: ExportText) -> None:
        """Show the fields and the counts."""
        self._count.setText(shown.who)
        if not shown.counting:
            self.fields.show_fields(shown.fields)
        self.leaving.show_export(shown)
        self.save.setText(shown.button)
        self.save.setEnabled(shown.can_save)

    def show_problem(self, text: str) -> None:
        """Say why the file was not written, or nothing."""
        self.problem.set_text(text)
        self.problem.setVisible(bool(text))
        if text:
            announce(self, text, assertive=True)

    def show_writing(self, share: int) -> None:
        """Show how far the file is; -1 = it is done."""
        if share < 0:
            self._patience.stop()
            self.bar.hide()
            self.save.setEnabled(True)
            return
        if not self.bar.isVisible() and not self._patience.isActive():
            self._patience.start()
        self.save.setEnabled(False)
        self.bar.setRange(0, 100)
        self.bar.setValue(share)

    def _arrange(self) -> None:
        columns = Columns(even=True)
        main = columns.main
        main.setSpacing(8)
        main.addWidget(self.problem)
        main.addWidget(Label(_("Format"), "label_strong", "text2"))
        main.addWidget(self.formats)
        self._fill_options()
        for option in self._options.values():
            main.addWidget(option)
        main.addSpacing(10)
        main.addWidget(Label(_("Who"), "label_strong", "text2"))
        who = WrapRow(gap=10)
        for widget in (self.whom, self.query, self._count):
            who.add(widget)
        main.addWidget(who)
        main.addSpacing(10)
        main.addWidget(self.fields)
        main.addStretch(1)
        columns.side.addWidget(self.leaving)
        columns.side.addStretch(1)
        foot = Foot("scroll-text", _("Your ledger notes every export: when, what, how many, and the name of the file."))
        self.bar.setFixedWidth(160)
        foot.add(self.bar)
        self.bar.hide()
        cancel = Button(_("Cancel"), kind="ghost", height=38)
        cancel.clicked.connect(self.left)
        foot.add(cancel)
        foot.add(self.save)
        self.setLayout(page_around(TitleRow(_("Export")), columns, foot))

    def _fill_options(self) -> None:
        row = QVBoxLayout(self._options[REMINDERS])
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(6)
        row.addWidget(_option(_("As"), self.as_form))
        row.addWidget(self.neutral)
        row = QVBoxLayout(self._options[TABLE])
        row.setContentsMargins(0, 4, 0, 0)
        row.addWidget(self.exact)

    def _connect(self) -> None:
        self.formats.chosen.connect(self.form_chosen)
        self.whom.activated.connect(lambda _row: self.whom_chosen.emit(self.whom.key()))
        self.query.written.connect(lambda _text: self._typing.start())
        self._typing.timeout.connect(lambda: self.searched.emit(self.query.text()))
        self.version.chosen.connect(self.version_chosen)
        self.as_form.chosen.connect(self.as_chosen)
        self.neutral.clicked.connect(self.neutral_ticked)
        self.days.neutral_ticked.connect(self.neutral_ticked)
        self.days.days_chosen.connect(self.days_chosen)
        self.exact.clicked.connect(self.exact_ticked)
        self.fields.ticked.connect(self.field_ticked)
        self.fields.notes_unlocked.connect(self.notes_unlocked)
        self.leaving.stepped.connect(self.stepped)
        self._patience.timeout.connect(self.bar.show)
        self.save.clicked.connect(self.saving)


def _timer(parent: QWidget, wait_ms: int) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(wait_ms)
    return timer


def _option(text: str, control: QWidget) -> QWidget:
    row = QWidget()
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 4, 0, 0)
    across.setSpacing(10)
    across.addWidget(Label(text, "label", "text2"))
    across.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
    across.addStretch(1)
    return row
