"""Signing: PAdES B-B with SHA-256, certified so that only signature fields may be filled later.

The first signature certifies the file (DocMDP, P=2); a second one, in the field made for it
beforehand, is an incremental update that leaves the first whole. Nothing is fetched: no time
stamp, no revocation data.
"""

import io
from datetime import datetime
from pathlib import Path

from asn1crypto import keys, x509
from pyhanko.pdf_utils.content import AnnotAppearances
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.attributes import CMSAttributeProvider
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko_certvalidator.registry import SimpleCertificateStore

from prevent_desktop.document.appearance import draw_appearance
from prevent_desktop.document.certificate_names import compare_names_as_they_are
from prevent_desktop.document.encoding import encode_once
from prevent_desktop.document.foreign import Foreign
from prevent_desktop.document.identity import NAMELESS, Identity
from prevent_desktop.document.mark import NO_MARK, Mark
from prevent_desktop.document.metadata_left_alone import leave_metadata_alone
from prevent_desktop.document.packing import ends_safely
from prevent_desktop.document.plain_tokens import read_plain_tokens_at_once
from prevent_desktop.document.quiet import quiet
from prevent_desktop.document.signature_part import REFERRER_FIELD, TITLES
from prevent_desktop.document.usable import refuse_unusable
from prevent_desktop.errors import DocumentError, IdentityError
from prevent_desktop.moments import in_utc

_BESIDE_CERTIFICATES = 2048
"""Bytes of a signature without its certificate, at most; stating it saves signing twice to see."""
_TRIES = 16
"""How many blanks at most make room after the box, until the table of what is added ends well."""


def sign_field(
    pdf: bytes,
    identity: Identity,
    moment: datetime,
    *,
    field: str,
    fonts_dir: Path,
    mark: Mark = NO_MARK,
) -> bytes:
    """Sign the field of that name; the referrer's signature also certifies the file.

    The box says the moment in its own zone; in the file every date is in UTC.

    Raises:
        DocumentError: `not_signable` if there is no such empty field, or the file cannot be read.
        IdentityError: `key_not_accepted`, `not_yet_valid`, `expired` if the key cannot be used.

    """
    refuse_unusable(identity, moment)
    compare_names_as_they_are()
    read_plain_tokens_at_once()
    leave_metadata_alone()
    signer = _signer(identity)
    details = signers.PdfSignatureMetadata(
        field_name=field,
        certify=field == REFERRER_FIELD,
        docmdp_permissions=MDPPerm.FILL_FORMS,
        subfilter=SigSeedSubFilter.PADES,
        md_algorithm="sha256",
        name=identity.holder.name.strip() or NAMELESS,
    )
    signed = pdf
    for blanks in range(_TRIES):
        look = draw_appearance(
            identity, moment, fonts_dir, mark, title=TITLES[field], blanks=blanks
        )
        signed = _signed(
            pdf,
            _Signer(details, signer=signer, stamp_style=_Appearance(look), moment=in_utc(moment)),
            reserved=2 * (2 * len(identity.certificate_der) + _BESIDE_CERTIFICATES),
        )
        # One in 256 tables does not; where the signature and the table stand is said in it.
        if ends_safely(signed[len(pdf) :]):
            break
    return signed


def _signed(pdf: bytes, signer: "_Signer", *, reserved: int) -> bytes:
    out = io.BytesIO()
    with quiet():
        try:
            signer.sign_pdf(
                _Writer(io.BytesIO(pdf), strict=False),
                output=out,
                existing_fields_only=True,
                bytes_reserved=reserved,
            )
        except Exception as error:
            raise DocumentError("not_signable") from error
    return out.getvalue()


def _signer(identity: Identity) -> Foreign:
    try:
        return _KeySigner(
            signing_cert=x509.Certificate.load(identity.certificate_der),
            signing_key=keys.PrivateKeyInfo.load(identity.private_key_der),
            cert_registry=_empty_store(),
        )
    except (ValueError, TypeError):
        raise IdentityError("key_not_accepted") from None


def _empty_store() -> Foreign:
    store: Foreign = SimpleCertificateStore
    return store()


class _Writer(IncrementalPdfFileWriter):
    """A writer that leaves the metadata alone.

    pyHanko 0.38 serialises the XMP packet again on every write and thereby breaks its PDF/A
    extension schema. `_update_meta` is private: the exact version is pinned, and a test validates
    the signed file.
    """

    def _update_meta(self) -> None:
        pass


class _KeySigner(signers.SimpleSigner):
    """A key that signs; the facts that it signs are encoded before anything is built round them.

    `_signed_attr_providers` is private to pyHanko: the exact version is pinned.
    """

    def _signed_attr_providers(self, *args: Foreign, **kwargs: Foreign) -> Foreign:
        return map(_Encoded, super()._signed_attr_providers(*args, **kwargs))


class _Encoded(CMSAttributeProvider):
    """A fact to be signed, encoded once."""

    def __init__(self, fact: Foreign) -> None:
        self._fact = fact
        self.attribute_type = fact.attribute_type

    async def build_attr_value(self, dry_run: bool = False) -> Foreign:
        return encode_once(await self._fact.build_attr_value(dry_run=dry_run))


class _Signer(signers.PdfSigner):
    """A signer whose clock is an argument."""

    def __init__(self, *args: Foreign, moment: datetime, **kwargs: Foreign) -> None:
        super().__init__(*args, **kwargs)
        self._moment = moment

    def init_signing_session(self, *args: Foreign, **kwargs: Foreign) -> Foreign:
        session = super().init_signing_session(*args, **kwargs)
        session.system_time = self._moment
        return session


class _Appearance:
    """A ready-made page as the look of a signature, in the shape pyHanko asks of a stamp style."""

    def __init__(self, page: bytes) -> None:
        self._page = page

    def create_stamp(self, writer: Foreign, box: Foreign, text_params: Foreign) -> "_Stamp":
        del box, text_params
        reader = PdfFileReader(io.BytesIO(self._page))
        return _Stamp(writer.import_page_as_xobject(reader))


class _Stamp:
    """The stamp made from it."""

    def __init__(self, reference: Foreign) -> None:
        self._reference = reference

    def apply_appearance(self, annotation: Foreign) -> None:
        annotation["/AP"] = AnnotAppearances(normal=self._reference).as_pdf_object()
