"""What a case worker reads first: ages that say how they are known, reasons, what is missing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from tests.document.conftest import MOMENT, SIGNER
from tests.document.test_paper import page_texts, words

from prevent_desktop import document
from prevent_desktop.document import Paper
from prevent_desktop.document.fonts import load_fonts
from prevent_desktop.document.pages import paginate
from prevent_desktop.document.story import tell
from prevent_desktop.document.style import CONTENT_BOTTOM, CONTENT_TOP
from prevent_desktop.document.told_age import told_age
from prevent_desktop.document.typesetting import Typesetter
from prevent_desktop.form.answers import NotKnown, Released
from prevent_desktop.form.files import parse_json
from prevent_desktop.referral import Library, load_library, referral_from_file
from prevent_desktop.shipped import resources

TODAY = date(2026, 7, 3)
EXAMPLES = sorted(path.stem for path in resources.path("examples").glob("*.json"))
SHORT: dict[str, Any] = {
    "individual.forenames": "Alex",
    "individual.surname": "Exampleton",
    "individual.dob": "2011-03-09",
    "individual.gender": "Boy",
    "concerns.description": "Alex said: \u201cThey should go. I mean it.\u201d He was calm.",
    "identifier.anonymous": "no",
    "identifier.same_as_referrer": True,
    "referrer.forename": "Priya",
    "referrer.surname": "Sampleford",
    "referrer.role_org": "Designated safeguarding lead, Example Academy",
    "referrer.phone": "01632 960101",
    "referrer.best_time": "School days from 3.30pm",
    "org_contact.same_as_referrer": True,
    "dates.first_identified": "2026-11-17",
    "dates.referral": "2026-11-20",
    "safeguarding.conditions": "not_known",
    "safeguarding.lead_discussed": "i_am_the_lead",
    "safeguarding.informed": "no",
    "safeguarding.informed_detail": "Telling him could add risk.",
    "safeguarding.direct_action": "no",
    "safeguarding.other_agencies": "no",
    "education.current": "Example Academy, Year 10",
    "declaration.accurate": True,
}
MISSING = ("concerns.description", "referrer.phone", "dates.referral")
Texts = Callable[..., list[str]]


def released(**values: Any) -> Released:
    told = {f"individual.{key}": value for key, value in values.items()}
    return Released("f", "1", "a", MappingProxyType(told))


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"dob": "2011-05-01"}, "Under 18 (15, worked out from date of birth on 3 July 2026)"),
        ({"dob": "2008-07-03"}, "18 (worked out from date of birth on 3 July 2026)"),
        ({"dob": "2008-07-04"}, "Under 18 (17, worked out from date of birth on 3 July 2026)"),
        ({"dob": "2008-07"}, "May be under 18 (17 or 18, worked out from month of birth"),
        ({"dob": "1990"}, "35 or 36 (worked out from year of birth on 3 July 2026)"),
        ({"approx_age": "about 17"}, "(stated: \u2018about 17\u2019)"),
        ({"approx_age": "15"}, "Under 18 (stated: \u201815\u2019)"),
        ({"approx_age": "in her forties"}, "Age as stated: \u2018in her forties\u2019"),
        ({"approx_age": "adult (looks 16)"}, "Age as stated: \u2018adult (looks 16)\u2019"),
        (
            {"approx_age": "15, mum aged 35"},
            "May be under 18 (stated: \u201815, mum aged 35\u2019)",
        ),
        ({"approx_age": "looks 15"}, "May be under 18 (stated: \u2018looks 15\u2019)"),
        ({"approx_age": "like my son"}, "Age as stated: \u2018like my son\u2019"),
        ({"dob": NotKnown("never asked")}, "Not given\nDate of birth: not known"),
        ({"dob": "2030-01-01"}, "Not given\nDate of birth: 1 January 2030"),
        ({}, "Not given\nDate of birth: not given"),
    ],
)
def test_an_age_says_how_it_is_known(answers: dict[str, Any], said: str) -> None:
    assert said in told_age(released(**answers), TODAY)


def test_a_stated_age_never_becomes_a_number() -> None:
    told = told_age(released(approx_age="between Year 9 and Year 11"), TODAY)
    assert not any(number in told for number in ("13", "14", "15", "16", "17"))


@pytest.fixture(scope="session")
def library() -> Library:
    def shipped(folder: str) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in resources.path(folder).glob("*.toml")}

    return load_library(shipped("forms"), shipped("areas"))


def paper_from(library: Library, raw: bytes, **changes: Any) -> Paper:
    referral = referral_from_file(library, parse_json(raw))
    paper = Paper(
        form=referral.form,
        area=referral.area,
        released=referral.released(),
        shown=referral.review(date(2026, 11, 22)).shown,
        payload=b"{}",
        reference="PR-7K2M-4H9Q",
        moment=MOMENT,
        complete=True,
        signer=SIGNER,
    )
    return replace(paper, **changes)


@pytest.fixture
def short(library: Library, tmp_path: Path) -> Texts:
    """The pages of a short case as texts, with some answers or facts changed."""

    def make(values: dict[str, Any] | None = None, **changes: Any) -> list[str]:
        form = library.default_form
        given = {k: v for k, v in (SHORT | (values or {})).items() if v is not None}
        answers = Released(form.id, form.version, "kent-and-medway", MappingProxyType(given))
        hidden = {q.id for q in form.questions() if q.hidden_when}
        whole = Paper(
            form=form,
            area=library.default_area,
            released=answers,
            shown=frozenset(form.by_id) - hidden,
            payload=b"{}",
            reference="PR-7K2M-4H9Q",
            moment=MOMENT,
            complete=True,
            signer=SIGNER,
        )
        return page_texts(document.render(replace(whole, **changes)), tmp_path / "a.pdf")

    return make


def test_a_short_case_takes_five_pages_at_most(short: Texts) -> None:
    assert len(short()) <= 5


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_example_is_longer_than_it_was(name: str, library: Library, tmp_path: Path) -> None:
    """They took seven or eight pages; none but the last is less than half full."""
    paper = paper_from(library, resources.path("examples", f"{name}.json").read_bytes())
    pages = page_texts(document.render(paper), tmp_path / "a.pdf")
    assert len(pages) <= 6
    placed = paginate(tell(paper, Typesetter(load_fonts(resources.path("fonts")))).blocks)
    for page in placed[:-1]:
        foot = min(each.top - each.block.extent(each.start, each.stop) for each in page)
        assert foot <= (CONTENT_TOP + CONTENT_BOTTOM) / 2, "a page less than half full"
    assert "Whole account: page 2." in pages[0] or "Whole account: page 3." in pages[0]


def test_the_first_page_has_what_was_answered_and_nothing_else(short: Texts) -> None:
    page = short()[0]
    for said in (
        "Person referred Alex Exampleton",
        "Under 18 (15, worked out from date of birth on 22 November 2026)",
        "School or college Example Academy, Year 10",
        "Ring the referrer: 01632 960101",
        "Told about this referral No Telling him could add risk.",
        "999 or 101 called Not answered",
        "Earlier referrals Not answered",
        "Date of referral 20 November 2026",
    ):
        assert said in page, said
    for never in ("parent", "Before you rely on it", "check with your Prevent team"):
        assert never not in "".join(short()), never


def test_the_reader_is_not_called_you(short: Texts) -> None:
    told = " ".join(short()).replace("you can", "")
    assert "Referrer\u2019s phone" in told
    assert "Discussed with the lead The referrer is the lead" in told
    assert " your " not in told.lower()


def test_an_account_is_never_cut_in_a_quotation(short: Texts) -> None:
    endless = "Alex said: \u201c" + "I will. I will not. " * 200
    page = short({"concerns.description": endless})[0]
    assert "The account It stands on page 2." in page
    assert "I will." not in page


def test_a_long_reason_is_cut_at_a_sentence_and_says_where_the_rest_is(short: Texts) -> None:
    reason = "Telling could add risk to her. " * 40
    page = short({"safeguarding.informed_detail": reason})[0]
    assert "add risk to her. The rest: page 3." in page


def test_a_detail_stands_with_its_question_and_an_empty_one_leaves_no_row(short: Texts) -> None:
    pages = words(" ".join(short()))
    assert "Person told about this referral No Telling him could add risk." in pages
    for label in ("What the person said", "Which agencies", "What was done"):
        assert label not in pages
    assert "Not given: 999 or 101 called." in pages
    alone = {"safeguarding.informed": None, "safeguarding.informed_detail": "He knows."}
    assert "Person told about this referral Not given He knows." in words(" ".join(short(alone)))


def test_an_incomplete_paper_names_what_is_missing_and_how_to_ask(short: Texts) -> None:
    page = short(complete=False, missing=MISSING)[0]
    for said in (
        "The concern: what has happened, and why the referrer is worried.",
        "Referrer: referrer\u2019s phone.",
        "Dates: date of this referral.",
        "The referrer can be asked for the rest",
    ):
        assert said in page, said


def test_an_incomplete_paper_without_a_way_to_ask_says_that(short: Texts) -> None:
    page = short({"referrer.phone": None}, complete=False, missing=MISSING)[0]
    assert "It gives no phone number and no email address of the person who made it." in page
    assert "can be asked" not in page


def test_a_section_that_goes_on_says_so(short: Texts) -> None:
    pages = short({"concerns.description": "A line.\n" * 150})
    assert pages[2].count("The concern, continued") == 1
    assert "continued" not in pages[0]
    assert "continued" not in pages[1]


def test_answers_longer_than_the_first_page_go_on(short: Texts) -> None:
    """Whatever the length of what stands there: nothing is lost, pages follow at once."""
    addresses = tuple({"address": f"Flat {n}, " + "the long road, " * 80} for n in range(6))
    pages = short({"individual.addresses": addresses})
    assert "Flat 3" in " ".join(pages)
    assert "and 2 more, listed below" in " ".join(pages)
    number = next(n for n, text in enumerate(pages, 1) if "The concern Alex said" in text)
    assert f"The account It stands on page {number}." in " ".join(pages)


def row_of(page: str, label: str, following: str) -> str:
    return page.partition(f"{label} ")[2].partition(f" {following} ")[0]


ROAD, LANE = {"address": "1 Example Road"}, {"address": "2 Sample Lane"}
NO_HOME = "Not said to live there now."


@pytest.mark.parametrize(
    ("addresses", "said"),
    [
        ([ROAD | {"current": True}, LANE], "1 Example Road"),
        ([ROAD | {"current": False}], f"1 Example Road {NO_HOME}"),
        ([ROAD, LANE], f"1 Example Road 2 Sample Lane {NO_HOME}"),
        ([{"current": True}, LANE], f"2 Sample Lane {NO_HOME}"),
        ([{"address": "No fixed address"}], "No fixed address"),
        ([], "Not given"),
    ],
)
def test_where_says_what_is_not_said(short: Texts, addresses: list[Any], said: str) -> None:
    first = " ".join(short({"individual.addresses": tuple(addresses)})[0].split())
    assert row_of(first, "Where", "School or college") == said


def test_an_entry_that_is_only_ticked_says_that_its_address_is_missing(short: Texts) -> None:
    pages = short({"individual.addresses": ({"current": True}, LANE)})
    assert "Address: not given Lives here now: Yes" in " ".join(" ".join(pages).split())


@pytest.mark.parametrize(
    ("forenames", "surname", "said"),
    [
        (None, None, "Name not given"),
        (NotKnown(), None, "Name not known"),
        ("N/K", "not known", "Name not known"),
        ("Alex", "N/K", "Alex"),
        ("Alex", NotKnown("never asked"), "Alex"),
        ("Na", "Li", "Na Li"),
    ],
)
def test_a_name_that_was_never_given_is_not_called_not_known(
    short: Texts, forenames: object, surname: object, said: str
) -> None:
    pages = short({"individual.forenames": forenames, "individual.surname": surname})
    assert row_of(pages[0], "Person referred", "Age") == said
    assert all(said in page for page in pages)
