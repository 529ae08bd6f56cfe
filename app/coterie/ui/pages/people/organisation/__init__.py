# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of one organisation: who is there, who was, who met whom there, and the warmest way in."""
