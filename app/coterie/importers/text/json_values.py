# SPDX-License-Identifier: GPL-3.0-or-later
"""Values out of JSON that may be of any type: whoever asks for a text gets a text, or an empty one, and no exception.

A path is keys of objects and places in lists, such as `text_at(entry, "string_list_data", 0, "href")`.
"""

from __future__ import annotations

import json

from coterie.importers.text.encodings import cleaned

#: A step of a path: the key of an object, or a place in a list.
Step = str | int

_EXCERPT = 500
_MOST_DIGITS = 30
#: One encoder for all records; `json.dumps` with other than its own settings makes a new one at each call.
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def value_at(value: object, *path: Step) -> object:
    """Give what stands at a path, None where there is no such thing."""
    for step in path:
        if isinstance(step, str):
            value = value.get(step) if isinstance(value, dict) else None
        elif isinstance(value, list):
            value = value[step] if -len(value) <= step < len(value) else None
        else:
            return None
    return value


def text_at(value: object, *path: Step) -> str:
    """Give the text or whole number at a path as clean text without blanks around it, "" for anything else."""
    found = value_at(value, *path) if path else value
    if isinstance(found, str):
        return sound_text(found).strip()
    return str(found) if isinstance(found, int) and not isinstance(found, bool) else ""


def list_at(value: object, *path: Step) -> list[object]:
    """Give the list at a path, an empty one for anything else."""
    found = value_at(value, *path)
    return found if isinstance(found, list) else []


def object_at(value: object, *path: Step) -> dict[str, object]:
    """Give the object at a path, an empty one for anything else."""
    found = value_at(value, *path)
    return found if isinstance(found, dict) else {}


def objects_at(value: object, *path: Step) -> list[dict[str, object]]:
    """Give the objects in the list at a path; what else is in it is left out."""
    return [each for each in list_at(value, *path) if isinstance(each, dict)]


def texts_at(value: object, *path: Step) -> list[str]:
    """Give the texts in the list at a path that are not empty; what else is in it is left out."""
    return [text for each in list_at(value, *path) if (text := text_at(each))]


def number_at(value: object, *path: Step) -> int:
    """Give the whole number at a path, written as a number or as digits in a text, 0 for anything else."""
    text = text_at(value, *path)
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS else 0


def is_true(value: object, *path: Step) -> bool:
    """Say whether true stands at a path, or the word for it."""
    found = value_at(value, *path)
    return found is True or (isinstance(found, str) and found.strip().lower() == "true")


def kept_text(value: object) -> str:
    """Write a value as compact JSON, as the raw text of a record."""
    return _whole_letters(_encode(value))


def excerpt_text(value: object) -> str:
    """Write the beginning of a value, as a person needs it to find a refused record again."""
    return kept_text(value)[:_EXCERPT]


def sound_text(text: str) -> str:
    """Give a text of JSON composed, without marks, control characters and halves of letters."""
    if text.isascii() and text.isprintable():
        return text
    return cleaned(_whole_letters(text))


def _whole_letters(text: str) -> str:
    """Put the mark of what cannot be read in the place of half a letter (one of two surrogates)."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text
