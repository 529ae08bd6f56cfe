# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking the fakes through the real child, and waiting for what it does."""

from __future__ import annotations

import re
import secrets
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from coterie.storage.login_keyring.child_keyring import ChildKeyring, Limits
from tests.storage.keyring_fakes import LONG

if TYPE_CHECKING:
    from collections.abc import Callable

TOP = Path(__file__).resolve().parents[2]
VAULT = "0d9f6f0e-5d0b-4f0e-9a55-8a8f1c1f7f11"
KEY = secrets.token_bytes(32)
#: A machine under load starts a child late; nothing here waits for these but what hangs.
PATIENT = Limits(20, 20)
#: Far below what a fake would take, far above what a loaded machine needs to notice.
SOON = LONG / 4
SENTENCE = re.compile(r"[A-Z][^.!?]+\.")
ABSENT = "This computer offers no login keyring that Coterie can use."


def with_fake(name: str, folder: Path, limits: Limits = PATIENT) -> ChildKeyring:
    """Give the real thing, whose child has a keyring that behaves like that."""
    paths = [str(TOP / "app"), str(TOP)]
    start = f"import sys; sys.path[:0] = {paths!r}; from tests.storage.keyring_fakes import run; "
    return ChildKeyring(limits, [sys.executable, "-I", "-X", "utf8", "-c", f"{start}run({name!r}, {str(folder)!r})"])


def is_running(pid: int) -> bool:
    """Tell whether a process is there and not only waiting to be counted out."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def until(holds: Callable[[], bool]) -> bool:
    """Wait for something, though not for as long as a fake takes."""
    end = time.monotonic() + SOON
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True
