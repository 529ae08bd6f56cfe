# SPDX-License-Identifier: GPL-3.0-or-later
"""Comments, posts, courses, jobs, the phone book and the profile, with the traps each of them sets."""

from __future__ import annotations

import json
from datetime import date

import pytest

from coterie.domain.foreign_files import Wishes
from coterie.domain.moments import Moment
from coterie.domain.records import (
    CommunityRef,
    Found,
    FoundContribution,
    FoundCredential,
    FoundInteraction,
    FoundLearning,
    FoundMembership,
    FoundOpportunity,
    FoundOrganisation,
    FoundOther,
    FoundOwner,
    FoundPerson,
    Record,
    Thing,
)
from coterie.importers.linkedin import IMPORTER
from coterie.importers.linkedin.profile import listed, typed
from tests.importers.bundles import (
    TODAY,
    announced,
    bundle_of,
    by_file,
    read_all,
    records_of,
    refusals_of,
    skipped_because,
)
from tests.importers.linkedin.archives import current

AT = Moment(1_709_285_400, "2024-03-01T09:30:00Z", "UTC")
CORE = {name: current()[name] for name in ("Connections.csv", "Invitations.csv", "Profile.csv")}


def read_file(name: str, content: str, *ticked: str, region: str = "") -> list[Found]:
    """Read one file as part of an archive."""
    wishes = Wishes(TODAY, include=frozenset(ticked), region=region)
    return by_file(read_all(IMPORTER, bundle_of({**CORE, name: content}), wishes))[name]


def only(found: list[Found]) -> Record:
    (record,) = records_of(found)
    return record


COMMENTS = (
    "Date,Link,Message\n"
    '2024-03-01 09:30:00,https://x/1,"She said \\"hi\\" to us"\n'
    '2024-03-02 09:30:00,https://x/2,"It ends \\""\n'
    '2024-03-03 09:30:00,https://x/3,"Doubled ""too"""\n'
    '2024-03-04 09:30:00,https://x/4,"Two\nlines, with a comma"\n'
    "2024-03-05 09:30:00,https://x/5,trailing \\\n"
    '2024-03-06 09:30:00,https://x/6,"C:\\"\n'
    "2024-03-07 09:30:00,https://x/7,plain\n"
)


def test_comments_escape_quotes_with_backslashes() -> None:
    found = read_file("Comments_123456789.csv", COMMENTS)
    assert [json.loads(record.raw)["Message"] for record in records_of(found)] == [
        'She said "hi" to us', 'It ends "', 'Doubled "too"', "Two\nlines, with a comma", "trailing \\", "C:\\", "plain",
    ]  # fmt: skip
    assert refusals_of(found) == []


def test_comments_that_lost_their_quotes_go_on_in_the_next_line() -> None:
    text = "Date,Link,Message\n2024-03-01 09:30:00,https://x,First\nsecond, half\n\nthird\n,,,,,way,too,many\n"
    found = read_file("Comments.csv", text + "2024-03-02 09:30:00,https://y,Next\n")
    assert [json.loads(record.raw)["Message"] for record in records_of(found)] == ["First\nsecond, half\nthird", "Next"]
    assert len(refusals_of(found)) == 1


def test_a_torn_post_is_refused() -> None:
    text = "Date,ShareLink,ShareCommentary\n2024-03-01 09:30:00,https://x,a,b\n"
    assert len(refusals_of(read_file("Shares.csv", text))) == 1


def test_a_comment_without_a_date_is_kept_and_mended() -> None:
    record = only(read_file("Comments.csv", "Date,Link,Message\nsoon,https://x,Words\n"))
    assert record.thing == FoundContribution("comment", None, "Words", "https://x", "Words")
    assert record.repairs == ("The date cannot be read.",)


