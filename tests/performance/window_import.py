# SPDX-License-Identifier: GPL-3.0-or-later
"""How long the window stands still while 30,000 people are looked at, brought in, brought in again and taken back.

A timer in the window's thread beats as often as it can. Between two beats the window does nothing else for anybody: a
stall. What counts is the CPU this process used meanwhile, on whatever thread, up to the length of the gap: that much of
the wait is its own doing, be it work in the window's thread or another thread that holds the interpreter. The rest of a
gap is the machine doing something else. The plain length stands beside it.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, cast

from tests.performance.big_vault import TODAY
from tests.performance.measuring import Measure, percentile

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

    from coterie.ui.pages.import_export.page import ImportExportPage
    from coterie.ui.shell.window import MainWindow

NAME = "An import in the window"
PEOPLE = 30_000
_BOUND = 100
_BEAT_MS = 4
_DEADLINE = 300.0
_AFTER = 1.0


def run() -> list[Measure]:
    """Measure the stalls of each stage, the longest and the 99th percentile."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from coterie.ui.design.theme import CoterieApplication  # noqa: PLC0415 - only where Qt is

    application = cast("QApplication", CoterieApplication.instance() or CoterieApplication([]))
    with TemporaryDirectory() as folder:
        import_ = _Import(application, Path(folder))
        import_.carry_out()
        import_.close()
    return [measure for stage, gaps in import_.gaps.items() for measure in _told(stage, gaps)]


def _told(stage: str, gaps: list[_Gap]) -> list[Measure]:
    own, long = [gap.own for gap in gaps], [gap.long for gap in gaps]
    return [
        Measure(
            f"{stage}: longest stall of its own", max(own), None, percentile(own, 0.99), "the 99th percentile", _BOUND
        ),
        Measure(f"{stage}: longest gap", max(long), None, percentile(long, 0.99), "the 99th percentile"),
    ]


@dataclass(frozen=True)
class _Gap:
    """The time between two beats. own: how much of it this process was at work."""

    long: float
    own: float


@dataclass
class _Heart:
    """Beats in the window's thread, and keeps the gaps."""

    gaps: list[_Gap] = field(default_factory=list)
    _last: tuple[float, float] = (0.0, 0.0)

    def begin(self) -> None:
        """Begin with the next stage."""
        self.gaps = []
        self._last = (time.perf_counter(), time.process_time())

    def beat(self) -> None:
        """Keep how long the last beat is ago."""
        now = (time.perf_counter(), time.process_time())
        long, used = ((then - before) * 1_000 for then, before in zip(now, self._last, strict=True))
        self._last = now
        self.gaps.append(_Gap(long, min(long, used)))


class _Import:
    """The window of a new vault, and the files that come in."""

    def __init__(self, application: QApplication, folder: Path) -> None:
        from PySide6.QtCore import Qt, QTimer  # noqa: PLC0415 - only where Qt is

        self._application = application
        self._file = folder / "Connections.csv"
        self._window = _window(folder)
        self.gaps: dict[str, list[_Gap]] = {}
        self._heart = _Heart()
        self._timer = QTimer(self._window)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._heart.beat)
        self._timer.start(_BEAT_MS)
        self._stage("nothing at all", lambda: None, lambda: True)

    def carry_out(self) -> None:
        """Go through all stages as a person does."""
        shell = self._window.shell
        assert shell is not None
        shell.go("import_export")
        page = cast("ImportExportPage", shell.page)
        self._stage("the page opens", lambda: None, lambda: True)
        self._bring_in(page, "Baker", "")
        self._bring_in(page, "Lead", " again")
        self._stage("taking it back", shell.undo, lambda: not page.flow.has_plan)

    def _bring_in(self, page: ImportExportPage, position: str, again: str) -> None:
        shell = self._window.shell
        assert shell is not None
        self._file.write_text(_rows(position), encoding="utf-8")
        self._stage(f"looking{again}", lambda: shell.bring_in([self._file]), lambda: page.flow.has_plan)
        self._stage(f"importing{again}", page.flow.import_now, lambda: not page.flow.has_plan)

    def _stage(self, name: str, act: Callable[[], None], is_over: Callable[[], bool]) -> None:
        """Do something and keep the gaps until it is over and what follows it, too."""
        runner = self._window._runner
        assert runner is not None
        self._heart.begin()
        act()
        end = time.monotonic() + _DEADLINE
        while time.monotonic() < end and not (is_over() and not runner._all):
            self._wait()
        end = time.monotonic() + _AFTER
        while time.monotonic() < end or runner._all:
            self._wait()
        self.gaps[name] = self._heart.gaps

    def _wait(self) -> None:
        from PySide6.QtCore import QEventLoop  # noqa: PLC0415 - only where Qt is

        self._application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def close(self) -> None:
        """Close the window and its vault."""
        self._timer.stop()
        self._window.close()
        self._application.processEvents()


def _rows(position: str) -> str:
    """Write a file of connections; a third of them in a position."""
    lines = ["First Name,Last Name,URL,Email Address,Company,Position,Connected On"]
    lines += [
        f"Ana{number % 777},Lind{number},https://www.linkedin.com/in/ana-{number},a{number}@example.org,"
        f"Company {number % 3000},{position if number % 3 == 0 else 'Baker'},09 Jul 2024"
        for number in range(PEOPLE)
    ]
    return "\n".join(lines) + "\n"


def _window(folder: Path) -> MainWindow:
    from coterie.bootstrap import build  # noqa: PLC0415 - only where Qt is
    from coterie.storage.keys.secrets import Cost  # noqa: PLC0415
    from coterie.ui.entry.wish import FirstWish  # noqa: PLC0415
    from coterie.ui.preferences import PreferencesStore  # noqa: PLC0415
    from coterie.ui.restart import ProcessRestart  # noqa: PLC0415
    from coterie.ui.shell.window import MainWindow  # noqa: PLC0415

    place = folder / "import.coterie"
    app = replace(build(TODAY, Cost(19 * 1024, 1, 1)), default_vault=place, preferences=folder / "preferences.json")
    app.create(place, "only for measuring")
    window = MainWindow(app, PreferencesStore(app.preferences), ProcessRestart(lambda: None, lambda: None))
    window.resize(1440, 900)
    window.show()
    window.open_shell(app.open(place, "only for measuring"), FirstWish())
    return window
