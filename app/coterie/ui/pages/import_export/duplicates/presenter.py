# SPDX-License-Identifier: GPL-3.0-or-later
"""Pairs who may be one, decided one after the other: merge, keep apart, later. It knows no widget."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.domain.joined_words import joined
from coterie.domain.texts import _, counted, opening
from coterie.domain.written_numbers import percent
from coterie.ui.pages.import_export.duplicates import clear_pairs, pair_words
from coterie.ui.pages.import_export.duplicates.pair_words import ANY, ONE, Values
from coterie.ui.pages.import_export.duplicates.search import PairSearch
from coterie.ui.pages.import_export.duplicates.texts import MemberText, PairText, QueueLine, QueueText
from coterie.ui.pages.import_export.duplicates.words import sureness_of, tone_of

if TYPE_CHECKING:
    from coterie.domain.clusters import CandidatePair
    from coterie.domain.comparisons import ComparedPerson
    from coterie.domain.errors import UserError
    from coterie.domain.people import DuplicateCluster
    from coterie.services.duplicates import Merged
    from coterie.ui.desk import Desk
    from coterie.ui.pages.import_export.duplicates.texts import DuplicatesView

#: So many clusters are read at once; more come up when these are decided.
_QUEUE = 200


@dataclass(frozen=True)
class _Queue:
    clusters: tuple[DuplicateCluster, ...]
    pairs: int


@dataclass(frozen=True)
class _Looked:
    found: tuple[ComparedPerson, ...]
    asked: CandidatePair | None
    against: tuple[str, ...]


class DuplicatesPresenter:
    """Holds the queue and what is picked of the pair that is shown."""

    def __init__(self, desk: Desk, view: DuplicatesView) -> None:
        """Begin with nothing read."""
        self._desk, self._view = desk, view
        self._clusters: list[DuplicateCluster] = []
        self._later: list[str] = []
        self._selected = ""
        self._pairs = self._merged = self._apart = 0
        self._pair: tuple[ComparedPerson, ComparedPerson] | None = None
        self._rows: list[Values] = []
        self._picks: dict[str, frozenset[str]] = {}
        self._looked = _Looked((), None, ())
        self._member = 0
        self.search = PairSearch(desk, view)

    @property
    def has_pair(self) -> bool:
        """Whether a pair is shown."""
        return self._pair is not None

    def reload(self) -> None:
        """Read the queue anew."""
        duplicates = self._desk.session.duplicates
        self._desk.jobs.read(
            lambda _ctx: _Queue(tuple(duplicates.clusters(_QUEUE)), duplicates.open_pairs()),
            self._take,
            key="duplicates.queue",
        )

    def select(self, row: int) -> None:
        """Show the pair at a place of the queue."""
        if 0 <= row < len(self._clusters) and _key(self._clusters[row]) != self._selected:
            self._show_cluster(row)

    def pick(self, key: str, side: str) -> None:
        """Pick a side of a row; where both can be kept, a second click lets it go."""
        row = next((row for row in self._rows if row.key == key), None)
        if row is None or row.how not in {ONE, ANY} or not (row.left if side == pair_words.LEFT else row.right):
            return
        self._picks[key] = frozenset({side}) if row.how == ONE else self._picks[key] ^ {side}
        self._show_pair()

    def merge(self) -> None:
        """Make one of the pair, as it is picked."""
        if self._pair is None:
            return
        one, other = self._pair
        choice = pair_words.choice_of(self._rows, self._picks, one, other)
        duplicates = self._desk.session.duplicates

        def done(merged: Merged) -> None:
            self._merged += 1
            self._desk.notices.say(_("Merged {0}.").format(merged.person.name), undo=True)

        self._decide()
        self._desk.jobs.write(
            lambda ctx: duplicates.merge(one.card.id, [other.card.id], choice, ctx), done, failed=self._refused
        )

    def merge_all(self) -> None:
        """Make one of everybody in the cluster that is shown."""
        if self._pair is None:
            return
        keep, *others = [row.id for row in self._clusters[self._place()].people]
        duplicates = self._desk.session.duplicates

        def done(merged: Merged) -> None:
            self._merged += len(merged.merged)
            self._desk.notices.say(_("Merged {0}.").format(merged.person.name), undo=True)

        self._decide()
        self._desk.jobs.write(lambda ctx: duplicates.merge(keep, others, None, ctx), done, failed=self._refused)

    def ask_clear(self) -> None:
        """Show which pairs are clear enough to be merged together."""
        if clear := clear_pairs.clear_of(self._clusters):
            self._view.show_clear(clear_pairs.clear_text(clear))

    def merge_clear(self) -> None:
        """Merge all clear pairs, as one step."""
        pairs = [(one.people[0].id, one.people[1].id) for one in clear_pairs.clear_of(self._clusters)]
        duplicates = self._desk.session.duplicates

        def done(number: int) -> None:
            self._merged += number
            self._desk.notices.say(counted("Merged {n} pair.", "Merged {n} pairs.", number), undo=number > 0)

        self._decide()
        self._desk.jobs.write(lambda ctx: duplicates.merge_all(pairs, ctx), done, failed=self._refused)

    def show_member(self, person: int) -> None:
        """Compare the first of a cluster with somebody else in it."""
        if self._clusters and person != self._member:
            self._member = person
            self._look_at(self._clusters[self._place()])

    def keep_apart(self) -> None:
        """Remember that the two are not the same; never asked again."""
        if self._pair is None:
            return
        one, other = self._pair
        duplicates = self._desk.session.duplicates

        def done(_pairs: int) -> None:
            self._apart += 1
            names = _("{one} and {other} stay apart.").format(one=one.card.name, other=other.card.name)
            self._desk.notices.say(names, undo=True)

        self._decide()
        self._desk.jobs.write(
            lambda _ctx: duplicates.keep_apart([one.card.id, other.card.id]), done, failed=self._refused
        )

    def later(self) -> None:
        """Put the pair behind all others."""
        if self._pair is None or len(self._clusters) < 2:
            return
        key = self._selected
        place = self._place()
        self._later = [*(one for one in self._later if one != key), key]
        self._clusters.append(self._clusters.pop(place))
        self._show_cluster(min(place, len(self._clusters) - 1))

    def open_person(self, side: str) -> None:
        """Show one of the two on their own page."""
        if self._pair is not None:
            self._desk.ways.open_person(self._pair[side != pair_words.LEFT].card.id)

    def _decide(self) -> None:
        """The pair is decided: the next one comes up when the vault has written it."""
        self._pair = None

    def _refused(self, error: UserError) -> None:
        self._desk.notices.problem(error)
        self.reload()

    def _take(self, queue: _Queue) -> None:
        place = self._place()
        found = {_key(cluster): cluster for cluster in queue.clusters}
        waiting = [key for key in self._later if key in found]
        self._later = waiting
        self._clusters = [cluster for key, cluster in found.items() if key not in waiting]
        self._clusters += [found[key] for key in waiting]
        self._pairs = queue.pairs
        if not self._clusters:
            self._selected, self._pair = "", None
            self._view.show_queue(self._queue_text())
            self._view.show_no_pairs(self._done_words() or _("Imports put pairs here when two people look alike."))
            return
        keys = [_key(cluster) for cluster in self._clusters]
        self._show_cluster(keys.index(self._selected) if self._selected in keys else min(place, len(keys) - 1))

    def _show_cluster(self, place: int) -> None:
        self._selected = _key(self._clusters[place])
        self._view.show_queue(self._queue_text())
        self._look_at(self._clusters[place])

    def _look_at(self, cluster: DuplicateCluster) -> None:
        """Read the first of a cluster beside the one who was chosen, or else the second."""
        first, *others = [row.id for row in cluster.people]
        pair = (first, self._member if self._member in others else others[0])
        duplicates = self._desk.session.duplicates
        self._desk.jobs.read(
            lambda _ctx: _Looked(tuple(duplicates.compare(pair)), duplicates.asked(*pair), duplicates.against(*pair)),
            self._take_pair,
            failed=lambda _error: None,
            key="duplicates.pair",
        )

    def _take_pair(self, looked: _Looked) -> None:
        found = looked.found
        if len(found) != 2:
            return
        self._looked = looked
        self._member = found[1].card.id
        same = self._pair is not None and [who.card.id for who in self._pair] == [who.card.id for who in found]
        self._pair = found[0], found[1]
        self._rows = pair_words.rows_of(*self._pair)
        first = pair_words.first_picks(self._rows, *self._pair)
        self._picks = {**first, **{key: picks for key, picks in self._picks.items() if key in first}} if same else first
        self._show_pair()

    def _show_pair(self) -> None:
        if self._pair is None:
            return
        cluster = self._clusters[self._place()]
        more = len(cluster.people) - 2
        place = _("Pair {0} of {1}").format(self._place() + 1, len(self._clusters))
        if more > 0:
            others = counted("{n} more may be the same", "{n} more may be the same", more)
            place = _("{place}, {others}").format(place=place, others=others)
        # Of several, two have a score of their own, or none where they are together only through others.
        asked = self._looked.asked
        score, reasons = (asked.score, asked.reasons) if asked else (cluster.score, cluster.reasons)
        sure = _("{word}, {share}").format(word=sureness_of(score), share=percent(score))
        self._view.show_pair(
            PairText(
                place,
                tuple(map(opening, reasons)),
                tuple(map(opening, self._looked.against)),
                sure,
                tone_of(score),
                pair_words.head_of(self._pair[0]),
                pair_words.head_of(self._pair[1]),
                tuple(pair_words.row_text(row, self._picks[row.key]) for row in self._rows),
                self._members(cluster),
                counted("Merge all {n}", "Merge all {n}", len(cluster.people)) if more > 0 else "",
            )
        )

    def _members(self, cluster: DuplicateCluster) -> tuple[MemberText, ...]:
        """List whom the first can be compared with, where there is a choice."""
        if len(cluster.people) < 3:
            return ()
        return tuple(MemberText(row.id, row.name, row.id == self._member) for row in cluster.people[1:])

    def _place(self) -> int:
        keys = [_key(cluster) for cluster in self._clusters]
        return keys.index(self._selected) if self._selected in keys else 0

    def _queue_text(self) -> QueueText:
        total = self._pairs + self._merged + self._apart
        left = _("{0} of {pairs} left").format(self._pairs, pairs=counted("{n} pair", "{n} pairs", total))
        clear = len(clear_pairs.clear_of(self._clusters))
        offer = clear_pairs.offer_words(clear) if clear else ""
        return QueueText(tuple(map(_line, self._clusters)), self._place(), left, self._done_words(), offer)

    def _done_words(self) -> str:
        parts = [
            counted("{n} merged", "{n} merged", self._merged) if self._merged else "",
            counted("{n} kept apart", "{n} kept apart", self._apart) if self._apart else "",
        ]
        return ", ".join(part for part in parts if part)


def _key(cluster: DuplicateCluster) -> str:
    return "-".join(str(row.id) for row in cluster.people)


def _line(cluster: DuplicateCluster) -> QueueLine:
    name = cluster.people[0].name
    reason = cluster.reasons[0] if cluster.reasons else ""
    detail = ", ".join(part for part in (sureness_of(cluster.score), reason) if part)
    people = tuple((row.id, row.name) for row in cluster.people[:2])
    names = joined((people[0][1], people[-1][1]))
    return QueueLine(_key(cluster), name, detail, people, f"{names}. {detail}")
