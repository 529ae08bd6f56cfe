# SPDX-License-Identifier: GPL-3.0-or-later
"""Values of a card's lines: character sets, quoted-printable, partial dates, text fit to show."""

from __future__ import annotations

import binascii
import re
from datetime import date
from functools import lru_cache

from coterie.domain.content_lines import split_unescaped, unescape_text
from coterie.domain.moments import FIRST_YEAR, LAST_YEAR, PartialDate

_CONTROLS = bytes([*range(9), *range(11, 32), 127])
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")

#: Year that Apple writes where none is known; the parameter X-APPLE-OMIT-YEAR says so, older files leave it out.
OMITTED_YEAR = "1604"

#: ISO dates sort as text; most dates of most cards are such.
_FIRST_DAY, _LAST_DAY = f"{FIRST_YEAR}-01-01", f"{LAST_YEAR}-12-31"

_DATE = re.compile(
    r"""(?:
        (?P<year>\d{4}) (?: -?(?P<month>\d\d) -?(?P<day>\d\d) | -(?P<only_month>\d\d) )?
        | --(?P<yearless_month>\d\d) -?(?P<yearless_day>\d\d)
    )(?:[T\s].*)?\Z""",
    re.VERBOSE,
)


def cleaned(text: str) -> tuple[str, bool]:
    """Take control characters but newline and tab out of a text; True when it came from clean UTF-8."""
    sound = True
    try:
        data = text.encode()
    except UnicodeEncodeError:
        sound = False
        data = text.encode("utf-8", "surrogateescape")
    if len(data.translate(None, _CONTROLS)) == len(data) and b"\xc2" not in data:  # C2 begins those above 127
        return text, sound
    return _CONTROL.sub("", text), sound


def is_sound(text: str) -> bool:
    """Say whether a text came from clean UTF-8, so that it holds no surrogate escapes."""
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def recoded(value: str, charset: str) -> tuple[str, bool]:
    """Read a value's bytes in its character set, else as UTF-8, else as Windows-1252; True when that was guessed."""
    return _decoded(value.encode("utf-8", "surrogateescape"), charset)


def plain_from_quoted_printable(value: str, charset: str) -> tuple[str, bool]:
    """Decode quoted-printable; True when the character set was guessed. Separators are split before (vCard 2.1)."""
    text, guessed = _decoded(binascii.a2b_qp(value.encode("utf-8", "surrogateescape")), charset)
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")), guessed


def _decoded(data: bytes, charset: str) -> tuple[str, bool]:
    """Decode bytes; a character set that nobody knows, or that leaves half characters, is passed over."""
    for name in (charset, "utf-8"):
        try:
            text = data.decode(name or "utf-8")
            text.encode()
        except (LookupError, ValueError):  # no such set, or no text in it
            continue
        return text.removeprefix("\ufeff"), False
    return data.decode("cp1252", "replace"), True


@lru_cache(maxsize=4_096)
def known_date(text: str, omitted_year: str = "") -> str:
    """Give what a card's date says as ISO text, "" when it is no date that a calendar from 1900 to 2200 has.

    RFC 6350 section 4.3 and ISO 8601; a year that stands for none (1604, 0000, `omitted_year`) is left out.
    """
    if not omitted_year and _FIRST_DAY <= text <= _LAST_DAY and len(text) == 10 and text[4] == text[7] == "-":
        try:
            return str(date.fromisoformat(text))
        except ValueError:
            return ""
    match = _DATE.match(text)
    if match is None:
        return ""
    year = match["year"] or ""
    month = match["month"] or match["only_month"] or match["yearless_month"]
    day = match["day"] or match["yearless_day"]
    if year in {OMITTED_YEAR, "0000", omitted_year}:
        year = ""
    if not year and not day:
        return ""
    iso = "-".join(part for part in (year, month, day) if part) if year else f"--{month}-{day}"
    try:
        return str(PartialDate.parse(iso))
    except ValueError:
        return ""


def text_list(value: str, separator: str) -> list[str]:
    """Split a list of texts and undo the escapes of each; empty ones are left out."""
    if "\\" not in value:
        parts = value.split(separator)
        return parts if all(parts) and " " not in value else [text for part in parts if (text := part.strip())]
    return [text for part in split_unescaped(value, separator) if (text := unescape_text(part).strip())]


def component(value: str, joiner: str) -> str:
    """Join the comma list inside one component of a name or an address."""
    if "," not in value and "\\" not in value:
        return value.strip()
    return joiner.join(text_list(value, ","))
