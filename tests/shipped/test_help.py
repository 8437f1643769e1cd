"""The help has every fact of its source, is found by topic and by search, and invents nothing."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prevent_desktop.form.loading import load_form
from prevent_desktop.shipped import resources
from prevent_desktop.shipped.help_texts import (
    MOST_FOUND,
    search_help,
    section_at,
    sections_of,
    slug,
)

PAGES = {
    file.stem: file.read_text(encoding="utf-8")
    for file in sorted(resources.path("guidance").glob("*.md"))
}
FACTS = tomllib.loads((Path(__file__).parent / "source_facts.toml").read_text("utf-8"))["fact"]
FORMS = sorted(file.name for file in resources.path("forms").glob("*.toml"))


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact["says"])
def test_every_fact_of_the_source_is_in_the_help(fact: dict[str, object]) -> None:
    page = " ".join(PAGES[str(fact["page"])].split())
    words = fact["found_by"]
    assert isinstance(words, list)
    assert words
    assert [each for each in words if each.lstrip("- ") not in page] == []


def test_there_are_as_many_facts_as_were_copied() -> None:
    assert len({fact["says"] for fact in FACTS}) == len(FACTS) >= 75


def test_a_fixed_ideology_is_said_not_to_be_required() -> None:
    page = " ".join(PAGES["before-you-start"].split())
    assert "A fixed ideology is not required." in page
    assert "interest in extreme violence or mass killings can be enough when you fear" in page
    assert "use your usual safeguarding or mental health route" in page


def test_no_address_of_the_web_stands_in_the_help() -> None:
    for name, text in PAGES.items():
        if name != "licences":
            assert "http" not in text, name
            assert "www." not in text, name


@pytest.mark.parametrize("name", FORMS)
def test_every_topic_of_a_form_leads_somewhere(name: str) -> None:
    form = load_form(resources.read_bytes("forms", name), name)
    topics = {q.help for q in form.questions()} | {section.help for section in form.sections}
    assert [topic for topic in topics - {""} if section_at(PAGES, topic) is None] == []
    assert form.help_for("individual.forenames") == "help-and-contacts"
    assert form.help_for("safeguarding.informed") == "telling-the-person"
    assert form.help_for("nobody.asks") == ""


def test_sections_have_their_words_without_marks() -> None:
    title, first, *_ = sections_of(
        "page", "# Title\n\nOne **two**.\n\n## A \u2013 Né 2\n\n- point\n- x"
    )
    assert (title.heading, title.text, title.topic) == ("Title", "One two.", "page#title")
    assert (first.text, first.topic) == ("point x", "page#a-ne-2")
    assert slug("If the person is under 18") == "if-the-person-is-under-18"


@pytest.mark.parametrize(
    ("query", "page", "heading"),
    [
        ("kelsi", "about-prevent", "How you can support Prevent"),
        ("FRONT DOOR", "help-and-contacts", "Beside a Prevent referral"),
        ("consent refer", "telling-the-person", "You do not need consent to refer"),
        ("school\u2019s", "", ""),
        ("crimestop", "help-and-contacts", "A crime, without giving your name"),
        ("0800 555", "help-and-contacts", "A crime, without giving your name"),
    ],
)
def test_what_people_search_for_is_found(query: str, page: str, heading: str) -> None:
    found = search_help(PAGES, query)
    if not page:
        assert found == ()
        return
    assert (found[0].section.page, found[0].section.heading) == (page, heading)


@pytest.mark.parametrize("query", ["", "   ", "?!", "zzzz", "consent zzzz"])
def test_nothing_is_found_for_nothing(query: str) -> None:
    assert search_help(PAGES, query) == ()


@given(st.text(max_size=300))
def test_any_query_is_answered_in_bounds(query: str) -> None:
    found = search_help(PAGES, query)
    assert len(found) <= MOST_FOUND
    assert all(len(each.passage) <= 200 for each in found)


def test_a_passage_shows_the_words_around_it() -> None:
    (found, *_) = search_help(PAGES, "crimestoppers")
    assert "Crimestoppers, 0800 555 111" in found.passage
