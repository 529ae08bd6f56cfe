# SPDX-License-Identifier: GPL-3.0-or-later
"""The first frame: what the parent asks of the child. It is trusted, unlike everything that comes back."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import NamedTuple

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
            ],
        }
        return frames.encode("job", plain)


def job_of(body: bytes) -> Job:
    """Read the job from the body of its frame."""
    plain = frames.values_of(body)[1]
    today, include, me, my_names, region, picked = plain["wishes"]
    return Job(
        paths=tuple(plain["paths"]),
        wishes=Wishes(
            date.fromisoformat(today), frozenset(include), frozenset(me), frozenset(my_names), region, frozenset(picked)
        ),
        limits=Limits(**plain["limits"]),
        first_file=plain["first_file"],
        done_before=plain["done_before"],
        finished=_tuples(plain["finished"]),
        without=_tuples(plain["without"]),
        kept=_tuples(plain["kept"]),
        catalogue=plain["catalogue"],
    )


def _tuples(rows: list[list[str]]) -> tuple[tuple[str, ...], ...]:
    """Make tuples of lists again."""
    return tuple(map(tuple, rows))
