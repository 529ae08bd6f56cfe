# SPDX-License-Identifier: GPL-3.0-or-later
"""The surfaces in the gallery: pictures, cards, strips, toasts, sheets, empty states."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.parts.avatar import Avatar
from coterie.ui.parts.banner import Banner
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.cards import Card, FactRow, Separator, SideTitle, StatTile
from coterie.ui.parts.empty_state import DropZone, EmptyState
from coterie.ui.parts.icon_line import IconLine
from coterie.ui.parts.labels import Label
from coterie.ui.parts.sheet import AskSheet
from coterie.ui.parts.skeleton import Skeleton
from coterie.ui.parts.toast import Toasts

PEOPLE = (("Amara Okafor", 2, 74), ("Tomás Herrera", 5, 88), ("Leila Farahani", 1, 9), ("Hana Kovač", 3, None))


def surfaces() -> QWidget:
    """Build the section."""
    section = QWidget()
    column = QVBoxLayout(section)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(20)
    for part in (_pictures(), _strips(), _tiles(), _cards(), _empty(), _overlays()):
        column.addWidget(part)
    return section


class Brand(QWidget):
    """The two linked rings in several sizes."""

    def sizeHint(self) -> QSize:
        """Give room for all of them."""
        return QSize(220, 72)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint them beside each other."""
        painter = QPainter(self)
        left = 4.0
        for side in (18.5, 36, 64):
            strokes.brand(painter, QRectF(left, (self.height() - side) / 2, side * strokes.BRAND_WIDTH, side))
            left += side * strokes.BRAND_WIDTH + 12


def _row(*parts: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(14)
    for part in parts:
        row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addStretch(1)
    return holder


def _pictures() -> QWidget:
    parts: list[QWidget] = [Brand()]
    for name, seed, strength in PEOPLE:
        avatar = Avatar(42)
        avatar.show_person(seed, name, strength)
        parts.append(avatar)
    for size in (26, 36, 48):
        avatar = Avatar(size)
        avatar.show_person(4, "Kenji Watanabe", ring=False)
        parts.append(avatar)
    large = Avatar(72)
    large.show_person(2, "Amara Okafor", 74)
    place = Avatar(64)
    place.show_organisation(5, "Fjordbank")
    icon = Avatar(42)
    icon.show_icon("sprout", "accent")
    return _row(*parts, large, place, icon)


def _strips() -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    late = Banner("danger", "bell", "")
    late.set_text("Send the streaming talk notes", "Promised on 26 February, due Monday 9 March")
    late.add_action(Button("Done", icon="check", key="E", height=28))
    late.add_action(Button("Snooze", kind="ghost", height=28))
    column.addWidget(late)
    column.addWidget(
        Banner("info", "info", "A six-week cadence for all five adds about 50 minutes a month. You have room for it.")
    )
    for tone in ("warn", "accent", "ok", "neutral", "dashed"):
        column.addWidget(Banner(tone, "triangle-alert" if tone == "warn" else "info", f"A strip of the tone {tone}"))
    return holder


def _tiles() -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    tiles = (
        ("user-round-plus", "accent", "New", 412),
        ("refresh-cw", "info", "Updates", 51),
        ("git-merge", "violet", "Maybe the same person", 14),
        ("triangle-alert", "warn", "Problem rows", 1_209),
    )
    for icon, tone, title, number in tiles:
        tile = StatTile(icon, tone, title, number)
        tile.setChecked(title == "Updates")
        row.addWidget(tile)
    return holder


def _cards() -> QWidget:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(14)
    facts = Card()
    facts.body.setSpacing(12)
    for icon, label, value, locked in (
        ("mail", "Work", "amara@northlight.example", False),
        ("phone", "Mobile", "+234 555 0142", True),
        ("cake", "Birthday", "2 November", True),
        ("repeat", "Cadence", "Every 6 weeks", False),
    ):
        row = FactRow(icon, label, value)
        row.show_lock("Private" if locked else "")
        facts.body.addWidget(row)
    facts.body.addWidget(Separator())
    facts.body.addWidget(IconLine("lock", "Never leaves in an export"))
    facts.setFixedWidth(262)
    words = Card()
    words.body.addWidget(SideTitle("Your note"))
    words.body.addWidget(
        Label("Slow to answer, always polite. Two teams share one budget.", "label", "text2", wrap=True)
    )
    words.body.addStretch(1)
    waiting = Card()
    skeleton = Skeleton(3, patience_ms=0)
    waiting.body.addWidget(skeleton)
    grid.addWidget(facts, 0, 0)
    grid.addWidget(words, 0, 1)
    grid.addWidget(waiting, 0, 2)
    return holder


def _empty() -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(14)
    zone = DropZone(
        "Drop a file to bring your people in",
        "Coterie knows LinkedIn, Google, Outlook and phone exports, vCard, CSV and calendar files.",
        "Read on this device. You see every change before it is saved.",
        key="Ctrl+O",
    )
    zone.add_action(Button("Add one person", icon="user-round-plus", key="N", height=34))
    nobody = EmptyState("search", "Nobody called “tomazs”", "Did you mean Tomás Herrera?")
    nobody.add_action(Button("Clear the filter", key="Esc"))
    zone.setFixedWidth(720)
    row.addWidget(zone)
    row.addWidget(nobody, 1)
    return holder


class Stage(QWidget):
    """A piece of a page with something over it."""

    def sizeHint(self) -> QSize:
        """Give room for what lies over it."""
        return QSize(640, 380)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the page below."""
        QPainter(self).fillRect(self.rect(), theme().colour("sunken"))


def _overlays() -> QWidget:
    asking, saying = Stage(), Stage()
    for stage in (asking, saying):
        stage.setFixedSize(stage.sizeHint())
    sheet = AskSheet(
        asking,
        title="Erase Jonas Weber and 14 entries about this person?",
        text="This cannot be undone. Backups made until now, and what a restore set aside, still contain them.",
        keep="Keep",
        act="Erase",
    )
    sheet.open()
    toasts = Toasts(saying, lambda: datetime(2026, 3, 12, 9, 38, tzinfo=UTC))
    toasts.show("Moved Jonas Weber to the bin", "Undo", lambda: None, key="Ctrl+Z", icon="trash-2")
    return _row(asking, saying)
