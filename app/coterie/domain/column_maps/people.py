# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of people, organisations and communities: their fields and titles."""

from __future__ import annotations

from coterie.domain.column_maps.fields import Entity, Field, needs

PEOPLE = Entity(
    "people",
    (
        Field(
            "name",
            """
            name, full name, display name, contact name, person, kontakt, nom complet, nombre completo, nome
            completo, contact, anzeigename, file as
            """,
            2,
        ),
        Field("given", "first name, given name, firstname, forename, vorname, prénom, nombre, nome, nombres", 4),
        Field(
            "family",
            """
            last name, surname, family name, lastname, nachname, familienname, nom, nom de famille, apellido,
            apellidos, cognome, sobrenome, apelido, apelidos
            """,
            4,
        ),
        Field("additional", "middle name, additional name, second name, weitere vornamen, deuxième prénom"),
        Field("prefix", "prefix, name prefix, salutation, anrede, titel, honorific, tratamiento"),
        Field("suffix", "suffix, name suffix, suffixe, sufijo, sufixo"),
        Field("nickname", "nickname, nick, alias, spitzname, surnom, apodo"),
        Field(
            "mail",
            """
            email, e mail, email address, e mail address, mail, e mail adresse, adresse e mail, courriel, correo
            electrónico, correo, email 1, email 2, work email, home email, personal email, emails, email addresses,
            e mail 1, e mail 2, primary email
            """,
            3,
            many=True,
        ),
        Field(
            "phone",
            """
            phone, telephone, phone number, mobile, mobile phone, cell, cell phone, tel, telefon, mobil, handy,
            téléphone, portable, teléfono, móvil, telefone, celular, telemóvel, work phone, home phone, business
            phone, phones, phone numbers, telefonnummer
            """,
            3,
            many=True,
        ),
        Field(
            "street",
            """
            street, street address, address line 1, address line 2, straße, strasse, rue, calle, rua, address 1,
            address 2
            """,
        ),
        Field("city", "city, town, ort, stadt, ville, ciudad, cidade"),
        Field("region", "state, region, province, bundesland, land, département, provincia, estado"),
        Field("postcode", "zip, zip code, postal code, postcode, plz, code postal, código postal, cep"),
        Field("country", "country, land, pays, país, paese"),
        Field(
            "address",
            """
            address, postal address, home address, anschrift, adresse, dirección, morada, endereço, location, place,
            standort
            """,
            1,
        ),
        Field(
            "profile",
            """
            linkedin, linkedin url, linkedin profile, profile, profile url, url, website, web page, web, homepage,
            link, twitter, github, xing, facebook, instagram, behance, webseite, site web, sitio web
            """,
            1,
            many=True,
        ),
        Field(
            "handle",
            """
            username, user name, handle, account address, skype, telegram, signal, matrix, benutzername
            """,
            1,
            many=True,
        ),
        Field(
            "organisation",
            """
            company, organization, organisation, employer, company name, firma, unternehmen, entreprise, société,
            empresa, azienda, organización, organização, current company
            """,
        ),
        Field(
            "title",
            """
            job title, title, position, role, occupation, beruf, funktion, poste, cargo, puesto, posizione,
            headline, current position
            """,
        ),
        Field("department", "department, abteilung, service, departamento, dipartimento"),
        Field(
            "birthday",
            """
            birthday, birth date, date of birth, dob, geburtstag, geburtsdatum, anniversaire, date de naissance,
            cumpleaños, fecha de nacimiento, aniversário, data de nascimento
            """,
            4,
        ),
        Field(
            "met_on",
            """
            connected on, met on, met, date met, kontakt seit, connection date, verbunden am, connecté le, fecha de
            conexión, first met
            """,
        ),
        Field(
            "last_on",
            """
            last contact, last contacted, last interaction, last seen, last talked, last spoke, letzter kontakt,
            dernier contact, último contacto, ult. contacto, último contato, ultimo contatto
            """,
            2,
        ),
        Field("every", "keep in touch, frequency, cadence, keep in touch frequency", 2),
        Field(
            "tags",
            """
            tags, labels, groups, categories, group, category, label, kategorien, gruppe, gruppen, étiquettes,
            etiquetas, circles, lists, tag
            """,
            1,
            many=True,
        ),
        Field("relation", "relationship, relation, beziehung, relación, relação"),
        Field(
            "notes",
            """
            notes, note, comments, comment, description, remarks, about, bio, notizen, bemerkungen, commentaires,
            notas, observações, obs, obs., anmerkungen, remarques, note personali
            """,
        ),
    ),
    needs("name given family mail organisation profile handle phone"),
)
ORGANISATIONS = Entity(
    "organisations",
    (
        Field(
            "name",
            """
            organization, organisation, company, company name, account name, organization name, organisation name,
            firma, entreprise, empresa, azienda, name, business name, club, verein
            """,
        ),
        Field("website", "website, domain, url, web page, homepage, company domain, webseite, site", 2, many=True),
        Field("mail", "email, e mail, email address, company email", 1, many=True),
        Field(
            "phone",
            """
            phone, telephone, company main phone, telefon, téléphone, teléfono, company phone
            """,
            1,
            many=True,
        ),
        Field("address", "address, headquarters, hq, location, city, country, anschrift, sitz, adresse", 1),
        Field(
            "industry",
            """
            industry, sector, branche, secteur, sector de actividad, number of employees, employees, size
            """,
            3,
        ),
        Field("followed_on", "followed on, following since", 3),
        Field("notes", "notes, description, about, comments, notizen, remarks"),
    ),
    needs("name"),
)
COMMUNITIES = Entity(
    "communities",
    (
        Field(
            "name",
            """
            community, group, group name, community name, forum, club, channel, server, gruppe, groupe, grupo, name
            """,
            2,
        ),
        Field("platform", "platform, service, network, app, plattform", 2),
        Field("url", "url, link, website"),
        Field("role", "role, my role, membership type, rolle", 1),
        Field("since", "joined, joined on, member since, since, date joined, mitglied seit, beigetreten", 4),
        Field("until", "left, left on, until, verlassen", 3),
        Field("notes", "notes, description, purpose, topic, notizen"),
    ),
    needs("name"),
)
