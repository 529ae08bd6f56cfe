# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts one fault into an act, in a process of its own, and looks at what is left of the vault."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import traceback
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coterie.domain.errors import UserError
from coterie.storage.connections import open_database
from coterie.storage.keys import secrets as keys
from coterie.storage.opening import folder as vault_folder
from coterie.storage.opening.place import VaultPlace
from coterie.storage.vault import SqlVault, open_vault
from tests.builders import PASSPHRASE, Opened, StoppedClock
from tests.faults.stepping import EXCEPTION, KILL, Steps, end, fail, fill, install
from tests.journeys.test_killed_import import digest
from tests.storage.importing.foreign import check_vault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.faults.acts import Act

VAULT = "test.coterie"
#: How an act ended: done; told in words, or in words that say that nothing was changed; or by any other fault.
DONE, TOLD, TOLD_NOTHING, FAILED = 0, 10, 11, 12
ABSENT, COMPLETE = "absent", "complete"


@dataclass
class Proof:
    """What faults did to an act. steps: how many it has; left: which states were left how often; broken: faults."""

    act: str
    kind: str
    steps: int = 0
    faults: int = 0
    left: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        states = ", ".join(f"{number} {state}" for state, number in sorted(self.left.items()))
        told = (
            f"{self.act}, {self.kind}: {self.faults} faults in {self.steps} steps, {states}, {len(self.broken)} broken"
        )
        return "\n".join([told, *self.broken])


def opened_again(folder: Path) -> Opened:
    """Open the vault of a folder."""
    return Opened(open_vault(folder / VAULT, PASSPHRASE, StoppedClock()), StoppedClock())


@dataclass(frozen=True)
class Stage:
    """Where one act is tried again and again. disk: what is filled up; folder: where the vault lies each time."""

    act: Act
    disk: Path

    @property
    def folder(self) -> Path:
        """The folder in which every try begins anew."""
        return self.disk / "now"

    @property
    def kept(self) -> Path:
        """The vault as it is before the act."""
        return self.disk / "kept"

    def set_up(self) -> None:
        """Make the vault of the act."""
        self.kept.mkdir()
        self.act.prepare(self.kept)

    def begin(self) -> None:
        """Put the vault there as it is before the act."""
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self.kept, self.folder)

    def prove(self, kind: str, most: int = 0) -> Proof:
        """Put a fault at every step of the act; most: at about so many, spread over it, 0 = at all."""
        proof = Proof(self.act.name, kind)
        self.begin()
        before, _whole = looked_at(self.folder)
        proof.steps = self._count()
        after, _whole = looked_at(self.folder)
        for at in range(1, proof.steps + 1, max(1, proof.steps // most) if most else 1):
            self._try(proof, kind, at, {before: ABSENT, after: COMPLETE})
        return proof

    def _count(self) -> int:
        """Do the act without a fault, and count its steps."""
        self.begin()
        steps = Steps()
        read, write = os.pipe()

        def work() -> int:
            code = _perform(self.act, self.folder, steps)
            os.write(write, str(steps.count).encode())
            return code

        code = _apart(work)
        os.close(write)
        with os.fdopen(read) as told:
            number = int(told.read() or 0)
        if code != DONE or not number:
            raise RuntimeError(f"{self.act.name} does not work without a fault")
        return number

    def _try(self, proof: Proof, kind: str, at: int, states: dict[str, str]) -> None:
        self.begin()
        fault: Callable[[str], None] = {EXCEPTION: fail, KILL: end}.get(kind) or fill(self.disk)
        code = _apart(lambda: _perform(self.act, self.folder, Steps(at, fault)))
        (self.disk / "ballast").unlink(missing_ok=True)
        proof.faults += 1
        try:
            newer = self.act.from_opening and is_newest(self.folder)
            found, faults = looked_at(self.folder)
            state = states.get(found, "half done")
            if self.act.from_opening and state == COMPLETE and not newer:
                state = ABSENT
            proof.left[state] += 1
            wrong = [*faults, *_broken(self.act, state, code)]
        except Exception as error:  # noqa: BLE001 - whatever stands in the way of looking is what is to be reported
            wrong = [f"cannot be looked at: {error!r}"]
        proof.broken += [f"  step {at}: {fault}" for fault in wrong]


def _broken(act: Act, state: str, code: int) -> Iterator[str]:
    """Say where what was told and what is there disagree."""
    if state not in {ABSENT, COMPLETE}:
        yield state
    if code == DONE and state != COMPLETE:
        yield f"told as done, but {state}"
    # A vault that was brought up to date may still fail to open: it is the opening that is told then.
    if code == TOLD_NOTHING and state != ABSENT and not act.from_opening:
        yield f"told as not done, but {state}"
    if code == FAILED:
        yield "a fault of the disk was not told in words"


def _perform(act: Act, folder: Path, steps: Steps) -> int:
    """Do an act with its steps counted, and say how it ended."""
    install(steps)
    code = DONE
    opened: Opened | None = None
    try:
        if act.from_opening:
            with steps.counted():
                opened = opened_again(folder)
        else:
            opened = opened_again(folder)
            with steps.counted():
                act.do(opened, folder)
    except UserError as error:
        print(error, file=sys.stderr)
        code = TOLD_NOTHING if "Nothing was" in str(error) else TOLD
    except BaseException:  # noqa: BLE001 - told by the code; the parent looks at what is left
        traceback.print_exc()
        code = FAILED
    if opened is not None:
        with suppress(UserError):
            opened.vault.close()
    return code


def _apart(work: Callable[[], int]) -> int:
    """Do work in a process of its own and give its code, -9 for one that was killed."""
    sys.stdout.flush()
    child = os.fork()  # noqa: TID251 - so that a fault costs no start of Python; it never comes back here
    if not child:
        code = FAILED
        try:
            code = work()
        finally:
            os._exit(code)
    _pid, status = os.waitpid(child, 0)
    return -signal.SIGKILL if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)


def is_newest(folder: Path) -> bool:
    """Say whether a vault is as this version writes it, as it lies there; if so, a backup lies beside it."""
    place = VaultPlace(folder / VAULT)
    key = keys.unseal(keys.read(place.keys, place.keys_again), PASSPHRASE)
    connection = open_database(place.database, key, "ro")
    try:
        newest: bool = connection.execute("PRAGMA user_version").fetchone()[0] == vault_folder.SCHEMA
    finally:
        connection.close()
    assert not newest or list(place.backups.iterdir())
    return newest


def looked_at(folder: Path) -> tuple[str, list[str]]:
    """Open a vault, and give a digest of what is in it and what is wrong with it."""
    place = VaultPlace(folder / VAULT)
    opened = opened_again(folder)
    try:
        wrong = [f"left lying: {left.name}" for left in sorted(place.folder.glob(".*"))]
        if opened.rows("PRAGMA cipher_integrity_check") or opened.rows("PRAGMA integrity_check") != [("ok",)]:
            wrong.append("damaged")
        check_vault(opened)
        found = digest(opened)
        wrong += _backups(opened.vault)
    finally:
        opened.vault.close()
    return found, wrong + [f"not written back: {left.name}" for left in place.folder.glob("vault.db-*")]


def _backups(vault: SqlVault) -> list[str]:
    """Say what is wrong with the backups that are there."""
    return [f"{seen.file.name} is not sound" for seen in vault.backups.all() if not seen.verified]
