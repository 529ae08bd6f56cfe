# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody at a glance over a page: Space opens it on a row, Space or Esc closes it, arrows go on to the next row."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.parts.announcing import announce
from coterie.ui.parts.avatar import Avatar
from coterie.ui.parts.banner import Banner
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.covers import said
from coterie.ui.parts.icon_label import IconLabel
from coterie.ui.parts.labels import ElidedLabel, Label
from coterie.ui.parts.scrolling import FittingArea
from coterie.ui.parts.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtCore import SignalInstance

    from coterie.domain.person_pages import PersonPage
    from coterie.domain.timelines import TimelineEntry
    from coterie.services.jobs import JobContext
    from coterie.ui.desk import Desk
    from coterie.ui.parts.rows import TimelineLine
    from coterie.ui.sheets.person_glance import PersonGlance

    #: Puts what was read of somebody into words.
    Telling = Callable[[PersonPage, Sequence[TimelineEntry], date], PersonGlance]
    #: Goes to the row after the current one (1) or before it (-1), and gives whom it is about, 0 = nobody.
    Stepping = Callable[[int], int]

WIDTH, SIDES = 460, 24
FACE, ICON, DATE_GAP = 48, 16, 12
ENTRIES = 3
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_J: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_K: -1}


class PersonPreview(Sheet):
    """Shows who somebody is, the next step, how they were met, and the last three entries of the timeline.

    A page makes one, and calls `open_preview` when Space is pressed on a row. opened, logged: of the person in it,
    when Enter or L is pressed; it is closed by then, and the focus is where it was.

        self.preview = PersonPreview(self, desk, told)        # told: of pages/people/contact/glances.py
        self.preview.opened.connect(ways.open_person)
        self.preview.logged.connect(ways.log)
        ...
        self.preview.open_preview(person, self._step)         # _step(by) moves the selection and gives the person there
    """

    opened = Signal(int)
    logged = Signal(int)

    def __init__(self, host: QWidget, desk: Desk, told: Telling) -> None:
        """Make it, closed. told: finds the words."""
        super().__init__(host, name=_("At a glance"), width=WIDTH)
        self._desk = desk
        self._told = told
        self._step: Stepping | None = None
        self._person = 0
        self._face = Avatar(FACE)
        self._name = ElidedLabel("", "sub")
        self._role = ElidedLabel("", "label", "text2")
        self._next = Banner("neutral", "bell", "")
        self._known = _Passage()
        self._entries = QVBoxLayout()
        self._entries.setSpacing(12)
        self._inside = QWidget()
        self._area = FittingArea(self._inside)
        self._open = Button(_("Open"), kind="primary", key="Return")
        self._log = Button(_("Log"), key="L")
        self._open.clicked.connect(lambda: self._leave(self.opened))
        self._log.clicked.connect(lambda: self._leave(self.logged))
        self.panel.installEventFilter(self)
        self._arrange()

    def open_preview(self, person: int, step: Stepping | None = None) -> None:
        """Open it for somebody, or show them where it is open. step: where the arrow keys lead, if anywhere."""
        session, today = self._desk.session, self._desk.clock.today()
        self._step = step

        def work(_ctx: JobContext) -> PersonGlance:
            entries = session.pages.timeline(person, limit=ENTRIES).entries
            return self._told(session.pages.look(person), entries, today)

        self._desk.jobs.read(work, self._show, failed=self._desk.notices.problem, key="preview")

    def place(self) -> None:
        """Be as high as the words need; where the window is low they scroll."""
        self._area.fit(self.wanted_width())
        super().place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close with Space as it was opened, go on with the arrows, Enter or L; on a button keys are the button's."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and watched is self.panel and self.panel.hasFocus() and isinstance(event, QKeyEvent):
            acts: dict[int, Callable[[], None]] = {
                Qt.Key.Key_Space: self.close_sheet,
                Qt.Key.Key_Return: lambda: self._leave(self.opened),
                Qt.Key.Key_Enter: lambda: self._leave(self.opened),
                Qt.Key.Key_L: lambda: self._leave(self.logged),
                **{key: partial(self._go_on, by) for key, by in _STEPS.items()},
            }
            act = acts.get(event.key())
            if act is not None:
                act()
                return True
        return super().eventFilter(watched, event)

    def _show(self, shown: PersonGlance) -> None:
        self._person = shown.person
        self.panel.setAccessibleName(said(shown.name))
        self.panel.setAccessibleDescription(said(shown.spoken))
        self._face.show_person(shown.person, shown.name, shown.strength)
        self._name.setText(shown.name)
        self._role.setText(shown.role)
        self._role.setVisible(bool(shown.role))
        if shown.step is not None:
            self._next.set_tone(shown.step.tone, shown.step.icon)
            self._next.set_text(shown.step.title, shown.step.detail)
        self._next.setVisible(shown.step is not None)
        self._known.show_text(shown.known_title, shown.known)
        self._known.setVisible(bool(shown.known))
        self._show_entries(shown.entries)
        if self.isVisible():
            self.place()
            announce(self.panel, shown.spoken)
        else:
            self.open(self.panel)

    def _show_entries(self, entries: Sequence[TimelineLine]) -> None:
        while (item := self._entries.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for entry in entries:
            self._entries.addWidget(_Entry(entry))
        if not entries:
            self._entries.addWidget(Label(_("Nothing is written down yet."), "label", "text3", wrap=True))

    def _go_on(self, by: int) -> None:
        person = self._step(by) if self._step is not None else 0
        if person and person != self._person:
            self.open_preview(person, self._step)

    def _leave(self, signal: SignalInstance) -> None:
        self.close_sheet()
        signal.emit(self._person)

    def _arrange(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self._name)
        words.addWidget(self._role)
        words.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(self._face)
        head.addLayout(words, 1)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(SIDES, 22, SIDES, 18)
        column.setSpacing(16)
        column.addLayout(head)
        column.addWidget(self._next)
        column.addWidget(self._known)
        column.addLayout(self._entries)
        foot = QHBoxLayout()
        foot.setContentsMargins(SIDES, 0, SIDES, 20)
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self._log)
        foot.addWidget(self._open)
        self.body.addWidget(self._area)
        self.body.addLayout(foot)


class _Passage(QWidget):
    """A caption and a sentence below it."""

    def __init__(self) -> None:
        super().__init__()
        self._caption = Label("", "caption", "text3", wrap=True)
        self._text = Label("", "label", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self._caption)
        column.addWidget(self._text)

    def show_text(self, caption: str, text: str) -> None:
        """Show other words."""
        self._caption.setText(caption)
        self._text.setText(text)


class _Entry(QWidget):
    """An entry of the timeline in a few lines."""

    def __init__(self, line: TimelineLine) -> None:
        super().__init__()
        head = QHBoxLayout()
        head.setSpacing(DATE_GAP)
        head.addWidget(ElidedLabel(line.title, "label_strong"), 1)
        head.addWidget(Label(line.date, "caption", "text3"))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(head)
        if line.text:
            words.addWidget(Label(line.text, "label", "text2", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        tone = "text2" if line.tone == "plain" else line.tone
        row.addWidget(IconLabel(line.icon, ICON, tone), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
