# SPDX-License-Identifier: GPL-3.0-or-later
"""What is known of somebody: ways to reach them, days to remember, how often to be in touch; each with its mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.pages.people.contact.cadence_row import CadenceRow
from coterie.ui.pages.people.contact.fact_form import REACH, FactForm
from coterie.ui.pages.people.contact.fact_row import FactRow
from coterie.ui.pages.people.contact.fact_words import addable, kind_word
from coterie.ui.pages.people.contact.side_card import SideCard
from coterie.ui.parts.buttons import LinkButton
from coterie.ui.parts.cards import Separator
from coterie.ui.parts.icon_line import IconLine
from coterie.ui.parts.labels import Label
from coterie.ui.parts.margins import Margins
from coterie.ui.parts.menus import Menu
from coterie.ui.parts.writing import writing

if TYPE_CHECKING:
    from coterie.domain.errors import UserError
    from coterie.domain.person_pages import FactKey
    from coterie.ui.pages.people.contact.shown import FactsShown

#: The lock of a row reaches so far into the padding: its mark then ends where the words do.
ROW_GAP = 13


class FactsCard(SideCard):
    """Shows facts. added: kind, value, label; changed: fact, value, label; the others: of a fact."""

    added = Signal(str, str, str)
    changed = Signal(object, str, str)
    removed = Signal(object)
    copied = Signal(object)
    marked = Signal(object)
    opened = Signal(object)

    def __init__(self) -> None:
        """Make an empty card."""
        super().__init__()
        self.rows: dict[FactKey, FactRow] = {}
        self.cadence = CadenceRow()
        self.form: FactForm | None = None
        self._form_kind = ""
        self._menu: Menu | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(ROW_GAP)
        self.add = writing(LinkButton(_("Add")))
        self.add.setAccessibleName(_("Add a fact"))
        self._legend = IconLine("lock", "", "text3")
        self.communities = IconLine("messages-square", "", "text2")
        self.communities.hide()
        self._line = Separator()
        self._head = Label("", "caption", "text3")
        self._foot = QWidget()
        self._arrange()
        self._take_density()
        self.add.clicked.connect(self.ask_kind)

    def show_facts(self, shown: FactsShown) -> None:
        """Show facts: rows that stay keep their place, their focus and what is being typed."""
        wanted = {fact.key: fact for fact in shown.facts}
        for key in [key for key in self.rows if key not in wanted]:
            self._drop(key)
        for place, fact in enumerate(shown.facts):
            row = self.rows.get(fact.key)
            if row is None:
                row = self.rows[fact.key] = self._made(FactRow(fact))
            else:
                row.show_fact(fact)
            if self._rows.indexOf(row) != place:
                self._rows.removeWidget(row)
                self._rows.insertWidget(place, row)
        self.cadence.setVisible(shown.cadence is not None)
        if shown.cadence is not None:
            self.cadence.show_cadence(shown.cadence)
        self.communities.set_text(shown.communities)
        self.communities.setVisible(bool(shown.communities))
        self._legend.set_text(shown.legend, shown.legend_icon)
        self._legend.setVisible(bool(shown.legend))
        self._line.setVisible(bool(shown.legend))

    def focused(self) -> FactRow | None:
        """Give the row that has the focus."""
        return next((row for row in self.rows.values() if row.has_focus), None)

    def ask_kind(self) -> None:
        """Open the list of what can be added."""
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = menu = Menu(self, title=_("Add a fact"))
        for kind, text, icon in addable():
            entry = menu.entry(text, icon=icon)
            entry.triggered.connect(lambda _checked=False, kind=kind: self.begin(kind))
        menu.popup(self.add.mapToGlobal(QPoint(0, self.add.height())))

    def begin(self, kind: str) -> None:
        """Let somebody type a new fact."""
        self.end_add()
        self._form_kind = kind
        self.form = form = FactForm(kind, is_new=True)
        form.saved.connect(lambda value, label: self.added.emit(self._form_kind, value, label))
        form.closed.connect(self.end_add)
        self._head.setText(kind_word(kind))
        self._head.show()
        inside = self._foot.layout()
        assert isinstance(inside, QVBoxLayout)  # noqa: S101 (made below)
        inside.insertWidget(1, form)
        form.show()
        self.add.hide()
        form.begin("", "", f"fact {kind}")

    def end_add(self) -> None:
        """Close the form of a new fact."""
        form, self.form = self.form, None
        if form is not None:
            form.words.end()
            form.hide()
            form.deleteLater()
            self._head.hide()
            self.add.show()
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, key: FactKey | None, error: UserError) -> None:
        """Say beside a field what is wrong. key: of the fact, None = of the new one."""
        form = self.form if key is None else self.rows[key].form if key in self.rows else None
        if form is not None:
            form.show_problem(error)

    def end_edit(self, key: FactKey) -> None:
        """Close the form of a fact."""
        if key in self.rows:
            self.rows[key].end_edit()

    def _made(self, row: FactRow) -> FactRow:
        row.saved.connect(self.changed)
        row.removed.connect(self.removed)
        row.copied.connect(self.copied)
        row.marked.connect(self.marked)
        row.opened.connect(self.opened)
        return row

    def _drop(self, key: FactKey) -> None:
        row = self.rows.pop(key)
        had = row.has_focus
        self._rows.removeWidget(row)
        row.hide()
        row.deleteLater()
        if had:
            following = next(iter(self.rows.values()), None)
            (following.words if following else self.add).setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        column = QVBoxLayout(self._foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._head)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._line)
        column.addSpacing(4)
        column.addWidget(self._legend)
        self._head.hide()
        self.body.setSpacing(ROW_GAP)
        self.body.addLayout(self._rows)
        self.body.addWidget(self.cadence)
        self.body.addWidget(self.communities)
        self.body.addWidget(self._foot)

    def _take_density(self) -> None:
        super()._take_density()
        room = self.body.contentsMargins()
        Margins(room.left(), room.top(), room.left() - REACH, room.bottom()).put_on(self.body, self.layoutDirection())
        if hasattr(self, "_foot"):
            inside = self._foot.layout()
            if inside is not None:
                Margins(0, 0, REACH, 0).put_on(inside, self.layoutDirection())
