# SPDX-License-Identifier: GPL-3.0-or-later
"""The border to foreign files: archives under limits, importers in a child process, its frames read with care."""
