# SPDX-License-Identifier: GPL-3.0-or-later
"""Names in Google Contacts CSV: whole and in parts until mid 2024, in parts and as filed since then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.folding import words
from coterie.domain.records import FoundName

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coterie.importers.text.contact_facts import ContactFacts

#: The single columns that names are made of.
NAME_PARTS = (
    "name", "given", "additional", "family", "prefix", "suffix", "nickname", "file as", "phonetic given",
    "phonetic additional", "phonetic family", "phonetic name",
)  # fmt: skip


def found_name(cells: Mapping[str, str], facts: ContactFacts) -> FoundName | None:
    """Make the name; None where a row has none, or only that of its organisation.

    `cells` has some of NAME_PARTS. What the name has no place for goes into the fields of `facts`.
    """
    part = {name: " ".join(cells.get(name, "").split()) for name in NAME_PARTS}
    joined = " ".join(filter(None, (part["given"], part["additional"], part["family"])))
    whole = _without_titles(part["name"], part["prefix"], part["suffix"])
    companies = {post.organisation.casefold() for post in facts.posts}
    if not joined and whole.casefold() in companies:
        whole = ""
    filed = "" if part["file as"].casefold() in companies else part["file as"]
    # The whole name has the order in which it is said; one that tells of somebody else is another fact.
    display = whole if set(words(joined)) <= set(words(whole)) and whole else joined
    display = display or part["nickname"] or filed
    if not display:
        return None
    for label, other in (("name", whole), ("file as", filed)):
        if other.casefold() not in (display.casefold(), joined.casefold()):
            facts.field(label, other)
    _keep_spoken_rest(part, facts)
    return FoundName(
        display,
        *(part[name] for name in ("given", "family", "additional", "prefix", "suffix", "nickname")),
        *(part[name] for name in ("phonetic given", "phonetic family")),
    )


def _keep_spoken_rest(part: Mapping[str, str], facts: ContactFacts) -> None:
    """Keep how the rest of a name is spoken, where given and family name do not say it."""
    facts.field("phonetic middle name", part["phonetic additional"])
    told = words(" ".join(part[f"phonetic {name}"] for name in ("given", "additional", "family")))
    if set(words(part["phonetic name"])) - set(told):
        facts.field("phonetic name", part["phonetic name"])


def _without_titles(name: str, prefix: str, suffix: str) -> str:
    """Take the title before a name and what stands behind it off; both have their own places."""
    if prefix and name.startswith(f"{prefix} "):
        name = name[len(prefix) :].strip()
    if suffix and name.endswith(f" {suffix}"):
        name = name[: -len(suffix)].rstrip(" ,")
    return name
