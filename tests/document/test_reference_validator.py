"""What the reference validator says of every kind of file, and of files broken on purpose.

Skipped, with the reason, where Java or the validator's classes are not to be had.
"""

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Name
from tests.document.kinds import MAKERS, made
from tests.document.reference_validator import PROFILES, Report, missing, validate
from tests.document.test_blank import blank
from tests.document.test_conformance import (
    with_a_wrong_width,
    with_untagged_content,
    without_embedded_font,
    without_intent,
    without_language,
    without_title_shown,
    without_words_for_a_field,
)
from tests.proofs import Record

FROZEN = sorted((Path(__file__).parent / "shapes").glob("*/*.pdf"))


def skipped_heading(pdf: pikepdf.Pdf) -> None:
    """A heading of the third level where the second is due."""
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get(Name.S) == Name.H2:
            thing.S = Name.H3


BROKEN: dict[str, tuple[Callable[[pikepdf.Pdf], None], str]] = {
    "no-intent": (without_intent, "3a"),
    "wrong-width": (with_a_wrong_width, "3a"),
    "no-font": (without_embedded_font, "3a"),
    "no-title": (without_title_shown, "ua1"),
    "untagged": (with_untagged_content, "ua1"),
    "no-language": (without_language, "ua1"),
    "no-words-for-a-field": (without_words_for_a_field, "ua1"),
    "two-headings-down": (skipped_heading, "ua1"),
}
WHY = missing()
pytestmark = pytest.mark.skipif(bool(WHY), reason=f"the reference validator needs {WHY}")


def without_signatures(breaker: Callable[[pikepdf.Pdf], None]) -> bytes:
    with pikepdf.open(io.BytesIO(made("finished"))) as opened:
        breaker(opened)
        out = io.BytesIO()
        opened.save(out, compress_streams=False)
        return out.getvalue()


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """Everything in one run: Java takes longest to start."""
    folder = tmp_path_factory.mktemp("validated")
    files = {f"frozen-{path.parent.name}-{path.stem}": path.read_bytes() for path in FROZEN}
    files |= {f"kind-{kind.replace(', ', '-').replace(' ', '-')}": made(kind) for kind in MAKERS}
    files |= {"blank-national": blank(), "blank-national-large": blank(large=True)}
    files |= {f"broken-{name}": without_signatures(each) for name, (each, _) in BROKEN.items()}
    paths = []
    for name, data in files.items():
        paths.append(folder / f"{name}.pdf")
        paths[-1].write_bytes(data)
    return validate(paths, folder)


def test_every_file_conforms_for_the_reference_validator(said: Report, record: Record) -> None:
    ours = {key: outcome for key, outcome in said.items() if not key[0].startswith("broken-")}
    failed = {key: rules for key, (conforms, rules) in ours.items() if not conforms}
    assert len(ours) >= len(PROFILES) * (len(FROZEN) + len(MAKERS) + 2)
    assert failed == {}
    record("files and profiles that the reference validator was asked about", len(ours), 0)


@pytest.mark.parametrize("name", BROKEN)
def test_the_reference_validator_sees_what_is_broken(said: Report, name: str) -> None:
    conforms, rules = said[f"broken-{name}.pdf", BROKEN[name][1]]
    assert not conforms
    assert rules
