"""What is hidden or anonymous stays behind, and comes back when it shows again."""

from tests.form.conftest import COMPLETE, answers_of

from prevent_desktop.form import Form
from prevent_desktop.form.conditions import shown_questions
from prevent_desktop.form.files import to_bytes
from prevent_desktop.form.printed import printed
from prevent_desktop.form.release import release

NAMED = {f"identifier.{part}": f"Zaphod-{part}" for part in ("forename", "surname", "role_org")}


def test_an_anonymous_first_noticer_is_in_no_released_byte(form: Form) -> None:
    answers = answers_of(form, COMPLETE | NAMED | {"identifier.anonymous": "yes"})
    assert answers.text("identifier.surname") == "Zaphod-surname"
    released = release(form, answers)
    assert released.get("identifier.anonymous") == "yes"
    assert b"Zaphod" not in to_bytes(released)
    shown_again = release(form, answers.with_value("identifier.anonymous", "no"))
    assert shown_again.get("identifier.surname") == "Zaphod-surname"


def test_same_as_referrer_hides_the_leads_six(form: Form) -> None:
    hidden = answers_of(form, COMPLETE | {"org_contact.same_as_referrer": True})
    assert "org_contact.forename" not in shown_questions(form, hidden)
    assert release(form, hidden).get("org_contact.forename") is None


def test_a_detail_is_released_whatever_the_choice(form: Form) -> None:
    answers = answers_of(form, COMPLETE | {"safeguarding.direct_action_detail": "Told the head."})
    assert release(form, answers).text("safeguarding.direct_action_detail") == "Told the head."


def test_how_answers_read_on_paper(form: Form) -> None:
    values = {
        "individual.dob": {"not_known": "new patient"},
        "dates.referral": "2026-11-02",
        "safeguarding.lead_discussed": "i_am_the_lead",
        "individual.other_names": ["Lex", "Al"],
        "individual.addresses": [{"address": "1 Road", "postcode": "ZZ99 3VZ", "current": True}],
        "declaration.accurate": True,
    }
    answers = answers_of(form, values)

    def words(question: str) -> str:
        return printed(form.by_id[question], answers.get(question)).text

    assert words("individual.dob") == "Not known: new patient"
    assert words("dates.referral") == "2 November 2026"
    assert "lead" in words("safeguarding.lead_discussed")
    assert words("individual.other_names") == "Lex\nAl"
    assert words("individual.addresses").splitlines()[1:] == [
        "Postcode: ZZ99 3VZ",
        "The person lives here now: Yes",
    ]
    assert words("declaration.accurate") == "Yes"
    assert words("individual.gender") == "Not given"
