# SPDX-License-Identifier: GPL-3.0-or-later
"""What an examination says, and the session over what can be read of a damaged vault."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from coterie import bootstrap
from coterie.bootstrap import SqlCipherVaults
from coterie.domain.errors import CannotBeDone, VaultDamaged, VaultMoved, VaultTooNew, WrongPassphrase
from coterie.domain.people import NewPerson, PersonName
from coterie.services.exporting import Choice
from coterie.services.jobs import QuietJob
from coterie.storage.connections import open_database
from coterie.storage.damage.pages import pages_of
from coterie.storage.damage.records import INTERIOR, kind_of
from coterie.storage.damage.tables import read_schema, tables_in
from coterie.storage.damage.trees import Trees
from coterie.storage.migrations import MIGRATIONS, Migration
from coterie.storage.opening import folder as vault_folder
from coterie.storage.opening.folder import unlock
from tests.builders import CHEAP, PASSPHRASE, StoppedClock
from tests.storage.damage.damaged_vaults import Known, missing, rescued
from tests.storage.opening.vault_files import PAGE, add_and_kill, cut, flip, sums

if TYPE_CHECKING:
    from pathlib import Path

    from coterie.domain.damage import DamageReport
    from coterie.storage.opening.place import VaultPlace

APP = bootstrap.build(None, CHEAP)
OURS = ("vault.lock",)


def page_of(known: Known, table: str, at: int = 1) -> int:
    """Give a page on which rows of a table stand."""
    return [page for page, held in sorted(known.holds.items()) if any(name == table for name, _key in held)][at]


def root_of(known: Known, table: str) -> int:
    """Give the page where a table begins: an inner one, in a table of several pages."""
    with pages_of(known.place, known.key) as pages:
        schema, _harvest = read_schema(Trees(pages))
        (root,) = (one.root for one in tables_in(schema) if one.name == table)
        page = pages.read(root)
        assert page is not None
        assert kind_of(root, page) == INTERIOR
        return root


def said(report: DamageReport) -> str:
    """Give everything a report says."""
    return "\n".join(f"{finding.is_sound} {finding.title}: {finding.detail}" for finding in report.findings)


def test_a_sound_vault_is_said_to_be_sound(known: Known, place: VaultPlace) -> None:
    before = sums(place.folder)
    report = APP.examine(place.folder, PASSPHRASE)
    assert report.is_sound
    assert report.can_be_read
    assert (report.bad_pages, report.pages) == (0, known.pages)
    assert f"All {known.pages} pages can be read" in said(report)
    assert "118 people" in said(report)
    assert sums(place.folder) == before


def test_before_the_passphrase_only_facts_of_files_are_said(place: VaultPlace) -> None:
    flip(place.database, 30 * PAGE)
    report = APP.examine(place.folder)
    assert (report.counts, report.pages) == (None, 0)
    assert said(report) == "True The key files can be read: Both copies are whole."
    flip(place.keys, 40)
    assert "the other is enough" in said(APP.examine(place.folder))
    flip(place.keys_again, 40)
    assert "False The key files cannot be read" in said(APP.examine(place.folder, PASSPHRASE))
    cut(place.database, 0)
    assert "The file vault.db is empty" in said(APP.examine(place.folder))
    place.database.unlink()
    assert "The file vault.db is missing" in said(APP.examine(place.folder))


def test_a_wrong_passphrase_is_called_one(place: VaultPlace) -> None:
    flip(place.database, 30 * PAGE)
    with pytest.raises(WrongPassphrase):
        APP.examine(place.folder, "something else entirely")
    with pytest.raises(WrongPassphrase):
        APP.open_readable(place.folder, "something else entirely")


def test_lost_conversations_are_told_with_their_days(known: Known, place: VaultPlace) -> None:
    page = page_of(known, "interaction")
    flip(place.database, (page - 1) * PAGE + 999)
    report = APP.examine(place.folder, PASSPHRASE)
    lost = [key for table, key in known.holds[page] if table == "interaction"]
    assert f"1 of {known.pages} pages cannot be read" in said(report)
    assert f"Missing: {len(lost)} conversation" in said(report)
    assert "2023" in said(report) or "2024" in said(report)
    assert "118 people" in said(report)
    assert "conversations read without a fault" not in said(report)


def test_an_index_holds_nothing_that_is_lost(known: Known, place: VaultPlace) -> None:
    (page, *_rest) = [number for number in range(100, known.pages) if number not in known.holds]
    flip(place.database, (page - 1) * PAGE + 999)
    assert "They hold nothing that cannot be made anew from the rest." in said(APP.examine(place.folder, PASSPHRASE))


def test_a_lost_person_keeps_a_place_and_what_was_talked_about(known: Known, place: VaultPlace) -> None:
    page = page_of(known, "person", 2)
    (key, *_more) = sorted(key for table, key in known.holds[page] if table == "person" and key < 100)
    flip(place.database, (page - 1) * PAGE + 999)
    before = sums(place.folder, *OURS)
    opened = APP.open_readable(place.folder, PASSPHRASE)
    session = opened.session
    assert opened.viewing.startswith("Part of this vault cannot be read")
    (row,) = session.searching.rows([key])
    assert row.name == f"person {key} (the rest cannot be read)"
    with pytest.raises(CannotBeDone, match="Part of this vault cannot be read"):
        session.undoing.undo()
    opened.close()
    assert sums(place.folder, *OURS) == before


def test_a_backup_of_what_can_be_read_makes_a_vault_that_can_be_written_again(
    place: VaultPlace, tmp_path: Path
) -> None:
    flip(place.database, 999)
    opened = APP.open_readable(place.folder, PASSPHRASE)
    (tmp_path / "outside").mkdir()
    with pytest.raises(CannotBeDone, match="Part of this vault cannot be read"):
        opened.session.backups.make()
    made = opened.session.backups.make(to=tmp_path / "outside")
    opened.close()
    APP.restore(made.file, tmp_path / "restored.coterie", PASSPHRASE)
    with APP.unlock(tmp_path / "restored.coterie", PASSPHRASE) as session:
        assert session.backups.verify().is_sound
        session.people.add(NewPerson(PersonName.typed("Goes On")))
        assert session.statistics.counts()["people"] == 119
        session.undoing.undo()
        assert session.statistics.counts()["people"] == 118
        assert session.health.faults() == []


@pytest.mark.parametrize("table", ["interaction", "person"])
def test_below_a_lost_inner_page_every_row_is_found_again(
    table: str, known: Known, place: VaultPlace, tmp_path: Path
) -> None:
    flip(place.database, (root_of(known, table) - 1) * PAGE + 999)
    found, rows = rescued(place, known.key, tmp_path / "rescued.db")
    assert missing(known.rows, rows) == set()
    assert found.lost == {}


def test_everything_can_be_looked_at_searched_and_exported(known: Known, place: VaultPlace, tmp_path: Path) -> None:
    flip(place.database, (page_of(known, "interaction") - 1) * PAGE + 999)
    before = sums(place.folder, *OURS)
    opened = APP.open_readable(place.folder, PASSPHRASE)
    session = opened.session
    session.searching.begin_day()
    session.today.look()
    session.today.suggest()
    assert session.health.faults() == []
    assert len(session.searching.ids_in_order("person")) == 117
    exporter = next(one for one in APP.exporters if one.id == "vcard")
    session.exporting.write(exporter.id, tmp_path / "all.vcf", Choice(), QuietJob())
    assert (tmp_path / "all.vcf").read_text().count("BEGIN:VCARD") == 118
    opened.close()
    assert sums(place.folder, *OURS) == before


def test_a_few_pages_at_once_cost_only_what_stood_on_them(known: Known, place: VaultPlace, tmp_path: Path) -> None:
    chance = random.Random(3)
    whole = place.database.read_bytes()
    for turn in range(8):
        bad = chance.sample(sorted(set(range(60, known.pages)) | {1}), 4)
        for page in bad:
            flip(place.database, (page - 1) * PAGE + 555)
        found, rows = rescued(place, known.key, tmp_path / f"{turn}.db")
        assert found.bad_pages == set(bad)
        held = set().union(*(known.holds.get(page, set()) for page in bad))
        assert missing(known.rows, rows) - held == set()
        place.database.write_bytes(whole)


def test_cut_off_at_any_page_what_is_left_is_found(known: Known, place: VaultPlace, tmp_path: Path) -> None:
    whole = place.database.read_bytes()
    for left in [*range(1, known.pages, 9), known.pages - 1]:
        place.database.write_bytes(whole[: left * PAGE])
        with pytest.raises(VaultDamaged, match="missing at the end"):
            APP.open(place.folder, PASSPHRASE)
        if left % 4:
            continue
        found, rows = rescued(place, known.key, tmp_path / f"{left}.db")
        assert found.bad_pages == set(range(left + 1, known.pages + 1))
        held = set().union(*(known.holds.get(page, set()) for page in found.bad_pages))
        unreachable = missing(known.rows, rows) - held
        assert not {one for one in unreachable if one[0] in {"person", "interaction"}}
        assert place.database.read_bytes() == whole[: left * PAGE]


def test_what_stands_in_the_journal_alone_is_rescued_too(known: Known, place: VaultPlace, tmp_path: Path) -> None:
    add_and_kill(place.folder, "Saved Last")
    flip(place.database, (page_of(known, "interaction") - 1) * PAGE + 999)
    opened = APP.open_readable(place.folder, PASSPHRASE)
    assert len(opened.session.searching.ids_in_order("saved last")) == 1
    opened.close()
    assert tmp_path.exists()


def test_where_no_page_can_be_read_it_is_said(place: VaultPlace) -> None:
    size = place.database.stat().st_size
    place.database.write_bytes(random.Random(1).randbytes(size))
    report = APP.examine(place.folder, PASSPHRASE)
    assert not report.can_be_read
    assert "does not belong to this vault’s key files, or is damaged" in said(report)
    assert "True Your passphrase is right" in said(report)
    with pytest.raises(VaultDamaged, match="does not belong"):
        APP.open_readable(place.folder, PASSPHRASE)


def test_a_newer_vault_is_not_taken_for_a_damaged_one(place: VaultPlace, known: Known) -> None:
    connection = open_database(place.database, known.key, "rw")
    connection.execute(f"PRAGMA user_version = {MIGRATIONS[-1].number + 10}")
    connection.close()
    for look in (APP.examine, APP.open_readable):
        with pytest.raises(VaultTooNew):
            look(place.folder, PASSPHRASE)


def test_without_a_database_there_is_nothing_to_open(place: VaultPlace) -> None:
    place.database.unlink()
    assert "True Your passphrase is right" in said(APP.examine(place.folder, PASSPHRASE))
    with pytest.raises(VaultMoved, match=r"vault\.db"):
        APP.open_readable(place.folder, PASSPHRASE)
    with pytest.raises(VaultMoved):
        unlock(place, PASSPHRASE)


def test_an_older_vault_is_rescued_as_it_is_and_brought_up_to_date_then(
    place: VaultPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = Migration(
        MIGRATIONS[-1].number + 10,
        "m9010_later",
        "ALTER TABLE person ADD COLUMN shoe_size INTEGER;\nUPDATE person SET shoe_size = length(display_name);\n",
    )
    flip(place.database, 24 * PAGE + 999)  # what tables there are, in part
    monkeypatch.setattr(vault_folder, "MIGRATIONS", (*MIGRATIONS, later))
    monkeypatch.setattr(vault_folder, "SCHEMA", later.number)
    vault = SqlCipherVaults(StoppedClock(), CHEAP).open_readable(place.folder, PASSPHRASE)
    with vault.reading() as connection:
        rows = connection.execute("SELECT count(*), sum(shoe_size = length(display_name)) FROM person").fetchone()
        assert connection.execute("PRAGMA user_version").fetchone() == (later.number,)
    assert rows[0] == rows[1] > 100
    vault.close()


@pytest.mark.parametrize(("change", "is_cut"), [(-100, True), (77, False)], ids=["cut off", "added to"])
def test_a_file_that_does_not_end_with_a_page_is_noticed_before_the_passphrase(
    place: VaultPlace, change: int, *, is_cut: bool
) -> None:
    whole = place.database.read_bytes()
    place.database.write_bytes(whole[:change] if is_cut else whole + bytes(change))
    assert "does not end where a page ends" in " ".join(APP.vaults.look(place.folder).remarks)
    assert "does not end where a page ends" in said(APP.examine(place.folder))
    if is_cut:
        assert "1 of " in said(APP.examine(place.folder, PASSPHRASE))
        return
    opened = APP.open(place.folder, PASSPHRASE)
    assert "does not end where a page ends" in " ".join(opened.remarks), "it opens, and says so"
    opened.close()


def test_a_journal_that_may_mend_the_end_of_the_file_is_waited_for(place: VaultPlace) -> None:
    add_and_kill(place.folder, "Saved Last")
    with place.database.open("ab") as stream:
        stream.write(bytes(77))
    assert APP.vaults.look(place.folder).remarks == ()


def test_a_lost_first_page_is_not_said_to_have_been_opened(place: VaultPlace) -> None:
    with place.database.open("r+b") as stream:
        stream.write(bytes(PAGE))
    report = APP.examine(place.folder, PASSPHRASE)
    assert "opens the key files" in said(report)
    assert "opened the vault" not in said(report)
    assert not report.can_be_read
