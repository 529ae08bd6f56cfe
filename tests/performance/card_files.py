# SPDX-License-Identifier: GPL-3.0-or-later
"""Card files of any size, the same bytes for the same number: what reading speed is measured on."""

from __future__ import annotations

import base64
import random
import re

_GIVEN = ("Amara", "Tomas", "Ingrid", "Ravi", "Lucía", "Mei", "Yusuf", "Nadia", "Piotr", "Elif", "Søren", "Zoë")
_FAMILY = ("Okafor", "Vendler", "Solberg", "Menon", "Ferrante", "Tanaka", "Demir", "Haddad", "Zieliński", "Kaya")
_FIRMS = ("Northwind Looms", "Harbour Atlas", "Quill and Anvil", "Lumen Fields", "Copper Fern", "Tidewater Press")
_TITLES = ("Product designer", "Site engineer", "Research lead", "Editor", "Data analyst", "Head of people")
_TOWNS = ("Bergen", "Porto", "Gdansk", "Leeds", "Graz", "Turku", "Namur")
_WORDS = re.findall(
    r"[a-z]+",
    "met at the spring workshop and talked about type wayfinding paper prototypes mentoring the move to a new city "
    "asked for the reading list promised a draft likes long walks knows the printers at the harbour",
)


def card_file(cards: int, *, photos: bool = False, seed: int = 20261123) -> bytes:
    """Make so many cards of 22 properties, about 1 KB each; with photos, every second one carries 15 kB more."""
    chance = random.Random(seed)
    return b"".join(_card(number, chance, photo=photos and number % 2 == 0) for number in range(cards))


def _card(number: int, chance: random.Random, *, photo: bool) -> bytes:
    """Make one card, folded at 75 octets, lines ended by CR LF."""
    given, family = chance.choice(_GIVEN), chance.choice(_FAMILY)
    firm, town = chance.choice(_FIRMS), chance.choice(_TOWNS)
    handle = f"person{number}"
    host = firm.split(maxsplit=1)[0].lower()
    text = " ".join(chance.choices(_WORDS, k=32))
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "PRODID:-//Example//Measured 1.0//EN",
        f"UID:{number:08x}-0000-4000-8000-{chance.getrandbits(48):012x}",
        f"FN:{given} {family}",
        f"N:{family};{given};;;",
        f"ORG:{firm};{chance.choice(('Studio', 'Works', 'Field office'))}",
        f"TITLE:{chance.choice(_TITLES)}",
        f"EMAIL;TYPE=INTERNET,WORK:{handle}@{host}.example.com",
        f"EMAIL;TYPE=INTERNET;TYPE=HOME:{handle}.{chance.randrange(100)}@example.org",
        f"TEL;TYPE=CELL;TYPE=pref:+1 202 555 {chance.randrange(100, 200):04}",
        f"TEL;TYPE=WORK,VOICE:+44 1632 96{number % 10_000:04}",
        f"ADR;TYPE=WORK:;;{chance.randrange(1, 200)} Mill Lane;{town};;{chance.randrange(1_000, 99_999)};Example Land",
        f"item1.URL:https://www.linkedin.com/in/{handle}-{chance.getrandbits(24):x}/",
        "item1.X-ABLabel:LinkedIn",
        f"URL;TYPE=WORK:https://{host}.example.com/people/{handle}",
        f"X-SOCIALPROFILE;TYPE=twitter:https://social.example.net/{handle}",
        f"IMPP;X-SERVICE-TYPE=Jabber:xmpp:{handle}@chat.example.net",
        f"BDAY:{chance.randrange(1950, 2005)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}",
        f"NICKNAME:{given[:3]}",
        f"CATEGORIES:{chance.choice(('Design', 'Events'))},{chance.choice(('Mentors', 'Alumni'))}",
        f"NOTE:{text[:60]}\\, {text[60:]}\\nSecond line\\; and more",
        f"X-EXAMPLE-ID:{number}",
        f"REV:2026-0{chance.randrange(1, 10)}-1{chance.randrange(10)}T10:00:00Z",
    ]
    if photo:
        lines.append("PHOTO;ENCODING=b;TYPE=JPEG:" + base64.b64encode(chance.randbytes(15_000)).decode())
    lines.append("END:VCARD")
    return b"".join(_folded(line.encode()) for line in lines)


def _folded(line: bytes) -> bytes:
    """Fold one line at 75 octets, on the borders of characters."""
    pieces = []
    width = 75
    while len(line) > width:
        cut = width
        while line[cut] & 0xC0 == 0x80:
            cut -= 1
        pieces.append(line[:cut])
        line, width = line[cut:], 74
    return b"\r\n ".join([*pieces, line]) + b"\r\n"
