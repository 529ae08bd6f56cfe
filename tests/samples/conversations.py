# SPDX-License-Identifier: GPL-3.0-or-later
"""Two years of messages between the owner and others, written so that a person can read and change them.

A conversation begins with who takes part and, where it has one, its title. In it `>` is the owner, `<` the other, and
`< word:` one of several others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime

CONVERSATIONS = """
amara
2024-03-25 09:12 > Hello Amara, your talk on late events stayed with me. May I ask you two questions about it?
2024-03-25 17:40 < With pleasure, ask away. The slides are missing half of what went wrong.
2024-03-26 08:05 > How did you decide when a window may close? And who noticed when you got it wrong?
2024-03-27 19:22 < We let the data decide: 99 of 100 events arrive in nine minutes. The accountants noticed, of course.
2024-09-26 08:31 > It was good to see you at Data Guild. Your question about backfills was the best of the evening.
2024-09-26 20:14 < Thank you! I have been asking it for three years and nobody has answered it yet.
2025-01-06 10:00 > A good new year to you and the garden in Enugu.
2025-01-06 21:35 < And to you. The tomatoes send their regards.
2025-05-16 07:48 < You spoke well yesterday. Slower than last time, and everybody followed.
2025-05-16 12:02 > That is because you told me to count to three after each figure.
2025-11-02 09:00 > Happy birthday, Amara! May the year bring fewer late events.
2025-11-02 18:47 < Thank you, Noor. Dinner with my sisters, nobody mentioned pipelines.
2026-01-30 16:20 < Congratulations on the talk being accepted! Could the slides be shared with my group?
2026-01-30 18:55 > Gladly. I want to mend the last third first, then you have them.
2026-02-11 08:15 > Would you introduce me to Priya at Tessel Health? I would like to hear how the team works.
2026-02-11 21:30 < She is a friend. I will write to you both tomorrow.

amara priya | Noor, meet Priya
2026-02-12 08:40 < amara: Priya, Noor runs pipelines and explains them well. Noor, Priya leads product at Tessel Health.
2026-02-12 09:25 < priya: Thank you, Amara! Noor, do you have half an hour next week?
2026-02-12 12:10 > Thank you both. Tuesday or Thursday after 16:00 suits me.
2026-02-12 12:31 < priya: Thursday it is.

priya
2026-02-19 17:45 > Thank you for the conversation today. I have read the posting again with other eyes.
2026-02-20 09:03 < Glad to hear it. Marta from our talent team will write to you.
2026-03-05 08:12 < The panel is set for 11 March. Two engineers, Marta and I. Bring the orders feed story.
2026-03-05 13:40 > I will, with the part that went wrong.

marta
2026-02-20 14:10 < Hello Noor, Priya gave me your name. Could we speak for twenty minutes on Tuesday?
2026-02-20 15:02 > Tuesday at 11:00 works well.
2026-02-24 12:05 < Good to meet you. The panel will take two hours, the decision about two weeks.
2026-03-06 09:30 < Wednesday 10:00 is confirmed. The address is in the invitation.

ingrid
2024-10-22 15:00 > A year since PyLisbon already. How is the new warehouse?
2024-10-23 07:52 < Half built, and twice as expensive. Come and see it if you are ever in Oslo.
2025-06-05 09:20 < Who do you know that has moved dashboards without a revolt?
2025-06-05 19:44 > Nobody without one. Mateus had the smallest. Shall I ask him whether he would talk to you?
2025-06-06 08:01 < Please do.
2026-01-07 16:33 < I am in Lisbon on Friday. Coffee?
2026-01-07 16:58 > With pleasure, 10:30 at Janis?

tomas
2024-04-17 08:30 > Coffee tomorrow, same place?
2024-04-17 09:10 < Same place, my turn to pay.
2025-01-08 12:00 < A good new year! We are hiring again, think about it.
2025-01-09 18:15 > I will think about it over coffee.
2025-10-02 09:00 > Congratulations on the new post! Director suits you.
2025-10-02 20:11 < Thank you. More meetings, fewer queries.
2026-01-21 17:30 < Tomorrow 13:00? I have news.

