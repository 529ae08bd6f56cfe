# SPDX-License-Identifier: GPL-3.0-or-later
"""The files of the archive about the owner: profile, jobs, posts and comments, learning, what is followed."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.samples.cast import OWNER, OWNER_MAILS
from tests.samples.tables import american, span, table, weekday_first

_FEED = "https://www.linkedin.com/feed/update/urn%3Ali%3A"


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def profile_files() -> dict[str, str]:
    """Write what the owner says of themselves."""
    return {
        "Profile.csv": table(
            "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,"
            "Twitter Handles,Websites,Instant Messengers",
            [(OWNER.given, OWNER.family, "", "", "May 22", "Data engineer who explains things",
              "I build pipelines that arrive on time and say so when they do not.", "Data Services", "",
              "Lisbon, Portugal", "[noorhaddad_sample]", "[PERSONAL:https://haddad.example.org]", "")],
        ),
        "Profile Summary.csv": table("Profile Summary", [("Pipelines, late events, plain words.",)]),
        "Email Addresses.csv": table(
            "Email Address,Confirmed,Primary,Updated On",
            [(mail, "Yes", "Yes" if mail == OWNER.mail else "No", "Not Available") for mail in OWNER_MAILS],
        ),
        "PhoneNumbers.csv": table("Extension,Number,Type", [("", " +44 20 7946 0100", "Mobile")]),
        "Positions.csv": table(
            "Company Name,Title,Description,Location,Started On,Finished On",
            [("Fieldnote Data", "Data engineer", "Feeds, warehouses, and the people who need them.", "Lisbon",
              "Mar 2022", ""),
             ("Fjordbank", "Data analyst", "Risk reports", "Bergen", "Sep 2018", "Feb 2022"),
             ("Halmstad Library", "Student assistant", "", "", "2015", "2017")],
        ),
        "Education.csv": table(
            "School Name,Start Date,End Date,Notes,Degree Name,Activities",
            [("Halmstad School of Statistics", "2013", "2018", "", "Master of Science", "Choir")],
        ),
        "Skills.csv": table("Name", [("Data Engineering",), ("Streaming",), ("SQL",), ("Public Speaking",)]),
        "Languages.csv": table(
            "Name,Proficiency",
            [("English", "Full professional proficiency"), ("Portuguese", "Professional working proficiency")],
        ),
        "Certifications.csv": table(
            "Name,Url,Authority,Started On,Finished On,License Number",
            [("Stream Processing Associate", "https://badges.example.org/1", "Open Streams Guild", "Apr 2024",
              "Apr 2026", "SAMPLE-0417")],
        ),
        "Organizations.csv": table(
            "Name,Description,Position,Started On,Finished On",
            [("Data Guild Lisbon", "Local meetup", "Member", "May 2023", "")],
        ),
    }  # fmt: skip


_SAVED = (
    ("2026-03-10 07:40", "40000001", "ML platform engineer", "Halden Labs"),
    ("2026-03-09 20:12", "40000002", "Data engineer", "Civic Atlas"),
    ("2026-03-07 09:30", "40000003", "Data reliability lead", "Solace Energy"),
    ("2026-02-03 21:00", "40000004", "Senior data engineer", "Tessel Health"),
    ("2025-12-01 08:00", "40000005", "", ""),
)
_ANSWERS = "Are you allowed to work in Portugal?:Yes | What pay do you expect?:70000"
_APPLIED = (
    ("2026-03-08 18:45", "40000006", "Analytics engineer", "Lumen & Vale"),
    ("2026-03-02 12:10", "40000007", "Platform engineer", "Orbis Freight"),
    ("2026-02-23 19:20", "40000008", "Senior data engineer", "Fjordbank"),
    ("2026-02-20 08:05", "40000009", "Streaming engineer", "Northlight Analytics"),
    ("2026-02-16 17:00", "40000004", "Senior data engineer", "Tessel Health"),
)
_APPLIED_BEFORE = (
    ("2025-12-08 10:15", "40000010", "Data lead (interim)", "Brightwater Trust"),
    ("2025-10-29 09:00", "40000011", "Data engineer", "Maple & Finch"),
    ("2025-09-04 20:30", "40000012", "BI developer", "Corvid Games"),
)


def job_files() -> dict[str, str]:
    """Write jobs saved and applied for; the second file goes on where the first one ends."""
    return {
        "Jobs/Saved Jobs.csv": table(
            "Saved Date,Job Url,Job Title,Company Name",
            [(american(_at(when)), _job(number), title, company) for when, number, title, company in _SAVED],
        ),
        "Jobs/Job Applications.csv": _applications(_APPLIED),
        "Jobs/Job Applications_1.csv": _applications(_APPLIED_BEFORE),
        "Jobs/Job Seeker Preferences.csv": table(
            "Locations,Industries,Company Employee Count,Preferred Job Types,Job Titles,Open To Recruiters,"
            "Dream Companies,Profile Shared With Job Poster,Job Title For Searching Fast Growing Companies,"
            "Introduction Statement,Phone Number,Job Seeker Activity Level,Preferred Start Time Range,"
            "Commute Preference Starting Address,Commute Preference Starting Time,Mode Of Transportation,"
            "Maximum Commute Duration,Open Candidate Visibility,Job Seeking Urgency Level",
            [("Lisbon | Remote", "Data Services | Health", "", "FULL_TIME", "Data engineer | Platform engineer", "Yes",
              "Tessel Health", "No", "", "", " +44 20 7946 0100", "ACTIVE", "", "", "", "", "", "RECRUITERS", "")],
        ),
    }  # fmt: skip


def _job(number: str) -> str:
    return f"https://www.linkedin.com/jobs/view/{number}"


def _applications(rows: tuple[tuple[str, str, str, str], ...]) -> str:
    titles = (
        "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,Resume Name,"
        "Question And Answers"
    )
    return table(
        titles,
        [
            (american(_at(when)), OWNER.mail, " +44 20 7946 0100", company, title, _job(number), "cv-3.pdf", _ANSWERS)
            for when, number, title, company in rows
        ],
    )


def activity_files() -> dict[str, str]:
    """Write posts, comments, reactions; the number of the member stands in the name of each file."""
    return {
        "Shares_104729318.csv": shares(),
        "Comments_104729318.csv": COMMENTS,
        "Reactions_104729318.csv": table(
            "Date,Type,Link",
            [("2026-03-04 08:10:11", "PRAISE", f"{_FEED}activity%3A7434885000000000001"),
             ("2026-02-21 19:03:40", "LIKE", f"{_FEED}ugcPost%3A7431065000000000002")],
        ),
        "Votes_104729318.csv": table(
            "Date,Link,OptionText",
            [("2025-11-19 12:00:00", f"{_FEED}ugcPost%3A7396900000000000003", "Tabs, of course")],
        ),
        "Saved_Items_104729318.csv": table(
            "savedItem,CreatedTime", [(f"{_FEED}activity%3A7420000000000000004", "2026-01-22 18:00:00")]
        ),
    }  # fmt: skip


#: How the newline of a post comes out: between two quotation marks, each of them doubled by the table.
_BREAK = '"\n"'
_POSTS = (
    ("2026-02-27 08:20:05", "activity%3A7433070000000000005",
     ("Yesterday I spoke about late events.", "", "Three things people asked:",
      "1. When may a window close? 2. Who says so? 3. Who notices?", "Slides follow when the last third is mended.")),
    ("2025-11-20 07:55:41", "share%3A7397200000000000006",
     ("Study groups beat courses.", 'We read one paper a week and nobody says "synergy".')),
    ("2024-09-25 09:30:00", "ugcPost%3A7244640000000000007", ("Data Guild last night: full room, good questions.",)),
)  # fmt: skip


def shares() -> str:
    """Write the owner's posts."""
    titles = "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility"
    rows = [(when, _FEED + link, _BREAK.join(lines), "", "", "MEMBER_NETWORK") for when, link, lines in _POSTS]
    return table(titles, rows)


