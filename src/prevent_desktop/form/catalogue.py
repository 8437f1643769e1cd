"""Every check a question set may name, with what its sentence may say."""

from collections.abc import Mapping
from types import MappingProxyType

from prevent_desktop.form import checks, text_checks
from prevent_desktop.form.checks import Check

CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "one_of": Check(checks.one_of, finds_missing=True),
        "date_exists": Check(checks.date_exists, points=False),
        "date_not_future": Check(checks.date_not_future, points=False),
        "age_over_120": Check(checks.age_over_120),
        "referral_before_noticed": Check(checks.referral_before_noticed),
        "late_referral": Check(checks.late_referral),
        "concern_says_nothing": Check(checks.concern_says_nothing),
        "anonymous_but_same": Check(checks.anonymous_but_same),
        "recipient_unusable": Check(checks.recipient_unusable),
        "more_than_one_current_address": Check(checks.more_than_one_current_address),
        "age_disagrees": Check(checks.age_disagrees),
        "child_safeguarding": Check(checks.child_safeguarding, frozenset({"contact"})),
        "eighteen_soon": Check(checks.eighteen_soon),
        "under_18_no_school": Check(checks.under_18_no_school),
        "not_discussed_with_lead": Check(checks.not_discussed_with_lead),
        "undrawable": Check(checks.undrawable, frozenset({"characters"}), points=False),
        "spelling_near_name": Check(text_checks.spelling_near_name, frozenset({"word", "name"})),
        "template_leftover": Check(
            text_checks.template_leftover, frozenset({"leftover"}), points=False
        ),
        "postcode_unusual": Check(text_checks.postcode_unusual, frozenset({"postcode"})),
        "phone_malformed": Check(text_checks.phone_malformed, points=False),
        "email_malformed": Check(text_checks.email_malformed, points=False),
        "referrer_contact_unusable": Check(text_checks.referrer_contact_unusable),
        "personal_mail": Check(text_checks.personal_mail),
        "first_noticer_named": Check(
            text_checks.first_noticer_named, frozenset({"what"}), points=False
        ),
    }
)
"""Checks by the name used in a question set."""
NOT_A_QUESTION = frozenset({"area"})
"""What a finding may point at besides a question."""
