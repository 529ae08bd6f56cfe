# SPDX-License-Identifier: GPL-3.0-or-later
"""Guest lists: nobody comes in unasked, the picked ones do, and what was said for one event stays out."""

from __future__ import annotations

import json

import pytest

from coterie.domain.foreign_files import Wishes
from coterie.domain.records import (
    CommunityRef,
    FileFound,
    Found,
    FoundAffiliation,
    FoundEvent,
    FoundMembership,
    FoundPerson,
    PersonRef,
    Refused,
)
from coterie.importers.guest_lists import IMPORTER
from tests.importers.bundles import (
    TODAY,
    bundle_of,
    read_all,
    records_of,
    refusals_of,
    single_file,
    skipped_because,
    things_of,
)
from tests.importers.guest_lists.samples import (
    ATTENDEES,
    DOUBLED_NAMES,
    EVENTBRITE,
    EVENTBRITE_DATED,
    EVENTBRITE_TITLES,
    GROUP,
    LUMA,
    LUMA_TITLES,
    MEMBERS,
    samples,
)

EVERYBODY = Wishes(TODAY, frozenset(["guests"]))
HARBOUR_MAPS = CommunityRef(
    "harbour maps", "meetup:group:harbour-maps", "Meetup", "https://www.meetup.com/harbour-maps/"
)


def read(text: str, wishes: Wishes = EVERYBODY, name: str = "list.csv") -> list[Found]:
    """Read one list."""
    return read_all(IMPORTER, single_file(name, text), wishes)


def people(found: list[Found]) -> dict[str, FoundPerson]:
    """Give the people by name."""
    return {thing.name.display: thing for thing in things_of(found) if isinstance(thing, FoundPerson)}


def events(found: list[Found]) -> list[FoundEvent]:
    """Give the events."""
    return [thing for thing in things_of(found) if isinstance(thing, FoundEvent)]


def memberships(found: list[Found]) -> list[FoundMembership]:
    """Give the memberships."""
    return [thing for thing in things_of(found) if isinstance(thing, FoundMembership)]


def days(person: FoundPerson) -> list[tuple[str, str, str, str]]:
    """Give the dated entries of somebody's timeline."""
    return [(moment.kind, moment.channel, moment.at.text, moment.text) for moment in person.moments]


class TestNobodyUnasked:
    """The list was given for one event."""

    @pytest.mark.parametrize("quirk", samples())
    def test_nobody_comes_in_without_a_tick(self, quirk: str) -> None:
        ((name, data),) = samples()[quirk].items()
        found = read_all(IMPORTER, single_file(name, data), Wishes(TODAY))
        assert not people(found)
        assert not events(found)
        assert all(each.person is None for each in memberships(found))
        assert set(skipped_because(found)) == {"not ticked"}

    def test_a_broken_row_says_nothing_of_its_person(self) -> None:
        row = "gst-9,Ana Lindqvist" + ",x" * 40 + "\n"
        (refusal,) = refusals_of(read(f"{LUMA_TITLES}\n{row}", Wishes(TODAY)))
        assert (refusal.place, refusal.excerpt) == ("row 2", "")

    def test_a_broken_row_of_a_ticked_list_shows_the_first_columns_only(self) -> None:
        row = "gst-9,Ana Lindqvist,Ana,Lindqvist,ana@example.org,,,approved,,secret source" + ",x" * 40 + "\n"
        (refusal,) = refusals_of(read(f"{LUMA_TITLES}\n{row}"))
        assert "ana@example.org" in refusal.excerpt
        assert "secret source" not in refusal.excerpt

    def test_one_can_be_picked_by_name(self) -> None:
        found = read(MEMBERS, Wishes(TODAY, picked=frozenset(["mira okafor"])))
        assert list(people(found)) == ["Mira Okafor"]
        assert skipped_because(found) == {"not ticked": 1}

    def test_one_can_be_picked_by_address(self) -> None:
        found = read(LUMA, Wishes(TODAY, picked=frozenset(["mira@example.org"])))
        assert list(people(found)) == ["Mira Okafor"]
        (event,) = events(found)
        assert [ref.name for ref in event.people] == ["Mira Okafor"]

    def test_the_owner_is_no_guest_of_their_own(self) -> None:
        found = read(LUMA, Wishes(TODAY, frozenset(["guests"]), me=frozenset(["mail:mira@example.org"])))
        assert "Mira Okafor" not in people(found)
        assert skipped_because(found)["that is you"] == 1


