# SPDX-License-Identifier: GPL-3.0-or-later
"""The owner's address book, gathered over the years from phones and mail programs, so in three versions of vCard.

Most of the people are connections as well and are known by their address or profile; two are only probably so.
"""

from __future__ import annotations

import base64

from tests.samples.cast import CONNECTIONS, OWNER, OWNER_MAILS
from tests.samples.content_lines import folded

#: A grey square of eight by eight dots, the smallest picture a JPEG can hold: tables that know one value, then it.
PHOTO = bytes.fromhex(
    "ffd8 ffdb004300" + "01" * 64 + "ffc0000b080008000801011100"
    "ffc400140001000000000000000000000000000000 00 ffc400141001000000000000000000000000000000 00"
    "ffda0008010100003f00 3f ffd9"
)  # fmt: skip

#: Octets of quoted-printable text in one line of an old card.
_QUOTED_WIDTH = 48


def uid(number: int) -> str:
    """Give the UID of a card."""
    return f"5a3b1e00-0c07-4e21-9a00-{number:012}"


def cards() -> bytes:
    """Write the address book."""
    return b"".join((*map(folded, _new_cards()), *_old_cards()))


def _card(version: str, *lines: str) -> list[str]:
    return ["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD"]


def _new_cards() -> list[list[str]]:
    """Give the cards of versions 3.0 and 4.0."""
    return [*_apple_cards(), *_cards_of_version_3(), *_cards_of_version_4()]


def _apple_cards() -> list[list[str]]:
    """Give cards whose values are grouped with their labels, and one of a company."""
    amara, organiser = CONNECTIONS["amara"], CONNECTIONS["elif"]
    photo = base64.b64encode(PHOTO).decode()
    return [
        _card(
            "3.0", f"N:{OWNER.family};{OWNER.given};;;", f"FN:{OWNER.name}", "ORG:Fieldnote Data;",
            *(f"EMAIL;type=INTERNET;type=HOME:{mail}" for mail in OWNER_MAILS),
            "TEL;type=CELL;type=VOICE;type=pref:+44 20 7946 0100", f"UID:{uid(1)}",
        ),
        _card(
            "3.0", "PRODID:-//Apple Inc.//macOS 15.3//EN", "N:Okafor;Amara;;;", "FN:Amara Okafor",
            "ORG:Northlight Analytics;", "TITLE:Staff engineer",
            f"EMAIL;type=INTERNET;type=WORK;type=pref:{amara.mail}",
            "item1.TEL:+44 20 7946 0142", "item1.X-ABLabel:Signal",
            "item2.ADR;type=HOME:;;12 Garden Row;Lagos;;;Nigeria", "item2.X-ABADR:ng",
            "item3.URL:https\\://okafor.example.org", "item3.X-ABLabel:_$!<HomePage>!$_",
            "item4.X-ABDATE;type=pref:2019-06-22", "item4.X-ABLabel:_$!<Anniversary>!$_",
            "item5.X-ABRELATEDNAMES:Chioma Okafor", "item5.X-ABLabel:_$!<Sister>!$_",
            "BDAY;X-APPLE-OMIT-YEAR=1604:1604-11-02", "CATEGORIES:Mentor,Data Guild",
            "NOTE:Met at PyLisbon in October 2023\\, Tomás introduced us.\\nGarden in Enugu.",
            f"PHOTO;ENCODING=b;TYPE=JPEG:{photo}", f"UID:{uid(2)}", "X-ABUID:SAMPLE-2\\:ABPerson",
        ),
        _card(
            "3.0", "N:Özkan;Elif;;;", "FN:Elif Özkan", "ORG:Data Guild Lisbon;",
            "EMAIL;type=INTERNET;type=pref:elif@dataguild.example.org", f"item1.URL;type=pref:{organiser.url}",
            "item1.X-ABLabel:LinkedIn", "CATEGORIES:Data Guild", f"UID:{uid(3)}",
        ),
        _card(
            "3.0", "N:Amaral;Beatriz;;Prof.;", "FN:Prof. Beatriz Amaral", "NICKNAME:Bia", "ORG:University of Alvorada;",
            "TITLE:Professor of statistics", "EMAIL;type=INTERNET;type=pref:beatriz@alvorada.example.net",
            "item1.TEL:+44 20 7946 0187", "item1.X-ABLabel:Summer house", "BDAY:1961-04-25",
            "CATEGORIES:Mentor", "NOTE:Lent me her annotated copy of Streams in Practice.", f"UID:{uid(4)}",
        ),
        _card(
            "3.0", "N:;;;;", "FN:Civic Atlas", "ORG:Civic Atlas;", "EMAIL;type=INTERNET:info@civicatlas.example.org",
            "TEL;type=MAIN:+44 20 7946 0160", "X-ABShowAs:COMPANY", f"UID:{uid(5)}",
        ),
    ]  # fmt: skip


