# SPDX-License-Identifier: GPL-3.0-or-later
"""Address books as Google Contacts exports them, one quirk each; everybody in them is invented."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

A_SINGLES = (
    "Name", "Given Name", "Additional Name", "Family Name", "Yomi Name", "Given Name Yomi", "Additional Name Yomi",
    "Family Name Yomi", "Name Prefix", "Name Suffix", "Initials", "Nickname", "Short Name", "Maiden Name", "Birthday",
    "Gender", "Location", "Billing Information", "Directory Server", "Mileage", "Occupation", "Hobby", "Sensitivity",
    "Priority", "Subject", "Notes", "Language", "Photo", "Group Membership",
)  # fmt: skip
B_SINGLES = (
    "First Name", "Middle Name", "Last Name", "Phonetic First Name", "Phonetic Middle Name", "Phonetic Last Name",
    "Name Prefix", "Name Suffix", "Nickname", "File As", "Organization Name", "Organization Title",
    "Organization Department", "Birthday", "Notes", "Photo", "Labels",
)  # fmt: skip


def table(titles: Sequence[str], *rows: dict[str, str], delimiter: str = ",") -> str:
    """Write a table: these titles, then every further one that a row has."""
    columns = list(dict.fromkeys([*titles, *(title for row in rows for title in row)]))
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([row.get(title, "") for title in columns] for row in rows)
    return text.getvalue()


MIRA_A = {
    "Name": "Dr. Mira Okafor MBE",
    "Given Name": "Mira",
    "Family Name": "Okafor",
    "Given Name Yomi": "Meera",
    "Name Prefix": "Dr.",
    "Name Suffix": "MBE",
    "Nickname": "Mimi",
    "Maiden Name": "Adeyemi",
    "Birthday": "--05-17",
    "Occupation": "Potter",
    "Sensitivity": "Normal",
    "Priority": "Normal",
    "Notes": "Met in Graz.\nPlays the viola.",
    "Photo": "https://photos.example.com/mira.jpg",
    "Group Membership": "* myContacts ::: * starred ::: Choir",
    "E-mail 1 - Type": "* Home",
    "E-mail 1 - Value": "mira@example.org ::: Mira.O@example.net",
    "E-mail 2 - Type": "Work",
    "E-mail 2 - Value": "mira@northwind.example.com",
    "IM 1 - Type": "Home",
    "IM 1 - Service": "Jabber",
    "IM 1 - Value": "mira",
    "Phone 1 - Type": "Mobile ::: Work Fax",
    "Phone 1 - Value": "+44 1632 960001 ::: +44 1632 960002",
    "Address 1 - Type": "Home",
    "Address 1 - Formatted": "Mill Lane 4\nLeeds LS1\nGB",
    "Address 1 - Street": "Mill Lane 4",
    "Address 1 - City": "Leeds",
    "Address 1 - Postal Code": "LS1",
    "Address 1 - Country": "GB",
    "Organization 1 - Type": "",
    "Organization 1 - Name": "Northwind Labs",
    "Organization 1 - Title": "Engineer",
    "Organization 1 - Department": "Platform",
    "Organization 1 - Job Description": "Keeps the lights on",
    "Relation 1 - Type": "Spouse",
    "Relation 1 - Value": "Tomas Vendler",
    "Website 1 - Type": "Profile",
    "Website 1 - Value": "https://www.linkedin.com/in/mira-okafor-0a1b2c",
    "Website 2 - Type": "Blog",
    "Website 2 - Value": "https://github.com/mira-okafor",
    "Event 1 - Type": "Anniversary",
    "Event 1 - Value": "2015-06-20",
    "Event 2 - Type": "Name day",
    "Event 2 - Value": "--09-24",
    "Custom Field 1 - Type": "Allergy",
    "Custom Field 1 - Value": "Walnuts",
}
JONAS_B = {
    "First Name": "Jonas",
    "Middle Name": "Emil",
    "Last Name": "Lind",
    "Phonetic Last Name": "Linnd",
    "File As": "Lind, J.",
    "Organization Name": "Acme, Inc.",
    "Organization Title": "Head of Data",
    "Birthday": "1988-02-29",
    "Labels": "* myContacts ::: * friends ::: Sailing club",
    "E-mail 1 - Label": "* Work",
    "E-mail 1 - Value": "jonas@example.com",
    "E-mail 2 - Label": "Summer house",
    "E-mail 2 - Value": "jonas.lind@example.org",
    "E-mail 3 - Label": "",
    "E-mail 3 - Value": "info@example.com",
    "Address 1 - Label": "Work",
    "Address 1 - Street": "Kaj 9",
    "Address 1 - City": "Malmö",
    "Address 1 - Postal Code": "211 19",
    "Address 1 - Country": "SE",
}
GENERATION_A = table(A_SINGLES, MIRA_A)
GENERATION_B = table(B_SINGLES, JONAS_B)


def samples() -> dict[str, dict[str, bytes]]:
    """Give every fixture by its quirk, for the tests that all importers go through."""
    company = {"Organization Name": "Harbour Atlas", "Notes": "Opens at nine.", "E-mail 1 - Label": "Work"}
    company["E-mail 1 - Value"] = "desk@example.com"
    texts = {
        "generation-a": GENERATION_A,
        "generation-b": GENERATION_B,
        "company-only": table(B_SINGLES, company),
        "nameless": table(B_SINGLES, {"E-mail 1 - Label": "*", "E-mail 1 - Value": "someone@example.net"}),
        "semicolons": table(B_SINGLES, JONAS_B, delimiter=";"),
        "names-only": table(B_SINGLES, {"First Name": "Leila", "Last Name": "Haddad"}),
    }
    files = {quirk: {"contacts.csv": text.encode()} for quirk, text in texts.items()}
    files["utf-16"] = {"google.csv": b"\xff\xfe" + GENERATION_A.encode("utf-16-le")}
    return files
