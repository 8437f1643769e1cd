"""The review finds every error and warning of the form, and nothing else."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.form.conftest import COMPLETE, answers_of

from prevent_desktop.form import Form, ReviewFacts
from prevent_desktop.form.files import template
from prevent_desktop.form.review import Review, SectionStatus, review

TODAY = date(2026, 11, 22)
LEAVE_OUT = object()
Found = set[tuple[str, str]]


def found(form: Form, changes: dict[str, object], facts: ReviewFacts | None = None) -> Review:
    values = {q: v for q, v in (COMPLETE | changes).items() if v is not LEAVE_OUT}
    return review(form, answers_of(form, values), TODAY, facts=facts or ReviewFacts())


def pairs(result: Review) -> Found:
    return {(finding.level.value, finding.question) for finding in result.findings}


def test_complete_answers_leave_nothing_to_find(form: Form) -> None:
    assert pairs(found(form, {})) == set()


def test_an_empty_file_misses_exactly_what_is_required(form: Form) -> None:
    empty = template(form, "here")["answers"]
    assert isinstance(empty, dict)
    result = review(form, answers_of(form, empty), TODAY, facts=ReviewFacts())
    assert pairs(result) == {
        ("error", "individual.forenames"),
        ("error", "individual.dob"),
        ("warning", "individual.addresses"),
        ("error", "concerns.description"),
        ("error", "identifier.anonymous"),
        ("error", "identifier.forename"),
        ("error", "referrer.forename"),
        ("error", "referrer.role_org"),
        ("error", "referrer.phone"),
        ("warning", "org_contact.forename"),
        ("error", "dates.first_identified"),
        ("error", "dates.referral"),
        ("error", "safeguarding.conditions"),
        ("error", "safeguarding.lead_discussed"),
        ("error", "safeguarding.informed"),
        ("error", "safeguarding.direct_action"),
        ("error", "safeguarding.other_agencies"),
        ("error", "declaration.accurate"),
    }
    assert set(result.sections.values()) == {SectionStatus.NOT_STARTED}


NOT_KNOWN = {"not_known": "not on our records"}
CASES: list[tuple[str, dict[str, object], Found]] = [
    ("surname alone", {"individual.forenames": LEAVE_OUT}, set()),
    ("name not known", {"individual.forenames": LEAVE_OUT, "individual.surname": NOT_KNOWN}, set()),
    ("no name", {"individual.forenames": "", "individual.surname": ""},
     {("error", "individual.forenames")}),
    ("age instead of birth", {"individual.dob": LEAVE_OUT, "individual.approx_age": "36"}, set()),
    ("birth not known, no age", {"individual.dob": NOT_KNOWN},
     {("error", "individual.approx_age")}),
    ("birth not known, age", {"individual.dob": NOT_KNOWN, "individual.approx_age": "about 40"},
     set()),
    ("birth neither", {"individual.dob": LEAVE_OUT}, {("error", "individual.dob")}),
    ("no such day", {"individual.dob": "1990-02-30"}, {("error", "individual.dob")}),
    ("not a date", {"individual.dob": "last May"}, {("error", "individual.dob")}),
    ("over 120", {"individual.dob": "1890"}, {("error", "individual.dob")}),
    ("120 is possible", {"individual.dob": "1906-11-20"}, set()),
    ("born tomorrow", {"individual.dob": "2026-11-23"}, {("error", "individual.dob")}),
    ("this month is not the future", {"dates.first_identified": "2026-11"}, set()),
    ("first seen tomorrow", {"dates.first_identified": "2026-11-23"},
     {("error", "dates.first_identified"), ("error", "dates.referral")}),
    ("referral tomorrow", {"dates.referral": "2026-11-23"}, {("error", "dates.referral")}),
    ("referral before noticed", {"dates.referral": "2026-11-16"}, {("error", "dates.referral")}),
    ("only perhaps before", {"dates.first_identified": "2026-11", "dates.referral": "2026-11-01"},
     set()),
    ("referral in the month it was noticed",
     {"dates.first_identified": "2026-11-10", "dates.referral": "2026-11"}, set()),
    ("referral in the month before", {"dates.first_identified": "2026-11-01", "dates.referral":
     "2026-10"}, {("error", "dates.referral")}),
    ("evidence of no day", {"other.evidence": [{"what": "a note", "date": "2026-31"}]},
     {("error", "other.evidence")}),
    ("evidence from the future", {"other.evidence": [{"what": "a note", "date": "2027"}]},
     {("error", "other.evidence")}),
    ("concern empty", {"concerns.description": LEAVE_OUT}, {("error", "concerns.description")}),
    ("concern spaces", {"concerns.description": "   "}, {("error", "concerns.description")}),
    ("concern dots", {"concerns.description": ". . ."}, {("error", "concerns.description")}),
    ("concern n/a", {"concerns.description": "N/A."}, {("error", "concerns.description")}),
    ("concern elsewhere", {"concerns.description": "See attached."},
     {("error", "concerns.description")}),
    ("first noticer by role", {"identifier.forename": LEAVE_OUT, "identifier.role_org": "Aide"},
     set()),
    ("first noticer nobody", {"identifier.forename": LEAVE_OUT},
     {("error", "identifier.forename")}),
    ("first noticer is me",
     {"identifier.forename": LEAVE_OUT, "identifier.same_as_referrer": True}, set()),
    ("anonymous", {"identifier.forename": LEAVE_OUT, "identifier.anonymous": "yes"}, set()),
    ("anonymous and me", {"identifier.anonymous": "yes", "identifier.same_as_referrer": True},
     {("error", "identifier.same_as_referrer")}),
    ("referrer no role", {"referrer.role_org": ""}, {("error", "referrer.role_org")}),
    ("referrer no name", {"referrer.forename": "", "referrer.surname": ""},
     {("error", "referrer.forename")}),
    ("referrer unreachable", {"referrer.phone": ""}, {("error", "referrer.phone")}),
    ("referrer bad phone", {"referrer.phone": "ring me"}, {("error", "referrer.phone")}),
    ("referrer bad email", {"referrer.phone": "", "referrer.email": "me at work"},
     {("error", "referrer.email"), }),
    ("referrer bad phone, good email",
     {"referrer.phone": "12", "referrer.email": "r@example.org"},
     {("warning", "referrer.phone")}),
    ("referrer phone with a note", {"referrer.phone": "07700 900123 (mobile)"}, set()),
    ("referrer personal mail", {"referrer.email": "robin@GMAIL.com"},
     {("warning", "referrer.email")}),
    ("no lead", {"org_contact.forename": ""}, {("warning", "org_contact.forename")}),
    ("lead is me", {"org_contact.forename": "", "org_contact.same_as_referrer": True}, set()),
    ("conditions yes, no word", {"safeguarding.conditions": "yes"},
     {("error", "safeguarding.conditions_detail")}),
    ("lead not asked", {"safeguarding.lead_discussed": "no"},
     {("warning", "safeguarding.lead_discussed")}),
    ("I am the lead", {"safeguarding.lead_discussed": "i_am_the_lead"}, set()),
    ("not told, no reason", {"safeguarding.informed": "no", "safeguarding.informed_detail": ""},
     {("warning", "safeguarding.informed_detail")}),
    ("told, no word", {"safeguarding.informed_detail": ""},
     {("warning", "safeguarding.informed_detail")}),
    ("action yes", {"safeguarding.direct_action": "yes"},
     {("warning", "safeguarding.direct_action_detail")}),
    ("agencies yes", {"safeguarding.other_agencies": "yes"},
     {("warning", "safeguarding.other_agencies_detail")}),
    ("999 yes", {"safeguarding.emergency_call": "yes"}, set()),
    ("declaration off", {"declaration.accurate": False}, {("error", "declaration.accurate")}),
    ("no address", {"individual.addresses": []}, {("warning", "individual.addresses")}),
    ("two homes", {"individual.addresses": [
        {"address": "a", "current": True}, {"address": "b", "current": True}]},
     {("warning", "individual.addresses")}),
    ("two addresses, no home", {"individual.addresses": [{"address": "a"}, {"address": "b"}]},
     {("warning", "individual.addresses")}),
    ("an empty home beside an address", {"individual.addresses": [
        {"current": True}, {"address": "b"}]}, {("warning", "individual.addresses")}),
    ("one address, not ticked", {"individual.addresses": [{"address": "a"}]}, set()),
    ("a name that is typed as not known",
     {"individual.forenames": "N/K", "individual.surname": "not known"},
     {("warning", "individual.forenames"), ("warning", "individual.surname")}),
    ("odd postcode", {"individual.addresses": [{"address": "a", "postcode": "12345"}]},
     {("warning", "individual.addresses")}),
    ("age disagrees", {"individual.approx_age": "20"}, {("warning", "individual.approx_age")}),
    ("age about agrees", {"individual.approx_age": "about 35"}, set()),
    ("age in words", {"individual.approx_age": "middle-aged"}, set()),
    ("a child", {"individual.dob": "2012-01-01", "education.current": "Example School"},
     {("warning", "individual.dob")}),
    ("a child by age", {"individual.dob": "", "individual.approx_age": "about 15",
                        "education.current": "Example School"}, {("warning", "individual.dob")}),
    ("an adult, with years of something else",
     {"individual.dob": "", "individual.approx_age": "Adult, GP patient for 15 years"},
     {("warning", "individual.approx_age")}),
    ("a child beside a parent", {"individual.dob": "", "individual.approx_age": "15, mum aged 35"},
     {("warning", "individual.approx_age")}),
    ("a child, no school", {"individual.dob": "2012-01-01"},
     {("warning", "individual.dob"), ("warning", "education.current")}),
    ("eighteen yesterday", {"individual.dob": "2008-11-21"}, set()),
    ("a typing slip", {"concerns.description": "Then Exampel said so and Exampla left."},
     {("warning", "concerns.description")}),
    ("a listed spelling", {"individual.other_names": ["Exampla"],
                           "concerns.description": "Exampla left."}, set()),
    ("the name itself", {"concerns.description": "Example's sister told me. Examples vary."},
     set()),
    ("leftover", {"needs.description": "[Insert needs]"}, {("warning", "needs.description")}),
    ("leftover date", {"other.information": "On xx/xx/2026"}, {("warning", "other.information")}),
    ("late", {"dates.first_identified": "2026-07"}, {("warning", "dates.first_identified")}),
    ("not yet late", {"dates.first_identified": "2026-08-31"}, set()),
    ("bad phone of the person", {"individual.contact_numbers": ["ends in 42"]},
     {("warning", "individual.contact_numbers")}),
    ("foreign phone", {"individual.contact_numbers": ["+33 1 99 00 12 34"]}, set()),
    ("bad email of the lead", {"org_contact.email": "kit@school"},
     {("warning", "org_contact.email")}),
    ("anonymous but named",
     {"identifier.anonymous": "yes", "concerns.description": "sam saw it"},
     {("warning", "concerns.description")}),
    ("anonymous, part of a word",
     {"identifier.anonymous": "yes", "concerns.description": "the same day"}, set()),
    ("anonymous, written with another code",
     {"identifier.anonymous": "yes", "identifier.phone": "01632 960777",
      "other.information": "Call +44 1632 960777"}, {("warning", "other.information")}),
    ("anonymous, with another apostrophe",
     {"identifier.anonymous": "yes", "identifier.surname": "O'Brien",
      "other.information": "Mrs O\u2019Brien saw it"}, {("warning", "other.information")}),
    ("anonymous, with a letter in two parts",
     {"identifier.anonymous": "yes", "identifier.surname": "Zoe\u0301",
      "other.information": "Zo\u00e9 saw it"}, {("warning", "other.information")}),
    ("anonymous, all of them",
     {"identifier.anonymous": "yes", "identifier.surname": "Zebedee",
      "other.information": "The Zebedees saw it"}, {("warning", "other.information")}),
    ("anonymous, one letter",
     {"identifier.anonymous": "yes", "identifier.forename": "A"}, set()),
    ("an apostrophe is no letter",
     {"individual.surname": "O'Brien", "concerns.description": "O\u2019Brien left."}, set()),
    ("a baby", {"individual.dob": "2026", "education.current": "none"},
     {("warning", "individual.dob")}),
    ("only dots, many", {"concerns.description": ". " * 300},
     {("error", "concerns.description")}),
    ("asked to see elsewhere", {"concerns.description": "Please see attached."},
     {("error", "concerns.description")}),
    ("a school's own domain", {"referrer.email": "r@live.exampleschool.org"}, set()),
    ("personal abroad", {"referrer.email": "r@hotmail.fr"}, {("warning", "referrer.email")}),
    ("anonymous but ringed",
     {"identifier.anonymous": "yes", "identifier.phone": "07700 900 999",
      "other.information": "ring 07700900999"}, {("warning", "other.information")}),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_each_rule(form: Form, changes: dict[str, object], expected: Found) -> None:
    assert pairs(found(form, changes)) == expected


def test_eighteen_soon_is_asked_beside_the_child_warning(form: Form) -> None:
    result = found(form, {"individual.dob": "2009-01-10", "education.current": "College"})
    assert [f.question for f in result.warnings] == ["individual.dob", "individual.dob"]


def test_the_child_warning_says_whom_to_call(form: Form) -> None:
    facts = ReviewFacts(child_contact="the team on 01632 960000")
    result = found(form, {"individual.dob": "2012-01-01"}, facts)
    assert any("01632 960000" in f.message for f in result.warnings)


def test_no_recipient_stops_the_paper(form: Form) -> None:
    assert pairs(found(form, {}, ReviewFacts(recipient_ok=False))) == {("error", "area")}


def test_characters_without_a_font_only_warn(form: Form) -> None:
    facts = ReviewFacts(undrawable={"concerns.description": ("\U0001f600",)})
    result = found(form, {}, facts)
    assert pairs(result) == {("warning", "concerns.description")}
    assert "GRINNING FACE" in result.warnings[0].message


def test_sections_say_how_far_they_are(form: Form) -> None:
    result = found(
        form, {"referrer.phone": "", "individual.dob": "1990-02-30", "needs.x": LEAVE_OUT}
    )
    assert result.sections["referrer"] is SectionStatus.IN_PROGRESS
    assert result.sections["person"] is SectionStatus.PROBLEM
    assert result.sections["needs"] is SectionStatus.NOT_STARTED
    assert result.sections["dates"] is SectionStatus.DONE


def test_left_empty_names_optional_questions_only(form: Form) -> None:
    result = found(form, {"individual.gender": "woman"})
    empty = {q.id for q in result.left_empty}
    assert "individual.primary_language" in empty
    assert not empty & {"individual.gender", "individual.dob", "referrer.email"}
    assert not [q for q in empty if q.endswith("_detail")]


@given(data=st.data())
def test_never_required_and_hidden_and_always_pure(form: Form, data: st.DataObject) -> None:
    kept = data.draw(st.sets(st.sampled_from(sorted(COMPLETE))))
    flags: dict[str, object] = {
        "identifier.same_as_referrer": data.draw(st.booleans()),
        "org_contact.same_as_referrer": data.draw(st.booleans()),
        "identifier.anonymous": data.draw(st.sampled_from(["yes", "no", ""])),
    }
    answers = answers_of(form, {q: COMPLETE[q] for q in kept} | flags)
    first = review(form, answers, TODAY, facts=ReviewFacts())
    again = review(form, answers, TODAY, facts=ReviewFacts())
    assert first == again
    assert all(f.question in first.shown for f in first.findings)


def test_a_message_never_grows_with_the_answer(form: Form) -> None:
    long = [{"address": "a", "postcode": "x" * 100_000}]
    result = found(form, {"individual.addresses": long})
    assert pairs(result) == {("warning", "individual.addresses")}
    assert len(result.warnings[0].message) < 1000


YEARS = st.integers(1, 9999)


@given(YEARS, YEARS, YEARS)
def test_no_year_makes_a_review_fail(form: Form, born: int, noticed: int, referred: int) -> None:
    dates = {
        "individual.dob": f"{born:04}",
        "dates.first_identified": f"{noticed:04}-01",
        "dates.referral": f"{referred:04}-12-31",
    }
    assert found(form, dict(dates)).findings is not None


@pytest.mark.parametrize("today", [date.min, date.max, date(9999, 10, 1), date(1, 3, 1)])
def test_no_day_of_the_calendar_makes_a_review_fail(form: Form, today: date) -> None:
    answers = answers_of(form, COMPLETE)
    assert review(form, answers, today, facts=ReviewFacts()).findings is not None
