"""Every error has a sentence for a person, and every sentence an error."""

import ast
import tomllib
from pathlib import Path

from prevent_desktop import errors
from prevent_desktop.shipped import resources
from prevent_desktop.shipped.messages import UNNAMED, placeholders

SOURCES = Path(errors.__file__).parent
FAMILIES = {
    kind.__name__: kind.family
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, errors.PreventDesktopError)
}


def raised() -> dict[tuple[str, str], list[frozenset[str]]]:
    """What the sources raise: (family, code) → the names of the places, one set for each raise."""
    found: dict[tuple[str, str], list[frozenset[str]]] = {}
    for file in SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            if node.func.id in FAMILIES and node.args and isinstance(node.args[0], ast.Constant):
                key = (FAMILIES[node.func.id], str(node.args[0].value))
                places = frozenset(word.arg for word in node.keywords if word.arg)
                found.setdefault(key, []).append(places)
    return found


def sentences() -> dict[tuple[str, str], str]:
    catalogue = tomllib.loads(resources.read_text("messages.toml"))
    return {
        (family, code): text for family, table in catalogue.items() for code, text in table.items()
    }


def test_every_error_has_its_sentence() -> None:
    assert sorted(raised().keys() - sentences().keys()) == []


def test_every_sentence_is_told_what_it_names() -> None:
    said = sentences()
    untold = {
        key: missing
        for key, raises in raised().items()
        for places in raises
        if key in said and (missing := placeholders(said[key]) - places - UNNAMED.keys())
    }
    assert untold == {}


def test_sentences_are_sentences() -> None:
    for key, text in sentences().items():
        assert text.endswith("."), key
        assert "\n" not in text, key
        assert "Traceback" not in text, key
