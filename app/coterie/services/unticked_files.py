# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of a reading that a person did not tick: their records are counted and left out, nothing of them is kept."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from coterie.domain.reading import StagedFile, StagedProblem, StagedRecord, StagedSkip
from coterie.domain.texts import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coterie.domain.reading import StagedItem


def without_files(items: Iterable[StagedItem], unticked: frozenset[tuple[str, str]]) -> Iterator[StagedItem]:
    """Give a reading in which every record of the unticked files is left out; unticked: names of path and member."""
    left_out: set[int] = set()
    for item in items:
        if isinstance(item, StagedFile) and (PurePath(item.found.path).name, item.found.member) in unticked:
            left_out.add(item.file_index)
        if item.file_index not in left_out:
            yield item
        elif isinstance(item, StagedRecord) or (isinstance(item, StagedProblem) and not item.is_about_the_file):
            yield StagedSkip(item.file_index, item.place, _("not ticked"))
        else:
            yield item
