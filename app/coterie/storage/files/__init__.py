# SPDX-License-Identifier: GPL-3.0-or-later
"""Files on the disk: written whole or not at all, locked, told apart, kept private."""
