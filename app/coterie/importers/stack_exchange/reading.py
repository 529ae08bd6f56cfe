# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading files of Stack Exchange: first who the owner is, then file by file, users and questions before answers.

API 2.x pages, data dumps since 2009, Data Explorer. A dump is looked through for the owner's number alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from coterie.domain.records import FileFound, Found, Record, Refused
from coterie.importers.stack_exchange import api_pages, dump_tables, explorer
from coterie.importers.stack_exchange.entries import Entry
from coterie.importers.stack_exchange.merging import identity, merged_entries
from coterie.importers.stack_exchange.outcomes import Outcomes
from coterie.importers.stack_exchange.owner import Owner, settle
from coterie.importers.stack_exchange.recognition import Reading, readings_of
from coterie.importers.text.encodings import encoding_of
from coterie.importers.text.json_files import JsonItem
from coterie.importers.text.json_values import kept_text

if TYPE_CHECKING:
    from coterie.domain.foreign_files import Bundle, Claim, Wishes

#: The order in which kinds of files are read; whose answers are to the owner is known after the owner's questions.
_ORDER = ("account", "user", "question", "post", "answer", "comment", "badge", "topic", "")
_TABLE_KINDS = {"users": "user", "posts": "post", "comments": "comment", "badges": "badge"}

Entries = Callable[[], Iterator[Entry | Refused]]


def read(bundle: Bundle, claim: Claim, wishes: Wishes) -> Iterator[Found]:
    """Announce each file and give its records."""
    del bundle
    readings = readings_of(claim.members)
    owner = Owner.of(wishes.me)
    sites = {each: _site(each, owner) for each in readings}
    settle(owner, (_sound(_first_look(each, sites[each], owner)) for each in readings))
    pages = [each for each in readings if not each.table and not each.is_query]
    merged = merged_entries(lambda: (_sound(_entries(each, sites[each], bool)) for each in pages))
    outcomes = Outcomes(owner, wishes)
    _note_names(outcomes, readings, sites)
    told = owner.found()
    for each in sorted(readings, key=lambda reading: _ORDER.index(_first_kind(reading, sites[reading]))):
        if each.table and each.table not in dump_tables.READ:
            yield FileFound(
                each.member.path, each.member.name, "", not_read=True, why=dump_tables.left_alone(each.table)
            )
            continue
        yield FileFound(each.member.path, each.member.name, _source(each), encoding=encoding_of(each.member))
        if told is not None:
            yield Record(f"se:owner:{told.keys[0] if told.keys else ''}", "file", kept_text(list(told.keys)), told)
            told = None
        for entry in _entries(each, sites[each], _asked_for(outcomes, each, sites[each])):
            if isinstance(entry, Refused):
                yield entry
                continue
            whole = merged.get(identity(entry), entry)._replace(place=entry.place)
            yield outcomes.item(whole, is_strict=bool(each.table))


def _source(reading: Reading) -> str:
    """Name the source of a file."""
    if reading.table:
        return f"stack_exchange.{reading.table}"
    return "stack_exchange.query" if reading.is_query else "stack_exchange.page"


def _site(reading: Reading, owner: Owner) -> str:
    """Say of which site a file is: by what is in it, by its name, or because the owner is named on one site only."""
    inside = "" if reading.table or reading.is_query else api_pages.site_in(reading.member)
    return inside or api_pages.site_by_name(reading.member) or owner.only_site()


def _entries(reading: Reading, site: str, wanted: Callable[[str], bool]) -> Iterator[Entry | Refused]:
    """Give the entries of a file. wanted: which rows of a dump are taken apart."""
    if reading.table:
        yield from dump_tables.entries_of(reading.member, reading.table, site, wanted)
    elif reading.is_query:
        sheet = explorer.open_result(reading.member)
        if sheet is not None:
            yield from explorer.entries_of(sheet, site)
    else:
        for item in api_pages.items(reading.member):
            yield api_pages.entry_of(item, site) if isinstance(item, JsonItem) else item


def _sound(entries: Iterator[Entry | Refused]) -> Iterator[Entry]:
    """Leave out what cannot be read."""
    return (entry for entry in entries if isinstance(entry, Entry))


