# SPDX-License-Identifier: GPL-3.0-or-later
"""Erased means erased: rows, shared entries, raw records, history, search, the bytes of the file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from coterie.domain.erasing import fingerprints_of
from coterie.domain.errors import CannotBeDone
from coterie.domain.people import PersonCard, PersonEdit
from coterie.services.interactions import NewLog
from coterie.storage.schema import undoable_tables
from coterie.storage.undoing.log import take_out
from tests.builders import TODAY, Opened

if TYPE_CHECKING:
    from coterie.storage.connections import Connection

NAME = "Ana Lindqvist"
MAIL = "ana@example.org"


def everything_written(opened: Opened) -> str:
    """Give every text and every raw byte that the vault's tables hold."""
    with opened.vault.reading() as connection:
        tables = [*undoable_tables(connection), "change_set", "change", "import_batch"]
        rows = [row for table in tables for row in connection.execute(f"SELECT * FROM {table}")]
    cells = [cell for row in rows for cell in row if cell is not None]
    texts = [cell.decode(errors="replace") if isinstance(cell, bytes) else str(cell) for cell in cells]
    logged = [json.loads(text) for text in texts if text.startswith("{") and '"raw"' in text]
    raws = [bytes.fromhex(values["raw"]).decode() for values in logged]
    return "\n".join([*texts, *raws]).lower()


def terms(opened: Opened) -> set[str]:
    """Give every word of the search indexes."""
    found = opened.snapshot()
    return {row[0] for index in ("person_names", "person_words", "text_words") for row in found[index]}


def record(
    connection: Connection, key: str, raw: bytes, kind: str, entity: int | None = None, *, found: str | None = None
) -> None:
    """Let an import have kept a record."""
    connection.execute(
        "INSERT INTO import_batch (id, at_utc, label, report) VALUES (1, 0, '', '{}') ON CONFLICT DO NOTHING"
    )
    connection.execute(
        "INSERT INTO source_record (batch_id, source, source_key, kind, digest, raw, found, entity_kind, entity_id) "
        "VALUES (1, 'test', ?, ?, '', CAST(? AS BLOB), ?, ?, ?)",
        (key, kind, raw, found, "" if entity is None else kind, entity),
    )


def known(opened: Opened) -> PersonCard:
    """Add the person who will be erased."""
    return opened.add(NAME, emails=(MAIL,), phones=("+44 20 7946 0001",), tags=("mentor",), organisation="Fjord")


def test_nothing_of_the_person_remains(opened: Opened) -> None:
    bob, ana = opened.add("Bob Ray"), known(opened)
    opened.people.edit(ana.id, PersonEdit(note="secretword", links=("https://www.linkedin.com/in/ana-lindqvist-9",)))
    opened.people.edit(ana.id, PersonEdit(emails=("ana.new@example.net",)))
    opened.interactions.log(ana.id, NewLog(text="secretword again"))
    said = NewLog(others=(ana.id,), text=f"Rivers.\n{NAME} spoke.\nBoats.")
    shared = opened.interactions.log(bob.id, said).interaction
    opened.cadence.set(ana.id, 30)
    opened.follow_ups.add(ana.id, TODAY, "secretword")
    with opened.writing(f"Import {NAME}") as connection:
        record(connection, "p", b"secretword", "person", ana.id)
        record(connection, "m", json.dumps({"FROM": NAME, "TO": "Bob Ray"}).encode(), "interaction", shared.id)
        record(connection, "k", f"recommended by {NAME}".encode(), "other", found='["recommendation"]')
        connection.execute(
            "UPDATE import_batch SET report = ?", (json.dumps({"problems": [{"excerpt": f"row of {NAME}"}]}),)
        )
        connection.execute(
            "INSERT INTO relationship (person_id, other_name, kind) VALUES (?, ?, 'friend')", (bob.id, NAME)
        )
    assert opened.people.entries_about(ana.id)[1] > 5

    done = opened.people.erase(ana.id)

    assert (done.records, done.entries > 10) == (3, True)
    left = everything_written(opened)
    for trace in ("ana", "secretword", "lindqvist", "7946"):
        assert trace not in left.replace(opened.rows("SELECT value FROM setting WHERE name = 'erase_key'")[0][0], "")
    assert terms(opened) & {"ana", "lindqvist", "secretword"} == set()
    (entry,) = opened.interactions.timeline(bob.id, 9)
    assert (entry.text, [link.name for link in entry.people]) == ("Rivers.\nBoats.", ["Bob Ray"])
    assert opened.rows("SELECT raw FROM source_record") == [(b'{"FROM":"","TO":"Bob Ray"}',)]
    assert opened.statistics.counts()["people"] == 1


