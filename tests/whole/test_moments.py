"""Moments are told in the area's time: on every computer the same, for every year there is."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.program import example

from prevent_desktop import document, moments
from prevent_desktop.app import read_library
from prevent_desktop.document import Holder, SignatureFact, make_identity
from prevent_desktop.document.verdict_words import signature_words
from prevent_desktop.form.files import parse_json
from prevent_desktop.moments import as_in, from_seconds, in_words, load_zone, to_seconds
from prevent_desktop.papers.submission import Order, Submission, holder_of
from prevent_desktop.referral import referral_from_file

SOURCES = Path(moments.__file__).parent
LONDON = load_zone("Europe/London")

TOLD = {
    "2026-06-30T23:20:00+00:00": "1 July 2026 at 00:20 (BST)",
    "2026-11-22T10:00:00+00:00": "22 November 2026 at 10:00 (GMT)",
    "2026-10-25T00:59:59+00:00": "25 October 2026 at 01:59 (BST)",
    "2026-10-25T01:00:00+00:00": "25 October 2026 at 01:00 (GMT)",
    "2026-03-29T02:30:00+02:00": "29 March 2026 at 00:30 (GMT)",
    "1970-06-01T12:00:00+00:00": "1 June 1970 at 13:00 (BST)",
    "2400-07-01T12:00:00+00:00": "1 July 2400 at 13:00 (BST)",
    "3000-12-31T23:59:59+00:00": "31 December 3000 at 23:59 (GMT)",
    "3001-01-01T00:00:00+00:00": "1 January 3001",
    "1969-12-31T23:59:59+00:00": "31 December 1969",
    "9999-12-31T23:59:59+00:00": "31 December 9999",
    "9999-12-31T23:59:59-12:00": "31 December 9999",
    "0001-01-01T00:00:00+00:00": "1 January 1",
    "0001-01-01T00:00:00+14:00": "1 January 1",
    "2026-07-01T00:20:00": "1 July 2026 at 01:20 (BST)",
}


@pytest.mark.parametrize("moment", TOLD)
def test_moments_are_told_in_the_time_of_kent(moment: str) -> None:
    assert read_library().zone == LONDON
    assert LONDON.day_and_time(datetime.fromisoformat(moment)) == TOLD[moment]


@pytest.mark.parametrize(
    ("zone", "told"),
    [
        ("Asia/Riyadh", "1 January 2026 at 03:00 (UTC+3)"),
        ("Asia/Kolkata", "1 January 2026 at 05:30 (UTC+5:30)"),
        ("America/New_York", "31 December 2025 at 19:00 (UTC\N{MINUS SIGN}5)"),
        ("America/St_Johns", "31 December 2025 at 20:30 (UTC\N{MINUS SIGN}3:30)"),
        ("Africa/Abidjan", "1 January 2026 at 00:00 (UTC)"),
    ],
)
def test_another_zone_is_told_by_what_it_differs(zone: str, told: str) -> None:
    assert load_zone(zone).day_and_time(datetime(2026, 1, 1, tzinfo=UTC)) == told


@pytest.mark.parametrize("name", ["", "Europe", "Europe/Atlantis", "../zones", "a\0b", "/etc/x"])
def test_a_zone_that_does_not_exist(name: str) -> None:
    with pytest.raises(ValueError, match=r"^$"):
        load_zone(name)


SHAPE = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{1,4}( at \d\d:\d\d \([A-Z\d:+\u2212]+\))?")
HOURS = st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(moment=st.datetimes(timezones=HOURS | st.none()))
def test_no_moment_of_the_calendar_cannot_be_told(moment: datetime) -> None:
    for words in (LONDON.day_and_time(moment), in_words(moment)):
        assert re.fullmatch(
            r"\d{1,2} [A-Z][a-z]+ \d{1,4}( at \d\d:\d\d \([A-Z\d:+\u2212]+\))?", words
        )
    assert LONDON.today(moment)
    assert as_in(moment, datetime(2026, 7, 1, tzinfo=UTC)).tzinfo is UTC


@given(seconds=st.integers(-(2**70), 2**70))
def test_seconds_are_moments_and_the_calendar_has_an_end(seconds: int) -> None:
    moment = from_seconds(seconds)
    if 0 < moment.year < 9999 and moment.year > 1:
        assert to_seconds(moment) == seconds


FACT = SignatureFact(
    role="referrer",
    name="Robin Sample",
    role_org="",
    fingerprint="00" * 32,
    claimed_time="2026-06-30T23:20:00+00:00",
    known=False,
    certificate_in_date=True,
    valid_from="0001-01-01T00:00:00+01:00",
    valid_until="9999-12-31T23:59:59-01:00",
    changed_since="nothing",
)


def test_a_hostile_certificate_and_a_key_without_end_have_their_days() -> None:
    words = signature_words(FACT, LONDON)
    assert "on 1 July 2026 at 00:20 (BST)" in words.when
    assert "from 1 January 1 to 31 December 9999" in words.dates


NIGHT = datetime(2026, 6, 30, 23, 20, tzinfo=UTC)
TOLD_THAT_NIGHT = "1 July 2026 at 00:20 (BST)"


@pytest.mark.needs("pdftotext")
def test_paper_signature_message_and_verdict_tell_the_same_moment(tmp_path: Path) -> None:
    library = read_library()
    referral = referral_from_file(library, parse_json(example("adult-patient").read_bytes()))
    lead = make_identity(Holder("Robin Sample", "Example School"), NIGHT)
    order = Order(
        referral=referral,
        identity=make_identity(holder_of(referral), NIGHT),
        reference="PR-7K2M-4H9Q",
        moment=NIGHT,
        today=library.zone.today(NIGHT),
        folder=tmp_path,
        incomplete=False,
        message_template="",
        save_message=False,
    )
    (paper,) = Submission(order).run()
    both = document.countersign(paper.read_bytes(), lead, library.zone.local(NIGHT))
    paper.write_bytes(both)
    told = subprocess.run(["pdftotext", str(paper), "-"], capture_output=True, check=True).stdout
    # Made, signed, and in the box of each signature.
    assert told.decode().count(TOLD_THAT_NIGHT) == 4
    verdict = document.verify(both)
    assert [fact.claimed_time for fact in verdict.signatures] == ["2026-06-30T23:20:00+00:00"] * 2
    for fact in verdict.signatures:
        assert TOLD_THAT_NIGHT in signature_words(fact, LONDON).when
    assert b"20260630232000Z" in both  # in the file it is universal time


WORDS_ELSEWHERE = f"""
from datetime import datetime
from prevent_desktop.app import read_library
zone = read_library().zone
print([zone.day_and_time(datetime.fromisoformat(moment)) for moment in {list(TOLD)!r}])
print(zone.today(datetime.fromisoformat("2026-06-30T23:20:00+00:00")))
"""


@pytest.mark.parametrize("computer", ["America/Los_Angeles", "Asia/Tokyo", "Nowhere/AtAll"])
def test_it_is_the_same_on_a_computer_set_to_anything(computer: str, tmp_path: Path) -> None:
    """Its own zone, language and list of zones do not matter."""
    elsewhere = {"TZ": computer, "LC_ALL": "de_DE.UTF-8", "PYTHONTZPATH": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", WORDS_ELSEWHERE],
        env=os.environ | elsewhere, capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    assert done.stdout == f"{list(TOLD.values())!r}\n2026-07-01\n"


# --- nobody asks the computer ----------------------------------------------------------------

BANNED = {
    "fromtimestamp", "utcfromtimestamp", "timestamp", "localtime", "mktime", "ctime", "gmtime",
    "utcnow", "timetuple",
}  # fmt: skip
BY_LANGUAGE = re.compile(r"%[-#0]?[aAbBcpxXZ]")
"""What a format tells in the computer's language or by its zone."""


