# SPDX-License-Identifier: GPL-3.0-or-later
"""Jobs on their way: saved and applied for is one, stages add up, edits stay, contacts are known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coterie.domain.records import FoundContactPoint, FoundName, FoundOpportunity, FoundPerson, PersonRef
from tests.storage.importing.foreign import PROFILE, table
from tests.storage.importing.told import rows, tell, totals

if TYPE_CHECKING:
    from tests.storage.importing.foreign import Bringing

SAVED = table(
    ("Saved Date", "Job Url", "Job Title", "Company Name"),
    [("7/9/24, 4:05 PM", "https://www.linkedin.com/jobs/view/4001", "", "")],
)
APPLIED = table(
    ("Application Date", "Contact Email", "Contact Phone Number", "Company Name", "Job Title", "Job Url", "Resume Name",
     "Question And Answers"),
    [("7/10/24, 4:05 PM", "", "", "Tidewater", "Cartographer", "https://www.linkedin.com/jobs/view/4001/?x=1", "",
      "Salary?:a lot | Visa?:no")],
)  # fmt: skip
MIRA = FoundPerson(
    FoundName("Mira Okafor"), ("mail:mira@example.org",),
    (FoundContactPoint("mail", "mira@example.org", "mira@example.org"),),
)  # fmt: skip
RECRUITER = PersonRef("Mira Okafor", ("mail:mira@example.org",), role="recruiter")
JOB = FoundOpportunity("Nurse", "Tide", "https://tide.example.com/1", saved_on="2026-01-02", notes=("Ask Bo", "Far"))


def stages(into: Bringing) -> list[tuple[Any, ...]]:
    return rows(into, "SELECT stage, label, on_date FROM stage_event ORDER BY opportunity_id, id")


def jobs(into: Bringing, columns: str = "o.title, coalesce(g.name, ''), o.url") -> list[tuple[Any, ...]]:
    return rows(
        into, f"SELECT {columns} FROM opportunity o LEFT JOIN organisation g ON g.id = o.organisation_id ORDER BY o.id"
    )


def contacts(into: Bringing) -> list[tuple[Any, ...]]:
    return rows(into, "SELECT person_id IS NOT NULL, name, role FROM opportunity_person ORDER BY id")


def test_a_job_saved_and_applied_for_is_one_in_any_order(into: Bringing) -> None:
    saved = into.archive({"Profile.csv": PROFILE, "Jobs/Saved Jobs.csv": SAVED}, "saved.zip")
    applied = into.archive({"Profile.csv": PROFILE, "Jobs/Job Applications.csv": APPLIED}, "applied.zip")
    both = into.archive(
        {"Profile.csv": PROFILE, "Jobs/Job Applications.csv": APPLIED, "Jobs/Saved Jobs.csv": SAVED}, "both.zip"
    )
    for order in ((saved, applied), (applied, saved), (both,)):
        counts = [into.bring(place) for place in order]
        ((title, organisation, url),) = jobs(into)
        assert (title, organisation) == ("Cartographer", "Tidewater")
        assert url.startswith("https://www.linkedin.com/jobs/view/4001")
        assert sorted(stages(into)) == [("applied", "", "2024-07-10T16:05"), ("saved", "", "2024-07-09T16:05")]
        assert rows(
            into, "SELECT DISTINCT entity_kind, entity_id FROM source_record WHERE entity_kind <> 'person'"
        ) == [("opportunity", jobs(into, "o.id")[0][0])]
        into.sound()
        before = into.opened.snapshot()
        assert totals(into.bring(both))["opportunities"] == {"unchanged": 2}
        assert into.opened.snapshot() == before
        for _place in order:
            into.opened.vault.history.undo()
        assert jobs(into) == []
        created = sum(totals(one)["opportunities"].get("created", 0) for one in counts)
        assert created == 1


def test_answers_come_in_when_they_are_ticked_and_stay_when_they_are_not(into: Bringing) -> None:
    place = into.archive({"Profile.csv": PROFILE, "Jobs/Job Applications.csv": APPLIED})
    into.bring(place)
    assert jobs(into, "notes") == [("",)]
    into.bring(place, include=["answers"])
    assert jobs(into, "notes") == [("Salary?:a lot\nVisa?:no",)]
    into.bring(place)
    assert jobs(into, "notes") == [("Salary?:a lot\nVisa?:no",)]


def test_stages_add_up_over_exports(into: Bringing) -> None:
    tell(into, tracker={"a": JOB})
    later = JOB._replace(stage="interviewing", stage_text="Onsite", applied_on="2026-01-05", moved_on="2026-01-20")
    tell(into, tracker={"a": later})
    tell(into, tracker={"a": later._replace(stage="", stage_text="Waiting", moved_on="")})
    assert stages(into) == [
        ("saved", "", "2026-01-02"), ("applied", "", "2026-01-05"), ("interviewing", "Onsite", "2026-01-20"),
        ("", "Waiting", ""),
    ]  # fmt: skip


def test_a_corrected_date_moves_the_stage_unless_it_was_edited(into: Bringing) -> None:
    tell(into, tracker={"a": JOB, "b": JOB})
    into.opened.run("UPDATE stage_event SET on_date = '2025-12-24' WHERE opportunity_id = 2")
    newer = JOB._replace(saved_on="2026-01-03")
    counts = tell(into, tracker={"a": newer, "b": newer})
    assert stages(into) == [("saved", "", "2026-01-03"), ("saved", "", "2025-12-24")]
    assert [(one.id, one.field, one.mine, one.theirs) for one in counts.kept] == [
        (2, "saved", "2025-12-24", "2026-01-03")
    ]


def test_a_newer_export_follows_and_what_was_edited_stays(into: Bringing) -> None:
    tell(into, tracker={"a": JOB, "b": JOB})
    into.opened.run("UPDATE opportunity SET title = 'My job', organisation_id = NULL WHERE id = 2")
    newer = JOB._replace(title="Head nurse", organisation="Heron", next_step="Call", next_on="2026-02-01")
    counts = tell(into, tracker={"a": newer, "b": newer})
    assert jobs(into, "o.title, coalesce(g.name, ''), next_step, next_on, notes") == [
        ("Head nurse", "Heron", "Call", "2026-02-01", "Ask Bo\n\nFar"),
        ("My job", "Heron", "Call", "2026-02-01", "Ask Bo\n\nFar"),
    ]
    assert [(one.id, one.field, one.mine) for one in counts.kept] == [(2, "title", "My job")]
    tell(into, tracker={"a": newer._replace(next_step=""), "b": newer})
    assert jobs(into, "next_step") == [("",), ("Call",)]


def test_another_organisation_of_the_users_stays_and_is_told(into: Bringing) -> None:
    tell(into, tracker={"a": JOB})
    into.opened.run("UPDATE organisation SET name = 'Tide BV', folded = 'tide bv' WHERE id = 1")
    tell(into, tracker={"a": JOB, "b": JOB._replace(title="Cook", organisation="Maple")})
    into.opened.run("UPDATE opportunity SET organisation_id = 2 WHERE id = 1")
    counts = tell(into, tracker={"a": JOB._replace(organisation="Heron")})
    assert jobs(into, "o.title, g.name") == [("Nurse", "Maple"), ("Cook", "Maple")]
    assert [(one.field, one.mine, one.theirs) for one in counts.kept] == [("organisation", "Maple", "Heron")]
    assert rows(into, "SELECT name FROM organisation ORDER BY id") == [("Tide BV",), ("Maple",)]


def test_contacts_are_people_of_the_vault_or_names(into: Bringing) -> None:
    bo = PersonRef("Bo Rask", role="hiring")
    job = JOB._replace(people=(RECRUITER, bo))
    tell(into, tracker={"a": job})
    assert contacts(into) == [(0, "Mira Okafor", "recruiter"), (0, "Bo Rask", "hiring")]
    tell(into, cards={"p": MIRA})
    assert contacts(into) == [(1, "Mira Okafor", "recruiter"), (0, "Bo Rask", "hiring")]
    tell(into, tracker={"a": job._replace(title="Head nurse", people=(RECRUITER, bo, PersonRef("Ida Holm")))})
    assert contacts(into) == [(1, "Mira Okafor", "recruiter"), (0, "Bo Rask", "hiring"), (0, "Ida Holm", "")]


def test_erasing_a_contact_leaves_the_job_without_a_trace(into: Bringing) -> None:
    text = "Ring the bell\nAsk for Mira Okafor"
    job = JOB._replace(text=text, people=(RECRUITER, PersonRef("Bo Rask")))
    tell(into, tracker={"a": job}, cards={"p": MIRA})
    into.opened.people.erase(into.person("Mira Okafor"))
    assert jobs(into, "title, text") == [("Nurse", "Ring the bell")]
    assert contacts(into) == [(0, "Bo Rask", "")]
    ((raw, found),) = rows(into, "SELECT CAST(raw AS TEXT), found FROM source_record")
    assert "Okafor" not in raw + found
    assert rows(into, "SELECT count(*) FROM change WHERE old LIKE '%Okafor%'") == [(0,)]
    tell(into, tracker={"a": job._replace(title="Head nurse")})
    assert contacts(into) == [(0, "Bo Rask", "")]
    assert jobs(into, "title, text") == [("Head nurse", "Ring the bell")]


def test_merging_moves_contacts_once(into: Bringing) -> None:
    other = MIRA._replace(
        name=FoundName("M. Okafor"), keys=("mail:m@example.net",),
        contact_points=(FoundContactPoint("mail", "m@example.net", "m@example.net"),),
    )  # fmt: skip
    second = PersonRef("M. Okafor", ("mail:m@example.net",), role="recruiter")
    tell(into, cards={"p": MIRA, "q": other}, tracker={"a": JOB._replace(people=(RECRUITER, second))})
    assert len(contacts(into)) == 2
    into.opened.duplicates.merge(into.person("Mira Okafor"), [into.person("M. Okafor")])
    assert contacts(into) == [(1, "Mira Okafor", "recruiter")]


def test_taking_an_import_back_spares_what_was_edited(into: Bringing) -> None:
    tell(into, tracker={"a": JOB._replace(people=(PersonRef("Bo"),)), "b": JOB})
    into.opened.run("UPDATE opportunity SET title = 'Mine', changed_at = changed_at + 9 WHERE id = 2")
    kept = into.service.undo(1).kept
    assert any("opportunity 2" in one for one in kept)
    assert jobs(into) == [("Mine", "Tide", "https://tide.example.com/1")]
    into.sound()
    tell(into, tracker={"a": JOB, "b": JOB})
    assert jobs(into, "title") == [("Mine",), ("Nurse",)]
    assert sorted(stages(into)) == [("saved", "", "2026-01-02")] * 2
