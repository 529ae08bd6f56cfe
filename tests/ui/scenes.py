# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything the window can show, one after the other: the way in, every page, every sheet, every topic of settings."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from coterie.domain.column_maps.encodings import ENCODINGS
from coterie.domain.column_maps.guessing import guess
from coterie.domain.column_titles import normalised_title
from coterie.domain.people import NewPerson, PersonName
from coterie.services.column_maps import TableSeen
from coterie.ui.entry.first_run import FirstRunView
from coterie.ui.pages import PAGES
from coterie.ui.pages.import_export.mapping.presenter import _Found
from coterie.ui.pages.import_export.page import ImportExportPage
from coterie.ui.pages.privacy.page import PrivacyPage
from coterie.ui.pages.privacy.person_sheet import PersonSheet
from coterie.ui.pages.today.page import TodayPage
from coterie.ui.settings.settings_window import SettingsWindow
from coterie.ui.settings.topics import TOPICS
from coterie.ui.sheets.backups.backups_sheet import BackupsSheet
from coterie.ui.sheets.keys.recovery_sheets import MakeCodeSheet
from coterie.ui.sheets.sources_sheet import SourcesSheet
from tests.ui import report_scenes
from tests.ui.entry_scenes import lost_ones

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from tests.ui.window import DrivenWindow, Windows

#: What pages can be asked to show beside what they begin with.
_SHOWN = {
    "people": ("person", "organisation"),
    "import_export": ("import", "export", "export:calendar:2026-03-09:2026-03-15", "duplicates"),
    "calendar": ("week:2026-03-12", "month:2026-03-12", "event:1"),
}
#: Every page, and every page with something on it.
PLACES = [(page.id, shown) for page in PAGES for shown in ("", *_SHOWN.get(page.id, ()))]
#: A list from elsewhere, of which nobody knows what its columns are.
ALUMNI = (
    ("Apelido", "Herrera", "Kova\u010d", "Marchetti"),
    ("Nome", "Tom\u00e1s", "Hana", "Sofia"),
    ("E-mail prof.", "t.h@fjord.example.org", "hk@kestrel.example.org", ""),
    ("Empresa", "Fjordbank", "Kestrel Robotics", "Freelance"),
    ("Cargo", "Director of data", "Data scientist", "Designer"),
    ("Ult. contacto", "03/04/2025", "11/11/2025", "25/12/2025"),
    ("Obs.", "Runs PyLisbon", "Moved to Zagreb", ""),
    ("C\u00f3d.", "A-0192", "A-0214", "A-0388"),
)
ALUMNI_LETTERS = "Hana Kova\u010d, Tom\u00e1s, \u0141ukasz".encode("cp1250")
LONG_NAME = "Maria-Magdalena Freifrau von Hohenstein-Wartenberg zu Niederschönhausen"


@dataclass(frozen=True)
class Scene:
    """Something to look at. window: what is resized; show: brings it up and gives it; hide: takes it away again."""

    name: str
    window: QWidget
    show: Callable[[], QWidget]
    hide: Callable[[], None] = lambda: None


def scenes_of_the_way_in(windows: Windows, folder: Path) -> list[Scene]:
    """Give the unlock screen and the steps of the first run, each in a window of its own."""
    locked, wrong = windows.locked(folder / "locked"), windows.locked(folder / "wrong")
    wrong.type("not this one")
    wrong.press("Return")
    wrong.settle()
    scenes = [_standing("unlock", locked), _standing("unlock, wrong passphrase", wrong)]
    for name, steps in _FIRST_RUN.items():
        driven = windows.empty(folder / name)
        for step in steps:
            step(driven)
            driven.settle()
        scenes.append(_standing(name, driven))
    return [*scenes, *(_standing(name, driven) for name, driven in lost_ones(windows, folder / "lost").items())]


def scenes_of_the_pages(driven: DrivenWindow) -> list[Scene]:
    """Give every page, with something chosen on it where that shows more."""
    fill(driven)
    made = [
        Scene(f"page {page} {shown}".rstrip(), driven.window, partial(go_to, driven, page, shown))
        for page, shown in PLACES
    ]
    made += [Scene(f"page today, {name}", driven.window, partial(_sheet, driven, way), partial(_close, driven))
             for name, way in _sheets_of_today(driven).items()]  # fmt: skip
    made += [Scene(f"page privacy, {name}", driven.window, partial(_sheet, driven, way), partial(_close, driven))
             for name, way in _sheets_of_privacy(driven).items()]  # fmt: skip
    made.append(Scene("page import_export mapping", driven.window, partial(_mapping, driven),
                      partial(_leave_mapping, driven)))  # fmt: skip
    made.append(Scene("page import_export report", driven.window, partial(report_scenes.report, driven)))
    made.append(Scene("page import_export report, rows", driven.window, partial(report_scenes.rows, driven),
                      partial(_close, driven)))  # fmt: skip
    if any(page.id == "people" for page in PAGES):
        long = f"person:{long_named(driven)}"
        made.append(Scene("page people long name", driven.window, partial(_page, driven, "people", long)))
    return made


