# SPDX-License-Identifier: GPL-3.0-or-later
"""What the sheet that prints does: has a story written, shows its pages, and sends them to a printer or a file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from coterie.domain.texts import _, counted
from coterie.domain.written_numbers import whole
from coterie.ui.jobs import Finished

if TYPE_CHECKING:
    from pathlib import Path

    from coterie.domain.errors import UserError
    from coterie.domain.person_pages import FactKey
    from coterie.services.jobs import JobContext
    from coterie.ui.desk import Desk
    from coterie.ui.jobs import Job, Progress
    from coterie.ui.printing.manuscript import Held, Manuscript, Story, Wish

SUFFIX = ".pdf"


class Pages(Protocol):
    """The press, as the presenter needs it. Pictures and printers are only handed on."""

    def count(self, manuscript: Manuscript, ctx: JobContext) -> int:
        """Count the pages."""

    def picture(self, manuscript: Manuscript, page: int, total: int, width: int) -> object:
        """Paint one page."""

    def pdf(self, manuscript: Manuscript, ctx: JobContext) -> bytes:
        """Make the bytes of a file of all pages."""

    def onto(self, device: object, manuscript: Manuscript, pages: tuple[int, int], ctx: JobContext) -> None:
        """Print on a device."""


@dataclass(frozen=True)
class AskedText:
    """What the sheet says. sections: key, name, whether it is wanted; held: with whether it is named."""

    title: str
    says: str
    sections: tuple[tuple[str, str, bool], ...]
    held: tuple[tuple[Held, bool], ...]
    stays: str
    named: str
    can_print: bool


class View(Protocol):
    """What the presenter tells the sheet."""

    def show_asked(self, shown: AskedText) -> None:
        """Show what would be printed."""

    def show_picture(self, picture: object, place: str, *, back: bool, on: bool) -> None:
        """Show a page. place: "Page 2 of 5"; back, on: whether there are pages before and after it."""

    def show_covered(self, text: str) -> None:
        """Say in the place of the page why it is not shown."""

    def show_working(self, now: Progress | None, text: str) -> None:
        """Show how far the work is; None = nothing is at work."""

    def show_problem(self, text: str) -> None:
        """Say what went wrong, "" = nothing."""

    def leave(self) -> None:
        """Close the sheet: everything is done."""


class PrintPresenter:
    """Holds what is printed of one story. width: of the picture of a page, in the pixels of the screen."""

    def __init__(self, desk: Desk, press: Pages, view: View, story: Story, width: int) -> None:
        """Begin with nothing read."""
        self._desk = desk
        self._press = press
        self._view = view
        self._story = story
        self._width = width
        self._wish: Wish = story.usual()
        self._manuscript: Manuscript | None = None
        self._at, self._total = 1, 0
        self._work: Job = Finished()
        self._looks: list[Job] = []

    @property
    def file_name(self) -> str:
        """A name for a file of the pages, with nobody's name in it."""
        stem = self._manuscript.file_stem if self._manuscript else "coterie"
        return f"{stem}{SUFFIX}"

    @property
    def manuscript(self) -> Manuscript | None:
        """What would be printed, None while it is read."""
        return self._manuscript

    @property
    def total(self) -> int:
        """How many pages there are, 0 = not counted yet."""
        return self._total

    def begin(self) -> None:
        """Read what is wanted."""
        self._manuscript, self._at, self._total = None, 1, 0
        self._stop_looking()
        story, wish = self._story, self._wish
        self._show()
        self._looks = [
            self._desk.jobs.read(
                lambda ctx: story.write(wish, ctx), self._take, failed=self._refused, key="print.write"
            )
        ]

    def want_section(self, key: str, *, wanted: bool) -> None:
        """Want a section, or leave it out."""
        without = self._wish.without - {key} if wanted else self._wish.without | {key}
        self._wish = replace(self._wish, without=without)
        self.begin()

    def name_held(self, key: FactKey, *, named: bool) -> None:
        """Let something marked go along, or no longer."""
        keys = self._wish.named | {key} if named else self._wish.named - {key}
        self._wish = replace(self._wish, named=keys)
        self.begin()

    def turn(self, by: int) -> None:
        """Show another page."""
        if 1 <= self._at + by <= max(1, self._total):
            self._at += by
            self._look()

    def save(self, target: Path) -> None:
        """Write the pages into a file; the dialog asked before anything is replaced."""
        manuscript, press, printing = self._manuscript, self._press, self._desk.session.printing
        if manuscript is None:
            return
        chosen = target if target.suffix else target.with_suffix(SUFFIX)

        def made(data: bytes) -> None:
            self._work = self._desk.jobs.write(
                lambda _ctx: printing.save(chosen, data, manuscript.printed, replace=chosen == target),
                lambda _none: self._left(
                    _("Saved {pages} to {file}. It is not encrypted. Written to your ledger.").format(
                        pages=self._said_pages(), file=chosen.name
                    )
                ),
                failed=self._refused,
            )

        self._begin_work(_("Making pages"))
        self._work = self._desk.jobs.read(
            lambda ctx: press.pdf(manuscript, ctx), made, failed=self._refused, progress=self._tell
        )

    def print_on(self, device: object, pages: tuple[int, int]) -> None:
        """Print on a device that was chosen. pages: first and last, 0 = all."""
        manuscript, press, printing = self._manuscript, self._press, self._desk.session.printing
        if manuscript is None:
            return

        def sent(_none: None) -> None:
            self._work = self._desk.jobs.write(
                lambda _ctx: printing.printed(manuscript.printed),
                lambda _none: self._left(_("Sent to the printer. Written to your ledger.")),
                failed=self._refused,
            )

        self._begin_work(_("Sending to the printer"))
        self._work = self._desk.jobs.read(
            lambda ctx: press.onto(device, manuscript, pages, ctx), sent, failed=self._refused, progress=self._tell
        )

    def stop(self) -> None:
        """Stop whatever is at work."""
        self._stop_looking()
        self._work.cancel()
        self._work = Finished()
        self._view.show_working(None, "")

    def _take(self, manuscript: Manuscript) -> None:
        self._manuscript = manuscript
        self._show()
        self._look()
        press = self._press
        self._looks.append(
            self._desk.jobs.read(
                lambda ctx: press.count(manuscript, ctx), self._counted, failed=self._refused, key="print.count"
            )
        )

    def _counted(self, total: int) -> None:
        self._total = total
        self._look()

    def _look(self) -> None:
        """Have the page painted that is looked at."""
        if self._desk.preferences.now.blur:
            self._view.show_covered(_("Blur is on: pages are not shown here. On paper every word is whole."))
            return
        manuscript, press, at, total, width = self._manuscript, self._press, self._at, self._total, self._width
        if manuscript is None:
            return
        place = _("Page {n} of {all}").format(n=whole(at), all=whole(total)) if total else _("Page {n}").format(n=at)
        self._looks.append(
            self._desk.jobs.read(
                lambda _ctx: press.picture(manuscript, at, total, width),
                lambda picture: self._view.show_picture(picture, place, back=at > 1, on=at < total),
                failed=self._refused,
                key="print.picture",
            )
        )

    def _show(self) -> None:
        story, wish, manuscript = self._story, self._wish, self._manuscript
        named = [held.text for held in manuscript.held if held.key in wish.named] if manuscript else []
        self._view.show_problem("")
        self._view.show_asked(
            AskedText(
                story.title(),
                manuscript.says if manuscript else _("Reading…"),
                tuple((key, name, key not in wish.without) for key, name in story.sections()),
                tuple((held, held.key in wish.named) for held in manuscript.held) if manuscript else (),
                manuscript.stays if manuscript else "",
                _("Goes along although it is marked: {what}.").format(what=", ".join(named)) if named else "",
                manuscript is not None,
            )
        )

    def _said_pages(self) -> str:
        return counted("{n} page", "{n} pages", self._total) if self._total else _("the pages")

    def _begin_work(self, text: str) -> None:
        self._stop_looking()
        self._view.show_problem("")
        self._view.show_working(None, text)

    def _tell(self, now: Progress) -> None:
        self._view.show_working(now, now.note)

    def _stop_looking(self) -> None:
        for job in self._looks:
            job.cancel()
        self._looks = []

    def _left(self, said: str) -> None:
        self._work = Finished()
        self._view.show_working(None, "")
        self._view.leave()
        self._desk.notices.say(said)

    def _refused(self, error: UserError) -> None:
        self._work = Finished()
        self._view.show_working(None, "")
        self._view.show_problem(str(error))
