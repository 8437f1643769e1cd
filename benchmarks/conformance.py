"""The conformance table of every kind of file, and the tamper table, from `tests.document`."""

import sys

from tests.document.tables import main

if __name__ == "__main__":
    sys.exit(main())
