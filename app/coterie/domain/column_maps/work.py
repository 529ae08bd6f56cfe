# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of work and learning: opportunities, courses, credentials."""

from __future__ import annotations

from coterie.domain.column_maps.fields import Entity, Field, needs

OPPORTUNITIES = Entity(
    "opportunities",
    (
        Field(
            "title",
            """
            job title, title, role, position, job position, job, role title, position title, vacancy, stelle,
            stellenbezeichnung, poste, puesto, vaga, cargo, name
            """,
        ),
        Field(
            "organisation",
            """
            company, company name, employer, organization, organisation, firma, entreprise, empresa, arbeitgeber,
            unternehmen
            """,
        ),
        Field(
            "stage",
            """
            status, stage, list, list name, application status, progress, phase, stand, statut, estado, etapa
            """,
            3,
        ),
        Field(
            "url",
            """
            url, link, job url, job link, job posting, posting url, application link, job description link,
            stellenlink
            """,
            2,
        ),
        Field("saved_on", "date saved, saved, date added, created, created at, bookmarked, saved on, saved date", 2),
        Field(
            "applied_on",
            """
            date applied, applied, applied on, application date, applied date, date of application, beworben am,
            date de candidature, fecha de solicitud, fecha de postulación, data de candidatura
            """,
            5,
        ),
        Field(
            "deadline",
            """
            deadline, due, due date, closing date, apply by, bewerbungsfrist, frist, date limite, fecha límite,
            prazo
            """,
            2,
        ),
        Field("next_step", "next step, next action, nächster schritt, prochaine étape, siguiente paso", 2),
        Field("next_on", "follow up, follow up date, reminder, follow up on, wiedervorlage", 2),
        Field(
            "pay",
            """
            salary, max salary, min salary, pay, compensation, salary range, gehalt, salaire, salario, salário
            """,
            4,
        ),
        Field("place", "location, city, place, remote, ort, lieu, ubicación, localização, workplace, work mode"),
        Field(
            "contact",
            """
            contact, recruiter, hiring manager, contact person, referral, referrer, ansprechpartner, interviewer,
            contact name
            """,
            2,
            many=True,
        ),
        Field(
            "notes",
            """
            notes, comments, description, remarks, job description, notizen, commentaires, notas, feedback
            """,
        ),
        Field("excitement", "excitement, rating, priority, interest, stars", 2),
        Field("origin", "source, where found, platform, via, job board, quelle, found on, channel", 1),
    ),
    needs("title organisation"),
)
LEARNING = Entity(
    "learning",
    (
        Field(
            "title",
            """
            course, course title, content title, title, name, course name, kurs, formation, curso, corso, book,
            article
            """,
            2,
        ),
        Field("provider", "provider, platform, school, institution, anbieter, author, organisme, proveedor", 2),
        Field("kind", "type, content type, kind, format"),
        Field("url", "url, link, course url"),
        Field("saved_on", "saved on, added, date added, enrolled, enrolled on, enrollment date", 1),
        Field(
            "done_on",
            """
            completed on, completion date, completed at, date completed, finished, finished on, abgeschlossen
            """,
            3,
        ),
        Field("progress", "progress, percent complete, completion, fortschritt", 3),
        Field("topics", "topics, skills, tags, subject, category", 1, many=True),
        Field("text", "notes, description, comments, notizen"),
    ),
    needs("title"),
)
CREDENTIALS = Entity(
    "credentials",
    (
        Field(
            "name",
            """
            certification, certificate, credential, badge, certification name, badge name, name, title, zertifikat,
            certificat, certificado
            """,
            2,
        ),
        Field("issuer", "issuer, authority, issued by, issuing organization, organization, aussteller, provider", 3),
        Field("issued", "issued, issued on, issue date, started on, date, ausgestellt am, date of issue", 2),
        Field("expires", "expires, expires on, expiry date, expiration date, valid until, finished on, gültig bis", 4),
        Field("number", "license number, credential id, certificate number, number, credential number", 3),
        Field("url", "url, link, credential url, verification url"),
        Field("skills", "skills, topics", 1, many=True),
        Field("text", "notes, description"),
    ),
    needs("name"),
)
