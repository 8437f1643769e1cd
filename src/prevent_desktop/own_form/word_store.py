"""The data that content controls are bound to (ECMA-376 part 1, 17.5.2.6 and 22.5)."""

import re

from lxml import etree

from prevent_desktop.own_form.word_package import Package, parse, serialise
from prevent_desktop.own_form.word_paragraph import writable
from prevent_desktop.own_form.word_xml import Element, child, value

_STEPS = re.compile(r"(?:/(?:[\w.-]+:)?[\w.-]+(?:\[\d+\])?)+(?:/@(?:[\w.-]+:)?[\w.-]+)?")
"""The paths that are followed: names and numbers only."""
_PREFIX = re.compile(r"""xmlns:([\w.-]+)\s*=\s*["']([^"']*)["']""")
_CORE = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"
"""The identifier under which Word binds to the core properties ([MS-DOCX])."""


class Store:
    """The stores of one file; parsed when a control leads to them."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._roots: dict[str, Element] = {}
        self._written: set[str] = set()

    def write(self, properties: Element, text: str) -> None:
        """Write a value where the control's w:dataBinding leads, if it leads anywhere."""
        binding = child(properties, "w:dataBinding")
        if binding is None:
            return
        name = self._part(value(binding, "w:storeItemID"))
        path = value(binding, "w:xpath")
        if not name or not _STEPS.fullmatch(path):
            return
        prefixes = dict(_PREFIX.findall(value(binding, "w:prefixMappings")))
        try:
            found = self._root(name).xpath(path, namespaces=prefixes or None)
        except etree.XPathError:
            return
        if found:
            self._put(found[0], writable(text))
            self._written.add(name)

    @staticmethod
    def _put(node: Element, text: str) -> None:
        if isinstance(node, str):  # an attribute, which knows where it is
            parent = node.getparent()  # type: ignore[attr-defined]
            parent.set(node.attrname, text)  # type: ignore[attr-defined]
        elif not len(node):
            node.text = text

    def changed(self) -> dict[str, bytes]:
        """The parts that were written to."""
        return {
            name: serialise(self._roots[name], self._package.parts[name]) for name in self._written
        }

    def _root(self, name: str) -> Element:
        if name not in self._roots:
            self._roots[name] = parse(self._package.parts[name])
        return self._roots[name]

    def _part(self, identity: str) -> str:
        if identity.upper() == _CORE:
            return "docProps/core.xml" if "docProps/core.xml" in self._package.parts else ""
        for name in self._package.parts:
            found = re.fullmatch(r"customXml/itemProps(\d+)\.xml", name)
            item = f"customXml/item{found[1]}.xml" if found else ""
            if item in self._package.parts and self._identity(name) == identity.upper():
                return item
        return ""

    def _identity(self, name: str) -> str:
        root = self._root(name)
        told = [text for key, text in root.attrib.items() if str(key).endswith("itemID")]
        return str(told[0]).upper() if told else ""
