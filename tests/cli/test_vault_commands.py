# SPDX-License-Identifier: GPL-3.0-or-later
"""Making a vault, counting what it holds, the doctor and the demonstration."""

from __future__ import annotations

import stat
from datetime import date
from typing import TYPE_CHECKING

import pytest

from coterie.services import samples
from tests.cli.terminal import CARDS, PASSPHRASE, TODAY, Terminal

if TYPE_CHECKING:
    from pathlib import Path

DOCTOR = {
    "versions", "schema", "migrations", "importers", "exporters", "insights", "pages", "pages_reason", "vault",
    "health",
}  # fmt: skip


def test_init_makes_a_private_folder_and_says_where(bare: Terminal) -> None:
    made = bare.json("init")
    assert made.keys() == {"vault", "uuid"}
    assert made["vault"] == str(bare.vault)
    assert stat.S_IMODE(bare.vault.stat().st_mode) == 0o700
    assert bare.json("people")["total"] == 0


def test_init_says_what_to_do_next(bare: Terminal) -> None:
    text = bare.do("init")
    assert str(bare.vault) in text
    assert "coterie import" in text
    assert PASSPHRASE not in text


def test_a_path_that_exists_is_refused_and_left_alone(bare: Terminal) -> None:
    bare.vault.mkdir()
    (bare.vault / "mine").write_text("mine")
    answer = bare.call("init")
    assert (answer.code, answer.out) == (1, "")
    assert [entry.name for entry in bare.vault.iterdir()] == ["mine"]


@pytest.mark.parametrize("weak", ["short", "123456789", "password123", "Qwertyuiop", "  iloveyou  "])
def test_weak_passphrases_are_refused_and_nothing_is_made(bare: Terminal, weak: str) -> None:
    bare.file("passphrase", f"{weak}\n")
    answer = bare.call("init")
    assert answer.code == 1
    assert weak.strip() not in answer.err
    assert not bare.vault.exists()


@pytest.mark.parametrize("end", ["\n", "\r\n", ""])
@pytest.mark.parametrize("passphrase", ["  blanks count  ", "zwölf Größen", "日本語のとても長い文", "a b c d e f g"])
def test_a_passphrase_is_taken_as_it_stands(bare: Terminal, passphrase: str, end: str) -> None:
    bare.file("passphrase", f"{passphrase}{end}a second line\n" if end else passphrase)
    bare.do("init")
    bare.file("passphrase", f"{passphrase}\n")
    bare.do("people")
    bare.file("passphrase", f"{passphrase.strip()}x\n")
    assert bare.call("people").code == 3


def test_stats_counts_every_kind(terminal: Terminal) -> None:
    counts = terminal.json("stats")
    assert {"people", "organisations", "interactions", "follow_ups", "events"} <= counts.keys()
    assert set(counts.values()) == {0}
    assert terminal.do("stats") == "The vault is empty.\n"
    terminal.do("import", terminal.file("cards.vcf", CARDS))
    assert terminal.json("stats")["people"] == 2
    assert "people" in terminal.do("stats")


def test_the_doctor_works_without_a_vault(bare: Terminal) -> None:
    report = bare.json("doctor")
    assert report.keys() == DOCTOR
    assert report["versions"].keys() == {"coterie", "python", "engine", "system"}
    assert {"vcard", "icalendar", "linkedin"} <= set(report["importers"])
    assert report["exporters"] == ["vcard", "reminders", "calendar", "csv"]
    assert report["schema"] == int(report["migrations"][-1][1:5])
    assert report["health"].keys() == {"ok", "reason", "counts"}
    assert report["health"]["ok"] is None
    assert "There is no vault" in bare.do("doctor")


def test_the_doctor_looks_at_a_vault(terminal: Terminal) -> None:
    health = terminal.json("doctor")["health"]
    assert (health["ok"], health["counts"]["people"]) == (True, 0)
    answer = terminal.bare("doctor", "--vault", str(terminal.vault), "--json")
    assert answer.json["health"]["reason"] == "No passphrase was given."


def test_the_doctor_tells_of_a_vault_that_does_not_open(terminal: Terminal) -> None:
    database = terminal.vault / "vault.db"
    database.write_bytes(b"\x00" * database.stat().st_size)
    answer = terminal.call("--json", "doctor")
    assert answer.code == 4
    assert answer.json["health"]["ok"] is False
    assert "damaged" in answer.json["health"]["reason"]
    terminal.file("passphrase", "not this one\n")
    assert terminal.call("doctor").code == 3


def test_the_doctor_tells_of_rows_that_cannot_be_found(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coterie.services.health.Health.faults", lambda _self: ["1 names missing: 2"])
    answer = terminal.call("doctor")
    assert answer.code == 4
    assert "1 names missing: 2" in answer.out


def test_the_demonstration_leaves_nothing(bare: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    place = bare.folder / "temporary"
    place.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(place))
    answer = bare.bare("demo", "--json")
    assert answer.code == 0
    shown = answer.json
    assert shown.keys() == {"vault", "passphrase", "today", "import", "due"}
    assert (shown["vault"], shown["passphrase"]) == (None, None)
    assert shown["import"]["totals"]["people"]["created"] > 10
    assert shown["due"]["items"]
    assert list(place.iterdir()) == []


def test_the_demonstration_says_which_day_it_is(bare: Terminal) -> None:
    text = bare.bare("demo").out
    assert "The people are invented" in text
    assert "This vault is gone now" in text
    assert "19 July 2027" in bare.bare("demo", "--today", "2027-07-19").out


def test_a_demonstration_that_is_kept_opens_with_the_passphrase_it_printed(bare: Terminal) -> None:
    shown = bare.bare("demo", "--to", str(bare.vault), "--json").json
    bare.file("passphrase", shown["passphrase"])
    assert shown["vault"] == str(bare.vault)
    assert bare.json("people", today=shown["today"])["total"] > 10
    again = bare.bare("demo", "--to", str(bare.vault))
    assert again.code == 1
    text = bare.bare("demo", "--to", str(bare.folder / "other.coterie")).out
    assert "printed this once" in text


def test_the_samples_name_their_day_or_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coterie.shipped.sample_data", lambda: tmp_path)
    assert samples.sample_day() is None
    (tmp_path / "today.txt").write_text(f"{TODAY}\n")
    assert samples.sample_day() == date(2026, 3, 2)


def test_missing_samples_are_a_plain_sentence(bare: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coterie.shipped.sample_data", lambda: bare.folder / "nothing")
    answer = bare.bare("demo")
    assert answer.code == 1
    assert "missing" in answer.err
