# SPDX-License-Identifier: GPL-3.0-or-later
"""The program in places where a test itself cannot be: a disk that cannot be written, another user, a full disk."""

from __future__ import annotations

import functools
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]

#: Opens a vault and tells, as one line of JSON, what a person would see.
LOOK = """
import json, sys
from pathlib import Path
from coterie import bootstrap
from coterie.domain.errors import UserError
from tests.builders import CHEAP, PASSPHRASE
app = bootstrap.build(None, CHEAP)
told = {}
try:
    opened = app.open(Path(sys.argv[1]), PASSPHRASE)
except UserError as error:
    told = {"error": type(error).__name__, "code": error.exit_code, "message": str(error)}
else:
    session = opened.session
    told = {"viewing": opened.viewing, "remarks": opened.remarks}
    told["people"] = sorted(row.name for row in session.searching.rows(list(session.searching.ids_in_order())))
    session.searching.begin_day()
    session.today.look()
    session.today.suggest()
    session.drafts.stand_at("people", "1")
    told["backups"] = [session.backups.due_at_closing(), len(session.backups.all()), session.backups.second_place()]
    session.backups.second_place_words(), session.backups.check_is_due(), session.backups.newest()
    told["keys"] = session.keys.state().recovery_made
    told["stopped"] = session.drafts.take_stopped() is None
    told["faults"] = session.health.faults()
    try:
        session.undoing.undo()
    except UserError as error:
        told["written"] = str(error)
    told["still_there"] = opened.still_there()
    opened.rest()
    opened.close()
print(json.dumps(told))
"""


_MOUNTED = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0"'


@functools.cache
def _can_mount() -> bool:
    if shutil.which("unshare") is None:
        return False
    with tempfile.TemporaryDirectory() as folder:
        tried = ["unshare", "-rm", "sh", "-c", f'{_MOUNTED} && ! touch "$0/file"', folder]
        return subprocess.run(tried, capture_output=True, check=False).returncode == 0


def environment() -> dict[str, str]:
    """Give the environment in which a child finds the program and these tests."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    return kept | {"PYTHONPATH": f"{ROOT / 'app'}:{ROOT}", "PYTHONDONTWRITEBYTECODE": "1"}


def on_a_read_only_disk(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command while a folder lies on a disk that really cannot be written; skipped where none can be made."""
    if not _can_mount():
        pytest.skip("this system lets no test mount a disk that cannot be written")
    steps = f'{_MOUNTED} && exec "$@"'
    return subprocess.run(
        ["unshare", "-rm", "sh", "-c", steps, str(folder), *words],
        capture_output=True, text=True, check=False, env=environment(),
    )  # fmt: skip


def on_a_small_disk(folder: Path, size: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command while a folder is a disk of its own with hardly any room; skipped where none can be made."""
    if not _can_mount():
        pytest.skip("this system lets no test mount a small disk")
    steps = f'mount -t tmpfs -o size={size} tmpfs "$0" && exec "$@"'
    return subprocess.run(
        ["unshare", "-rm", "sh", "-c", steps, str(folder), *words],
        capture_output=True, text=True, check=False, env=environment(),
    )  # fmt: skip


def looked(folder: Path, disk: Path | None = None) -> dict[str, Any]:
    """Open a vault and tell what was seen. disk: the folder that cannot be written, its own if none is named."""
    done = on_a_read_only_disk(disk or folder, sys.executable, "-c", LOOK, str(folder))
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def looked_held_back(folder: Path) -> dict[str, Any]:
    """Open a vault as somebody whom permissions hold back, as they do not hold back an administrator."""
    words = [sys.executable, "-c", LOOK, str(folder)]
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("permissions hold nobody back who runs tests as an administrator")
        words = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", *words]
    done = subprocess.run(words, capture_output=True, text=True, check=False, env=environment())
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told
