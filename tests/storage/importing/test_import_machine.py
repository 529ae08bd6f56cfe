# SPDX-License-Identifier: GPL-3.0-or-later
"""Imports, edits, merges, erasures, undo and redo in any order: after each step the vault is sound."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from coterie.domain.errors import CannotBeDone
from coterie.domain.people import PersonEdit, PersonName
from coterie.services.interactions import NewLog
from tests.builders import copy_vault
from tests.storage.importing.foreign import (
    PROFILE,
    Bringing,
    calendar,
    card,
    connection,
    connections,
    event,
    message,
    messages,
    task,
)

OLD, NEW = "Basic_LinkedInDataExport_06-01-2025.zip", "Basic_LinkedInDataExport_02-01-2026.zip"
TALK = (
    message("Ada Quill", "Mira Okafor", "2024-07-10", "Hello"),
    message("Freya Dahl", "Ada Quill", "2024-07-11", "Hi", "t2"),
)
GUEST = "Mira <mira@example.org>"
WHICH = st.integers(0, 99)


class Imports(RuleBasedStateMachine):
    """A vault into which a few files come again and again."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        folder = Path(self._folder.name)
        self.into = Bringing(copy_vault(folder), folder)
        self.start = self.into.opened.snapshot()
        self.erased = False
        self.files = {
            "older": self.into.archive(
                {
                    "Profile.csv": PROFILE, "messages.csv": messages(*TALK),
                    "Connections.csv": connections(
                        connection("Mira Okafor", "Fjord", "Baker", "mira@example.org"), connection("Noor Haddad")
                    ),
                },
                OLD,
            ),
            "newer": self.into.archive(
                {
                    "Connections.csv": connections(
                        connection("Mira Smith", "Harbour", "Chief", "mira@example.net", slug="mira-okafor"),
                        connection("Freya Dahl", on="01 Jan 2026"),
                    ),
                    "messages.csv": messages(*TALK, message("Ada Quill", "Freya Dahl", "2025-08-01", "Now", "t2")),
                },
                NEW,
            ),
            "cards": self.into.file(
                "cards.vcf", card("Mira Okafor", "EMAIL:mira@example.org", "NOTE:rivers", "CATEGORIES:mentor")
                + card("Noor H", "TEL:+442079460001", "ORG:Tidewater"),
            ),
            "changed cards": self.into.file(
                "newer.vcf", card("Mira O", "EMAIL:mira@example.com", "NOTE:boats", uid="mira-okafor"),
            ),
            "calendar": self.into.file(
                "a.ics",
                calendar(event("e1", "Rivers", "20260210", GUEST), task("t1", "Deck", "DUE;VALUE=DATE:20260305")),
            ),
            "moved": self.into.file(
                "b.ics", calendar(
                    event("e1", "Boats", "20260217", GUEST, "Z <z@example.org>", extra=("SEQUENCE:1",)),
                    task("t1", "Deck", "STATUS:COMPLETED"),
                ),
            ),
        }  # fmt: skip

    def people(self) -> list[int]:
        """The keys of everybody in no bin."""
        rows = self.into.opened.rows("SELECT id FROM person WHERE deleted_at IS NULL AND id > 1 ORDER BY id")
        return [row[0] for row in rows]

    def pick(self, which: int) -> int:
        """One of them."""
        people = self.people()
        return people[which % len(people)]

    @rule(which=st.sampled_from(["older", "newer", "cards", "changed cards", "calendar", "moved"]), text=st.booleans())
    def bring(self, which: str, text: bool) -> None:
        before = self.into.opened.snapshot()
        wishes: dict[str, Any] = {"include": ["message-text"] if text else []}
        tried = self.into.bring(self.files[which], dry_run=True, **wishes)
        assert self.into.opened.snapshot() == before
        done = self.into.bring(self.files[which], **wishes)
        assert (done.files, done.totals) == (tried.files, tried.totals)
        after = self.into.opened.snapshot()
        again = self.into.bring(self.files[which], **wishes)
        assert again.batch_id is None
        assert self.into.opened.snapshot() == after

    @precondition(lambda self: self.people())
    @rule(
        which=WHICH,
        name=st.sampled_from(["Mira Okafor", "Somebody Else"]),
        mails=st.none() | st.just(("mira@example.org",)),
    )
    def edit(self, which: int, name: str, mails: tuple[str, ...] | None) -> None:
        edit = PersonEdit(name=PersonName.typed(name), emails=mails, organisation="My own firm", note="mine")
        self.into.opened.people.edit(self.pick(which), edit)

    @precondition(lambda self: self.people())
    @rule(which=WHICH)
    def tag(self, which: int) -> None:
        self.into.opened.people.tag(self.pick(which), ["mentor"])

    @precondition(lambda self: self.people())
    @rule(which=WHICH)
    def log(self, which: int) -> None:
        self.into.opened.interactions.log(self.pick(which), NewLog(text="spoke"))

    @precondition(lambda self: self.people())
    @rule(which=WHICH)
    def bin(self, which: int) -> None:
        self.into.opened.people.bin([self.pick(which)])

    @precondition(lambda self: len(self.people()) > 1)
    @rule(which=WHICH)
    def merge(self, which: int) -> None:
        self.into.opened.duplicates.merge(self.pick(which), [self.pick(which + 1)])

    @precondition(lambda self: self.people())
    @rule(which=WHICH)
    def erase(self, which: int) -> None:
        self.into.opened.people.erase(self.pick(which))
        self.erased = True

    @rule(redo=st.booleans())
    def turn(self, redo: bool) -> None:
        history = self.into.opened.vault.history
        try:
            (history.redo if redo else history.undo)()
        except CannotBeDone:
            return

    @precondition(lambda self: any(past.undone_at is None for past in self.into.service.past()))
    @rule(which=WHICH)
    def take_back(self, which: int) -> None:
        batches = [past.batch_id for past in self.into.service.past() if past.undone_at is None]
        before = self.into.opened.snapshot()
        try:
            self.into.service.undo(batches[which % len(batches)])
        except CannotBeDone:  # its history went with somebody who was erased
            assert self.erased
            return
        after = self.into.opened.snapshot()
        if after != before:
            self.into.opened.vault.history.undo()
            assert self.into.opened.snapshot() == before
            self.into.opened.vault.history.redo()
            assert self.into.opened.snapshot() == after

    @invariant()
    def sound(self) -> None:
        self.into.sound()
        for person in self.people():
            self.into.opened.people.show(person)

    def teardown(self) -> None:
        try:
            while True:
                try:
                    self.into.opened.vault.history.undo()
                except CannotBeDone:
                    break
                self.into.sound()
            assert self.erased or self.into.opened.snapshot() == self.start
        finally:
            self.into.opened.vault.close()
            self._folder.cleanup()


Imports.TestCase.settings = settings(
    max_examples=10, stateful_step_count=12, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
test_imports_in_any_order = Imports.TestCase