def test_a_bare_name_is_erased_too(opened: Opened) -> None:
    ana, bob = opened.add("Ana"), opened.add("Bob Ray")
    with opened.writing() as connection:
        record(connection, "b", b"FN:Ana and Bob", "person", bob.id)
    done = opened.people.erase(ana.id)
    assert (done.records, opened.rows("SELECT count(*) FROM erased_fingerprint")) == (0, [(0,)])


def test_a_record_that_seems_to_name_somebody_and_does_not_stays(opened: Opened) -> None:
    ana, bob = known(opened), opened.add("Bob Ray")
    with opened.writing() as connection:
        record(connection, "b", b"FN:Diana Lindqvisten", "person", bob.id)
    assert opened.people.erase(ana.id).records == 0


def test_later_imports_know_whom_to_leave_out(opened: Opened) -> None:
    ana = known(opened)
    opened.people.edit(ana.id, PersonEdit(links=("https://www.linkedin.com/in/Ana-L",)))
    opened.people.erase(ana.id)
    secret = bytes.fromhex(opened.rows("SELECT value FROM setting WHERE name = 'erase_key'")[0][0])
    macs = {row[0] for row in opened.rows("SELECT mac FROM erased_fingerprint")}
    assert macs == set(fingerprints_of(["li:ana-l", f"mail:{MAIL}", "tel:+442079460001"], secret))
    bob = opened.add("Bob Ray", emails=("bob@example.org",))
    opened.people.erase(bob.id)
    again = bytes.fromhex(opened.rows("SELECT value FROM setting WHERE name = 'erase_key'")[0][0])
    assert again == secret


def test_what_others_have_too_names_nobody(opened: Opened) -> None:
    ana = opened.add(NAME, emails=("info@example.org", MAIL), phones=("+44 20 7946 0001",))
    family = opened.add("Bob Lindqvist", phones=("+44 20 7946 0001",))
    with opened.writing() as connection:
        record(connection, "b", b"TEL:+44 20 7946 0001\r\nRELATED:Ana Lindqvist\r\nFN:Bob", "person", family.id)
    opened.people.erase(ana.id)
    assert opened.rows("SELECT raw FROM source_record") == [(b"TEL:+44 20 7946 0001\r\nFN:Bob",)]
    assert len(opened.rows("SELECT mac FROM erased_fingerprint")) == 1


def test_a_namesake_keeps_what_names_them(opened: Opened) -> None:
    ana, other = known(opened), opened.add(NAME)
    with opened.writing() as connection:
        record(connection, "o", f"FN:{NAME}".encode(), "person", other.id)
    opened.people.erase(ana.id)
    assert opened.rows("SELECT raw FROM source_record") == [(f"FN:{NAME}".encode(),)]


def test_history_goes_back_as_if_the_person_had_never_been(opened: Opened) -> None:
    start = opened.snapshot()
    bob, ana = opened.add("Bob Ray"), known(opened)
    opened.interactions.log(ana.id, NewLog(others=(bob.id,)))
    opened.people.tag(bob.id, ["oslo"])
    opened.duplicates.keep_apart([ana.id, bob.id])
    opened.people.bin([ana.id, bob.id])
    opened.people.restore([bob.id])
    opened.people.edit(bob.id, PersonEdit(note=f"knows {NAME}"))
    done = opened.people.erase(ana.id)
    assert done.steps == 1
    labels = [step.label for step in opened.vault.history.steps(20)]
    assert not any("Ana" in label for label in labels)
    for _step in labels:
        opened.vault.history.undo()
    end = opened.snapshot()
    for table in ("setting", "erased_fingerprint"):
        assert end.pop(table) != start.pop(table)
    # What a step made beside the person (a tag, an organisation) goes back with it.
    assert end == start


