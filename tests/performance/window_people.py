# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of people over the 100k set: opening, typing, scrolling, jumping, choosing, beside a bare list.

Everything is done in the calling thread, so that a figure is the whole work and not only what the window does itself;
lines that say so give the share of the window's thread while jobs run where they belong. The yardstick is a bare
QListView of a thousand plain rows, in the same process: what opening, repainting and scrolling cost in any case.
"""

from __future__ import annotations

import os
import random
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, cast

from coterie.domain.folding import fold
from tests.performance import invented_words as words
from tests.performance.big_vault import NOW, PASSPHRASE, TODAY, big_vault
from tests.performance.measuring import Measure, cpu_ms, percentile
from tests.performance.screens import size

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from PySide6.QtWidgets import QApplication, QListView

    from coterie.ui.desk import Desk
    from coterie.ui.jobs import Jobs
    from coterie.ui.pages.people.page import PeoplePage

NAME = "People in the window"
TIMES = 60
_SIZE = (1204, 900)
_KEYSTROKE = 16
_SECONDS = 20.0


class _Clock:
    """Stands on the day of the big vault."""

    def now(self) -> datetime:
        """Give its noon."""
        return NOW

    def today(self) -> date:
        """Give its day."""
        return TODAY


class _Window:
    """A page over the big vault."""

    def __init__(self, application: QApplication, jobs: Jobs, folder: Path) -> None:
        from coterie.sandbox.reader import ChildReader  # noqa: PLC0415 - only where Qt is
        from coterie.services.session import session_over  # noqa: PLC0415
        from coterie.storage.vault import open_vault  # noqa: PLC0415
        from coterie.ui.damage_known import KnownDamage  # noqa: PLC0415
        from coterie.ui.desk import Desk  # noqa: PLC0415
        from coterie.ui.preferences import PreferencesStore  # noqa: PLC0415
        from tests.ui.desks import HeardNotices, WalkedWays  # noqa: PLC0415

        self.application = application
        self.chance = random.Random(3)
        self._jobs = jobs
        self.vault = open_vault(big_vault(size()).place.folder, PASSPHRASE, _Clock())
        session = session_over(self.vault, ChildReader(), (), _Clock())
        preferences = PreferencesStore(folder / "preferences.json")
        self.desk: Desk = Desk(
            session, jobs, _Clock(), HeardNotices(), WalkedWays(), preferences, KnownDamage(preferences)
        )
        self.page = self.build()

    def build(self) -> PeoplePage:
        """Make a page, with nothing read."""
        from coterie.ui.pages.people import PAGE  # noqa: PLC0415

        page = cast("PeoplePage", PAGE.build(self.desk))
        page.resize(*_SIZE)
        return page

    def paint(self) -> None:
        """Do what waits, painting included."""
        self.application.processEvents()

    def settle(self) -> None:
        """Do what waits until every row that is seen is there and painted."""
        rows = self.page.pane.list
        end = time.monotonic() + _SECONDS
        while time.monotonic() < end:
            self.paint()
            if (
                rows.people.ids
                and not getattr(self._jobs, "_all", ())
                and all(rows.people.index(row, 0).data(0) for row in self._seen())
            ):
                self.paint()
                return
            time.sleep(0.002)

    def open(self) -> None:
        """Make the page, read the list and paint it."""
        self.page.hide()
        self.page.deleteLater()
        self.page = self.build()
        self.page.show()
        self.page.reload()
        self.settle()

    def type(self) -> None:
        """Type one more letter of a name, as the field does, and paint the hits."""
        name = fold(words.family(self.chance) if self.chance.random() < 0.5 else words.given(self.chance)).strip()
        self.page.presenter.type(name[: self.chance.choice((1, 2, 3, 5))])
        self.paint()

    def rest(self) -> None:
        """Read all that was typed, and paint it."""
        self.page.presenter.rest()
        self.settle()

    def reload(self) -> None:
        """Read everything anew, as after every write."""
        self.page.presenter.reload()
        self.settle()

    def scroll(self) -> None:
        """Turn the wheel by one step and paint."""
        bar = self.page.pane.list.verticalScrollBar()
        bar.setValue(bar.value() + 3 * bar.singleStep())
        self.paint()

    def jump(self) -> None:
        """Go anywhere and wait for the rows."""
        bar = self.page.pane.list.verticalScrollBar()
        bar.setValue(self.chance.randrange(bar.maximum()))
        self.settle()

    def step(self) -> None:
        """Go one row on by key."""
        self.page.pane.list.step(1)
        self.paint()

    def turn(self) -> None:
        """Choose a row, or no longer."""
        self.page.turn_current()
        self.paint()

    def everybody(self) -> None:
        """Choose everybody, say what they have in common, and choose nobody again."""
        self.page.presenter.choose_all()
        self.settle()
        self.page.presenter.chosen.clear()
        self.paint()

    def close(self) -> None:
        """Let go of the vault."""
        self.page.hide()
        self.page.deleteLater()
        self.application.processEvents()
        self.vault.close()

    def _seen(self) -> range:
        rows = self.page.pane.list
        first = max(0, rows.indexAt(rows.viewport().rect().topLeft()).row())
        return range(first, first + len(rows.visible_ids()))


class _Bare:
    """A plain list of a thousand plain rows."""

    def __init__(self, application: QApplication) -> None:
        from PySide6.QtCore import QStringListModel  # noqa: PLC0415
        from PySide6.QtWidgets import QListView  # noqa: PLC0415

        self.application = application
        self.chance = random.Random(3)
        self.model = QStringListModel([f"Row {number}" for number in range(1_000)])
        self.make = QListView
        self.view: QListView = self.make()

    def paint(self) -> None:
        """Do what waits, painting included."""
        self.application.processEvents()

    def open(self) -> None:
        """Make the list and paint it."""
        self.view.hide()
        self.view.deleteLater()
        self.view = self.make()
        self.view.setUniformItemSizes(True)
        self.view.setModel(self.model)
        self.view.resize(346, 740)
        self.view.show()
        self.paint()

    def change(self) -> None:
        """Show other rows."""
        self.model.setStringList([f"Row {self.chance.random()}" for _number in range(64)])
        self.paint()
        self.model.setStringList([f"Row {number}" for number in range(1_000)])

    def jump(self) -> None:
        """Go anywhere."""
        bar = self.view.verticalScrollBar()
        bar.setValue(self.chance.randrange(bar.maximum()))
        self.paint()


def run() -> list[Measure]:
    """Measure with all work in this thread, then the share of the window's thread."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from coterie.ui.design.theme import CoterieApplication  # noqa: PLC0415
    from coterie.ui.job_runner import JobRunner  # noqa: PLC0415
    from coterie.ui.jobs import InlineJobs  # noqa: PLC0415

    application = CoterieApplication.instance() or CoterieApplication([])
    application = cast("QApplication", application)
    bare = _Bare(application)
    plain = {name: _figures(getattr(bare, name), 30) for name in ("open", "change", "jump")}
    with TemporaryDirectory() as folder:
        whole = _Window(application, InlineJobs(), Path(folder))
        measures = _whole(whole, plain)
        whole.close()
        runner = JobRunner()
        shared = _Window(application, runner, Path(folder))
        measures += _share(shared, plain)
        runner.close()
        shared.close()
    return measures