#: The one file that writes a quotation mark with a backslash, here within a text, at its end, and doubled as well.
COMMENTS = rf"""Date,Link,Message
2026-03-05 07:31:09,{_FEED}activity%3A7435230000000000008,"She said \"late is normal\" and I agree, with one figure more."
2026-02-14 11:20:00,{_FEED}groupPost%3A90210411-7428460000000000009,"Replay the week, then compare counts. We call it \"the second look\""
2026-02-14 11:42:37,{_FEED}groupPost%3A90210411-7428460000000000010,"Keep the raw files under C:\\feeds\\
and never rename them."
2025-08-30 16:05:52,{_FEED}ugcPost%3A7367500000000000011,"A ""single source of truth"", seldom seen"
2025-03-12 06:58:20,{_FEED}activity%3A7305500000000000012,Congratulations
"""  # noqa: E501 (one comment a line)


def following_files() -> dict[str, str]:
    """Write organisations, topics and events."""
    events = (
        ("Streaming Systems forum, open evening", "2026-03-24 19:00", "2026-03-24 20:30", "APPROVED"),
        ("Open Warehouse project, autumn call", "2025-10-02 17:00", "2025-10-02 18:00", "APPROVED"),
        ("Growth hacking breakfast", "2025-02-18 08:00", "2025-02-18 09:00", "RELINQUISHED"),
    )
    follows = (
        ("Tessel Health", "2026-02-12 09:31:18"),
        ("Halden Labs", "2025-11-30 17:12:55"),
        ("Brightwater Trust", "2025-01-23 13:40:02"),
    )
    return {
        "Company Follows.csv": table(
            "Organization,Followed On", [(name, weekday_first(_at(when))) for name, when in follows]
        ),
        "Hashtag_Follows_104729318.csv": table(
            "HashTag,CreatedTime,LastModifiedTime,State",
            [("dataengineering", "2023-05-12 10:00:00", "2023-05-12 10:00:00", "FOLLOWING")],
        ),
        "Events.csv": table(
            "Event Name,Event Time,Status,External Url",
            [(name, span(_at(start), _at(end)), status, "") for name, start, end, status in events],
        ),
    }


