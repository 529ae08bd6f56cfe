# SPDX-License-Identifier: GPL-3.0-or-later
"""The journal beside the database: whether it is the vault's own and whole before the engine takes it over."""
