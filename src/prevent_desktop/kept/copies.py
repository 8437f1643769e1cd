"""New drafts from what was sent: an amended copy, and the boxes of an addition."""

from collections.abc import Mapping
from dataclasses import replace

from prevent_desktop.document import own_reference
from prevent_desktop.errors import VaultError
from prevent_desktop.form.declaration import undeclared
from prevent_desktop.form.files import to_document
from prevent_desktop.kept.amends import Amends
from prevent_desktop.kept.drafts import Draft, DraftStore


def amended_copy(
    store: DraftStore, object_id: str, earlier: Mapping[str, object] | None = None
) -> Draft:
    """A new draft of a sent one, to put mistakes right; nothing is saved before the first change.

    `earlier` are the answers that its paper holds, where that can be read: the draft's own may have
    been changed since. The one it replaces stays as it is. Raises what `DraftStore.open` raises,
    and VaultError "not_sent".
    """
    sent = store.open(object_id)
    if not (sent.reference and sent.sent):
        raise VaultError("not_sent", object_id=object_id)
    referral = sent.referral
    copy = replace(referral, answers=undeclared(referral.form, referral.answers))
    amends = Amends(
        replaces=sent.reference,
        earlier=earlier if earlier is not None else to_document(referral.released()),
    )
    moment = store.now()
    return Draft(store.vault.new_id(), copy, moment, moment, amends=amends, leads=sent.leads)


def boxes_of_addition(sent: Draft) -> dict[str, str]:
    """What an addition to a sent referral begins with: reference, person, who writes."""
    released = sent.referral.released()
    name = " ".join(
        filter(None, (released.text("individual.forenames"), released.text("individual.surname")))
    )
    return {
        "first_reference": own_reference(sent.reference),
        "person": name,
        "name": sent.referral.referrer_name(),
        "role": released.text("referrer.role_org"),
        "phone": released.text("referrer.phone"),
    }
