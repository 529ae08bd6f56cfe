# SPDX-License-Identifier: GPL-3.0-or-later
"""A LinkedIn data archive of any size, made of fictional people: the same one for the same numbers.

By hand: `python tests/performance/linkedin_files.py OUT.zip [CONNECTIONS [MESSAGES]]`.
"""

from __future__ import annotations

import re
import sys
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

CONNECTIONS, MESSAGES = 30_000, 200_000
OWNER = "Ada Quill"
OWNER_URL = "https://www.linkedin.com/in/ada-quill-0f1e2d"

_GIVEN = re.findall(
    r"\w+",
    """
    Mira Jonas Élodie Søren Łukasz Chidi Priya Hiroko Tomás Ingrid Noor Mateo Freya Bilal Anneke Yusuf Zofia Kwame
    Leilani Dmitri Aoife Rui Swati Emre Lieselotte 健太 Björn Inês Karim Ottilie
    """,
)
_FAMILY = re.findall(
    r"\w+",
    """
    Okafor Lind Berger García Nowak Hansen Adeyemi Iyer Tanaka Ferreira Dahl Haddad Romero Larsen Chowdhury Visser
    Demir Wójcik Mensah Kealoha Volkov Byrne Sousa Rao Yilmaz Vogel 山田 Åkesson Nunes Aziz Thornquist
    """,
)
_CREDENTIALS = ("PhD", "PMP", "MBA, PMP", "Jr", "M.Sc.", "CFA")
_COMPANIES = ("Northwind Labs", "Acme, Inc.", "Blue Heron Press", "Fjord & Sons", "Tidewater Health", "Orbital Foods")
_POSITIONS = ("Engineer, Platform", "Head of Data", "Nurse", "Product Manager", "Librarian", "Gründerin", "Analyst")
_WORDS = re.findall(
    r"\S+",
    """
    the a we about meeting thanks next week project could maybe call Tuesday great share notes team idea draft café
    coffee see you soon looking forward report data plan question 😀 and with from our this that more
    """,
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_END = datetime(2026, 2, 27, 18, 30, tzinfo=UTC)

_NOTES = (
    'Notes:\n"When exporting your connection data, you may notice that some of the email addresses are missing. You '
    "will only see email addresses for connections who have allowed their connections to see or download their email "
    'address using this setting https://example.com/setting. You can learn more here https://example.com/help"\n\n'
)
_SPONSORED = '"<p class=""spinmail-quill-editor__spin-break"">Grow with us&nbsp;today.</p><br>Yours, Example"'


class _Person(NamedTuple):
    """Somebody who is written to or connected with."""

    given: str
    family: str
    url: str

    @property
    def name(self) -> str:
        """The whole name as messages write it."""
        return f"{self.given} {self.family}".strip()


def write_archive(out: Path, connections: int = CONNECTIONS, messages: int = MESSAGES) -> Path:
    """Write an archive with so many connections and messages, and a few rows of what else is in one."""
    chance = Random(f"{connections}-{messages}")
    people = [_person(chance, number) for number in range(connections)]
    strangers = [_person(chance, connections + number) for number in range(max(1, connections // 20))]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, lines in (
            ("Profile.csv", iter([_profile()])),
            ("Connections.csv", _connections(chance, people)),
            ("Invitations.csv", _invitations(chance, people, strangers)),
            ("messages.csv", _messages(chance, people, strangers, messages)),
        ):
            with archive.open(name, "w", force_zip64=True) as member:
                for line in lines:
                    member.write(line.encode())
    return out


def _person(chance: Random, number: int) -> _Person:
    """Make somebody; the number makes the profile one of a kind."""
    given, family = chance.choice(_GIVEN), chance.choice(_FAMILY)
    slug = quote(f"{given}-{family}-{number:06x}".lower())
    if chance.random() < 0.04:
        family += f", {chance.choice(_CREDENTIALS)}"
    return _Person(given, family, f"https://www.linkedin.com/in/{slug}")


def _profile() -> str:
    """Write the owner's profile."""
    given, family = OWNER.split()
    titles = "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location"
    row = f"{given},{family},,,May 22,Cartographer,,,,Utrecht,,[],"
    return f"{titles},Twitter Handles,Websites,Instant Messengers\n{row}\n"


def _connections(chance: Random, people: list[_Person]) -> Iterator[str]:
    """Write connections, newest first; one in a hundred is a closed account with nothing but a date."""
    yield _NOTES + "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    days = max(1, len(people))
    for number, person in enumerate(people):
        at = _END - timedelta(days=number * 4000 // days)
        day = f"{at.day:02} {_MONTHS[at.month - 1]} {at.year}"
        if chance.random() < 0.01:
            yield f",,,,,,{day}\n"
            continue
        mail = f"{number}.mail@example.org" if chance.random() < 0.03 else ""
        company, position = (
            (chance.choice(_COMPANIES), chance.choice(_POSITIONS)) if chance.random() < 0.9 else ("", "")
        )
        yield f"{person.given},{_cell(person.family)},{person.url},{mail},{_cell(company)},{_cell(position)},{day}\n"


def _invitations(chance: Random, people: list[_Person], strangers: list[_Person]) -> Iterator[str]:
    """Write a tenth as many invitations as connections."""
    yield "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
    for number in range(len(people) // 10):
        other = chance.choice(strangers if chance.random() < 0.2 else people)
        at = _END - timedelta(minutes=number * 700)
        sent = f'"{at.month}/{at.day}/{at.year % 100:02}, {at.hour % 12 or 12}:{at.minute:02} {at:%p}"'
        if chance.random() < 0.5:
            yield f"{OWNER},{_cell(other.name)},{sent},,OUTGOING,{OWNER_URL},{other.url}\n"
        else:
            yield f"{_cell(other.name)},{OWNER},{sent},,INCOMING,{other.url},{OWNER_URL}\n"


def _messages(chance: Random, people: list[_Person], strangers: list[_Person], count: int) -> Iterator[str]:
    """Write messages, twenty-five a conversation, with groups, drafts, sponsored ones and closed accounts."""
    yield (
        "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,"
        "FOLDER,IS MESSAGE DRAFT,IS CONVERSATION DRAFT\n"
    )
    sayings = [_cell(" ".join(chance.choices(_WORDS, k=22))) for _ in range(5000)]
    talks = [_talk(chance, people, strangers, number) for number in range(max(1, count // 25))]
    for number in range(count):
        talk, others = chance.choice(talks)
        at = f"{_END - timedelta(minutes=number * 11 + chance.randrange(40)):%Y-%m-%d %H:%M:%S} UTC"
        saying, kind = chance.choice(sayings), chance.random()
        if kind < 0.01:
            yield f"{talk},,{OWNER},{OWNER_URL},,,{at},,{saying},,Yes,No\n"
        elif kind < 0.02:
            seller = others[0]
            yield (
                f"{talk},Sponsored,{_cell(seller.name)},{seller.url},{OWNER},{OWNER_URL},{at},Offer,{_SPONSORED},INBOX,"
                "No,No\n"
            )
        elif kind < 0.025:
            yield f"{talk},,LinkedIn Member,,{OWNER},{OWNER_URL},{at},,{saying},INBOX,No,No\n"
        elif kind < 0.5:
            to, urls = ",".join(each.name for each in others), ",".join(each.url for each in others)
            yield f"{talk},,{OWNER},{OWNER_URL},{_cell(to)},{_cell(urls)},{at},,{saying},INBOX,No,No\n"
        else:
            sender = chance.choice(others)
            rest = [each for each in others if each is not sender]
            to = ",".join([OWNER, *(each.name for each in rest)])
            urls = ",".join([OWNER_URL, *(each.url for each in rest)])
            yield (f"{talk},,{_cell(sender.name)},{sender.url},{_cell(to)},{_cell(urls)},{at},,{saying},INBOX,No,No\n")


def _talk(
    chance: Random, people: list[_Person], strangers: list[_Person], number: int
) -> tuple[str, tuple[_Person, ...]]:
    """Make a conversation: mostly with one, at times with a stranger, at times a group."""
    kind = chance.random()
    size = chance.randint(2, 9) if kind < 0.04 else 1
    others = (
        tuple({id(each): each for each in chance.choices(people, k=size)}.values())
        if kind < 0.85
        else (chance.choice(strangers),)
    )
    return f"2-{chance.getrandbits(160):040x}{number:06x}==", others


def _cell(text: str) -> str:
    """Write a cell, quoted where it has to be."""
    return '"' + text.replace('"', '""') + '"' if "," in text or '"' in text else text


if __name__ == "__main__":
    given = sys.argv[1:]
    made = write_archive(Path(given[0]), *(int(number) for number in given[1:3]))
    print(f"{made}: {made.stat().st_size:,} bytes")
