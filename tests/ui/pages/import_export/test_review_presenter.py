# SPDX-License-Identifier: GPL-3.0-or-later
"""From chosen files to a finished import, without a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.storage.importing.foreign import card, connection, connections, message, messages
from tests.ui.pages.import_export.flowing import Flow
from tests.ui.pages.import_export.staging import MIRA, MOVED, WAS, Staged

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def flow(staged: Staged) -> Flow:
    return Flow(staged)


def test_the_tiles_are_all_rows_and_the_button_says_what_will_happen(flow: Flow) -> None:
    flow.staged.have_mira()
    flow.staged.opened.add("Ana Lindqvist", organisation="Fjord")
    rows = (MOVED, connection("Ana Lindqvist", "Fjord"), connection("Bob Ray"), connection("", "Fjord", slug=""))
    flow.presenter.begin([flow.staged.archive(*rows, Logins="never,looked\n")])
    assert flow.numbers() == {"created": 2, "updated": 1, "unchanged": 0, "held": 1, "skipped": 0, "refused": 1}
    assert sum(flow.numbers().values()) == 5
    assert flow.shown.button == "Import 3 people"
    assert flow.happens() == [
        "1 person added", "1 person updated", "1 added apart, to compare", "1 person changed jobs",
        "1 address appeared", "2 entries in timelines", "1 organisation", "1 row skipped, listed in the report",
    ]  # fmt: skip
    assert (flow.shown.title, flow.shown.icon) == ("LinkedIn archive", "file-spreadsheet")
    assert flow.shown.detail.startswith(
        "Basic_LinkedInDataExport_03-01-2026.zip from the data export of 1 March 2026, 5 rows"
    )


def test_changes_show_both_sides_and_the_winning_one_bold(flow: Flow) -> None:
    flow.staged.have_mira()
    flow.presenter.begin([flow.staged.archive(MOVED)])
    assert flow.shown.chosen == "updated"
    assert flow.rows() == [
        (MIRA, "Role", "Baker", "Lead baker", "File"),
        ("", "Organisation", "Fjord", "Harbour", "File"),
        ("", "Email", "mira@example.org", "mira@example.com", "File"),
    ]
    first = flow.shown.table.lines[0]
    assert (first.cells[2].role, first.cells[3].role, first.checked) == ("label", "label_strong", True)
    flow.presenter.tick(0)
    first = flow.shown.table.lines[0]
    assert (first.cells[2].role, first.cells[3].role, first.checked) == ("label_strong", "label", False)
    assert first.spoken == "Mira Okafor, Role: in Coterie Baker, in the file Lead baker. Used: Mine"
    assert flow.shown.table.note == "3 changed fields for 1 person"


def test_a_click_turns_the_side_over_as_far_as_there_are_sides(flow: Flow) -> None:
    flow.staged.have_mira()
    flow.presenter.begin([flow.staged.archive(MOVED)])
    found = []
    for _press in range(3):
        flow.presenter.turn_over(2)
        found.append(flow.rows()[2][-1])
    assert found == ["Mine", "Keep both", "File"]


def test_who_stays_as_they_are_is_counted_and_stays(flow: Flow) -> None:
    flow.staged.have_mira()
    flow.presenter.begin([flow.staged.archive(MOVED, connection("Bob Ray"))])
    flow.presenter.tick_all(False)
    assert flow.happens()[:2] == ["1 person added", "0 people updated, 1 left as they are"]
    assert flow.shown.button == "Import 1 person"
    counts = flow.import_now()
    assert counts.totals["people"] == {"created": 1, "updated": 0, "unchanged": 1}
    assert flow.staged.files.posts(MIRA) == {("Baker", "Fjord", "", "", 1)}


def test_only_empty_fields_are_filled_where_somebody_wants_that(flow: Flow) -> None:
    flow.staged.have_mira()
    flow.presenter.begin([flow.staged.archive(MOVED)])
    flow.presenter.fill_only(True)
    assert [row[-1] for row in flow.rows()] == ["Mine", "Mine", "Mine"]
    assert not flow.shown.can_import or flow.shown.button.startswith("Import")
    flow.presenter.turn_over(2)
    assert flow.rows()[2][-1] == "Keep both"
    flow.presenter.fill_only(False)
    assert [row[-1] for row in flow.rows()] == ["File", "File", "File"]


def test_everybody_new_wears_the_tag_unless_somebody_switches_it_off(flow: Flow) -> None:
    flow.presenter.begin([flow.staged.archive(connection("Bob Ray"))])
    assert flow.shown.tag == "linkedin-2026-03"
    assert flow.shown.tags
    flow.import_now()
    assert flow.done[-1][1] == "linkedin-2026-03"
    assert flow.staged.opened.rows("SELECT name FROM tag") == [("linkedin-2026-03",)]
    flow.presenter.begin([flow.staged.archive(connection("Ana Lindqvist"))])
    flow.presenter.wear_tag(False)
    flow.import_now()
    assert flow.done[-1][1] == ""
    assert flow.staged.opened.rows("SELECT count(*) FROM person_tag") == [(1,)]


def test_what_is_off_by_default_is_not_ticked_and_can_be(flow: Flow) -> None:
    talk = messages(message("Ada Quill", MIRA, "2024-07-10", "Hello"))
    reactions = "Date,Type,Link\n2024-01-01 10:00:00,LIKE,https://example.com\n"
    packed = flow.staged.archive(
        connection(MIRA), messages=talk, Reactions_123456789=reactions, Logins="never,looked\n", Skills="Name\nBaking\n"
    )
    flow.presenter.begin([packed])
    ticks = {tick.text: tick.ticked for tick in flow.shown.ticks}
    assert ticks == {
        "Profile.csv": True, "Connections.csv": True, "messages.csv": True, "Skills.csv": True,
        "Reactions_123456789.csv": False, "Text of messages": False, "Logins.csv": None,
    }  # fmt: skip
    assert flow.numbers()["skipped"] == 1
    keys = {tick.text: tick.key for tick in flow.shown.ticks}
    flow.presenter.tick_file(keys["Text of messages"], True)
    flow.presenter.tick_file(keys["Reactions_123456789.csv"], True)
    flow.presenter.tick_file(keys["Skills.csv"], False)
    assert [tick.text for tick in flow.shown.ticks if tick.ticked is False] == ["Skills.csv"]
    assert flow.numbers()["skipped"] == 1
    flow.import_now()
    assert {row[-1] for row in flow.staged.files.timeline(MIRA)} == {"Hello", ""}
    assert flow.staged.opened.rows("SELECT 1 FROM source_record WHERE source = 'linkedin.skills'") == []


def test_what_was_decided_lives_on_when_a_file_is_ticked(flow: Flow) -> None:
    flow.staged.have_mira()
    flow.presenter.begin([flow.staged.archive(MOVED, Skills="Name\nBaking\n")])
    flow.presenter.tick(0)
    flow.presenter.choose("skipped")
    skills = next(tick.key for tick in flow.shown.ticks if tick.text == "Skills.csv")
    flow.presenter.tick_file(skills, False)
    assert flow.shown.chosen == "skipped"
    flow.presenter.choose("updated")
    assert [row[-1] for row in flow.rows()] == ["Mine", "File", "File"]


def test_each_tile_shows_what_it_counts(flow: Flow) -> None:
    flow.staged.opened.add("Ana Lindqvist", organisation="Fjord", title="Designer")
    rows = (
        connection("Ana Lindqvist", "Fjord", "Lead"),
        connection("Bob Ray", "Dock", "Pilot"),
        connection("", slug="", company="X"),
    )
    flow.presenter.begin([flow.staged.archive(*rows, Logins="a\n")])
    assert flow.rows() == [("Bob Ray", "Pilot", "Dock")]
    flow.presenter.choose("held")
    assert flow.rows() == [("Ana Lindqvist", "Ana Lindqvist", "Likely")]
    assert flow.shown.table.lines[0].cells[1].below == "Designer, Fjord"
    flow.presenter.choose("refused")
    ((where, _text, why),) = flow.rows()
    assert (where, why) == ("Row 4", "The row has no name.")
    flow.presenter.choose("skipped")
    assert [row[1:] for row in flow.rows()] == [("Logins.csv", "not read")]
    flow.presenter.choose("unchanged")
    assert flow.rows() == []
    assert flow.shown.table.empty


def test_rows_that_are_here_already_change_nothing(flow: Flow) -> None:
    flow.staged.have_mira()
    again = flow.staged.files.folder / "Basic_LinkedInDataExport_01-01-2026.zip"
    flow.presenter.begin([again])
    assert flow.numbers()["unchanged"] == 1
    assert (flow.shown.button, flow.shown.can_import, flow.presenter.can_import) == ("Nothing to import", False, False)
    assert flow.happens() == ["Nothing changes: all of it is in your vault already"]
    flow.presenter.import_now()
    assert flow.done == []


def test_whose_files_these_are_is_asked_where_nobody_says(flow: Flow) -> None:
    talk = flow.staged.files.file("messages.csv", messages(message("Ada Quill", MIRA, "2024-07-10", "Hello")))
    flow.presenter.begin([talk])
    assert flow.asks()
    flow.presenter.name_owner("Ada Quill")
    assert "neither a profile link that Coterie knows nor a mail address" in flow.seen.last("show_owner_problem")
    flow.presenter.name_owner("https://www.linkedin.com/in/ada-quill")
    assert not flow.asks()
    flow.import_now()
    assert flow.staged.opened.rows("SELECT direction FROM interaction") == [("out",)]


def test_whose_files_these_are_can_be_left_open(flow: Flow) -> None:
    talk = flow.staged.files.file("messages.csv", messages(message("Ada Quill", MIRA, "2024-07-10", "Hello")))
    flow.presenter.begin([talk])
    flow.presenter.skip_owner()
    assert not flow.asks()
    flow.import_now()
    assert flow.done


def test_cards_do_not_ask_whose_they_are(flow: Flow) -> None:
    flow.presenter.begin([flow.staged.files.file("cards.vcf", card("Ana Lindqvist"))])
    assert not flow.asks()
    assert (flow.shown.title, flow.shown.icon, flow.shown.ticks) == ("Contact cards", "contact", ())


def test_an_address_book_asks_for_addresses_without_a_name(flow: Flow) -> None:
    rows = "First Name,Last Name,E-mail 1 - Label,E-mail 1 - Value\nAna,Lindqvist,,ana@example.org\n,,,it@example.org\n"
    flow.presenter.begin([flow.staged.files.file("contacts.csv", rows)])
    assert (flow.shown.title, flow.shown.icon) == ("Google contacts", "contact")
    (tick,) = (tick for tick in flow.shown.ticks if tick.key == "kind:nameless")
    assert (tick.text, tick.ticked) == ("Addresses without a name", False)


def test_a_file_nobody_reads_says_what_it_is_in_place(flow: Flow) -> None:
    flow.presenter.begin([flow.staged.files.file("people.csv", "PK\x03\x04 workbook")])
    trouble = flow.seen.last("show_trouble")
    assert trouble.names == "people.csv"
    assert trouble.text
    assert not flow.presenter.has_plan


def test_one_file_of_several_that_nobody_reads_is_named_above_the_others(flow: Flow) -> None:
    strange = flow.staged.files.file("strange.bin", "\x00\x01nothing")
    flow.presenter.begin([strange, flow.staged.files.file("cards.vcf", card("Ana Lindqvist"))])
    assert flow.shown.warning.startswith("strange.bin: ")
    assert flow.shown.title == "Contact cards"
    assert flow.shown.detail.startswith("cards.vcf and 1 more, 1 row, ")
    flow.import_now()
    assert flow.staged.files.people() == ["Ana Lindqvist"]


def test_a_file_that_is_gone_is_said_in_place(flow: Flow, tmp_path: Path) -> None:
    flow.presenter.begin([tmp_path / "gone.vcf"])
    trouble = flow.seen.last("show_trouble")
    assert "no file" in trouble.text
    assert trouble.hint


def test_a_file_that_changed_meanwhile_is_refused_and_the_review_stays(flow: Flow) -> None:
    cards = flow.staged.files.file("cards.vcf", card("Ana Lindqvist"))
    flow.presenter.begin([cards])
    flow.staged.files.file("cards.vcf", card("Ana Lindqvist") + card("Bob Ray"))
    flow.presenter.import_now()
    assert "changed after you looked at it" in flow.seen.last("show_refusal")
    assert flow.presenter.has_plan
    assert flow.presenter.can_import
    assert flow.staged.files.people() == []


def test_leaving_forgets_everything(flow: Flow) -> None:
    before = flow.staged.opened.snapshot()
    flow.presenter.begin([flow.staged.archive(connection("Bob Ray"))])
    flow.presenter.leave()
    assert flow.seen.names()[-1] == "show_choosing"
    assert not flow.presenter.has_plan
    assert flow.staged.opened.snapshot() == before


def test_another_write_has_the_plan_made_anew(flow: Flow) -> None:
    flow.presenter.begin([flow.staged.archive(connection("Bob Ray", "Fjord"))])
    assert flow.numbers()["created"] == 2
    flow.staged.opened.add("Bob Ray", organisation="Fjord")
    flow.presenter.again()
    assert (flow.numbers()["created"], flow.numbers()["held"]) == (1, 1)


def test_rows_that_say_something_else_and_change_no_field_are_told_of(flow: Flow) -> None:
    flow.staged.have_mira()
    flow.presenter.begin([flow.staged.archive([*WAS[:-1], "31 Feb 2025"])])
    flow.presenter.choose("updated")
    said = "Of 1 other person a row says something else than before, and no field changes."
    assert flow.shown.table.note == said
    assert flow.happens()[0] == "1 person updated"


def test_who_left_is_named_before_anything_is_saved_and_can_be_noted_alone(flow: Flow) -> None:
    names = ("Ana Lindqvist", "Ben Adeyemi", "Chidi Eze", "Dora Novak")
    rows = [connection(name) for name in names]
    older = flow.staged.files.archive(
        {"Connections.csv": connections(*rows)}, "Basic_LinkedInDataExport_01-02-2026.zip"
    )
    flow.staged.files.bring(older)
    flow.presenter.begin([flow.staged.archive(*rows[1:])])
    assert flow.happens() == ["1 person left and stays in your vault: Ana Lindqvist"]
    assert (flow.shown.button, flow.presenter.can_import) == ("Note who left", True)
