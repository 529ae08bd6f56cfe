# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever the files hold: counts add up, twice is once, undo leaves nothing, redo is the import again."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import copy_vault
from tests.storage.importing.foreign import (
    PROFILE,
    Bringing,
    calendar,
    card,
    connection,
    connections,
    event,
    invitation,
    invitations,
    message,
    messages,
    task,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES = st.sampled_from(["Mira Okafor", "Noor Haddad", "Jonas Lind", "José García", "Ada Quill", "山田 太郎", "Cher"])
FIRMS = st.sampled_from(["", "Fjord", "fjord ", "Harbour, Inc."])
POSTS = st.sampled_from(["", "Baker", "Head of Data"])
MAILS = st.sampled_from(["", "mira@example.org", "jonas@example.org", "info@example.org", "no address"])
DATES = st.sampled_from(["09 Jul 2024", "28 Feb 2021", "7/9/24, 4:05 PM", "yesterday", ""])
SLUGS = st.none() | st.sampled_from(["", "mira-okafor", "jos%C3%A9"])
BROKEN_ROWS = st.sampled_from([[], ["only one"], ["", "", "", "", "", "", "14 Jan 2020"], ["a"] * 12, ['"']])
DAYS = st.sampled_from(["2024-07-10", "2025-01-01", "2024-02-30", "soon"])
PHONES = st.sampled_from(["+44 20 7946 0001", "020", "+1 202 555 0101"])


@st.composite
def archives(draw: st.DrawFn) -> dict[str, str]:
    """Make the files of a LinkedIn archive, some rows of them broken."""
    row = st.builds(connection, NAMES, FIRMS, POSTS, MAILS, DATES, SLUGS) | BROKEN_ROWS
    talk = st.builds(message, NAMES, NAMES, DAYS, st.sampled_from(["", "Hello", "a,b\nc"]), st.sampled_from("xy"))
    files = {"Connections.csv": connections(*draw(st.lists(row, max_size=6)))}
    if draw(st.booleans()):
        files["Profile.csv"] = PROFILE
    if draw(st.booleans()):
        files["messages.csv"] = messages(*draw(st.lists(talk | BROKEN_ROWS, max_size=6)))
    if draw(st.booleans()):
        asked = st.builds(invitation, NAMES, NAMES, st.sampled_from(["OUTGOING", "INCOMING", "?"]))
        files["Invitations.csv"] = invitations(*draw(st.lists(asked | BROKEN_ROWS, max_size=3)))
    return files


CARD_LINES = st.one_of(
    MAILS.map("EMAIL:{}".format), PHONES.map("TEL:{}".format), FIRMS.map("ORG:{}".format),
    st.sampled_from(["BDAY:--05-22", "BDAY:nonsense", "NOTE:rivers\\nboats", "CATEGORIES:a,b,,a", "broken line", "X;;:",
                     "URL:https://www.linkedin.com/in/mira-okafor", "RELATED;TYPE=spouse:Somebody"]),
)  # fmt: skip
CARDS = st.lists(
    st.builds(lambda name, lines, uid: card(name, *lines, uid=uid), NAMES, st.lists(CARD_LINES, max_size=4),
              st.sampled_from(["", "one", "two"]))
    | st.sampled_from(["BEGIN:VCARD\r\nEND:VCARD\r\n", "between cards\r\n", "BEGIN:VCARD\r\nFN:Cut off\r\n"]),
    min_size=1, max_size=5,
).map(lambda texts: card("Always There") + "".join(texts))  # fmt: skip
GUESTS = st.lists(
    st.sampled_from(["M <mira@example.org>", "J <jonas@example.org>", "D <info@example.org>"]), max_size=3
)
EVENT_LINES = st.sampled_from(
    ["STATUS:CANCELLED", "SEQUENCE:3", "RRULE:FREQ=WEEKLY;COUNT=5", "RRULE:FREQ=SECONDLY", "LOCATION:Pier", "oops"]
)
CALENDARS = st.lists(
    st.builds(
        lambda uid, title, day, guests, lines: event(uid, title, day, *guests, extra=lines),
        st.sampled_from(["e1", "e2"]), st.sampled_from(["", "Rivers"]),
        st.sampled_from(["20260210", "20260410", "2026"]), GUESTS, st.lists(EVENT_LINES, max_size=2),
    )
    | st.builds(task, st.sampled_from(["t1", "t2"]), st.sampled_from(["Deck", ""]),
                st.sampled_from(["DUE;VALUE=DATE:20260305", "STATUS:COMPLETED", "DUE:nonsense"])),
    min_size=1, max_size=4,
).map(lambda items: calendar(*items))  # fmt: skip


@contextmanager
def vault() -> Iterator[Bringing]:
    """Give a vault of its own."""
    with tempfile.TemporaryDirectory() as name:
        opened = copy_vault(Path(name))
        try:
            yield Bringing(opened, Path(name))
        finally:
            opened.vault.close()


def tables(into: Bringing) -> dict[str, list[tuple[Any, ...]]]:
    """Give everything that is compared."""
    return into.opened.snapshot()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(archive=archives(), cards=CARDS, dates=CALENDARS, edited=st.booleans())
def test_import_undo_redo_and_twice(archive: dict[str, str], cards: str, dates: str, edited: bool) -> None:
    with vault() as into:
        if edited:
            into.opened.add("Mira Okafor", emails=("mira@example.org",), phones=("+44 20 7946 0001",))
        start = tables(into)
        paths = [into.archive(archive), into.file("cards.vcf", cards), into.file("calendar.ics", dates)]
        tried = into.bring(*paths, dry_run=True)
        assert tables(into) == start
        done = into.bring(*paths)
        assert (done.files, done.totals, done.problems) == (tried.files, tried.totals, tried.problems)
        end = tables(into)
        into.sound()
        again = into.bring(*paths)
        assert tables(into) == end
        assert again.batch_id is None
        assert {name for counts in again.totals.values() for name, n in counts.items() if n} <= {"unchanged"}
        if done.batch_id is not None:
            into.opened.vault.history.undo()
            assert tables(into) == start
            into.sound()
            into.opened.vault.history.redo()
            assert tables(into) == end
            into.service.undo(done.batch_id)
            assert tables(into) == start
            into.sound()
            into.opened.vault.history.undo()
            assert tables(into) == end


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(archive=archives(), cards=CARDS, dates=CALENDARS)
def test_one_after_the_other_and_back_in_any_order(archive: dict[str, str], cards: str, dates: str) -> None:
    with vault() as into:
        start = tables(into)
        paths = [into.file("calendar.ics", dates), into.archive(archive), into.file("cards.vcf", cards)]
        batches = [into.bring(path).batch_id for path in paths]
        into.sound()
        for batch in batches:
            if batch is not None:
                into.service.undo(batch)
                into.sound()
        left = tables(into)
        for batch in reversed(batches):
            if batch is not None:
                into.opened.vault.history.undo()
        for batch in batches:
            if batch is not None:
                into.opened.vault.history.undo()
        assert tables(into) == start
        assert left["participant"] == [] or left["person"] != start["person"]
