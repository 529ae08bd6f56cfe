# SPDX-License-Identifier: GPL-3.0-or-later
"""A card's lines turned from one version of vCard into another; what has no counterpart stays as it is.

From 2.1 there is only a way out: its encodings and bare parameters become those of 3.0 (RFC 2426). Between 3.0 and
4.0 (RFC 6350) the table goes both ways, so that there and back is the same card.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from coterie.domain.card_labels import Types
from coterie.domain.card_values import OMITTED_YEAR, is_sound, plain_from_quoted_printable, recoded
from coterie.domain.content_lines import (
    ContentLine,
    escape_text,
    parse_line,
    parse_parameters,
    split_unescaped,
    unescape_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_COMPONENTS = frozenset({"N", "ADR", "ORG"})
_LISTS = frozenset({"CATEGORIES", "NICKNAME"})
_TEXTS = frozenset({"FN", "TITLE", "ROLE", "NOTE", "LABEL", "EMAIL", "TEL", "MAILER", "SORT-STRING"})
_ENCODINGS = frozenset({"QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT"})
_DATES = frozenset({"BDAY", "ANNIVERSARY", "DEATHDATE", "X-ANNIVERSARY", "X-ABDATE"})

#: Names that differ between 3.0 (as Apple and others write it) and 4.0.
_NAMES_TO_4 = {
    "X-ANNIVERSARY": "ANNIVERSARY",
    "X-ADDRESSBOOKSERVER-KIND": "KIND",
    "X-ADDRESSBOOKSERVER-MEMBER": "MEMBER",
    "X-PRONOUNS": "PRONOUNS",
}
_NAMES_TO_3 = {new: old for old, new in _NAMES_TO_4.items()}

#: What the bytes of a property are, for the data: address that 4.0 keeps them in.
_FRAME = frozenset({"BEGIN", "END", "VERSION", "PRODID", "UID", "REV"})
_MEDIA = {"PHOTO": "image", "LOGO": "image", "SOUND": "audio", "KEY": "application"}

_PARAMETER = re.compile(r'((?:[^;"]|"[^"]*")+)')
_EXTENDED = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):?(\d\d):?(\d\d)(.*))?\Z")
_BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(.*))?\Z")
_YEARLESS = re.compile(r"--(\d\d)-?(\d\d)\Z")
_DATA = re.compile(r"data:(?:(\w+)/([\w.+-]+))?;base64,", re.IGNORECASE)
_POSITION_3 = re.compile(r"\s*([-+]?[\d.]+)\s*[;,]\s*([-+]?[\d.]+)\s*\Z")
_POSITION_4 = re.compile(r"geo:([-+]?[\d.]+),([-+]?[\d.]+)\Z", re.IGNORECASE)


def version_of(lines: Iterable[str]) -> str:
    """Give the version a card says it has; one that says none, or one nobody knows, counts as 3.0."""
    for line in lines:
        parsed = parse_line(line)
        if parsed.key == "VERSION" and parsed.value.strip() in ("2.1", "4.0"):
            return parsed.value.strip()
    return "3.0"


def converted(lines: list[str], target: str) -> list[str]:
    """Turn the lines of one card to version 3.0 or 4.0; the same version gives the same lines."""
    version = version_of(lines)
    if version == "2.1":
        lines, version = _from_2(lines), "3.0"
    if version == target:
        return lines
    turn = _to_4 if target == "4.0" else _to_3
    return [turn(parse_line(line)) for line in lines]


def joined(line: ContentLine, name: str | None = None, params: str | None = None, value: str | None = None) -> str:
    """Write a line again with some of its parts replaced."""
    params = line.params if params is None else params
    head = (f"{line.group}." if line.group else "") + (line.name if name is None else name)
    return f"{head}{';' if params else ''}{params}:{line.value if value is None else value}"


def _from_2(lines: list[str]) -> list[str]:
    """Turn 2.1 lines to 3.0; a card inside the card becomes the one escaped text that 3.0 keeps it as."""
    out: list[str] = []
    inner: list[str] = []
    depth = 0
    for line in lines:
        parsed = parse_line(line)
        word = parsed.value.strip().upper()
        begins = parsed.key in ("BEGIN", "AGENT") and word in ("VCARD", "BEGIN:VCARD")
        depth += begins
        if begins and depth == 2 and out and parse_line(out[-1])[1:] == ("AGENT", "", ""):
            out.pop()
        if depth > 1:
            inner.append("BEGIN:VCARD" if begins else line)
        else:
            out.append(_line_from_2(parsed))
        if parsed.key == "END" and word == "VCARD":
            depth -= 1
            if depth == 1:
                out.append("AGENT:" + escape_text("\n".join(_from_2(inner))))
                inner = []
    return out


def _line_from_2(line: ContentLine) -> str:
    """Turn one 2.1 line to 3.0: decoded, its separators kept, escaped anew."""
    if line.key == "VERSION":
        return joined(line, value="3.0")
    if not line.name or line.key in ("BEGIN", "END"):
        return line.value if not line.name else joined(line)
    types = Types(line.params)

    def decoded(part: str) -> str:
        if types.quoted_printable:
            return plain_from_quoted_printable(unescape_text(part), types.charset)[0]
        return unescape_text(part if is_sound(part) else recoded(part, types.charset)[0])

    if line.key in _COMPONENTS:
        value = ";".join(escape_text(decoded(part)) for part in split_unescaped(line.value, ";"))
    elif line.key in _LISTS:
        value = ",".join(escape_text(decoded(part)) for part in split_unescaped(line.value, ","))
    elif line.key in _TEXTS:
        value = escape_text(decoded(line.value))
    else:
        value = decoded(line.value).replace("\\", "\\\\").replace("\n", "\\n")
    return joined(line, params=_params_from_2(line.params), value=value)


def _params_from_2(params: str) -> str:
    """Give bare words the names that 3.0 wants; the value is UTF-8 now and says so no more."""
    out: list[str] = []
    types: list[str] = []
    for name, values in parse_parameters(params):
        key, word = name.upper(), values[0].upper()
        if key == "CHARSET":
            continue
        if key == "ENCODING" or (not key and word in _ENCODINGS):
            out += ["ENCODING=b"] if word in ("BASE64", "B") else []
        elif key in ("", "TYPE"):
            types += values
        else:
            out.append(f"{name}={','.join(map(_quoted, values))}")
    if types:
        out.append("TYPE=" + ",".join(map(_quoted, types)))
    return ";".join(out)


def _quoted(value: str) -> str:
    return '"' + value.replace('"', "'") + '"' if re.search(r"[:;,\"]", value) else value


def _to_4(line: ContentLine) -> str:
    """Turn one 3.0 line to 4.0."""
    key, params, value = line.key, line.params, line.value
    if key == "VERSION":
        return joined(line, value="4.0")
    if not line.name:
        return line.value
    if key in _MEDIA:
        return _media_to_4(line)
    if key in _DATES:
        params, value = _date_to_4(params, value)
    elif key == "GEO" and (match := _POSITION_3.match(value)):
        value = f"geo:{match[1]},{match[2]}"
    return joined(line, _NAMES_TO_4.get(key), _preference_to_4(params), value)


def _to_3(line: ContentLine) -> str:
    """Turn one 4.0 line to 3.0."""
    key, params, value = line.key, line.params, line.value
    if key == "VERSION":
        return joined(line, value="3.0")
    if not line.name:
        return line.value
    if key in _MEDIA:
        return _media_to_3(line)
    if key in _DATES:
        params, value = _date_to_3(params, value)
    elif key == "GEO" and (match := _POSITION_4.match(value)):
        value = f"{match[1]};{match[2]}"
    elif key == "TEL" and value[:4].lower() == "tel:":
        value = value[4:]
        params = _without(params, "VALUE")
    return joined(line, _NAMES_TO_3.get(key), _preference_to_3(params), value)


def _parts(params: str) -> Iterator[tuple[str, str]]:
    """Give each parameter as its upper-case name and as written."""
    for part in _PARAMETER.findall(params):
        yield part.partition("=")[0].strip().upper(), part


def _without(params: str, name: str) -> str:
    return ";".join(part for key, part in _parts(params) if key != name)


def _preference_to_4(params: str) -> str:
    """Turn TYPE=pref to PREF=1 and leave the other types where they stand."""
    if "pref" not in params.lower() or any(key == "PREF" for key, _part in _parts(params)):
        return params
    out: list[str] = []
    found = False
    for key, part in _parts(params):
        if key == "TYPE":
            values = [value for value in parse_parameters(part)[0][1] for value in value.split(",")]
            others = [value for value in values if value.lower() != "pref"]
            if len(others) < len(values):
                found = True
                if others:
                    out.append("TYPE=" + ",".join(map(_quoted, others)))
                continue
        out.append(part)
    return ";".join([*out, "PREF=1"]) if found else params


def _preference_to_3(params: str) -> str:
    """Turn PREF=1 to TYPE=pref; lower preferences have no counterpart and stay."""
    parts = list(_parts(params))
    return ";".join("TYPE=pref" if part.upper() == "PREF=1" else part for _key, part in parts) if parts else params


def _date_to_4(params: str, value: str) -> tuple[str, str]:
    """Write a date in the basic form; a year that stands for none goes, and with it the word for it."""
    match = _EXTENDED.match(value.strip()) or _BASIC.match(value.strip())
    if match is None:
        return params, value
    year, month, day, hour, minute, second, zone = match.groups()
    if year in {Types(params).omitted_year, OMITTED_YEAR} and hour is None:
        return _without(_without(params, "X-APPLE-OMIT-YEAR"), "VALUE"), f"--{month}{day}"
    time = f"T{hour}{minute}{second}{(zone or '').replace(':', '')}" if hour else ""
    return _without(params, "VALUE"), f"{year}{month}{day}{time}"


def _date_to_3(params: str, value: str) -> tuple[str, str]:
    """Write a date in the extended form; one without a year takes the year that Apple's readers leave out."""
    if match := _YEARLESS.match(value.strip()):
        params = ";".join(part for part in (params, f"X-APPLE-OMIT-YEAR={OMITTED_YEAR}") if part)
        return params, f"{OMITTED_YEAR}-{match[1]}-{match[2]}"
    match = _BASIC.match(value.strip())
    if match is None:
        return params, value
    year, month, day, hour, minute, second, zone = match.groups()
    time = f"T{hour}:{minute}:{second}{zone or ''}" if hour else ""
    return params, f"{year}-{month}-{day}{time}"


