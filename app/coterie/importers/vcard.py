# SPDX-License-Identifier: GPL-3.0-or-later
"""Contact cards (vCard 2.1, 3.0 and 4.0, RFC 6350), from phones, mail programs and address books of all kinds.

Each card is kept as its own lines, whatever of it is understood. One bad card never touches another.
"""

from __future__ import annotations

import codecs
import re
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.cards import VALUES_LIMIT, CardRead, read_card
from coterie.domain.component_streams import RawComponent, narrow_blocks, split_components
from coterie.domain.content_lines import unfold_text
from coterie.domain.foreign_files import Bundle, Claim, Member, Wishes
from coterie.domain.records import FileFound, Found, FoundOther, FoundPerson, Record, Refused, Skipped
from coterie.domain.texts import _
from coterie.importers.text.contact_facts import group_tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BEGINNING = re.compile(rb"(?:\xef\xbb\xbf)?\s*BEGIN[ \t]*:[ \t]*VCARD\b", re.IGNORECASE)
_WIDE_MARKS = {
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
    b"B\0E\0": "utf-16-le",
    b"\0B\0E": "utf-16-be",
}

#: Google Takeout repeats a person in the folder of each label; its folders are in the language of the account.
_LABELLED = re.compile(r"(?P<above>(?:.*/)?)(?P<label>[^/]+)/(?P=label)\.vcf\Z", re.IGNORECASE | re.DOTALL)
_TAKEOUT = re.compile(
    r"""(?:.*/)?(?:Takeout[^/]*/[^/]+
    |Contacts|Kontakte|Contactos|Contatti|Contacten|Contactpersonen|Contatos|Kontakty)/\Z""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
#: These stand for everybody.
_EVERYBODY = frozenset(
    """
    all contacts|my contacts|mycontacts|other contacts|alle kontakte|meine kontakte|weitere kontakte|
    tous les contacts|mes contacts|autres contacts|todos los contactos|mis contactos|otros contactos|
    tutti i contatti|i miei contatti|altri contatti|alle contacten|mijn contacten|andere contacten|
    todos os contatos|meus contatos|outros contatos|todos os contactos|os meus contactos|outros contactos|
    wszystkie kontakty|moje kontakty|inne kontakty
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)

_GROUP = b"KIND:GROUP"
_EXCERPT = 500
#: Labels that one person gets from groups and folders: a file that has thousands of groups multiplies them.
_MOST_LABELS = VALUES_LIMIT


class _Known(NamedTuple):
    """What is known before the first card is given: labels of folders by card, and names of groups by identity key."""

    folder_labels: dict[str, list[str]]
    groups: dict[str, list[str]]


class _Seen(NamedTuple):
    """Cards that came before, by key: their digests, and the number that the last one of the same key got."""

    digests: dict[str, bytes]
    numbers: dict[str, int]

    def key_beside(self, key: str) -> str:
        """Give a key of its own to a card whose UID another one has; the order in the file decides."""
        number = self.numbers.get(key, 1) + 1
        while f"{key}#{number}" in self.digests:
            number += 1
        self.numbers[key] = number
        return f"{key}#{number}"


class _Vcard:
    """Reads cards; see `coterie.domain.foreign_files.Importer`."""

    id = "vcard"
    title = "vCard"

    def recognise(self, bundle: Bundle) -> Claim | None:
        """Claim the members whose text begins a card."""
        members = tuple(member for member in bundle.members if _begins_card(member.head(512)))
        return Claim(90, members) if members else None

    def read(self, bundle: Bundle, claim: Claim, wishes: Wishes) -> Iterator[Found]:
        """Give every card of the claimed members, and what stands between cards."""
        del bundle
        known = _look_ahead(claim.members)
        seen = _Seen({}, {})
        for member in claim.members:
            yield FileFound(member.path, member.name, self.id, encoding=_encoding(member.head()))
            with member.open() as stream:
                for piece in split_components(stream, b"VCARD"):
                    yield _found(piece, known, seen, wishes.region)


IMPORTER = _Vcard()


def _begins_card(head: bytes) -> bool:
    """Say whether text begins a card, after a byte-order mark and blanks."""
    encoding = _encoding(head)
    if encoding.startswith("utf-16"):
        head = head.decode(encoding, "ignore").removeprefix("\ufeff").encode()
    return _BEGINNING.match(head) is not None


