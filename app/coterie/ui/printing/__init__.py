# SPDX-License-Identifier: GPL-3.0-or-later
"""Printing: stories that say what goes onto paper, and the press that makes pages of them; in memory only."""
