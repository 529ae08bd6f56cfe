# SPDX-License-Identifier: GPL-3.0-or-later
"""Outlook's CSV arrives whole, whoever wrote it and in whichever language its titles are."""

from __future__ import annotations

import pytest

from coterie.domain.foreign_files import Wishes
from coterie.domain.records import (
    FileFound,
    FoundAffiliation,
    FoundContactPoint,
    FoundDate,
    FoundName,
    FoundOrganisation,
    FoundPerson,
    FoundRelation,
    Record,
)
from coterie.importers.google_contacts import IMPORTER as GOOGLE
from coterie.importers.linkedin import IMPORTER as LINKEDIN
from coterie.importers.outlook import IMPORTER
from tests.importers.bundles import TODAY, bundle_of, read_all, records_of, refusals_of, single_file, skipped_because
from tests.importers.google_contacts.samples import GENERATION_A, GENERATION_B
from tests.importers.outlook.samples import DESKTOP, GERMAN, GOOGLES, LINKEDINS, ONLINE, samples, table

CONNECTIONS = (
    "First Name,Last Name,URL,E-mail Address,Company,Position,Mobile Phone,Connected On\n"
    "Mira,Okafor,https://www.linkedin.com/in/mira,,Northwind,Engineer,,09 Jul 2024\n"
)
#: Enough of a header to be Outlook's.
SHORT = {"First Name": "Mei", "Last Name": "Tanaka", "E-mail Address": "mei@example.com", "Mobile Phone": ""}


def read(content: str | bytes, wishes: Wishes | None = None) -> list[Record]:
    return records_of(read_all(IMPORTER, single_file("any name.dat", content), wishes))


def person(content: str | bytes, wishes: Wishes | None = None) -> FoundPerson:
    (record,) = read(content, wishes)
    assert isinstance(record.thing, FoundPerson)
    return record.thing


def mei(**cells: str) -> FoundPerson:
    """Read Mei Tanaka with these cells as well; a low line in a title stands for a blank."""
    return person(table(SHORT | {title.replace("_", " "): cell for title, cell in cells.items()}))


def test_everything_of_the_desktop_program_arrives() -> None:
    assert person(table(DESKTOP)) == FoundPerson(
        FoundName("Ada M. Quill", "Ada", "Quill", "M.", "Dr.", "Jr."),
        (
            "mail:ada@example.com", "mail:ada.quill@example.org", "tel:+441632960002", "tel:+441632960001",
            "tel:+441632960003", "tel:+447700900001", "tel:+447700900002", "li:ada-quill",
        ),
        (
            FoundContactPoint("mail", "ada@example.com", "ada@example.com"),
            FoundContactPoint("mail", "Ada.Quill@example.org", "ada.quill@example.org"),
            FoundContactPoint("phone", "+44 1632 960009", "+441632960009", "assistant"),
            FoundContactPoint("phone", "+44 1632 960002", "+441632960002", "work fax"),
            FoundContactPoint("phone", "+44 1632 960001", "+441632960001", "work"),
            FoundContactPoint("phone", "+44 1632 960003", "+441632960003", "work"),
            FoundContactPoint("phone", "+44 1632 960000", "+441632960000", "company"),
            FoundContactPoint("phone", "+44 7700 900001", "+447700900001", "mobile"),
            FoundContactPoint("phone", "+44 7700 900002", "+447700900002", "main", preferred=True),
            FoundContactPoint("address", "Quay 3\nSecond floor\nHull\nHU1\nUnited Kingdom", "", "work"),
            FoundContactPoint("address", "Mill Lane 4\nLeeds", "", "home"),
            FoundContactPoint("url", "https://www.linkedin.com/in/ada-quill", "li:ada-quill"),
        ),
        (FoundAffiliation("Harbour Atlas", "Editor", "Maps"),),
        (FoundDate("birthday", "1990-05-17"), FoundDate("anniversary", "2015-06-20")),
        ("Choir", "Sailing club"),
        ("Met in Graz.\nPlays the viola.",),
        (
            FoundRelation("spouse", "Jonas Lind"),
            FoundRelation("manager", "Chidi Eze"),
            FoundRelation("assistant", "Leila Haddad"),
            FoundRelation("referred by", "Mei Tanaka"),
            FoundRelation("child", "Ines"),
            FoundRelation("child", "Tom"),
        ),
        fields=(("hobby", "Rowing"), ("Account", "A-7"), ("User 1", "blue folder")),
    )  # fmt: skip


