"""Files made to hurt whoever opens them; run as a program, it opens each and says how it ended.

`python -m tests.document.malicious` limits its own memory and time, so that a file that is not
refused ends this process and not the computer.
"""

import io
import json
import sys
import time
import zlib
from collections.abc import Callable
from functools import cache

import pikepdf
from pikepdf import Array, Dictionary, Name
from tests.document.kinds import made

from prevent_desktop import document
from prevent_desktop.errors import DocumentError

MEMORY = 1_500 * 1024 * 1024
SECONDS = 240
DEEP = 200_000


def classic(objects: list[bytes], root: int = 1, extra: bytes = b"") -> bytes:
    """A file of these objects with a plain cross-reference table."""
    out = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root %d 0 R %s>>\n" % (len(objects) + 1, root, extra)
    return out + b"startxref\n%d\n%%%%EOF\n" % start


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %s>>\nstream\n%s\nendstream" % (len(data), entries, data)


@cache
def bomb(megabytes: int, layers: int = 1) -> bytes:
    """Blanks packed a thousand to one, or a million to one in two layers."""
    if layers > 1:
        return zlib.compress(bomb(megabytes, layers - 1), 9)
    squeeze = zlib.compressobj(9)
    packed = b"".join(squeeze.compress(b" " * 1024 * 1024) for _ in range(megabytes))
    return packed + squeeze.flush()


def with_xref_stream(entries: bytes, data: bytes) -> bytes:
    """A file whose cross-reference is a stream with these entries."""
    body = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    body += b"2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n"
    start = len(body)
    body += b"3 0 obj\n" + stream(data, b"/Type /XRef /Root 1 0 R " + entries) + b"\nendobj\n"
    return body + b"startxref\n%d\n%%%%EOF\n" % start


def changed(change: Callable[[pikepdf.Pdf], None], kind: str = "finished") -> bytes:
    """One of our own papers with something done to it."""
    with pikepdf.open(io.BytesIO(made(kind))) as pdf:
        change(pdf)
        out = io.BytesIO()
        pdf.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
        return out.getvalue()


def page_bomb(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Contents = pdf.make_stream(bomb(800))
    pdf.pages[0].obj.Contents.Filter = Name.FlateDecode


def map_bomb(pdf: pikepdf.Pdf) -> None:
    font = next(iter(pdf.pages[0].obj.Resources.Font.values()))
    font.ToUnicode.write(bomb(800), filter=Name.FlateDecode)


def answers_bomb(pdf: pikepdf.Pdf) -> None:
    file = pdf.Root.AF[0].EF.F
    file.write(bomb(800), filter=Name.FlateDecode)
    file.Params.Size = 7


def answers_bomb_in_layers(pdf: pikepdf.Pdf) -> None:
    file = pdf.Root.AF[0].EF.F
    file.write(bomb(800, layers=3), filter=Array([Name.FlateDecode] * 3))


def huge_claim(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AF[0].EF.F.Params.Size = 2**40


def many_attachments(pdf: pikepdf.Pdf) -> None:
    first = pdf.Root.AF[0]
    pdf.Root.AF = Array([Dictionary(UF=first.UF, AFRelationship=Name.Data, EF=first.EF)] * 9_000)


def cyclic_structure(pdf: pikepdf.Pdf) -> None:
    top = pdf.Root.StructTreeRoot.K[0]
    top.K = Array([top])


def wide_structure(pdf: pikepdf.Pdf) -> None:
    """Each element twice in the one above it: a tree of a billion leaves from thirty objects."""
    element = pdf.Root.StructTreeRoot.K[0].K[0]
    for _ in range(30):
        element = pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.P, K=Array([element, element]))
        )
    pdf.Root.StructTreeRoot.K = Array([element])