def test_courses_ignore_their_odd_cells() -> None:
    text = (
        "Content Title,Content Description,Content Type,Content Last Watched Date (if viewed),"
        "Content Completed At (if completed),Content Saved,Notes taken on videos (if taken),\n"
        'Maps for all - urn:li:lyndaCourse:77,"<p>One\r\nTwo</p>\n",Course,2024-03-01 09:30 UTC,N/A,false,N/A,\n'
        "N/A,,Course,N/A,N/A,true,N/A,\n"
        "urn:li:lyndaCourse:78,,Course,N/A,N/A,true,N/A,\n"
        "Ink,,Learning Path,N/A,N/A,true,N/A,\n"
    )
    found = read_file("Learning.csv", text)
    assert [record.thing for record in records_of(found)] == [
        FoundLearning("Maps for all", "course", "LinkedIn Learning", seen_on="2024-03-01T09:30Z", text="One Two"),
        FoundLearning("Ink", "learning path", "LinkedIn Learning"),
    ]
    assert skipped_because(found) == {"no readable title": 2}


@pytest.mark.parametrize(
    ("name", "text", "tick", "thing"),
    [
        ("Votes_123456789.csv", "Date,Link,OptionText\n2024-03-01 09:30:00,https://x,Yes\n", "votes",
         FoundContribution("vote", AT, "Yes", "https://x")),
        ("Saved_Items_123456789.csv", "savedItem,CreatedTime\nhttps://x,2024-03-01 09:30:00\n", "saved-posts",
         FoundLearning("https://x", "post", "LinkedIn", "https://x", "2024-03-01T09:30:00Z")),
        ("Member_Follows_123456789.csv", "Date,Status,FullName\n2024-03-01 09:30:00,Active,Bo\n", "member-follows",
         FoundOther("member_follow", "Bo", "2024-03-01T09:30:00Z")),
        ("Reactions.csv", "Date,Type,Link\n2024-03-01 09:30:00,LIKE,https://x\n", "reactions",
         FoundContribution("reaction", AT, "LIKE", "https://x")),
    ],
)  # fmt: skip
def test_some_files_wait_until_they_are_ticked(name: str, text: str, tick: str, thing: Thing) -> None:
    assert skipped_because(read_file(name, text)) == {"not ticked": 1}
    assert only(read_file(name, text, tick)).thing == thing


@pytest.mark.parametrize(
    ("name", "text", "thing"),
    [
        ("Certifications.csv",
         "Name,Url,Authority,Started On,Finished On,License Number\nInk II,https://x,Guild,Jun 2017,2020,7\n",
         FoundCredential("Ink II", "Guild", "2017-06", "2020", "https://x", "7")),
        ("Projects.csv", "Title,Description,Url,Started On,Finished On\nAtlas,,,2016,\n",
         FoundOther("project", "Atlas", "2016")),
        ("Projects.csv", "Title,Description,Url,Start Date,End Date\nAtlas,,,2016,\n",
         FoundOther("project", "Atlas", "2016")),
        ("Publications.csv", 'Name,Published On,Description,Publisher,Url\nOn ink,"May 22, 2019",,Heron,\n',
         FoundOther("publication", "On ink", "2019-05-22")),
        ("Honors.csv", "Title,Description,Issued On\nBest map,,Jun 2017\n",
         FoundOther("honour", "Best map", "2017-06")),
        ("Courses.csv", "Name,Number\nHistory,101\n", FoundOther("course", "History", "")),
        ("Languages.csv", "Name,Proficiency\nDutch,Full\n", FoundOther("language", "Dutch", "")),
        ("Organizations.csv", "Name,Description,Position,Started On,Finished On\nGuild,Ink,Member,2016,May 2019\n",
         FoundMembership(CommunityRef("Guild"), None, "Member", "2016", "2019-05", (("description", "Ink"),))),
        ("Profile Summary.csv", 'Profile Summary\n"I draw, mostly"\n', FoundOther("summary", "I draw, mostly", "")),
        ("Causes You Care About.csv", "Supported Cause\nLibraries\n", FoundOther("cause", "Libraries", "")),
        ("InstantReposts_123456789.csv", "Date,Link\n2024-03-01 09:30:00,https://x\n",
         FoundContribution("repost", AT, url="https://x")),
        ("Hashtag_Follows_123456789.csv", "HashTag,CreatedTime,LastModifiedTime,State\nmaps,2024-03-01 09:30:00,,x\n",
         FoundOther("topic", "maps", "2024-03-01T09:30:00Z")),
        ("Member Hashtags.csv", "Member Posts About Hashtags\nmaps\n", FoundOther("topic", "maps", "")),
        ("SavedJobAlerts.csv", 'Saved Search Date,Jobs Search Url\n"7/9/24, 4:05 PM",https://x\n',
         FoundOther("preference", "https://x", "2024-07-09T16:05")),
        ("Jobs/Saved Jobs.csv", "Saved Date,Job Url,Job Title,Company Name\n7/9/24 16:05,https://x,Nurse,Tide\n",
         FoundOpportunity("Nurse", "Tide", "https://x", saved_on="2024-07-09T16:05", origin="LinkedIn")),
    ],
)  # fmt: skip
def test_small_files_become_things_or_are_named_and_dated(name: str, text: str, thing: Thing) -> None:
    assert only(read_file(name, text)).thing == thing


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Organizations.csv", "Name,Description,Position,Started On,Finished On\n,Ink,Member,2016,\n"),
        ("Certifications.csv", "Name,Url,Authority,Started On,Finished On,License Number\n,,Guild,2017,,7\n"),
    ],
)
def test_what_has_no_name_is_no_credential_and_no_community(name: str, text: str) -> None:
    assert skipped_because(read_file(name, text)) == {"no readable title": 1}


