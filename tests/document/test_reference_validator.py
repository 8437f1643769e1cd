"""What the reference validator says of every kind of file, and of files broken on purpose.

Skipped, with the reason, where Java or the validator's classes are not to be had.
"""

import io
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Name
from tests.document.conftest import MOMENT
from tests.document.kinds import LEAD, MAKERS, REFERRER, made, signed
from tests.document.reference_validator import FORMER, PROFILES, Report, missing, validate
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
from tests.document.test_page_details import paper as case
from tests.proofs import Record

from prevent_desktop import document
from prevent_desktop.document import Holder, Mark, VerdictKind

EVERY = sorted((Path(__file__).parent / "shapes").glob("*/*.pdf"))
LARGE = [path for path in EVERY if path.stem.startswith("megabyte")]
"""A million characters each: the validator takes as long for them as for all the others."""
FROZEN = [path for path in EVERY if path not in LARGE]
FIRST_OF_PDF_2 = 3
"""The first shape whose papers say that they conform to WTPDF."""


def skipped_heading(pdf: pikepdf.Pdf) -> None:
    """A heading of the third level where the second is due."""
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get(Name.S) == Name.H2:
            thing.S = Name.H3


def bookmark_to_a_place_alone(pdf: pikepdf.Pdf) -> None:
    """A bookmark that leads to no heading."""
    del pdf.Root.Outlines.First.A[Name.SD]


def document_of_no_namespace(pdf: pikepdf.Pdf) -> None:
    """A document that is not said to be one of PDF 2.0."""
    del pdf.Root.StructTreeRoot.K[0][Name.NS]


BROKEN: dict[str, tuple[Callable[[pikepdf.Pdf], None], str]] = {
    "no-intent": (without_intent, "3a"),
    "wrong-width": (with_a_wrong_width, "3a"),
    "no-font": (without_embedded_font, "3a"),
    "no-title": (without_title_shown, "ua1"),
    "untagged": (with_untagged_content, "ua1"),
    "no-language": (without_language, "ua1"),
    "no-words-for-a-field": (without_words_for_a_field, "ua1"),
    "two-headings-down": (skipped_heading, "ua1"),
    "a-bookmark-to-a-place": (bookmark_to_a_place_alone, "wt1a"),
    "a-document-of-no-namespace": (document_of_no_namespace, "wt1r"),
}
SURROGATES = range(0xD800, 0xE000)
WEIGHTS = {0x0250: 3, 0x3000: 4, 0x10000: 3, 0x20000: 2, 0x110000: 1}
"""Upper ends of the stretches that random characters come from, and how often from each."""
ODD = "\ufeff\ufffe\uffff\0\u202e\u200d\u00ad\ue000\u0300"
"""Characters that nobody sees, or that no map from glyphs may lead to; one in each text."""
FORMER_FILES = ("frozen-1-", "frozen-2-")
FEW, MANY = 3, 48
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
    former = [path for path in paths if path.name.startswith(FORMER_FILES)]
    latest = [path for path in paths if path not in former]
    return {**validate(former, folder, FORMER), **validate(latest, folder)}


@pytest.mark.wide
def test_every_file_conforms_for_the_reference_validator(said: Report, record: Record) -> None:
    ours = {key: outcome for key, outcome in said.items() if not key[0].startswith("broken-")}
    failed = {key: rules for key, (conforms, rules) in ours.items() if not conforms}
    former = sum(int(path.parent.name) < FIRST_OF_PDF_2 for path in FROZEN)
    latest = len(FROZEN) - former + len(MAKERS) + 2
    assert len(ours) >= len(FORMER) * former + len(PROFILES) * latest
    assert failed == {}
    record("files and profiles that the reference validator was asked about", len(ours), 0)


@pytest.mark.wide
@pytest.mark.parametrize("name", BROKEN)
def test_the_reference_validator_sees_what_is_broken(said: Report, name: str) -> None:
    conforms, rules = said[f"broken-{name}.pdf", BROKEN[name][1]]
    assert not conforms
    assert rules


def random_text(source: random.Random, longest: int) -> str:
    """Characters of all of Unicode, whatever they are, but for halves of characters."""
    ends = source.choices([*WEIGHTS], [*WEIGHTS.values()], k=source.randint(1, longest))
    points = (source.randrange(1, end) for end in ends)
    text = "".join(chr(point) if point not in SURROGATES else " " for point in points)
    at = source.randrange(longest)
    return text[:at] + source.choice(ODD) + text[at:]


def random_paper(seed: int) -> bytes:
    """A signed paper full of random characters, every second one countersigned."""
    source = random.Random(seed)
    values = {
        "individual.forenames": random_text(source, 40),
        "individual.surname": random_text(source, 40),
        "individual.other_names": tuple(
            random_text(source, 60) for _ in range(source.randrange(9))
        ),
        "individual.addresses": ({"address": random_text(source, 80), "current": True},),
        "concerns.description": "\n\n".join(random_text(source, 900) for _ in range(4)),
        "referrer.role_org": random_text(source, 90),
        "safeguarding.informed_detail": random_text(source, 300),
    }
    name = random_text(source, 30)
    holder = replace(REFERRER, holder=Holder(name, random_text(source, 30)))
    mark = Mark(typed=name) if seed % 3 == 0 else Mark()
    pdf = signed(document.render(case(values)), holder, mark)
    return document.countersign(pdf, LEAD, MOMENT) if seed % 2 else pdf


def conforming(count: int, folder: Path) -> int:
    """Look at so many random papers; the number of files and profiles asked about."""
    paths = []
    for seed in range(count):
        pdf = random_paper(seed)
        assert document.verify(pdf).kind is VerdictKind.UNCHANGED, seed
        paths.append(folder / f"random-{seed}.pdf")
        paths[-1].write_bytes(pdf)
    told = validate(paths, folder)
    assert {key: rules for key, (conforms, rules) in told.items() if not conforms} == {}
    return len(told)


@pytest.mark.wide
def test_papers_of_random_characters_conform(tmp_path: Path) -> None:
    assert conforming(FEW, tmp_path) == FEW * len(PROFILES)


@pytest.mark.long
def test_many_papers_of_random_characters_conform(tmp_path: Path, record: Record) -> None:
    record("papers of random characters, files and profiles", conforming(MANY, tmp_path), 0)


@pytest.mark.long
def test_the_largest_papers_conform(tmp_path: Path) -> None:
    for path in LARGE:
        former = int(path.parent.name) < FIRST_OF_PDF_2
        told = validate([path], tmp_path, FORMER if former else PROFILES)
        assert all(conforms for conforms, _ in told.values()), told
