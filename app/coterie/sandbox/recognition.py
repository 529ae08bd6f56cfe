# SPDX-License-Identifier: GPL-3.0-or-later
"""Who reads what: importers make their claims, and what cannot be read is named for what it is, with the next step."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.texts import _, counted
from coterie.sandbox.entries import Snag
from coterie.sandbox.failures import sentence_for
from coterie.sandbox.file_kinds import Kind, kind_by_name, kind_of
from coterie.sandbox.limits import Limits
from coterie.sandbox.tables import advice_on_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coterie.domain.foreign_files import Bundle, Claim, Importer, Member

#: Kinds that lie in archives beside the data; alone they are worth a sentence, in numbers they are not.
_COMPANIONS = {Kind.PICTURE, Kind.HTML, Kind.PDF, Kind.MEDIA, Kind.EMPTY, Kind.UNKNOWN}
_MOST_SENTENCES = 20
_USUAL = Limits()


class Share(NamedTuple):
    """What one importer reads of a bundle."""

    importer: Importer
    claim: Claim


class Unread(NamedTuple):
    """A member that nobody reads, and what a person should know about it. member "" = the whole bundle."""

    member: str
    reason: str


class Plan(NamedTuple):
    """Who reads what of a bundle; unreadable: the members that were taken out of it because nobody can read them."""

    bundle: Bundle
    shares: list[Share]
    unreadable: list[Snag]


def plan_of(bundle: Bundle, importers: Sequence[Importer], limits: Limits) -> Plan:
    """Ask every importer; where one stumbles, once more without the members whose first bytes cannot be had."""
    claims, stumbled = _claims(bundle, importers)
    unreadable: list[Snag] = []
    if stumbled:
        bundle, unreadable = _readable(bundle, limits)
        if unreadable:
            claims, _stumbled = _claims(bundle, importers)
    return Plan(bundle, _settled(bundle, claims), unreadable)


def shares_of(bundle: Bundle, importers: Sequence[Importer]) -> list[Share]:
    """Ask every importer; the highest sureness wins each member, and among equals the first importer."""
    return _settled(bundle, _claims(bundle, importers)[0])


def _claims(bundle: Bundle, importers: Sequence[Importer]) -> tuple[list[Share], bool]:
    """Give the claims, the surest first, and whether an importer stumbled: it claims nothing."""
    claims: list[Share] = []
    stumbled = False
    for importer in importers:
        try:
            claim = importer.recognise(bundle)
        except Exception:  # noqa: BLE001 (importers stand on libraries that raise anything)
            stumbled = True
            continue
        if claim is not None:
            claims.append(Share(importer, claim))
    return sorted(claims, key=lambda share: -share.claim.sureness), stumbled


def _readable(bundle: Bundle, limits: Limits) -> tuple[Bundle, list[Snag]]:
    """Take the members out whose first bytes cannot be had, each with the reason; a lone one stays and is named."""
    snags: list[Snag] = []
    if len(bundle.members) > 1:
        for member in bundle.members:
            try:
                member.head(1)
            except Exception as problem:  # noqa: BLE001 (whatever it is, the other members go on)
                snags.append(Snag(member.name, sentence_for(problem, limits)))
    gone = {snag.member for snag in snags}
    return replace(bundle, members=tuple(one for one in bundle.members if one.name not in gone)), snags


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


def unread_of(bundle: Bundle, claimed: set[str], limits: Limits = _USUAL) -> Iterator[Unread]:
    """Name what nobody reads: each file that looks like data, and the rest in one sentence."""
    left = [member for member in bundle.members if member.name not in claimed]
    if len(bundle.members) == 1:
        yield from (Unread(member.name, _advice_for(member, _kind_of(member, limits))) for member in left)
        return
    kinds = [(member, kind_by_name(member.name) or _kind_of(member, limits)) for member in left]
    data = [(member, kind) for member, kind in kinds if not isinstance(kind, Kind) or kind not in _COMPANIONS]
    for member, kind in data[:_MOST_SENTENCES]:
        yield Unread(member.name, _advice_for(member, kind))
    if len(data) > _MOST_SENTENCES:
        reason = counted("One more file of this kind is not read.", "{n} more files of this kind are not read.",
                         len(data) - _MOST_SENTENCES)  # fmt: skip
        yield Unread("", reason)
    if not claimed and not data:
        yield Unread("", _nothing_here(bundle, Counter(kind for member, kind in kinds if isinstance(kind, Kind))))


def _kind_of(member: Member, limits: Limits) -> Kind | str:
    """Say what a file is, or in a sentence why its first bytes cannot be had."""
    try:
        return kind_of(member)
    except Exception as problem:  # noqa: BLE001 (damage in one member costs no other)
        return sentence_for(problem, limits)


def _advice_for(member: Member, kind: Kind | str) -> str:
    """Say what a file is that nobody reads, and what to do."""
    return kind if isinstance(kind, str) else kind.advice or advice_on_table(member)


def _nothing_here(bundle: Bundle, kinds: Counter[Kind]) -> str:
    """Say what a folder or an archive holds instead of files that can be read."""
    if not bundle.members:
        return _("There is no file in it. Choose the file or the archive that the other program gave you.")
    held = ", ".join(kind.counted(number) for kind, number in kinds.most_common())
    return _(
        "It holds {held} and no file that Coterie can read. Choose the file or the archive that the other "
        "program gave you."
    ).format(held=held)
