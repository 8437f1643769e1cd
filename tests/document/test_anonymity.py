"""Who first noticed stays out of every byte that leaves, wherever a name could hide in a PDF."""

import email
import email.policy
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from tests.document.conftest import MOMENT, run_tool
from tests.document.kinds import LEAD, REFERRER
from tests.document.test_fuzz import LIBRARY

from prevent_desktop import document
from prevent_desktop.form.files import parse_json
from prevent_desktop.papers.submission import Order, Submission
from prevent_desktop.referral import Referral, referral_from_file
from prevent_desktop.shipped import resources

TODAY = date(2026, 11, 22)
CANARIES = {
    "identifier.forename": "Kanaria",
    "identifier.surname": "Zyxwvut\u0144ska",
    "identifier.role_org": "Night caretaker, Quuxborough",
    "identifier.relationship": "Neighbour of the xylophonist",
    "identifier.phone": "01632 960777",
    "identifier.email": "kanaria@quuxborough.example",
}
WORDS = ("Kanaria", "Zyxwvut\u0144ska", "Quuxborough", "xylophonist", "960777")


def referral(*, anonymous: bool) -> Referral:
    raw = parse_json(resources.path("examples", "anonymous.json").read_bytes())
    made = referral_from_file(LIBRARY, raw)
    for question, value in CANARIES.items():
        made = made.with_value(question, value)
    made = made.with_value("identifier.same_as_referrer", None)
    return made.with_value("identifier.anonymous", "yes" if anonymous else "no")


@pytest.fixture(params=[True, False], ids=["finished", "incomplete"], scope="module")
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return submit(tmp_path_factory.mktemp("out"), anonymous=True, incomplete=not request.param)


def submit(folder: Path, *, anonymous: bool, incomplete: bool = False) -> list[Path]:
    """The files of the main job, and the countersigned paper beside them."""
    order = Order(
        referral=referral(anonymous=anonymous),
        identity=REFERRER,
        reference="PR-7K2M-4H9Q",
        moment=MOMENT,
        today=TODAY,
        folder=folder,
        incomplete=incomplete,
        message_template=resources.read_text("mail", "message.txt"),
    )
    paths = list(Submission(order).run())
    both = folder / "both.pdf"
    both.write_bytes(document.countersign(paths[0].read_bytes(), LEAD, MOMENT))
    return [*paths, both]


def places(path: Path) -> Iterator[tuple[str, bytes]]:
    """Every place of a file where a name could be, and its content."""
    data = path.read_bytes()
    yield "the name of the file", path.name.encode()
    yield "the bytes", data
    if path.suffix == ".eml":
        message = email.message_from_bytes(data, policy=email.policy.default)
        for part in message.walk():
            yield "a header", str(part.items()).encode()
            if not part.is_multipart():
                content = part.get_payload(decode=True)
                assert isinstance(content, bytes)
                yield "a part of the message", content
                if content.startswith(b"%PDF"):
                    yield from pdf_places(content, path.parent)
    else:
        yield from pdf_places(data, path.parent)


def pdf_places(data: bytes, folder: Path) -> Iterator[tuple[str, bytes]]:
    ends = [at + 5 for at in range(len(data)) if data.startswith(b"%%EOF", at)]
    assert ends
    for number, end in enumerate(ends, start=1):
        yield from revision_places(data[:end] + b"\n", f"revision {number}: ", folder)


def revision_places(data: bytes, name: str, folder: Path) -> Iterator[tuple[str, bytes]]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream):
                yield name + "a stream", thing.read_bytes()
            yield name + "an object", repr(thing).encode()
            for value in strings(thing):
                yield name + "a string", value.encode("utf-8", "replace")
        yield name + "the information", str(list(pdf.docinfo.items())).encode()
        yield name + "the metadata", pdf.Root.Metadata.read_bytes()
        for attachment in pdf.attachments.values():
            yield name + "an attachment", attachment.get_file().read_bytes()
    yield name + "what is read aloud", document.as_text(data).encode()
    copy = folder / "revision"
    copy.write_bytes(data)
    yield name + "what is seen", run_tool("pdftotext", "-layout", str(copy), "-").encode()
    copy.unlink()


def strings(thing: pikepdf.Object) -> Iterator[str]:
    if isinstance(thing, pikepdf.String):
        yield str(thing)
    elif isinstance(thing, pikepdf.Array):
        for each in thing:
            if isinstance(each, pikepdf.Object) and not each.is_indirect:
                yield from strings(each)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        for each in thing.values():
            if isinstance(each, pikepdf.Object) and not each.is_indirect:
                yield from strings(each)


def found(paths: list[Path]) -> set[str]:
    """The places where one of the words stands, in any encoding a PDF or message uses."""
    spellings = [
        word.encode(encoding) for word in WORDS for encoding in ("utf-8", "utf-16-be", "utf-16-le")
    ]
    spellings += [spelling.hex().encode() for spelling in spellings]
    return {
        f"{path.suffix} {place}"
        for path in paths
        for place, content in places(path)
        if any(word in content or word.upper() in content for word in spellings)
    }


@pytest.mark.needs("pdftotext")
def test_an_anonymous_first_noticer_is_nowhere(written: list[Path]) -> None:
    assert found(written) == set()


@pytest.mark.needs("pdftotext")
def test_the_search_finds_a_name_that_is_there(tmp_path: Path) -> None:
    """The same answers, not anonymous: the name is on the page, read aloud, and in the answers."""
    there = found(submit(tmp_path, anonymous=False))
    for place in ("what is seen", "what is read aloud", "an attachment", "a stream"):
        for suffix in (".pdf", ".eml"):
            assert f"{suffix} revision 1: {place}" in there
