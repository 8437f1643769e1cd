"""The one way to set up, run, test and check Prevent Desktop: ``python3 dev.py run``.

Standard library only. This file stays readable to very old Pythons (2.7 too), so that it can
say what is needed instead of showing a syntax error; the work is done in ``devtools/``.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "Prevent Desktop needs Python 3.11 or newer; this is Python %d.%d. "
        "Run it again with a newer one, such as: python3.11 dev.py run" % sys.version_info[:2]
    )

from devtools.commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