@pytest.mark.parametrize("quirk", ["german-windows-1252", "german-semicolons"])
def test_german_titles_in_any_encoding(quirk: str) -> None:
    found = read_all(IMPORTER, bundle_of(samples()[quirk]))
    (record,) = records_of(found)
    assert record.repairs == ()
    assert record.thing == FoundPerson(
        FoundName("Jörg Müller", "Jörg", "Müller", "", "Frau"),
        ("mail:joerg@example.com", "mail:mueller@example.org", "tel:+441632960001", "tel:+447700900001"),
        (
            FoundContactPoint("mail", "joerg@example.com", "joerg@example.com"),
            FoundContactPoint("mail", "mueller@example.org", "mueller@example.org"),
            FoundContactPoint("phone", "+44 1632 960001", "+441632960001", "work"),
            FoundContactPoint("phone", "+44 7700 900001", "+447700900001", "mobile"),
            FoundContactPoint("address", "Mühlgasse 3\nGraz\n8010\nÖsterreich", "", "work"),
        ),
        (FoundAffiliation("Hafenatlas", "Redakteur", "Karten"),),
        (FoundDate("birthday", "1990-05-17"),),
        ("Chor", "Verlag"),
        ("Spielt Bratsche.",),
        fields=(("Büro", "2.14"),),
    )


#: Language: titles of title, given and family name, company, job title, street, city, phone and fax at work, mobile,
#: mail, second mail, birthday, wedding day, categories, notes.
LOCALISED = {
    "fr": (
        "Titre|Prénom|Nom|Société|Titre|Rue (bureau)|Ville (bureau)|Téléphone (bureau)|Télécopie (bureau)|Tél. mobile|"
        "Adresse de messagerie|Adresse de messagerie 2|Anniversaire|Anniversaire de mariage ou fête|Catégories|Notes"
    ),
    "es": (
        "Trato|Nombre|Apellidos|Organización|Puesto|Calle del trabajo|Ciudad de trabajo|Teléfono del trabajo|"
        "Fax del trabajo|Número de móvil|Dirección de correo electrónico|Dirección de correo electrónico 2|Cumpleaños|"
        "Aniversario|Categorías|Notas"
    ),
    "it": (
        "Titolo|Nome|Cognome|Società|Posizione|Via (uff.)|Città (uff.)|Telefono (uff.)|Fax (uff.)|Cellulare|"
        "Indirizzo posta elettronica|Indirizzo posta elettronica 2|Compleanno|Anniversario|Categorie|Note"
    ),
    "nl": (
        "Titel|Voornaam|Achternaam|Bedrijf|Functie|Werkadres, straat|Werkadres, plaats|Telefoon op werk|Fax op werk|"
        "Mobiele telefoon|E-mailadres|E-mailadres 2|Verjaardag|Speciale datum|Categorieën|Notities"
    ),
    "pt": (
        "Título|Nome|Sobrenome|Empresa|Cargo|Rua do endereço comercial|Cidade do endereço comercial|Telefone comercial|"
        "Fax comercial|Telefone celular|Endereço de email|Endereço de email 2|Aniversário|Datas especiais|Categorias|"
        "Anotações"
    ),
}
ROW = (
    "Dr.|Ada|Quill|Atlas|Editor|Quay 3|Hull|+44 1632 960001|+44 1632 960002|+44 7700 900001|ada@example.com|"
    "ada@example.org|3/4/1990|4-3-2015|Choir|Viola"
)


@pytest.mark.parametrize("language", LOCALISED)
def test_titles_of_other_languages(language: str) -> None:
    lines = (";".join(f'"{cell}"' for cell in text.split("|")) for text in (LOCALISED[language], ROW))
    (record,) = read("\r\n".join(lines).encode("cp1252"))
    assert record.repairs == ()
    assert record.thing == FoundPerson(
        FoundName("Ada Quill", "Ada", "Quill", prefix="Dr."),
        (
            "mail:ada@example.com", "mail:ada@example.org", "tel:+441632960001", "tel:+441632960002",
            "tel:+447700900001",
        ),
        (
            FoundContactPoint("mail", "ada@example.com", "ada@example.com"),
            FoundContactPoint("mail", "ada@example.org", "ada@example.org"),
            FoundContactPoint("phone", "+44 1632 960001", "+441632960001", "work"),
            FoundContactPoint("phone", "+44 1632 960002", "+441632960002", "work fax"),
            FoundContactPoint("phone", "+44 7700 900001", "+447700900001", "mobile"),
            FoundContactPoint("address", "Quay 3\nHull", "", "work"),
        ),
        (FoundAffiliation("Atlas", "Editor"),),
        (FoundDate("birthday", "1990-04-03"), FoundDate("anniversary", "2015-03-04")),
        ("Choir",),
        ("Viola",),
    )  # fmt: skip


