"""A signature is encoded once: the same bytes, and not as often as it is asked for."""

from collections.abc import Callable
from typing import Any

import pytest
from asn1crypto import cms, core, x509
from tests.document.conftest import MOMENT
from tests.document.kinds import REFERRER, made

from prevent_desktop import document
from prevent_desktop.document.encoding import encode_once

MOST_ENCODINGS = 300
"""Of values that consist of others, for one signature; there were 2,100."""


def put_together() -> cms.SignerIdentifier:
    """Values in values, as pyHanko builds a signature."""
    issuer = x509.Certificate.load(REFERRER.certificate_der).issuer
    number = cms.IssuerAndSerialNumber({"issuer": issuer, "serial_number": 7})
    return cms.SignerIdentifier({"issuer_and_serial_number": number})


def attributes() -> cms.CMSAttributes:
    return cms.CMSAttributes(
        [
            cms.CMSAttribute({"type": "content_type", "values": ["data"]}),
            cms.CMSAttribute({"type": "message_digest", "values": [b"digest"]}),
        ]
    )


@pytest.mark.parametrize("made_up", [put_together, attributes, lambda: core.Integer(5)])
def test_the_bytes_are_the_same(made_up: Callable[[], Any]) -> None:
    assert encode_once(made_up()).dump() == made_up().dump()
    read = made_up().load(made_up().dump())
    assert encode_once(read).dump() == made_up().dump()


def test_a_signature_takes_few_encodings(monkeypatch: pytest.MonkeyPatch) -> None:
    counted = 0

    def counting(own: Callable[..., None]) -> Callable[..., None]:
        def encode(*args: Any, **kwargs: Any) -> None:
            nonlocal counted
            counted += 1
            own(*args, **kwargs)

        return encode

    for kind in (core.Sequence, core.SequenceOf, core.SetOf):
        monkeypatch.setattr(kind, "_set_contents", counting(kind._set_contents))
    document.sign(made("finished"), REFERRER, MOMENT)
    assert 0 < counted < MOST_ENCODINGS
