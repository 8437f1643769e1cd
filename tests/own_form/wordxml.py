"""Word files made from raw XML, for forms of every shape."""

import io
import zipfile
from xml.sax.saxutils import escape

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'mc:Ignorable="w14"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml"
BORDERS = "<w:tblBorders>" + "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
) + "</w:tblBorders>"  # fmt: skip


def run(text: str, look: str = "") -> str:
    dress = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{dress}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*inner: str, style: str = "", more: str = "") -> str:
    """A paragraph; a plain text becomes a run."""
    look = f'<w:pStyle w:val="{style}"/>' if style else ""
    runs = "".join(each if not each or each.startswith("<") else run(each) for each in inner)
    properties = f"<w:pPr>{look}{more}</w:pPr>" if look or more else ""
    return f"<w:p>{properties}{runs}</w:p>"


def bold(text: str) -> str:
    return p(run(text, "<w:b/>"))


def grey(text: str) -> str:
    return p(run(text, '<w:color w:val="808080"/>'))


def tc(*blocks: str, span: int = 1, merge: str = "", width: int = 2400) -> str:
    """A cell of paragraphs; a plain text becomes one, nothing an empty one."""
    inner = "".join(each if each.startswith("<") else p(each) for each in blocks) or p()
    grid = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    if merge == "start":
        grid += '<w:vMerge w:val="restart"/>'
    elif merge == "on":
        grid += "<w:vMerge/>"
    if inner.endswith("</w:tbl>"):
        inner += p()
    return f'<w:tc><w:tcPr><w:tcW w:w="{width * span}" w:type="dxa"/>{grid}</w:tcPr>{inner}</w:tc>'


def tr(*cells: str, height: int = 0) -> str:
    look = f'<w:trPr><w:trHeight w:val="{height}" w:hRule="exact"/></w:trPr>' if height else ""
    made = "".join(c if c.startswith(("<w:tc>", "<w:sdt>")) else tc(c) for c in cells)
    return f"<w:tr>{look}{made}</w:tr>"


def tbl(*rows: str, cols: int = 2) -> str:
    grid = '<w:gridCol w:w="2400"/>' * cols
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/>{BORDERS}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def control(kind: str = "<w:text/>", shown: str = "Click or tap here to enter text.", *,
            alias: str = "", lock: str = "", binding: str = "", number: int = 1) -> str:  # fmt: skip
    """A content control in a line, showing its placeholder."""
    named = f'<w:alias w:val="{alias}"/>' if alias else ""
    locked = f'<w:lock w:val="{lock}"/>' if lock else ""
    return (
        f'<w:sdt><w:sdtPr>{named}<w:id w:val="{1000 + number}"/>{locked}{binding}'
        f"<w:showingPlcHdr/>{kind}</w:sdtPr><w:sdtContent>"
        f"{run(shown, chr(60) + 'w:rStyle w:val=' + chr(34) + 'PlaceholderText' + chr(34) + '/>')}"
        f"</w:sdtContent></w:sdt>"
    )


def check_box(binding: str = "") -> str:
    return (
        f'<w:sdt><w:sdtPr><w:id w:val="77"/>{binding}<w14:checkbox><w14:checked w14:val="0"/>'
        '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr>'
        '<w:sdtContent><w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" '
        'w:eastAsia="MS Gothic" w:hint="eastAsia"/></w:rPr><w:t>\u2610</w:t></w:r></w:sdtContent></w:sdt>'
    )


def drop_down(*entries: str, shown: str = "Choose an item.") -> str:
    items = "".join(f'<w:listItem w:displayText="{e}" w:value="{e[:3]}"/>' for e in entries)
    return control(f"<w:dropDownList>{items}</w:dropDownList>", shown)


def date_picker(shape: str = "dd/MM/yyyy") -> str:
    return control(
        f'<w:date><w:dateFormat w:val="{shape}"/><w:lid w:val="en-GB"/></w:date>',
        "Click or tap to enter a date.",
    )


def legacy(data: str, result: str, code: str) -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run(result) if result else ""}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def legacy_text(name: str = "Text1", most: int = 0, tip: str = "") -> str:
    room = f'<w:maxLength w:val="{most}"/>' if most else ""
    told = f'<w:statusText w:type="text" w:val="{tip}"/>' if tip else ""
    data = f'<w:name w:val="{name}"/><w:enabled/><w:calcOnExit w:val="0"/>{told}<w:textInput>{room}</w:textInput>'
    return legacy(data, "\u2002\u2002\u2002\u2002\u2002", "FORMTEXT")


def legacy_check(name: str = "Check1") -> str:
    data = f'<w:name w:val="{name}"/><w:enabled/><w:calcOnExit w:val="0"/><w:checkBox><w:sizeAuto/><w:default w:val="0"/></w:checkBox>'
    return legacy(data, "", "FORMCHECKBOX")


