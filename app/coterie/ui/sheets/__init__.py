# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheets that are open to every page: logging a contact, planning a follow-up, finding, adding, keys."""
