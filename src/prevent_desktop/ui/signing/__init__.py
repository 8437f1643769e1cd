"""Who signs, and how?

Typed or drawn name, the own key or an organisation's key file. The parts here serve every page
that signs: the referral's, the short papers' and the countersignature's.
"""
