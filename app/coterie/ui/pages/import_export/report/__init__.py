# SPDX-License-Identifier: GPL-3.0-or-later
"""The report of an import, fresh or past."""
