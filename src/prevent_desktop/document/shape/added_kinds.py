"""The objects that a signature adds to a paper, as pyHanko writes them: shapes 1 to 3.

A signature writes its field anew, with the signature and what it looks like; the referrer's also
the catalogue and the form, to certify the file. The lead's writes the catalogue only where its key
is on an elliptic curve and the referrer's was not: an extension of PDF is then named for the first
time (ISO/TS 32002). In shape 3 the file says that it is PDF 2.0 before it is signed; so pyHanko
adds neither the version nor the extension for this kind of signature. What was there before has to
keep its value, which is compared in `agreement`.
"""

from collections.abc import Mapping
from functools import cache

from prevent_desktop.document.shape.base_kinds import LEAD_TIPS, REFERRER_TIP
from prevent_desktop.document.shape.patterns import Kinds, compiled

_LAST_OF_PDF_1 = 2
"""The last shape in which a drawn paper does not say that it is PDF 2.0."""


def _written(tip: str) -> str:
    """A tip as pyHanko writes it: everything but letters, digits and blanks in octal."""
    return tip.replace(",", r"\\054")


_ANSWERS = r"/AF \[ {also:attachment} \]\n"
_NAMES = (
    r"/Names <<\n/EmbeddedFiles <<\n/Names \[ \(referral\\056json\) {also:attachment} \]\n>>\n>>\n"
)
_INTENT = (
    r"/OutputIntents \[ <<\n/DestOutputProfile {also:profile}\n/Info \(sRGB\)\n"
    r"/OutputConditionIdentifier \(sRGB IEC61966\\0552\\0561\)\n/S /GTS_PDFA1\n"
    r"/Type /OutputIntent\n>> \]\n"
)
_BASIC = r"/ESIC <<\n/Type /DeveloperExtensions\n/BaseVersion /1\.7\n/ExtensionLevel 1\n>>\n"
_CURVES = (
    r"/ISO_ \[ <<\n/Type /DeveloperExtensions\n/BaseVersion /2\.0\n/ExtensionLevel 32002\n"
    r"/URL \(https\\072\\057\\057www\\056iso\\056org\\057standard\\05745875\\056html\)\n"
    r"/ExtensionRevision \(\\0722022\)\n>> \]\n"
)


def _catalogue(answers: str, names: str, version: str, tail: str) -> str:
    return (
        rf"<<\n{answers}/AcroForm {{also:form}}\n/Lang \(en\\055GB\)\n/MarkInfo <<\n/Marked true\n"
        rf">>\n/Metadata {{also:metadata}}\n{names}/Outlines {{also:bookmarks}}\n{_INTENT}"
        r"/PageMode /UseNone\n/Pages {also:pages}\n/StructTreeRoot {also:structure}\n"
        rf"/Type /Catalog\n{version}/ViewerPreferences <<\n/DisplayDocTitle true\n>>\n{tail}>>"
    )


_PERMISSION = r"/Perms <<\n/DocMDP {also:signature}\n>>\n"
_PLAIN = rf"/Extensions <<\n{_BASIC}>>\n{_PERMISSION}"
_CURVED = rf"/Extensions <<\n{_BASIC}{_CURVES}>>\n/Version /2\.0\n{_PERMISSION}"
_CURVED_LATER = rf"/Extensions <<\n{_BASIC}{_CURVES}>>\n{_PERMISSION}/Version /2\.0\n"
_PDF_2 = r"/Version /2\.0\n"
_EXTENDED = rf"/Extensions <<\n{_CURVES}>>\n"


def _catalogues(shape: int, *tails: str) -> tuple[str, ...]:
    version = _PDF_2 if shape > _LAST_OF_PDF_1 else ""
    return tuple(
        _catalogue(answers, names, version, tail)
        for answers, names in ((_ANSWERS, _NAMES), ("", ""))
        for tail in tails
    )


def _field(name: str, tip: str) -> str:
    return (
        rf"<<\n/AP <<\n/N {{mine:look}}\n>>\n/Contents \((?P<tip>{_written(tip)})\)\n/F 132\n"
        r"/FT /Sig\n/P {also:page}\n/Rect \[ (?P<rect>{number} {number} {number} {number}) \]\n"
        rf"/StructParent (?P<place>{{count}})\n/Subtype /Widget\n/T \({name}\)\n"
        r"/TU \((?P=tip)\)\n/Type /Annot\n"
        r"/V {mine:signature}\n>>"
    )


