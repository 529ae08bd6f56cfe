# SPDX-License-Identifier: GPL-3.0-or-later
"""Contact cards that mean harm: lines without end, endless folds, cards in cards, picture bombs, odd letters."""

from __future__ import annotations

import base64
import struct
import zlib
from functools import partial

from tests.hostile.corpus import Hostile, a_third, card, in_fours, of_bytes, of_pieces, sized

END = b"END:VCARD\r\n"
BEGIN = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Hostile Card\r\n"
OLD = b"BEGIN:VCARD\r\nVERSION:2.1\r\nFN:Hostile Card\r\n"
LONGER = "is longer than the program takes"


def picture(kind: str) -> bytes:
    """Give the beginning of a picture that says it is 65,535 by 65,535."""
    wide = 65_535
    png = struct.pack(">2I5B", wide, wide, 8, 6, 0, 0, 0)
    return {
        "png": b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR" + png + struct.pack(">I", zlib.crc32(b"IHDR" + png)),
        "png-bomb": b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR" + png + b"\0\0\0\0" + b"IDAT" + zlib.compress(bytes(20 << 20)),
        "jpeg": b"\xff\xd8\xff\xc0\0\x11\x08"
        + struct.pack(">2H", wide, wide)
        + b"\x03\x01\x22\0\x02\x11\x01\x03\x11\x01",
        "gif": b"GIF89a" + struct.pack("<2H", wide, wide) + b"\xf7\0\0" + bytes(768) + b",",
        "webp": b"RIFF\xff\xff\xff\xffWEBPVP8X\x0a\0\0\0\x10\0\0\0" + b"\xfe\xff\0" * 2,
        "tiff": b"II*\0\x08\0\0\0\x02\0"
        + struct.pack("<2HII", 256, 4, 1, wide)
        + struct.pack("<2HII", 257, 4, 1, wide),
        "svg": b'<svg width="65535" height="65535"><image href="file:///etc/passwd"/></svg>',
    }[kind]


def with_picture(kind: str) -> bytes:
    """Give a card with such a picture, as a vCard 3 and a vCard 4 carry one."""
    data = base64.b64encode(picture(kind))
    name = kind.partition("-")[0].encode()
    return card(b"PHOTO;ENCODING=b;TYPE=" + name + b":" + data, b"LOGO:data:image/" + name + b";base64," + data)


def same_uid(number: int) -> bytes:
    """Give cards that all say they are one, and all say something else."""
    return b"".join(card(b"UID:same", name=b"Hostile %d" % each) for each in range(number))


def groups_without_end(groups: int, cards: int) -> bytes:
    """Give groups that all hold one person, and cards that all say they are this person."""
    group = b"BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:group\r\nFN:Group %d\r\nMEMBER:urn:uuid:same\r\nEND:VCARD\r\n"
    people = b"".join(card(b"UID:urn:uuid:same", name=b"Hostile %d" % each) for each in range(cards))
    return b"".join(group % each for each in range(groups)) + people


def every_property(*payloads: bytes) -> bytes:
    """Give cards that have each property with each of these values, and with each as a parameter."""
    names = (
        b"N ORG TITLE NOTE NICKNAME TEL EMAIL ADR URL BDAY ANNIVERSARY CATEGORIES UID RELATED IMPP KIND GENDER "
        b"X-SOCIALPROFILE X-ABDATE X-ABRELATEDNAMES GEO TZ REV X-ABLABEL MEMBER LABEL AGENT ROLE"
    ).split()
    return b"".join(
        card(name + b":" + payload, name + b";TYPE=" + payload + b":x", b"item1." + name + b";X=" + payload + b":y")
        for payload in payloads
        for name in names
    )


def deep() -> bytes:
    """Give cards inside cards, 1,000 deep."""
    return b"BEGIN:VCARD\r\nVERSION:2.1\r\nN:Deep;One\r\nAGENT:\r\n" * 1_000 + END * 1_000


