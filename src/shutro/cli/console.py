"""The console that text is shown on: the terminal with its width and colours, or a plain stream."""

from typing import NoReturn, TextIO

from rich.console import Console

_WIDTH = 100  # where there is no terminal


class _Console(Console):
    """One that leaves it to the command line what to do when nobody reads any more."""

    def on_broken_pipe(self) -> NoReturn:
        """Instead of rich's own end of the program."""
        raise BrokenPipeError


def console(to: TextIO) -> Console:
    """A console that writes to this stream, without colours and of a fixed width where it is no terminal."""
    return _Console(file=to) if to.isatty() else _Console(file=to, width=_WIDTH, color_system=None)