def test_what_was_noted_on_videos_stands_below_the_description() -> None:
    text = (
        "Content Title,Content Description,Content Type,Content Last Watched Date (if viewed),"
        "Content Completed At (if completed),Content Saved,Notes taken on videos (if taken),\n"
        "Ink,<p>Blue</p>,Course,N/A,N/A,true,Buy more,\n"
    )
    assert only(read_file("Learning.csv", text)).thing == FoundLearning(
        "Ink", "course", "LinkedIn Learning", text="Blue\n\nBuy more"
    )


def test_of_job_preferences_only_five_columns_are_kept() -> None:
    text = (
        "Locations,Industries,Phone Number,Job Titles,Commute Preference Starting Address\nUtrecht,Maps,1,Draw,Home\n"
    )
    record = only(read_file("Jobs/Job Seeker Preferences.csv", text))
    assert json.loads(record.raw) == {"Locations": "Utrecht", "Industries": "Maps", "Job Titles": "Draw"}


PHONE_BOOK = (
    "Source,FirstName,LastName,Companies,Title,Emails,PhoneNumbers,CreatedAt,Addresses,Sites,InstantMessageHandles,"
    "FullName,Birthday,Location,BookmarkedAt,Profiles\n"
    'X,Mira,Okafor,Northwind,Engineer,"mira@example.org, info@example.org", +31 20 555 0100,,1 Canal,'
    "https://example.org,miro,,May 22,,,www.linkedin.com/in/mira\n"
    "X,,,,,bo@example.org,,,,,,,,,,\n"
    "X,,,,,,,,,,,Whole Name,,,,\n"
    'X,,,,,,,"7/9/24, 4:05 PM",,,,,,,,\n'
)


def test_the_phone_book_waits_until_it_is_ticked() -> None:
    assert skipped_because(read_file("Contacts.csv", PHONE_BOOK)) == {"not ticked": 4}
    found = read_file("Contacts.csv", PHONE_BOOK, "phone-book")
    people = [record.thing for record in records_of(found) if isinstance(record.thing, FoundPerson)]
    assert [person.name.display for person in people] == ["Mira Okafor", "bo@example.org", "Whole Name"]
    assert people[0].keys == ("li:mira", "mail:mira@example.org")
    assert [point.kind for point in people[0].contact_points] == ["mail", "mail", "phone", "address", "url", "url",
                                                                  "messenger"]  # fmt: skip
    assert people[0].contact_points[2].normalised == "+31205550100"
    assert people[0].dates[0].date == "--05-22"
    assert people[0].affiliations[0].organisation == "Northwind"
    assert skipped_because(found) == {"no name and no address": 1}


