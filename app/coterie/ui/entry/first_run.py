# SPDX-License-Identifier: GPL-3.0-or-later
"""The first run: where, passphrase, recovery code, people. The vault is made when the code is decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from coterie.domain.errors import UserError
from coterie.domain.recovery_codes import new_code
from coterie.domain.texts import _
from coterie.ui.design.theme import theme
from coterie.ui.design.tokens import RADII
from coterie.ui.entry.backdrop import EntryCard
from coterie.ui.entry.folder_names import SUFFIX
from coterie.ui.entry.passphrase_step import PassphraseStep
from coterie.ui.entry.people_step import PeopleStep
from coterie.ui.entry.place_step import PlaceStep
from coterie.ui.entry.recovery_step import RecoveryStep
from coterie.ui.parts.announcing import announce
from coterie.ui.parts.brand import BrandMark
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.icon_line import IconLine
from coterie.ui.parts.labels import Label
from coterie.ui.parts.margins import Margins
from coterie.ui.parts.steps import StepList

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from coterie.services.app import App, Unlocked
    from coterie.ui.entry.step import Step
    from coterie.ui.entry.wish import FirstWish
    from coterie.ui.jobs import Jobs

PLACE, PASSPHRASE, RECOVERY, PEOPLE = 0, 1, 2, 3
SIDE, LEAST_STEP = 300, 480


class FirstRunView(EntryCard):
    """Makes a vault.

    made: it is open, with what to begin with. other, restore: the person has a vault already, or a backup of one.
    """

    made = Signal(object, object)
    other = Signal()
    restore = Signal()

    def __init__(self, app: App, runner: Jobs, missing: Path | None = None) -> None:
        """Begin with the first step. missing: the vault of the last time, where it is not where it was."""
        super().__init__(938, 690)
        self._app = app
        self._runner = runner
        self._at = PLACE
        self._unlocked: Unlocked | None = None
        self._place = PlaceStep(app.default_vault, runner, missing)
        self._passphrase = PassphraseStep()
        self._recovery = RecoveryStep(runner, app.clock)
        self._people = PeopleStep()
        self._all: tuple[Step, ...] = (self._place, self._passphrase, self._recovery, self._people)
        self._titles = (
            (_("Where to keep it"), _("A folder on this computer")),
            (_("Passphrase"), _("The only key to your vault")),
            (_("Recovery code"), _("Print it or write it down")),
            (_("Bring your people"), _("Import, sample data or start empty")),
        )
        self._side = QWidget()
        self._list = StepList(self._titles)
        self._stack = QStackedWidget()
        self._back = Button(_("Back"), kind="ghost", height=38)
        self._later = Button(_("Later"), kind="ghost", height=38)
        self._reminds = Label(_("Reminds you in Privacy"), "label", "text2", wrap=True)
        self._next = Button(_("Continue"), kind="primary", key="↵", height=38)
        self._problem = Label("", "label", "danger", wrap=True)
        self._working = IconLine("hard-drive", _making(), "text2")
        self._working.hide()
        self._arrange()
        for number, step in enumerate(self._all):
            self._stack.addWidget(step)
            step.ready.connect(lambda ready, number=number: self._ready(number, ready=ready))
        self._back.clicked.connect(lambda: self._show(self._at - 1))
        self._next.clicked.connect(self._go_on)
        self._later.clicked.connect(lambda: self._make(kept=False))
        self._place.open_other.connect(self.other)
        self._place.restore.connect(self.restore)
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
        main.addWidget(self._working)
        main.addWidget(self._problem)
        foot = QHBoxLayout()
        foot.addWidget(self._back)
        foot.addStretch(1)
        foot.addWidget(self._reminds)
        foot.addWidget(self._later)
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
        self._back.setVisible(number in {PASSPHRASE, RECOVERY})
        for part in (self._later, self._reminds):
            part.setVisible(number == RECOVERY)
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
            self._list.set_detail(PASSPHRASE, self._passphrase.detail)
            if self._recovery.code is None:
                self._recovery.begin(new_code(), self._place.path.name.removesuffix(SUFFIX))
            self._show(RECOVERY)
        elif self._at == RECOVERY and self._recovery.is_ready():
            self._make(kept=True)

    def _make(self, *, kept: bool) -> None:
        """Make the vault and open it, away from the window's thread. kept: the recovery code opens it, too."""
        folder, passphrase = self._place.path, self._passphrase.passphrase
        code, typed = self._recovery.code, self._recovery.typed
        for button in (self._next, self._back, self._later):
            button.setEnabled(False)
        self._problem.setVisible(False)
        self._working.setVisible(True)
        announce(self, _making())

        def work(_ctx: object) -> tuple[Unlocked, UserError | None]:
            self._app.create(folder, passphrase)
            unlocked = self._app.open(folder, passphrase)
            try:
                if kept and code is not None:
                    unlocked.session.keys.keep_recovery_code(code, typed)
            except UserError as error:
                return unlocked, error
            return unlocked, None

        self._runner.write(work, lambda answer: self._made(*answer, kept=kept), failed=self._failed)

    def _made(self, unlocked: Unlocked, error: UserError | None, *, kept: bool) -> None:
        self._unlocked = unlocked
        self._working.setVisible(False)
        self._list.set_detail(RECOVERY, _("Kept") if kept and error is None else _("Not yet: see Privacy"))
        self._passphrase.forget()
        self._recovery.forget()
        self._show(PEOPLE)
        if error is not None:
            self._say_problem(_("The recovery code was not kept. Make one on the Privacy page.") + f" {error}")

    def _failed(self, error: UserError) -> None:
        self._working.setVisible(False)
        for button in (self._back, self._later):
            button.setEnabled(True)
        self._next.setEnabled(self._recovery.is_ready())
        self._say_problem(str(error))

    def _say_problem(self, text: str) -> None:
        self._problem.setText(text)
        self._problem.setVisible(True)
        announce(self, text, assertive=True)

    def _finish(self, wish: FirstWish) -> None:
        unlocked, self._unlocked = self._unlocked, None
        self.made.emit(unlocked, wish)


def _making() -> str:
    return _("Making the vault. The key is fitted to this computer, which takes a few seconds.")
