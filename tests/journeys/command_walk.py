# SPDX-License-Identifier: GPL-3.0-or-later
"""Every kind of work that the command line knows, in one process but for the reading child: `command_walk.py FOLDER`.

Somebody is added with a note, found, changed, exported to a folder of its own, merged, and erased.
"""

from __future__ import annotations

import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING

from coterie import bootstrap, cli
from coterie.shipped import sample_data
from tests.builders import CHEAP

if TYPE_CHECKING:
    from datetime import date

    from coterie.services.app import App

PASSPHRASE = "tyranny detector groggy norfolk wench"
TODAY = "2026-03-12"


def build(today: date | None = None) -> App:
    """Wire the program with a key that is cheap to derive."""
    return bootstrap.build(today, CHEAP)


class Walk:
    """One person's work in a folder: what a command must not do is stop it."""

    def __init__(self, folder: Path, name: str, note: str, out: Path | None = None) -> None:
        """Take the folder, who is added, and where exports go."""
        self.folder, self.name, self.note = folder, name, note
        self.secret = folder / "passphrase"
        self.secret.write_text(PASSPHRASE + "\n")
        self.out = out or folder / "out"
        self.out.mkdir(exist_ok=True)

    def call(self, *words: str) -> str:
        """Call the program; it must do what it is asked."""
        places = ["--vault", str(self.folder / "it.coterie"), "--passphrase-file", str(self.secret), "--today", TODAY]
        said, problems = io.StringIO(), io.StringIO()
        with redirect_stdout(said), redirect_stderr(problems):
            code = cli.run([*places, "--yes", *words], build)
        if code:
            raise SystemExit(f"{words}: {code} {problems.getvalue()}")
        return said.getvalue()

    def number(self, *words: str) -> str:
        """Call the program for the number of a person."""
        return str(json.loads(self.call("--json", *words))["id"])

    def work(self) -> str:
        """Do one of everything, and give the number of who was added."""
        samples = sample_data()
        self.call("init")
        self.call("import", str(samples / "linkedin"), str(samples / "cards.vcf"), str(samples / "calendar.ics"))
        one, two = (
            self.number("add", self.name, "--email", "walker@example.com"),
            self.number("add", f"{self.name} Two"),
        )
        self.call("log", one, "--kind", "call", "--text", self.note)
        self.call("follow-up", "add", one, "--due", "2026-03-14", "--reason", self.note)
        self.call("cadence", one, "--every", "6w")
        self.call("edit", one, "--title", self.note)
        self.call("tag", one, "walking")
        for words in (
            ["due"],
            ["people"],
            ["show", one],
            ["search", self.name],
            ["duplicates"],
            ["history"],
            ["imports"],
        ):
            self.call(*words)
        for kind, name in (("csv", "people.csv"), ("vcard", "people.vcf"), ("reminders", "reminders.ics")):
            self.call("export", kind, str(self.out / name))
        self.call("undo")
        self.call("redo")
        self.call("merge", one, two)
        self.call("backup")
        self.call("backups")
        self.call("verify")
        self.call("stats")
        self.call("doctor")
        self.call("bin", one)
        self.call("undo")
        return one


def main() -> None:
    """Walk, and erase who was added."""
    walk = Walk(Path(sys.argv[1]), "Walter Walker", "walked with him")
    walk.call("erase", walk.work())


if __name__ == "__main__":
    main()