class TestMeetup:
    """Members and attendees of a group."""

    def test_members_belong_to_the_group_of_their_addresses(self) -> None:
        own, mira, jonas = memberships(read(MEMBERS))
        assert own == FoundMembership(HARBOUR_MAPS, role="organiser")
        facts = (("last attended", "2024-05-16"), ("attended", "7"))
        ref = PersonRef("Mira Okafor", ("meetup:81",))
        assert mira == FoundMembership(HARBOUR_MAPS, ref, "Member", "2014-04-24", facts=facts)
        assert (jonas.role, jonas.since, jonas.facts) == ("Co-Organizer", "2019-11-02", (("attended", "0"),))

    def test_a_member_has_profile_place_and_work(self) -> None:
        found = people(read(MEMBERS))
        mira = found["Mira Okafor"]
        assert [(point.kind, point.value, point.normalised) for point in mira.contact_points] == [
            ("url", f"{GROUP}/81/", "meetup:81"),
            ("address", "Graz", ""),
        ]
        assert mira.affiliations == (FoundAffiliation("Northwind Labs"),)
        assert found["Jonas Lind"].name.suffix == "PhD"
        assert found["Jonas Lind"].affiliations == ()

    def test_what_members_wrote_about_themselves_stays_out(self) -> None:
        raw = records_of(read(MEMBERS))[1].raw
        assert "Where do you work?" in json.loads(raw)
        assert "I like maps" not in raw
        assert "Deadlines" not in raw

    def test_attendees_answered_on_a_day_and_those_who_declined_stay_out(self) -> None:
        found = read(ATTENDEES)
        assert days(people(found)["Mira Okafor"]) == [("registration", "meetup", "2024-05-14", "harbour maps")]
        assert skipped_because(found) == {"did not take part": 1}

    def test_names_that_stand_twice_move_no_column(self) -> None:
        (mira,) = people(read(DOUBLED_NAMES)).values()
        assert mira == people(read(ATTENDEES))["Mira Okafor"]

    def test_the_same_person_answers_for_two_events(self) -> None:
        later = ATTENDEES.replace("05/14/2024", "06/14/2024")
        assert records_of(read(ATTENDEES))[0].key != records_of(read(later))[0].key

    def test_days_are_told_from_months_by_the_whole_list(self) -> None:
        german = MEMBERS.replace("04/24/2014", "24/04/2014").replace("05/16/2024", "16/05/2024")
        assert memberships(read(german))[1].since == "2014-04-24"

    def test_without_an_address_there_is_no_group(self) -> None:
        found = read("Name\tUser ID\tURL of Member Profile\nMira Okafor\tuser 81\t\n")
        assert memberships(found) == []
        assert people(found)["Mira Okafor"].keys == ("meetup:81",)

    def test_a_row_without_a_name_is_refused(self) -> None:
        (refusal,) = refusals_of(read(MEMBERS.replace("Mira Okafor", "")))
        assert refusal.reason == "The row has no name."

    def test_a_date_that_cannot_be_read_is_told(self) -> None:
        record = records_of(read(MEMBERS.replace("04/24/2014", "long ago")))[1]
        assert record.repairs == ("The date cannot be read.",)


class TestEventbrite:
    """Attendees of an event."""

    def test_without_a_day_guests_only_signed_up(self) -> None:
        found = read(EVENTBRITE)
        assert list(people(found)) == ["Mira Okafor", "Jonas Lind", "Freya Dahl"]
        assert days(people(found)["Mira Okafor"]) == [
            ("registration", "eventbrite", "2024-05-02T10:11:12", "Eventbrite")
        ]
        assert events(found) == []
        assert skipped_because(found) == {"did not take part": 1}

    def test_a_buyers_address_names_nobody(self) -> None:
        found = people(read(EVENTBRITE))
        assert found["Mira Okafor"].keys == ("mail:mira@example.org",)
        assert found["Jonas Lind"].contact_points == found["Freya Dahl"].contact_points == ()

    def test_work_is_kept_and_home_and_answers_are_not(self) -> None:
        record = records_of(read(EVENTBRITE))[0]
        assert isinstance(record.thing, FoundPerson)
        assert record.thing.affiliations == (FoundAffiliation("Northwind Labs", "Engineer"),)
        assert "Elm Lane" not in record.raw
        assert "Everything" not in record.raw

    def test_a_report_that_tells_the_day_makes_the_event_once(self) -> None:
        found = read(EVENTBRITE_DATED)
        (event,) = events(found)
        assert (event.title, event.start.text, event.place, event.party) == (
            "Map evening",
            "2024-05-16T18:30",
            "Old Quay",
            2,
        )
        assert [(ref.name, ref.keys, ref.role) for ref in event.people] == [
            ("Mira Okafor", ("mail:mira@example.org",), "attendee"),
            ("Jonas Lind", ("mail:jonas@example.org",), "attendee"),
        ]
        assert event.meetings == ()
        assert [kind for kind, *_rest in days(people(found)["Mira Okafor"])] == ["registration", "event"]
        assert [kind for kind, *_rest in days(people(found)["Jonas Lind"])] == ["registration"]

    def test_a_report_of_two_events_has_no_one_day(self) -> None:
        two = EVENTBRITE_DATED.replace("Map evening,777,05/16/2024", "Chart night,778,06/16/2024", 1)
        found = read(two)
        assert events(found) == []
        assert len(people(found)) == 2

    def test_keys_stay_when_a_later_report_has_more(self) -> None:
        fewer = "".join(EVENTBRITE.splitlines(keepends=True)[:3])
        assert {record.key for record in records_of(read(fewer))} < {
            record.key for record in records_of(read(EVENTBRITE))
        }

    def test_quotes_hold_line_ends(self) -> None:
        row = '5001,2024-05-02 10:11:12,Mira,Okafor,,1,,General,9001,,Free,EUR,0,0,Attending,"Elm\n1",,,\n'
        assert list(people(read(f"{EVENTBRITE_TITLES}\n{row}"))) == ["Mira Okafor"]


