# SPDX-License-Identifier: GPL-3.0-or-later
"""What somebody types in a form: followed letter by letter, kept by the window, and put back where it was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from coterie.ui.drafts import DraftKeeper
from coterie.ui.parts.covers import uncovered

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: The fields of a form, first those that say what kind of thing it is: they decide which others are shown.
_KINDS: dict[str, type[QWidget]] = {
    "choice": QComboBox,
    "tick": QAbstractButton,
    "line": QLineEdit,
    "text": QPlainTextEdit,
}
#: Only words make a draft: a tick by itself is quickly made again.
_WORDS = ("line", "text")


class TypedWords(QObject):
    """Follows the fields of one form, from when it opens until what is in them is saved. changed: in a field."""

    changed = Signal()

    def __init__(self, form: QWidget) -> None:
        """Belong to a form. Without a keeper around it nothing is kept."""
        super().__init__(form)
        self._form = form
        self._place = ""
        self._before: dict[str, str] = {}
        self._followed: set[QWidget] = set()
        self._still = False

    def begin(self, place: str, *, offer: bool = True) -> bool:
        """Follow a form that has just been filled; tells whether words of before were put back into it.

        place: a word for the form; whom it is about is told by what stands around it; offer: put words of before back.
        """
        keeper = self._keeper()
        self._place = place = " ".join(filter(None, (place, self._about())))
        self._before = typed_in(self._form)
        kept = keeper.words_of(place) if keeper is not None and place and offer else {}
        if kept:
            self._still = True
            type_again(self._form, kept)
            self._still = False
        for field in dict(_fields(self._form)).values():
            if field not in self._followed:
                self._followed.add(field)
                self._follow(field)
        return bool(kept)

    def end(self) -> None:
        """Forget what was typed: it was saved, or thrown away on purpose."""
        keeper, place, self._place = self._keeper(), self._place, ""
        if keeper is not None and place:
            keeper.forget(place)

    def leave(self) -> None:
        """Follow no more; what was typed is offered again where it was typed."""
        self._place = ""

    def _changed(self) -> None:
        self.changed.emit()
        keeper = self._keeper()
        if self._still or not self._place or keeper is None:
            return
        now = {name: value for name, value in typed_in(self._form).items() if value != self._before.get(name, "")}
        if any(name.startswith(_WORDS) for name in now):
            keeper.keep(self._place, now)
        else:
            keeper.forget(self._place)

    def start_over(self) -> None:
        """Put back what stood in the form before anything was typed."""
        type_again(self._form, self._before)

    def _follow(self, field: QWidget) -> None:
        if isinstance(field, QComboBox):
            field.currentIndexChanged.connect(self._changed)
        elif isinstance(field, QAbstractButton):
            field.toggled.connect(self._changed)
        elif isinstance(field, (QLineEdit, QPlainTextEdit)):
            field.textChanged.connect(self._changed)

    def _about(self) -> str:
        """Ask what stands around the form whom it is about."""
        around = self._form.parentWidget()
        while around is not None:
            tell = getattr(around, "draft_about", None)
            if tell is not None:
                return str(tell())
            around = around.parentWidget()
        return ""

    def _keeper(self) -> DraftKeeper | None:
        """Find the keeper of the window the form stands in."""
        around: QWidget | None = self._form
        while around is not None:
            found = getattr(around, "draft_keeper", None)
            if isinstance(found, DraftKeeper):
                return found
            around = around.parentWidget()
        return None


def leave_words(top: QWidget) -> None:
    """Let every form in a widget go with what is typed in it: it is offered again at the same place."""
    for words in top.findChildren(TypedWords):
        words.leave()


def typed_in(form: QWidget) -> dict[str, str]:
    """Give what stands in the fields of a form, by kind and number of the field."""
    return {name: _value(field) for name, field in _fields(form)}


def type_again(form: QWidget, words: Mapping[str, str]) -> None:
    """Put texts back into the fields they were typed in."""
    for name, field in _fields(form):
        if name in words and _value(field) != words[name]:
            _put(field, words[name])


def _fields(form: QWidget) -> Iterator[tuple[str, QWidget]]:
    """Go through the fields in which something can be typed or chosen; a passphrase is in none of them."""
    for kind, wanted in _KINDS.items():
        number = 0
        for field in [form, *cast("list[QWidget]", form.findChildren(wanted))]:
            if not isinstance(field, wanted) or (isinstance(field, QAbstractButton) and not field.isCheckable()):
                continue
            if isinstance(field, QLineEdit) and field.echoMode() != QLineEdit.EchoMode.Normal:
                continue
            yield f"{kind}:{number}", field
            number += 1


def _value(field: QWidget) -> str:
    if isinstance(field, QComboBox):
        return str(field.currentData() or "")
    if isinstance(field, QAbstractButton):
        return "yes" if field.isChecked() else ""
    return uncovered(field.text() if isinstance(field, QLineEdit) else cast("QPlainTextEdit", field).toPlainText())


def _put(field: QWidget, value: str) -> None:
    if isinstance(field, QComboBox):
        field.setCurrentIndex(max(0, field.findData(value)))
    elif isinstance(field, QAbstractButton):
        field.setChecked(bool(value))
    elif isinstance(field, QLineEdit):
        field.setText(value)
    else:
        area = cast("QPlainTextEdit", field)
        area.setPlainText(value)
        # Whoever comes back goes on behind the last word.
        area.moveCursor(QTextCursor.MoveOperation.End)
