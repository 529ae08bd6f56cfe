# SPDX-License-Identifier: GPL-3.0-or-later
"""An archive of 2026: every file is read by its rules, or left alone with a reason."""

from __future__ import annotations

import json

import pytest

from coterie.domain.foreign_files import Wishes
from coterie.domain.moments import Moment
from coterie.domain.records import (
    FileFound,
    Found,
    FoundAffiliation,
    FoundContactPoint,
    FoundContribution,
    FoundEvent,
    FoundInteraction,
    FoundMoment,
    FoundOpportunity,
    FoundOrganisation,
    FoundOwner,
    FoundPerson,
    PersonRef,
)
from coterie.importers.linkedin import IMPORTER
from tests.importers.bundles import (
    TODAY,
    announced,
    bundle_of,
    by_file,
    read_all,
    records_of,
    refusals_of,
    skipped_because,
    things_of,
)
from tests.importers.linkedin.archives import current

NAME = "Complete_LinkedInDataExport_03-01-2026.zip"


@pytest.fixture(scope="module")
def found() -> list[Found]:
    return read_all(IMPORTER, bundle_of(current(), name=NAME))


@pytest.fixture(scope="module")
def files(found: list[Found]) -> dict[str, list[Found]]:
    return by_file(found)


def test_the_archive_is_claimed_whole() -> None:
    bundle = bundle_of(current(), name=NAME)
    claim = IMPORTER.recognise(bundle)
    assert claim is not None
    assert claim.sureness == 95
    assert claim.members == bundle.members


def test_every_row_is_a_record_refused_or_skipped(files: dict[str, list[Found]]) -> None:
    assert {name: len(items) for name, items in files.items()} == {
        "Profile.csv": 1, "Connections.csv": 8, "Invitations.csv": 3, "Recommendations_Given.csv": 1,
        "Endorsement_Received_Info.csv": 2, "messages.csv": 11, "Company Follows.csv": 1, "Events.csv": 1,
        "Jobs/Job Applications_1.csv": 1, "Jobs/Saved Jobs.csv": 1, "Shares_123456789.csv": 1,
        "Reactions_123456789.csv": 1, "Logins.csv": 0, "Verifications/Verifications.csv": 0, "coach_messages.csv": 0,
        "Brand New.csv": 0,
    }  # fmt: skip


def test_owner_and_connections_come_before_messages(found: list[Found]) -> None:
    order = [item.member for item in found if isinstance(item, FileFound)]
    assert order[:3] == ["Profile.csv", "Connections.csv", "Invitations.csv"]
    assert order.index("messages.csv") > order.index("Invitations.csv")


def test_reading_twice_finds_the_same(found: list[Found]) -> None:
    assert read_all(IMPORTER, bundle_of(current(), name=NAME)) == found


def test_the_export_day_is_in_the_name(found: list[Found]) -> None:
    assert {item.exported for item in announced(found).values()} == {"2026-03-01"}


def test_without_it_the_newest_connection_dates_the_export() -> None:
    assert {item.exported for item in announced(read_all(IMPORTER, bundle_of(current()))).values()} == {"2024-07-09"}


def test_what_is_left_alone_says_why(found: list[Found]) -> None:
    left = {item.member: item.why for item in announced(found).values() if item.not_read}
    assert set(left) == {"Logins.csv", "Verifications/Verifications.csv", "coach_messages.csv", "Brand New.csv"}
    assert left["Brand New.csv"] == "an unknown table with the columns Shiny, Column"
    assert all(left.values())


