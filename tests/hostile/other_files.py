# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that are nothing we read, whatever they are called: XML and JSON bombs, pictures, pickles, chance."""

from __future__ import annotations

import os
import pickle  # noqa: TID251 (it is what must not be read)
from functools import partial
from typing import TYPE_CHECKING

from tests.hostile.cards import picture
from tests.hostile.corpus import Hostile, of_bytes, of_pieces

if TYPE_CHECKING:
    from pathlib import Path

UNKNOWN = "No importer knows this file"
NOBODY = "Nobody can tell what this file is"
PICTURE = "This is a picture"
ENTITIES = b'<?xml version="1.0"?>\n<!DOCTYPE l [<!ENTITY a0 "lol">%s]>\n<l>&a9;</l>' % b"".join(
    b'<!ENTITY a%d "%s">' % (level, b"&a%d;" % (level - 1) * 10) for level in range(1, 10)
)
EXTERNAL = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><l>&x;</l>'
REMOTE = b'<?xml version="1.0"?><!DOCTYPE l PUBLIC "-//X" "http://192.0.2.1/x.dtd"><l/>'


class Harm:
    """What a pickle would do when somebody read it."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("touch harm-was-done",)


def write_loop(path: Path) -> None:
    """Make a folder that holds a link to itself, a pipe, and a card."""
    path.mkdir()
    (path / "again").symlink_to(path)
    (path / "passwd.vcf").symlink_to("/etc/passwd")
    os.mkfifo(path / "pipe.vcf")
    (path / "card.vcf").write_bytes(b"BEGIN:VCARD\nVERSION:3.0\nFN:In Folder\nEND:VCARD\n")


def write_deep(path: Path) -> None:
    """Make folders in folders, 300 deep, with a card at the end."""
    deepest = path
    for _level in range(300):
        deepest /= "d"
    deepest.mkdir(parents=True)
    (deepest / "card.vcf").write_bytes(b"BEGIN:VCARD\nVERSION:3.0\nFN:Deep Down\nEND:VCARD\n")


CASES = (
    *(Hostile(f"entities.{ending}", of_bytes(ENTITIES), UNKNOWN) for ending in ("vcf", "ics", "csv", "xml")),
    *(Hostile(f"external.{ending}", of_bytes(EXTERNAL), UNKNOWN) for ending in ("vcf", "csv", "svg")),
    Hostile("remote.xml", of_bytes(REMOTE), UNKNOWN),
    Hostile("deep.xml", of_pieces((b"<?xml version='1.0'?>", 1), (b"<a>", 2_000_000)), UNKNOWN),
    Hostile("deep.json", of_pieces((b"[", 100_000)), UNKNOWN),
    Hostile("deep-objects.json", of_pieces((b'{"a":', 100_000)), "Its columns are: a"),
    Hostile(
        "deep-objects-in-head.json", of_pieces((b'{"a":', 10_000), (b"1", 1), (b"}", 10_000)), "Its columns are: a"
    ),
    Hostile("number.json", of_pieces((b'{"a":', 1), (b"9", 1_000_000), (b"}", 1)), "Its columns are: a"),
    Hostile("number-in-head.json", of_pieces((b'{"a":', 1), (b"9", 50_000), (b"}", 1)), "Its columns are: a"),
    Hostile("exponent.json", of_bytes(b'{"a":1e999999999,"b":-Infinity,"c":NaN}'), "Its columns are: a, b, c"),
    Hostile("same-names.json", of_pieces((b"[{", 1), (b'"a":1,', 10_000), (b'"a":1}]', 1)), "Its columns are: a"),
    Hostile("half-pair.json", of_bytes(b'{"\\ud800":1}'), UNKNOWN),
    Hostile("pickle.vcf", of_bytes(lambda: pickle.dumps(Harm())), f"{NOBODY}|{UNKNOWN}"),
    Hostile("pickle.csv", of_bytes(lambda: pickle.dumps(Harm())), f"{NOBODY}|{UNKNOWN}"),
    Hostile("zeros.vcf", of_pieces((bytes(1 << 20), 50)), f"{NOBODY}|{UNKNOWN}"),
    Hostile("chance.csv", lambda path: path.write_bytes(os.urandom(5 << 20)), ""),
    Hostile("empty.vcf", of_bytes(b""), "This file is empty"),
    Hostile(
        "blank.ics",
        of_pieces((b" \r\n", 5_000_000)),
        "This file is empty",
        smaller=of_pieces((b" \r\n", 100_000)),
    ),
    *(
        Hostile(f"picture.{kind}", of_bytes(partial(picture, kind)), PICTURE)
        for kind in ("png", "jpeg", "gif", "webp", "tiff")
    ),
    *(Hostile(f"picture-{kind}.vcf", of_bytes(partial(picture, kind)), PICTURE) for kind in ("png", "gif")),
    Hostile("picture.svg", of_bytes(lambda: picture("svg")), ""),
    Hostile("folder-of-links", write_loop, "", 1),
    Hostile("deep-folder", write_deep, "", 1),
)
