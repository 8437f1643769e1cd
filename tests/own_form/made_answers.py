"""Answers files made by chance, the same ones each time: odd texts in every box."""

import random
from datetime import date, timedelta
from typing import Any

WORDS = (
    "Rowan", "O\u2019Example", "d\u2019Exemple", "Żółć-Przykład", "Ελένη", "Зоя", "زوي", "左伊", "예시", "ตัวอย่าง",
    "<b>bold</b>", "&amp;", "]]>", "____", "....", "Yes / No", "\u2610 Yes", "[ ]", "{name}", "%s", "\"quoted\"",
    "100%", "#REF", "a\u0301", "\U0001f600", "Name:", "Surname:", "n/a", "\u200bhidden", "tab\there", "\\",
)  # fmt: skip
TEXTS = (
    "individual.forenames", "individual.surname", "individual.gender", "individual.nationality",
    "individual.immigration_status", "individual.primary_language", "individual.family_details",
    "concerns.description", "needs.description", "other.information", "education.current",
    "education.previous", "employment.current", "employment.previous",
)  # fmt: skip
OF_PEOPLE = ("forename", "surname", "role_org", "relationship", "phone", "email")
CHOICES = {
    "safeguarding.conditions": ("yes", "no", "not_known"),
    "safeguarding.lead_discussed": ("yes", "no", "i_am_the_lead"),
    "safeguarding.informed": ("yes", "no"),
    "safeguarding.direct_action": ("yes", "no"),
    "safeguarding.other_agencies": ("yes", "no"),
    "other.earlier_referrals": ("yes", "no", "not_known"),
    "identifier.anonymous": ("yes", "no"),
}
LONG = frozenset({"concerns.description", "needs.description", "other.information"})


def made(seed: int) -> dict[str, Any]:  # noqa: C901  (a list of questions)
    """One answers file; about a fifth of its questions have no answer."""
    chance = random.Random(seed)
    answers: dict[str, Any] = {}

    def text(most: int) -> str:
        words = [chance.choice(WORDS) for _ in range(chance.randint(1, most))]
        joints = [chance.choice((" ", " ", " ", "\n" if most > 9 else " ")) for _ in words]
        return "".join(w + j for w, j in zip(words, joints, strict=True)).strip() or "x"

    def put(question: str, value: Any) -> None:
        if chance.random() < 0.8:
            answers[question] = value

    def day() -> str:
        whole = (date(1930, 1, 1) + timedelta(days=chance.randrange(35_000))).isoformat()
        return whole[: chance.choice((10, 10, 10, 7, 4))]

    for question in TEXTS:
        put(question, text(300 if question in LONG else 4))
    for person in ("identifier", "referrer", "org_contact"):
        for part in OF_PEOPLE:
            put(f"{person}.{part}", text(3))
    for question, values in CHOICES.items():
        put(question, chance.choice(values))
    for question in ("individual.dob", "dates.first_identified", "dates.referral"):
        put(question, day())
    put(
        "individual.contact_numbers",
        [f"07700 900{chance.randrange(1000):03}" for _ in range(chance.randint(1, 4))],
    )
    put("individual.other_names", [text(2) for _ in range(chance.randint(1, 3))])
    put(
        "individual.addresses",
        [
            {"address": text(6), "postcode": "ZZ99 3WZ", "current": chance.random() < 0.6}
            for _ in range(chance.randint(1, 3))
        ],
    )
    put("org_contact.same_as_referrer", chance.random() < 0.3)
    return {
        "form": "prevent-national",
        "version": "2018",
        "area": "kent-and-medway",
        "answers": answers,
    }
