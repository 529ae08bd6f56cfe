# SPDX-License-Identifier: GPL-3.0-or-later
"""LinkedIn archives, one after the other: what is new, what changed, what the user edited, what disappeared."""

from __future__ import annotations

from coterie.domain.people import PersonEdit, PersonName
from tests.storage.importing.foreign import (
    OWNER,
    PROFILE,
    Bringing,
    connection,
    connections,
    invitation,
    invitations,
    message,
    messages,
    source_counts,
    table,
    url_of,
)

OLD, NEW = "Basic_LinkedInDataExport_06-01-2025.zip", "Basic_LinkedInDataExport_02-01-2026.zip"


def first(into: Bringing) -> None:
    """Bring in an archive of 2025."""
    rows = (
        connection("Mira Okafor", "Northwind", "Engineer"),
        connection("Jonas Lind", "Harbour", "Editor", "jonas@example.org"),
        connection("Noor Haddad", "Tidewater", "Nurse"),
    )
    into.bring(into.archive({"Connections.csv": connections(*rows)}, OLD))


def test_a_newer_archive_updates_only_what_changed(into: Bringing) -> None:
    first(into)
    rows = (
        connection("Mira Okafor", "Northwind", "Head of Data"),
        connection("Jonas Lind", "Harbour", "Editor", "jonas@example.org"),
        connection("Freya Dahl", "Fjord", "Baker", on="01 Jan 2026"),
    )
    counts = into.bring(into.archive({"Connections.csv": connections(*rows)}, NEW))
    assert source_counts(counts) == {"linkedin.connections": {"created": 1, "updated": 1, "unchanged": 1}}
    assert counts.totals["people"] == {"created": 1, "updated": 1, "unchanged": 1}
    assert into.people() == ["Freya Dahl", "Jonas Lind", "Mira Okafor", "Noor Haddad"]
    assert [(move.person_id, move.before, move.after) for move in counts.moved] == [
        (into.person("Mira Okafor"), "Engineer, Northwind", "Head of Data, Northwind")
    ]
    between = "2025-06-01/2026-02-01"
    assert into.posts("Mira Okafor") == {
        ("Engineer", "Northwind", "", between, 0), ("Head of Data", "Northwind", between, "", 1),
    }  # fmt: skip
    assert into.posts("Jonas Lind") == {("Editor", "Harbour", "", "", 1)}


def test_the_interval_begins_at_the_last_export_that_said_otherwise(into: Bringing) -> None:
    first(into)
    same = connections(connection("Mira Okafor", "Northwind", "Engineer"))
    into.bring(into.archive({"Connections.csv": same}, "Basic_LinkedInDataExport_12-01-2025.zip"))
    into.bring(into.archive({"Connections.csv": connections(connection("Mira Okafor", "Maple", "Chief"))}, NEW))
    assert ("Chief", "Maple", "2025-12-01/2026-02-01", "", 1) in into.posts("Mira Okafor")


def test_an_edited_post_is_not_overwritten_and_listed(into: Bringing) -> None:
    first(into)
    mira = into.person("Mira Okafor")
    into.opened.people.edit(mira, PersonEdit(organisation="My own firm", title="Boss"))
    before = into.posts("Mira Okafor")
    newer = connections(connection("Mira Okafor", "Maple", "Chief"))
    counts = into.bring(into.archive({"Connections.csv": newer}, NEW))
    assert [(kept.id, kept.field, kept.theirs) for kept in counts.kept] == [(mira, "affiliation", "Chief Maple")]
    assert counts.kept[0].mine == "Boss My own firm"
    assert counts.moved == ()
    assert into.posts("Mira Okafor") == before


def test_an_edited_name_wins_and_the_difference_is_listed(into: Bringing) -> None:
    first(into)
    mira = into.person("Mira Okafor")
    into.opened.people.edit(mira, PersonEdit(name=PersonName.typed("Mirabel Okafor")))
    newer = connections(connection("Mira Okafor-Smith", "Northwind", "Engineer", slug="mira-okafor"))
    counts = into.bring(into.archive({"Connections.csv": newer}, NEW))
    assert "Mirabel Okafor" in into.people()
    kept = {(one.field, one.mine, one.theirs) for one in counts.kept}
    assert ("display_name", "Mirabel Okafor", "Mira Okafor-Smith") in kept
    again = into.bring(into.archive({"Connections.csv": newer}, NEW))
    assert again.kept == ()
    assert source_counts(again) == {"linkedin.connections": {"unchanged": 1}}


