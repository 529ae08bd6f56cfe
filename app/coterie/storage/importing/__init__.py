# SPDX-License-Identifier: GPL-3.0-or-later
"""Bringing staged records into the vault: match, put in bulk, count, and take back again."""
