# SPDX-License-Identifier: GPL-3.0-or-later
"""The next step with somebody, on a strip in the colour of how urgent it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout

from coterie.domain.texts import _
from coterie.ui.design.theme import theme
from coterie.ui.parts.banner import Banner
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.wrap_row import WrapRow
from coterie.ui.parts.writing import writing

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from coterie.ui.pages.people.contact.shown import StepShown

HEIGHT = 30
#: From this width on the buttons stand beside the words.
BESIDE = 520


class NextStepStrip(Banner):
    """Shows a step. done, snoozed: of this step; planned: there is none yet; turned: another one is wanted."""

    done = Signal()
    snoozed = Signal()
    planned = Signal()
    turned = Signal()

    def __init__(self) -> None:
        """Make it empty."""
        super().__init__("neutral", "bell", "")
        self.other = writing(Button("", kind="ghost", height=HEIGHT))
        self.finish = writing(Button(_("Done"), icon="check", key="E", height=HEIGHT))
        self.snooze = writing(Button(_("Snooze"), kind="ghost", height=HEIGHT))
        self.snooze.set_chevron(True)
        self.plan = writing(Button(_("Plan"), icon="plus", key="F", height=HEIGHT))
        self._tools = WrapRow(gap=8)
        self._arrange()
        for button, signal in (
            (self.other, self.turned), (self.finish, self.done), (self.snooze, self.snoozed), (self.plan, self.planned),
        ):  # fmt: skip
            self._tools.add(button)
            button.clicked.connect(signal)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below the words where room is short."""
        super().resizeEvent(event)
        short = self.width() < theme().px(BESIDE)
        wanted = QBoxLayout.Direction.TopToBottom if short else QBoxLayout.Direction.LeftToRight
        if self._box.direction() != wanted:
            self._box.setDirection(wanted)
            self._box.setSpacing(10 if short else 12)

    def _arrange(self) -> None:
        """Put words and buttons into a box of their own, which can turn."""
        self._row.removeItem(self._words)
        self._words.setParent(None)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setSpacing(12)
        self._box.addLayout(self._words, 1)
        self._box.addWidget(self._tools, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addLayout(self._box, 1)

    def show_step(self, step: StepShown) -> None:
        """Show a step, or that nothing is planned."""
        self.set_tone(step.tone, step.icon)
        self.set_text(step.title, step.detail)
        self.other.setText(step.place)
        self.other.setAccessibleName(_("{place}, show the next one").format(place=step.place))
        self.other.setVisible(bool(step.place))
        self.finish.setVisible(step.can_finish)
        self.snooze.setVisible(step.can_finish)
        self.plan.setVisible(not step.can_finish)
