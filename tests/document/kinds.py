"""Every kind of file this package makes, from fixed content, a fixed clock and fixed keys."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import msgspec
from tests.document.conftest import (
    AREA_DATA,
    FORM_DATA,
    MIXED,
    MOMENT,
    NARRATIVE,
    SIGNER,
    VALUES,
    fixed_identity,
)

from prevent_desktop import document
from prevent_desktop.area.area import Area
from prevent_desktop.document import Addendum, Considered, Holder, Identity, Mark, Paper, Receipt
from prevent_desktop.form.answers import Released
from prevent_desktop.form.definition import Form

SCRIPTS: dict[str, str] = tomllib.loads(
    Path(__file__).with_name("scripts.toml").read_text(encoding="utf-8")
)
FORM, AREA = msgspec.convert(FORM_DATA, Form), msgspec.convert(AREA_DATA, Area)
REFERRER = fixed_identity(SIGNER, 20261122)
LEAD = fixed_identity(Holder("Lea Lead", "Head"), 7777777)
HOSTILE = "a\x00 \ud800 \ue000 \u13a0 \u0641\u064e\u064f <b>&</b> " * 400
REFERENCE = "PR-7K2M-4H9Q"


def paper(values: Mapping[str, Any] | None = None, **changes: Any) -> Paper:
    """A finished paper with some answers or facts changed."""
    given = VALUES | dict(values or {})
    whole = Paper(
        form=FORM,
        area=AREA,
        released=Released(FORM.id, FORM.version, AREA.id, MappingProxyType(given)),
        shown=frozenset(FORM.by_id) - {"individual.secret"},
        payload=b'{"answers": {"individual.surname": "Example"}}',
        reference=REFERENCE,
        moment=MOMENT,
        complete=True,
        signer=SIGNER,
        fingerprint=REFERRER.fingerprint,
    )
    return replace(whole, **changes)


def signed(made: bytes, identity: Identity = REFERRER, mark: Mark | None = None) -> bytes:
    return document.sign(made, identity, MOMENT, mark or Mark())


def _finished() -> bytes:
    return document.render(paper())


def _countersigned() -> bytes:
    return document.countersign(signed(_finished()), LEAD, MOMENT, Mark(typed="Lea Lead"))


def _many_scripts() -> bytes:
    texts = tuple(SCRIPTS.values())
    values = {"concerns.description": "\n\n".join(texts), "individual.names": texts}
    return document.render(paper(values))


def _sixty_pages() -> bytes:
    return document.render(paper({"concerns.description": "\n\n".join([NARRATIVE] * 370)}))


def addition() -> bytes:
    return document.render_addendum(
        Addendum(
            area=AREA,
            reference="PR-AAAA-BBBB",
            first_reference=REFERENCE,
            person="Amina Example",
            referrer="Sam Sample",
            phone="01632 960001",
            text=NARRATIVE,
            moment=MOMENT,
            signer=SIGNER,
            fingerprint=REFERRER.fingerprint,
        )
    )


def decision() -> bytes:
    return document.render_considered(
        Considered(
            marking=AREA.marking,
            reference="",
            about=MIXED,
            decided_by="Sam Sample",
            concern=NARRATIVE,
            reasons="It was homework.",
            support="",
            moment=MOMENT,
            signer=SIGNER,
        )
    )


def _receipt() -> bytes:
    return document.render_receipt(
        Receipt(
            area=AREA,
            reference=REFERENCE,
            handed_to=AREA.recipient.address,
            how="By email",
            handed_over="22 November 2026 at 14:00",
            by="Sam Sample",
            files=((f"{REFERENCE}.pdf", "0123456789abcdef" * 4),),
            fingerprint=REFERRER.fingerprint,
            moment=MOMENT,
        )
    )


STROKES = (((0.0, 0.2), (0.5, 0.9), (1.0, 0.3)), ((0.2, 0.1), (0.8, 0.1)))
MAKERS: dict[str, Callable[[], bytes]] = {
    "finished": _finished,
    "signed": lambda: signed(_finished()),
    "signed, typed": lambda: signed(_finished(), mark=Mark(typed=f"Sam {MIXED}")),
    "signed, drawn": lambda: signed(_finished(), mark=Mark(strokes=STROKES)),
    "countersigned": _countersigned,
    "incomplete": lambda: signed(document.render(paper(complete=False))),
    "draft": lambda: document.render(paper(draft=True, payload=None)),
    "without answers": lambda: signed(document.render(paper(payload=None))),
    "hostile": lambda: document.render(paper({"concerns.description": HOSTILE})),
    "many scripts": _many_scripts,
    "sixty pages": _sixty_pages,
    "blank": lambda: document.render_blank(FORM, AREA, MOMENT),
    "blank, large": lambda: document.render_blank(FORM, AREA, MOMENT, large=True),
    "addition": lambda: signed(addition()),
    "decision": decision,
    "receipt": _receipt,
    "recovery phrase": lambda: document.render_phrase("otter lamp river stone maple green", MOMENT),
}
SIGNATURES = {
    "signed": 1,
    "signed, typed": 1,
    "signed, drawn": 1,
    "countersigned": 2,
    "incomplete": 1,
    "without answers": 1,
    "addition": 1,
}
"""How many signatures a kind has; the others have none."""


@cache
def made(kind: str) -> bytes:
    """The file of a kind, made once."""
    return MAKERS[kind]()
