# SPDX-License-Identifier: GPL-3.0-or-later
"""A full disk: one sentence, nothing that was saved is lost, and it goes on when there is room again."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from tests.other_places import on_a_small_disk

if TYPE_CHECKING:
    from pathlib import Path

FILLED = """
import json, sys
from pathlib import Path
from coterie.domain.errors import UserError
from coterie.storage.opening import folder as vault_folder
from coterie.storage.vault import open_vault
from tests.builders import PASSPHRASE, Opened, StoppedClock, make_vault
disk, clock = Path(sys.argv[1]), StoppedClock()
opened = make_vault(disk)
saved, told, said = [], {}, ""
filler = (disk / "filler").open("wb", buffering=0)
try:
    while True:
        filler.write(bytes(4096))
except OSError:
    filler.close()
free = (disk / "filler").stat().st_size
with (disk / "filler").open("r+b") as stream:
    stream.truncate(free - 300_000)
for number in range(400):
    try:
        saved.append(opened.add(f"Saved {number}", title="x" * 2_000).name)
    except UserError as error:
        said = str(error)
        told["errors"] = type(error).__name__
        break
told["said"] = said
told["seen while full"] = [name for (name,) in opened.rows("SELECT display_name FROM person WHERE id > 1")] == saved
told["rest"] = opened.vault.rest() is None
if sys.argv[2] == "goes on":
    (disk / "filler").unlink()
    saved.append(opened.add("After Room").name)
    opened.vault.close()
else:
    try:
        opened.vault.close()
    except UserError as error:
        told["close"] = str(error)
    again = Opened(open_vault(disk / "test.coterie", PASSPHRASE, clock), clock)
    told["viewing"] = again.vault.viewing
    told["seen again"] = [name for (name,) in again.rows("SELECT display_name FROM person WHERE id > 1")] == saved
    again.vault.close()
    (disk / "filler").unlink()
last = Opened(open_vault(disk / "test.coterie", PASSPHRASE, clock), clock)
told["saved"] = [name for (name,) in last.rows("SELECT display_name FROM person WHERE id > 1 ORDER BY id")] == saved
told["sound"] = last.rows("PRAGMA integrity_check") == [("ok",)] and len(saved) > 1
last.add("Goes On")
last.vault.close()
print(json.dumps(told))
"""


def filled(disk: Path, then: str) -> dict[str, object]:
    """Fill a disk with a vault on it to the last byte, and tell what came of it."""
    disk.mkdir()
    done = on_a_small_disk(disk, "6m", sys.executable, "-c", FILLED, str(disk), then)
    assert done.returncode == 0, done.stderr
    told: dict[str, object] = json.loads(done.stdout)
    return told


def test_it_is_said_and_goes_on_when_there_is_room(tmp_path: Path) -> None:
    told = filled(tmp_path / "disk", "goes on")
    assert told["errors"] == "CannotBeDone"
    assert str(told["said"]).startswith("There is no room left on the disk")
    assert told["seen while full"]
    assert told["saved"]
    assert told["sound"]


def test_closed_and_opened_again_while_it_is_full_everything_saved_is_there(tmp_path: Path) -> None:
    told = filled(tmp_path / "disk", "closes")
    assert told["seen while full"]
    assert told["seen again"]
    assert told["saved"]
    assert told["sound"]
