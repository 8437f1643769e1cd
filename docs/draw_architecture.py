"""Draw the rooms of the program into `architecture.md`, from what the modules import.

`python docs/draw_architecture.py` writes it anew; a test fails when the picture and the imports
have drifted apart. Arrows that follow from two others are left out of the pictures, not of the
tables.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "prevent_desktop"
PAGE = ROOT / "docs" / "architecture.md"
BEGIN, END = "<!-- drawn from the imports: {name} -->", "<!-- end of {name} -->"

Graph = dict[str, set[str]]


def rooms(folder: Path) -> dict[str, list[Path]]:
    """Each room or loose module of a folder, with its files."""
    found: dict[str, list[Path]] = {}
    for file in sorted(folder.rglob("*.py")):
        name = file.relative_to(folder).parts[0].removesuffix(".py")
        if name != "__init__":
            found.setdefault(name, []).append(file)
    return found


def imported(file: Path, prefix: str) -> Iterator[str]:
    """What a file imports below a dotted prefix: the next name of each."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            if node.module == prefix:
                yield from (alias.name for alias in node.names)
            elif node.module.startswith(f"{prefix}."):
                yield node.module.removeprefix(f"{prefix}.").split(".")[0]


def graph(folder: Path) -> Graph:
    """Which room imports which others."""
    prefix = ".".join(folder.relative_to(PACKAGE.parent).parts)
    known = rooms(folder)
    return {
        name: {other for file in files for other in imported(file, prefix)} & set(known) - {name}
        for name, files in known.items()
    }


def levels(edges: Graph) -> dict[str, int]:
    """How many rooms lie below each one, on the longest way down."""
    found: dict[str, int] = {}
    while len(found) < len(edges):
        for name, below in edges.items():
            if name not in found and below <= set(found):
                found[name] = 1 + max((found[other] for other in below), default=-1)
    return found


def reduced(edges: Graph) -> Graph:
    """The arrows without those that follow from two others."""
    reach: Graph = {}
    for name in sorted(edges, key=levels(edges).__getitem__):
        reach[name] = edges[name].union(*(reach[other] for other in edges[name]))
    return {
        name: {one for one in below if not any(one in reach[other] for other in below)}
        for name, below in edges.items()
    }


def question(files: list[Path], folder: Path, name: str) -> str:
    """The first line of a room's docstring."""
    home = folder / name / "__init__.py"
    text = ast.get_docstring(ast.parse((home if home in files else files[0]).read_text("utf-8")))
    return (text or "").split("\n", maxsplit=1)[0]


def drawn(folder: Path) -> str:
    """One picture and one table of a folder's rooms."""
    edges, known = graph(folder), rooms(folder)
    depth = levels(edges)
    order = sorted(edges, key=lambda name: (-depth[name], name))
    picture = ["```mermaid", "flowchart TD"]
    for name in order:
        # A trailing underscore: `end` and others are words of the language.
        picture.append(f'    {name}_["{name}"]')
        picture += [f"    {name}_ --> {other}_" for other in sorted(reduced(edges)[name])]
    table = ["| Room | What it answers | Imports |", "|---|---|---|"]
    for name in order:
        below = ", ".join(sorted(edges[name])) or "nothing of ours"
        table.append(f"| `{name}` | {question(known[name], folder, name)} | {below} |")
    return "\n".join([*picture, "```", "", *table])


def page(text: str) -> str:
    """The page with its drawn parts as they are now."""
    for name, folder in (("the program", PACKAGE), ("the window", PACKAGE / "ui")):
        begin, end = BEGIN.format(name=name), END.format(name=name)
        before, rest = text.split(begin)
        text = f"{before}{begin}\n\n{drawn(folder)}\n\n{end}{rest.split(end)[1]}"
    return text


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8")
