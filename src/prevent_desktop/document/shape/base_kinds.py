"""The objects of a drawn paper, before it is signed: shapes 1 to 3.

The two differ in what is said of the lead's field, in how often the answers may be packed, and in
words of another language, which from shape 2 on are elements of their own inside the text. Shape 3
is PDF 2.0: its document is of a namespace, and its bookmarks lead to the elements of headings too.

Written by `document.pdfa`, `document.structure` and `document.embedding`, saved by qpdf with its
keys in order. Whatever is not here is not in a paper.
"""

from functools import cache

from prevent_desktop.document.shape.patterns import Kinds, compiled

_LAST_OF_PDF_1 = 2
"""The last shape in which a drawn paper does not say that it is PDF 2.0."""
_ANSWERS = r"/AF \[ {mine:attachment} \] "
_NAMES = r"/Names << /EmbeddedFiles << /Names \[ \(referral\.json\) {also:attachment} \] >> >> "
_INTENT = (
    r"/OutputIntents \[ << /DestOutputProfile {mine:profile} /Info \(sRGB\) "
    r"/OutputConditionIdentifier \(sRGB IEC61966-2\.1\) /S /GTS_PDFA1 /Type /OutputIntent >> \] "
)


def _catalogue(answers: str, names: str, version: str) -> str:
    return (
        rf"<< {answers}/AcroForm {{mine:form}} /Lang \(en-GB\) /MarkInfo << /Marked true >> "
        rf"/Metadata {{mine:metadata}} {names}/Outlines {{mine:bookmarks}} {_INTENT}"
        r"/PageMode /UseNone /Pages {mine:pages} /StructTreeRoot {mine:structure} /Type /Catalog "
        rf"{version}/ViewerPreferences << /DisplayDocTitle true >> >>"
    )


REFERRER_TIP = "Digital signature of the person who made this (?:referral|addition|record)"
LEAD_TIPS = {
    1: "Digital countersignature of the safeguarding or Prevent lead, not needed",
    2: "Space for the countersignature of the safeguarding or Prevent lead",
    3: "Space for the countersignature of the safeguarding or Prevent lead",
}
"""What the lead's field is for, by the number of the shape."""


def _field(name: str, tip: str) -> str:
    return (
        rf"<< /AP << /N {{mine:empty_look}} >> /Contents \((?P<tip>{tip})\) /F 132 /FT /Sig "
        r"/P {pair:page} /Rect \[ (?P<rect>{number} {number} {number} {number}) \] "
        rf"/StructParent (?P<place>{{count}}) /Subtype /Widget /T \({name}\) "
        r"/TU \((?P=tip)\) /Type /Annot >>"
    )


_PAGE = (
    r"<< (?:/Annots \[ {pairs:field}\] )?"
    r"/Contents {mine:content} /MediaBox \[ 0 0 595\.28 841\.89 \] /Parent {owner} "
    r"/Resources {shared:resources} /Rotate 0 /StructParents {count} /Tabs /S /Type /Page >>"
)


def _bookmark(leads: str) -> str:
    return (
        rf"<< {leads} (?:/Next {{mine:bookmark}} )?"
        r"/Parent {also:bookmarks} (?:/Prev {also:bookmark} )?/Title {text} >>"
    )


_TO_PAGE = r"/Dest \[ {also:page} /XYZ 0 {number} 0 \]"
_TO_HEADING = (
    r"/A << /D \[ {also:page} /XYZ 0 (?P<high>{number}) 0 \] /S /GoTo "
    r"/SD \[ {also:element} /XYZ 0 (?P=high) 0 \] >>"
)
_LEADS = {1: _TO_PAGE, 2: _TO_PAGE, 3: _TO_HEADING}
_KIDS = {1: r"(?:{marks:page}|{each:element})", 2: r"{kids:element}", 3: r"{kids:element}"}
_ROLES = "Sect|H1|H2|H3|P|Table|TR|TH|TD"
_DOCUMENT = (
    r"<< /K \[ {each:element}\] /NS {also:namespace} /P {owner} /S /Document /Type /StructElem >>"
)
_SPAN = r"<< /K \[ {marks:page}\] /Lang {language} /P {owner} /S /Span /Type /StructElem >>"


def _element(kids: str, roles: str) -> str:
    return (
        r"<< (?:/A << /O /Table /Scope /(?:Row|Column) >> )?"
        rf"(?:/K \[ {kids}\] )?(?:/Lang {{language}} )?/P {{owner}} "
        rf"/S /(?:{roles}) /Type /StructElem >>"
    )


def _field_element(kind: str, tip: str) -> str:
    return (
        rf"<< /Alt \({tip}\) /K << /Obj {{also:{kind}}} /Pg {{also:page}} /Type /OBJR >> "
        r"/P {owner} /S /Form /Type /StructElem >>"
    )


