"""Tests of Windows' own ways: they run there, or under wine by `dev.py test --windows`."""

import sys

collect_ignore_glob = [] if sys.platform == "win32" else ["test_*.py"]
