# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking for duplicates, clusters of more than two and clear pairs, first without a window, then in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

import pytest

from coterie.domain.people import PersonEdit
from coterie.ui.jobs import InlineJobs, Progress
from coterie.ui.pages.import_export.duplicates.clear_sheet import ClearSheet
from coterie.ui.pages.import_export.duplicates.presenter import DuplicatesPresenter
from tests.ui.pages.import_export.fronting import shown
from tests.ui.pages.import_export.staging import Shown, Staged

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from coterie.domain.errors import UserError
    from coterie.domain.people import PersonCard
    from coterie.services.jobs import JobContext
    from coterie.ui.jobs import Job
    from coterie.ui.pages.import_export.duplicates.texts import PairText, QueueText
    from coterie.ui.pages.import_export.page import ImportExportPage

T = TypeVar("T")


class WaitingJobs(InlineJobs):
    """Keeps searches, with the way to tell how far they are."""

    def __init__(self) -> None:
        super().__init__()
        self.telling: list[Callable[[Progress], None]] = []
        self.cancelled = 0

    def read(
        self,
        work: Callable[[JobContext], T],
        done: Callable[[T], None],
        *,
        failed: Callable[[UserError], None] | None = None,
        key: str = "",
        progress: Callable[[Progress], None] | None = None,
    ) -> Job:
        if key != "duplicates.search" or progress is None:
            return super().read(work, done, failed=failed)
        self.telling.append(progress)
        return self

    def cancel(self) -> None:
        self.cancelled += 1


class Seen:
    """A queue of pairs and what it showed."""

    def __init__(self, staged: Staged, jobs: InlineJobs | None = None) -> None:
        self.staged, self.view = staged, Shown()
        desk = replace(staged.desk, jobs=jobs) if jobs else staged.desk
        self.presenter = DuplicatesPresenter(desk, self.view)
        staged.changed = self.presenter.reload

    @property
    def queue(self) -> QueueText:
        return self.view.last("show_queue")  # type: ignore[no-any-return] # the view remembers anything

    @property
    def pair(self) -> PairText:
        return self.view.last("show_pair")  # type: ignore[no-any-return] # the view remembers anything

    @property
    def searches(self) -> list[tuple[bool, int, str]]:
        """What was shown of the search, from its beginning."""
        shown = [values[0] for name, values in self.view.calls if name == "show_search"]
        return [(one.is_running, one.share, one.words) for one in shown]


def twins(staged: Staged, name: str = "Ana Lindqvist", number: int = 2) -> list[PersonCard]:
    """Add several who are plainly one."""
    mail = f"{name.split(maxsplit=1)[0].lower()}@example.org"
    phone = f"+44 20 7946 0{len(name):03}"
    return [staged.opened.add(name, emails=(mail,), phones=(phone,)) for _number in range(number)]


def test_a_search_fills_the_queue_and_says_what_it_found(staged: Staged) -> None:
    seen = Seen(staged)
    twins(staged)
    seen.presenter.search.start()
    assert [line.name for line in seen.queue.lines] == ["Ana Lindqvist"]
    assert staged.notices.said == ["Found 1 new pair to compare."]
    assert seen.searches[-1] == (False, 0, "")
    seen.presenter.search.start()
    assert staged.notices.said[-1] == "Nobody else seems to be here twice."


def test_a_search_shows_how_far_it_is_and_can_be_stopped(staged: Staged) -> None:
    jobs = WaitingJobs()
    seen = Seen(staged, jobs)
    twins(staged)
    seen.presenter.search.start()
    seen.presenter.search.start()
    assert len(jobs.telling) == 1
    jobs.telling[0](Progress(40, 100, ""))
    assert seen.searches == [(True, 0, "Comparing people"), (True, 40, "Comparing people, 40%")]
    seen.presenter.search.stop()
    assert (jobs.cancelled, seen.searches[-1]) == (1, (False, 0, ""))
    jobs.telling[0](Progress(50, 100, ""))
    assert seen.searches[-1] == (False, 0, "")
    assert staged.session.duplicates.open_pairs() == 0


def test_after_an_import_only_a_find_is_worth_a_word(staged: Staged) -> None:
    seen = Seen(staged)
    staged.have_mira()
    seen.presenter.search.after_import(1)
    assert staged.notices.said == []


