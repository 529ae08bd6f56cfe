# SPDX-License-Identifier: GPL-3.0-or-later
"""One invented account of Monica with five contacts, as JSON and as SQL."""

from __future__ import annotations

import json
from typing import Any

MIRA, ONEIL, NOOR, TOM, JO = (f"0000000{number}-0000-4000-8000-000000000000" for number in range(1, 6))


def _inside(**kinds: list[Any]) -> list[dict[str, Any]]:
    """Write what stands inside something, by kind."""
    return [{"count": len(values), "type": kind, "values": values} for kind, values in kinds.items()]


def _thing(uuid: str, **properties: Any) -> dict[str, Any]:  # noqa: ANN401 (JSON of any kind)
    """Write one thing."""
    return {"uuid": uuid, "created_at": "2024-01-01T00:00:00Z", "properties": properties}


def account() -> dict[str, Any]:
    """Write the account as JSON."""
    mira = _thing(
        MIRA, first_name="Mira", last_name="Okafor", nickname="Mimi", description="Plays the viola.", is_starred=True,
        job="Engineer", company="Northwind Labs", stay_in_touch_frequency=30,
        stay_in_touch_trigger_date="2026-04-01T00:00:00Z",
        tags=["work"], birthdate={"is_age_based": False, "is_year_unknown": True, "date": "2000-05-17T00:00:00Z"},
        first_met_date="2019-03-01T00:00:00Z", first_met_through=NOOR,
    )  # fmt: skip
    mira["data"] = _inside(
        contact_field=[
            _thing("f1", data="mira@example.org", type="t-mail"), _thing("f2", data="0163296001", type="t-phone"),
            _thing("f3", data="https://www.linkedin.com/in/mira-okafor", type="t-link"),
        ],
        address=[_thing("a1", street="Mill Lane 4", city="Leeds", country="GB")],
        call=[_thing("c1", called_at="2025-02-03T00:00:00Z", content="About the fair", contact_called=True)],
        note=[_thing("n1", body="Likes tea), (and cake")],
        reminder=[_thing("r1", title="Send a card", initial_date="2026-05-10", frequency_type="year")],
        gift=[_thing("g1", name="A kettle")],
        activity=["act-1"],
    )  # fmt: skip
    oneil = _thing(ONEIL, first_name="Sean", last_name="O'Neil")
    oneil["data"] = _inside(
        task=[_thing("t1", title="Return the book", completed=True, completed_at="2025-06-01T00:00:00Z")],
        conversation=[
            _thing("v1", happened_at="2025-05-05T00:00:00Z",
                   messages=[{"content": "Hello", "written_by_me": True}, {"content": "Hi", "written_by_me": False}])
        ],
        activity=["act-1"],
    )  # fmt: skip
    noor, tom = _thing(NOOR, first_name="Noor", last_name="Haddad"), _thing(TOM, first_name="Tom", is_partial=True)
    jo = _thing(JO, first_name="Jo", is_partial=True)
    return {
        "version": "1.0-preview.1",
        "app_version": "4.1.2",
        "account": {
            "uuid": "acc",
            "data": _inside(
                contact=[mira, oneil, noor, tom, jo],
                relationship=[_thing("rel", type="friend", contact_is=TOM, of_contact=NOOR)],
                activity=[_thing("act-1", summary="Fair", description="Rain", happened_at="2025-07-01T00:00:00Z")],
            ),
            "instance": {
                "contact_field_types": [
                    _thing("t-mail", name="Email", type="email"), _thing("t-phone", name="Phone", type="phone"),
                    _thing("t-link", name="LinkedIn"),
                ]
            },
        },
    }  # fmt: skip