def learning() -> str:
    """Write the courses; descriptions bring line ends of their own, so that both kinds stand in one file."""
    titles = (
        "Content Title,Content Description,Content Type,Content Last Watched Date (if viewed),"
        "Content Completed At (if completed),Content Saved,Notes taken on videos (if taken),"
    )
    rows = [
        ("Windowing exercises", "<p>Part one: fixed windows.</p>\r\n<p>Part two: sliding ones.</p>\n", "Course",
         "2026-03-09 19:30 UTC", "N/A", "true", "N/A", ""),
        ("Explaining data to others", "<ul>\r\n<li>Charts</li>\r\n<li>Words</li>\r\n</ul>", "Learning Path",
         "2026-01-12 06:50 UTC", "N/A", "false", "N/A", ""),
        ("Portuguese at work - urn:li:lyndaCourse:5550123", "N/A", "Course", "N/A", "N/A", "true", "N/A", ""),
        ("urn:li:lyndaVideo:5550124", "N/A", "Video", "2025-06-01 18:00 UTC", "N/A", "false", "N/A", ""),
    ]  # fmt: skip
    return table(titles, rows)


def unread_files() -> dict[str, str]:
    """Write files that are left alone, whatever is in them."""
    guests = "Company Names,Company Names,Company Names,Member Age"
    return {
        "Ad_Targeting.csv": table(guests, [("Fieldnote Data", "Fjordbank", "", "30-40")]),
        "Logins.csv": table(
            "Login Date,IP Address,User Agent,Login Type",
            [("Mon Mar 09 07:11:02 UTC 2026", "192.0.2.17", "Sample Browser", "WEB")],
        ),
        "SearchQueries.csv": "Time,Search Query\n2026/03/01 10:00:00 UTC,streaming, lisbon\n",
        "Verifications/Verifications.csv": table(
            "Verification Type,Verified Date", [("WORK_EMAIL", "3/1/24, 9:00 AM")]
        ),
        "Rich_Media.csv": table(
            "Date/Time,Media Description,Media Link",
            [("You uploaded a profile photo on May 12, 2023 at 8:56 AM (GMT)", "", "https://media.example.com/1")],
        ),
        "LearningCoachMessages.csv": "No conversations found\n",
    }