_CID_FONT = (
    r"<< /BaseFont {font} /CIDSystemInfo << /Ordering \(Identity\) /Registry \(Adobe\) "
    r"/Supplement 0 >> /CIDToGIDMap {mine:data} /DW 0 /FontDescriptor {mine:descriptor} "
    r"/Subtype /CIDFontType2 /Type /Font /W \[ 1 \[ (?:{number} )++\] \] >>"
)
_DESCRIPTOR = (
    r"<< /Ascent {number} /CapHeight {number} /Descent {number} /Flags 4 "
    r"/FontBBox \[ {number} {number} {number} {number} \] /FontFile2 {mine:font_file} "
    r"/FontName {font} /ItalicAngle 0 /StemV {count} /Type /FontDescriptor >>"
)
_FONT = (
    r"<< /BaseFont {font} /DescendantFonts \[ {mine:cid_font} \] /Encoding /Identity-H "
    r"/Subtype /Type0 /ToUnicode {mine:data} /Type /Font >>"
)
_ATTACHMENT = (
    r"<< /AFRelationship /Data /Desc "
    r"\(The answers of this referral in a form that programs can read\) "
    r"/EF << /F {mine:answers} /UF {also:answers} >> /F \(referral\.json\) /Type /Filespec "
    r"/UF \(referral\.json\) >>"
)
_PACKINGS = {
    1: r"(?:/Filter /FlateDecode )?",
    2: r"/Filter (?:/FlateDecode|\[ (?:/FlateDecode ){2,3}\]) ",
    3: r"/Filter /FlateDecode ",
}


def _answers_data(packing: str) -> str:
    return (
        rf"<< {packing}/Params << /CheckSum {{hash}} /CreationDate {{date}} "
        r"/ModDate {date} /Size {count} >> /Subtype /application#2fjson /Type /EmbeddedFile "
        r"/Length {count} >>"
    )


_INFO = (
    r"<< /Author \(Prevent Desktop\) /CreationDate (?P<made>{date}) /Creator \(Prevent Desktop\) "
    r"/ModDate (?P=made) /Producer \(Prevent Desktop with ReportLab and pikepdf\) "
    r"/Title (?P<title>\((?:Prevent referral|Addition to a Prevent referral|"
    r"Concern considered: what we did instead)(?: PR-[0-9A-Z]{4}-[0-9A-Z]{4})?\)) >>"
)

_BOOKMARKS = r"<< /Count {count} /First {mine:bookmark} /Last {also:bookmark} /Type /Outlines >>"
_PROFILE = r"<< /Alternate /DeviceRGB /Filter /FlateDecode /N 3 /Length {count} >>"
_EMPTY_LOOK = (
    r"<< /BBox \[ 0 0 400 92 \] /Filter /FlateDecode /Resources << >> /Subtype /Form "
    r"/Type /XObject /Length {count} >>"
)


def _structure(namespaces: str) -> str:
    return (
        rf"<< /K \[ {{each:element}}\] {namespaces}/ParentTree {{mine:owners}} "
        r"/ParentTreeNextKey {count} /Type /StructTreeRoot >>"
    )


_PACKED = r"<< /Filter /FlateDecode /Length {count} >>"


@cache
def kinds(shape: int) -> Kinds:
    """The patterns of each kind in the shape of that number."""
    lead_tip, newest = LEAD_TIPS[shape], shape > _LAST_OF_PDF_1
    version = r"/Version /2\.0 " if newest else ""
    roles = _ROLES if newest else f"Document|{_ROLES}"
    return compiled(
        {
            "catalogue": (_catalogue(_ANSWERS, _NAMES, version), _catalogue("", "", version)),
            "info": (_INFO,),
            "form": (r"<< /Fields \[ {mine:referrer_field} {mine:lead_field} \] /SigFlags 1 >>",),
            "referrer_field": (_field("ReferrerSignature", REFERRER_TIP),),
            "lead_field": (_field("LeadSignature", lead_tip),),
            "metadata": (r"<< /Subtype /XML /Type /Metadata /Length {count} >>",),
            "bookmarks": (_BOOKMARKS,),
            "bookmark": (_bookmark(_LEADS[shape]),),
            "profile": (_PROFILE,),
            "pages": (r"<< /Count (?P<count>{count}) /Kids \[ {each:page}\] /Type /Pages >>",),
            "page": (_PAGE,),
            "content": (_PACKED,),
            "data": (_PACKED,),
            "resources": (r"<< /Font << {fonts:font}>> >>",),
            "font": (_FONT,),
            "cid_font": (_CID_FONT,),
            "descriptor": (_DESCRIPTOR,),
            "font_file": (r"<< /Filter /FlateDecode /Length1 {count} /Length {count} >>",),
            "empty_look": (_EMPTY_LOOK,),
            "attachment": (_ATTACHMENT,),
            "answers": (_answers_data(_PACKINGS[shape]),),
            "structure": (_structure(r"/Namespaces \[ {mine:namespace} \] " if newest else ""),),
            "namespace": (r"<< /NS \(http://iso\.org/pdf2/ssn\) /Type /Namespace >>",),
            "element": (
                _element(_KIDS[shape], roles),
                *((_DOCUMENT,) if newest else ()),
                *((_SPAN,) if shape > 1 else ()),
                _field_element("referrer_field", REFERRER_TIP),
                _field_element("lead_field", lead_tip),
            ),
            "owners": (r"<< /Nums \[ {lists:owner_list}{numbered:element}\] >>",),
            "owner_list": (r"\[ (?:{some:element})?\]",),
        }
    )
