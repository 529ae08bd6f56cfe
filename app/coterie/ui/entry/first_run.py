# SPDX-License-Identifier: GPL-3.0-or-later
"""The first run: where, passphrase, people. The vault is made when the passphrase is decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.design.theme import theme
from coterie.ui.design.tokens import RADII
from coterie.ui.entry.backdrop import EntryCard
from coterie.ui.entry.passphrase_step import PassphraseStep
from coterie.ui.entry.people_step import PeopleStep
from coterie.ui.entry.place_step import PlaceStep
from coterie.ui.parts.brand import BrandMark
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.icon_line import IconLine
from coterie.ui.parts.labels import Label
from coterie.ui.parts.margins import Margins
from coterie.ui.parts.steps import StepList

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from coterie.domain.errors import UserError
    from coterie.services.app import App, Unlocked
    from coterie.ui.entry.step import Step
    from coterie.ui.entry.wish import FirstWish
    from coterie.ui.job_runner import JobRunner

PLACE, PASSPHRASE, PEOPLE = 0, 1, 2
SIDE, LEAST_STEP = 300, 480


class FirstRunView(EntryCard):
    """Makes a vault. made: it is open, with what to begin with; other: the person has a vault already."""

    made = Signal(object, object)
    other = Signal()

    def __init__(self, app: App, runner: JobRunner, missing: Path | None = None) -> None:
        """Begin with the first step. missing: the vault of the last time, where it is not where it was."""
        super().__init__(938, 690)
        self._app = app
        self._runner = runner
        self._at = PLACE
        self._unlocked: Unlocked | None = None
        self._place = PlaceStep(app.default_vault, missing)
        self._passphrase = PassphraseStep()
        self._people = PeopleStep()
        self._all: tuple[Step, ...] = (self._place, self._passphrase, self._people)
        self._titles = (
            (_("Where to keep it"), _("A folder on this computer")),
            (_("Passphrase"), _("The only key to your vault")),
            (_("Bring your people"), _("Import, sample data or start empty")),
        )
        self._side = QWidget()
        self._list = StepList(self._titles)
        self._stack = QStackedWidget()
        self._back = Button(_("Back"), kind="ghost", height=38)
        self._next = Button(_("Continue"), kind="primary", key="↵", height=38)
        self._problem = Label("", "label", "danger", wrap=True)
        self._arrange()
        for number, step in enumerate(self._all):
            self._stack.addWidget(step)
            step.ready.connect(lambda ready, number=number: self._ready(number, ready=ready))
        self._back.clicked.connect(lambda: self._show(self._at - 1))
        self._next.clicked.connect(self._go_on)
        self._place.open_other.connect(self.other)
        self._people.chosen.connect(self._finish)
        runner.read(lambda _ctx: app.vaults.seconds_of_a_guess(), self._passphrase.set_guess_seconds)
        self._show(PLACE)

    def close_vault(self) -> None:
        """Close the vault that was made, where the person leaves before the end."""
        unlocked, self._unlocked = self._unlocked, None
        if unlocked is not None:
            unlocked.close()

    def keyPressEvent(self, event: object) -> None:
        """Go on with Enter from every field."""
        key = getattr(event, "key", lambda: None)()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._next.isEnabled() and self._next.isVisible():
            self._go_on()
            return
        super().keyPressEvent(event)  # type: ignore[arg-type]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card and the ground of its side."""
        super().paintEvent(event)
        if self._side.isHidden():
            return
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.inside.geometry()).adjusted(1, 1, -1, -1)
        width = look.px(SIDE)
        leading = self.layoutDirection() == Qt.LayoutDirection.LeftToRight
        side = QRectF(box.left() if leading else box.right() - width, box.top(), width, box.height())
        shape = QPainterPath()
        shape.addRoundedRect(box, RADII.sheet - 1, RADII.sheet - 1)
        painter.setClipPath(shape)
        painter.fillRect(side, look.colour("window"))
        painter.fillRect(
            QRectF(side.right() if leading else side.left(), box.top(), 1, box.height()), look.colour("border")
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the list of steps out where the step itself needs the room."""
        super().resizeEvent(event)
        look = theme()
        self._side.setFixedWidth(look.px(SIDE))
        self._side.setVisible(self.width() >= look.px(SIDE + LEAST_STEP))

    def _arrange(self) -> None:
        column = QVBoxLayout(self._side)
        Margins(32, 36, 24, 30).put_on(column, self.layoutDirection())
        brand = QHBoxLayout()
        brand.setSpacing(10)
        brand.addWidget(BrandMark(34, 23))
        brand.addWidget(Label(_("Coterie"), "sub"))
        brand.addStretch(1)
        column.addLayout(brand)
        column.addSpacing(36)
        column.addWidget(self._list)
        column.addStretch(1)
        column.addWidget(IconLine("wifi-off", _("Works without internet. No account is created."), "text2"))
        main = QVBoxLayout()
        main.setContentsMargins(44, 42, 44, 30)
        main.addWidget(self._stack, 1)
        main.addWidget(self._problem)
        foot = QHBoxLayout()
        foot.addWidget(self._back)
        foot.addStretch(1)
        foot.addWidget(self._next)
        main.addSpacing(12)
        main.addLayout(foot)
        row = QHBoxLayout(self.inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addLayout(main, 1)

    def _show(self, number: int) -> None:
        self._at = number
        self._stack.setCurrentIndex(number)
        self._list.set_current(number)
        self._problem.setVisible(False)
        self._back.setVisible(number == PASSPHRASE)
        self._next.setVisible(number != PEOPLE)
        self._next.setEnabled(self._all[number].is_ready())
        self.setFocusProxy(self._all[number])
        self._all[number].enter()

    def _ready(self, number: int, *, ready: bool) -> None:
        if number == self._at:
            self._next.setEnabled(ready)

    def _go_on(self) -> None:
        if self._at == PLACE:
            self._list.set_detail(PLACE, self._place.detail)
            self._show(PASSPHRASE)
        elif self._at == PASSPHRASE and self._passphrase.is_ready():
            self._make()

    def _make(self) -> None:
        """Make the vault and open it, away from the window's thread."""
        folder, passphrase = self._place.path, self._passphrase.passphrase
        self._next.setEnabled(False)
        self._back.setEnabled(False)
        self._next.setText(_("Making the vault…"))

        def work(_ctx: object) -> Unlocked:
            self._app.create(folder, passphrase)
            return self._app.open(folder, passphrase)

        self._runner.write(work, self._made, failed=self._failed)

    def _made(self, unlocked: Unlocked) -> None:
        self._unlocked = unlocked
        self._list.set_detail(PASSPHRASE, self._passphrase.detail)
        self._passphrase.forget()
        self._show(PEOPLE)

    def _failed(self, error: UserError) -> None:
        self._next.setText(_("Continue"))
        self._next.setEnabled(True)
        self._back.setEnabled(True)
        self._problem.setText(str(error))
        self._problem.setVisible(True)

    def _finish(self, wish: FirstWish) -> None:
        unlocked, self._unlocked = self._unlocked, None
        self.made.emit(unlocked, wish)
