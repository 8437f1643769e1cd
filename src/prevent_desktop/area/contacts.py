"""Who to contact, picked from an area's contacts for the page that asks."""

from prevent_desktop.area.area import Area, Contact


def contacts_for(area: Area, *purposes: str) -> tuple[Contact, ...]:
    """The contacts of these purposes: in the order asked for, then as the area file has them."""
    return tuple(each for purpose in purposes for each in area.contacts if each.purpose == purpose)


def beside_a_referral(area: Area, *, child: bool | None) -> tuple[Contact, ...]:
    """Who to turn to besides Prevent about a child or an adult; both while no age is known."""
    if child is None:
        return contacts_for(area, "child", "adult")
    return contacts_for(area, "child" if child else "adult")


def first_contacts(area: Area, *, child: bool | None) -> tuple[Contact, ...]:
    """Who to contact before and while writing: advice, schools, then safeguarding."""
    return (*contacts_for(area, "advice", "education"), *beside_a_referral(area, child=child))


def ways(contact: Contact) -> tuple[tuple[str, str], ...]:
    """How to reach a contact, as pairs of a label and what to ring, or to write to."""
    phone = f"Phone, {contact.hours[:1].lower()}{contact.hours[1:]}" if contact.hours else "Phone"
    pairs = (
        (phone, contact.phone),
        ("Out of hours", contact.out_of_hours),
        ("Text relay", contact.text_relay),
        ("Email", contact.email),
    )
    return tuple((label, value) for label, value in pairs if value)
