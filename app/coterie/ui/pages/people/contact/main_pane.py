# SPDX-License-Identifier: GPL-3.0-or-later
"""What has been and what was noted, behind two tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.domain.written_numbers import whole
from coterie.ui.design.theme import theme
from coterie.ui.pages.people.contact.content import REACH
from coterie.ui.pages.people.contact.notes_pane import NotesPane
from coterie.ui.pages.people.contact.notes_presenter import AboutPerson, NotesPresenter
from coterie.ui.pages.people.contact.timeline_pane import TimelinePane
from coterie.ui.parts.tabs import Tabs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from coterie.ui.desk import Desk
    from coterie.ui.pages.people.contact.shown import NoteShown

TIMELINE, NOTES = 0, 1


class TabsRow(QWidget):
    """Tabs with a button at the end of their line, which goes on below it."""

    def __init__(self, tabs: Tabs, button: QWidget) -> None:
        """Put a button behind tabs."""
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(REACH, 0, REACH, 0)
        row.setSpacing(8)
        row.addWidget(tabs, 1, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line on which the tabs stand."""
        del event
        line = QRectF(REACH, self.height() - 1, self.width() - 2 * REACH, 1)
        QPainter(self).fillRect(line, theme().colour("border"))


class MainPane(QWidget):
    """Shows the timeline or the notes. link_wanted: a link in a note was pressed."""

    link_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        """Make it empty, with the timeline in front."""
        super().__init__()
        self._person = 0
        self.notes_presenter = NotesPresenter(desk)
        self.tabs = Tabs(_("Timeline or notes"))
        self.timeline = TimelinePane(desk)
        self.notes = NotesPane(_("Write a note about this person."))
        self.tabs.add(_("Timeline"))
        self.tabs.add(_("Notes"))
        self._head = TabsRow(self.tabs, self.timeline.filter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.timeline, 1)
        column.addWidget(self.notes, 1)
        self.tabs.currentChanged.connect(self._turn)
        self.notes.saved.connect(self._save)
        self.notes.removed.connect(lambda note: self.notes_presenter.remove(note.id))
        self.notes.marked.connect(lambda note: self.notes_presenter.turn_mark(note.id, note.mark))
        self.notes.link_wanted.connect(self.link_wanted)
        self._turn(TIMELINE)

    @property
    def is_timeline(self) -> bool:
        """Whether the timeline is in front."""
        return self.tabs.currentIndex() == TIMELINE

    def show_person(self, person: int) -> None:
        """Show another person; their notes follow."""
        self._person = person
        self.notes.clear()
        self.timeline.show_person(person)

    def clear(self) -> None:
        """Show nobody."""
        self._person = 0
        self.notes.clear()
        self.timeline.list.show_lines(())

    def show_notes(self, notes: Sequence[NoteShown]) -> None:
        """Show the notes, and how many there are."""
        self.notes.show_notes(notes)
        self.tabs.setTabText(NOTES, _("Notes {n}").format(n=whole(len(notes))) if notes else _("Notes"))

    def show_tab(self, tab: int) -> None:
        """Bring a tab to the front."""
        self.tabs.setCurrentIndex(tab)

    def keep_drafts(self) -> None:
        """Keep what is typed about this person, before another one is shown."""
        for note, text in self.notes.drafts():
            self.notes_presenter.save(AboutPerson(self._person), note.id if note else 0, text)

    def save_drafts(self) -> None:
        """Write what is typed into the vault, before it closes."""
        self.keep_drafts()

    def _save(self, note: NoteShown | None, text: str) -> None:
        self.notes_presenter.save(AboutPerson(self._person), note.id if note else 0, text)

    def _turn(self, tab: int) -> None:
        self.timeline.setVisible(tab == TIMELINE)
        self.timeline.filter.setVisible(tab == TIMELINE)
        self.notes.setVisible(tab == NOTES)
