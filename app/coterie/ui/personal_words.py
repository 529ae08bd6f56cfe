# SPDX-License-Identifier: GPL-3.0-or-later
"""Which words of what services answer are about people: names, and everything else that is written about somebody.

Kinds, keys, days and names of files are not. A test asks for every text of these classes to be decided upon.
"""

from __future__ import annotations

#: Texts that are names, by the class that holds them: initials stand for them.
NAMES: dict[str, frozenset[str]] = {
    kind: frozenset(names.split())
    for kind, names in {
        "BinnedPerson": "name",
        "Brief": "given",
        "ChangedField": "name",
        "ChosenName": "name given",
        "EventDetails": "others",
        "ImportRow": "title",
        "JobChange": "name",
        "KeptValue": "name",
        "LeavingSheet": "name",
        "LeftPerson": "name",
        "ListedOrganisation": "name",
        "ListedPerson": "name",
        "OrganisationPage": "name",
        "OtherSpelling": "name",
        "PersonCard": "name",
        "PersonChange": "name",
        "PersonLink": "name",
        "PersonName": (
            "display given family additional prefix suffix nickname phonetic_given phonetic_family"
        ),
        "PersonRow": "name",
        "PlannedPerson": "name",
        "Relationship": "name",
        "SearchHit": "title",
        "Stay": "given",
    }.items()
}  # fmt: skip

#: All other words about somebody: bars stand for them.
TEXTS: dict[str, frozenset[str]] = {
    kind: frozenset(names.split())
    for kind, names in {
        "Acquaintance": "met_where",
        "Affiliation": "organisation title department",
        "Belonging": "name platform role",
        "Brief": "title organisation met_where asked promised wanted",
        "CalendarEvent": "title place",
        "CareerChange": "before after",
        "ChangedField": "title old new",
        "Changes": "label",
        "Commitment": "text",
        "ContactPoint": "label value normalised",
        "DayEvent": "title place",
        "DoneThing": "text",
        "DueItem": "title reason",
        "EventDetails": "text",
        "Fact": "label value",
        "FieldValue": "name value",
        "FollowUp": "organisation reason text",
        "HistoryEntry": "label",
        "HowKnown": "met_where",
        "ImportProblem": "reason excerpt",
        "ImportRow": "reason text",
        "ImportantDate": "label",
        "Interaction": "text title place",
        "JobChange": "before after",
        "KeptNote": "text",
        "KeptValue": "field mine theirs",
        "Known": "organisation",
        "LeavingSheet": "text",
        "ListedPerson": "organisation title",
        "Note": "text",
        "OrganisationPage": "kind place",
        "Person": "summary met_where",
        "PersonCard": "organisation title emails phones tags",
        "PersonChange": "old new",
        "PersonPage": "cadence_tag",
        "PersonRow": "organisation title emails phones tags",
        "PlannedPerson": "organisation title",
        "QuietTie": "last_text",
        "RevertedImport": "kept",
        "SaidAfterwards": "text",
        "SearchHit": "snippet",
        "Stay": "title now_at",
        "TableSeen": "rows letters",
        "TagCadence": "tag",
        "TagShare": "tag",
        "TimelineEntry": "title text place",
        "Turned": "label stayed",
        "WarmPath": "title",
        "WrittenNote": "text",
    }.items()
}
