# SPDX-License-Identifier: GPL-3.0-or-later
"""The words a card labels its values with: TYPE parameters, Apple's labels, names of services; and the way back."""

from __future__ import annotations

from functools import lru_cache

from coterie.domain.content_lines import parse_parameters

#: TYPE values that say how a value is written or that it is preferred, not what it is for.
_SILENT = frozenset({"internet", "pref", "x400", "voice", "postal", "parcel", "intl", "dom", "text", "msg"})
#: Bare words of vCard 2.1 that name an encoding, not a type.
_ENCODINGS = frozenset({"quoted-printable", "base64", "8bit", "7bit"})
#: What people call them.
_WORDS = {"cell": "mobile", "iphone": "mobile"}
_ORDER = {"home": 0, "work": 1}

#: Labels that Apple writes as `_$!<Name>!$_`, in plain words.
_BUILT_IN = {
    "homefax": "home fax",
    "workfax": "work fax",
    "otherfax": "other fax",
    "homepage": "homepage",
}

#: Properties of messengers and networks, and the service each is for.
SERVICES = {
    "X-AIM": "aim",
    "X-ICQ": "icq",
    "X-JABBER": "xmpp",
    "X-MSN": "msn",
    "X-YAHOO": "yahoo",
    "X-SKYPE": "skype",
    "X-SKYPE-USERNAME": "skype",
    "X-GADUGADU": "gadu-gadu",
    "X-GROUPWISE": "groupwise",
    "X-GOOGLE-TALK": "google talk",
    "X-GTALK": "google talk",
    "X-QQ": "qq",
    "X-TWITTER": "twitter",
    "X-MATRIX": "matrix",
    "X-SIGNAL": "signal",
    "X-TELEGRAM": "telegram",
    "X-MS-IMADDRESS": "",
    "X-EVOLUTION-VIDEO-URL": "",
}


class Types:
    """What the parameters of a line say of its value."""

    __slots__ = (
        "charset",
        "label",
        "omitted_year",
        "preferred",
        "quoted_printable",
        "service",
        "types",
        "user",
        "value",
    )

    def __init__(self, params: str) -> None:
        """Read the parameters once; lines with the same head share the answer."""
        types: list[str] = []
        self.charset = self.value = self.service = self.user = self.omitted_year = ""
        self.preferred = self.quoted_printable = False
        for name, values in parse_parameters(params):
            self._take(name.upper(), values, types)
        self.types = frozenset(types)
        self.preferred = self.preferred or "pref" in self.types
        self.label = label_of(self.types)

    def _take(self, name: str, values: tuple[str, ...], types: list[str]) -> None:
        """Take one parameter in."""
        value = values[0]
        if name in ("TYPE", ""):
            types += [word for text in values for word in text.lower().split(",")]
            self.quoted_printable = self.quoted_printable or (not name and value.upper() == "QUOTED-PRINTABLE")
        elif name == "ENCODING":
            self.quoted_printable = value.upper() == "QUOTED-PRINTABLE"
        elif name == "PREF":
            self.preferred = value == "1"
        elif name in _KEPT:
            setattr(self, _KEPT[name], value)


_KEPT = {
    "CHARSET": "charset",
    "VALUE": "value",
    "X-SERVICE-TYPE": "service",
    "SERVICE-TYPE": "service",
    "X-USER": "user",
    "USERNAME": "user",
    "X-APPLE-OMIT-YEAR": "omitted_year",
}


def label_of(types: frozenset[str]) -> str:
    """Give TYPE values as a label: home or work first, then what it is; a plain voice line has none."""
    if not types:
        return ""
    words = {_WORDS.get(word, word.removeprefix("x-")) for word in types if word not in _SILENT and word}
    words -= _ENCODINGS
    return " ".join(sorted(words, key=lambda word: (_ORDER.get(word, 2), word)))


@lru_cache(maxsize=1_024)
def plain_label(text: str) -> str:
    """Give an Apple label in plain words: its own are wrapped, a user's stand as typed."""
    text = text.strip()
    if text.startswith("_$!<") and text.endswith(">!$_"):
        word = text[4:-4].lower()
        return _BUILT_IN.get(word, word)
    return text


def types_of(label: str) -> list[str]:
    """Give the TYPE values for a label, or none when it holds a word that is no TYPE."""
    words = ["cell" if word == "mobile" else word for word in label.split(" ") if word]
    return words if all(word in _WRITTEN for word in words) else []


_WRITTEN = frozenset({"home", "work", "cell", "fax", "pager", "main"})