SQL = f"""# ************************************************************
# Example dump of data
# Export date: 2026-01-01 10:00:00
# ************************************************************

SET FOREIGN_KEY_CHECKS=0;
INSERT IGNORE INTO `contact_field_types` (`id`,`name`,`type`) VALUES
(1,'Email','email'),
(2,'Phone','phone'),
(3,'LinkedIn',NULL);
INSERT IGNORE INTO `contacts` (`id`,`uuid`,`first_name`,`last_name`,`nickname`,`description`,`is_starred`,`job`,`company`,`stay_in_touch_frequency`,`stay_in_touch_trigger_date`,`birthday_special_date_id`,`first_met_special_date_id`,`first_met_through_contact_id`,`is_partial`) VALUES
(1,'{MIRA}','Mira','Okafor','Mimi','Plays the viola.',1,'Engineer','Northwind Labs',30,'2026-04-01 00:00:00',1,2,3,0),
(2,'{ONEIL}','Sean','O\\'Neil',NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0),
(3,'{NOOR}','Noor','Haddad',NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0),
(4,'{TOM}','Tom',NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1),
(5,'{JO}','Jo',NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1);
INSERT IGNORE INTO `special_dates` (`id`,`contact_id`,`is_age_based`,`is_year_unknown`,`date`) VALUES
(1,1,0,1,'2000-05-17'),
(2,1,0,0,'2019-03-01');
INSERT IGNORE INTO `contact_fields` (`id`,`contact_id`,`contact_field_type_id`,`data`) VALUES
(1,1,1,'mira@example.org'),
(2,1,2,0163296001),
(3,1,3,'https://www.linkedin.com/in/mira-okafor');
INSERT IGNORE INTO `places` (`id`,`street`,`city`,`country`) VALUES
(1,'Mill Lane 4','Leeds','GB');
INSERT IGNORE INTO `addresses` (`id`,`contact_id`,`place_id`,`name`) VALUES
(1,1,1,'Home');
INSERT IGNORE INTO `tags` (`id`,`name`) VALUES
(1,'work');
INSERT IGNORE INTO `contact_tag` (`contact_id`,`tag_id`) VALUES
(1,1);
INSERT IGNORE INTO `calls` (`id`,`uuid`,`contact_id`,`called_at`,`content`,`contact_called`) VALUES
(1,'c1',1,'2025-02-03 00:00:00','About the fair',1);
INSERT IGNORE INTO `notes` (`id`,`uuid`,`contact_id`,`body`) VALUES
(1,'n1',1,'Likes tea), (and cake');
INSERT IGNORE INTO `reminders` (`id`,`uuid`,`contact_id`,`title`,`initial_date`,`frequency_type`,`frequency_number`) VALUES
(1,'r1',1,'Send a card','2026-05-10','year',1);
INSERT IGNORE INTO `gifts` (`id`,`uuid`,`contact_id`,`name`) VALUES
(1,'g1',1,'A kettle');
INSERT IGNORE INTO `tasks` (`id`,`uuid`,`contact_id`,`title`,`completed`,`completed_at`) VALUES
(1,'t1',2,'Return the book',1,'2025-06-01 00:00:00');
INSERT IGNORE INTO `conversations` (`id`,`uuid`,`contact_id`,`happened_at`) VALUES
(1,'v1',2,'2025-05-05 00:00:00');
INSERT IGNORE INTO `messages` (`id`,`conversation_id`,`contact_id`,`content`,`written_by_me`) VALUES
(1,1,2,'Hello',1),
(2,1,2,'Hi',0);
INSERT IGNORE INTO `activities` (`id`,`uuid`,`summary`,`description`,`happened_at`) VALUES
(1,'act-1','Fair','Rain','2025-07-01 00:00:00');
INSERT IGNORE INTO `activity_contact` (`activity_id`,`contact_id`) VALUES
(1,1),
(1,2);
INSERT IGNORE INTO `relationship_types` (`id`,`name`) VALUES
(1,'friend');
INSERT IGNORE INTO `relationships` (`id`,`relationship_type_id`,`contact_is`,`of_contact`) VALUES
(1,1,4,3);
INSERT IGNORE INTO `users` (`id`,`email`,`password`) VALUES
(1,'me@example.org','secret-hash');
SET FOREIGN_KEY_CHECKS=1;
"""  # noqa: E501 (a statement stands on one line)


def samples() -> dict[str, dict[str, bytes]]:
    """Give the account in both forms, and with a prefix in the names of its tables."""
    return {
        "json": {"monica.json": json.dumps(account()).encode()},
        "sql": {"monica.sql": SQL.encode()},
        "sql with a prefix": {"monica.sql": SQL.replace("INTO `", "INTO `crm_").encode()},
    }