leila
2026-03-07 11:15 < Hello Noor, Elif from Data Guild said we should meet. I work on survey data for clinics.
2026-03-07 15:00 < No hurry at all, I will be at the meetup on Thursday.

kenji
2024-11-12 00:40 < Thursday evening in Osaka is your morning. 09:30?
2024-11-12 08:02 > 09:30 is perfect.
2025-04-10 08:10 > Your colleague Wei Zhang connected with me. Not the Wei Zhang I know from Fjordbank, is it?
2025-04-10 10:55 < No, another one. It happens every month.
2025-08-25 06:30 < I am now looking after the whole event platform. Much to learn.
2025-08-25 09:15 > Principal engineer! Well deserved.
2026-01-20 08:00 > May I ask you about the platform team before I apply anywhere?
2026-01-20 11:20 < Let us talk tomorrow.

chidi
2024-05-02 18:20 > Thank you for looking over our consent form. You found what three lawyers missed.
2024-05-03 08:44 < I read the small letters because nobody else does.
2025-03-11 09:30 < Do you still keep location data? I have a short paper you may like.
2025-03-11 12:12 > Send it, please. We keep far too much of it.
2026-02-04 16:05 > Are you free for a call tomorrow? Somebody asked me for a privacy engineer to think with.
2026-02-04 16:40 < Tomorrow at 17:00.

hana
2024-09-25 10:05 < Lovely evening yesterday. I owe you the paper on drift.
2024-09-27 20:30 < Here it is: https://papers.example.org/drift
2024-09-28 09:00 > Read on the train. The second experiment is beautiful.
2025-03-04 09:12 > How is Zagreb?
2025-03-04 21:00 < Cold, and the robots do not mind.
2025-11-05 19:20 > Coffee tomorrow while you are in town?
2025-11-05 19:45 < Yes! 16:00 by the river.

jonas
2024-05-20 07:30 > Your release notes are a pleasure to read. Thank you for the project.
2024-05-21 22:10 < Nobody has ever said that about release notes.
2025-02-05 10:00 < Call tomorrow about the warehouse sprint?
2025-02-05 10:30 > Yes, 15:00.
2025-09-10 20:18 < Do you know a designer who would give us two days?
2025-09-11 12:40 > Perhaps. Let me ask Sofia after our call.

sofia
2025-03-14 09:00 > Happy birthday, Sofia! I hope there is cake.
2025-03-14 12:21 < There is too much cake. Thank you!
2025-06-10 10:10 < The portfolio is online. Tell me honestly.
2025-06-10 18:40 > Honestly: the second page is the first page.
2025-09-12 08:15 > Would you give an open-source project two days? Jonas is a good man and pays in thanks.
2025-09-12 17:33 < For thanks and a coffee, yes.
2025-12-22 11:05 < Merry Christmas, Noor. New address from January: the old studio is closing.
2025-12-22 20:30 > Merry Christmas! A drink to the old studio.

mateus
2024-06-04 12:30 > Lunch tomorrow?
2024-06-04 12:41 < Always.
2025-01-07 08:20 < A good new year! The team grew to nine.
2025-01-07 19:00 > Nine people, nine opinions on naming tables.
2025-06-06 12:20 > Ingrid Solheim would like to hear how you moved the dashboards. May I connect you?
2025-06-07 10:05 < Of course. It was less heroic than people say.
2026-02-18 12:15 < Lunch tomorrow. I want to tell you about a role before it is public.
2026-02-18 12:50 > I am all ears.
2026-02-23 19:30 > I applied. Thank you for telling me, and for not promising anything.

aoife
2024-05-14 09:30 < Thank you for connecting. I look for data people with patience.
2024-05-15 18:00 > Patience I have. A new job I do not need just now.
2025-05-20 10:10 < One year later: still no need?
2025-05-21 08:30 > Still none, and thank you for asking so kindly.
2026-02-25 14:00 > The need has come. Are you still at Lumen & Vale?
2026-02-26 09:12 < I am, and I have two roles that may suit you. Analytics engineer first?

