# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the fictional exports in `resources/sample_data/` anew: `.venv/bin/python -m tests.samples.making`.

The same bytes come out each time; change the cast, the conversations or the entries, run this, commit both.
"""

from __future__ import annotations

from pathlib import Path

from tests.samples import linkedin_archive
from tests.samples.calendar_file import calendar
from tests.samples.card_file import cards
from tests.samples.cast import OWNER, TODAY

PLACE = Path(__file__).resolve().parents[2] / "resources" / "sample_data"

_ABOUT = f"""\
These files are samples. Everybody in them is invented, and so are the companies, the
messages and the meetings. Addresses end in example.com, example.org and example.net,
telephone numbers come from ranges that are kept free for stories, and profile
links end in "-sample" and lead to nobody.

They tell of {OWNER.name}, who builds data pipelines in Lisbon and looks for a new
post, as of {TODAY.day} March {TODAY.year} (the date is in today.txt):

  linkedin/      what LinkedIn hands out when a member asks for a copy of the data
  calendar.ics   a calendar with meetings, a weekly series and tasks
  cards.vcf      an address book that went through several phones

Coterie reads them in `coterie demo`, and you may import them to look around. Some of
what is in them is odd on purpose: a torn row, closed accounts, two people of one name,
one person under two names. Real files are like that.
"""


def samples() -> dict[str, bytes]:
    """Give every file under the folder of samples, by its place in it."""
    return {
        f"linkedin/{linkedin_archive.NAME}": linkedin_archive.archive(),
        "calendar.ics": calendar(),
        "cards.vcf": cards(),
        "today.txt": f"{TODAY.isoformat()}\n".encode(),
        "README.txt": _ABOUT.encode(),
    }


def write(place: Path = PLACE) -> None:
    """Write all of them."""
    for name, content in samples().items():
        target = place / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


if __name__ == "__main__":
    write()
