"""The command line: one file per command, and nothing heavy imported before a command runs."""

import argparse
import gc
import os
import sys

from shutro import __version__
from shutro.cli import (
    add,
    aliases,
    board,
    check,
    claims,
    completion,
    desk,
    explain,
    figures,
    lsp,
    read,
    refused,
    said,
    search,
    sources,
    stories,
)

_COMMANDS = (
    *(read, board, explain, check, lsp),
    *(add, search, figures, said, claims, sources, stories, aliases, refused),
    completion,
    desk,
)
_ABOUT = "Reads Bengali news and keeps the record: who said what, on whose word, with which figures, at what time."
_EXAMPLE = """\
examples:
  shutro read report.txt --published 2024-02-01
  shutro read report.txt --format html -o report.html
  shutro explain report.txt s3
  shutro check draft.txt

exit code: 0 fine, 1 something was refused (check: found), 2 wrong usage.
`shutro COMMAND --help` tells more."""
INTERRUPTED = 130


def main(arguments: list[str] | None = None) -> int:
    """Run a command; ``arguments`` are those of the command line. Returns the exit code: 0 fine, 1 something refused,
    2 wrong usage.
    """
    gc.set_threshold(50_000, 20, 100)  # word lists are many objects and no garbage: a sixth of a short run's time
    options = parser().parse_args(arguments)
    try:
        _speak_utf8()
        code: int = options.run(options)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # the reader of our output (| head) has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        return _told(error)
    return code


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    whole = argparse.ArgumentParser("shutro", description=_ABOUT, epilog=_EXAMPLE, formatter_class=_Help)
    whole.add_argument("--version", action="version", version=f"shutro {__version__}")
    commands = whole.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in _COMMANDS:
        command.add(commands, _Help)
    return whole


class _Help(argparse.RawDescriptionHelpFormatter):
    """Help as wide as the terminal; argparse would import shutil to learn the width."""

    def __init__(self, prog: str) -> None:
        try:
            width = int(os.environ.get("COLUMNS") or os.get_terminal_size().columns)
        except (OSError, ValueError):
            width = 80
        super().__init__(prog, max_help_position=28, width=max(40, min(width, 120)) - 2)


def _speak_utf8() -> None:
    """Bengali goes out as UTF-8, whatever the console's own encoding."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure") and (stream.encoding or "").lower().replace("-", "") != "utf8":
            stream.reconfigure(encoding="utf-8")


def _told(error: Exception) -> int:
    from shutro.errors import ShutroError, UsageError

    if isinstance(error, ShutroError):
        sys.stderr.write(f"shutro: {error}\n")
        return 2 if isinstance(error, UsageError) else 1
    if isinstance(error, OSError):
        sys.stderr.write(f"shutro: {error}: nothing was written; check the place and try again\n")
        return 1
    raise error
