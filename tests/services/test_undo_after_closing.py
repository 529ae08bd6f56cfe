# SPDX-License-Identifier: GPL-3.0-or-later
"""What was done before the vault was closed can be taken back after it was opened again, and done once more."""

from __future__ import annotations

import dataclasses
import shutil
from contextlib import closing
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from coterie.bootstrap import SqlCipherVaults, build
from coterie.domain.calendar_events import NewEvent
from coterie.domain.people import PersonEdit, PersonName
from coterie.services.interactions import EntryEdit, NewLog
from coterie.services.jobs import QuietJob
from coterie.storage.vault import open_vault
from tests.builders import CHEAP, PASSPHRASE, StoppedClock, snapshot

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coterie.services.app import App
    from coterie.services.session import Session

DAY = date(2026, 3, 12)
CARDS = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ines Moura\r\nEMAIL:ines@example.org\r\nEND:VCARD\r\n"


def app() -> App:
    """Wire the program for the day of the samples, with keys that cost little."""
    clock = StoppedClock(DAY)
    return dataclasses.replace(build(DAY), vaults=SqlCipherVaults(clock, CHEAP), clock=clock)


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a vault with the invented people, an event and a follow-up of one's own; a test works on a copy."""
    folder = tmp_path_factory.mktemp("samples") / "Noor.coterie"
    app().create(folder, PASSPHRASE)
    with app().unlock(folder, PASSPHRASE) as session:
        session.samples.load(QuietJob())
        session.searching.begin_day()
        session.follow_ups.add(person(session), DAY, "send the notes")
        session.calendar.add(NewEvent("Reading circle", DAY))
        session.interactions.log(person(session), NewLog(text="Talked about streams"))
    return folder


@pytest.fixture
def folder(samples: Path, tmp_path: Path) -> Path:
    """Give a vault of one's own."""
    return shutil.copytree(samples, tmp_path / "mine.coterie")


def person(session: Session, which: int = 0) -> int:
    """Give the key of one of the invented people."""
    return session.searching.people("", 500).rows[which].id


def own_follow_up(session: Session) -> int:
    """Give the key of the follow-up that was planned by hand."""
    return next(one.id for one in session.people.show(person(session)).follow_ups if one.reason == "send the notes")


def own_entry(session: Session) -> int:
    """Give the key of the talk that was logged by hand."""
    entries = session.interactions.timeline(person(session), 50)
    return next(entry.id for entry in entries if entry.text == "Talked about streams")


def own_event(session: Session) -> int:
    """Give the key of the event that was made by hand."""
    events = session.calendar.look(DAY, DAY).events
    return next(event.event for event in events if event.title == "Reading circle")


def bring_in(session: Session, folder: Path) -> None:
    """Import a card."""
    path = folder.parent / "card.vcf"
    path.write_text(CARDS, newline="")
    session.importing.bring_in([path], [], [], QuietJob())


ACTS: dict[str, Callable[[Session, Path], Any]] = {
    "deleting a person": lambda session, _folder: session.people.bin([person(session)]),
    "deleting many": lambda session, _folder: session.in_bulk.bin(
        [person(session, which) for which in range(30)], QuietJob()
    ),
    "deleting an entry": lambda session, _folder: session.interactions.remove(own_entry(session)),
    "deleting an event": lambda session, _folder: session.calendar.remove(own_event(session)),
    "merging": lambda session, _folder: session.duplicates.merge(person(session), [person(session, 1)]),
    "importing": bring_in,
    "moving a follow-up": lambda session, _folder: session.follow_ups.snooze(
        own_follow_up(session), DAY + timedelta(days=9)
    ),
    "moving an event": lambda session, _folder: session.calendar.change(
        own_event(session), NewEvent("Reading circle", DAY + timedelta(days=9))
    ),
    "editing a name": lambda session, _folder: session.people.edit(
        person(session), PersonEdit(name=PersonName.typed("Somebody Else"))
    ),
    "editing an entry": lambda session, _folder: session.interactions.edit(
        own_entry(session), EntryEdit(text="Talked about rivers")
    ),
    "editing a fact": lambda session, _folder: session.facts.add(person(session), "mail", "new@example.org"),
    "writing a note": lambda session, _folder: session.notes.add(person(session), "Likes long walks"),
    "tagging": lambda session, _folder: session.people.tag(person(session), ["mentor", "oslo"]),
    "finishing": lambda session, _folder: session.follow_ups.done(own_follow_up(session), in_touch=True),
    "removing the samples": lambda session, _folder: session.samples.remove(QuietJob()),
}


def state(folder: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Open the vault, give everything that undo must bring back, and close it."""
    with closing(open_vault(folder, PASSPHRASE, StoppedClock(DAY))) as vault, vault.reading() as connection:
        return snapshot(connection)


@pytest.mark.parametrize("act", ACTS)
def test_it_is_undone_and_redone_after_closing_and_opening(act: str, folder: Path) -> None:
    before = state(folder)
    with app().unlock(folder, PASSPHRASE) as session:
        ACTS[act](session, folder)
    after = state(folder)
    assert after != before
    with app().unlock(folder, PASSPHRASE) as session:
        session.undoing.undo()
    assert state(folder) == before
    with app().unlock(folder, PASSPHRASE) as session:
        session.undoing.redo()
    assert state(folder) == after
