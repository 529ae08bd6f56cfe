# SPDX-License-Identifier: GPL-3.0-or-later
"""Data is plain text wherever it shows: a name that is mark-up is read letter by letter, and loads nothing."""

from __future__ import annotations

import html
import re
import sys
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import QAbstractItemView, QLabel, QMessageBox, QTextBrowser, QTextEdit, QWidget

import coterie.ui
from coterie.domain.people import NewPerson, PersonName
from coterie.ui.notifications import notifier
from coterie.ui.notifications.digest import Digest
from coterie.ui.pages import PAGES
from coterie.ui.parts.tooltips import plain_tooltip
from tests.ui import scenes
from tests.ui.clipping import painted_texts, shown_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.ui.window import DrivenWindow, Windows

NASTY = '<img src="file:///etc/passwd"><h1>x'
#: The beginning that is left of it where a line is short.
CUT = NASTY[:9]
BANNED = (
    "setHtml", "insertHtml", "setMarkdown", "insertMarkdown", "RichText", "AutoText", "MarkdownText",
    "setWhatsThis", "setStatusTip",
)  # fmt: skip
SOURCES = sorted(Path(coterie.ui.__file__).parent.rglob("*.py"))
TOOL_TIP = Qt.ItemDataRole.ToolTipRole


class Told:
    """Takes notifications instead of a desktop."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def notify(self, title: str, text: str) -> bool:
        self.texts.append(text)
        return True


@pytest.fixture
def nasty(ready: DrivenWindow) -> DrivenWindow:
    """Show the window over a vault with somebody of that name, who is due today, and another one in the bin."""
    session = ready.session
    person = session.people.add(NewPerson(PersonName.typed(NASTY), organisation=NASTY, tags=("<b>bold",))).id
    session.follow_ups.add(person, ready.app.clock.today() - timedelta(days=20), f"send {NASTY}")
    session.people.bin([session.people.add(NewPerson(PersonName.typed(NASTY))).id])
    ready.shell.desk.jobs.write(lambda _ctx: None, lambda _none: None)
    ready.settle()
    return ready


def the_nasty_one(driven: DrivenWindow) -> int:
    (found,) = [row.id for row in driven.session.searching.best("img", 9).rows]
    return found


def texts_in(top: QWidget) -> set[str]:
    """Give everything that can be read in a widget: labels, painted text, rows as a screen reader says them."""
    with painted_texts() as painted:
        top.grab()
    texts = {text.text for text in painted}
    for widget in shown_in(top):
        if isinstance(widget, QLabel):
            texts |= {QLabel.text(widget), widget.text()}
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            rows = range(widget.model().rowCount())
            texts |= {str(widget.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in rows}
    return texts


def shows(top: QWidget, text: str = NASTY) -> bool:
    """Tell whether a text is to be read letter by letter, or its beginning where a line is short."""
    return any(text in one or (CUT in one and "…" in one) for one in texts_in(top))


def rich_texts(top: QWidget) -> list[str]:
    """Tell which widgets would read a text as mark-up, the hidden ones included."""
    found = []
    for widget in [top, *top.findChildren(QWidget)]:
        if isinstance(widget, QLabel) and QLabel.text(widget) and widget.textFormat() != Qt.TextFormat.PlainText:
            found.append(f"{type(widget).__name__} {widget.text()[:60]!r} is {widget.textFormat().name}")
        if isinstance(widget, QTextBrowser):
            if type(widget).loadResource is QTextBrowser.loadResource or widget.openLinks():
                found.append(f"{type(widget).__name__} loads what it names")
        elif isinstance(widget, QTextEdit) and widget.acceptRichText():
            found.append(f"{type(widget).__name__} takes rich text")
        if isinstance(widget, QMessageBox) and widget.textFormat() != Qt.TextFormat.PlainText:
            found.append(f"a message box guesses: {widget.text()!r}")
        tips = [widget.toolTip(), *_tips_of_rows(widget)]
        found += [f"the tool tip {tip!r} is mark-up" for tip in tips if not _is_literal(tip)]
    return found


def _tips_of_rows(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        for row in range(min(40, widget.model().rowCount())):
            yield str(widget.model().index(row, 0).data(TOOL_TIP) or "")


def _is_literal(tip: str) -> bool:
    """Tell whether a tool tip shows what it says: plain, or escaped as a whole."""
    if not GuiQt.mightBeRichText(tip):
        return True
    inside = re.fullmatch(r"<p style='white-space:pre-wrap'>(.*)</p>", tip, re.DOTALL)
    return inside is not None and "<" not in inside[1] and html.escape(html.unescape(inside[1])) == inside[1]


class TestANameThatIsMarkUp:
    def test_on_today(self, nasty: DrivenWindow) -> None:
        assert shows(nasty.go("today"))

    def test_in_the_bin(self, nasty: DrivenWindow) -> None:
        assert shows(nasty.go("bin"))

    @pytest.mark.skipif("people" not in [page.id for page in PAGES], reason="there is no page of people yet")
    def test_on_the_page_of_people(self, nasty: DrivenWindow) -> None:
        page = nasty.go("people", f"person:{the_nasty_one(nasty)}")
        assert shows(page)

    def test_in_the_palette(self, nasty: DrivenWindow) -> None:
        nasty.press("Ctrl+K")
        nasty.type("img")
        nasty.settle()
        assert nasty.sheet is not None
        assert shows(nasty.sheet)

    def test_in_the_palette_that_finds_nothing(self, nasty: DrivenWindow) -> None:
        nasty.shell.search("<h2>nobody")
        nasty.settle()
        assert nasty.sheet is not None
        assert any("<h2>nobody" in text for text in texts_in(nasty.sheet))

    @pytest.mark.parametrize("sheet", ["log", "plan"])
    def test_in_the_title_of_a_sheet(self, nasty: DrivenWindow, sheet: str) -> None:
        person = the_nasty_one(nasty)
        if sheet == "log":
            nasty.shell.log(person)
        else:
            nasty.shell.plan([person])
        nasty.settle()
        assert nasty.sheet is not None
        assert shows(nasty.sheet)

    def test_in_quick_add(self, nasty: DrivenWindow) -> None:
        nasty.shell.quick_add(f"p: {NASTY}")
        nasty.settle()
        assert nasty.sheet is not None
        assert shows(nasty.sheet)

    def test_in_a_toast_and_in_the_messages(self, nasty: DrivenWindow) -> None:
        page = nasty.go("bin")
        nasty.shell.notices.say(f"Moved {NASTY} to the bin.", undo=True)
        nasty.shell.desk.jobs.write(lambda _ctx: None, lambda _none: None)
        nasty.settle()
        assert sum(NASTY in text for text in texts_in(nasty.middle)) > 1
        assert shows(page)

    def test_in_a_notification(self, nasty: DrivenWindow, monkeypatch: pytest.MonkeyPatch) -> None:
        told = Told()
        nasty.shell.desk.preferences.change(digest=True, digest_at="09:00", names_in_notifications=True)
        nasty.session.due.within(0, 9)
        Digest(nasty.shell.desk, told, QObject(nasty.window)).look()
        nasty.until(lambda: told.texts)
        assert NASTY in told.texts[0]
        monkeypatch.setattr(sys, "platform", "linux")
        assert "<" not in notifier.for_the_tray(told.texts[0])
        assert html.unescape(notifier.for_the_tray(told.texts[0])) == told.texts[0]
        monkeypatch.setattr(sys, "platform", "darwin")
        assert notifier.for_the_tray(told.texts[0]) == told.texts[0]

    def test_in_a_tool_tip(self) -> None:
        assert _is_literal(plain_tooltip(NASTY))
        assert NASTY in html.unescape(plain_tooltip(NASTY))
        assert not _is_literal(NASTY)


class TestNoWidgetReadsMarkUp:
    def test_on_the_way_in(self, windows: Windows, tmp_path: Path) -> None:
        assert not _faults(scenes.scenes_of_the_way_in(windows, tmp_path))

    def test_on_the_pages(self, nasty: DrivenWindow) -> None:
        assert not _faults(scenes.scenes_of_the_pages(nasty))

    def test_in_the_sheets(self, nasty: DrivenWindow) -> None:
        assert not _faults(scenes.scenes_of_the_sheets(nasty))

    def test_in_the_settings(self, nasty: DrivenWindow) -> None:
        assert not _faults(scenes.scenes_of_the_settings(nasty))

    def test_one_that_does_is_found(self, ready: DrivenWindow) -> None:
        label = QLabel("Amara", ready.page)
        label.setToolTip("<b>Amara</b>")
        assert len(rich_texts(ready.page)) == 2


def _faults(found: list[scenes.Scene]) -> list[str]:
    faults: list[str] = []
    for scene in found:
        faults += [f"{scene.name}: {fault}" for fault in rich_texts(scene.show().window())]
        scene.hide()
    return faults


def requests_for_markup(text: str) -> list[str]:
    """Tell where a source asks Qt to read mark-up, or lets it guess."""
    found = [word for word in BANNED if re.search(rf"\b{word}\b", text)]
    found += re.findall(r"QMessageBox\.(?:information|warning|question|critical|about)\(", text)
    if text.count("QMessageBox(") > text.count("setTextFormat(Qt.TextFormat.PlainText)"):
        found.append("a QMessageBox that guesses")
    tips = re.findall(r"(?:setToolTip|QToolTip\.showText)\(.*", text)
    return found + [tip for tip in tips if "plain_tooltip" not in tip and 'Tip("")' not in tip]


def test_no_source_of_the_window_asks_for_mark_up() -> None:
    assert len(SOURCES) > 100
    asked = {str(source): requests_for_markup(source.read_text(encoding="utf-8")) for source in SOURCES}
    assert not {source: found for source, found in asked.items() if found}


@pytest.mark.parametrize(
    "line",
    [
        "label.setTextFormat(Qt.TextFormat.RichText)",
        "note.document().setMarkdown(text)",
        "row.setToolTip(person.name)",
        "box = QMessageBox(self)",
        'QMessageBox.warning(self, "", name)',
    ],
)
def test_a_source_that_does_is_found(line: str) -> None:
    assert requests_for_markup(line)