def test_a_connection_is_a_person_with_everything_it_says(files: dict[str, list[Found]]) -> None:
    record = records_of(files["Connections.csv"])[1]
    person = record.thing
    assert isinstance(person, FoundPerson)
    assert (record.key, record.place) == ("li:conn:jonas-lind", "row 6")
    assert person.keys == ("li:jonas-lind", "mail:jonas@example.org")
    assert (person.name.display, person.name.family, person.name.suffix) == ("Jonas Lind", "Lind", "PhD")
    assert person.affiliations == (FoundAffiliation("Acme, Inc.", "Head of Data", as_of="2026-03-01"),)
    assert person.contact_points == (
        FoundContactPoint("url", "https://www.linkedin.com/in/jonas-lind", "li:jonas-lind"),
        FoundContactPoint("mail", "jonas@example.org", "jonas@example.org"),
    )
    (moment,) = person.moments
    assert isinstance(moment, FoundMoment)
    assert (moment.kind, moment.channel, moment.at.text, moment.at.precision) == (
        "connection", "linkedin", "2021-02-28", "day",
    )  # fmt: skip
    assert json.loads(record.raw)[1] == "Lind, PhD"


def test_connections_keep_their_quirks(files: dict[str, list[Found]]) -> None:
    people = [thing for thing in things_of(files["Connections.csv"]) if isinstance(thing, FoundPerson)]
    assert [person.name.display for person in people] == [
        "Mira Okafor", "Jonas Lind", "Jonas Lind", "José 🎈 García", "Noor",
    ]  # fmt: skip
    assert people[2].keys == ("li:jonas-lind-77",)  # info@ is nobody's own address
    assert people[3].keys == ("li:josé-garcía",)
    assert people[3].affiliations == ()
    assert skipped_because(files["Connections.csv"]) == {"closed or hidden account": 3}


def messages(files: dict[str, list[Found]]) -> list[FoundInteraction]:
    return [thing for thing in things_of(files["messages.csv"]) if isinstance(thing, FoundInteraction)]


def test_messages_know_who_spoke_and_with_whom(files: dict[str, list[Found]]) -> None:
    mira = PersonRef("Mira Okafor", ("li:mira-okafor-0a1b2c",), create=True)
    jonas = PersonRef("Jonas Lind", ("li:jonas-lind",), create=True)
    freya = PersonRef("Freya Dahl", ("li:freya-dahl",), create=False)
    assert [(each.direction, each.people, each.thread, each.party) for each in messages(files)] == [
        ("in", (mira,), "t1", 1),
        ("out", (mira,), "t1", 1),
        ("in", (freya,), "t2", 1),
        ("out", (jonas, mira), "t3", 2),
        ("in", (mira,), "t3", 2),
        ("in", (mira,), "t1", 1),
    ]
    assert messages(files)[0].at.text == "2024-07-10T08:00:00Z"


def test_messages_left_out_are_counted_by_reason(files: dict[str, list[Found]]) -> None:
    assert skipped_because(files["messages.csv"]) == {
        "draft": 1, "sponsored": 1, "closed account": 1, "not a person": 1,
    }  # fmt: skip


def test_message_text_is_nowhere_until_it_is_ticked(found: list[Found], files: dict[str, list[Found]]) -> None:
    assert all(not each.text and not each.title for each in messages(files))
    everything = repr(found)
    for words in ("Hello Mira", "Subject here", "Hi Freya", "secret words", "a lot"):
        assert words not in everything
    assert [(each.place, each.reason) for each in refusals_of(files["messages.csv"])] == [
        ("row 12", "The date cannot be read.")
    ]


def test_ticked_text_comes_with_the_same_keys(files: dict[str, list[Found]]) -> None:
    wishes = Wishes(TODAY, include=frozenset({"message-text", "answers", "reactions"}))
    ticked = by_file(read_all(IMPORTER, bundle_of(current(), name=NAME), wishes))
    assert [each.text for each in messages(ticked)][:2] == ["Hello Ada", "Hello Mira"]
    assert messages(ticked)[0].title == "Subject here"
    for name in ("messages.csv", "Invitations.csv", "Jobs/Job Applications_1.csv"):
        now, before = records_of(ticked[name]), records_of(files[name])
        assert [record.key for record in now] == [record.key for record in before]
        assert [record.raw for record in now] != [record.raw for record in before]
    assert len(records_of(ticked["Reactions_123456789.csv"])) == 1


