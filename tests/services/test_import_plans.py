# SPDX-License-Identifier: GPL-3.0-or-later
"""The plan of an import: it says what happens, a person decides, and exactly that is done."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from coterie.domain.errors import CannotBeDone
from coterie.domain.import_plans import BOTH, FILE, MINE, Decision, Settlement
from coterie.services.importing import Brief
from coterie.services.jobs import QuietJob
from tests.storage.importing.foreign import (
    PROFILE,
    Bringing,
    card,
    connection,
    connections,
    message,
    messages,
)

if TYPE_CHECKING:
    from pathlib import Path

    from coterie.domain.import_plans import ChangedField, ImportPlan
    from coterie.domain.import_reports import ImportCounts
    from tests.builders import Opened

MIRA = "Mira Okafor"


@pytest.fixture
def into(opened: Opened, tmp_path: Path) -> Bringing:
    return Bringing(opened, tmp_path)


def brief(into: Bringing, *rows: list[str]) -> Brief:
    """What brings in an archive with these connections."""
    return Brief((into.archive({"Profile.csv": PROFILE, "Connections.csv": connections(*rows)}),))


def plan(into: Bringing, wanted: Brief) -> ImportPlan:
    """Plan, and see that nothing changed by it."""
    before = into.opened.snapshot()
    found = into.service.plan(wanted, QuietJob())
    assert into.opened.snapshot() == before
    into.sound()
    return found


def carry_out(into: Bringing, wanted: Brief, *uses: tuple[str, str], tag: str = "") -> ImportCounts:
    """Import with sides chosen by the names of fields; see that it goes back whole, and comes again."""
    found = plan(into, wanted)
    chosen = dict(uses)
    decisions = tuple(
        Decision(change.key, chosen[change.key.field]) for change in found.details.changed if change.key.field in chosen
    )
    before = into.opened.snapshot()
    settled = replace(wanted, settlement=Settlement(decisions, tag))
    counts = into.service.carry_out(settled, found.stamps, QuietJob())
    into.sound()
    after = into.opened.snapshot()
    into.opened.vault.history.undo()
    assert into.opened.snapshot() == before
    into.opened.vault.history.redo()
    assert into.opened.snapshot() == after
    into.sound()
    return counts


def first(into: Bringing) -> None:
    """Have Mira, as an earlier export told of her."""
    old = into.archive(
        {"Connections.csv": connections(connection(MIRA, "Fjord", "Baker", "mira@example.org"))},
        "Basic_LinkedInDataExport_01-01-2026.zip",
    )
    into.bring(old)


MOVED = connection(MIRA, "Harbour", "Lead baker", "mira@example.com")


def said(change: ChangedField) -> tuple[str, str, str]:
    return change.key.field, change.old, change.new


def test_a_plan_spells_out_who_is_new(into: Bringing) -> None:
    found = plan(into, brief(into, connection("Ana Lindqvist", "Fjord", "Designer"), connection("Bob Ray")))
    assert [(one.name, one.organisation, one.title) for one in found.details.created] == [
        ("Ana Lindqvist", "Fjord", "Designer"), ("Bob Ray", "", ""),
    ]  # fmt: skip
    assert found.details.created_total == 2
    assert not found.details.changed
    assert not found.details.held
    assert found.counts.dry_run
    assert [file.exported for file in found.counts.files] == ["2026-03-01", "2026-03-01"]


def test_a_plan_spells_out_what_changes(into: Bringing) -> None:
    first(into)
    found = plan(into, brief(into, MOVED))
    assert [said(change) for change in found.details.changed] == [
        ("title", "Baker", "Lead baker"),
        ("organisation", "Fjord", "Harbour"),
        ("mail", "mira@example.org", "mira@example.com"),
    ]
    assert {change.name for change in found.details.changed} == {MIRA}
    assert [change.uses for change in found.details.changed] == [(FILE, MINE), (FILE, MINE), (FILE, MINE, BOTH)]
    assert (found.details.changed_total, found.details.changed_people) == (3, 1)


def test_a_name_that_changed_is_one_change_under_the_name_the_vault_has(into: Bringing) -> None:
    first(into)
    found = plan(
        into, brief(into, [*connection("Mira Okafor-Lind", "Fjord", "Baker", "mira@example.org", slug="mira-okafor")])
    )
    assert [(change.name, *said(change)) for change in found.details.changed] == [
        (MIRA, "name", MIRA, "Mira Okafor-Lind")
    ]


def test_another_source_adds_beside_what_is_there(into: Bringing) -> None:
    ana = into.opened.add("Ana Lindqvist", emails=("ana@example.org",), phones=("+44 20 7946 0001",))
    cards = into.file(
        "cards.vcf",
        card("Ana Lindqvist", "EMAIL:ana@example.org", "TEL:+44 20 7946 0002", "URL:https://example.net",
             "BDAY:1990-05-22", "NOTE:Plays chess", "CATEGORIES:mentor", "NICKNAME:Anni"),
    )  # fmt: skip
    found = plan(into, Brief((cards,)))
    assert {said(change) for change in found.details.changed} == {
        ("nickname", "", "Anni"), ("phone", "+44 20 7946 0001", "+44 20 7946 0002"), ("url", "", "https://example.net"),
        ("birthday", "", "1990-05-22"), ("note", "", "Plays chess"), ("tag", "", "mentor"),
    }  # fmt: skip
    uses = {change.key.field: change.uses for change in found.details.changed}
    assert uses["phone"] == (BOTH, MINE)
    assert uses["url"] == (FILE, MINE)
    counts = carry_out(into, Brief((cards,)), *((field, MINE) for field in uses))
    assert (counts.files[0].updated, counts.files[0].unchanged) == (0, 1)
    assert counts.totals["people"]["updated"] == 0
    page = into.opened.people.show(ana.id)
    assert ([point.value for point in page.contact_points], page.tags, page.notes, page.important_dates) == (
        ["ana@example.org", "+44 20 7946 0001"], (), (), (),
    )  # fmt: skip
    assert into.opened.rows("SELECT 1 FROM tag") == []
    assert into.bring(cards).batch_id is None


def test_what_is_decided_for_mine_stays(into: Bringing) -> None:
    first(into)
    wanted = brief(into, MOVED, connection("Ana Lindqvist"))
    counts = carry_out(into, wanted, ("title", MINE), ("organisation", MINE), ("mail", MINE))
    assert into.posts(MIRA) == {("Baker", "Fjord", "", "", 1)}
    assert into.points(MIRA) == {"https://www.linkedin.com/in/mira-okafor", "mira@example.org"}
    assert into.opened.rows("SELECT valid_to FROM contact_point WHERE value = 'mira@example.org'") == [("",)]
    assert into.opened.rows("SELECT 1 FROM organisation WHERE name = 'Harbour'") == []
    (file,) = [file for file in counts.files if file.member == "Connections.csv"]
    assert (file.created, file.updated, file.unchanged) == (1, 0, 1)
    assert counts.totals["people"] == {"created": 1, "updated": 0, "unchanged": 1}
    assert counts.moved == ()
    assert into.service.plan(wanted, QuietJob()).details.changed == ()


def test_half_of_a_change_of_post_can_stay(into: Bringing) -> None:
    first(into)
    counts = carry_out(into, brief(into, MOVED), ("organisation", MINE))
    assert {post[:2] + post[4:] for post in into.posts(MIRA)} == {("Baker", "Fjord", 0), ("Lead baker", "Fjord", 1)}
    assert counts.totals["people"] == {"updated": 1}


def test_both_addresses_can_stay(into: Bringing) -> None:
    first(into)
    carry_out(into, brief(into, MOVED), ("mail", BOTH))
    rows = into.opened.rows(
        "SELECT value, valid_to FROM contact_point WHERE kind = 'mail' AND person_id > 1 ORDER BY 1"
    )
    assert rows == [("mira@example.com", ""), ("mira@example.org", "")]


def test_a_name_can_stay_with_its_place_in_lists(into: Bringing) -> None:
    first(into)
    wanted = brief(into, [*connection("Mira Aardvark", "Fjord", "Baker", "mira@example.org", slug="mira-okafor")])
    before = into.opened.rows("SELECT display_name, given, family, sort_name, name_key FROM person WHERE id > 1")
    carry_out(into, wanted, ("name", MINE))
    after = into.opened.rows("SELECT display_name, given, family, sort_name, name_key FROM person WHERE id > 1")
    assert after == before


def test_only_empty_fields_can_be_filled(into: Bringing) -> None:
    first(into)
    wanted = brief(into, MOVED, connection("Bob Ray"))
    found = plan(into, wanted)
    mail = next(change.key for change in found.details.changed if change.key.field == "mail")
    settled = replace(wanted, settlement=Settlement((Decision(mail, BOTH),), fill_only=True))
    into.service.carry_out(settled, found.stamps, QuietJob())
    into.sound()
    assert into.posts(MIRA) == {("Baker", "Fjord", "", "", 1)}
    assert {"mira@example.org", "mira@example.com"} < into.points(MIRA)


def test_an_import_with_decisions_is_undone_out_of_order(into: Bringing) -> None:
    first(into)
    before = into.opened.snapshot()
    counts = carry_out(into, brief(into, MOVED, connection("Bob Ray")), ("mail", MINE), ("title", MINE), tag="linkedin")
    into.opened.add("Ana Lindqvist")
    assert counts.batch_id is not None
    assert into.service.undo(counts.batch_id).kept == ()
    into.opened.people.bin([into.person("Ana Lindqvist")])
    assert into.people() == [MIRA]
    assert into.posts(MIRA) == {("Baker", "Fjord", "", "", 1)}
    assert into.opened.snapshot()["contact_point"] == before["contact_point"]
    assert into.opened.snapshot()["tag"] == []


def test_everybody_who_is_new_wears_the_tag(into: Bringing) -> None:
    first(into)
    counts = carry_out(into, brief(into, MOVED, connection("Bob Ray")), tag=" linkedin  2026-03 ")
    assert into.opened.rows("SELECT p.display_name, t.name FROM person_tag w JOIN person p ON p.id = w.person_id "
                            "JOIN tag t ON t.id = w.tag_id") == [("Bob Ray", "linkedin 2026-03")]  # fmt: skip
    assert counts.totals["people"] == {"created": 1, "updated": 1}


def test_who_may_be_somebody_is_told_as_a_pair(into: Bringing) -> None:
    into.opened.add("Ana Lindqvist", organisation="Fjord", title="Designer")
    found = plan(into, brief(into, connection("Ana Lindqvist", "Fjord", "Lead")))
    (pair,) = found.details.held
    assert (pair.new.title, pair.other.title, pair.score) == ("Lead", "Designer", 80)
    assert pair.reasons == ("the same name and organisation",)
    assert (found.details.held_total, found.details.created_total) == (1, 0)


def test_a_file_that_is_not_ticked_is_counted_and_left_out(into: Bringing) -> None:
    packed = into.archive({
        "Profile.csv": PROFILE, "Connections.csv": connections(connection(MIRA)),
        "messages.csv": messages(message("Ada Quill", MIRA, "2024-07-10", "Hello")),
    })  # fmt: skip
    wanted = Brief((packed,), without=frozenset({(packed.name, "messages.csv")}))
    counts = into.service.carry_out(wanted, plan(into, wanted).stamps, QuietJob())
    (talk,) = [file for file in counts.files if file.member == "messages.csv"]
    assert (talk.records, talk.skipped, talk.skipped_because) == (1, 1, {"not ticked": 1})
    assert into.opened.rows("SELECT 1 FROM source_record WHERE source = 'linkedin.messages'") == []


def test_whose_files_these_are_is_known_or_not(into: Bringing) -> None:
    cards = into.file("cards.vcf", card("Ana Lindqvist"))
    assert not plan(into, Brief((cards,))).details.owner_known
    assert plan(into, Brief((cards,), me=("me@example.org",))).details.owner_known


def test_a_file_that_changed_meanwhile_is_not_imported(into: Bringing) -> None:
    cards = into.file("cards.vcf", card("Ana Lindqvist"))
    found = plan(into, Brief((cards,)))
    into.file("cards.vcf", card("Ana Lindqvist") + card("Bob Ray"))
    with pytest.raises(CannotBeDone, match="changed after"):
        into.service.carry_out(Brief((cards,)), found.stamps, QuietJob())
    assert into.people() == []


def test_the_report_is_kept(into: Bringing) -> None:
    first(into)
    wanted = brief(into, MOVED, connection("", "Fjord", slug=""))
    counts = into.service.carry_out(wanted, plan(into, wanted).stamps, QuietJob())
    assert counts.batch_id is not None
    kept = into.service.report(counts.batch_id)
    assert (kept.counts.files, kept.counts.totals, kept.counts.label) == (counts.files, counts.totals, counts.label)
    assert set(kept.counts.problems) == set(counts.problems)
    assert [problem.refused for problem in kept.counts.problems] == [True]
    assert [(one.name, one.before, one.after) for one in kept.job_changes] == [
        (MIRA, "Baker, Fjord", "Lead baker, Harbour")
    ]
    assert kept.past.can_undo
    assert set(kept.past.files) == {path.name for path in wanted.paths}
    into.service.undo(counts.batch_id)
    assert not into.service.report(counts.batch_id).past.can_undo


def test_problem_rows_are_saved_as_a_table(into: Bringing) -> None:
    broken = into.file("broken.vcf", "BEGIN:VCARD\r\nVERSION:3.0\r\nNOTE:=1+1\r\nEND:VCARD\r\n")
    counts = into.bring(broken)
    target = into.folder / "problems.csv"
    into.service.save_problems(counts.problems, target)
    heading, row = target.read_text(encoding="utf-8-sig").splitlines()[:2]
    assert heading == "File,Where,Why,In the file"
    assert row.startswith("broken.vcf,card 1,")
    with pytest.raises(CannotBeDone):
        into.service.save_problems(counts.problems, target)
    into.service.save_problems(counts.problems, target, replace=True)
