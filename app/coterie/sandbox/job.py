# SPDX-License-Identifier: GPL-3.0-or-later
"""The first frame: what the parent asks of the child. It is trusted, unlike everything that comes back."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any, NamedTuple

from coterie.domain.column_maps.maps import as_json, read_map
from coterie.domain.foreign_files import Wishes
from coterie.sandbox import frames
from coterie.sandbox.limits import Limits


class Job(NamedTuple):
    """What to read, and what is known from a child that died over it.

    first_file: the number of the next file. done_before: bytes read by earlier children.
    finished: bundles that need no reading any more, as (path, inner). without: members to leave out, as (path, name).
    kept: files whose records the parent has already, as (path, name, source): they are read once more for what other
    files need of them, and nothing of them is sent. catalogue: the translations in force, "" = none.
    """

    paths: tuple[str, ...]
    wishes: Wishes
    limits: Limits = Limits()
    first_file: int = 0
    done_before: int = 0
    finished: tuple[tuple[str, ...], ...] = ()
    without: tuple[tuple[str, ...], ...] = ()
    kept: tuple[tuple[str, ...], ...] = ()
    catalogue: str = ""

    def frame(self) -> bytes:
        """Write it as a frame."""
        wishes = self.wishes
        plain = {
            **self._asdict(),
            "limits": asdict(self.limits),
            "wishes": [
                wishes.today.isoformat(),
                sorted(wishes.include),
                sorted(wishes.me),
                sorted(wishes.my_names),
                wishes.region,
                sorted(wishes.picked),
                [as_json(each) for each in wishes.maps],
                wishes.sample,
                wishes.encoding,
            ],
        }
        return frames.encode("job", plain)


def job_of(body: bytes) -> Job:
    """Read the job from the body of its frame."""
    plain = frames.values_of(body)[1]
    return Job(
        paths=tuple(plain["paths"]),
        wishes=_wishes(*plain["wishes"]),
        limits=Limits(**plain["limits"]),
        first_file=plain["first_file"],
        done_before=plain["done_before"],
        finished=_tuples(plain["finished"]),
        without=_tuples(plain["without"]),
        kept=_tuples(plain["kept"]),
        catalogue=plain["catalogue"],
    )


def _wishes(today: str, *rest: Any) -> Wishes:  # noqa: ANN401 (values out of JSON)
    """Make the wishes again, in the order in which the frame lists them."""
    include, me, my_names, region, picked, maps, sample, encoding = rest
    sets = (frozenset(include), frozenset(me), frozenset(my_names))
    return Wishes(
        date.fromisoformat(today), *sets, region, frozenset(picked), tuple(map(read_map, maps)), sample, encoding
    )


def _tuples(rows: list[list[str]]) -> tuple[tuple[str, ...], ...]:
    """Make tuples of lists again."""
    return tuple(map(tuple, rows))