def test_invitations_make_nobody(files: dict[str, list[Found]]) -> None:
    things = [thing for thing in things_of(files["Invitations.csv"]) if isinstance(thing, FoundInteraction)]
    assert [(each.kind, each.direction, each.people) for each in things] == [
        ("invitation", "out", (PersonRef("Freya Dahl", ("li:freya-dahl",)),)),
        ("invitation", "in", (PersonRef("Mira Okafor", ("li:mira-okafor-0a1b2c",)),)),
    ]
    assert things[0].at.precision == "minute"
    assert things[0].at.zone == ""
    assert skipped_because(files["Invitations.csv"]) == {"closed account": 1}


def test_endorsements_of_one_day_are_one_group(files: dict[str, list[Found]]) -> None:
    things = [
        thing for thing in things_of(files["Endorsement_Received_Info.csv"]) if isinstance(thing, FoundInteraction)
    ]
    assert [(each.skill, each.direction) for each in things] == [("Maps", "in"), ("Ink", "in")]
    assert things[0].people == (PersonRef("José García", ("li:josé-garcía",)),)
    assert things[0].group == things[1].group != ""


def test_recommendations_keep_their_text(files: dict[str, list[Found]]) -> None:
    (thing,) = things_of(files["Recommendations_Given.csv"])
    assert isinstance(thing, FoundInteraction)
    assert (thing.direction, thing.people, thing.text) == ("out", (PersonRef("Mira Okafor"),), "She builds bridges.")


def test_the_owner_is_recognised_and_described(files: dict[str, list[Found]]) -> None:
    (owner,) = things_of(files["Profile.csv"])
    assert isinstance(owner, FoundOwner)
    assert owner.name is not None
    assert (owner.name.display, owner.keys) == ("Ada Quill", ("li:ada-quill",))
    assert [point.value for point in owner.contact_points] == [
        "adaq", "ada2", "https://ada.example.com", "https://example.net",
    ]  # fmt: skip
    assert [day.date for day in owner.dates] == ["--05-22"]


def test_everything_else_is_kept_with_its_titles(files: dict[str, list[Found]]) -> None:
    (saved,), (applied,) = records_of(files["Jobs/Saved Jobs.csv"]), records_of(files["Jobs/Job Applications_1.csv"])
    assert saved.key == applied.key == "li:job:4001"
    url = "https://www.linkedin.com/jobs/view/4001"
    assert saved.thing == FoundOpportunity("", url=url, saved_on="2024-07-09T16:05", origin="LinkedIn")
    assert applied.thing == FoundOpportunity(
        "Cartographer", "Tidewater", f"{url}/?x=1", "applied", applied_on="2024-07-10T16:05", origin="LinkedIn"
    )
    assert json.loads(applied.raw)["Company Name"] == "Tidewater"
    assert "Question And Answers" not in json.loads(applied.raw)
    (post,) = records_of(files["Shares_123456789.csv"])
    at, link = Moment(1_709_285_400, "2024-03-01T09:30:00Z", "UTC"), json.loads(post.raw)["ShareLink"]
    assert post.thing == FoundContribution("post", at, "First line", link, "First line\nSecond line")
    assert json.loads(post.raw)["ShareCommentary"] == "First line\nSecond line"
    (company,) = things_of(files["Company Follows.csv"])
    assert company == FoundOrganisation("Blue Heron Press", watching=True)
    (event,) = things_of(files["Events.csv"])
    assert isinstance(event, FoundEvent)
    assert (event.title, event.start.text, event.end, event.status) == (
        "Map fair", "2024-04-11T08:00", "2024-04-11T09:00", "confirmed",
    )  # fmt: skip
    assert skipped_because(files["Reactions_123456789.csv"]) == {"not ticked": 1}