def test_undo_after_a_merge_does_not_bring_the_merged_one_back(opened: Opened) -> None:
    ana, anna = known(opened), opened.add("Anna Lindquist", emails=("anna@example.net",))
    opened.interactions.log(anna.id, NewLog(text="hello"))
    opened.duplicates.merge(ana.id, [anna.id])
    opened.people.erase(ana.id)
    for step in opened.vault.history.steps(20):
        del step
        opened.vault.history.undo()
    assert opened.rows("SELECT display_name FROM person") == [("",)]
    assert "anna" not in everything_written(opened)


def test_what_was_undone_before_cannot_come_back(opened: Opened) -> None:
    ana, bob = known(opened), opened.add("Bob Ray")
    opened.interactions.log(ana.id, NewLog(text="secretword"))
    opened.vault.history.undo()
    opened.people.erase(ana.id)
    assert "secretword" not in everything_written(opened)
    assert opened.people.show(bob.id).name == "Bob Ray"


def test_entries_only_the_log_remembers_go_too(opened: Opened) -> None:
    ana, bob = known(opened), opened.add("Bob Ray")
    alone = opened.interactions.log(ana.id, NewLog(text="secretword")).interaction
    both = opened.interactions.log(ana.id, NewLog(others=(bob.id,), text=f"kept\nwith {MAIL}")).interaction
    with opened.writing("Undo: an import") as connection:
        record(connection, "a", b"secretword", "interaction", alone.id)
        record(connection, "b", f"kept\r\n{MAIL}".encode(), "interaction", both.id, found=f'["{NAME}", "kept"]')
    with opened.writing("Undo: an import") as connection:
        connection.execute("DELETE FROM source_record")
        connection.execute("DELETE FROM participant")
        connection.execute("DELETE FROM interaction")
    opened.people.erase(ana.id)
    left = everything_written(opened)
    assert "secretword" not in left
    assert MAIL not in left
    assert "lindqvist" not in left
    opened.vault.history.undo()
    assert [entry.text for entry in opened.interactions.timeline(bob.id, 9)] == ["kept"]
    assert opened.rows("SELECT raw, found FROM source_record") == [(b"kept", '["","kept"]')]


def test_what_an_undone_import_put_aside_goes_too(opened: Opened) -> None:
    ana, bob = known(opened), opened.add("Bob Ray")
    alone = opened.interactions.log(ana.id, NewLog(text="secretword")).interaction
    both = opened.interactions.log(ana.id, NewLog(others=(bob.id,), text=f"kept\nwith {MAIL}")).interaction
    with opened.writing("Import") as connection:
        record(connection, "a", b"secretword", "interaction", alone.id)
        record(connection, "b", f"kept\r\n{MAIL}".encode(), "interaction", both.id, found=f'["{NAME}", "kept"]')
        connection.execute("INSERT INTO note (person_id, text, created_at, changed_at) VALUES (?, 'secretword', 0, 0)",
                           (ana.id,))  # fmt: skip
    opened.run(f"UPDATE person SET met_through_id = {ana.id} WHERE id = {bob.id}")
    with opened.vault.write("Undo: an import") as tx:
        tx.people._connection.execute("PRAGMA defer_foreign_keys = ON")
        tx.people._connection.execute("DELETE FROM person_state WHERE person_id = ?", (bob.id,))
        for table in ("person_tag", "note", "source_record", "participant", "interaction"):
            take_out(tx.people._connection, tx._step.number, table, [(1, 99)])
        take_out(tx.people._connection, tx._step.number, "person", [(bob.id, bob.id)])
    opened.people.erase(ana.id)
    with opened.vault.reading() as connection:
        twins = [f"undone_{table}" for table in undoable_tables(connection)]
        aside = [row for twin in twins for row in connection.execute(f"SELECT * FROM {twin}")]
    left = everything_written(opened) + str(aside).lower()
    for trace in ("secretword", "ana@", "lindqvist"):
        assert trace not in left
    opened.vault.history.undo()
    assert [entry.text for entry in opened.interactions.timeline(bob.id, 9)] == ["kept"]
    assert opened.rows("SELECT raw, found FROM source_record") == [(b"kept", '["","kept"]')]
    assert opened.people.profile(bob.id).met_through_id is None