def _signature(certifying: str) -> str:
    return (
        r"<<\n/Contents <(?P<gap>[0-9A-F]++)>\n"
        r"/ByteRange \[(?P<range>0 [1-9]\d{0,9} [1-9]\d{0,9} [1-9]\d{0,9})\] *+\n"
        r"/Type /Sig\n/Filter /Adobe\.PPKLite\n/SubFilter /ETSI\.CAdES\.detached\n"
        rf"/M \(D\\072(?P<moment>\d{{14}})Z\)\n/Name {{added_text}}\n{certifying}>>"
    )


_CERTIFYING = (
    r"/Reference \[ <<\n/Type /SigRef\n/TransformMethod /DocMDP\n/TransformParams <<\n"
    r"/Type /TransformParams\n/V /1\.2\n/P 2\n>>\n>> \]\n"
)
_CID_FONT = (
    r"<<\n/BaseFont {font}\n/CIDSystemInfo <<\n/Ordering \(Identity\)\n/Registry \(Adobe\)\n"
    r"/Supplement 0\n>>\n/CIDToGIDMap {mine:data}\n/DW 0\n/FontDescriptor {mine:descriptor}\n"
    r"/Subtype /CIDFontType2\n/Type /Font\n/W \[ 1 \[ (?:{number} )++\] \]\n>>"
)
_DESCRIPTOR = (
    r"<<\n/Ascent {number}\n/CapHeight {number}\n/Descent {number}\n/Flags 4\n"
    r"/FontBBox \[ {number} {number} {number} {number} \]\n/FontFile2 {mine:font_file}\n"
    r"/FontName {font}\n/ItalicAngle 0\n/StemV {count}\n/Type /FontDescriptor\n>>"
)
_FONT = (
    r"<<\n/BaseFont {font}\n/DescendantFonts \[ {mine:cid_font} \]\n/Encoding /Identity-H\n"
    r"/Subtype /Type0\n/ToUnicode {mine:data}\n/Type /Font\n>>"
)
_SHOWN = (
    r"<<\n/BBox \[ 0 0 400 92 \]\n/Resources {mine:resources}\n/Type /XObject\n/Subtype /Form\n"
    r"/Filter /FlateDecode\n/Length {count}\n>>"
)
_LOOK: Mapping[str, tuple[str, ...]] = {
    "look": (_SHOWN,),
    "resources": (r"<<\n/Font <<\n{added_fonts:font}>>\n>>",),
    "font": (_FONT,),
    "cid_font": (_CID_FONT,),
    "descriptor": (_DESCRIPTOR,),
    "data": (r"<<\n/Filter /FlateDecode\n/Length {count}\n>>",),
    "font_file": (r"<<\n/Filter /FlateDecode\n/Length1 {count}\n/Length {count}\n>>",),
}


@cache
def referrer_kinds(shape: int) -> Kinds:
    """What the referrer's signature adds and writes anew in the shape of that number."""
    tails = (_PLAIN, _CURVED)
    if shape > _LAST_OF_PDF_1:
        tails = (_PERMISSION, f"{_EXTENDED}{_PERMISSION}")
    form = r"<<\n/Fields \[ {also:referrer_field} {also:lead_field} \]\n/SigFlags 3\n>>"
    return compiled(
        {
            **_LOOK,
            "catalogue": _catalogues(shape, *tails),
            "form": (form,),
            "referrer_field": (_field("ReferrerSignature", REFERRER_TIP),),
            "signature": (_signature(_CERTIFYING),),
        }
    )


@cache
def lead_kinds(shape: int) -> Kinds:
    """What the lead's signature adds and writes anew in the shape of that number."""
    later = f"{_PERMISSION}{_EXTENDED}" if shape > _LAST_OF_PDF_1 else _CURVED_LATER
    return compiled(
        {
            **_LOOK,
            "catalogue": _catalogues(shape, later),
            "lead_field": (_field("LeadSignature", LEAD_TIPS[shape]),),
            "signature": (_signature(""),),
        }
    )
