# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole imports, from the file to the committed vault: matching, search rows and undo log included.

Each figure is the wall time of both processes together, beside what a library needs merely to parse the same file in
this process; CPU of both processes and the peak memory of each are lines of their own.
"""

from __future__ import annotations

import contextlib
import csv
import io
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from coterie.sandbox.reader import ChildReader
from coterie.services.importing import Importing
from coterie.services.jobs import QuietJob
from coterie.storage.keys import secrets as keys
from coterie.storage.opening import folder as vault_folder
from coterie.storage.opening.place import VaultPlace
from coterie.storage.vault import SqlVault, open_vault
from tests.performance.calendar_files import calendar_file
from tests.performance.card_files import card_file
from tests.performance.linkedin_files import write_archive
from tests.performance.measuring import Measure

if TYPE_CHECKING:
    from collections.abc import Callable

NAME = "Imports"

PASSPHRASE = "a passphrase for measuring"
CARDS = EVENTS = 10_000
LINKEDIN_LIMIT_MS = 20_000
MEMORY_LIMIT_MIB = 400
CARDS_RATIO, EVENTS_RATIO = 0.35, 1.0
_LOOK_SECONDS = 0.02


@dataclass(frozen=True)
class FixedClock:
    """A clock that stands still."""

    moment: datetime = datetime(2026, 11, 23, 12, tzinfo=UTC)

    def now(self) -> datetime:
        """Give the moment."""
        return self.moment

    def today(self) -> date:
        """Give its day."""
        return self.moment.date()


@dataclass(frozen=True)
class Timed:
    """Wall and CPU milliseconds of one piece of work, children included."""

    wall: float
    cpu: float


def run() -> list[Measure]:
    """Measure the three kinds of files."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        return [*_linkedin(place), *_cards(place), *_events(place)]


def _linkedin(place: Path) -> list[Measure]:
    archive = write_archive(place / "archive.zip")
    bare = _timed(lambda: _read_tables(archive)).wall
    against = "csv.reader over the same tables"
    with_text = _vault(place, "with-text")
    text = _import(with_text, archive, ("message-text",))
    with_text.close()
    vault = _vault(place, "linkedin")
    peaks = _peaks_of_a_process(archive, place)
    first = _import(vault, archive)
    again = _import(vault, archive)
    undone = _timed(vault.history.undo)
    redone = _timed(vault.history.redo)
    out_of_order = _timed(lambda: vault.imports.undo(1))
    vault.close()
    return [
        Measure("LinkedIn, 230,000 rows", first.wall, None, bare, against, LINKEDIN_LIMIT_MS),
        Measure("  CPU of both processes", first.cpu, None, bare, against),
        Measure("  peak MiB of both processes", peaks, bound=MEMORY_LIMIT_MIB),
        Measure("  with the text of messages", text.wall, None, bare, against),
        Measure("  the same archive again", again.wall, None, first.wall, "the first time", first.wall / 2),
        Measure("  undo", undone.wall, None, first.wall, "the import"),
        Measure("  redo", redone.wall, None, first.wall, "the import"),
        Measure("  undo of the import out of order", out_of_order.wall, None, first.wall, "the import"),
    ]


def _cards(place: Path) -> list[Measure]:
    import vobject

    path = place / "cards.vcf"
    path.write_bytes(card_file(CARDS))
    text = path.read_text()
    bare = _timed(lambda: sum(1 for _card in vobject.readComponents(io.StringIO(text))))
    vault = _vault(place, "cards")
    done = _import(vault, path)
    vault.close()
    against = "vobject's parse alone"
    return [
        Measure("10,000 cards", done.wall, None, bare.wall, against, bare.wall * CARDS_RATIO),
        Measure("  CPU of both processes", done.cpu, None, bare.cpu, against),
    ]


def _events(place: Path) -> list[Measure]:
    import icalendar

    path = place / "calendar.ics"
    path.write_bytes(calendar_file(EVENTS))
    data = path.read_bytes()
    bare = _timed(lambda: icalendar.Calendar.from_ical(data))
    vault = _vault(place, "events")
    done = _import(vault, path)
    vault.close()
    against = "icalendar's parse alone"
    return [
        Measure("10,000 events", done.wall, None, bare.wall, against, bare.wall * EVENTS_RATIO),
        Measure("  CPU of both processes", done.cpu, None, bare.cpu, against),
    ]


def _vault(place: Path, name: str) -> SqlVault:
    folder = place / f"{name}.coterie"
    vault_folder.create(VaultPlace(folder), PASSPHRASE, FixedClock().now(), keys.Cost())
    return open_vault(folder, PASSPHRASE, FixedClock())


def _import(vault: SqlVault, path: Path, include: tuple[str, ...] = ()) -> Timed:
    importing = Importing(vault, ChildReader(), FixedClock())
    return _timed(lambda: importing.bring_in([path], include, [], QuietJob()))


def _read_tables(archive: Path) -> int:
    """Read every row of an archive's tables and do nothing with it."""
    with zipfile.ZipFile(archive) as opened:
        return sum(
            sum(1 for _row in csv.reader(io.TextIOWrapper(opened.open(name), "utf-8", newline="")))
            for name in opened.namelist()
        )


def _timed(work: Callable[[], object]) -> Timed:
    """Time a piece of work."""
    before, wall = _cpu(), time.perf_counter()
    work()
    return Timed((time.perf_counter() - wall) * 1_000, (_cpu() - before) * 1_000)


def _peaks_of_a_process(archive: Path, place: Path) -> float:
    """Import in a process of its own and add up the peaks of all its processes, in MiB, as the kernel counts them."""
    secret = place / "passphrase"
    secret.write_text(PASSPHRASE)
    call = [sys.executable, "-m", "coterie", "--vault", str(place / "memory.coterie"), "--passphrase-file", str(secret)]
    subprocess.run([*call, "init"], check=True, capture_output=True)
    peaks: dict[int, float] = {}
    with subprocess.Popen([*call, "import", str(archive)], stdout=subprocess.DEVNULL) as running:
        while running.poll() is None:
            for process in (running.pid, *_children(running.pid)):
                peaks[process] = max(peaks.get(process, 0.0), _peak_mib(process))
            time.sleep(_LOOK_SECONDS)
    return sum(peaks.values())


def _children(process: int) -> list[int]:
    with contextlib.suppress(OSError):
        return [int(one) for one in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    return []


def _peak_mib(process: int) -> float:
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{process}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return 0.0


def _cpu() -> float:
    return sum(
        usage.ru_utime + usage.ru_stime
        for usage in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )
