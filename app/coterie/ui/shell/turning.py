# SPDX-License-Identifier: GPL-3.0-or-later
"""Undo and redo, and the sentence about what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.texts import _, counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from coterie.services.undoing import Turned
    from coterie.ui.desk import Desk


class Turning:
    """Takes steps back and does them again."""

    def __init__(self, desk: Desk) -> None:
        """Work on the open vault of a desk."""
        self._desk = desk

    def undo(self) -> None:
        """Take back the newest step."""
        self._turn(self._desk.session.undoing.undo, _("Undone: {0}"))

    def redo(self) -> None:
        """Do again what was undone last."""
        self._turn(self._desk.session.undoing.redo, _("Done again: {0}"))

    def _turn(self, turn: Callable[[], Turned], sentence: str) -> None:
        def said(turned: Turned) -> None:
            text = sentence.format(turned.label)
            if turned.stayed:
                text += " " + counted(
                    "{n} thing was changed since and stays.",
                    "{n} things were changed since and stay.",
                    len(turned.stayed),
                )
            self._desk.notices.say(text)

        self._desk.jobs.write(lambda _ctx: turn(), said)
