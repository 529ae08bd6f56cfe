# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeping a recovery code: it is shown, taken along on paper, and two groups of it are typed back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from coterie.domain.texts import _
from coterie.ui.entry.step import Step
from coterie.ui.parts.announcing import announce
from coterie.ui.parts.icon_line import IconLine
from coterie.ui.parts.recovery_groups import RecoveryGroups
from coterie.ui.printing.code_keeping import CodeKeeping

if TYPE_CHECKING:
    from coterie.domain.errors import UserError
    from coterie.domain.recovery_codes import RecoveryCode
    from coterie.services.ports.clock import Clock
    from coterie.ui.jobs import Jobs


class RecoveryStep(Step):
    """Shows a new code. It opens nothing until somebody keeps it with what was typed."""

    def __init__(self, jobs: Jobs, clock: Clock, title: str = "", text: str = "") -> None:
        """Begin without a code. title, text: "" = as in the first run."""
        about = _(
            "It opens this vault if you forget the passphrase. Keep it on paper, away from this computer. Anyone who "
            "has it and the vault can open it."
        )
        super().__init__(title or _("Keep a recovery code"), text or about)
        self.code: RecoveryCode | None = None
        self.groups = RecoveryGroups()
        self._keeping = CodeKeeping(self.groups, jobs, clock, said=self._say, failed=self._fail)
        self._done = IconLine("circle-check", "", "ok")
        self._problem = IconLine("triangle-alert", "", "warn")
        self.body.addWidget(self.groups)
        self.body.addSpacing(12)
        for line in (self._done, self._problem):
            self.body.addWidget(line)
            line.hide()
        self.body.addStretch(1)
        self.groups.ready.connect(self.ready)

    @property
    def detail(self) -> str:
        """Say that it is kept."""
        return _("Kept")

    @property
    def typed(self) -> dict[int, str]:
        """What was typed back, by the number of the group."""
        return self.groups.typed

    def begin(self, code: RecoveryCode, vault: str) -> None:
        """Show a code. vault: the name of what it opens."""
        self.code = code
        self._keeping.begin(code, vault)

    def is_ready(self) -> bool:
        """Tell whether both groups were typed back right."""
        return self.groups.is_ready()

    def enter(self) -> None:
        """Begin with the first way of taking it along."""
        self.groups.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Let the code go."""
        self.code = None
        self._keeping.end()

    def _say(self, text: str) -> None:
        self._problem.hide()
        self._done.set_text(text)
        self._done.show()
        announce(self, text)

    def _fail(self, error: UserError) -> None:
        self._done.hide()
        self._problem.set_text(str(error))
        self._problem.show()
        announce(self, str(error), assertive=True)
