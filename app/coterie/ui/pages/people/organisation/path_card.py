# SPDX-License-Identifier: GPL-3.0-or-later
"""The warmest way to somebody at an organisation: through whom, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.pages.people.contact.side_card import SideCard, empty_layout
from coterie.ui.parts.avatar import Avatar
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.cards import SideTitle
from coterie.ui.parts.chips import Pill
from coterie.ui.parts.icon_label import IconLabel
from coterie.ui.parts.labels import Label
from coterie.ui.parts.text_button import TextButton

if TYPE_CHECKING:
    from coterie.ui.pages.people.contact.shown import FaceShown
    from coterie.ui.pages.people.organisation.shown import PathShown

FACE, ARROW, SMALL = 38, 16, 30


class PathCard(SideCard):
    """Shows a way. planned: an ask of somebody; turned: another way is wanted; opened: somebody on it."""

    planned = Signal(int)
    turned = Signal()
    opened = Signal(int)

    def __init__(self) -> None:
        """Make an empty card."""
        super().__init__()
        self._shown: PathShown | None = None
        self.band = Pill("", "accent")
        self._faces = QHBoxLayout()
        self._faces.setSpacing(8)
        self.sentence = Label("", "label", "text2", wrap=True)
        self.sentence.set_airy()
        self.plan = Button(_("Plan an ask"), icon="message-circle", height=SMALL)
        self.other = Button("", kind="ghost", height=SMALL)
        self.plan.clicked.connect(self._plan)
        self.other.clicked.connect(self.turned)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(IconLabel("route", 18, "accent"))
        head.addWidget(SideTitle(_("Warm path")), 1)
        head.addWidget(self.band)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.plan)
        foot.addWidget(self.other)
        foot.addStretch(1)
        self.body.setSpacing(12)
        self.body.addLayout(head)
        self.body.addLayout(self._faces)
        self.body.addWidget(self.sentence)
        self.body.addLayout(foot)

    def show_path(self, shown: PathShown) -> None:
        """Show a way."""
        if shown == self._shown:
            return
        self._shown = shown
        self.band.setText(shown.band)
        self.band.set_tone(shown.tone)
        self.sentence.setText(shown.sentence)
        self.other.setText(shown.place)
        self.other.setVisible(bool(shown.place))
        self.other.setAccessibleName(_("{place}, show another way").format(place=shown.place))
        empty_layout(self._faces)
        for number, (face, caption) in enumerate(zip(shown.faces, shown.captions, strict=True)):
            if number:
                self._faces.addWidget(IconLabel("arrow-right", ARROW, "text3"), 0, Qt.AlignmentFlag.AlignVCenter)
            self._faces.addWidget(self._face(face, caption, is_owner=number == 0), 1)

    def _plan(self) -> None:
        if self._shown is not None:
            self.planned.emit(self._shown.ask)

    def _face(self, face: FaceShown, caption: str, *, is_owner: bool) -> QWidget:
        made = QWidget()
        avatar = Avatar(FACE)
        avatar.show_person(face.person, face.name, ring=False)
        name = TextButton(caption, "caption", "text2")
        name.setAccessibleName(face.name)
        name.set_plain(is_owner)
        name.clicked.connect(lambda: self.opened.emit(face.person))
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(avatar, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(name, 0, Qt.AlignmentFlag.AlignHCenter)
        return made
