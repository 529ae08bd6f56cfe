# SPDX-License-Identifier: GPL-3.0-or-later
"""Adding what one typed line says: whatever it makes is one step to undo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.domain.cadence import CadenceRule, check_limit
from coterie.domain.errors import BadValue
from coterie.domain.folding import fold
from coterie.domain.people import Person, PersonName
from coterie.domain.query import parse
from coterie.domain.spoken_dates import spoken_date, spoken_every
from coterie.domain.texts import _
from coterie.services.finding import live_person
from coterie.services.interactions import NewLog, add_entry, moment_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, time

    from coterie.domain.people import PersonRow
    from coterie.services.ports.clock import Clock
    from coterie.services.ports.vault import Vault, Write

MOST_WORDS = 4
MOST_TEXT = 400
_TRIED = 8


@dataclass(frozen=True)
class Draft:
    """What is to be added. kind: follow_up, note, log or person; person: the key of somebody known.

    new_person: the name of somebody new. every_days: a cadence with the person, too.
    """

    kind: str
    text: str = ""
    person: int | None = None
    new_person: str = ""
    day: date | None = None
    at: time | None = None
    every_days: int | None = None
    tags: tuple[str, ...] = ()
    private: bool = False


@dataclass(frozen=True)
class Named:
    """Somebody whose name stands in a text, the words of it that say so, and who else bears them."""

    row: PersonRow
    words: str
    others: tuple[PersonRow, ...] = ()


class QuickAdding:
    """Adds from one line."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        """Work on an open vault."""
        self._vault = vault
        self._clock = clock

    def who(self, text: str) -> Named | None:
        """Find the person whose name stands in a text, the longest name first; None where nobody's does.

        One word is a name only with a capital letter, or where nothing else was typed.
        """
        words = text[:MOST_TEXT].split()
        with self._vault.read() as view:
            for length in range(min(MOST_WORDS, len(words)), 0, -1):
                for start in range(min(len(words) - length + 1, _TRIED * 2)):
                    piece = words[start : start + length]
                    if not _may_be_a_name(piece, alone=len(words) == length):
                        continue
                    name = " ".join(piece).strip(",;.:!?")
                    found = view.search.find_people(
                        parse(f'"{name}"' if length > 1 else name), self._clock.today(), _TRIED
                    )
                    rows = view.people.person_rows(found.ids, self._clock.today())
                    whole = len(words) > length
                    bearers = [row for row in rows if _bears(row.name, name, whole=whole)]
                    if bearers:
                        return Named(bearers[0], name, tuple(bearers[1:]))
        return None

    def add(self, draft: Draft) -> str:
        """Add what a draft says, and give the sentence that tells it; BadValue where something is missing."""
        self._check(draft)
        with self._vault.write(self._label(draft)) as tx:
            person = self._person(tx, draft)
            self._put(tx, draft, person)
            if person is not None and draft.tags:
                tx.people.add_tags(person, draft.tags)
            if person is not None and draft.every_days:
                before = tx.time.person_rule(person)
                start = before.starts_on if before and not before.paused else self._clock.today()
                tx.time.put_person_rule(person, CadenceRule(draft.every_days, None, start))
        return self._told(draft)

    def _person(self, tx: Write, draft: Draft) -> int | None:
        if draft.person is not None:
            return live_person(tx.people, draft.person).id
        if draft.new_person:
            return tx.people.add(Person(0, "", PersonName.typed(draft.new_person)))
        return None

    def _put(self, tx: Write, draft: Draft, person: int | None) -> None:
        text = draft.text.strip()
        if draft.kind == "follow_up":
            when = f", {draft.at:%H:%M}" if draft.at else ""
            tx.time.add_follow_up(person, draft.day, f"{text}{when}".lstrip(", "))
        elif draft.kind == "note" and person is not None and text:
            tx.people.add_note(person, text, private=draft.private)
        elif draft.kind == "log" and person is not None:
            add_entry(tx.time, NewLog(text=text), moment_of(self._clock, draft.day), [live_person(tx.people, person)])

    def _check(self, draft: Draft) -> None:
        nobody = draft.person is None and not draft.new_person.strip()
        if draft.kind == "follow_up" and draft.day is None:
            raise BadValue(_("A follow-up needs a day."), _("Write when, for example: tomorrow, or in 2 weeks."))
        if draft.kind == "follow_up" and nobody and not draft.text.strip():
            raise BadValue(_("There is nothing to remember yet."), _("Write what, or with whom."))
        if draft.kind in {"note", "log"} and nobody:
            raise BadValue(_("Whom is this about?"), _("Write the name of somebody, as it stands in your list."))
        if draft.kind == "note" and not draft.text.strip() and not (draft.tags or draft.every_days):
            raise BadValue(_("There is nothing to note yet."), _("Write a few words."))
        if draft.kind == "person" and nobody:
            raise BadValue(_("A person needs a name."), _("Write it after p:"))
        if draft.every_days:
            check_limit(draft.every_days, None)

    def _label(self, draft: Draft) -> str:
        labels = {
            "follow_up": _("Plan: {0}"), "note": _("Note: {0}"), "log": _("Log: {0}"), "person": _("Add {0}"),
        }  # fmt: skip
        return labels[draft.kind].format(self._name(draft) or draft.text.strip()[:60])

    def _told(self, draft: Draft) -> str:
        name = self._name(draft)
        if draft.kind == "follow_up" and draft.day is not None:
            return _("Planned for {0}.").format(spoken_date(draft.day))
        if draft.every_days and draft.kind == "note" and not draft.text.strip():
            return _("{name}: {every}.").format(name=name, every=spoken_every(draft.every_days))
        told = {"note": _("Noted on {0}."), "log": _("Logged with {0}."), "person": _("{0} is here.")}
        return told[draft.kind].format(name)

    def _name(self, draft: Draft) -> str:
        if draft.person is None:
            return draft.new_person.strip()
        with self._vault.read() as view:
            return live_person(view.people, draft.person).name.display


def _may_be_a_name(words: Sequence[str], *, alone: bool) -> bool:
    """Tell whether words look like a name: they begin with a capital, or a script without any."""
    return alone or all(
        word[:1].isupper() or (word[:1].isalpha() and word[:1].lower() == word[:1].upper()) for word in words
    )


def _bears(name: str, words: str, *, whole: bool) -> bool:
    """Tell whether somebody of a name is meant: each word typed is one of the name, in order.

    whole: the beginning of a word is not enough, since "Call" at the head of a sentence is not Callum.
    """
    have = fold(name).split()
    at = 0
    for want in fold(words).split():
        while at < len(have) and not (have[at] == want if whole else have[at].startswith(want)):
            at += 1
        if at == len(have):
            return False
        at += 1
    return bool(words)
