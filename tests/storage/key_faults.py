# SPDX-License-Identifier: GPL-3.0-or-later
"""Acts on the keys of a vault, ended before their N-th step by an error, a full disk or a kill, and what is left then.

A step is a call that reaches the system or the engine: in the tests those of the files that write keys. By hand there
is more: `python -m tests.storage.key_faults all` takes those of the whole storage room, `... lines` every line of the
files that write keys; both take every step, where the tests take one of three. Kills happen in forked children of a
process of its own, which has no threads.
"""

from __future__ import annotations

import errno
import json
import os
import resource
import shutil
import signal
import sys
import tempfile
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import sqlcipher3.dbapi2 as sqlcipher

from coterie.domain.errors import UserError, WrongPassphrase
from coterie.domain.recovery_codes import RecoveryCode
from coterie.services.keys import Keys
from coterie.storage.keys import secrets as keys
from coterie.storage.keys.recovering import open_by_code
from coterie.storage.vault import SqlVault, open_vault
from tests.builders import COSTS, PASSPHRASE, StoppedClock, make_vault

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import FrameType

NEW = "an entirely new passphrase"
OLD_CODE, NEW_CODE = RecoveryCode(bytes(range(20))), RecoveryCode(bytes(range(1, 21)))
PEOPLE = [f"Person {number}" for number in range(40)]
#: By how many bytes files may be larger, from one try to the next, where they may not grow beyond a size.
STRIDES = {("cramped", "renew"): 90_000}
NAMES = {"vault.db", "vault.keys", "vault.keys.2", "vault.lock", "backups"}
ROOM = "/coterie/storage/"
REACHING = {
    "open", "fsync", "replace", "rename", "unlink", "write", "flush", "close", "fdopen", "execute", "backup", "set_key",
    "connect", "fetchone",
}  # fmt: skip
#: The files that change something on the disk when keys change.
WRITING_KEYS = {
    "keys/file.py", "files/safe.py", "keys/renewing.py", "keys/unlocking.py", "keys/open_keys.py", "keys/recovering.py",
}  # fmt: skip
OF_THE_ENGINE = {"execute", "backup", "set_key", "connect", "fetchone"}


class Injected(Exception):
    """The error of a test."""


def change_passphrase(folder: Path) -> None:
    vault = opened(folder)
    with closing_whatever(vault):
        Keys(vault).change_passphrase(PASSPHRASE, NEW)


def make_code(folder: Path) -> None:
    vault = opened(folder)
    with closing_whatever(vault):
        Keys(vault).keep_recovery_code(NEW_CODE, {1: NEW_CODE.groups[0], 8: NEW_CODE.groups[7]})


def try_code(folder: Path) -> None:
    vault = opened(folder)
    with closing_whatever(vault):
        Keys(vault).test_recovery_code(OLD_CODE.text)


def use_code(folder: Path) -> None:
    open_by_code(folder, OLD_CODE.secret, NEW, StoppedClock(), COSTS).close()


def renew(folder: Path) -> None:
    vault = opened(folder)
    with closing_whatever(vault):
        Keys(vault).renew_data_key(PASSPHRASE)


ACTS: dict[str, Callable[[Path], None]] = {
    "change": change_passphrase, "code": make_code, "test": try_code, "use": use_code, "renew": renew,
}  # fmt: skip


class closing_whatever:  # noqa: N801 (a block, as in contextlib)
    """Close a vault after a block that may have failed, even if closing fails as well."""

    def __init__(self, vault: SqlVault) -> None:
        self._vault = vault

    def __enter__(self) -> None:
        armed.ready()

    def __exit__(self, *_error: object) -> None:
        armed.rest()
        with suppress(UserError, OSError, sqlcipher.Error):
            self._vault.close()


