# SPDX-License-Identifier: GPL-3.0-or-later
"""A program killed while it imports: afterwards the vault opens, and the import is there whole or not at all.

By hand, with more kills: `python -m tests.journeys.test_killed_import 50`.
"""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from coterie.storage.schema import columns_of
from coterie.storage.vault import open_vault
from tests.builders import PASSPHRASE, Opened, StoppedClock, make_vault
from tests.performance.linkedin_files import write_archive
from tests.storage.importing.foreign import check_vault

CONNECTIONS, MESSAGES = 2_000, 5_000
KILLS = 8
ABSENT, COMPLETE = "absent", "complete"

PROGRAM = """
import sys
from pathlib import Path
from coterie.sandbox.reader import ChildReader
from coterie.services.importing import Importing
from coterie.services.jobs import QuietJob
from coterie.storage.vault import open_vault
from tests.builders import PASSPHRASE, StoppedClock

vault = open_vault(Path(sys.argv[1]), PASSPHRASE, StoppedClock())
print("open", flush=True)
Importing(vault, ChildReader(), vault.clock).bring_in([Path(sys.argv[2])], ["message-text"], [], QuietJob())
print("done", flush=True)
vault.close()
"""


@dataclass(frozen=True)
class Stage:
    """A vault to copy, an archive, what both states look like, and how long an import takes from opening on."""

    base: Path
    archive: Path
    states: dict[str, str]
    seconds: float

    def killed(self, folder: Path, share: float) -> str:
        """Kill an import after a share of its time and give the state that is left, checked."""
        vault = folder / "test.coterie"
        shutil.copytree(self.base, vault)
        with started(vault, self.archive) as program:
            try:
                program.wait(self.seconds * share)
            except subprocess.TimeoutExpired:
                program.kill()
        found = looked_at(vault)
        shutil.rmtree(vault)
        states = {state: name for name, state in self.states.items()}
        assert found in states, "half an import"
        return states[found]


def started(vault: Path, archive: Path) -> subprocess.Popen[bytes]:
    """Start a program that imports, and wait until it has opened the vault."""
    program = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(vault), str(archive)],
        stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": os.pathsep.join(["app", "."])},
        cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert program.stdout is not None
    assert program.stdout.readline() == b"open\n"
    return program


def looked_at(folder: Path) -> str:
    """Open a vault, check its health, and give a digest of everything in it but what is drawn by lot."""
    opened = Opened(open_vault(folder, PASSPHRASE, StoppedClock()), StoppedClock())
    try:
        assert list(folder.glob(".staging-*")) == []
        assert {path.name for path in folder.iterdir()} <= {
            "vault.db", "vault.db-wal", "vault.db-shm", "vault.keys", "vault.keys.2", "vault.lock", "backups",
        }  # fmt: skip
        assert opened.rows("PRAGMA cipher_integrity_check") == []
        assert opened.rows("PRAGMA integrity_check") == [("ok",)]
        check_vault(opened)
        return digest(opened)
    finally:
        opened.vault.close()


def digest(opened: Opened) -> str:
    """Give a digest of every table, without the UUIDs of the rows."""
    rows = opened.snapshot()
    with opened.vault.reading() as connection:
        for table in list(rows):
            names = [name for name, _bytes in columns_of(connection, table)]
            if "uuid" in names:
                at = names.index("uuid")
                rows[table] = [(*row[:at], *row[at + 1 :]) for row in rows[table]]
        for table in ("change_set", "import_batch"):
            rows[table] = connection.execute(f"SELECT * FROM {table}").fetchall()
        rows["change"] = connection.execute("SELECT tbl, row_id, last_row_id, op FROM change ORDER BY id").fetchall()
    return hashlib.sha256(repr(rows).encode()).hexdigest()


def prepared(folder: Path) -> Stage:
    """Make the vault and the archive, and import once without being killed."""
    opened = make_vault(folder)
    opened.add("Ana Lindqvist", emails=("ana@example.org",), tags=("mentor",))
    before = digest(opened)
    opened.vault.close()
    base, whole = folder / "test.coterie", folder / "whole.coterie"
    archive = write_archive(folder / "archive.zip", CONNECTIONS, MESSAGES)
    shutil.copytree(base, whole)
    with started(whole, archive) as program:
        begun = time.monotonic()
        assert program.stdout is not None
        assert program.stdout.readline() == b"done\n"
        seconds = time.monotonic() - begun
    after = looked_at(whole)
    assert looked_at(base) == before
    return Stage(base, archive, {ABSENT: before, COMPLETE: after}, seconds)


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    """Give the stage of all kills."""
    return prepared(tmp_path_factory.mktemp("killed"))


@pytest.mark.parametrize("number", range(KILLS))
def test_a_killed_import_is_there_whole_or_not_at_all(stage: Stage, tmp_path: Path, number: int) -> None:
    share = (number + random.Random(number).random()) / KILLS
    assert stage.killed(tmp_path, share) in {ABSENT, COMPLETE}


def main(kills: int) -> None:
    """Kill that often, at moments spread over a whole import, and say what came of it."""
    chance = random.Random()
    with tempfile.TemporaryDirectory() as name:
        stage = prepared(Path(name))
        say(f"one import takes {stage.seconds:.1f} s from opening the vault on")
        outcomes: Counter[str] = Counter()
        for number in range(kills):
            share = 1.1 * (number + chance.random()) / kills
            outcomes[stage.killed(Path(name) / "run", share)] += 1
        say(f"{kills} kills: " + ", ".join(f"{count} {outcome}" for outcome, count in outcomes.items()))


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 50)
