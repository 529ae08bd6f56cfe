# SPDX-License-Identifier: GPL-3.0-or-later
"""The importing service with the real reading child: wishes, files that nobody reads, the list of imports."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coterie.domain.errors import BadValue, Cancelled, ForeignFileError
from coterie.domain.foreign_files import OPTIONAL_KINDS
from coterie.sandbox.reader import ChildReader
from coterie.services.importing import Importing, identity_key
from coterie.services.jobs import QuietJob
from tests.storage.importing.foreign import (
    PROFILE,
    Bringing,
    ReadHere,
    calendar,
    card,
    connection,
    connections,
    event,
    message,
    messages,
    source_counts,
)

if TYPE_CHECKING:
    from pathlib import Path

    from tests.builders import Opened


@pytest.fixture
def into(opened: Opened, tmp_path: Path) -> Bringing:
    """Give a vault that files are brought into by the reading child."""
    return Bringing(opened, tmp_path, ChildReader())


def files(into: Bringing) -> list[Path]:
    """Write an archive, cards and a calendar."""
    return [
        into.archive(
            {
                "Profile.csv": PROFILE, "Connections.csv": connections(connection("Mira Okafor", "Fjord", "Baker")),
                "messages.csv": messages(message("Ada Quill", "Mira Okafor", "2024-07-10", "Hello")),
                "Logins.csv": "never,looked\nat,this\n",
            }
        ),
        into.file("cards.vcf", card("Ana Lindqvist", "EMAIL:ana@example.org") + "BEGIN:VCARD\r\nEND:VCARD\r\n"),
        into.file("calendar.ics", calendar(event("e1", "Rivers", "20260210", "Ana <ana@example.org>"))),
    ]  # fmt: skip


def test_the_child_and_this_process_read_the_same(into: Bringing) -> None:
    paths = files(into)
    tried = into.bring(*paths, dry_run=True)
    done = into.bring(*paths)
    assert (done.files, done.totals, done.problems) == (tried.files, tried.totals, tried.problems)
    end = into.opened.snapshot()
    into.sound()
    into.reader = ReadHere()
    again = into.bring(*paths)
    assert again.batch_id is None
    assert into.opened.snapshot() == end
    into.opened.vault.history.undo()
    here = into.bring(*paths)
    assert (here.files, here.totals, here.problems) == (done.files, done.totals, done.problems)


def test_files_left_alone_on_purpose_are_listed_without_counts(into: Bringing) -> None:
    counts = into.bring(*files(into))
    (left,) = [file for file in counts.files if file.not_read]
    assert (left.member, left.records, left.created) == ("Logins.csv", None, None)
    assert left.why
    assert counts.read_anything


def test_a_file_that_nobody_reads_is_a_problem_and_the_others_come_in(into: Bringing) -> None:
    strange = into.file("strange.bin", "\x00\x01nothing")
    counts = into.bring(strange, into.file("cards.vcf", card("Ana Lindqvist")))
    assert into.people() == ["Ana Lindqvist"]
    assert [problem.file for problem in counts.problems] == ["strange.bin"]
    assert source_counts(counts)["vcard"] == {"created": 1}
    assert not into.bring(strange).read_anything


def test_a_path_that_is_not_there_stops_before_anything_is_read(into: Bringing) -> None:
    cards = into.file("cards.vcf", card("Ana Lindqvist"))
    with pytest.raises(ForeignFileError, match="no file"):
        into.bring(cards, into.folder / "nothing.vcf")
    assert into.people() == []


def test_only_what_can_be_ticked_is_ticked(into: Bringing) -> None:
    cards = into.file("cards.vcf", card("Ana Lindqvist"))
    with pytest.raises(BadValue, match="nonsense"):
        into.bring(cards, include=["nonsense"])
    assert into.bring(cards, include=OPTIONAL_KINDS).batch_id == 1


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("https://www.linkedin.com/in/Ada-Quill/", "li:ada-quill"), ("linkedin.com/in/jos%C3%A9", "li:josé"),
        (" Ada@Example.org ", "mail:ada@example.org"),
        ("https://stackoverflow.com/users/4217/ada-quill", "se:stackoverflow.com:4217"),
        ("stackexchange.com/users/90210", "se:account:90210"), ("https://github.com/Ada-Quill", "github:ada-quill"),
        ("https://www.behance.net/adaquill", "behance:adaquill"),
    ],
)  # fmt: skip
def test_the_owner_may_be_named_by_link_or_address(typed: str, key: str) -> None:
    assert identity_key(typed) == key


@pytest.mark.parametrize("typed", ["", "Ada Quill", "https://example.org/ada", "+44 20 7946 0001"])
def test_the_owner_cannot_be_named_by_anything_else(typed: str) -> None:
    with pytest.raises(BadValue):
        identity_key(typed)


def test_what_is_known_of_the_owner_helps_to_read_the_next_file(into: Bringing) -> None:
    talk = into.file("messages.csv", messages(message("Ada Quill", "Mira Okafor", "2024-07-10", "Hello")))
    assert into.opened.vault.imports.owner_keys() == (frozenset(), frozenset())
    into.bring(
        into.file("cards.vcf", card("Mira Okafor", "URL:https://www.linkedin.com/in/mira-okafor")),
        me=["https://www.linkedin.com/in/ada-quill", "ada@example.org"],
    )
    keys, names = into.opened.vault.imports.owner_keys()
    assert keys == {"li:ada-quill", "mail:ada@example.org"}
    assert names == frozenset()
    into.bring(talk)
    assert [row[:2] for row in into.timeline("Mira Okafor")] == [("message", "out")]


def test_the_list_of_imports(into: Bringing) -> None:
    assert into.service.past() == []
    into.bring(into.file("cards.vcf", card("Ana Lindqvist")))
    into.bring(into.file("cards.vcf", card("Ana Lindqvist") + card("Bob Ray")))
    newest, oldest = into.service.past()
    assert (newest.label, oldest.label) == ("Import 1 person from cards", "Import 1 person from cards")
    assert newest.totals["people"] == {"created": 1, "unchanged": 1}
    assert oldest.undone_at is None
    into.service.undo(oldest.batch_id)
    assert [past.undone_at is not None for past in into.service.past()] == [False, True]
    assert into.people() == ["Bob Ray"]


@pytest.mark.parametrize(
    ("found", "label"),
    [
        (card("Ana Lindqvist") + card("Bob Ray"), "Import 2 people from cards"),
        (calendar(event("e1", "Rivers", "20260210", "Ana <ana@example.org>")), "Import 1 record from a calendar"),
    ],
)
def test_the_step_is_named_by_what_it_brings(into: Bringing, found: str, label: str) -> None:
    counts = into.bring(into.file("file", found))
    assert counts.label == label
    assert into.opened.vault.history.steps(1)[0].label == label


def test_cancelling_ends_the_reading_and_leaves_nothing(into: Bringing) -> None:
    class Stops:
        """A job that is cancelled at its first report."""

        def progress(self, done: int, total: int, note: str) -> None:
            raise Cancelled

        def on_cancel(self, interrupt: object) -> None:
            """Need nothing."""

    before = into.opened.snapshot()
    with pytest.raises(Cancelled):
        into.service.bring_in(files(into), (), (), Stops())
    assert into.opened.snapshot() == before
    assert into.service.past() == []
    assert not list(into.opened.vault.place.folder.glob(".staging-*"))
    into.service.bring_in(files(into), (), (), QuietJob())
    assert isinstance(into.service, Importing)
