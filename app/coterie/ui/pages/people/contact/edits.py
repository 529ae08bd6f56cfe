# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be changed in place: each edit is one step, and what is wrong with a value is said beside its field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.domain.cadence import interval_days
from coterie.domain.errors import BadValue
from coterie.domain.people import PersonEdit, PersonName
from coterie.domain.spoken_dates import spoken_every
from coterie.domain.texts import _
from coterie.services.facts import MARKS, Meeting
from coterie.ui.pages.people.contact.wording import band_word

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coterie.domain.errors import UserError
    from coterie.domain.person_links import PersonLink
    from coterie.domain.person_pages import FactKey
    from coterie.services.jobs import JobContext
    from coterie.ui.desk import Desk
    from coterie.ui.pages.people.contact.presenter import ContactPresenter
    from coterie.ui.pages.people.contact.shown import KnownShown, RelationShown


@dataclass(frozen=True)
class Ends:
    """How an edit in place ends. done: it is written, the words come back; failed: what to say beside the field."""

    done: Callable[[], None]
    failed: Callable[[UserError], None]


class ContactEdits:
    """Changes what is known of the person who is shown."""

    def __init__(self, desk: Desk, presenter: ContactPresenter) -> None:
        """Belong to the presenter that says who is shown."""
        self._desk = desk
        self._presenter = presenter

    @property
    def _person(self) -> int:
        return self._presenter.person

    def put_header(self, name: str | None, title: str | None, organisation: str | None, ends: Ends) -> None:
        """Change the name, what somebody does and where, as one step; None leaves a part as it is."""
        person, people = self._person, self._desk.session.people
        try:
            typed = None if name is None else PersonName.typed(name)
        except ValueError:
            ends.failed(BadValue(_("A person needs a name."), _("Write at least one word.")))
            return
        edit = PersonEdit(name=typed, title=title, organisation=organisation)
        self._edit(lambda _ctx: people.edit(person, edit), _("Saved."), ends)

    def add_tag(self, name: str, ends: Ends) -> None:
        """Give the person a tag."""
        person, people = self._person, self._desk.session.people
        said = _("Tagged: {tag}.").format(tag=name.strip().removeprefix("#"))
        self._edit(lambda _ctx: people.tag(person, [name]), said, ends)

    def remove_tag(self, name: str) -> None:
        """Take a tag off."""
        person, people = self._person, self._desk.session.people
        said = _("Took off the tag {tag}.").format(tag=name)
        self._presenter.write(lambda _ctx: people.untag(person, [name]), lambda _card: said)

    def suggest_tags(self, text: str, done: Callable[[Sequence[tuple[str, str]]], None]) -> None:
        """Suggest tags for what is being typed, without those the person wears."""
        page = self._presenter.page
        worn = {tag.casefold() for tag in page.row.tags} if page else set()
        self._desk.jobs.read(
            lambda _ctx: self._desk.session.pages.tags_like(text),
            lambda found: done([(tag, tag) for tag in found if tag.casefold() not in worn]),
            key="contact.tags",
        )

    def add_fact(self, kind: str, typed: str, label: str, ends: Ends) -> None:
        """Add a fact."""
        person, facts = self._person, self._desk.session.facts
        self._edit(lambda _ctx: facts.add(person, kind, typed, label), _("Added."), ends)

    def change_fact(self, key: FactKey, typed: str, label: str, ends: Ends) -> None:
        """Write a fact anew."""
        facts = self._desk.session.facts
        self._edit(lambda _ctx: facts.change(key, typed, label), _("Saved."), ends)

    def remove_fact(self, key: FactKey) -> None:
        """Remove a fact."""
        facts = self._desk.session.facts
        self._presenter.write(lambda _ctx: facts.remove(key), lambda _none: _("Removed."))

    def turn_mark(self, key: FactKey, mark: int) -> None:
        """Go on from a mark to the next: none, private, sensitive, and none again."""
        coming = MARKS[(MARKS.index(mark) + 1) % len(MARKS)]
        facts = self._desk.session.facts
        said = (
            _("No mark any more."),
            _("Private: it leaves only when you choose it by name."),
            _("Sensitive: private, and hidden while names are blurred."),
        )[coming]
        self._presenter.write(lambda _ctx: facts.mark(key, coming), lambda _none: said)

    def set_cadence(self, days: int, ends: Ends | None = None) -> None:
        """Be in touch every so many days; 0 = never."""
        person, cadences = self._person, self._desk.session.cadence
        if not days:
            self._presenter.write(lambda _ctx: cadences.off(person), lambda _answer: _("No cadence any more."))
            return
        said = _("In touch {every}.").format(every=spoken_every(days))
        self._edit(lambda _ctx: cadences.set(person, days), said, ends)

    def type_cadence(self, text: str, ends: Ends) -> None:
        """Be in touch as often as somebody typed: 6w, 45 days, 3 months."""
        try:
            days = interval_days(text)
        except BadValue:
            ends.failed(
                BadValue(_("“{0}” is no interval.").format(text), _("Write 6 weeks, 45 days, 3 months or 1 year."))
            )
            return
        self.set_cadence(days, ends)

    def put_met(self, known: KnownShown, ends: Ends) -> None:
        """Say how the person was met."""
        person, facts = self._person, self._desk.session.facts
        how = Meeting(known.where, known.on, known.through.person if known.through else None)
        self._edit(lambda _ctx: facts.met(person, how), _("Saved."), ends)

    def set_band(self, band: str) -> None:
        """Say how close the tie is, or "" for what is worked out."""
        person, facts = self._person, self._desk.session.facts
        said = _("{band}, as you say.").format(band=band_word(band)) if band else _("Worked out again.")
        self._presenter.write(lambda _ctx: facts.set_band(person, band), lambda _none: said)

    def relate(self, typed: str, other: int | None, ends: Ends) -> None:
        """Write down a relation as it was typed. other: who was chosen."""
        person, relationships = self._person, self._desk.session.relationships
        self._edit(lambda _ctx: relationships.add(person, typed, other), _("Saved."), ends)

    def unrelate(self, relation: RelationShown) -> None:
        """Remove a relation."""
        person, relationships = self._person, self._desk.session.relationships
        label = f"{relation.said} {relation.name}"
        if relation.key:
            self._presenter.write(lambda _ctx: relationships.remove(relation.key, label), lambda _none: _("Removed."))
        else:
            self._presenter.write(lambda _ctx: relationships.not_introduced(person), lambda _none: _("Removed."))

    def suggest_people(self, text: str, done: Callable[[Sequence[tuple[str, str]]], None]) -> None:
        """Suggest people for a name that is being typed, without the one who is shown."""
        person = self._person

        def offered(found: Sequence[PersonLink]) -> None:
            done([(str(link.id), link.name) for link in found if link.id != person])

        self._desk.jobs.read(
            lambda _ctx: self._desk.session.relationships.people_like(text), offered, key="contact.people"
        )

    def _edit(self, work: Callable[[JobContext], object], said: str, ends: Ends | None) -> None:
        """Write an edit in place: its field closes when it is written, or says what is wrong."""

        def told(_answer: object) -> str:
            if ends is not None:
                ends.done()
            return said

        self._presenter.write(work, told, ends.failed if ends is not None else None)
