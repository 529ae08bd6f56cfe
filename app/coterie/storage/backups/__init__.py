# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups: one file each, made and checked beside the running program, brought back without overwriting anything."""