def test_titles_that_lost_their_accents_are_known_unless_they_mean_two_things() -> None:
    row = {"Prenom": "Ada", "Nom": "Quill", "Adresse de messagerie": "ada@example.com", "Tel. mobile": ""}
    assert person(table(row)).name == FoundName("Ada Quill", "Ada", "Quill")
    family = {"Nome": "Ada", "Apelido": "Quill", "Endereço de email": "ada@example.com", "Telemóvel": ""}
    assert person(table(family)).name == FoundName("Ada Quill", "Ada", "Quill")
    assert person(table(family | {"Sobrenome": "Lind"})).name == FoundName("Ada Lind", "Ada", "Lind", nickname="Quill")


def test_googles_choice_is_read_with_its_whole_addresses_and_groups() -> None:
    found = person(table(GOOGLES, quoted=False))
    assert found.name == FoundName("Ada Quill", "Ada", "Quill", prefix="Dr.")
    assert found.contact_points[1:] == (
        FoundContactPoint("phone", "+44 1632 960005", "+441632960005", "home"),
        FoundContactPoint("address", "Mill Lane 4\nLeeds LS1\nUK", "", "home"),
    )
    assert found.tags == ("favourite", "Choir")
    assert found.dates == (FoundDate("birthday", "1990-05-17"),)
    assert found.fields == (("initials", "A. Q."),)


def test_outlook_com_says_how_names_are_spoken() -> None:
    found = person(table(ONLINE, quoted=False))
    assert found.name == FoundName("真央 田中", "真央", "田中", "", "", "", "Mao", "まお", "たなか")
    assert FoundContactPoint("url", "https://example.net/mao") in found.contact_points


def test_what_has_no_place_is_a_field_and_what_nobody_filled_in_is_none() -> None:
    found = mei(IMAddress="mei.t", Schools="Harbour School", Location="Hull", Private="True", Gender="Unspecified")
    assert found.contact_points[1:] == (FoundContactPoint("messenger", "mei.t"),)
    assert found.fields == (("private", "True"), ("Schools", "Harbour School"), ("location", "Hull"))


def test_the_old_export_of_linkedin_is_read() -> None:
    found = person(table(LINKEDINS))
    assert found.affiliations == (FoundAffiliation("Solace", "Engineer"),)
    assert found.keys == ("mail:chidi@example.com",)


def test_the_title_is_the_one_before_the_name() -> None:
    found = mei(Title="Prof.", Company="Fjord")
    assert found.name.prefix == "Prof."
    assert found.affiliations == (FoundAffiliation("Fjord"),)


def test_paths_of_exchange_are_no_addresses() -> None:
    path = "/o=Fjord/ou=Exchange/cn=Recipients/cn=mei"
    assert mei(**{"E-mail_Address": path}).contact_points == ()
    shown = mei(**{"E-mail_Address": path, "E-mail_Type": "EX", "E-mail_Display_Name": "Mei T. (Mei@example.net)"})
    assert shown.contact_points == (FoundContactPoint("mail", "mei@example.net", "mei@example.net"),)


@pytest.mark.parametrize("written", ["0/0/00", "0/0/0000", "00.00.00", "", "1/1/4501"])
def test_no_date_is_no_problem(written: str) -> None:
    (record,) = read(table({**SHORT, "Birthday": written}))
    assert isinstance(record.thing, FoundPerson)
    assert (record.thing.dates, record.thing.fields, record.repairs) == ((), (), ())


def days(*written: str, region: str = "") -> list[str]:
    """Read birthdays of one file."""
    rows = [{**SHORT, "E-mail Address": f"mei{n}@example.com", "Birthday": day} for n, day in enumerate(written)]
    things = [record.thing for record in read(table(*rows), Wishes(today=TODAY, region=region))]
    return [thing.dates[0].date if thing.dates else "" for thing in things if isinstance(thing, FoundPerson)]


def test_the_order_of_day_and_month_is_that_of_the_file() -> None:
    assert days("3/4/1990", "17/5/1990") == ["1990-04-03", "1990-05-17"]
    assert days("3/4/1990", "5/17/1990") == ["1990-03-04", "1990-05-17"]
    assert days("3/4/90", "4/3/26", "5/17/55") == ["1990-03-04", "2026-04-03", "1955-05-17"]
    assert days("3/4/1990", "30/30/1990") == ["1990-03-04", ""]


