# SPDX-License-Identifier: GPL-3.0-or-later
"""Address books as Outlook writes them, and as others write them for it, one quirk each; everybody is invented."""

from __future__ import annotations

import csv
import io

DESKTOP = {
    "Title": "Dr.",
    "First Name": "Ada",
    "Middle Name": "M.",
    "Last Name": "Quill",
    "Suffix": "Jr.",
    "Company": "Harbour Atlas",
    "Department": "Maps",
    "Job Title": "Editor",
    "Business Street": "Quay 3",
    "Business Street 2": "Second floor",
    "Business City": "Hull",
    "Business State": "",
    "Business Postal Code": "HU1",
    "Business Country/Region": "United Kingdom",
    "Home Street": "Mill Lane 4",
    "Home City": "Leeds",
    "Assistant's Phone": "+44 1632 960009",
    "Business Fax": "+44 1632 960002",
    "Business Phone": "+44 1632 960001",
    "Business Phone 2": "+44 1632 960003",
    "Company Main Phone": "+44 1632 960000",
    "Mobile Phone": "+44 7700 900001",
    "Primary Phone": "+44 7700 900002",
    "Account": "A-7",
    "Anniversary": "6/20/2015",
    "Assistant's Name": "Leila Haddad",
    "Birthday": "5/17/1990",
    "Categories": "Choir; Sailing club",
    "Children": "Ines, Tom",
    "E-mail Address": "ada@example.com",
    "E-mail Type": "SMTP",
    "E-mail Display Name": "Ada Quill (ada@example.com)",
    "E-mail 2 Address": "Ada.Quill@example.org",
    "Gender": "Unspecified",
    "Hobby": "Rowing",
    "Manager's Name": "Chidi Eze",
    "Notes": "Met in Graz.\r\nPlays the viola.",
    "Priority": "Normal",
    "Private": "False",
    "Referred By": "Mei Tanaka",
    "Spouse": "Jonas Lind",
    "Web Page": "https://www.linkedin.com/in/ada-quill",
    "User 1": "blue folder",
}
GERMAN = {
    "Anrede": "Frau",
    "Vorname": "Jörg",
    "Weitere Vornamen": "",
    "Nachname": "Müller",
    "Suffix": "",
    "Firma": "Hafenatlas",
    "Abteilung": "Karten",
    "Position": "Redakteur",
    "Straße geschäftlich": "Mühlgasse 3",
    "Ort geschäftlich": "Graz",
    "Postleitzahl geschäftlich": "8010",
    "Land/Region geschäftlich": "Österreich",
    "Telefon geschäftlich": "+44 1632 960001",
    "Mobiltelefon": "+44 7700 900001",
    "E-Mail-Adresse": "joerg@example.com",
    "E-Mail 2: Adresse": "mueller@example.org",
    "Geburtstag": "17.05.1990",
    "Jahrestag": "0.0.00",
    "Kategorien": "Chor;Verlag",
    "Geschlecht": "Keine Angabe",
    "Privat": "Falsch",
    "Notizen": "Spielt Bratsche.",
    "Büro": "2.14",
}


def table(*rows: dict[str, str], quoted: bool = True, delimiter: str = ",") -> str:
    """Write a table of the titles that its rows have."""
    titles = list(dict.fromkeys(title for row in rows for title in row))
    text = io.StringIO()
    writer = csv.writer(
        text, quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL, delimiter=delimiter, lineterminator="\r\n"
    )
    writer.writerow(titles)
    writer.writerows([row.get(title, "") for title in titles] for row in rows)
    return text.getvalue()


#: What Google calls "Outlook CSV".
GOOGLES = {
    "First Name": "Ada", "Middle Name": "", "Last Name": "Quill", "Title": "Dr.", "Suffix": "", "Initials": "A. Q.",
    "Web Page": "", "Gender": "", "Birthday": "1990-05-17", "Notes": "", "E-mail Address": "ada@example.com",
    "E-mail 2 Address": "", "Primary Phone": "", "Home Phone": "+44 1632 960005", "Mobile Phone": "",
    "Home Address": "Mill Lane 4\nLeeds LS1", "Home Street": "Mill Lane 4", "Home City": "Leeds", "Home Country": "UK",
    "Company": "", "Job Title": "", "Business Phone": "", "Categories": "My Contacts;Starred in Android;Choir",
}  # fmt: skip
#: What Outlook.com writes.
ONLINE = {
    "First Name": "真央", "Middle Name": "", "Last Name": "田中", "Title": "", "Suffix": "", "Nickname": "Mao",
    "Given Yomi": "まお", "Surname Yomi": "たなか", "E-mail Address": "mao@example.com", "Home Phone": "",
    "Mobile Phone": "+44 7700 900003", "Company": "", "Job Title": "", "Personal Web Page": "https://example.net/mao",
}  # fmt: skip
#: What LinkedIn exported for Outlook up to about 2017.
LINKEDINS = {
    "Title": "", "First Name": "Chidi", "Middle Name": "", "Last Name": "Eze", "Suffix": "",
    "E-mail Address": "chidi@example.com", "E-mail 2 Address": "", "Business Street": "", "Business Phone": "",
    "Mobile Phone": "", "Company": "Solace", "Department": "", "Job Title": "Engineer", "Notes": "", "Web Page": "",
}  # fmt: skip


def samples() -> dict[str, dict[str, bytes]]:
    """Give every fixture by its quirk, for the tests that all importers go through."""
    return {
        "desktop": {"contacts.csv": table(DESKTOP).encode()},
        "german-windows-1252": {"Kontakte.CSV": table(GERMAN).encode("cp1252")},
        "german-semicolons": {"Kontakte.csv": table(GERMAN, quoted=False, delimiter=";").encode("utf-8-sig")},
        "googles-choice": {"contacts.csv": table(GOOGLES, quoted=False).encode()},
        "outlook-com": {"contacts.csv": table(ONLINE, quoted=False).encode()},
        "old-linkedin-export": {"linkedin_connections_export_microsoft_outlook.csv": table(LINKEDINS).encode()},
        "addresses-only": {"list.csv": b"E-mail Address,E-mail 2 Address\r\nada@example.com,ada@example.org\r\n"},
    }
