# SPDX-License-Identifier: GPL-3.0-or-later
"""Erasing for good: knowing somebody again without keeping who they were, and taking them out of shared texts."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coterie.domain.people import PersonName

#: A line of a card or a calendar goes on behind a line break and one blank.
_FOLD = re.compile(r"\r?\n[ \t]")
#: Shorter texts would be found inside others by chance.
_SHORTEST = 6


def fingerprints_of(keys: Iterable[str], key: bytes) -> list[str]:
    """Give the keyed fingerprints (HMAC-SHA256, hex) of identity keys such as `li:slug`, `mail:a@b` or `tel:+4420`."""
    return [hmac.new(key, text.encode("utf-8", "surrogateescape"), hashlib.sha256).hexdigest() for text in keys]


def spellings_of(name: PersonName) -> list[str]:
    """Give the ways a full name is written; a name of one word names too many to look for."""
    found = [name.display]
    if name.given and name.family:
        found += [f"{name.given} {name.family}", f"{name.family}, {name.given}", f"{name.family};{name.given}"]
    return [text for text in dict.fromkeys(found) if len(text.split()) > 1 or ";" in text]


def writings_of(account: str, value: str) -> list[str]:
    """Give the ways an account is written that mean one person, such as `user@server`; a bare login names too many.

    account: an identity key such as `li:slug`; value: how the person's page shows it.
    """
    service, _colon, name = account.partition(":")
    if service == "li":
        return list(dict.fromkeys((f"/in/{name}", f"/in/{quote(name)}")))
    if service == "mastodon":
        user, _at, server = name.partition("@")
        return [name, f"{server}/users/{user}", f"{server}/@{user}"]
    address = value.partition("://")[2].removeprefix("www.").rstrip("/")
    return [address] if "/" in address else []


@dataclass(frozen=True)
class Naming:
    """The texts that name a person who is to be erased: full names, addresses, numbers, profile slugs."""

    texts: tuple[str, ...]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Naming:
        """Take texts that are long enough to mean one person."""
        return cls(tuple(dict.fromkeys(text for text in texts if len(text) >= _SHORTEST or not text.isascii())))

    def is_in(self, text: str) -> bool:
        """Tell whether a text names the person, as whole words, in any capitals."""
        return bool(self.texts) and _pattern(self.texts).search(text) is not None

    def needles(self) -> list[str]:
        """Give what to look for in stored texts before they are read: lower case, ASCII where there is enough of it.

        What holds no needle names nobody; what holds one may.
        """
        found: set[str] = set()
        for text in self.texts:
            plain = max(re.findall(r"[ -!#-\[\]-~]+", text) or [""], key=len).lower()
            if len(plain) >= _SHORTEST // 2:
                found.add(plain)
            else:
                found |= {text, json.dumps(text)[1:-1]}
        return sorted(found)

    def out_of_text(self, text: str) -> str:
        """Take the lines out that name the person."""
        if not self.is_in(text):
            return text
        return "\n".join(line for line in text.split("\n") if not self.is_in(line))

    def out_of_value(self, value: Any) -> Any:  # noqa: ANN401 (any JSON)
        """Take the person out of a JSON value: texts lose the lines that name them, keys and shape stay."""
        if isinstance(value, str):
            return self.out_of_text(value)
        if isinstance(value, list):
            return [self.out_of_value(part) for part in value]
        if isinstance(value, dict):
            return {key: self.out_of_value(part) for key, part in value.items()}
        return value

    def out_of_raw(self, raw: bytes) -> bytes:
        """Take the person out of a raw record: JSON, or the content lines of a card or calendar item."""
        text = raw.decode("utf-8", "surrogateescape")
        if text[:1] in {"{", "["}:
            try:
                value = json.loads(text)
            except ValueError:
                value = None
            if value is not None:
                return self._rewritten(value, text).encode("utf-8", "surrogateescape")
        if not self.is_in(_FOLD.sub("", text)):
            return raw
        logical = re.split(r"\r?\n(?![ \t])", text)
        kept = [line for line in logical if not self.is_in(_FOLD.sub("", line))]
        return "\r\n".join(kept).encode("utf-8", "surrogateescape")

    def out_of_json(self, text: str) -> str:
        """Take the person out of JSON text; a text that is none loses lines."""
        try:
            return self._rewritten(json.loads(text), text)
        except ValueError:
            return self.out_of_text(text)

    def _rewritten(self, value: Any, text: str) -> str:  # noqa: ANN401 (any JSON)
        cleaned = self.out_of_value(value)
        return text if cleaned == value else json.dumps(cleaned, ensure_ascii=text.isascii(), separators=(",", ":"))


@lru_cache(maxsize=4)
def _pattern(texts: tuple[str, ...]) -> re.Pattern[str]:
    """Give the pattern of texts as whole words, the longest first."""
    longest_first = sorted(texts, key=len, reverse=True)
    return re.compile("|".join(map(_whole, longest_first)), re.IGNORECASE)


def _whole(text: str) -> str:
    """Give the pattern of one text that is part of no longer word; a path stands behind a host, and ends with it."""
    before = "" if text.startswith("/") else r"(?<!\w)"
    after = r"(?![\w-])" if "/" in text else r"(?!\w)"
    return f"{before}{re.escape(text)}{after}"
