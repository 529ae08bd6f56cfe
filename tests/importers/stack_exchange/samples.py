# SPDX-License-Identifier: GPL-3.0-or-later
"""Small files of Stack Exchange, one quirk each: API 2.x pages, tables of a dump, results of a query."""

from __future__ import annotations

import json

#: Ada Quill is user 42 on Stack Overflow, 7 on Cooking, and account 900 of the network.
ADA = {
    "user_id": 42,
    "account_id": 900,
    "display_name": "Ada Quill",
    "link": "https://stackoverflow.com/users/42/ada-quill",
}
#: A text in these answers is escaped as for a web page.
FINN = {
    "user_id": 77,
    "account_id": 901,
    "display_name": "Finn O&#39;Dell",
    "link": "https://stackoverflow.com/users/77/finn-odell",
}
NOON = 1_709_294_400  # 1 March 2024, 12:00 UTC


def page(*items: object, **wrapper: object) -> bytes:
    """Write an answer of the API."""
    return json.dumps({"items": items, "has_more": False, "quota_max": 300, "quota_remaining": 299} | wrapper).encode()


def user(who: dict[str, object], **fields: object) -> dict[str, object]:
    """Make an item of a page of users."""
    return {
        "badge_counts": {"bronze": 9, "silver": 2, "gold": 0},
        "creation_date": NOON,
        "reputation": 1204,
        "user_type": "registered",
        "profile_image": "https://www.example.org/face.png",
    } | who | fields  # fmt: skip


def question(number: int, owner: dict[str, object], **fields: object) -> dict[str, object]:
    """Make an item of a page of questions."""
    return {
        "question_id": number,
        "title": "How do I sort by &quot;last contact&quot;?",
        "link": f"https://stackoverflow.com/questions/{number}/how-do-i-sort",
        "score": 5,
        "answer_count": 2,
        "is_answered": True,
        "tags": ["python", "c++"],
        "owner": owner,
        "creation_date": NOON,
    } | fields


def answer(number: int, parent: int, owner: dict[str, object], **fields: object) -> dict[str, object]:
    """Make an item of a page of answers."""
    return {
        "answer_id": number,
        "question_id": parent,
        "is_accepted": True,
        "score": 3,
        "body": "<p>Use a <b>key</b> &amp; be done.</p>",
        "link": f"https://stackoverflow.com/a/{number}",
        "owner": owner,
        "creation_date": NOON,
    } | fields


def comment(number: int, post: int, owner: dict[str, object], **fields: object) -> dict[str, object]:
    """Make an item of a page of comments; it has no link."""
    return {
        "comment_id": number,
        "post_id": post,
        "score": 0,
        "body": "Thanks, that helped.",
        "owner": owner,
        "creation_date": NOON,
    } | fields


ASSOCIATED = page(
    {
        "site_name": "Stack Overflow",
        "site_url": "https://stackoverflow.com",
        "user_id": 42,
        "account_id": 900,
        "reputation": 1204,
        "question_count": 3,
        "answer_count": 17,
        "badge_counts": {"bronze": 9, "silver": 2, "gold": 0},
        "creation_date": NOON,
    },
    {
        "site_name": "Seasoned Advice",
        "site_url": "https://cooking.stackexchange.com",
        "user_id": 7,
        "account_id": 900,
        "reputation": 101,
        "creation_date": NOON,
    },
)
BADGES = page(
    {"badge_id": 3, "name": "Teacher", "rank": "bronze", "badge_type": "named", "award_count": 1, "user": ADA},
    {"badge_id": 8, "name": "Nice Answer", "rank": "bronze", "badge_type": "named", "award_count": 4, "user": ADA},
)
TAGS = page(
    {"tag_name": "python", "user_id": 42, "answer_score": 31, "answer_count": 9, "question_score": 2},
    {"tag_name": "c++", "user_id": 42, "answer_score": 4, "answer_count": 2, "question_score": 0},
    page_site="stackoverflow",
)

