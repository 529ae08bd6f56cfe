# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds what is shipped with the program: beside the package when installed, beside `app/` in a checkout."""

from __future__ import annotations

import gettext
from pathlib import Path


def resources() -> Path:
    """Give the folder of shipped files, found from this file (an editable install may keep a stale copy elsewhere)."""
    package = Path(__file__).resolve().parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent.parent / "resources"


def sample_data() -> Path:
    """Give the folder of the fictional exports."""
    return resources() / "sample_data"


def passphrase_words() -> tuple[str, ...]:
    """Give the words that suggested passphrases are made of."""
    return tuple((resources() / "words" / "english.txt").read_text(encoding="ascii").split())


def help_page(page: str, language: str) -> str:
    """Give a page of the help in a language; English where it is not there in that one."""
    folder = resources() / "help"
    found = folder / language / f"{page}.md"
    return (found if language and found.is_file() else folder / "en" / f"{page}.md").read_text(encoding="utf-8")


def catalogue(language: str) -> gettext.NullTranslations:
    """Give the words of a language; "" = what the environment asks for; English where there are no other words."""
    folder = resources() / "translations"
    if not language:
        return gettext.translation("coterie", str(folder), fallback=True)
    # Gettext would load what it knows of every country to look for the words of a language that is named.
    try:
        with (folder / language / "LC_MESSAGES" / "coterie.mo").open("rb") as file:
            return gettext.GNUTranslations(file)
    except OSError:
        return gettext.NullTranslations()