def test_the_phone_book_of_2018_has_other_titles() -> None:
    text = "First Name,Last Name,Companies,Title,Emails,Phone Numbers\nMira,Okafor,,,mira@example.org,\n"
    person = only(read_file("Imported Contacts.csv", text, "phone-book")).thing
    assert isinstance(person, FoundPerson)
    assert person.keys == ("mail:mira@example.org",)


def owner_of(name: str, text: str) -> FoundOwner:
    thing = only(read_file(name, text)).thing
    assert isinstance(thing, FoundOwner)
    return thing


def test_the_owners_posts_schools_and_skills() -> None:
    (post,) = owner_of(
        "Positions.csv", "Company Name,Title,Description,Location,Started On,Finished On\nHeron,Drawer,,,Jun 2017,\n"
    ).affiliations
    assert (post.organisation, post.title, post.start, post.end, post.current) == (
        "Heron",
        "Drawer",
        "2017-06",
        "",
        True,
    )
    (school,) = owner_of(
        "Education.csv", "School Name,Start Date,End Date,Notes,Degree Name,Activities\nUtrecht,2010,2014,,BSc,\n"
    ).affiliations
    assert (school.organisation, school.title, school.end, school.current) == ("Utrecht", "BSc", "2014", False)
    assert owner_of("Skills.csv", "Name\nInk\n").skills == ("Ink",)


def test_the_owners_addresses_and_numbers() -> None:
    mail = owner_of("Email Addresses.csv", "Email Address,Confirmed,Primary,Updated On\nAda@Example.org,Yes,Yes,\n")
    assert mail.keys == ("mail:ada@example.org",)
    assert mail.contact_points[0].preferred
    phone = owner_of("PhoneNumbers.csv", "Extension,Number,Type\n, +31 20 555 0100,Mobile\n")
    assert phone.keys == ("tel:+31205550100",)
    assert owner_of("Phone Numbers.csv", "Extension,Number,Type\n,020 555 0100,\n").keys == ()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Positions.csv", "Company Name,Title,Description,Location,Started On,Finished On\n,,words,,,\n"),
        ("Education.csv", "School Name,Start Date,End Date,Notes,Degree Name,Activities\n,,,words,,\n"),
        ("Email Addresses.csv", "Email Address,Confirmed\nnobody,Yes\n"),
        ("PhoneNumbers.csv", "Extension,Number,Type\n12,,Mobile\n"),
        ("Company Follows.csv", "Organization,Followed On\n,Sat Dec 14 08:57:55 UTC 2024\n"),
        ("Events.csv", "Event Name,Event Time,Status,External Url\nFair,soon,APPROVED,\n"),
        ("Invitations.csv", "From,To,Sent At,Message,Direction\nMira,Ada,soon,secret,INCOMING\n"),
        ("Recommendations_Received.csv",
         "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\nMira,,,,T,x,\n"),
        ("Recommendations_Given.csv",
         'First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n,,,,T,"12/03/23, 05:28 AM",\n'),
        ("Endorsement_Given_Info.csv",
         "Endorsement Date,Skill Name,Endorsee First Name,Endorsee Last Name,Endorsement Status\nsoon,Ink,Mira,O,\n"),
        ("Endorsement_Given_Info.csv",
         "Endorsement Date,Skill Name,Endorsee First Name,Endorsee Last Name\n2024/03/01 09:30:00 UTC,Ink,,\n"),
    ],
)  # fmt: skip
def test_a_row_that_says_nothing_is_refused(name: str, text: str) -> None:
    found = read_file(name, text)
    assert records_of(found) == []
    assert len(refusals_of(found)) == 1
    assert refusals_of(found)[0].place == "row 2"
    assert "secret" not in repr(found)


def test_endorsements_before_2022_have_no_link() -> None:
    text = (
        "Endorsement Date,Skill Name,Endorsee First Name,Endorsee Last Name,Endorsement Status\n"
        "2021/03/01 09:30:00 UTC,Ink,Mira,Okafor,ACCEPTED\n"
    )
    thing = only(read_file("Endorsement_Given_Info.csv", text)).thing
    assert isinstance(thing, FoundInteraction)
    assert (thing.direction, thing.people[0].keys, thing.at.zone) == ("out", (), "UTC")


