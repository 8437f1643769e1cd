"""What is typed and ticked, page by page; the people are fictional."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Type:
    """Type a text into the control with this accessible id."""

    where: str
    text: str


@dataclass(frozen=True)
class Tick:
    """Choose the radio button, or tick the box, with this accessible id.

    `hides` are words that go away because of it, a moment later.
    """

    where: str
    hides: str = ""


Page = tuple[str, tuple[Type | Tick, ...]]
"""Words of its title, then what is done on it."""

SUBJECT = "Zebedee Quillfeather"
REFERRER = "Ottoline Brackenbury"
NARRATIVE = (
    "On Monday Zebedee Quillfeather told his tutor that he wants to join a quixotic brigade.\n"
    "He showed a leaflet named Vermilion Dawn and asked two friends to come along."
)
SECRETS = (
    *("Zebedee", "Quillfeather", "Marzipan", "quixotic", "Vermilion", "Thistlewick"),
    *("Ottoline", "Brackenbury", "Wobblewood", "jeopardy", "960123"),
)
"""Rare words of the answers; none may stand in clear outside the PDF and the message."""


def pages(today: date) -> tuple[Page, ...]:
    """Every section in order. The date of the referral is left to the program."""
    noticed = today - timedelta(days=10)
    return (
        (
            "The person you are worried about",
            (
                Type("individual.forenames", "Zebedee"),
                Type("individual.surname", "Quillfeather"),
                Type("individual.dob/day", "14"),
                Type("individual.dob/month", "may"),
                Type("individual.dob/year", str(today.year - 16)),
                Type("individual.addresses/1/address", "17 Marzipan Crescent\nMaidstone"),
                Type("individual.addresses/1/postcode", "ME99 9ZZ"),
                Tick("individual.addresses/1/current"),
            ),
        ),
        ("The concern", (Type("concerns.description", NARRATIVE),)),
        (
            "Needs and circumstances",
            (Type("needs.description", "Bullied at Thistlewick school."),),
        ),
        ("Other information", (Tick("other.earlier_referrals/not_known"),)),
        (
            "Who first noticed",
            (
                Tick("identifier.anonymous/no"),
                Tick("identifier.same_as_referrer", hides="Their email address"),
            ),
        ),
        (
            "You",
            (
                Type("referrer.forename", "Ottoline"),
                Type("referrer.surname", "Brackenbury"),
                Type("referrer.role_org", "Designated lead, Wobblewood Academy"),
                Type("referrer.phone", "01632 960123"),
                Type("referrer.email", "o.brackenbury@wobblewood.example"),
            ),
        ),
        (
            "safeguarding or Prevent lead",
            (Tick("org_contact.same_as_referrer", hides="The lead\u2019s email address"),),
        ),
        (
            "Dates",
            (
                Type("dates.first_identified/day", str(noticed.day)),
                Type("dates.first_identified/month", str(noticed.month)),
                Type("dates.first_identified/year", str(noticed.year)),
            ),
        ),
        (
            "Safeguarding",
            (
                Tick("safeguarding.conditions/no"),
                Tick("safeguarding.lead_discussed/i_am_the_lead"),
                Tick("safeguarding.informed/no"),
                Type("safeguarding.informed_detail", "Telling him could add jeopardy."),
                Tick("safeguarding.direct_action/no"),
                Tick("safeguarding.other_agencies/no"),
            ),
        ),
        ("Work and education", (Type("education.current", "Thistlewick school, year 11"),)),
    )
