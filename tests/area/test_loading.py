"""An area file is right as a whole, or it is refused with its place and its reason."""

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
        (
            'always = ["lead@school.example.org"]',
            'always = ["a@b.org", "c@d.org"]\nif_child = ["e@f.org", "g@h.org"]',
            "copy_to",
        ),
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


@pytest.mark.parametrize("data", [b"\xff\xfe", b"id = [", b"id = " + b"[" * 100_000])
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
