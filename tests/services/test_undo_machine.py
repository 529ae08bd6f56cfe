# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever is done in whatever order: undoing all of it leads back to the start, redoing all of it forth again."""

from __future__ import annotations

import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from coterie.domain.errors import CannotBeDone
from coterie.domain.people import PersonEdit, PersonName
from coterie.services.interactions import NewLog
from tests.builders import TODAY, copy_vault

NAMES = st.sampled_from(["Ana Lindqvist", "Bob Ray", "Łukasz Ørsted", "山田太郎", "Eve"])
MAILS = st.lists(st.sampled_from(["a@example.org", "b@example.org", "C@example.org"]), max_size=2).map(tuple)
TAGS = st.lists(st.sampled_from(["mentor", "oslo", "Mentor"]), min_size=1, max_size=2)
DAYS = st.integers(0, 400).map(lambda days: TODAY - timedelta(days=days))
WHICH = st.integers(0, 99)


class Everything(RuleBasedStateMachine):
    """A vault to which anything may happen."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self.opened = copy_vault(Path(self._folder.name))
        self.start = self.opened.snapshot()

    def people(self) -> list[int]:
        """The keys of everybody in no bin."""
        rows = self.opened.rows("SELECT id FROM person WHERE deleted_at IS NULL AND id > 1 ORDER BY id")
        return [row[0] for row in rows]

    def pick(self, which: int) -> int:
        """One of them."""
        people = self.people()
        return people[which % len(people)]

    def undo(self) -> bool:
        """Take one step back; tells whether there was one."""
        try:
            self.opened.vault.history.undo()
        except CannotBeDone:
            return False
        return True

    def redo(self) -> bool:
        """Go one step forth; tells whether there was one."""
        try:
            self.opened.vault.history.redo()
        except CannotBeDone:
            return False
        return True

    @rule(name=NAMES, mails=MAILS, organisation=st.sampled_from(["", "Fjord", "Harbour"]))
    def add(self, name: str, mails: tuple[str, ...], organisation: str) -> None:
        self.opened.add(name, emails=mails, organisation=organisation)

    @precondition(lambda self: self.people())
    @rule(which=WHICH, name=st.none() | NAMES, mails=st.none() | MAILS, birthday=st.sampled_from([None, "", "--05-22"]),
          organisation=st.sampled_from([None, "", "Fjord"]))  # fmt: skip
    def edit(self, which: int, name: str | None, **changes: Any) -> None:  # noqa: ANN401 (fields of PersonEdit)
        changes["emails"] = changes.pop("mails")
        typed = None if name is None else PersonName.typed(name)
        self.opened.people.edit(self.pick(which), PersonEdit(name=typed, note="n", **changes))

    @precondition(lambda self: self.people())
    @rule(which=WHICH, tags=TAGS, off=st.booleans())
    def tag(self, which: int, tags: list[str], off: bool) -> None:
        (self.opened.people.untag if off else self.opened.people.tag)(self.pick(which), tags)

    @precondition(lambda self: self.people())
    @rule(which=WHICH, other=WHICH, day=DAYS, kind=st.sampled_from(["talk", "message", "note"]))
    def log(self, which: int, other: int, day: Any, kind: str) -> None:  # noqa: ANN401 (a date)
        self.opened.interactions.log(self.pick(which), NewLog((self.pick(other),), kind, day, "rivers"))

    @precondition(lambda self: self.people())
    @rule(which=WHICH, done=st.booleans())
    def follow_up(self, which: int, done: bool) -> None:
        planned = self.opened.follow_ups.add(self.pick(which), TODAY, "deck")
        if done:
            self.opened.follow_ups.done(planned.id, "sent")
        else:
            self.opened.follow_ups.snooze(planned.id, TODAY + timedelta(days=3))

    @precondition(lambda self: self.people())
    @rule(which=WHICH, days=st.sampled_from([0, 7, 30]))
    def cadence(self, which: int, days: int) -> None:
        person = self.pick(which)
        if days:
            self.opened.cadence.set(person, days, 2 * days)
        else:
            self.opened.cadence.off(person)

    @precondition(lambda self: self.opened.rows("SELECT 1 FROM tag"))
    @rule(days=st.sampled_from([0, 14]))
    def tag_cadence(self, days: int) -> None:
        (name,) = self.opened.rows("SELECT name FROM tag LIMIT 1")[0]
        if days:
            self.opened.cadence.set_for_tag(name, days)
        else:
            self.opened.cadence.off_for_tag(name)

    @precondition(lambda self: self.people())
    @rule(which=WHICH)
    def bin(self, which: int) -> None:
        self.opened.people.bin([self.pick(which)])

    @rule()
    def restore(self) -> None:
        self.opened.people.restore([link.id for link in self.opened.people.in_bin()])

    @precondition(lambda self: len(self.people()) > 1)
    @rule(which=WHICH)
    def merge(self, which: int) -> None:
        keep, other = self.pick(which), self.pick(which + 1)
        before = self.opened.snapshot()
        self.opened.duplicates.merge(keep, [other])
        after = self.opened.snapshot()
        assert self.undo()
        assert self.opened.snapshot() == before
        assert self.redo()
        assert self.opened.snapshot() == after

    @precondition(lambda self: len(self.people()) > 1)
    @rule(which=WHICH)
    def keep_apart(self, which: int) -> None:
        self.opened.duplicates.keep_apart([self.pick(which), self.pick(which + 1)])

    @rule(steps=st.integers(1, 3))
    def go_back(self, steps: int) -> None:
        for _step in range(steps):
            self.undo()

    @rule()
    def go_forth(self) -> None:
        self.redo()

    @invariant()
    def everything_can_be_read(self) -> None:
        self.opened.due.within(400)
        assert self.opened.statistics.counts()["people"] == len(self.people())
        for person in self.people():
            self.opened.people.show(person)

    def teardown(self) -> None:
        try:
            self.there_and_back()
        finally:
            self.opened.vault.close()
            self._folder.cleanup()

    def there_and_back(self) -> None:
        """Undo everything, redo everything."""
        end = self.opened.snapshot()
        steps = 0
        while self.undo():
            steps += 1
        assert self.opened.snapshot() == self.start
        for _step in range(steps):
            assert self.redo()
        assert self.opened.snapshot() == end


Everything.TestCase.settings = settings(
    max_examples=12, stateful_step_count=20, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
test_everything_goes_back_and_forth = Everything.TestCase
