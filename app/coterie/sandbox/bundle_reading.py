# SPDX-License-Identifier: GPL-3.0-or-later
"""One job of the child: opens the paths, lets importers read the bundles, and survives whatever they raise.

A file over which an importer stumbles keeps what came before; the rest of its bundle is read once more without it,
because an importer that raised cannot go on.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from coterie.domain.records import FileFound, FoundOwner, Record, Refused
from coterie.domain.texts import _
from coterie.domain.written_numbers import whole
from coterie.sandbox.archives import Opened, Opener
from coterie.sandbox.failures import CannotRead, LimitReached, sentence_for
from coterie.sandbox.file_kinds import impostor_advice
from coterie.sandbox.metering import Meter
from coterie.sandbox.outbox import plain
from coterie.sandbox.recognition import Share, plan_of, unread_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from coterie.domain.foreign_files import Bundle, Importer, Member
    from coterie.domain.records import Found, Skipped
    from coterie.sandbox.job import Job
    from coterie.sandbox.outbox import Outbox

_MOST_FAILURES = 20
#: The importer of tables that no other knows; a look at rows is taken through it alone.
TABLE = "table"
#: The importer that looks for badges in pictures: for it, a picture is what it should be.
_BADGES = "badges."


class BundleReading:
    """Carries out one job."""

    def __init__(
        self, job: Job, importers: Sequence[Importer], outbox: Outbox, look: Callable[[], None] = lambda: None
    ) -> None:
        """Take the job, the importers, the way out, and what looks at the memory."""
        self._job = job
        self._importers = importers
        self._wishes = job.wishes
        self._outbox = outbox
        self._look = look
        self._meter = Meter(job.limits, outbox.now, self._tick)
        self._opener = Opener(self._meter, set(job.without))
        self._total = 0
        self._before = job.done_before
        self._next_file = job.first_file
        self._muted = set(job.kept)
        self._current: tuple[str, ...] | None = None
        self._refused = 0

    def run(self) -> None:
        """Read everything."""
        finished = set(self._job.finished)
        plans = [
            self._plan(opened)
            for opened in list(self._open_all())
            if (opened.bundle.path, opened.inner) not in finished
        ]
        # What an archive tells of the owner helps to read the rest: importers stand in the tuple in that order.
        plans.sort(key=lambda plan: self._first_importer(plan[1]))
        self._total = self._before + sum(_size(shares) for _opened, shares in plans)
        for opened, shares in plans:
            self._outbox.begin_bundle(opened.bundle.path, opened.inner)
            self._meter.begin_round()
            self._bundle(opened, shares)
            self._meter.begin_round()
            self._before += _size(shares)
            self._outbox.progress(self._before, self._total, always=True)
        self._opener.close()
        self._outbox.done()

    def _plan(self, opened: Opened) -> tuple[Opened, list[Share]]:
        """Ask who reads what; members that nobody can read become snags."""
        plan = plan_of(opened.bundle, self._importers, self._job.limits)
        shares = plan.shares
        if self._wishes.sample:
            shares = [share for share in shares if share.importer.id == TABLE]
        return opened._replace(bundle=plan.bundle, snags=(*opened.snags, *plan.unreadable)), shares

    def _first_importer(self, shares: list[Share]) -> int:
        """Give the place of the first importer that reads something, in the order of the tuple."""
        return min((self._importers.index(share.importer) for share in shares), default=len(self._importers))

    def _tick(self) -> None:
        """Say that something is going on."""
        self._look()
        self._outbox.progress(self._before + self._meter.done, self._total)

    def _open_all(self) -> Iterator[Opened]:
        """Open every path once."""
        for path in dict.fromkeys(self._job.paths):
            yield from self._opener.open(Path(path))

    def _bundle(self, opened: Opened, shares: list[Share]) -> None:
        """Read one bundle: first what had to be left out of it, then what is in it."""
        bundle = opened.bundle
        for member, reason in opened.snags:
            self._unread(bundle.path, member, reason)
        for share in shares:
            self._share(bundle, share)
        claimed = {member.name for share in shares for member in share.claim.members}
        if bundle.members or not opened.snags:
            for member, reason in unread_of(bundle, claimed, self._job.limits):
                self._unread(bundle.path, member or opened.inner, reason)

    def _unread(self, path: str, member: str, reason: str) -> None:
        """Report a file that nobody reads."""
        if self._begin(FileFound(path, member, "")):
            self._outbox.problem(reason)

    def _begin(self, found: FileFound) -> bool:
        """Begin a file; False when the parent has it already."""
        self._current = _identity(found)
        if self._current in self._muted:
            return False
        self._outbox.begin_file(self._next_file, found)
        self._next_file += 1
        return True

    def _share(self, bundle: Bundle, share: Share) -> None:
        """Let an importer read its members; one over which it stumbles is left out of the next attempt."""
        for _attempt in range(_MOST_FAILURES):
            begun: list[tuple[str, ...]] = []
            reason = self._attempt(bundle, share, begun)
            if not reason:
                return
            culprit = self._report(bundle, begun, reason)
            self._muted.update(begun)
            if culprit is None:
                return
            bundle = replace(bundle, members=_others(bundle.members, culprit))
            share = Share(share.importer, replace(share.claim, members=_others(share.claim.members, culprit)))
            if not share.claim.members:
                return
        self._unread(bundle.path, "", _("Too many files in it cannot be read. The rest was left alone."))

    def _attempt(self, bundle: Bundle, share: Share, begun: list[tuple[str, ...]]) -> str:
        """Let an importer read; gives the sentence on what stopped it, "" when it came through."""
        self._meter.now = self._current = None
        try:
            self._take(share.importer.read(bundle, share.claim, self._wishes), share.claim.members, begun)
        except Exception as problem:  # noqa: BLE001 (importers stand on libraries that raise anything)
            return sentence_for(problem, self._job.limits)
        return ""

    def _take(self, found: Iterator[Found], members: tuple[Member, ...], begun: list[tuple[str, ...]]) -> None:
        """Pass on what an importer finds."""
        heard = False
        for item in found:
            if isinstance(item, FileFound):
                heard = self._begin_found(item, members, begun)
            elif not begun:
                raise TypeError("a record before its file")
            elif heard:
                self._pass_on(item)
            if isinstance(item, Refused):
                self._count_refused()

    def _count_refused(self) -> None:
        """Leave the rest of a file alone of which nothing but refusals comes: somebody has to keep every one."""
        self._refused += 1
        if self._refused > self._job.limits.refused:
            raise LimitReached(
                _("More than {limit} rows of this file cannot be read. What comes after them was left alone.").format(
                    limit=whole(self._job.limits.refused)
                )
            )

    def _pass_on(self, item: Record | Refused | Skipped) -> None:
        """Send what was found in the file that was begun last."""
        if isinstance(item, Record):
            if isinstance(item.thing, FoundOwner):
                self._learn(item.thing)
            self._outbox.record(item)
        elif isinstance(item, Refused):
            self._outbox.refused(item)
        else:
            self._outbox.skipped(item)

    def _learn(self, owner: FoundOwner) -> None:
        """Know the owner in the files that are read from now on."""
        keys = {*owner.keys, *(f"mail:{point.normalised}" for point in owner.contact_points if point.kind == "mail")}
        names = {owner.name.display} if owner.name else set()
        self._wishes = replace(self._wishes, me=self._wishes.me | keys, my_names=self._wishes.my_names | names)

    def _begin_found(self, found: FileFound, members: tuple[Member, ...], begun: list[tuple[str, ...]]) -> bool:
        """Begin a file that an importer found; CannotRead when it is something else than its name says."""
        if not found.source and not found.not_read:
            self._unread(found.path, found.member, found.why)
            begun.append((plain(found.path), plain(found.member), ""))
            return False
        heard = self._begin(found)
        begun.append(_identity(found))
        self._refused = 0
        self._meter.touch(found.path, found.member)
        member = next((member for member in members if member.name == found.member), None)
        by_any_name = found.not_read or found.source.startswith(_BADGES)
        if member is not None and not by_any_name and (advice := impostor_advice(member)):
            raise CannotRead(advice)
        return heard

    def _report(self, bundle: Bundle, begun: list[tuple[str, ...]], reason: str) -> str | None:
        """Say over which member an importer stumbled, and to whom it belongs; gives its name, None = nobody knows.

        A file that was begun and is not the one at fault is withdrawn: it will be read once more.
        """
        culprit = None if self._meter.now is None else self._meter.now[1]
        current = self._current
        if current is not None and culprit in {None, current[1]}:
            if current not in self._muted:
                self._outbox.problem(reason)
            return current[1]
        if current is not None and current not in self._muted:
            self._outbox.lost(self._next_file - 1)
            begun.remove(current)
        self._unread(bundle.path, culprit or "", reason)
        return culprit


def _identity(found: FileFound) -> tuple[str, ...]:
    """Give what a file is known by: its place and who reads it, in the form in which it crosses the border."""
    return plain(found.path), plain(found.member), plain(found.source)


def _others(members: tuple[Member, ...], name: str) -> tuple[Member, ...]:
    """Give all members but one."""
    return tuple(member for member in members if member.name != name)


def _size(shares: list[Share]) -> int:
    """Give the bytes that are going to be read."""
    return sum(member.size for share in shares for member in share.claim.members)