def _encoding(head: bytes) -> str:
    """Name the encoding that the beginning of a file is in; folds may stand inside a letter."""
    for mark, name in _WIDE_MARKS.items():
        if head.startswith(mark):
            return name
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head.replace(b"\r\n ", b"").replace(b"\n ", b""))
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _look_ahead(members: Iterable[Member]) -> _Known:
    """Read groups and folder labels first, because a group may stand behind its people; most files have neither."""
    known = _Known({}, {})
    for member in members:
        label = _folder_label(member)
        if not label and not _may_hold_groups(member):
            continue
        with member.open() as stream:
            for piece in split_components(stream, b"VCARD"):
                _note_labels(piece, label, known)
    return known


def _folder_label(member: Member) -> str:
    """Give the label that a Takeout folder stands for, "" for none; the folders may be chosen from any of them on."""
    place = member.path if member.path.endswith(f"/{member.name}") else f"{member.path}/{member.name}"
    match = _LABELLED.fullmatch(place)
    if match is None or not _TAKEOUT.fullmatch(match["above"]) or match["label"].lower() in _EVERYBODY:
        return ""
    return group_tag(match["label"])


def _may_hold_groups(member: Member) -> bool:
    """Look for a card that is a group, as quickly as can be: nobody gets a card of a file before this is done."""
    before = b""
    with member.open() as stream:
        for block in narrow_blocks(stream):
            upper = before + block.upper()
            if _GROUP in upper:
                return True
            before = upper[-len(_GROUP) :]
    return False


def _note_labels(piece: RawComponent, label: str, known: _Known) -> None:
    """Note a card's folder label, and the members of a card that is a group."""
    is_group = _GROUP in piece.raw.upper()
    if not piece.name or not (label or is_group):
        return
    text = unfold_text(piece.raw)
    card = read_card(text)
    if label:
        _note(known.folder_labels, card.uid or _digest(text).hex(), label)
    if is_group and isinstance(card.thing, FoundOther) and card.thing.title:
        for key in card.members:
            _note(known.groups, key, card.thing.title)


def _note(labels: dict[str, list[str]], key: str, label: str) -> None:
    """Note a label, and one more than there may be, so that it can be said."""
    noted = labels.setdefault(key, [])
    if len(noted) <= _MOST_LABELS:
        noted.append(label)


def _found(piece: RawComponent, known: _Known, seen: _Seen, region: str) -> Found:
    """Make one piece of a file into what the import counts it as."""
    place = f"card {piece.number}" if piece.name else f"line {piece.line}"
    if not piece.name:
        return Refused(place, _("This text stands outside of all cards."), _excerpt(piece.raw))
    if piece.too_long:
        return Refused(place, _("The card is longer than 32 MiB."), _excerpt(piece.raw))
    if piece.too_deep:
        return Refused(place, _("Cards stand inside cards more than 8 deep."), _excerpt(piece.raw))
    text = unfold_text(piece.raw)
    card = _read(text, region)
    digest = _digest(text)
    key = card.uid or digest.hex()
    repairs = list(card.repairs)
    before = seen.digests.get(key)
    if before == digest:
        return Skipped(place, _("the same card again"))
    if before is not None:
        repairs.append(_("Another card has the same UID and says something else; both are kept."))
        key = seen.key_beside(key)
    seen.digests[key] = digest
    if piece.unterminated:
        repairs.append(_("The card breaks off before its end."))
    thing = card.thing
    if isinstance(thing, FoundPerson) and (known.groups or known.folder_labels):
        thing, too_many = _tagged(thing, card.uid or digest.hex(), known)
        if too_many:
            repairs.append(_("More than {0} groups hold this person; the first of them count.").format(_MOST_LABELS))
    return Record(key, place, text, thing, tuple(repairs))


def _read(text: str, region: str) -> CardRead:
    """Read a card; one that the reader stumbles over is kept as it is."""
    try:
        return read_card(text, region)
    except (ValueError, LookupError, TypeError, ArithmeticError, RecursionError) as problem:
        repair = _("The card could not be understood ({problem}); it is kept as written.")
        return CardRead(FoundOther("card"), "", "", (), (repair.format(problem=type(problem).__name__),))


def _tagged(person: FoundPerson, key: str, known: _Known) -> tuple[FoundPerson, bool]:
    """Add the names of the groups and folders that a person is in; says whether there were too many."""
    labels: list[str] = []
    for group_key in person.keys:
        labels += known.groups.get(group_key, ())
    labels += known.folder_labels.get(key, ())
    tags = tuple(dict.fromkeys((*person.tags, *labels[:_MOST_LABELS])))
    return person._replace(tags=tags), len(labels) > _MOST_LABELS


def _digest(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogateescape"), digest_size=16).digest()


def _excerpt(raw: bytes) -> str:
    return raw[:_EXCERPT].decode("utf-8", "replace")
