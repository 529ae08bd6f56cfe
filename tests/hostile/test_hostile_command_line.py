# SPDX-License-Identifier: GPL-3.0-or-later
"""`coterie import` in a process of its own, over hostile files and a good one: it lives, and says why."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.builders import PASSPHRASE, make_vault
from tests.cli.processes import TOP
from tests.hostile.corpus import card
from tests.hostile.test_hostile_files import CASES

if TYPE_CHECKING:
    from pathlib import Path

CHOSEN = (
    "bomb.zip", "like-42.zip", "wrong-checksum.zip", "shouting-names.zip", "devices.tar", "bomb.tar.gz",
    "odd-names.vcf", "quoted-printable-folds.vcf", "photo-png-bomb.vcf", "secondly.ics", "costly-series.ics",
    "open-quotes-long-lines.csv", "empty-rows.csv", "entities.vcf", "deep.json", "pickle.vcf", "lone-surrogates.vcf",
)  # fmt: skip


def coterie(vault: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Start the program with these words on a vault."""
    secret = vault.parent / "passphrase"
    secret.write_text(PASSPHRASE)
    return subprocess.run(
        [sys.executable, "-m", "coterie", "--vault", str(vault), "--passphrase-file", str(secret), *words],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env=os.environ | {"PYTHONPATH": str(TOP / "app"), "PYTHONIOENCODING": "utf-8"},
    )


def test_the_command_line_lives_through_hostile_files(tmp_path: Path) -> None:
    opened = make_vault(tmp_path)
    vault = opened.vault.folder if hasattr(opened.vault, "folder") else tmp_path / "test.coterie"
    opened.vault.close()
    files = tmp_path / "files"
    files.mkdir()
    for case in CASES:
        if case.name in CHOSEN:
            case.make_small(files / case.name)
    assert len(list(files.iterdir())) == len(CHOSEN)
    (files / "good.vcf").write_bytes(card(b"UID:good", name=b"Wilhelmine Okonkwo-Lindqvist"))
    paths = [str(path) for path in sorted(files.iterdir())]
    said = coterie(vault, "--json", "--today", "2026-03-02", "import", *paths)
    assert (said.returncode, "Traceback" in said.stderr) == (0, False), said.stderr
    report = json.loads(said.stdout)
    (good,) = [file for file in report["files"] if file["path"] == "good.vcf"]
    assert (good["records"], good["created"]) == (1, 1)
    named = {problem["file"] for problem in report["problems"]}
    assert named >= {"bomb.zip", "like-42.zip", "bomb.tar.gz", "entities.vcf", "empty-rows.csv", "pickle.vcf"}
    people = coterie(vault, "people", "Wilhelmine")
    assert "Wilhelmine Okonkwo-Lindqvist" in people.stdout
    for answer in (said, people, coterie(vault, "import", "--dry-run", *paths), coterie(vault, "people")):
        assert not set(answer.stdout + answer.stderr) & set("\x1b\x07\x00\u202e\u2066"), "a terminal would obey"
