# SPDX-License-Identifier: GPL-3.0-or-later
"""Who does the same thing by mouse again and again is told its key, once: the window around a control counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


@runtime_checkable
class Teacher(Protocol):
    """Hears what is done by mouse that has a key, and has a sentence about it once in a while."""

    def done_by_mouse(self, key: str, name: str) -> None:
        """Count one use. key: in Qt's portable notation; name: as it is called where it was pressed."""

    def take_lesson(self) -> str:
        """Give the sentence that is to be told next, and forget it; "" = none."""


def teacher_of(widget: QWidget) -> Teacher | None:
    """Find the teacher of the window around a widget."""
    around: QWidget | None = widget
    while around is not None:
        teacher = getattr(around, "key_teacher", None)
        if isinstance(teacher, Teacher):
            return teacher
        around = around.parentWidget()
    return None
