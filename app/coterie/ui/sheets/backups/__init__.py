# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheet of the backups: what each holds, and the way back to one of them."""