def go_to(driven: DrivenWindow, page: str, shown: str) -> QWidget:
    """Go to one of PLACES."""
    selection = {"person": f"person:{driven.person()}", "organisation": "organisation:1"}.get(shown, shown)
    return _page(driven, page, selection)


def scenes_of_the_sheets(driven: DrivenWindow) -> list[Scene]:
    """Give every sheet that all pages share, and a toast."""
    person = long_named(driven)
    shell = driven.shell
    ways: dict[str, Callable[[], None]] = {
        "log": lambda: shell.log(person),
        "log with a promise": lambda: _log_with_promise(driven, person),
        "follow-up": lambda: shell.plan([person]),
        "follow-ups": lambda: shell.plan([person, driven.person()]),
        "quick add": shell.quick_add,
        "quick add, understood": lambda: shell.quick_add("Coffee with Amara in 2 weeks #mentor every month"),
        "palette": shell.search,
        "palette, found": lambda: shell.search("a"),
        "palette, a verb and a name": lambda: shell.search("follow am"),
        "palette, nothing found": lambda: shell.search("xyzzy plugh"),
        "shortcuts": shell.shortcuts,
        "security": shell.show_security,
        "sources": shell.show_sources,
        "sources, unfolded": lambda: shell.show_sources("linkedin"),
        "sources, found": lambda: _find_source(driven, "whom you follow"),
    }
    made = [Scene(f"sheet {name}", driven.window, partial(_sheet, driven, way), partial(_close, driven))
            for name, way in ways.items()]  # fmt: skip
    return [*made, Scene("toast", driven.window, lambda: _toast(driven))]


def _find_source(driven: DrivenWindow, words: str) -> None:
    """Look for a source."""
    driven.shell.show_sources()
    driven.settle()
    assert isinstance(driven.sheet, SourcesSheet)
    driven.sheet.field.setText(words)


def scenes_of_printing(driven: DrivenWindow) -> list[Scene]:
    """Give the sheet that prints, over each page that can be printed."""
    places = {"people": f"person:{long_named(driven)}", "today": "", "calendar": "week:2026-03-12"}
    return [
        Scene(f"print {page}", driven.window, partial(_sheet, driven, partial(_print, driven, page, selection)),
              partial(_close, driven))
        for page, selection in places.items()
    ]  # fmt: skip


def _print(driven: DrivenWindow, page: str, selection: str) -> None:
    """Ask for a page on paper, whatever page is in front."""
    driven.go(page, selection)
    driven.window.register.run(f"{page}.print")
    driven.settle()


def scenes_of_the_settings(driven: DrivenWindow) -> list[Scene]:
    """Give every topic of the settings."""
    driven.window.show_settings()
    settings = settings_of(driven)
    return [
        Scene(f"settings {topic.id}", settings, partial(_topic, settings, number))
        for number, topic in enumerate(TOPICS)
    ]


def settings_of(driven: DrivenWindow) -> SettingsWindow:
    """Give the window of the settings, which is open."""
    return next(found for found in driven.window.findChildren(SettingsWindow) if found.isVisible())


def fill(driven: DrivenWindow) -> None:
    """Bring in what the invented people do not have: people in the bin, one of them with a long name, and messages."""
    session = driven.session
    gone = [session.people.add(NewPerson(PersonName.typed(name))).id for name in (LONG_NAME, "Bo Ek")]
    session.people.bin(gone)
    driven.shell.notices.say("Moved Bo Ek to the bin.", undo=True)


def long_named(driven: DrivenWindow) -> int:
    """Add somebody with a long name."""
    return driven.session.people.add(NewPerson(PersonName.typed(LONG_NAME))).id


def _standing(name: str, driven: DrivenWindow) -> Scene:
    return Scene(name, driven.window, lambda: driven.middle)


def _page(driven: DrivenWindow, page: str, selection: str) -> QWidget:
    driven.go(page, selection)
    return driven.middle


def _sheet(driven: DrivenWindow, way: Callable[[], None]) -> QWidget:
    way()
    driven.settle()
    assert driven.sheet is not None
    return driven.sheet


def _today(driven: DrivenWindow) -> TodayPage:
    """Give the page of the day, in front."""
    page = driven.go("today")
    assert isinstance(page, TodayPage)
    return page


def _sheets_of_today(driven: DrivenWindow) -> dict[str, Callable[[], None]]:
    """Give the sheets that only the page of the day opens."""
    return {
        "at a glance": lambda: _today(driven).show_preview(driven.person()),
        "another plan": lambda: _plan_anew(driven),
    }


