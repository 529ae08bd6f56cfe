# SPDX-License-Identifier: GPL-3.0-or-later
"""The words for what an examination of a vault found: calm, exact, and what is sound before what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.damage import DamageFacts, DamageReport, Finding, LostRows
from coterie.domain.joined_words import joined
from coterie.domain.spoken_dates import spoken_date
from coterie.domain.texts import _, counted, opening
from coterie.domain.written_numbers import whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date, datetime

KEY_COPIES = 2
#: Tables of what undo put aside.
_PUT_ASIDE = "undone_"
#: The kinds that are told by their number when they were read without a fault, the most telling first.
_TOLD: dict[str, tuple[str, Callable[[int], str]]] = {
    "people": ("person", lambda n: counted("{n} person", "{n} people", n)),
    "organisations": ("organisation", lambda n: counted("{n} organisation", "{n} organisations", n)),
    "interactions": ("interaction", lambda n: counted("{n} conversation", "{n} conversations", n)),
    "notes": ("note", lambda n: counted("{n} note", "{n} notes", n)),
    "follow_ups": ("follow_up", lambda n: counted("{n} follow-up", "{n} follow-ups", n)),
    "events": ("event", lambda n: counted("{n} event", "{n} events", n)),
}
#: What the rows of a table are called; several tables make one kind of thing.
_KINDS = {
    "person": lambda: _("the people"),
    "organisation": lambda: _("the organisations"),
    "interaction": lambda: _("the conversations"),
    "participant": lambda: _("who took part in conversations"),
    "note": lambda: _("the notes"),
    "follow_up": lambda: _("the follow-ups"),
    "event": lambda: _("the events"),
    "commitment": lambda: _("the promises"),
    "contact_point": lambda: _("the addresses and numbers"),
    "affiliation": lambda: _("who works where"),
    "important_date": lambda: _("the days to remember"),
    "tag": lambda: _("the tags"),
    "person_tag": lambda: _("the tags"),
    "relationship": lambda: _("the relations"),
    "community": lambda: _("the communities"),
    "membership": lambda: _("the communities"),
    "contribution": lambda: _("what you gave to others"),
    "opportunity": lambda: _("the jobs on their way"),
    "stage_event": lambda: _("the jobs on their way"),
    "learning_resource": lambda: _("what you learn from"),
    "credential": lambda: _("the certificates"),
    "source_record": lambda: _("the records of imports"),
    "import_batch": lambda: _("the list of imports"),
    "import_row": lambda: _("what became of single rows of imports"),
    "setting": lambda: _("the settings"),
    "draft": lambda: _("what was typed and not saved"),
    "change": lambda: _("what can be undone"),
    "change_set": lambda: _("what can be undone"),
}


_LOST: dict[str, Callable[[int], str]] = {
    "person": lambda n: counted("{n} person", "{n} people", n),
    "organisation": lambda n: counted("{n} organisation", "{n} organisations", n),
    "interaction": lambda n: counted("{n} conversation", "{n} conversations", n),
    "event": lambda n: counted("{n} event", "{n} events", n),
}


def report_of(facts: DamageFacts, now: datetime) -> DamageReport:
    """Put what was seen into words."""
    return DamageReport(now, tuple(_findings(facts)), facts.counts, facts.pages, facts.bad_pages, facts.opened)


def _findings(facts: DamageFacts) -> Iterator[Finding]:
    yield from _counted(facts)
    yield from _of_pages(facts)
    for sentence in facts.wrong_files:
        yield Finding(_("A file is not what it should be"), sentence, is_sound=False)
    if facts.journal:
        yield Finding(_("The journal is not whole"), facts.journal, is_sound=False)
    yield from _of_keys(facts)


def _counted(facts: DamageFacts) -> Iterator[Finding]:
    """Tell the kinds of things that were read without a fault, with their numbers."""
    if facts.counts is None:
        return
    lost = {rows.table for rows in facts.lost}
    told = [
        words(facts.counts.get(kind, 0))
        for kind, (table, words) in _TOLD.items()
        if table not in lost and facts.counts.get(kind)
    ]
    if told:
        detail = _("{0} read without a fault").format(joined(told))
        yield Finding(_("What can be read whole"), detail, is_sound=True)


def _of_pages(facts: DamageFacts) -> Iterator[Finding]:
    if not facts.pages:
        return
    if not facts.bad_pages:
        title = counted("The one page can be read", "All {n} pages can be read", facts.pages)
        yield Finding(title, _("Each was compared with the sum that was kept with it."), is_sound=True)
        return
    title = counted("1 of {{pages}} pages cannot be read", "{n} of {{pages}} pages cannot be read", facts.bad_pages)
    yield Finding(title.format(pages=whole(facts.pages)), " ".join(_lost(facts)), is_sound=False)


def _lost(facts: DamageFacts) -> Iterator[str]:
    """Say what the bad pages held."""
    if not facts.opened:
        yield _("What they hold can be said once the vault is unlocked.")
    elif not facts.lost:
        yield _("They hold nothing that cannot be made anew from the rest.")
    yield from dict.fromkeys(_part_of(rows) for rows in facts.lost)


def _part_of(rows: LostRows) -> str:
    if rows.count and rows.table in _LOST:
        return _some(_LOST[rows.table](rows.count), rows)
    table = "change" if rows.table.startswith(_PUT_ASIDE) else rows.table
    kind = _KINDS.get(table, lambda: _("what is kept beside them"))()
    if rows.first and rows.last:
        return _between(kind, rows.first, rows.last)
    return opening(_("part of {0} is missing.").format(kind))


def _some(what: str, rows: LostRows) -> str:
    if not rows.first or not rows.last:
        return _("Missing: {0}.").format(what)
    if rows.first == rows.last:
        return _("Missing: {0} of {1}.").format(what, spoken_date(rows.first))
    return _("Missing: {0} between {1} and {2}.").format(what, spoken_date(rows.first), spoken_date(rows.last))


def _between(kind: str, first: date, last: date) -> str:
    if first == last:
        return _("Part of {0} of {1} is missing.").format(kind, spoken_date(first))
    return _("Part of {0} between {1} and {2} is missing.").format(kind, spoken_date(first), spoken_date(last))


def _of_keys(facts: DamageFacts) -> Iterator[Finding]:
    if facts.opened:
        yield Finding(_("Your passphrase is right"), _("It opens the key files, so those are sound."), is_sound=True)
    elif facts.key_copies == KEY_COPIES:
        yield Finding(_("The key files can be read"), _("Both copies are whole."), is_sound=True)
    elif facts.key_copies:
        detail = _("One of its two copies is missing or damaged; the other is enough.")
        yield Finding(_("The key file can be read"), detail, is_sound=True)
    else:
        detail = _("Both copies are missing or damaged. A backup holds a key file of its own.")
        yield Finding(_("The key files cannot be read"), detail, is_sound=False)
