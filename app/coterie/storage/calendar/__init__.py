# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands on days: events, tasks, what is due, and what calendar files need of it."""
