# SPDX-License-Identifier: GPL-3.0-or-later
"""The palette over the 100k set, in the real window: people, texts and commands, typed letter by letter.

A figure is one keystroke, from the letter to what was found for it, painted: the CPU of the window's thread, and that
of all threads together. Each text is typed into a palette that was just opened. The yardstick is the painting of the
open palette, with nothing else to do. The box shrinks to fewer hits when nobody types; that is not in the figures.
"""

from __future__ import annotations

import os
import random
import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, cast

from coterie.domain.folding import fold
from tests.performance import invented_words as words
from tests.performance.big_vault import TODAY, big_vault
from tests.performance.measuring import Measure, cpu_ms, percentile
from tests.performance.screens import size

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication, QLineEdit

    from coterie.ui.shell.window import MainWindow

NAME = "The palette in the window"
_KEYSTROKE = 16
_WORDS_EACH = 12
_COMMANDS = ("quick add", "settings", "lock", "undo", "import", "people", "larger text")
_MISSES = ("xqzvwk", "qqq", "zzyxw jk")


def run() -> list[Measure]:
    """Measure every kind of text, each by the thread of the window and by all threads."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from coterie.ui.design.theme import CoterieApplication  # noqa: PLC0415 - only where Qt is

    application = cast("QApplication", CoterieApplication.instance() or CoterieApplication([]))
    with TemporaryDirectory() as folder:
        palette = _Palette(application, Path(folder))
        figures = {what: [one for text in texts for one in palette.type(text)] for what, texts in _typed().items()}
        figures["opening it"] = palette.opened
        plain = percentile([palette.paint() for _time in range(30)], 0.5)
        palette.close()
    everything = [figure for what, found in figures.items() if what != "opening it" for figure in found]
    return [
        measure
        for what, found in (*figures.items(), ("all of these", everything))
        for measure in _both(what, found, plain)
    ]


def _both(what: str, found: list[tuple[float, float]], plain: float) -> list[Measure]:
    mine, whole = ([figure[which] for figure in found] for which in (0, 1))
    return [
        Measure(f"{what}: {where}", percentile(of, 0.5), percentile(of, 0.95), plain, "its painting", _KEYSTROKE)
        for where, of in (("window's thread", mine), ("window and worker", whole))
    ]


def _typed() -> dict[str, list[str]]:
    """Give what is typed, by what is looked for."""
    chance = random.Random(5)
    names = [fold(f"{words.given(chance)} {words.family(chance)}") for _name in range(_WORDS_EACH)]
    texts = [words.sentence(chance, 2) for _text in range(_WORDS_EACH)]
    return {
        "people": names,
        "people, with a typing mistake": [_mistaken(name, chance) for name in names],
        "words of texts": texts,
        "commands": list(_COMMANDS),
        "what is nowhere": list(_MISSES),
    }


def _mistaken(name: str, chance: random.Random) -> str:
    """Swap two letters in the first half of a name."""
    at = chance.randrange(1, max(2, len(name) // 2))
    return name[:at] + name[at + 1 : at + 2] + name[at] + name[at + 2 :]


class _Palette:
    """The palette, open over the window of the big vault."""

    def __init__(self, application: QApplication, folder: Path) -> None:
        self._application = application
        self._window = _window(folder)
        self.settle(2.0)
        self.opened: list[tuple[float, float]] = []
        self._field: QLineEdit = self._reopened()
        self.type("ann the")
        self.opened.clear()

    def type(self, text: str) -> list[tuple[float, float]]:
        """Open the palette anew, type a text letter by letter, and give what each letter took."""
        self._field = self._reopened()
        return [self.press(text[:end]) for end in range(1, len(text) + 1)]

    def press(self, text: str) -> tuple[float, float]:
        """Type up to a text, wait for what is found, paint it, and give the CPU of this thread and of all."""
        return self._took(lambda: self._field.setText(text))

    def _reopened(self) -> QLineEdit:
        from PySide6.QtWidgets import QLineEdit  # noqa: PLC0415 - only where Qt is

        from coterie.ui.sheets.palette.palette_sheet import PaletteSheet  # noqa: PLC0415

        for sheet in self._window.findChildren(PaletteSheet):
            sheet.close_sheet()
        self.settle()
        shell = self._window.shell
        assert shell is not None
        self.opened.append(self._took(shell.search))
        field = self._window.focusWidget()
        assert isinstance(field, QLineEdit)
        return field

    def _took(self, act: Callable[[], object]) -> tuple[float, float]:
        whole, mine = time.process_time(), time.thread_time()
        act()
        self.settle()
        return (time.thread_time() - mine) * 1_000, (time.process_time() - whole) * 1_000

    def settle(self, seconds: float = 0.0) -> None:
        """Do what waits, for so long at least, until every job is home and what came of it is painted."""
        from PySide6.QtCore import QEventLoop  # noqa: PLC0415 - only where Qt is

        runner = self._window._runner
        assert runner is not None
        end = time.monotonic() + seconds
        self._application.processEvents()
        while runner._all or time.monotonic() < end:
            wait = (
                QEventLoop.ProcessEventsFlag.WaitForMoreEvents
                if runner._all
                else QEventLoop.ProcessEventsFlag.AllEvents
            )
            self._application.processEvents(wait)
        self._application.processEvents()

    def paint(self) -> float:
        """Paint the palette as it stands."""
        sheet = self._field.parentWidget()
        assert sheet is not None
        return cpu_ms(lambda: (sheet.update(), sheet.repaint()))

    def close(self) -> None:
        """Close the window and its vault."""
        self._window.close()
        self._application.processEvents()


def _window(folder: Path) -> MainWindow:
    from coterie.bootstrap import build  # noqa: PLC0415 - only where Qt is
    from coterie.services.app import Unlocked  # noqa: PLC0415
    from coterie.storage.vault import SqlVault  # noqa: PLC0415
    from coterie.ui.entry.wish import FirstWish  # noqa: PLC0415
    from coterie.ui.preferences import PreferencesStore  # noqa: PLC0415
    from coterie.ui.restart import ProcessRestart  # noqa: PLC0415
    from coterie.ui.shell.window import MainWindow  # noqa: PLC0415
    from tests.performance.unbacked import session_over  # noqa: PLC0415

    vault = big_vault(size())
    app = replace(build(TODAY), default_vault=vault.place.folder, preferences=folder / "preferences.json")
    window = MainWindow(app, PreferencesStore(app.preferences), ProcessRestart(lambda: None, lambda: None))
    window.resize(1440, 900)
    window.show()
    opened = SqlVault(vault.place, vault._data_key(), app.clock)
    session = session_over(app, opened)
    window.open_shell(Unlocked(session, vault.place.folder, opened.close), FirstWish())
    return window
