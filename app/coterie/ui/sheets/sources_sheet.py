# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be brought in, source by source: how to get the file, what is read, what is left alone and why."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.source_guide import Source, SourceGroup, matching, source_groups
from coterie.domain.texts import _, counted, speech
from coterie.shipped import help_page
from coterie.ui.design.theme import theme
from coterie.ui.parts.announcing import announce
from coterie.ui.parts.buttons import IconButton
from coterie.ui.parts.cards import Card, Separator
from coterie.ui.parts.empty_state import EmptyState
from coterie.ui.parts.fields import Field
from coterie.ui.parts.labels import Label
from coterie.ui.parts.margins import Margins
from coterie.ui.parts.scrolling import ScrollArea
from coterie.ui.parts.sheet import MARGIN, Sheet
from coterie.ui.sheets.file_guides import checked_on, guides
from coterie.ui.sheets.source_row import SourceRow
from coterie.ui.source_icons import source_icon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from coterie.ui.sheets.file_guides import FileGuide

PAGE = "sources"
WIDTH, HIGH, LEAST, AROUND = 760, 620, 64, 130
SIDES = 22
#: So few answers need no press to be read.
FEW = 2


class SourcesSheet(Sheet):
    """Groups of sources, each a line that unfolds; a field above finds them by any of their words."""

    def __init__(self, host: QWidget) -> None:
        """Make it, closed."""
        super().__init__(host, name=_("What you can bring in"), width=WIDTH)
        language = speech().language
        self._groups = _in_their_language(source_groups(help_page(PAGE, language.code if language else "")))
        self.rows = {source: _row(source) for group in self._groups for source in group.sources}
        for row in self.rows.values():
            row.head.stepped.connect(self._step)
            row.head.clicked.connect(partial(self._keep_in_sight, row))
        self.field = _FindField(_("Find a source"), name=_("Find a source"), icon="search")
        self.field.textChanged.connect(self._find)
        self.field.left.connect(self._go_to_first)
        self.area = ScrollArea()
        self._inside = QWidget()
        # The page is there in English where nobody has put it into the language of the window.
        self._inside.setLocale(QLocale(QLocale.Language.English))
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(SIDES, 4, SIDES, SIDES)
        self._column.setSpacing(10)
        self.area.setWidget(self._inside)
        self.nothing = EmptyState(
            "search",
            _("Nothing here is called so"),
            _("Any table can be brought in all the same: save it as CSV, and say what its columns mean."),
        )
        self.nothing.hide()
        self._shown: list[SourceRow] = []
        self._frames: list[QWidget] = []
        self._unfolded: list[SourceRow] = []
        self._lay_out()
        self._show("")

    def ask(self, importer: str = "") -> None:
        """Open it at its beginning, or at the first source of an importer."""
        self.field.clear()
        for row in self.rows.values():
            row.unfold(wanted=False)
        found = next((row for row in self._shown if importer and row.source.importer == importer), None)
        if found is not None:
            found.unfold()
        self.area.verticalScrollBar().setValue(0)
        self.open(self.field if found is None else found.head)
        if found is not None:
            QTimer.singleShot(0, self, lambda: self._bring_up(found))

    def place(self) -> None:
        """Be as high as there is room for: the page is long."""
        room = self._host.height() - 2 * MARGIN - theme().px(AROUND)
        self.area.setFixedHeight(max(theme().px(LEAST), min(theme().px(HIGH), room)))
        super().place()

    def _find(self, typed: str) -> None:
        self._show(typed)
        self.area.verticalScrollBar().setValue(0)
        if typed.strip():
            found = counted("{n} source", "{n} sources", len(self._shown))
            announce(self, found if self._shown else self.nothing.title.text())

    def _show(self, typed: str) -> None:
        """Put the lines that match below each other, under their headings."""
        matches = matching(self._groups, typed)
        groups = list(matches.named)
        if matches.mentioned:
            groups.append(SourceGroup(_("Mentioned in"), "", matches.mentioned))
        old, self._frames, self._shown = self._frames, [], []
        for row in self.rows.values():
            row.setParent(self._inside)
        for frame in old:
            self._column.removeWidget(frame)
            frame.hide()
            frame.deleteLater()
        for group in groups:
            self._add_group(group)
        called = [self.rows[source] for group in matches.named for source in group.sources]
        self._unfold_few(called if typed.strip() else [])
        self.nothing.setVisible(not groups)

    def _unfold_few(self, rows: Sequence[SourceRow]) -> None:
        """Unfold what was found where it is little, and fold what an earlier search unfolded."""
        for row in self._unfolded:
            row.unfold(wanted=False)
        self._unfolded = [row for row in rows if not row.head.isChecked()] if len(rows) <= FEW else []
        for row in self._unfolded:
            row.unfold()

    def _add_group(self, group: SourceGroup) -> None:
        frame = QWidget()
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(6)
        column.addWidget(Label(group.title, "label_strong", "text2", wrap=True))
        if group.text:
            column.addWidget(Label(group.text, "caption", "text3", wrap=True))
        column.addWidget(_GroupCard([self.rows[source] for source in group.sources]))
        self._shown += [self.rows[source] for source in group.sources]
        self._frames.append(frame)
        self._column.insertWidget(len(self._frames) - 1, frame)
        frame.show()

    def _step(self, step: int) -> None:
        """Go a line up or down; above the first is the field."""
        at = next((number for number, row in enumerate(self._shown) if row.head.hasFocus()), 0) + step
        if at < 0:
            self.field.setFocus(Qt.FocusReason.TabFocusReason)
        elif at < len(self._shown):
            self._go_to(self._shown[at])

    def _go_to_first(self) -> None:
        if self._shown:
            self._go_to(self._shown[0])

    def _go_to(self, row: SourceRow) -> None:
        row.head.setFocus(Qt.FocusReason.TabFocusReason)
        self.area.ensureWidgetVisible(row.head, 0, theme().px(40))

    def _keep_in_sight(self, row: SourceRow, _checked: object = None) -> None:
        """Show as much as there is room for of what was just unfolded."""

        def scroll() -> None:
            self.area.ensureWidgetVisible(row, 0, 0)
            self.area.ensureWidgetVisible(row.head, 0, 0)

        QTimer.singleShot(0, self, scroll)

    def _bring_up(self, row: SourceRow) -> None:
        """Scroll a line to the top."""
        top = row.mapTo(self._inside, row.rect().topLeft()).y()
        self.area.verticalScrollBar().setValue(top - theme().px(44))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        Margins(SIDES, 12, 14, 12).put_on(head, self.layoutDirection())
        head.setSpacing(12)
        head.addWidget(Label(_("What you can bring in"), "sub", wrap=True), 1)
        head.addWidget(self.field, 1)
        close = IconButton("x", _("Close"), key=_("Esc"))
        close.clicked.connect(self.close_sheet)
        head.addWidget(close)
        self.body.addLayout(head)
        self.body.addWidget(Separator())
        self._column.addWidget(self.nothing, 100)
        self._column.addStretch(1)
        self.body.addWidget(self.area, 1)
        self.body.addWidget(Separator())
        foot = QHBoxLayout()
        foot.setContentsMargins(SIDES, 10, SIDES, 12)
        foot.setSpacing(12)
        foot.addWidget(Label(_("Files are read on this device; you see every change before it is saved."), "caption",
                             "text3", wrap=True), 1)  # fmt: skip
        foot.addWidget(Label(checked_on(), "caption", "text3"))
        self.body.addLayout(foot)


