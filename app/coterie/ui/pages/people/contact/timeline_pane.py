# SPDX-License-Identifier: GPL-3.0-or-later
"""The timeline of somebody: its list, what it is narrowed to, and what stands there while there is nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.pages.people.contact.content import REACH
from coterie.ui.pages.people.contact.entry_form import EntryEditor
from coterie.ui.pages.people.contact.timeline_list import TimelineList
from coterie.ui.pages.people.contact.timeline_presenter import TimelinePresenter
from coterie.ui.pages.people.contact.timeline_words import kinds
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.labels import Label
from coterie.ui.parts.menus import Menu
from coterie.ui.parts.skeleton import Skeleton
from coterie.ui.parts.writing import writing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex

    from coterie.domain.errors import UserError
    from coterie.ui.desk import Desk
    from coterie.ui.pages.people.contact.timeline_presenter import EntryForm
    from coterie.ui.parts.rows import TimelineLine

TOP = 14


class TimelinePane(QWidget):
    """Shows a timeline. log_wanted: somebody wants to write the first entry."""

    log_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        """Make it empty."""
        super().__init__()
        self._menu: Menu | None = None
        self.list = TimelineList()
        self.presenter = TimelinePresenter(desk, self)
        self.filter = Button("", kind="ghost", icon="list-filter", height=30)
        self.filter.set_chevron(True)
        self.filter.clicked.connect(self._ask_kind)
        self._nothing = Label("", "body", "text2", wrap=True)
        self.log = writing(Button(_("Log"), icon="message-circle"))
        self.log.clicked.connect(self.log_wanted)
        self._empty = QWidget()
        inside = QVBoxLayout(self._empty)
        inside.setContentsMargins(REACH, 8, REACH, 0)
        inside.setSpacing(12)
        inside.addWidget(self._nothing)
        inside.addWidget(self.log, 0, Qt.AlignmentFlag.AlignLeading)
        self._skeleton = Skeleton(3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, TOP, 0, 0)
        column.setSpacing(0)
        for part in (self._skeleton, self._empty, self.list):
            column.addWidget(part)
        column.addStretch(1)
        self.list.opened.connect(self._open)
        self.list.removing.connect(self.presenter.remove)
        self.list.context_wanted.connect(self._show_menu)
        self._name_filter()
        self._show_only(self._skeleton)

    @property
    def is_edited(self) -> bool:
        """Whether an entry is being typed."""
        return self.list.form is not None

    def show_person(self, person: int) -> None:
        """Show the timeline of a person."""
        self.end_edit()
        self.presenter.show_person(person)
        self._name_filter()

    def show_lines(self, lines: Sequence[TimelineLine]) -> None:
        """Show these entries in the place of all."""
        self.list.show_lines(lines)
        self._show_only(self.list)

    def add_lines(self, lines: Sequence[TimelineLine]) -> None:
        """Show more entries below."""
        self.list.rows.add_lines(lines)

    def show_nothing(self, text: str, can_log: bool) -> None:
        """Say that there is nothing."""
        self.list.show_lines(())
        self._nothing.setText(text)
        self.log.setVisible(can_log)
        self._show_only(self._empty)

    def edit_entry(self, form: EntryForm) -> None:
        """Open an entry to be edited where it stands."""
        editor = EntryEditor(form)
        editor.saved.connect(lambda edit: self.presenter.save(form.key, edit))
        editor.removed.connect(lambda: self._remove(form.key))
        editor.closed.connect(self.end_edit)
        editor.resized.connect(self.list.measure_form)
        self.list.open_form(form.key, editor)
        editor.begin()

    def show_edit_problem(self, error: UserError) -> None:
        """Say what is wrong with what was typed."""
        if isinstance(self.list.form, EntryEditor):
            self.list.form.show_problem(error)

    def end_edit(self) -> None:
        """Close the entry that is edited."""
        if isinstance(self.list.form, EntryEditor):
            self.list.form.words.end()
        if self.list.form is not None:
            self.list.close_form()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, key: str) -> None:
        self.end_edit()
        self.presenter.remove(key)

    def _open(self, index: QModelIndex) -> None:
        self.presenter.open(self.list.rows.lines[index.row()].key)

    def _show_menu(self, index: QModelIndex, place: QPoint) -> None:
        self.list.setCurrentIndex(index)
        key = self.list.key
        if self.presenter.can_edit(key):
            menu = self._new_menu()
            menu.entry(_("Edit"), icon="pencil", key="Return").triggered.connect(lambda: self.presenter.open(key))
            entry = menu.entry(_("Delete"), icon="trash-2", key="Del", tone="danger")
            entry.triggered.connect(lambda: self.presenter.remove(key))
            menu.popup(place)

    def _ask_kind(self) -> None:
        menu = self._new_menu()
        for kind, text in kinds():
            entry = menu.entry(text)
            entry.setCheckable(True)
            entry.setChecked(kind == self.presenter.kinds)
            entry.triggered.connect(lambda _checked=False, kind=kind: self.narrow(kind))
        menu.popup(self.filter.mapToGlobal(QPoint(0, self.filter.height())))

    def narrow(self, kind: str) -> None:
        """Show one kind of entries, or everything."""
        self.end_edit()
        self.presenter.narrow(kind)
        self._name_filter()

    def _name_filter(self) -> None:
        text = dict(kinds())[self.presenter.kinds]
        self.filter.setText(text if self.presenter.kinds else "")
        self.filter.setAccessibleName(_("Show in the timeline: {what}").format(what=text))

    def _new_menu(self) -> Menu:
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = Menu(self)
        return self._menu

    def _show_only(self, wanted: QWidget) -> None:
        for part in (self._skeleton, self._empty, self.list):
            part.setVisible(part is wanted)
