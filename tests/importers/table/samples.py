# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables that people keep by hand or take out of Notion, Airtable and trackers, one quirk each; all invented."""

from __future__ import annotations

JOBS_NOTION = (
    "\ufeffPosition,Company,Status,Date Applied,Contact,Tags,Interview\r\n"
    'Data Engineer,Northwind Labs (https://www.notion.so/Northwind-0a1b2c),Interview,"January 5, 2026",'
    'Mira Okafor (People/Mira%20Okafor%200a1b.md),"python, sql",Yes\r\n'
    'Analyst,Acme,Rejected,"January 9, 2026 → January 12, 2026",,,No\r\n'
)
JOBS_AIRTABLE = (
    "Role,Employer,Stage,Deadline,Job link,Resume,Remote\n"
    '"Engineer, Platform",Fjord,To apply,2026-03-01,https://jobs.example.org/7,'
    "cv.pdf (https://files.example.net/cv.pdf),checked\n"
    "Editor,Solace,Ghosted,,,,\n"
)
JOBS_GERMAN = (
    "Firma;Stelle;Status;Beworben am;Gehalt;Notizen\r\n"
    "Nordwind;Entwicklerin;beworben;01.02.2026;60.000;Zweite Runde im März\r\n"
    "Halle & Söhne;Leiter;Absage;13.02.2026;;\r\n"
)
PEOPLE_XING = (
    "Vorname;Nachname;Firma;Position;E-Mail;Telefon;Ort;Kontakt seit\r\n"
    "Mira;Okafor;Nordwind;Ingenieurin;mira@example.org;+49 30 23125 001;Berlin;12.03.2019\r\n"
    "Jürgen;Groß;;;juergen@example.net;;Köln;\r\n"
)
PEOPLE_DEX = (
    "First Name,Last Name,Job Title,Company,Emails,LinkedIn,Groups,Keep in touch,Notes\n"
    "Ada,Berg,Curator,Fjord,ada@example.org;ada@example.net,https://www.linkedin.com/in/ada-berg,Art,90 days,Tea\n"
    "Ben,Ito,,,ben@example.org,,,,\n"
)
TASKS = "Task,Due date,Status,Contact\nSend the draft,2026-03-04,Open,Ada Berg\nCall back,2026-02-01,Done,Ben Ito\n"
COURSES = "Course,Provider,Completed on,Link\nKnots,Harbour School,2025-11-02,https://learn.example.org/knots\n"
BADGES = "Certification,Authority,Issued on,Expiration date,License number\nFirst aid,Red Hall,2025-05,2027-05,R-77\n"
EVENTS = (
    "Event,Start date,End date,Location,Attendees\n"
    'Spring fair,2026-04-02 10:00,,Town hall,"ada@example.org, ben@example.org"\n'
)
TALKS = "Date,Person,Type,Notes\n2026-02-11,Ada Berg,Call,Asked about the fair\n2026-02-12,Ben Ito,Coffee,\n"
COMPANIES = "Company,Website,Industry\nFjord,https://fjord.example.com,Design\nSolace,,Health\n"
CLUBS = "Group,Platform,Joined on,Role\nChess club,In town,2019-05,Treasurer\n"
ODD = "Wer\tMail\tKlinge\nAda Berg\tada@example.org\tscharf\nBen Ito\tben@example.org\tstumpf\n"


DEX = (
    '{"contacts": [{"id": "d1", "first_name": "Ada", "last_name": "Berg", "job_title": "Curator", "emails": '
    '[{"email": "ada@example.org"}, {"email": "ada@example.net"}], "description": "Likes tea"}, '
    '{"id": "d2", "first_name": "Ben", "last_name": "Ito", "phones": [{"phone_number": "+44 1632 960002"}]}], '
    '"pagination": {"total": {"count": 2}}}'
)
FOLLOWS = '[{"did": "did:plc:1", "handle": "ada.example.org", "name": "Ada"}, {"did": "did:plc:2", "handle": "b"}]'


def samples() -> dict[str, dict[str, bytes]]:
    """Give the tables by their quirk."""
    return {
        "jobs of Notion": {"Jobs 0123456789abcdef0123456789abcdef_all.csv": JOBS_NOTION.encode()},
        "jobs of Airtable": {"Grid view.csv": JOBS_AIRTABLE.encode()},
        "jobs in German": {"Bewerbungen.csv": JOBS_GERMAN.encode("cp1252")},
        "people in German": {"Kontakte.csv": PEOPLE_XING.encode("cp1252")},
        "people of Dex": {"contacts.csv": PEOPLE_DEX.encode()},
        "tasks": {"tasks.csv": TASKS.encode()},
        "courses": {"courses.csv": COURSES.encode()},
        "certificates": {"certificates.csv": BADGES.encode()},
        "events": {"events.csv": EVENTS.encode()},
        "talks": {"talks.csv": TALKS.encode()},
        "companies": {"companies.csv": COMPANIES.encode()},
        "clubs": {"clubs.csv": CLUBS.encode()},
        "contacts of Dex in JSON": {"contacts.json": DEX.encode()},
        "a list in JSON": {"follows.json": FOLLOWS.encode()},
        "unknown titles": {"list.txt": ODD.encode()},
    }
