# SPDX-License-Identifier: GPL-3.0-or-later
"""What leaves the vault: exactly what is wanted, nothing that is private, checked, whole, and the same each time."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from coterie.domain.errors import BadValue, CannotBeDone
from coterie.domain.people import PersonEdit, PersonName
from coterie.exporters import EXPORTERS
from coterie.sandbox.reader import ChildReader
from coterie.services.exporting import Choice, Exporting
from coterie.services.importing import Importing
from coterie.services.jobs import QuietJob
from coterie.services.ports.exporting import Wanted
from tests.builders import Opened, copy_vault, make_vault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PRIVATE = Choice(wanted=Wanted(private=True))
NOTES = Choice(wanted=Wanted(notes=True))
CARD = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Okafor;Amara;;;\r\nFN:Amara Okafor\r\nORG:Northlight Analytics;\r\n"
    "EMAIL;TYPE=INTERNET:amara@example.com\r\nTEL;TYPE=CELL:+44 20 7946 0142\r\nitem1.URL:https://example.com/amara\r\n"
    "item1.X-ABLabel:_$!<HomePage>!$_\r\nX-SHOE-SIZE:39\r\nNOTE:A note of the address book\r\nBDAY:1990-05-22\r\n"
    "UID:card-1\r\nEND:VCARD\r\n"
)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Opened]:
    made = copy_vault(tmp_path)
    yield made
    made.vault.close()


@pytest.fixture
def out(vault: Opened) -> Exporting:
    return Exporting(vault.vault, EXPORTERS, vault.clock)


def seen(out: Exporting, form: str, choice: Choice | None = None) -> str:
    """The text of a preview, its lines ended by newlines and unfolded."""
    _done, data = out.preview(form, choice or Choice(), QuietJob())
    return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\n ", "")


def bring_in(vault: Opened, folder: Path, text: str = CARD, name: str = "cards.vcf") -> None:
    """Import a file."""
    file = folder / name
    file.write_text(text, encoding="utf-8", newline="")
    Importing(vault.vault, ChildReader(), vault.clock).bring_in([file], (), (), QuietJob())


def only_person(vault: Opened) -> int:
    """The key of the one person there is."""
    ((key,),) = vault.rows("SELECT id FROM person WHERE display_name <> ''")
    return int(key)


def hide(vault: Opened, table: str, where: str = "1") -> None:
    """Mark rows as private."""
    vault.run(f"UPDATE {table} SET sensitivity = 1 WHERE {where}")


# ---------------------------------------------------------------------------------------------------- what leaves


def test_a_person_leaves_with_what_is_known(vault: Opened, out: Exporting) -> None:
    vault.add("Ana Lindqvist", emails=("ana@example.org",), organisation="Fjord", title="Designer", tags=("mentor",))
    done, data = out.preview("vcard", Choice(), QuietJob())
    assert (done.people, done.items, done.withheld) == (1, 1, {})
    assert done.fields == ("mail", "name", "tags", "work")
    text = data.decode()
    for line in ("FN:Ana Lindqvist", "ORG:Fjord", "TITLE:Designer", "CATEGORIES:mentor", "ana@example.org"):
        assert line in text


def test_the_owner_the_bin_and_what_is_no_person_stay(vault: Opened, out: Exporting) -> None:
    vault.people.edit("me", PersonEdit(name=PersonName.typed("Robin Doe")))
    vault.people.bin([vault.add("Gone Person").id])
    vault.add("Some Switchboard")
    vault.run("UPDATE person SET status = 'not_a_person' WHERE display_name = 'Some Switchboard'")
    done, data = out.preview("vcard", Choice(), QuietJob())
    assert (done.people, data) == (0, b"")


def test_only_people_a_query_finds_leave(vault: Opened, out: Exporting) -> None:
    ana = vault.add("Ana Lindqvist", tags=("mentor",))
    wei = vault.add("Wei Zhang")
    for one in (ana, wei):
        vault.follow_ups.add(one.id, vault.clock.today(), "Call")
    choice = Choice(people="tag:mentor")
    assert "Wei" not in seen(out, "csv", choice)
    assert seen(out, "reminders", choice).count("BEGIN:VEVENT") == 1


def test_more_people_than_are_read_at_once(vault: Opened, out: Exporting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coterie.storage.leaving.reading._AT_ONCE", 2)
    for number in range(5):
        vault.add(f"Person Number{number}")
    names = [line.partition(",")[0] for line in seen(out, "csv").splitlines()[1:]]
    assert names == [f"Person Number{number}" for number in range(5)]


# ------------------------------------------------------------------------------------------------- what stays


def test_a_private_person_stays(vault: Opened, out: Exporting) -> None:
    ana = vault.add("Ana Lindqvist")
    vault.follow_ups.add(ana.id, vault.clock.today(), "Call")
    vault.cadence.set(ana.id, 42)
    vault.people.edit(ana.id, PersonEdit(birthday="--05-22"))
    hide(vault, "person", "display_name = 'Ana Lindqvist'")
    done, data = out.preview("vcard", Choice(), QuietJob())
    assert (data, done.people, done.withheld) == (b"", 0, {"people": 1})
    done, data = out.preview("reminders", Choice(), QuietJob())
    assert (done.items, done.withheld) == (0, {"birthdays": 1, "cadences": 1, "follow_ups": 1})
    assert "Ana" in seen(out, "vcard", PRIVATE)
    assert seen(out, "reminders", PRIVATE).count("BEGIN:VEVENT") == 3


SECRETS = {
    "mail": ("contact_point WHERE kind = 'mail'", "amara@example.com"),
    "phone": ("contact_point WHERE kind = 'phone'", "7946"),
    "work": ("affiliation", "Northlight"),
    "birthday": ("important_date", "1990"),
    "notes": ("note", "A note of"),
}


@pytest.mark.parametrize("field", SECRETS)
@pytest.mark.parametrize("form", ["vcard", "csv"])
def test_a_private_value_stays_also_out_of_the_imported_card(
    vault: Opened, out: Exporting, tmp_path: Path, field: str, form: str
) -> None:
    table, secret = SECRETS[field]
    bring_in(vault, tmp_path)
    choice = Choice(wanted=Wanted(notes=True))
    assert secret in seen(out, form, choice)
    name, _where, condition = table.partition(" WHERE ")
    hide(vault, name, condition or "1")
    done, _data = out.preview(form, choice, QuietJob())
    assert secret not in seen(out, form, choice)
    assert done.withheld[field] == 1
    assert "Amara Okafor" in seen(out, form, choice)
    assert secret in seen(out, form, Choice(wanted=Wanted(private=True, notes=True)))


def test_a_private_organisation_is_named_by_nobody(vault: Opened, out: Exporting, tmp_path: Path) -> None:
    bring_in(vault, tmp_path)
    hide(vault, "organisation")
    assert "Northlight" not in seen(out, "vcard") + seen(out, "csv")


def test_a_private_field_of_a_card_stays(vault: Opened, out: Exporting, tmp_path: Path) -> None:
    bring_in(vault, tmp_path, CARD.replace("X-SHOE-SIZE:39", "ROLE:Confidant\r\nTITLE:Engineer"))
    assert "Confidant" in seen(out, "vcard")
    if vault.rows("SELECT 1 FROM field_value"):
        hide(vault, "field_value")
        assert "Confidant" not in seen(out, "vcard")


def test_a_private_person_is_named_by_nobody_else(vault: Opened, out: Exporting) -> None:
    ana, wei = vault.add("Ana Lindqvist"), vault.add("Wei Zhang")
    vault.run(f"INSERT INTO relationship (person_id, other_person_id, kind) VALUES ({wei.id}, {ana.id}, 'spouse')")
    assert "spouse" in seen(out, "vcard").lower()
    hide(vault, "person", f"id = {ana.id}")
    assert "Ana" not in seen(out, "vcard")


def test_notes_of_the_user_stay_unless_wanted(vault: Opened, out: Exporting, tmp_path: Path) -> None:
    bring_in(vault, tmp_path)
    vault.people.edit(only_person(vault), PersonEdit(note="Snores"))
    done, _data = out.preview("vcard", Choice(), QuietJob())
    assert done.withheld == {"notes": 1}
    assert "A note of the address book" in seen(out, "vcard")
    assert "Snores" not in seen(out, "vcard")
    assert "Snores" in seen(out, "vcard", NOTES)
    assert out.preview("csv", Choice(), QuietJob())[0].withheld == {"notes": 2}


# ---------------------------------------------------------------------------------------- cards that were imported


def test_an_imported_card_comes_out_line_for_line(vault: Opened, out: Exporting, tmp_path: Path) -> None:
    bring_in(vault, tmp_path)
    done, data = out.preview("vcard", Choice(), QuietJob())
    assert data == CARD.encode()
    assert "imported card" in done.fields


def test_other_spellings_in_the_vault_are_no_change(vault: Opened, out: Exporting, tmp_path: Path) -> None:
    vault.add("Somebody Else", organisation="NORTHLIGHT ANALYTICS", tags=("Mentor",))
    card = CARD.replace("X-SHOE", "CATEGORIES:mentor\r\nX-SHOE")
    bring_in(vault, tmp_path, card)
    assert card.encode() in out.preview("vcard", Choice(), QuietJob())[1]


def test_a_change_touches_its_own_line_only(vault: Opened, out: Exporting, tmp_path: Path) -> None:
    bring_in(vault, tmp_path)
    vault.people.edit(only_person(vault), PersonEdit(emails=("amara@example.org",)))
    changed = set(seen(out, "vcard").splitlines()) ^ set(CARD.splitlines())
    assert changed
    assert all("EMAIL" in line for line in changed)


def test_the_newest_card_of_a_person_is_taken(vault: Opened, out: Exporting, tmp_path: Path) -> None:
    bring_in(vault, tmp_path)
    bring_in(vault, tmp_path, CARD.replace("X-SHOE-SIZE:39", "X-SHOE-SIZE:40"))
    assert "X-SHOE-SIZE:40" in seen(out, "vcard")


def test_a_card_that_cannot_be_read_back_is_made_anew(
    vault: Opened, out: Exporting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring_in(vault, tmp_path)
    vault.people.edit(only_person(vault), PersonEdit(emails=("amara@example.org",)))
    cards = EXPORTERS[0]
    monkeypatch.setattr(type(cards), "verify", lambda _self, card, _person: ["no"] if b"X-SHOE" in card else [])
    text = seen(out, "vcard")
    assert "X-SHOE" not in text
    assert "amara@example.org" in text
    monkeypatch.setattr(type(cards), "verify", lambda *_: ["no"])
    with pytest.raises(CannotBeDone, match="Amara Okafor"):
        out.preview("vcard", Choice(), QuietJob())
    assert "VERSION:4.0" in seen(out, "vcard", Choice(version="4.0"))


def test_a_picture_that_no_program_reads_costs_no_other_line(vault: Opened, out: Exporting, tmp_path: Path) -> None:
    torn = "BEGIN:VCARD\nVERSION:2.1\nN:Poe;Ann\nX-SHOE-SIZE:39\nPHOTO;ENCODING=BASE64;JPEG:/9j/broken\n\nEND:VCARD\n"
    bring_in(vault, tmp_path, torn)
    done, data = out.preview("vcard", Choice(), QuietJob())
    assert b"X-SHOE-SIZE:39" in data
    assert b"PHOTO" not in data
    assert done.withheld == {"unreadable_lines": 1}
    assert "PHOTO" in seen(out, "vcard", Choice(version="4.0"))


def test_a_damaged_memory_of_an_import_is_no_failure(vault: Opened, out: Exporting, tmp_path: Path) -> None:
    bring_in(vault, tmp_path)
    vault.run("UPDATE source_record SET found = '[1]'")
    assert "FN:Amara Okafor" in seen(out, "vcard")
    vault.run("UPDATE source_record SET found = NULL")
    assert "FN:Amara Okafor" in seen(out, "vcard")


# ---------------------------------------------------------------------------------------------------- reminders


@pytest.fixture
def busy(vault: Opened) -> Opened:
    """A vault with each kind of reminder."""
    ana = vault.add("Ana Lindqvist")
    vault.follow_ups.add(ana.id, vault.clock.today(), "Send the article")
    vault.follow_ups.add(ana.id, vault.clock.today(), "")
    vault.cadence.set(ana.id, 42)
    vault.people.edit(ana.id, PersonEdit(birthday="1992-02-29"))
    return vault


def test_each_kind_of_reminder_leaves(busy: Opened, out: Exporting) -> None:
    text = seen(out, "reminders")
    for title in (
        "Send the article (Ana Lindqvist)", "Follow up with Ana Lindqvist", "Be in touch with Ana Lindqvist",
        "Birthday of Ana Lindqvist", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1",
    ):  # fmt: skip
        assert title in text
    done, _data = out.preview("reminders", Choice(as_form="task"), QuietJob())
    assert (done.people, done.items) == (1, 4)


def test_neutral_reminders_name_nobody(busy: Opened, out: Exporting) -> None:
    text = seen(out, "reminders", Choice(neutral=True))
    assert "Ana" not in text
    assert "article" not in text
    assert text.count("SUMMARY:Follow up") == 3


def test_what_is_done_is_no_reminder_any_more(busy: Opened, out: Exporting) -> None:
    for (key,) in busy.rows("SELECT id FROM follow_up"):
        busy.follow_ups.done(key)
    assert "article" not in seen(out, "reminders")


def test_a_birthday_without_a_day_is_no_reminder(vault: Opened, out: Exporting) -> None:
    vault.people.edit(vault.add().id, PersonEdit(birthday="1990"))
    assert "BEGIN:VEVENT" not in seen(out, "reminders")


def uids(text: str) -> dict[str, int]:
    """The sequence of each reminder by its UID."""
    pairs = [line.partition(":") for line in text.splitlines() if line.startswith(("UID:", "SEQUENCE:"))]
    values = [value for _name, _colon, value in pairs]
    return dict(zip(values[::2], map(int, values[1::2]), strict=True))


def test_a_reminder_keeps_its_uid_and_its_sequence_grows_with_a_change(busy: Opened, out: Exporting) -> None:
    before = uids(seen(out, "reminders"))
    first = busy.rows("SELECT min(id) FROM follow_up")[0][0]
    busy.follow_ups.snooze(first, busy.clock.today().replace(day=20))
    busy.cadence.set("2", 21)
    after = uids(seen(out, "reminders"))
    assert after.keys() == before.keys()
    assert all(after[uid] >= before[uid] for uid in before)
    assert sum(after[uid] > before[uid] for uid in before) >= 2


def test_reminders_that_cannot_be_read_back_are_not_written(
    busy: Opened, out: Exporting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(EXPORTERS[1]), "verify", lambda *_: ["The file is wrong."])
    with pytest.raises(CannotBeDone, match="The file is wrong"):
        out.write("reminders", tmp_path / "out.ics", Choice(), QuietJob())
    assert not (tmp_path / "out.ics").exists()


# ------------------------------------------------------------------------------------------------ the same bytes


@pytest.mark.parametrize("form", ["vcard", "reminders", "csv"])
def test_exporting_on_another_day_gives_the_same_bytes(busy: Opened, out: Exporting, tmp_path: Path, form: str) -> None:
    bring_in(busy, tmp_path)
    first = out.preview(form, Choice(), QuietJob())
    busy.clock.go(400)
    assert out.preview(form, Choice(), QuietJob()) == first


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_out_and_in_again_is_the_same_person(vault: Opened, out: Exporting, tmp_path: Path, version: str) -> None:
    ana = vault.add(
        "Ana Lindqvist", emails=("ana@example.org",), phones=("+44 20 7946 0142",), organisation="Fjord, Ltd; Oslo",
        title="Designer", tags=("mentor", "oslo"),
    )  # fmt: skip
    before = vault.people.edit(ana.id, PersonEdit(birthday="--05-22", note="One\nTwo, three; four"))
    out.write("vcard", tmp_path / "out.vcf", replace(NOTES, version=version), QuietJob())
    (tmp_path / "other").mkdir()
    other = make_vault(tmp_path / "other")
    try:
        bring_in(other, tmp_path, (tmp_path / "out.vcf").read_text(encoding="utf-8"))
        after = other.people.show(only_person(other))
    finally:
        other.vault.close()
    for field in ("name", "emails", "phones", "organisation", "title", "tags"):
        assert getattr(after, field) == getattr(before, field), field
    assert [day.date for day in after.important_dates] == ["--05-22"]
    assert [note.text for note in after.notes] == ["One\nTwo, three; four"]


# ------------------------------------------------------------------------------------------------ the file itself


def test_the_file_is_private_and_nothing_else_is_left(vault: Opened, out: Exporting, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    vault.add()
    done = out.write("csv", folder / "people.csv", Choice(), QuietJob())
    assert done.path == folder / "people.csv"
    assert [entry.name for entry in folder.iterdir()] == ["people.csv"]
    assert stat.S_IMODE((folder / "people.csv").stat().st_mode) == 0o600


def test_a_file_is_replaced_only_when_that_was_said(vault: Opened, out: Exporting, tmp_path: Path) -> None:
    target = tmp_path / "people.csv"
    target.write_text("mine")
    with pytest.raises(CannotBeDone, match="exists already"):
        out.write("csv", target, Choice(), QuietJob())
    assert target.read_text() == "mine"
    out.write("csv", target, Choice(), QuietJob(), replace=True)
    assert target.read_text(encoding="utf-8-sig").startswith("Name")


@pytest.mark.parametrize("kind", ["link", "dangling", "folder", "pipe", "no folder", "vault", "backups", "name"])
def test_places_where_no_file_belongs_are_refused(vault: Opened, out: Exporting, tmp_path: Path, kind: str) -> None:
    target = tmp_path / "people.csv"
    if kind == "link":
        (tmp_path / "mine").write_text("mine")
        target.symlink_to(tmp_path / "mine")
    elif kind == "dangling":
        target.symlink_to(tmp_path / "nothing")
    elif kind == "folder":
        target.mkdir()
    elif kind == "pipe":
        os.mkfifo(target)
    elif kind == "no folder":
        target = tmp_path / "nothing" / "people.csv"
    elif kind == "name":
        target = tmp_path / ("x" * 300)
    else:
        folder = vault.vault.place.folder
        (tmp_path / "way").symlink_to(folder if kind == "vault" else folder / "backups")
        target = tmp_path / "way" / "people.csv"
    with pytest.raises(CannotBeDone):
        out.write("csv", target, Choice(), QuietJob(), replace=True)
    if kind == "link":
        assert (tmp_path / "mine").read_text() == "mine"


def test_a_disk_that_is_full_leaves_nothing(
    vault: Opened, out: Exporting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    folder = tmp_path / "out"
    folder.mkdir()
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(CannotBeDone, match="No space left"):
        out.write("csv", folder / "people.csv", Choice(), QuietJob())
    assert list(folder.iterdir()) == []


def test_cancelling_leaves_nothing(vault: Opened, out: Exporting, tmp_path: Path) -> None:
    class Stopped(QuietJob):
        def progress(self, done: int, total: int, note: str) -> None:
            raise KeyboardInterrupt

    vault.add()
    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(KeyboardInterrupt):
        out.write("csv", folder / "people.csv", Choice(), Stopped())
    assert list(folder.iterdir()) == []


def test_an_unknown_format_is_refused(out: Exporting) -> None:
    with pytest.raises(BadValue, match="pigeon"):
        out.preview("pigeon", Choice(), QuietJob())
    assert [form.id for form in out.formats()] == ["vcard", "reminders", "calendar", "csv"]
