"""Two libraries see the same values, compared in one step as part by part."""

import io
from types import SimpleNamespace
from typing import Any

import pikepdf
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pyhanko.pdf_utils import generic as untyped
from pyhanko.pdf_utils.reader import PdfFileReader
from tests.document.kinds import made

from prevent_desktop.document.foreign import Foreign
from prevent_desktop.document.shape import agreement, readers_agree, recognise
from prevent_desktop.document.shape.agreement import _DEEPEST, _same, _spelled_alike, _written
from prevent_desktop.document.shape.spelled import NotSpelledError, spelled

generic: Foreign = untyped
WHERE = generic.Reference(1, 0, SimpleNamespace(strict=True))
SCALARS = st.sampled_from(
    (
        *("0", "-0", "1", "12", "+1", "007", "1.0", "1.00", "1.", ".5", "-.5", "0.0000001", "4."),
        *("/A", "/B", "/a#2fb", "/#41", "/A.B", "/", "/\xe9", "/#c3#a9", "/A-B", "true", "false"),
        *("null", "()", "(a)", "(\\141)", "<61>", "<>", "(\xe9)", "(\\351)", "(\\()", "(a\\\nb)"),
        *("<feff0041>", "(A)", "(\xfe\xff\x00A)", "(\\n)", "(\n)", "<0a>"),
    )
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map(lambda parts: f"[ {' '.join(parts)} ]"),
        st.dictionaries(st.sampled_from(("/A", "/B", "/#41", "/C")), inner, max_size=3).map(
            lambda parts: f"<< {' '.join(f'{k} {v}' for k, v in parts.items())} >>"
        ),
    ),
    max_leaves=8,
)


def by_both(text: str) -> tuple[Any, Any]:
    """A value as qpdf and as pyHanko read it, in an array of its own."""
    data = f"[ {text} ]".encode("latin-1")
    return pikepdf.Object.parse(data), generic.read_object(io.BytesIO(data + b"\n"), WHERE)


@given(VALUES, st.one_of(st.none(), VALUES))
@example("[ 1.0 ]", None)
@example("<< /A 1 /B null >>", None)
@example("(\xe9)", "(\\351)")
def test_what_is_spelled_alike_is_the_same(one: str, other: str | None) -> None:
    try:
        ours, _ = by_both(one)
        _, theirs = by_both(one if other is None else other)
    except Exception:  # noqa: BLE001  (one of them refuses it: there is nothing to compare)
        return
    if _spelled_alike(_written(ours), theirs):
        assert _same(ours, theirs, 0)


@pytest.mark.parametrize("text", ["1", "12.50", "/Name", "(a b)", "<< /A [ 1 2 ] /B /C >>", "true"])
def test_a_value_as_papers_have_it_is_spelled_alike(text: str) -> None:
    ours, theirs = by_both(text)
    assert _spelled_alike(_written(ours), theirs)


def test_values_in_too_many_values_are_not_spelled() -> None:
    deep = by_both("[ " * _DEEPEST + "1" + " ]" * _DEEPEST)[1]
    with pytest.raises(NotSpelledError):
        spelled(deep, _DEEPEST)


@pytest.mark.parametrize("kind", ["signed", "signed, drawn", "countersigned"])
def test_no_object_of_a_paper_has_to_be_compared_part_by_part(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf = made(kind)
    found = recognise(pdf)
    assert found is not None
    monkeypatch.setattr(agreement, "_same", lambda *_parts: pytest.fail("part by part"))
    assert readers_agree(pdf, found, PdfFileReader(io.BytesIO(pdf)))


def test_a_reader_that_sees_another_value_does_not_agree() -> None:
    pdf = made("signed")
    found = recognise(pdf)
    assert found is not None
    reader: Foreign = PdfFileReader(io.BytesIO(pdf))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        numbers = [thing.objgen for thing in opened.objects]
    for number in numbers[::3]:
        value = reader.get_object(generic.Reference(*number, reader))
        if isinstance(value, generic.DictionaryObject):
            value["/Added"] = generic.NumberObject(1)
            assert not readers_agree(pdf, found, reader), number
            del value["/Added"]
        else:
            value.append(generic.NumberObject(1))
            assert not readers_agree(pdf, found, reader), number
            value.pop()
    assert readers_agree(pdf, found, reader)
