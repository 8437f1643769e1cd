"""The way through the window by keys alone, as a screen reader tells it, from an earlier PDF on."""

import json
import re
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from tests.desk.answers import NARRATIVE, REFERRER
from tests.desk.person import Person
from tests.desk.referral import sign
from tests.desk.stage import Stage, set_stage
from tests.desk.waiting import until

from prevent_desktop.app import read_library
from prevent_desktop.moments import day_in_words

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="an X server and AT-SPI")

LIBRARY = read_library()
OTHERS = tuple(f"Other{number}" for number in range(7))
NAME = "Zebedee Quillfeather"
HOME = "Your referrals"
CHECK = "Check your answers"


def label(question: str) -> str:
    return LIBRARY.default_form.by_id[question].label


def answers(today: date) -> dict[str, object]:
    """All that a complete referral needs; the people are fictional."""
    return {
        "individual.forenames": "Zebedee",
        "individual.surname": "Quillfeather",
        "individual.dob": f"{today.year - 16}-05-14",
        "individual.addresses": [
            {"address": "17 Marzipan Crescent", "postcode": "ME99 9ZZ", "current": True}
        ],
        "concerns.description": NARRATIVE,
        "needs.description": "Bullied at Thistlewick school.",
        "other.earlier_referrals": "no",
        "identifier.anonymous": "no",
        "identifier.same_as_referrer": True,
        "referrer.forename": "Ottoline",
        "referrer.surname": "Brackenbury",
        "referrer.role_org": "Designated lead, Wobblewood Academy",
        "referrer.phone": "01632 960123",
        "referrer.email": "o.brackenbury@wobblewood.example",
        "org_contact.same_as_referrer": True,
        "dates.first_identified": (today - timedelta(days=10)).isoformat(),
        "dates.referral": today.isoformat(),
        "safeguarding.conditions": "no",
        "safeguarding.lead_discussed": "i_am_the_lead",
        "safeguarding.informed": "no",
        "safeguarding.informed_detail": "Telling him could add jeopardy.",
        "safeguarding.direct_action": "no",
        "safeguarding.other_agencies": "no",
        "education.current": "Thistlewick school, year 11",
        "declaration.accurate": True,
    }


def earlier_pdf(stage: Stage, today: date) -> Path:
    """A signed PDF from another day, made by the command line."""
    file = stage.home / "answers.json"
    document = {"form": "prevent-national", "version": "2018", "area": "kent-and-medway"}
    file.write_text(json.dumps(document | {"answers": answers(today)}))
    folder = stage.home / "earlier"
    program = (sys.executable, "-m", "prevent_desktop")
    stage.run(*program, "export", str(file), "--out", str(folder), "--ephemeral-identity")
    file.unlink()
    (pdf,) = folder.glob("*.pdf")
    return pdf


def write_over(person: Person, where: str, text: str) -> None:
    person.tab_to(where)
    person.key("ctrl+a")
    person.write(text)
    until(lambda: person.focus().get("text", "").strip() == text, f"{text!r} in {where}")


def focus_begins(person: Person, name: str) -> None:
    until(lambda: str(person.focus().get("name", "")).startswith(name), f"the focus on {name!r}")


def in_order(person: Person, *words: str) -> None:
    read = person.reads()
    places = [read.find(each) for each in words]
    assert -1 not in places, (words, places)
    assert places == sorted(places), (words, places)


def continue_from_an_earlier_pdf(person: Person, pdf: Path) -> None:
    """A changed one is refused, with its verdict; an unchanged one becomes a draft."""
    changed = pdf.with_name("changed.pdf")
    changed.write_bytes(pdf.read_bytes().replace(b"%PDF-2.0", b"%PDF-1.9", 1) + b"\n")
    person.press("Continue from an earlier PDF")
    person.sees_page("Continue from an earlier PDF")
    person.press("Make a draft of it")
    person.sees_page("Error: Continue from an earlier PDF")
    focus_begins(person, "There is a problem")
    person.type_into("continue/path", str(changed))
    person.press("Make a draft of it")
    person.sees("No draft was made of it.")
    write_over(person, "continue/path", str(pdf))
    person.press("Make a draft of it")
    person.sees_page(CHECK)


def change_and_come_back(person: Person) -> None:
    """Change leads to the question; what is wrong stops once; then back to the same place."""
    change = f"Change {label('individual.dob')}"
    person.press(change)
    person.sees_page("The person you are worried about")
    until(lambda: person.focus().get("id") == "individual.dob/day", "the focus on the day")
    write_over(person, "individual.dob/day", "31")
    write_over(person, "individual.dob/month", "feb")
    person.press("Continue to check")
    person.sees_page("Error: The person you are worried about")
    focus_begins(person, "There is a problem: 1 problem")
    person.sees("You can go on without changing this: choose Continue to check again.")
    person.move("Tab")
    person.key("space")
    until(lambda: person.focus().get("id") == "individual.dob/day", "the focus on the day again")
    write_over(person, "individual.dob/day", "14")
    write_over(person, "individual.dob/month", "may")
    person.press("Continue to check")
    person.sees_page(CHECK)
    focus_begins(person, change)


