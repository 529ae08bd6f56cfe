# SPDX-License-Identifier: GPL-3.0-or-later
"""Text encodings in which tables are met, those of the west first."""

from __future__ import annotations

#: Encodings that are offered where the one that was found out gives wrong letters.
ENCODINGS = (
    "utf-8", "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "shift_jis", "gbk", "big5", "euc_kr",
    "utf-16-le", "utf-16-be",
)  # fmt: skip