USERS_XML = """<?xml version="1.0" encoding="utf-8"?>
<users>
  <row Id="-1" Reputation="1" CreationDate="2010-07-09T09:00:00.000" DisplayName="Community" AccountId="-1" />
  <row Id="7" Reputation="101" CreationDate="2019-05-06T07:08:09.480" DisplayName="Ada Quill" \
Location="Leipzig" AboutMe="&lt;p&gt;I cook.&lt;/p&gt;" ProfileImageUrl="https://www.example.org/a.png" \
EmailHash="abc" AccountId="900" />
  <row Id="8" Reputation="5" CreationDate="2019-05-07T07:08:09.480" DisplayName="Noor Haddad" AccountId="902" />
  <row Id="9" Reputation="5" CreationDate="2019-05-08T07:08:09.480" DisplayName="Idle Reader" AccountId="903" />
</users>
"""
POSTS_XML = """\ufeff<?xml version="1.0" encoding="utf-8"?>
<posts>
  <row Id="1" PostTypeId="1" CreationDate="2020-01-02T03:04:05.060" Score="4" \
Body="&lt;p&gt;Why does it curdle?&lt;/p&gt;&#xA;&lt;p&gt;Salt &amp;amp; milk&lt;/p&gt;" OwnerUserId="7" \
Title="Curdled milk" Tags="&lt;milk&gt;&lt;salt&gt;" />
  <row Id="2" PostTypeId="2" ParentId="1" CreationDate="2020-01-02T04:04:05.060" Score="2" Body="Too hot." \
OwnerUserId="8" />
  <row Id="3" PostTypeId="2" ParentId="99" CreationDate="2020-01-03T04:04:05.060" Score="1" Body="Bake it." \
OwnerUserId="7" />
  <row Id="4" PostTypeId="1" CreationDate="2020-01-04T04:04:05.060" Title="Not hers" Tags="|oven|" OwnerUserId="9" />
  <row Id="5" PostTypeId="5" CreationDate="2020-01-05T04:04:05.060" Body="About milk." OwnerUserId="7" />
  <row Id="6" PostTypeId="2" ParentId="4" CreationDate="2020-01-06T04:04:05.060" OwnerDisplayName="user123" />
</posts>
"""
COMMENTS_XML = """<?xml version="1.0" encoding="utf-8"?>
<comments>
  <row Id="11" PostId="3" Score="0" Text="How long?" CreationDate="2020-01-07T04:04:05.060" UserId="8" />
  <row Id="12" PostId="3" Score="0" Text="An hour." CreationDate="2020-01-07T05:04:05.060" UserId="7" />
</comments>
"""
BADGES_XML = """<?xml version="1.0" encoding="utf-8"?>
<badges>
  <row Id="21" UserId="7" Name="Nice Answer" Date="2020-02-02T03:04:05.060" Class="3" TagBased="False" />
  <row Id="22" UserId="8" Name="Teacher" Date="2020-02-03T03:04:05.060" Class="3" TagBased="False" />
  <row Id="23" UserId="7" Name="Nice Answer" Date="2021-02-02T03:04:05.060" Class="3" TagBased="False" />
</badges>
"""
TAGS_XML = '<?xml version="1.0" encoding="utf-8"?>\n<tags>\n  <row Id="1" TagName="milk" Count="7" />\n</tags>\n'
VOTES_XML = '<?xml version="1.0" encoding="utf-8"?>\n<votes>\n  <row Id="1" PostId="1" VoteTypeId="2" />\n</votes>\n'
DUMP = {
    "cooking.stackexchange.com/Users.xml": USERS_XML.encode(),
    "cooking.stackexchange.com/Posts.xml": POSTS_XML.encode(),
    "cooking.stackexchange.com/Comments.xml": COMMENTS_XML.encode(),
    "cooking.stackexchange.com/Badges.xml": BADGES_XML.encode(),
    "cooking.stackexchange.com/Tags.xml": TAGS_XML.encode(),
    "cooking.stackexchange.com/Votes.xml": VOTES_XML.encode(),
}

QUERY = (
    '"Id","PostTypeId","OwnerUserId","Title","Score","CreationDate","Tags","Body"\r\n'
    '"101","1","42","Sorting dates","6","2023-04-05 06:07:08","<python><datetime>","<p>Which first?</p>"\r\n'
    '"102","2","42","","2","2023-04-06 06:07:08","",""\r\n'
    '"103","2","77","","9","2023-04-07 06:07:08","",""\r\n'
    '"none","2","42","","9","2023-04-07 06:07:08","",""\r\n'
)
PEOPLE_QUERY = (
    '"Id","DisplayName","Reputation","Location","WebsiteUrl","CreationDate"\r\n'
    '"42","Ada Quill","1204","Leipzig","https://ada.example.org","2015-04-05 06:07:08"\r\n'
    '"77","Finn O\'Dell","88","","","2016-04-05 06:07:08"\r\n'
)


def samples() -> dict[str, dict[str, bytes]]:
    """Give the files of each quirk by its name."""
    return {
        "user page": {"user.json": page(user(ADA))},
        "associated accounts": {"accounts.json": ASSOCIATED},
        "questions": {"questions.json": page(question(1001, ADA), question(1002, ADA))},
        "answers": {"answers.json": page(answer(2001, 1001, FINN), answer(2002, 900, ADA))},
        "comments": {"comments.json": page(comment(3001, 2002, FINN, reply_to_user=ADA), comment(3002, 1001, ADA))},
        "badges": {"badges.json": BADGES},
        "tag scores": {"tags.json": TAGS},
        "items alone": {"questions.json": json.dumps([question(1001, ADA), question(1002, ADA)]).encode()},
        "dump": DUMP,
        "query of posts": {"QueryResults.csv": QUERY.encode()},
        "query of people": {"QueryResults.csv": PEOPLE_QUERY.encode()},
    }
