# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables that mean harm: quotes that never close, a million columns, millions of empty rows, odd encodings."""

from __future__ import annotations

import io
import zipfile
from functools import partial
from typing import TYPE_CHECKING

from tests.hostile.corpus import Hostile, Maker, a_third, in_fours, of_bytes, of_pieces, sized

if TYPE_CHECKING:
    from collections.abc import Mapping

HEADER = b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\r\n"
ROW = b"Hostile,Row,https://www.linkedin.com/in/hostile-row,,Some Company,Some Title,09 Jul 2024\r\n"
TALK = (
    b"CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,"
    b"FOLDER\r\n"
)
PEOPLE = (
    b"Hostile Row,https://www.linkedin.com/in/hostile-row,Owner,https://www.linkedin.com/in/owner,"
    b"2024-03-01 09:30:00 UTC"
)
OPEN = "A quotation mark is not closed"


def connections(*rows: tuple[bytes, int]) -> Maker:
    """Write connections: the header, one sound row, then these."""
    return of_pieces((HEADER + ROW, 1), *rows)


def messages(*contents: bytes) -> bytes:
    """Give messages with these texts."""
    rows = (
        b'c%d,,%s,,"%s",INBOX\r\n' % (number, PEOPLE, text.replace(b'"', b'""')) for number, text in enumerate(contents)
    )
    return TALK + b"".join(rows)


def turn(number: int) -> bytes:
    """Give a message of one conversation, from somebody new to forty others who are new."""
    others = b",".join(b"https://www.linkedin.com/in/t%d" % (number * 40 + each) for each in range(40))
    sender = b"F%d,https://www.linkedin.com/in/f%d" % (number, number)
    return b'c,,%s,T,"%s",2024-03-01 09:30:00 UTC,,x,INBOX\r\n' % (sender, others)


