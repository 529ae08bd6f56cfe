# SPDX-License-Identifier: GPL-3.0-or-later
"""Organisations: their rows, their page, and long lists of them."""
