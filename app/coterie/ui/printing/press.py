# SPDX-License-Identifier: GPL-3.0-or-later
"""The press: makes pages of a manuscript, as a file, a picture or on a printer. Everything happens in memory.

It works away from the window's thread, and looks at every page whether somebody wants it to stop. A manuscript is
set anew for each purpose, so that the pages of a very long one never lie in memory together.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLocale, QMarginsF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPagedPaintDevice, QPageLayout, QPainter, QPdfWriter

from coterie.domain.errors import Cancelled, CannotBeDone
from coterie.domain.texts import _
from coterie.domain.written_numbers import whole
from coterie.ui.design.theme import theme
from coterie.ui.printing.faces import UNITS
from coterie.ui.printing.paper import Paper, paper_of, usual_size
from coterie.ui.printing.strips import pages_of
from coterie.ui.printing.typesetting import Typesetter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPageSize

    from coterie.services.jobs import JobContext
    from coterie.ui.printing.manuscript import Manuscript
    from coterie.ui.printing.strips import Placed

#: Air around the text of a page, in points; the foot stands so far from the lower edge.
SIDE, TOP, BOTTOM, FOOT = 56.0, 58.0, 66.0, 36.0
RUNNING = 36.0
RESOLUTION = 1_200


@runtime_checkable
class Stoppable(Protocol):
    """A printer, which would otherwise print what it has when its painter ends."""

    def abort(self) -> bool:
        """Drop the pages that were sent."""


class Press:
    """Makes pages. printed_on: the day at the foot of every page, in words."""

    def __init__(self, printed_on: str) -> None:
        """Take paper and type from where and how somebody reads; on the window's thread."""
        self._size = usual_size(QLocale())
        rtl = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.paper = paper_of(self._size, theme().family, rtl=rtl)
        self._printed_on = printed_on

    @property
    def size(self) -> QPageSize:
        """The size of paper that is usual here."""
        return self._size

    def paper_for(self, manuscript: Manuscript) -> Paper:
        """Give the paper of a manuscript as it lies."""
        return self.paper.turned() if manuscript.is_wide else self.paper

    def count(self, manuscript: Manuscript, ctx: JobContext, paper: Paper | None = None) -> int:
        """Count the pages."""
        number = 0
        for _page in self._pages(manuscript, paper or self.paper_for(manuscript)):
            number += 1
            ctx.progress(number, 0, _("Counting pages"))
        return number

    def picture(self, manuscript: Manuscript, page: int, total: int, width: int) -> QImage:
        """Paint one page, from 1 on. total: how many there are, 0 = not counted yet; width: of the picture."""
        paper = self.paper_for(manuscript)
        scale = width / paper.width
        image = QImage(width, round(paper.height * scale), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        found = next(islice(self._pages(manuscript, paper), page - 1, page), None)
        if found is not None:
            painter = QPainter(image)
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
            self._paint(painter, found, _Copy(manuscript, paper, page, page, total), page, scale)
            painter.end()
        return image

    def pdf(self, manuscript: Manuscript, ctx: JobContext) -> bytes:
        """Make the bytes of a file of all pages."""
        total = self.count(manuscript, ctx)
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setResolution(RESOLUTION)
        writer.setPageLayout(QPageLayout(self._size, orientation_of(manuscript), QMarginsF()))
        writer.setCreator("Coterie")
        self._run(writer, _Copy(manuscript, self.paper_for(manuscript), 1, total, total), ctx)
        buffer.close()
        return bytes(data.data())

    def onto(self, device: object, manuscript: Manuscript, pages: tuple[int, int], ctx: JobContext) -> None:
        """Print on a device that somebody chose, whatever paper lies in it. pages: first and last, 0 = all."""
        if not isinstance(device, QPagedPaintDevice):
            raise TypeError(device)
        size = device.pageLayout().pageSize()
        paper = paper_of(size if size.isValid() else self._size, self.paper.family, rtl=self.paper.rtl)
        if device.pageLayout().orientation() == QPageLayout.Orientation.Landscape:
            paper = paper.turned()
        total = self.count(manuscript, ctx, paper)
        first, last = pages
        self._run(device, _Copy(manuscript, paper, max(1, first), last or total, total), ctx)

    def _run(self, device: QPagedPaintDevice, copy: _Copy, ctx: JobContext) -> None:
        """Print the pages that are wanted."""
        painter = QPainter()
        if not painter.begin(device):
            raise CannotBeDone(_("The printer takes no pages."), _("Look whether it is on, or save a file instead."))
        scale = device.logicalDpiX() / 72
        try:
            for number, page in enumerate(self._pages(copy.manuscript, copy.paper), 1):
                if number > copy.last:
                    break
                ctx.progress(number, copy.total, _("Printing pages"))
                if number >= copy.first:
                    if number > copy.first:
                        device.newPage()
                    self._paint(painter, page, copy, number, scale)
        except Cancelled:
            if isinstance(device, Stoppable):
                device.abort()
            raise
        finally:
            painter.end()

    def _pages(self, manuscript: Manuscript, paper: Paper) -> Iterator[list[Placed]]:
        setter = Typesetter(paper.family, paper.width - 2 * SIDE, rtl=paper.rtl)
        return pages_of(setter.strips(manuscript), (paper.height - TOP - BOTTOM) * UNITS)

    def _paint(self, painter: QPainter, page: list[Placed], copy: _Copy, number: int, scale: float) -> None:
        """Paint one page with its head and foot. scale: of a point on the device."""
        paper, total = copy.paper, copy.total
        setter = Typesetter(paper.family, paper.width - 2 * SIDE, rtl=paper.rtl)
        said = _("Page {n} of {all}").format(n=whole(number), all=whole(total)) if total else ""
        painter.save()
        painter.scale(scale / UNITS, scale / UNITS)
        painter.translate(SIDE * UNITS, 0)
        if number > 1:
            setter.running(copy.manuscript.running, "")(painter, RUNNING * UNITS)
        setter.running(self._printed_on, said)(painter, (paper.height - FOOT) * UNITS)
        painter.translate(0, TOP * UNITS)
        for placed in page:
            placed.strip.paint(painter, placed.top)
        painter.restore()


def orientation_of(manuscript: Manuscript) -> QPageLayout.Orientation:
    """Say how the paper of a manuscript lies."""
    return QPageLayout.Orientation.Landscape if manuscript.is_wide else QPageLayout.Orientation.Portrait


@dataclass(frozen=True)
class _Copy:
    """What is made of a manuscript: on which paper, from which page to which, of how many."""

    manuscript: Manuscript
    paper: Paper
    first: int
    last: int
    total: int
