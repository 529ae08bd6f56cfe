# SPDX-License-Identifier: GPL-3.0-or-later
"""Who reads what: importers make their claims, and what cannot be read is named for what it is, with the next step."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.texts import _, counted
from coterie.sandbox.file_kinds import Kind, kind_by_name, kind_of
from coterie.sandbox.tables import advice_on_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coterie.domain.foreign_files import Bundle, Claim, Importer, Member

#: Kinds that lie in archives beside the data; alone they are worth a sentence, in numbers they are not.
_COMPANIONS = {Kind.PICTURE, Kind.HTML, Kind.PDF, Kind.MEDIA, Kind.EMPTY, Kind.UNKNOWN}
_MOST_SENTENCES = 20


class Share(NamedTuple):
    """What one importer reads of a bundle."""

    importer: Importer
    claim: Claim


class Unread(NamedTuple):
    """A member that nobody reads, and what a person should know about it. member "" = the whole bundle."""

    member: str
    reason: str


def shares_of(bundle: Bundle, importers: Sequence[Importer]) -> list[Share]:
    """Ask every importer; the highest sureness wins each member, and among equals the first importer."""
    claims: list[Share] = []
    for importer in importers:
        try:
            claim = importer.recognise(bundle)
        except Exception:  # noqa: BLE001, S112 (an importer that stumbles here claims nothing)
            continue
        if claim is not None:
            claims.append(Share(importer, claim))
    return _settled(bundle, sorted(claims, key=lambda share: -share.claim.sureness))


def _settled(bundle: Bundle, shares: list[Share]) -> list[Share]:
    """Leave each member to the first that claims it."""
    free = {member.name for member in bundle.members}
    settled: list[Share] = []
    for importer, claim in shares:
        won = tuple(member for member in claim.members if member.name in free)
        if won:
            free -= {member.name for member in won}
            settled.append(Share(importer, replace(claim, members=won)))
    return settled


def unread_of(bundle: Bundle, claimed: set[str]) -> Iterator[Unread]:
    """Name what nobody reads: each file that looks like data, and the rest in one sentence."""
    left = [member for member in bundle.members if member.name not in claimed]
    if len(bundle.members) == 1:
        yield from (Unread(member.name, _advice_for(member, kind_of(member))) for member in left)
        return
    kinds = [(member, kind_by_name(member.name) or kind_of(member)) for member in left]
    data = [(member, kind) for member, kind in kinds if kind not in _COMPANIONS]
    for member, kind in data[:_MOST_SENTENCES]:
        yield Unread(member.name, _advice_for(member, kind))
    if len(data) > _MOST_SENTENCES:
        reason = counted("One more file of this kind is not read.", "{n} more files of this kind are not read.",
                         len(data) - _MOST_SENTENCES)  # fmt: skip
        yield Unread("", reason)
    if not claimed and not data:
        yield Unread("", _nothing_here(bundle, Counter(kind for member, kind in kinds)))


def _advice_for(member: Member, kind: Kind) -> str:
    """Say what a file is that nobody reads, and what to do."""
    return kind.advice or advice_on_table(member)


def _nothing_here(bundle: Bundle, kinds: Counter[Kind]) -> str:
    """Say what a folder or an archive holds instead of files that can be read."""
    if not bundle.members:
        return _("There is no file in it. Choose the file or the archive that the other program gave you.")
    held = ", ".join(kind.counted(number) for kind, number in kinds.most_common())
    return _(
        "It holds {held} and no file that Coterie can read. Choose the file or the archive that the other "
        "program gave you."
    ).format(held=held)
