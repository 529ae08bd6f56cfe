# SPDX-License-Identifier: GPL-3.0-or-later
"""What this program cannot do for anybody, said plainly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QVBoxLayout

from coterie.domain.texts import _
from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.design.tokens import RADII
from coterie.ui.parts.buttons import LinkButton
from coterie.ui.parts.labels import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class LimitsCard(QFrame):
    """The limits, and the way to the whole page about them."""

    def __init__(self) -> None:
        """Say them."""
        super().__init__()
        self.more = LinkButton(_("What is promised, and what is not"), icon_after="chevron-right")
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 12)
        column.setSpacing(6)
        column.addWidget(Label(_("What Coterie cannot do for you"), "strong", wrap=True))
        text = _(
            "It cannot protect files you export, a vault left unlocked, a passphrase that can be guessed, or a "
            "computer that somebody else controls. Whoever loses passphrase, recovery code and keyring loses the "
            "vault: there is no back door."
        )
        column.addWidget(Label(text, "body", "text2", wrap=True))
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        del event
        look = theme()
        line = look.colour("border") if look.appearance.contrast else None
        strokes.box(QPainter(self), QRectF(self.rect()), RADII.card, look.colour("sunken"), line)