def test_whoever_an_undone_import_put_aside_does_not_come_back(opened: Opened) -> None:
    before, other = known(opened), opened.add("Bob Ray", emails=("bob@example.org",))
    with opened.vault.write("Undo: an import") as tx:
        connection = tx.people._connection
        connection.execute("PRAGMA defer_foreign_keys = ON")
        connection.execute("DELETE FROM person_state")
        take_out(connection, tx._step.number, "contact_point", [(1, 99)])
        take_out(connection, tx._step.number, "person_tag", [(1, 99)])
        take_out(connection, tx._step.number, "affiliation", [(1, 99)])
        take_out(connection, tx._step.number, "person", [(before.id, before.id), (other.id, other.id)])
    opened.people.erase(opened.add(NAME, emails=(MAIL,)).id)
    with opened.vault.reading() as connection:
        twins = [f"undone_{table}" for table in undoable_tables(connection)]
        aside = str([row for twin in twins for row in connection.execute(f"SELECT * FROM {twin}")])
    assert "Lindqvist" not in aside
    assert "Bob Ray" in aside
    opened.vault.history.undo()
    assert opened.rows("SELECT display_name FROM person WHERE id > 1") == [("Bob Ray",)]


def test_the_file_holds_no_journal_afterwards(opened: Opened) -> None:
    opened.people.erase(known(opened).id)
    journal = opened.vault.place.database.with_name("vault.db-wal")
    assert not journal.exists() or journal.stat().st_size == 0


def test_a_person_from_the_bin_can_be_erased(opened: Opened) -> None:
    ana = known(opened)
    opened.people.bin([ana.id])
    opened.people.erase(ana.id)
    assert opened.people.in_bin() == []
    assert opened.vault.history.steps(9) == [] or "Ana" not in opened.vault.history.steps(9)[0].label


def test_what_is_ones_own_loses_the_lines_that_name_them(opened: Opened) -> None:
    ana = known(opened)
    opened.people.edit(ana.id, PersonEdit(links=("https://www.linkedin.com/in/ana-lindqvist-9",)))
    page, said = "https://www.linkedin.com/in/ana-lindqvist-9", f"Boats.\nRecommended by {NAME}"
    map_of_columns = json.dumps({"columns": [["job", "title"]], "always": [["notes", f"Through {NAME}"]]})
    with opened.writing("Import") as connection:
        run = connection.execute
        run(
            "INSERT INTO opportunity (uuid, title, notes, created_at, changed_at) VALUES ('o', 'Cook', ?, 0, 0)",
            (said,),
        )
        run("INSERT INTO stage_event (opportunity_id, stage, note, created_at, changed_at) "
            "VALUES (1, 'offer', ?, 0, 0)", (said,))  # fmt: skip
        run("INSERT INTO opportunity_person (opportunity_id, name) VALUES (1, ?)", (NAME,))
        for table, name in (("contribution", "kind"), ("learning_resource", "title")):
            run(f"INSERT INTO {table} (uuid, {name}, text, url, created_at, changed_at) VALUES ('u', 'x', ?, ?, 0, 0)",
                (said, page))  # fmt: skip
        run("INSERT INTO credential (uuid, name, text, created_at, changed_at) VALUES ('c', 'Knots', ?, 0, 0)", (said,))
        run("INSERT INTO column_map (fingerprint, map) VALUES ('f', ?)", (map_of_columns,))
    opened.run("UPDATE opportunity SET notes = 'Boats.\nRecommended by ' || 'Ana Lindqvist.'")
    with opened.writing("Forgetting") as connection:
        connection.execute("DELETE FROM credential")
    opened.people.erase(ana.id)
    left = everything_written(opened) + str(opened.rows("SELECT map FROM column_map")).lower()
    assert "lindqvist" not in left.replace(str(opened.rows("SELECT value FROM setting WHERE name = 'erase_key'")), "")
    assert opened.rows("SELECT title, notes FROM opportunity") == [("Cook", "Boats.")]
    assert opened.rows("SELECT text, url FROM contribution UNION ALL SELECT text, url FROM learning_resource") == [
        ("Boats.", ""), ("Boats.", ""),
    ]  # fmt: skip
    opened.vault.history.undo()
    assert opened.rows("SELECT name, text FROM credential") == [("Knots", "Boats.")]


