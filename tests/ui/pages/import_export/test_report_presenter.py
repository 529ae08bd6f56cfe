# SPDX-License-Identifier: GPL-3.0-or-later
"""The report of an import, without a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coterie.domain.people import PersonEdit, PersonName
from coterie.services.interactions import NewLog
from coterie.ui.pages.import_export.report.presenter import ReportPresenter
from coterie.ui.pages.import_export.report.words import COMPARE, RHYTHM, TAG
from tests.storage.importing.foreign import card, connection, connections
from tests.ui.pages.import_export.staging import MIRA, MOVED, WAS, Shown, Staged

if TYPE_CHECKING:
    from pathlib import Path

    from coterie.domain.import_reports import ImportCounts
    from coterie.ui.pages.import_export.report.words import ReportText


class Report:
    """A report with what it showed."""

    def __init__(self, staged: Staged) -> None:
        self.staged, self.seen = staged, Shown()
        self.presenter = ReportPresenter(staged.desk, self.seen)
        staged.changed = self.presenter.reload

    @property
    def shown(self) -> ReportText:
        return self.seen.last("show_report")  # type: ignore[no-any-return] # the view remembers anything

    def bring(self, *rows: list[str], tag: str = "") -> ImportCounts:
        """Import these connections and show the report."""
        counts = self.staged.files.bring(self.staged.archive(*rows))
        self.presenter.finished(counts, tag)
        return counts

    def pills(self) -> list[str]:
        assert self.shown.jobs is not None
        return [line.cells[-1].text for line in self.shown.jobs.table.lines]


@pytest.fixture
def report(staged: Staged) -> Report:
    staged.have_mira()
    return Report(staged)


def moved(number: int) -> list[list[str]]:
    """What an older and a newer export say of many who changed jobs."""
    return [connection(f"Person N{at}", f"Old {at}", "Cook") for at in range(number)]


def test_a_report_says_what_came_in_and_until_when_it_can_be_undone(report: Report) -> None:
    report.staged.opened.add("Ana Lindqvist", organisation="Fjord")
    report.bring(MOVED, connection("Bob Ray"), connection("Ana Lindqvist", "Fjord"))
    shown = report.shown
    assert shown.title == "3 people imported, 1 to compare"
    assert shown.detail == "Basic_LinkedInDataExport_03-01-2026.zip, today at 10:00."
    assert (shown.can_undo, shown.until) == (True, "until 1 April")
    assert [(tile.title, tile.number) for tile in shown.tiles] == [
        ("Added", 2), ("Updated", 1), ("Unchanged", 0), ("To compare", 1), ("Left out", 0), ("Problem rows", 0),
    ]  # fmt: skip


def test_who_changed_jobs_is_ticked_and_congratulated_over_days(report: Report) -> None:
    report.bring(MOVED)
    jobs = report.shown.jobs
    assert jobs is not None
    (line,) = jobs.table.lines
    assert (line.cells[1].text, line.cells[1].below) == ("Lead baker, Harbour", "was Baker, Fjord")
    assert (report.pills(), jobs.button, jobs.can_plan) == (
        ["Congratulate, tomorrow"], "Plan 1 follow-up", True,
    )  # fmt: skip
    assert jobs.note == "On one day. Nothing is sent: you write each message."
    report.presenter.tick(0)
    jobs = report.shown.jobs
    assert jobs is not None
    assert (report.pills(), jobs.can_plan) == (["No follow-up"], False)
    report.presenter.plan()
    assert report.staged.notices.said == []
    report.presenter.tick(0)
    report.presenter.plan()
    assert report.staged.notices.undoable == ["Planned 1 follow-up."]
    assert report.pills() == ["Planned"]
    rows = report.staged.opened.rows("SELECT reason FROM follow_up")
    assert rows == [("Congratulate on the new post",)]


def test_five_who_changed_jobs_are_shown_until_somebody_wants_more(report: Report) -> None:
    old = report.staged.files.folder / "Basic_LinkedInDataExport_01-02-2026.zip"
    report.staged.archive(*moved(8)).rename(old)
    report.staged.files.bring(old)
    report.bring(*[[*row[:4], f"New {at}", "Chef", row[6]] for at, row in enumerate(moved(8))])
    jobs = report.shown.jobs
    assert jobs is not None
    assert (jobs.title, len(jobs.table.lines), jobs.more) == ("8 people changed jobs", 5, "Show 3 more")
    report.presenter.show_more_jobs()
    jobs = report.shown.jobs
    assert jobs is not None
    assert (len(jobs.table.lines), jobs.more) == (8, "")
    report.presenter.open_person(0)
    assert report.staged.ways.went == [("person", report.staged.files.person("Person N0"))]


def test_problem_rows_are_listed_and_saved(report: Report, tmp_path: Path) -> None:
    report.bring(*[connection("", f"Firm {at}", slug="") for at in range(7)])
    problems = report.shown.problems
    assert problems is not None
    assert (problems.title, len(problems.table.lines), problems.more) == (
        "7 problem rows, not imported", 5, "Show 2 more",
    )  # fmt: skip
    report.presenter.show_more_problems()
    problems = report.shown.problems
    assert problems is not None
    assert (len(problems.table.lines), problems.more) == (7, "")
    target = tmp_path / "rows.csv"
    target.write_text("old")
    report.presenter.save_problems(target)
    assert report.staged.notices.said == ["Saved 7 rows to rows.csv."]
    text = target.read_text(encoding="utf-8-sig")
    assert "The row has no name." in text
    assert "Firm 6" in text


def test_undoing_leaves_the_vault_as_it_was(report: Report) -> None:
    before = report.staged.opened.snapshot()
    report.bring(MOVED, connection("Bob Ray"))
    report.presenter.undo()
    assert report.staged.opened.snapshot() == before
    assert report.staged.notices.undoable == ["The import was undone."]
    shown = report.shown
    assert (shown.title, shown.undone, shown.can_undo, shown.jobs, shown.steps) == (
        "This import was undone", True, False, None, (),
    )  # fmt: skip
    report.presenter.undo()
    assert len(report.staged.notices.said) == 1


def test_what_an_undo_leaves_is_listed_with_the_reason(report: Report) -> None:
    report.bring(connection("Bob Ray"))
    bob = report.staged.files.person("Bob Ray")
    report.staged.session.people.edit(bob, PersonEdit(name=PersonName.typed("Robert Ray")))
    report.presenter.undo()
    assert report.staged.notices.said == ["The import was undone. 1 thing stays."]
    (line,) = report.shown.stayed
    assert "Robert Ray" in line
    assert line[0].isupper()


def test_an_undo_that_fails_is_told_and_the_report_stays(report: Report) -> None:
    counts = report.bring(connection("Bob Ray"))
    assert counts.batch_id is not None
    report.staged.changed = lambda: None
    report.staged.session.importing.undo(counts.batch_id)
    report.presenter.undo()
    assert len(report.staged.notices.problems) == 1
    assert report.seen.names()[-1] == "show_report"


def test_the_next_steps_lead_on(report: Report) -> None:
    report.staged.opened.add("Ana Lindqvist", organisation="Fjord")
    report.bring(connection("Bob Ray"), connection("Ana Lindqvist", "Fjord"), tag="linkedin-2026-03")
    steps = {step.key: step for step in report.shown.steps}
    assert list(steps) == [COMPARE, RHYTHM, TAG]
    assert steps[COMPARE].title == "Compare 1 pair"
    assert steps[TAG].text == "All 2 new people carry the tag linkedin-2026-03."
    for key in steps:
        report.presenter.go(key)
    assert report.staged.ways.went == [("people", ""), ("people", "filter:tag:linkedin-2026-03")]
    assert report.seen.names()[-1] == "open_duplicates"


def test_a_past_report_is_the_same(report: Report) -> None:
    report.bring(MOVED, connection("", slug=""), tag="x")
    fresh = report.shown
    later = Report(report.staged)
    later.presenter.open(2)
    assert later.seen.last("report_moved") == 2
    again = later.shown
    assert (again.title, again.tiles, again.jobs, again.problems) == (
        fresh.title, fresh.tiles, fresh.jobs, fresh.problems,
    )  # fmt: skip


def test_what_changed_nothing_has_nothing_to_undo(report: Report) -> None:
    report.presenter.finished(
        report.staged.files.bring(report.staged.files.folder / "Basic_LinkedInDataExport_01-01-2026.zip"), "tag"
    )
    shown = report.shown
    assert (shown.title, shown.can_undo) == ("Everything in this file is in your vault already", False)
    assert report.seen.last("report_moved") is None
    report.presenter.reload()
    report.presenter.plan()
    report.presenter.tick(0)
    report.presenter.open_person(0)


def test_what_was_left_out_is_listed(report: Report) -> None:
    reactions = "Date,Type,Link\n2024-01-01 10:00:00,LIKE,https://example.com\n"
    counts = report.staged.files.bring(
        report.staged.archive(connection("Bob Ray"), Reactions_123456789=reactions, Logins="a\n")
    )
    report.presenter.finished(counts, "")
    table = report.shown.left_out
    assert table is not None
    assert [tuple(cell.text for cell in line.cells)[1:] for line in table.lines] == [
        ("Reactions_123456789.csv", "1"), ("Logins.csv", "not read"),
    ]  # fmt: skip


def test_notes_on_rows_that_came_in_are_no_problem_rows(report: Report) -> None:
    counts = report.staged.files.bring(report.staged.files.file("cards.vcf", card("Ana Lindqvist", "BDAY:31/02/2025")))
    report.presenter.finished(counts, "")
    problems = report.shown.problems
    assert problems is not None
    assert problems.title == "1 note about rows that came in"
    assert MIRA in report.staged.files.people()


def test_congratulations_are_spread_over_days_and_nobody_gets_a_second_follow_up(report: Report) -> None:
    old = report.staged.files.folder / "Basic_LinkedInDataExport_01-02-2026.zip"
    report.staged.archive(*moved(10)).rename(old)
    report.staged.files.bring(old)
    waits = report.staged.files.person("Person N2")
    report.staged.opened.follow_ups.add(waits, report.staged.opened.clock.today(), "call")
    report.bring(*[[*row[:4], f"New {at}", "Chef", row[6]] for at, row in enumerate(moved(10))])
    report.presenter.show_more_jobs()
    assert report.pills() == [
        "Congratulate, tomorrow", "Congratulate, Wednesday", "Has a follow-up", "Congratulate, Thursday",
        "Congratulate, Friday", "Congratulate, Saturday", "Congratulate, Sunday", "Congratulate, 9 Mar",
        "Congratulate, 10 Mar", "Congratulate, 11 Mar",
    ]  # fmt: skip
    jobs = report.shown.jobs
    assert jobs is not None
    assert (jobs.button, jobs.note) == (
        "Plan 9 follow-ups", "Spread over 9 days. Nothing is sent: you write each message.",
    )  # fmt: skip
    report.presenter.tick(0)
    assert report.pills()[:2] == ["No follow-up", "Congratulate, tomorrow"]
    report.presenter.plan()
    due = report.staged.opened.rows(
        "SELECT person_id, due_on FROM follow_up WHERE reason LIKE 'Congratulate%' ORDER BY id"
    )
    assert len(due) == 8
    assert due[0] == (report.staged.files.person("Person N1"), "2026-03-03")
    assert "Planned" in report.pills()
    assert "Has a follow-up" in report.pills()


def test_whom_to_keep_in_touch_with_is_chosen_among_those_there_is_a_tie_with(report: Report) -> None:
    ana = report.staged.opened.add("Ana Lindqvist").id
    report.staged.opened.interactions.log(ana, NewLog(kind="meeting"))
    report.staged.session.searching.begin_day()
    report.bring(connection("Bob Ray"))
    step = next(step for step in report.shown.steps if step.key == RHYTHM)
    assert step.text.startswith("You and 1 person are in touch. A cadence")
    report.presenter.go(RHYTHM)
    assert report.staged.ways.went == [("people", "filter:strength:>24")]
    assert report.staged.notices.said == ["Select people with X, then choose a cadence for them."]


NAMES = ("Ana Lindqvist", "Ben Adeyemi", "Chidi Eze", "Dora Novak", "Emil Haas")


def two_exports(report: Report) -> ImportCounts:
    """Bring two exports in: in the newer one somebody left, somebody is new, and somebody has an address."""
    files = report.staged.files
    older = [connection(name) for name in NAMES]
    name = "Basic_LinkedInDataExport_01-02-2026.zip"
    files.bring(files.archive({"Connections.csv": connections(*older, WAS)}, name))
    newer = [connection(NAMES[1], mail="ben@example.org"), *older[2:], connection("Ida Moen"), WAS]
    counts = files.bring(report.staged.archive(*newer))
    report.presenter.finished(counts, "")
    return counts


def test_what_a_newer_export_says_is_told_person_by_person(report: Report) -> None:
    two_exports(report)
    changes = report.shown.changes
    assert changes is not None
    assert changes.title == "1 person left, 1 is new, 1 address appeared"
    assert "LinkedIn connections: 2 January 2026 to 1 March 2026." in changes.line
    assert [(line.cells[0].text, line.cells[1].text) for line in changes.table.lines] == [
        ("Ana Lindqvist", "No longer in LinkedIn connections"), ("Ben Adeyemi", "ben@example.org"),
    ]  # fmt: skip
    assert changes.table.lines[0].cells[1].below == "last seen 2 January 2026"
    report.presenter.open_changed(0)
    assert report.staged.ways.went[-1] == ("person", report.staged.files.person("Ana Lindqvist"))


def test_a_past_report_says_the_same_until_it_is_undone(report: Report) -> None:
    counts = two_exports(report)
    said = report.shown.changes
    again = Report(report.staged)
    again.presenter.open(counts.batch_id or 0)
    assert again.shown.changes == said
    again.presenter.undo()
    assert again.shown.changes is None


def test_a_tile_leads_to_its_rows(report: Report) -> None:
    counts = two_exports(report)
    assert report.shown.has_rows
    report.presenter.open_rows("updated")
    assert report.seen.calls[-1] == ("open_rows", (counts.batch_id, "updated"))
