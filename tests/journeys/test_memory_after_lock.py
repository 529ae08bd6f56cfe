# SPDX-License-Identifier: GPL-3.0-or-later
"""After a lock the process knows nothing any more: no name is in its memory, however it is written there."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from coterie.domain.people import NewPerson, PersonName
from tests.builders import PASSPHRASE
from tests.journeys.test_restarts import DRIVER, said_in, surroundings
from tests.ui.window import app_over, make_sample_vault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: A name that no library and no catalogue has by accident.
WORD = "Zyxquvortha"
WAIT_S = 40.0
STEP = 1 << 24
ENCODINGS = ("utf-8", "utf-16-le")


def memory_of(process: int) -> Iterator[bytes]:
    """Give everything that a process may read of its own memory, piece by piece, pieces overlapping by a little."""
    places = Path(f"/proc/{process}/maps").read_text(encoding="utf-8", errors="replace")
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
        for line in places.splitlines():
            found = re.match(r"([0-9a-f]+)-([0-9a-f]+) r", line)
            if found is None or "[v" in line:
                continue
            begin, end = (int(part, 16) for part in found.groups())
            for at in range(begin, end, STEP):
                try:
                    memory.seek(at)
                    yield memory.read(min(STEP + 64, end - at))
                except OSError:
                    break


def known_to(process: int) -> set[str]:
    """Give the encodings in which the name stands in the memory of a process."""
    wanted = {name: WORD.encode(name) for name in ENCODINGS}
    return {name for piece in memory_of(process) for name, text in wanted.items() if text in piece}


@pytest.fixture
def can_read() -> None:
    """Skip where nobody may look into another process."""
    if sys.platform != "linux":
        pytest.skip("looks at the process as Linux shows it")
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        try:
            next(memory_of(other.pid))
        except (OSError, StopIteration) as error:
            pytest.skip(f"the memory of another process cannot be read here: {type(error).__name__}")
        finally:
            other.kill()


def wait_for(so: Callable[[], object], what: str) -> None:
    end = time.monotonic() + WAIT_S
    while not so():
        assert time.monotonic() < end, what
        time.sleep(0.05)


@pytest.mark.usefixtures("can_read")
def test_no_name_is_in_the_memory_of_the_locked_program(tmp_path: Path) -> None:
    make_sample_vault(tmp_path)
    app = app_over(tmp_path)
    with app.unlock(app.default_vault, PASSPHRASE) as session:
        person = session.people.add(NewPerson(PersonName.typed(f"{WORD} Blumquist"))).id
    (tmp_path / "wait").touch()
    words = [sys.executable, str(DRIVER), str(tmp_path), "0", str(person)]
    program = subprocess.Popen(words, env=surroundings("offscreen"), cwd=tmp_path)

    def has_said(what: str) -> bool:
        assert program.poll() is None, "the program has ended"
        said = said_in(tmp_path) if (tmp_path / "said").exists() else []
        return any(line["what"] == what for line in said)

    try:
        wait_for(lambda: has_said("copied"), "nobody is shown")
        assert known_to(program.pid) == set(ENCODINGS), "what is looked for is there before the lock"
        (tmp_path / "go").touch()
        wait_for(lambda: sum(line["what"] == "shown" for line in said_in(tmp_path)) == 2, "it does not lock")
        assert known_to(program.pid) == set()
        assert program.poll() is None
    finally:
        program.kill()
        program.wait()
