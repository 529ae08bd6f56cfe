# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole stories of people whose files come in: the sample of the program, years of exports, changes of mind."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from coterie.domain.import_rows import RowQuery
from coterie.domain.people import PersonEdit
from coterie.sandbox.reader import ChildReader
from coterie.services.interactions import NewLog
from coterie.storage.vault import open_vault
from tests.builders import PASSPHRASE, Opened, StoppedClock, make_vault
from tests.storage.importing.foreign import (
    PROFILE,
    Bringing,
    calendar,
    card,
    connection,
    connections,
    event,
    message,
    messages,
    people_by_key,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

SAMPLE = Path(__file__).parents[2] / "resources" / "sample_data"
MIRA, NOOR = "Mira Okafor", "Noor Haddad"


@pytest.fixture
def into(tmp_path: Path) -> Iterator[Bringing]:
    """Give a vault on the day of the sample, and the reading child."""
    day = date.fromisoformat((SAMPLE / "today.txt").read_text(encoding="utf-8").strip())
    opened = make_vault(tmp_path, StoppedClock(day))
    bringing = Bringing(opened, tmp_path, ChildReader())
    yield bringing
    bringing.opened.vault.close()


def test_the_sample_comes_in_goes_out_and_comes_in_again(into: Bringing) -> None:
    paths = [SAMPLE / "linkedin", SAMPLE / "cards.vcf", SAMPLE / "calendar.ics"]
    start = into.opened.snapshot()
    tried = into.bring(*paths, dry_run=True)
    assert into.opened.snapshot() == start
    done = into.bring(*paths)
    assert (done.files, done.totals) == (tried.files, tried.totals)
    end = into.opened.snapshot()
    into.sound()
    assert into.bring(*paths).batch_id is None
    assert into.opened.snapshot() == end
    into.opened.vault.history.undo()
    assert into.opened.snapshot() == start
    into.opened.vault.history.redo()
    assert into.opened.snapshot() == end
    into.opened.vault.close()
    into.opened = Opened(open_vault(into.opened.vault.place.folder, PASSPHRASE, into.opened.clock), into.opened.clock)
    into.opened.add("Bob Ray")
    assert into.service.undo(1).kept == ()
    assert into.people() == ["Bob Ray"]
    into.sound()


def test_the_order_of_the_samples_does_not_matter_once_the_owner_is_known(into: Bringing) -> None:
    paths = [SAMPLE / "linkedin", SAMPLE / "cards.vcf", SAMPLE / "calendar.ics"]
    seen = []
    for order in ((0, 1, 2), (2, 1, 0), (1, 2, 0)):
        for number in order:
            into.bring(paths[number], me=["noor@haddad.example.org"])
        seen.append(
            into.opened.rows(
                "SELECT i.kind, i.at_utc, i.direction, t.contact FROM participant t JOIN interaction i "
                "ON i.id = t.interaction_id ORDER BY 1, 2, 3, 4"
            )
        )
        assert "Noor Haddad" not in into.people()
        into.sound()
        for _number in order:
            into.opened.vault.history.undo()
    assert len(seen[0]) > 200
    assert seen[0] == seen[1] == seen[2]


def test_years_of_exports_and_a_change_of_mind(into: Bringing) -> None:
    """She imports, works with it for a while, imports a newer archive, and takes the older one back."""
    talk = [message("Ada Quill", MIRA, "2024-07-10", "Hello")]
    older = into.archive(
        {
            "Profile.csv": PROFILE, "messages.csv": messages(*talk),
            "Connections.csv": connections(connection(MIRA, "Fjord", "Baker", "mira@example.org"), connection(NOOR)),
        },
        "Basic_LinkedInDataExport_06-01-2025.zip",
    )  # fmt: skip
    first = into.bring(older)
    mira, noor = into.person(MIRA), into.person(NOOR)
    into.opened.interactions.log(noor, NewLog(text="about rivers"))
    into.opened.people.edit(mira, PersonEdit(note="knows everybody at the harbour"))
    into.opened.clock.go(200)
    newer = into.archive(
        {"Connections.csv": connections(connection(MIRA, "Harbour", "Chief", "mira@example.net"), connection(NOOR))},
        "Basic_LinkedInDataExport_02-01-2026.zip",
    )
    second = into.bring(newer)
    assert [(one.before, one.after) for one in second.moved] == [("Baker, Fjord", "Chief, Harbour")]
    assert first.batch_id is not None
    kept = into.service.undo(first.batch_id).kept
    assert {f"person {mira}", f"person {noor}"} <= set(people_by_key(kept))
    assert into.people() == [MIRA, NOOR]
    assert "mira@example.net" in into.points(MIRA)
    assert [row[3] for row in into.timeline(NOOR)] == ["about rivers"]
    into.sound()
    assert into.bring(newer).read_anything
    into.sound()


def test_everything_at_once_or_piece_by_piece_is_the_same_network(into: Bringing) -> None:
    paths = [
        into.file("c.ics", calendar(event("e1", "Rivers", "20260210", "Mira <mira@example.org>"))),
        into.file("cards.vcf", card("Mira O", "EMAIL:mira@example.org", "TEL:+442079460001")),
        into.archive(
            {
                "Profile.csv": PROFILE, "messages.csv": messages(message("Ada Quill", MIRA, "2024-07-10", "Hello")),
                "Connections.csv": connections(connection(MIRA, "Fjord", "Baker", "mira@example.org")),
            }
        ),
    ]  # fmt: skip
    seen = []
    for parts in ([paths], [[path] for path in paths], [[path] for path in reversed(paths)]):
        for part in parts:
            into.bring(*part)
        (name,) = into.people()
        seen.append(([row[0] for row in into.timeline(name)], {point.lower() for point in into.points(name)}))
        into.sound()
        for _part in parts:
            into.opened.vault.history.undo()
    assert seen[0] == seen[1] == seen[2]
    assert seen[0][0] == ["message", "connection", "meeting"] or set(seen[0][0]) == {"message", "connection", "meeting"}


def test_a_year_of_exports_says_what_changed_and_every_import_can_go_back(into: Bringing) -> None:
    """Somebody drops an export each quarter: the differences are told, looked at row by row, and undone."""
    circle = [connection(f"Person N{at}", f"Firm {at}", "Cook") for at in range(8)]
    start = into.opened.snapshot()
    quarters = {
        "01-01-2026": circle,
        "02-01-2026": [*circle[1:], connection("Ida Moen")],
        "02-20-2026": [connection("Person N0", "Orbis", "Head cook"), *circle[1:7], connection("Ida Moen")],
    }
    batches = [
        into.bring(
            into.archive({"Connections.csv": connections(*rows)}, f"Complete_LinkedInDataExport_{day}.zip")
        ).batch_id
        for day, rows in quarters.items()
    ]
    reports = [into.service.report(batch or 0) for batch in batches]
    told = [
        (report.counts.changes.left_total, sum(one.back for one in report.counts.changes.exports)) for report in reports
    ]
    assert told == [(0, 0), (1, 0), (1, 1)]
    assert [one.name for one in reports[2].job_changes] == ["Person N0"]
    (moved,) = into.service.rows(RowQuery(batches[2] or 0, "updated"), 0, 9)
    assert (moved.title, moved.entity_id) == ("Person N0", into.person("Person N0"))
    for _batch in batches:
        into.opened.vault.history.undo()
    into.sound()
    assert into.opened.snapshot()["person"] == start["person"]
    assert into.opened.rows("SELECT count(*) FROM source_record") == [(0,)]
