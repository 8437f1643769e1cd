"""``python -m prevent_desktop``, and the entry of the frozen program."""

import sys

from prevent_desktop.app import main

if __name__ == "__main__":
    sys.exit(main())
