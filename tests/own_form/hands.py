"""The words of strangers' forms, as different people write them. No real form is copied."""

from dataclasses import dataclass

PERSON = {
    "forename": ("individual.forenames",),
    "surname": ("individual.surname",),
    "other_names": ("individual.other_names",),
    "dob": ("individual.dob",),
    "gender": ("individual.gender",),
    "address": ("individual.addresses",),
    "nationality": ("individual.nationality",),
    "immigration": ("individual.immigration_status",),
    "language": ("individual.primary_language",),
    "phone": ("individual.contact_numbers",),
    "family": ("individual.family_details",),
    "school": ("education.current",),
    "job": ("employment.current",),
    "first_date": ("dates.first_identified",),
    "referral_date": ("dates.referral",),
    "concern": ("concerns.description",),
    "needs": ("needs.description",),
    "other": ("other.information",),
    "conditions": ("safeguarding.conditions",),
    "lead_discussed": ("safeguarding.lead_discussed",),
    "informed": ("safeguarding.informed",),
    "action": ("safeguarding.direct_action",),
    "agencies": ("safeguarding.other_agencies",),
    "earlier": ("other.earlier_referrals",),
}
OTHERS = ("forename", "surname", "name", "role_org", "relationship", "phone", "email")
FIELDS = {"forename": "forename", "surname": "surname", "role_org": "role_org",
          "relationship": "relationship", "phone": "phone", "email": "email"}  # fmt: skip


@dataclass(frozen=True)
class Hand:
    """How one writer words a form. `traps` are boxes nobody may fill, by the section they are in."""

    title: str
    person: str
    referrer: str
    lead: str
    noticer: str
    parent: str
    office: str
    yes: str
    no: str
    unknown: str
    asks: dict[str, str]
    of_people: dict[str, str]
    traps: tuple[str, ...]


CONSTABLE = Hand(
    title="Prevent Referral Form",
    person="INDIVIDUAL\u2019S BIOGRAPHICAL & CONTACT DETAILS",
    referrer="PERSON MAKING THIS REFERRAL (if different from above)",
    lead="REFERRER\u2019S ORGANISATIONAL PREVENT CONTACT",
    noticer="PERSON WHO FIRST IDENTIFIED THE CONCERNS",
    parent="PARENT / CARER DETAILS",
    office="FOR OFFICE USE ONLY",
    yes="Yes",
    no="No",
    unknown="Not known",
    asks={
        "forename": "Forename(s):",
        "surname": "Surname:",
        "other_names": "Any other names or aliases:",
        "dob": "Date of Birth (DD/MM/YYYY):",
        "gender": "Gender:",
        "address": "Home address:",
        "nationality": "Nationality / Citizenship:",
        "immigration": "Immigration / Asylum Status:",
        "language": "Primary Language:",
        "phone": "Contact Number(s):",
        "family": "Any Other Family Details:",
        "school": "Current School / College / University:",
        "job": "Current Occupation & Employer:",
        "first_date": "Date the concern first came to light:",
        "referral_date": "Date referral made to Prevent:",
        "concern": "In as much detail as possible, please describe the specific concern(s) relevant to Prevent.",
        "needs": "Is there anything in the Individual\u2019s life that you think might be affecting their wellbeing?",
        "other": "Please provide any further information you think may be relevant.",
        "conditions": "Does the Individual have any stated or diagnosed disabilities, disorders or mental health issues?",
        "lead_discussed": "Have you discussed this Individual with your organisation\u2019s Safeguarding / Prevent lead?",
        "informed": "Have you informed the Individual that you are making this referral?",
        "action": "Have you taken any direct action with the Individual since receiving this information?",
        "agencies": "Have you discussed your concerns around the Individual with any other agencies?",
        "earlier": "Has the Individual been referred to Prevent before?",
    },
    of_people={
        "forename": "Forename:",
        "surname": "Surname:",
        "name": "Name:",
        "role_org": "Professional Role & Organisation:",
        "relationship": "Relationship to Individual:",
        "phone": "Contact Telephone Number:",
        "email": "Email Address:",
    },
    traps=(
        "Ethnicity:",
        "Religion:",
        "NHS number:",
        "GP name:",
        "Name of social worker:",
        "Unique pupil number (UPN):",
    ),
)

