# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts a fault at every step of every act: `python -m tests.faults [--most N] [--kind KIND] [ACT...]`.

The disk that is filled up is a small one in memory, where one may be made; else that kind of fault is left out.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.faults.acts import ACTS
from tests.faults.proving import Proof, Stage
from tests.faults.stepping import FULL, KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

DISK_BYTES = 24 << 20


@contextmanager
def small_disk() -> Iterator[tuple[Path, bool]]:
    """Give a folder, on a small disk of its own where the system lets us make one, and whether it is that."""
    folder = Path(tempfile.mkdtemp(prefix="faults-"))
    mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK_BYTES}", "tmpfs", str(folder)]
    made = shutil.which("mount") is not None and not subprocess.run(mount, check=False, capture_output=True).returncode
    try:
        yield folder, made
    finally:
        if made:
            subprocess.run(["umount", str(folder)], check=False, capture_output=True)
        shutil.rmtree(folder, ignore_errors=True)


def proofs(names: list[str], kinds: list[str], most: int) -> Iterator[Proof]:
    """Prove acts against kinds of faults."""
    for act in ACTS:
        if names and act.name not in names:
            continue
        with small_disk() as (disk, is_small):
            stage = Stage(act, disk)
            stage.set_up()
            for kind in kinds:
                if kind != FULL or is_small:
                    yield stage.prove(kind, most)


def main() -> int:
    """Print a line for each act and kind; with --json one document. 1 where anything was broken."""
    words = argparse.ArgumentParser(prog="python -m tests.faults")
    words.add_argument("acts", nargs="*")
    words.add_argument("--kind", action="append", choices=KINDS)
    words.add_argument("--most", type=int, default=0)
    words.add_argument("--json", action="store_true")
    wish = words.parse_args()
    found = []
    for proof in proofs(wish.acts, wish.kind or list(KINDS), wish.most):
        found.append(proof)
        if not wish.json:
            print(proof, flush=True)
    if wish.json:
        print(json.dumps([{**vars(proof), "left": dict(proof.left)} for proof in found]))
    return int(any(proof.broken for proof in found))


if __name__ == "__main__":
    sys.exit(main())
