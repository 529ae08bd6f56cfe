# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line: words in, text or JSON out, over the same services as a window."""

from __future__ import annotations

from coterie.cli.running import all_commands, parser, run

__all__ = ["all_commands", "parser", "run"]
