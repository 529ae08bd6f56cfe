# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of several services and a table of one's own, all about one person with an unusual name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.importers.huntr.samples import TITLES, card
from tests.importers.mastodon.samples import ME, PUBLIC, archive, collection, mention, post
from tests.importers.monica.samples import account
from tests.importers.slack.samples import ADA, export, message, user, written

if TYPE_CHECKING:
    from pathlib import Path

    from tests.journeys.command_walk import Walk

MAIL = "hunted@example.com"
#: A table that no importer knows.
TABLE = "Wer\tMail\tKlinge\n{name}\thunted@example.com\t{note}\n"
FOLLOWED = "Account address,Show boosts\n{0}@social.example.net,true\n"
JOBS = "Role,Employer,Stage,Contact,Notes\nCook,Inn,Applied,{name},{note} with {name}\n"


def import_all(walk: Walk, folder: Path, name: str, note: str) -> None:
    """Write the files into a folder and bring them in, the tables by maps of their columns."""
    followed = FOLLOWED.format(name.rsplit(maxsplit=1)[-1].lower())
    singles = {"follows.csv": followed, "monica.json": _monica(name, note), "board.csv": _board(name, note)}
    for file, text in singles.items():
        (folder / file).write_text(text)
        walk.call("import", str(folder / file))
    for files in (_slack(name, note), _mastodon(name, note)):
        place = folder / ("slack" if "users.json" in files else "mastodon")
        for path, content in files.items():
            (place / path).parent.mkdir(parents=True, exist_ok=True)
            (place / path).write_bytes(content)
        walk.call("import", str(place))
    for file, text in (("list.txt", TABLE), ("jobs.csv", JOBS)):
        (folder / file).write_text(text.format(name=name, note=note))
        columns = folder / f"{file}.map"
        columns.write_text(walk.call("--json", "columns", str(folder / file)))
        walk.call("import", "--map", str(columns), str(folder / file))


def _slack(name: str, note: str) -> dict[str, bytes]:
    hunted = user("U02", name, MAIL, profile={"title": note})
    talk = [message("U01", "1709370000.000100", f"<@U02> {note}"), message("U02", "1709370100.000200", note)]
    return {**export(users=[ADA, hunted]), "D01/2024-03-02.json": written(talk)}


def _mastodon(name: str, note: str) -> dict[str, bytes]:
    account_name = name.rsplit(maxsplit=1)[-1].lower()
    page = f"https://social.example.net/users/{account_name}"
    tag = mention(f"@{account_name}@social.example.net", page)
    posts: list[object] = [
        post(1, [PUBLIC], [page], f"<p>{note}</p>", tag, inReplyTo=f"{page}/statuses/9"),
        post(2, [page], [ME], f"<p>{note}</p>", tag),
    ]
    return {**archive(), "outbox.json": collection("outbox", posts).encode()}


def _monica(name: str, note: str) -> str:
    given, _blank, family = name.partition(" ")
    text = (
        json.dumps(account(), ensure_ascii=False).replace("mira@example.org", MAIL).replace("mira-okafor", "hunted-9")
    )
    return text.replace("Mira", given).replace("Okafor", family).replace("Rain", f"{note}, {name} came")


def _board(name: str, note: str) -> str:
    return f"{TITLES}\n{card(id='1', title='Cook', companyName='Inn', htmlDescription=f'<p>{note}</p><p>{name}</p>')}\n"