CATALOG, PAGES = b"<< /Type /Catalog /Pages 2 0 R %s>>", b"<< /Type /Pages /Kids [] /Count 0 >>"
FILES: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "not a PDF": lambda: b"hello" * 1000,
    "brackets nested 200,000 deep": lambda: classic(
        [CATALOG % (b"/X " + b"[" * DEEP + b"]" * DEEP), PAGES]
    ),
    "dictionaries nested 200,000 deep": lambda: classic(
        [CATALOG % (b"/X " + b"<</X" * DEEP + b" 1" + b">>" * DEEP), PAGES]
    ),
    "a catalogue that is itself": lambda: classic([b"1 0 R", PAGES]),
    "pages that hold themselves": lambda: classic(
        [CATALOG % b"", b"<< /Type /Pages /Kids [2 0 R] /Count 1 /Parent 2 0 R >>"]
    ),
    "form fields that hold themselves": lambda: classic(
        [CATALOG % b"/AcroForm << /Fields [3 0 R] >> ", PAGES, b"<< /T (a) /Kids [3 0 R] >>"]
    ),
    "a table that leads back to itself": lambda: classic(
        [CATALOG % b"", PAGES], extra=b"/Prev 200 "
    ),
    "a length in a circle": lambda: classic(
        [CATALOG % b"/Metadata 3 0 R ", PAGES, b"<< /Length 3 0 R >>\nstream\nx\nendstream"]
    ),
    "a cross-reference bomb": lambda: with_xref_stream(
        b"/Size 4 /W [1 2 1] /Filter /FlateDecode ", bomb(800)
    ),
    "two thousand million entries claimed": lambda: with_xref_stream(
        b"/Size 2147483647 /W [0 0 0] /Index [0 2147483647] ", b""
    ),
    "a huge predictor": lambda: with_xref_stream(
        b"/Size 4 /W [1 2 1] /Filter /FlateDecode "
        b"/DecodeParms << /Predictor 12 /Columns 2147483647 >> ",
        zlib.compress(b"\0" * 5000),
    ),
    "a table of ten million lines claimed": lambda: classic([CATALOG % b"", PAGES]).replace(
        b"xref\n0 3", b"xref\n0 9999999"
    ),
    "a page bomb": lambda: changed(page_bomb),
    "a bomb in a map of letters": lambda: changed(map_bomb),
    "answers that are a bomb": lambda: changed(answers_bomb),
    "answers that are a bomb in three layers": lambda: changed(answers_bomb_in_layers),
    "answers said to be a million megabytes": lambda: changed(huge_claim),
    "nine thousand attachments": lambda: changed(many_attachments),
    "a structure that holds itself": lambda: changed(cyclic_structure),
    "a structure of a billion leaves": lambda: changed(wide_structure),
    "encrypted": lambda: _encrypted(made("finished")),
    "a signed paper, then a bomb": lambda: made("signed") + bomb(800),
    "brackets without an end": lambda: b"%PDF-1.7\n" + b"[" * 5_000_000,
    "a megabyte of startxref": lambda: b"%PDF-1.7\n" + b"startxref\n1\n%%EOF\n" * 50_000,
}


def _encrypted(pdf: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        out = io.BytesIO()
        opened.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
        return out.getvalue()


def outcome(work: Callable[[], object]) -> str:
    try:
        done = work()
    except DocumentError as error:
        return error.code
    return getattr(done, "kind", "read")


def main() -> None:
    """One line of JSON for each file: its name, what each job said, the seconds it took."""
    files = {name: make() for name, make in FILES.items()}
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    for name, pdf in files.items():
        begun = time.perf_counter()
        told = {
            "file": name,
            "verify": outcome(lambda: document.verify(pdf)),  # noqa: B023
            "read": outcome(lambda: document.read_payload(pdf, unverified=True)),  # noqa: B023
            "text": outcome(lambda: document.as_text(pdf)),  # noqa: B023
        }
        print(json.dumps(told | {"seconds": round(time.perf_counter() - begun, 2)}), flush=True)


if __name__ == "__main__":
    main()
