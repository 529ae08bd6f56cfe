# SPDX-License-Identifier: GPL-3.0-or-later
"""How somebody was met: who led to them, where and when; written down where it stands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.pages.people.contact.shown import FaceShown, KnownShown
from coterie.ui.pages.people.contact.side_card import SideCard, empty_layout
from coterie.ui.parts.avatar import Avatar
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.cards import SideTitle
from coterie.ui.parts.fields import Field, LabelledField
from coterie.ui.parts.icon_label import IconLabel
from coterie.ui.parts.labels import Label
from coterie.ui.parts.suggestions import Suggestions
from coterie.ui.parts.text_button import TextButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.domain.errors import UserError

FACE, ARROW, SMALL = 30, 16, 28
_SAVES = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class KnownForm(QWidget):
    """Where, when and through whom, while it is typed. saved: as it is to be; closed; wanted: a name."""

    saved = Signal(object)
    closed = Signal()
    wanted = Signal(str)

    def __init__(self, shown: KnownShown) -> None:
        """Make the form, filled."""
        super().__init__()
        self._shown = shown
        self._through = shown.through
        self.where = Field(_("PyLisbon"), name=_("Where you met"))
        self.on = Field(_("October 2023"), name=_("When you met"))
        self.through = Field(_("Nobody"), name=_("Who introduced you"))
        self.where.setText(shown.where)
        self.on.setText(shown.on)
        self.through.setText(shown.through.name if shown.through else "")
        self.suggestions = Suggestions(self.through)
        self.suggestions.wanted.connect(self.wanted)
        self.suggestions.picked.connect(self._pick)
        self.problem = Label("", "caption", "danger", wrap=True)
        self.problem.hide()
        self.save = Button(_("Save"), kind="primary", height=SMALL)
        cancel = Button(_("Cancel"), kind="ghost", height=SMALL)
        self.save.clicked.connect(self._save)
        cancel.clicked.connect(self.closed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for label, field in ((_("Where"), self.where), (_("When"), self.on), (_("Introduced by"), self.through)):
            column.addWidget(LabelledField(label, field))
            field.installEventFilter(self)
        column.addWidget(self.problem)
        foot = QHBoxLayout()
        foot.setSpacing(6)
        foot.addWidget(self.save)
        foot.addWidget(cancel)
        foot.addStretch(1)
        column.addLayout(foot)

    def offer(self, people: Sequence[tuple[str, str]]) -> None:
        """Offer people for what is typed."""
        self.suggestions.offer(people)

    def show_problem(self, error: UserError) -> None:
        """Say what is wrong."""
        self.problem.setText(str(error))
        self.problem.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save on Enter, bring back what was on Esc."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.closed.emit()
                return True
            if event.key() in _SAVES:
                self._save()
                return True
        return super().eventFilter(watched, event)

    def _pick(self, key: str, name: str) -> None:
        self._through = FaceShown(int(key), name)
        self.through.setText(name)

    def _save(self) -> None:
        typed = self.through.text().strip()
        if typed and (self._through is None or self._through.name != typed):
            self.problem.setText(_("Choose somebody from the list while you type the name."))
            self.problem.show()
            self.through.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        through = self._through if typed else None
        self.saved.emit(replace(self._shown, where=self.where.text(), on=self.on.text(), through=through))


class KnownCard(SideCard):
    """Shows how somebody was met. saved: as it is to be; opened: somebody of the chain; wanted: a name is typed."""

    saved = Signal(object)
    opened = Signal(int)
    wanted = Signal(str)

    def __init__(self) -> None:
        """Make an empty card."""
        super().__init__()
        self._shown: KnownShown | None = None
        self.form: KnownForm | None = None
        self.title = SideTitle("")
        self._faces = QHBoxLayout()
        self._faces.setSpacing(9)
        self._chain = QWidget()
        self._chain.setLayout(self._faces)
        self._faces.setContentsMargins(0, 0, 0, 0)
        self.sentence = TextButton("", "label", "text2")
        self.sentence.clicked.connect(self.edit)
        self.body.setSpacing(11)
        for widget in (self.title, self._chain, self.sentence):
            self.body.addWidget(widget)

    def show_known(self, shown: KnownShown) -> None:
        """Show how somebody was met."""
        changed = self._shown is None or self._shown.faces != shown.faces
        self._shown = shown
        self.title.setText(shown.title)
        said = shown.sentence or _("Write down where you met.")
        self.sentence.restyle("label", "text2" if shown.sentence else "text3")
        self.sentence.show_words(said, name=_("{said} Press Enter to change it").format(said=said))
        self._chain.setVisible(bool(shown.faces))
        if changed:
            self._show_faces(shown.faces)

    def edit(self) -> None:
        """Let somebody write it down."""
        if self.form is None and self._shown is not None:
            self.form = form = KnownForm(self._shown)
            form.saved.connect(self.saved)
            form.closed.connect(self.end_edit)
            form.wanted.connect(self.wanted)
            self.sentence.hide()
            self.body.addWidget(form)
            form.where.setFocus(Qt.FocusReason.OtherFocusReason)

    def end_edit(self) -> None:
        """Show the sentence again."""
        form, self.form = self.form, None
        if form is not None:
            self.body.removeWidget(form)
            form.hide()
            form.deleteLater()
            self.sentence.show()
            self.sentence.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_faces(self, faces: Sequence[FaceShown]) -> None:
        empty_layout(self._faces)
        for number, face in enumerate(faces):
            if number:
                self._faces.addWidget(IconLabel("arrow-right", ARROW, "text3"))
            avatar = Avatar(FACE)
            avatar.show_person(face.person, face.name, ring=False)
            avatar.setToolTip("")
            self._faces.addWidget(avatar)
        self._faces.addStretch(1)
