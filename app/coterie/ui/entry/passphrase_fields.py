# SPDX-License-Identifier: GPL-3.0-or-later
"""Fields for a new passphrase: how strong it is in words, and five words at random for who wants them."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.errors import UserError
from coterie.domain.passphrase_strength import (
    EXCELLENT,
    GOOD,
    WORDS,
    PassphraseStrength,
    bits_of_suggestion,
    guessing_sentence,
    level_name,
    strength_of,
    suggestion,
)
from coterie.domain.passphrases import check_passphrase
from coterie.domain.texts import _
from coterie.shipped import passphrase_words
from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.design.tokens import RADII
from coterie.ui.entry.keyboard_hints import layout_name
from coterie.ui.entry.word_tile import WordTile
from coterie.ui.parts.announcing import announce
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.checks import Check
from coterie.ui.parts.fields import LabelledField, PassphraseField
from coterie.ui.parts.icon_label import IconLabel
from coterie.ui.parts.labels import Label
from coterie.ui.parts.margins import Margins
from coterie.ui.parts.progress import Meter
from coterie.ui.parts.wrap_row import WrapRow

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QPaintEvent

    _Widget = QWidget
else:
    _Widget = object

PAUSE_MS = 120
ANNOUNCE_MS = 1_000


class PassphraseFields(_Widget):
    """Asks for a new passphrase, twice. A mixin: the widget has `body` for the fields, and `ready` to tell.

    The first run and the sheet that changes the passphrase ask in the same way.
    """

    body: QVBoxLayout
    ready: SignalInstance

    def make_fields(self, *, shown: bool) -> None:
        """Begin with nothing typed; the cost of a guess comes later, measured. shown: what is typed can be read."""
        self._guess_seconds = 0.2
        self._strength = PassphraseStrength(0, 0)
        self._words = passphrase_words()
        self._first = PassphraseField(name=_("Passphrase"))
        self._again = PassphraseField(name=_("Repeat the passphrase"))
        for field in (self._first, self._again):
            field.set_shown(shown)
        self._labelled = LabelledField(_("Passphrase"), self._first)
        self._labelled_again = LabelledField(_("Repeat it"), self._again)
        self._meter = Meter(4, _("Strength of the passphrase"))
        self._sentence = Label("", "label", "text2", wrap=True)
        self._accept = Check(_("I accept a weaker passphrase"))
        self._suggested = SuggestionBox()
        self._judge_soon = _single_shot(self, PAUSE_MS, self._judge)
        self._say_soon = _single_shot(self, ANNOUNCE_MS, self._say)
        self._arrange()
        self._first.textChanged.connect(self._judge_soon.start)
        self._again.textChanged.connect(self._check)
        self._accept.toggled.connect(self._check)
        self._suggested.another.clicked.connect(self._suggest)
        self._suggested.use.clicked.connect(self._use)
        self._suggest()
        self._judge()

    @property
    def passphrase(self) -> str:
        """What was typed."""
        return self._first.text()

    def set_guess_seconds(self, seconds: float) -> None:
        """Take the measured cost of one guess."""
        self._guess_seconds = seconds
        self._judge()

    def is_ready(self) -> bool:
        """Tell whether it is long enough, not well known, strong or accepted, and typed the same twice."""
        accepted = self._strength.bits >= GOOD or self._accept.isChecked()
        return not self._problem() and accepted and self._again.text() == self.passphrase

    def forget(self) -> None:
        """Take what was typed out of the fields."""
        self._first.clear()
        self._again.clear()

    def _arrange(self) -> None:
        self.body.addWidget(self._labelled)
        self.body.addSpacing(10)
        self.body.addWidget(self._meter)
        self.body.addSpacing(6)
        self.body.addWidget(self._sentence)
        self.body.addSpacing(6)
        self.body.addWidget(self._accept)
        self.body.addSpacing(10)
        self.body.addWidget(self._labelled_again)
        self.body.addSpacing(18)
        self.body.addWidget(self._suggested)

    def _judge(self) -> None:
        self._strength = strength_of(self.passphrase)
        level = self._strength.level
        self._meter.set_level(level + 1 if self.passphrase else 0, level_name(level) if self.passphrase else "")
        self._sentence.setText(self._explain())
        self._accept.setVisible(bool(self.passphrase) and self._strength.bits < GOOD and not self._problem())
        self._say_soon.start()
        self._check()

    def _explain(self) -> str:
        if not self.passphrase:
            name = layout_name()
            return _("Keyboard layout: {0}.").format(name) if name else _("Ten characters or more.")
        sentence = self._problem() or guessing_sentence(self._strength.bits, self._guess_seconds)
        if GOOD <= self._strength.bits < EXCELLENT:
            sentence += " " + _("One more word makes it excellent.")
        return sentence

    def _problem(self) -> str:
        """Say why it cannot be taken at all, "" where it can."""
        try:
            check_passphrase(self.passphrase)
        except UserError as error:
            return error.message
        return ""

    def _check(self) -> None:
        again = self._again.text()
        if again and not self.passphrase.startswith(again):
            self._labelled_again.show_problem(_("The two differ."))
        else:
            self._labelled_again.clear_problem()
        self.ready.emit(self.is_ready())

    def _say(self) -> None:
        if self.passphrase and self._first.hasFocus():
            announce(self._first, level_name(self._strength.level))

    def _suggest(self) -> None:
        self._suggested.show_words(suggestion(self._words, secrets.choice), round(bits_of_suggestion(self._words)))

    def _use(self) -> None:
        text = " ".join(self._suggested.words)
        for field in (self._first, self._again):
            # Words that somebody else thought up are read before they are known.
            field.set_shown(True)
        self._first.setText(text)
        self._again.setText(text)
        self._judge()


class SuggestionBox(QWidget):
    """Five words in tiles, to take or to change."""

    def __init__(self) -> None:
        """Make the box."""
        super().__init__()
        self.words: tuple[str, ...] = ()
        self.another = Button(_("Another"), kind="ghost", icon="refresh-cw", height=28)
        self.use = Button(_("Use this one"), height=30)
        self._bits = Label("", "label", "text2", wrap=True)
        self._tiles = [WordTile() for _number in range(WORDS)]
        head = QHBoxLayout()
        head.setSpacing(9)
        head.addWidget(IconLabel("dices", 18, "accent"))
        head.addWidget(Label(_("Suggestion: five random words"), "label_strong", wrap=True), 1)
        head.addWidget(self.another)
        self._row = WrapRow(gap=7)
        for tile in self._tiles:
            self._row.add(tile)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.use)
        foot.addWidget(self._bits, 1)
        column = QVBoxLayout(self)
        Margins(16, 12, 12, 12).put_on(column, self.layoutDirection())
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._row)
        column.addLayout(foot)

    def show_words(self, words: tuple[str, ...], bits: int) -> None:
        """Show other words."""
        self.words = words
        for tile, word in zip(self._tiles, words, strict=True):
            tile.setText(word)
            tile.updateGeometry()
        self._bits.setText(_("Easy to remember, about {0} bits").format(bits))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        del event
        strokes.box(QPainter(self), QRectF(self.rect()), RADII.card, theme().colour("sunken"))


def _single_shot(parent: QWidget, milliseconds: int, call: object) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(call)
    return timer
