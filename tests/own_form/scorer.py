"""Reads filled Word forms back by code of its own, and counts what it finds."""

import io
import re
import xml.etree.ElementTree as ET
import zipfile
from collections import Counter
from datetime import date
from typing import Any

from tests.own_form.wants import Form, Want, bare

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
TICKED = "\u2612\u2611\u2714X\u00fe"
UNTICKED = "\u2610\u25a1"


def score(form: Form, filled: bytes, answers: dict[str, Any]) -> Counter[str]:
    """Right, missed, wrong, stray and damaged, box by box; `notes` are kept in the keys."""
    found: Counter[str] = Counter()
    before, after = _paragraphs(form.data), _paragraphs(filled)
    for number, want in form.wants.items():
        was, now = before[number], after.get(number, [])
        for one in now:
            found[_judged(want, was[0], one, answers)] += 1
        if len(now) != len(was):
            found["damaged"] += 1
    if _rest(form, form.data) != _rest(form, filled):
        found["damaged"] += 1
    return found


def _judged(want: Want, was: ET.Element, now: ET.Element, answers: dict[str, Any]) -> str:
    if want.options:
        return _ticks(want, was, now, answers)
    old, new = text_of(was), text_of(now)
    expected = expected_texts(want, answers)
    if want.answers and want.answers[0].startswith(("ring:", "list:")):
        return _marked(want, was, now, answers)
    if not expected:
        return "empty" if bare(old) == bare(new) else "stray"
    if bare(old) == bare(new):
        return "missed"
    kept = re.sub(r"_{3,}|\.{4,}", "", old.replace(want.gone, "") if want.gone else old)
    good = any(bare(kept + value) == bare(new) for value in expected)
    return "right" if good else "wrong"


def chosen(question: str, answers: dict[str, Any]) -> str:
    """The value of a choice, "not_known" for an answer that is not known."""
    value = answers.get(question)
    return "not_known" if isinstance(value, dict) else str(value or "")


def _ticks(want: Want, was: ET.Element, now: ET.Element, answers: dict[str, Any]) -> str:
    states = _states(now)
    if len(states) != len(want.options):
        return "damaged"
    if _words(was) != _words(now):
        return "damaged"
    value = chosen(want.answers[0], answers) if want.answers else ""
    if not any(states):
        return "missed" if value in want.options else "empty"
    right = [option == value for option in want.options]
    return "right" if states == right else "wrong" if value else "stray"


def _states(paragraph: ET.Element) -> list[bool]:
    """Whether each box to tick of a paragraph is ticked; a control has to say so twice."""
    found: list[bool] = []
    for each in paragraph.iter():
        if each.tag == f"{W14}checkbox":
            checked = each.find(f"{W14}checked")
            found.append(checked is not None and checked.get(f"{W14}val") == "1")
        elif each.tag == f"{W}checkBox":
            found.append(each.find(f"{W}checked") is not None)
        elif each.tag == f"{W}sym":
            found.append(each.get(f"{W}char") in {"F0FE", "F0FD"})
    text = _without_controls(paragraph)
    found += [
        m[0] not in {"\u2610", "\u25a1", "[ ]"}
        for m in re.finditer(r"[\u2610\u2612]|\[[ X]\]", text)
    ]
    return found


def _without_controls(paragraph: ET.Element) -> str:
    """The text outside content controls, whose own sign must agree with their state."""
    inside = "".join((t.text or "") for sdt in paragraph.iter(f"{W}sdt") for t in sdt.iter(f"{W}t"))
    checked = (box.find(f"{W14}checked") for box in paragraph.iter(f"{W14}checkbox"))
    states = [each is not None and each.get(f"{W14}val") == "1" for each in checked]
    if states:
        assert inside == "".join("\u2612" if state else "\u2610" for state in states), inside
        return ""
    return text_of(paragraph)


def _words(paragraph: ET.Element) -> str:
    return re.sub(r"[\u2610\u2612\s]|\[[ X]\]", "", text_of(paragraph))


