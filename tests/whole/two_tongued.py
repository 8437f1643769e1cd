"""Papers that say one thing on their pages and another in the data inside them."""

import json
from datetime import date
from pathlib import Path

from tests.document.conftest import MOMENT
from tests.document.kinds import REFERRER

from prevent_desktop import document
from prevent_desktop.app import read_library
from prevent_desktop.document import Mark, Paper
from prevent_desktop.form.files import to_bytes
from prevent_desktop.referral import Referral, referral_from_file

EXAMPLES = Path(__file__).resolve().parents[2] / "resources" / "examples"
TODAY = date(2026, 11, 22)


def example(name: str = "child") -> Referral:
    raw = json.loads((EXAMPLES / f"{name}.json").read_text(encoding="utf-8"))
    return referral_from_file(read_library(), raw)


def paper_of(shown: Referral, inside: Referral, mark: Mark | None = None) -> bytes:
    """A signed paper with the pages of one referral and the data of another."""
    rendered = document.render(
        Paper(
            form=shown.form,
            area=shown.area,
            released=shown.released(),
            shown=shown.review(TODAY).shown,
            payload=to_bytes(inside.released()),
            reference="PR-7K2M-4H9Q",
            moment=MOMENT,
            complete=True,
            signer=REFERRER.holder,
        )
    )
    return document.sign(rendered, REFERRER, MOMENT, mark or Mark())