def test_an_account_leaves_the_records_of_others(opened: Opened) -> None:
    bob, ana = opened.add("Bob Ray"), opened.add("@ana@social.example.net")
    raw = {"to": "https://social.example.net/users/ana", "for": ["https://www.linkedin.com/in/ana-l", "/in/ana-l-2"]}
    with opened.writing("Import") as connection:
        for kind, value, key in (
            ("handle", "@ana@social.example.net", "mastodon:ana@social.example.net"),
            ("url", "https://www.linkedin.com/in/ana-l", "li:ana-l"),
        ):
            connection.execute(
                "INSERT INTO contact_point (person_id, kind, value, normalised) VALUES (?, ?, ?, ?)",
                (ana.id, kind, value, key),
            )
        record(connection, "m", json.dumps(raw).encode(), "interaction", 1, found='["@ana@social.example.net","x"]')
        record(connection, "b", b"FN:Bob Ray", "person", bob.id)
        connection.execute("UPDATE source_record SET member = 'ana@social.example.net.csv'")
    opened.people.erase(ana.id)
    assert opened.rows("SELECT member FROM source_record") == [("",), ("",)]
    kept = {"to": "", "for": ["", "/in/ana-l-2"]}
    assert [(json.loads(raw), found) for raw, found in opened.rows("SELECT raw, found FROM source_record LIMIT 1")] == [
        (kept, '["","x"]')
    ]


def test_events_of_one_go_and_of_several_lose_one(opened: Opened) -> None:
    ana, bob = known(opened), opened.add("Bob Ray")
    with opened.writing() as connection:
        for number, title in ((1, "alone"), (2, f"Boats\nwith {NAME}")):
            connection.execute(
                "INSERT INTO event (uuid, title, at_utc, at_text, created_at, changed_at) VALUES (?, ?, 0, '', 0, 0)",
                (f"e{number}", title),
            )
            attendee = (number, ana.id, NAME)
            connection.execute("INSERT INTO attendee (event_id, person_id, name) VALUES (?, ?, ?)", attendee)
            connection.execute("INSERT INTO occurrence (event_id, at_utc, at_text) VALUES (?, 0, '')", (number,))
        connection.execute("INSERT INTO attendee (event_id, person_id) VALUES (2, ?)", (bob.id,))
        connection.execute("INSERT INTO attendee (event_id, name, mail) VALUES (2, 'A.', ?)", (MAIL,))
    entry = opened.interactions.log(bob.id).interaction
    opened.run(f"UPDATE interaction SET event_id = 1 WHERE id = {entry.id}")
    opened.people.erase(ana.id)
    assert opened.rows("SELECT title FROM event") == [("Boats",)]
    assert opened.rows("SELECT person_id FROM attendee") == [(bob.id,)]
    assert opened.rows("SELECT count(*) FROM occurrence") == [(1,)]
    assert opened.rows("SELECT event_id FROM interaction") == [(None,)]


def test_the_owner_stays(opened: Opened) -> None:
    with pytest.raises(CannotBeDone, match="you"):
        opened.people.erase("me")
    assert opened.people.show("me").id == 1
