# SPDX-License-Identifier: GPL-3.0-or-later
"""Telling the CSV of Outlook from other tables that begin with a first name (desktop, Outlook.com, Google's choice).

The whole header decides: `Connected On` is LinkedIn's and `E-mail 1 - Label` is Google's, whatever stands beside it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coterie.domain.foreign_files import Bundle, Claim
from coterie.importers.outlook.titles import fact_of
from coterie.importers.text.encodings import head_text
from coterie.importers.text.first_bytes import why_no_table
from coterie.importers.text.headings import DELIMITERS, find_heading

if TYPE_CHECKING:
    from coterie.domain.foreign_files import Member

#: Above a LinkedIn archive, which takes in unknown tables that lie beside it.
SURENESS = 96

_FOREIGN = frozenset(["connected on", "verbunden am", "connecté le", "conversation id", "order #", "approval status"])
_GOOGLES = re.compile(r"(?:e mail|phone|address|website|organization) [1-9]\d* (?:label|type|value|formatted|name)\Z")
#: In the bytes of a head, whatever its encoding: cheap, because every file of a folder is looked at.
_MARKS = re.compile(rb"mail|messagerie|correo|correio|posta|phone|t.{1,2}l.{1,2}fo", re.IGNORECASE | re.DOTALL)
_CARD = re.compile(rb"\W{0,8}BEGIN[ \t]*:", re.IGNORECASE)
_LOOKED_AT = 8_192


def recognise(bundle: Bundle) -> Claim | None:
    """Claim every table whose titles are Outlook's, whatever the files are called."""
    members = tuple(member for member in bundle.members if _is_outlooks(member))
    return Claim(SURENESS, members) if members else None


def knows(titles: frozenset[str]) -> bool:
    """Say whether normalised titles are those of an address book of Outlook.

    An address and any number or part of a postal address, a number at work and a job title, or several addresses.
    """
    facts = [fact for title in titles if (fact := fact_of(title)) is not None]
    kinds = {fact.kind for fact in facts}
    mails = sum(fact.kind == "mail" and fact.part == "value" for fact in facts)
    is_reached = any(fact.kind == "phone" or (fact.kind == "address" and fact.part != "address") for fact in facts)
    has_work_phone = any(fact.kind == "phone" and fact.label == "work" for fact in facts)
    if not (mails > 1 or (mails and is_reached) or (has_work_phone and "job title" in kinds)):
        return False
    return not titles & _FOREIGN and not any(map(_GOOGLES.match, titles))


def _is_outlooks(member: Member) -> bool:
    """Say whether a file holds such a table; most files are told by a glance at their bytes."""
    head = member.head()
    glance = head[:_LOOKED_AT].replace(b"\0", b"")
    if _CARD.match(glance) or not _MARKS.search(glance) or not any(mark.encode() in glance for mark in DELIMITERS):
        return False
    if why_no_table(head):
        return False
    return find_heading(head_text(head), knows) is not None
