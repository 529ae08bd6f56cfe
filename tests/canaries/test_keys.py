# SPDX-License-Identifier: GPL-3.0-or-later
"""What the keys of vaults rely on in `cryptography`, SQLCipher and its binding."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from coterie.storage.connections import Connection, open_database

OLD, NEW = bytes(range(32)), bytes(range(32, 64))


def filled(place: Path, key: bytes) -> Connection:
    """Make a database with a table, a full-text index and rows."""
    made = open_database(place, key, "rwc")
    made.execute("CREATE TABLE word (id INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT)")
    made.execute("CREATE VIRTUAL TABLE words USING fts5(text)")
    made.execute("BEGIN")
    made.executemany("INSERT INTO word (text) VALUES (?)", ((f"word {number}" * 20,) for number in range(2_000)))
    made.execute("INSERT INTO words VALUES ('found again')")
    made.execute("PRAGMA user_version = 77")
    made.execute("COMMIT")
    return made


def test_the_backup_call_copies_under_another_key(tmp_path: Path) -> None:
    source = filled(tmp_path / "old.db", OLD)
    copy = open_database(tmp_path / "new.db", NEW, "rwc")
    copy.execute("PRAGMA journal_mode = DELETE")
    source.backup(copy)
    source.close()
    copy.close()
    assert not list(tmp_path.glob("new.db-*"))
    with pytest.raises(Exception, match="damaged"):
        open_database(tmp_path / "new.db", OLD, "rw")
    found = open_database(tmp_path / "new.db", NEW, "rw")
    assert found.execute("SELECT count(*) FROM word").fetchone() == (2_000,)
    assert found.execute("SELECT text FROM words WHERE words MATCH 'again'").fetchone() == ("found again",)
    assert found.execute("PRAGMA user_version").fetchone() == (77,)
    assert found.execute("PRAGMA cipher_integrity_check").fetchall() == []
    found.close()
    salts = [(tmp_path / name).read_bytes()[:16] for name in ("old.db", "new.db")]
    assert salts[0] != salts[1]


PROGRAM = """
import os, resource, signal, sys
from pathlib import Path
from coterie.storage.connections import open_database, raw_key_text
from tests.canaries.test_keys import OLD, NEW
found = open_database(Path(sys.argv[1]), OLD, "rw")
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
found.reset_key(raw_key_text(NEW))
print("no error", flush=True)
os._exit(0)
"""


@pytest.mark.skipif(os.name == "nt", reason="limits the size of files as POSIX does")
def test_the_binding_says_nothing_when_encrypting_anew_in_place_fails(tmp_path: Path) -> None:
    """So a vault is copied under its new key instead; where this fails, that choice may be looked at anew."""
    filled(tmp_path / "old.db", OLD).close()
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path / "old.db")],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(["app", "."])},
        cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout == "no error\n"
    with pytest.raises(Exception, match="damaged"):
        open_database(tmp_path / "old.db", NEW, "rw")
    found = open_database(tmp_path / "old.db", OLD, "rw")
    assert found.execute("SELECT count(*) FROM word").fetchone() == (2_000,)
    found.close()


def test_argon2id_gives_what_the_standard_says() -> None:
    """RFC 9106, 5.3, and the form that the key file uses."""
    derived = Argon2id(
        salt=b"\x02" * 16, length=32, iterations=3, lanes=4, memory_cost=32, ad=b"\x04" * 12, secret=b"\x03" * 8
    ).derive(b"\x01" * 32)
    assert derived.hex() == "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"


def test_hkdf_gives_what_the_standard_says() -> None:
    """RFC 5869, A.1."""
    salt, about = bytes(range(13)), bytes(range(0xF0, 0xFA))
    derived = HKDF(SHA256(), 42, salt, about).derive(b"\x0b" * 22)
    assert derived.hex() == ("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865")


def test_gcm_opens_nothing_that_was_changed() -> None:
    nonce, bound = bytes(12), b"what is bound"
    wrapped = AESGCM(OLD).encrypt(nonce, NEW, bound)
    assert AESGCM(OLD).decrypt(nonce, wrapped, bound) == NEW
    changes = [(NEW, nonce, wrapped, bound), (OLD, b"1" * 12, wrapped, bound), (OLD, nonce, wrapped, bound + b" ")]
    changes += [(OLD, nonce, wrapped[:at] + bytes([wrapped[at] ^ 1]) + wrapped[at + 1 :], bound) for at in range(48)]
    for key, changed_nonce, changed, changed_bound in changes:
        with pytest.raises(InvalidTag):
            AESGCM(key).decrypt(changed_nonce, changed, changed_bound)
