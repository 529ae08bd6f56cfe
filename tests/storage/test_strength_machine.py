# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever is done on whatever days, whether they were begun or not: the order by strength is that of the rules."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from coterie.domain.errors import CannotBeDone
from coterie.services.interactions import NewLog
from tests.builders import copy_vault
from tests.storage.importing.foreign import PROFILE, Bringing, connection, connections, message, messages
from tests.storage.strength_lists import begin_day, check_kept

WHICH = st.integers(0, 99)
KINDS = st.sampled_from(["talk", "call", "message", "note"])
AGO = st.lists(st.integers(0, 2_000), min_size=1, max_size=3)
NAMES = ("Mira Okafor", "Noor Haddad", "Freya Dahl")


class Strengths(RuleBasedStateMachine):
    """A vault of a few people through many days."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        folder = Path(self._folder.name)
        self.opened = copy_vault(folder)
        self.into = Bringing(self.opened, folder)
        talk = [message("Ada Quill", name, f"2025-0{3 * month}-01", "Hi", name) for month, name in enumerate(NAMES, 1)]
        back = [message(name, "Ada Quill", "2025-12-01", "Hello", name) for name in NAMES for _time in range(2)]
        self.archive = self.into.archive(
            {
                "Profile.csv": PROFILE, "messages.csv": messages(*talk, *back),
                "Connections.csv": connections(*(connection(name) for name in NAMES)),
            }
        )  # fmt: skip
        for name in ("Ana Lindqvist", "Bob Ray", "Eve Ng"):
            self.opened.add(name)

    def people(self) -> list[int]:
        """The keys of everybody in no bin."""
        rows = self.opened.rows("SELECT id FROM person WHERE deleted_at IS NULL AND id > 1 ORDER BY id")
        return [row[0] for row in rows]

    def pick(self, which: int) -> int:
        """One of them."""
        people = self.people()
        return people[which % len(people)]

    @rule(days=st.integers(-40, 500), begins=st.booleans())
    def another_day(self, days: int, begins: bool) -> None:
        self.opened.clock.go(days)
        if begins:
            begin_day(self.opened)

    @rule()
    def begin(self) -> None:
        begin_day(self.opened)

    @precondition(lambda self: self.people())
    @rule(which=WHICH, other=WHICH, kind=KINDS, ago=AGO)
    def log(self, which: int, other: int, kind: str, ago: list[int]) -> None:
        for days in ago:
            on = self.opened.clock.day - timedelta(days=days)
            self.opened.interactions.log(self.pick(which), NewLog((self.pick(other),), kind, on, "rivers"))

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
        self.opened.duplicates.merge(self.pick(which), [self.pick(which + 1)])

    @precondition(lambda self: len(self.people()) > 2)
    @rule(which=WHICH)
    def erase(self, which: int) -> None:
        self.opened.people.erase(self.pick(which))

    @rule()
    def bring(self) -> None:
        self.into.bring(self.archive)

    @rule()
    def take_back_an_import(self) -> None:
        for past in self.opened.vault.imports.past():
            with suppress(CannotBeDone):
                self.opened.vault.imports.undo(past.batch_id)

    @rule(steps=st.integers(1, 4))
    def go_back(self, steps: int) -> None:
        with suppress(CannotBeDone):
            for _step in range(steps):
                self.opened.vault.history.undo()

    @rule()
    def go_forth(self) -> None:
        with suppress(CannotBeDone):
            self.opened.vault.history.redo()

    @invariant()
    def everybody_stands_where_the_rules_say(self) -> None:
        check_kept(self.opened)

    def teardown(self) -> None:
        try:
            self.into.sound()
        finally:
            self.opened.vault.close()
            self._folder.cleanup()


Strengths.TestCase.settings = settings(
    max_examples=12, stateful_step_count=12, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
test_the_order_by_strength_is_right_on_every_day = Strengths.TestCase
