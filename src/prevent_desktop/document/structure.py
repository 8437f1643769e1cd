"""The structure tree inside the file (ISO 32000-1, 14.7; ISO 32000-2, 14.7.4 for the namespace)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from prevent_desktop.document.tags import Element, MarkedContent

PDF_2 = "http://iso.org/pdf2/ssn"
"""The standard structure namespace of PDF 2.0."""


@dataclass(slots=True)
class _Tree:
    """What is needed, and gathered, while elements are written."""

    pdf: pikepdf.Pdf
    pages: Sequence[pikepdf.Object]
    widgets: Sequence[pikepdf.Object]
    widget_pages: Sequence[int]
    marked: list[dict[int, pikepdf.Object]] = field(default_factory=list)
    widget_owners: dict[int, pikepdf.Object] = field(default_factory=dict)
    elements: dict[Element, pikepdf.Object] = field(default_factory=dict)
    roles: dict[str, pikepdf.Object] = field(default_factory=dict)
    element: pikepdf.Object = field(default_factory=lambda: Name.StructElem)
    mark: pikepdf.Object = field(default_factory=lambda: Name.MCR)
    """Names that are made once: there are hundreds of elements."""

    def role(self, name: str) -> pikepdf.Object:
        """The name of a role."""
        if name not in self.roles:
            self.roles[name] = Name(f"/{name}")
        return self.roles[name]


def write_structure(
    pdf: pikepdf.Pdf,
    pages: Sequence[pikepdf.Object],
    root: Element,
    widgets: Sequence[pikepdf.Object],
    widget_pages: Sequence[int],
) -> Mapping[Element, pikepdf.Object]:
    """Write the elements below `root` and the tree that leads from content back to them.

    The document is of the namespace of PDF 2.0, in which its name means the same (ISO 32000-2,
    14.8.6); nothing else is, so that a reader of PDF 1.7 understands every element.
    """
    tree = _Tree(pdf, pages, widgets, widget_pages, [{} for _ in pages])
    top = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    top.K = Array([_write(tree, root, top)])
    namespace = pdf.make_indirect(Dictionary(Type=Name.Namespace, NS=String(PDF_2)))
    top.Namespaces = Array([namespace])
    top.K[0].NS = namespace
    numbers = Array()
    for index, (page, owners) in enumerate(zip(pages, tree.marked, strict=True)):
        page.StructParents = index
        page.Tabs = Name.S
        numbers.append(index)
        numbers.append(pdf.make_indirect(Array([owners[n] for n in range(len(owners))])))
    for index, widget in enumerate(widgets):
        widget.StructParent = len(pages) + index
        numbers.append(len(pages) + index)
        numbers.append(tree.widget_owners[index])
    top.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
    top.ParentTreeNextKey = len(pages) + len(widgets)
    pdf.Root.StructTreeRoot = top
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    return tree.elements


def _write(tree: _Tree, element: Element, parent: pikepdf.Object) -> pikepdf.Object:
    written = tree.pdf.make_indirect(
        Dictionary(Type=tree.element, S=tree.role(element.role), P=parent)
    )
    tree.elements[element] = written
    if element.alt:
        written.Alt = String(element.alt)
    if element.language:
        written.Lang = String(element.language)
    if element.scope:
        written.A = Dictionary(O=Name.Table, Scope=Name(f"/{element.scope}"))
    if element.field_index is not None:
        # The reference stands by itself, not in an array: pyHanko accepts a later signature in a
        # tagged field only at the path ...K.Obj, and calls it tampering otherwise.
        index = element.field_index
        page = tree.pages[tree.widget_pages[index]]
        written.K = Dictionary(Type=Name.OBJR, Obj=tree.widgets[index], Pg=page)
        tree.widget_owners[index] = written
    elif element.content:
        written.K = Array([_child(tree, child, written) for child in element.content])
    return written


def _child(
    tree: _Tree, child: Element | MarkedContent, parent: pikepdf.Object
) -> pikepdf.Object | Dictionary:
    if isinstance(child, Element):
        return _write(tree, child, parent)
    tree.marked[child.page][child.number] = parent
    return Dictionary(Type=tree.mark, Pg=tree.pages[child.page], MCID=child.number)
