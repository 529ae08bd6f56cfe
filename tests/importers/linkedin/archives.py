# SPDX-License-Identifier: GPL-3.0-or-later
"""One fictional archive in the layouts of several years: what each generation calls the same people."""

from __future__ import annotations

import csv
import io

ADA = "https://www.linkedin.com/in/ada-quill"
MIRA = "https://www.linkedin.com/in/mira-okafor-0a1b2c"
JOSE = "https://www.linkedin.com/in/jos%C3%A9-garc%C3%ADa"
JONAS = "https://www.linkedin.com/in/jonas-lind"
JONAS_2 = "https://www.linkedin.com/in/jonas-lind-77"
NOOR = "https://www.linkedin.com/in/noor-haddad"
FREYA = "https://www.linkedin.com/in/freya-dahl"

NOTES = (
    'Notes:\n"When exporting your connection data, you may notice that some of the email addresses are missing. You '
    "will only see email addresses for connections who have allowed their connections to see or download their email "
    'address using this setting https://example.com/s. You can learn more here https://example.com/h"\n\n'
)
CONNECTION_TITLES = ["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"]
PEOPLE = [
    ["Mira ", "Okafor", MIRA, "", "Northwind Labs", "Engineer, Platform", "09 Jul 2024"],
    ["Jonas", "Lind, PhD", JONAS, "jonas@example.org", "Acme, Inc.", "Head of Data", "28 Feb 2021"],
    ["Jonas", "Lind", JONAS_2, "info@example.com", "Acme, Inc.", "Intern", "27 Feb 2021"],
    ["José 🎈", "García", JOSE, "", "", "", "14 Oct 2019"],
    ["", "", "", "", "", "", "14 Jan 2020"],
    ["", "", "", "", "", "", "13 Jan 2020"],
    ["", "", "", "", "", "", "12 Jan 2020"],
    ["Noor", ".", NOOR, "", "Tidewater", "Nurse", "08 Oct 2019"],
]
MESSAGE_TITLES = [
    "CONVERSATION ID",
    "CONVERSATION TITLE",
    "FROM",
    "SENDER PROFILE URL",
    "TO",
    "RECIPIENT PROFILE URLS",
    "DATE",
    "SUBJECT",
    "CONTENT",
    "FOLDER",
    "ATTACHMENTS",
    "IS MESSAGE DRAFT",
    "IS CONVERSATION DRAFT",
]
SPONSORED = '<p class="spinmail-quill-editor__spin-break">Buy&nbsp;this</p><br>Now'


def table(
    titles: list[str], rows: list[list[str]], delimiter: str = ",", end: str = "\n", *, quoted: bool = False
) -> str:
    """Write a table as a program would."""
    out = io.StringIO()
    if quoted:
        writer = csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
    else:
        writer = csv.writer(out, delimiter=delimiter, lineterminator=end)
    writer.writerows([titles, *rows])
    return out.getvalue()


def message(talk: str, sender: tuple[str, str], to: tuple[str, str], date: str, content: str, *marks: str) -> list[str]:
    """Make the cells of a message; marks are folder and draft."""
    folder, draft = (*marks, "INBOX", "No")[:2] if marks else ("INBOX", "No")
    return [talk, "", *sender, *to, date, "Subject here", content, folder, "", draft, "No"]


ME, MY = ("Ada Quill", ADA), "Ada Quill"
MESSAGES = [
    message("t1", ("Mira Okafor", MIRA), ME, "2024-07-10 08:00:00 UTC", "Hello Ada"),
    message("t1", ME, ("Mira Okafor", MIRA), "2024-07-10 09:30:00 UTC", "Hello Mira"),
    message("t2", ("Freya Dahl", FREYA), ME, "2024-08-01 10:00:00 UTC", "A job for you"),
    message("t3", ME, ("Jonas Lind, PhD,Mira Okafor", f"{JONAS},{MIRA}"), "2024-08-02 10:00:00 UTC", "To both"),
    message(
        "t3", ("Mira Okafor", MIRA), ("Ada Quill,Jonas Lind, PhD", f"{ADA};{JONAS}"), "2024-08-02 11:00:00 UTC", "Yes"
    ),
    message("t4", ("LinkedIn Member", ""), ME, "2024-08-03 10:00:00 UTC", "gone"),
    message("t5", ("Sam Seller", "https://www.linkedin.com/in/sam-seller"), ME, "2024-08-04 10:00:00 UTC", SPONSORED),
    message("", ME, ("", ""), "2024-08-05 10:00:00 UTC", "not yet", "", "Yes"),
    message("t6", ("The LinkedIn Team", ""), ME, "2024-08-06 10:00:00 UTC", "Welcome"),
    message("t1", ("LinkedIn Member", ""), ME, "2024-08-07 10:00:00 UTC", "who was this"),
    message("t7", ("Mira Okafor", ""), ME, "yesterday", "secret words"),
]