def legacy_list(*entries: str) -> str:
    listed = "".join(f'<w:listEntry w:val="{each}"/>' for each in entries)
    data = f'<w:name w:val="Dropdown1"/><w:enabled/><w:calcOnExit w:val="0"/><w:ddList>{listed}</w:ddList>'
    return legacy(data, "", "FORMDROPDOWN")


def sym(code: str = "F06F", font: str = "Wingdings") -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


TAB = "<w:r><w:tab/></w:r>"
LEADER = '<w:tabs><w:tab w:val="left" w:leader="underscore" w:pos="9000"/></w:tabs>'


def text_box(*blocks: str, wide: int = 4000000, high: int = 900000) -> str:
    """A text box stored twice, as Word does."""
    inner = f"<w:txbxContent>{''.join(blocks)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline>'
        f'<wp:extent cx="{wide}" cy="{high}"/><wp:docPr id="9" name="Text Box 9"/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        '<a:ln w="6350"><a:solidFill><a:prstClr val="black"/></a:solidFill></a:ln></wps:spPr>'
        f"<wps:txbx>{inner}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline>"
        "</w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f'<v:shape id="s9" style="width:{wide // 12700}pt;height:{high // 12700}pt">'
        f"<v:textbox>{inner}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


STYLES = (
    f"{HEAD}<w:styles {NAMES}>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:rPr><w:sz w:val="40"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:sz w:val="24"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/><w:rPr><w:color w:val="808080"/></w:rPr></w:style>'
    "</w:styles>"
)


COMMENTS = (
    f'{HEAD}<w:comments {NAMES}><w:comment w:id="1" w:author="A. Clerk" '
    'w:date="2026-01-05T10:00:00Z" w:initials="AC"><w:p><w:r><w:t>Why ask?</w:t></w:r></w:p>'
    "</w:comment></w:comments>"
)


def h1(text: str) -> str:
    return p(text, style="Heading1")


def h2(text: str) -> str:
    return p(text, style="Heading2")


def docx(
    *blocks: str,
    header: str = "",
    footer: str = "",
    macro: bytes = b"",
    parts: dict[str, str | bytes] | None = None,
    settings: str = "",
) -> bytes:
    """A whole Word file with this body."""
    more = dict(parts or {})
    kind = MACRO if macro else MAIN
    overrides = [f'<Override PartName="/word/document.xml" ContentType="{kind}"/>']
    wml = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    overrides.append(f'<Override PartName="/word/styles.xml" ContentType="{wml}.styles+xml"/>')
    links = [f'<Relationship Id="rId1" Type="{rel}/styles" Target="styles.xml"/>']
    section = ""
    for number, (name, body) in enumerate((("header", header), ("footer", footer)), start=2):
        if body:
            tag = "hdr" if name == "header" else "ftr"
            more[f"word/{name}1.xml"] = f"{HEAD}<w:{tag} {NAMES}>{body}</w:{tag}>"
            overrides.append(
                f'<Override PartName="/word/{name}1.xml" ContentType="{wml}.{name}+xml"/>'
            )
            links.append(
                f'<Relationship Id="rId{number}" Type="{rel}/{name}" Target="{name}1.xml"/>'
            )
            section += f'<w:{name}Reference w:type="default" r:id="rId{number}"/>'
    if "word/comments.xml" in more:
        overrides.append(
            f'<Override PartName="/word/comments.xml" ContentType="{wml}.comments+xml"/>'
        )
        links.append(f'<Relationship Id="rId7" Type="{rel}/comments" Target="comments.xml"/>')
    if settings:
        more["word/settings.xml"] = f"{HEAD}<w:settings {NAMES}>{settings}</w:settings>"
        overrides.append(
            f'<Override PartName="/word/settings.xml" ContentType="{wml}.settings+xml"/>'
        )
        links.append(f'<Relationship Id="rId8" Type="{rel}/settings" Target="settings.xml"/>')
    if macro:
        more["word/vbaProject.bin"] = macro
        links.append(
            '<Relationship Id="rId9" Type="http://schemas.microsoft.com/office/2006/relationships/'
            'vbaProject" Target="vbaProject.bin"/>'
        )
        overrides.append(
            '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
        )
    document = (
        f"{HEAD}<w:document {NAMES}><w:body>{''.join(blocks)}"
        f'<w:sectPr>{section}<w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>'
    )
    types = (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{"".join(overrides)}</Types>'
    )
    packages = "http://schemas.openxmlformats.org/package/2006/relationships"
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": types,
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{packages}"><Relationship Id="rId1" Type="{rel}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": document,
        "word/_rels/document.xml.rels": f'{HEAD}<Relationships xmlns="{packages}">{"".join(links)}</Relationships>',
        "word/styles.xml": STYLES,
        **more,
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in files.items():
            packed.writestr(
                zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), part, zipfile.ZIP_DEFLATED
            )
    return out.getvalue()
