# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may be one person: what is compared, which pairs are worth comparing, how much each agreement says, and why."""
