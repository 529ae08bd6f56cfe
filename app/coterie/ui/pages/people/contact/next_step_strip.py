# SPDX-License-Identifier: GPL-3.0-or-later
"""The next step with somebody, on a strip in the colour of how urgent it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from coterie.domain.texts import _
from coterie.ui.parts.banner import Banner
from coterie.ui.parts.buttons import Button

if TYPE_CHECKING:
    from coterie.ui.pages.people.contact.shown import StepShown

HEIGHT = 30


class NextStepStrip(Banner):
    """Shows a step. done, snoozed: of this step; planned: there is none yet; turned: another one is wanted."""

    done = Signal()
    snoozed = Signal()
    planned = Signal()
    turned = Signal()

    def __init__(self) -> None:
        """Make it empty."""
        super().__init__("neutral", "bell", "")
        self.other = Button("", kind="ghost", height=HEIGHT)
        self.finish = Button(_("Done"), icon="check", key="E", height=HEIGHT)
        self.snooze = Button(_("Snooze"), kind="ghost", height=HEIGHT)
        self.snooze.set_chevron(True)
        self.plan = Button(_("Plan"), icon="plus", key="F", height=HEIGHT)
        for button, signal in (
            (self.other, self.turned), (self.finish, self.done), (self.snooze, self.snoozed), (self.plan, self.planned),
        ):  # fmt: skip
            self.add_action(button)
            button.clicked.connect(signal)

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
