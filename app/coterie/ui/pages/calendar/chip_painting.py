# SPDX-License-Identifier: GPL-3.0-or-later
"""Painting chips: what stands on days of the week and the month without being among the hours."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from coterie.domain.calendar_days import BIRTHDAY, DEADLINE, EVENT, FOLLOW_UP
from coterie.domain.texts import _
from coterie.domain.written_numbers import whole
from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.pages.calendar import wording
from coterie.ui.pages.calendar.kind_marks import ICONS, flag_path, ground_of, paint_small, tone_of
from coterie.ui.pages.calendar.lines import DONE, LATE, MORE, PAST
from coterie.ui.parts.bars import write_line
from coterie.ui.parts.checks import HEAVY, round_check
from coterie.ui.parts.controls import mirrored
from coterie.ui.parts.covers import DASH
from coterie.ui.parts.plain_text import on_one_line

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetricsF

    from coterie.ui.pages.calendar.lines import Chip

CHIP, RADIUS, PADDING, MARK, MARK_GAP, OPEN_LINE = 26, 7, 7, 14, 6, 1.25
BAR = 4
#: With less room than this beside its mark, a chip goes without.
LEAST_WORDS = "mmmm…"
SMALL_RADIUS, SMALL_PADDING, SMALL_MARK, SMALL_GAP = 5, 6, 10, 5


def paint_chip(painter: QPainter, rect: QRectF, chip: Chip) -> None:
    """Paint a thing as its kind looks: open for a follow-up, a flag for a deadline, a pill for a birthday."""
    look, turned = theme(), painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    tone = tone_of(chip.kind, chip.state)
    _paint_ground(painter, rect, chip, tone, turned=turned)
    side = look.px(MARK)
    mark = mirrored(
        QRectF(rect.left() + PADDING, rect.center().y() - side / 2, side, side), rect, painter.layoutDirection()
    )
    left = PADDING + side + MARK_GAP
    end = PADDING + (rect.height() * 0.3 if chip.kind == DEADLINE else 0)
    role = "danger" if chip.late else "text2" if chip.state in {DONE, PAST} else "text"
    if rect.width() - left - end < look.metrics("caption_strong").horizontalAdvance(LEAST_WORDS):
        # Its shape says what it is: what room there is belongs to the words.
        left = end = PADDING
        chip = replace(chip, text=_("+{n}").format(n=whole(chip.count))) if chip.kind == MORE else chip
    else:
        _paint_mark(painter, mark, chip, tone)
    words = mirrored(rect.adjusted(left, 0, -end, 0), rect, painter.layoutDirection())
    _write_words(painter, words, chip, ("caption_strong", role))


def paint_ring(painter: QPainter, rect: QRectF, *, strong: bool) -> None:
    """Paint the ring around what is selected. strong: it has the focus."""
    look = theme()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.colour("accent"), 2 if strong else 1.25))
    reach = 2.0 if strong else 1.5
    painter.drawRoundedRect(rect.adjusted(-reach, -reach, reach, reach), RADIUS + 1, RADIUS + 1)


def write(painter: QPainter, rect: QRectF, text: str, role: str, colour: str) -> None:
    """Write a text on one line where reading begins, cut where room is short; its words decide how they run."""
    look, direction = theme(), painter.layoutDirection()
    text = on_one_line(text)
    shown = text if DASH in text else look.metrics(role).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    side = Qt.AlignmentFlag.AlignRight if direction == Qt.LayoutDirection.RightToLeft else Qt.AlignmentFlag.AlignLeft
    painter.setFont(look.font(role))
    painter.setPen(look.colour(colour))
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    write_line(painter, rect, side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, shown)
    painter.setLayoutDirection(direction)


def _paint_ground(painter: QPainter, rect: QRectF, chip: Chip, tone: str, *, turned: bool) -> None:
    look = theme()
    ground = ground_of(chip.kind, chip.state)
    if chip.kind == DEADLINE and chip.state != DONE:
        path = flag_path(rect, turned=turned)
        painter.fillPath(path, ground)
        if look.appearance.contrast or chip.state == LATE:
            painter.strokePath(path, QPen(look.colour(tone), 1))
        return
    if chip.kind == EVENT:
        _paint_span(painter, rect, chip, ("info" if tone else "control", tone or "text2"))
        return
    radius = rect.height() / 2 if chip.kind == BIRTHDAY else RADIUS
    border = None
    if chip.kind in {FOLLOW_UP, MORE} or chip.state == DONE:
        border = look.colour("border" if chip.state == DONE or not tone else tone)
        if chip.kind == MORE and chip.state != DONE:
            border = look.colour("accent")
    elif look.appearance.contrast:
        border = look.colour(tone or "text2")
    if border is not None:
        painter.setPen(QPen(border, OPEN_LINE))
        painter.setBrush(ground)
        painter.drawRoundedRect(rect.adjusted(0.6, 0.6, -0.6, -0.6), radius, radius)
    else:
        strokes.box(painter, rect, radius, ground)


def _paint_span(painter: QPainter, rect: QRectF, chip: Chip, roles: tuple[str, str]) -> None:
    """Paint the ground of whole days, with a bar where they begin. roles: of the bar and of the outline."""
    look, shape = theme(), span_path(rect, chip, RADIUS, painter.layoutDirection())
    painter.fillPath(shape, ground_of(chip.kind, chip.state))
    if look.appearance.contrast:
        painter.strokePath(shape, QPen(look.colour(roles[1]), 1))
    if chip.begins:
        painter.save()
        painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
        bar = mirrored(QRectF(rect.left(), rect.top(), BAR, rect.height()), rect, painter.layoutDirection())
        painter.fillRect(bar, look.colour(roles[0]))
        painter.restore()


def span_path(rect: QRectF, chip: Chip, radius: float, direction: Qt.LayoutDirection) -> QPainterPath:
    """Give the outline of a chip: round where it begins and ends, straight where it goes on in another week."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(rect, radius, radius)
    half = rect.width() / 2
    for is_round, left in ((chip.begins, rect.left()), (chip.ends, rect.left() + half)):
        if not is_round:
            path.addRect(mirrored(QRectF(left, rect.top(), half, rect.height()), rect, direction))
    return path.simplified()


