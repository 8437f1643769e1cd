"""A signature's box and its container: what stands in them is what signing writes, or is told."""

import io
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pikepdf
import pytest
from asn1crypto import cms
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.document.conftest import MOMENT
from tests.document.handmade import _signature, _with_gap
from tests.document.kinds import LEAD, REFERRER, SCRIPTS, STROKES, made, signed
from tests.document.structural import signed_by_forger
from tests.document.test_names import NAMES
from tests.key_files import key_file, p256

from prevent_desktop import document
from prevent_desktop.document import Holder, Identity, Mark, VerdictKind, appearance, signing
from prevent_desktop.document.boxes import same_name
from prevent_desktop.document.packing import pack_streams
from prevent_desktop.document.shape.look import is_drawn_box

PAINT = b"1 0 0 rg -2000 -2000 5000 5000 re f\n"
DRAW = appearance.draw_appearance


def content_of(page: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """A drawn box with other content."""
    with pikepdf.open(io.BytesIO(page)) as opened:
        contents = opened.pages[0].obj.Contents
        contents.write(change(contents.read_bytes()))
        pack_streams(opened)
        out = io.BytesIO()
        opened.save(out, deterministic_id=True, compress_streams=False)
        return out.getvalue()


OTHER_CONTENTS: dict[str, Callable[[bytes], bytes]] = {
    "a Q without its q, and paint": lambda old: b"Q " + PAINT + old,
    "the same after what is shown": lambda old: old + b"Q\n" + PAINT,
    "paint inside the box": lambda old: old + PAINT,
    "nothing": lambda _old: b"",
    "rubbish": lambda _old: bytes(range(256)) * 9,
    "brackets": lambda _old: b"[" * 300_000,
    "blanks without an end": lambda old: old + b" " * 8_000_000,
    "a picture": lambda old: old + b"BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI\n",
    "text that is not read": lambda old: old.replace(b"] TJ", b"] TJ\n<0001> Tj", 1),
    "text outside the box": lambda old: old.replace(b" 67.500 Tm", b" 167.500 Tm"),
    "text beside the box": lambda old: old.replace(b" 14.000 67.500 Tm", b" 900.000 67.500 Tm"),
    "white text": lambda old: old.replace(b"0.043 0.047 0.047 rg BT", b"1 1 1 rg BT", 1),
    "text raised out of the box": lambda old: old.replace(b" Tf\n", b" Tf\n99.000 Ts\n", 1),
    "ink over the name": lambda old: (
        old[:-3] + b"0.043 0.047 0.047 RG 1.4 w 1 J 1 j 12.0 60.0 m 390.0 60.0 l S\n \n"
    ),
    "unseen text": lambda old: old.replace(b" rg BT\n", b" rg BT\n3 Tr\n", 1),
    "a bar over the text": lambda old: old + old.lstrip().split(b"\n")[0] + b"\n",
    "a font of another file": lambda old: old.replace(b"/T0 8 Tf", b"/F1 8 Tf", 1),
}  # fmt: skip


@pytest.mark.parametrize("name", OTHER_CONTENTS)
@pytest.mark.parametrize("who", ["referrer", "lead"])
def test_a_box_shows_what_signing_draws_or_it_is_none_of_ours(
    name: str, who: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Readers differ in what such operators do to the page below; one painted all of it red."""
    base = made("finished" if who == "referrer" else "signed")
    monkeypatch.setattr(
        signing, "draw_appearance", lambda *a, **k: content_of(DRAW(*a, **k), OTHER_CONTENTS[name])
    )
    pdf = signed(base) if who == "referrer" else signed_by_forger(base)
    assert document.verify(pdf, {REFERRER.fingerprint}).kind is not VerdictKind.UNCHANGED


@given(st.binary(max_size=40), st.integers(0, 2**31))
@settings(max_examples=200, deadline=None)
def test_any_bytes_put_into_a_box_are_no_box(piece: bytes, where: int) -> None:
    content = drawn_content()
    at = 1 + where % (len(content) - 3)
    changed = content[:at] + piece + content[at:]
    if is_drawn_box(changed):
        # What may differ are numbers, codes and lines of the same kinds.
        assert set(changed) <= set(b"\n -./0123456789ABCDEFTJSNWjklmwrgstBRG[]<>ef")


def drawn_content() -> bytes:
    with pikepdf.open(io.BytesIO(made("signed, drawn"))) as opened:
        return next(f.AP.N.read_bytes() for f in opened.Root.AcroForm.Fields if "/V" in f)


# --- the container ---------------------------------------------------------------------------


def der(tag: int, content: bytes) -> bytes:
    size = len(content)
    length = bytes([size]) if size < 128 else b"\x82" + size.to_bytes(2, "big")
    return bytes([tag]) + length + content


SHA_256 = bytes.fromhex("0609608648016503040201")
AS_IT_IS = der(0x30, SHA_256 + b"\x05\x00")


def _put_in(pdf: bytes, count: int, by: bytes) -> bytes:
    """The algorithm of the digest written otherwise, where it stands for the n-th time."""
    raw = _signature(pdf)
    places = [at for at in range(len(raw)) if raw.startswith(AS_IT_IS, at)]
    return _rewritten(pdf, places[count], by)


def _rewritten(pdf: bytes, place: int, by: bytes) -> bytes:
    """Another value at a place of the container; the lengths of all that holds it follow."""

    def anew(data: bytes, at: int) -> bytes:
        out, here = b"", 0
        while here < len(data):
            tag, begin, end = _frame(data, here)
            inside = data[begin:end]
            if at + here == place:
                out += by
            elif at + begin <= place < at + end and tag & 0x20:
                out += der(tag, anew(inside, at + begin))
            else:
                out += data[here:end]
            here = end
        return out

    return _with_gap(pdf, anew(_signature(pdf), 0))


def _frame(data: bytes, at: int) -> tuple[int, int, int]:
    length, begin = data[at + 1], at + 2
    if length >= 0x80:
        count = length - 0x80
        length, begin = int.from_bytes(data[begin : begin + count], "big"), begin + count
    return data[at], begin, begin + length


HIDDEN = der(0x30, SHA_256 + der(0x04, b"HIDDEN " * 60))
BARE = der(0x30, SHA_256)


@pytest.mark.parametrize("by", [HIDDEN, BARE], ids=["hidden", "bare"])
@pytest.mark.parametrize("count", [0, 1])
def test_a_container_holds_no_byte_that_no_signature_covers(count: int, by: bytes) -> None:
    pdf = made("signed")
    assert document.verify(_put_in(pdf, count, AS_IT_IS)).kind is VerdictKind.UNCHANGED
    assert document.verify(_put_in(pdf, count, by)).kind is VerdictKind.NOT_OURS


def test_nothing_follows_the_parts_of_a_container() -> None:
    pdf = made("signed")
    raw = _signature(pdf)
    for place, by in _with_more(raw):
        assert document.verify(_rewritten(pdf, place, by)).kind is not VerdictKind.UNCHANGED


def _with_more(raw: bytes) -> list[tuple[int, bytes]]:
    """The content as a whole, and its signer, each with one part more; and another version."""
    data = cms.ContentInfo.load(raw)["content"]
    content, signer = data.dump(), data["signer_infos"][0].dump()
    found = []
    for whole in (content, signer):
        tag, begin, end = _frame(whole, 0)
        found.append((raw.index(whole), der(tag, whole[begin:end] + der(0x04, b"hello"))))
        version = der(0x02, b"\x00\x01") + whole[begin + 3 : end]
        found.append((raw.index(whole), der(tag, version)))
    return found


# --- whom it names ---------------------------------------------------------------------------


def told(pdf: bytes) -> tuple[tuple[str, ...], tuple[str, ...]]:
    verdict = document.verify(pdf)
    assert verdict.kind is VerdictKind.UNCHANGED
    found = document.compare(pdf, "no_data", verdict)
    return found.other, found.typed


OTHER_KEY = document.make_identity(Holder("Jane Doe", "Chief Constable"), MOMENT)


@pytest.mark.parametrize("who", ["referrer", "lead"])
def test_a_box_that_names_another_key_is_told(who: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        signing, "draw_appearance", lambda _key, *rest, **named: DRAW(OTHER_KEY, *rest, **named)
    )
    pdf = signed(made("finished")) if who == "referrer" else signed_by_forger(made("signed"))
    assert told(pdf) == ((who,), ())


@pytest.mark.parametrize("shown", ["name", "key"])
def test_a_box_with_half_of_the_truth_is_told(shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = LEAD if shown == "key" else OTHER_KEY
    mixed = Identity(
        OTHER_KEY.holder if shown == "key" else LEAD.holder,
        whole.certificate_der,
        whole.private_key_der,
    )
    monkeypatch.setattr(
        signing, "draw_appearance", lambda _key, *rest, **named: DRAW(mixed, *rest, **named)
    )
    assert told(document.countersign(made("signed"), LEAD, MOMENT)) == (("lead",), ())


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Digitally countersigned by Jane Doe, Chief Constable"},
        {"moment": MOMENT - timedelta(days=400)},
    ],
    ids=["title", "time"],
)
def test_another_title_or_time_in_a_box_is_told(
    change: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def draw(key: Identity, moment: datetime, *rest: Any, **named: Any) -> bytes:
        told = {"moment": moment, **named, **change}
        return DRAW(key, told.pop("moment"), *rest, **told)

    base = made("signed")
    monkeypatch.setattr(signing, "draw_appearance", draw)
    assert told(document.countersign(base, LEAD, MOMENT)) == (("lead",), ())


NOT_THE_KEYS = [
    ("Safeguarding Lead Bob", "Safeguarding\u2026 Jane Doe, Chief Constable"),
    ("Name not given", "\u24bf\u24d0\u24dd\u24d4 \u24b9\u24de\u24d4"),
    ("Name not given", "\U0001f159\U0001f150\U0001f15d\U0001f154"),
    (f"{'Designated lead ' * 3}of Leeds", f"{'Designated lead ' * 3}of Leeds for Jane Doe"),
]


@pytest.mark.parametrize(("name", "shown"), NOT_THE_KEYS)
def test_what_only_begins_like_a_name_is_another(name: str, shown: str) -> None:
    assert not same_name(shown, name, document._likeness())


def test_a_name_beside_the_certificate_is_compared_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some readers show this one."""
    other = Identity(OTHER_KEY.holder, LEAD.certificate_der, LEAD.private_key_der)
    monkeypatch.setattr(
        signing, "draw_appearance", lambda _key, *rest, **named: DRAW(LEAD, *rest, **named)
    )
    assert told(document.countersign(made("signed"), other, MOMENT)) == (("lead",), ())


def test_a_letter_that_reads_as_a_line_blames_nobody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """The lead types a false name and has the text of the box say that it is the referrer's."""
    from prevent_desktop.document import embedding

    usual = embedding._to_unicode
    tip = "Space for the countersignature of the safeguarding or Prevent lead"

    def with_a_line(texts: Any) -> bytes:
        known = list(texts)
        return usual([f"{each}\n{tip}:\n" if each == "y" else each for each in known])

    monkeypatch.setattr(embedding, "_to_unicode", with_a_line)
    pdf = document.countersign(made("signed"), LEAD, MOMENT, Mark(typed="Somebody"))
    verdict = document.verify(pdf)
    found = document.compare(pdf, "no_data", verdict)
    assert "referrer" not in (*found.typed, *found.other)
    assert "lead" in (*found.typed, *found.other)
    assert document.as_text(pdf).count(f"\n{tip}") == 1


WIDE = "\u30a2\u30ec\u30af\u30b5\u30f3\u30c0\u30fc\u30fb\u30de\u30af\u30c9\u30ca\u30eb\u30c9"
LONG_NAMES = (
    "\u0418\u0432\u0430\u043d\u043e\u0432\u0430 \u0410\u043d\u043d\u0430 " * 4 + "(Lead)",
    WIDE,
    "Jane\x0bDoe",
    "Jane\x85Doe",
    "\ufdfd" * 10,
    "\u6f22" * 20 + "x",
)
WRITTEN = (*LONG_NAMES, *NAMES.values(), *(f"Sam {text[:20]}" for text in SCRIPTS.values()))


@pytest.mark.wide
@pytest.mark.parametrize("name", WRITTEN)
def test_an_honest_box_is_never_called_anothers(name: str) -> None:
    identity = document.make_identity(Holder(name, name), MOMENT)
    for mark in (Mark(), Mark(typed=name), Mark(strokes=(*STROKES, ()))):
        pdf = document.sign(made("finished"), identity, MOMENT, mark)
        assert told(pdf) == ((), ()), mark


def test_a_signature_drawn_for_minutes_is_thinned() -> None:
    stroke = tuple((n / 90_000, 0.5) for n in range(90_000))
    pdf = document.sign(made("finished"), REFERRER, MOMENT, Mark(strokes=(stroke,)))
    assert told(pdf) == ((), ())
    assert len(pdf) < 500_000


def test_every_common_name_is_told() -> None:
    """Programs differ in which of several they show."""
    data = key_file(p256(), MOMENT, passphrase="", name="First Name", names=("Second Name",))
    identity = document.load_pkcs12(data, None)
    (fact,) = document.verify(signed(made("finished"), identity)).signatures
    assert fact.name == "First Name / Second Name"