def current() -> dict[str, bytes | str]:
    """Give the files of an archive of 2026."""
    return {
        "Profile.csv": table(
            [
                "First Name", "Last Name", "Maiden Name", "Address", "Birth Date", "Headline", "Summary", "Industry",
                "Zip Code", "Geo Location", "Twitter Handles", "Websites", "Instant Messengers",
            ],
            [["Ada", "Quill", "", "", "May 22", "Cartographer", "", "", "", "Utrecht", "[adaq,ada2]",
              "[PERSONAL:https://ada.example.com,OTHER:https://example.net]", ""]],
        ),
        "Connections.csv": NOTES + table(CONNECTION_TITLES, PEOPLE),
        "messages.csv": table(MESSAGE_TITLES, MESSAGES) + "\n",
        "Invitations.csv": table(
            ["From", "To", "Sent At", "Message", "Direction", "inviterProfileUrl", "inviteeProfileUrl"],
            [
                ["Ada Quill", "Freya Dahl", "7/9/24, 4:05 PM", "Hi Freya", "OUTGOING", ADA, FREYA],
                ["Mira Okafor", "Ada Quill", "7/8/24, 4:05 AM", "", "INCOMING", MIRA, ADA],
                ["", "Ada Quill", "7/7/24, 4:05 AM", "", "INCOMING", "", ADA],
            ],
        ),
        "Endorsement_Received_Info.csv": table(
            ["Endorsement Date", "Skill Name", "Endorser First Name", "Endorser Last Name", "Endorser Public Url",
             "Endorsement Status"],
            [
                ["2024/03/01 09:30:00 UTC", "Maps", "José", "García", "www.linkedin.com/in/josé-garcía", "ACCEPTED"],
                ["2024/03/01 09:30:05 UTC", "Ink", "José", "García", "www.linkedin.com/in/josé-garcía", "PENDING"],
            ],
        ),
        "Recommendations_Given.csv": table(
            ["First Name", "Last Name", "Company", "Job Title", "Text", "Creation Date", "Status"],
            [["Mira", "Okafor", "Northwind", "Engineer", "She builds bridges.", "12/03/23, 05:28 AM", "VISIBLE"]],
        ),
        "Company Follows.csv": table(
            ["Organization", "Followed On"], [["Blue Heron Press", "Sat Dec 14 08:57:55 UTC 2024"]]
        ),
        "Jobs/Saved Jobs.csv": table(
            ["Saved Date", "Job Url", "Job Title", "Company Name"],
            [["7/9/24, 4:05 PM", "https://www.linkedin.com/jobs/view/4001", "", ""]],
        ),
        "Jobs/Job Applications_1.csv": table(
            ["Application Date", "Contact Email", "Contact Phone Number", "Company Name", "Job Title", "Job Url",
             "Resume Name", "Question And Answers"],
            [["7/10/24, 4:05 PM", "ada@example.com", " +31 20 555 0100", "Tidewater", "Cartographer",
              "https://www.linkedin.com/jobs/view/4001/?x=1", "cv.pdf", "Salary?:a lot | Visa?:no"]],
        ),
        "Shares_123456789.csv": (
            "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n"
            '2024-03-01 09:30:00,https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A7,"First line""\n""'
            'Second line",,,MEMBER_NETWORK\n'
        ),
        "Reactions_123456789.csv": table(["Date", "Type", "Link"], [["2024-03-01 09:30:00", "LIKE", "https://x"]]),
        "Events.csv": table(
            ["Event Name", "Event Time", "Status", "External Url"],
            [["Map fair", "Apr 11, 2024 08:00 AM - Apr 11, 2024 09:00 AM", "APPROVED", "https://example.com"]],
        ),
        "Logins.csv": "never,looked\nat,this\n",
        "Verifications/Verifications.csv": "never,looked\nat,this\n",
        "coach_messages.csv": table(MESSAGE_TITLES, MESSAGES),
        "Brand New.csv": "Shiny,Column\n1,2\n",
    }  # fmt: skip
