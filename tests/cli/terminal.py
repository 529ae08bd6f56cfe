# SPDX-License-Identifier: GPL-3.0-or-later
"""Calling the command line as a person does, and reading what it printed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import pytest

PASSPHRASE = "correct horse battery"
TODAY = "2026-03-02"

CARDS = """BEGIN:VCARD
VERSION:3.0
N:Okafor;Amara;;;
FN:Amara Okafor
EMAIL;TYPE=INTERNET:amara@example.com
TEL;TYPE=CELL:+44 20 7946 0142
X-SHOE-SIZE:39
BDAY:1990-05-22
UID:card-1
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Eze;Chidi;;;
FN:Chidi Eze
ORG:Solace Energy;
UID:card-2
END:VCARD
"""

CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Example//EN
BEGIN:VEVENT
UID:meeting-1
DTSTAMP:20260101T000000Z
DTSTART:20260115T090000Z
DTEND:20260115T100000Z
SUMMARY:Coffee
ATTENDEE;CN=Amara Okafor:mailto:amara@example.com
END:VEVENT
END:VCALENDAR
"""


@dataclass(frozen=True)
class Answer:
    """What one call gave."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 (whatever the command prints)
        """Read the one document on standard output."""
        return json.loads(self.out)


@dataclass(frozen=True)
class Terminal:
    """A person at a terminal, in a folder of their own."""

    folder: Path
    run: Callable[[Sequence[str]], int]
    capsys: pytest.CaptureFixture[str]

    @property
    def vault(self) -> Path:
        """Where the vault is."""
        return self.folder / "people.coterie"

    def bare(self, *words: str) -> Answer:
        """Call the program with these words and nothing else."""
        self.capsys.readouterr()
        code = self.run(words)
        out, err = self.capsys.readouterr()
        assert "Traceback" not in err
        return Answer(code, out, err)

    def call(self, *words: str, today: str = TODAY) -> Answer:
        """Call the program on the vault."""
        places = ("--vault", str(self.vault), "--passphrase-file", str(self.folder / "passphrase"), "--today", today)
        return self.bare(*places, *words)

    def do(self, *words: str, today: str = TODAY) -> str:
        """Call the program, which must do it, and give what it said."""
        answer = self.call(*words, today=today)
        assert answer.code == 0, answer
        return answer.out

    def json(self, *words: str, today: str = TODAY) -> Any:  # noqa: ANN401 (whatever the command prints)
        """Call the program for a document."""
        answer = self.call("--json", *words, today=today)
        assert answer.code == 0, answer
        return answer.json

    def file(self, name: str, text: str) -> str:
        """Write a file and give its path."""
        place = self.folder / name
        place.write_text(text, encoding="utf-8", newline="")
        return str(place)

    def add(self, *words: str) -> int:
        """Add a person and give their id."""
        return int(self.json("add", *words)["id"])
