# SPDX-License-Identifier: GPL-3.0-or-later
"""Guest and member lists as the services write them, one quirk each; all people, groups and events are invented."""

from __future__ import annotations

GROUP = "https://www.meetup.com/harbour-maps/members"
MEMBER_TITLES = (
    "Name\tUser ID\tTitle\tMember ID\tLocation\tJoined Group on\tLast visited group on\tLast Attended\tTotal RSVPs\t"
    "RSVPed Yes\tRSVPed Maybe\tRSVPed No\tMeetups attended\tNo shows\tIntro\tPhoto\tAssistant Organizer\t"
    "Mailing List\tURL of Member Profile\tWhere do you work?\tWhat keeps you awake?\n"
)
MEMBERS = (
    MEMBER_TITLES
    + "Mira Okafor\tuser 81\tMember\t81\tGraz\t04/24/2014\t05/30/2024\t05/16/2024\t9\t8\t0\t1\t7\t0\tI like maps\tYes"
    + f"\tNo\tYes\t{GROUP}/81/\tNorthwind Labs\tDeadlines\n"
    + "Jonas Lind, PhD\tuser 82\tCo-Organizer\t82\tLinz\t11/02/2019\t05/30/2024\t\t0\t0\t0\t0\t0\t0\t\tNo"
    + f"\tYes\tNo\t{GROUP}/82/\t-\t\n"
)
ATTENDEE_TITLES = "Name\tUser ID\tTitle\tEvent Host\tRSVP\tGuests\tRSVPed on\tJoined Group on\tURL of Member Profile\n"
ATTENDEES = (
    ATTENDEE_TITLES
    + f"Mira Okafor\tuser 81\t\tNo\tYes\t1\t05/14/2024\t04/24/2014\t{GROUP}/81/\n"
    + f"Noor Haddad\tuser 83\t\tNo\tNo\t0\t05/15/2024\t02/03/2020\t{GROUP}/83/\n"
)
#: The first column stands twice in each row, and once in the header.
DOUBLED_NAMES = (
    ATTENDEE_TITLES + f"Mira Okafor\tMira Okafor\tuser 81\t\tNo\tYes\t1\t05/14/2024\t04/24/2014\t{GROUP}/81/\n"
)
EVENTBRITE_TITLES = (
    "Order #,Order Date,First Name,Last Name,Email,Quantity,Price Tier,Ticket Type,Attendee #,Group,Order Type,"
    "Currency,Total Paid,Fees Paid,Attendee Status,Home Address 1,Job Title,Company,What do you hope to learn?"
)
EVENTBRITE = (
    f"{EVENTBRITE_TITLES}\n"
    "5001,2024-05-02 10:11:12,Mira,Okafor,mira@example.org,1,,General,9001,,Free,EUR,0.00,0.00,Attending,Elm Lane 1,"
    "Engineer,Northwind Labs,Everything\n"
    "5002,2024-05-03 08:00:00,Jonas,Lind,jonas@example.org,1,,General,9002,,Free,EUR,0.00,0.00,Attending,,,,\n"
    "5002,2024-05-03 08:00:00,Freya,Dahl,jonas@example.org,1,,General,9003,,Free,EUR,0.00,0.00,Attending,,,,\n"
    "5003,2024-05-04 09:00:00,Noor,Haddad,noor@example.org,1,,General,9004,,Free,EUR,0.00,0.00,Refunded,,,,\n"
)
EVENTBRITE_DATED = (
    "Order ID,Order Date,Attendee First Name,Attendee Last Name,Attendee Email,Attendee #,Attendee Status,Event Name,"
    "Event ID,Event Start Date,Venue Name\n"
    "5001,05/02/2024 10:11,Mira,Okafor,mira@example.org,9001,Checked In,Map evening,777,05/16/2024 18:30,Old Quay\n"
    "5002,05/13/2024 10:11,Jonas,Lind,jonas@example.org,9002,Attending,Map evening,777,05/16/2024 18:30,Old Quay\n"
)
LUMA_TITLES = (
    "api_id,name,first_name,last_name,email,phone_number,created_at,approval_status,checked_in_at,custom_source,"
    "qr_code_url,amount,amount_tax,amount_discount,currency,coupon_code,eth_address,solana_address,"
    "survey_response_rating,survey_response_feedback,ticket_type_id,ticket_name,What's your company?,"
    "What\u2019s your LinkedIn?,Why do you come?"
)
LUMA = (
    f"{LUMA_TITLES}\n"
    "gst-1,Mira Okafor,Mira,Okafor,Mira@example.org,+43 1 555 0100,2024-05-02T10:00:00.123Z,approved,"
    "2024-05-16T16:31:00.000Z,,https://lu.ma/check-in/evt-Quay2024?pk=g-1,$0.00,,,,,0xabc123,sol99,5,Lovely,tt-1,General,"
    "Northwind Labs,linkedin.com/in/mira-okafor-0a1b2c,To learn\n"
    "gst-2,Jonas Lind,Jonas,Lind,info@example.com,,2024-05-03T08:00:00Z,approved,,,"
    "https://lu.ma/check-in/evt-Quay2024?pk=g-2,$0.00,,,,,,,,,tt-1,General,N/A,no thanks,\n"
    "gst-3,Noor Haddad,Noor,Haddad,noor@example.org,,2024-05-04T08:00:00Z,declined,,,,$0.00,,,,,,,,,tt-1,General,,,\n"
)


def samples() -> dict[str, dict[str, bytes]]:
    """Give one file for each quirk."""
    files = {
        "meetup-members": ("members.xls", MEMBERS),
        "meetup-attendees": ("attendees.xls", ATTENDEES),
        "meetup-doubled-names": ("attendees.xls", DOUBLED_NAMES),
        "eventbrite": ("report.csv", EVENTBRITE),
        "eventbrite-dated": ("report.csv", EVENTBRITE_DATED),
        "luma": ("Map evening - Guests - 2024-05-17.csv", LUMA),
    }
    return {quirk: {name: text.encode()} for quirk, (name, text) in files.items()}
