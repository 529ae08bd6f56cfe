# SPDX-License-Identifier: GPL-3.0-or-later
"""Sheets about what opens the vault: the passphrase, the recovery code, the data key."""