def _media_to_4(line: ContentLine) -> str:
    """Turn ENCODING=b to a data: address; the base64 itself is moved, not read."""
    encoding = "".join(line.values_of("ENCODING")).upper()
    if encoding not in ("B", "BASE64"):
        return joined(line, params=_preference_to_4(line.params))
    types = [value for value in line.values_of("TYPE") if value.lower() != "pref"]
    media = f"{_MEDIA[line.key]}/{types[0].lower()}" if types else ""
    params = _without(_preference_to_4(line.params), "ENCODING")
    return joined(line, params=_without(params, "TYPE"), value=f"data:{media};base64,{line.value.strip()}")


def _media_to_3(line: ContentLine) -> str:
    """Turn a data: address to ENCODING=b; any other address is named as one."""
    params = _preference_to_3(line.params)
    match = _DATA.match(line.value)
    if match is None:
        if not line.values_of("VALUE") and line.value and not line.values_of("ENCODING"):
            params = ";".join(part for part in (params, "VALUE=uri") if part)
        return joined(line, params=params)
    kind = [f"TYPE={match[2].upper()}"] if match[2] else []
    kept = _without(_without(params, "VALUE"), "MEDIATYPE")
    return joined(
        line, params=";".join(part for part in ("ENCODING=b", *kind, kept) if part), value=line.value[match.end() :]
    )


def without_media(card: bytes) -> bytes:
    """Leave out the lines of a card that hold pictures, sounds and keys: what other readers stumble over most."""
    return b"\n".join(line for line in card.split(b"\n") if _key_of(line) not in _MEDIA)


def names_in(card: bytes) -> Counter[str]:
    """Count the lines of a card by their names, those that only frame or number it left out."""
    names = (_key_of(line) for line in card.replace(b"\r\n", b"\n").split(b"\n") if line[:1] not in {b"", b" ", b"\t"})
    return Counter(name for name in names if name not in _FRAME)


def _key_of(line: bytes) -> str:
    return parse_line(line.decode("utf-8", "surrogateescape")).key
