# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps the translations in step with the texts in the code.

python packaging/translations.py update     # reads every text anew and brings it into each language's .po
python packaging/translations.py compile    # writes the .mo files that the program reads
python packaging/translations.py missing    # lists what a language has no words for yet
"""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

TOP = Path(__file__).resolve().parents[1]
SOURCES = TOP / "app" / "coterie"
FOLDER = TOP / "resources" / "translations"
LANGUAGES = ("de", "es", "fr", "pt")
#: What marks a text: the plain one, and the one with a form for one and a form for many.
KEYWORDS: dict[str, tuple[int, ...] | None] = {"_": None, "counted": (1, 2)}
WIDTH = 120
BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)


def texts() -> Catalog:
    """Read every text in the code, in a fixed order."""
    catalog = Catalog(project="Coterie", charset="utf-8")
    found = extract_from_dir(str(SOURCES), method_map=[("**.py", "python")], keywords=KEYWORDS)
    for file, _line, message, comments, context in sorted(found, key=lambda one: (one[0], one[1])):
        catalog.add(message, locations=[(f"app/coterie/{Path(file).as_posix()}", None)],
                    auto_comments=comments, context=context)  # fmt: skip
    return catalog


def catalogue_of(language: str) -> Catalog:
    """Read a language's words, none where it has no file yet."""
    file = po_file(language)
    if not file.is_file():
        return Catalog(locale=language, project="Coterie", charset="utf-8")
    with file.open("rb") as stream:
        return read_po(stream, locale=language)


def po_file(language: str) -> Path:
    """Give where a language's words stand."""
    return FOLDER / language / "LC_MESSAGES" / "coterie.po"


def brought_up_to_date(language: str) -> bytes:
    """Give a language's words with every new text in and every old one out."""
    catalog = catalogue_of(language)
    catalog.update(texts(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    catalog.header_comment = "# Coterie, the words of one language. SPDX-License-Identifier: GPL-3.0-or-later"
    stream = io.BytesIO()
    write_po(stream, catalog, width=WIDTH, omit_header=False, sort_output=False, include_previous=False)
    lines = stream.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(_CHANGING)).encode()


#: What would differ with every run.
_CHANGING = ('"POT-Creation-Date', '"PO-Revision-Date', '"Generated-By', '"Last-Translator', '"Report-Msgid-Bugs-To')


def compiled(language: str) -> bytes:
    """Give what the program reads for a language."""
    stream = io.BytesIO()
    catalog = catalogue_of(language)
    # Otherwise the moment of writing would stand in the file, and no two would be the same.
    catalog.creation_date = catalog.revision_date = BEGINNING
    write_mo(stream, catalog)
    return stream.getvalue()


def missing(language: str) -> list[str]:
    """List the texts a language has no words for."""
    catalog = catalogue_of(language)
    return [
        message.id if isinstance(message.id, str) else message.id[0]
        for message in catalog
        if message.id and not all(message.string if isinstance(message.string, tuple | list) else (message.string,))
    ]


def main(verb: str) -> None:
    """Do what a word says."""
    for language in LANGUAGES:
        file = po_file(language)
        if verb == "update":
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(brought_up_to_date(language))
        elif verb == "compile":
            file.with_suffix(".mo").write_bytes(compiled(language))
        else:
            print(language, len(missing(language)))
            for text in missing(language):
                print("   ", text)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "missing")
