"""The shipped question set, and answers that leave nothing to find."""

from pathlib import Path

import pytest

from prevent_desktop.form import Answers, Form
from prevent_desktop.form.files import read_answers
from prevent_desktop.form.loading import load_form
from prevent_desktop.shipped import resources

COMPLETE: dict[str, object] = {
    "individual.forenames": "Alex",
    "individual.surname": "Example",
    "individual.dob": "1990-05-14",
    "individual.addresses": [
        {"address": "1 Invented Road", "postcode": "ZZ99 3VZ", "current": True}
    ],
    "concerns.description": "On Tuesday Alex told me of a plan to travel.",
    "identifier.anonymous": "no",
    "identifier.forename": "Sam",
    "referrer.forename": "Robin",
    "referrer.surname": "Sample",
    "referrer.role_org": "Nurse, Example Surgery",
    "referrer.phone": "01632 960123",
    "org_contact.forename": "Kit",
    "dates.first_identified": "2026-11-17",
    "dates.referral": "2026-11-20",
    "safeguarding.conditions": "no",
    "safeguarding.lead_discussed": "yes",
    "safeguarding.informed": "yes",
    "safeguarding.informed_detail": "They understood.",
    "safeguarding.direct_action": "no",
    "safeguarding.other_agencies": "no",
    "declaration.accurate": True,
}


@pytest.fixture(scope="session")
def shipped_toml() -> bytes:
    return Path(resources.path("forms", "prevent-national-2018.toml")).read_bytes()


@pytest.fixture(scope="session")
def form(shipped_toml: bytes) -> Form:
    return load_form(shipped_toml, "prevent-national-2018.toml")


def answers_of(form: Form, values: dict[str, object]) -> Answers:
    document = {"form": form.id, "version": form.version, "area": "here", "answers": values}
    return read_answers(form, document)