def _marked(want: Want, was: ET.Element, now: ET.Element, answers: dict[str, Any]) -> str:
    kind, question = want.answers[0].split(":")
    value = chosen(question, answers)
    if kind == "list":
        result = next((e.get(f"{W}val") for e in now.iter(f"{W}result")), None)
        wanted = {"yes": "1", "no": "2"}.get(value)
        return _outcome(result, wanted)
    if bare(text_of(was)) != bare(text_of(now)):
        return "damaged"
    marked = "".join(
        t.text or ""
        for r in now.iter(f"{W}r")
        if r.find(f"{W}rPr/{W}bdr") is not None
        for t in r.iter(f"{W}t")
    )
    wanted = {"yes": "y", "no": "n"}.get(value)
    return _outcome(marked[:1].lower() or None, wanted)


def _outcome(got: str | None, wanted: str | None) -> str:
    if got is None:
        return "missed" if wanted else "empty"
    return "right" if got == wanted else "wrong" if wanted else "stray"


def text_of(paragraph: ET.Element) -> str:
    """The text of a paragraph; what was struck out is not in it."""
    out = []
    for each in paragraph.iter():
        if each.tag == f"{W}t":
            out.append(each.text or "")
        elif each.tag in (f"{W}tab", f"{W}br"):
            out.append(" ")
    return "".join(out)


def _paragraphs(data: bytes) -> dict[str, list[ET.Element]]:
    found: dict[str, list[ET.Element]] = {}
    for root in _roots(data).values():
        for each in root.iter(f"{W}p"):
            number = each.get(f"{W14}paraId")
            if number:
                found.setdefault(number, []).append(each)
    return found


def _roots(data: bytes) -> dict[str, ET.Element]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {
            name: ET.fromstring(packed.read(name))
            for name in packed.namelist()
            if re.fullmatch(r"word/(document|header\d|footer\d)\.xml", name)
        }


def _rest(form: Form, data: bytes) -> dict[str, bytes]:
    """Everything of a file that is no box, part by part."""
    found: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert packed.testzip() is None
        for name in packed.namelist():
            found[name] = packed.read(name)
    for name, root in _roots(data).items():
        for each in root.iter(f"{W}p"):
            if each.get(f"{W14}paraId") in form.wants:
                for inner in list(each):
                    if inner.tag != f"{W}pPr":
                        each.remove(inner)
        found[name] = ET.tostring(root)
    for name in [name for name in found if name.startswith("customXml/item")]:
        del found[name]
    return found


def expected_texts(want: Want, answers: dict[str, Any]) -> list[str]:
    """The texts that are right for a box; none where it stays empty."""
    if not want.answers:
        return []
    if want.answers[0].startswith("cell:"):
        _, question, option = want.answers[0].split(":")
        return ["X"] if chosen(question, answers) == option else []
    if want.answers[0].startswith("choice:"):
        value = chosen(want.answers[0].removeprefix("choice:"), answers)
        return {"yes": ["Yes"], "no": ["No"]}.get(value, [])
    parts = [_one(answer, answers) for answer in want.answers]
    texts = [text for text in parts if text]
    return [" ".join(texts)] if texts else []


def _one(question: str, answers: dict[str, Any]) -> str:
    if question.startswith("org_contact.") and answers.get("org_contact.same_as_referrer") is True:
        question = question.replace("org_contact", "referrer")
    value = answers.get(question)
    if not value or isinstance(value, dict):
        return ""
    if question == "individual.addresses":
        current = [row for row in value if row.get("current")] or value
        if len(current) != 1:
            return ""
        return f"{current[0].get('address', '')} {current[0].get('postcode', '')}"
    if isinstance(value, list):
        return ("" if len(value) > 2 else "; ").join(value)
    if question.endswith("_date") or question in {
        "individual.dob",
        "dates.first_identified",
        "dates.referral",
    }:
        return _day(str(value))
    return {"yes": "Yes", "no": "No", "i_am_the_lead": "I am the lead"}.get(str(value), str(value))


def _day(text: str) -> str:
    if len(text) == 10:
        return date.fromisoformat(text).strftime("%d/%m/%Y")
    return date.fromisoformat(f"{text}-01").strftime("%B %Y") if len(text) == 7 else text
