# SPDX-License-Identifier: GPL-3.0-or-later
"""What an organisation is, at the top of its page: its name and where it is, changed where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.design.theme import theme
from coterie.ui.parts.avatar import Avatar
from coterie.ui.parts.buttons import Button, IconButton
from coterie.ui.parts.chips import Pill
from coterie.ui.parts.covers import bare
from coterie.ui.parts.fields import Field
from coterie.ui.parts.labels import Label
from coterie.ui.parts.text_button import TextButton
from coterie.ui.parts.typed_words import TypedWords
from coterie.ui.parts.wrap_row import WrapRow
from coterie.ui.parts.writing import writing

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from coterie.domain.errors import UserError
    from coterie.ui.pages.people.organisation.shown import OrganisationShown

AVATAR, GAP, BUTTON_GAP, WIDEST = 64, 18, 9, 520
#: Below this width the buttons stand under the name.
BESIDE = 520


class OrganisationForm(QWidget):
    """Name and place while they are typed. saved: both, None = as it was; closed: back to words."""

    saved = Signal(object, object)
    closed = Signal()

    def __init__(self) -> None:
        """Make it, hidden."""
        super().__init__()
        self._before = ("", "")
        self.name = Field(_("Name"), name=_("Name"), height=38)
        self.place = Field(_("Where it is"), name=_("Where it is"))
        self._words = TypedWords(self)
        self._problem = Label("", "label", "danger", wrap=True)
        self._hint = Label(_("Enter saves, Esc leaves it as it was."), "caption", "text3", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(6)
        for widget in (self.name, self.place, self._problem, self._hint):
            widget.setMaximumWidth(WIDEST)
            column.addWidget(widget)
        for field in (self.name, self.place):
            field.returnPressed.connect(self._save)
        self.hide()

    def begin(self, shown: OrganisationShown) -> None:
        """Let somebody type."""
        shown = bare(shown)
        self._before = (shown.name, shown.place)
        self.name.setText(shown.name)
        self.place.setText(shown.place)
        self.name.set_problem("")
        self._problem.hide()
        self.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()
        self._words.begin("header")

    def show_problem(self, error: UserError) -> None:
        """Say under the fields what is wrong."""
        self.name.set_problem(str(error))
        self._problem.setText(str(error))
        self._problem.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self) -> None:
        """Go back to words."""
        if not self.isHidden():
            self._words.end()
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Bring back what was, on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
            event.accept()
            return
        super().keyPressEvent(event)

    def _save(self) -> None:
        typed = tuple(
            field.text() if field.text() != before else None
            for field, before in zip((self.name, self.place), self._before, strict=True)
        )
        if typed == (None, None):
            self.close_form()
        else:
            self.saved.emit(*typed)


class OrganisationHeader(QWidget):
    """Shows what an organisation is. saved: name and place as typed, None = not changed."""

    saved = Signal(object, object)

    def __init__(self) -> None:
        """Make it empty."""
        super().__init__()
        self._shown: OrganisationShown | None = None
        self.avatar = Avatar(AVATAR)
        self.name = TextButton("", "display")
        self.kind = Pill("", "plain")
        self.place = Pill("", "plain", "map-pin")
        self.detail = Label("", "body", "text2", wrap=True)
        self.form = OrganisationForm()
        self.add = writing(Button(_("Add a person"), kind="primary", icon="user-plus", key="N"))
        self.more = IconButton("ellipsis", _("More"), kind="secondary")
        self._line = WrapRow(gap=8)
        self._buttons = QWidget()
        self._beside: bool | None = None
        self._grid = QGridLayout(self)
        self._arrange()
        self.name.clicked.connect(self.edit)
        self.form.saved.connect(self.saved)
        self.form.closed.connect(self._end)

    def show_header(self, shown: OrganisationShown) -> None:
        """Show an organisation; what is being typed stays."""
        self._shown = shown
        self.avatar.show_organisation(shown.id, shown.name)
        self.name.show_words(shown.name, name=_("{name}, press Enter to rename").format(name=shown.name))
        for pill, text in ((self.kind, shown.kind), (self.place, shown.place)):
            pill.setText(text)
            pill.setVisible(bool(text))
        self.detail.setText(shown.detail)

    def edit(self) -> None:
        """Let somebody change name and place."""
        if self._shown is not None:
            self._line.hide()
            self.form.begin(self._shown)

    def end_edit(self) -> None:
        """Close what is being typed."""
        self.form.close_form()

    def fit(self, width: int) -> None:
        """Put the buttons beside the name while there is room in a width, else below it."""
        beside = width >= theme().px(BESIDE)
        if beside != self._beside:
            self._beside = beside
            self._grid.removeWidget(self._buttons)
            if beside:
                self._grid.addWidget(self._buttons, 0, 2, Qt.AlignmentFlag.AlignTop)
            else:
                self._grid.addWidget(self._buttons, 1, 0, 1, 2)
            self.updateGeometry()

    def _end(self) -> None:
        self._line.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        for widget in (self.name, self.kind, self.place):
            self._line.add(widget)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addStretch(1)
        for part in (self._line, self.form, self.detail):
            words.addWidget(part)
        words.addStretch(1)
        buttons = QHBoxLayout(self._buttons)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(BUTTON_GAP)
        buttons.addWidget(self.add)
        buttons.addWidget(self.more)
        buttons.addStretch(1)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(12)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self.avatar, 0, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addLayout(words, 0, 1)
        self.fit(BESIDE)
