# SPDX-License-Identifier: GPL-3.0-or-later
"""Erasing people for good: rows, traces, history, and what only an undo would bring back."""
