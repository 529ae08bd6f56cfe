# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of what happens and what is to be done: events, follow-ups, interactions."""

from __future__ import annotations

from coterie.domain.column_maps.fields import Entity, Field, needs

EVENTS = Entity(
    "events",
    (
        Field("title", "event, event name, subject, summary, title, name, betreff, veranstaltung, titel"),
        Field(
            "start",
            """
            start, start date, date, event time, begin, starts at, start time, when, datum, beginn, début, fecha,
            inicio
            """,
            2,
        ),
        Field("end", "end, end date, ends at, end time, ende, fin, hasta", 3),
        Field("place", "location, place, where, venue, ort, lieu, lugar, local"),
        Field(
            "people",
            """
            attendees, participants, guests, people, required attendees, teilnehmer, invités, asistentes
            """,
            3,
            many=True,
        ),
        Field("url", "url, link, external url, event url"),
        Field("text", "description, notes, agenda, details, beschreibung"),
    ),
    needs("title", "start"),
)
FOLLOW_UPS = Entity(
    "follow_ups",
    (
        Field(
            "title",
            """
            task, title, to do, todo, reminder, action, subject, aufgabe, tâche, tarea, tarefa, what, name
            """,
            2,
        ),
        Field(
            "due",
            """
            due, due date, deadline, remind on, date, fällig, fällig am, échéance, vencimiento, follow up date
            """,
            2,
        ),
        Field("state", "status, state, done, completed, is complete, erledigt, fait, hecho", 1),
        Field("done_on", "completed on, done on, date completed, completed at, erledigt am", 3),
        Field("person", "person, contact, with, assignee, kontakt, who, contact name", 1, many=True),
        Field("tags", "tags, labels, category, list, project", 1, many=True),
        Field("text", "notes, description, details, comments, notizen"),
    ),
    needs("title"),
)
INTERACTIONS = Entity(
    "interactions",
    (
        Field("person", "person, contact, with, who, name, contact name, attendees, kontakt", 1, many=True),
        Field("mail", "email, e mail, email address, contact email", 1, many=True),
        Field("on", "date, when, on, interaction date, called at, met on, datum, fecha, data", 2),
        Field("kind", "type, kind, channel, interaction type, medium, art", 2),
        Field("direction", "direction, richtung, incoming outgoing", 4),
        Field("title", "subject, topic, title, betreff, thema"),
        Field("text", "notes, note, summary, text, content, message, description, body, notizen", 1),
        Field("minutes", "minutes, duration, length, dauer", 2),
        Field("place", "place, location, where"),
    ),
    needs("person mail", "on"),
)