def a_follow_up_opens_and_keeps_its_text(person: Person) -> None:
    """After Yes it opens and the focus stays; a text in it is shown again whatever is chosen."""
    question, detail = "safeguarding.direct_action", "safeguarding.direct_action_detail"
    person.press(f"Change {label(question)}")
    person.sees_page("Safeguarding")
    assert label(detail) not in person.reads()
    person.tick(f"{question}/yes")
    person.sees(label(detail))
    assert person.focus().get("id") == f"{question}/yes"
    person.type_into(detail, "His mother was told.")
    person.tick(f"{question}/no")
    person.sees("His mother was told.")
    person.press("Continue to check")
    person.sees_page(CHECK)
    person.sees("His mother was told.")


def only_what_is_needed(person: Person) -> None:
    """One question at a time, the concern first, counted down."""
    person.press("Start a new referral")
    person.sees_page("Before you start")
    person.press("Start the referral")
    person.sees_page("The person you are worried about")
    person.press("Only what is needed")
    person.sees_page("The concern")

    def left() -> int:
        found = re.search(r"Only what is needed: (\d+) left", person.reads())
        return int(found[1]) if found else -1

    before = until(left, "how many are left")
    person.type_into("concerns.description", "He spoke of travelling to a war.")
    person.press("Continue")
    until(lambda: 0 < left() < before, "one fewer")
    person.press("See the whole section")
    person.sees("Section ")
    person.press("Save and close")
    person.sees_page(HOME)


def found_on_home(person: Person) -> None:
    """From eight entries on there is a box; the focus was on what was open."""
    focus_begins(person, "Go on with")
    person.type_into("home/find", "quill")
    person.sees(" shown")
    read = person.reads()
    assert NAME in read
    assert OTHERS[0] not in read
    person.key("ctrl+a")
    person.key("BackSpace")
    person.sees(OTHERS[0])


def send(person: Person) -> None:
    """Five steps in order; back to correct; what is unsent stands first in the list."""
    person.press(f"Go on with {NAME}")
    person.sees_page(CHECK)
    sign(person, REFERRER)
    person.sees("Nothing has been sent yet.")
    in_order(
        person,
        "Usually tell the person",
        "1.  Read it",
        "2.  Open the draft message",
        "3.  Check the address and the attachment",
        "4.  Press Send there",
        "5.  Tick here once you have sent it",
    )
    person.press("Back to correct it")
    person.sees_page(CHECK)
    person.press("Save and close")
    person.sees_page(HOME)
    in_order(person, "Have you sent these?", NAME, "Drafts on this computer", OTHERS[-1])
    person.press(f"Back to sending {NAME}")
    person.sees_page("Send")
    person.tab_to("I have sent it")
    person.key("space")
    person.sees("You ticked that you have sent it.")
    person.press("What happens next")
    person.sees_page("What happens next")


def afterwards(person: Person, today: date) -> None:
    """A day to ask, what came back, and the day after which it is deleted here."""
    ask, gone = (day_in_words(today + timedelta(days=days)) for days in (10, 40))
    person.type_into("follow-up/day", ask)
    person.press("Remember this day")
    person.sees(f"You will ask after {ask}.")
    person.press("I have had an answer")
    until(lambda: person.focus().get("id") == "follow-up/reference", "the box for what came")
    person.write("CRM/417")
    person.type_into("follow-up/outcome", "No further action")
    person.press("Keep what came back")
    person.sees("What came back: No further action")
    person.type_into("deleting/day", gone)
    person.press("Delete it after that day")
    person.sees(f"It is deleted after {gone}.")
    person.press("Back to your referrals")
    person.sees_page(HOME)
    in_order(person, "Drafts on this computer", "Sent", "What came back: No further action")
    person.sees(f"Deleted after {gone}, as you chose")


def a_record(person: Person, reference: str) -> None:
    """Looked at, added to, put right by a copy; never written in."""
    person.press(f"Open the record of {NAME}")
    person.sees_page(f"Referral {reference}")
    person.sees("The PDF is where it was saved, and not changed")
    person.press("Add to it")
    person.sees_page("Add something to a referral you sent")
    person.tab_to("note/first_reference")
    assert person.focus().get("text") == reference
    person.press("Keep it and go back")
    person.sees_page(HOME)
    person.press(f"Open the record of {NAME}")
    person.sees_page(f"Referral {reference}")
    person.press("Make an amended copy")
    person.sees_page("Make an amended copy")
    person.type_into("amend/why", "The surname was misspelt.")
    person.press("Make the copy")
    person.sees_page(CHECK)
    person.press("Save and close")
    person.sees_page(HOME)
    focus_begins(person, f"Go on with {NAME}")
    person.sees(reference)


def test_the_way_through_the_window() -> None:
    today = LIBRARY.zone.today(datetime.now(UTC))
    with set_stage(keyring=True) as stage:
        stage.run(sys.executable, "-m", "tests.desk.prepare", *OTHERS)
        pdf = earlier_pdf(stage, today)
        person = Person(stage)
        person.sees_page(HOME)
        continue_from_an_earlier_pdf(person, pdf)
        change_and_come_back(person)
        a_follow_up_opens_and_keeps_its_text(person)
        person.press("Save and close")
        person.sees_page(HOME)
        found_on_home(person)
        send(person)
        afterwards(person, today)
        (signed,) = (stage.home / "Documents").glob("PR-*.pdf")
        a_record(person, signed.stem)
        only_what_is_needed(person)
        assert person.close_window() == 0
        assert "Traceback" not in stage.said.read_text()