def _cards_of_version_3() -> list[list[str]]:
    """Give plain cards, one of them of somebody who changed her name."""
    return [
        _card(
            "3.0", "N:Marchetti;Sofia;;;", "FN:Sofia Marchetti", "ORG:Freelance", "TITLE:Freelance designer",
            f"EMAIL;TYPE=INTERNET,PREF:{CONNECTIONS['sofia'].mail}", "EMAIL;TYPE=INTERNET:hello@marchetti.example.org",
            "BDAY:1988-03-14", "CATEGORIES:PyLisbon,Design", f"UID:{uid(6)}",
        ),
        _card(
            "3.0", "N:Eze;Chidi;;;", "FN:Chidi Eze", "ORG:Solace Energy", "TITLE:Privacy engineer",
            "EMAIL;TYPE=WORK:chidi@solace.example.com",
            f"X-SOCIALPROFILE;TYPE=linkedin;X-USER={CONNECTIONS['chidi'].slug}:{CONNECTIONS['chidi'].url}",
            "CATEGORIES:Data Guild", f"UID:{uid(7)}",
        ),
        _card(
            "3.0", "N:Oliveira;Mateus;F.;;", "FN:Mateus F. Oliveira", "ORG:Fjordbank;Data", "TITLE:Tech lead",
            f"EMAIL;TYPE=WORK:{CONNECTIONS['mateus'].mail}", "EMAIL;TYPE=HOME:mateus.fo@example.net",
            "TEL;TYPE=CELL:+44 20 7946 0188", "CATEGORIES:PyLisbon,Hiring manager", f"UID:{uid(8)}",
        ),
        _card(
            "3.0", "N:Holm;Sara;;;", "FN:Sara Holm", "ORG:Brightwater Trust",
            f"EMAIL;TYPE=WORK:{CONNECTIONS['sara'].mail}", f"UID:{uid(9)}",
        ),
        _card(
            "3.0", "N:Watanabe;Kenji;;;", "FN:Kenji Watanabe", "X-PHONETIC-FIRST-NAME:けんじ",
            "X-PHONETIC-LAST-NAME:わたなべ", "ORG:Orbis Freight", f"EMAIL;TYPE=WORK:{CONNECTIONS['kenji'].mail}",
            "BDAY:1979-10-09", "TZ:Asia/Tokyo", f"UID:{uid(10)}",
        ),
        _card(
            "3.0", "N:Mensah;Joy;;;", "FN:Joy Mensah", "TEL;TYPE=CELL:+44 20 7946 0155", "BDAY:1990-03-12",
            "ADR;TYPE=HOME:;;Rua do Norte 3;Lisboa;;;Portugal", "CATEGORIES:Neighbours",
            "NOTE:Third floor. Knows everybody at the library.", f"UID:{uid(11)}",
        ),
    ]  # fmt: skip