#: Names that Python knows and that are no character sets, or cost more than reading.
CODECS = (b"punycode idna zlib bz2 rot13 unicode_escape raw_unicode_escape undefined utf-7 utf-16 hex mbcs").split()
CARDS_1_MB = card(b"NOTE:" + b"x" * 1_000, name=b"N" * 1_000_000)
CASES = (
    Hostile("nested-begin.vcf", of_bytes(b"BEGIN:VCARD\r\n" * 1_260), "", -1),
    Hostile("nested-agents.vcf", of_bytes(deep), "more than 8 deep"),
    Hostile("line-without-end.vcf", of_pieces((BEGIN + b"NOTE:", 1), (b"x", 20 << 20)), LONGER, 1),
    Hostile(
        "line-of-40-mb.vcf",
        of_pieces((BEGIN + b"NOTE:", 1), (b"x", 40 << 20), (b"\r\n" + END, 1)),
        "longer than 32",
        whole=True,
    ),
    Hostile("head-without-end.vcf", of_pieces((BEGIN + b'X-A;X="', 1), (b"x", 20 << 20), (b":y\r\n" + END, 1)), "", 1),
    Hostile("quotes.vcf", of_pieces((BEGIN + b"X-A;", 1), (b'X="a";', 3_000_000), (b":y\r\n" + END, 1)), "", 1),
    Hostile(
        "folds.vcf", of_pieces((BEGIN + b"NOTE:", 1), (b"x" * 60 + b"\r\n ", 200_000), (b"\r\n" + END, 1)), LONGER, 1
    ),
    Hostile("tab-folds.vcf", of_pieces((BEGIN + b"NOTE:", 1), (b"x" * 60 + b"\r\n\t", 200_000), (END, 1)), LONGER, 1),
    Hostile(
        "quoted-printable-folds.vcf",
        of_pieces((OLD + b"NOTE;ENCODING=QUOTED-PRINTABLE:", 1), (b"x" * 60 + b"=\r\n", 200_000), (b"\r\n" + END, 1)),
        LONGER,
        1,
    ),
    Hostile(
        "quoted-printable-indents.vcf",
        of_pieces((OLD + b"X;QUOTED-PRINTABLE:=\r\nNOTE:", 1), (b"x" * 60 + b"\r\n ", 200_000), (b"\r\n" + END, 1)),
        "",
        1,
    ),
    Hostile(
        "base64-folds.vcf",
        of_pieces((OLD + b"PHOTO;ENCODING=BASE64:\r\n", 1), (b"A" * 60 + b"\r\n", 200_000), (b"\r\n" + END, 1)),
        "",
        1,
    ),
    Hostile("base64-mixed.vcf", of_pieces((OLD + b"X;BASE64:\r\n", 1), (b"A=\r\n \r\n\r\n", 200_000), (END, 1)), "", 1),
    Hostile("empty-lines.vcf", of_pieces((BEGIN.replace(b"Card", b"Lines"), 1), (b"\r\n", 2_000_000), (END, 1)), "", 1),
    Hostile("returns.vcf", of_pieces((BEGIN, 1), (b"\r", 5_000_000), (END, 1)), "", 1),
    Hostile("many-lines.vcf", of_pieces((BEGIN, 1), (b"TEL:+442079460142\r\n", 200_000), (END, 1)), "00 values", 1),
    sized(
        "many-heads.vcf",
        lambda size: BEGIN + b"".join(b"X-%d:y\r\n" % n for n in range(size)) + END,
        (200_000, 25_000),
        "",
        1,
    ),
    sized("many-groups.vcf", lambda size: groups_without_end(size, size), (3_000, 500), "", -1),
    sized("same-uid.vcf", same_uid, (12_000, 2_000), "same UID", -1),
    Hostile("name-of-1-mb.vcf", of_bytes(CARDS_1_MB), "FN is longer", -1),
    Hostile("odd-names.vcf", of_bytes(card(name="\u202eevil\u2066\x1b[2J\x07 \ufeffname\u0000\u200f".encode())), "", 1),
    Hostile("lone-surrogates.vcf", of_bytes(card(b"NOTE:\xed\xa0\x80\xed\xb0\x80", name=b"Half \xed\xa0\x80")), "", 1),
    Hostile("nul-bytes.vcf", of_bytes(card(b"NOTE:\0" * 1_000, name=b"N\0u\0l")), "", 1),
    Hostile("wide.vcf", of_bytes(card(name="Wide Ünder".encode()).decode().encode("utf-16-le")), "", 1),
    Hostile("wide-big.vcf", of_bytes(card(name=b"Wide Big").decode().encode("utf-16-be")), "", -1),
    Hostile("wide-mark-that-lies.vcf", of_bytes(b"\xff\xfe" + card()), "", -1),
    Hostile("utf-8-mark-that-lies.vcf", of_bytes(b"\xef\xbb\xbf" + card(name=b"L\xfcgner")), "", 1),
    Hostile(
        "charset-bombs.vcf",
        of_bytes(
            lambda: b"".join(
                card(
                    b"NOTE;CHARSET=%s:\xff" % name + b"-a" * 30_000,
                    b"TITLE;CHARSET=%s;ENCODING=QUOTED-PRINTABLE:=FF" % name + b"z" * 60_000,
                )
                for name in CODECS
            )
        ),
        "",
        12,
    ),
    *(
        Hostile(f"photo-{kind}.vcf", of_bytes(partial(with_picture, kind)), "", 1)
        for kind in ("png", "png-bomb", "jpeg", "gif", "webp", "tiff", "svg")
    ),
    Hostile(
        "photo-of-30-mb.vcf", of_pieces((BEGIN + b"PHOTO;ENCODING=b:", 1), (b"A", 30 << 20), (b"\r\n" + END, 1)), "", 1
    ),
    *(
        Hostile(
            f"every-property-{number}.vcf",
            of_bytes(partial(every_property, *payloads)),
            "",
            -1,
            smaller=of_bytes(partial(every_property, *a_third(payloads))),
        )
        for number, payloads in enumerate(
            in_fours(
                (
                    b"a" * 30_000,
                    b"@" * 30_000,
                    b"0" * 30_000,
                    b";," * 15_000,
                    b"\\" * 30_000,
                    b"\\," * 15_000,
                    b'"' * 29_999,
                    b"a@" * 15_000,
                    b"+1 " * 10_000,
                    b"1-" * 15_000,
                    b"http://" * 4_000,
                    b"%41" * 10_000,
                    b"^n" * 15_000,
                    b"\xff" * 30_000,
                    b" " * 30_000,
                    b"x-" * 15_000,
                    b"tel:" * 7_000,
                    b"_$!<" * 7_000,
                    b"." * 30_000,
                    b"=" * 30_000,
                    b"/in/" * 7_000,
                    "İ".encode() * 15_000,
                    "\u0300".encode() * 15_000,
                    b"<" * 30_000,
                )
            )
        )
    ),
)
