"""An area file is right as a whole, or it is refused with its place and its reason."""

import codecs
from collections.abc import Callable

import pytest

from prevent_desktop.area.address import usable_recipient
from prevent_desktop.area.loading import load_area
from prevent_desktop.errors import ResourceError

GOOD = """
id = "test-area"
name = "Test Area"
advice_email = "advice@test.example.org"
advice_phone = "101"
marking = "OFFICIAL-SENSITIVE"
subject_template = "{marking}: Prevent referral {reference}"
question_set = "prevent-national"
threshold_note = ""
secure_mail_note = ""
source = "A made-up page"
last_checked = "2026-11-22"
[recipient]
address = "referrals@test.police.uk"
route = "email"
last_checked = "2026-11-22"
source = "A made-up page"
[also_refer]
child = "Ring someone."
child_contact = "someone on 01632 960001"
adult = "Ring someone else."
[copy_to]
always = ["lead@school.example.org"]
[[contact]]
id = "one"
name = "One"
[[contact]]
id = "two"
name = "Two"
last_checked = "2026-02-28"
"""


def load(text: str) -> None:
    load_area(text.encode(), "test.toml")


def swap(old: str, new: str) -> Callable[[], None]:
    assert old in GOOD
    return lambda: load(GOOD.replace(old, new, 1))


def test_a_right_file_is_taken_whole() -> None:
    area = load_area(GOOD.encode(), "test.toml")
    assert area.name == "Test Area"
    assert [contact.id for contact in area.contacts] == ["one", "two"]
    assert usable_recipient(area)
    assert area.zone == "Europe/London"


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('name = "One"', 'nmae = "One"', "contact one"),
        ('name = "One"', "name = 1", "contact one, name"),
        ('route = "email"', 'route = "pigeon"', "recipient, route"),
        ('route = "email"', 'route = "web"', "recipient, route"),
        ('route = "email"', 'route = "phone"', "recipient, route"),
        ('id = "test-area"', f'id = "{"a" * 61}"', "id"),
        ('marking = "OFFICIAL-SENSITIVE"\n', "", "the file"),
        ('id = "test-area"', 'id = "../test"', "id"),
        ('id = "two"', 'id = "one"', "contact one"),
        ('"2026-02-28"', '"2026-02-30"', "contact two"),
        ('"2026-02-28"', '"28/02/2026"', "contact two"),
        ('"2026-02-28"', '"20260228"', "contact two"),
        ('id = "test-area"', 'id = "test-area"\nzone = "Europe/Atlantis"', "zone"),
        ('id = "test-area"', 'id = "test-area"\nzone = ""', "zone"),
        ("referral {reference}", "referral", "subject_template"),
        ("{reference}", "{reference} {name}", "subject_template"),
        ("{reference}", "{reference.x}", "subject_template"),
        ("{reference}", "{reference", "subject_template"),
        ("{marking}: Prevent", "Prevent {marking}", "subject_template"),
        ("{marking}: Prevent", "{{name}} Prevent", "subject_template"),
        ("{marking}: Prevent", "{} Prevent", "subject_template"),
        ("{marking}: Prevent", "{{}} Prevent", "subject_template"),
        ("{marking}: Prevent", "} Prevent", "subject_template"),
        (
            'always = ["lead@school.example.org"]',
            'always = ["a@b.org", "c@d.org"]\nif_child = ["e@f.org", "g@h.org"]',
            "copy_to",
        ),
        ('name = "Test Area"', 'name = ""', "name"),
        ('name = "Test Area"', 'name = "  "', "name"),
        ('name = "One"', 'name = ""', "contact one, name"),
        ('"advice@test.example.org"', '""', "advice_email"),
        ('"advice@test.example.org"', '"not an address"', "advice_email"),
        ('advice_phone = "101"', 'advice_phone = ""', "advice_phone"),
        ('advice_phone = "101"', 'advice_phone = "the police"', "advice_phone"),
        ('"someone on 01632 960001"', '""', "also_refer, child_contact"),
        ('marking = "OFFICIAL-SENSITIVE"', 'marking = " "', "marking"),
        ("[recipient]", "last_checkd = 2026-11-22\n[recipient]", "the file"),
        ('last_checked = "2026-11-22"\n[', "last_checked = 2026-11-22T10:00:00\n[", "last_checked"),
        ("lead@school", "Lead <lead@school", "copy_to"),
    ],
)
def test_a_wrong_file_is_refused_with_place_and_reason(old: str, new: str, place: str) -> None:
    with pytest.raises(ResourceError) as caught:
        swap(old, new)()
    assert caught.value.code == "not_valid"
    assert caught.value.places["file"] == "test.toml"
    assert caught.value.places["place"] == place
    assert caught.value.places["reason"]


