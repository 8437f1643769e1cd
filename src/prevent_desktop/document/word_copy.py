"""An unsigned copy of the paper for Word: the same content in the same order.

The one user of python-docx. What its own template would bring along (properties, a picture of a
page, a name) is taken out: the file names nobody but the people in the answers. The same paper
gives the same bytes.
"""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from prevent_desktop.document.languages import language_of
from prevent_desktop.document.paper import Paper
from prevent_desktop.document.summary import person
from prevent_desktop.document.wording import (
    INCOMPLETE_EXPLAINED,
    INCOMPLETE_TITLE,
    INDEPENDENT,
    MADE_WITH,
    title_of,
)
from prevent_desktop.form.printed import printed
from prevent_desktop.moments import in_words

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

UNSIGNED = "Unsigned copy"
EXPLAINED = (
    "This copy is not signed and anyone can change it. The signed PDF is the referral; ask for it "
    "if you need to know that nothing was changed."
)
ADDITION = "(additional information, which the national question set does not ask for)"
_LANGUAGE = "en-GB"
_RIGHT_TO_LEFT = frozenset({"ar", "ur", "fa", "he", "yi", "dv"})
_EAST_ASIAN = frozenset({"ja", "ko", "zh"})
_FONT = "Arial"
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LEFT_OUT = re.compile(r"docProps/thumbnail\.jpeg|customXml/.*|word/stylesWithEffects\.xml")
_MENTIONS = re.compile(
    rb"<Relationship [^>]*(?:thumbnail|customXml|stylesWithEffects)[^>]*/>"
    rb"|<Default [^>]*Extension=\"jpe?g\"[^>]*/>"
    rb"|<Override [^>]*/(?:customXml/|word/stylesWithEffects)[^>]*/>"
)
_ABOUT = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Prevent Desktop</Application></Properties>"
)


def word_copy(paper: Paper) -> bytes:
    """The paper as a .docx file, marked as an unsigned copy on every page."""
    import docx

    document = docx.Document()
    _set_up(document, paper)
    _front(document, paper)
    for section in paper.form.sections:
        questions = [question for question in section.questions if question.id in paper.shown]
        if questions:
            document.add_heading(section.printed_title, 1)
        for question in questions:
            document.add_heading(_clean(question.printed_label), 2)
            if question.addition:
                _write(document.add_paragraph(), ADDITION)
            answer = printed(question, paper.released.get(question.id), for_reader=True)
            for part in answer.text.split("\n\n"):
                _write(document.add_paragraph(), part)
    out = BytesIO()
    document.save(out)
    return _tidy(out.getvalue(), paper)


def _front(document: "Document", paper: Paper) -> None:
    document.add_heading(title_of(paper.reference).removesuffix(paper.reference).strip(), 0)
    _write(document.add_paragraph(), paper.reference)
    _write(document.add_paragraph(), f"{UNSIGNED}. {EXPLAINED}", bold=True)
    if not paper.complete:
        _write(document.add_paragraph(), f"{INCOMPLETE_TITLE}. {INCOMPLETE_EXPLAINED}", bold=True)
    rows = list(_facts(paper))
    table = document.add_table(rows=len(rows), cols=2)
    for row, (label, value) in zip(table.rows, rows, strict=True):
        _fill(row.cells[0], label, bold=True)
        _fill(row.cells[1], value)
    for words in (INDEPENDENT, paper.form.notice):
        _write(document.add_paragraph(), words)


def _facts(paper: Paper) -> Iterator[tuple[str, str]]:
    """What stands before the answers; a copy has no pages to point at."""
    yield "Person referred", person(paper)
    if paper.replaces:
        yield "Takes the place of", f"{paper.replaces}\n{paper.why}".strip()
    yield "Made", in_words(paper.moment)
    yield "For", f"{paper.area.name}\n{paper.area.recipient.address}"
    yield "Question set", f"{paper.form.title}, version {paper.form.version}"


def _set_up(document: "Document", paper: Paper) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    for name in ("Normal", "Title", "Heading 1", "Heading 2"):
        style = document.styles[name]
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in list(fonts.attrib):
            del fonts.attrib[attribute]
        for which in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{which}"), _FONT)
        style.font.color.rgb = RGBColor(0, 0, 0)
    document.styles["Normal"].font.size = Pt(11)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), _LANGUAGE)
    for language in document.settings.element.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), _LANGUAGE)
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    marking = f"{paper.area.marking}\n" if paper.area.marking and paper.complete else ""
    _write(page.header.paragraphs[0], f"{marking}{UNSIGNED} of {paper.reference}")
    _write(page.footer.paragraphs[0], f"{marking}{MADE_WITH}")
    about = document.core_properties
    about.author = about.last_modified_by = about.comments = about.keywords = about.subject = ""
    about.title, about.language = f"{title_of(paper.reference)} ({UNSIGNED.lower()})", _LANGUAGE
    about.created = about.modified = paper.moment.replace(tzinfo=None)


def _fill(cell: "_Cell", text: str, *, bold: bool = False) -> None:
    _write(cell.paragraphs[0], text, bold=bold)


def _write(paragraph: "Paragraph", text: str, *, bold: bool = False) -> None:
    """Write a text with its language and its direction; line ends stay line ends."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    run = paragraph.add_run(_clean(text))
    run.bold = bold or None
    language = language_of(text)
    if not language:
        return
    spoken = OxmlElement("w:lang")
    kind = "bidi" if language in _RIGHT_TO_LEFT else "eastAsia"
    spoken.set(qn(f"w:{kind}" if language in _RIGHT_TO_LEFT | _EAST_ASIAN else "w:val"), language)
    run._r.get_or_add_rPr().append(spoken)  # noqa: SLF001  (python-docx has no name for it)
    if language in _RIGHT_TO_LEFT:
        run.font.rtl = True
        properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001
        # In its place among its sisters, or Word calls the file damaged.
        properties.insert_element_before(OxmlElement("w:bidi"), *_AFTER_BIDI)


_AFTER_BIDI = (
    "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing",
    "w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment",
    "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr",
    "w:pPrChange",
)  # fmt: skip


def _clean(text: str) -> str:
    """What XML cannot hold becomes the sign for a character that is not known."""
    return _NOT_IN_XML.sub("\ufffd", text.replace("\r\n", "\n"))


def _tidy(made: bytes, paper: Paper) -> bytes:
    """The same file without what the template brought along, and with one time in it."""
    out = BytesIO()
    moment = paper.moment
    when = (moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second)
    with (
        zipfile.ZipFile(BytesIO(made)) as before,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            if _LEFT_OUT.fullmatch(name):
                continue
            data = before.read(name)
            if name == "docProps/app.xml":
                data = _ABOUT.encode()
            elif name.endswith(".rels") or name == "[Content_Types].xml":
                data = _MENTIONS.sub(b"", data)
            after.writestr(zipfile.ZipInfo(name, when), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
