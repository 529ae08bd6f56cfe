# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands in the owner's calendar: meetings of two years, what is coming, and the tasks beside them."""

from __future__ import annotations

from dataclasses import dataclass

#: When (day and clock in Lisbon), minutes, title, place, who: words of the cast.
PAST = """
2023-10-19 18:30 | 150 | PyLisbon autumn evening | Rua do Norte 14 | tomas amara ingrid
2024-04-18 10:00 | 60 | Coffee with Tomás | Café Janis | tomas
2024-06-05 13:00 | 75 | Lunch with Mateus | Tasca do Rio | mateus
2024-07-18 17:30 | 45 | Library walk | Campo Grande | thandi
2024-09-24 18:30 | 120 | Data Guild meetup | Rua do Norte 14 | amara elif chidi hana
2024-11-14 09:30 | 30 | Call with Kenji | video | kenji
2025-02-06 15:00 | 40 | Warehouse sprint, what is missing | video | jonas
2025-04-23 11:00 | 90 | Work through chapter four with Beatriz | University of Alvorada | beatriz
2025-05-15 18:30 | 120 | Data Guild meetup: my talk | Rua do Norte 14 | amara elif chidi hana tomas
2025-06-12 13:00 | 90 | Lunch with Sofia | Tasca do Rio | sofia
2025-09-19 12:30 | 60 | Lunch with Nuno | Civic Atlas | nuno
2025-11-06 16:00 | 60 | Coffee with Hana | by the river | hana
2025-12-14 18:30 | 150 | Data Guild winter meetup | Rua do Norte 14 | amara elif lukasz
2025-12-22 17:00 | 60 | A drink to the old studio | Marchetti | sofia
2026-01-09 10:30 | 45 | Coffee with Ingrid | Café Janis | ingrid
2026-01-21 09:30 | 30 | Call with Kenji | video | kenji
2026-01-22 13:00 | 60 | Coffee with Tomás | Café Janis | tomas
2026-02-05 17:00 | 30 | Call with Chidi | video | chidi
2026-02-19 13:00 | 75 | Lunch with Mateus | Tasca do Rio | mateus
2026-02-19 16:30 | 30 | Priya about Tessel Health | video | priya
2026-02-24 11:00 | 20 | Recruiter call, Tessel Health | telephone | marta
2026-02-26 19:00 | 40 | Video call with Amara | video | amara
2026-03-11 10:00 | 120 | Tessel Health panel | Tessel Health | priya marta
2026-03-11 15:00 | 30 | Call with Nuno | video | nuno
"""

COMING = """
2026-03-12 14:00 | 45 | Coffee with Ingrid Solheim | Café Janis | ingrid
2026-03-12 18:30 | 120 | Data Guild meetup: backfills without tears | Rua do Norte 14 | amara chidi hana elif
2026-03-14 10:00 | 120 | Warehouse sprint | online | jonas lucia
2026-03-20 13:00 | 60 | Lunch with Mateus | Tasca do Rio | mateus
2026-04-09 18:30 | 120 | Data Guild meetup | Rua do Norte 14 | elif amara
"""


@dataclass(frozen=True)
class Meeting:
    """One meeting; day and clock as they are spoken of in Lisbon."""

    day: str
    clock: str
    minutes: int
    title: str
    place: str
    people: tuple[str, ...]


def meetings() -> list[Meeting]:
    """Read the meetings from the texts above."""
    found = []
    for line in (PAST.strip() + "\n" + COMING.strip()).split("\n"):
        when, minutes, title, place, people = line.split(" | ")
        day, clock = when.split()
        found.append(Meeting(day, clock, int(minutes), title, place, tuple(people.split())))
    return found


@dataclass(frozen=True)
class Task:
    """One task. due: a day, or a day and a clock in UTC; more: further lines."""

    title: str
    due: str = ""
    people: tuple[str, ...] = ()
    text: str = ""
    more: tuple[str, ...] = ()


TASKS = (
    Task("Send the streaming talk notes", "20260309", ("amara",), "Promised on 26 February.", ("PRIORITY:1",)),
    Task(
        "Ask Tomás how the first half year as director was", "20260312", ("tomas",),
        "Last coffee was seven weeks ago.", ("CATEGORIES:Keep in touch",),
    ),
    Task("Say hello to Leila while it is fresh", "20260312", ("leila",), "New from Data Guild."),
    Task(
        "Thank Priya and Marta for the panel", "20260312T170000Z", ("priya", "marta"),
        "Mention the question about late events.", ("CATEGORIES:Applications",),
    ),
    Task("Give Beatriz her book back", "20260227", ("beatriz",), "Streams in Practice, with her notes in it."),
    Task("Answer Wei about the alumni evening", "20260119", (), "Wei asked in the autumn."),
    Task(
        "Ask Kenji whether the application arrived", "20260313", ("kenji",),
        "Platform engineer at Orbis Freight, applied on 2 March.", ("CATEGORIES:Applications",),
    ),
    Task("Write to Hana, it has been four months", "20260315", ("hana",), "", ("STATUS:IN-PROCESS",)),
    Task("Reply to Brightwater Trust", "20260318", ("grace",), "Data lead, interim: yes or no?"),
    Task("Find a designer for Jonas", "", ("jonas",), "Sofia said yes, fix two days.", ("PERCENT-COMPLETE:50",)),
    Task(
        "Send the paper on consent to Chidi", "20260206", ("chidi",), "",
        ("STATUS:COMPLETED", "COMPLETED:20260206T184500Z", "PERCENT-COMPLETE:100"),
    ),
    Task("Book the room for the reading group", "20260130", ("lukasz",), "", ("STATUS:CANCELLED",)),
)  # fmt: skip
