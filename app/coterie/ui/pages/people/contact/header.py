# SPDX-License-Identifier: GPL-3.0-or-later
"""Who somebody is, at the top of the page: picture, name, what they do, tags, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.design.theme import theme
from coterie.ui.pages.people.contact.header_form import HeaderForm
from coterie.ui.pages.people.contact.tag_pills import TagPills
from coterie.ui.parts.avatar import Avatar
from coterie.ui.parts.buttons import Button, IconButton
from coterie.ui.parts.controls import RESTYLING
from coterie.ui.parts.covers import is_marked
from coterie.ui.parts.text_button import TextButton
from coterie.ui.parts.wrap_row import WrapRow
from coterie.ui.parts.writing import writing

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QResizeEvent

    from coterie.ui.pages.people.contact.shown import HeaderShown

AVATAR, GAP, BUTTON_GAP = 71, 18, 9
#: Of a name or a role so much is shown: two or three lines of large text.
MOST_LETTERS = 80
#: Where less is left beside what somebody does, where they do it stands below.
LEAST_PLACE = 160
#: Below this width the buttons stand under the name.
BESIDE = 560


class HeaderView(QWidget):
    """Shows who somebody is. saved: name, title and organisation as typed, None = not changed."""

    saved = Signal(object, object, object)
    organisation_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__(parent)
        self._shown: HeaderShown | None = None
        self.avatar = Avatar(AVATAR)
        self.name = TextButton("", "display")
        self.title = TextButton("", "body", "text2")
        self.organisation = TextButton("", "body", "text2")
        for words in (self.name, self.title, self.organisation):
            words.set_most(MOST_LETTERS)
        self.form = HeaderForm()
        self.tags = TagPills()
        self.log = writing(Button(_("Log"), kind="primary", icon="message-circle", key="L"))
        self.plan = writing(Button(_("Follow-up"), icon="bell", key="F"))
        self.more = IconButton("ellipsis", _("More"), kind="secondary")
        self.eye = IconButton("eye", _("Show this person"), kind="secondary")
        self.eye.hide()
        self._role = WrapRow(gap=-3)
        self._buttons = QWidget()
        self._beside: bool | None = None
        self._grid = QGridLayout(self)
        self._arrange()
        self.name.clicked.connect(self.edit_name)
        self.title.clicked.connect(self.edit_post)
        self.organisation.clicked.connect(self._press_organisation)
        self.form.saved.connect(self.saved)
        self.form.closed.connect(self._end)

    @property
    def is_edited(self) -> bool:
        """Whether something of it is being typed."""
        return not self.form.isHidden()

    def show_header(self, shown: HeaderShown) -> None:
        """Show somebody; what is being typed stays."""
        self._shown = shown
        self.avatar.show_person(shown.person, shown.name, shown.strength)
        self.name.show_words(shown.name, name=_("{name}, press Enter to rename").format(name=shown.name))
        self._show_role(shown)
        self.tags.show_tags(shown.tags, shown.clock, editable=not shown.is_owner and not shown.in_bin)
        self.tags.show_hidden(shown.hidden_tags)
        acting = not shown.is_owner and not shown.in_bin
        for button in (self.log, self.plan):
            button.setVisible(acting)
        self.updateGeometry()

    def show_eye(self, *, wanted: bool, covered: bool) -> None:
        """Offer to show somebody whom blur covers, or to cover them again."""
        self.eye.setVisible(wanted)
        self.eye.set_icon("eye" if covered else "eye-off")
        self.eye.set_name(_("Show this person") if covered else _("Cover this person"))

    def edit_name(self) -> None:
        """Let somebody change the name."""
        self._edit("name")

    def edit_post(self) -> None:
        """Let somebody change what they do, and where."""
        self._edit("post")

    def edit_everything(self) -> None:
        """Let somebody change name, title and organisation."""
        self._edit("name", "post")

    def end_edit(self) -> None:
        """Close what is being typed."""
        self.form.close_form()

    def hasHeightForWidth(self) -> bool:
        """A narrow page breaks names and tags."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height in a width."""
        layout = self.layout()
        return layout.heightForWidth(width) if layout else 0

    def minimumSizeHint(self) -> QSize:
        """Give the smallest size."""
        return QSize(240, super().minimumSizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Look anew whether there is room under another look."""
        super().changeEvent(event)
        if event.type() in RESTYLING and hasattr(self, "_grid"):
            self._place_buttons()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons beside the name while there is room."""
        super().resizeEvent(event)
        self._place_buttons()

    def _show_role(self, shown: HeaderShown) -> None:
        # Two bars need no comma between them.
        both = bool(shown.title and shown.organisation) and not is_marked(shown.title)
        self.title.setVisible(bool(shown.title) or not shown.organisation)
        text = _("{title},").format(title=shown.title) if both else shown.title or _("Add what they do")
        self.title.restyle("body", "text2" if shown.title else "text3")
        self.title.show_words(text, name=_("{title}, press Enter to change").format(title=shown.title or text))
        self.organisation.setMinimumWidth(0)
        self.organisation.setVisible(bool(shown.organisation))
        self.organisation.show_words(
            shown.organisation, name=_("{name}, press Enter to open").format(name=shown.organisation)
        )
        self.organisation.setMinimumWidth(min(self.organisation.sizeHint().width(), LEAST_PLACE))

    def _press_organisation(self) -> None:
        self.organisation_wanted.emit()

    def _edit(self, *parts: str) -> None:
        if self._shown is not None:
            self.name.setVisible("name" not in parts)
            self._role.setVisible("post" not in parts)
            self.form.begin(self._shown, parts)

    def _end(self) -> None:
        """Show the words again, and give the focus back to them."""
        edited = self._role.isHidden()
        renamed = self.name.isHidden()
        self.name.show()
        self._role.show()
        if renamed:
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        elif edited and self.title.isVisibleTo(self):
            self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        for words in (self.title, self.organisation):
            self._role.add(words)
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(BUTTON_GAP)
        for button in (self.log, self.plan, self.eye, self.more):
            row.addWidget(button)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self.avatar, 0, 0, 6, 1, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(self._role, 2, 1, 1, 2)
        self._grid.setRowMinimumHeight(3, 4)
        self._grid.addWidget(self.tags, 4, 1, 1, 2)
        self._grid.setRowStretch(5, 1)
        self._place_buttons()

    def _place_buttons(self) -> None:
        """Put the buttons beside the name while there is room, else below everything."""
        beside = self.width() >= theme().px(BESIDE)
        if beside == self._beside:
            return
        self._beside = beside
        for widget in (self.name, self.form, self._buttons):
            self._grid.removeWidget(widget)
        across = 1 if beside else 2
        self._grid.addWidget(self.name, 0, 1, 1, across)
        self._grid.addWidget(self.form, 1, 1, 1, across)
        top = Qt.AlignmentFlag.AlignTop
        if beside:
            self._grid.addWidget(self._buttons, 0, 2, 2, 1, top)
        else:
            self._grid.addWidget(self._buttons, 6, 0, 1, 3, Qt.AlignmentFlag.AlignLeading)
        self._buttons.setContentsMargins(0, 0 if beside else 12, 0, 0)
