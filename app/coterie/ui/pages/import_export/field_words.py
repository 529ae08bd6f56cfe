# SPDX-License-Identifier: GPL-3.0-or-later
"""What fields of a person are called, in the review of an import and in an export."""

from __future__ import annotations

from coterie.domain.import_plans import BOTH, FILE, MINE
from coterie.domain.texts import _


def field_name(field: str, title: str = "") -> str:
    """Name a changed field."""
    if field in {"own", "relation", "date", "other"} and title:
        return title[:1].upper() + title[1:]
    return _FIELDS.get(field, lambda: field.replace("_", " "))()


_FIELDS = {
    "name": lambda: _("Name"),
    "given": lambda: _("Given name"),
    "family": lambda: _("Family name"),
    "additional": lambda: _("Middle name"),
    "prefix": lambda: _("Title before the name"),
    "suffix": lambda: _("Title after the name"),
    "nickname": lambda: _("Nickname"),
    "phonetic": lambda: _("Spelt as spoken"),
    "pronouns": lambda: _("Pronouns"),
    "title": lambda: _("Role"),
    "organisation": lambda: _("Organisation"),
    "post": lambda: _("Role"),
    "mail": lambda: _("Email"),
    "phone": lambda: _("Phone"),
    "address": lambda: _("Address"),
    "url": lambda: _("Link"),
    "handle": lambda: _("Profile"),
    "messenger": lambda: _("Messenger"),
    "birthday": lambda: _("Birthday"),
    "anniversary": lambda: _("Anniversary"),
    "date": lambda: _("Date"),
    "other": lambda: _("Date"),
    "note": lambda: _("Note"),
    "tag": lambda: _("Tag"),
    "relation": lambda: _("Relation"),
    "own": lambda: _("Own field"),
}


def use_name(use: str) -> str:
    """Name the side that wins."""
    return {FILE: _("File"), MINE: _("Mine"), BOTH: _("Keep both")}[use]