def test_invitations_without_direction_are_told_by_the_owners_side() -> None:
    text = (
        "From,To,Sent At\n"
        'Ada Quill,Mira Okafor,"7/9/24, 4:05 PM"\n'
        'Mira Okafor,Ada Quill,"7/9/24, 4:05 PM"\n'
        'Mira Okafor,Bo,"7/9/24, 4:05 PM"\n'
    )
    found = read_file("Invitations.csv", text)
    things = [record.thing for record in records_of(found) if isinstance(record.thing, FoundInteraction)]
    assert [(each.direction, len(each.people)) for each in things] == [("out", 1), ("in", 1), ("unknown", 2)]


def test_the_profile_of_2018_types_its_lists() -> None:
    text = (
        "First Name,Last Name,Maiden Name,Address,Birth Date,Contact Instructions,Headline,Summary,Industry,Country,"
        "Zip Code,Geo Location,Twitter Handles,Websites,Instant Messengers\n"
        'Ada,Quill,,1 Canal,"May 22, 1990",,,,,nl,,,,"PERSONAL:https://a.example.com, BLOG:https://b.example.com",'
        '"SKYPE:ada.q"\n'
    )
    owner = owner_of("Profile.csv", text)
    assert [(point.kind, point.label, point.value) for point in owner.contact_points] == [
        ("address", "", "1 Canal"),
        ("url", "personal", "https://a.example.com"),
        ("url", "blog", "https://b.example.com"),
        ("messenger", "skype", "ada.q"),
    ]
    assert owner.dates[0].date == "1990-05-22"


def test_lists_are_written_in_two_ways() -> None:
    assert listed("[a, b,]") == ["a", "b"]
    assert typed("") == []
    assert typed("[https://example.com]") == [("", "https://example.com")]
    assert typed("SKYPE:, AIM:x") == [("aim", "x")]


def test_follows_are_organisations_once_each() -> None:
    record = only(read_file("Company Follows.csv", "Organization,Followed On\nHeron,Sat Dec 14 08:57:55 UTC 2024\n"))
    assert record.thing == FoundOrganisation("Heron", watching=True)


ARTICLE = (
    "<html><head><title>Draft</title></head><body><h1>On <b>ink</b></h1>"
    "<p class='published'>Published on 2017-12-09 04:54</p><div>Black &amp; blue</div></body></html>"
)


def test_articles_are_one_record_each() -> None:
    files = {
        **CORE,
        "Articles/2017-12-09 04:54:08.html": ARTICLE,
        "Articles/plain.html": "just words",
        "other.html": "x",
    }
    found = by_file(read_all(IMPORTER, bundle_of(files)))
    record = only(found["Articles/2017-12-09 04:54:08.html"])
    assert isinstance(record.thing, FoundContribution)
    assert record.thing.at is not None
    assert record.thing[:4:2] == ("article", "On ink")
    assert (record.thing.at.text, record.thing.text) == ("2017-12-09T04:54", json.loads(record.raw)["Text"])
    assert "Black & blue" in record.thing.text
    assert only(found["Articles/plain.html"]).thing == FoundContribution("article", None, "plain", text="just words")
    assert "other.html" not in found


def test_too_long_an_article_is_refused_by_name() -> None:
    found = by_file(read_all(IMPORTER, bundle_of({**CORE, "Articles/a.html": b"x" * (2 << 20)})))
    assert [each.place for each in refusals_of(found["Articles/a.html"])] == ["file"]


def test_the_day_of_the_files_dates_an_export_without_connections() -> None:
    files = {name: content for name, content in CORE.items() if name != "Connections.csv"}
    bundle = bundle_of(files, name="x_99-99-2024.zip", modified=date(2025, 5, 4))
    assert {item.exported for item in announced(read_all(IMPORTER, bundle)).values()} == {"2025-05-04"}
