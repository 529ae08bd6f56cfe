# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window is given to show of pairs, in finished words, and how it is asked to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from coterie.ui.pages.import_export.duplicates.clear_pairs import ClearText
    from coterie.ui.pages.import_export.duplicates.pair_words import HeadText, RowText
    from coterie.ui.pages.import_export.duplicates.search import SearchText


@dataclass(frozen=True)
class QueueLine:
    """A cluster in the queue. people: key and name of the first two."""

    key: str
    name: str
    detail: str
    people: tuple[tuple[int, str], ...]
    spoken: str


@dataclass(frozen=True)
class QueueText:
    """The queue. selected: the place of the pair that is shown; left and done: in words.

    clear: the offer to merge all clear pairs, "" = there are none.
    """

    lines: tuple[QueueLine, ...]
    selected: int
    left: str
    done: str
    clear: str = ""


@dataclass(frozen=True)
class MemberText:
    """Somebody in a cluster of more than two, whom the first can be compared with."""

    person: int
    name: str
    is_shown: bool


@dataclass(frozen=True)
class PairText:
    """A pair in finished words. against: what speaks against it; members: who else is in the cluster.

    merge_all: the offer to make one of the whole cluster, "" where it is a pair.
    """

    place: str
    reasons: tuple[str, ...]
    against: tuple[str, ...]
    sure: str
    tone: str
    left: HeadText
    right: HeadText
    rows: tuple[RowText, ...]
    members: tuple[MemberText, ...] = ()
    merge_all: str = ""


class DuplicatesView(Protocol):
    """What the queue needs of the window."""

    def show_queue(self, queue: QueueText) -> None:
        """Show the queue."""

    def show_pair(self, pair: PairText) -> None:
        """Show two people side by side."""

    def show_no_pairs(self, text: str) -> None:
        """Say that nobody waits for a decision."""

    def show_search(self, shown: SearchText) -> None:
        """Show how far the search for pairs is."""

    def show_clear(self, shown: ClearText) -> None:
        """List the clear pairs and ask whether they are merged."""
