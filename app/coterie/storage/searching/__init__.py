# SPDX-License-Identifier: GPL-3.0-or-later
"""Searching: folded rows, their health, full-text expressions, names and texts."""
