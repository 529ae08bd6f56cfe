# SPDX-License-Identifier: GPL-3.0-or-later
"""What leaves the vault on paper and in files: reading for exports and print, and the ledger."""