sara
2024-07-08 10:00 < We married on Saturday! I will be Sara Holm one of these days.
2024-07-08 12:30 > How wonderful. All happiness to you both!
2025-12-03 09:45 > Do you still need somebody for the grants database?
2025-12-04 15:20 < From spring on. An interim post, six months.

nuno
2024-06-28 11:00 < Welcome to the riddle of open data. Shall we compare notes?
2024-06-28 16:00 > Gladly.
2025-10-16 09:15 < Porto Data Week was loud. Your questions were not.
2026-03-06 10:20 > Could we speak on Wednesday about the opening at Civic Atlas?
2026-03-06 11:00 < Wednesday 15:00 by video.

elif
2024-05-06 18:00 < Would you give a talk at Data Guild one day?
2024-05-07 08:00 > One day, yes. Ask me again when I am brave.
2025-04-02 18:30 < Are you brave now? 15 May is free.
2025-04-03 07:45 > I am.
2026-01-21 19:10 > I heard of an epidemiologist you should invite: Leila Farahani.
2026-01-22 08:00 < Invited!
2026-02-27 09:00 < Forty-one people and not one phone in sight. Thank you for the talk.

grace
2025-01-23 12:00 < We met at the charity evening. Thank you for the sketch on the napkin.
2025-01-24 08:30 > I still believe the napkin was right.
2026-03-09 16:45 < We would like to offer you the interim post. May I have your answer by 18 March?

lukasz
2025-10-27 18:20 < Study group on Tuesdays: streaming papers, one hour, no slides. Are you in?
2025-10-27 19:00 > I am in.
2026-02-16 20:05 < Tomorrow I am at the dentist. Wednesday instead?

wei
2024-08-19 13:00 > Wei, it has been long! Where has life taken you since Fjordbank?
2024-08-30 06:12 < Back to university, of all things. I miss the coffee, not the tickets.

thandi
2025-02-12 10:30 > Good to meet you, Thandi. Your data dictionary should be printed and framed.
2025-02-12 14:45 < I shall print it and frame it.

yuki
2025-06-19 01:10 < はじめまして。Ingrid told me about your talk. Is there a recording?
2025-06-19 08:20 > There is: https://talks.example.org/late-events

rita
2025-11-03 10:00 < Mateus says that you explain things. We like people who explain things.
2025-11-04 09:30 > He exaggerates, but only a little.

ruth | Data lead at Maple & Finch
2025-10-28 13:00 < Dear Noor, your profile stands out. Would you speak with us about a data lead role?
2025-10-29 09:10 > Dear Ruth, thank you. I would rather apply in the open, and have done so today.
2025-12-02 16:25 < The team chose somebody from inside. I am sorry, and I enjoyed our exchange.

victor | Exciting opportunity in gaming
2025-08-14 09:00 < Hi! 10x engineers only. Are you ready for the next level?
"""


@dataclass(frozen=True)
class Message:
    """One message; who is a word of the cast."""

    when: datetime
    who: str
    text: str


@dataclass(frozen=True)
class Conversation:
    """Some people besides the owner, and what was written."""

    people: tuple[str, ...]
    title: str
    messages: list[Message] = field(default_factory=list)


_MESSAGE = re.compile(r"(\d{4}-\d\d-\d\d \d\d:\d\d) ([<>]) (?:([a-z_]+): )?(.+)")


def conversations() -> list[Conversation]:
    """Read the conversations from the text above."""
    found = []
    for block in CONVERSATIONS.strip().split("\n\n"):
        head, *lines = block.split("\n")
        people, _bar, title = head.partition(" | ")
        conversation = Conversation(tuple(people.split()), title)
        conversation.messages.extend(_message(line, conversation.people[0]) for line in lines)
        found.append(conversation)
    return found


def _message(line: str, other: str) -> Message:
    """Read one line."""
    match = _MESSAGE.fullmatch(line)
    if match is None:
        raise ValueError(line)
    when, sign, word, text = match.groups()
    return Message(datetime.fromisoformat(f"{when}:00+00:00"), "noor" if sign == ">" else word or other, text)
