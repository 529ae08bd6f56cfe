# SPDX-License-Identifier: GPL-3.0-or-later
"""The lists in the gallery: people, people with boxes to tick, tasks, a timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStyle, QStyleOptionViewItem, QVBoxLayout, QWidget

from coterie.ui.design.theme import theme
from coterie.ui.parts.list_view import ListView
from coterie.ui.parts.person_row import PersonRowDelegate
from coterie.ui.parts.row_model import RowModel
from coterie.ui.parts.rows import PersonLine, TaskLine, TimelineLine
from coterie.ui.parts.task_row import TaskRowDelegate
from coterie.ui.parts.timeline_row import TimelineDelegate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.ui.parts.row_delegate import RowDelegate
    from coterie.ui.parts.row_model import Line

_STATE = QStyle.StateFlag
_PEOPLE = (
    ("Aoife Byrne", "Recruiter, Lumen & Vale", "2w", 0, 53),
    ("Amara Okafor", "Staff engineer, Northlight Analytics", "2w", 1, 74),
    ("Chidi Eze", "Privacy engineer, Solace Energy", "5w", 0, 48),
    ("Hana Kovač", "Data scientist, Kestrel Robotics", "4mo", 0, 22),
    ("Ingrid Solheim", "Head of Data, Halden Labs", "9w", 1, 61),
    ("Jonas Weber", "Open-source maintainer", "6mo", 0, 15),
    ("Kenji Watanabe", "Principal engineer, Orbis Freight", "7w", 0, 50),
    ("Leila Farahani", "Epidemiologist, Public Health Lab", "", 2, None),
)


def lists() -> QWidget:
    """Build the section."""
    section = QWidget()
    row = QHBoxLayout(section)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(20)
    wide = QVBoxLayout()
    wide.setSpacing(20)
    wide.addWidget(_tasks())
    wide.addWidget(_timeline())
    wide.addStretch(1)
    row.addWidget(_pane(_people(), RowStates()))
    row.addWidget(_pane(_ticked()))
    row.addLayout(wide, 1)
    return section


class Pane(QWidget):
    """The ground of a list pane."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        QPainter(self).fillRect(self.rect(), theme().colour("sunken"))


class RowStates(QWidget):
    """A row under the pointer, with the focus, and chosen with the focus."""

    def __init__(self) -> None:
        """Make the rows."""
        super().__init__()
        self._model = RowModel(self)
        self._model.set_rows([_person(0, None), _person(2, None), _person(4, None)])
        self._delegate = PersonRowDelegate(self)
        self.setFixedHeight(3 * self._delegate.height_of())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the rows as a view would."""
        painter = QPainter(self)
        focus = _STATE.State_HasFocus | _STATE.State_KeyboardFocusChange
        height = self._delegate.height_of()
        for row, state in enumerate((_STATE.State_MouseOver, focus, focus | _STATE.State_Selected)):
            option = QStyleOptionViewItem()
            option.initFrom(self)
            option.rect = QRect(0, row * height, self.width(), height)
            option.state = _STATE.State_Enabled | state
            self._delegate.paint(painter, option, self._model.index(row))


def _pane(*views: QWidget) -> QWidget:
    pane = Pane()
    pane.setFixedWidth(346)
    column = QVBoxLayout(pane)
    column.setContentsMargins(0, 12, 0, 12)
    column.setSpacing(24)
    for view in views:
        column.addWidget(view)
    column.addStretch(1)
    return pane


def _list(name: str, delegate: RowDelegate, lines: Sequence[Line], chosen: int) -> ListView:
    view = ListView(name)
    delegate.setParent(view)
    view.setItemDelegate(delegate)
    model = RowModel(view)
    model.set_rows(lines)
    if isinstance(delegate, TimelineDelegate):
        view.allow_differing_heights()
    view.setModel(model)
    if chosen >= 0:
        view.setCurrentIndex(model.index(chosen, 0))
    view.grow_with_rows()
    view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return view


def _people() -> QWidget:
    return _list("People", PersonRowDelegate(), [_person(seed, None) for seed in range(len(_PEOPLE))], 1)


def _ticked() -> QWidget:
    lines = [_person(seed, checked=seed in {0, 2, 3, 6}) for seed in range(len(_PEOPLE))]
    organisation = PersonLine(
        40, "Fjordbank", "2 now, 3 before, 1 role open", "5", False, False, None, None, "Fjordbank", True
    )
    return _list("People to choose", PersonRowDelegate(), [*lines, organisation], 6)


def _person(seed: int, checked: bool | None) -> PersonLine:
    name, detail, since, mark, strength = _PEOPLE[seed]
    return PersonLine(seed, name, detail, since, mark > 0, mark == 2, strength, checked, f"{name}, {detail}")


def _tasks() -> QWidget:
    rows = (
        (
            "Amara Okafor",
            "Northlight Analytics",
            "You said you would send the streaming talk notes",
            "3 days late",
            "danger",
        ),
        ("Tomás Herrera", "Fjordbank", "Every 6 weeks, last coffee was 7 weeks ago", "Today", "accent"),
        ("Thank-you note", "Tessel Health", "Senior data engineer, panel interview yesterday", "Today", "accent"),
        ("Follow up", "Orbis Freight", "Platform engineer, applied 10 days ago with no reply", "Tomorrow", "plain"),
        (
            "Windowing exercises, part 2",
            "Learning",
            "Goal: design streaming pipelines with confidence",
            "25 min",
            "plain",
        ),
        ("Chidi Eze", "Solace Energy", "Asked about the privacy review", "", "plain"),
    )
    lines = [
        TaskLine(
            str(at), name, detail, reason, pill, tone, at, at in {2, 3}, "sprout" if at == 4 else "", name, at == 5
        )
        for at, (name, detail, reason, pill, tone) in enumerate(rows)
    ]
    return _list("Tasks", TaskRowDelegate(), lines, 0)


def _timeline() -> QWidget:
    call = (
        "Walked me through how her team backfills late events. She is speaking at the spring meetup. "
        "I promised my notes from the streaming talk."
    )
    rows = (
        ("message-circle", "accent", "Video call, 40 minutes", "Promise open", "Thu 26 Feb", call),
        (
            "handshake",
            "violet",
            "Introduced you to Priya Raman",
            "",
            "12 Feb",
            "Led to the Tessel Health panel interview on 11 March.",
        ),
        (
            "mail",
            "plain",
            "She wrote: congratulations on the talk",
            "",
            "30 Jan",
            "Asked whether the slides could be shared.",
        ),
        ("messages-square", "plain", "Data Guild winter meetup", "", "14 Dec 2025", call + " " + call + " " + call),
        ("gift", "plain", "Birthday note sent", "", "2 Nov 2025", "Reminder comes from her calendar entry."),
        ("mail", "plain", "Only a title", "", "1 Nov 2025", ""),
    )
    lines = [
        TimelineLine(str(at), icon, tone, title, pill, "danger", day, text, title)
        for at, (icon, tone, title, pill, day, text) in enumerate(rows)
    ]
    return _list("Timeline", TimelineDelegate(), lines, -1)
