# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of one person: what is next, what has been, notes, and what is known."""
