# SPDX-License-Identifier: GPL-3.0-or-later
"""Jobs leave the window's thread, come back to it, and can be stopped."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from coterie.domain.errors import BadValue, Cancelled, UserError
from coterie.ui.job_runner import JobRunner
from coterie.ui.jobs import InlineJobs, Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from coterie.services.jobs import JobContext


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[JobRunner]:
    made = JobRunner()
    yield made
    made.close()


def test_work_runs_elsewhere_and_its_answer_comes_home(runner: JobRunner, qtbot: QtBot) -> None:
    places: list[int] = []
    runner.read(lambda _ctx: threading.get_ident(), lambda there: places.extend([there, threading.get_ident()]))
    qtbot.waitUntil(lambda: len(places) == 2)
    assert places[0] != threading.get_ident()
    assert places[1] == threading.get_ident()


def test_a_write_tells_everybody_and_a_read_nobody(runner: JobRunner, qtbot: QtBot) -> None:
    told: list[str] = []
    runner.changed.connect(lambda: told.append("changed"))
    runner.read(lambda _ctx: 1, lambda _answer: told.append("read"))
    qtbot.waitUntil(lambda: told == ["read"])
    runner.write(lambda _ctx: 1, lambda _answer: told.append("written"))
    qtbot.waitUntil(lambda: told == ["read", "written", "changed"])


def test_it_rests_when_the_last_job_came_home(runner: JobRunner, qtbot: QtBot) -> None:
    told: list[str] = []
    go = threading.Event()
    runner.rested.connect(lambda: told.append("rested"))
    runner.read(lambda _ctx: go.wait(), lambda _answer: told.append("slow"))
    runner.read(lambda _ctx: 1, lambda _answer: told.append("quick"))
    qtbot.waitUntil(lambda: told == ["quick"])
    go.set()
    qtbot.waitUntil(lambda: told == ["quick", "slow", "rested"])


def test_writes_come_one_after_the_other_in_order(runner: JobRunner, qtbot: QtBot) -> None:
    order: list[int] = []

    def give(number: int) -> Callable[[object], int]:
        return lambda _ctx: number

    for number in range(20):
        runner.write(give(number), order.append)
    qtbot.waitUntil(lambda: len(order) == 20)
    assert order == list(range(20))


def test_the_newest_of_one_key_wins(runner: JobRunner, qtbot: QtBot) -> None:
    go = threading.Event()
    answers: list[str] = []

    def slow(_ctx: JobContext) -> str:
        go.wait(10)
        return "old"

    runner.read(slow, answers.append, key="search")
    runner.read(lambda _ctx: "new", answers.append, key="search")
    qtbot.waitUntil(lambda: answers == ["new"])
    go.set()
    runner.read(lambda _ctx: "after", answers.append)
    qtbot.waitUntil(lambda: answers == ["new", "after"])


def test_a_stopped_job_hears_it_at_its_next_report(runner: JobRunner, qtbot: QtBot) -> None:
    begun, go = threading.Event(), threading.Event()
    seen: list[object] = []

    def work(ctx: JobContext) -> str:
        begun.set()
        go.wait(10)
        ctx.progress(1, 2, "half")
        seen.append("went on")
        return "done"

    job = runner.read(work, seen.append, failed=seen.append)
    begun.wait(10)
    job.cancel()
    go.set()
    runner.read(lambda _ctx: "next", seen.append)
    qtbot.waitUntil(lambda: seen == ["next"])


def test_a_write_that_could_not_be_stopped_any_more_is_told(runner: JobRunner, qtbot: QtBot) -> None:
    begun, go = threading.Event(), threading.Event()
    seen: list[str] = []

    def work(_ctx: JobContext) -> str:
        begun.set()
        go.wait(10)
        return "written"

    runner.changed.connect(lambda: seen.append("changed"))
    job = runner.write(work, seen.append)
    begun.wait(10)
    job.cancel()
    go.set()
    qtbot.waitUntil(lambda: seen == ["written", "changed"])


def test_reports_come_home_and_the_last_one_always(runner: JobRunner, qtbot: QtBot) -> None:
    reports: list[Progress] = []

    def work(ctx: JobContext) -> None:
        for number in range(1, 1_001):
            ctx.progress(number, 1_000, "rows")

    done: list[None] = []
    runner.read(work, done.append, progress=reports.append)
    qtbot.waitUntil(lambda: bool(done))
    assert reports[-1] == Progress(1_000, 1_000, "rows")
    assert len(reports) < 100


def test_what_goes_wrong_reaches_who_listens(runner: JobRunner, qtbot: QtBot) -> None:
    own: list[UserError] = []
    everybody: list[UserError] = []
    faults: list[BaseException] = []
    runner.went_wrong.connect(everybody.append)
    runner.broke.connect(faults.append)

    def refuse(_ctx: JobContext) -> None:
        raise BadValue("No.", "Say yes.")

    def stumble(_ctx: JobContext) -> None:
        raise ZeroDivisionError

    runner.read(refuse, lambda _answer: None, failed=own.append)
    runner.read(refuse, lambda _answer: None)
    runner.write(stumble, lambda _answer: None)
    qtbot.waitUntil(lambda: bool(own and everybody and faults))
    assert (str(own[0]), str(everybody[0])) == ("No. Say yes.", "No. Say yes.")
    assert isinstance(faults[0], ZeroDivisionError)


def test_nothing_comes_home_after_the_end(qtbot: QtBot) -> None:
    runner = JobRunner()
    seen: list[int] = []
    for _number in range(50):
        runner.read(lambda _ctx: 1, seen.append)
    runner.close()
    before = len(seen)
    qtbot.wait(20)
    assert len(seen) == before


def test_a_write_with_a_bar_says_that_it_stopped_even_if_it_never_began(runner: JobRunner, qtbot: QtBot) -> None:
    go = threading.Event()
    said: list[str] = []
    runner.write(lambda _ctx: go.wait(5), lambda _answer: None)

    def work(ctx: JobContext) -> str:
        try:
            ctx.progress(0, 1, "")
        except Cancelled:
            return "stopped"
        return "done"

    runner.write(work, said.append, progress=lambda _now: None).cancel()
    go.set()
    qtbot.waitUntil(lambda: said == ["stopped"])


def test_short_writes_are_done_before_the_end_and_long_ones_are_stopped() -> None:
    runner = JobRunner()
    go, begun = threading.Event(), threading.Event()
    done: list[str] = []

    def long(ctx: JobContext) -> None:
        begun.set()
        while True:
            ctx.progress(0, 1, "")
            go.wait(0.01)

    runner.write(long, lambda _answer: None, progress=lambda _now: None)
    begun.wait(5)
    runner.write(lambda _ctx: done.append("short"), lambda _answer: None)
    runner.close(lambda: done.append("last"))
    assert done == ["short", "last"]
    runner.write(lambda _ctx: done.append("late"), lambda _answer: None)
    runner.close()
    assert done == ["short", "last"]


def test_answers_are_handed_over_before_the_end() -> None:
    runner = JobRunner()
    told: list[str] = []
    runner.write(lambda _ctx: "written", told.append)
    runner.settle()
    assert told == ["written"]
    runner.close()


def test_inline_jobs_do_the_same_at_once() -> None:
    seen: list[object] = []
    jobs = InlineJobs(lambda: seen.append("changed"))
    jobs.read(lambda _ctx: 1, seen.append)
    jobs.write(lambda _ctx: 2, seen.append)
    assert seen == [1, 2, "changed"]

    def refuse(_ctx: JobContext) -> None:
        raise BadValue("No.")

    jobs.read(refuse, seen.append, failed=lambda error: seen.append(str(error)))
    assert seen[-1] == "No."
    with pytest.raises(BadValue):
        jobs.write(refuse, seen.append)
