"""The note for CPOMS, MyConcern, EMIS or SystmOne: facts of the handing over only."""

from datetime import datetime

from prevent_desktop.form.printed import printed
from prevent_desktop.moments import load_zone
from prevent_desktop.referral import Referral


def record_note(referral: Referral, reference: str, made: datetime) -> str:
    """The note about a finished referral; it leaves out what happened."""
    released = referral.released()

    def words(question_id: str) -> str:
        question = referral.form.by_id[question_id]
        detail = released.text(f"{question_id}_detail")
        answer = printed(question, released.get(question_id)).text
        return f"{answer}. {detail}" if detail else answer

    when = load_zone(referral.area.zone).day_and_time(made)
    return (
        f"Prevent referral {reference}, made on {when}.\n"
        f"To: {referral.area.recipient.address}\n"
        f"Person told: {words('safeguarding.informed')}\n"
        f"Discussed with the lead: {words('safeguarding.lead_discussed')}"
    )
