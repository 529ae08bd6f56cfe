# SPDX-License-Identifier: GPL-3.0-or-later
"""The people of the samples: invented, every one, and the same in the archive, the calendar and the cards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

#: The day the samples are made for, and the day the archive was handed out.
TODAY = date(2026, 3, 12)
EXPORTED = date(2026, 3, 10)

#: Stands at the end of every profile slug, so that none can be anybody's.
_MARK = "-sample"


@dataclass(frozen=True)
class Person:
    """Somebody as LinkedIn knows them.

    given, family: as typed there, oddities included. mail: only where the person lets others see it.
    """

    given: str
    family: str
    company: str = ""
    position: str = ""
    mail: str = ""
    connected: str = ""
    slug_name: str = ""

    @property
    def name(self) -> str:
        """The whole name, as LinkedIn writes it in one cell."""
        return " ".join(f"{self.given} {self.family}".split())

    @property
    def slug(self) -> str:
        """The end of the profile address, as the person chose it."""
        bare = self.slug_name or f"{self.given} {self.family.partition(',')[0]}".strip()
        return "-".join(bare.lower().split()) + _MARK

    @property
    def url(self) -> str:
        """The profile address as connections and messages write it: percent-encoded."""
        return f"https://www.linkedin.com/in/{quote(self.slug)}"

    @property
    def raw_url(self) -> str:
        """The profile address as endorsements write it: no scheme, letters as they are."""
        return f"www.linkedin.com/in/{self.slug}"


OWNER = Person("Noor", "Haddad", "Fieldnote Data", "Data engineer", "noor@haddad.example.org")
OWNER_MAILS = (OWNER.mail, "noor@fieldnote.example.com")

#: Connections, by the word the other files call them by.
CONNECTIONS = {
    "leila": Person(
        "Leila", "Farahani, PhD, MPH", "Public Health Lab", "Epidemiologist", "leila@publichealthlab.example.org",
        "2026-03-07",
    ),
    "marta": Person("Marta", "Lind", "Tessel Health", "Talent partner", "marta@tessel.example.com", "2026-02-20"),
    "priya": Person("Priya", "Raman", "Tessel Health", "Product lead", "priya@tessel.example.com", "2026-02-13"),
    "callum": Person("Callum", "Reid", "Lumen & Vale", "Recruiter", "", "2026-01-16"),
    "bea": Person(
        "Bea 🌿", "Fontaine", "Solace Energy", "Sustainability analyst", "", "2025-12-15", "bea fontaine"
    ),
    "rita": Person("Rita", "Sampaio", "Fjordbank", "Hiring manager, data", "", "2025-11-03"),
    "noemi": Person("Noemi", "Ferri", "Maple & Finch", "Data engineer", "", "2025-10-20"),
    "anjali": Person("Anjali", "K", "Corvid Games", "Backend developer", "", "2025-09-02"),
    "yuki": Person("有紀", "田辺", "Halden Labs", "Data platform lead", "", "2025-06-18", "yuki tanabe"),
    "wei_at_orbis": Person("Wei", "Zhang", "Orbis Freight", "Data engineer", "", "2025-04-08", "wei zhang freight"),
    "thandi": Person("Thandi Zwane", "", "Public Health Lab", "Data steward", "", "2025-02-11"),
    "grace": Person(
        "Grace", "Adeyemi, PMP", "Brightwater Trust", "Chief technology officer", "grace@brightwater.example.org",
        "2025-01-23",
    ),
    "suda": Person("Suda", ".", "Kestrel Robotics", "UX researcher", "", "2024-11-19", "suda p"),
    "maria": Person("Maria", "Santos", "Corvid Games", "Game economist", "", "2024-10-08"),
    "amir": Person("Amir", "Haddadi", "Civic Atlas", "Product analyst", "", "2024-09-25"),
    "nuno": Person("Nuno ", "Reis ", "Civic Atlas ", "Data engineer", "nuno@civicatlas.example.org", "2024-06-27"),
    "aoife": Person("Aoife", "Byrne", "Lumen & Vale", "Recruiter", "", "2024-05-14"),
    "jonas": Person(
        "Jonas", "Weber", "Self-employed", "Open-source maintainer", "jonas@weber.example.org", "2024-02-03"
    ),
    "lukasz": Person(
        "Łukasz", "Zieliński", "Orbis Freight", "Site reliability engineer", "lukasz@orbis.example.com", "2023-12-06"
    ),
    "chidi": Person("Chidi", "Eze", "Solace Energy", "Privacy engineer", "", "2023-11-18"),
    "ingrid": Person("Ingrid", "Solheim", "Halden Labs", "Head of Data", "ingrid@halden.example.com", "2023-10-22"),
    "amara": Person(
        "Amara", "Okafor", "Northlight Analytics", "Staff engineer", "amara@northlight.example.com", "2023-10-21"
    ),
    "hana": Person("Hana", "Kovač", "Kestrel Robotics", "Data scientist", "hana@kestrel.example.net", "2023-05-30"),
    "elif": Person("Elif", "Özkan", "Data Guild Lisbon", "Organiser", "", "2023-05-16"),
    "tomas": Person("Tomás", "Herrera", "Fjordbank", "Director of data", "tomas@fjordbank.example.com", "2023-05-11"),
    "pedro": Person("pedro", "nunes", "Maple & Finch", "bi developer", "", "2022-11-28"),
    "kenji": Person(
        "Kenji", "Watanabe", "Orbis Freight", "Principal engineer, Platform", "kenji@orbis.example.com", "2022-09-12"
    ),
    "sofia": Person(
        "Sofia", "Marchetti", "Freelance", "Freelance designer", "sofia@marchetti.example.org", "2022-03-02"
    ),
    "sara": Person(
        "Sara", "Lindgren", "Brightwater Trust", "Programme manager", "sara@brightwater.example.org", "2021-09-15"
    ),
    "mateus": Person("Mateus", "Oliveira", "Fjordbank", "Engineering manager", "mateus@fjordbank.example.com",
                     "2021-05-04"),
    "wei": Person("Wei", "Zhang", "", "", "", "2021-01-20"),
}  # fmt: skip

#: Closed and hidden accounts leave the day of the connection and nothing else.
CLOSED_ACCOUNTS = ("2025-05-27", "2023-08-09", "2021-03-30")

#: Not connected: a recruiter whose mail was answered, one whose mail was not, and two invitations in the air.
STRANGERS = {
    "ruth": Person("Ruth", "Abelson", "Maple & Finch"),
    "victor": Person("Victor", "Stahl", "Corvid Games"),
    "gustav": Person("Gustav", "Ekman", "Halden Labs"),
    "petra": Person("Petra", "Vlasak", "Civic Atlas"),
}


def person(word: str) -> Person:
    """Give somebody by the word the files call them by."""
    return OWNER if word == "noor" else (CONNECTIONS | STRANGERS)[word]