class _FindField(Field):
    """The field. left: Down was pressed, which leads into the list."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of Down."""
        if event.key() == Qt.Key.Key_Down:
            self.left.emit()
            return
        super().keyPressEvent(event)


class _GroupCard(Card):
    """The lines of a group, with hairlines between them."""

    def __init__(self, rows: Sequence[SourceRow]) -> None:
        super().__init__()
        self.body.setSpacing(0)
        for number, row in enumerate(rows):
            if number:
                self.body.addWidget(Separator())
            self.body.addWidget(row)
            row.show()

    def _take_density(self) -> None:
        self.body.setContentsMargins(1, 1, 1, 1)


def _in_their_language(groups: tuple[SourceGroup, ...]) -> tuple[SourceGroup, ...]:
    """Put how to get the files that most begin with into the language of the window, where it is known."""
    left = {guide.key: guide for guide in guides()}
    return tuple(
        replace(group, sources=tuple(_guided(source, left.pop(source.importer, None)) for source in group.sources))
        for group in groups
    )


def _guided(source: Source, guide: FileGuide | None) -> Source:
    if guide is None:
        return source
    first, *rest = source.said
    return replace(source, said=(replace(first, parts=guide.parts), *rest))


def _row(source: Source) -> SourceRow:
    icon = source_icon(source.importer) if source.importer else "info" if len(source.said) < 3 else "file"
    return SourceRow(source, icon)
