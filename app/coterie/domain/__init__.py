# SPDX-License-Identifier: GPL-3.0-or-later
"""Pure rules and values: no files, no SQL, no Qt, no clock of its own."""