def asks_the_computer(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Attribute(attr=name)) if name in BANNED:
                yield name
            case ast.Call(func=ast.Attribute(attr="astimezone"), args=[], keywords=[]):
                yield "astimezone without a zone"
            case ast.Call(
                func=ast.Attribute(value=ast.Name("datetime" | "date"), attr="now" | "today"),
                args=[],
                keywords=[],
            ):
                yield "now or today of the computer"
            case ast.Constant(value=str(text)) if BY_LANGUAGE.search(text):
                yield f"format {text!r}"
            case ast.ImportFrom(module="zoneinfo" | "locale" | "tzlocal"):
                yield "import"
            case ast.Import(names=names) if {n.name for n in names} & {"zoneinfo", "locale"}:
                yield "import"


@pytest.mark.parametrize(
    "source",
    [
        "moment.astimezone()", "datetime.fromtimestamp(4)", "f'{moment:%d %B %Y}'",
        "moment.strftime('%c')", "date.today()", "datetime.now()", "time.localtime()",
        "moment.timestamp()", "from zoneinfo import ZoneInfo",
    ],
)  # fmt: skip
def test_what_asks_the_computer_is_found(source: str) -> None:
    assert list(asks_the_computer(source))


def test_no_other_source_asks_the_computer_for_a_time() -> None:
    files = [file for file in SOURCES.rglob("*.py") if file.name != "moments.py"]
    assert len(files) > 200
    guilty = {
        str(file.relative_to(SOURCES)): found
        for file in files
        if (found := list(asks_the_computer(file.read_text("utf-8"))))
    }
    assert guilty == {}
