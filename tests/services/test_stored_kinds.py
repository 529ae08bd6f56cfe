# SPDX-License-Identifier: GPL-3.0-or-later
"""The overview of the vault counts what is there, leaves out what is not, and asks as often for much as for little."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from coterie.domain.export_ledger import LedgerEntry
from coterie.domain.people import PersonEdit
from coterie.services.interactions import NewLog
from coterie.services.ports import kinds
from coterie.services.stored_kinds import AS_HISTORY, HIGH, MEDIUM, UNTIL_ERASED, StoredKinds
from coterie.storage.kind_counting import KindCounting
from coterie.storage.writing import KEEP_DAYS, KEEP_STEPS
from coterie.ui.pages.privacy.kind_words import HISTORY_DAYS, HISTORY_STEPS
from tests.builders import copy_vault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from coterie.services.stored_kinds import Stored
    from coterie.storage.connections import Connection
    from tests.builders import Opened


@contextmanager
def opened_in(folder: Path) -> Iterator[Opened]:
    opened = copy_vault(folder)
    try:
        yield opened
    finally:
        opened.vault.close()


def looked(opened: Opened) -> Stored:
    return StoredKinds(opened.vault, opened.clock).look()


def counts(stored: Stored) -> dict[str, int]:
    return {one.kind: one.count for one in stored.kinds}


def test_an_empty_vault_holds_nothing_of_anybody(tmp_path: Path) -> None:
    with opened_in(tmp_path) as opened:
        assert counts(looked(opened)) == {}


def test_every_kind_is_counted_where_it_is(tmp_path: Path) -> None:
    with opened_in(tmp_path) as opened:
        ana = opened.add("Ana Lindqvist", emails=("ana@example.org", "al@example.com"), organisation="Fjord").id
        opened.add("Bo Ek")
        opened.people.edit(ana, PersonEdit(birthday="--05-05", note="Plays the cello"))
        opened.interactions.log(ana, NewLog(kind="call", text="about the talk"))
        opened.follow_ups.add(ana, opened.clock.today(), "send notes")
        found = counts(looked(opened))
    assert found[kinds.PEOPLE] == 2
    assert found[kinds.CONTACT] == 2
    assert found[kinds.DATES] == 1
    assert found[kinds.NOTES] == 1
    assert found[kinds.CONVERSATIONS] == 1
    assert found[kinds.PLANS] == 1
    assert found[kinds.ORGANISATIONS] == 1
    assert kinds.BINNED not in found
    assert kinds.READ_FILES not in found


def test_what_is_binned_is_no_person_any_more_but_still_there(tmp_path: Path) -> None:
    with opened_in(tmp_path) as opened:
        gone = opened.add("Bo Ek").id
        opened.add("Ana Lindqvist")
        opened.people.bin([gone])
        stored = looked(opened)
    assert counts(stored)[kinds.PEOPLE] == 1
    binned = next(one for one in stored.kinds if one.kind == kinds.BINNED)
    assert (binned.count, binned.harm, binned.kept) == (1, HIGH, UNTIL_ERASED)


def test_the_history_is_said_to_go_by_itself_and_nothing_else_is(tmp_path: Path) -> None:
    with opened_in(tmp_path) as opened:
        opened.add("Ana Lindqvist", emails=("ana@example.org",))
        stored = looked(opened)
    assert {one.kind for one in stored.kinds if one.kept == AS_HISTORY} == {kinds.HISTORY}
    assert next(one for one in stored.kinds if one.kind == kinds.CONTACT).harm == MEDIUM


def test_the_page_tells_how_long_the_history_is_really_kept() -> None:
    assert (HISTORY_DAYS, HISTORY_STEPS) == (KEEP_DAYS, KEEP_STEPS)


def test_the_size_is_that_of_the_file(tmp_path: Path) -> None:
    with opened_in(tmp_path) as opened:
        opened.add("Ana Lindqvist")
        size = looked(opened).size
    assert size == next(tmp_path.rglob("vault.db")).stat().st_size


def test_only_files_of_this_year_left_this_year(tmp_path: Path) -> None:
    with opened_in(tmp_path) as opened:
        new_year = int(datetime(2026, 1, 1, tzinfo=opened.clock.zone).timestamp())
        for at, form in ((new_year - 1, "vcard"), (new_year, "vcard"), (new_year + 5, "pdf-person")):
            opened.vault.ledger.add(LedgerEntry(at, form, 1, 1, (), "people.vcf", ""))
        opened.vault.ledger.add(LedgerEntry(new_year + 9, "print-person", 1, 1, (), "", ""))
        assert looked(opened).left == 2


def test_it_asks_once_however_much_there_is(tmp_path: Path) -> None:
    with opened_in(tmp_path) as opened:
        for number in range(30):
            opened.add(f"Person {number}", emails=(f"p{number}@example.org",))
        with opened.vault.reading() as connection:
            asked: list[str] = []
            KindCounting(_Counted(connection, asked)).counts()
    assert len(asked) == 1


class _Counted:
    """Notes what is asked of a connection."""

    def __init__(self, connection: Connection, asked: list[str]) -> None:
        self._connection, self._asked = connection, asked

    def execute(self, query: str, *values: object) -> object:
        self._asked.append(query)
        return self._connection.execute(query, *values)
