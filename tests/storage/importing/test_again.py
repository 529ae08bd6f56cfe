# SPDX-License-Identifier: GPL-3.0-or-later
"""What the vault has as it is need not wait: however it comes again, it is counted once and changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coterie.domain.reading import FileLost
from coterie.storage.importing import staging
from tests.storage.importing.foreign import Bringing, ReadHere, calendar, event, message, messages, source_counts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from coterie.domain.foreign_files import Wishes
    from coterie.domain.reading import StagedItem
    from coterie.services.jobs import JobContext

GUEST = "Mira Okafor <mira@example.org>"
TALK = tuple(message("Ada Quill", "Mira Okafor", f"2024-07-{day}", f"Hello {day}") for day in range(10, 17))


@pytest.fixture(autouse=True)
def _little_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look at three records at a time, so that few are enough for many looks."""
    monkeypatch.setattr(staging, "_BATCH", 3)


def bring_talk(into: Bringing, *talk: list[str], name: str) -> dict[str, dict[str, int]]:
    """Bring in an archive of messages."""
    return source_counts(into.bring(into.archive({"messages.csv": messages(*talk)}, name)))


def test_new_ones_between_old_ones_are_taken_in(into: Bringing) -> None:
    bring_talk(into, *TALK[:3], *TALK[4:], name="old.zip")
    counts = bring_talk(into, *TALK, name="new.zip")
    assert counts == {"linkedin.messages": {"unchanged": 6, "created": 1}}
    into.sound()


def test_twice_in_one_file_is_the_same_record_again(into: Bringing) -> None:
    bring_talk(into, *TALK, name="old.zip")
    before = into.opened.snapshot()
    counts = bring_talk(into, *TALK, *TALK, name="twice.zip")
    assert counts == {"linkedin.messages": {"unchanged": 7, "skipped": 7}}
    assert into.opened.snapshot() == before


def test_an_old_form_before_a_new_one_does_not_hide_it(into: Bringing) -> None:
    titles = [f"Talk {number}" for number in range(4)]
    old = into.file("a.ics", calendar(*(event(title, title, "20240710", GUEST) for title in titles)))
    into.bring(old)
    changed = calendar(event(titles[0], "Talk moved", "20240711", GUEST, extra=("SEQUENCE:2",)))
    older, newer = into.bring(old, into.file("b.ics", changed)).files
    assert (older.unchanged, older.skipped, newer.updated) == (3, 1, 1)
    assert into.opened.rows("SELECT count(*) FROM event WHERE title = 'Talk moved'") == [(1,)]
    into.sound()


class LosesIt:
    """Reads everything, and says only then that nothing of it counts."""

    def read(self, paths: Sequence[Path], wishes: Wishes, ctx: JobContext) -> Iterator[StagedItem]:
        """Yield what the child would yield of a file that breaks off near its end."""
        yield from ReadHere().read(paths, wishes, ctx)
        yield FileLost(0)


def test_a_file_that_is_lost_after_all_takes_its_counts_along(into: Bringing) -> None:
    bring_talk(into, *TALK, name="old.zip")
    before = into.opened.snapshot()
    counts = Bringing(into.opened, into.folder, LosesIt()).bring(into.folder / "old.zip")
    assert counts.totals.get("interactions") is None
    assert into.opened.snapshot() == before
