# SPDX-License-Identifier: GPL-3.0-or-later
"""Text made fit to show: without letters that turn lines round, and without endless runs.

Qt breaks a run without a space into lines in a time that grows with the square of its length.
"""

from __future__ import annotations

import re

from coterie.ui.parts.covers import covered

LONGEST_RUN = 4_096
_TOO_LONG = re.compile(rf"(\S{{{LONGEST_RUN}}})\S+")
LONG_TEXT = 65_536
_RATHER_LONG = re.compile(r"(\S{256})\S+")
#: Embeddings and overrides can make a line read as something else; isolates, which we use ourselves, cannot.
_TURNING = dict.fromkeys(range(0x202A, 0x202F))


def displayed(text: str) -> str:
    """Give a text for display: covered where blur is on, turned round by nothing, 4 KiB of every unbroken run."""
    if not text.isascii():
        text = covered(text).translate(_TURNING)
    return text if len(text) <= LONGEST_RUN else _TOO_LONG.sub(r"\1…", text)


def pieces(text: str) -> list[tuple[str, str]]:
    """Split a text into what is shown and what is kept out of sight behind it; joined they are the text.

    Of a very long text less of each run is shown, since hundreds of runs of 4 KiB take seconds, too.
    """
    found: list[tuple[str, str]] = []
    start = 0
    for run in (_TOO_LONG if len(text) <= LONG_TEXT else _RATHER_LONG).finditer(text):
        found.append((text[start : run.end(1)], text[run.end(1) : run.end()]))
        start = run.end()
    found.append((text[start:], ""))
    return found
