# SPDX-License-Identifier: GPL-3.0-or-later
"""An import that is stopped, and what is told while it goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coterie.ui.jobs import Progress
from tests.storage.importing.foreign import connection
from tests.ui.pages.import_export.flowing import late

if TYPE_CHECKING:
    from tests.ui.pages.import_export.staging import Staged


def test_an_import_that_is_cancelled_leaves_everything_and_the_review(staged: Staged) -> None:
    flow, jobs = late(staged)
    flow.presenter.begin([staged.archive(connection("Bob Ray"))])
    jobs.run()
    before = staged.opened.snapshot()
    flow.presenter.import_now()
    assert not flow.presenter.can_import
    flow.presenter.leave()
    flow.presenter.begin([])
    flow.presenter.cancel()
    assert flow.seen.last("show_work").title == "Stopping"
    jobs.run()
    assert staged.opened.snapshot() == before
    assert staged.notices.said == ["Cancelled. Nothing was changed."]
    assert flow.seen.names()[-1] == "show_review"
    assert jobs.waiting == []
    flow.presenter.import_now()
    jobs.run()
    assert staged.files.people() == ["Bob Ray"]


def test_looking_can_be_stopped_before_anything_is_seen(staged: Staged) -> None:
    flow, jobs = late(staged)
    flow.presenter.begin([staged.archive(connection("Bob Ray"))])
    assert flow.presenter.is_busy
    flow.presenter.cancel()
    jobs.run()
    assert flow.seen.names() == ["show_work", "show_choosing"]
    assert not flow.presenter.is_busy


def test_a_second_look_that_is_stopped_leaves_the_first(staged: Staged) -> None:
    flow, jobs = late(staged)
    flow.presenter.begin([staged.archive(connection("Bob Ray"), Skills="Name\nBaking\n")])
    jobs.run()
    flow.presenter.tick_file("kind:reactions", True)
    flow.presenter.cancel()
    assert flow.seen.names()[-1] == "show_review"
    assert flow.presenter.can_import


@pytest.mark.parametrize(
    ("report", "line"),
    [
        (Progress(10, 100, "in/messages.csv"), "Reading messages.csv"),
        (Progress(1200, 3000, ""), "1,200 of 3,000 rows"),
        (Progress(0, 0, ""), ""),
    ],
)  # fmt: skip
def test_progress_is_told_in_words(staged: Staged, report: Progress, line: str) -> None:
    flow, jobs = late(staged, report)
    flow.presenter.begin([staged.archive(connection("Bob Ray"))])
    jobs.run()
    work = flow.seen.last("show_work")
    assert (work.title, work.line) == ("Reading Basic_LinkedInDataExport_03-01-2026.zip", line)
    assert (work.done, work.total) == (report.done, report.total)
