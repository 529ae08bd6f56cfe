# SPDX-License-Identifier: GPL-3.0-or-later
"""The login keyring of the system, asked by a child process: whatever it does, the program goes on after its limit."""
