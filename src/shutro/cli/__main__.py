"""The command `shutro`, and ``python -m shutro.cli`` where it is not on the path."""

import os
import sys

from shutro.cli import main


def run() -> None:
    """Run the command line, and end at once: to take the word lists apart one by one takes a tenth of a short run."""
    code = main()
    try:  # noqa: SIM105 - contextlib would be imported for this alone
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # a full disk: it was told already
        pass
    os._exit(code)


if __name__ == "__main__":
    run()