def test_a_name_nobody_edited_follows_the_newer_export(into: Bringing) -> None:
    first(into)
    newer = connections(connection("Mira Okafor-Smith", "Northwind", "Engineer", slug="mira-okafor"))
    counts = into.bring(into.archive({"Connections.csv": newer}, NEW))
    assert counts.kept == ()
    assert "Mira Okafor-Smith" in into.people()


def test_an_address_that_the_newer_export_lacks_stays_with_its_last_day(into: Bringing) -> None:
    first(into)
    newer = connections(connection("Jonas Lind", "Harbour", "Editor"))
    into.bring(into.archive({"Connections.csv": newer}, NEW))
    assert into.opened.rows("SELECT value, valid_to FROM contact_point WHERE kind = 'mail'") == [
        ("jonas@example.org", "2025-06-01")
    ]


def test_an_older_archive_brings_nobody_back_to_an_old_post(into: Bringing) -> None:
    newer = connections(connection("Mira Okafor", "Maple", "Chief"))
    into.bring(into.archive({"Connections.csv": newer}, NEW))
    counts = into.bring(
        into.archive({"Connections.csv": connections(connection("Mira Okafor", "Northwind", "Cook"))}, OLD)
    )
    assert counts.moved == ()
    assert into.posts("Mira Okafor") == {("Chief", "Maple", "", "", 1)}
    assert source_counts(counts) == {"linkedin.connections": {"unchanged": 1}}


def test_of_several_archives_at_once_the_newest_says_it_whatever_their_order(into: Bringing) -> None:
    old = into.archive({"Connections.csv": connections(connection("Mira Okafor", "Northwind", "Cook"))}, OLD)
    new = into.archive({"Connections.csv": connections(connection("Mira Okafor", "Maple", "Chief"))}, NEW)
    for paths in ((old, new), (new, old)):
        counts = into.bring(*paths)
        assert into.posts("Mira Okafor") == {("Chief", "Maple", "", "", 1)}
        assert sorted(file.skipped or 0 for file in counts.files) == [0, 1]
        into.opened.vault.history.undo()


def test_an_archive_twice_at_once_counts_every_row_in_both(into: Bringing) -> None:
    rows = connections(connection("Mira Okafor"), connection("Noor Haddad"))
    one, two = (into.archive({"Connections.csv": rows}, name) for name in ("one.zip", "two.zip"))
    counts = into.bring(one, two)
    assert [(file.created, file.skipped) for file in counts.files] in ([(0, 2), (2, 0)], [(2, 0), (0, 2)])
    assert len(into.people()) == 2


def test_rows_with_nothing_but_a_date_make_nobody(into: Bringing) -> None:
    rows = connections(connection("Mira Okafor"), ["", "", "", "", "", "", "14 Jan 2020"])
    counts = into.bring(into.archive({"Connections.csv": rows}))
    assert source_counts(counts) == {"linkedin.connections": {"created": 1, "skipped": 1}}
    assert into.people() == ["Mira Okafor"]


def test_two_profiles_of_one_name_are_two_people(into: Bringing) -> None:
    rows = connections(
        connection("Jonas Lind", "Acme", slug="jonas-lind"), connection("Jonas Lind", "Acme", slug="jonas-lind-77")
    )
    counts = into.bring(into.archive({"Connections.csv": rows}))
    assert into.people() == ["Jonas Lind", "Jonas Lind"]
    assert source_counts(counts) == {"linkedin.connections": {"created": 2}}


# --------------------------------------------------------------------------------------------------------- messages

TALK = (
    message("Mira Okafor", "Ada Quill", "2024-07-10", "Hello Ada"),
    message("Ada Quill", "Mira Okafor", "2024-07-11", "Hello Mira"),
)


