# SPDX-License-Identifier: GPL-3.0-or-later
"""Works the window as a screen reader's program would: by the names on the accessibility bus, and nothing else.

Run by the system's Python, which has the bindings of the bus: `bus_driver.py PASSPHRASE PERSON WORDS PROGRAM...`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WAIT_S = 40.0
PAUSE_S = 0.05
DEEPEST = 40
#: Keys, by their symbols of X.
TAB, DOWN, ENTER = 0xFF09, 0xFF54, 0xFF0D


class Bus:
    """Finds what is shown by role and name."""

    def __init__(self, program: str) -> None:
        """Listen to the program of that name."""
        self._bindings: Any = import_module("pyatspi")
        self._program = program

    def find(self, role: str, name: str, inside: Any = None) -> Any:  # noqa: ANN401 - the bindings have no types
        """Wait for something of a role and name that can be seen; inside: only in there, if given."""
        return until(lambda: self._look(role, name, inside), f"{role} {name!r}")

    def _look(self, role: str, name: str, inside: Any) -> Any:  # noqa: ANN401 - see above
        wanted, showing = getattr(self._bindings, f"ROLE_{role}"), self._bindings.STATE_SHOWING
        for one in self._everything() if inside is None else _within(inside, 0):
            if one.getRole() == wanted and one.name == name and one.getState().contains(showing):
                return one
        return None

    def gone(self, role: str, name: str) -> None:
        """Wait until nothing of the kind can be seen."""
        until(lambda: self._look(role, name, None) is None, f"the end of {role} {name!r}")

    def press(self, name: str, inside: Any = None) -> None:  # noqa: ANN401 - see above
        """Press a button."""
        actions = self.find("PUSH_BUTTON", name, inside).queryAction()
        names = [actions.getName(number) for number in range(actions.nActions)]
        actions.doAction(names.index("Press"))

    def write(self, role: str, name: str, text: str) -> None:
        """Write a text into a field."""
        self.find(role, name).queryEditableText().setTextContents(text)

    def rows(self, name: str) -> list[str]:
        """Give the rows of a list as they are read out."""
        found = self.find("LIST", name)
        return [found.getChildAtIndex(number).name for number in range(found.childCount)]

    def key(self, symbol: int) -> None:
        """Press and release a key of the keyboard."""
        self._bindings.Registry.generateKeyboardEvent(symbol, None, self._bindings.KEY_SYM)

    def _everything(self) -> Iterator[Any]:
        desktop = self._bindings.Registry.getDesktop(0)
        for number in range(desktop.childCount):
            application = desktop.getChildAtIndex(number)
            if application is not None and self._program in (application.name or "").lower():
                yield from _within(application, 0)


def _within(one: Any, depth: int) -> Iterator[Any]:  # noqa: ANN401 - see above
    """Give something and all that is in it; what goes while somebody looks is left out."""
    if depth > DEEPEST:
        return
    yield one
    try:
        children = [one.getChildAtIndex(number) for number in range(min(one.childCount, 200))]
    except Exception:  # noqa: BLE001 - the bus raises errors of its own for what is gone
        return
    for child in children:
        if child is not None:
            yield from _within(child, depth + 1)


def until(look: Callable[[], Any], said: str) -> Any:  # noqa: ANN401 - see above
    """Wait for an answer."""
    end = time.monotonic() + WAIT_S
    while time.monotonic() < end:
        try:
            found = look()
        except Exception:  # noqa: BLE001 - see above
            found = None
        if found:
            return found
        time.sleep(PAUSE_S)
    raise SystemExit(f"not found on the bus: {said}")


def walk(bus: Bus, passphrase: str, person: str, words: str) -> None:
    """Unlock, read the day, find somebody, log a contact."""
    bus.write("PASSWORD_TEXT", "Passphrase", passphrase)
    bus.press("Unlock")
    rows = until(lambda: bus.rows("Today"), "rows of the day")
    tell("today", rows)
    bus.press("Search or run a command")
    bus.write("TEXT", "Search or run a command", person)
    found = until(lambda: [row for row in bus.rows("What was found") if row.startswith(person)], person)
    tell("found", found)
    # Tab shows what can be done with a person, and Enter runs the line that is marked.
    bus.key(TAB)
    deeds = until(lambda: [row for row in bus.rows("What was found") if row.startswith("Log a contact")], "deeds")
    tell("deeds", deeds)
    bus.key(DOWN)
    bus.key(ENTER)
    dialog = bus.find("DIALOG", "Log a contact")
    bus.write("TEXT", "What was said", words)
    bus.press("Log", dialog)
    bus.gone("DIALOG", "Log a contact")


def tell(what: str, rows: list[str]) -> None:
    """Say what was heard, for the test that listens."""
    sys.stdout.write(f"{what}: {rows}\n")


def main() -> None:
    """Start the program, work it, and end it."""
    passphrase, person, words, *command = sys.argv[1:]
    program = subprocess.Popen(command, env=dict(os.environ))
    try:
        walk(Bus("coterie"), passphrase, person, words)
    finally:
        program.terminate()
        program.wait(20)


if __name__ == "__main__":
    main()