@dataclass
class Armed:
    """Counts the steps of an act and does something before the one it waits for. where: `keys`, `all` or `lines`."""

    waits_for: int = 0
    act: Callable[[str], None] | None = None
    where: str = "keys"
    seen: int = 0
    said: str = ""

    def ready(self) -> None:
        """Count from here on."""
        if self.act is None:
            return
        if self.where == "lines":
            sys.settrace(self._line)
        else:
            sys.setprofile(self._call)

    def rest(self) -> None:
        """Count no longer."""
        sys.setprofile(None)
        sys.settrace(None)

    def _call(self, frame: FrameType, event: str, called: Any) -> None:  # noqa: ANN401 (whatever is called)
        if event == "c_call" and called.__name__ in REACHING and is_ours(frame, self.where):
            self._step(called.__name__)

    def _line(self, frame: FrameType, event: str, _called: object) -> Any:  # noqa: ANN401 (a trace function)
        if writes_keys(frame):
            if event == "line":
                self._step("line")
            return self._line
        return self._line if "/contextlib.py" in frame.f_code.co_filename else None

    def _step(self, name: str) -> None:
        self.seen += 1
        if self.seen == self.waits_for and self.act is not None:
            self.rest()
            self.act(name)


armed = Armed()


def is_ours(frame: FrameType | None, where: str) -> bool:
    """Say whether a call comes from the storage room, straight or through the library's paths."""
    while frame is not None and "/pathlib" in frame.f_code.co_filename:
        frame = frame.f_back
    if frame is None or ROOM not in frame.f_code.co_filename:
        return False
    return where == "all" or writes_keys(frame)


def writes_keys(frame: FrameType) -> bool:
    """Say whether a frame runs in a file that changes something on the disk when keys change."""
    return frame.f_code.co_filename.rpartition(ROOM)[2] in WRITING_KEYS


def opened(folder: Path) -> SqlVault:
    """Open the vault by the old passphrase."""
    return open_vault(folder, PASSPHRASE, StoppedClock(), COSTS)


def fails(_name: str) -> None:
    raise Injected


def is_full(name: str) -> None:
    """Fail as a full disk does, of the system and of the engine."""
    if name == "close":  # of files that were flushed before, and of connections
        return
    if name in OF_THE_ENGINE:
        raise sqlcipher.OperationalError("database or disk is full")
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def is_killed(_name: str) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def base(folder: Path) -> Path:
    """Make the vault that all acts begin with: people, a passphrase and a recovery code."""
    made = make_vault(folder)
    for name in PEOPLE:
        made.add(name)
    made.vault.key_slots.set_recovery(OLD_CODE.secret)
    made.vault.close()
    return folder / "test.coterie"


def run(vault: Path, name: str, waits_for: int, act: Callable[[str], None], where: str) -> bool:
    """Do an act with a fault before a step, in this process; False where there are fewer steps."""
    global armed  # noqa: PLW0603 (the acts find it here)
    armed = Armed(waits_for, act, where)
    if name == "use":
        armed.ready()
    try:
        ACTS[name](vault)
    except Injected:
        pass
    except UserError as error:
        assert armed.seen >= waits_for, "an error of its own"
        armed.said = str(error)
    finally:
        armed.rest()
    return armed.seen >= waits_for


def killed(vault: Path, name: str, waits_for: int, where: str) -> bool:
    """Do an act in a child that kills itself before a step; False where there are fewer steps."""
    child = os.fork()  # noqa: TID251 - a child to be killed, of a process without threads
    if child == 0:
        run(vault, name, waits_for, is_killed, where)
        os._exit(0)
    _child, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def cramped(vault: Path, name: str, size: int) -> bool:
    """Do an act in a child none of whose files may grow beyond a size."""
    global armed  # noqa: PLW0603 (the acts find it here)
    armed = Armed()
    child = os.fork()  # noqa: TID251 - a child to be killed, of a process without threads
    if child == 0:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        code = 0
        try:
            ACTS[name](vault)
        except UserError:
            code = 7
        os._exit(code)
    _child, status = os.waitpid(child, 0)
    assert os.WIFEXITED(status)
    assert os.WEXITSTATUS(status) in {0, 7}, "no words for it"
    return os.WEXITSTATUS(status) == 7


def opens_by(vault: Path, passphrase: str) -> bool:
    """Open by a passphrase, see that everything is there and nothing besides, and close."""
    try:
        found = open_vault(vault, passphrase, StoppedClock(), COSTS)
    except WrongPassphrase:
        return False
    try:
        with found.reading() as connection:
            names = [row[0] for row in connection.execute("SELECT display_name FROM person WHERE display_name <> ''")]
            assert sorted(names) == sorted(PEOPLE)
            assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            assert connection.execute("PRAGMA cipher_integrity_check").fetchall() == []
        with found.writing() as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
    finally:
        found.close()
    return True


