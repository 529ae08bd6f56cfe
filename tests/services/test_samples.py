# SPDX-License-Identifier: GPL-3.0-or-later
"""The fictional people: tagged, as of today, without their owner, and gone without a trace."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from coterie.domain.errors import CannotBeDone
from coterie.domain.people import NewPerson, PersonName
from coterie.sandbox.reader import ChildReader
from coterie.services.interactions import NewLog
from coterie.services.jobs import QuietJob
from coterie.services.people_lists import PeopleLists
from coterie.services.samples import Samples, sample_day
from coterie.services.undoing import Undoing

if TYPE_CHECKING:
    from tests.builders import Opened

QUIET = QuietJob()
#: Words that files bring along and that mean nothing by themselves.
_LEFT = {"skill", "field_def"}


@pytest.fixture
def samples(opened: Opened) -> Samples:
    opened.clock.day = date(2027, 1, 20)
    return Samples(opened.vault, ChildReader(), opened.clock)


def without_words(state: dict[str, list[tuple[object, ...]]]) -> dict[str, list[tuple[object, ...]]]:
    return {table: rows for table, rows in state.items() if table not in _LEFT}


def test_forty_people_come_in_one_step_and_all_wear_the_tag(opened: Opened, samples: Samples) -> None:
    before = opened.snapshot()
    assert samples.present() == 0
    samples.load(QUIET)
    assert samples.present() == 40
    lists = PeopleLists(opened.vault, opened.clock)
    assert lists.ids() == lists.ids("tag:sample")
    assert len(lists.ids()) == 40
    with pytest.raises(CannotBeDone):
        samples.load(QUIET)
    Undoing(opened.vault).undo()
    assert opened.snapshot() == before
    assert samples.present() == 0


def test_their_invented_owner_becomes_neither_contact_nor_owner(opened: Opened, samples: Samples) -> None:
    samples.load(QUIET)
    assert opened.rows("SELECT count(*) FROM person WHERE display_name LIKE '%Haddad'") == [(0,)]
    assert opened.people.show("me").name == ""


def test_they_live_today(opened: Opened, samples: Samples) -> None:
    samples.load(QUIET)
    today = opened.clock.today()
    made_for = sample_day()
    assert made_for is not None
    newest = opened.rows("SELECT max(last_contact_on) FROM person_state")[0][0]
    assert 0 <= (today - date.fromisoformat(newest)).days < 14
    due = opened.due.within(7)
    assert due.items
    late = [item.overdue_days for item in due.items]
    assert min(late) < 10
    weekday = opened.rows("SELECT due_on FROM follow_up WHERE reason LIKE 'Send the streaming%'")[0][0]
    assert date.fromisoformat(weekday).weekday() == date(2026, 3, 9).weekday()


def test_they_go_in_one_step_that_brings_them_back(opened: Opened, samples: Samples) -> None:
    own = opened.people.add(NewPerson(PersonName.typed("Ana Lindqvist"), organisation="Fjord Studio", tags=("own",)))
    before = opened.snapshot()
    samples.load(QUIET)
    loaded = opened.snapshot()
    undoing = Undoing(opened.vault)
    steps = len(undoing.history())
    assert samples.remove(QUIET) == 40
    assert len(undoing.history()) == steps + 1
    assert without_words(opened.snapshot()) == without_words(before)
    assert opened.vault.imports.past()[0].undone_at is not None
    with opened.vault.read() as view:
        assert view.faults() == []
    undoing.undo()
    assert opened.snapshot() == loaded
    assert opened.vault.imports.past()[0].undone_at is None
    undoing.redo()
    assert samples.present() == 0
    assert opened.people.show(own.id).tags == ("own",)


def test_what_belongs_to_somebody_else_stays(opened: Opened, samples: Samples) -> None:
    samples.load(QUIET)
    lists = PeopleLists(opened.vault, opened.clock)
    sample = lists.best("okafor", 1).rows[0]
    taken_over = lists.best("chidi eze", 1).rows[0]
    own = opened.people.add(
        NewPerson(PersonName.typed("Ana Lindqvist"), organisation=sample.organisation or "", tags=("Mentor",))
    )
    shared = opened.interactions.log(own.id, NewLog(others=(sample.id,), text="both")).interaction
    alone = opened.interactions.log(sample.id, NewLog(text="only with her")).interaction
    opened.follow_ups.add(sample.id, opened.clock.today(), "with her")
    opened.people.untag(taken_over.id, ["sample"])
    samples.remove(QUIET)
    assert [row.name for row in lists.rows(lists.ids())] == ["Chidi Eze", "Ana Lindqvist"]
    assert opened.rows("SELECT id FROM interaction WHERE id IN (?, ?)", shared.id, alone.id) == [(shared.id,)]
    assert opened.rows("SELECT count(*) FROM follow_up WHERE reason = 'with her'") == [(0,)]
    assert opened.people.show(own.id).organisation == sample.organisation
    assert opened.people.show(own.id).tags == ("Mentor",)
    attended = "SELECT 1 FROM attendee a WHERE a.event_id = e.id AND a.person_id = ?"
    assert opened.rows(f"SELECT 1 FROM event e WHERE NOT EXISTS ({attended})", taken_over.id) == []


def test_somebody_who_is_in_a_real_import_as_well_stays(opened: Opened, samples: Samples) -> None:
    samples.load(QUIET)
    okafor = PeopleLists(opened.vault, opened.clock).best("okafor", 1).rows[0].id
    opened.run(
        "INSERT INTO source_record (batch_id, source, source_key, kind, digest, raw, entity_kind, entity_id) "
        f"VALUES (1, 'vcard', 'mine', 'person', '', x'', 'person', {okafor})"
    )
    assert samples.remove(QUIET) == 39
    assert opened.people.show(okafor).name == "Amara Okafor"


def test_nothing_is_removed_twice(opened: Opened, samples: Samples) -> None:
    samples.load(QUIET)
    samples.remove(QUIET)
    steps = len(Undoing(opened.vault).history())
    assert samples.remove(QUIET) == 0
    assert len(Undoing(opened.vault).history()) == steps
    samples.load(QUIET)
    assert samples.present() == 40
