# SPDX-License-Identifier: GPL-3.0-or-later
"""Acts on many people at once: each is one step to undo, however many they are, and stops without a trace."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from coterie.domain.backups import Reason
from coterie.domain.cadence import check_days
from coterie.domain.spoken_dates import spoken_every
from coterie.domain.texts import _, counted
from coterie.services.backups import Backups
from coterie.services.people import tag_names
from coterie.services.ports.bulk import Spread

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from coterie.domain.chosen_people import ChosenPeople
    from coterie.services.jobs import JobContext
    from coterie.services.ports.bulk import BulkStore
    from coterie.services.ports.clock import Clock
    from coterie.services.ports.vault import Vault

    Act = Callable[[BulkStore, Sequence[int], int], int]

#: So many people between two reports.
STRETCH = 5_000
#: Follow-ups of many people are spread over so many days unless told otherwise.
TWO_WEEKS = 14


class PeopleInBulk:
    """What a person can do with everybody who is chosen."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        """Work on an open vault."""
        self._vault = vault
        self._clock = clock

    def look(self, ids: Sequence[int]) -> ChosenPeople:
        """Say what people have in common and where they differ."""
        with self._vault.read() as view:
            return view.bulk.look(ids, self._clock.today())

    def tag(self, ids: Sequence[int], names: Sequence[str], ctx: JobContext) -> int:
        """Give people tags, and count how many were given."""
        wanted = tag_names(names)
        label = _("Tag {0}: {1}").format(self._named(ids), ", ".join(wanted))
        return self._act(ids, label, lambda store, some, _before: store.add_tags(some, wanted), ctx)

    def untag(self, ids: Sequence[int], names: Sequence[str], ctx: JobContext) -> int:
        """Take tags off people, and count how many were taken."""
        wanted = tag_names(names)
        label = _("Untag {0}: {1}").format(self._named(ids), ", ".join(wanted))
        return self._act(ids, label, lambda store, some, _before: store.remove_tags(some, wanted), ctx)

    def set_cadence(self, ids: Sequence[int], every_days: int, ctx: JobContext) -> int:
        """Be in touch with everybody every so many days, and count for whom that is new."""
        check_days(every_days)
        today = self._clock.today()
        label = _("Be in touch with {0} {1}").format(self._named(ids), spoken_every(every_days))
        return self._act(ids, label, lambda store, some, _before: store.put_rule(some, every_days, today), ctx)

    def cadence_off(self, ids: Sequence[int], ctx: JobContext) -> int:
        """Have no cadence for anybody of them, whatever their tags say."""
        label = _("No cadence for {0}").format(self._named(ids))
        return self._act(ids, label, lambda store, some, _before: store.silence(some), ctx)

    def plan(self, ids: Sequence[int], ctx: JobContext, *, days: int = TWO_WEEKS, reason: str = "") -> int:
        """Plan a follow-up with everybody who has none, spread evenly over the coming days; count them."""
        with self._vault.read() as view:
            waiting = view.bulk.without_follow_up(ids)
        if not waiting:
            return 0
        today, said = self._clock.today(), reason.strip()

        def plan(store: BulkStore, some: Sequence[int], before: int) -> int:
            return store.plan(some, Spread(today, days, waiting, before), said)

        return self._act(ids, _("Plan follow-ups with {0}").format(_people(waiting)), plan, ctx)

    def days_of_plan(self, ids: Sequence[int], days: int = TWO_WEEKS) -> dict[int, date]:
        """Say for whom `plan` would plan a follow-up, and for which day."""
        with self._vault.read() as view:
            waiting = view.bulk.waiting(ids)
        today = self._clock.today()
        return {
            person: today + timedelta(days=1 + number * days // len(waiting)) for number, person in enumerate(waiting)
        }

    def bin(self, ids: Sequence[int], ctx: JobContext) -> int:
        """Move people to the bin, and count them. Before several go, the vault is backed up, once for a sitting."""
        if len(ids) > 1:
            Backups(self._vault, self._clock).before(Reason.BULK, ctx)
        label = _("Move {0} to the bin").format(self._named(ids))
        return self._act(ids, label, lambda store, some, _before: store.put_in_bin(some), ctx)

    def _act(self, ids: Sequence[int], label: str, act: Act, ctx: JobContext) -> int:
        """Run an act over stretches of people inside one step; it is told how many were changed before."""
        done = 0
        with self._vault.write(label) as tx:
            ctx.on_cancel(tx.bulk.interrupt)
            for at in range(0, len(ids), STRETCH):
                ctx.progress(at, len(ids), "")
                done += act(tx.bulk, ids[at : at + STRETCH], done)
            ctx.progress(len(ids), len(ids), _("Bringing lists and search up to date"))
        return done

    def _named(self, ids: Sequence[int]) -> str:
        """Name one person, or count several."""
        with self._vault.read() as view:
            if len(ids) == 1:
                links = view.people.links(ids)
                return links[0].name if links else _people(0)
            return _people(view.bulk.present(ids))


def _people(number: int) -> str:
    return counted("{n} person", "{n} people", number)