def archive(into: Bringing, *talk: list[str], name: str = NEW) -> dict[str, dict[str, int]]:
    """Bring in an archive whose owner tells of herself; gives the counts."""
    place = into.archive(
        {
            "Profile.csv": PROFILE,
            "Connections.csv": connections(connection("Mira Okafor")),
            "Invitations.csv": invitations(invitation("Ada Quill", "Freya Dahl")),
            "messages.csv": messages(*talk),
        },
        name,
    )
    return source_counts(into.bring(place))


def test_messages_have_a_direction_and_no_text_until_it_is_ticked(into: Bringing) -> None:
    archive(into, *TALK)
    assert into.timeline("Mira Okafor") == [
        ("connection", "both", "2024-07-09", ""), ("message", "in", "2024-07-10", ""),
        ("message", "out", "2024-07-11", ""),
    ]  # fmt: skip
    assert into.opened.rows(
        "SELECT contacts_in, contacts_out FROM person_state WHERE person_id = ?", into.person("Mira Okafor")
    ) == [(1, 1)]
    raws = b"".join(row[0] for row in into.opened.rows("SELECT raw FROM source_record"))
    assert b"Hello" not in raws
    assert "Ada Quill" not in into.people()


def test_ticking_texts_later_is_an_update_and_unticking_keeps_them(into: Bringing) -> None:
    archive(into, *TALK)
    place = into.folder / NEW
    counts = into.bring(place, include=["message-text"])
    assert source_counts(counts)["linkedin.messages"] == {"updated": 2}
    texts = [row[3] for row in into.timeline("Mira Okafor")]
    assert texts == ["", "Hello Ada", "Hello Mira"]
    assert len(into.opened.snapshot()["text_words"]) > 0
    before = into.opened.snapshot()
    counts = into.bring(place)
    assert source_counts(counts)["linkedin.messages"] == {"unchanged": 2}
    assert into.opened.snapshot() == before


def test_somebody_the_owner_wrote_to_becomes_a_person_and_others_wait(into: Bringing) -> None:
    counts = archive(
        into, message("Ada Quill", "Freya Dahl", "2024-07-10", "Hi", "t2"),
        message("Sam Seller", "Ada Quill", "2024-07-11", "Buy", "t3"),
    )  # fmt: skip
    assert counts["linkedin.messages"] == {"created": 2}
    assert into.people() == ["Freya Dahl", "Mira Okafor"]
    assert into.opened.rows("SELECT kind, direction FROM interaction WHERE kind = 'invitation'") == [
        ("invitation", "out")
    ]
    waiting = into.opened.rows("SELECT found FROM source_record WHERE kind = 'interaction' AND entity_id IS NULL")
    assert ["sam-seller" in row[0] for row in waiting] == [True]


def test_messages_that_waited_appear_when_their_person_comes(into: Bringing) -> None:
    archive(into, message("Sam Seller", "Ada Quill", "2024-07-11", "Buy", "t3"), name=OLD)
    later = into.archive({"Connections.csv": connections(connection("Sam Seller"))}, NEW)
    counts = into.bring(later)
    assert counts.totals["interactions"]["created"] == 2
    assert ("message", "in", "2024-07-11", "") in into.timeline("Sam Seller")
    into.opened.vault.history.undo()
    waiting = into.opened.rows("SELECT place FROM source_record WHERE kind = 'interaction' AND entity_id IS NULL")
    assert len(waiting) == 2  # the message, and the invitation of somebody who never came


def test_order_does_not_matter_between_messages_and_connections(into: Bringing) -> None:
    """Messages first, in an archive of their own."""
    talk = into.archive({"Profile.csv": PROFILE, "messages.csv": messages(*TALK)}, "messages.zip")
    people = into.archive({"Connections.csv": connections(connection("Mira Okafor"))}, "people.zip")
    seen = []
    for order in ((talk, people), (people, talk)):
        for path in order:
            into.bring(path, me=[OWNER])
        seen.append(into.timeline("Mira Okafor"))
        into.opened.vault.history.undo()
        into.opened.vault.history.undo()
        assert into.people() == []
    assert seen[0] == seen[1]
    assert [row[0] for row in seen[0]] == ["connection", "message", "message"]