HEAD_OF_YEAR = Hand(
    title="Request for Prevent support",
    person="1. About the young person",
    referrer="2. About you (the referrer)",
    lead="3. Your designated safeguarding lead (DSL)",
    noticer="4. Who first noticed?",
    parent="5. Mother / father / guardian",
    office="To be completed by the Prevent team",
    yes="Y",
    no="N",
    unknown="Don\u2019t know",
    asks={
        "forename": "First name",
        "surname": "Last name (family name)",
        "other_names": "Also known as",
        "dob": "D.O.B.",
        "gender": "Gender identity",
        "address": "Where do they live? Full address",
        "nationality": "Nationality",
        "immigration": "Immigration status (if known)",
        "language": "First language",
        "phone": "Phone no.",
        "family": "Who lives with the young person?",
        "school": "School / college attended",
        "job": "Employment (if any)",
        "first_date": "When was the concern first noticed?",
        "referral_date": "Date of this referral",
        "concern": "What are you worried about?",
        "needs": "What needs or difficulties does the young person have?",
        "other": "Anything else we should know?",
        "conditions": "Does the young person have a disability or a mental health condition?",
        "lead_discussed": "Have you spoken to your DSL about this?",
        "informed": "Has the young person been told about this referral?",
        "action": "What action have you taken so far?",
        "agencies": "Have you spoken to any other agencies about this?",
        "earlier": "Has the young person been referred to Prevent in the past?",
    },
    of_people={
        "forename": "First name",
        "surname": "Last name",
        "name": "Full name",
        "role_org": "Job title and organisation",
        "relationship": "How do you know the young person?",
        "phone": "Best contact number",
        "email": "E-mail",
    },
    traps=(
        "Ethnic origin",
        "Faith",
        "UPN",
        "Name of GP",
        "Head teacher\u2019s name",
        "Siblings\u2019 names",
    ),
)

CLERK = Hand(
    title="Concern notification",
    person="Section A \u2013 Subject of referral",
    referrer="Section B \u2013 Referrer details",
    lead="Section C \u2013 Safeguarding lead",
    noticer="Section D \u2013 Person who raised the concern",
    parent="Section E \u2013 Next of kin",
    office="Police use",
    yes="YES",
    no="NO",
    unknown="N/K",
    asks={
        "forename": "Given name(s)",
        "surname": "Family name",
        "other_names": "Alias / nickname",
        "dob": "Date of birth",
        "gender": "Sex / gender",
        "address": "Current address (incl. postcode)",
        "nationality": "Nationality and citizenship",
        "immigration": "Immigration or asylum status",
        "language": "Main language spoken",
        "phone": "Telephone",
        "family": "Family composition",
        "school": "Educational establishment",
        "job": "Occupation / employer",
        "first_date": "Date concern first identified",
        "referral_date": "Date of referral",
        "concern": "Reason for referral",
        "needs": "Complex needs / vulnerabilities",
        "other": "Additional information",
        "conditions": "Any known disability or mental health diagnosis?",
        "lead_discussed": "Safeguarding lead consulted?",
        "informed": "Individual aware of referral?",
        "action": "Direct action taken?",
        "agencies": "Discussed with other agencies?",
        "earlier": "Previous Prevent referrals?",
    },
    of_people={
        "forename": "Forename",
        "surname": "Surname",
        "name": "Name",
        "role_org": "Role / agency",
        "relationship": "Relationship to subject",
        "phone": "Tel. no.",
        "email": "Email",
    },
    traps=(
        "Self-defined ethnicity",
        "Religion / belief",
        "NHS no.",
        "GP surgery",
        "Known associates",
        "Partner\u2019s name",
    ),
)
HANDS = {"constable": CONSTABLE, "head_of_year": HEAD_OF_YEAR, "clerk": CLERK}
