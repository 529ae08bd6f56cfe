# SPDX-License-Identifier: GPL-3.0-or-later
"""The files of the archive that name other people: connections, messages, invitations, what was said of whom."""

from __future__ import annotations

import base64
from datetime import date, datetime

from tests.samples.cast import CLOSED_ACCOUNTS, CONNECTIONS, OWNER, STRANGERS, Person, person
from tests.samples.conversations import Conversation, Message, conversations
from tests.samples.tables import american, day_and_month, padded_american, table

_PREAMBLE = """Notes:
"When exporting your connection data, you may notice that some of the email addresses are missing. You will only see \
email addresses for connections who have allowed their connections to see or download their email address."

"""
#: A comma too many, not in quotes: no program can say which cell is which.
_BROKEN = "Jordan,Pike,https://www.linkedin.com/in/jordan-pike-sample,,Corvid Games, Lisbon,Engineer,02 Dec 2023\n"

_SPONSORED = (
    '<p class="spinmail-quill-editor__spin-break">Dear Noor,</p><p class="spinmail-quill-editor__spin-break">'
    "Master&nbsp;data &amp; lead! Reserve <b>your</b> seat today.</p><ul><li>Six weeks</li><li>One badge</li></ul>"
    '<p><a href="https://courses.example.com/offer">Learn more</a></p>'
)


def connections() -> str:
    """Write the connections, newest first, closed accounts among them and one torn row."""
    rows = [(one.connected, _connection(one)) for one in CONNECTIONS.values()]
    rows += [(day, ("", "", "", "", "", "", _written(day))) for day in CLOSED_ACCOUNTS]
    rows.sort(key=lambda row: row[0], reverse=True)
    titles = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
    whole = table(titles, [row for _day, row in rows]).splitlines(keepends=True)
    torn_at = next(at for at, line in enumerate(whole) if "chidi" in line)
    return _PREAMBLE + "".join([*whole[:torn_at], _BROKEN, *whole[torn_at:]])


def _connection(one: Person) -> tuple[str, ...]:
    return one.given, one.family, one.url, one.mail, one.company, one.position, _written(one.connected)


def _written(day: str) -> str:
    return day_and_month(date.fromisoformat(day))


def messages() -> str:
    """Write the messages, newest first as a rule, with a draft, two sponsored ones and a closed account."""
    rows = [row for number, talk in enumerate(conversations(), 1) for row in _talk(number, talk)]
    rows += _oddities()
    rows.sort(key=lambda row: row[6], reverse=True)
    rows[3], rows[4] = rows[4], rows[3]  # the order is not to be relied on
    titles = (
        "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,"
        "FOLDER,ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION DRAFT"
    )
    return table(titles, rows)


def _talk(number: int, talk: Conversation) -> list[tuple[str, ...]]:
    """Write one conversation."""
    return [_message(_id(number), talk, message) for message in talk.messages]


def _id(number: int) -> str:
    return "2-" + base64.b64encode(f"sample-conversation-{number:04}".encode()).decode()


def _message(conversation: str, talk: Conversation, message: Message) -> tuple[str, ...]:
    sender = person(message.who)
    receivers = [person(word) for word in ("noor", *talk.people) if word != message.who]
    subject = talk.title if message is talk.messages[0] else ""
    return (
        conversation, talk.title, sender.name, sender.url, ", ".join(one.name for one in receivers),
        ",".join(one.url for one in receivers), f"{message.when:%Y-%m-%d %H:%M:%S} UTC", subject, message.text,
        "ARCHIVE" if message.who == "victor" else "INBOX", "", "No", "No",
    )  # fmt: skip


def _oddities() -> list[tuple[str, ...]]:
    """Write what is no message between people, or hardly one."""
    me = (OWNER.name, OWNER.url)
    plain = ("INBOX", "", "No", "No")
    return [
        ("", "", *me, "", "", "2026-03-08 21:10:00 UTC", "", "Dear Grace, thank you for", "", "", "Yes", "Yes"),
        (_id(901), "Master data, lead", "Upward Courses", "", *me, "2025-11-12 06:00:00 UTC", "Your seat", _SPONSORED,
         *plain),
        (_id(902), "Last seats", "Upward Courses", "", *me, "2026-02-12 06:00:00 UTC", "Last seats", _SPONSORED,
         *plain),
        (_id(903), "", "LinkedIn Member", "", *me, "2024-07-15 13:00:00 UTC", "", "See you at the summer fair?",
         *plain),
        (_id(903), "", *me, "LinkedIn Member", "", "2024-07-15 19:30:00 UTC", "", "Yes, by the fountain.", *plain),
        (_id(904), "", "The LinkedIn Team", "", *me, "2024-09-01 05:00:00 UTC", "Welcome back",
         "New: see who looked at your profile.", *plain),
    ]  # fmt: skip


