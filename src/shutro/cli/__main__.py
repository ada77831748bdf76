"""``python -m shutro.cli``: the command line where the command `shutro` is not on the path."""

import sys

from shutro.cli import main

sys.exit(main())