def _sheets_of_privacy(driven: DrivenWindow) -> dict[str, Callable[[], None]]:
    """Give the sheets that only the Privacy page opens."""
    return {
        "passphrase": partial(_run, driven, "privacy.passphrase"),
        "recovery code": lambda: _make_code(driven),
        "recovery code tested": partial(_run, driven, "privacy.test_code"),
        "data key": partial(_run, driven, "privacy.data_key"),
        "backups": partial(_run, driven, "privacy.backups"),
        "put back": lambda: _put_back(driven),
        "report": lambda: _about(driven, _privacy(driven).sheets.report),
        "erase": lambda: _about(driven, _privacy(driven).sheets.erase),
    }


def _mapping(driven: DrivenWindow) -> QWidget:
    """Choose what the columns of a table mean that nobody knows, as if it had just been looked at."""
    page = driven.go("import_export")
    assert isinstance(page, ImportExportPage)
    titles, *rows = zip(*ALUMNI, strict=True)
    names = [normalised_title(title) for title in titles]
    letters = tuple((name, ALUMNI_LETTERS.decode(name, "replace")) for name in ("cp1250", *ENCODINGS[:7]))
    seen = TableSeen(
        "alumni-porto-2025.csv", "", "cp1250", titles, tuple(rows), guess(names, rows), False, ";", 138,
        tuple(dict(letters).items()),
    )  # fmt: skip
    page._columns._take(_Found((seen,), (22_528,)))
    page.mapping.columns.rows[-1].chooser.set_key("drop")
    page.mapping.first().setFocus()
    return driven.middle


def _leave_mapping(driven: DrivenWindow) -> None:
    page = driven.page
    assert isinstance(page, ImportExportPage)
    page.mapping.cancelled.emit()
    driven.settle()


def _run(driven: DrivenWindow, action: str) -> None:
    """Do something of the Privacy page by its action; what is not there yet is asked for all the same."""
    page = _privacy(driven)
    next(one for one in page.actions_here() if one.id == action).run()


def _privacy(driven: DrivenWindow) -> PrivacyPage:
    page = driven.go("privacy")
    assert isinstance(page, PrivacyPage)
    return page


def _make_code(driven: DrivenWindow) -> None:
    """Begin to type a code back."""
    _privacy(driven).sheets.make_code(replaces=True)
    driven.settle()
    assert isinstance(driven.sheet, MakeCodeSheet)
    driven.sheet.groups._fields[0].field.setText("A")


def _put_back(driven: DrivenWindow) -> None:
    """Ask before a backup is put back."""
    _privacy(driven).sheets.show_backups()
    driven.settle()
    assert isinstance(driven.sheet, BackupsSheet)
    driven.sheet.presenter.ask_to_restore()


def _about(driven: DrivenWindow, way: Callable[[], None]) -> None:
    """Choose somebody in a sheet that is about one person."""
    way()
    assert isinstance(driven.sheet, PersonSheet)
    driven.sheet.about(driven.person())


def _plan_anew(driven: DrivenWindow) -> None:
    """Plan the first follow-up of the day anew."""
    page = _today(driven)
    key = next(line.key for line in page.day_list.rows.lines if line.key.startswith(("follow_up:", "promise:")))
    page.show_selection(key)
    page.presenter.plan()


def _close(driven: DrivenWindow) -> None:
    if driven.sheet is not None:
        driven.sheet.close_sheet()


def _log_with_promise(driven: DrivenWindow, person: int) -> None:
    driven.shell.log(person)
    driven.shell._sheets._log._promised.setChecked(True)  # type: ignore[union-attr] # it was just opened


def _toast(driven: DrivenWindow) -> QWidget:
    driven.shell.notices.say(f"Moved {LONG_NAME} to the bin.", undo=True)
    return driven.middle


def _topic(settings: SettingsWindow, number: int) -> QWidget:
    settings._show(number)
    return settings


def _first_run(driven: DrivenWindow) -> FirstRunView:
    view = driven.way_in.findChild(FirstRunView)
    assert isinstance(view, FirstRunView)
    return view


def _weak(driven: DrivenWindow) -> None:
    """Type a passphrase that is taken only with a tick, and something else below."""
    step = _first_run(driven)._passphrase
    step._first.setText("brackwater")
    step._again.setText("brick")
    step._judge()


_FIRST_RUN: dict[str, Sequence[Callable[[DrivenWindow], None]]] = {
    "first run, place": (),
    "first run, passphrase": (lambda driven: driven.press("Return"),),
    "first run, weak passphrase": (lambda driven: driven.press("Return"), _weak),
    "first run, people": (
        lambda driven: driven.press("Return"),
        lambda driven: _first_run(driven)._passphrase._use(),
        lambda driven: _first_run(driven)._make(kept=False),
    ),
}
