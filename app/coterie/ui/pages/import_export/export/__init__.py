# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking people out: format, who and fields; what leaves and what stays."""
