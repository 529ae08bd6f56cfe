# SPDX-License-Identifier: GPL-3.0-or-later
"""The undo log and what it keeps: steps, triggers, rows put aside, and what a step touched."""