def _cards_of_version_4() -> list[list[str]]:
    """Give cards of the newest version, and a group of people in this file and outside it."""
    return [
        _card(
            "4.0", "FN:Ingrid Solheim", "N:Solheim;Ingrid;;;", "ORG:Halden Labs", "TITLE:Head of Data",
            f"EMAIL;TYPE=work;PREF=1:{CONNECTIONS['ingrid'].mail}",
            'TEL;VALUE=uri;TYPE="cell,voice":tel:+44-20-7946-0119', "TZ:Europe/Oslo", "CATEGORIES:Data Guild",
            "NOTE:Met through Tomás at PyLisbon\\, 2023.", f"UID:urn:uuid:{uid(12)}",
        ),
        _card(
            "4.0", "FN:Jonas Weber", "N:Weber;Jonas;;;", f"EMAIL:{CONNECTIONS['jonas'].mail}",
            "URL:https://weber.example.org", "BDAY:--0311",
            "TEL;VALUE=uri:tel:+49-30-23125-144", f"UID:urn:uuid:{uid(13)}",
        ),
        _card(
            "4.0", "FN:Lucía Prado", "N:Prado;Lucía;;;", "ORG:Alcazaba Press", "TITLE:Data editor",
            "EMAIL;TYPE=work:lucia@alcazaba.example.net", "BDAY:--0405", "LANG:es", f"UID:urn:uuid:{uid(14)}",
        ),
        _card(
            "4.0", "FN:Dana Whitlock", "N:Whitlock;Dana;;;", "ORG:Prairie Signal", "TITLE:Radio journalist",
            "EMAIL:dana@prairiesignal.example.com", "TEL;VALUE=uri;TYPE=cell:tel:+1-202-555-0123",
            f"PHOTO:data:image/jpeg;base64,{base64.b64encode(PHOTO).decode()}", f"UID:urn:uuid:{uid(15)}",
        ),
        _card(
            "4.0", "KIND:group", "FN:Women in Data mentoring", f"UID:urn:uuid:{uid(16)}",
            *(f"MEMBER:urn:uuid:{uid(number)}" for number in (2, 4, 14, 99)),
        ),
    ]  # fmt: skip


def _old_cards() -> list[bytes]:
    """Give cards of version 2.1: from two phones and two mail programs."""
    tomas = CONNECTIONS["tomas"]
    return [
        _old_card(
            b"VERSION:2.1", _quoted("N", "Herrera;Tomás;;;"), _quoted("FN", "Tomás Herrera"),
            f"EMAIL;WORK:{tomas.mail}".encode(), b"TEL;CELL;PREF:+44 20 7946 0171",
            _quoted("NOTE", "Runs PyLisbon. Likes his coffee in a glass, galão. Asks how the choir is going; "
                            "ask back about the hut in Sintra, the roof is leaking again."),
            b"PHOTO;ENCODING=BASE64;JPEG:", *_photo_lines(), b"",
        ),
        _old_card(
            b"VERSION:2.1", b"N:Rao;Nikhil;;;", b"FN:Nikhil Rao", b"TEL;CELL:+44 20 7946 0133",
        ),
        _old_card(
            b"VERSION:2.1", b"N;LANGUAGE=en-gb:Byrne;Aoife", b"FN:Aoife Byrne", b"ORG:Lumen & Vale", b"TITLE:Recruiter",
            b"TEL;WORK;VOICE:+44 20 7946 0126", _quoted("LABEL;WORK", "4 Harbour Street\r\nDublin"),
            b"ADR;WORK;PREF:;;4 Harbour Street;Dublin;;;Ireland", b"X-MS-OL-DESIGN;CHARSET=utf-8:<card/>",
            b"REV:20250214T101500Z",
        ),
        _old_card(
            b"VERSION:2.1", _quoted("N", "Größner;Jürgen;;Dr.;"), _quoted("FN", "Dr. Jürgen Größner"),
            _quoted("ORG", "Institut für Fließdaten;Labor 2"), b"TEL;WORK;VOICE:+49 30 23125 199",
            b"EMAIL;PREF;INTERNET:juergen@fliessdaten.example.net", b"BDAY:19680229",
            _quoted("NOTE", "Grüße ausrichten: Łukasz kennt ihn aus Breslau."),
        ),
    ]  # fmt: skip


def _old_card(*lines: bytes) -> bytes:
    return b"".join(line + b"\r\n" for line in (b"BEGIN:VCARD", *lines, b"END:VCARD"))


def _quoted(head: str, text: str) -> bytes:
    """Write a line in quoted-printable, broken softly wherever the width ends, even within a letter."""
    octets = text.encode()
    lines = [_quoted_octets(octets[at : at + _QUOTED_WIDTH]) for at in range(0, len(octets), _QUOTED_WIDTH)]
    return f"{head};CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:".encode() + b"=\r\n".join(lines)


def _quoted_octets(octets: bytes) -> bytes:
    """Write some octets; a blank that would begin a line, and so look like folding, is written in full."""
    plain = b"".join(bytes([one]) if 32 <= one < 127 and one != ord("=") else b"=%02X" % one for one in octets)
    return b"=20" + plain[1:] if plain.startswith(b" ") else plain


def _photo_lines() -> list[bytes]:
    """Break a picture into lines that begin with a blank, as phones did."""
    text = base64.b64encode(PHOTO)
    return [b" " + text[at : at + 72] for at in range(0, len(text), 72)]
