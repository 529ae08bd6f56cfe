# SPDX-License-Identifier: GPL-3.0-or-later
"""What the parts of the page of a person tell, and who hears it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from coterie.ui.clipboard import clipboard_care
from coterie.ui.pages.people.contact.edits import Ends

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.domain.errors import UserError
    from coterie.domain.person_pages import FactKey
    from coterie.ui.desk import Desk
    from coterie.ui.pages.people.contact.edits import ContactEdits
    from coterie.ui.pages.people.contact.facts_card import FactsCard
    from coterie.ui.pages.people.contact.header import HeaderView
    from coterie.ui.pages.people.contact.known_card import KnownCard
    from coterie.ui.pages.people.contact.main_pane import MainPane
    from coterie.ui.pages.people.contact.next_step_strip import NextStepStrip
    from coterie.ui.pages.people.contact.presenter import ContactPresenter
    from coterie.ui.pages.people.contact.relations_card import RelationsCard
    from coterie.ui.pages.people.contact.shown import FactShown, KnownShown, RelationShown
    from coterie.ui.pages.people.contact.strength_card import StrengthCard
    from coterie.ui.pages.today.sheets import DaySheet
    from coterie.ui.parts.scrolling import ScrollArea


class ContactParts(Protocol):
    """The page as it is wired: its parts, and what they lead to."""

    desk: Desk
    presenter: ContactPresenter
    edits: ContactEdits
    header: HeaderView
    strip: NextStepStrip
    main: MainPane
    strength: StrengthCard
    known: KnownCard
    facts: FactsCard
    relations: RelationsCard
    area: ScrollArea
    day_sheet: DaySheet

    def ask_link(self, link: str) -> None:
        """Show a whole address before it is opened."""

    def turn_cover(self) -> None:
        """Show who this is while blur is on, or cover them again."""

    def show_more(self) -> None:
        """Open the menu of all that can be done."""

    def read_more(self, place: int) -> None:
        """Read on where the end is near."""


def wire(view: ContactParts) -> None:
    """Connect the parts of a page."""
    _wire_header(view)
    _wire_facts(view)
    _wire_cards(view)
    main, acts, strip = view.main, view.presenter, view.strip
    for signal, act in (
        (strip.done, acts.done), (strip.snoozed, acts.snooze), (strip.planned, acts.plan),
        (strip.turned, acts.turn_step), (main.timeline.log_wanted, acts.log), (main.link_wanted, view.ask_link),
        (view.day_sheet.picked, acts.put_off),
    ):  # fmt: skip
        signal.connect(act)
    bar = view.area.verticalScrollBar()
    bar.valueChanged.connect(view.read_more)
    bar.rangeChanged.connect(lambda _least, _most: view.read_more(bar.value()))


def _wire_header(view: ContactParts) -> None:
    header, edits = view.header, view.edits
    header.log.clicked.connect(view.presenter.log)
    header.plan.clicked.connect(view.presenter.plan)
    header.more.clicked.connect(view.show_more)
    header.eye.clicked.connect(view.turn_cover)
    header.organisation_wanted.connect(view.presenter.open_organisation)

    def save(name: str | None, title: str | None, organisation: str | None) -> None:
        edits.put_header(name, title, organisation, Ends(header.end_edit, header.form.show_problem))

    def add_tag(name: str) -> None:
        edits.add_tag(name, Ends(lambda: None, partial(header.tags.begin_again, name)))

    header.saved.connect(save)
    header.tags.added.connect(add_tag)
    header.tags.removed.connect(edits.remove_tag)
    header.tags.wanted.connect(lambda text: edits.suggest_tags(text, header.tags.suggestions.offer))


def _wire_facts(view: ContactParts) -> None:
    facts, edits, cadence = view.facts, view.edits, view.facts.cadence

    def failed(key: FactKey | None) -> partial[None]:
        return partial(facts.show_problem, key)

    def change(fact: FactShown, typed: str, label: str) -> None:
        edits.change_fact(fact.key, typed, label, Ends(partial(facts.end_edit, fact.key), failed(fact.key)))

    def copy(fact: FactShown) -> None:
        care = clipboard_care()
        care.copy(fact.typed)
        view.desk.notices.say(care.words())

    facts.added.connect(
        lambda kind, typed, label: edits.add_fact(kind, typed, label, Ends(facts.end_add, failed(None)))
    )
    facts.changed.connect(change)
    facts.removed.connect(lambda fact: edits.remove_fact(fact.key))
    facts.marked.connect(lambda fact: edits.turn_mark(fact.key, fact.mark))
    facts.copied.connect(copy)
    facts.opened.connect(lambda fact: view.ask_link(fact.opens))
    cadence.chosen.connect(edits.set_cadence)
    cadence.typed.connect(lambda text: edits.type_cadence(text, Ends(cadence.end_edit, cadence.show_problem)))


def _wire_cards(view: ContactParts) -> None:
    known, relations, edits = view.known, view.relations, view.edits

    def met_failed(error: UserError) -> None:
        if known.form is not None:
            known.form.show_problem(error)

    def save_met(how: KnownShown) -> None:
        edits.put_met(how, Ends(known.end_edit, met_failed))

    def offer_through(found: Sequence[tuple[str, str]]) -> None:
        if known.form is not None:
            known.form.offer(found)

    def open_relation(relation: RelationShown) -> None:
        if relation.person:
            view.presenter.open_person(relation.person)

    view.strength.band_chosen.connect(edits.set_band)
    known.saved.connect(save_met)
    known.wanted.connect(lambda text: edits.suggest_people(text, offer_through))
    relations.typed.connect(
        lambda text, other: edits.relate(text, other or None, Ends(relations.end, relations.show_problem))
    )
    relations.wanted.connect(lambda text: edits.suggest_people(text, relations.offer))
    relations.opened.connect(open_relation)
    relations.removed.connect(edits.unrelate)