UNSEEN = {
    "\\r\\n": "a line end (U+000D)",
    "\\t": "a tab (U+0009)",
    "\\f": "U+000C",
    "\\u001b": "U+001B",
    "\\u0085": "U+0085",
    "\\u200b": "zero width space (U+200B)",
    "\\u2028": "line separator (U+2028)",
    "\\u202e": "right-to-left override (U+202E)",
    "\\u3164": "hangul filler (U+3164)",
    "\\uf0fe": "U+F0FE",
}


@pytest.mark.parametrize("sign", UNSEEN)
@pytest.mark.parametrize(
    ("value", "place"),
    [
        ("Test Area", "name"),
        ("OFFICIAL-SENSITIVE", "marking"),
        ("Prevent referral", "subject_template"),
        ('"101', "advice_phone"),
        ('"One', "contact one, name"),
    ],
)
def test_what_nobody_sees_is_named(value: str, place: str, sign: str) -> None:
    with pytest.raises(ResourceError) as caught:
        swap(value, f"{value}{sign}")()
    assert caught.value.places["place"] == place
    assert UNSEEN[sign] in str(caught.value.places["reason"])


def test_a_copy_or_an_adviser_with_an_unseen_sign_is_told_its_name() -> None:
    for address in ("lead@school.example.org", "advice@test.example.org"):
        with pytest.raises(ResourceError) as caught:
            swap(address, f"{address}\\u200b")()
        assert "U+200B" in str(caught.value.places["reason"])


def test_accents_emphasis_and_notes_of_several_lines_are_fine() -> None:
    name = "Sir Gâr \N{EN DASH} Carmarthenshire\N{NO-BREAK SPACE}(“West”)"
    assert load_area(GOOD.replace("Test Area", name).encode(), "test.toml").name == name
    swap('threshold_note = ""', 'threshold_note = """One.\n\nTwo."""')()
    swap('marking = "OFFICIAL-SENSITIVE"', 'marking = ""')()
    swap('id = "test-area"', f'id = "{"a" * 60}"')()


def test_a_day_may_stand_without_quotation_marks() -> None:
    text = GOOD.replace('"2026-11-22"', "2026-11-22")
    assert load_area(text.encode(), "test.toml") == load_area(GOOD.encode(), "test.toml")


@pytest.mark.parametrize(
    "data",
    [
        codecs.BOM_UTF8 + GOOD.encode(),  # Notepad's "UTF-8 with BOM"
        GOOD.replace("\n", "\r\n").encode("utf-16"),  # PowerShell's Out-File
        codecs.BOM_UTF16_BE + GOOD.encode("utf-16-be"),
        GOOD.encode("utf-16-le"),
        GOOD.encode("utf-16-be"),
    ],
)
def test_the_file_is_read_however_an_editor_saved_it(data: bytes) -> None:
    assert load_area(data, "test.toml") == load_area(GOOD.encode(), "test.toml")


def test_text_of_another_encoding_is_told_as_that() -> None:
    with pytest.raises(ResourceError) as caught:
        load_area(b'id = "\xe9"', "test.toml")
    assert caught.value.places["reason"] == (
        "it is saved neither as UTF-8 nor as UTF-16 (at byte 6)"
    )


def test_copies_are_counted_for_one_referral() -> None:
    """Four in the file, three for a child and three for an adult."""
    swap(
        'always = ["lead@school.example.org"]',
        'always = ["a@b.org", "c@d.org"]\nif_child = ["e@f.org"]\nif_adult = ["g@h.org"]',
    )()


@pytest.mark.parametrize("data", [b"\xff\xff", b"id = [", b"id = " + b"[" * 100_000])
def test_what_is_no_toml_is_refused(data: bytes) -> None:
    with pytest.raises(ResourceError) as caught:
        load_area(data, "test.toml")
    assert caught.value.code == "not_toml"


def test_a_bad_recipient_does_not_stop_the_writing_but_is_not_usable() -> None:
    text = GOOD.replace("referrals@test.police.uk", "referrals@evil.example", 1)
    assert not usable_recipient(load_area(text.encode(), "test.toml"))


def test_copies_depend_on_whether_the_person_is_a_child() -> None:
    text = GOOD.replace(
        'always = ["lead@school.example.org"]',
        'always = ["all@s.example.org"]\nif_child = ["c@s.example.org"]\n'
        'if_adult = ["a@s.example.org"]',
    )
    copies = load_area(text.encode(), "test.toml").copy_to
    assert copies.addresses_for(child=True) == ("all@s.example.org", "c@s.example.org")
    assert copies.addresses_for(child=False) == ("all@s.example.org", "a@s.example.org")
    assert copies.addresses_for(child=None) == ("all@s.example.org",)
