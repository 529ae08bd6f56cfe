# SPDX-License-Identifier: GPL-3.0-or-later
"""What the parser itself says, in the language of the program: Python ships these words in English only."""

from __future__ import annotations

import argparse

from coterie.domain.texts import _

_SAID = {
    "usage: ": lambda: _("usage: "),
    "options": lambda: _("options"),
    "positional arguments": lambda: _("arguments"),
    "the following arguments are required: %s": lambda: _("the following arguments are required: %s"),
    "unrecognized arguments: %s": lambda: _("unrecognized arguments: %s"),
    "argument %(argument_name)s: %(message)s": lambda: _("argument %(argument_name)s: %(message)s"),
    "invalid choice: %(value)r (choose from %(choices)s)": lambda: _(
        "invalid choice: %(value)r (choose from %(choices)s)"
    ),
    "invalid %(type)s value: %(value)r": lambda: _("invalid %(type)s value: %(value)r"),
    "expected one argument": lambda: _("expected one argument"),
    "expected at least one argument": lambda: _("expected at least one argument"),
    "not allowed with argument %s": lambda: _("not allowed with argument %s"),
    "one of the arguments %s is required": lambda: _("one of the arguments %s is required"),
}


def speak_usage() -> None:
    """Let the parser say what it says in the language in force; words that are not listed stay as Python has them."""
    vars(argparse)["_"] = _of_the_parser


def _of_the_parser(text: str) -> str:
    said = _SAID.get(text)
    return said() if said else text
