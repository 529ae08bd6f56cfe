# SPDX-License-Identifier: GPL-3.0-or-later
"""What the sheet that prints decides: what is read, which page is looked at, and how it leaves."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from coterie.domain.errors import CannotBeDone
from coterie.domain.person_pages import FactKey
from coterie.services.paper import PrintedThing
from coterie.ui.printing.manuscript import Held, Manuscript, Title, Wish
from coterie.ui.printing.presenter import AskedText, PrintPresenter

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coterie.services.jobs import JobContext
    from coterie.ui.jobs import Progress
    from tests.ui.desks import TestDesk

MAIL = FactKey("point", 1)


class Story:
    """A story of one section and one thing that is held."""

    def title(self) -> str:
        return "Print this"

    def sections(self) -> tuple[tuple[str, str], ...]:
        return (("notes", "Notes"),)

    def usual(self) -> Wish:
        return Wish()

    def write(self, wish: Wish, ctx: JobContext) -> Manuscript:
        said = f"without {sorted(wish.without)}, named {len(wish.named)}"
        held = (Held(MAIL, "Mail address (private)"),)
        return Manuscript("", (Title(said),), said, "", held, PrintedThing("people", 3, 3, ("name",)), "people")


@dataclass
class FakePress:
    """Makes no pages, and remembers what was asked for."""

    pages: int = 3
    printed: list[tuple[int, int]] = field(default_factory=list)
    broken: bool = False

    def count(self, manuscript: Manuscript, ctx: JobContext) -> int:
        return self.pages

    def picture(self, manuscript: Manuscript, page: int, total: int, width: int) -> object:
        return (manuscript.says, page, total, width)

    def pdf(self, manuscript: Manuscript, ctx: JobContext) -> bytes:
        ctx.progress(1, self.pages, "Printing pages")
        return b"%PDF-" + manuscript.says.encode()

    def onto(self, device: object, manuscript: Manuscript, pages: tuple[int, int], ctx: JobContext) -> None:
        if self.broken:
            raise CannotBeDone("The printer takes no pages.", "Look whether it is on.")
        self.printed.append(pages)


@dataclass
class SeenSheet:
    """Remembers what the sheet was told."""

    asked: list[AskedText] = field(default_factory=list)
    pictures: list[tuple[object, str, bool, bool]] = field(default_factory=list)
    covered: list[str] = field(default_factory=list)
    working: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    left: int = 0

    def show_asked(self, shown: AskedText) -> None:
        self.asked.append(shown)

    def show_picture(self, picture: object, place: str, *, back: bool, on: bool) -> None:
        self.pictures.append((picture, place, back, on))

    def show_covered(self, text: str) -> None:
        self.covered.append(text)

    def show_working(self, now: Progress | None, text: str) -> None:
        self.working.append(text)

    def show_problem(self, text: str) -> None:
        self.problems.append(text)

    def leave(self) -> None:
        self.left += 1


@dataclass
class Bench:
    """A presenter and what stands around it."""

    desk: TestDesk
    press: FakePress
    sheet: SeenSheet
    presenter: PrintPresenter


@pytest.fixture
def bench(desks: Callable[[], TestDesk]) -> Bench:
    desk, press, sheet = desks(), FakePress(), SeenSheet()
    made = Bench(desk, press, sheet, PrintPresenter(desk.desk, press, sheet, Story(), 500))
    made.presenter.begin()
    return made


def test_it_says_what_would_be_printed_and_shows_the_first_page(bench: Bench) -> None:
    assert not bench.sheet.asked[0].can_print
    shown = bench.sheet.asked[-1]
    assert (shown.title, shown.says, shown.can_print) == ("Print this", "without [], named 0", True)
    assert shown.sections == (("notes", "Notes", True),)
    assert shown.held == ((Held(MAIL, "Mail address (private)"), False),)
    assert bench.sheet.pictures[-1] == (("without [], named 0", 1, 3, 500), "Page 1 of 3", False, True)
    assert bench.presenter.file_name == "people.pdf"


def test_a_section_is_left_out_and_comes_back(bench: Bench) -> None:
    bench.presenter.want_section("notes", wanted=False)
    assert bench.sheet.asked[-1].says == "without ['notes'], named 0"
    bench.presenter.want_section("notes", wanted=True)
    assert bench.sheet.asked[-1].sections == (("notes", "Notes", True),)


def test_something_marked_goes_along_once_it_is_named_and_the_sheet_says_so(bench: Bench) -> None:
    bench.presenter.name_held(MAIL, named=True)
    shown = bench.sheet.asked[-1]
    assert shown.says == "without [], named 1"
    assert shown.named == "Goes along although it is marked: Mail address (private)."
    bench.presenter.name_held(MAIL, named=False)
    assert bench.sheet.asked[-1].named == ""


def test_pages_are_turned_to_the_last_and_no_further(bench: Bench) -> None:
    for _turn in range(5):
        bench.presenter.turn(1)
    assert bench.sheet.pictures[-1][1:] == ("Page 3 of 3", True, False)
    for _turn in range(5):
        bench.presenter.turn(-1)
    assert bench.sheet.pictures[-1][1] == "Page 1 of 3"


def test_no_page_is_shown_while_blur_is_on(bench: Bench) -> None:
    bench.desk.desk.preferences.change(blur=True)
    bench.sheet.pictures.clear()
    bench.presenter.begin()
    assert bench.sheet.covered
    assert bench.sheet.pictures == []


def test_a_file_is_saved_noted_and_told(bench: Bench, tmp_path: Path) -> None:
    bench.presenter.save(tmp_path / "people.pdf")
    assert (tmp_path / "people.pdf").read_bytes() == b"%PDF-without [], named 0"
    assert bench.sheet.left == 1
    said = "Saved 3 pages to people.pdf. It is not encrypted. Written to your ledger."
    assert bench.desk.notices.said == [said]
    assert bench.desk.desk.session.exporting.ledger()[0].format == "pdf-people"


def test_a_name_without_an_ending_gets_one_and_replaces_nothing_unasked(bench: Bench, tmp_path: Path) -> None:
    (tmp_path / "people.pdf").write_bytes(b"mine")
    bench.presenter.save(tmp_path / "people")
    assert (tmp_path / "people.pdf").read_bytes() == b"mine"
    assert "exists already" in bench.sheet.problems[-1]
    assert bench.sheet.left == 0


def test_pages_are_sent_to_a_printer_and_noted(bench: Bench) -> None:
    bench.presenter.print_on(object(), (2, 3))
    assert bench.press.printed == [(2, 3)]
    assert bench.desk.notices.said == ["Sent to the printer. Written to your ledger."]
    assert bench.desk.desk.session.exporting.ledger()[0].format == "print-people"
    assert bench.sheet.left == 1


def test_a_printer_that_takes_nothing_is_told_of_and_nothing_is_noted(bench: Bench) -> None:
    bench.press.broken = True
    bench.presenter.print_on(object(), (0, 0))
    assert "The printer takes no pages." in bench.sheet.problems[-1]
    assert bench.sheet.working[-1] == ""
    assert bench.desk.desk.session.exporting.ledger() == []


def test_nothing_leaves_before_anything_is_read(desks: Callable[[], TestDesk], tmp_path: Path) -> None:
    desk, press, sheet = desks(), FakePress(), SeenSheet()
    presenter = PrintPresenter(desk.desk, press, sheet, Story(), 500)
    presenter.save(tmp_path / "people.pdf")
    presenter.print_on(object(), (0, 0))
    assert (list(tmp_path.glob("*.pdf")), press.printed) == ([], [])
    assert presenter.file_name == "coterie.pdf"