def archive(files: Mapping[str, bytes]) -> bytes:
    """Give an archive as LinkedIn packs one."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as packed:
        packed.writestr("Connections.csv", HEADER + ROW)
        for name, data in files.items():
            packed.writestr(name, data)
    return held.getvalue()


def every_column(*payloads: bytes) -> bytes:
    """Give rows that have each of these in every column, one at a time and in all."""
    rows: list[bytes] = []
    for payload in payloads:
        cell = b'"' + payload.replace(b'"', b'""') + b'"'
        rows += [b",".join(cell if at == place else b"x%d" % at for at in range(7)) for place in range(7)]
        rows.append(b",".join([cell] * 7))
    return HEADER + ROW + b"\r\n".join(rows) + b"\r\n"


NASTY = (b"a" * 100_000, b"@" * 100_000, b"0" * 100_000, b"-1" * 50_000, b"/in/" * 25_000,
         b"%C3" * 30_000, b" " * 100_000,
         b"," * 100_000, b'"' * 100_000, b"http://" * 14_000, "\u0300".encode() * 50_000, b"Jul 1 2024 " * 9_000,
         "😀".encode() * 25_000, b"a, PhD" * 16_000, b"<b>" * 33_000, b"&amp;" * 20_000)  # fmt: skip
HTML = (
    b"<!--",
    b"<!",
    b"<a",
    b"<a b='",
    b"</a ",
    b"&#",
    b"<![CDATA[",
    b"<?",
    b"&lt",
    b"<div>",
    b"<a href=http://x>",
    b"< ",
    b"<script>",
    b"<b \n",
)
_CASES = (
    Hostile("open-quote.csv", connections((b'A,B,"', 1), (b"x" * 1_200_000 + b"\r\n", 43)), OPEN, 1),
    Hostile("open-quote-rows.csv", connections((b'A,"B\r\n', 1), (ROW, 60_000)), "", -1),
    Hostile(
        "open-quote-one-line.csv", connections((b'A,B,"', 1), (b"x", 50 << 20)), "longer than a mebibyte|not closed", 1
    ),
    Hostile("open-quotes-long-lines.csv", connections((b'a"b,"' + b"c" * 44_700 + b"\r\n", 1_100)), OPEN, 1),
    Hostile("open-quotes-short-lines.csv", connections((b'a"b,"c\r\n', 1_000_000)), OPEN, 1),
    Hostile("quotes-of-six-rows.csv", connections((b'a,"\r\n' + ROW * 5 + b'",,,,,\r\n', 6_000)), OPEN, -1),
    Hostile("quotes-alone.csv", connections((b'"', 20 << 20)), "", -1),
    Hostile("million-columns.csv", of_pieces((HEADER.strip(), 1), (b",column", 1_000_000), (b"\r\n" + ROW, 10)), "", 1),
    Hostile(
        "million-columns-row.csv",
        connections((b"x,", 1_000_000), (b"\r\n", 1)),
        "longer than a mebibyte",
        1,
        whole=True,
    ),
    Hostile(
        "million-columns-alone.csv",
        of_pieces((b"a,", 1_000_000), (b"\r\n", 1), (b"1,", 1_000_000)),
        "No importer knows",
    ),
    Hostile("empty-rows.csv", connections((b"\r\n", 10_000_000)), "", 1),
    Hostile("rows-of-commas.csv", connections((b",,,,,,\r\n", 10_000_000)), "", 1),
    Hostile("rows-of-returns.csv", connections((b"\r", 10_000_000)), "", 1),
    Hostile("empty-rows-first.csv", of_pieces((b"\r\n", 10_000_000), (HEADER + ROW, 1)), "", -1),
    Hostile(
        "refused-rows.csv", connections((b"1,2,3,4,5,6,7,8,9\r\n", 300_000)), "More than 100,000 rows", 1, whole=True
    ),
    Hostile("nameless-rows.csv", connections((b",,,,C,,\r\n", 300_000)), "More than 100,000 rows", 1, whole=True),
    Hostile("line-without-end.csv", connections((b"x", 20 << 20)), "longer than a mebibyte", 1),
    Hostile(
        "cell-of-20-mb.csv",
        connections((b'A,B,,,"', 1), (b"x" * 9_999 + b"\n", 2_000), (b'",,\r\n', 1)),
        OPEN,
        -1,
        whole=True,
    ),
    Hostile(
        "few-nul-bytes.csv", connections((b"N\0u\0l,B\0yte,,,,,\r\n", 1), (ROW.replace(b"row", b"other"), 300)), "", 3
    ),
    Hostile("nul-bytes.csv", connections((b"N\0u\0l,B\0yte,,,,,\r\n", 1), (b"\0", 20 << 20)), "Nobody can tell"),
    Hostile("lone-surrogates.csv", connections((b"Half\xed\xa0\x80,Pair\xed\xb0\x80,,,,,\r\n", 1)), "", 2),
    Hostile("wide.csv", of_bytes((HEADER + ROW).decode().encode("utf-16-le")), "", 1),
    Hostile("wide-big.csv", of_bytes((HEADER + ROW).decode().encode("utf-16-be")), "", 1),
    Hostile("wide-odd.csv", of_bytes((HEADER + ROW).decode().encode("utf-16") + b"\xd8\0\xd8"), "", -1),
    Hostile("wide-mark-that-lies.csv", of_bytes(b"\xff\xfe" + HEADER + ROW), "", -1),
    Hostile("utf-8-mark-that-lies.csv", of_bytes(b"\xef\xbb\xbf" + HEADER + b"L\xfcgner,Mark,,,,,\r\n"), "", 1),
    Hostile("turns-wide.csv", connections(("Später,Weit,,,,,\r\n".encode("utf-16-le") * 2, 1)), "", -1),
    Hostile("controls.csv", connections(("\u202eevil\x1b[2J,\u2066Bidi\x07\x00,,,,,\r\n".encode(), 1)), "", 2),
    Hostile("name-of-1-mb.csv", connections((b"N" * 1_000_000 + b",Long,,,,,\r\n", 1)), "longer than 64 KiB", 1),
    Hostile("formulas.csv", connections((b"=cmd|' /C calc'!A0,@SUM(1+1),,,+1,-1,\r\n", 1)), "", 2),
    Hostile(
        "page.csv", of_bytes(b"<!DOCTYPE html><html><body>First Name,Connected On</body></html>"), "This is a web page"
    ),
    Hostile("workbook.csv", of_bytes(b"PK\3\4" + b"[Content_Types].xml xl/"), "damaged or cut off"),
    Hostile("comments-of-html.html", of_pieces((b"<!-- -->", 8_000)), "web page|No importer|Nobody", 0),
    sized(
        "messages.zip",
        lambda size: archive({"messages.csv": messages(*(part * (size // len(part)) for part in HTML))}),
        (300_000, 60_000),
        "",
        15,
    ),
    sized(
        "turns.zip",
        lambda size: archive({"messages.csv": TALK + b"".join(map(turn, range(size)))}),
        (1_500, 300),
        "",
        -1,
    ),
    sized(
        "articles.zip",
        lambda size: archive(
            {
                f"Articles/{number}.html": b"<html><body>" + part * (size // len(part))
                for number, part in enumerate((*HTML, b"<h1>", b"<title>" * 2, b"<h1 "))
            }
        ),
        (60_000, 15_000),
        "",
        18,
    ),
    *(
        Hostile(
            f"every-column-{number}.csv",
            of_bytes(partial(every_column, *payloads)),
            "",
            -1,
            smaller=of_bytes(partial(every_column, *a_third(payloads))),
        )
        for number, payloads in enumerate(in_fours(NASTY))
    ),
)
#: The same person stands in every table.
CASES = tuple(case._replace(alone=True) for case in _CASES)
