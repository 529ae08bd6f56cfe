# SPDX-License-Identifier: GPL-3.0-or-later
"""The shell of an open vault: sidebar, the page in front, and the ways between pages; gone when it is locked.

Its frame and its first page are built before a vault is open, with nothing in them. What nobody waits for, begins when
the first page is painted.
"""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from coterie.ui.awaited_session import AwaitedSession
from coterie.ui.covered_session import covered_session
from coterie.ui.damage_known import KnownDamage
from coterie.ui.design.theme import theme
from coterie.ui.desk import Desk
from coterie.ui.drafts import DraftKeeper
from coterie.ui.notifications.digest import Digest
from coterie.ui.notifications.notifier import DesktopNotifier
from coterie.ui.page_jobs import PageJobs
from coterie.ui.pages import PAGES
from coterie.ui.parts.reading_order import bring_into_sight, next_stop
from coterie.ui.parts.sheet import Sheet
from coterie.ui.parts.writing import StillWhileViewing
from coterie.ui.shell.actions import OPEN_VAULT
from coterie.ui.shell.coming_back import ComingBack
from coterie.ui.shell.history import History, Place
from coterie.ui.shell.notices import WindowNotices
from coterie.ui.shell.page_actions import page_actions, sidebar_keys
from coterie.ui.shell.sheets import Sheets
from coterie.ui.shell.sidebar import Sidebar
from coterie.ui.shell.strips import Strips
from coterie.ui.shell.turning import Turning
from coterie.ui.shell.ways import ShellWays
from coterie.ui.spare_memory import give_back_memory

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent

    from coterie.services.app import Unlocked
    from coterie.services.ports.clock import Clock
    from coterie.ui.job_runner import JobRunner
    from coterie.ui.pages.page import PageView
    from coterie.ui.preferences import PreferencesStore
    from coterie.ui.shell.actions import Actions

FIRST_PAGE = "today"
#: What a page needs at plain text, in pixels: where less is left the sidebar shrinks.
LEAST_PAGE = 440
#: So long one thing that nobody waits for comes after the other.
LATER_MS = 20
DAY_CHECK_MS = 30_000