def test_somebody_else_of_a_cluster_is_compared_with_the_first(staged: Staged) -> None:
    seen = Seen(staged)
    people = twins(staged, number=3)
    staged.session.people.edit(people[2].id, PersonEdit(birthday="1980-05-22"))
    staged.session.people.edit(people[0].id, PersonEdit(birthday="1971-11-03"))
    seen.presenter.search.start()
    pair = seen.pair
    assert [(member.person, member.is_shown) for member in pair.members] == [
        (people[1].id, True),
        (people[2].id, False),
    ]
    assert (pair.merge_all, pair.against, pair.sure) == ("Merge all 3", (), "Very likely, 99%")
    seen.presenter.show_member(people[2].id)
    assert [member.is_shown for member in seen.pair.members] == [False, True]
    assert (seen.pair.against, seen.pair.sure[:8]) == (("Different birthdays",), "Possible")


def test_a_whole_cluster_becomes_one_in_one_step(staged: Staged) -> None:
    seen = Seen(staged)
    people = twins(staged, number=3)
    seen.presenter.search.start()
    before = staged.opened.snapshot()
    seen.presenter.merge_all()
    assert staged.session.statistics.counts()["people"] == 1
    assert (staged.notices.undoable, seen.queue.done) == (["Merged Ana Lindqvist."], "2 merged")
    staged.session.undoing.undo()
    assert staged.opened.snapshot() == before
    assert people


def test_clear_pairs_are_listed_before_they_are_merged(staged: Staged) -> None:
    seen = Seen(staged)
    twins(staged)
    seen.presenter.search.start()
    assert seen.queue.clear == ""
    twins(staged, "Berta Okafor")
    seen.presenter.search.start()
    assert seen.queue.clear == "Merge 2 clear pairs"
    seen.presenter.ask_clear()
    asked = seen.view.last("show_clear")
    assert asked.title == "Merge these 2 pairs?"
    assert sorted(asked.lines) == [
        "Ana Lindqvist and Ana Lindqvist: the same mail address",
        "Berta Okafor and Berta Okafor: the same mail address",
    ]
    assert staged.session.statistics.counts()["people"] == 4
    seen.presenter.merge_clear()
    assert staged.session.statistics.counts()["people"] == 2
    assert staged.notices.undoable == ["Merged 2 pairs."]
    staged.session.undoing.undo()
    assert staged.session.statistics.counts()["people"] == 4


@pytest.fixture
def page(staged: Staged, qtbot: QtBot) -> ImportExportPage:
    return shown(staged, qtbot)


def test_the_button_looks_and_the_chips_and_sheet_lead_on(staged: Staged, page: ImportExportPage) -> None:
    for name in ("Ana Lindqvist", "Berta Okafor"):
        twins(staged, name)
    three = twins(staged, "Cyril Quill", 3)
    page.show_duplicates()
    assert page.duplicates._stack.currentIndex() == 1
    page.duplicates.boxes[1].button.click()
    assert page.duplicates._stack.currentIndex() == 0
    assert page.duplicates.clear.text() == "Merge 2 clear pairs"
    rows = page.duplicates.queue.model().rowCount()
    names = [page.duplicates.queue.model().index(row, 0).data() for row in range(rows)]
    page.duplicates.selected.emit(next(row for row, name in enumerate(names) if "Cyril" in name))
    assert page.duplicates.merge_all.isVisible()
    page.duplicates.member_chosen.emit(three[2].id)
    page.duplicates.merge_all.click()
    page.duplicates.clear.click()
    (sheet,) = page.duplicates.findChildren(ClearSheet)
    sheet.act.click()
    assert staged.session.statistics.counts()["people"] == 3


def test_whom_an_import_brings_is_compared_with_everybody(staged: Staged, page: ImportExportPage) -> None:
    staged.opened.add("Mira Okafer", organisation="Fjord")
    page.bring_in(
        [staged.archive(["Mira", "Okafor", "https://www.linkedin.com/in/mira", "", "Fjord", "", "01 Jan 2024"])]
    )
    page.flow.import_now()
    (cluster,) = staged.session.duplicates.clusters()
    assert cluster.reasons == ("both worked at Fjord", "the names differ by one letter")