def _paint_mark(painter: QPainter, mark: QRectF, chip: Chip, tone: str) -> None:
    if chip.state == DONE:
        round_check(painter, mark, checked=True, hovered=False)
    elif chip.kind in {FOLLOW_UP, MORE}:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme().colour(tone or "accent"), 1.6))
        painter.drawEllipse(mark.adjusted(0.8, 0.8, -0.8, -0.8))
    else:
        strokes.icon(painter, mark, ICONS[chip.kind], tone or "text2")


def paint_small_chip(painter: QPainter, rect: QRectF, chip: Chip) -> None:
    """Paint a thing on a day of the month: its small mark, its time and its words, on a tint if it lasts all day."""
    look, direction = theme(), painter.layoutDirection()
    tone, faded = tone_of(chip.kind, chip.state), chip.state in {DONE, PAST}
    _paint_small_ground(painter, rect, chip, tone)
    side = look.px(SMALL_MARK)
    mark = QRectF(rect.left() + SMALL_PADDING, rect.center().y() - side / 2, side, side)
    mark = mirrored(mark, rect, direction)
    if chip.state == DONE:
        strokes.icon(painter, mark, "check", "accent", stroke=HEAVY)
    elif chip.kind in ICONS:
        paint_small(painter, mark.center(), chip.kind, tone or "text3")
    left = float(SMALL_PADDING + (side + SMALL_GAP if chip.kind in ICONS else 0))
    time = look.metrics("caption").horizontalAdvance(chip.time) + 1 if chip.time else 0
    # What it is matters more than when: where there is no room for both, the day says enough.
    least = look.metrics("caption_strong").horizontalAdvance(LEAST_WORDS)
    if time and rect.width() - left - time - SMALL_GAP - 4 >= least:
        place = mirrored(QRectF(rect.left() + left, rect.top(), time, rect.height()), rect, direction)
        write(painter, place, chip.time, "caption", "text3" if faded else "text2")
        left += time + SMALL_GAP
    words = mirrored(rect.adjusted(left, 0, -4, 0), rect, direction)
    role = "danger" if chip.late else "text2" if faded else "text"
    _write_words(painter, words, chip, ("caption" if faded else "caption_strong", role))


def _paint_small_ground(painter: QPainter, rect: QRectF, chip: Chip, tone: str) -> None:
    """Paint the tint of what lasts all day."""
    untinted = chip.kind not in ICONS or chip.kind == FOLLOW_UP or chip.state == DONE
    if untinted or (chip.time and chip.length == 1):
        return
    look = theme()
    path = span_path(
        rect, chip, rect.height() / 2 if chip.kind == BIRTHDAY else SMALL_RADIUS, painter.layoutDirection()
    )
    painter.fillPath(path, look.colour(f"{tone}_bg" if tone else "hover"))
    if look.appearance.contrast:
        painter.strokePath(path, QPen(look.colour(tone or "text2"), 1))


def _write_words(painter: QPainter, rect: QRectF, chip: Chip, style: tuple[str, str]) -> None:
    """Write what a chip is about, and how late it is: where room is short, the former gives way, never the word."""
    if rect.width() <= 0:
        return
    write(painter, rect, late_words(chip, theme().metrics(style[0]), rect.width()) if chip.late else chip.text, *style)


def late_words(chip: Chip, metrics: QFontMetricsF, room: float) -> str:
    """Say what is late, and how late: with as much of the name as fits, or only that it is late."""
    least, short = metrics.horizontalAdvance("mm…"), wording.state_of(LATE)
    for late in (chip.late, short):
        behind = metrics.horizontalAdvance(wording.late_after("", late))
        if room - behind >= least:
            name = metrics.elidedText(on_one_line(chip.text), Qt.TextElideMode.ElideRight, room - behind)
            return wording.late_after(f"\u2068{name}\u2069", late)
    return chip.late if metrics.horizontalAdvance(chip.late) <= room else short
