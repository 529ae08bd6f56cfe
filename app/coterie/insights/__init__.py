# SPDX-License-Identifier: GPL-3.0-or-later
"""What many entries say together: statistics, scores that show their parts, and suggestions that give their reasons."""

from __future__ import annotations

#: A new insight is one file and one line here.
INSIGHTS: tuple[str, ...] = ()