def left_by(vault: Path, name: str) -> str:
    """Say which of two states an act left, `old` or `new`; anything else fails."""
    old, new = opens_by(vault, PASSPHRASE), opens_by(vault, NEW)
    assert old is not new, "both passphrases open it, or none"
    assert {file.name for file in vault.iterdir()} == NAMES
    assert (vault / "vault.keys").read_bytes() == (vault / "vault.keys.2").read_bytes()
    file = keys.read(vault / "vault.keys", vault / "vault.keys.2")
    assert len(file.numbers) == 1
    codes = [code for code in (OLD_CODE, NEW_CODE) if opens(file, code)]
    if name in {"change", "use"}:
        assert codes == ([OLD_CODE] if name == "change" or old else [])
        return "old" if old else "new"
    assert old
    if name == "renew":
        assert codes == ([OLD_CODE] if file.numbers == {1} else [])
        return "old" if file.numbers == {1} else "new"
    if name == "test":
        assert codes == [OLD_CODE]
        return "new" if any(slot.tested for slot in file.slots) else "old"
    assert len(codes) == 1
    return "old" if codes == [OLD_CODE] else "new"


def opens(file: keys.KeyFile, code: RecoveryCode) -> bool:
    """Say whether a code opens a key file."""
    try:
        return bool(keys.by_code(file, code.secret))
    except UserError:
        return False


class Steps(NamedTuple):
    """Which steps are struck: the first, and then every so many."""

    first: int = 1
    stride: int = 1


def every_step(start: Path, folder: Path, name: str, fault: Callable[[Path, int], bool], steps: Steps) -> Counter[str]:
    """Do an act with a fault before each of these steps, and count what was left; ends with the act undisturbed."""
    found: Counter[str] = Counter()
    number, went_on = steps.first - steps.stride, True
    while went_on:
        number += steps.stride
        vault = folder / f"{name}-{number}.coterie"
        shutil.copytree(start, vault)
        went_on = fault(vault, number)
        state = left_by(vault, name)
        shutil.rmtree(vault)
        assert state == "old" or "Nothing was changed" not in armed.said, armed.said
        if went_on:
            found[state] += 1
        else:
            assert state == "new", "undisturbed, and not done"
    return found


def faults_of(kind: str, name: str, where: str) -> Callable[[Path, int], bool]:
    """Give the fault of a kind."""
    if kind == "kill":
        return lambda vault, number: killed(vault, name, number, where)
    if kind == "cramped":
        return lambda vault, number: cramped(vault, name, number)
    act = {"error": fails, "full": is_full}[kind]
    return lambda vault, number: run(vault, name, number, act, where)


def main(folder: Path, where: str, pairs: Sequence[tuple[str, str]], steps: Steps) -> None:
    """Do acts with faults, given as (fault, act); a line of JSON for each pair."""
    start = base(folder)
    for kind, name in pairs:
        stride = STRIDES.get((kind, name))
        taken = Steps(stride, stride) if stride else steps
        found = every_step(start, folder, name, faults_of(kind, name, where), taken)
        print(json.dumps({"act": name, "fault": kind, **found}), flush=True)  # noqa: T201 (for who started it)


def pairs_of(kinds: str, names: str) -> list[tuple[str, str]]:
    """Read which faults strike which acts: `kill,full change`, or pairs as `kill:change,full:use`."""
    if ":" in kinds:
        return [(kind, name) for kind, _colon, name in (pair.partition(":") for pair in kinds.split(","))]
    faults = kinds.split(",") if kinds else ["error", "full", "kill"]
    return [(kind, name) for kind in faults for name in (names.split(",") if names else ACTS)]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        kinds, names, first, stride = [*sys.argv[2:], *["", "", "1", "1"][len(sys.argv) - 2 :]]
        main(Path(place), sys.argv[1], pairs_of(kinds, names), Steps(int(first), int(stride)))
