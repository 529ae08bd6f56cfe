# SPDX-License-Identifier: GPL-3.0-or-later
"""The keys of a vault: key file, slots, what a guess costs, and what turns a secret into the data key."""
