"""The metadata packet of a paper: our own words, its title and its time, nothing else.

As `document.xmp` writes it; until 30 November 2026 pikepdf parsed it and wrote it anew.
"""

import re

_TITLE = re.compile(rb"\(([A-Za-z0-9:, -]{1,120})\)")
_DATE = re.compile(rb"\(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z\)")
_PACKET = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description \
xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:xmp="http://ns.adobe.com/xap/1.0/" \
xmlns:pdf="http://ns.adobe.com/pdf/1.3/" \
xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" \
xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" \
{declared_prefix}rdf:about="">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>Prevent Desktop</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>en-GB</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{time}</xmp:CreateDate><xmp:ModifyDate>{time}</xmp:ModifyDate>
<xmp:MetadataDate>{time}</xmp:MetadataDate><xmp:CreatorTool>Prevent Desktop</xmp:CreatorTool>
<pdf:Producer>Prevent Desktop with ReportLab and pikepdf</pdf:Producer>
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
{declared}</rdf:Description>
<rdf:Description \
xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" \
{types_prefix}rdf:about="">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description>
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li>{schema}</rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF></x:xmpmeta>

<?xpacket end="w"?>
"""
_DECLARED = """\
<pdfd:declarations><rdf:Bag>
<rdf:li rdf:parseType="Resource">
<pdfd:conformsTo>http://pdfa.org/declarations/wtpdf#accessibility1.0</pdfd:conformsTo>
</rdf:li>
<rdf:li rdf:parseType="Resource">
<pdfd:conformsTo>http://pdfa.org/declarations/wtpdf#reuse1.0</pdfd:conformsTo>
</rdf:li>
</rdf:Bag></pdfd:declarations>
"""
_SCHEMA = """
<rdf:li rdf:parseType="Resource">
<pdfaSchema:namespaceURI>http://pdfa.org/declarations/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfd</pdfaSchema:prefix>
<pdfaSchema:schema>PDF Declarations schema</pdfaSchema:schema>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:category>external</pdfaProperty:category>
<pdfaProperty:description>What the file is declared to conform to</pdfaProperty:description>
<pdfaProperty:name>declarations</pdfaProperty:name>
<pdfaProperty:valueType>bag Declaration</pdfaProperty:valueType>
</rdf:li></rdf:Seq></pdfaSchema:property>
<pdfaSchema:valueType><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaType:description>One declaration</pdfaType:description>
<pdfaType:namespaceURI>http://pdfa.org/declarations/</pdfaType:namespaceURI>
<pdfaType:prefix>pdfd</pdfaType:prefix>
<pdfaType:type>Declaration</pdfaType:type>
<pdfaType:field><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaField:description>The address of what it conforms to</pdfaField:description>
<pdfaField:name>conformsTo</pdfaField:name>
<pdfaField:valueType>Text</pdfaField:valueType>
</rdf:li></rdf:Seq></pdfaType:field>
</rdf:li></rdf:Seq></pdfaSchema:valueType>
</rdf:li>
"""
_DECLARING = {
    "declared_prefix": 'xmlns:pdfd="http://pdfa.org/declarations/" ',
    "declared": _DECLARED,
    "types_prefix": (
        'xmlns:pdfaType="http://www.aiim.org/pdfa/ns/type#" '
        'xmlns:pdfaField="http://www.aiim.org/pdfa/ns/field#" '
    ),
    "schema": _SCHEMA,
}
"""What shape 3 declares (WTPDF 1.0), by where it stands; nothing before."""
_FIRST_DECLARING = 3


def packet_for(shape: int, title: bytes, made: bytes) -> bytes | None:
    """The packet that goes with a title and a time as the information of a file states them."""
    words, date = _TITLE.fullmatch(title), _DATE.fullmatch(made)
    if words is None or date is None:
        return None
    time = "{}-{}-{}T{}:{}:{}Z".format(*(part.decode("ascii") for part in date.groups()))
    declaring = _DECLARING if shape >= _FIRST_DECLARING else dict.fromkeys(_DECLARING, "")
    return _PACKET.format(title=words[1].decode("ascii"), time=time, **declaring).encode("utf-8")
