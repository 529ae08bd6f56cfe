# SPDX-License-Identifier: GPL-3.0-or-later
"""Files as X hands them out, one quirk each; all people and numbers are invented."""

from __future__ import annotations

import json

ME, ANA, CHIDI, NOOR, NOBODY = "100", "201", "202", "203", "999"
MENTION_OF_ANA = {"id_str": ANA, "screen_name": "ana_l", "name": "Ana Lindqvist 🎈"}
#: Before 2020 numbers were written so as well.
CLOCK = "Wed Oct 10 20:19:24 +0000 2018"


def script(name: str, items: object, part: int = 0) -> bytes:
    """A script of the archive."""
    return f"window.YTD.{name}.part{part} = {json.dumps(items, indent=2, ensure_ascii=False)}".encode()


def tweet(
    number: int, text: str, at: str = CLOCK, entities: dict[str, object] | None = None, **more: object
) -> dict[str, object]:
    """A post."""
    named = {"user_mentions": [], "urls": [], "hashtags": [], **(entities or {})}
    found = {"id_str": str(number), "created_at": at, "full_text": text, "entities": named, "favorite_count": "3"}
    return {"tweet": found | more}


def message(number: int, sender: str, text: str, recipient: str = "") -> dict[str, object]:
    """A message with its text."""
    made: dict[str, object] = {"id": str(number), "senderId": sender, "createdAt": f"2023-05-0{number}T08:00:00.123Z"}
    return {"messageCreate": made | ({"recipientId": recipient} if recipient else {}) | {"text": text, "urls": []}}


def bare(value: dict[str, object]) -> dict[str, object]:
    """The same message in the file of headers."""
    made = value["messageCreate"]
    assert isinstance(made, dict)
    return {"messageCreate": {key: made[key] for key in made if key not in ("text", "urls")}}


def talk(name: str, *messages: object) -> dict[str, object]:
    """A conversation."""
    return {"dmConversation": {"conversationId": name, "messages": list(messages)}}


TWEETS: list[dict[str, object]] = [
    tweet(1, "Singing &amp; maps https://t.co/a", entities={
        "urls": [{"url": "https://t.co/a", "expanded_url": "https://example.org/choir"}],
        "hashtags": [{"text": "choir"}]}),
    tweet(2, "@ana_l see you there", in_reply_to_user_id_str=ANA, in_reply_to_screen_name="ana_l",
          in_reply_to_status_id_str="77", entities={"user_mentions": [MENTION_OF_ANA]}),
    tweet(3, "@noor_h indeed", in_reply_to_user_id_str=NOOR, in_reply_to_screen_name="noor_h"),
    tweet(4, "RT @ana_l: Listen", "2018-10-11T09:00:00.000Z"),
    tweet(5, "My own thread", in_reply_to_user_id_str=ME, in_reply_to_screen_name="mira_o"),
    tweet(6, "no date", "one day"),
    {"tweet": {"full_text": "no number"}},
]  # fmt: skip
FIRST, SECOND = message(1, ME, "Secret question", ANA), message(2, ANA, "Secret answer", ME)
TALKS = [talk(f"{ME}-{ANA}", SECOND, FIRST), talk(f"{ME}-{NOBODY}", message(3, NOBODY, "Who?", ME))]
GROUP = [
    talk(
        "55500",
        {"joinConversation": {"initiatingUserId": ANA, "participantsSnapshot": [ME, ANA, CHIDI]}},
        message(4, ME, "Secret to all"),
        message(5, CHIDI, "Secret to you"),
        {"messageCreate": {"text": "Secret of nobody"}},
    )
]
MANIFEST = {
    "userInfo": {"accountId": ME, "userName": "mira_o", "displayName": "Mira Okafor"},
    "archiveInfo": {"sizeBytes": "1", "generationDate": "2023-06-01T12:00:00.000Z"},
    "dataTypes": {
        "account": {"files": [{"fileName": "data/account.js", "globalName": "YTD.account.part0", "count": "1"}]},
        "tweets": {"files": [
            {"fileName": "data/tweets.js", "globalName": "YTD.tweets.part0", "count": "7"},
            {"fileName": "data/tweets-part9.js", "globalName": "YTD.tweets.part9", "count": "1"},
            {"fileName": "data/tweets-part10.js", "globalName": "YTD.tweets.part10", "count": "0"},
        ]},
    },
}  # fmt: skip
ACCOUNT = {
    "account": {
        "email": "Mira@example.org", "createdVia": "web", "username": "mira_o", "accountId": ME,
        "createdAt": "2012-01-01T00:00:00.000Z", "accountDisplayName": "Mira Okafor",
    }
}  # fmt: skip


def followed(kind: str, *numbers: str) -> list[object]:
    """A list of accounts, by number."""
    link = "https://twitter.com/intent/user?user_id="
    return [{kind: {"accountId": number, "userLink": f"{link}{number}"}} for number in numbers]


def archive() -> dict[str, bytes]:
    """An archive of 2023."""
    headers = [talk(f"{ME}-{ANA}", bare(SECOND), bare(FIRST)), talk(f"{ME}-{NOBODY}", bare(message(3, NOBODY, "", ME)))]
    return {
        "Your archive.html": b"<!doctype html><html></html>",
        "assets/js/viewer.js": b"window.onload = {}",
        "data/manifest.js": b"window.__THAR_CONFIG = " + json.dumps(MANIFEST).encode(),
        "data/account.js": script("account", [ACCOUNT]),
        "data/following.js": script("following", followed("following", ANA, NOBODY)),
        "data/follower.js": script("follower", followed("follower", ANA, NOOR, NOBODY)),
        "data/tweets.js": script("tweets", TWEETS),
        "data/tweets-part1.js": script("tweets", [tweet(8, "Split off")], 1),
        "data/direct-messages.js": script("direct_messages", TALKS),
        "data/direct-message-headers.js": script("direct_message_headers", headers),
        "data/direct-messages-group.js": script("direct_messages_group", GROUP),
        "data/like.js": script("like", [{"like": {"tweetId": "31", "fullText": "Well &gt; said",
                                                 "expandedUrl": "https://twitter.com/i/web/status/31"}}, {"like": 5}]),
        "data/contact.js": script("contact", [
            {"contact": {"id": "1", "emails": ["sol@example.net"], "phoneNumbers": ["+12025550123"]}}]),
        "data/lists-created.js": script("lists_created", [
            {"userListInfo": {"url": "https://twitter.com/mira_o/lists/choir-people"}}]),
        "data/ad-impressions.js": script("ad_impressions", [{"ad": {}}]),
        "data/ip-audit.js": script("ip_audit", [{"ipAudit": {}}]),
        "data/profile.js": script("profile", [{"profile": {}}]),
        "data/tweets_media/1-a.jpg": b"\xff\xd8\xff\xe0",
    }  # fmt: skip


def samples() -> dict[str, dict[str, bytes]]:
    """What can be told by its content alone, by the name of the quirk."""
    readable = {name: data for name, data in archive().items() if name.startswith("data/") and name.endswith(".js")}
    return {
        "archive": readable,
        "posts before 2019": {"tweet.js": script("tweet", [dict(value).pop("tweet") for value in TWEETS[:2]])},
        "messages by themselves": {"direct-messages.js": script("direct_messages", TALKS)},
        "following alone": {"following.js": script("following", followed("following", ANA))},
    }
