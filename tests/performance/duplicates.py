# SPDX-License-Identifier: GPL-3.0-or-later
"""How well and how fast people are found who may be one.

Quality is measured on registers with many mistakes (doubled_people.py): the bound is chosen on one half and measured on
the other; beside it stand the bounds that the program has. Time is that of the whole search in an encrypted vault, from
the first row read to the last pair found, beside that of merely reading everybody.
"""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from coterie.domain.folding import fold, name_key, sort_key
from coterie.domain.matching.searching import Compared, look_for_pairs
from coterie.domain.matching.verdicts import OFFERED, SURE
from coterie.storage.keys import secrets as keys
from coterie.storage.opening import folder as vault_folder
from coterie.storage.opening.place import VaultPlace
from coterie.storage.people import comparing
from coterie.storage.undoing import put_aside
from coterie.storage.writing import Step, step
from tests.performance.doubled_people import Doubled, address_book, much_doubled
from tests.performance.measuring import Measure, cpu_ms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coterie.domain.clusters import CandidatePair
    from coterie.storage.connections import Connection

NAME = "Duplicates"

ORIGINALS = 2_000
SIZES = {10_000: 500, 100_000: 6_000}
#: In thousandths: how far F1 may stay below 1, and how many of what is called sure may be wrong.
MISSED_WITHOUT, MISSED_WITH, WRONG = 30, 10, 10
_NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def run() -> list[Measure]:
    """Measure quality without and with a number of one's own, then time."""
    measures = [line for with_member in (False, True) for line in _quality(with_member=with_member)]
    for size, bound in SIZES.items():
        measures += _time(size, bound)
    return measures


def _quality(*, with_member: bool) -> list[Measure]:
    kind = "with own number" if with_member else "without"
    most = MISSED_WITH if with_member else MISSED_WITHOUT
    whole = much_doubled(ORIGINALS)
    first, second = (searched(whole.half(half), with_member=with_member) for half in (0, 1))
    chosen = best_bound(whole.half(0), first)
    held_out = f1(whole.half(1), second, chosen)
    own = f1(whole.half(1), second, OFFERED)
    right, found = right_of(whole.half(1), second, SURE)
    return [
        Measure(f"F1 {kind}, bound {chosen} chosen on the other half", 1_000 * (1 - held_out), bound=most, unit="‰"),
        Measure(f"F1 {kind}, bound of the program", 1_000 * (1 - own), bound=most, unit="‰"),
        Measure(f"wrong of {found} called sure, {kind}", 1_000 * (found - right) / found, bound=WRONG, unit="‰"),
    ]


def searched(doubled: Doubled, *, with_member: bool) -> list[CandidatePair]:
    """Look through people who stand under the numbers of their places."""
    people = [one.traits(place, with_member=with_member) for place, one in enumerate(doubled.people)]
    return look_for_pairs(Compared(people, {}), lambda _done, _total: None)


def right_of(doubled: Doubled, pairs: Iterable[CandidatePair], bound: int) -> tuple[int, int]:
    """Count what is right and what was found, from a score on."""
    found = [doubled.together(pair.one, pair.other) for pair in pairs if pair.score >= bound]
    return sum(found), len(found)


def f1(doubled: Doubled, pairs: Iterable[CandidatePair], bound: int) -> float:
    """Give the mean of precision and recall that both must be good for."""
    right, found = right_of(doubled, pairs, bound)
    return 2 * right / (found + doubled.pairs)


def best_bound(doubled: Doubled, pairs: Sequence[CandidatePair]) -> int:
    """Give the score from which on F1 is best."""
    return max(range(OFFERED, 100), key=lambda bound: (f1(doubled, pairs, bound), -bound))


def _time(size: int, bound: int) -> list[Measure]:
    book = address_book(size)
    with tempfile.TemporaryDirectory() as folder:
        connection = _vault(Path(folder), book)
        try:
            read: list[Compared] = []
            reading = cpu_ms(lambda: read.append(comparing.everybody(connection, _quiet)))
            read.clear()
            pairs: list[CandidatePair] = []
            whole = cpu_ms(lambda: pairs.extend(look_for_pairs(comparing.everybody(connection, _quiet), _quiet)))
            (first,) = connection.execute("SELECT min(id) FROM person WHERE display_name <> ''").fetchone()
        finally:
            connection.close()
    placed = [pair.__class__(pair.one - first, pair.other - first, pair.score, ()) for pair in pairs]
    right, found = right_of(book, placed, SURE)
    return [
        Measure(f"{size:,} people, {size // 20:,} again: {len(pairs):,} pairs", whole, None, reading, "reading", bound),
        Measure(f"wrong of {found:,} called sure", 1_000 * (found - right) / found, bound=WRONG, unit="‰"),
        Measure("of those again, not called sure", 1_000 * (1 - right / book.pairs), unit="‰"),
    ]


def _quiet(_done: int, _total: int) -> None:
    """Tell nobody."""


def _vault(folder: Path, book: Doubled) -> Connection:
    """Write people into a new encrypted vault and give its connection."""
    place = VaultPlace(folder / "book.coterie")
    vault_folder.create(place, "measured on invented people", _NOW, keys.Cost(19 * 1024, 1, 1))
    connection = vault_folder.open_writer(place, vault_folder.unlock(place, "measured on invented people"), _NOW)
    with step(connection, "Measured", _NOW) as writing, put_aside.without_triggers(connection, _TABLES, "i"):
        _write(writing, book)
    return connection


_TABLES = ("person", "organisation", "contact_point", "affiliation", "important_date")


def _write(writing: Step, book: Doubled) -> None:
    run, now = writing.connection.executemany, writing.now_utc
    top = writing.connection.execute("SELECT max(id) FROM person").fetchone()[0] + 1
    names = [(top + place, one.given, one.family) for place, one in enumerate(book.people)]
    run(
        "INSERT INTO person (id, uuid, display_name, sort_name, name_key, given, family, created_at, changed_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (key, str(key), name, sort_key(given, family, ""), name_key(name), given, family, now, now)
            for key, given, family in names
            for name in (f"{given} {family}",)
        ],
    )
    firms = {firm: key for key, firm in enumerate(dict.fromkeys(one.firm for one in book.people if one.firm), 1)}
    run(
        "INSERT INTO organisation (id, uuid, name, folded, created_at, changed_at) VALUES (?, ?, ?, ?, 0, 0)",
        [(key, str(key), firm, fold(firm)) for firm, key in firms.items()],
    )
    run(
        "INSERT INTO affiliation (person_id, organisation_id) VALUES (?, ?)",
        [(top + place, firms[one.firm]) for place, one in enumerate(book.people) if one.firm],
    )
    run(
        "INSERT INTO important_date (person_id, kind, date) VALUES (?, 'birthday', ?)",
        [(top + place, one.birthday) for place, one in enumerate(book.people) if one.birthday],
    )
    run(
        "INSERT INTO contact_point (person_id, kind, value, normalised) VALUES (?, ?, ?, ?)",
        [
            (top + place, kind, value, "" if kind == "address" else value)
            for place, one in enumerate(book.people)
            for kind, value in (("mail", one.mail), ("phone", one.phone), ("address", one.address))
            if value
        ],
    )
    writing.made("person", top, top + len(book.people) - 1)
