"""Reads filled PDF forms back by code of its own: the values, and what the pages show."""

import io
import re
import subprocess
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
from tests.own_form.scorer import chosen, expected_texts
from tests.own_form.wants import Form, Want, bare

CUT = "(continued on the continuation sheet)"


def score(form: Form, filled: bytes, answers: dict[str, Any]) -> Counter[str]:
    """Right, missed, wrong, stray and damaged, field by field."""
    found: Counter[str] = Counter()
    with pikepdf.open(io.BytesIO(form.data)) as old, pikepdf.open(io.BytesIO(filled)) as new:
        before, after = _values(old), _values(new)
        seen = shown(filled)
        for name, want in form.wants.items():
            verdict = _judged(name, want, before[name], after.get(name), answers)
            if verdict == "right" and isinstance(after[name], str) and not want.options:
                whole = want.answers[0].startswith("part:") or want.gone == "comb"
                verdict = verdict if whole or _is_shown(after[name], seen) else "wrong"
            found[verdict] += 1
        if _rest(old) != _rest(new) or set(before) != set(after):
            found["damaged"] += 1
        if old.is_encrypted != new.is_encrypted or old.allow != new.allow:
            found["damaged"] += 1
    return found


def _is_shown(value: str, seen: str) -> bool:
    """Whether a value can be read on the pages; right to left each viewer orders in its own way."""
    text = _seen(value.replace(CUT, ""))[:60]
    if any(unicodedata.bidirectional(char) in {"R", "AL"} for char in text):
        return {char for char in text if char.isalpha()} <= set(seen)
    # PDFium may read two boxes beside each other as one line, and move signs about near Arabic.
    words = map(_letters, value.replace(CUT, "")[:60].split())
    return text in seen or all(word in _letters(seen) for word in words)


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def _seen(text: str) -> str:
    """A text without what cannot be seen, and without brackets: PDFium turns them beside Arabic."""
    left = (char for char in bare(text) if unicodedata.category(char) != "Cf")
    return "".join(char for char in left if char not in "{}[]()<>")


def _judged(name: str, want: Want, was: str, now: str | None, answers: dict[str, Any]) -> str:
    if now is None:
        return "damaged"
    if want.options:
        value = chosen(want.answers[0], answers)
        if name.startswith("check:"):
            own = name.removeprefix("check:") == value
            return _outcome(now not in {"", "/Off"}, own, named=value in want.options)
        picked = {"/1": "yes", "/2": "no"}.get(now, "")
        wanted = value if value in want.options else ""
        if not picked:
            return "missed" if wanted else "empty"
        return "right" if picked == wanted else "wrong"
    expected = _expected(want, answers)
    if not expected:
        return "empty" if now == was else "stray"
    if now == was:
        return "missed"
    if want.gone == "cut" and now.endswith(CUT):
        return "right" if _even(expected[0]).startswith(_even(now.removesuffix(CUT))) else "wrong"
    return "right" if _even(now) in map(_even, expected) else "wrong"


def _even(text: str) -> str:
    """A text without what stands for its line ends in a box of one line."""
    return re.sub("[,;]", "", bare(text))


def _outcome(on: bool, own: bool, *, named: bool) -> str:
    if on:
        return "right" if own else "wrong"
    return ("missed" if own else "empty") if named else "empty"


def _expected(want: Want, answers: dict[str, Any]) -> list[str]:
    if want.answers and want.answers[0].startswith("part:"):
        _, question, part = want.answers[0].split(":")
        value = answers.get(question)
        pieces = str(value).split("-") if isinstance(value, str) else []
        place = {"y": 0, "m": 1, "d": 2}[part]
        return [pieces[place]] if len(pieces) > place else []
    texts = expected_texts(want, answers)
    if want.gone == "comb":
        return [text.replace("/", "") for text in texts if re.fullmatch(r"[\d/]+", text)]
    return texts


def _values(pdf: pikepdf.Pdf) -> dict[str, str]:
    found: dict[str, str] = {}

    def walk(listed: Any, prefix: str) -> None:
        for each in listed:
            name = f"{prefix}.{each.T}" if prefix and "/T" in each else str(each.get("/T", prefix))
            kids = each.get("/Kids")
            if kids is not None and any("/T" in kid for kid in kids):
                walk(kids, name)
            else:
                found[name] = str(each.get("/V", ""))

    walk(pdf.Root.AcroForm.Fields, "")
    return found


def shown(data: bytes) -> str:
    """All that PDFium shows, with the fields' appearances made part of the pages."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.flatten_annotations("all")
        out = io.BytesIO()
        pdf.save(out)
    document = pypdfium2.PdfDocument(out.getvalue())
    text = "".join(bare(page.get_textpage().get_text_range()) for page in document)
    document.close()
    return _seen(text)


def _rest(pdf: pikepdf.Pdf) -> list[object]:
    """What of a file is no box: the content of its pages, and where the boxes are."""
    found: list[object] = []
    for page in pdf.pages:
        contents = page.obj.get("/Contents")
        streams = contents if isinstance(contents, pikepdf.Array) else [contents]
        found.extend(stream.read_bytes() for stream in streams if stream is not None)
        found.append(sorted(str([float(n) for n in each.Rect]) for each in page.Annots))
    return found


def poppler_text(data: bytes, folder: Path) -> str:
    """What poppler shows of a file."""
    path = folder / "filled.pdf"
    path.write_bytes(data)
    done = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True, timeout=60
    )
    return bare(done.stdout.decode("utf-8"))