def test_an_order_that_nothing_proves_is_the_countrys_and_is_said() -> None:
    assert days("3/4/1990") == days("3/4/1990", region="US") == ["1990-03-04"]
    assert days("3/4/1990", region="GB") == ["1990-04-03"]
    (record,) = read(table({**SHORT, "Birthday": "3/4/1990"}))
    assert record.repairs == (
        "Nothing in the file says whether “3/4/1990” begins with the day or the month; it was read as 1990-03-04.",
    )
    (same,) = read(table({**SHORT, "Birthday": "4/4/1990"}))
    assert same.repairs == ()


def test_a_row_with_a_company_alone_is_an_organisation() -> None:
    row = {**SHORT, "First Name": "", "Last Name": "", "E-mail Address": "desk@example.com", "Company": "Fjord"}
    (record,) = read(table({**row, "Department": "Desk", "Categories": "Printers"}))
    assert record.thing == FoundOrganisation(
        "Fjord",
        (),
        (FoundContactPoint("mail", "desk@example.com", "desk@example.com"),),
        ("department: Desk\ntag: Printers",),
    )


def test_an_address_without_a_name_waits_until_it_is_ticked() -> None:
    (quirk,) = samples()["addresses-only"].values()
    found = read_all(IMPORTER, single_file("list.csv", quirk))
    assert skipped_because(found) == {"not ticked": 1}
    ticked = person(quirk, Wishes(today=TODAY, include=frozenset({"nameless"})))
    assert ticked.name == FoundName("ada@example.com")
    assert len(ticked.contact_points) == 2


def test_the_name_that_outlook_shows_is_one_where_there_is_no_other() -> None:
    row = {**SHORT, "First Name": "", "Last Name": ""}
    assert person(table({**row, "E-mail Display Name": "Mei T. (mei@example.com)"})).name == FoundName("Mei T.")
    assert read(table({**row, "E-mail Display Name": "mei@example.com"})) == []


def test_a_whole_name_that_says_more_is_kept() -> None:
    assert mei(Display_Name="Mei Tanaka").fields == ()
    assert mei(Display_Name="Mei from the choir").fields == (("name", "Mei from the choir"),)


def test_keys_stay_when_a_job_changes_and_differ_between_namesakes() -> None:
    (before,), (after,) = read(table(DESKTOP)), read(table({**DESKTOP, "Company": "Solace"}))
    assert before.key == after.key
    first, second = read(table(SHORT, {**SHORT, "E-mail Address": "other@example.com"}))
    assert first.key != second.key


def test_a_row_with_too_many_cells_costs_itself_only() -> None:
    found = read_all(IMPORTER, single_file("x.csv", f"{table(SHORT)}a,b,c,d,e\r\nLeila,Haddad\r\n"))
    assert [refusal.place for refusal in refusals_of(found)] == ["row 3"]
    assert [record.place for record in records_of(found)] == ["row 2", "row 4"]


@pytest.mark.parametrize("quirk", samples())
def test_files_are_told_by_their_titles_alone(quirk: str) -> None:
    bundle = bundle_of({f"renamed-{name}.dat": content for name, content in samples()[quirk].items()})
    claim = IMPORTER.recognise(bundle)
    assert claim is not None
    assert claim.members == bundle.members
    assert LINKEDIN.recognise(bundle_of(samples()[quirk], name="folder")) is None
    assert GOOGLE.recognise(bundle) is None


@pytest.mark.parametrize(
    "content",
    [
        CONNECTIONS,
        GENERATION_A,
        GENERATION_B,
        "Vorname;Nachname;E-Mail-Adresse;Firma;Position;Verbunden am\nMei;Tanaka;;;;\n",
        "First Name,Last Name,Email,Phone,Title\nMei,Tanaka,,,\n",
        "Mobile Phone\n+44 7700 900001\n",
        "",
    ],
)
def test_tables_of_others_are_left_to_them(content: str) -> None:
    assert IMPORTER.recognise(single_file("contacts.csv", content)) is None


def test_the_source_and_the_encoding_are_told() -> None:
    found = read_all(IMPORTER, single_file("x.csv", table(GERMAN).encode("cp1252")))
    assert isinstance(found[0], FileFound)
    assert (found[0].source, found[0].encoding) == ("outlook.contacts", "cp1252")