def _whole(window: _Window, plain: dict[str, list[float]]) -> list[Measure]:
    window.open()
    measures = [_measure("open the page, read the list and paint", window.open, 12, plain["open"])]
    window.settle()
    measures += [
        _measure("wheel step and repaint", window.scroll, TIMES * 3, plain["jump"], _KEYSTROKE),
        _measure("jump anywhere, rows read, repaint", window.jump, TIMES, plain["jump"], 2 * _KEYSTROKE),
        _measure("next row by key", window.step, TIMES, plain["jump"], _KEYSTROKE),
        _measure("choose a row and say what it has in common", window.turn, TIMES, plain["jump"]),
        _measure("keystroke to painted hits", window.type, TIMES * 2, plain["change"], _KEYSTROKE),
        _measure("the whole list that was typed", window.rest, 12, plain["change"]),
    ]
    window.page.presenter.clear_filter()
    window.settle()
    return [
        *measures,
        _measure("read anew after a write", window.reload, 12, plain["change"]),
        _measure("choose everybody and nobody again", window.everybody, 6, plain["change"]),
    ]


def _share(window: _Window, plain: dict[str, list[float]]) -> list[Measure]:
    """Measure what is left to the window's thread."""
    window.open()
    measures = [_measure("window's thread: open and paint", window.open, 12, plain["open"])]
    measures.append(_measure("window's thread: jump anywhere", window.jump, TIMES, plain["jump"], _KEYSTROKE))
    measures.append(_measure("window's thread: choose a row", window.turn, TIMES, plain["jump"], _KEYSTROKE))
    measures.append(_measure("window's thread: everybody", window.everybody, 6, plain["change"]))
    measures.append(_measure("window's thread: read anew after a write", window.reload, 12, plain["change"]))
    return measures


def _measure(what: str, act: Callable[[], None], times: int, plain: list[float], bound: float | None = None) -> Measure:
    figures = _figures(act, times)
    return Measure(
        what, percentile(figures, 0.5), percentile(figures, 0.95), percentile(plain, 0.5), "a bare list", bound
    )


def _figures(act: Callable[[], None], times: int) -> list[float]:
    for _warm in range(3):
        act()
    return [cpu_ms(act) for _time in range(times)]