class Shell(ShellWays, QWidget):
    """Shows pages. lock_wanted: the person pressed Lock; came: another page is in front, by its title.

    restore_wanted: a backup should be put back; its file, its secret, and who hears why not.
    """

    lock_wanted = Signal()
    restore_wanted = Signal(object, str, object)
    came = Signal(str)

    def __init__(self, runner: JobRunner, clock: Clock, preferences: PreferencesStore, actions: Actions) -> None:
        """Build the frame, for a vault that may still be locked; pages are made when they are first asked for."""
        super().__init__()
        self._runner = runner
        self._actions = actions
        self._history = History()
        self._views: dict[str, PageView] = {}
        self._ahead: dict[str, PageView] = {}
        self._stale: set[str] = set()
        self._clock = clock
        self._day = clock.today()
        self._pages = {page.id: page for page in PAGES}
        keys = sidebar_keys(actions, page_actions(self.go))
        self.sidebar = Sidebar([page for page in PAGES if page.in_sidebar], keys)
        self._stack = QStackedWidget()
        self._above = QVBoxLayout()
        self._arrange()
        self.notices = WindowNotices(self._stack, self, clock)
        self._awaited = AwaitedSession()
        session = covered_session(self._awaited.session, lambda: preferences.now.blur)
        self._is_blurred = preferences.now.blur
        self._page_jobs = PageJobs(runner)
        self.damage = KnownDamage(preferences, self)
        self.desk = Desk(session, runner, clock, self.notices, self, preferences, self.damage)
        self.draft_keeper = DraftKeeper(session.drafts, runner, self)
        self.sidebar.chosen.connect(self.go)
        self.sidebar.searched.connect(self.search)
        self.sidebar.locked.connect(self.lock_wanted)
        self.sidebar.set_narrow(preferences.now.rail)
        self.sidebar.narrowed.connect(lambda narrow: preferences.change(rail=narrow))
        runner.changed.connect(self._vault_changed)
        runner.went_wrong.connect(self.notices.problem)
        self._turning = Turning(self.desk)
        self._sheets = Sheets(self, self.desk, actions)
        self._strips = Strips(self.desk)
        self._strips.damage_wanted.connect(self.show_damage)
        self._above.addWidget(self._strips)
        self._midnight = QTimer(self)
        self._midnight.timeout.connect(self._look_at_the_day)
        back = ComingBack(self.desk, self.draft_keeper, self._sheets, self._history)
        self._later = deque((
            back.tell, self._strips.begin, self._count_today, self._begin_day,
            self._strips.opening.look_at_the_place, self._begin_to_look, self._give_back_memory,
        ))  # fmt: skip

    def build_ahead(self) -> None:
        """Make the first page, empty."""
        if FIRST_PAGE not in self._views:
            self._ahead[FIRST_PAGE] = self._build(FIRST_PAGE)

    def draw_ahead(self) -> None:
        """Draw everything, unseen: icons, letters and sizes are ready then, and the second time what runs often."""
        self.sidebar.show_page(FIRST_PAGE)
        for view in (*self._ahead.values(), *self._ahead.values()):
            self._stack.setCurrentWidget(view)
            view.rehearse(self._draw)

    def open(self, opened: Unlocked) -> None:
        """Take the vault that was opened."""
        self._awaited.give(opened.session)
        self._day = self._clock.today()
        self._is_blurred = self.desk.preferences.now.blur
        self.sidebar.set_vault(opened.name, viewing=bool(opened.viewing))
        self.sidebar.set_lock_after(self.desk.preferences.now.lock_after)
        self._strips.open(opened, is_blurred=self._is_blurred)
        self._actions.only_read(opened.viewing)
        if opened.viewing:
            StillWhileViewing(self, lambda: opened.viewing)
        self.damage.open(opened.folder, viewing=bool(opened.viewing))
        self._actions.add(OPEN_VAULT, page_actions(self.go))

    def go_on(self) -> None:
        """Begin what nobody waits for, one thing after the other."""
        if self._later:
            self._later.popleft()()
            QTimer.singleShot(LATER_MS, self, self.go_on)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the sidebar make room where the window is small."""
        super().resizeEvent(event)
        self._give_the_page_room()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab go through sidebar and page in reading order, whenever their parts were made."""
        target = next_stop(self, QApplication.focusWidget(), forward=forward)
        if target is None:
            return super().focusNextPrevChild(forward)
        target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        bring_into_sight(target)
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Let the sidebar make room where text is large."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._give_the_page_room()

    def begin(self, page: str) -> None:
        """Show the page that was in front the last time, or the first one."""
        known = {one.id for one in PAGES if one.in_sidebar}
        self.go(page if page in known else FIRST_PAGE)

    def take_apart(self) -> None:
        """Let the pages go, and what could be done on them."""
        for sheet in self.findChildren(Sheet):
            sheet.close_sheet()
        for scope in (*self._pages, OPEN_VAULT):
            self._actions.remove(scope)

    def blur(self, on: bool) -> None:
        """Cover who people are, or show them: pages and sheets are made anew, so that nothing is left of before."""
        if on == self._is_blurred:
            return
        self._is_blurred = on
        self.save_drafts()
        self._page_jobs.end()
        self._page_jobs = PageJobs(self._runner)
        self.take_apart()
        self._sheets.forget()
        views, self._views = self._views, {}
        for view in views.values():
            self._stack.removeWidget(view)
            view.deleteLater()
        self._stale.clear()
        self.notices.blur(on)
        self._strips.blur.setVisible(on)
        self._actions.add(OPEN_VAULT, page_actions(self.go))
        here = self.place
        if here is not None:
            self.go(here.page, here.selection)

    @property
    def runner(self) -> JobRunner:
        """What runs its jobs."""
        return self._runner

    @property
    def page(self) -> PageView | None:
        """The page in front."""
        here = self._history.here
        return self._views.get(here.page) if here else None

    @property
    def place(self) -> Place | None:
        """The page in front and what is shown on it."""
        return self._history.here

    def go(self, page: str, selection: str = "") -> None:
        """Show a page, and something on it."""
        if page not in self._pages:
            return
        view = self._view(page)
        if self._history.here is None or self._history.here.page != page:
            self._history.visit(Place(page, ""))
        self._come(page)
        if selection:
            view.show_selection(selection)
            self._history.visit(Place(page, selection))

    def back(self) -> None:
        """Step back to where the person was before."""
        self._show(self._history.back())

    def forward(self) -> None:
        """Step forward again."""
        self._show(self._history.forward())

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place before this one."""
        return self._history.can_go_back

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a place after this one."""
        return self._history.can_go_forward

    def bring_in(self, files: Sequence[Path]) -> None:
        """Begin an import of files."""
        self.go("import_export", "import")
        view = self._view("import_export")
        bring = getattr(view, "bring_in", None)
        if bring is not None and files:
            bring(files)

    def load_samples(self) -> None:
        """Bring the invented people in."""
        self._strips.samples.load()

    def take_out(self, people: Sequence[int]) -> None:
        """Begin an export of people; none = everybody."""
        self.go("import_export", "export")
        take = getattr(self._view("import_export"), "take_out", None)
        if take is not None:
            take(people)

    def undo(self) -> None:
        """Take back the newest step."""
        self._turning.undo()

    def redo(self) -> None:
        """Do again what was undone last."""
        self._turning.redo()

    def save_drafts(self) -> None:
        """Write what is typed and not saved, on every page."""
        for view in self._views.values():
            view.save_drafts()

    def last_words(self) -> Callable[[], None]:
        """Give the way of writing what is left to write, to be walked on any thread before the vault is closed."""
        write, drafts, place = self.draft_keeper.last_words(), self.desk.session.drafts, self.place

        def walk() -> None:
            write()
            if place is not None:
                drafts.stand_at(place.page, place.selection)

        return walk

    def shortcuts(self) -> None:
        """Show the keys of this page and of the window."""
        here = self._history.here
        self._sheets.shortcuts(self._pages[here.page].title() if here else "")

    def _give_the_page_room(self) -> None:
        self.sidebar.make_room(self.width() - self.sidebar.full_width < theme().px(LEAST_PAGE))

    def _view(self, page: str) -> PageView:
        """Give a page, made now if nobody asked for it before."""
        view = self._views.get(page)
        if view is None:
            view = self._ahead.pop(page, None) or self._build(page)
            self._views[page] = view
            self._actions.add(page, view.actions_here())
            view.reload()
        return view

    def _build(self, page: str) -> PageView:
        """Make a page with nothing read."""
        view = self._pages[page].build(replace(self.desk, jobs=self._page_jobs))
        view.setAccessibleName(self._pages[page].title())
        self._stack.addWidget(view)
        view.moved.connect(lambda selection: self._moved(page, selection))
        if self._pages[page].in_sidebar:
            view.counted.connect(lambda count: self.sidebar.set_count(page, count))
        return view

    def _come(self, page: str) -> None:
        view = self._views[page]
        if page in self._stale:
            self._stale.discard(page)
            view.reload()
        self._strips.damage.stand_over(page)
        self._stack.setCurrentWidget(view)
        self._actions.bring_to_front(page)
        self.sidebar.show_page(page)
        view.focus_main()
        self.came.emit(self._pages[page].title())

    def _show(self, place: Place | None) -> None:
        if place is None:
            return
        view = self._view(place.page)
        self._come(place.page)
        if place.selection:
            view.show_selection(place.selection)

    def _moved(self, page: str, selection: str) -> None:
        """Remember what a page shows now, if it is in front."""
        here = self._history.here
        if here is not None and here.page == page:
            self._history.visit(Place(page, selection))

    def _vault_changed(self) -> None:
        self._strips.reload()
        here = self._history.here
        self._stale = set(self._views) - {here.page if here else ""}
        if here is not None:
            self._views[here.page].reload()
            if here.page != FIRST_PAGE and FIRST_PAGE in self._views:
                # The sidebar counts what is open today, whatever page is in front.
                self._stale.discard(FIRST_PAGE)
                self._views[FIRST_PAGE].reload()

    def _look_at_the_day(self) -> None:
        """Begin the new day where the program is open at midnight."""
        if self._clock.today() != self._day:
            self._day = self._clock.today()
            self._begin_day()
            self._vault_changed()

    def _draw(self) -> None:
        self.grab()

    def _begin_to_look(self) -> None:
        """Look at the clock from now on: for the next day, and for the time of the day's note."""
        self._digest = Digest(self.desk, DesktopNotifier(self), self)
        self._midnight.start(DAY_CHECK_MS)

    def _count_today(self) -> None:
        """Have the first page read: the sidebar counts what is open today, whatever page is in front."""
        self._view(FIRST_PAGE)

    def _begin_day(self) -> None:
        """Get what depends on the day ready, beside everything else; lists are right without it, only slower."""
        searching = self.desk.session.searching
        self._runner.read(lambda _ctx: searching.begin_day(), lambda _none: None, failed=lambda _error: None)

    def _give_back_memory(self) -> None:
        """Let the system have what building the window took and nothing holds any more."""
        self._runner.read(lambda _ctx: give_back_memory(), lambda _none: None)

    def _arrange(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addLayout(self._above)
        right.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addLayout(right, 1)
