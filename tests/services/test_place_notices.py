# SPDX-License-Identifier: GPL-3.0-or-later
"""Notices about a vault's place: synchronised folders, networks, copies of conflicts; silence elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coterie.services.place_notices import notices_about

if TYPE_CHECKING:
    from pathlib import Path


def vault_in(folder: Path) -> Path:
    """Make the files of a vault, as far as their names go."""
    vault = folder / "My network.coterie"
    vault.mkdir(parents=True)
    for name in ("vault.db", "vault.db-wal", "vault.db-shm", "vault.keys", "vault.keys.2", "vault.lock"):
        (vault / name).touch()
    (vault / "backups").mkdir()
    return vault


@pytest.fixture
def mounts(tmp_path: Path) -> Path:
    """Give a list of disks that says nothing of a network."""
    file = tmp_path / "mounts"
    file.write_text("/dev/sda1 / ext4 rw 0 0\n")
    return file


@pytest.mark.parametrize(
    ("path", "service"),
    [
        ("Dropbox", "Dropbox"), ("Dropbox (Personal)", "Dropbox"), ("OneDrive", "OneDrive"),
        ("OneDrive - Example Ltd", "OneDrive"), ("Google Drive/My Drive", "Google Drive"),
        ("Library/CloudStorage/GoogleDrive-ana@example.com/My Drive", "Google Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud Drive"), ("iCloudDrive", "iCloud Drive"),
        ("Nextcloud", "Nextcloud"), ("ownCloud", "ownCloud"), ("Syncthing", "Syncthing"),
        ("pCloudDrive", "pCloud"), ("MEGAsync", "MEGA"),
    ],
)  # fmt: skip
def test_a_synchronised_folder_is_known_by_its_name(path: str, service: str, tmp_path: Path, mounts: Path) -> None:
    (sentence,) = notices_about(vault_in(tmp_path / path / "deep"), mounts)
    assert f"a folder that {service} keeps the same" in sentence


@pytest.mark.parametrize(
    ("marker", "service"),
    [
        (".dropbox.cache", "Dropbox"), (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
        (".tmp.drivedownload", "Google Drive"), (".nextcloudsync.log", "Nextcloud"),
        (".sync_1a2b3c4d5e6f.db", "Nextcloud"),
        (".owncloudsync.log", "ownCloud"), (".stfolder", "Syncthing"), (".megaignore", "MEGA"),
    ],
)  # fmt: skip
def test_a_synchronised_folder_is_known_by_what_lies_in_it(
    marker: str, service: str, tmp_path: Path, mounts: Path
) -> None:
    vault = vault_in(tmp_path / "documents" / "people")
    (tmp_path / "documents" / marker).touch()
    (sentence,) = notices_about(vault, mounts)
    assert f"a folder that {service} keeps the same" in sentence


@pytest.mark.parametrize(
    "name", ["nfs4", "cifs", "smb3", "fuse.sshfs", "9p", "fuse.rclone", "davfs", "fuse.gvfsd-fuse"]
)
def test_a_network_is_known_by_its_kind_of_disk(name: str, tmp_path: Path) -> None:
    vault = vault_in(tmp_path / "a share" / "people")
    mounts = tmp_path / "mounts"
    share = str(tmp_path / "a share").replace(" ", "\\040")
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\nserver:/x {share} {name} rw 0 0\n")
    (sentence,) = notices_about(vault, mounts)
    assert "lies on a network" in sentence
    mounts.write_text(f"server:/x {share} {name} rw 0 0\n/dev/sdb1 {share}/people ext4 rw 0 0\n")
    assert notices_about(vault, mounts) == []


CONFLICTS = [
    "vault (Ana Lindqvist's conflicted copy 2026-03-10).db", "vault (conflicted copy 2026-03-10 120000).db",
    "vault (In Konflikt stehende Kopie von Ana 2026-03-10).db", "vault (copie en conflit de Ana 2026-03-10).keys",
    "vault (copia en conflicto 2026-03-10).db", "vault.sync-conflict-20260310-120000-ABCDEF1.db",
    "vault_conflict-20260310-120000.db", "vault-DESKTOP-4F2K1.db", "vault (1).db", "vault 2.db", "vault 2.keys.2",
    "vault [conflicted].db", "vault.db (1)", "vault (conflicted copy 2026-03-10 120000).db-wal",
]  # fmt: skip


@pytest.mark.parametrize("name", CONFLICTS)
def test_a_copy_of_a_conflict_is_named(name: str, tmp_path: Path, mounts: Path) -> None:
    vault = vault_in(tmp_path / "documents")
    (vault / name).touch()
    (sentence,) = notices_about(vault, mounts)
    assert name in sentence
    assert sentence.startswith("Beside the vault lies a copy")


def test_many_copies_are_one_sentence(tmp_path: Path, mounts: Path) -> None:
    vault = vault_in(tmp_path / "documents")
    for name in CONFLICTS:
        (vault / name).touch()
    (sentence,) = notices_about(vault, mounts)
    assert f"lie {len(CONFLICTS)} copies" in sentence
    assert sentence.count("vault") <= 5


def test_everything_at_once_is_a_sentence_each(tmp_path: Path) -> None:
    vault = vault_in(tmp_path / "Dropbox")
    (vault / "vault (1).db").touch()
    mounts = tmp_path / "mounts"
    mounts.write_text(f"server:/x {tmp_path} nfs rw 0 0\n")
    assert len(notices_about(vault, mounts)) == 3


def test_an_ordinary_place_is_passed_in_silence(tmp_path: Path, mounts: Path) -> None:
    vault = vault_in(tmp_path / "documents" / "dropboxes" / "my mega plans" / "syncthings")
    (tmp_path / "documents" / ".dropbox").mkdir()
    for name in ("vault.db.renewed", "notes vault.db", "vault notes.txt", "vault.db-journal", "Vault (1).txt"):
        (vault / name).touch()
    assert notices_about(vault, mounts) == []


def test_a_place_that_cannot_be_looked_at_is_passed_in_silence(tmp_path: Path) -> None:
    assert notices_about(tmp_path / "nothing" / "here", tmp_path / "no mounts") == []