class TestLuma:
    """Guests of an event."""

    NAME = "Map evening - Guests - 2024-05-17.csv"

    def test_who_checked_in_came(self) -> None:
        found = read(LUMA, name=self.NAME)
        assert days(people(found)["Mira Okafor"]) == [
            ("registration", "luma", "2024-05-02T10:00:00Z", "Map evening"),
            ("event", "luma", "2024-05-16T16:31:00Z", "Map evening"),
        ]
        assert [kind for kind, *_rest in days(people(found)["Jonas Lind"])] == ["registration"]
        assert "Noor Haddad" not in people(found)

    def test_the_event_is_of_the_day_of_the_first_check_in(self) -> None:
        (event,) = events(read(LUMA, name=self.NAME))
        assert (event.uid, event.title, event.start.text, event.all_day, event.party) == (
            "luma:event:evt-Quay2024",
            "Map evening",
            "2024-05-16",
            True,
            1,
        )

    def test_who_was_only_invited_has_not_signed_up(self) -> None:
        found = read(LUMA.replace("approved,,,", "invited,,,"))
        assert days(people(found)["Jonas Lind"]) == []

    def test_nobody_checked_in_is_no_event(self) -> None:
        assert events(read(LUMA.replace("2024-05-16T16:31:00.000Z", ""))) == []

    def test_questions_about_work_and_linkedin_are_understood(self) -> None:
        mira = people(read(LUMA))["Mira Okafor"]
        assert mira.keys == ("li:mira-okafor-0a1b2c", "mail:mira@example.org")
        assert mira.affiliations == (FoundAffiliation("Northwind Labs"),)
        jonas = people(read(LUMA))["Jonas Lind"]
        assert (jonas.keys, jonas.affiliations) == ((), ())

    def test_wallets_amounts_and_other_answers_stay_out(self) -> None:
        for record in records_of(read(LUMA)):
            assert not any(
                word in record.raw for word in ("0xabc123", "sol99", "$0.00", "Lovely", "To learn", "check-in")
            )

    def test_a_question_about_the_size_of_a_company_is_another_one(self) -> None:
        other = LUMA.replace("What's your company?", "How large is your company?")
        assert people(read(other))["Mira Okafor"].affiliations == ()

    def test_a_long_answer_is_no_company(self) -> None:
        assert people(read(LUMA.replace("Northwind Labs", "well " * 40)))["Mira Okafor"].affiliations == ()


class TestRecognition:
    """Lists are told by their titles."""

    @pytest.mark.parametrize("delimiter", [";", "\t", "|"])
    def test_any_delimiter_will_do(self, delimiter: str) -> None:
        assert len(people(read(EVENTBRITE.replace(",", delimiter)))) == 3

    def test_two_lists_in_one_folder_are_both_read(self) -> None:
        found = read_all(IMPORTER, bundle_of({"a.csv": LUMA, "b.xls": MEMBERS}), EVERYBODY)
        assert [each.source for each in found if isinstance(each, FileFound)] == [
            "guest_lists.luma",
            "guest_lists.meetup-members",
        ]

    @pytest.mark.parametrize("text", ["", "Name,Mail\nAda,ada@example.org\n", "<html>", "PK\x03\x04"])
    def test_other_files_are_left_to_others(self, text: str) -> None:
        assert IMPORTER.recognise(single_file("list.csv", text)) is None

    def test_every_row_is_told_once_or_comes_with_its_membership(self) -> None:
        places = [each.place for each in read(MEMBERS) if not isinstance(each, FileFound | Refused)]
        assert places == ["row 1", "row 2", "row 2", "row 3", "row 3"]
