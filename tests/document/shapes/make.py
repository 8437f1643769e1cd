"""Writes the frozen papers of a shape: `python -m tests.document.shapes.make FOLDER`.

Run once for each new shape, with the program that first wrote it, and never again into a folder
that has files: a paper signed years ago has to be judged rightly for ever.
"""

import io
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pikepdf
from tests.document.conftest import MIXED, MOMENT
from tests.document.kinds import (
    LEAD,
    SCRIPTS,
    STROKES,
    addition,
    decision,
    paper,
    signed,
)
from tests.key_files import key_file, rsa2048

from prevent_desktop import document
from prevent_desktop.document import Identity, Mark
from prevent_desktop.document.key_file import load_pkcs12
from prevent_desktop.shipped import resources

TYPED, DRAWN = Mark(typed=f"Sam {MIXED}"), Mark(strokes=STROKES)
_WORDS = ("said", "going", "nobody", "asked", "video", "again", "school", "after", "that", "they")


def key_file_identity(name: str) -> Identity:
    """An RSA key as an organisation hands it out."""
    data = key_file(rsa2048(), MOMENT - timedelta(days=1), passphrase="", name=name)
    return load_pkcs12(data, None)


def _megabyte() -> str:
    """A million characters that do not pack well, in paragraphs."""
    chance, lines, left = random.Random(10), [], 1_000_000
    while left > 0:
        words = [chance.choice(_WORDS) + chance.choice(_WORDS) for _ in range(120)]
        lines.append(" ".join(words))
        left -= len(lines[-1]) + 1
    return "\n".join(lines)


def _parted() -> bytes:
    """A paper long enough that the page ends between its two fields."""
    for lines in range(200):
        pdf = document.render(paper({"concerns.description": "A line.\n" * lines}))
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            first, second = opened.Root.AcroForm.Fields
            if first.P.objgen != second.P.objgen:
                return pdf
    raise LookupError


def _papers() -> Iterator[tuple[str, bytes]]:
    """Every kind of signed paper, by name."""
    organisation = key_file_identity("Example Trust Seal")
    yield "complete", signed(document.render(paper()))
    yield "incomplete", signed(document.render(paper(complete=False)))
    yield "without-answers", signed(document.render(paper(payload=None)))
    yield "addition", signed(addition())
    yield "decision", signed(decision())
    yield "signature-drawn", signed(document.render(paper()), mark=DRAWN)
    yield "signature-typed", signed(document.render(paper()), mark=TYPED)
    yield (
        "key-file-rsa",
        signed(
            document.render(
                paper(signer=organisation.holder, fingerprint=organisation.fingerprint)
            ),
            organisation,
        ),
    )
    yield "fields-on-two-pages", signed(_parted())
    texts = tuple(SCRIPTS.values())
    values = {"concerns.description": "\n\n".join(texts), "individual.names": texts}
    yield "thirty-scripts", signed(document.render(paper(values)))
    yield "megabyte", signed(document.render(paper({"concerns.description": _megabyte()})))


def _examples() -> Iterator[tuple[str, bytes]]:
    """The shipped examples, each exported with a key of its own."""
    for answers in sorted(resources.path("examples").glob("*.json")):
        with tempfile.TemporaryDirectory() as folder:
            export = ["export", str(answers), "--out", folder, "--ephemeral-identity"]
            run = [sys.executable, "-m", "prevent_desktop", *export, "--today", "2026-11-22"]
            subprocess.run(run, check=True)
            (pdf,) = Path(folder).glob("*.pdf")
            yield f"example-{answers.stem}", pdf.read_bytes()


def main() -> None:
    """Write each paper as it was signed, and once more with a countersignature."""
    folder = Path(sys.argv[1])
    lead_file = key_file_identity("Example Lead Seal")
    for number, (name, pdf) in enumerate((*_papers(), *_examples())):
        lead, mark = (lead_file, TYPED) if number % 2 else (LEAD, DRAWN if number % 4 else Mark())
        for suffix, data in (
            ("", pdf),
            ("-countersigned", document.countersign(pdf, lead, MOMENT, mark)),
        ):
            with (folder / f"{name}{suffix}.pdf").open("xb") as file:
                file.write(data)


if __name__ == "__main__":
    main()
