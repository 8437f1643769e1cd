"""The paper in ratios within one run, beside typst with the same content.

`python3 dev.py bench paper`. Seconds depend on the computer, ratios do not. Nothing is asserted
here; the aims stand beside the numbers.
"""

import io
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType

from prevent_desktop import document
from prevent_desktop.document import Paper
from prevent_desktop.form.files import parse_json, to_bytes
from prevent_desktop.form.printed import printed
from prevent_desktop.referral import Referral, load_library, referral_from_file
from prevent_desktop.shipped import resources

MOMENT = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)
ROUNDS = 9
SENTENCE = "On Tuesday she said that she did not want to go home, and nobody asked her why. "
WORDS_IN_SENTENCE = len(SENTENCE.split())
LENGTHS = (3_000, 30_000, 300_000)


def child() -> Referral:
    """The shipped example of a child."""

    def shipped(folder: str) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in resources.path(folder).glob("*.toml")}

    library = load_library(shipped("forms"), shipped("areas"))
    raw = resources.path("examples", "child.json").read_bytes()
    return referral_from_file(library, parse_json(raw))


def paper_of(referral: Referral) -> Paper:
    released = referral.released()
    identity_holder = document.Holder(referral.referrer_name(), "")
    return Paper(
        form=referral.form,
        area=referral.area,
        released=released,
        shown=referral.review(date(2026, 11, 22)).shown,
        payload=to_bytes(released),
        reference="PR-7K2M-4H9Q",
        moment=MOMENT,
        complete=True,
        signer=identity_holder,
    )


def median(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def typst_source(paper: Paper) -> str:
    """The same questions and answers as a table, tagged, with the paper's own fonts."""

    def quoted(text: str) -> str:
        escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return f'"{escaped}"'

    out = [
        '#set document(title: "Prevent referral")',
        '#set page(paper: "a4", margin: 56.7pt, header: [OFFICIAL-SENSITIVE])',
        "#set page(footer: context counter(page).display())",
        '#set text(font: ("Noto Sans", "Noto Sans Arabic", "Noto Sans SC"), lang: "en")',
        "#set text(size: 10.5pt)",
        "= Prevent referral",
    ]
    for section in paper.form.sections:
        shown = [question for question in section.questions if question.id in paper.shown]
        if shown:
            out.append(f"== #{quoted(section.title)}")
            out.append("#table(columns: (1fr, 2fr), stroke: none,")
            for question in shown:
                answer = printed(question, paper.released.get(question.id)).text
                out.append(f"  [*#{quoted(question.label)}*], [#{quoted(answer)}],")
            out.append(")")
    return "\n".join(out)


FRESH = """
import sys, time, typst
start = time.perf_counter()
made = typst.compile(sys.argv[1], font_paths=[sys.argv[2]], ignore_system_fonts=True,
                     pdf_standards=["a-3a", "ua-1"])
print(time.perf_counter() - start)
open(sys.argv[3], "wb").write(made)
"""


def fresh_typst(paper: Paper, folder: Path) -> tuple[float, int]:
    """The seconds of a compilation in a new process, its start left out, and its pages.

    In one process typst remembers the results of the compilation before.
    """
    source, made = folder / "paper.typ", folder / "paper.pdf"
    source.write_text(typst_source(paper), encoding="utf-8")
    command = [sys.executable, "-c", FRESH, str(source), str(resources.path("fonts")), str(made)]
    taken = [
        float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        for _ in range(ROUNDS)
    ]
    return statistics.median(taken), len(read_pages(made.read_bytes()))


def against_typst(paper: Paper) -> None:
    identity = document.make_identity(paper.signer, MOMENT)

    def whole() -> None:
        signed = document.sign(document.render(paper), identity, MOMENT)
        if document.read_payload(signed) != paper.payload:  # verifies first
            raise RuntimeError

    document.warm_up()
    whole()
    with tempfile.TemporaryDirectory() as folder:
        theirs, pages = fresh_typst(paper, Path(folder))
    ours = median(lambda: document.render(paper))
    own_pages = len(read_pages(document.render(paper)))
    print(f"typst.compile {theirs * 1000:.0f} ms for {pages} pages; render {ours * 1000:.0f} ms")
    print(f"for {own_pages} pages with signature page and fields")
    line("render and finalise, to a fresh typst", ours / theirs, 1.0)
    line("render, sign, verify, compare, to the same", median(whole) / theirs, 1.8)
    signed = document.sign(document.render(paper), identity, MOMENT)
    seconds = median(lambda: document.verify(signed))
    print(f"{'verify, both readers':46} {seconds * 1000:6.0f} ms  (aim: at most 60)")
    print(f"{'size, signed':46} {len(signed) / 1000:6.1f} kB")
    pages_and_sizes()


def pages_and_sizes() -> None:
    """How many pages the blank forms take."""
    referral = child()
    for name, large, aim in (("blank form", False, 9), ("blank form, large print", True, 14)):
        pdf = document.render_blank(referral.form, referral.area, MOMENT, large=large)
        print(f"{name + ', pages':46} {len(read_pages(pdf)):6}  (aim: at most {aim})")


def read_pages(pdf: bytes) -> list[object]:
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [page.objgen for page in opened.pages]


def line(name: str, ratio: float, aim: float) -> None:
    print(f"{name:46} {ratio:6.2f}  (aim: at most {aim})")


FIRST = """
import sys, time
from benchmarks.paper import child, paper_of, MOMENT
from prevent_desktop import document
paper = paper_of(child())
identity = document.make_identity(paper.signer, MOMENT)
document.warm_up()
taken = []
for _ in range(4):
    start = time.perf_counter()
    signed = document.sign(document.render(paper), identity, MOMENT)
    document.read_payload(signed)
    taken.append(time.perf_counter() - start)
import resource
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(taken[0] / min(taken[1:]), peak)
"""


def first_and_peak() -> None:
    """In fresh processes: the first export once warmed, and the memory of the example."""
    ratios, peaks = [], []
    for _ in range(5):
        done = subprocess.run(
            [sys.executable, "-c", FIRST], capture_output=True, text=True, check=True
        )
        ratio, peak = map(float, done.stdout.split())
        ratios.append(ratio)
        peaks.append(peak)
    line("first export, once warmed, to the next", statistics.median(ratios), 1.2)
    print(f"{'peak memory of the example':46} {max(peaks):6.0f} MB  (aim: at most 200)")


def growth(paper: Paper) -> None:
    """Ten times the words, how many times the time and the memory."""
    seconds = []
    for words in LENGTHS:
        paragraphs = range(words // WORDS_IN_SENTENCE // 20 + 1)
        text = "\n\n".join(f"{number}. {SENTENCE * 20}" for number in paragraphs)  # none twice
        values = dict(paper.released.values) | {"concerns.description": text}
        released = replace(paper.released, values=MappingProxyType(values))
        longer = replace(paper, released=released, payload=to_bytes(released))
        start = time.perf_counter()
        document.render(longer)
        seconds.append(time.perf_counter() - start)
        print(f"{words:>7} words: {seconds[-1]:6.2f} s")
    for number in (1, 2):
        line(
            f"{LENGTHS[number]} to {LENGTHS[number - 1]} words",
            seconds[number] / seconds[number - 1],
            12,
        )
    if sys.platform != "win32":
        import resource

        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{'peak memory with 300,000 words':46} {peak:6.0f} MB")


def main() -> None:
    """Print every ratio."""
    paper = paper_of(child())
    against_typst(paper)
    first_and_peak()
    growth(paper)


if __name__ == "__main__":
    main()
