# SPDX-License-Identifier: GPL-3.0-or-later
"""The timeline on the page: what entries say, stretch by stretch, edited and deleted where they stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from coterie.domain.timelines import MESSAGES, PROMISES, TALKS, Cursor, TimelineEntry
from coterie.services.facts import Meeting
from coterie.services.interactions import EntryEdit, NewLog
from coterie.ui.pages.people.contact.timeline_presenter import TimelinePresenter
from coterie.ui.pages.people.contact.timeline_words import line_of
from tests.builders import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coterie.domain.errors import UserError
    from coterie.ui.pages.people.contact.timeline_presenter import EntryForm
    from coterie.ui.parts.rows import TimelineLine
    from tests.ui.desks import TestDesk


@dataclass
class SeenView:
    lines: list[TimelineLine] = field(default_factory=list)
    nothing: list[tuple[str, bool]] = field(default_factory=list)
    forms: list[EntryForm] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    ended: int = 0

    def show_lines(self, lines: Sequence[TimelineLine]) -> None:
        self.lines = list(lines)

    def add_lines(self, lines: Sequence[TimelineLine]) -> None:
        self.lines += lines

    def show_nothing(self, text: str, can_log: bool) -> None:
        self.lines = []
        self.nothing.append((text, can_log))

    def edit_entry(self, form: EntryForm) -> None:
        self.forms.append(form)

    def show_edit_problem(self, error: UserError) -> None:
        self.problems.append(str(error))

    def end_edit(self) -> None:
        self.ended += 1


@dataclass
class Seen:
    desk: TestDesk
    view: SeenView
    acts: TimelinePresenter
    ana: int

    @property
    def titles(self) -> list[str]:
        return [line.title for line in self.view.lines]


@pytest.fixture
def seen(desks: Callable[..., TestDesk]) -> Seen:
    made: list[TimelinePresenter] = []

    def reload() -> None:
        for one in made:
            one.reload()

    desk = desks(changed=reload)
    view = SeenView()
    acts = TimelinePresenter(desk.desk, view)
    made.append(acts)
    ana = desk.opened.add().id
    acts.name_person("Ana")
    return Seen(desk, view, acts, ana)


def entry(kind: str, **more: object) -> TimelineEntry:
    return TimelineEntry(Cursor(0, 4, 7), kind, "2026-02-26T19:00:00+00:00", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("told", "title"),
    [
        (entry("message", direction="in"), "Ana wrote"),
        (entry("message", direction="out"), "You wrote"),
        (entry("message"), "Message"),
        (entry("call", minutes=12), "Call, 12 minutes"),
        (entry("meeting", title="Winter meetup", minutes=120), "Winter meetup, 2 hours"),
        (entry("meeting", minutes=150), "Meeting, 2 h 30 min"),
        (entry("endorsement", title="SQL", direction="in"), "Ana endorsed you: SQL"),
        (entry("connection", channel="linkedin"), "Connected on LinkedIn"),
        (entry("invitation", direction="in"), "Ana asked to connect"),
        (entry("recommendation", direction="out"), "You recommended Ana"),
        (entry("imported", text="vcard,linkedin.messages"), "Came in with Contact cards, LinkedIn archive"),
        (entry("kept", direction="i_owe", text="slides"), "You kept a promise"),
        (entry("kept", direction="they_owe"), "Ana kept a promise"),
        (entry("promised", direction="ask"), "Ana asked for something"),
        (entry("finished", text="send the notes"), "send the notes"),
        (entry("unheard of"), "Contact"),
    ],
)
def test_what_an_entry_was(told: TimelineEntry, title: str) -> None:
    assert line_of(told, "Ana", TODAY).title == title


def test_an_entry_is_one_plain_sentence_for_a_screen_reader() -> None:
    told = entry("call", minutes=1, text="<b>About</b> the garden", promise="open")
    line = line_of(told, "Ana", TODAY)
    assert line.spoken == "Call, 1 minute. Promise open. 26 February 2026. <b>About</b> the garden"
    assert (line.pill, line.pill_tone, line.date) == ("Promise open", "danger", "Thu 26 Feb")


def test_nothing_asks_to_log(seen: Seen) -> None:
    seen.acts.show_person(seen.ana)
    assert seen.view.nothing == [("Nothing here yet. Log what you talk about: one line is enough.", True)]
    seen.acts.narrow(TALKS)
    assert seen.view.nothing[-1] == ("Nothing of this kind.", False)


def test_a_long_timeline_is_read_stretch_by_stretch(seen: Seen) -> None:
    with seen.desk.opened.writing() as connection:
        for number in range(230):
            connection.execute(
                "INSERT INTO interaction (kind, at_utc, at_text, text, created_at, changed_at) "
                "VALUES ('note', ?, '2020-01-01', ?, 0, 0)", (number, str(number))
            )  # fmt: skip
            connection.execute(
                "INSERT INTO participant (interaction_id, person_id, at_utc) VALUES (?, ?, ?)",
                (number + 1, seen.ana, number),
            )
    seen.acts.show_person(seen.ana)
    assert (len(seen.view.lines), seen.acts.has_more) == (100, True)
    seen.acts.more()
    seen.acts.more()
    assert (len(seen.view.lines), seen.acts.has_more) == (230, False)
    seen.acts.more()
    assert [line.text for line in seen.view.lines] == [str(number) for number in reversed(range(230))]
    seen.acts.reload()
    assert len(seen.view.lines) == 230


def test_it_is_narrowed_to_a_kind_until_somebody_else_is_shown(seen: Seen) -> None:
    for kind in ("talk", "message"):
        seen.desk.opened.interactions.log(seen.ana, NewLog(kind=kind))
    seen.acts.show_person(seen.ana)
    assert seen.titles == ["Message", "Talk"]
    seen.acts.narrow(MESSAGES)
    assert seen.titles == ["Message"]
    seen.acts.narrow(PROMISES)
    assert seen.view.lines == []
    bo = seen.desk.opened.add("Bo Berg").id
    seen.acts.show_person(bo)
    assert seen.acts.kinds == ""


def test_an_entry_is_edited_where_it_stands_and_goes_back(seen: Seen) -> None:
    seen.desk.opened.interactions.log(seen.ana, NewLog(text="words " * 1_000))
    seen.acts.show_person(seen.ana)
    key = seen.view.lines[0].key
    assert seen.acts.can_edit(key)
    seen.acts.open(key)
    (form,) = seen.view.forms
    assert (form.kind, form.title, len(form.text)) == ("talk", None, 5_999)
    before = seen.desk.opened.snapshot()
    seen.acts.save(key, EntryEdit("call", TODAY - timedelta(days=2), None, "less"))
    assert (seen.titles, seen.view.lines[0].text, seen.view.ended) == (["Call"], "less", 1)
    assert seen.desk.notices.undoable == ["Saved."]
    seen.desk.opened.vault.history.undo()
    assert seen.desk.opened.snapshot() == before


def test_a_day_that_has_not_come_is_said_beside_the_field(seen: Seen) -> None:
    seen.desk.opened.interactions.log(seen.ana)
    seen.acts.show_person(seen.ana)
    seen.acts.save(seen.view.lines[0].key, EntryEdit(on=TODAY + timedelta(days=1)))
    assert "has not come yet" in seen.view.problems[0]
    assert seen.view.ended == 0


def test_an_entry_is_deleted_with_a_way_back(seen: Seen) -> None:
    seen.desk.opened.interactions.log(seen.ana)
    seen.acts.show_person(seen.ana)
    before = seen.desk.opened.snapshot()
    seen.acts.remove(seen.view.lines[0].key)
    assert seen.view.lines == []
    assert seen.desk.notices.undoable == ["Deleted the entry."]
    seen.desk.opened.vault.history.undo()
    assert seen.desk.opened.snapshot() == before


def test_what_is_no_entry_of_its_own_cannot_be_edited(seen: Seen) -> None:
    session = seen.desk.desk.session
    bo = seen.desk.opened.add("Bo Berg").id
    session.relationships.add(bo, "introduced by Ana")
    session.facts.met(bo, Meeting(on="2024", through=seen.ana))
    seen.desk.opened.follow_ups.done(seen.desk.opened.follow_ups.add(seen.ana, TODAY, "send").id)
    seen.acts.show_person(seen.ana)
    assert seen.titles == ["send", "Introduced you to Bo Berg"]
    for line in seen.view.lines:
        assert not seen.acts.can_edit(line.key)
        seen.acts.remove(line.key)
        seen.acts.open(line.key)
    seen.acts.open("entry:999")
    assert seen.view.forms == []
    assert seen.desk.ways.went == [("person", bo)]
    assert len(seen.view.lines) == 2
