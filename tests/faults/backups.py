# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts a fault at every step of a backup and of a restore, in a process of its own, and looks at what is left.

`python -m tests.faults.backups [--stride N] [--kind KIND]... [ACT]...` prints a line for each act and kind. A step is a
line of the rooms that make and restore backups: each line as often as it is first run, twice at the most. Stopping
is tried wherever a job is asked whether it should. A disk without room is a small one in memory, where one may be made;
else that kind is left out.
"""

from __future__ import annotations

import argparse
import errno
import json
import linecache
import os
import re
import resource
import shutil
import signal
import sys
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

from coterie.domain.backups import Reason
from coterie.domain.errors import Cancelled, UserError, VaultMoved
from coterie.services.jobs import QuietJob
from coterie.storage.backups import places
from coterie.storage.backups.places import list_backups
from coterie.storage.backups.reading import open_backup
from coterie.storage.backups.restoring import NotAsExpected, restore
from coterie.storage.backups.resuming import NotFinished
from coterie.storage.opening.place import VaultPlace
from coterie.storage.vault import SqlVault, open_vault
from tests.builders import PASSPHRASE, StoppedClock, make_vault
from tests.faults.__main__ import small_disk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import FrameType

    from coterie.services.jobs import JobContext

    Act = Callable[["Stage", JobContext], None]

FULL, STOPPED, KILL, LIMIT, NO_ROOM = "full disk", "stopped", "kill", "size limit", "no room"
KINDS = (FULL, STOPPED, KILL, LIMIT, NO_ROOM)
DONE, TOLD, CANCELLED, FAILED, TOLD_AFTER = 0, 10, 11, 12, 13
_ROOMS = ("storage/backups/", "storage/damage/health_check.py", "storage/files/safe.py")
_OFTEN = 2
#: Lines that ask the system for something, so that it may refuse.
_ASKING = re.compile(
    r"(open|write|flush|fsync|rename|unlink|mkdir|rmdir|rmtree|stat|exists|is_dir|is_symlink|glob|scandir|read|require_"
    r"|disk_usage|execute|backup|connect|close|seek|chunks|extract|hold|sweep|named|check)\w*\("
)
#: Sizes at which no file may grow any more; the database of the vault has about 930,000 bytes.
LIMITS = range(0, 1_000_000, 16_384)
#: So many bytes are left on a small disk that fills up in the middle of the work.
ROOMS_LEFT = range(0, 3_000_000, 49_152)
OLD, NEW = ["Ana Lindqvist"], ["Ana Lindqvist", "Bo Ek"]
#: Lines that are run once more when their block is left; what they ask for is asked elsewhere.
_LEAVING = ("with told", "with closing", "with engine_errors", "with places.disk_errors")


@dataclass
class Proof:
    """What faults did to an act."""

    act: str
    kind: str
    faults: int = 0
    left: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        told = ", ".join(f"{number} {state}" for state, number in sorted(self.left.items()))
        head = f"{self.act}, {self.kind}: {self.faults} faults: {told}; {len(self.broken)} broken"
        return "\n".join([head, *(f"  {one}" for one in self.broken)])


class Steps:
    """Counts lines of the rooms, and calls a fault at one of them; 0 = never."""

    def __init__(self, at: int, fault: Callable[[], None]) -> None:
        self.at = at
        self.fault = fault
        self.count = 0
        self._seen: Counter[tuple[str, int]] = Counter()

    def __enter__(self) -> Self:
        sys.settrace(self._called)
        return self

    def __exit__(self, *_left: object) -> None:
        sys.settrace(None)

    def _called(self, frame: FrameType, _event: str, _given: object) -> Any:  # noqa: ANN401 - as the interpreter wants it
        return self._line if any(room in frame.f_code.co_filename for room in _ROOMS) else None

    def _line(self, frame: FrameType, event: str, _given: object) -> Any:  # noqa: ANN401 - as the interpreter wants it
        place = (frame.f_code.co_filename, frame.f_lineno)
        if event == "line" and self._seen[place] < _OFTEN and self._counts(*place):
            self._seen[place] += 1
            self.count += 1
            if self.count == self.at:
                sys.settrace(None)
                frame.f_trace = None
                self.fault()
        return self._line

    def _counts(self, file: str, number: int) -> bool:
        if self.fault is not _full:
            return True
        line = linecache.getline(file, number).strip()
        return _ASKING.search(line) is not None and not line.startswith(_LEAVING)


def _full() -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


class StoppingJob(QuietJob):
    """A job that is stopped when it asks for the so-manieth time."""

    def __init__(self, at: int) -> None:
        self.at = at
        self.count = 0

    def progress(self, done: int, total: int, note: str) -> None:
        del done, total, note
        self.count += 1
        if self.count == self.at:
            raise Cancelled


def _end() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


_FAULTS: dict[str, Callable[[], None]] = {FULL: _full, KILL: _end}


@dataclass(frozen=True)
class Stage:
    """A folder with a vault that held OLD when its first backup was made, and holds NEW."""

    folder: Path
    key: bytes

    @property
    def place(self) -> VaultPlace:
        """The vault."""
        return VaultPlace(self.folder / "now" / "test.coterie")

    @property
    def older(self) -> Path:
        """The backup that there is before anything is done."""
        return self.place.backups / "test-20260302-100000.coterie-backup"

    @property
    def elsewhere(self) -> VaultPlace:
        """A place where no vault is yet."""
        return VaultPlace(self.folder / "now" / "new.coterie")

    @property
    def ballast(self) -> Path:
        """What fills the disk up."""
        return self.folder / "ballast"

    def fill_up(self, left: int) -> None:
        """Leave only so much room on the disk."""
        free = shutil.disk_usage(self.folder).free
        self.ballast.write_bytes(bytes(max(0, free - left)))

    def begin(self) -> None:
        """Put everything there as it was."""
        shutil.rmtree(self.folder / "now", ignore_errors=True)
        shutil.copytree(self.folder / "kept", self.folder / "now")

    def back_up(self, job: JobContext) -> None:
        """Make a backup of the vault as it is."""
        with closing(SqlVault(self.place, self.key, StoppedClock())) as vault:
            vault.backups.make(Reason.ASKED, None, job)

    def restore_over(self, job: JobContext) -> None:
        """Bring the older backup back in the place of the vault."""
        restore(self.older, self.place.folder, PASSPHRASE, StoppedClock(seconds=9).now(), job)

    def restore_new(self, job: JobContext) -> None:
        """Bring the older backup back in a new folder."""
        restore(self.older, self.elsewhere.folder, PASSPHRASE, StoppedClock(seconds=9).now(), job)


def make_stage(folder: Path) -> Stage:
    """Make the vault of all tries."""
    (folder / "kept").mkdir(parents=True)
    opened = make_vault(folder / "kept")
    opened.add(OLD[0])
    opened.vault.backups.make(Reason.ASKED, None, QuietJob())
    opened.add(NEW[1])
    opened.vault.close()
    return Stage(folder, opened.vault.key)


def names_in(place: VaultPlace) -> list[str]:
    """Open a vault as anybody would, and give who is in it."""
    vault = open_vault(place.folder, PASSPHRASE, StoppedClock())
    try:
        with vault.reading() as connection:
            rows = connection.execute("SELECT display_name FROM person WHERE id > 1 ORDER BY id").fetchall()
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            return [row[0] for row in rows]
    finally:
        vault.close()


def whole_backups(stage: Stage) -> Iterator[str]:
    """Read every backup there is to its end; says what is wrong with any, and if the older one is gone."""
    if not stage.older.exists():
        yield "the older backup is gone"
    for one in list_backups(stage.place.backups, lambda backup: backup.seen()):
        if not one.verified:
            yield f"{one.file.name} cannot be read"
        else:
            for _chunk in open_backup(one.file).chunks():
                pass


def look_after_backup(stage: Stage, code: int) -> tuple[str, list[str]]:
    """Look at the vault and its backups after a backup that may have gone wrong."""
    wrong = list(whole_backups(stage))
    if names_in(stage.place) != NEW:
        wrong.append("the vault is another one")
    number = len(places.files_in(stage.place.backups))
    if code in {TOLD, CANCELLED} and number != 1:
        wrong.append("told as not made, but there is one more")
    if code == DONE and number == 1:
        wrong.append("told as made, but there is none")
    if code in {TOLD, CANCELLED} and (
        left := [one.name for one in stage.place.backups.iterdir() if places.PARTIAL in one.name]
    ):
        wrong.append(f"left behind: {left}")
    stage.back_up(QuietJob())
    if left := [one.name for one in stage.place.backups.iterdir() if places.PARTIAL in one.name]:
        wrong.append(f"left behind after the next backup: {left}")
    wrong += whole_backups(stage)
    return ("made" if number == 2 else "not made"), wrong


def look_after_restore_over(stage: Stage, code: int) -> tuple[str, list[str]]:
    """Look at everything after a restore in the place of a vault."""
    wrong = list(whole_backups(stage))
    present = names_in(stage.place)
    replaced = sorted(stage.place.folder.glob("replaced-*"))
    if present not in (OLD, NEW):
        wrong.append(f"the vault holds {present}")
    if present == OLD and [names_in(VaultPlace(one)) for one in replaced] != [NEW]:
        wrong.append("what was there before is not whole")
    if present == NEW and replaced:
        wrong.append("something was moved aside for nothing")
    if code == DONE and present != OLD:
        wrong.append("told as restored, but it is not")
    if code in {TOLD, CANCELLED} and present != NEW:
        wrong.append("told as not restored, but it was")
    if list(stage.place.folder.glob("restoring-*")):
        wrong.append("a restore is still under way")
    if present == OLD and not (stage.place.backups / "rotation-paused").exists():
        wrong.append("rotation goes on after a restore")
    wrong += _restored_afterwards(stage, stage.place, Stage.restore_over)
    return ("restored" if present == OLD else "as before"), wrong


def look_after_restore_new(stage: Stage, code: int) -> tuple[str, list[str]]:
    """Look at everything after a restore in a new folder."""
    wrong = list(whole_backups(stage))
    if names_in(stage.place) != NEW:
        wrong.append("the vault beside it is another one")
    try:
        present = names_in(stage.elsewhere)
    except VaultMoved:
        present = []
    if present not in ([], OLD):
        wrong.append(f"the vault holds {present}")
    if code == DONE and present != OLD:
        wrong.append("told as restored, but it is not")
    if code in {TOLD, CANCELLED} and present:
        wrong.append("told as not restored, but it is there")
    if not present:
        wrong += _restored_afterwards(stage, stage.elsewhere, Stage.restore_new)
    return ("restored" if present else "nothing there"), wrong


def _restored_afterwards(stage: Stage, place: VaultPlace, again: Act) -> Iterator[str]:
    """Restore once more, without a fault, and see that nothing is left of the one before."""
    again(stage, QuietJob())
    if names_in(place) != OLD:
        yield "a second restore does not work"
    left = [one.name for one in (stage.folder / "now").rglob(f".*{places.PARTIAL}*")]
    if left:
        yield f"left behind after a second restore: {left}"


ACTS: dict[str, tuple[Act, Callable[[Stage, int], tuple[str, list[str]]]]] = {
    "backup": (Stage.back_up, look_after_backup),
    "restore over a vault": (Stage.restore_over, look_after_restore_over),
    "restore in a new folder": (Stage.restore_new, look_after_restore_new),
}


def prove(stage: Stage, act: str, kind: str, stride: int = 1) -> Proof:
    """Put a fault of one kind at every step of an act, or at each so-manieth one."""
    do, look = ACTS[act]
    proof = Proof(act, kind)
    given = {LIMIT: LIMITS, NO_ROOM: ROOMS_LEFT}
    points = given[kind] if kind in given else range(1, _count(stage, do, kind) + 1)
    for point in points[::stride]:
        stage.begin()
        code = _apart(lambda at=point: _perform(stage, do, kind, at))  # type: ignore[misc]
        proof.faults += 1
        stage.ballast.unlink(missing_ok=True)
        try:
            state, wrong = look(stage, code)
        except Exception as error:  # noqa: BLE001 - whatever stands in the way of looking is what is to be reported
            state, wrong = "cannot be looked at", [repr(error)]
        if code == FAILED:
            wrong.append("not told in words")
        proof.left[state] += 1
        proof.broken += [f"at {point}, code {code}: {one}" for one in wrong]
    return proof


def _count(stage: Stage, do: Act, kind: str) -> int:
    """Do the act without a fault, and count the places for one."""
    stage.begin()
    read, write = os.pipe()

    def work() -> int:
        steps, job = Steps(0, _FAULTS.get(kind, _full)), StoppingJob(0)
        with steps:
            do(stage, job)
        os.write(write, str(job.count if kind == STOPPED else steps.count).encode())
        return DONE

    code = _apart(work)
    os.close(write)
    with os.fdopen(read) as told:
        number = int(told.read() or 0)
    if code != DONE or not number:
        raise RuntimeError("the act does not work without a fault")
    return number


def _perform(stage: Stage, do: Act, kind: str, at: int) -> int:
    """Do an act with a fault, and say how it ended."""
    try:
        if kind == LIMIT:
            resource.setrlimit(resource.RLIMIT_FSIZE, (at, at))
            do(stage, QuietJob())
        elif kind == NO_ROOM:
            stage.fill_up(at)
            places.require_room = lambda folder, needed: None  # the disk is filled by somebody else afterwards
            do(stage, QuietJob())
        elif kind == STOPPED:
            do(stage, StoppingJob(at))
        else:
            with Steps(at, _FAULTS[kind]):
                do(stage, QuietJob())
    except Cancelled:
        return CANCELLED
    except (NotFinished, NotAsExpected):
        return TOLD_AFTER
    except UserError:
        return TOLD
    except Exception:  # noqa: BLE001 - told by its code
        if os.environ.get("FAULTS_TOLD"):
            import traceback  # noqa: PLC0415

            traceback.print_exc()
        return FAILED
    return DONE


def _apart(work: Callable[[], int]) -> int:
    """Do work in a process of its own, and give its exit code; negative where it was killed."""
    child = os.fork()  # noqa: TID251 - so that a fault costs no start of Python; it never comes back here
    if child == 0:
        os._exit(work())
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def main() -> int:
    """Print a line for each act and kind, or with --json one document; 1 where anything was broken."""
    words = argparse.ArgumentParser(prog="python -m tests.faults.backups")
    words.add_argument("acts", nargs="*")
    words.add_argument("--kind", action="append", choices=KINDS)
    words.add_argument("--stride", type=int, default=1)
    words.add_argument("--json", action="store_true")
    wish = words.parse_args()
    found = []
    with small_disk() as (folder, is_small):
        stage = make_stage(folder / "stage")
        for act in wish.acts or ACTS:
            for kind in wish.kind or KINDS:
                if kind == NO_ROOM and not is_small:
                    continue
                found.append(prove(stage, act, kind, wish.stride))
                if not wish.json:
                    print(found[-1], flush=True)
    if wish.json:
        print(json.dumps([{**vars(one), "left": dict(one.left)} for one in found]))
    return int(any(one.broken for one in found))


if __name__ == "__main__":
    sys.exit(main())
