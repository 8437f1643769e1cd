"""Prevent Desktop: an offline guide through a Prevent referral.

Independent software, not made or endorsed by the Home Office, the police or any council.
"""

__version__ = "0.1.0"
"""As in `pyproject.toml`; stated here too, because asking the installed package takes its time."""
