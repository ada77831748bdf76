"""The command `shutro`, and ``python -m shutro.cli`` where it is not on the path."""

import os
import sys

from shutro.cli import main


def run() -> None:
    """Run the command line, and end at once: to take the word lists apart one by one takes a fifth of a short run."""
    code = main()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # a full disk: it was told already
        pass
    os._exit(code)


if __name__ == "__main__":
    run()