def _first_look(reading: Reading, site: str, owner: Owner) -> Iterator[Entry | Refused]:
    """Give the entries by which the owner is found; of a dump only the users with the numbers that are known."""
    if reading.table in ("", "users"):
        numbers = frozenset((owner.numbers.get(site, ""), *owner.accounts)) - {""}
        entries = _entries(reading, site, _holds(numbers) if numbers else _first_two())
        if not reading.table or not numbers:
            yield from entries
        else:
            yield from (each for each in _sound(entries) if owner.is_it(site, each.who))


def _first_two() -> Callable[[str], bool]:
    """Want the first two users of a table: where there is no second, the first is the owner."""
    left = iter((True, True))
    return lambda _text: next(left, False)


def _asked_for(outcomes: Outcomes, reading: Reading, site: str) -> Callable[[str], bool]:
    """Say which rows of a dump are taken apart: those with a number of the owner's, and of those who answered."""
    numbers = {outcomes.owner.numbers.get(site, ""), *outcomes.owner.accounts} - {""}
    if not numbers:
        return lambda _text: False
    if reading.table == "users":
        numbers |= {number for where, number in outcomes.names if where == site}
    holds = _holds(frozenset(numbers))
    if reading.table == "posts":
        return lambda text: holds(text) or ("ParentId" in text and _is_answer_to(outcomes, site, text))
    if reading.table == "comments":
        return lambda text: holds(text) or _is_under(outcomes, site, text)
    return holds


_QUOTED = re.compile(r"""["'](\d{1,12})["']""")
_PARENT = re.compile(r"""\bParentId\s*=\s*["'](\d{1,12})["']""")
_POST = re.compile(r"""\bPostId\s*=\s*["'](\d{1,12})["']""")


def _holds(numbers: frozenset[str]) -> Callable[[str], bool]:
    """Say whether one of some numbers stands in a row as the whole of an attribute."""
    if len(numbers) > 3:
        return lambda text: not numbers.isdisjoint(_QUOTED.findall(text))
    quoted = tuple(f"{mark}{number}{mark}" for number in numbers for mark in "\"'")
    return lambda text: any(each in text for each in quoted)


def _is_answer_to(outcomes: Outcomes, site: str, text: str) -> bool:
    """Say whether a row is an answer to a question of the owner's."""
    match = _PARENT.search(text)
    return match is not None and (site, match[1]) in outcomes.own_posts


def _is_under(outcomes: Outcomes, site: str, text: str) -> bool:
    """Say whether a row is a comment on a post of the owner's."""
    match = _POST.search(text)
    return match is not None and (site, match[1]) in outcomes.own_posts


def _first_kind(reading: Reading, site: str) -> str:
    """Say what a file mostly holds, by its table or its first record."""
    if reading.table:
        return _TABLE_KINDS.get(reading.table, "")
    first = next(_sound(_entries(reading, site, bool)), None)
    return first.kind if first is not None and first.kind in _ORDER else ""


def _note_names(outcomes: Outcomes, readings: list[Reading], sites: dict[Reading, str]) -> None:
    """Look through a dump for the names of those who answered the owner, if they may come in."""
    wishes = outcomes.wishes
    if "contributors" not in wishes.include and not wishes.picked:
        return
    ahead = Outcomes(outcomes.owner, wishes)
    for table in ("posts", "comments"):
        for each in readings:
            if each.table == table:
                _note_writers(ahead, each, sites[each])
    for each in readings:
        if each.table == "users" and ahead.names:
            for entry in _sound(_entries(each, sites[each], _asked_for(ahead, each, sites[each]))):
                key = (entry.site, entry.number)
                if key in ahead.names and entry.who.name:
                    outcomes.names[key] = entry.who.name


def _note_writers(ahead: Outcomes, reading: Reading, site: str) -> None:
    """Note the posts of the owner, and whose answers and comments are under them."""
    for entry in _sound(_entries(reading, site, _asked_for(ahead, reading, site))):
        if not entry.who.number:
            continue
        if ahead.owner.is_it(entry.site, entry.who):
            ahead.item(entry)
        elif (entry.site, entry.parent) in ahead.own_posts:
            ahead.names[entry.site, entry.who.number] = ""
