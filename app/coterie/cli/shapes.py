# SPDX-License-Identifier: GPL-3.0-or-later
"""The documents that `--json` prints: a public contract, so every key is written out here."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coterie.domain.backups import BackupSeen, Restored, Verdict
    from coterie.domain.cadence import Cadence
    from coterie.domain.due import DueItem
    from coterie.domain.follow_ups import FollowUp
    from coterie.domain.import_reports import ExportChanges, FileCounts, ImportCounts, PastImport, PersonChange
    from coterie.domain.import_rows import ImportRow, RowCounts
    from coterie.domain.interactions import Interaction, Logged
    from coterie.domain.people import DuplicateCluster, PersonCard, PersonRow, Relationship
    from coterie.domain.person_links import PersonLink
    from coterie.services.due import DueList
    from coterie.services.ports.vault import HistoryEntry
    from coterie.services.undoing import Turned

#: A JSON object.
Document = dict[str, Any]


def person_row(row: PersonRow) -> Document:
    """PERSON_ROW."""
    return {
        "id": row.id,
        "name": row.name,
        "organisation": row.organisation,
        "title": row.title,
        "emails": list(row.emails),
        "phones": list(row.phones),
        "tags": list(row.tags),
        "last_interaction": row.last_interaction,
        "next_follow_up": row.next_follow_up,
        "strength": row.strength,
    }


def person(card: PersonCard) -> Document:
    """PERSON."""
    return {
        **person_row(card),
        "uuid": card.uuid,
        "contact_points": [
            {"kind": p.kind, "label": p.label, "value": p.value, "preferred": p.preferred, "private": p.private}
            for p in card.contact_points
        ],
        "affiliations": [
            {"organisation": a.organisation, "title": a.title, "from": a.from_, "to": a.to, "current": a.current}
            for a in card.affiliations
        ],
        "important_dates": [{"kind": d.kind, "label": d.label, "date": d.date} for d in card.important_dates],
        "interactions": [interaction(one) for one in card.interactions],
        "follow_ups": [follow_up(one) for one in card.follow_ups],
        "relationships": [_relationship(one) for one in card.relationships],
        "communities": [
            {"name": c.name, "platform": c.platform, "role": c.role, "since": c.since} for c in card.communities
        ],
        "notes": [{"text": n.text, "written_on": n.written_on, "private": n.private} for n in card.notes],
        "fields": [{"name": f.name, "value": f.value} for f in card.fields],
        "sources": [
            {
                "source": s.source,
                "file": s.file,
                "batch": s.batch,
                "record": s.record,
                "last_seen": s.last_seen or None,
                "missing_from": s.missing_from or None,
            }
            for s in card.sources
        ],
    }


def interaction(entry: Interaction) -> Document:
    """An entry of the timeline."""
    return {
        "id": entry.id,
        "when": entry.when,
        "kind": entry.kind,
        "text": entry.text,
        "people": [_link(one) for one in entry.people],
        "title": entry.title,
        "place": entry.place,
        "channel": entry.channel,
        "direction": entry.direction,
        "minutes": entry.minutes,
    }


def logged(done: Logged) -> Document:
    """The answer to logging."""
    return {"interaction": interaction(done.interaction), "next_follow_up": _day(done.next_follow_up)}


def follow_up(one: FollowUp) -> Document:
    """FOLLOW_UP."""
    return {
        "id": one.id,
        "uuid": one.uuid,
        "person": _link(one.person),
        "organisation": one.organisation,
        "due": _day(one.due),
        "reason": one.reason,
        "text": one.text,
        "state": one.state,
        "snoozed": one.snoozed,
        "done_on": _day(one.done_on),
        "next_follow_up": _day(one.next_follow_up),
    }


def cadence(rule: Cadence) -> Document:
    """A cadence in force, or none."""
    return {
        "person": _link(rule.person),
        "every_days": rule.every_days,
        "limit_days": rule.limit_days,
        "next_due": _day(rule.next_due),
    }


def due(found: DueList) -> Document:
    """What is due."""
    return {"today": found.today.isoformat(), "items": [due_item(item) for item in found.items]}


def due_item(item: DueItem) -> Document:
    """One thing that is due."""
    return {
        "id": item.id,
        "kind": item.kind,
        "person": _link(item.person),
        "title": item.title,
        "reason": item.reason,
        "due": item.due.isoformat(),
        "overdue_days": item.overdue_days,
    }


def clusters(found: list[DuplicateCluster]) -> Document:
    """People who may be one."""
    return {
        "clusters": [
            {"score": one.score, "reasons": list(one.reasons), "people": [person_row(row) for row in one.people]}
            for one in found
        ]
    }


def import_report(counts: ImportCounts) -> Document:
    """The account of an import."""
    return {
        "batch": counts.batch_id,
        "dry_run": counts.dry_run,
        "label": counts.label,
        "files": [_file(file) for file in counts.files],
        "totals": counts.totals,
        "problems": [
            {"file": p.file, "member": p.member, "where": p.where, "reason": p.reason, "excerpt": p.excerpt}
            for p in counts.problems
        ],
        "kept": [
            {"kind": k.kind, "id": k.id, "field": k.field, "mine": k.mine, "theirs": k.theirs} for k in counts.kept
        ],
        "moved": [{"person": m.person_id, "before": m.before, "after": m.after} for m in counts.moved],
        **_export_changes(counts.changes),
    }


def _export_changes(changes: ExportChanges) -> Document:
    """What a newer export says differently."""
    return {
        "exports": [
            {
                "source": one.source, "earlier": one.earlier or None, "later": one.later or None, "known": one.known,
                "new": one.new, "left": one.left, "back": one.back,
            }
            for one in changes.exports
        ],
        "left": [
            {
                "person": one.person_id, "name": one.name, "source": one.source, "last_seen": one.last_seen or None,
                "missing_from": one.missing_from,
            }
            for one in changes.left
        ],
        "appeared": [_person_change(one) for one in changes.appeared],
        "renamed": [_person_change(one) for one in changes.renamed],
    }  # fmt: skip


def _person_change(change: PersonChange) -> Document:
    return {
        "person": change.person_id, "name": change.name, "field": change.field, "old": change.old or None,
        "new": change.new,
    }  # fmt: skip


def import_rows(batch: int, counts: RowCounts, rows: Iterable[ImportRow]) -> Document:
    """The rows of an import one by one."""
    return {
        "batch": batch,
        "listed": counts.listed,
        "counted": counts.counted,
        "rows": [
            {
                "outcome": row.outcome, "file": row.file, "member": row.member, "where": row.where,
                "reason": row.reason, "title": row.title, "text": row.text, "kind": row.kind, "id": row.entity_id,
            }
            for row in rows
        ],
    }  # fmt: skip


def past_imports(past: list[PastImport]) -> list[Document]:
    """The list of imports."""
    return [
        {
            "batch": one.batch_id,
            "when": moment(one.at_utc),
            "label": one.label,
            "counts": one.totals,
            "undone_at": None if one.undone_at is None else moment(one.undone_at),
        }
        for one in past
    ]


def turned(done: Turned) -> Document:
    """The answer to undo and redo."""
    return {"label": done.label, "changes": dict(done.changes), "kept": len(done.stayed)}


def steps(found: list[HistoryEntry]) -> list[Document]:
    """The history."""
    return [{"step": s.id, "when": moment(s.at_utc), "label": s.label, "state": s.state} for s in found]


def moment(utc: int) -> str:
    """Write seconds since 1970 as ISO 8601 in UTC."""
    return f"{datetime.fromtimestamp(utc, UTC):%Y-%m-%dT%H:%M:%SZ}"


def counts_of(numbers: Mapping[str, int]) -> Document:
    """Counts by kind."""
    return dict(numbers)


def _file(file: FileCounts) -> Document:
    return {
        "path": file.path,
        "member": file.member,
        "source": file.source,
        "records": file.records,
        "created": file.created,
        "updated": file.updated,
        "unchanged": file.unchanged,
        "held": file.held,
        "skipped": file.skipped,
        "refused": file.refused,
        "skipped_because": dict(file.skipped_because),
        "not_read": file.not_read,
        "why": file.why,
    }


def backup(one: BackupSeen) -> Document:
    """One backup."""
    return {
        "path": str(one.file),
        "name": one.name,
        "made_at": one.made_at.isoformat(),
        "size": one.size,
        "schema": one.schema,
        "reason": one.reason,
        "verified": one.verified,
        "counts": None if one.counts is None else counts_of(one.counts),
    }


def restored(done: Restored) -> Document:
    """What a restore made."""
    replaced = None if done.replaced is None else str(done.replaced)
    return {"vault": str(done.folder), "counts": counts_of(done.counts), "replaced": replaced}


def verdict(found: Verdict) -> Document:
    """What a check found: true, or the reason, for each check."""
    return {"ok": found.is_sound, "checks": {name: reason or True for name, reason in found.checks.items()}}


def _relationship(one: Relationship) -> Document:
    return {"kind": one.kind, "name": one.name, "person": _link(one.person), "inverse": one.inverse}


def _link(link: PersonLink | None) -> Document | None:
    return None if link is None else {"id": link.id, "name": link.name}


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
