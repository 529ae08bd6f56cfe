# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is on the other side of a message, and who spoke (LinkedIn data archive, generations 2018 to 2026).

The text of TO is never split at commas: in it a comma is as likely a credential ("Lind, PhD") as a second person.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.records import PersonRef
from coterie.domain.texts import _
from coterie.importers.linkedin.message_survey import MessageSurvey, Turn, is_closed, is_no_person
from coterie.importers.linkedin.owner import Owner, folded_name
from coterie.importers.text.names import plain_name

if TYPE_CHECKING:
    from coterie.importers.linkedin.archive import Archive

#: A profile slug ("" = none seen) and a name.
Someone = tuple[str, str]


class Exchange(NamedTuple):
    """What is the same for all messages of a turn; `skipped` is the reason why none of them counts, "" = they do."""

    direction: str
    people: tuple[PersonRef, ...] = ()
    party: int = 0
    skipped: str = ""


def exchanges_of(archive: Archive) -> dict[int, Exchange]:
    """Work out every turn of the archive, by its number."""
    return _Exchanges(archive, archive.messages).all()


class _Exchanges:
    """Works out turns; whom the owner wrote to is known only when all have been looked at."""

    def __init__(self, archive: Archive, survey: MessageSurvey) -> None:
        """Take what is known of the owner, and the names the owner writes under."""
        self._owner = Owner(archive.owner.slugs, archive.owner.names | survey.names_of(archive.owner.slugs))
        self._survey = survey
        self._names = archive.names
        self._refs: dict[Someone, PersonRef] = {}
        self._written_to: set[str] = set()

    def all(self) -> dict[int, Exchange]:
        """Give what each turn means."""
        sides = {number: self._sides(turn) for number, turn in self._survey.turns.items()}
        for direction, others in sides.values():
            if direction == "out" and not isinstance(others, str):
                self._written_to.update(map(_identity, others))
        return {number: self._exchange(self._survey.turns[number], *side) for number, side in sides.items()}

    def _exchange(self, turn: Turn, direction: str, others: list[Someone] | str) -> Exchange:
        """Put together what a turn means."""
        if isinstance(others, str):
            return Exchange(direction, skipped=others)
        people = tuple(self._ref(each) for each in others)
        if turn.direction or direction == "unknown":
            return Exchange(direction, people, max(1, len(people) - (direction == "unknown")))
        return Exchange(direction, people, max(len(people), len(self._others(turn))))

    def _sides(self, turn: Turn) -> tuple[str, list[Someone] | str]:
        """Give the direction of a turn and who is on the other side, or the reason why it does not count."""
        direction = self._direction(turn)
        if direction == "out":
            others = self._receivers(turn)
        elif direction == "in":
            others = self._sender(turn)
        else:
            others = list(dict.fromkeys((*self._sender(turn), *self._receivers(turn))))
        if is_no_person(turn.name) or (direction == "out" and not turn.to_slugs and is_no_person(turn.to_name)):
            return direction, _("not a person")
        return direction, others or _("closed account")

    def _direction(self, turn: Turn) -> str:
        """Say who spoke; "unknown" where the owner cannot be told from others."""
        if turn.direction in ("INCOMING", "OUTGOING"):
            return "in" if turn.direction == "INCOMING" else "out"
        owner = self._owner
        if not owner.is_known:
            return "unknown"
        if owner.is_it(turn.slug, turn.name):
            return "out"
        is_told = turn.slug or owner.names or any(slug in owner.slugs for slug in turn.to_slugs)
        return "in" if is_told else "unknown"

    def _sender(self, turn: Turn) -> list[Someone]:
        """Name the sender; where the account is gone, whoever else took part."""
        if turn.slug:
            return [(turn.slug, self._name(turn.slug))]
        if is_closed(turn.name):
            return self._others(turn)
        return [(turn.conversation.slug_of_name(folded_name(turn.name)), plain_name(turn.name))]

    def _receivers(self, turn: Turn) -> list[Someone]:
        """Name the receivers without the owner."""
        owner, talk = self._owner, turn.conversation
        strangers = [slug for slug in turn.to_slugs if slug not in owner.slugs]
        if strangers:
            return [(slug, self._name(slug) or self._left_over(slug, turn)) for slug in strangers]
        name = folded_name(turn.to_name)
        if is_closed(turn.to_name) or name in owner.names:
            return self._others(turn)
        if name in talk.names or "," not in name:
            return [(talk.slug_of_name(name), plain_name(turn.to_name))]
        several = [who for each, who in talk.names.items() if each in name and each not in owner.names]
        return several or [("", plain_name(turn.to_name))]

    def _others(self, turn: Turn) -> list[Someone]:
        """Give everybody in a conversation but the owner and what is no person; in 2018 there are no conversations."""
        owner, talk = self._owner, turn.conversation
        if turn.direction:
            return []
        found: list[Someone] = [(slug, self._name(slug)) for slug in talk.slugs if slug not in owner.slugs]
        for folded, (slug, name) in talk.names.items():
            if not slug and folded not in owner.names and not is_no_person(name):
                found.append(("", name))
        return found

    def _name(self, slug: str) -> str:
        """Give the name that goes with a profile in this archive, "" when none was seen."""
        return plain_name(self._survey.names.get(slug, "")) or self._names.get(slug, "")

    def _left_over(self, slug: str, turn: Turn) -> str:
        """Name the one receiver nobody knows by taking all known names out of TO; the slug where that fails."""
        unknown = [each for each in turn.to_slugs if not self._name(each)]
        rest = plain_name(turn.to_name)
        for known in sorted((self._name(each) for each in turn.to_slugs), key=len, reverse=True):
            rest = rest.replace(known, "") if known else rest
        rest = plain_name(rest.strip(" ,"))
        return rest if len(unknown) == 1 and rest and "," not in rest and not is_closed(rest) else slug

    def _ref(self, someone: Someone) -> PersonRef:
        """Make one reference per person; only whom the owner wrote to may be made anew."""
        ref = self._refs.get(someone)
        if ref is None:
            slug, name = someone
            may_create = _identity(someone) in self._written_to and (bool(slug) or "," not in name)
            ref = self._refs[someone] = PersonRef(name or slug, (f"li:{slug}",) if slug else (), may_create)
        return ref


def _identity(someone: Someone) -> str:
    """Give what tells somebody from others."""
    slug, name = someone
    return f"li:{slug}" if slug else folded_name(name)
