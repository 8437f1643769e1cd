"""The shipped question set asks what the national form asks, in its sections, and no more.

Within version 2018 the order inside a section may change; ids and sections never do.
"""

from prevent_desktop.form import Form, QuestionType

SIX = ("forename", "surname", "role_org", "relationship", "phone", "email")
T, L, D, C, F, P, E = (
    QuestionType.TEXT,
    QuestionType.LONG_TEXT,
    QuestionType.DATE,
    QuestionType.CHOICE,
    QuestionType.FLAG,
    QuestionType.PHONE,
    QuestionType.EMAIL,
)
SIX_TYPES = (T, T, T, T, P, E)
EXPECTED: dict[str, dict[str, QuestionType | None]] = {
    "person": {
        "individual.forenames": T,
        "individual.surname": T,
        "individual.other_names": QuestionType.TEXTS,
        "individual.dob": D,
        "individual.approx_age": QuestionType.AGE,
        "individual.gender": T,
        "individual.addresses": QuestionType.GROUP,
        "individual.nationality": T,
        "individual.immigration_status": T,
        "individual.primary_language": T,
        "individual.contact_numbers": QuestionType.PHONES,
        "individual.emails": QuestionType.EMAILS,
        "individual.family_details": L,
    },
    "concern": {"concerns.description": L},
    "needs": {"needs.description": L},
    "other": {
        "other.information": L,
        "other.earlier_referrals": C,
        "other.earlier_referrals_detail": None,
        "other.evidence": QuestionType.GROUP,
    },
    "identifier": {
        "identifier.same_as_referrer": F,
        "identifier.anonymous": C,
        **{f"identifier.{n}": t for n, t in zip(SIX, SIX_TYPES, strict=True)},
    },
    "referrer": {
        **{f"referrer.{n}": t for n, t in zip(SIX, SIX_TYPES, strict=True)},
        "referrer.best_time": T,
    },
    "lead": {
        "org_contact.same_as_referrer": F,
        **{f"org_contact.{n}": t for n, t in zip(SIX, SIX_TYPES, strict=True)},
    },
    "dates": {"dates.first_identified": D, "dates.referral": D},
    "safeguarding": {
        f"safeguarding.{name}{end}": C if not end else None
        for name in (
            "conditions",
            "lead_discussed",
            "informed",
            "direct_action",
            "emergency_call",
            "other_agencies",
        )
        for end in ("", "_detail")
    },
    "work_education": {
        "employment.current": None,
        "employment.previous": None,
        "education.current": None,
        "education.previous": None,
    },
    "declaration": {"declaration.accurate": F},
}
TEXTS = {T, L}


def test_every_question_in_order(form: Form) -> None:
    asked = {s.id: {q.id: q.type for q in s.questions} for s in form.sections}
    assert list(asked) == list(EXPECTED)
    for section, questions in EXPECTED.items():
        assert list(asked[section]) == list(questions)
        for question, wanted in questions.items():
            assert asked[section][question] in (TEXTS if wanted is None else {wanted}), question


def test_additions_are_marked_and_nothing_else(form: Form) -> None:
    additions = {q.id.removesuffix("_detail") for q in form.questions() if q.addition}
    assert additions == {
        "individual.other_names",
        "other.earlier_referrals",
        "other.evidence",
        "referrer.best_time",
        "safeguarding.emergency_call",
    }


def test_not_known_is_offered_where_the_form_allows_it(form: Form) -> None:
    assert {q.id for q in form.questions() if q.not_known} == {
        "individual.forenames",
        "individual.surname",
        "individual.dob",
    }


def test_choices_offer_what_the_form_offers(form: Form) -> None:
    offered = {
        q.id.partition(".")[2]: [o.value for o in q.options]
        for q in form.questions()
        if q.type is QuestionType.CHOICE
    }
    three = ["yes", "no", "not_known"]
    assert offered == {
        "earlier_referrals": three,
        "anonymous": ["yes", "no"],
        "conditions": three,
        "lead_discussed": ["yes", "no", "i_am_the_lead"],
        "informed": ["yes", "no"],
        "direct_action": ["yes", "no"],
        "emergency_call": ["yes", "no"],
        "other_agencies": ["yes", "no"],
    }


def test_groups_have_the_agreed_parts(form: Form) -> None:
    groups = {
        q.id: [m.id for m in q.members] for q in form.questions() if q.type is QuestionType.GROUP
    }
    assert groups == {
        "individual.addresses": ["address", "postcode", "current"],
        "other.evidence": ["what", "where", "holder", "date"],
    }


def test_the_concern_has_its_eight_prompts_and_those_for_a_child(form: Form) -> None:
    prompts = form.by_id["concerns.description"].prompts
    assert [len(p.items) for p in prompts] == [8, 5]
    assert "go back" in prompts[0].intro


def test_only_the_six_details_of_two_people_are_ever_hidden(form: Form) -> None:
    hidden = {q.id for q in form.questions() if q.hidden_when}
    assert hidden == {f"{who}.{part}" for who in ("identifier", "org_contact") for part in SIX}