def test_who_the_owner_is_may_be_told_later(into: Bringing) -> None:
    alone = into.file("messages.csv", messages(*TALK))
    into.bring(alone)
    directions = {row[1] for row in into.timeline("Mira Okafor")} if "Mira Okafor" in into.people() else {"unknown"}
    assert directions == {"unknown"}
    into.bring(alone, me=[OWNER])
    assert [row[1] for row in into.timeline("Mira Okafor")] == ["in", "out"]
    assert "Ada Quill" not in into.people()
    assert into.opened.rows("SELECT value FROM contact_point WHERE person_id = 1") == [(OWNER,)]


def test_the_owner_is_in_no_list_and_the_same_archive_again_changes_nothing(into: Bringing) -> None:
    archive(into, *TALK)
    before = into.opened.snapshot()
    counts = archive(into, *TALK)
    assert all(set(one) == {"unchanged"} for one in counts.values())
    assert into.opened.snapshot() == before
    assert into.opened.rows("SELECT display_name FROM person WHERE id = 1") == [("Ada Quill",)]


def test_messages_do_not_bring_back_somebody_who_was_erased(into: Bringing) -> None:
    archive(into, *TALK, message("Ada Quill", "Freya Dahl", "2024-07-12", "Hi", "t2"))
    into.opened.people.erase(into.person("Mira Okafor"))
    group = message("Ada Quill", "Freya Dahl,Mira Okafor", "2024-07-13", "To both", "t3")
    counts = archive(into, *TALK, message("Ada Quill", "Freya Dahl", "2024-07-12", "Hi", "t2"), group)
    assert counts["linkedin.messages"] == {"created": 1, "unchanged": 1, "skipped": 2}
    assert counts["linkedin.connections"] == {"skipped": 1}
    assert into.people() == ["Freya Dahl"]
    texts = b"".join(
        bytes(row[0]) + (row[1] or "").encode() for row in into.opened.rows("SELECT raw, found FROM source_record")
    )
    assert b"mira" not in texts.lower()


def test_messages_do_not_take_anybody_out_of_the_bin(into: Bringing) -> None:
    archive(into, *TALK)
    into.opened.people.bin([into.person("Mira Okafor")])
    archive(into, *TALK, message("Ada Quill", "Mira Okafor", "2024-07-12", "Still there?"))
    assert into.people() == []
    into.opened.people.restore([into.person("Mira Okafor")])
    assert [row[0] for row in into.timeline("Mira Okafor")] == ["connection", "message", "message", "message"]


def endorsement(name: str, skill: str) -> list[str]:
    """Make a row of endorsements."""
    given, family = name.split()
    return ["2024/03/01 09:30:00 UTC", skill, given, family, url_of(name).removeprefix("https://"), "ACCEPTED"]


def test_endorsements_of_one_moment_are_one_entry(into: Bringing) -> None:
    titles = (
        "Endorsement Date", "Skill Name", "Endorse{0} First Name", "Endorse{0} Last Name", "Endorse{0} Public Url",
        "Endorsement Status",
    )  # fmt: skip
    rows = [endorsement("Mira Okafor", "Maps"), endorsement("Mira Okafor", "Ink")]
    files = {
        "Profile.csv": PROFILE,
        "Connections.csv": connections(connection("Mira Okafor")),
        "Endorsement_Received_Info.csv": table([title.format("r") for title in titles], rows),
        "Endorsement_Given_Info.csv": table([title.format("e") for title in titles], rows),
    }
    place = into.archive(files)
    counts = into.bring(place)
    assert [file.created for file in counts.files if file.source == "linkedin.endorsements"] == [2, 2]
    entries = into.opened.rows("SELECT direction, title, counts FROM interaction WHERE kind = 'endorsement' ORDER BY 1")
    assert entries == [("in", "Maps, Ink", 0), ("out", "Maps, Ink", 0)]
    assert into.opened.rows("SELECT name FROM skill s JOIN person_skill p ON p.skill_id = s.id ORDER BY s.id") == [
        ("Maps",),
        ("Ink",),
    ]
    end = into.opened.snapshot()
    into.bring(place)
    assert into.opened.snapshot() == end
    more = [*rows, endorsement("Mira Okafor", "Ships")]
    into.bring(into.archive(files | {"Endorsement_Received_Info.csv": table([t.format("r") for t in titles], more)}))
    assert into.opened.rows("SELECT title FROM interaction WHERE kind = 'endorsement' AND direction = 'in'") == [
        ("Maps, Ink, Ships",)
    ]
