# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing of a vault stands in clear on the disk, whatever was done and however it ended; an erased name nowhere."""

from __future__ import annotations

import base64
import contextlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from coterie.storage.damage.page_cipher import PAGE_BYTES, SALT_BYTES, PageCipher
from coterie.storage.keys import secrets as keys
from coterie.storage.opening.place import VaultPlace
from tests.journeys.command_walk import PASSPHRASE, Walk
from tests.journeys.hunted_files import MAIL, import_all
from tests.journeys.planted import NAME, NOTE, WORDS, traces_in, traces_under

TOP = Path(__file__).parents[2]
CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{0}\r\nNOTE:{1}\r\nUID:hunted-{2}\r\nEND:VCARD\r\n"
SHARED = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Example//EN
BEGIN:VEVENT
UID:shared
DTSTAMP:20260101T000000Z
DTSTART:20260115T090000Z
SUMMARY:Planning with {0}
ATTENDEE;CN={0}:mailto:hunted@example.com
ATTENDEE;CN=Somebody Else:mailto:else@example.com
END:VEVENT
END:VCALENDAR
"""


class Places(NamedTuple):
    """Folders of a person of their own. given: what is brought in and taken out, in clear as it has to be."""

    home: Path
    temporary: Path
    runtime: Path
    given: Path

    def environment(self) -> dict[str, str]:
        """Give the environment that sends a program there."""
        data = {f"XDG_{name}_HOME": str(self.home / name.lower()) for name in ("DATA", "CONFIG", "CACHE", "STATE")}
        own = {"HOME": str(self.home), "TMPDIR": str(self.temporary), "XDG_RUNTIME_DIR": str(self.runtime)}
        search = {"PYTHONPATH": f"{TOP / 'app'}{os.pathsep}{TOP}", "QT_QPA_PLATFORM": "offscreen"}
        return {**os.environ, **data, **own, **search, "SQLITE_TMPDIR": str(self.temporary)}

    def traces(self) -> list[str]:
        """Name what stands in clear."""
        return list(traces_under(self.home, self.temporary, self.runtime))


@pytest.fixture
def places(tmp_path: Path) -> Places:
    made = Places(*(tmp_path / name for name in ("home", "temporary", "runtime", "given")))
    for place in made:
        place.mkdir(mode=0o700)
    return made


def test_the_hunt_finds_what_is_there(places: Places) -> None:
    for number, written in enumerate((
        f"a {NAME} b".encode(), NAME.upper().encode(), NOTE.encode("utf-16-le"), NOTE.encode("utf-16-be"),
        *(base64.b64encode(b"x" * shift + NAME.encode() + b" and more") for shift in range(3)),
        NOTE.encode().hex().encode(),
    )):  # fmt: skip
        file = places.home / "deep" / f"{number}"
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(os.urandom(1_000) + written + os.urandom(1_000))
        assert [trace for trace in places.traces() if trace.endswith(str(file))], written
    (places.runtime / f"{NAME}.lock").touch()
    assert any("the name of" in trace for trace in places.traces())
    assert not traces_in(os.urandom(1 << 20))


def weight_of(folder: Path) -> int:
    """Add up the files of a folder; those that go meanwhile weigh nothing."""
    weight = 0
    for file in folder.rglob("*"):
        with contextlib.suppress(OSError):
            weight += file.stat().st_size
    return weight


@pytest.mark.skipif(os.name == "nt", reason="nobody is killed so there")
def test_the_command_line_leaves_nothing_in_clear(places: Places) -> None:
    many = places.given / "many.vcf"
    many.write_text("".join(CARD.format(f"{NAME} {number}", NOTE, number) for number in range(20_000)))
    words = [sys.executable, "tests/journeys/hunted_commands.py", str(places.home), str(places.given), str(many)]
    with subprocess.Popen(words, cwd=TOP, env=places.environment(), stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "importing\n"
        before = weight_of(places.home)
        while weight_of(places.home) < before + (1 << 20):
            assert program.poll() is None, "the import was over before it could be killed"
        program.kill()
    assert program.returncode == -signal.SIGKILL
    assert list(traces_under(places.given)), "nothing was exported at all"
    assert places.traces() == []


@pytest.mark.skipif(
    os.name == "nt" or "COTERIE_NO_QT" in os.environ, reason="nobody is killed so there, or Qt is missing"
)
def test_the_window_leaves_nothing_in_clear(places: Places) -> None:
    words = ["-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:randomly", "tests/journeys/hunted_window.py"]
    done = subprocess.run(
        [sys.executable, *words], cwd=TOP, env=places.environment(), capture_output=True, text=True, check=False
    )
    assert list(places.temporary.rglob("came-to-the-end")), done.stdout + done.stderr
    assert done.returncode == -signal.SIGKILL
    assert list(places.temporary.rglob("vault.db*"))
    assert places.traces() == []


def pages_of(vault: Path) -> bytes:
    """Give every page of a vault decrypted, free ones too."""
    place = VaultPlace(vault)
    key = keys.unseal(keys.read(place.keys, place.keys_again), PASSPHRASE)
    assert not place.database.with_name(place.database.name + "-wal").exists(), "a journal is left"
    data = place.database.read_bytes()
    cipher = PageCipher(key, data[:SALT_BYTES])
    pages = [cipher.read(at // PAGE_BYTES + 1, data[at : at + PAGE_BYTES]) for at in range(0, len(data), PAGE_BYTES)]
    assert all(page is not None for page in pages)
    return b"".join(page for page in pages if page is not None)


def test_an_erased_name_stands_on_no_page(tmp_path: Path) -> None:
    """Cards, shared entries, notes, history, search words and what imports left: README decision 28."""
    card, calendar = tmp_path / "one.vcf", tmp_path / "one.ics"
    card.write_text(CARD.format(NAME, NOTE, 1).replace("END:VCARD", "EMAIL:hunted@example.com\r\nEND:VCARD"))
    calendar.write_text(SHARED.format(NAME).replace("\n", "\r\n"))
    walk = Walk(tmp_path, NAME, NOTE)
    number = walk.work()
    walk.call("import", str(card), str(calendar))
    vault = tmp_path / "it.coterie"
    assert {word for word in WORDS if any(word in trace for trace in traces_in(pages_of(vault)))} == set(WORDS)
    for found in sorted({number, *others(walk)}):
        walk.call("erase", found)
    assert traces_in(pages_of(vault)) == set()
    assert "Somebody Else" in pages_of(vault).decode(errors="replace")


def test_an_erased_name_stands_on_no_page_whatever_service_told_it(tmp_path: Path) -> None:
    """Communities, opportunities, contributions, relations, maps of columns, and records of others."""
    files = tmp_path / "files"
    files.mkdir()
    walk = Walk(tmp_path, NAME, "nothing of note")
    walk.call("init")
    import_all(walk, files, NAME, "nothing of note")
    vault = tmp_path / "it.coterie"
    assert traces_in(pages_of(vault))
    while found := others(walk, NAME, MAIL, NAME.split()[-1]):
        walk.call("erase", found[0])
    assert traces_in(pages_of(vault)) == set()
    assert "Northwind Labs" in pages_of(vault).decode(errors="replace")


def others(walk: Walk, *sought: str) -> list[str]:
    """Give the numbers of those whom an import made of the same name, or of what else is sought."""
    answers = [json.loads(walk.call("--json", "people", words)) for words in sought or (NAME,)]
    return list(dict.fromkeys(str(row["id"]) for answer in answers for row in answer["people"]))