#: Who invited whom and when; a word that is no connection is still waiting, or was never answered.
_INVITATIONS = (
    ("leila", "in", "2026-03-06 18:10", "We both go to Data Guild. I would like to hear about late events."),
    ("petra", "in", "2026-03-02 09:45", ""),
    ("marta", "in", "2026-02-20 13:55", ""),
    ("priya", "out", "2026-02-12 12:35", "Amara introduced us this morning."),
    ("gustav", "out", "2026-01-13 10:20", "Ingrid told me about your warehouse team. I would like to ask two things."),
    ("callum", "in", "2026-01-15 11:00", ""),
    ("bea", "in", "2025-12-14 21:30", "It was good to sit at one table at the winter meetup."),
    ("noemi", "out", "2025-10-18 17:05", ""),
    ("anjali", "in", "2025-09-01 08:12", ""),
    ("wei_at_orbis", "in", "2025-04-07 23:40", ""),
    ("nuno", "out", "2024-06-27 12:15", ""),
    ("aoife", "out", "2024-05-13 19:00", ""),
)


def invitations() -> str:
    """Write invitations both ways."""
    titles = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl"
    return table(titles, [_invitation(*row) for row in _INVITATIONS])


def _invitation(word: str, direction: str, when: str, message: str) -> tuple[str, ...]:
    other = person(word)
    sender, receiver = (OWNER, other) if direction == "out" else (other, OWNER)
    sent = american(datetime.fromisoformat(f"{when}+00:00"))
    way = "OUTGOING" if direction == "out" else "INCOMING"
    return sender.name, receiver.name, sent, message, way, sender.url, receiver.url


_ENDORSED = (
    ("tomas", "2025-10-02 20:15:31", ("Data Engineering", "Streaming", "SQL"), "ACCEPTED"),
    ("amara", "2025-05-16 07:50:02", ("Public Speaking",), "ACCEPTED"),
    ("lukasz", "2025-11-11 19:20:44", ("Streaming", "Apache Kafka"), "ACCEPTED"),
    ("pedro", "2024-03-28 10:02:10", ("Leadership",), "PENDING"),
)
_ENDORSING = (
    ("amara", "2025-05-16 12:05:00", ("Streaming", "Mentoring"), "ACCEPTED"),
    ("tomas", "2025-10-02 21:00:00", ("Data Strategy",), "ACCEPTED"),
)


def endorsements(received: bool) -> str:
    """Write endorsements of one direction; links have no scheme here, and letters stand as they are."""
    who = "Endorser" if received else "Endorsee"
    titles = f"Endorsement Date,Skill Name,{who} First Name,{who} Last Name,{who} Public Url,Endorsement Status"
    return table(
        titles,
        [
            (f"{when.replace('-', '/')} UTC", skill, one.given, one.family, one.raw_url, status)
            for word, when, skills, status in (_ENDORSED if received else _ENDORSING)
            for one in [CONNECTIONS[word]]
            for skill in skills
        ],
    )


_RECEIVED = (
    ("mateus", "2024-02-19 14:03", 'Noor stays kind and asks.\n\nOur "impossible" migration took two weekends.'),
    ("hana", "2023-12-11 09:41", "I have never seen a pipeline explained so that a roboticist wanted one."),
)  # fmt: skip
_GIVEN = (("sofia", "2025-07-01 17:22", "Sofia draws what others describe, and asks before she draws."),)


def recommendations(received: bool) -> str:
    """Write recommendations of one direction; they have no link."""
    rows = [
        (one.given, one.family, one.company, one.position, text,
         padded_american(datetime.fromisoformat(f"{when}+00:00")), "VISIBLE")
        for word, when, text in (_RECEIVED if received else _GIVEN)
        for one in [CONNECTIONS[word]]
    ]  # fmt: skip
    return table("First Name,Last Name,Company,Job Title,Text,Creation Date,Status", rows)


def member_follows() -> str:
    """Write whom the owner follows, by name alone."""
    rows = [("2025-06-02 08:00:00", "Active", STRANGERS["petra"].name), ("2024-11-20 19:31:12", "Unfollow", "Pia Rask")]
    return table("Date,Status,FullName", rows)


def phone_book() -> str:
    """Write the phone book that was uploaded once; numbers begin with a blank."""
    titles = (
        "Source,FirstName,LastName,Companies,Title,Emails,PhoneNumbers,CreatedAt,Addresses,Sites,"
        "InstantMessageHandles,FullName,Birthday,Location,BookmarkedAt,Profiles"
    )
    rows = [
        ("MOBILE_CONTACTS", "Hana", "Kovač", "", "", CONNECTIONS["hana"].mail, " +49 30 23125 118", "4/2/23, 6:10 PM",
         "", "", "", "Hana Kovač", "", "", "", ""),
        ("MOBILE_CONTACTS", "Dentist", "", "", "", "", " +44 20 7946 0311", "4/2/23, 6:10 PM",
         "", "", "", "Dentist", "", "", "", ""),
    ]  # fmt: skip
    return table(titles, rows)
