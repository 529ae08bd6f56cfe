# SPDX-License-Identifier: GPL-3.0-or-later
"""The banner of the page: the promise, and three facts that can be looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.design.tokens import RADII
from coterie.ui.pages.import_export.folding import Fold
from coterie.ui.parts.labels import Label
from coterie.ui.parts.wrap_row import WrapRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

TILE, SIGN, LEAST_WORDS, FACTS_GAP = 46, 24, 300, 34


class PromiseBanner(QFrame):
    """Says what is promised, and how it stands."""

    def __init__(self) -> None:
        """Make it without facts."""
        super().__init__()
        self._facts = WrapRow(gap=FACTS_GAP)
        self._shown: tuple[tuple[str, str], ...] = ()
        words = QWidget()
        texts = QVBoxLayout()
        texts.setSpacing(3)
        texts.addStretch(1)
        texts.addWidget(Label(_("Everything stays on this device"), "sub", wrap=True))
        promise = _("Coterie has no account, no server and opens no network connection.")
        texts.addWidget(Label(promise, "body", "text2", wrap=True))
        texts.addStretch(1)
        row = QHBoxLayout(words)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(_Sign(), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(texts, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 22, 16)
        column.addWidget(_Folding(words, self._facts, gap=24))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show what stands large, and the words below it."""
        if tuple(facts) != self._shown:
            self._shown = tuple(facts)
            self._facts.show_widgets(_Fact(large, small) for large, small in facts)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        del event
        look = theme()
        line = look.colour("border") if look.appearance.contrast else None
        strokes.box(QPainter(self), QRectF(self.rect()), RADII.card, look.colour("accent_bg"), line)


class _Folding(Fold):
    """The promise, and the facts beside it while it keeps a readable width."""

    def least_main(self) -> int:
        return theme().px(LEAST_WORDS)

    def below(self, width: int) -> tuple[int, int]:
        return 0, width


class _Fact(QWidget):
    """A figure and what it is."""

    def __init__(self, large: str, small: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(Label(large, "sub"))
        column.addWidget(Label(small, "caption", "text2"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class _Sign(QLabel):
    """The shield on its tile."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = theme().px(TILE)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        look, box = theme(), QRectF(self.rect())
        painter = QPainter(self)
        strokes.box(painter, box, RADII.card, look.colour("surface"))
        side = look.px(SIGN)
        strokes.icon(painter, strokes.centred(box, side, side), "shield-check", "accent")
