# SPDX-License-Identifier: GPL-3.0-or-later
"""People: their rows, lists, filters, pages, strengths, duplicates, and two made one."""
