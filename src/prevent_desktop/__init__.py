"""Prevent Desktop: an offline guide through a Prevent referral.

Independent software, not made or endorsed by the Home Office, the police or any council.
"""
