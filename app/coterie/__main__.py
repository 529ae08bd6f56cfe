# SPDX-License-Identifier: GPL-3.0-or-later
"""The entry: starts the window or the command line; the reading child is started by the sandbox itself."""

from __future__ import annotations

import gc
import os
import sys

from coterie.hardening import harden

STOPPED = 130
NO_WINDOW = 1
#: What a lock starts the program with; nobody types it.
AFTER_A_LOCK = "--locked"
#: Where the environment tells the habits of the person, the strongest first.
_HABITS = ("LC_ALL", "LC_TIME", "LANG")


def has_display() -> bool:
    """Tell whether there is a screen to show a window on."""
    if sys.platform != "linux":
        return True
    named = os.environ.get("QT_QPA_PLATFORM", "")
    return bool(named or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def country() -> str:
    """Give the country whose habits the environment asks for: how a day is written in figures, how an hour counts."""
    named = next((value for name in _HABITS if (value := os.environ.get(name))), "")
    return named.partition(".")[0].partition("_")[2][:2]


def wants_window(words: list[str]) -> bool:
    """Tell whether the words of the start ask for the window: none at all, or those of a lock."""
    return not words or (len(words) == 1 and words[0].partition("=")[0] == AFTER_A_LOCK)


def show_window() -> int:
    """Show the window until it is closed."""
    # Nothing that is made while the window starts is garbage; the window turns this on again once it is shown.
    gc.disable()
    measures = harden(window=True)
    from coterie.bootstrap import build

    try:
        from coterie.ui.start import run
    except ImportError as error:
        sys.stderr.write(f"The window needs a library that is missing: {error}. “coterie --help” works without it.\n")
        return NO_WINDOW
    return run(sys.argv, build(measures=measures))


def main() -> int:
    """Run the program and give its exit code."""
    try:
        if wants_window(sys.argv[1:]) and has_display():
            return show_window()
        harden(window=False)
        from coterie.bootstrap import build
        from coterie.cli import run
        from coterie.domain.texts import speak
        from coterie.shipped import catalogue

        speak(catalogue(""), country())
        return run(sys.argv[1:], build)
    except KeyboardInterrupt:  # Ctrl+C while the program still starts, or while it ends
        return STOPPED


if __name__ == "__main__":
    sys.exit(main())
