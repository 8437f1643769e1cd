"""Every check a question set may name, with what its sentence may say."""

from collections.abc import Mapping
from types import MappingProxyType

from prevent_desktop.form import (
    anonymity,
    checks,
    date_checks,
    person_checks,
    spelling,
    text_checks,
)
from prevent_desktop.form.checks import Check

_DOUBT = frozenset({"reason", "given"})
_CONTACT = frozenset({"contact"})

CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "one_of": Check(checks.one_of, finds_missing=True),
        "date_exists": Check(
            date_checks.date_exists,
            frozenset({"date", "fault"}),
            codes=date_checks.FAULTS,
            points=False,
        ),
        "date_not_future": Check(date_checks.date_not_future, frozenset({"date"}), points=False),
        "date_too_old": Check(date_checks.date_too_old, frozenset({"date", "year"}), points=False),
        "age_over_120": Check(date_checks.age_over_120),
        "referral_before_noticed": Check(date_checks.referral_before_noticed),
        "late_referral": Check(date_checks.late_referral),
        "referral_long_ago": Check(date_checks.referral_long_ago),
        "concern_says_nothing": Check(checks.concern_says_nothing),
        "anonymous_but_same": Check(checks.anonymous_but_same),
        "recipient_unusable": Check(checks.recipient_unusable),
        "more_than_one_current_address": Check(checks.more_than_one_current_address),
        "no_home_ticked": Check(person_checks.no_home_ticked),
        "name_says_not_known": Check(
            person_checks.name_says_not_known, frozenset({"typed"}), points=False
        ),
        "age_disagrees": Check(checks.age_disagrees),
        "child_safeguarding": Check(checks.child_safeguarding, _CONTACT),
        "age_unread": Check(checks.age_unread, _CONTACT),
        "eighteen_soon": Check(checks.eighteen_soon),
        "under_18_no_school": Check(checks.under_18_no_school),
        "not_discussed_with_lead": Check(checks.not_discussed_with_lead),
        "follow_up_disagrees": Check(
            checks.follow_up_disagrees,
            frozenset({"choice", "chosen"}),
            points=False,
        ),
        "undrawable": Check(checks.undrawable, frozenset({"characters"}), points=False),
        "spelling_near_name": Check(spelling.spelling_near_name, frozenset({"word", "name"})),
        "template_leftover": Check(
            text_checks.template_leftover, frozenset({"leftover"}), points=False
        ),
        "postcode_unusual": Check(text_checks.postcode_unusual, frozenset({"postcode"})),
        "phone_malformed": Check(
            text_checks.phone_malformed, _DOUBT, codes=text_checks.PHONE_DOUBTS, points=False
        ),
        "email_malformed": Check(
            text_checks.email_malformed, _DOUBT, codes=text_checks.EMAIL_DOUBTS, points=False
        ),
        "referrer_contact_unusable": Check(text_checks.referrer_contact_unusable),
        "personal_mail": Check(text_checks.personal_mail),
        "first_noticer_named": Check(
            anonymity.first_noticer_named,
            frozenset({"what", "found"}),
            codes=frozenset(anonymity.DETAILS),
            points=False,
        ),
        "first_noticer_shares_name": Check(
            anonymity.first_noticer_shares_name, frozenset({"found"}), points=False
        ),
    }
)
"""Checks by the name used in a question set."""
QUESTION = "question"
"""What every check's sentence may say: the label of the question that it points at."""
NOT_A_QUESTION = frozenset({"area"})
"""What a finding may point at besides a question."""
